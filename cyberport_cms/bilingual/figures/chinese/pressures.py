"""Blood pressure in Chinese text: 140/90毫米汞柱或以上."""

from collections.abc import Iterator
from decimal import Decimal

from ...quantities import Qualifier, Unit
from ..mentions import Mention
from .page import Page, pattern
from .qualifiers import BEGINS, before, qualifier_behind, qualifier_of

_PRESSURE = pattern(
    rf"(?=[0-9{BEGINS}])(?:{before('first')} ?)?(?<![0-9.,:/$-])(?P<upper>[0-9]{{2,3}})/(?P<lower>[0-9]{{2,3}})(?![0-9/]|[.,][0-9])"
    r"(?P<unit> ?(?:毫米(?:汞|水銀)柱|mm ?Hg))?"
)
_BEFORE = pattern(r"(?:血壓|[上下]壓)[^。；\n]{0,20}\Z")
_REACH = 24  # characters


def blood_pressures(page: Page) -> Iterator[Mention]:
    """Both numbers together, as a range has two ends."""
    for found in _PRESSURE.finditer(page.left):
        start = found.start()
        if found["unit"] or _BEFORE.search(page.left, max(0, start - _REACH), start):
            behind = qualifier_behind(page.left, found.end(), directly=True)
            qualifier = qualifier_of(found, "first")
            yield page.mention(
                (start, behind.end),
                Decimal(found["upper"]),
                Unit.COUNT,
                behind.qualifier if qualifier is Qualifier.EXACTLY else qualifier,
                Decimal(found["lower"]),
                "毫米汞柱",
            )
