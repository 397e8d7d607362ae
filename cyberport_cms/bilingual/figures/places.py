"""Where the figures of two texts stand: paragraphs that belong together share a row."""

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import NamedTuple

from ..alignment import align
from ..quantities import CALENDAR, Qualifier, Unit
from .chinese.page import fold
from .chinese.page import pattern as chinese
from .direction import (
    CHANGES,
    chinese_direction,
    chinese_move,
    chinese_peak,
    english_direction,
    english_move,
    english_peak,
)
from .hints import Hints, hints
from .measures import chinese_measure, english_measure
from .mentions import Mention
from .nouns import chinese_classes, english_classes
from .page import Span

MOST_PARAGRAPHS = 150  # more are joined before they are aligned: the work grows with the square
_LONGEST = 1.4  # what the lengths of two paragraphs may cost
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
# A word of Latin letters that a translator leaves as it is has a capital, a digit or an @ in it.
_NAME = re.compile(r"[A-Za-z][a-z.&-]*+([A-Z0-9@][A-Za-z0-9.&@-]*)?")
_SPANS = frozenset({"year", "month", "week", "day"})
_SINCE = frozenset({Unit.YEAR, Unit.MONTH, Unit.QUARTER})
_OF_IT = re.compile(r"[^，。；、\n]{0,8}的\s?")
_OUT_OF = re.compile(r"\s+out\s+of\s+")
_ADDED = chinese(
    r"(?:超額認購|超額|增加|增長|上升|增|升|多|高|貴|快|大|長|重|強|漲|高出|多出|相差|[增升漲]幅達?)了?\s*$"
)

_GREW = re.compile(
    r"\b(?:(?:grew|grown?|rose|risen|increased?|up|jumped|surged|soared|expanded|climbed"
    r"|over-?subscribed)(?:\s+by)?|(?:growth|rise|increase|over-?subscription)\s+of)\s*\Z",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s+(?!(?:p|ov|aft|und)er\b)(?:more|[a-z]+er)\b(?!\s+(?:of|that|the)\b)|\s+increase\b|\s+over-?subscribed\b",
    re.IGNORECASE,
)
_THE_FIRST = re.compile(r"(?:\bthe\s+|^)(?:first|opening)\s+\Z", re.IGNORECASE | re.MULTILINE)
_CHINESE_FIRST = chinese(r"[首前頭] ?\Z")


@dataclass(frozen=True)
class Figure:
    """A mention and its place: `row` is shared by paragraphs that say the same."""

    mention: Mention
    index: int  # among the figures of its side
    row: int
    place: float  # 0 at the beginning of the paragraph, 1 at its end
    nouns: frozenset[str]
    measure: str  # year, month, euro …: what is measured; empty where things are counted
    way: int  # of a change, or of a high in so many years: 1 up, -1 down, 0 where no word says
    added: bool  # 增加一倍, 2.4 times more: the number of times is added to what there was
    from_start: bool  # 首六個月, the first six months: not any six of them
    asked_for_hints: Callable[[], Hints] = field(compare=False, repr=False)

    @cached_property
    def hints(self) -> Hints:
        """Said from a distance, of a figure that has no qualifier; seldom asked for."""
        return self.asked_for_hints()


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    length: float  # logarithm of about as many English letters
    marks: frozenset[str]  # what both languages write alike: values and names
    figures: int


class Placed(NamedTuple):
    """The figures of both sides with the rows in which their paragraphs meet."""

    en: list[Figure]
    zh_hant: list[Figure]
    en_paragraphs: dict[int, Span]  # by row
    zh_paragraphs: dict[int, Span]
    zh_plain: str  # folded, as patterns of Chinese words are


def placed(
    en: str, zh_hant: str, en_mentions: Sequence[Mention], zh_mentions: Sequence[Mention]
) -> Placed:
    """Find the row of every figure."""
    en_paragraphs = _paragraphs(en, en_mentions)
    zh_paragraphs = _paragraphs(zh_hant, zh_mentions)
    zh_plain = fold(zh_hant)
    rows = align(en_paragraphs, zh_paragraphs, _difference)
    en_rows = [number for number, row in enumerate(rows) if row.en is not None]
    zh_rows = [number for number, row in enumerate(rows) if row.zh_hant is not None]
    return Placed(
        _figures(en, en_mentions, en_paragraphs, en_rows, english=True),
        _figures(zh_plain, zh_mentions, zh_paragraphs, zh_rows, english=False),
        {row: (one.start, one.end) for row, one in zip(en_rows, en_paragraphs, strict=True)},
        {row: (one.start, one.end) for row, one in zip(zh_rows, zh_paragraphs, strict=True)},
        zh_plain,
    )


