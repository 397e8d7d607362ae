"""Two figures that changed places: each stands on the other side, where the other should.

Values alone cannot tell: both are there. Three things can:

- their kinds: 80萬港元 for "800,000 batteries", and 1萬枚 for "HK$10,000";
- the words beside them, where both languages say what is counted, up or down, from or to;
- their order: two languages put whole phrases in another order, but seldom two sums of money or
  two percentages of one sentence, unless a word between them explains it ("up from", 較, 每).
"""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from ..quantities import Unit
from .beside import Beside, Said
from .chinese.page import pattern as chinese
from .kinds import (
    Both,
    are_dated,
    are_measured_alike,
    are_names,
    are_neighbours,
    are_single,
    in_digits,
    is_of_other_kind,
    is_one_kind,
    kind,
    more,
    value,
)
from .likeness import is_small
from .mentions import Mention
from .nearby import MOST_PAIRS
from .places import Figure
from .shared_names import chinese_names, english_names

_MOST = 200  # figures of a paragraph that are looked at
_REACH = 24  # of them, each is compared with the next, in a heap with fewer
# How much better the words must fit the other way round, with the figures between as a help.
_NEEDED = 2.5
_LEAST = 1
_SURE = 2  # without any help
_OF_A_CHANGE = {"origin", "goal"}
_MOVES = frozenset({"fall", "rise"})
_OF_ITS_KIND = 10  # more than any words say
_SENTENCE = re.compile(r"[。！？\n]")
_ENGLISH_SENTENCE = re.compile(r"[.!?](?=\s)|\n")
# What puts two figures in another order in the other language.
_COMPARES = r"compared|against|than|below|above|versus|between"
_COMPARED = re.compile(rf"\b(?:{_COMPARES})(?![a-z])", re.IGNORECASE)
_EXPLAINS = re.compile(
    rf"\b(?:{_COMPARES}|(?:from|by)\b[^,;:]{{0,14}}\Z|(?:of|per|every|each)"
    r"(?:\s+(?:the|its|all|our|their|his|her|these|those|about|some|over|every|[a-z’']+s)){0,2}\s*\Z)(?![a-z])",
    re.IGNORECASE,
)
_BEFORE_BOTH = r"[由較從]|比(?![賽例率重])"
_EXPLAINS_BOTH = chinese(_BEFORE_BOTH)
_EXPLAINS_CHINESE = chinese(rf"{_BEFORE_BOTH}|中[有的約]|[當之]中|其中|每\Z")
_PLACED = re.compile(r"\s+(?:[a-z-]+\s+){1,3}(?:in|at|across|on)\s+(?:the\s+)?", re.IGNORECASE)
_LONGEST_LINE = 400
_LONGEST_LIST = 100  # characters between two figures
_AND = (re.compile(r"(?:,|,?\s+and)\s+"), chinese("[、，及和與]|以及"))
# In a list no word governs another: "of", "a day", 每, 的.
_LISTED = (
    re.compile(
        r"(?!(?:.*\s)?(?:of|per|an?\s+(?:day|week|month|year|night|time|head|person)|each|every|from|in|at|by|for|to|on|with|than|compared|against|or"
        r"|wh[a-z]+|that|although|after|under|over|making|including)\s)[^.;:\d(]{0,50}(?:\band\b|\bbut\b|,)[^.,;:\d(]{0,40}",
        re.IGNORECASE | re.DOTALL,
    ),
    chinese(
        "(?!.*[每較比由從的其當達為佔內])[^。；：\\d（]{0,10}[、，及和與][^。；：，\\d（]{0,12}"
    ),
)
_BY = re.compile(r"\bby\s+\Z", re.IGNORECASE)  # won by 0.27 seconds: said last in Chinese
_OUT_OF = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:out\s+of|of\s+(?:the|its|these|all|our|their|his|her|those))(?:\s+[a-z]+)?\s+"
)
_AMONG = chinese(r"[^。；，\d]{0,12}(?:中[有的約，]|[當之]中)[^。；，\d]{0,4}")
_BEFORE = 14  # characters before the first of the two figures


