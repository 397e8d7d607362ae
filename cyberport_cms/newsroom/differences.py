"""What a snippet says in words, and what differs between two texts: word by word in English,
character by character in Chinese."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from django.db.models import ForeignKey, Model

from cyberport_cms.bilingual.dates import long_date
from cyberport_cms.bilingual.languages import (
    ENGLISH,
    LANG_TAG_OF_SOURCE,
    READER_OF,
    SOURCES,
    SourceLanguage,
)
from cyberport_cms.bilingual.plain_text import text_of_html

from .freezing import Key, rich_columns
from .inline import Reference, fill, references
from .snippets import BilingualSnippet
from .versions import VersionedSnippet

# In Chinese each character is a word, but a number or a name in Latin letters is one too.
_WORD = {
    ENGLISH: re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*|\s+|."),
    "zh_hant": re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*|\s+|."),
}
_SENTENCE = {
    ENGLISH: re.compile(r".+?(?:[.!?][”’)]*(?=\s)|$)"),
    "zh_hant": re.compile(r"[^。！？]+[。！？]*[」』）]*"),
}
# Sentences again, with every character of the text in one of them.
_PASSAGE = {
    ENGLISH: re.compile(r".+?(?:[.!?][”’\")]*\s+|\n|\Z)", re.DOTALL),
    "zh_hant": re.compile(r"[^。！？\n]*[。！？\n][」』）]*|[^。！？\n]+"),
}
_MOST_COMPARISONS = 250_000  # of words, in one stretch that differs


@dataclass(frozen=True)
class Piece:
    text: str
    changed: bool


@dataclass(frozen=True)
class Difference:
    """A passage before and after, in pieces; one of the two may be empty."""

    source: SourceLanguage
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def lang(self) -> str:
        return LANG_TAG_OF_SOURCE[self.source]


def differences(before: str, after: str, source: SourceLanguage) -> list[Difference]:
    """The sentences that differ between two texts of one language, in order."""
    old, new = list(sentences(before, source)), list(sentences(after, source))
    space = " " if source == ENGLISH else ""
    return [
        difference(space.join(old[i:j]), space.join(new[k:m]), source)
        for tag, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes()
        if tag != "equal"
    ]


def difference(before: str, after: str, source: SourceLanguage) -> Difference:
    """Two wordings of one passage, with what differs marked in each."""
    steps = _steps(before, after, source)
    return Difference(
        source,
        tuple(Piece(step.old, step.changed) for step in steps if step.old),
        tuple(Piece(step.new, step.changed) for step in steps if step.new),
    )


@dataclass(frozen=True)
class _Step:
    """A stretch of both texts that is the same, or that differs."""

    changed: bool
    old: str
    new: str


def _steps(before: str, after: str, source: SourceLanguage) -> list[_Step]:
    """From the beginning to the end of both texts; what differs and what does not take turns."""
    steps: list[_Step] = []
    for one in _compared(before, after, source):
        if not one.old and not one.new:
            continue
        if steps and steps[-1].changed == one.changed:
            last = steps.pop()
            one = _Step(one.changed, last.old + one.old, last.new + one.new)
        steps.append(one)
    return steps


def _compared(before: str, after: str, source: SourceLanguage) -> Iterator[_Step]:
    """Sentence by sentence first, for the work of comparing words grows with the square; where
    one stretch is too long for that, all of it differs between its first and last difference."""
    passage = _PASSAGE[source]
    for changed, old, new in _matched(passage.findall(before), passage.findall(after)):
        if not changed:
            yield _Step(False, "".join(old), "".join(new))
            continue
        a, b = ("".join(part) for part in (old, new))
        words = _WORD[source].findall(a), _WORD[source].findall(b)
        if len(words[0]) * len(words[1]) > _MOST_COMPARISONS:
            yield from _ends(*words)
        else:
            for differs, these, those in _matched(*words, autojunk=False):
                yield _Step(differs, "".join(these), "".join(those))


def _matched(
    old: list[str], new: list[str], *, autojunk: bool = True
) -> Iterator[tuple[bool, list[str], list[str]]]:
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=autojunk).get_opcodes():
        yield tag != "equal", old[i:j], new[k:m]


def _ends(old: list[str], new: list[str]) -> Iterator[_Step]:
    shorter = min(len(old), len(new))
    front = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    shorter -= front
    back = next((n for n in range(shorter) if old[-1 - n] != new[-1 - n]), shorter)
    yield _Step(False, "".join(old[:front]), "".join(new[:front]))
    end_old, end_new = len(old) - back, len(new) - back
    yield _Step(True, "".join(old[front:end_old]), "".join(new[front:end_new]))
    yield _Step(False, "".join(old[end_old:]), "".join(new[end_new:]))


@dataclass(frozen=True)
class Marked:
    """A run of text: as it was, new ("ins") or struck ("del"); part of what was found, or not."""

    text: str
    tag: str = ""
    found: str = ""  # "must", "look", "note" or "settled"


def marked(before: str | None, after: str, source: SourceLanguage) -> tuple[Marked, ...]:
    """`after` with what is new in it and what was struck since `before`, in place; None marks
    nothing. By word in English, by character in Chinese."""
    if before is None or before == after:
        return (Marked(after),) if after else ()
    pieces = []
    for step in _steps(before, after, source):
        if not step.changed:
            pieces.append(Marked(step.new))
        else:
            pieces += [Marked(step.old, "del")] if step.old else []
            pieces += [Marked(step.new, "ins")] if step.new else []
    return tuple(pieces)


def sentences(text: str, source: SourceLanguage) -> Iterator[str]:
    for line in text.splitlines():
        for found in _SENTENCE[source].finditer(line.removeprefix("- ")):
            if sentence := found[0].strip():
                yield sentence


# Snippets in words


def wordings(snippets: Sequence[VersionedSnippet]) -> list[dict[SourceLanguage, str]]:
    """Everything that each of these snippets says, by language: what readers may read of it.

    Asks once for each kind of thing that they refer to, however many snippets.
    """
    known = _referred(snippets)
    return [
        {source: "\n".join(_lines(snippet, source, known)) for source in SOURCES}
        for snippet in snippets
    ]


def _referred(snippets: Sequence[VersionedSnippet]) -> dict[Key, Any]:
    wanted: dict[Any, set[int]] = {}
    handlers: dict[Any, Any] = {}
    for snippet in snippets:
        for field in _said_keys(snippet):
            if key := getattr(snippet, field.attname):
                wanted.setdefault(field.related_model, set()).add(key)
        for column in rich_columns(type(snippet)):
            for reference in references(getattr(snippet, column) or ""):
                handlers[reference.model] = reference.handler
                wanted.setdefault(reference.model, set()).add(reference.key)
    known: dict[Key, Any] = {}
    for model, keys in wanted.items():
        rows = handlers[model].chosen() if model in handlers else model._default_manager.all()
        known |= {(model, key): row for key, row in rows.in_bulk(keys).items()}
    return known


def _said_keys(snippet: VersionedSnippet) -> list[ForeignKey]:
    fields = [snippet._meta.get_field(name) for name in snippet.version_model.said_fields()]
    return [field for field in fields if isinstance(field, ForeignKey)]


def _lines(
    snippet: VersionedSnippet, source: SourceLanguage, known: Mapping[Key, Any]
) -> Iterator[str]:
    for name in snippet.version_model.said_fields():
        side = next((s for s in SOURCES if name.endswith(f"_{s}")), None)
        if side in (None, source) and (line := _line(snippet, name, side, source, known)):
            yield line


def _line(
    snippet: VersionedSnippet,
    name: str,
    side: SourceLanguage | None,
    source: SourceLanguage,
    known: Mapping[Key, Any],
) -> str:
    def today(reference: Reference) -> Any:
        return known.get((reference.model, reference.key))

    if side is not None:
        text = snippet.said(name.removesuffix(f"_{side}"), side)
        if name in rich_columns(type(snippet)):
            return text_of_html(fill(text, today, side))
        return text
    field, value = snippet._meta.get_field(name), getattr(snippet, name)
    match value:
        case None | "":
            return ""
        case date():
            return long_date(value, READER_OF[source])
        case _ if isinstance(field, ForeignKey):
            return _name_of(known.get((field.related_model, value)), source)
        case _ if field.choices:
            return ""  # in which languages it is published: not words of it
        case _:
            return str(value)


def _name_of(row: Model | None, source: SourceLanguage) -> str:
    if isinstance(row, BilingualSnippet):
        return row.said(row.required_pairs[0], source)
    return str(row or "")
