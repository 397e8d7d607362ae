"""Dates, months and days of the week in Chinese text."""

import re
from collections.abc import Iterator
from datetime import date

from ...quantities import Unit
from ..english import dates_in_latin
from ..mentions import Mention, day_alone
from .numerals import digit_by_digit, small_number
from .page import TO, Page, pattern

_D = "[一二三四五六七八九]"
_ZERO = "[零〇0Oo]"
# Where a number of the calendar may begin: not inside another number.
START = r"(?<![0-9一二三四五六七八九十百千萬億廿卅零〇$¥])(?<![0-9][.,/-])"
YEAR = rf"(?:(?:1[5-9]|20|21)[0-9]{{2}}(?![0-9])|(?:一[八九]|二{_ZERO})(?:{_D}|{_ZERO}){{2}})"
# Of the calendar of Taiwan, where a month or the name of the era tells it: 114年3月, 民國114年.
_YEAR_OF_ERA = r"(?:民國 ?[0-9]{1,3}|1[01][0-9])(?![0-9])"
_MONTH = r"(?:1[0-2](?![0-9])|0?[1-9](?![0-9])|十[一二]?|[一二三四五六七八九元])"
_DAY = rf"(?:(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])|三十一?|二?十{_D}?|廿{_D}?|卅一?|{_D}(?!十))"
_WEEKDAY = "(?:星期|禮拜|週|周)[一二三四五六日天]"
# "星期五", "（星期五）" and "(五)" behind a date.
_NAMED = rf"(?:[ ,，、]? ?(?:{_WEEKDAY}|\( ?(?:{_WEEKDAY}|[一二三四五六日]) ?\)))?"

# Words reckoned from the dateline. Other characters beside them make other words: 目前年, 日本月.
RELATIVE_YEAR = (
    "(?=[今本去上前明])(?:(?:(?<![如當])今年|(?<![基日成資樣版])本年|(?<![過失])去年|(?<=[較比])上年"
    "|(?<![目以之早])前年|(?<![透])明年)(?![度輕級齡華少老紀金]))"
)
_RELATIVE_MONTH = (
    "(?=[本上下這今])(?:(?<![基日])本月|(?<![以晚])上月|(?<!以)下月|[這今]個月|上個月|下個月)"
)
_RELATIVE_DAY = (
    "(?=[今昨前明後])"
    "(?:今[日天早晨晚]|昨[日天晚]|(?<![目以之])前[日天]|(?<!光)明日(?!報)|明[天早晚]|(?<!最)後日)"
)
_OFF = {
    "今": 0,
    "本": 0,
    "这": 0,
    "去": -1,
    "上": -1,
    "昨": -1,
    "前": -2,
    "明": 1,
    "下": 1,
    "后": 2,
}

