"""The dateline that opens a release: place, date, wire tag, in the orders in which they are printed."""

import re
from datetime import date

from cyberport_cms.bilingual.markdown import inline

from .draft import Dateline
from .scripts import compiled

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
DASH = r"[-‐‑‒–—―－─━]{1,3}"
OPENED, CLOSED = "（(【[［〔〈《<＜", "）)】]］〕〉》>＞"
DATE_EN = (
    rf"{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b)"
    r",?\s+\d{4}"
)
_DAY_EN = DATE_EN.removesuffix(r",?\s+\d{4}")  # the year is left out now and then
_NUMERAL = "〇○零一二三四五六七八九十廿卅0-9０-９"
DATE_ZH = (
    rf"(?:[{_NUMERAL}]{{4}}|(?<!\d)1\d\d|民國\s*[{_NUMERAL}]{{2,4}})\s*年\s*[{_NUMERAL}]{{1,3}}\s*月\s*[{_NUMERAL}]{{1,3}}\s*日"
    r"(?:\s*(?:[（(](?:星期|週|周)[一二三四五六日天][）)]|[，,]?\s*(?:星期|週|周)[一二三四五六日天](?![至及、])))?"
)
_DAY_ALONE_ZH = rf"[{_NUMERAL}]{{1,3}}\s*月\s*[{_NUMERAL}]{{1,3}}\s*日"  # no year
_MINGUO = 1911  # years, which Taiwan’s calendar leaves out
_DATE_NUMBERS = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
_HOUR_ZH = r"(?:\s*(?:香港時間\s*)?(?:[上下中]午)?\s*\d{1,2}\s*[時:：](?:\d{1,2}分?|半|正)?)"
_TO = rf"\s*(?:{DASH}|[~～至到])\s*"
_DAY_OF_SPAN = r"\d{1,2}(?:\s*月\s*\d{1,2}\s*日?|\s?[./-]\s?\d{1,2})"
_SPAN = re.compile(  # 2026.03.26 – 04.07, 2026年3月26日至4月7日, 26 March – 7 April 2026
    rf"\d{{4}}\s*[年./-]\s*{_DAY_OF_SPAN}{_TO}(?:\d{{4}}\s*[年./-]\s*)?(?:{_DAY_OF_SPAN}|\d{{1,2}}\s*日?)"
    rf"|{_DAY_OF_SPAN}{_TO}(?:{_DAY_OF_SPAN}|\d{{1,2}}\s*日)(?:\s*[,，./]?\s*\d{{4}})?"
    rf"|\d{{1,2}}(?:\s{_MONTH})?{_TO}\d{{1,2}}\s{_MONTH},?(?:\s\d{{4}})?"
    rf"|{_MONTH}\s\d{{1,2}}{_TO}(?:{_MONTH}\s)?\d{{1,2}},?(?:\s\d{{4}})?",
    re.IGNORECASE,
)
_LINK = r"\[[^\]\n]{2,60}\]\([^)\n]{0,200}\)"
_AGENCY = r"(?:wire|news|press|media|eqs|acn|通訊社|美通社|新聞社)"
_WIRE = (
    rf"(?:\([^()\n]{{2,40}}\)|\({_LINK}\)|/[^/\n]{{2,70}}/|{_LINK}"
    rf"|[^\W\d_](?:(?!\s{DASH}\s)[^\d\n,，()/]){{0,30}}?{_AGENCY}[^\d\n,，()/–—]{{0,20}}?)"
)
_PLACE_EN = r"(?P<place>[^\W\d_][^\d\n:;“”\"]{1,80}?)"
_PLACE_ZH = (  # 中國，香港: a country before its town
    r"(?P<place>(?:[㐀-鿿]{2,4}[，,] ?(?=[㐀-鿿]{2,4}[，,—–\s-]))?[㐀-鿿][㐀-鿿、／/·及和 ]{1,18}?)(?:訊|電)?"
)
_IN, _OUT = f"[{re.escape(OPENED)}]", f"[{re.escape(CLOSED)}]"
_BRACKET, _CLOSED = f"{_IN}?", f"{_OUT}?"
_SEPARATOR = rf"\s*(?:[,，|｜．·‧•・]|{DASH}|/)\s*"
_ZONE = r"(?:(?:Pacific|Mountain|Central|Eastern)(?: (?:Standard |Daylight )?Time)?|[A-Z]\w+/[A-Z]\w+|[A-Z]{2,4})\b"
_HOUR = (  # now and then
    rf"(?:,?\s+(?:(?:@|at)\s*)?\d{{1,2}}:\d{{2}}(?:\s*[ap]\.?m\.?)?(?:\s+{_ZONE})?)?"
)
_END = (
    rf"{_HOUR}(?:\s*(?P<dash>{DASH}\s*{_WIRE}\s*{DASH}|{DASH}|[|｜]|/(?=\s)|[:：])[ \t]*"
    r"|\s*(?P<alone>$|\n))"
)
_GAP = r"(?:[ \t\u00a0]{2,16}|\u3000{1,8})"  # set where others set a dash
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # HONG KONG SAR - Some Newswire - 3 June 2025 -
        rf"^{_BRACKET}{_PLACE_EN}(?:{_SEPARATOR}|\s+(?=[(/]))(?P<wire>{_WIRE}\s*(?:{DASH}|/|,)?\s*)?"
        rf"(?P<date>{DATE_EN})\s*(?P<wire2>{_WIRE})?{_CLOSED}{_END}",
        # Hong Kong (3 June 2025) –
        rf"^{_PLACE_EN}\s*\(\s*(?P<date>{DATE_EN})\s*\){_END}",
        # (SOME WIRE) - June 3, 2025 - Hong Kong -
        rf"^(?P<wire>{_WIRE})\s*{DASH}\s*(?P<date>{DATE_EN}){_SEPARATOR}{_PLACE_EN}{_END}",
        # 3 June 2025, Hong Kong –
        rf"^{_BRACKET}(?P<date>{DATE_EN}){_SEPARATOR}{_PLACE_EN}\s*{_WIRE}?{_CLOSED}{_END}",
        rf"^{_BRACKET}{_PLACE_EN}{_SEPARATOR}(?P<date>{_DAY_EN})\s*{_WIRE}?{_CLOSED}{_END}",
        rf"^{_BRACKET}(?P<date>{_DAY_EN}){_SEPARATOR}{_PLACE_EN}\s*{_WIRE}?{_CLOSED}{_END}",
        rf"^{_BRACKET}(?P<date>{DATE_EN}){_CLOSED}{_END}",
        # 香港，2025年6月3日 –
        rf"^{_BRACKET}{_PLACE_ZH}(?:{_SEPARATOR}|[^\S\n]*)(?:{_WIRE}\s*(?:{DASH})?\s*)?[（(]?"
        rf"(?P<date>{DATE_ZH})\s*[訊電]?\s*{_WIRE}?{_CLOSED}{_END}",
        rf"^{_BRACKET}(?P<date>{DATE_ZH}){_SEPARATOR}{_PLACE_ZH}\s*{_WIRE}?{_CLOSED}{_END}",
        # MOUNT KITE, CA – 2025年6月3日 –, Hong Kong，6月3日 –: a place in Latin letters
        rf"^{_BRACKET}(?P<place>[A-Z][A-Z .,’'-]{{1,60}}?){_SEPARATOR}(?P<date>{DATE_ZH}|{_DAY_ALONE_ZH})\s*{_WIRE}?{_CLOSED}{_END}",
        # 香港，6月3日 –
        rf"^{_BRACKET}{_PLACE_ZH}{_SEPARATOR}(?P<date>{_DAY_ALONE_ZH})\s*[訊電]?{_CLOSED}{_END}",
        # 2025年6月3日  高雄    內文, 2025年6月3日　內文: gaps are set where others set a dash
        rf"^(?P<date>{DATE_ZH})(?:\s+(?P<place>[㐀-鿿]{{2,6}}?)訊?)?{_GAP}(?=[^。\n]{{16,400}}。)",
        # 3 June 2025, Hong Kong   Text; Hong Kong, 3 June 2025   Text
        rf"^(?P<date>{DATE_EN}){_SEPARATOR}{_PLACE_EN}(?<!\.){_GAP}(?=[^.\n]{{30,600}}[.,])",
        rf"^{_PLACE_EN}{_SEPARATOR}(?P<date>{DATE_EN}){_GAP}(?=[^.\n]{{30,600}}[.,])",
        rf"^{_BRACKET}(?P<date>{DATE_ZH}){_CLOSED}{_END}",
        # 2025年6月3日（香港）－
        rf"^(?P<date>{DATE_ZH})\s*{_IN}{_PLACE_ZH}{_OUT}{_END}",
        rf"^{_BRACKET}{_PLACE_ZH}(?P<date>){_WIRE}?(?<=訊){_CLOSED}{_END}",
    )
)
_GOES_TO = compiled(rf"(?:{_DAY_ALONE_ZH}|[{_NUMERAL}]{{1,3}}\s*日)(?=[，,、。\s(（])")
_DAY_ZH = rf"(?:{DATE_ZH}|{_DATE_NUMBERS})"
_BRACKETED = compiled(  # （香港，2025年6月3日）內文: no dash is needed behind a bracket
    rf"^{_IN}\s*(?:{_PLACE_ZH}(?:{_SEPARATOR}|\s*)(?P<date>{_DAY_ZH})\s*[訊電]?|{_PLACE_EN.replace('place', 'place2')}"
    rf"{_SEPARATOR}(?P<date2>{DATE_EN})|(?P<date3>{DATE_EN}){_SEPARATOR}{_PLACE_EN.replace('place', 'place4')}"
    rf"|(?P<date4>{_DAY_ZH})(?:{_SEPARATOR}|\s+){_PLACE_ZH.replace('place', 'place5')}|(?P<date6>{DATE_ZH})"
    rf"|(?P<date7>{DATE_EN})(?=\s*{_OUT}\s?[A-Z])|(?P<date8>{_DAY_ALONE_ZH})(?:{_SEPARATOR}|\s*)(?P<place6>[㐀-鿿]{{2,8}})[訊電]"
    rf"|(?P<place3>[㐀-鿿]{{2,8}})訊(?:\s*{_OUT}\s*{_IN}\s*(?P<date5>{DATE_ZH}))?)\s*{_OUT}\s*",
    re.IGNORECASE,
)
_UNDATED = re.compile(  # HONG KONG--(SOME WIRE)--
    rf"^(?P<place>[A-Z][A-Z .,/&’'-]{{2,60}}?)\s*{DASH}?\s*\([A-Z][^()\n]{{2,40}}\)\s*{DASH}\s*"
)
_TOWN = re.compile(  # STAMFORD, CT – The text
    rf"^(?P<place>[A-Z][A-Z .’'-]{{2,30}}, (?:[A-Z]{{2}}|[A-Z][A-Z ]{{3,20}}))\s+{DASH}\s+(?=[A-Z])"
)
_SMALL_WORDS = {"and", "of", "the", "de", "la", "le", "da", "do", "del", "am", "an", "upon", "sur"}
_NO_PLACE = compiled(
    r"(?:In|On|At|From|The|This|That|Since|By|Until|For|As|With|Our|We|It|Date|Issued|Updated|"
    r"Released?|When|After|Before|Today)\b|.*[於在是將本我由]",
    re.IGNORECASE,
)
_KNOWN_PLACE = compiled(
    r"hong ?kong|kowloon|new territories|hksar|macau|macao|china|beijing|shanghai|shenzhen|guangzhou|"
    r"hangzhou|chengdu|taipei|taoyuan|hsinchu|taichung|tainan|kaohsiung|singapore|tokyo|osaka|seoul|bangkok|jakarta|manila|kuala lumpur|hanoi|"
    r"ho chi minh|mumbai|delhi|bengaluru|dubai|abu dhabi|riyadh|doha|london|paris|berlin|frankfurt|"
    r"munich|zurich|geneva|davos|milan|rome|madrid|barcelona|lisbon|amsterdam|brussels|vienna|stockholm|"
    r"new york|boston|chicago|los angeles|san francisco|las vegas|washington|seattle|austin|toronto|"
    r"vancouver|sydney|melbourne|auckland|cannes|"
    r"香港|九龍|新界|澳門|北京|上海|深圳|廣州|杭州|成都|[台臺]北|新北|桃園|新竹|[台臺][中南]|高雄|新加坡|東京|首爾|倫敦|巴黎|紐約|日內瓦|杜拜|迪拜",
    re.IGNORECASE,
)

