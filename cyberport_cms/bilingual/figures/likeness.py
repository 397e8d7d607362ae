"""Do an English and a Chinese figure say the same? And if not, in what do they differ?"""

import re
from decimal import Decimal
from enum import StrEnum

from ..quantities import CALENDAR, MONEY, Qualifier, Unit
from .direction import CHANGES
from .mentions import Mention
from .places import Figure


class Likeness(StrEnum):
    """What two figures have in common."""

    SAME = "same"
    QUALIFIER = "qualifier"  # same value and unit; over against about, exactly …
    UNIT = "unit"  # same value; HK$ against US$, per cent against percentage points …
    PRECISION = "precision"  # October, 10月3日: one says more, and nothing that denies the other
    VALUE = "value"  # same kind of unit, another value
    NONE = "none"


_SMALL = Decimal(3)
# Units that one side may leave to the reader: "Phase 2" is read as a count, 第二期 as an ordinal.
_VAGUE = frozenset({Unit.COUNT, Unit.CUSTOM})
_PHYSICAL = frozenset(
    {
        Unit.PETAFLOPS,
        Unit.SQUARE_METRES,
        Unit.SQUARE_FEET,
        Unit.MEGAWATTS,
        Unit.KILOMETRES,
        Unit.KILOGRAMS,
        Unit.CUSTOM,
    }
)
# Differences that are a matter of wording more often than of fact.
_NEAR_QUALIFIERS = (
    frozenset({Qualifier.AT_LEAST, Qualifier.OVER}),
    frozenset({Qualifier.UP_TO, Qualifier.EXACTLY}),
    frozenset({Qualifier.UP_TO, Qualifier.UNDER}),
    frozenset({Qualifier.ABOUT, Qualifier.NEARLY}),
    frozenset({Qualifier.UNDER, Qualifier.NEARLY}),
)
_NAMED_DOLLARS = re.compile(r"HK|港|cent|仙", re.IGNORECASE)
_OR_ABOVE = re.compile(r"以上|或上|above|older|more", re.IGNORECASE)
# Spans of time that can be reckoned into one another: 12 months and 一年, two decades and 二十年.
_SPANS = {
    "month": ("months", 1),
    "year": ("months", 12),
    "decade": ("months", 120),
    "minute": ("minutes", 1),
    "hour": ("minutes", 60),
    "day": ("minutes", 1440),
    "week": ("minutes", 10080),
}
_LOOSE_TIMES = re.compile(r"fold|times|x$|×", re.IGNORECASE)
_HUNDREDS = re.compile(
    r"\b(?:dozens|scores|tens|hundreds|thousands|millions|billions)\b|[數幾]以?(?=[十百千萬億])|成千上萬",
    re.IGNORECASE,
)
_DOZEN = re.compile(r"dozen", re.IGNORECASE)
_PARTIAL = re.compile(r"(?P<year>\d{4})?-{0,2}(?P<rest>.*)", re.DOTALL)


def likeness(en: Figure, zh_hant: Figure) -> Likeness:
    """SAME, or the first thing in which the two differ."""
    a, b = en.mention, zh_hant.mention
    if a.unit == b.unit:
        if _same_amount(en, zh_hant) or _same_dozen(a, b):
            measures = {en.measure, zh_hant.measure} - {""}
            if len(measures) > 1 and a.value == b.value:
                return Likeness.UNIT  # three years, 三個月
            return Likeness.SAME if same_qualifier(a, b) else Likeness.QUALIFIER
        return Likeness.VALUE
    return _across_units(en, zh_hant)


def same_qualifier(en: Mention, zh_hant: Mention) -> bool:
    """Whether both are equally sure: over = exceeding = 超過. 以上 is "or above" and "above"."""
    if en.unit in CALENDAR or zh_hant.unit in CALENDAR:
        return True
    if bool(_HUNDREDS.search(en.text)) != bool(_HUNDREDS.search(zh_hant.text)):
        return False  # "hundreds" and 超過100: neither says what the other does
    if en.qualifier == zh_hant.qualifier:
        return True
    pair = {en.qualifier, zh_hant.qualifier}
    return pair == {Qualifier.OVER, Qualifier.AT_LEAST} and bool(
        _OR_ABOVE.search(zh_hant.text) or _OR_ABOVE.search(en.text)
    )


def opposite(en: Figure, zh_hant: Figure) -> bool:
    """One says up and the other down: 0.6 per cent all the same, and the contrary."""
    return en.way * zh_hant.way < 0


def near_qualifiers(en: Mention, zh_hant: Mention) -> bool:
    """Qualifiers that differ in wording more than in fact, such as over and at least."""
    pair = frozenset({en.qualifier, zh_hant.qualifier})
    return pair in _NEAR_QUALIFIERS or len(pair) == 1


