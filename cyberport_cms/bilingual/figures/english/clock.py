"""Times of day in English text."""

from collections.abc import Iterator

from ...quantities import Unit
from ..mentions import Mention
from .calendar import MONTH
from .page import TO, Page, one_of, pattern

_HALF_DAY = r"(?:[ap]\.\x20?m\.|[ap]m\b)"
_CLOCK = pattern(
    rf"(?=\d)(?<![\w.,:/$¥€£-])(?:(?P<h1>\d{{1,2}})(?:[:.](?P<m1>[0-5]\d))?(?:°(?P<x1>{_HALF_DAY}))?{TO})?"
    rf"(?P<h2>\d{{1,2}})(?:[:.](?P<m2>[0-5]\d))?°(?P<x2>{_HALF_DAY}|noon\b|midnight\b)"
)
_HOURS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        range(1, 13),
        strict=True,
    )
)
# "A quarter to three quarters", "from a quarter to three" times as much: shares.
_NO_SHARE = r"(?!(?: |-)(?:half|halves|thirds?|quarters?|fourths?|fifths?|tenths?|per ?cent|times|[mb]illion)\b)"
_FROM = pattern(r"\bfrom \Z")
_O_CLOCK = pattern(
    rf"(?<![\w.,-])(?:(?P<part_of>half past|(?:a )?quarter past|(?:a )?quarter to) (?P<past>{one_of(_HOURS)})\b{_NO_SHARE}|(?P<h>{one_of(_HOURS)}|1[0-2]|[1-9]) o['’]clock\b"
    rf"|(?:(?<=\bat )|(?<=\bby )|(?<=until )|(?<=since )|(?<=it['’]s )|(?<=\bit is )|(?<=\bit was ))(?P<bare>{one_of(_HOURS)}|1[0-2]|[1-9])(?= in the (?:morning|afternoon|evening)\b(?! (?:session|trad(?:e|ing))\b)))"
    r"(?P<part> (?:(?:in the|this|that|yesterday|tomorrow|last) (?P<of>morning|afternoon|evening|night)|at night|tonight)\b)?"
)
_MILITARY = pattern(
    r"(?:(?<=at )|(?<=by )|(?<=until )|(?<=before )|(?<=after ))(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d) ?(?:hours|hrs)\b(?! of\b)"
)
# "Up by 10 in the morning", "raised by 1200 hours": so much, and not so late.
_CHANGED_BY = pattern(
    r"\b(?:up|down|rose|risen|fell|fallen|grew|grown|cut|(?:rais|increas|reduc|lower|extend|shorten|climb|dropp|gain|slipp)e?(?:d|s|ing)) by \Z"
)
_DAY_CLOCK = pattern(
    r"(?=\d)(?<![\w.,:/$¥€£-])(?P<h1>[01]?\d|2[0-3]|24(?=:00)):(?P<m1>[0-5]\d)(?![\d:]|\.\d)"
    rf"(?:{TO}(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)(?![\d:]|\.\d))?"
)
_AT = pattern(r"(?:\b(?:at|from|by|until|till|before|after|around|about)|,) \Z")
# "Stands at 1:30" is no time: clocks do not, and nothing else is told to the minute.
_RATIO = pattern(
    r"\b(?:(?:ratio|ratios|basis|odds|leverage|scale|split) (?:of |at |is |was )?|(?:stands|stood) at )"
    r"(?:about |around |over |nearly |at least |up to |under )?\Z"
)
_RATIO_AFTER = pattern(r" (?:ratio|matching|basis|scale|leverage|split)\b")
_OF_A_DAY = pattern(rf"\b{MONTH}°\Z")  # November 12 to 6pm on November 16
_LONGEST_MONTH = 12  # characters
_WORD_CLOCK = pattern(r"(?:noon(?<!\wnoon)|midday(?<!\wmidday)|midnight(?<!\wmidnight))\b")


def times(page: Page) -> Iterator[Mention]:
    """2.30pm, 10.59am, 2 to 5 pm, 12 noon."""
    for found in _CLOCK.finditer(page.left):
        end = _time(found["h2"], found["m2"], found["x2"])
        if not end:
            continue
        begin = None
        before = page.left[max(0, found.start() - _LONGEST_MONTH) : found.start()]
        if found["h1"] and not (_OF_A_DAY.search(before) and not found["m1"] and not found["x1"]):
            half = found["x1"] or found["x2"]
            begin = _time(found["h1"], found["m1"], half)
            if begin and begin > end and not found["x1"]:
                begin = _time(found["h1"], found["m1"], "am")  # "10 to 2pm"
        if begin:
            yield page.mention(found.span(), begin, Unit.TIME, high=end)
        else:
            yield page.mention((found.start("h2"), found.end()), end, Unit.TIME)


def _time(hour: str, minute: str | None, half: str) -> str | None:
    number = int(hour)
    if not 0 <= number <= 23:
        return None
    if half == "midnight":
        number = 0
    elif number <= 12 and half != "noon":
        number = number % 12 + (12 if half.startswith("p") else 0)
    return f"{number:02}:{minute or '00'}"


def day_times(page: Page) -> Iterator[Mention]:
    """14:30, 10:00-18:00, 24:00; but "a ratio of 1:10" is none."""
    for found in _DAY_CLOCK.finditer(page.left):
        start, end = found.span()
        if _RATIO.search(page.left, max(0, start - 32), start) or _RATIO_AFTER.match(
            page.left, end
        ):
            continue
        first = f"{int(found['h1']) % 24:02}:{found['m1']}"
        if found["h1"] == "1" and not _AT.search(page.left, max(0, start - 12), start):
            continue
        last = found["h2"] and f"{int(found['h2']) % 24:02}:{found['m2']}"
        yield page.mention((start, end), first, Unit.TIME, high=last)


def military_times(page: Page) -> Iterator[Mention]:
    """At 1430 hours."""
    for found in _MILITARY.finditer(page.left):
        if _CHANGED_BY.search(page.left, max(0, found.start() - 24), found.start()):
            continue
        yield page.mention(found.span(), f"{found['h']}:{found['m']}", Unit.TIME)


def o_clock(page: Page) -> Iterator[Mention]:
    """5 o'clock this morning, half past one, a quarter to three, at seven in the evening."""
    for found in _O_CLOCK.finditer(page.left):
        before = max(0, found.start() - 24), found.start()
        is_share = str(found["part_of"]).endswith("to") and not found["part"]
        if (is_share and _FROM.search(page.left, *before)) or (
            found["bare"] and _CHANGED_BY.search(page.left, *before)
        ):
            continue
        word = found["past"] or found["h"] or found["bare"]
        hour = _HOURS.get(word) or int(word)
        minute = 30 if found["part_of"] else 0
        if found["part_of"] and "quarter" in found["part_of"]:
            minute = 45 if found["part_of"].endswith("to") else 15
            hour -= minute == 45
        if found["part"] and found["of"] != "morning":
            hour = hour % 12 + 12
        yield page.mention(found.span(), f"{hour:02}:{minute:02}", Unit.TIME)


def noon(page: Page) -> Iterator[Mention]:
    for found in _WORD_CLOCK.finditer(page.left):
        value = "00:00" if found[0] == "midnight" else "12:00"
        yield page.mention(found.span(), value, Unit.TIME)
