"""The figures of a whole release: compared block by block, then across the blocks.

A figure that moved to another paragraph in the other language is no discrepancy; a year that the
headline says and the first paragraph repeats is none either.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..figures.chinese import read_chinese
from ..figures.comparison import Finding as FigureFinding
from ..figures.comparison import Kind, compare_mentions
from ..figures.context import Context
from ..figures.english import read_english
from ..figures.mentions import Mention
from ..languages import ENGLISH, TRADITIONAL, SourceLanguage
from ..quantities import Unit
from .findings import Finding, Group, Param, Severity, Span
from .terms import Term, names_in
from .texts import Block, Side

_ALONE = frozenset({Kind.ONLY_EN, Kind.ONLY_ZH_HANT})
_FURNITURE = frozenset({"label", "end_mark", "dateline_place"})  # no part of the running text
_ACROSS = frozenset({Kind.AGREE, Kind.QUALIFIER})  # worth believing of two different blocks


@dataclass(frozen=True)
class Mentions:
    """The figures of one block. Phone numbers are left to the contacts."""

    block: Block
    en: tuple[Mention, ...]
    zh_hant: tuple[Mention, ...]

    def of(self, side: SourceLanguage) -> tuple[Mention, ...]:
        return self.en if side == ENGLISH else self.zh_hant


@dataclass(frozen=True, slots=True)
class _Alone:
    """A figure without partner in its block."""

    side: Side
    mention: Mention
    moved: Mention  # the same in the whole release
    severity: Severity


def read_mentions(block: Block, dateline: date | None, terms: Sequence[Term] = ()) -> Mentions:
    """The figures of both sides of a block, without those that are part of a term of the house."""
    return Mentions(
        block,
        _without_names(_read_english(block.en.text, dateline), block.en, terms),
        _without_names(_read_chinese(block.zh_hant.text, dateline), block.zh_hant, terms),
    )


def _without_names(
    mentions: tuple[Mention, ...], side: Side, terms: Sequence[Term]
) -> tuple[Mention, ...]:
    """五季 is no number in the name 五季酒店; a term that is all number stays one."""
    names = names_in(side, terms) if mentions else []
    return tuple(
        one
        for one in mentions
        if not any(
            name.start <= one.start and one.end <= name.end and name.text != one.text
            for name in names
        )
    )


# While one block is typed in, the others stay as they are.


@lru_cache(maxsize=2048)
def _read_english(text: str, dateline: date | None) -> tuple[Mention, ...]:
    return tuple(read_english(text, dateline))


@lru_cache(maxsize=2048)
def _read_chinese(text: str, dateline: date | None) -> tuple[Mention, ...]:
    return tuple(read_chinese(text, dateline))


def check_figures(blocks: Sequence[Mentions], dateline: date | None) -> list[Finding]:
    """Disagreements and figures on one side only, with what is harmless as notes."""
    if not any(read.block.is_compared for read in blocks):
        return []  # one language: there is nothing to compare
    found: list[Finding] = []
    alone: list[_Alone] = []
    release = _Release()
    context = Context.of(
        [one for read in blocks for one in read.en],
        [one for read in blocks for one in read.zh_hant],
        dateline,
    )
    for read in blocks:
        block = read.block
        en, zh_hant = _counted(read.en), _counted(read.zh_hant)
        en_at, zh_at = release.add(block, en, zh_hant)
        comparison = compare_mentions(
            block.en.text, block.zh_hant.text, en, zh_hant, dateline, context
        )
        for one in comparison.findings:
            if block.is_compared and one.kind not in _ALONE:
                found += _worded(one, block.en, block.zh_hant)
            elif block.pair.only_in is None and not block.is_compared:
                continue  # a side is still to be written: that is said once, not figure by figure
            elif one.en and not one.zh_hant:
                alone.append(_Alone(block.en, one.en, _moved(one.en, en_at), one.severity))
            elif one.zh_hant and not one.en:
                moved = _moved(one.zh_hant, zh_at)
                alone.append(_Alone(block.zh_hant, one.zh_hant, moved, one.severity))
    if alone:
        one_sided = frozenset(r.block.id for r in blocks if r.block.pair.only_in)
        found += _across(release, alone, one_sided, dateline, context)
    return found


class _Release:
    """All blocks as two texts, a paragraph or more a block."""

    def __init__(self) -> None:
        self.texts: tuple[list[str], list[str]] = ([], [])
        self.lengths = [0, 0]
        self.mentions: tuple[list[Mention], list[Mention]] = ([], [])

    def add(
        self, block: Block, en: Sequence[Mention], zh_hant: Sequence[Mention]
    ) -> tuple[int, int]:
        """Where the sides of the block begin."""
        starts = (self.lengths[0], self.lengths[1])
        if block.kind in _FURNITURE and not (en or zh_hant):
            return starts
        for number, (side, mentions) in enumerate(((block.en, en), (block.zh_hant, zh_hant))):
            self.texts[number].append(side.text + "\n")
            self.lengths[number] += len(side.text) + 1
            self.mentions[number].extend(_moved(one, starts[number]) for one in mentions)
        return starts


def _across(
    release: _Release,
    alone: list[_Alone],
    one_sided: frozenset[str],
    dateline: date | None,
    context: Context,
) -> list[Finding]:
    """What the rest of the release says of figures without partner in their own block."""
    en, zh_hant = ("".join(texts) for texts in release.texts)
    of_en = {one.moved: one for one in alone if one.side.language == ENGLISH}
    of_zh = {one.moved: one for one in alone if one.side.language == TRADITIONAL}
    found: list[Finding] = []
    settled: set[Mention] = set()
    # First what has lost its partner to another block: the rest of the figures is out of the way.
    leftovers = compare_mentions(
        en,
        zh_hant,
        [one for one in release.mentions[0] if one in of_en],
        [one for one in release.mentions[1] if one in of_zh],
        dateline,
        context,
    )
    for one in leftovers.findings:
        if one.en and one.zh_hant and one.kind in _ACROSS:
            settled |= {one.en, one.zh_hant}
            a, b = of_en[one.en], of_zh[one.zh_hant]
            found += _worded(_with(one, a.mention, b.mention), a.side, b.side)
    # Then with all figures around: the year is said nearby, the same is said again.
    whole = compare_mentions(en, zh_hant, *release.mentions, dateline, context)
    for one in whole.findings:
        for mention, others in ((one.en, of_en), (one.zh_hant, of_zh)):
            if mention is None or mention in settled or mention not in others:
                continue
            known = others[mention]
            harmless = one.severity == Severity.NOTE
            kind = one.kind if harmless else _only(known.side.language)
            severity = one.severity if harmless else known.severity
            if known.side.block_id in one_sided:
                severity = Severity.NOTE  # its author has said that the block has no partner
            found += _worded(_single(kind, severity, known), known.side, known.side)
    return found


def _worded(one: FigureFinding, en: Side, zh_hant: Side) -> list[Finding]:
    if one.kind == Kind.AGREE:
        return []
    return [
        Finding(
            code=f"figure.{one.kind}",
            severity=one.severity,
            group=Group.FIGURES,
            block_id=en.block_id if one.en else zh_hant.block_id,
            params=figure_params(one),
            en=_spans(en, one.en),
            zh_hant=_spans(zh_hant, one.zh_hant),
        )
    ]


def figure_params(one: FigureFinding) -> dict[str, Param]:
    """What a sentence about this figure may say: see `newsroom.found.figure_words`."""
    return {
        "en": one.en.text if one.en else "",
        "zh_hant": one.zh_hant.text if one.zh_hant else "",
        "reckoned": _reckoned(one.en, one.zh_hant),
        "opposite": int(one.is_opposite),
        **_qualifiers(one),
    }


def _qualifiers(one: FigureFinding) -> dict[str, str]:
    """How sure each side is of the figure, where that is what they disagree on."""
    if one.kind != Kind.QUALIFIER or not one.en or not one.zh_hant:
        return {}
    return {
        "en_qualifier": str(one.en.qualifier),
        "zh_hant_qualifier": str(one.zh_hant.qualifier),
    }


def _reckoned(*mentions: Mention | None) -> str:
    """What "last year" and 今日 stand for, counted from the dateline: empty where nobody says so."""
    return "/".join(f"{one.value}-{one.high or ''}" for one in mentions if one and one.relative)


def _spans(side: Side, mention: Mention | None) -> tuple[Span, ...]:
    return (side.span(mention.start, mention.end),) if mention else ()


def _counted(mentions: Sequence[Mention]) -> list[Mention]:
    return [one for one in mentions if one.unit != Unit.PHONE]


def _moved(mention: Mention, start: int) -> Mention:
    # dataclasses.replace is five times slower, and there are hundreds of these.
    return Mention(
        mention.start + start,
        mention.end + start,
        mention.text,
        mention.value,
        mention.unit,
        mention.qualifier,
        mention.high,
        mention.noun,
        mention.relative,
    )


def _with(one: FigureFinding, en: Mention, zh_hant: Mention) -> FigureFinding:
    return FigureFinding(one.kind, one.severity, en, zh_hant)


def _single(kind: Kind, severity: Severity, known: _Alone) -> FigureFinding:
    english = known.side.language == ENGLISH
    return FigureFinding(
        kind, severity, known.mention if english else None, None if english else known.mention
    )


def _only(side: SourceLanguage) -> Kind:
    return Kind.ONLY_EN if side == ENGLISH else Kind.ONLY_ZH_HANT
