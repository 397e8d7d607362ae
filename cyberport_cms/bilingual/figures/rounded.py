"""Round shares with their exact figures behind them: "four in ten respondents (41%)", 約四成（41%）."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from ..quantities import Unit
from .mentions import ROUNDED, Mention

_BETWEEN = re.compile(r"[^.,;:。，；：()（）\n]{0,60}\s?[(（]\s?")
_CLOSED = re.compile(r"\s?[)）]")
_PER_CENT = re.compile(r"\d\s?(?:[%％]|per\s?cent)\Z", re.IGNORECASE)
_NEARLY = 2  # percentage points


def with_rounded(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """`mentions` in the order of the text; the other side may say the exact figure alone."""
    found = list(mentions)
    for i, (one, exact) in enumerate(itertools.pairwise(mentions)):
        if (
            one.unit == exact.unit == Unit.PER_CENT
            and _PER_CENT.search(exact.text)
            and not _PER_CENT.search(one.text)
            and one.high is exact.high is None
            and not isinstance(one.value, str)
            and not isinstance(exact.value, str)
            and abs(one.value - exact.value) <= _NEARLY
            and _BETWEEN.fullmatch(text, one.end, exact.start)
            and _CLOSED.match(text, exact.end)
        ):
            found[i] = replace(one, noun=ROUNDED)
    return found
