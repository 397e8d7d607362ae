"""Times of day and phone numbers in Chinese text."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ...quantities import Unit
from ..mentions import EXTENSION, Mention
from .numerals import digit_by_digit, small_number
from .page import TO, Page, pattern, plain

_D = "[一二三四五六七八九]"
_NOT_IN_A_NUMBER = r"(?<![0-9一二三四五六七八九十百千萬億廿卅零〇])(?<![0-9A-Za-z][.:-])(?<![A-Za-z])(?<!星期)(?<![週周])"
_PART = "(?:上午|早上|早晨|夜晚|今早|明早|清晨|凌晨|早|中午|午間|下午|傍晚|黃昏|晚上|晚間|今晚|明晚|當晚|午夜|深夜|晚)"
# 星期四晚上7時: before a part of the day, any numeral may stand.
_START = rf"(?:(?={_PART})|{_NOT_IN_A_NUMBER})"
_HOUR = rf"(?:(?:2[0-4]|1[0-9]|0?[0-9])(?![0-9])|二十[一二三四]?|十{_D}?|[零〇]|[兩一二三四五六七八九](?!十))"
_MINUTE = rf"(?:[0-5]?[0-9](?![0-9])|[二三四五]?十{_D}?|[零〇]?{_D})"


def _clock(number: str) -> str:
    """A time on the clock, its groups numbered. 點 needs a part of the day or minutes: 三點建議."""
    return (
        rf"(?:(?P<part{number}>{_PART}) ?(?:大?約 ?)?)?(?:"
        rf"(?P<hour{number}>{_HOUR}) ?(?:時|點鐘|(?P<point{number}>點))(?![間段代候空常速裝]|期(?!間))"
        rf"(?: ?(?:(?P<half{number}>半)|(?P<quarter{number}>[一三])刻|正|整|(?P<minute{number}>{_MINUTE}) ?分(?!之{_D}|之[0-9])))?"
        rf"|(?P<hours{number}>[01]?[0-9]|2[0-4])[:.](?P<minutes{number}>[0-5][0-9])(?![0-9:])"
        rf"(?P<latin{number}> ?[AaPp]\.?[Mm](?![A-Za-z])\.?)?"
        rf"|(?P<whole{number}>1[0-2]|0?[1-9])(?P<latin_{number}> ?[AaPp]\.?[Mm](?![A-Za-z])\.?))"
    )


# What a time may begin with is looked at first: it is quick.
_BEGINS = "[0-9零〇一二兩三四五六七八九十上早夜今明清凌中午下傍黃晚當深]"
_CLOCK = pattern(f"(?= |{_BEGINS}){_START}{_clock('')}(?:{TO}{_clock('2')})?")
_ONE_CLOCK = pattern(f"{_START}{_clock('')}")
_HOURS = pattern(
    rf"(?={_BEGINS}){_START}(?:(?P<part>{_PART}) ?(?P<first>{_HOUR}){TO}(?P<last>{_HOUR}) ?[時點]"
    rf"|(?P<from>[0-9]{{1,2}}){TO}(?P<until>2[0-4]|1?[0-9]) ?時)(?![間段代候空常速裝半0-9一二三四五十])"
)
_NOON = pattern("正午|中午(?!時[段分間]|[飯膳])|午夜|子夜|半夜(?=時分)")
_IN_A_RATIO = pattern(r"(?:比率|比例|比)[^，。；\n]{0,8}\Z")

_HOME = "852"
_PHONE = pattern(
    r"(?=[0-9(+ ])(?<![0-9A-Za-z.,$+-])(?:"
    r"\(?\+? ?\(?(?P<code>852)\)?[ -]{0,2}(?P<hk>[2-9][0-9]{3}[ -]?[0-9]{4})"
    r"|\+ ?(?P<abroad>[1-9][0-9]{0,2}(?:[ -]?\([0-9]{1,4}\))?(?:[ -]?[0-9]{1,12}){1,6})"
    r"|\((?P<area>\+?(?:86|853|886|65|1|44|81))\) ?(?P<there>[0-9]{2,11}(?:[ -][0-9]{2,8}){0,3})"
    r"|(?P<home>[2-9][0-9]{3}(?P<gap>[ -])[0-9]{4})"
    r"|(?P<run>[235-9][0-9]{7}))(?![0-9,.]?[0-9])"
    r"(?P<extension> ?\(? ?(?:內線|分機|[Ee]xt\.?|轉(?=[ 0-9])) ?:? ?(?P<line>[0-9]{1,6}) ?\)?)?"
)
# As departments print them: 二一二三四五六七; a year may begin with 二〇.
_DIGIT = "[零〇一二三四五六七八九]"
_SPELT_PHONE = pattern(
    rf"(?<![0-9零〇一二兩三四五六七八九十百千萬億])(?!二[零〇])(?P<number>[二三五六七八九]{_DIGIT}{{3}} ?{_DIGIT}{{4}})"
    r"(?![0-9零〇一二兩三四五六七八九十百千萬億])"
)
_CALLED = pattern(
    r"(?:電話|手機|傳真|熱線|致電|查詢|聯絡|流動|WhatsApp|Tel|Fax|Mobile)[^\n，。；]{0,12}\Z"
)
_YEARS = re.compile(r"(?:19|20)[0-9]{2}.(?:19|20)[0-9]{2}")
_MEASURED = pattern(r" ?[萬億%個家間名元]")
_SHORTEST, _LONGEST = 8, 15

_TO_THE_SECOND = pattern(
    r"(?<![0-9.:])(?:(?P<h>[0-9]{1,2}) ?小時 ?(?P<m>[0-9]{1,2}) ?分鐘? ?(?P<s>[0-9]{1,2}(?:\.[0-9]+)?) ?秒"
    r"|(?P<hours>[0-9]{1,2}):(?P<minutes>[0-5][0-9]):(?P<seconds>[0-5][0-9](?:\.[0-9]+)?)(?![0-9:]))"
)


def phones(page: Page) -> Iterator[Mention]:
    """(852) 3166 3800, +852 3166 3800, 電話：31663800, 2123 0404（內線12）."""
    for found in _PHONE.finditer(page.left):
        called = bool(_CALLED.search(page.left, max(0, found.start() - 24), found.start()))
        home = found["home"] or found["run"]
        if home and not called:
            if found["run"] or found["gap"] == "-" or _YEARS.fullmatch(home):
                continue
            if _MEASURED.match(page.left, found.end()):
                continue
        digits = _HOME + _digits(found["hk"] or home or "")
        if found["abroad"] or found["there"]:
            digits = _digits((found["area"] or "") + (found["abroad"] or found["there"]))
            if not _SHORTEST <= len(digits) <= _LONGEST:
                continue
        if found["extension"]:
            digits += EXTENSION + found["line"]
        yield page.mention(found.span(), digits, Unit.PHONE)


def spelt_phones(page: Page) -> Iterator[Mention]:
    """二一二三四五六七, 二一二三　四五六七: digit by digit."""
    for found in _SPELT_PHONE.finditer(page.left):
        digits = _HOME + digit_by_digit(found["number"].replace(" ", ""))
        yield page.mention(found.span(), digits, Unit.PHONE)


def _digits(printed: str) -> str:
    return re.sub(r"[^0-9]", "", printed.replace("(0)", ""))


def times(page: Page) -> Iterator[Mention]:
    """下午二時半, 十時五十九分, 14:30, 上午10時至下午5時."""
    position = 0
    while found := _CLOCK.search(page.left, position):
        position = found.end()
        first = _time(page, found, "")
        last = _time(page, found, "2", found["part"]) if _has(found, "2") else None
        if first and last:
            yield page.mention(found.span(), first, Unit.TIME, high=last)
            continue
        found = _ONE_CLOCK.match(page.left, found.start())
        if found and first:
            position = found.end()
            yield page.mention(found.span(), first, Unit.TIME)


def to_the_second(page: Page) -> Iterator[Mention]:
    """2小時9分47秒, 2:09:47: how long a race took, in seconds."""
    for found in _TO_THE_SECOND.finditer(page.left):
        hours, minutes, seconds = (
            Decimal(found[short] or found[long])
            for short, long in (("h", "hours"), ("m", "minutes"), ("s", "seconds"))
        )
        number = plain((hours * 60 + minutes) * 60 + seconds)
        yield page.mention(found.span(), number, Unit.COUNT, noun="秒")


def hours(page: Page) -> Iterator[Mention]:
    """下午2至5時, 0至24時: the hour is named once."""
    for found in _HOURS.finditer(page.left):
        first, last = (
            f"{_on_24_hours(small_number(found[end] or found[other]), found['part']) % 24:02}:00"
            for end, other in (("first", "from"), ("last", "until"))
        )
        yield page.mention(found.span(), first, Unit.TIME, high=last)


def noon(page: Page) -> Iterator[Mention]:
    for found in _NOON.finditer(page.left):
        midnight = "夜" in found[0]
        yield page.mention(found.span(), "00:00" if midnight else "12:00", Unit.TIME)


def _has(found: re.Match[str], number: str) -> bool:
    return any(found[f"{name}{number}"] for name in ("hour", "hours", "whole"))


def _time(
    page: Page, found: re.Match[str], number: str, part_before: str | None = None
) -> str | None:
    """The time in the groups of this number; None where it is none after all."""
    part = found[f"part{number}"]
    latin = found[f"latin{number}"] or found[f"latin_{number}"]
    minute = 0
    if found[f"hours{number}"]:
        separator = page.left[found.end(f"hours{number}")]
        if separator == "." and not latin:
            return None  # 10.30 is a time only with am or pm
        if not part and not latin and _is_ratio(page, found, number):
            return None
        hour, minute = int(found[f"hours{number}"]), int(found[f"minutes{number}"])
    elif found[f"whole{number}"]:
        hour = int(found[f"whole{number}"])
    else:
        spelt = found[f"hour{number}"]
        hour = small_number(spelt)
        if found[f"half{number}"]:
            minute = 30
        elif found[f"quarter{number}"]:
            minute = 15 if found[f"quarter{number}"] == "一" else 45
        elif found[f"minute{number}"]:
            minute = small_number(found[f"minute{number}"])
        exact = page.left[found.end(f"hour{number}") : found.end()].strip() not in ("时", "点")
        if (
            not part
            and not part_before
            and not exact
            and (found[f"point{number}"] or spelt == "一")
        ):
            return None
    if hour > 24 or minute > 59:
        return None
    if latin:
        hour = hour % 12 + (12 if "p" in latin.lower() else 0)
    else:
        hour = _on_24_hours(hour, part or part_before)
    return f"{hour % 24:02}:{minute:02}"


def _on_24_hours(hour: int, part: str | None) -> int:
    """The hour of the day, from the word for its part; 晚上12時 is midnight."""
    if not part or hour > 12:
        return hour
    if part[-1] == "晚" or part[0] in "傍黄晚深" or part == "午夜":
        return hour + 12 if hour >= 4 else hour % 12
    if part in ("中午", "午间"):
        return hour if hour >= 10 else hour + 12
    if part == "下午":
        return hour % 12 + 12
    return hour % 12 if part in ("凌晨", "午夜", "上午") and hour == 12 else hour


def _is_ratio(page: Page, found: re.Match[str], number: str) -> bool:
    start = found.start(f"hours{number}")
    return found[f"hours{number}"] == "1" or bool(
        _IN_A_RATIO.search(page.left, max(0, start - 16), start)
    )