_YEAR_BEFORE = rf"(?:(?P<year>{YEAR}|{_YEAR_OF_ERA}) ?年 ?|(?P<word>{RELATIVE_YEAR}) ?)?"
_DATE = pattern(
    rf"(?=[0-9一二三四五六七八九十元今本去上前明昨後星禮週周民])(?:(?P<today>{_RELATIVE_DAY}) ?(?P<open>\( ?)?|{_WEEKDAY} ?(?P<open2>\( ?))?"
    rf"{START}{_YEAR_BEFORE}(?P<month>{_MONTH}) ?月 ?(?P<day>{_DAY})"
    rf"(?: ?[日號]{_NAMED}|(?=(?: ?[、及和與至到~-] ?{_DAY}){{1,5}} ?[日號]))"
    rf"(?:{TO}(?:(?:(?P<year2>{YEAR}) ?年 ?)?(?P<month2>{_MONTH}) ?月 ?)?(?P<day2>{_DAY})"
    rf" ?[日號]{_NAMED})?(?(open) ?\))(?(open2) ?\))"
)
_ALSO = pattern(rf" ?(?:[、及和與]|以及) ?(?P<day>{_DAY})(?: ?[日號]{_NAMED}|(?= ?[、及和與]))")
_ISO_DATE = pattern(
    r"(?<![0-9./-])(?:(?P<y>(?:19|20)[0-9]{2})(?P<s>[-/.])(?P<m>[01]?[0-9])(?P=s)(?P<d>[0-3]?[0-9])"
    r"|(?P<d2>[0-3]?[0-9])(?P<s2>[-/.])(?P<m2>[01]?[0-9])(?P=s2)(?P<y2>(?:19|20)[0-9]{2}))(?![0-9/-])"
)
# In brackets behind words: 今日(11/24), 展期(04/17~04/20), where only one of both can be the month.
_SLASHED = pattern(
    rf"(?P<today>{_RELATIVE_DAY})?\((?P<a>[0-3]?[0-9])/(?P<b>[0-3]?[0-9])"
    rf"(?:{TO}(?P<a2>[0-3]?[0-9])/(?P<b2>[0-3]?[0-9]))?\)"
)
_NO_DAY = "(?!之?[內後間裡]|前(?!後)|[便就即]可|時間)"  # 14日內: as many days
_RECKONED_DAY = pattern(
    rf"(?P<word>{_RELATIVE_MONTH}) ?{START}(?P<day>{_DAY})(?: ?[日號]?{TO}(?P<day2>{_DAY}))? ?[日號]{_NO_DAY}"
)
# A day without its month needs a word that no number of days has beside it.
_AT = (
    "(?<![多少短長高低大小等]於)(?<=於)|(?<![現存實所正內外潛])(?<=在)|(?<=截至)|(?<=當地時間)"
    f"|(?<![自理])(?<=由)(?!{_DAY} ?[日號](?:大幅)?[縮減增延升降加跌])"
)
_SEVERAL = "月首頭第每過逾近約這該整滿足達共續後來期時隔前長需最連多少持"  # 過去7日, 連續7日
_LONG_DAY = f"(?=[0-9十廿卅二三][0-9十一二三四五六七八九]|[0-9] ?日){_DAY}"
_PART_OF_DAY = (
    "[上中下]午|早|清晨|凌晨|傍晚|晚|夜間|深夜|午夜|零時|(?:[01]?[0-9]|2[0-4])(?:[時點]|:[0-5])"
)
_HAPPENED = (
    "宣[布佈]|公[布佈]|表示|說(?!明)|[稱指](?!定)|發[布佈表]|通報|報[道導]|刊|電(?![話郵子])|[快]?訊(?!息)|消息|召開|舉行"
    "|在|從|於|與|向|起|前後|開始|截止|結束|[開揭閉]幕|生效|通過|推出|成立|簽署|出席|主持|會見|啟程|出發|抵|離|返|是(?!次)"
)
_BARE_DAY = pattern(
    rf"(?=[0-9一二三四五六七八九十廿卅])(?:(?:{_AT}){START}(?P<day>{_DAY})(?: ?[日號]?{TO}(?P<day2>{_DAY}))? ?[日號]{_NO_DAY}"
    rf"|{START}(?<![{_SEVERAL}])(?P<first>{_LONG_DAY}) ?日{TO}(?P<last>{_LONG_DAY}) ?日{_NO_DAY}"
    rf"|{START}(?<![{_SEVERAL}])(?P<then>{_LONG_DAY}) ?日(?= ?(?:{_PART_OF_DAY}|{_HAPPENED}))"
    rf"|(?:^|(?<=[。；)\x20])){START}(?P<opening>{_LONG_DAY}) ?日(?=[,，]))"
)
_BARE_DAYS = pattern(
    rf"{START}(?<![{_SEVERAL}])(?P<days>[0-9]{{1,2}}(?:、[0-9]{{1,2}}){{0,5}}[、及和與][0-9]{{1,2}}) ?日{_NO_DAY}"
)
_ONE_DAY = pattern("[0-9]+")
_TODAY = pattern(
    rf"(?P<word>{_RELATIVE_DAY})(?!大嶼|之星|世界(?![排第各最冠盃杯大紀])|頭條)"
    rf"(?: ?\( ?(?:{_DAY} ?日)?[ ,，]?(?:{_WEEKDAY})? ?\))?"
)
# 今(24)日, 昨（3月4日）
_WORD_AND_DAY = pattern(
    rf"(?P<word>[今昨明])\( ?(?:(?P<month>{_MONTH}) ?月 ?)?(?P<day>{_DAY})(?: ?日 ?\)|(?: ?\) ?日))(?![報本])"
)
_SEPTEMBER_11 = pattern(
    r"(?<![0-9一二三四五六七八九十])(?:九[·.]?一一|9[/·.]?11(?= ?(?:事件|恐|襲|之[前後]|[前後]|以[前後來])))"
)
_MONTHS = pattern(
    rf"(?=[0-9一二三四五六七八九十元今本去上前明民]){START}{_YEAR_BEFORE}(?P<month>{_MONTH})"
    rf"(?: ?月份?(?:{TO}(?:(?P<year2>{YEAR}) ?年 ?)?(?P<month2>{_MONTH}) ?月份?)?"
    rf"|{TO}(?P<month3>{_MONTH}) ?月份?|(?=[、及和與] ?{_MONTH} ?月))(?![天花球曆餅])"
    rf"|{START}(?P<pair>一二|二三|三四|四五|五六|六七|七八|八九)月份?(?![天花球曆餅])"
)
_THIS_MONTH = pattern(_RELATIVE_MONTH)
_TIMES_A_WEEK = "(?:班(?![次房級])|[趟場節堂回])"  # 每周三班 is three a week, but 周三的一班
_NO_WEEKDAY = (
    "(?:[年歲次個天間家時]|小時|分鐘|元(?![旦宵])"
    rf"|(?:(?<=每(?:週|周).)|(?<=每(?:星期|禮拜).)){_TIMES_A_WEEK})"
)
_WEEKDAYS = pattern(
    rf"{START}(?P<first>{_WEEKDAY})(?:{TO}(?:星期|禮拜|週|周)?(?P<last>[一二三四五六日天]))?"
    rf"(?!{_NO_WEEKDAY})"
)
_ALSO_WEEKDAY = pattern(
    rf" ?(?:[、及和與或]|以及) ?(?P<day>(?:星期|禮拜|週|周)?[一二三四五六日])(?!{_NO_WEEKDAY}|[月日號名位項場十百千萬])"
)
_WEEK = "一二三四五六日"
_MONTHS_A_YEAR, _DAYS_A_MONTH = 12, 31
_ERA = 1911  # 民國元年 is 1912
_FIRST = 1000  # years with fewer digits are of the era


