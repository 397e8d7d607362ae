"""What a line opens: the end of the text, contacts, notes, a boilerplate, the small print."""

import re
from typing import Literal

from .datelines import CLOSED, DASH, DATE_EN, DATE_ZH, OPENED
from .scripts import compiled

Kind = Literal["contacts", "about", "notes", "footer"]
COLONS = (":", "：", "︰", "﹕")

_RULE = r"[-‐‑‒–—―－─━*~～=＊※○●◆■．.\s]*"
_IN, _OUT = f"[{re.escape(OPENED)}]?", f"[{re.escape(CLOSED)}]?"
BARS = "▍▌▎▏▐▋▊▉█┃❙❚"  # head a text and open no list
POINTS = "◆◇■□●○◎◉★☆▲△▶►▷▪▫❖※✦♦🔹🔸🔷🔶🔺🔻🔴🟠🟡🟢🔵🟣🟤🟥🟧🟨🟩🟦🟪📌"  # head one, or open the items of a list
_EMOJI = "[\U0001f300-\U0001faff\u2600-\u27bf\u2139]\ufe0f?"
_FRAME = rf"(?:[{re.escape(OPENED)}{BARS}{POINTS}＊~～]|{_EMOJI}|{DASH})?\s*"  # around a heading
_FRAMED = rf"\s*(?:[{re.escape(CLOSED)}※＊~～]|{DASH})?"
_END_WORD = r"(?:(?:the\s+)?ends?|end of (?:press |news |media )?release|(?:全文|全稿|本文|文|本?新聞稿|本?稿件?|公報)?完[結畢]?)"
_STAMP = rf"(?:(?P<stroke>\s*[/／]?\s*)(?P<stamp>(?:(?:香港|Hong Kong)[\s,，]*)?(?:{DATE_EN}|{DATE_ZH}).*))?"
_END_MARK = compiled(
    rf"(?:\\?[#＃]{{2,6}}|\\?[#＃](?:\s[#＃]){{2}}|{_RULE}{_IN}\s*{_END_WORD}(?:[\s/／]*{_END_WORD})?[.。]?\s*{_OUT}{_RULE}"
    rf"|\\?#{{3}}\s*{_END_WORD}(?:[\s/／]*{_END_WORD})?\s*#{{3}}|[-‐‑–—]\s*30\s*[-‐‑–—]|(?:[-‐‑–—]\s*)?\\?#\s*[-‐‑–—]|\./\.){_STAMP}",
    re.IGNORECASE,
)
_ISSUED_AT = compiled(  # below the end mark of a government's release
    r"(?:Issued at\s+)?HKT\s+\d{1,2}:\d{2}|(?:發[出佈布放]時間\s*[:：]\s*)?香港時間\s*\d{1,2}\s*時(?:\s*\d{1,2}\s*分|正)?|N{4}",
    re.IGNORECASE,
)
_SUBJECT = (
    r"(?:media|press|investors?|analysts?|pr|ir|public|journalists?|news|editorial|corporate|company|business|marketing|"
    r"sales|interview|agency|general|communications?)"
)
_CONTACTS = compiled(
    rf"^(?!\w+ relations (?:\w+ )?(?:manager|director|officer|executive|specialist|consultant|lead|head|associate|assistant)\b)"
    rf"(?:for\s+)?(?:(?:all|any|further|more|other|additional)\s+)*{_SUBJECT}(?:\s*(?:and|&|/|or|,|\s)\s*{_SUBJECT}){{0,3}}\s+"
    r"(?:relations\s+)?(?:enquir(?:y|ies)|inquir(?:y|ies)|quer(?:y|ies)|contacts?|relations|liaison|questions|requests?)"
    r"(?-i:(?![a-z]))"
    r"|^for\s+(?:any\s+|all\s+|further\s+|more\s+|additional\s+|general\s+)*(?:[\w-]+\s+){0,4}?"
    r"(?:enquir\w*|inquir\w*|information|details|quer\w*|questions|interviews?|assistance)\b[^.。\n]{0,100}?\bcontact"
    r"|^(?:for|to)\s+(?:[a-z]+\s+)?(?:more|further)\b[^.。\n]{0,140}?\bplease contact\b"
    r"|^for\s+(?:more|further|additional|media|press)\s+(?:information|details|enquiries|inquiries)(?=\s*[:：]?\s*(?:\n|$))"
    r"|^(?:if you (?:have|need|would)|should you)\b[^.\n]{0,100}\bcontact\b"
    r"|^(?:please\s+)?contacts?(?:\s+(?:us|details|information|persons?|info|points?))?(?=\s*[:：]|\s*$|\s*\n)"
    r"|^(?-i:[A-Z](?:[^.:：\n]|(?<=\b(?:Corp))\.|(?<=\b(?:Inc|Ltd))\.){1,60}\s(?:(?:Investor|Media|Press)\s+)?Contact(?:s|\s+Information|\s+Details)?\s*[:：])"
    r"|^(?-i:Contact(?=[A-Z][\w’'-]*\.? [A-Z]))"
    r"|^(?:contacts?\s+(?:details|information|persons?))(?-i:(?![a-z]))"
    r"|^(?:please\s+contact|to (?:arrange|schedule|book|request) (?:an )?interviews?)\b|^(?:enquir|inquir)(?:y|ies)(?-i:(?![a-z]))|^(?:investor|media|press|public) relations(?=\s*$|\s*\n|\s*[:：])|^rsvp\b"
    rf"|^{_FRAME}(?:如有任何|如有|如需|如欲|有關)?(?:更多|進一步|其他)?(?:(?:傳媒|媒體|新聞界|新聞稿?|記者|採訪|投資[者人]|公共|公關|企業|業務|客戶|一般)"
    r"(?:及|與|和|、|／|/|或)?){1,3}(?:關係)?(?:部)?(?:查詢|聯絡|聯繫|垂詢|採訪|接洽|(?<=關係)窗口)(?:人|方法|資料|方式|電話|窗口)?"
    rf"|^{_FRAME}(?:查詢|聯絡方法|聯絡資料|聯絡方式|聯絡人|聯絡我們|聯繫方式)(?:詳情)?{_FRAMED}\s*(?:[：:，,\n]|$|請)"
    r"|^[如若](?:有|需要?|欲|想)[^。，,\n]{0,12}(?:訊息|資[訊料]|詳情|消息)[，,]?\s*(?:請|歡迎|可)與?(?:聯絡|聯繫|洽)"
    r"|^(?:傳媒|媒體|新聞界|記者|編輯)?如[有需欲](?:任何|進一步|其他)?(?:傳媒)?(?:查詢|疑問|垂詢)(?!更多)"
    r"|^如[有需欲](?:傳媒)?(?:安排|進行|預約)?(?:查詢|訪問|專訪|採訪)[^。，,\n]{0,10}[，,]?\s*(?:請|歡迎|可)與?(?:聯絡|聯繫|致電|電郵)?",
    re.IGNORECASE,
)
ISSUED = compiled(  # 本新聞稿由甲公關代表乙公司發布。如有查詢，請聯絡：
    r"[此本](?:新聞|傳媒)?(?:稿件?|公[告布佈])[是乃]?由(?P<zh>[^。\n]{2,40}?)(?:(?:代表|(?<=[司關訊團播構理問])代)[^。\n]{2,60}?)?(?:發[布佈出放表]|撰寫)[。，,；]\s*"
    r"|this (?:(?:press|news|media) )?(?:release|announcement|statement) (?:is|was|has been) (?:issued|distributed|released|sent)(?: out)? "
    r"by (?P<en>[^\n]{2,100}?) (?:on behalf of|for) [^\n]{2,120}?\.\s+",
    re.IGNORECASE,
)
_NOTES = compiled(
    rf"^{_FRAME}(?:(?:notes?|background)\s+(?:to|for)\s+(?:the\s+)?editors?|editors?['’]?s?\s+notes?|media notes?|編輯垂注|編者按|致編輯|編輯備註|"
    rf"編輯注意|給編輯的話|備註){_FRAMED}\s*[:：]?$",
    re.IGNORECASE,
)
_FOOTER = compiled(
    r"^(?:hashtags?\s*[:：]|the issuer is solely responsible|view (?:the )?(?:original|source)\b|source\s*[:：]|SOURCE\s+[A-Z]"
    r"|(?:legal )?disclaimers?\b.{0,40}$|(?:forward|Forward)[- ‑]looking (?:statements?|information)|cautionary (?:statement|note)"
    r"|safe harbou?r|important (?:notice|information|disclaimer)|risk (?:warning|disclosure|disclaimer)s?\b.{0,20}$|legal notices?$"
    r"|related (?:materials?|links?|websites?|information)\b.{0,20}$|useful links?|websites?\s*[:：]?$|follow us\b|attachments?\s*[:：]?$|copyright\b|©"
    r"|this (?:post|article|content|release|communication|advertorial) (?:contains|is|was|may contain)\b.{0,60}\b(?:sponsored|paid|informational|promotional|advertising)"
    r"|issued (?:by|at)\b.{0,60}$|photo captions?\b|captions?\s*[:：]"
    r"|免責聲明|發[布佈]者對本公告|前瞻性(?:陳述|聲明)|風險(?:提示|披露|聲明|警告)|重要(?:提示|聲明|告示)|相關(?:連結|資料|網[頁址])|(?:圖片|相片)(?:說明|註)"
    r"|附件\s*(?:[:：]|$)|主題標籤|(?:資料|新聞)?來源\s*[:：]|發稿[：:])",
    re.IGNORECASE,
)
_ABOUT_EN = re.compile(
    r"^(?:About|ABOUT)\s*[:：]?\s+(?P<name>(?:[Tt]he\s+|our\s+)?(?:[^\W\d_a-z]|[“\"‘'($]|\d+(?!(?:st|nd|rd|th)\b)[A-Za-z]|\d\w*[A-Z]|[a-z]{1,3}[A-Z])"
    r"(?:[^.:：\n!?;]|\.(?=\w)|(?<=[A-Z])\.|(?<=\bLtd)\.|(?<=\bInc)\.|(?<=\bCo)\.|(?<=\bCorp)\.|(?<=\bSt)\.|(?<=\bDr)\.){0,110}?)"
    r"\s*[:：]?$"
)
_ABOUT_LOWER = re.compile(
    r"^About\s+(?P<name>(?:the|our|this)\s+(?:\w+\s+){0,3}\w+)\s*[:：]?$|^About\s+(?P<us>us|(?-i:[a-z][a-z\d.]{2,24}))\s*[:：]?$",
    re.IGNORECASE,
)
_CODE = r"[（(]股[份票]代[號碼][^（）()\n]{1,30}[）)]"  # 股份代號：0000.HK
_ABOUT_ZH = compiled(
    rf"^{_FRAME}(?:關於|有關|認識)\s*(?P<name>[^。，：:；\n]{{1,40}}?)\s*(?:{_CODE})?{_FRAMED}\s*[：:]?$"
    rf"|^{_FRAME}(?P<brief>[^。，：:；\n]{{2,24}}?)(?:簡介|背景資料|(?<=[會司團構金牌學院局])背景|(?<=[會司團構金牌學院局店群校業])介紹){_FRAMED}\s*[：:]?$"
    rf"|^{_FRAME}(?:公司|企業|品牌|機構|組織|單位|團體|社群|學校)(?:簡介|介紹)\s*[：:]\s*(?P<named>[^。，：:；\n]{{2,40}})$"
)
_ABOUT_TWICE_ZH = compiled(r"(?:關於|有關|認識)\s*(.{2,30}?)[：:\s]*(?=\1)")
_ABOUT_COLON_ZH = compiled(
    rf"(?:關於|認識)\s*(?!.{{2,40}}{_CODE}$)[^。，：:；\n]{{2,30}}[：:]\s*(?=\S)"
)
_NAME_TWICE = re.compile(
    r"([^\W\d_a-z][^\n:：]{5,80}?)\s*[:：]\s*(?=\1\b)"
)  # Acme Works:Acme Works is
_ABOUT_CAPITALS = re.compile(  # ABOUT ACMEAcme is …, ABOUT ACME Acme is …
    r"ABOUT\s+(?:[A-Z0-9&][A-Z0-9&.,'’®™()-]*\s+)*?[A-Z0-9&][A-Z0-9&.,'’®™()-]*?\s*[:：]?\s*(?=[A-Z][a-z])"
)
_ABOUT_AGAIN = re.compile(  # About eKites and Friends eKites is …, About Acme – always one step aheadAcme is …
    r"(?:About|ABOUT)\s+(?P<first>[\w&’'.-]{0,40}[A-Z][\w&’'.-]{0,40}(?: [A-Z&][\w&’'.-]{0,30}){0,4})(?![\w&’'.-])"
    r"[^\n.:：,]{0,100}?(?<![A-Z])\s*(?=(?P=first)\s+(?:is|are|was|has|offers|provides)\b)"
)
_ABOUT_REPEATED = re.compile(  # ABOUT ACME WORKS LTD: Acme Works Ltd is …
    r"ABOUT\s+(?:THE\s+)?(?P<name>\S[^\n:：]{2,80}?)\s*[:：]?\s*(?=(?:The\s+)?(?P=name)(?!\w))",
    re.IGNORECASE,
)
OPENERS = (
    r"(?:The|We|Founded|Established|Headquartered|As|With|Since|In|At|Our|For|A|An|It|This|More|Based|Launched|"
    r"Listed|Incorporated|From|Under|One|Its|Formed|Born|Started|Owned|Part|Named|Created|Is|Built|Set)\s"
)
_FOUNDED = re.compile(  # "About Acme Works Founded in 1989, Acme …"
    r"(?:Founded|Established|Headquartered|Based|Launched|Formed|Incorporated|Since) (?:(?:in|by|on|near) )?[A-Z\d][^.]{0,60}?, "
)
_OPEN = re.compile(r"[（(][^（()）]{1,100}$")
_LONGEST_HEADING = 130
_LONGEST_MARK = 60
_LEAST_BELOW = 40  # characters of a text below its heading


