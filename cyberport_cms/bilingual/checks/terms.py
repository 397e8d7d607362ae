"""The house's terms: one side's term has its partner on the other, in the wording of the house."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..languages import ENGLISH, SOURCES, TRADITIONAL, SourceLanguage
from .findings import Finding, Group, Severity, Span, sides
from .texts import Block, Side

# Ways to write one character: a partner is a partner in either.
_FOLD = str.maketrans("啓台綫衞裡爲説着佈峯羣牀", "啟臺線衛裏為說著布峰群床")
_SHORT_EN = re.compile(r"[”\"’']?\s*\((?:the\s+)?[“\"‘']?([^()“”\"]{2,40}?)[”\"’']?\)")
_SHORT_ZH = re.compile(
    r"[」》』]?\s*[（(](?:下稱|簡稱|以下簡稱)?[「《『]?([^（）()「」《》『』]{2,30})[」》』]?[）)]"
)
_LATIN = re.compile(r"[A-Za-z0-9]")
_ABBREVIATION = re.compile(r"[a-z0-9.&/-]{1,8}")
_MOST_SPANS = 20
_GENERIC = 2  # characters
_WORD = 5  # letters


@dataclass(frozen=True)
class Term:
    """One thing in both languages. `en` or `zh_hant` may be empty: then only variants are looked for.

    `short` is read on both sides ("HKMA"); `also_*` are other wordings that are right, `avoid_*`
    those that the house does not use.
    """

    en: str = ""
    short: str = ""
    zh_hant: str = ""
    also_en: tuple[str, ...] = ()
    also_zh_hant: tuple[str, ...] = ()
    avoid_en: tuple[str, ...] = ()
    avoid_zh_hant: tuple[str, ...] = ()

    def forms(self, side: SourceLanguage) -> tuple[str, ...]:
        """What may stand for it on a side, the full form first."""
        if side == ENGLISH:
            forms = (self.en, self.short, *self.also_en)
        else:
            # Not the short form: Chinese text has it beside the name, or for what is in English.
            forms = (self.zh_hant, *self.also_zh_hant)
        return tuple(form for form in forms if form.strip())

    def looked_for(self, side: SourceLanguage) -> tuple[str, ...]:
        """The forms that ask for a partner. A word that is only the end of the full form, 政府 of
        特區政府, is as often another thing (政府部門): it may be a partner, and asks for none."""
        full = self.full(side)
        return tuple(
            form
            for form in self.forms(side)
            if len(form) > _GENERIC or form == full or not full.endswith(form)
        )

    def avoided(self, side: SourceLanguage) -> tuple[str, ...]:
        forms = self.avoid_en if side == ENGLISH else self.avoid_zh_hant
        return tuple(form for form in forms if form.strip())

    def full(self, side: SourceLanguage) -> str:
        return self.en if side == ENGLISH else self.zh_hant

    def partners(self, side: SourceLanguage) -> tuple[str, ...]:
        """What is taken on that side as the partner of what stands on the other: a wording to avoid
        too, since that is said of it already."""
        short = (self.short,) if self.short.strip() else ()
        return (*self.forms(side), *short, *self.avoided(side))

    @property
    def is_paired(self) -> bool:
        return bool(self.en.strip() and self.zh_hant.strip())


@dataclass(frozen=True, slots=True)
class _Hit:
    term: Term
    span: Span
    is_wrong: bool  # a wording that the house avoids
    form: str


class _Reader:
    """Finds the wordings of all terms in the texts of one side; a longer one hides those in it."""

    def __init__(self, terms: Sequence[Term], side: SourceLanguage) -> None:
        self.side = side
        self.known: dict[str, list[tuple[Term, bool, str]]] = {}
        self.forms: set[str] = set()
        for term in terms:
            for is_wrong, forms in ((False, term.looked_for(side)), (True, term.avoided(side))):
                self.forms.update(forms)
                for form in forms:
                    entry = (term, is_wrong, form)
                    known = self.known.setdefault(_key(form), [])
                    if entry not in known:
                        known.append(entry)
        # As headlines have it. A short word in capitals may be another one: AIR, IT.
        capitals: dict[str, list[tuple[Term, bool, str]]] = {}
        for entry in [entry for entries in self.known.values() for entry in entries]:
            if len(entry[2]) >= _WORD:
                capitals.setdefault(_key(entry[2].upper()), []).append(entry)
                self.forms.add(entry[2].upper())
        self.known = capitals | self.known

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        ordered = sorted(self.forms, key=lambda form: (-len(form), form))
        return re.compile("|".join(_written(form) for form in ordered)) if ordered else None

    def hits(self, side: Side) -> Iterator[_Hit]:
        if self.pattern is None:
            return
        for match in self.pattern.finditer(side.text):
            entries = self.known.get(_key(match[0]), ())
            right = [entry for entry in entries if not entry[1]]
            for term, is_wrong, form in right or entries:
                yield _Hit(term, side.span(*match.span()), is_wrong, form)


@lru_cache(maxsize=16)
def _readers(terms: tuple[Term, ...]) -> tuple[_Reader, _Reader]:
    return _Reader(terms, ENGLISH), _Reader(terms, TRADITIONAL)


def check_terms(blocks: Sequence[Block], terms: Sequence[Term]) -> list[Finding]:
    """Terms without partner, and wordings that the house avoids.

    A term whose partner stands nowhere on the other side is worth a look; one whose partner stands
    in another block is a hint.
    """
    if not terms:
        return []
    readers = dict(zip(SOURCES, _readers(tuple(terms)), strict=True))
    hits = {
        side: [(block, list(readers[side].hits(block.side(side)))) for block in blocks]
        for side in SOURCES
    }
    partners = _Partners(blocks, [term for term in terms if term.is_paired])
    found: list[Finding] = []
    for side in SOURCES:
        other = TRADITIONAL if side == ENGLISH else ENGLISH
        for block, of_block in hits[side]:
            found += _variants(block, side, of_block)
        found += _missing(hits[side], side, other, partners)
    return found


def names_in(side: Side, terms: Sequence[Term]) -> list[Span]:
    """Where the terms that the house has in both languages stand in a text."""
    if not terms:
        return []
    reader = _readers(tuple(terms))[SOURCES.index(side.language)]
    return [hit.span for hit in reader.hits(side) if hit.term.is_paired and not hit.is_wrong]


def _variants(block: Block, side: SourceLanguage, hits: Iterable[_Hit]) -> Iterator[Finding]:
    wrong: dict[tuple[str, str], list[Span]] = {}
    for hit in hits:
        wanted = hit.term.full(side) or next(iter(hit.term.forms(side)), "")
        if hit.is_wrong and hit.term.short and hit.form.isupper() and side == ENGLISH:
            wanted = hit.term.short
        if hit.is_wrong:
            wrong.setdefault((hit.form, wanted), []).append(hit.span)
    for (form, wanted), spans in wrong.items():
        yield Finding(
            code="term.variant",
            severity=Severity.NOTE,
            group=Group.TERMS,
            block_id=block.id,
            params={"found": form, "wanted": wanted, "count": len(spans)},
            side=side,
            **sides(side, tuple(spans[:_MOST_SPANS])),
        )


class _Partners:
    """Which terms each block says on each side, abbreviations of the release's own included."""

    def __init__(self, blocks: Sequence[Block], terms: Sequence[Term]) -> None:
        self.texts = {
            (block.id, side): _folded(block.side(side).text) for block in blocks for side in SOURCES
        }
        self.whole = {
            side: "\n".join(self.texts[block.id, side] for block in blocks) for side in SOURCES
        }
        self._patterns: dict[tuple[Term, SourceLanguage], re.Pattern[str]] = {}

    def in_block(self, term: Term, block: Block, side: SourceLanguage) -> bool:
        return self._stands(term, side, self.texts[block.id, side])

    def anywhere(self, term: Term, side: SourceLanguage) -> bool:
        return self._stands(term, side, self.whole[side])

    def _stands(self, term: Term, side: SourceLanguage, text: str) -> bool:
        return bool(self._accepted(term, side).search(text))

    def _accepted(self, term: Term, side: SourceLanguage) -> re.Pattern[str]:
        """The forms of a term, and what the release itself calls it: 人工智能超算中心（超算中心）."""
        if (term, side) not in self._patterns:
            forms = [_folded(form) for form in term.partners(side)]
            short = _SHORT_EN if side == ENGLISH else _SHORT_ZH
            text = self.whole[side]
            for form in tuple(forms):
                at = text.find(form)
                while at >= 0:
                    if match := short.match(text, at + len(form)):
                        forms.append(match[1].strip())
                    at = text.find(form, at + len(form))
            accepted = dict.fromkeys(_partner(form) for form in forms if form)
            self._patterns[term, side] = re.compile("|".join(accepted))
        return self._patterns[term, side]


