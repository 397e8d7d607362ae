"""Two sequences in two languages → rows that say the same thing."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .languages import ENGLISH, TRADITIONAL, SourceLanguage

T = TypeVar("T")

ALONE = 1.2  # what it costs to leave a block without partner
NEVER = 100.0  # the cost of two things that cannot be partners
_LETTERS_PER_HAN = 3.1  # English letters for one Chinese character, in the releases seen
_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9.&-]+|\d[\d,.]*\d|\d")


@dataclass(frozen=True)
class Row(Generic[T]):
    """A block of each side; None where the other language has no partner for it."""

    en: T | None
    zh_hant: T | None

    @property
    def present(self) -> list[tuple[SourceLanguage, T]]:
        """The sides that there are."""
        sides = ((ENGLISH, self.en), (TRADITIONAL, self.zh_hant))
        return [(source, side) for source, side in sides if side is not None]


def align(en: Sequence[T], zh_hant: Sequence[T], cost: Callable[[T, T], float]) -> list[Row[T]]:
    """The cheapest way to pair two sequences in their order."""
    rows, columns = len(en), len(zh_hant)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows, -1, -1):
        for j in range(columns, -1, -1):
            if i == rows or j == columns:
                best[i][j] = ALONE * (rows - i + columns - j)
            else:
                best[i][j] = min(
                    cost(en[i], zh_hant[j]) + best[i + 1][j + 1],
                    ALONE + best[i + 1][j],
                    ALONE + best[i][j + 1],
                )
    return list(_walk(en, zh_hant, cost, best))


def _walk(
    en: Sequence[T],
    zh_hant: Sequence[T],
    cost: Callable[[T, T], float],
    best: Sequence[Sequence[float]],
) -> Iterator[Row[T]]:
    i = j = 0
    while i < len(en) or j < len(zh_hant):
        both = i < len(en) and j < len(zh_hant)
        if both and math.isclose(best[i][j], cost(en[i], zh_hant[j]) + best[i + 1][j + 1]):
            yield Row(en[i], zh_hant[j])
            i, j = i + 1, j + 1
        elif i < len(en) and math.isclose(best[i][j], ALONE + best[i + 1][j]):
            yield Row(en[i], None)
            i += 1
        else:
            yield Row(None, zh_hant[j])
            j += 1


def difference(en: str, zh_hant: str) -> float:
    """0 for texts that look like translations, up to about 2 for texts that do not."""
    length = abs(math.log((len(en) + 20) / (len(zh_hant) * _LETTERS_PER_HAN + 20)))
    marks_en, marks_zh = set(_TOKEN.findall(en)), set(_TOKEN.findall(zh_hant))
    smaller = min(len(marks_en), len(marks_zh))
    if smaller:
        shared = len(marks_en & marks_zh) / smaller
    else:
        has_figures = any(mark[0].isdigit() for mark in marks_en | marks_zh)
        shared = 0.25 if has_figures else 0.5
    return min(length, 1.4) + 0.6 * (1 - shared)
