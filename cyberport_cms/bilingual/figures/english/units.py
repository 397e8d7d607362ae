"""Currencies and units of measure in English text."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ...quantities import Unit
from .page import Page, pattern


@dataclass(frozen=True)
class Measure:
    """A unit as it is printed: what it is, how many of it one printed unit is, and its name."""

    unit: Unit
    factor: Decimal = Decimal(1)
    noun: str = ""  # for what `Unit` has no word for: euros are counted


_DOLLAR = r"\\?\$"
_OF_CENTS = r"(?=[\d.]{1,8} cents?\b|\Z)"  # HK28 cents
# The first that fits is taken. A bare dollar is Hong Kong's, in the texts of Hong Kong.
_CURRENCIES = (
    (rf"hk°{_DOLLAR}|hkd(?![a-z])|hong kong dollars?\b|hk{_OF_CENTS}", Measure(Unit.HKD)),
    (r"hk°¢", Measure(Unit.HKD, Decimal("0.01"))),
    (rf"us°{_DOLLAR}|usd(?![a-z])|us{_OF_CENTS}", Measure(Unit.USD)),
    (r"(?:rmb|cny|cn)°[¥￥]|rmb|cny|[¥￥]", Measure(Unit.RMB)),
    (rf"(?:nt|twd){_DOLLAR}", Measure(Unit.COUNT, noun="twd")),
    (rf"(?:s|sg){_DOLLAR}|sgd(?![a-z])", Measure(Unit.COUNT, noun="sgd")),
    (rf"(?:a|au){_DOLLAR}|aud(?![a-z])", Measure(Unit.COUNT, noun="aud")),
    (rf"(?:c|ca){_DOLLAR}|cad(?![a-z])", Measure(Unit.COUNT, noun="cad")),
    (rf"mop°(?:{_DOLLAR})?", Measure(Unit.COUNT, noun="mop")),
    (r"eur(?![a-z])|€", Measure(Unit.COUNT, noun="euros")),
    (r"gbp(?![a-z])|£", Measure(Unit.COUNT, noun="pounds")),
    (r"jpy(?![a-z])|jp°[¥￥]", Measure(Unit.COUNT, noun="yen")),
    (_DOLLAR, Measure(Unit.HKD)),
)
_UNITS = (
    (
        r"(?:of )?(?:an? )?(?:%|％|percentage)(?: |-)points?\b|ppts?\b|pps?\b",
        Measure(Unit.PERCENTAGE_POINT),
    ),
    (r"%|％|per ?cent\b|pct\b", Measure(Unit.PER_CENT)),
    (r"basis(?: |-)points?\b|bps?\b", Measure(Unit.BASIS_POINT)),
    (r"(?:peta°-?flops?|pflops?)\b", Measure(Unit.PETAFLOPS)),
    (r"(?:exa°-?flops?|eflops?)\b", Measure(Unit.PETAFLOPS, Decimal(1000))),
    (r"(?:tera°-?flops?|tflops?)\b", Measure(Unit.PETAFLOPS, Decimal("1e-3"))),
    (r"(?:giga°-?flops?|gflops?)\b", Measure(Unit.PETAFLOPS, Decimal("1e-6"))),
    (r"floating(?: |-)point operations?\b", Measure(Unit.PETAFLOPS, Decimal("1e-15"))),
    (
        r"(?:square(?: |-)(?:kilomet(?:re|er)s?|km)|sq\.?°km|km²|km2)(?!\w)",
        Measure(Unit.SQUARE_METRES, Decimal(10**6)),
    ),
    (
        r"(?:square(?: |-)(?:met(?:re|er)s?|m)|sq\.?°(?:m|met(?:re|er)s?)|sqm|m²|m2)(?!\w)",
        Measure(Unit.SQUARE_METRES),
    ),
    (r"pings?\b(?!(?: |-)pong)", Measure(Unit.SQUARE_METRES, Decimal("3.305785"))),
    (
        r"(?:square(?: |-)(?:feet|foot|ft)|sq\.?°(?:ft|feet|foot)|sqft|ft²|ft2)(?!\w)",
        Measure(Unit.SQUARE_FEET),
    ),
    (r"(?:mw|megawatts?)\b(?!(?: |-)hours?\b)", Measure(Unit.MEGAWATTS)),
    (r"(?:gw|gigawatts?)\b(?!(?: |-)hours?\b)", Measure(Unit.MEGAWATTS, Decimal(1000))),
    (r"(?:km/h|kmph|kph|kilomet(?:re|er)s (?:per|an) hour)\b", Measure(Unit.COUNT, noun="km/h")),
    (r"(?:km|kms|kilomet(?:re|er)s?)\b", Measure(Unit.KILOMETRES)),
    (r"(?:kg|kgs|kilograms?|kilogrammes?|kilos?)\b", Measure(Unit.KILOGRAMS)),
    (r"(?<=\d)[x×](?![\w-]|°\d)|times\b|-?fold\b", Measure(Unit.TIMES)),
    (r"(?:hk dollars?|hong kong dollars?|hkd)\b", Measure(Unit.HKD)),
    (r"(?:us dollars?|u\.s\. dollars?|american dollars?|usd)\b", Measure(Unit.USD)),
    (r"(?:yuan|renminbi|rmb|cny)\b", Measure(Unit.RMB)),
    (r"(?:hk|hong kong) cents?\b", Measure(Unit.HKD, Decimal("0.01"))),
    (r"us cents?\b", Measure(Unit.USD, Decimal("0.01"))),
    (r"cents?\b", Measure(Unit.HKD, Decimal("0.01"))),
    (r"dollars?\b", Measure(Unit.HKD)),
    (r"(?:euros?|eur)\b", Measure(Unit.COUNT, noun="euros")),
)
# Directly behind digits: letters that are units and have no class of their own.
_GLUED = pattern(
    r"(?:pts?|mins?|hrs?|secs?|yrs?|cm|mm|nm|m|g|ml|l|ghz|mhz|hz|gb|tb|pb|mb|gbps|mbps|tbps|kwh|mwh"
    r"|gwh|kw|°c|°f|tonnes?|tons?|ha|kb|mp|mah|v|w|ft|in|lbs?|oz|yds?|mph|(?<!\d{3})p)(?!\w)"
)

CURRENCY = "(?:" + "|".join(source for source, _ in _CURRENCIES) + ")"
# What they begin with, but for signs; looked at first: it is quick.
CURRENCY_BEGINS = r"(?:hk|hon|us|rmb|cn|nt|twd|[acs]\\?\$|sg|au|ca|mop|eur|gbp|jp)"
_CURRENCY = pattern("|".join(f"(?P<c{i}>{source})" for i, (source, _) in enumerate(_CURRENCIES)))
_UNIT = pattern(
    r"(?:°\*{0,2}|-)(?:"
    + "|".join(f"(?P<u{i}>{source})" for i, (source, _) in enumerate(_UNITS))
    + ")"
)


def currency(printed: str) -> Measure:
    """What a text that CURRENCY matches stands for."""
    found = _CURRENCY.match(printed)
    return _CURRENCIES[_index(found)][1] if found else Measure(Unit.COUNT)


def unit_after(page: Page, end: int) -> tuple[int, Measure | None]:
    """The unit that follows a number, and where it ends."""
    if found := _UNIT.match(page.left, end):
        return found.end(), _UNITS[_index(found)][1]
    found = _GLUED.match(page.left, end)
    # "5g" is a weight, "5G" a network.
    if found and not (len(found[0]) == 1 and page.is_capital(end)):
        return found.end(), Measure(Unit.COUNT, noun=found[0])
    return end, None


def _index(found: re.Match[str]) -> int:
    return int((found.lastgroup or "_0")[1:])