def is_small(mention: Mention) -> bool:
    """One to three, written as a word: "both", 兩地, "one of them". Often on one side only."""
    return (
        mention.unit in (Unit.COUNT, Unit.ORDINAL)
        and mention.high is None
        and isinstance(mention.value, Decimal)
        and abs(mention.value) <= _SMALL
        and not any(char.isdigit() and char.isascii() for char in mention.text)
    )


def is_distinctive(mention: Mention) -> bool:
    """A figure that is hardly there twice by chance: it may match across the whole text."""
    value = mention.value
    if isinstance(value, str):
        dated = mention.unit in (Unit.DATE, Unit.MONTH, Unit.QUARTER, Unit.HALF_YEAR)
        return mention.unit in (Unit.PHONE, Unit.TIME) or (dated and value[:1].isdigit())
    if mention.unit in MONEY:
        return True
    return value.is_finite() and (abs(value) >= 100 or len(_digits(value)) > 2)


def same_end(value: object, end: object) -> bool:
    """Whether a figure is this end of a range; a date may leave out its year."""
    if isinstance(value, str) and isinstance(end, str):
        return _same_partial(value, end)
    return value == end


def look_alike(en: Mention, zh_hant: Mention) -> bool:
    """The same digits in another order or with another number of noughts: a slip, not a choice."""
    if not isinstance(en.value, Decimal) or not isinstance(zh_hant.value, Decimal):
        return False
    a, b = _digits(en.value), _digits(zh_hant.value)
    return a == b or (len(a) > 1 and sorted(a) == sorted(b))


def _across_units(en: Figure, zh_hant: Figure) -> Likeness:
    a, b = en.mention, zh_hant.mention
    if a.unit in CALENDAR or b.unit in CALENDAR:
        return _across_calendar(a, b)
    units = (a.unit, b.unit)
    if Unit.PHONE in units or (Unit.ORDINAL in units and "decade" in (en.measure, zh_hant.measure)):
        return Likeness.NONE
    converted = _converted(a, b)
    if converted is not None:
        if converted:
            return Likeness.SAME if same_qualifier(a, b) else Likeness.QUALIFIER
        return Likeness.VALUE if {a.unit, b.unit} <= _PHYSICAL else Likeness.NONE
    if not _same_value(a, b) and not (_is_loose(a, b) and _same_dozen(a, b)):
        return Likeness.VALUE if _is_loose(a, b) or {a.unit, b.unit} <= MONEY else Likeness.NONE
    if not _is_loose(a, b):
        return Likeness.UNIT if _is_specific(a, b) else Likeness.NONE
    return Likeness.SAME if same_qualifier(a, b) else Likeness.QUALIFIER


def _is_loose(a: Mention, b: Mention) -> bool:
    """Whether the units may be two readings of the same words, or one of them is left out."""
    units = {a.unit, b.unit}
    if units <= _VAGUE or (
        Unit.COUNT in units and units & (_PHYSICAL | {Unit.ORDINAL, Unit.RATIO})
    ):
        return True
    if units == {Unit.COUNT, Unit.TIMES}:
        return True
    if units & MONEY and units & _VAGUE:
        return not any(is_small(one) for one in (a, b))
    return False


def _is_specific(a: Mention, b: Mention) -> bool:
    units = {a.unit, b.unit}
    return not (units & {Unit.ORDINAL, Unit.RATIO})


def names_currency(mention: Mention) -> bool:
    """Whether the words say which dollars: 元 and $ alone do not."""
    return mention.unit != Unit.HKD or bool(_NAMED_DOLLARS.search(mention.text))


def _converted(a: Mention, b: Mention) -> bool | None:
    """Whether two units that can be reckoned into one another give the same; None where not."""
    if not isinstance(a.value, Decimal) or not isinstance(b.value, Decimal):
        return None
    units = {a.unit: a.value, b.unit: b.value}
    if units.keys() == {Unit.BASIS_POINT, Unit.PERCENTAGE_POINT}:
        return units[Unit.BASIS_POINT] == units[Unit.PERCENTAGE_POINT] * 100
    if units.keys() == {Unit.SQUARE_FEET, Unit.SQUARE_METRES}:
        metres = units[Unit.SQUARE_FEET] * Decimal("0.092903")
        if metres == units[Unit.SQUARE_METRES] or not metres:
            return metres == units[Unit.SQUARE_METRES]
        if units[Unit.SQUARE_FEET] == units[Unit.SQUARE_METRES]:
            return None  # not reckoned, but mistaken
        return abs(metres - units[Unit.SQUARE_METRES]) <= abs(metres) / 50
    if units.keys() == {Unit.PER_CENT, Unit.TIMES}:
        # "up 100%" and "doubled"; "200% of" and "twice"
        times = units[Unit.TIMES] * 100
        return units[Unit.PER_CENT] in (times, times - 100)
    return None


