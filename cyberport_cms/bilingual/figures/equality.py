"""Do two figures give the same value, however each language writes it?"""

import re
from decimal import Decimal

from ..quantities import Qualifier, Unit
from .direction import CHANGES
from .measures import MEASURE_OF, are_of_two_systems, is_as_much
from .mentions import EXTENSION, LOST, NO_MONTH, TEACHERS, Mention
from .places import Figure

_OF_A_KIND = (
    {Unit.BASIS_POINT, Unit.PERCENTAGE_POINT, Unit.PER_CENT},
    {Unit.SQUARE_FEET, Unit.SQUARE_METRES},
    {Unit.PER_CENT, Unit.TIMES},
)
# The units of which one may be reckoned into the other.
_CONVERTED = frozenset(
    (one, other)
    for one in Unit
    for other in Unit
    if other == Unit.RATIO
    or {one, other} & MEASURE_OF.keys()
    or any({one, other} <= kind for kind in _OF_A_KIND)
)
_POINTS = {Unit.BASIS_POINT: Decimal("0.01"), Unit.PERCENTAGE_POINT: Decimal(1)}
_HALF = Decimal("0.5")
_HARDLY = Decimal("0.0001")
_A_DOZEN, _TEN = 12, 10
_TWENTY = 20  # nothing is rounded by more than a twentieth of itself: 3:2 is not 2:2
_PERHAPS = {"degrees": "fahrenheit", "pounds": "pound_weight"}
_OF_INTEREST = re.compile("厘")  # 減息1.5厘: a level or a change
_NAMED_DAY = re.compile(
    r"\b(mo|tu|we|th|fr|sa|su)[a-z]{0,7}\b|(?:星期|禮拜|礼拜|週|周|[(（])([一二三四五六日天])(?![月0-9])",
    re.IGNORECASE,
)
_DAYS = {
    day: number
    for number, days in enumerate(("mo一", "tu二", "we三", "th四", "fr五", "sa六", "su日天"), 1)
    for day in (days[:2], *days[2:])
}
# "Yesterday (21 January)" is not 今日（1月21日）.
_WORD_FOR_DAY = re.compile(
    r"\b(?:(?P<today>today|tonight)|(?P<yesterday>yesterday)|(?P<tomorrow>tomorrow))\b"
    "|(?:(?P<today_>今)|(?P<yesterday_>昨)|(?P<tomorrow_>明))(?!年)",
    re.IGNORECASE,
)
_PART_OF_DAY = re.compile(
    r"[ap]\.?\s?m\b|noon|night|morning|evening|[午早晨晚夜黃黄]", re.IGNORECASE
)

_FOLD = re.compile(r"fold|x$|×", re.IGNORECASE)
_DOZEN = re.compile(r"dozen", re.IGNORECASE)
_PARTIAL = re.compile(r"(?P<year>\d{4})?-{0,2}(?P<rest>.*)", re.DOTALL)


def same_amount(en: Figure, zh_hant: Figure) -> bool:
    """Of two figures of one unit."""
    a, b = en.mention, zh_hant.mention
    if isinstance(a.value, str) or isinstance(b.value, str):
        return same_value(a, b)
    if a.high is not None:
        return same_value(a, b) or _is_same_range_reckoned(en, zh_hant)
    if zh_hant.added:
        # 增加一倍 is "doubled"; of "increased twofold" nobody knows what it means.
        loose = en.added or _FOLD.search(a.text)
        return a.value == b.value + 1 or bool(loose and a.value == b.value)
    if en.added and isinstance(b.value, Decimal):
        return b.value in (a.value, a.value + 1)
    if en.measure != zh_hant.measure:
        reckoned = is_as_much(a.value, _measure(en), b.value, zh_hant.measure)
        if reckoned is None or b.high is not None:
            return same_value(a, b)
        return a.value == b.value or reckoned
    return same_value(a, b) or (a.unit == Unit.RATIO and _is_turned_round(a, b))


def _measure(figure: Figure) -> str:
    """Degrees of which no scale is named may be Fahrenheit's, and pounds a weight."""
    said = figure.measure or MEASURE_OF.get(figure.mention.unit)
    return said or _PERHAPS.get(figure.mention.noun.partition(" ")[0], "")


def _is_same_range_reckoned(en: Figure, zh_hant: Figure) -> bool:
    """10 to 12 inches, 25至30厘米."""
    a, b = en.mention, zh_hant.mention
    mine, theirs = _measure(en), _measure(zh_hant)
    return are_of_two_systems(mine, theirs) and all(
        isinstance(end, Decimal)
        and isinstance(other, Decimal)
        and is_as_much(end, mine, other, theirs)
        for end, other in ((a.value, b.value), (a.high, b.high))
    )