def _missing(
    hits: Sequence[tuple[Block, list[_Hit]]],
    side: SourceLanguage,
    other: SourceLanguage,
    partners: _Partners,
) -> Iterator[Finding]:
    nowhere: dict[Term, list[_Hit]] = {}
    for block, of_block in hits:
        if not block.is_compared:
            continue
        here: dict[Term, list[_Hit]] = {}
        for hit in of_block:
            if not hit.is_wrong and hit.term.is_paired:
                here.setdefault(hit.term, []).append(hit)
        for term, of_term in here.items():
            if partners.in_block(term, block, other):
                continue
            if not partners.anywhere(term, other):
                nowhere.setdefault(term, []).extend(of_term)
            else:
                yield _without("term.elsewhere", Severity.NOTE, term, of_term, side, other)
    for term, of_term in nowhere.items():
        yield _without("term.missing", Severity.LOOK, term, of_term, side, other)


def _without(
    code: str,
    severity: Severity,
    term: Term,
    hits: Sequence[_Hit],
    side: SourceLanguage,
    other: SourceLanguage,
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        group=Group.TERMS,
        block_id=hits[0].span.block_id,
        params={"found": hits[0].span.text, "wanted": term.full(other), "count": len(hits)},
        side=other,
        **sides(side, tuple(hit.span for hit in hits[:_MOST_SPANS])),
    )