_BEFORE_BRACKET = re.compile(  # 香港（2025年6月3日）內文
    rf"^(?P<place>{_KNOWN_PLACE.pattern}){_IN}(?P<date>{DATE_ZH}){_OUT}\s*", re.IGNORECASE
)
_BEFORE_PLACE = re.compile(  # 3 June 2025 – Hong Kong, Some Works is …
    rf"^(?P<date>(?i:{DATE_EN}))\s*{DASH}\s*(?P<place>(?i:{_KNOWN_PLACE.pattern})),\s+(?=[A-Z])"
)
_ESCAPED = re.compile(
    r"\\([\[（(【][^\[\]\n\\]{4,60})\\(?=[\]）)】])"
)  # \[Hong Kong, 3 June 2025\]
_BEHIND_GAP = re.compile(  # 2026年3月3日 台北訊 – 內文
    rf"^{_IN}?(?P<date>{DATE_ZH})\s+(?P<place>(?:{_KNOWN_PLACE.pattern})市?)訊?{_OUT}?\s*{DASH}\s*",
    re.IGNORECASE,
)
_ONLY_PLACE = re.compile(  # （香港）內文: no date, but sentences behind it
    rf"^(?P<open>{_IN})\s*(?P<place>{_KNOWN_PLACE.pattern})\s*{_OUT}(?:\s*{DASH})?\s*(?=[^。]{{16,400}}。)"
)
_REPORTED = re.compile(r"(?<=[㐀-鿿]{2})訊[、／/ ].*$")  # 台北訊／, 台北訊、請即發稿
_UNPAIRED = re.compile(r"^[^(]*\)")
_LONGEST_DATE = 120  # characters, with what stands before it and the gaps
_PLACE_AND_DASH = re.compile(  # Hong Kong – Some text that goes on to its full stop.
    rf"^(?P<place>(?i:{_KNOWN_PLACE.pattern}))\s+{DASH}\s+(?=[A-Z][^\n]{{60,500}}?[a-z)]\.(?:\s|$))"
)


