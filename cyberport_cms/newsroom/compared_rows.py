"""The rows of “Compare languages”: each field and block of a draft in both languages, what changed
since the live version, and what was found there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import RichTextField, StreamField

from cyberport_cms.bilingual.dates import long_date
from cyberport_cms.bilingual.languages import (
    LANG_TAG_OF_SOURCE,
    SOURCES,
    SourceLanguage,
    suffixed,
)
from cyberport_cms.bilingual.plain_text import text_of_html

from .differences import Marked, marked
from .found import Mark
from .listing import printed_time
from .merging import moved
from .panels import PairPanel
from .places import field_in_words, field_of, settings_in_words, words_in
from .reading import current_language, joined
from .settling import Item
from .sides import Place


@dataclass(frozen=True)
class Cell:
    source: SourceLanguage
    pieces: tuple[Marked, ...]

    @property
    def lang(self) -> str:
        return LANG_TAG_OF_SOURCE[self.source]

    @property
    def changed(self) -> bool:
        return any(piece.tag for piece in self.pieces)

    def marking(self, found: Iterable[tuple[Mark, str]]) -> "Cell":
        """The same cell with the words of findings marked, each with how grave it is."""
        text = "".join(piece.text for piece in self.pieces if piece.tag != "del")
        grave = [""] * len(text)
        for mark, kind in found:
            start, end = mark.within(text, self.source)
            for place in range(start, end):
                grave[place] = min(grave[place] or kind, kind, key=_GRAVEST.index)
        return Cell(self.source, tuple(_split(self.pieces, grave)))


_GRAVEST = ("must", "look", "note", "settled")


def _split(pieces: Sequence[Marked], grave: Sequence[str]) -> Iterator[Marked]:
    """Pieces cut where a finding begins or ends. What was taken out is marked by nothing."""
    at = 0
    for piece in pieces:
        if piece.tag == "del":
            yield piece
            continue
        for kind, run in groupby(range(at, at + len(piece.text)), lambda place: grave[place]):
            places = list(run)
            text = piece.text[places[0] - at : places[-1] + 1 - at]
            yield Marked(text, piece.tag, kind)
        at += len(piece.text)


@dataclass(frozen=True)
class Row:
    """One field or block: its name, what happened to it, both sides, what they share."""

    name: str
    key: str  # where findings find it: "headline", "body.<id>"
    cells: tuple[Cell, ...] = ()
    shared: tuple[Marked, ...] = ()
    happened: tuple[str, ...] = ()
    findings: list[Item] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return bool(self.happened)

    @property
    def label(self) -> str:
        """Of the gravest finding."""
        worst = min(self.findings, key=_gravity, default=None)
        return worst.label if worst else ""


def _gravity(item: Item) -> int:
    return _GRAVEST.index(item.found.severity if item.is_open else "settled")


Texts = dict[SourceLanguage, str]


def rows_of(draft: Any, live: Any | None) -> Iterator[Row]:
    """Every field and block of a draft in the order of its form, compared with the live version.

    Both are copies for reading: facts stand in their texts.
    """
    for name in _fields_of(type(draft).get_edit_handler()):
        if name in draft.pair_streams:
            yield from _block_rows(draft, live, name)
        elif name.removeprefix("+") != name:
            pair = name.removeprefix("+")
            now = {s: _column(draft, pair, s) for s in SOURCES}
            then = {s: _column(live, pair, s) for s in SOURCES} if live else None
            if any(now.values()) or (then and any(then.values())):
                heading = capfirst(str(field_of(draft, pair).verbose_name))
                yield _row(heading, pair, now, then, "", "" if live else None)
        else:
            said, said_then = _shared(draft, name), _shared(live, name) if live else None
            if said or said_then:
                yield _row(field_in_words(draft, name), name, None, None, said, said_then)


def _row(
    name: str, key: str, now: Texts | None, then: Texts | None, said: str, said_then: str | None
) -> Row:
    cells = (
        tuple(Cell(s, marked(then[s] if then else None, now[s], s)) for s in SOURCES) if now else ()
    )
    shared = marked(said_then, said, SOURCES[0])
    changed = any(cell.changed for cell in cells) or any(piece.tag for piece in shared)
    return Row(name, key, cells, shared, (_("Changed"),) if changed else ())


def _fields_of(panel: Panel) -> Iterator[str]:
    """The fields of a form in order; pairs with a plus."""
    if isinstance(panel, PairPanel):
        yield f"+{panel.pair}"
    elif isinstance(panel, FieldPanel):
        yield panel.field_name
    else:
        for child in getattr(panel, "children", ()):
            yield from _fields_of(child)


def _column(page: Any, pair: str, source: SourceLanguage) -> str:
    column = suffixed(pair, source)
    text = getattr(page, column) or ""
    return text_of_html(text) if isinstance(field_of(page, column), RichTextField) else text


def _shared(page: Any, name: str) -> str:
    try:
        found = field_of(page, name)
    except FieldDoesNotExist:
        return ""
    if isinstance(found, models.ManyToManyField):
        return joined(str(chosen) for chosen in getattr(page, name).all())
    if isinstance(found, StreamField) or name == "slug":
        return "" if name != "slug" else page.slug
    if isinstance(found, models.DateTimeField):
        return printed_time(getattr(page, name))
    if isinstance(found, models.DateField) and (day := getattr(page, name)):
        return long_date(day, current_language())
    display = getattr(page, f"get_{name}_display", None)
    value = display() if display else getattr(page, name, None)
    return "" if value in (None, "", [], False) else str(value)


def _block_rows(draft: Any, live: Any | None, name: str) -> Iterator[Row]:
    now = {child.id: child for child in getattr(draft, name)}
    then = {child.id: child for child in getattr(live, name)} if live else {}
    kept = [key for key in now if key in then]
    elsewhere = moved([key for key in then if key in now], kept)
    label = field_in_words(draft, name)
    gone: dict[str | None, list[str]] = {}  # what was removed, by what stood before it
    before = None
    for key in then:
        if key in now:
            before = key
        else:
            gone.setdefault(before, []).append(key)
    number = 0
    for key in [None, *now]:
        if key is not None:
            number += 1
            child = now[key]
            heading = _("%(field)s, %(number)d: %(block)s") % {
                "field": label,
                "number": number,
                "block": capfirst(str(child.block.label)),
            }
            new = live is not None and key not in then
            row = _row(
                heading,
                f"{name}.{key}",
                _sides(child),
                _sides(then.get(key)) if live else None,
                settings_in_words(child.block, child.value),
                (settings_in_words(then[key].block, then[key].value) if key in then else "")
                if live
                else None,
            )
            happened = (_("Added"),) if new else row.happened
            if key in elsewhere:
                happened = (_("Moved"), *happened)
            yield Row(row.name, row.key, row.cells, row.shared, happened)
        for lost in gone.get(key, ()):
            child = then[lost]
            heading = f"{label}: {capfirst(str(child.block.label))}"
            empty: Texts = dict.fromkeys(SOURCES, "")
            row = _row(heading, f"{name}.{lost}", empty, _sides(child), "", "")
            yield Row(row.name, row.key, row.cells, row.shared, (_("Removed"),))


def _key(place: Place) -> str:
    return place.name if place.index is None else f"{place.name}.{place.block_id}"


def _sides(child: Any) -> Texts:
    if child is None:
        return dict.fromkeys(SOURCES, "")
    return {source: words_in(child.block, child.value, source) for source in SOURCES}


# What was found


def with_findings(rows: Sequence[Row], items: Iterable[Item]) -> list[Row]:
    """Each row with its findings, the gravest first, and their words marked wherever they stand."""
    by_key = {row.key: row for row in rows}
    marks: dict[tuple[str, SourceLanguage], list[tuple[Mark, str]]] = {}
    for item in items:
        by_key.get(_key(item.found.place), rows[0]).findings.append(item)
        for source in SOURCES:
            for mark in item.found.marks(source):
                here = marks.setdefault((_key(mark.place), source), [])
                here.append((mark, _GRAVEST[_gravity(item)]))
    for row in rows:
        row.findings.sort(key=_gravity)
    return [
        replace(row, cells=tuple(c.marking(marks.get((row.key, c.source), ())) for c in row.cells))
        for row in rows
    ]
