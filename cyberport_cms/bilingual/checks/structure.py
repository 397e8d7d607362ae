"""Two sides of one shape: nothing missing, nothing far shorter, the same items, links and bold."""

import math
import re
from collections.abc import Iterator, Sequence
from statistics import median

from ..alignment import ALONE, align, difference
from ..languages import ENGLISH, SOURCES, TRADITIONAL, SourceLanguage
from .findings import Finding, Group, Severity, Span, sides
from .texts import Block, Run, Side

_LETTERS_PER_HAN = 3.1  # English letters, spaces aside, for one Chinese character
_HAN = re.compile(r"[㐀-鿿]")
_LETTER = re.compile(r"[A-Za-z0-9]")
_LONG = 130  # letters: shorter texts may be put into words in many ways
_SHORTEST = 40
_FAR = 1.75  # times shorter than the average: the releases seen stay below 1.6
_FAR_FROM_USUAL = 1.6  # … and below 1.4 of what is usual for them
_FAR_IF_SHORT = 3.0
_ENOUGH = 6  # pairs that tell what is usual for a release
_MOST_ITEMS = 60  # that are aligned: the work grows with the square
_SURE = 0.35  # how much likelier another order must be than items left over at the end
# Blocks whose sides are put together by hand for each language, or have no text of their own.
_FURNITURE = frozenset({"label", "end_mark", "dateline", "dateline_place", "dateline_printed"})
_UNMEASURED = _FURNITURE | {"media_contacts", "contacts", "website"}


def check_structure(blocks: Sequence[Block]) -> list[Finding]:
    """What one side has and the other has not, block by block."""
    absent = _absent_side(blocks)
    if absent:
        return [absent]
    found: list[Finding] = []
    usual = _usual(blocks)
    in_both = len({side.language for block in blocks for side in block.written}) == len(SOURCES)
    for block in blocks:
        if block.is_compared:
            found += _short(block, usual)
            found += _runs(block, "items", Severity.LOOK)
            found += _runs(block, "headings", Severity.LOOK)
            found += _marked_on_one_side(block)
        elif block.written and (in_both or block.pair.only_in is None):
            found += _alone(block)
    return found


def _absent_side(blocks: Sequence[Block]) -> Finding | None:
    """One finding, not fifty, while a translation has not begun."""
    meant = [
        block
        for block in blocks
        if block.pair.only_in is None and block.written and block.kind not in _FURNITURE
    ]
    for side in SOURCES:
        if len(meant) > 1 and not any(block.side(side).text.strip() for block in meant):
            return Finding(
                code="structure.no_side",
                severity=Severity.MUST,
                group=Group.STRUCTURE,
                block_id=meant[0].id,
                params={"count": len(meant)},
                side=side,
            )
    return None


def _alone(block: Block) -> Iterator[Finding]:
    side = block.written[0]
    other = _other(side.language)
    if block.pair.only_in is None:
        code, severity = "structure.missing", Severity.MUST
    elif block.kind == "heading":
        # Meant so, and still worth a thought: readers of the other language miss a signpost.
        code, severity = "structure.heading_only", Severity.NOTE
    else:
        return
    yield Finding(
        code=code,
        severity=severity,
        group=Group.STRUCTURE,
        block_id=block.id,
        params={"kind": block.kind},
        side=other,
        **sides(side.language, side.whole),
    )


# Length


def _usual(blocks: Sequence[Block]) -> float | None:
    """The logarithm of how long English is beside Chinese in this release: 0 is the average of
    many releases. None where there is too little to tell."""
    ratios = [_ratio(block) for block in blocks if block.is_compared and _is_long(block)]
    return median(ratios) if len(ratios) >= _ENOUGH else None


def _short(block: Block, usual: float | None) -> list[Finding]:
    if block.kind in _UNMEASURED or _longer(block) < _SHORTEST:
        return []
    ratio = _ratio(block)
    # A release that is wrong all over is no measure: the average counts as well.
    off = ratio if usual is None else min(ratio - usual, ratio, key=abs)
    far = _FAR if usual is None else _FAR_FROM_USUAL
    if abs(off) < math.log(far if _is_long(block) else _FAR_IF_SHORT):
        return []
    short = TRADITIONAL if off > 0 else ENGLISH
    return [
        Finding(
            code="structure.short",
            severity=Severity.LOOK,
            group=Group.STRUCTURE,
            block_id=block.id,
            params={"per_cent": round(100 / math.exp(abs(off)))},
            en=block.en.whole,
            zh_hant=block.zh_hant.whole,
            side=short,
        )
    ]