def year_number(characters: str) -> int:
    if characters.startswith("民"):
        return int(characters[2:]) + _ERA
    year = int(digit_by_digit(characters))
    return year if year >= _FIRST else year + _ERA


def year_before(page: Page, found: re.Match[str]) -> tuple[int | None, bool]:
    """The year in the groups `year` or `word` ("去年"), and whether it was reckoned."""
    if found["year"]:
        return year_number(found["year"]), False
    if found["word"] and page.dateline:
        return page.dateline.year + _OFF[found["word"][0]], True
    return None, False


def start_of(page: Page, found: re.Match[str], otherwise: str) -> int:
    """Where a mention begins: without the 去年 that cannot be reckoned."""
    return found.start(otherwise) if found["word"] and not page.dateline else found.start()


def _iso(year: int | None, month: int, day: int | None = None) -> str:
    head = f"{year:04}-" if year else "--"
    return f"{head}{month:02}" + (f"-{day:02}" if day else "")


def _month(characters: str) -> int:
    return 1 if characters == "元" else small_number(characters)


def dates(page: Page) -> Iterator[Mention]:
    """2025年2月26日, 今日（一月二十二日）, 8月21日（星期五）, 10月13至17日, 六月六及七日."""
    for found in _DATE.finditer(page.left):
        year, relative = year_before(page, found)
        month, day = _month(found["month"]), small_number(found["day"])
        start = found.start() if found["today"] else start_of(page, found, "month")
        value = _iso(year, month, day)
        if found["day2"]:
            month2 = _month(found["month2"]) if found["month2"] else month
            year2 = year_number(found["year2"]) if found["year2"] else year
            high = _iso(year2, month2, small_number(found["day2"]))
            yield page.mention((start, found.end()), value, Unit.DATE, high=high, relative=relative)
            continue
        if found["today"] and page.dateline and not year:
            reckoned = page.day_off(_OFF[found["today"][0]])
            if reckoned and reckoned.isoformat().endswith(value.lstrip("-")):
                value, relative = reckoned.isoformat(), True
        yield page.mention((start, found.end()), value, Unit.DATE, relative=relative)
        end = found.end()
        while also := _ALSO.match(page.left, end):
            following = small_number(also["day"])
            if following <= day:
                break
            day, end = following, also.end()
            value = _iso(year, month, day)
            yield page.mention((also.start("day"), end), value, Unit.DATE, relative=relative)


