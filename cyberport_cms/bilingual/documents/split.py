"""One text that holds both languages → its two sides."""

import re
from collections.abc import Iterator, Sequence

from ..decoding import SourceError
from ..languages import ENGLISH, SOURCES, TRADITIONAL, SourceLanguage
from ..sentences import _

_HAN = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[A-Za-z]{2,}")
# Stands in either language as it is: says nothing about which one it is.
_NEUTRAL = re.compile(
    r"^::: ?[a-z-]*\d*$|\S+@\S+|(?:https?://|www\.)\S+|\]\([^)]*\)|\b(?:tel|e-?mail|phone|mobile|fax)\b",
    re.IGNORECASE | re.MULTILINE,
)
MARKER = re.compile(
    r"[\W_]*(?:(?:in )?(?:english|(?:traditional )?chinese)(?: (?:version|text))?"
    r"|(?:英文|中文|繁體中文|繁體|正體中文)(?:版本?|稿|譯本)?)[\W_]*",
    re.IGNORECASE,
)
# What a release begins with.
LABEL = re.compile(
    r"[\W_]*(?:(?:press|news|media|photo)[ -]?(?:release|invitation|statement|alert|advisory)"
    r"|for immediate release|statement|speech"
    r"|新聞稿|新聞公報|新聞圖片|即時發[布佈]|傳媒邀請|採訪邀請|採訪通知|聲明|演[辭詞]|致辭)[\W_]*",
    re.IGNORECASE,
)
_PIPES = re.compile(r"\|(?P<left>.*?)(?<!\\)\|(?P<right>.*?)(?<!\\)\|")
_RULE = re.compile(r"\|[\s:|-]+\|")
_NEAR = 15  # words about a cut that may be on the wrong side, where a label says it begins there
_MIXED = 0.2  # of all words on the wrong side: the languages do not stand one after the other


def split_languages(text: str) -> dict[SourceLanguage, str]:
    """The English and the Chinese part, each with its own words only; empty where there is none.

    They stand one after the other, in either order, or in a table of two columns, English on the
    left. Lines such as “English version” go. Raises SourceError where the languages are mixed.
    """
    blocks = _unfolded([block for block in re.split(r"\n[ \t]*\n", text) if block.strip()])
    first, cut = _best_cut(blocks)
    second = TRADITIONAL if first == ENGLISH else ENGLISH
    parts = {first: blocks[:cut], second: blocks[cut:]}
    return {source: _text(parts[source]) for source in SOURCES}


def written_in(text: str) -> SourceLanguage | None:
    """The language of most of its words; None where it has none of either."""
    han, latin = _words(text)
    return None if han == latin == 0 else TRADITIONAL if han > latin else ENGLISH


def is_about(text: str, language: SourceLanguage) -> bool:
    """True for what readers of that language should get: their words, and what has no language."""
    return written_in(text) in (language, None)


def _words(text: str) -> tuple[int, int]:
    text = _NEUTRAL.sub(" ", text)
    return len(_HAN.findall(text)), len(_LATIN.findall(text))


def _unfolded(blocks: Sequence[str]) -> list[str]:
    """Blocks in which the two columns of pipe tables stand one after the other."""
    rows = [
        (found["left"].strip(), found["right"].strip())
        for block in blocks
        for line in block.split("\n")
        if not _RULE.fullmatch(line.strip()) and (found := _PIPES.fullmatch(line.strip()))
    ]
    pairs = [pair for pair in (tuple(map(written_in, row)) for row in rows) if None not in pair]
    if len(pairs) < 2 or pairs.count((ENGLISH, TRADITIONAL)) < 0.8 * len(pairs):
        return list(blocks)
    around = [block for block in blocks if not block.lstrip().startswith("|")]
    return [
        *(block for block in around if written_in(block) == ENGLISH),
        *(left.replace("\\|", "|") for left, _ in rows if left),
        *(right.replace("\\|", "|") for _, right in rows if right),
        *(block for block in around if written_in(block) == TRADITIONAL),
    ]


def _best_cut(blocks: Sequence[str]) -> tuple[SourceLanguage, int]:
    """Which language comes first, and the number of the block with which the other one begins."""
    weights = [_weight(block) for block in blocks]
    total = sum(map(abs, weights))
    if total == abs(sum(weights)):  # all in one language
        return (ENGLISH if sum(weights) >= 0 else TRADITIONAL), len(blocks)
    costs = {
        source: list(_costs([w if source == ENGLISH else -w for w in weights]))
        for source in SOURCES
    }
    first = min(SOURCES, key=lambda source: min(costs[source]))
    best = min(costs[first])
    if best > _MIXED * total:
        raise SourceError(
            _(
                "The two languages stand mixed and cannot be told apart. Put the Chinese text "
                "after the English one, or both into a table of two columns, English on the left."
            )
        )
    near = [cut for cut, cost in enumerate(costs[first]) if cost <= best + _NEAR]
    begins = [cut for cut in near if 0 < cut < len(blocks) and _begins(blocks[cut])]
    if begins:
        return first, min(begins, key=lambda cut: costs[first][cut])
    # What has no language belongs to the text above it.
    return first, max(cut for cut, cost in enumerate(costs[first]) if cost == best)


def _weight(block: str) -> int:
    """How many words speak for English; below zero, for Chinese."""
    han, latin = _words(block)
    return 0 if MARKER.fullmatch(block) else -han if han > latin else latin


def _costs(weights: Sequence[int]) -> Iterator[int]:
    """For each cut: the words of the wrong language before and after it."""
    wrong = sum(weight for weight in weights if weight > 0)  # the first language, all after the cut
    yield wrong
    for weight in weights:
        wrong -= weight
        yield wrong


def _begins(block: str) -> bool:
    first = block.strip().split("\n")[0]
    return bool(MARKER.fullmatch(first) or LABEL.fullmatch(first) or re.match(r"# ", first))


def _text(blocks: Sequence[str]) -> str:
    kept = (
        "\n".join(line for line in block.split("\n") if not MARKER.fullmatch(line))
        for block in blocks
    )
    text = "\n\n".join(block for block in kept if block.strip())
    return f"{text}\n" if text else ""