def find_dateline(raw: str) -> tuple[Dateline, str] | None:
    """The dateline that opens a paragraph, and the rest of the paragraph; None without one.

    Words are never rewritten: `printed` + rest are the paragraph, bold marks aside. A line that
    holds nothing else is a dateline where it is only a date, or names a place that is known.
    """
    plain = raw.replace("**", "")
    plain = _ESCAPED.sub(r"\1", plain, count=1) if plain.startswith("\\") else plain
    for form in (
        _BEFORE_PLACE,
        *_FORMS,
        _BRACKETED,
        _BEFORE_BRACKET,
        _BEHIND_GAP,
        _ONLY_PLACE,
        _UNDATED,
        _TOWN,
        _PLACE_AND_DASH,
    ):
        match = form.match(plain[:600])
        if match and _is_open(match.group()):
            continue  # "(3 June 2025 – Hong Kong)": its date is not all of it
        if match and _GOES_TO.match(plain, match.end()):
            continue  # 西九龍，6月3日 – 6月8日，風箏工作坊
        if match and (place := _place(match.groupdict())) is not None:
            printed = inline(match.group()).text.strip()
            dateline = Dateline(place, date_of(_day(match.groupdict())), printed)
            return dateline, _behind(raw, len(plain) - match.end())
    return None