def dates_in_english(page: Page) -> Iterator[Mention]:
    """March 17–19, 2026; 17 March; Mar 2026."""
    for found in dates_in_latin(page.left):
        yield page.mention((found.start, found.end), found.value, found.unit, high=found.high)


def numeric_dates(page: Page) -> Iterator[Mention]:
    """2025-02-26, 2025.2.26 and 26/2/2025."""
    for found in _ISO_DATE.finditer(page.left):
        year, month, day = (
            int(found[a] or found[b]) for a, b in (("y", "y2"), ("m", "m2"), ("d", "d2"))
        )
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield page.mention(found.span(), _iso(year, month, day), Unit.DATE)


def slashed_dates(page: Page) -> Iterator[Mention]:
    """今日(11/24), (04/17~04/20)."""
    for found in _SLASHED.finditer(page.left):
        first, last = (_month_and_day(found[a], found[b]) for a, b in (("a", "b"), ("a2", "b2")))
        if first is None or (found["a2"] and last is None):
            continue
        today = page.dateline and page.day_off(_OFF[found["today"][0]]) if found["today"] else None
        is_today = today is not None and (today.month, today.day) == first
        start = found.start() if is_today else found.start("a")
        year = today.year if today and is_today else None
        high = _iso(None, *last) if last else None
        span = (start, found.end() if is_today else found.end() - 1)
        yield page.mention(span, _iso(year, *first), Unit.DATE, high=high, relative=is_today)


def _month_and_day(a: str | None, b: str | None) -> tuple[int, int] | None:
    """Of 11/24 and 24/11; None where both could be the month, or neither."""
    months = [n for n in (int(a or 0), int(b or 0)) if 1 <= n <= _MONTHS_A_YEAR]
    days = [n for n in (int(a or 0), int(b or 0)) if _MONTHS_A_YEAR < n <= _DAYS_A_MONTH]
    return (months[0], days[0]) if len(months) == len(days) == 1 else None


def days_in_brackets(page: Page) -> Iterator[Mention]:
    """今(24)日, 昨（3月4日）: reckoned where the day is the one that the word says."""
    for found in _WORD_AND_DAY.finditer(page.left):
        if reckoned := page.day_off(_OFF[found["word"]]):
            month = _month(found["month"]) if found["month"] else reckoned.month
            value = _iso(reckoned.year, month, small_number(found["day"]))
            relative = value == reckoned.isoformat()
            yield page.mention(found.span(), value, Unit.DATE, relative=relative)


def september_11(page: Page) -> Iterator[Mention]:
    """九一一襲擊, 911事件: of a day in September."""
    for found in _SEPTEMBER_11.finditer(page.left):
        yield page.mention(found.span(), _iso(None, 9, 11), Unit.DATE)


