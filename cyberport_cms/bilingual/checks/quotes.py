"""What people say: quoted on both sides, by the same name, and repeated as it was said."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from ..languages import ENGLISH, SOURCES, TRADITIONAL, SourceLanguage
from .findings import Finding, Group, Severity, Span, sides
from .texts import Block, Side

_QUOTES = frozenset({"quote", "caption_quote"})
_SPOKEN_EN = re.compile(
    r"(?:\b(?:said|says|remarked|remarks|commented|added|noted|stated|told|explained|continued|"
    r"concluded|announced|shared|emphasi[sz]ed|stressed|according to)\b[^“”\"\n]{0,60}[“\"]"
    r"(?P<after>[^“”\"\n]{25,}))"
    r"|(?:[“\"](?P<before>[^“”\"\n]{25,})[,.!?…][”\"][^“”\"\n]{0,60}"
    r"\b(?:said|says|remarked|commented|added|noted|stated|explained|shared|according to)\b)"
)
_SPEECH_ZH = re.compile(
    r"(?:表示|指出|指|稱|說|説|認為|補充|強調|續稱|續說|透露|解釋|形容|提到|回應|談到|寄語|坦言|分享)"
    r"[，,：:]?\s*[「『“\"]?|(?:：|:)\s*[「“\"]|[「“][^「」“”\n]{12,}[。！？][」”]"
)
_WORDS = {
    ENGLISH: re.compile(r"[A-Za-z0-9]+(?:[.,'’-][A-Za-z0-9]+)*|[㐀-鿿]|[^\s\w]"),
    TRADITIONAL: re.compile(r"[A-Za-z0-9]+(?:[.,][0-9]+)*|[㐀-鿿]|[^\s\w]"),
}
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "「": '"', "」": '"'})
_OPENING = re.compile(r"[“\"「]")
_REPEATED = 0.5  # of the words are shared where a quote is repeated
_MOST_WORDS = 400  # that are compared word by word between the first and the last difference
_EXCERPT = 60  # characters
_SHORTEST = 2  # Chinese characters of a name: one could stand in any word


@dataclass(frozen=True)
class Person:
    """Somebody who may be quoted, by name in both languages."""

    en: str
    zh_hant: str

    def name(self, side: SourceLanguage) -> str:
        return self.en if side == ENGLISH else self.zh_hant


def check_quotes(blocks: Sequence[Block], people: Sequence[Person]) -> list[Finding]:
    """Speakers without partner, quotations on one side only, caption quotes that say it otherwise."""
    found = [*_speakers(blocks, people)]
    named = {finding.block_id for finding in found}
    for block in blocks:
        if block.is_compared and block.id not in named:
            found += _quotations(block)
    return found + [*_captions(blocks)]


# Speakers


def _speakers(blocks: Sequence[Block], people: Sequence[Person]) -> Iterator[Finding]:
    known = known_by_name(people)
    if not known:
        return
    quoted = {side: [_named(block, side, known) for block in blocks] for side in SOURCES}
    for side, other in ((ENGLISH, TRADITIONAL), (TRADITIONAL, ENGLISH)):
        somewhere = {person for here in quoted[other] for person in here}
        told: set[Person] = set()
        for number, block in enumerate(blocks):
            here, there = quoted[side][number], quoted[other][number]
            for person, span in here.items():
                if person in told or not block.is_compared or not _speaks(block):
                    continue
                strangers = [one for one in there if one not in here] if person not in there else []
                if strangers and (block.kind in _QUOTES or _one_speaker(block, here, there)):
                    if side == TRADITIONAL:
                        continue  # said of the English side
                    yield _misattributed(block, person, span, strangers[0], there[strangers[0]])
                elif person not in somewhere:
                    told.add(person)
                    yield Finding(
                        code="quote.speaker",
                        severity=Severity.LOOK,
                        group=Group.QUOTES,
                        block_id=block.id,
                        params={"name": person.name(side), "wanted": person.name(other)},
                        side=other,
                        **sides(side, (span,)),
                    )


def known_by_name(people: Sequence[Person]) -> list[Person]:
    """Those with a whole name in both languages: half a name stands in other words, too."""
    return [
        one
        for one in dict.fromkeys(people)
        if _is_name(one.en) and len(one.zh_hant.strip()) >= _SHORTEST
    ]


def _one_speaker(block: Block, en: Mapping[Person, Span], zh_hant: Mapping[Person, Span]) -> bool:
    """Whether a paragraph names one person on each side, and somebody speaks on both."""
    return (
        len(en) == len(zh_hant) == 1
        and _SPOKEN_EN.search(block.en.text) is not None
        and _SPEECH_ZH.search(block.zh_hant.text) is not None
    )


def _misattributed(block: Block, person: Person, en: Span, other: Person, zh_hant: Span) -> Finding:
    return Finding(
        code="quote.other_speaker",
        severity=Severity.MUST,
        group=Group.QUOTES,
        block_id=block.id,
        params={"en": person.en, "zh_hant": other.zh_hant},
        en=(en,),
        zh_hant=(zh_hant,),
    )


def _is_name(name: str) -> bool:
    return len(name.split()) >= _SHORTEST


def _named(block: Block, side: SourceLanguage, people: Sequence[Person]) -> dict[Person, Span]:
    text = block.side(side).text
    found = {}
    for person in people:
        at = text.find(person.name(side))
        if at < 0 and side == ENGLISH:
            at = text.upper().find(person.en.upper()) if person.en.upper() in text else -1
        if at >= 0:
            found[person] = block.side(side).span(at, at + len(person.name(side)))
    return found


def _speaks(block: Block) -> bool:
    """Whether somebody says something there, on either side."""
    return block.kind in _QUOTES or bool(
        _SPOKEN_EN.search(block.en.text) or _SPEECH_ZH.search(block.zh_hant.text)
    )


def _quotations(block: Block) -> Iterator[Finding]:
    """Somebody's words in English where Chinese has no speech at all, or the other way round."""
    if block.kind in _QUOTES:
        return  # both sides are quotes by their kind
    spoken = _SPOKEN_EN.search(block.en.text)
    if spoken and not _SPEECH_ZH.search(block.zh_hant.text):
        yield _one_sided(block, block.en, spoken, TRADITIONAL)
    told = re.search(
        r"(?:表示|指出|說|説|稱)[，：:]\s*「[^「」\n]{12,}[。！？][^」\n]{0,400}」?",
        block.zh_hant.text,
    )
    if told and not re.search(r"[“”\"‘]", block.en.text):
        yield _one_sided(block, block.zh_hant, told, ENGLISH)


