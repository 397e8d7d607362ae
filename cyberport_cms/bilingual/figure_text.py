"""The one place where a stored figure becomes text, in each language and script.

42,100,000,000 HKD, over → "over HK$42.1 billion", 「超過421億港元」, 「超过421亿港元」; −5 per cent, 「負5%」.
What is written is exact: a figure is never rounded to fit its display.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal

from .dates import long_date
from .languages import ENGLISH, READER_OF, ReadingLanguage, SourceLanguage
from .quantities import Qualifier, Unit
from .simplified import simplify

SCALED = "scaled"
DIGITS = "digits"

_QUALIFIERS: dict[SourceLanguage, dict[Qualifier, str]] = {
    "en": {
        Qualifier.OVER: "over ",
        Qualifier.ABOUT: "about ",
        Qualifier.NEARLY: "nearly ",
        Qualifier.AT_LEAST: "at least ",
        Qualifier.UP_TO: "up to ",
        Qualifier.UNDER: "under ",
    },
    "zh_hant": {
        Qualifier.OVER: "超過",
        Qualifier.ABOUT: "約",
        Qualifier.NEARLY: "近",
        Qualifier.AT_LEAST: "至少",
        Qualifier.UP_TO: "最多",
        Qualifier.UNDER: "少於",
    },
}
# What stands around the number.
_UNITS: dict[SourceLanguage, dict[Unit, str]] = {
    "en": {
        Unit.COUNT: "{}",
        Unit.HKD: "HK${}",
        Unit.RMB: "RMB{}",
        Unit.USD: "US${}",
        Unit.PER_CENT: "{} per cent",
        Unit.RATIO: "1:{}",
        Unit.PETAFLOPS: "{} petaFLOPS",
        Unit.SQUARE_METRES: "{} square metres",
    },
    "zh_hant": {
        Unit.COUNT: "{}",
        Unit.HKD: "{}港元",
        Unit.RMB: "{}元人民幣",
        Unit.USD: "{}美元",
        Unit.PER_CENT: "{}%",
        Unit.RATIO: "1:{}",
        Unit.PETAFLOPS: "{} PFLOPS",
        Unit.SQUARE_METRES: "{}平方米",
    },
}
# Largest first. CLDR's 兆 for a million million is Taiwan's word: Hong Kong writes 萬億.
_SCALES: dict[SourceLanguage, tuple[tuple[Decimal, str], ...]] = {
    "en": (
        (Decimal(10**12), " trillion"),
        (Decimal(10**9), " billion"),
        (Decimal(10**6), " million"),
    ),
    "zh_hant": (
        (Decimal(10**12), "萬億"),
        (Decimal(10**8), "億"),
        (Decimal(10**4), "萬"),
    ),
}
# A hyphen before a number may as well be a dash, above all after a Chinese character.
_BELOW_NOTHING: dict[SourceLanguage, str] = {"en": "−", "zh_hant": "負"}
_COEFFICIENT_DECIMALS = 2  # "42.125 billion" is easier to read as digits
_LOCALES: dict[SourceLanguage, str] = {"en": "en", "zh_hant": "zh_Hant"}


@dataclass(frozen=True)
class Amount:
    """One number or day with all that its text needs. `day` is for Unit.DATE only, `value` for
    everything else. `unit_names` are staff's own words for Unit.CUSTOM, as ("sites", "個地點").
    `decimals` are the fewest that are shown in digits."""

    value: Decimal | None
    unit: Unit = Unit.COUNT
    qualifier: Qualifier = Qualifier.EXACTLY
    display: str = DIGITS
    decimals: int = 0
    day: date | None = None
    unit_names: tuple[str, str] = ("", "")

    @property
    def is_known(self) -> bool:
        return (self.day if self.unit is Unit.DATE else self.value) is not None


def figure_text(amount: Amount, language: ReadingLanguage) -> str:
    """The figure as a reader of that language reads it; empty where there is no value yet."""
    source = language.source
    if amount.unit is Unit.DATE:
        text = long_date(amount.day, READER_OF[source]) if amount.day else ""
    else:
        text = "" if amount.value is None else _with_unit(amount, amount.value, source)
    if not text:
        return ""
    text = _QUALIFIERS[source].get(amount.qualifier, "") + text
    return simplify(text) if language.is_derived else text


def _with_unit(amount: Amount, value: Decimal, source: SourceLanguage) -> str:
    if amount.unit is Unit.YEAR:
        return f"{value:f}".partition(".")[0] + ("" if source == ENGLISH else "年")
    sign = _BELOW_NOTHING[source] if value < 0 else ""
    number = _number(amount, abs(value), source)
    if amount.unit is Unit.CUSTOM:
        name = amount.unit_names[0 if source == ENGLISH else 1]
        gap = " " if source == ENGLISH and name else ""
        return f"{sign}{number}{gap}{name}"
    return sign + _UNITS[source][amount.unit].format(number)


def _number(amount: Amount, value: Decimal, source: SourceLanguage) -> str:
    if amount.display == SCALED:
        for scale, word in _SCALES[source]:
            coefficient = value / scale
            if coefficient >= 1 and _decimals(coefficient) <= _COEFFICIENT_DECIMALS:
                return _digits(coefficient, 0, source) + word
    return _digits(value, amount.decimals, source)


def _digits(value: Decimal, at_least: int, source: SourceLanguage) -> str:
    decimals = max(at_least, _decimals(value))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=_LOCALES[source])


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