def is_end_mark(raw: str) -> bool:
    """True for ###, END, - Ends -, －完－, （完）, Ends/Friday, 6 June 2025."""
    return _end_mark(raw) is not None


def mark_and_stamp(raw: str) -> tuple[str, str]:
    """An end mark without the date behind it, and that date: 【完】, 2026年3月3日."""
    found = _end_mark(raw)
    if found is None or not found["stamp"]:
        return raw.strip(), ""
    return found.string[: found.start("stroke")].strip(), found["stamp"].strip()


def is_issued_at(line: str) -> bool:
    """True for the hour at which a release was issued, and the NNNN that closes a telegram."""
    return bool(_ISSUED_AT.fullmatch(line.strip()))


def _end_mark(raw: str) -> re.Match[str] | None:
    text = raw.strip().replace("**", "")
    return _END_MARK.fullmatch(text) if 0 < len(text) <= _LONGEST_MARK else None


def kind_of(text: str) -> Kind | None:
    """The section that a line opens, where it opens one."""
    text = text.strip()
    if about(text):
        return "about"
    if _NOTES.match(text):
        return "notes"
    if _FOOTER.match(text):
        return "footer"
    if contact_heading(text):
        return "contacts"
    return None


def contact_heading(text: str) -> int:
    """How many characters of a text open a section of contacts; 0 where none does."""
    issued = ISSUED.match(text)
    match = _CONTACTS.match(text[issued.end() :] if issued else text)
    return match.end() + (issued.end() if issued else 0) if match else 0