def _one_sided(block: Block, side: Side, match: re.Match[str], other: SourceLanguage) -> Finding:
    return Finding(
        code="quote.missing",
        severity=Severity.LOOK,
        group=Group.QUOTES,
        block_id=block.id,
        params={"words": " ".join(match[0].split())[:_EXCERPT]},
        side=other,
        **sides(side.language, (side.span(*match.span()),)),
    )


# Captions


def _captions(blocks: Sequence[Block]) -> Iterator[Finding]:
    """A caption quote beside the quote that it repeats: reworded on one side only is a slip."""
    said = [
        block
        for block in blocks
        if block.kind == "quote" or (block.kind == "paragraph" and _speaks(block))
    ]
    for caption in blocks:
        if caption.kind != "caption_quote":
            continue
        changed = {}
        for source in SOURCES:
            original = _original(caption.side(source), [block.side(source) for block in said])
            changed[source] = original and _changes(original, caption.side(source))
        reworded = {source: spans for source, spans in changed.items() if spans is not None}
        if len(reworded) < len(SOURCES) or not any(reworded.values()):
            continue  # a text of its own, or the same words
        one_side = [source for source, spans in reworded.items() if spans]
        alone = one_side[0] if len(one_side) == 1 else None
        yield Finding(
            code="quote.reworded",
            severity=Severity.LOOK if alone else Severity.NOTE,
            group=Group.QUOTES,
            block_id=caption.id,
            en=reworded.get(ENGLISH) or (),
            zh_hant=reworded.get(TRADITIONAL) or (),
            side=alone,
        )


def _original(caption: Side, quotes: Sequence[Side]) -> Side | None:
    """The quote of which the caption shares most words, if it shares enough."""
    words = _bag(caption)
    likeness = [(len(words & _bag(quote)) / max(len(words), 1), quote) for quote in quotes]
    best = max(likeness, key=lambda one: one[0], default=None)
    return best[1] if best and best[0] >= _REPEATED else None


def _bag(side: Side) -> set[tuple[str, str]]:
    opening = _OPENING.search(side.text)
    start = opening.start() if opening else 0  # who says it is no part of what is said
    return set(pairwise(word for word, place, _ in _words(side) if place >= start))


def _words(side: Side) -> list[tuple[str, int, int]]:
    """Words and marks with their places; straight and curly quotation marks are the same."""
    return [
        (match[0].translate(_MARKS), match.start(), match.end())
        for match in _WORDS[side.language].finditer(side.text)
    ]


def _changes(original: Side, caption: Side) -> tuple[Span, ...]:
    """The passages of the caption that are not in the quote; where words are left out, the two
    beside them. A caption that stops early is shorter and no other wording."""
    old, new = _words(original), _words(caption)
    front = 0
    while front < min(len(old), len(new)) and old[front][0] == new[front][0]:
        front += 1
    back = 0
    while back < min(len(old), len(new)) - front and old[-1 - back][0] == new[-1 - back][0]:
        back += 1
    a, b = old[front : len(old) - back], new[front : len(new) - back]
    if not a and not b:
        return ()
    if max(len(a), len(b)) > _MOST_WORDS:
        return _around(caption, new, front, len(new) - back)
    matcher = SequenceMatcher(None, [w[0] for w in a], [w[0] for w in b], autojunk=False)
    spans: list[Span] = []
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag != "equal":
            spans += _around(caption, new, front + start, front + end)
    return tuple(spans)


def _around(
    caption: Side, words: Sequence[tuple[str, int, int]], start: int, end: int
) -> tuple[Span, ...]:
    if start == end:  # something was left out here
        start, end = max(start - 1, 0), min(end + 1, len(words))
    return (caption.span(words[start][1], words[end - 1][2]),) if start < end else ()