def is_whole(dateline: Dateline) -> bool:
    """With its place, and a date that leaves out no year: （香港訊） leaves it all to the foot.

    What is not may be the day of an event, further down.
    """
    leaves_year_out = dateline.date is None and any(char in dateline.printed for char in "月日")
    return bool(dateline.place) and not leaves_year_out


def _is_open(text: str) -> bool:
    """True where a bracket that opens a dateline is not closed in it."""
    return text[:1] in OPENED and not re.search(_OUT, text)


def is_date(line: str) -> bool:
    """True where a line holds a date and nothing else."""
    if len(line) > _LONGEST_DATE:
        return False
    label = r"(?:(?:(?:release )?date|issued|released?|(?:發[稿布佈表出]|公[布佈]|新聞稿)?(?:日期|時間))\s*[:：]\s*)?"
    place = rf"(?:[\s,，|｜·]+(?:{_KNOWN_PLACE.pattern}))?"  # 2025年6月3日　香港
    above = rf"(?:(?:{_KNOWN_PLACE.pattern})[\s,，|｜]*(?={DATE_ZH}))?"  # 香港，2025年6月3日
    return bool(
        re.fullmatch(
            rf"{label}{_BRACKET}{above}(?:{DATE_EN}|{DATE_ZH}|{_DATE_NUMBERS}){_HOUR_ZH}?{_CLOSED}{place}",
            line.strip(),
            re.IGNORECASE,
        )
    )