def about(text: str) -> str:
    """The organisation of a line that is a boilerplate's heading: "About Acme", 關於某公司."""
    text = text.strip()
    if len(text) > _LONGEST_HEADING:
        return ""
    for pattern in (_ABOUT_EN, _ABOUT_LOWER, _ABOUT_ZH):
        if match := pattern.match(text):
            name = next((found for found in match.groups() if found), "")
            if _OPEN.search(name):  # 關於某會 (Acme): the bracket is of the name
                name += text[text.index(name) + len(name)]
            return re.sub(r"^(?:the|The)\s+(?=[A-Z])", "", name).strip(' “”"–—-') or name
    return ""


def about_split(text: str) -> int:
    """Where the text begins in a paragraph that opens with its boilerplate's heading; 0 without one.

    "About AcmeAcme is …", "About Acme: We …", "About Acme Acme is …", 關於甲甲是…
    """
    if named := _NAME_TWICE.match(text):
        return named.end()
    if chinese := _ABOUT_TWICE_ZH.match(text):
        return chinese.end()
    if chinese := _ABOUT_COLON_ZH.match(text):
        return chinese.end()
    if again := _ABOUT_AGAIN.match(text):
        return again.end()
    if text.startswith("ABOUT") and (repeated := _ABOUT_REPEATED.match(text)):
        return repeated.end()
    if capitals := _ABOUT_CAPITALS.match(text):
        return capitals.end()
    if not re.match(r"(?:About|ABOUT)\s+\S", text):
        return 0
    if twice := re.match(r"(?:About|ABOUT)\s+(\S.{2,60}?)(?=\1(?![a-z]))", text):
        return twice.end()  # "About AcmeAcme is …", whatever Acme begins with
    head = text[: _LONGEST_HEADING + 40]
    if colon := re.match(
        r"About\s+(?:the\s+)?[^\W\d_a-z][^.:：;!?\n]{1,80}(?:[:：]|\s[-–—])\s*(?=[A-Z])", head
    ):
        return colon.end()
    medium = 0
    for match in re.finditer(r"(?<=[^\W_]|[.)®™”])\s{0,3}(?=[A-Z])", head):
        place = match.end()
        name = re.sub(r"^About\s+(?:the\s+)?", "", head[: match.start()], flags=re.IGNORECASE)
        rest = head[place:]
        first = name.split()[0] if name.split() else ""
        is_glued = match.start() == match.end()
        if place < 8 or not first:
            continue
        repeats = len(first) > 2 and re.match(rf"(?:The\s+)?{re.escape(first)}(?![a-z])", rest)
        is_again = len(name) > 2 and rest.startswith((name, f"The {name}"))
        if is_again or (repeats and is_glued):
            return place
        if re.match(OPENERS, rest) and (is_glued or re.match(r"The\s[^.]{3,90}\(", rest)):
            return place
        if _FOUNDED.match(rest) and first in rest:
            return place
        if (
            is_glued
            and not medium
            and len(rest) > _LEAST_BELOW  # not inside a name: “About KiteWorks”
            and re.match(r"[A-Z][a-z]", rest)
            and re.search(r"[a-z.)®™”]$", name)
        ):
            medium = place if re.search(r"\s", name) or len(name) > 5 else 0
    return medium
