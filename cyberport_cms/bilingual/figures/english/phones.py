"""Phone numbers in English text."""

import re
from collections.abc import Iterator

from ...quantities import Unit
from ..mentions import EXTENSION, Mention
from .page import Page, pattern

_HONG_KONG = "852"
# Countries that may be called behind "+ ".
_CODES = "(?:1|33|44|49|60|61|62|63|65|66|81|82|84|852|853|86|886|91|971)"
_PHONE = pattern(
    r"(?=[\d(（+\s])(?<![\w.,$-])(?:"
    r"[(（]?\+?[(（]?°(?P<code>852)°[)）]?°-?°(?P<hk>[2-9]\d{3}°-?°\d{4})(?!\d)"
    rf"|\+(?:\x20(?={_CODES}\b))?(?P<abroad>\d{{1,14}}(?:[\x20\xa0-]?\(\d{{1,4}}\)|[\x20\xa0-]\d{{1,12}}){{0,6}})(?!\d)"
    r"|[(（](?P<country>86|853|886|65|81|82)[)）]°(?P<rest>\d{2,4}(?:°-?°\d{3,4}){1,3})(?!\d)"
    r"|(?!20\d\d\x2020\d\d)(?P<home>[235-9]\d{3}[\x20\xa0]\d{4})(?![\d,.]?\d))"
)
_CALLED = pattern(
    r"\b(?:tel|telephone|phone|mobile|fax|hotline|call|whatsapp|t|m|f)\b"
    r"\.?(?: no\.?)?°[:：]?°(?P<number>\d{4}[\x20\xa0-]?\d{4})(?!\d)"
)
_EXTENSION = pattern(r",?°[(（]?ext(?:ension)?\b[.:：]?°(?P<number>\d{1,6})\b[)）]?")
_SHORTEST, _LONGEST = 8, 15


def phones(page: Page) -> Iterator[Mention]:
    """(852) 3166 3800, +852 3166 3800, 3166 3800 ext. 12, +49 (0) 89 1250903 35."""
    for found in _PHONE.finditer(page.left):
        start, end = found.span()
        if found["hk"]:
            digits = _HONG_KONG + _digits(found["hk"])
        elif found["abroad"]:
            digits = _digits(found["abroad"].replace("(0)", ""))
            if not _SHORTEST <= len(digits) <= _LONGEST:
                continue
        elif found["rest"]:
            digits = _digits(found["country"] + found["rest"])
        else:
            digits = _HONG_KONG + _digits(found["home"])
        yield _phone(page, start, end, digits)


def called_phones(page: Page) -> Iterator[Mention]:
    """Tel: 3166-3800, hotline 31663800: eight digits behind a word for the phone."""
    for found in _CALLED.finditer(page.left):
        digits = _HONG_KONG + _digits(found["number"])
        yield _phone(page, *found.span("number"), digits)


def _phone(page: Page, start: int, end: int, digits: str) -> Mention:
    if extension := _EXTENSION.match(page.left, end):
        end, digits = extension.end(), f"{digits}{EXTENSION}{extension['number']}"
    return page.mention((start, end), digits, Unit.PHONE)


def _digits(printed: str) -> str:
    return re.sub(r"\D", "", printed)