def _partner(form: str) -> str:
    """A pattern for a folded form as partner. An abbreviation in brackets only repeats the name
    before it, and that name is what is looked for."""
    if _ABBREVIATION.fullmatch(form):
        return rf"(?<![a-z0-9(（]){re.escape(form)}(?![a-z0-9])"
    return re.escape(form)


# How a form may be written


def _written(form: str) -> str:
    """A pattern for a form as texts write it: other apostrophes, line breaks, with and without
    spaces between Chinese and Latin. The first letter is free in words."""
    pieces = []
    text = " ".join(form.split())
    for place, char in enumerate(text):
        if char == " ":
            pieces.append(r"\s*" if _touches_han(text, place) else r"\s+")
        elif char in "'’":
            pieces.append("['’]")
        elif place == 0 and char.isascii() and char.islower():
            pieces.append(f"[{char}{char.upper()}]")
        else:
            pieces.append(re.escape(char))
            following = text[place + 1 : place + 2]
            if following and _is_han(char) != _is_han(following) and _joins(char, following):
                pieces.append(r"\s?")
    pattern = "".join(pieces)
    if _LATIN.match(text[0]):
        pattern = r"(?<![A-Za-z0-9])" + pattern
    if _LATIN.match(text[-1]):
        pattern += r"(?![A-Za-z0-9])"
    if text[-1] == "港":
        pattern += "(?!元)"  # 數碼港元 is money
    return pattern


def _joins(one: str, other: str) -> bool:
    return bool(_LATIN.match(one) or _LATIN.match(other))


def _touches_han(text: str, place: int) -> bool:
    return any(_is_han(char) for char in text[place - 1 : place + 2 : 2])


def _is_han(char: str) -> bool:
    return "㐀" <= char <= "鿿"


def _key(form: str) -> str:
    """The same for all writings of a form that its pattern allows."""
    text = "".join(form.split()).replace("’", "'")
    return text[:1].lower() + text[1:]


def _folded(text: str) -> str:
    """For `in`: case, spaces, variants and apostrophes aside."""
    return re.sub(r"\s+", " ", _CLOSE.sub("", text.translate(_FOLD).lower().replace("’", "'")))


_CLOSE = re.compile(r"(?<=[㐀-鿿])[ \t]+(?=[a-z0-9])|(?<=[a-z0-9])[ \t]+(?=[㐀-鿿])")