def swapped(en: str, zh_hant: str, pairs: Sequence[Both]) -> Iterator[tuple[int, int]]:
    """Places in `pairs` of the figures that changed places; `pairs` are those that agree.

    Each is doubted once, the likeliest first. `zh_hant` is folded.
    """
    reach = min(_REACH, MOST_PAIRS // max(len(pairs), 1))
    for row in _rows(pairs):
        if 2 <= len(row) <= _MOST:
            found = _Row(en, zh_hant, [pairs[place] for place in row]).doubted(reach)
            yield from ((row[i], row[j]) for i, j in found)
    for i, j in _across_rows(pairs):
        if not _are_named(en, zh_hant, pairs[i], pairs[j]):
            yield i, j


def _across_rows(pairs: Sequence[Both]) -> Iterator[tuple[int, int]]:
    """Two of a kind, of which each stands on the other side in the paragraph of the other.

    Where more than two do, the paragraphs changed places.
    """
    met = {en.row for en, zh_hant in pairs if en.row == zh_hant.row}
    waiting: dict[object, int] = {}
    crossing: dict[frozenset[int], list[tuple[int, int]]] = {}
    for place, (en, zh_hant) in enumerate(pairs):
        here, there = en.row, zh_hant.row
        if here == there or not {here, there} <= met or is_small(en.mention):
            continue
        said = kind(en)
        other = waiting.pop((there, here, said), None)
        if other is None:
            waiting[here, there, said] = place
        elif pairs[other][0].mention.value != en.mention.value:
            crossing.setdefault(frozenset((here, there)), []).append((other, place))
    yield from (found[0] for found in crossing.values() if len(found) == 1)


def _are_named(en: str, zh_hant: str, a: Both, b: Both) -> bool:
    """Whether the paragraphs of each share a name that the other's have not: Alpha, Beta."""
    (en_a, zh_a), (en_b, zh_b) = (
        (english_names(_line(en, one)), chinese_names(_line(zh_hant, other)))
        for one, other in (a, b)
    )
    return bool(en_a & zh_a - en_b - zh_b and en_b & zh_b - en_a - zh_a)


def _line(text: str, figure: Figure) -> str:
    """The line on which a figure stands, of a long one what is near."""
    start, end = figure.mention.start, figure.mention.end
    before = text[max(start - _LONGEST_LINE, 0) : start].rpartition("\n")[2]
    return before + text[start : end + _LONGEST_LINE].partition("\n")[0]


def _rows(pairs: Sequence[Both]) -> Iterator[list[int]]:
    """The pairs of each paragraph, in the order of the English."""
    rows: dict[int, list[int]] = {}
    for place, (en, zh_hant) in enumerate(pairs):
        if en.row == zh_hant.row:
            rows.setdefault(en.row, []).append(place)
    for row in rows.values():
        yield sorted(row, key=lambda place: pairs[place][0].index)


def _near(places: Sequence[int], reach: int) -> Iterator[tuple[int, int]]:
    for number, i in enumerate(places):
        yield from ((i, j) for j in places[number + 1 : number + 1 + reach])


class _Row:
    """The pairs of one paragraph, in the order of the English."""

    def __init__(self, en: str, zh_hant: str, pairs: Sequence[Both]) -> None:
        self._en, self._zh_hant, self._pairs = en, zh_hant, pairs
        self._values = [value(one) for one, _ in pairs]
        self._kinds = [(kind(one), kind(other)) for one, other in pairs]
        self._beside_en = Beside(en, [one for one, _ in pairs], self._values, english=True)
        self._beside_zh = Beside(zh_hant, [one for _, one in pairs], self._values, english=False)
        order = sorted(one.index for _, one in pairs)
        rank = {index: number for number, index in enumerate(order)}
        self._ranks = [rank[one.index] for _, one in pairs]
        self._before_en, self._behind_en = _followed(
            en, [one.mention for one, _ in pairs], _ENGLISH_SENTENCE
        )
        self._before_zh, self._behind_zh = _followed(
            zh_hant, [one.mention for _, one in pairs], _SENTENCE
        )

    def doubted(self, reach: int) -> Iterator[tuple[int, int]]:
        scores = []
        single = [place for place, both in enumerate(self._pairs) if are_single(*both)]
        for i, j in _near(single, reach):
            if score := self._score(i, j):
                scores.append((-score, i, j))
        if not scores:  # years that changed places look as if their figures did
            dated = [place for place, both in enumerate(self._pairs) if are_dated(*both)]
            scores = [(0, i, j) for i, j in _near(dated, reach) if self._are_elsewhere(i, j)]
        done: set[int] = set()
        for _, i, j in sorted(scores):
            if not {i, j} & done:
                done |= {i, j}
                yield i, j

    def _score(self, i: int, j: int) -> float:
        """How likely these two changed places; 0 where nothing speaks for it."""
        a, b = self._pairs[i], self._pairs[j]
        if a[0].mention.value == b[0].mention.value or self._are_one_phrase(i, j):
            return 0
        mine, theirs = self._kinds[i], self._kinds[j]
        if mine[0] != mine[1] and not are_measured_alike(a, b):
            return _OF_ITS_KIND if is_of_other_kind(a, b) else 0
        told_apart = mine[0] == mine[1] != theirs[0] == theirs[1]
        if told_apart or a[0].mention.unit != b[0].mention.unit:
            return 0
        straighter = self._straighter(i, j)
        if self._are_part_and_whole(i, j) or self._belong_crosswise(i, j):
            return _SURE + straighter / 2
        standing, crosswise = self._fits(i, j, Said.fits)
        better = sum(crosswise) - sum(standing)
        if _is_contradicted(standing, crosswise) or self._are_elsewhere(i, j):
            return max(better, _SURE) + straighter / 2
        if not straighter or self._are_at_home(i, j):
            return 0
        if better >= 0 >= standing[0] and self._are_listed(i, j):
            return better + straighter / 2
        if not in_digits(a, b):
            return 0
        worded = better >= _LEAST and (
            better + straighter / 2 >= _NEEDED or (standing[1] <= 0 and self._is_other_part(i, j))
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

    def _are_elsewhere(self, i: int, j: int) -> bool:
        """Whether each stands beside those figures and words that the other has on the other side."""
        a, b = self._pairs[i], self._pairs[j]
        if a[0].mention.value == b[0].mention.value or a[0].mention.unit != b[0].mention.unit:
            return False
        en, zh = self._beside_en, self._beside_zh
        if not (en[i].has_in_common(zh[j]) and en[j].has_in_common(zh[i])):
            return False
        standing, crosswise = self._fits(i, j, Said.fits_its_neighbours)
        return _is_contradicted(standing, crosswise) and crosswise[0] > 0

    def _are_at_home(self, i: int, j: int) -> bool:
        """Whether whole phrases changed places: each beside its own figures, on both sides."""
        links = self._before_en, self._before_zh
        if all(place in links[0] and links[0][place] == links[1].get(place) for place in (i, j)):
            return True
        en, zh = self._beside_en, self._beside_zh
        own = {self._values[i], self._values[j]}

        def common(a: int, b: int) -> bool:
            return bool(en[a].neighbours & zh[b].neighbours - own)

        return common(i, i) and common(j, j) and not (common(i, j) or common(j, i))

    def _fits(
        self, i: int, j: int, fits: Callable[[Said, Said, frozenset[str]], int]
    ) -> tuple[list[int], list[int]]:
        """How well the words beside two figures fit: as they stand, and crosswise; the worst first.

        What a side says of both tells nothing.
        """
        en, zh = (self._beside_en[i], self._beside_en[j]), (self._beside_zh[i], self._beside_zh[j])
        both = (en[0].topics & en[1].topics) | (zh[0].topics & zh[1].topics)
        both |= en[0].neighbours & en[1].neighbours | zh[0].neighbours & zh[1].neighbours
        both |= {self._values[i], self._values[j]}
        if any({one[0].part, one[1].part} == _OF_A_CHANGE for one in (en, zh)):
            both |= _MOVES  # the verb is of both: "fell to 34% from 41%", 由41%下降至34%
        standing = [fits(one, other, both) for one, other in zip(en, zh, strict=True)]
        crosswise = [fits(one, other, both) for one, other in zip(en, reversed(zh), strict=True)]
        return sorted(standing), sorted(crosswise)

    def _is_other_part(self, i: int, j: int) -> bool:
        """Whether one is of a change what the other is on the other side: "to 50", 至51.2.

        "To 48 stops in 15 towns" is 至15個市鎮的48個車站.
        """
        if _PLACED.fullmatch(self._between(i, j)[0]):
            return False
        en, zh = self._beside_en, self._beside_zh
        return any(en[a].part and en[a].part == zh[b].part for a, b in ((i, j), (j, i)))

    def _is_out_of_order(self, i: int, j: int) -> bool:
        """Whether these are of one kind, and no word beside or between them explains their order."""
        a, b = self._pairs[i], self._pairs[j]
        alike = self._are_parallel(i, j)
        if not is_one_kind(a, b) or (self._beside_en[i].part and not alike):
            return False
        between_en, between_zh = self._between(i, j)
        if alike:
            return not (_COMPARED.search(between_en) or _EXPLAINS_CHINESE.search(between_zh))
        first, second = a[0].mention.start, b[1].mention.start
        before_en = self._en[max(first - _BEFORE, 0) : first]
        before_zh = self._zh_hant[max(second - _BEFORE, 0) : second]
        return not (
            _BY.search(before_en)
            or _EXPLAINS.search(between_en)
            or _EXPLAINS_BOTH.search(_SENTENCE.split(before_zh)[-1])
            or _EXPLAINS_CHINESE.search(between_zh)
        )

    def _between(self, i: int, j: int) -> tuple[str, str]:
        """The words between the figures, of which English says the first one first, Chinese last."""
        (first_en, first_zh), (second_en, second_zh) = (
            (en.mention, zh.mention) for en, zh in (self._pairs[i], self._pairs[j])
        )
        return (
            self._en[first_en.end : second_en.start],
            self._zh_hant[second_zh.end : first_zh.start],
        )

    def _are_part_and_whole(self, i: int, j: int) -> bool:
        """Whether a part is larger than its whole: 14間公司中有35間, "35 of the 14 firms"."""
        a, b = self._pairs[i], self._pairs[j]
        if any(one.mention.unit != Unit.COUNT or one.measure for one in (*a, *b)):
            return False
        whole, part = sorted((one[1].mention for one in (a, b)), key=lambda one: one.start)
        if not whole.noun or whole.noun[0] != part.noun[:1]:
            return False
        if more(part, whole) and _AMONG.fullmatch(self._zh_hant[whole.end : part.start]):
            return True
        part, whole = (one.mention for one in (a[0], b[0]))
        return more(part, whole) and bool(
            _OUT_OF.fullmatch(self._en[part.end : whole.start])
            and not self._en.startswith("-", whole.end)  # twenty of the three-storey houses
        )

    def _are_one_phrase(self, i: int, j: int) -> bool:
        """Whether nothing stands between them, in the same order: four two-bedroom flats, 四個兩房單位."""
        (one, left), (other, right) = self._pairs[i], self._pairs[j]
        between = self._en[one.mention.end : other.mention.start]
        counted = self._zh_hant[left.mention.end : right.mention.start]
        return between.isspace() and len(counted) == 1 and left.mention.start < right.mention.start

    def _belong_crosswise(self, i: int, j: int) -> bool:
        """Whether each stands behind that figure of its sentence behind which the other should.

        "38 outbreaks with 214 cases, against 51 with 302", 38宗涉及302人，51宗涉及214人; or before it,
        where it is a word: 26 two-bedroom and 52 three-bedroom flats, 52伙兩房及26伙三房.
        """
        if any(is_small(one.mention) for place in (i, j) for one in self._pairs[place]):
            return False
        before, behind = (
            self._crossed(i, j, *links)
            for links in (
                (self._before_en, self._before_zh),
                (self._behind_en, self._behind_zh),
            )
        )
        return bool(before) or (
            bool(behind) and all(is_small(self._pairs[one][0].mention) for one in behind)
        )

    def _crossed(
        self, i: int, j: int, en: dict[int, int], zh_hant: dict[int, int]
    ) -> tuple[int, ...]:
        """The two figures of one kind to which these are linked, each to the other's on one side."""
        if not (i in en and j in en and en[i] == zh_hant.get(j) and en[j] == zh_hant.get(i)):
            return ()
        one, other = self._pairs[en[i]], self._pairs[en[j]]
        alike = all(kind(mine) == kind(theirs) for mine, theirs in zip(one, other, strict=True))
        return (en[i], en[j]) if alike else ()

    def _are_parallel(self, i: int, j: int) -> bool:
        """Whether both are said of two things alike: "up by 6.7% and … by 2.4%", 升6.7%及2.4%."""
        en, zh = self._beside_en, self._beside_zh
        return any(one[i].part and one[i].part == one[j].part for one in (en, zh)) or all(
            joined.fullmatch(words) for joined, words in zip(_AND, self._between(i, j), strict=True)
        )

    def _are_listed(self, i: int, j: int) -> bool:
        """Whether these are neighbours in a list on both sides: 22 lifts and nine stairs."""
        a, b = self._pairs[i], self._pairs[j]
        if not are_neighbours(a, b) or are_names(a) or are_names(b):
            return False
        if any(is_small(one.mention) for place in (i, j) for one in self._pairs[place]):
            return False
        return all(
            len(words) <= _LONGEST_LIST and listed.fullmatch(words)
            for listed, words in zip(_LISTED, self._between(i, j), strict=True)
        )


def _followed(
    text: str, mentions: Sequence[Mention], ends: re.Pattern[str]
) -> tuple[dict[int, int], dict[int, int]]:
    """For each figure of a paragraph the one before it in its sentence, and the one behind it."""
    order = sorted(range(len(mentions)), key=lambda place: mentions[place].start)
    before: dict[int, int] = {}
    for one, other in itertools.pairwise(order):
        if not ends.search(text, mentions[one].end, mentions[other].start):
            before[other] = one
    return before, {one: other for other, one in before.items()}


def _is_contradicted(standing: Sequence[int], crosswise: Sequence[int]) -> bool:
    """Whether the words fit neither figure as it stands, and both of them crosswise."""
    return (
        standing[1] <= 0 <= crosswise[0]
        and crosswise[0] > standing[0]
        and sum(crosswise) - sum(standing) >= _SURE
    )
