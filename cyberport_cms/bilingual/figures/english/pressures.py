"""Blood pressure in English text: 140/90 mmHg or above."""

from collections.abc import Iterator
from decimal import Decimal

from ...quantities import Qualifier, Unit
from ..mentions import Mention
from .page import Page, pattern
from .qualifiers import qualifier_before, qualifier_behind

_PRESSURE = pattern(
    r"(?<![\w.,:/$-])(?P<upper>\d{2,3})/(?P<lower>\d{2,3})(?![\w/]|[.,]\d)(?P<unit>°mm°hg\b)?"
)
_BEFORE = pattern(r"\b(?:blood pressure|hypertension)\b[^.;\n]{0,50}\Z")
_REACH = 70  # characters


def blood_pressures(page: Page) -> Iterator[Mention]:
    """Both numbers together, as a range has two ends."""
    for found in _PRESSURE.finditer(page.left):
        start = found.start()
        if found["unit"] or _BEFORE.search(page.left, max(0, start - _REACH), start):
            qualified = qualifier_before(page, start)
            end, behind = qualifier_behind(page, found.end())
            sure = qualified.qualifier is Qualifier.EXACTLY
            yield page.mention(
                (qualified.start, end),
                Decimal(found["upper"]),
                Unit.COUNT,
                behind if sure else qualified.qualifier,
                Decimal(found["lower"]),
                "mmhg",
            )