def is_rounded(en: Figure, zh_hant: Figure) -> bool:
    """Whether one is reckoned from the other: 300 acres are 約121公頃."""
    return are_of_two_systems(_measure(en), _measure(zh_hant))


def _is_turned_round(en: Mention, zh_hant: Mention) -> bool:
    """17:1 and 師生比1:17, "lost 3-1" and 以1比3負: the other side first."""
    one, other = en.value, zh_hant.value
    if isinstance(one, str) or isinstance(other, str) or zh_hant.high is not None:
        return False
    turned = en.noun == LOST or zh_hant.noun == TEACHERS
    return turned and abs(one * other - 1) < _HARDLY


def same_value(a: Mention, b: Mention) -> bool:
    """Whether value and other end are the same, one of them perhaps rounded."""
    if isinstance(a.value, str) or isinstance(b.value, str):
        return a.unit == b.unit and _same_text(a, b)
    change = a.unit in CHANGES and b.unit in CHANGES
    return _close(a.value, b.value, change=change) and _same_high(a, b, change=change)


def _same_high(a: Mention, b: Mention, *, change: bool) -> bool:
    if a.high is None or b.high is None:
        return a.high is b.high
    if isinstance(a.high, str) or isinstance(b.high, str):
        return str(a.high) == str(b.high)
    return _close(a.high, b.high, change=change)


def _close(a: Decimal, b: Decimal, *, change: bool) -> bool:
    if a == b:
        return True
    if change:
        a, b = abs(a), abs(b)  # the direction is compared by its words
        if a == b:
            return True
    if not a.is_finite() or not b.is_finite() or abs(a - b) > _HALF:
        return False  # nothing is rounded by more than half of one
    if not (_is_endless(a) or _is_endless(b)):
        return False
    places = min(_places(a), _places(b))
    far = abs(a - b)
    return far <= _HALF.scaleb(-min(places, 4)) and far * _TWENTY <= max(abs(a), abs(b))


def _is_endless(value: Decimal) -> bool:
    """A third, two-thirds: more decimals than anybody writes."""
    return _places(value) > 4


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def digits(value: Decimal) -> str:
    """All digits of a number without the noughts at its ends."""
    if not value.is_finite():
        return ""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def same_dozen(en: Mention, zh_hant: Mention) -> bool:
    """ "A dozen" and 十多: softer words than their values; 十 alone is none the softer."""
    return (
        en.value == _A_DOZEN
        and zh_hant.value == _TEN
        and en.high is None
        and zh_hant.high is None
        and zh_hant.qualifier != Qualifier.EXACTLY
        and bool(_DOZEN.search(en.text))
    )


def _same_text(a: Mention, b: Mention) -> bool:
    if a.unit == Unit.PHONE:
        return _same_phone(str(a.value), str(b.value))
    if a.unit == Unit.TIME:
        return _same_time(a, b)
    if not same_partial(str(a.value), str(b.value)):
        return False
    if a.unit == Unit.DATE and _weekday(a) != _weekday(b) and _weekday(a) and _weekday(b):
        return False
    if a.unit == Unit.DATE and (one := _word(a)) and (other := _word(b)) and one != other:
        return False
    if a.high is None or b.high is None:
        return a.high is b.high
    return same_partial(str(a.high), str(b.high))


def _same_time(a: Mention, b: Mention) -> bool:
    """11時20分 may be in the evening, as 昨晚 before its date says."""
    ends = [(str(a.value), str(b.value)), (str(a.high or ""), str(b.high or ""))]
    if all(one == other for one, other in ends):
        return True
    if all(_PART_OF_DAY.search(one.text) for one in (a, b)):
        return False
    return all(_twelve_hours(one) == _twelve_hours(other) for one, other in ends)


def _weekday(date: Mention) -> int:
    """The day of the week that is named beside a date: 1 to 7, 0 where none is."""
    found = _NAMED_DAY.search(date.text)
    return _DAYS[found[found.lastindex or 0].lower()] if found else 0


def _word(date: Mention) -> str:
    """The word for the day that stands beside a date: today, yesterday, tomorrow."""
    found = _WORD_FOR_DAY.search(date.text)
    return str(found.lastgroup).rstrip("_") if found else ""


def _twelve_hours(time: str) -> str:
    return f"{int(time[:2]) % 12}{time[2:]}" if time else ""