def _paragraphs(text: str, mentions: Sequence[Mention]) -> list[_Paragraph]:
    spans = [match.span() for match in _PARAGRAPH.finditer(text)]
    joined = math.ceil(len(spans) / MOST_PARAGRAPHS)
    if joined > 1:
        spans = [
            (part[0][0], part[-1][1])
            for part in (spans[i : i + joined] for i in range(0, len(spans), joined))
        ]
    starts = [start for start, _ in spans]
    marks = [
        {word[0] for word in _NAME.finditer(text, start, end) if word[1]} for start, end in spans
    ]
    figures = [0] * len(spans)
    for mention in mentions:
        number = bisect_right(starts, mention.start) - 1
        if number >= 0:
            marks[number].add(_mark(mention))
            figures[number] += 1
    return [
        _Paragraph(
            start,
            end,
            math.log(len(text[start:end].encode("utf-8", "replace")) + 20),
            frozenset(marks[i]),
            figures[i],
        )
        for i, (start, end) in enumerate(spans)
    ]


def _mark(mention: Mention) -> str:
    value = mention.value
    if isinstance(value, str):
        return f"{mention.unit}{value}"
    return (
        f"{abs(value).normalize():f}" if value.is_finite() and abs(value.adjusted()) < 40 else "?"
    )


def _difference(en: _Paragraph, zh_hant: _Paragraph) -> float:
    length = abs(en.length - zh_hant.length)
    length = length if length < _LONGEST else _LONGEST
    smaller = len(en.marks if len(en.marks) < len(zh_hant.marks) else zh_hant.marks)
    if not smaller:
        return length + (0.45 if en.figures or zh_hant.figures else 0.3)
    # Three figures that are all different are other figures; one may be an error.
    weight = 0.6 if smaller == 1 else 1.0 if smaller == 2 else 1.4
    if en.marks.isdisjoint(zh_hant.marks):
        return length + weight
    return length + weight * (1 - len(en.marks & zh_hant.marks) / smaller)


def _figures(
    text: str,
    mentions: Sequence[Mention],
    paragraphs: Sequence[_Paragraph],
    rows: Sequence[int],
    *,
    english: bool,
) -> list[Figure]:
    classes = english_classes if english else chinese_classes
    direction = english_direction if english else chinese_direction
    peak = english_peak if english else chinese_peak
    move = english_move if english else chinese_move
    measured = english_measure if english else chinese_measure
    starts = [paragraph.start for paragraph in paragraphs]
    found = []
    for index, mention in enumerate(mentions):
        number = max(bisect_right(starts, mention.start) - 1, 0)
        paragraph = paragraphs[number] if paragraphs else None
        place = 0.0
        if paragraph:
            middle = (mention.start + mention.end) / 2 - paragraph.start
            place = min(max(middle / max(paragraph.end - paragraph.start, 1), 0.0), 1.0)
        measure = measured(text, mention)
        found.append(
            Figure(
                mention=mention,
                index=index,
                row=rows[number] if paragraphs else 0,
                place=place,
                nouns=classes(mention.noun),
                measure=measure,
                way=direction(text, mention)
                if mention.unit in CHANGES
                else peak(text, mention)
                if measure in _SPANS or mention.unit in _SINCE
                else move(text, mention),
                added=mention.unit == Unit.TIMES and _is_added(text, mention, english=english),
                from_start=measure == "month" and _is_from_start(text, mention, english=english),
                asked_for_hints=partial(_hints, text, mentions, index, english=english),
            )
        )
    return found


def _is_added(text: str, mention: Mention, *, english: bool) -> bool:
    if not english:
        return bool(_ADDED.search(text, max(mention.start - 8, 0), mention.start))
    return bool(
        _GREW.search(text, max(mention.start - 24, 0), mention.start)
        or _MORE.match(text, mention.end)
    )


def _is_from_start(text: str, mention: Mention, *, english: bool) -> bool:
    words = _THE_FIRST if english else _CHINESE_FIRST
    return bool(words.search(text, max(mention.start - 16, 0), mention.start))


def _hints(text: str, mentions: Sequence[Mention], index: int, *, english: bool) -> Hints:
    mention = mentions[index]
    if mention.qualifier != Qualifier.EXACTLY or mention.unit in CALENDAR:
        return Hints()
    before = index - 1
    while before >= 0 and mentions[before].unit in CALENDAR:
        before -= 1  # 接近九月正常雨量的一半
    behind = index + 1
    if not english and before >= 0 and _OF_IT.fullmatch(text[mentions[before].end : mention.start]):
        before -= 1  # 約為正常值120.3毫米的百分之十五
    if (
        english
        and behind < len(mentions)
        and _OUT_OF.fullmatch(text[mention.end : mentions[behind].start])
    ):
        behind += 1  # 3.3 out of 4.3 or above
    others = (
        mentions[before].end if before >= 0 else 0,
        mentions[behind].start if behind < len(mentions) else len(text),
    )
    return hints(text, mention.start, mention.end, others, english=english)