def reckoned_days(page: Page) -> Iterator[Mention]:
    """本月26日, 上月3日: in a month reckoned from the dateline."""
    if not page.dateline:
        return
    for found in _RECKONED_DAY.finditer(page.left):
        year, month = _month_off(page.dateline, found["word"])
        high = found["day2"] and _iso(year, month, small_number(found["day2"]))
        value = _iso(year, month, small_number(found["day"]))
        yield page.mention(found.span(), value, Unit.DATE, high=high, relative=True)


def bare_days(page: Page) -> Iterator[Mention]:
    """於26日, 26日上午, 24日至25日: of a month that is told elsewhere."""
    for found in _BARE_DAY.finditer(page.left):
        day = found["day"] or found["first"] or found["then"] or found["opening"]
        last = found["day2"] or found["last"]
        high = day_alone(small_number(last)) if last else None
        yield page.mention(found.span(), day_alone(small_number(day)), Unit.DATE, high=high)


def lists_of_bare_days(page: Page) -> Iterator[Mention]:
    """18、19及20日; 7及14日 may be as many days, and is compared with both."""
    for found in _BARE_DAYS.finditer(page.left):
        spans = [day.span() for day in _ONE_DAY.finditer(page.left, *found.span("days"))]
        days = [int(page.left[slice(*span)]) for span in spans]
        if days == sorted({*days}) and days[-1] <= _DAYS_A_MONTH:
            spans[-1] = (spans[-1][0], found.end())
            for span, day in zip(spans, days, strict=True):
                yield page.mention(span, day_alone(day), Unit.DATE)


def _month_off(dateline: date, word: str) -> tuple[int, int]:
    """The year and month that 本月, 上月 or 下月 means."""
    months = dateline.year * 12 + dateline.month - 1 + _OFF[word[0]]
    return months // 12, months % 12 + 1


def relative_days(page: Page) -> Iterator[Mention]:
    """今日, 昨日, 明日（星期四）."""
    if not page.dateline:
        return
    for found in _TODAY.finditer(page.left):
        if day := page.day_off(_OFF[found["word"][0]]):
            yield page.mention(found.span(), day.isoformat(), Unit.DATE, relative=True)


def months(page: Page) -> Iterator[Mention]:
    """2025年10月, 去年六月, 十月, 3至5月, 5、6月, 七八月份."""
    for found in _MONTHS.finditer(page.left):
        if pair := found["pair"]:
            first, second = (_iso(None, _month(one)) for one in pair)
            yield page.mention(found.span(), first, Unit.MONTH, high=second)
            continue
        year, relative = year_before(page, found)
        last = found["month2"] or found["month3"]
        year2 = year_number(found["year2"]) if found["year2"] else year
        yield page.mention(
            (start_of(page, found, "month"), found.end()),
            _iso(year, _month(found["month"])),
            Unit.MONTH,
            high=_iso(year2, _month(last)) if last else None,
            relative=relative,
        )


def relative_months(page: Page) -> Iterator[Mention]:
    """本月, 上月, 下月."""
    if page.dateline:
        for found in _THIS_MONTH.finditer(page.left):
            value = _iso(*_month_off(page.dateline, found[0]))
            yield page.mention(found.span(), value, Unit.MONTH, relative=True)


def weekdays(page: Page) -> Iterator[Mention]:
    """星期一, 周六, 逢星期一至五, 星期二、四及六."""
    end = 0
    for found in _WEEKDAYS.finditer(page.left):
        if found.start() < end:
            continue
        high = _weekday(found["last"]) if found["last"] else None
        yield page.mention(found.span(), _weekday(found["first"][-1]), Unit.WEEKDAY, high=high)
        end = found.end()
        while also := _ALSO_WEEKDAY.match(page.left, end):
            end = also.end()
            yield page.mention(also.span("day"), _weekday(also["day"][-1]), Unit.WEEKDAY)


def _weekday(character: str) -> str:
    return str(_WEEK.find(character) % 7 + 1)
