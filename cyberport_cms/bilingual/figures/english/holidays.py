"""Holidays in English text: those with a fixed date, Boxing Day is December 26; the first lunar days."""

from collections.abc import Iterator
from decimal import Decimal

from ...quantities import Unit
from ..mentions import HOLIDAY, Mention
from .ordinals import ORDINALS
from .page import Page, one_of, pattern

_NAMED_OTHERWISE = r"(?! (?:golden week|holidays?|eve\b|gifts?|messages?|greetings?|wishes)\b)"
_SAR = "(?:hksar|hong kong special administrative region)"
_HOLIDAYS = (
    ("12-24", r"christmas eve\b"),
    ("12-25", r"(?<!after )(?<!before )christmas day\b"),
    ("12-26", r"boxing day\b"),
    ("12-31", r"(?<!lunar )(?<!chinese )new year['’]s eve\b"),
    ("01-01", r"(?<!lunar )(?<!chinese )new year['’]s day\b"),
    ("10-01", r"(?<!'s )(?<!’s )national day\b"),
    ("07-01", rf"{_SAR} establishment day\b|(?<!sar )(?<!region )establishment day\b"),
    ("05-01", r"labou?r day\b"),
)
_HOLIDAY = pattern(
    r"(?=[cbnelh])(?<![\w-])(?:"
    + "|".join(f"(?P<h{i}>{words})" for i, (_, words) in enumerate(_HOLIDAYS))
    + f"){_NAMED_OTHERWISE}"
)
_FIRST_TO = pattern(
    rf"\bfirst (?:to|until|through) (?:the )?(?P<last>{one_of(list(ORDINALS)[1:7])}) days?(?= of (?:the )?(?:lunar|chinese)\b)"
)


def lunar_days(page: Page) -> Iterator[Mention]:
    """The first to the third day of the Lunar New Year: three days."""
    for found in _FIRST_TO.finditer(page.left):
        yield page.mention(found.span(), Decimal(ORDINALS[found["last"]]), Unit.COUNT, noun="days")


def holidays(page: Page) -> Iterator[Mention]:
    """Christmas Eve, the HKSAR Establishment Day, Labour Day."""
    for found in _HOLIDAY.finditer(page.left):
        if page.is_capital(found.start()):
            day = _HOLIDAYS[int(str(found.lastgroup)[1:])][0]
            yield page.mention(found.span(), f"--{day}", Unit.DATE, noun=HOLIDAY)
