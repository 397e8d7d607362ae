"""Do an English and a Chinese figure say the same? And if not, in what do they differ?"""

import re
from collections.abc import Set
from decimal import Decimal
from enum import StrEnum

from ..quantities import CALENDAR, MONEY, Qualifier, Unit
from .days import same_day_alone
from .direction import CHANGES
from .equality import (
    converted,
    digits,
    is_rounded,
    same_amount,
    same_dozen,
    same_value,
)
from .hours import same_hour_alone
from .measures import SPEED, is_currency
from .mentions import Mention
from .months_together import COARSER, are_from_january, contains, same_months
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
# What is neither turned round nor reckoned; "a dozen" and 十多 are two apart.
_PLAIN = MONEY | {Unit.COUNT, Unit.ORDINAL}
_FAR = 2
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
_UNSPECIFIC = frozenset({Unit.ORDINAL, Unit.RATIO})
_ALSO_COUNTED = _PHYSICAL | _UNSPECIFIC
# Differences that are a matter of wording more often than of fact.
_NEAR_QUALIFIERS = (
    frozenset({Qualifier.AT_LEAST, Qualifier.OVER}),
    frozenset({Qualifier.UP_TO, Qualifier.UNDER}),
    frozenset({Qualifier.ABOUT, Qualifier.NEARLY}),
    frozenset({Qualifier.UNDER, Qualifier.NEARLY}),
)
_SAID_TOGETHER = tuple(
    {other, Qualifier.ABOUT} for other in (Qualifier.UP_TO, Qualifier.AT_LEAST, Qualifier.OVER)
)
_LEFT_AND_GONE = ({Qualifier.UNDER, Qualifier.OVER}, {Qualifier.NEARLY, Qualifier.OVER})
_SIDE_OF_LEVEL = re.compile("[略稍]?微?(?:(?P<above>高)|低)[於于]")
_ABOUT = re.compile(r"\b(?:about|around)\b|約|约", re.IGNORECASE)  # "up to about 30"
_ABOUT_OR_NEARLY = re.compile("差不多")
_ESTIMATED = re.compile(r"\bestimated|^估[計计]", re.IGNORECASE)  # without "about"
_NAMED_DOLLARS = re.compile(r"HK|港|cent|仙", re.IGNORECASE)
_BARE_YEN = re.compile(r"(?<!RMB)(?<!CNY)(?<!CN)[¥￥]", re.IGNORECASE)
_WITHIN = re.compile("以[內内]\\Z")  # under, or up to
_OR_ABOVE = re.compile(r"以上|或上|above|older|more", re.IGNORECASE)
_OR_BELOW = re.compile(r"\b(?:or|and)\s(?:below|under|less|fewer|lower|younger)\Z", re.IGNORECASE)
_HUNDREDS = re.compile(
    r"\b(?:dozens|scores|tens|hundreds|thousands|millions|billions"
    r"|(?:several|a few)\s+(?:dozen|hundred|thousand|million|billion))\b|[數数幾几]以?(?=[十百千萬万億亿])",
    re.IGNORECASE,
)
_IT_MAY_REACH = re.compile("可[能長长高多]?[達达]")
_VAGUELY = re.compile("^上[百千萬万億亿]")  # hundreds, and over a hundred


def likeness(en: Figure, zh_hant: Figure) -> Likeness:
    """SAME, or the first thing in which the two differ."""
    a, b = en.mention, zh_hant.mention
    if (a.unit, b.unit) in _STRANGERS:
        if Unit.TIME in (a.unit, b.unit):
            is_same = same_hour_alone(en, zh_hant)
        else:
            is_day = Unit.DATE in (a.unit, b.unit) and same_day_alone(en, zh_hant)
            counts_months = "month" in (en.measure, zh_hant.measure)
            is_same = is_day or (counts_months and are_from_january(en, zh_hant))
        return Likeness.SAME if is_same else Likeness.NONE
    if a.unit == b.unit:
        if _are_far_apart(en, zh_hant):
            return Likeness.VALUE
        if same_amount(en, zh_hant) or same_dozen(a, b):
            measures = {en.measure, zh_hant.measure} - {""}
            if len(measures) > 1 and a.value == b.value:
                return Likeness.UNIT  # three years, 三個月
            if same_qualifier(en, zh_hant) or _is_the_rest(en, zh_hant):
                return Likeness.SAME
            return Likeness.QUALIFIER
        return Likeness.SAME if _is_the_rest(en, zh_hant) else Likeness.VALUE
    return _across_units(en, zh_hant)


