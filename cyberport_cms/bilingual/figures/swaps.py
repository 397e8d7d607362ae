"""Two figures that changed places: each stands on the other side, where the other should.

Values alone cannot tell: both are there. Three things can:

- their kinds: 80萬港元 for "800,000 batteries", and 1萬枚 for "HK$10,000";
- the words beside them, where both languages say what is counted, up or down, from or to;
- their order: two languages put whole phrases in another order, but seldom two sums of money or
  two percentages of one sentence, unless a word between them explains it ("up from", 較, 每).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from ..quantities import CALENDAR, Unit
from .beside import Beside
from .likeness import is_small
from .places import Figure

_MOST = 24  # figures of a paragraph that are looked at
# How much better the words must fit the other way round, with the figures between as a help.
_NEEDED = 2.5
_LEAST = 1
_SURE = 2  # without any help
_OF_ITS_KIND = 10  # more than any words say
_SENTENCE = re.compile(r"[。！？\n]")
# What puts two figures in another order in the other language.
_EXPLAINS = {
    True: re.compile(
        r"\b(?:compared|against|than|below|above|versus|between|(?:from|by)\b[^,;:]{0,14}\Z|(?:of|per|every|each)"
        r"(?:\s+(?:the|its|all|these|those|about|some|over|every|[a-z’']+s)){0,2}\s*\Z)(?![a-z])",
        re.IGNORECASE,
    ),
    False: re.compile(r"[由較從]|比(?![賽例率重])|中有|當中|其中|每\Z"),
}
_BEFORE_BOTH = re.compile(r"[由較從]|比(?![賽例率重])")
_BY = re.compile(r"\bby\s+\Z", re.IGNORECASE)  # won by 0.27 seconds: said last in Chinese
_SPEED = "km/h"
_BEFORE = 14  # characters before the first of the two figures

_Both: TypeAlias = tuple[Figure, Figure]  # English and Chinese


def swapped(en: str, zh_hant: str, pairs: Sequence[_Both]) -> Iterator[tuple[int, int]]:
    """Places in `pairs` of the figures that changed places; `pairs` are those that agree.

    Each is doubted once, the likeliest first.
    """
    for row in _rows(pairs):
        if 2 <= len(row) <= _MOST:
            found = _Row(en, zh_hant, [pairs[place] for place in row]).doubted()
            yield from ((row[i], row[j]) for i, j in found)


def _rows(pairs: Sequence[_Both]) -> Iterator[list[int]]:
    """The pairs of each paragraph, in the order of the English."""
    rows: dict[int, list[int]] = {}
    for place, (en, zh_hant) in enumerate(pairs):
        if en.row == zh_hant.row:
            rows.setdefault(en.row, []).append(place)
    for row in rows.values():
        yield sorted(row, key=lambda place: pairs[place][0].index)


class _Row:
    """The pairs of one paragraph, in the order of the English."""

    def __init__(self, en: str, zh_hant: str, pairs: Sequence[_Both]) -> None:
        self._en, self._zh_hant, self._pairs = en, zh_hant, pairs
        self._beside_en = Beside(en, [one for one, _ in pairs], english=True)
        self._beside_zh = Beside(zh_hant, [one for _, one in pairs], english=False)
        order = sorted(one.index for _, one in pairs)
        self._ranks = [order.index(one.index) for _, one in pairs]

    def doubted(self) -> Iterator[tuple[int, int]]:
        scores = []
        single = [place for place, both in enumerate(self._pairs) if _are_single(*both)]
        for i, j in combinations(single, 2):
            if score := self._score(i, j):
                scores.append((-score, i, j))
        done: set[int] = set()
        for _, i, j in sorted(scores):
            if not {i, j} & done:
                done |= {i, j}
                yield i, j

    def _score(self, i: int, j: int) -> float:
        """How likely these two changed places; 0 where nothing speaks for it."""
        a, b = self._pairs[i], self._pairs[j]
        if a[0].mention.value == b[0].mention.value:
            return 0
        if _kind(a[0]) != _kind(a[1]):
            return _OF_ITS_KIND if _is_of_other_kind(a, b) else 0
        if a[0].mention.unit != b[0].mention.unit:
            return 0
        straighter = self._straighter(i, j)
        standing, crosswise = self._fits(i, j)
        better = sum(crosswise) - sum(standing)
        if _is_contradicted(standing, crosswise):
            return better + straighter / 2
        if not straighter or not _in_digits(a, b):
            return 0
        worded = better >= _LEAST and (
            better + straighter / 2 >= _NEEDED or self._is_other_part(i, j)
        )
        if worded or (better >= 0 >= standing[0] and self._is_out_of_order(i, j)):
            return better + straighter / 2
        return 0

    def _straighter(self, i: int, j: int) -> int:
        """How many more figures would stand in the same order, were these exchanged; at most 6."""
        low, high = self._ranks[j], self._ranks[i]
        if low > high:
            return 0
        return min(1 + 2 * sum(low < one < high for one in self._ranks[i + 1 : j]), 6)

    def _fits(self, i: int, j: int) -> tuple[list[int], list[int]]:
        """How well the words beside two figures fit: as they stand, and crosswise; the worst first.

        What a side says of both tells nothing.
        """
        en, zh = (self._beside_en[i], self._beside_en[j]), (self._beside_zh[i], self._beside_zh[j])
        both = (en[0].topics & en[1].topics) | (zh[0].topics & zh[1].topics)
        standing = [one.fits(other, both) for one, other in zip(en, zh, strict=True)]
        crosswise = [one.fits(other, both) for one, other in zip(en, reversed(zh), strict=True)]
        return sorted(standing), sorted(crosswise)

    def _is_other_part(self, i: int, j: int) -> bool:
        """Whether one is of a change what the other is on the other side: "to 50", 至51.2."""
        en, zh = self._beside_en, self._beside_zh
        return any(en[a].part and en[a].part == zh[b].part for a, b in ((i, j), (j, i)))

    def _is_out_of_order(self, i: int, j: int) -> bool:
        """Whether these are of one kind, and no word beside or between them explains their order."""
        a, b = self._pairs[i], self._pairs[j]
        if not _is_one_kind(a, b) or self._beside_en[i].part:
            return False
        (first_en, first_zh), (second_en, second_zh) = (
            (en.mention, zh.mention) for en, zh in (a, b)
        )
        before_en = self._en[max(first_en.start - _BEFORE, 0) : first_en.start]
        before_zh = self._zh_hant[max(second_zh.start - _BEFORE, 0) : second_zh.start]
        between_en = self._en[first_en.end : second_en.start]
        between_zh = self._zh_hant[second_zh.end : first_zh.start]
        return not (
            _BY.search(before_en)
            or _EXPLAINS[True].search(between_en)
            or _BEFORE_BOTH.search(_SENTENCE.split(before_zh)[-1])
            or _EXPLAINS[False].search(between_zh)
        )


def _is_contradicted(standing: Sequence[int], crosswise: Sequence[int]) -> bool:
    """Whether the words fit neither figure as it stands, and both of them crosswise."""
    return (
        standing[1] <= 0 <= crosswise[0]
        and crosswise[0] > standing[0]
        and sum(crosswise) - sum(standing) >= _SURE
    )


def _are_single(en: Figure, zh_hant: Figure) -> bool:
    """Whether these are no ranges, and not of the calendar."""
    one, other = en.mention, zh_hant.mention
    return one.high is other.high is None and one.unit not in CALENDAR


def _kind(figure: Figure) -> tuple[Unit, str]:
    if figure.mention.noun == _SPEED:
        return Unit.KILOMETRES, ""  # of 時速80公里 the unit is read
    return figure.mention.unit, figure.measure


def _is_of_other_kind(a: _Both, b: _Both) -> bool:
    """18 months and 55 people, 55個月 and 18名: each is what the other should be."""
    return (
        _kind(a[0]) == _kind(b[1])
        and _kind(b[0]) == _kind(a[1])
        and not any(is_small(one.mention) for one in (*a, *b))
    )


def _is_one_kind(a: _Both, b: _Both) -> bool:
    """Whether all four are of one kind: money, per cent, or the same things counted."""
    figures = (*a, *b)
    if len({_kind(one) for one in figures}) > 1:
        return False
    if a[0].mention.unit != Unit.COUNT or a[0].measure:
        return True
    if not a[1].nouns & b[1].nouns:
        return False
    # English often leaves the noun out: "13,500 in the marathon and 18,200 in the half-marathon".
    measures = {one[1].mention.noun[:1] for one in (a, b)}
    is_bare = len(measures) == 1 and not (a[0].nouns and b[0].nouns) and _are_neighbours(a, b)
    return is_bare or bool(a[0].nouns & b[0].nouns)


def _are_neighbours(a: _Both, b: _Both) -> bool:
    """Whether no other figure, such as a year, stands between them."""
    return all(abs(one.index - other.index) == 1 for one, other in zip(a, b, strict=True))


def _in_digits(a: _Both, b: _Both) -> bool:
    """Words are not exchanged by a slip of the mouse."""
    return all(any(char.isdigit() for char in one.mention.text) for one in (*a, *b))
