"""What the words beside a figure speak of: the same few things, told apart in both languages."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from ..quantities import CALENDAR
from .chinese.page import fold
from .chinese.page import pattern as chinese
from .places import Figure
from .shared_names import chinese_names, english_names
from .topics import chinese_topics, contradictions, english_topics

_CLOSED = {
    True: re.compile(r"(?=[;:!?\n.,awb])(?:[;:!?\n]|[.,](?=\s)|\b(?:and|while|but)\b)"),
    False: re.compile(r"[，,、；;：:。！？\n]"),
}
_REACH = {True: 45, False: 14}  # characters beside a figure
# What it was before: 上一年度則為41%, 一年前為61次, 以往每年聘請20人.
_BEFORE_NOW = (
    "(?:上一?個?(?:年度|[財學年季月周週])|去年|前一?[年季月周週日]|[年月周週日天期]之?前|之前)[^，]{0,6}?(?:[為有是達佔]|錄得)(?=\\Z)"
    "|以往|過往|從前|昔日|以前"
)
# A change has an origin, a goal and a size; what is compared has the origin only.
_PARTS = {
    True: re.compile(
        r"\b(?:(?P<origin>from|compared\s+(?:with|to)|against|versus|instead\s+of|rather\s+than"
        r"|used\s+to\s+[a-z]+)"
        r"|(?P<goal>(?<!close )to)"
        r"|(?P<size>(?:rose|fell|grew|(?:increas|decreas|rais|reduc|declin|improv|drop|cut|up|down)\w*)\s+by)"
        r")\s+(?:the\s+)?\Z",
        re.IGNORECASE,
    ),
    False: chinese(
        "(?=[由從較比至到增減升降下上提跌漲去前之以過昔原年月季周週日天期])(?:"
        f"(?P<origin>{_BEFORE_NOW}|[由從]|較(?![年高低多少大小早遲長短新舊])|(?<![對佔占百成])比(?![例率賽重分]))|(?P<goal>[至到]|[增減升降]為)"
        "|(?P<size>(?:增加|增長|減少|上升|下降|下跌|提高|上調|[升跌增減漲])了?\\Z))"
    ),
}
_EACH_OF_THEM = fold("分別")
_REST_OF_WORD = re.compile(r"[A-Za-z]{0,20}")
_BEFORE = 24  # characters
_OF_THE_FIRST = 2  # characters between two figures speak of the first: 三金兩銀
# From US$5 billion (HK$39 billion): of the same part.
_IN_BRACKETS = re.compile(
    r"\s?[(（]\s?(?:equivalent to|or|i\.e\.|相當於|相当于|[約约]合|折合|即)?\s?", re.IGNORECASE
)


class Said(NamedTuple):
    """What is said of one figure."""

    topics: frozenset[str]  # and names
    neighbours: frozenset[str]  # the figures before and behind, where they are of its clause
    part: str  # of a change: origin, goal or size; empty where the words do not tell

    def fits(self, other: "Said", without: frozenset[str]) -> int:
        """How much two figures have in common; what contradicts is less than nothing."""
        return self._with_part(other, self.topics - without, other.topics - without)

    def has_in_common(self, other: "Said") -> bool:
        """Whether there is anything to compare at all."""
        mine, theirs = self.neighbours, other.neighbours
        return not (mine.isdisjoint(theirs) and self.topics.isdisjoint(other.topics))

    def fits_its_neighbours(self, other: "Said", without: frozenset[str]) -> int:
        """As `fits`, and how many of the figures beside them are the same."""
        mine, theirs = self.topics | self.neighbours, other.topics | other.neighbours
        return self._with_part(other, mine - without, theirs - without)

    def _with_part(self, other: "Said", mine: frozenset[str], theirs: frozenset[str]) -> int:
        common = len(mine & theirs) - contradictions(mine, theirs)
        if self.part and other.part:
            return common + (1 if self.part == other.part else -1)
        return common


class Beside:
    """The words beside the figures of one paragraph, read where they are asked for."""

    def __init__(
        self, text: str, figures: Sequence[Figure], values: Sequence[str], *, english: bool
    ) -> None:
        """`values` are what the figures say, the same on both sides. Chinese text is folded."""
        self._text, self._figures, self._english = text, figures, english
        self._values = values
        self._known: dict[int, Said] = {}

    def __getitem__(self, place: int) -> Said:
        if place not in self._known:
            self._known[place] = self._said(self._figures[place])
        return self._known[place]

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return sorted(self._places)

    @cached_property
    def _numbers(self) -> dict[tuple[int, int], int]:
        return {span: number for number, span in enumerate(self._spans)}

    @cached_property
    def _places(self) -> dict[tuple[int, int], int]:
        """The figures by where they stand."""
        return {(one.mention.start, one.mention.end): i for i, one in enumerate(self._figures)}

    def _said(self, figure: Figure) -> Said:
        """What stands in the clause of a figure, between the figures beside it."""
        start, end = figure.mention.start, figure.mention.end
        place = self._numbers[start, end]
        floor = self._spans[place - 1][1] if place else 0
        stop = self._spans[place + 1][0] if place + 1 < len(self._spans) else len(self._text)
        reach, closed = _REACH[self._english], _CLOSED[self._english]
        before = closed.split(self._text[max(start - reach, floor) : start])[-1]
        before = before.rpartition(_EACH_OF_THEM)[2]  # what is said before it is of a whole list
        last = _REST_OF_WORD.match(self._text, end + reach)
        stop_behind = min(last.end() if last else end + reach, stop)
        behind = closed.split(self._text[end:stop_behind], maxsplit=1)[0]
        joined = place > 0 and start - len(before) == floor
        if joined and not self._english and len(before) <= _OF_THE_FIRST:
            before = ""
        words = f"{before} {self._text[start:end]} {behind}"
        topics = (english_topics if self._english else chinese_topics)(words)
        topics |= (english_names if self._english else chinese_names)(f"{before} {behind}")
        neighbours = set()
        if joined:
            neighbours.add(self._values[self._places[self._spans[place - 1]]])
        if place + 1 < len(self._spans) and end + len(behind) == stop:
            neighbours.add(self._values[self._places[self._spans[place + 1]]])
        if place and self._is_of_the_last(place, floor, start):
            start = self._spans[place - 1][0]
            floor = self._spans[place - 2][1] if place > 1 else 0
        part = self._part(self._text[max(start - _BEFORE, floor) : start])
        return Said(figure.nouns | topics, frozenset(neighbours), part)

    def _is_of_the_last(self, place: int, floor: int, start: int) -> bool:
        """Whether the figure is of the same part as the one before it: in its brackets, or of its day."""
        if _IN_BRACKETS.fullmatch(self._text, floor, start):
            return True
        last = self._figures[self._places[self._spans[place - 1]]].mention
        return last.unit in CALENDAR and self._text[floor:start] == "的"  # 由2009年9月的64%

    def _part(self, before: str) -> str:
        """The last word of a change before a figure counts: 由現時的620人增至2028年底的900人."""
        before = before if self._english else _CLOSED[False].split(before)[-1]
        found = [str(one.lastgroup) for one in _PARTS[self._english].finditer(before)]
        return found[-1] if found else ""
