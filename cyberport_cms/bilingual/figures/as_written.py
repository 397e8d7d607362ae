"""Does a text say exactly this figure? So that an author's own way to write it may stand."""

from decimal import Decimal
from functools import lru_cache

from ..figure_text import Amount
from ..languages import SourceLanguage
from ..quantities import Unit
from .changes import READERS

# A bare number of four digits may as well be a year: what is counted tells.
_COUNTED: dict[SourceLanguage, str] = {"en": " members", "zh_hant": "名成員"}


@lru_cache(maxsize=4096)
def says(text: str, amount: Amount, source: SourceLanguage) -> bool:
    """Whether a reader takes `text`, all of it, for this value, unit and qualifier and no other."""
    if not amount.is_known:
        return False
    counted = _COUNTED[source] if amount.unit is Unit.COUNT else ""
    read = READERS[source](text + counted)
    if len(read) != 1 or read[0].text != text or read[0].high is not None or read[0].relative:
        return False
    said = (read[0].value, read[0].unit, read[0].qualifier)
    return said == (_value(amount), amount.unit, amount.qualifier)


def _value(amount: Amount) -> Decimal | str | None:
    """As a reader has it."""
    if amount.unit is Unit.DATE:
        return amount.day.isoformat() if amount.day else None
    if amount.unit is Unit.YEAR and amount.value is not None:
        return f"{amount.value:f}".partition(".")[0]
    return amount.value
