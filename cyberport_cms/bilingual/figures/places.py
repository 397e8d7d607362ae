"""Where the figures of two texts stand: paragraphs that belong together share a row."""

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..alignment import align
from ..quantities import CALENDAR, Qualifier, Unit
from .direction import CHANGES, chinese_direction, english_direction
from .hints import hints
from .mentions import ROUND_THE_CLOCK, Mention
from .nouns import chinese_classes, english_classes

MOST_PARAGRAPHS = 150  # more are joined before they are aligned: the work grows with the square
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9.&@-]*[A-Z0-9@][A-Za-z0-9.&@-]*")
_ENGLISH_MEASURE = re.compile(
    r"[\s-]*(?:(?:full|consecutive|calendar|business|working)\s+)?"
    r"(year|month|week|day|hour|minute|second|decade|century|centuries|tonne|nanometre|micrometre|micron|millimetre|centimetre|met(?:re|er)"
    r"|milligram|gram|nautical\s+mile|mile|kilowatt(?!s?(?:\s|-)hour))(?:s|ly)?\b",
    re.IGNORECASE,
)
_ENGLISH_SHORT = {
    "nm": "nanometre",
    "mm": "millimetre",
    "kw": "kilowatt",
    "cm": "centimetre",
    "m": "metre",
    "hrs": "hour",
    "mins": "minute",
}
_SINGULAR = {"centuries": "century", "meter": "metre", "micron": "micrometre"}
_SAYS_MEASURE = frozenset({"decade"})  # its number is left unsaid
_CHINESE_MEASURE = re.compile(
    r"\s*多?餘?(?:(?P<month>個?月)|(?P<year>[周週]?年|載)|(?P<week>個?星期|個?禮拜|[周週])"
    r"|(?P<day>日|天)|(?P<hour>個?小時|個?鐘頭)|(?P<minute>分鐘)|(?P<second>秒)|(?P<tonne>公?噸)|(?P<nanometre>納米|奈米)|(?P<micrometre>微米)|(?P<millimetre>毫米)|(?P<centimetre>厘米|公分)"
    r"|(?P<metre>米|公尺)|(?P<milligram>毫克)|(?P<gram>克)|(?P<nautical_mile>海里|浬)|(?P<mile>英里|哩)"
    r"|(?P<kilowatt>千瓦(?!時|小時))|(?P<century>個?世紀))"
)
# Currencies that are counted: each reader says them in its own words.
_CURRENCIES = {
    "euros": "euro",
    "歐元": "euro",
    "pounds": "pound",
    "英鎊": "pound",
    "yen": "yen",
    "日圓": "yen",
    "日元": "yen",
}
_OF_IT = re.compile(r"[^，。；、\n]{0,8}的\s?")
_OUT_OF = re.compile(r"\s+out\s+of\s+")
_ADDED = re.compile(r"(?:超額認購|超額|增加|增長|上升|增|升|多|高|高出|多出|增幅達|升幅達)了?\s*$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A mention and its place: `row` is shared by paragraphs that say the same."""

    mention: Mention
    index: int  # among the figures of its side
    row: int
    place: float  # 0 at the beginning of the paragraph, 1 at its end
    nouns: frozenset[str]
    measure: str  # year, month, euro …: what is measured; empty where things are counted
    way: int  # of a change: 1 up, -1 down, 0 where the words do not say
    hints: frozenset[Qualifier]  # said from a distance, of a figure that has no qualifier
    added: bool  # 增加一倍: the number of times is added to what there was


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    length: float  # logarithm of about as many English letters
    marks: frozenset[str]  # what both languages write alike: values and names
    figures: int


def placed(
    en: str, zh_hant: str, en_mentions: Sequence[Mention], zh_mentions: Sequence[Mention]
) -> tuple[list[Figure], list[Figure]]:
    """The figures of both sides with the rows in which their paragraphs meet."""
    en_paragraphs = _paragraphs(en, en_mentions)
    zh_paragraphs = _paragraphs(zh_hant, zh_mentions)
    en_rows, zh_rows = [0] * len(en_paragraphs), [0] * len(zh_paragraphs)
    rows = align(
        range(len(en_paragraphs)), range(len(zh_paragraphs)), _cost(en_paragraphs, zh_paragraphs)
    )
    for number, row in enumerate(rows):
        if row.en is not None:
            en_rows[row.en] = number
        if row.zh_hant is not None:
            zh_rows[row.zh_hant] = number
    return (
        _figures(en, en_mentions, en_paragraphs, en_rows, english=True),
        _figures(zh_hant, zh_mentions, zh_paragraphs, zh_rows, english=False),
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
    marks: list[set[str]] = [set(_NAME.findall(text[start:end])) for start, end in spans]
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


def _cost(en: Sequence[_Paragraph], zh_hant: Sequence[_Paragraph]) -> Callable[[int, int], float]:
    known: dict[tuple[int, int], float] = {}

    def cost(i: int, j: int) -> float:
        if (i, j) not in known:
            known[i, j] = _difference(en[i], zh_hant[j])
        return known[i, j]

    return cost


def _difference(en: _Paragraph, zh_hant: _Paragraph) -> float:
    length = abs(en.length - zh_hant.length)
    smaller = min(len(en.marks), len(zh_hant.marks))
    if smaller:
        alone = 1 - len(en.marks & zh_hant.marks) / smaller
        # Three figures that are all different are other figures; one may be an error.
        weight = 0.6 if smaller == 1 else 1.0 if smaller == 2 else 1.4
        return min(length, 1.4) + weight * alone
    return min(length, 1.4) + (0.45 if en.figures or zh_hant.figures else 0.3)


def _figures(
    text: str,
    mentions: Sequence[Mention],
    paragraphs: Sequence[_Paragraph],
    rows: Sequence[int],
    *,
    english: bool,
) -> list[Figure]:
    starts = [paragraph.start for paragraph in paragraphs]
    found = []
    for index, mention in enumerate(mentions):
        number = max(bisect_right(starts, mention.start) - 1, 0)
        paragraph = paragraphs[number] if paragraphs else None
        place = 0.0
        if paragraph:
            middle = (mention.start + mention.end) / 2 - paragraph.start
            place = min(max(middle / max(paragraph.end - paragraph.start, 1), 0.0), 1.0)
        direction = english_direction if english else chinese_direction
        measure = _measure(text, mention, english=english)
        found.append(
            Figure(
                mention=mention,
                index=index,
                row=rows[number] if paragraphs else 0,
                place=place,
                nouns=(english_classes if english else chinese_classes)(mention.noun),
                measure=measure,
                way=direction(text, mention) if mention.unit in CHANGES else 0,
                hints=_hints(text, mentions, index, english=english),
                added=mention.unit == Unit.TIMES
                and bool(_ADDED.search(text, max(mention.start - 8, 0), mention.start)),
            )
        )
    return found


def _hints(
    text: str, mentions: Sequence[Mention], index: int, *, english: bool
) -> frozenset[Qualifier]:
    mention = mentions[index]
    if mention.qualifier != Qualifier.EXACTLY or mention.unit in CALENDAR:
        return frozenset()
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


def _measure(text: str, mention: Mention, *, english: bool) -> str:
    if mention.unit != Unit.COUNT:
        return ""
    if mention.noun in _CURRENCIES:
        return _CURRENCIES[mention.noun]
    after = text[mention.end : mention.end + 22]
    if english:
        if mention.text in _SAYS_MEASURE:
            return mention.text
        if mention.noun == ROUND_THE_CLOCK:
            return "hour"
        if mention.noun in _ENGLISH_SHORT and not after.startswith("/"):
            return _ENGLISH_SHORT[mention.noun]
        match = _ENGLISH_MEASURE.match(after)
        word = "_".join(match[1].lower().split()) if match else ""
        return _SINGULAR.get(word, word)
    halved = mention.text.endswith("半")  # 一年半: the measure stands within
    match = _CHINESE_MEASURE.match(mention.noun if halved else after)
    return match.lastgroup or "" if match else ""