def _are_far_apart(en: Figure, zh_hant: Figure) -> bool:
    """Whether no rule could take these two for the same; most are not, and this is quick to see."""
    one, other = en.mention.value, zh_hant.mention.value
    return (
        en.mention.unit in _PLAIN
        and en.measure == zh_hant.measure
        and isinstance(one, Decimal)
        and isinstance(other, Decimal)
        and abs(one - other) > _FAR
    )


def same_qualifier(one: Figure, other: Figure) -> bool:
    """Whether both are equally sure: over = exceeding = 超過. 以上 is "or above" and "above"."""
    en, zh_hant = one.mention, other.mention
    if en.unit in CALENDAR or zh_hant.unit in CALENDAR:
        return True
    if same_dozen(en, zh_hant) and en.qualifier == Qualifier.EXACTLY:
        return zh_hant.qualifier == Qualifier.OVER  # "a dozen" is no exact number
    vague = _VAGUELY.search(zh_hant.text)
    if not vague and bool(_HUNDREDS.search(en.text)) != bool(_HUNDREDS.search(zh_hant.text)):
        return False  # "hundreds" and 超過100: neither says what the other does
    if en.qualifier == zh_hant.qualifier:
        return not _is_on_other_side(one, zh_hant)
    if _is_estimated(en, zh_hant) or _is_estimated(zh_hant, en):
        return True
    if en.qualifier in other.hints.qualifiers or zh_hant.qualifier in one.hints.qualifiers:
        return True
    if one.hints.possible and _IT_MAY_REACH.match(zh_hant.text):
        return True
    pair = {en.qualifier, zh_hant.qualifier}
    if pair == {Qualifier.ABOUT, Qualifier.EXACTLY} and is_rounded(one, other):
        return True
    if pair == {Qualifier.ABOUT, Qualifier.NEARLY} and _ABOUT_OR_NEARLY.match(zh_hant.text):
        return True
    if pair in _SAID_TOGETHER:
        both = next(one for one in (en, zh_hant) if one.qualifier != Qualifier.ABOUT)
        return bool(_ABOUT.search(both.text))
    if pair == {Qualifier.UNDER, Qualifier.UP_TO}:  # 30歲以下 may hold those of thirty
        below = zh_hant.text.endswith("以下") and _OR_BELOW.search(en.text)
        return bool(below or _WITHIN.search(zh_hant.text))
    return pair == {Qualifier.OVER, Qualifier.AT_LEAST} and bool(
        _OR_ABOVE.search(zh_hant.text) or _OR_ABOVE.search(en.text)
    )


def _is_on_other_side(en: Figure, zh_hant: Mention) -> bool:
    """ "Below the threshold of 5%" and 高於5%的門檻: the level is the same, but not the side of it."""
    side = _SIDE_OF_LEVEL.match(zh_hant.text)
    if not side or zh_hant.qualifier != Qualifier.EXACTLY:
        return False
    said = en.hints.qualifiers & {Qualifier.OVER, Qualifier.UNDER}
    return said == {Qualifier.UNDER if side["above"] else Qualifier.OVER}


def _is_estimated(one: Mention, other: Mention) -> bool:
    """ "An estimated HK$8 billion" and 預計耗資80億元: the verb may say it as well."""
    return (
        one.qualifier == Qualifier.ABOUT
        and other.qualifier == Qualifier.EXACTLY
        and bool(_ESTIMATED.search(one.text))
    )