def same_partial(a: str, b: str) -> bool:
    """ "2025-02-26" and "--02-26", "2025-Q4" and "Q4": the year may be left out, or the month."""
    if a == b:
        return True
    if a.startswith(NO_MONTH) or b.startswith(NO_MONTH):
        return a[-2:] == b[-2:]
    first, second = _PARTIAL.fullmatch(a), _PARTIAL.fullmatch(b)
    if not first or not second or not first["rest"] or first["rest"] != second["rest"]:
        return False
    return not first["year"] or not second["year"]


def _same_phone(a: str, b: str) -> bool:
    (a, _, line_a), (b, _, line_b) = a.partition(EXTENSION), b.partition(EXTENSION)
    if line_a and line_b and line_a != line_b:
        return False
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) >= 7 and longer.endswith(shorter)


def converted(en: Figure, zh_hant: Figure) -> bool | None:
    """Whether two units that can be reckoned into one another give the same; None where not."""
    a, b = en.mention, zh_hant.mention
    if (a.unit, b.unit) not in _CONVERTED:
        return None
    if not isinstance(a.value, Decimal) or not isinstance(b.value, Decimal):
        return None
    units = {a.unit: a.value, b.unit: b.value}
    if a.high is not None and b.high is not None and _is_same_range_reckoned(en, zh_hant):
        return True
    reckoned = is_as_much(a.value, _measure(en), b.value, _measure(zh_hant))
    if reckoned is not None:
        return None if a.value == b.value else reckoned  # not reckoned, but mistaken
    if b.unit == Unit.RATIO and isinstance(a.high, Decimal) and a.value:
        return a.high / a.value == b.value  # lost two to three, 二比三
    if b.unit == Unit.PER_CENT and a.unit in _POINTS and _OF_INTEREST.search(b.text):
        return a.value * _POINTS[a.unit] == b.value
    if units.keys() == {Unit.BASIS_POINT, Unit.PERCENTAGE_POINT}:
        return units[Unit.BASIS_POINT] == units[Unit.PERCENTAGE_POINT] * 100
    if units.keys() == {Unit.SQUARE_FEET, Unit.SQUARE_METRES}:
        if units[Unit.SQUARE_FEET] == units[Unit.SQUARE_METRES] != 0:
            return None  # not reckoned, but mistaken
        if (a.high is None) != (b.high is None):
            return None  # a range, and perhaps one of its ends
        return all(
            same_area_end(a.unit, end, b.unit, other)
            for end, other in ((a.value, b.value), (a.high, b.high))
            if end is not None
        )
    if units.keys() == {Unit.PER_CENT, Unit.TIMES}:
        times = units[Unit.TIMES] * 100
        if en.added or zh_hant.added:  # "up 140%", "240% of" and 增加1.4倍
            share = en if a.unit == Unit.PER_CENT else zh_hant
            return units[Unit.PER_CENT] == times + (0 if share.way else 100) or (
                not share.way and units[Unit.PER_CENT] == times
            )
        # "up 100%" and "doubled"; "200% of" and "twice"
        return units[Unit.PER_CENT] in (times, times - 100)
    return None


def _same_area(feet: Decimal, metres: Decimal) -> bool:
    """Square feet are seldom reckoned exactly."""
    reckoned = feet * Decimal("0.092903")
    return abs(reckoned - metres) <= abs(reckoned) / 50


def same_area_end(unit: Unit, end: object, other_unit: Unit, other: object) -> bool:
    """Whether an area is this end of a range: 500 to 650 square feet, 14坪 and 18坪."""
    if not isinstance(end, Decimal) or not isinstance(other, Decimal):
        return False
    areas = {unit: end, other_unit: other}
    return areas.keys() == {Unit.SQUARE_FEET, Unit.SQUARE_METRES} and _same_area(
        areas[Unit.SQUARE_FEET], areas[Unit.SQUARE_METRES]
    )


def same_clock_end(range_: Mention, end: object, other: Mention) -> bool:
    """Whether a time is this end of a range of them; "half past one" may be 下午1時30分."""
    if not isinstance(end, str) or not isinstance(other.value, str):
        return False
    if _PART_OF_DAY.search(range_.text) and _PART_OF_DAY.search(other.text):
        return end == other.value
    return _twelve_hours(end) == _twelve_hours(other.value)


def same_end(value: object, end: object) -> bool:
    """Whether a figure is this end of a range; a date may leave out its year."""
    if isinstance(value, str) and isinstance(end, str):
        return same_partial(value, end)
    return value == end