def _ratio(block: Block) -> float:
    return math.log((_letters(block.en.text) + 20) / (_letters(block.zh_hant.text) + 20))


def _is_long(block: Block) -> bool:
    return _longer(block) >= _LONG


def _longer(block: Block) -> float:
    return max(_letters(block.en.text), _letters(block.zh_hant.text))


def _letters(text: str) -> float:
    """The length as English would have it; marks and spaces are not counted."""
    return len(_HAN.findall(text)) * _LETTERS_PER_HAN + len(_LETTER.findall(text))


# Runs


def _runs(block: Block, name: str, severity: Severity) -> Iterator[Finding]:
    """Another number of items or headings; the spans are those without partner."""
    en, zh_hant = block.en.marked(name), block.zh_hant.marked(name)
    if len(en) == len(zh_hant):
        return
    alone = _without_partner(block, en, zh_hant)
    yield Finding(
        code=f"structure.{name}",
        severity=severity,
        group=Group.STRUCTURE,
        block_id=block.id,
        params={"en": len(en), "zh_hant": len(zh_hant)},
        en=alone[0],
        zh_hant=alone[1],
        side=ENGLISH if len(en) < len(zh_hant) else TRADITIONAL,
    )


def _without_partner(
    block: Block, en: Sequence[Run], zh_hant: Sequence[Run]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    a = block.en.spans(tuple(en[:_MOST_ITEMS]))
    b = block.zh_hant.spans(tuple(zh_hant[:_MOST_ITEMS]))
    # The aligner may leave a pair apart that it finds unlike: as many as are too many are enough.
    surplus = len(en) - len(zh_hant)
    rows = align(a, b, _unlike)
    aligned = [(row.en, row.zh_hant) for row in rows if row.en and row.zh_hant]
    if _cost(list(zip(a, b, strict=False))) - _cost(aligned) <= _SURE * abs(surplus):
        return a[len(b) :], b[len(a) :]
    alone_en = tuple(row.en for row in rows if row.en and not row.zh_hant)
    alone_zh = tuple(row.zh_hant for row in rows if row.zh_hant and not row.en)
    return alone_en[-surplus:] if surplus > 0 else (), alone_zh[surplus:] if surplus < 0 else ()


def _unlike(en: Span, zh_hant: Span) -> float:
    return difference(en.text[:200], zh_hant.text[:80])


def _cost(pairs: Sequence[tuple[Span, Span]]) -> float:
    return sum(_unlike(en, zh_hant) - 2 * ALONE for en, zh_hant in pairs)


def _marked_on_one_side(block: Block) -> Iterator[Finding]:
    for name, severity in (("links", Severity.LOOK), ("bold", Severity.NOTE)):
        en, zh_hant = _said(block.en, name), _said(block.zh_hant, name)
        if len(en) == len(zh_hant):
            continue
        if en and zh_hant:
            severity = Severity.NOTE  # one sentence may need the link twice
        yield Finding(
            code=f"structure.{name}",
            severity=severity,
            group=Group.STRUCTURE,
            block_id=block.id,
            params={"en": len(en), "zh_hant": len(zh_hant)},
            en=block.en.spans(en),
            zh_hant=block.zh_hant.spans(zh_hant),
            side=ENGLISH if len(en) < len(zh_hant) else TRADITIONAL,
        )


def _said(side: Side, name: str) -> tuple[Run, ...]:
    """Runs that mark words, those that only a space parts as one: an editor cuts bold words with a
    link or italics among them in pieces."""
    runs: list[Run] = []
    for run in side.marked(name):
        if not side.text[run.start : run.end].strip():
            continue
        before = runs[-1] if runs and runs[-1].address == run.address else None
        if (
            before
            and "\n" not in (between := side.text[before.end : run.start])
            and not between.strip()
        ):
            runs[-1] = before._replace(end=max(before.end, run.end))
        else:
            runs.append(run)
    return tuple(runs)


def _other(side: SourceLanguage) -> SourceLanguage:
    return TRADITIONAL if side == ENGLISH else ENGLISH