def _is_the_rest(en: Figure, zh_hant: Figure) -> bool:
    """ "Less than half of the time" is 縮短超過一半: what is left, and what is gone."""
    if not en.mention.unit == zh_hant.mention.unit == Unit.PER_CENT:
        return False
    for left, gone in ((en, zh_hant), (zh_hant, en)):
        a, b = left.mention, gone.mention
        if (
            gone.way < 0
            and not left.way
            and {a.qualifier, b.qualifier} in _LEFT_AND_GONE
            and isinstance(a.value, Decimal)
            and isinstance(b.value, Decimal)
            and a.high is b.high is None
            and abs(a.value + b.value - 100) < 1
        ):
            return True
    return False


def opposite(en: Figure, zh_hant: Figure) -> bool:
    """One says up and the other down: 0.6 per cent all the same, and the contrary.

    A sign wants a word or a sign on the other side: −5% is not 5%, but it may be 下跌5%.
    """
    signed = _is_negative(en) != _is_negative(zh_hant) and not (en.way and zh_hant.way)
    return en.way * zh_hant.way < 0 or (signed and en.mention.unit in CHANGES)


def _is_negative(figure: Figure) -> bool:
    value = figure.mention.value
    return isinstance(value, Decimal) and value < 0


def near_qualifiers(en: Mention, zh_hant: Mention) -> bool:
    """Qualifiers that differ in wording more than in fact, such as over and at least."""
    pair = frozenset({en.qualifier, zh_hant.qualifier})
    return pair in _NEAR_QUALIFIERS or len(pair) == 1


def is_small(mention: Mention) -> bool:
    """At most three, written as a word: "both", 兩地, "half an hour". Often on one side only."""
    return (
        mention.unit in (Unit.COUNT, Unit.ORDINAL)
        and mention.high is None
        and isinstance(mention.value, Decimal)
        and abs(mention.value) <= _SMALL
        and not any(char.isdecimal() for char in mention.text)
    )


def is_distinctive(mention: Mention) -> bool:
    """A figure that is hardly there twice by chance: it may match across the whole text."""
    value = mention.value
    if isinstance(value, str):
        dated = mention.unit in (Unit.DATE, Unit.MONTH, Unit.QUARTER, Unit.HALF_YEAR)
        return mention.unit in (Unit.PHONE, Unit.TIME) or (dated and value[:1].isdigit())
    if mention.unit in MONEY:
        return True
    return value.is_finite() and (abs(value) >= 100 or len(digits(value)) > 2)


def look_alike(en: Mention, zh_hant: Mention) -> bool:
    """The same digits in another order or with another number of noughts: a slip, not a choice."""
    if not isinstance(en.value, Decimal) or not isinstance(zh_hant.value, Decimal):
        return False
    a, b = digits(en.value), digits(zh_hant.value)
    return a == b or (len(a) > 1 and sorted(a) == sorted(b))


def _across_units(en: Figure, zh_hant: Figure) -> Likeness:
    a, b = en.mention, zh_hant.mention
    if a.unit in CALENDAR or b.unit in CALENDAR:
        if any(one.mention.unit in _VAGUE and (one.nouns or one.measure) for one in (en, zh_hant)):
            # In 2025, 2,025家; but "2025 entries" may be 2025份.
            return Likeness.SAME if _is_as_many(en, zh_hant) else Likeness.NONE
        return _across_calendar(a, b)
    units = {a.unit, b.unit}
    if Unit.PHONE in units or (Unit.ORDINAL in units and "decade" in (en.measure, zh_hant.measure)):
        return Likeness.NONE
    reckoned = converted(en, zh_hant)
    if reckoned is not None:
        if reckoned:
            return Likeness.SAME if same_qualifier(en, zh_hant) else Likeness.QUALIFIER
        return Likeness.VALUE if units <= _PHYSICAL else Likeness.NONE
    if units & CHANGES and says_no_unit(en) + says_no_unit(zh_hant) == 1:
        if same_value(a, b):
            return Likeness.SAME if same_qualifier(en, zh_hant) else Likeness.QUALIFIER
        return Likeness.NONE
    loose = _is_loose(a, b, units)
    if not same_value(a, b) and not (loose and same_dozen(a, b)):
        if Unit.ORDINAL in units and (_HUNDREDS.search(a.text) or _HUNDREDS.search(b.text)):
            return Likeness.NONE  # the first, 數千名
        return Likeness.VALUE if loose or units <= MONEY else Likeness.NONE
    if not loose:
        return Likeness.UNIT if units.isdisjoint(_UNSPECIFIC) else Likeness.NONE
    if en.measure == "foot" and b.unit == Unit.SQUARE_FEET:
        return Likeness.SAME if same_qualifier(en, zh_hant) else Likeness.QUALIFIER  # 呎
    if {en.measure, zh_hant.measure} - {"", SPEED} and units & _PHYSICAL:
        return Likeness.UNIT  # 21 metres, 21公里
    money = en.measure or zh_hant.measure
    if is_currency(money) and all(
        names_currency(one) and not _may_be_yen(one, money) for one in (a, b)
    ):
        return Likeness.UNIT  # 500 euros, 500美元; of 新台幣500元 the 元 names none
    return Likeness.SAME if same_qualifier(en, zh_hant) else Likeness.QUALIFIER