def _same_amount(en: Figure, zh_hant: Figure) -> bool:
    a, b = en.mention, zh_hant.mention
    if isinstance(a.value, str) or isinstance(b.value, str) or a.high is not None:
        return _same_value(a, b)
    if zh_hant.added and not en.added:
        # 增加一倍 is "doubled"; of "increased twofold" nobody knows what it means.
        loose = _LOOSE_TIMES.search(a.text)
        return a.value == b.value + 1 or bool(loose and a.value == b.value)
    if en.measure != zh_hant.measure:
        mine, theirs = _SPANS.get(en.measure), _SPANS.get(zh_hant.measure)
        if not mine or not theirs or mine[0] != theirs[0] or b.high is not None:
            return _same_value(a, b)
        return a.value in (b.value, b.value * theirs[1] / mine[1])
    return _same_value(a, b)


def _same_value(a: Mention, b: Mention) -> bool:
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
    if change:
        a, b = abs(a), abs(b)  # the direction is compared by its words
    if a == b:
        return True
    if not a.is_finite() or not b.is_finite():
        return False
    if not (_is_endless(a) or _is_endless(b)):
        return False
    places = min(_places(a), _places(b))
    return abs(a - b) <= Decimal("0.5").scaleb(-min(places, 4))


def _is_endless(value: Decimal) -> bool:
    """A third, two-thirds: more decimals than anybody writes."""
    return _places(value) > 4


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _digits(value: Decimal) -> str:
    if not value.is_finite():
        return ""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def _same_dozen(en: Mention, zh_hant: Mention) -> bool:
    """ "Over a dozen" and 十多: softer words than their values."""
    return (
        (en.value, zh_hant.value) == (Decimal(12), Decimal(10))
        and en.high is None
        and zh_hant.high is None
        and bool(_DOZEN.search(en.text))
    )


def _same_text(a: Mention, b: Mention) -> bool:
    if a.unit == Unit.PHONE:
        return _same_phone(str(a.value), str(b.value))
    if not _same_partial(str(a.value), str(b.value)):
        return False
    if a.high is None or b.high is None:
        return a.high is b.high
    return _same_partial(str(a.high), str(b.high))


def _same_partial(a: str, b: str) -> bool:
    """ "2025-02-26" and "--02-26", "2025-Q4" and "Q4": the year may be left out."""
    if a == b:
        return True
    first, second = _PARTIAL.fullmatch(a), _PARTIAL.fullmatch(b)
    if not first or not second or not first["rest"] or first["rest"] != second["rest"]:
        return False
    return not first["year"] or not second["year"]


def _same_phone(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) >= 7 and longer.endswith(shorter)


def _across_calendar(a: Mention, b: Mention) -> Likeness:
    units = {a.unit, b.unit}
    if units == {Unit.YEAR, Unit.FISCAL_YEAR}:
        return Likeness.SAME if _span(a) == _span(b) else Likeness.NONE
    if Unit.YEAR in units and units & _VAGUE:
        same = str(a.value) == str(b.value) and a.high is None and b.high is None
        return Likeness.SAME if same else Likeness.NONE
    return Likeness.PRECISION if _contains(a, b) or _contains(b, a) else Likeness.NONE


_COARSER = {Unit.MONTH: Unit.DATE, Unit.QUARTER: Unit.MONTH, Unit.HALF_YEAR: Unit.MONTH}


def _contains(coarse: Mention, fine: Mention) -> bool:
    """October holds 10月3日, the third quarter holds 九月; of ranges, each end the other."""
    if _COARSER.get(coarse.unit) != fine.unit or (coarse.high and not fine.high):
        return False
    ends = (
        (coarse.value, fine.value),
        (coarse.high or coarse.value, fine.high or fine.value),
    )
    return all(_same_partial(str(whole), _rounded(str(part), coarse.unit)) for whole, part in ends)


def _rounded(value: str, unit: Unit) -> str:
    """A day as its month, a month as its quarter or half-year; the year stays as it is."""
    if unit == Unit.MONTH:
        return value[:-3]
    year, month = value[:-2].strip("-"), int(value[-2:])
    size, letter = (3, "Q") if unit == Unit.QUARTER else (6, "H")
    return "-".join(filter(None, (year, f"{letter}{(month - 1) // size + 1}")))


def _span(mention: Mention) -> tuple[str, str]:
    """The first and the last year: 2025-26 and "2025 to 2026" are alike."""
    value = str(mention.value)
    if mention.unit == Unit.FISCAL_YEAR and len(value) >= 7:
        return value[:4], value[-2:]
    return value[:4], str(mention.high or value)[-2:]