def is_span(line: str) -> bool:
    """True where a line holds the days from which to which something is on, and nothing else."""
    return bool(_SPAN.fullmatch(line.strip().strip("（）()")))


def place_of(line: str) -> str:
    """The place that stands beside a date on a line of its own, where there is one."""
    place = _KNOWN_PLACE.search(line)
    return place.group() if place else ""


def date_of(text: str) -> date | None:
    """The first full date in a text."""
    if found := re.search(DATE_ZH, text):
        numbers = re.findall(rf"[{_NUMERAL}]+", found.group())
        year, month, day = (_number(number) for number in numbers[:3])
        return _date(year + _MINGUO * (year < 1000), month, day)  # 民國111年, 111年
    if found := re.search(DATE_EN, text, re.IGNORECASE):
        words = re.findall(r"[a-z]+|\d+", re.sub(_WEEKDAY, "", found.group().lower(), count=1))
        month = next((_MONTHS[word] for word in words if word in _MONTHS), 0)
        day, year = [int(word) for word in words if word.isdigit()][:2]
        return _date(year, month, day)
    if found := re.search(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b", text):
        return _date(*(int(number) for number in found.groups()))
    if found := re.search(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b", text):
        day, month, year = (int(number) for number in found.groups())  # as Hong Kong writes it
        return _date(year, month, day) or _date(year, day, month)
    return None


def _place(found: dict[str, str | None]) -> str | None:
    """The place as printed, empty where only a date stands there; None where it is no place."""
    places = (text for name, text in found.items() if name.startswith("place") and text)
    place = next(places, "")
    place = _REPORTED.sub("", (place or "").strip(" *,，"))
    if not place:
        return "" if _day(found) else None
    if _UNPAIRED.search(place) or place.count("(") != place.count(")"):
        return None
    words = re.findall(r"[^\W\d_][\w.’'-]*", place)
    is_place = not _NO_PLACE.match(place) and all(
        word[0].isupper() or word[0] > "\u2e80" or word in _SMALL_WORDS for word in words
    )
    is_alone = found.get("alone") is not None and not (found.get("wire") or found.get("wire2"))
    if is_alone and not _KNOWN_PLACE.search(place):
        return None  # "Annual Dinner, 3 June 2025" on a line of its own is a title
    return place if is_place else None


def _behind(raw: str, length: int) -> str:
    """The end of the text that holds so many characters, bold marks aside; its bold is kept."""
    place = len(raw)
    while length:
        place -= 1
        if raw.startswith("**", place - 1):
            place -= 1
        else:
            length -= 1
    before, rest = raw[:place], raw[place:]
    if before.count("**") % 2:  # the bold runs on into the text, or ends right here
        rest = rest[2:].lstrip() if rest.startswith("**") else f"**{rest}"
    return "" if rest.strip() == "**" else rest


def _day(found: dict[str, str | None]) -> str:
    return next((text for name, text in found.items() if name.startswith("date") and text), "")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(digits: str) -> int:
    """A year, month or day in Latin or Chinese digits: 2025, 二○二五, 十二, 廿六."""
    digits = digits.replace("廿", "二十").replace("卅", "三十")
    digits = digits.translate(
        str.maketrans(
            "〇○零一二三四五六七八九０１２３４５６７８９", "000" + "123456789" + "0123456789"
        )
    )
    if "十" in digits:
        tens, _, ones = digits.partition("十")
        return int(tens or 1) * 10 + int(re.sub("十", "", ones) or 0)
    return int(digits)