def _is_as_many(en: Figure, zh_hant: Figure) -> bool:
    """Whether what looks like a year counts what the other side counts."""
    a, b = en.mention, zh_hant.mention
    return (
        (a.unit, b.unit) == (Unit.YEAR, Unit.COUNT)
        and a.high is b.high is None
        and str(a.value) == str(b.value)
        and not en.nouns.isdisjoint(zh_hant.nouns)
    )


def says_no_unit(figure: Figure) -> bool:
    """The 37 of "cut from 58 basis points to 37"."""
    mention = figure.mention
    counts_nothing = mention.unit == Unit.COUNT and not mention.noun and not figure.measure
    return counts_nothing and any(char.isdigit() for char in mention.text)


def _is_loose(a: Mention, b: Mention, units: Set[Unit]) -> bool:
    """Whether the units may be two readings of the same words, or one of them is left out."""
    if units <= _VAGUE or (Unit.COUNT in units and units & _ALSO_COUNTED):
        return True
    if units == {Unit.COUNT, Unit.TIMES}:
        return True
    if units & MONEY and units & _VAGUE:
        qualified = a.qualifier == b.qualifier != Qualifier.EXACTLY  # "at least two", 最少兩元
        return qualified or not (is_small(a) or is_small(b))
    return False


def names_currency(mention: Mention) -> bool:
    """Whether the words say which dollars: 元 and $ alone do not."""
    return mention.unit != Unit.HKD or bool(_NAMED_DOLLARS.search(mention.text))


def _may_be_yen(mention: Mention, money: str) -> bool:
    """Whether a bare ¥ may be yen."""
    return money == "yen" and bool(_BARE_YEN.search(mention.text))


def _across_calendar(a: Mention, b: Mention) -> Likeness:
    units = {a.unit, b.unit}
    if units == {Unit.YEAR, Unit.FISCAL_YEAR}:
        return Likeness.SAME if _span(a) == _span(b) else Likeness.NONE
    if Unit.YEAR in units and units & _VAGUE:
        same = str(a.value) == str(b.value) and a.high is None and b.high is None
        return Likeness.SAME if same else Likeness.NONE
    if same_months(a, b):
        return Likeness.SAME
    return Likeness.PRECISION if contains(a, b) or contains(b, a) else Likeness.NONE


def _span(mention: Mention) -> tuple[str, str]:
    """The first and the last year: 2025-26 and "2025 to 2026" are alike."""
    value = str(mention.value)
    if mention.unit == Unit.FISCAL_YEAR and len(value) >= 7:
        return value[:4], value[-2:]
    return value[:4], str(mention.high or value)[-2:]


def _are_strangers(one: Unit, other: Unit) -> bool:
    """Whether no two figures of these units have anything in common."""
    units = {one, other}
    if one == other:
        return False
    if not units & CALENDAR:
        return Unit.PHONE in units
    if Unit.YEAR in units and units & (_VAGUE | {Unit.FISCAL_YEAR}):
        return False
    return COARSER.get(one) != other and COARSER.get(other) != one


_STRANGERS = frozenset((one, other) for one in Unit for other in Unit if _are_strangers(one, other))
