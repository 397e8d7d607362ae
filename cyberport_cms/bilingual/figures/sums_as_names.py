"""Names made of numbers: the "9+5" measures, 「9+5」措施, of which no part is counted."""

import itertools
import re
from collections.abc import Iterator

from ..quantities import Unit
from .mentions import Mention

# Readers cover what this finds; see `english.names` and `chinese.look_alikes`.
SUM = r"(?=[0-9])(?<![0-9.,$])[0-9]{1,2}[+＋][0-9]{1,2}(?:[+＋][0-9]{1,2})?(?![0-9]|[.,][0-9]|%)"
_SUM = re.compile(SUM)


def differing_sums(en: str, zh_plain: str) -> Iterator[tuple[Mention | None, Mention | None]]:
    """What only the one text says, beside what only the other does; `zh_plain` is folded."""
    mine, theirs = (_named(text) for text in (en, zh_plain))
    yield from itertools.zip_longest(
        *(
            [one for name, one in some.items() if name not in others]
            for some, others in ((mine, theirs), (theirs, mine))
        )
    )


def _named(text: str) -> dict[str, Mention]:
    """Each where it is first named."""
    found: dict[str, Mention] = {}
    if "+" not in text and "＋" not in text:
        return found
    for one in _SUM.finditer(text):
        name = one[0].replace("＋", "+")
        found.setdefault(name, Mention(*one.span(), one[0], name, Unit.STANDARD))
    return found
