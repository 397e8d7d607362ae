"""The texts that somebody typed into pages and snippets, one by one, with their addresses."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.text import capfirst
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField

from cyberport_cms.bilingual.languages import SOURCES, SourceLanguage, suffixed
from cyberport_cms.newsroom.blocks import FACT
from cyberport_cms.newsroom.states import SOURCES_OF

from .written import Written, written_html, written_plain

ValueOf = Callable[[str], Any]
"""Reads a column of what is said: of a row, or of a revision."""

Path = tuple[str | int, ...]
"""A column; or a stream, the id of a block, and the way down to a text in its stored value."""


@dataclass(frozen=True)
class Piece:
    """One text on one side."""

    source: SourceLanguage
    stored: str
    path: Path
    label: Any  # of its block or field, in words of whoever reads them
    is_rich: bool
    takes_facts: bool

    @property
    def anchor(self) -> str:
        """The id of the block; empty for a field."""
        return str(self.path[1]) if len(self.path) > 1 else ""

    @property
    def content_path(self) -> str:
        """As the edit form knows the block or field."""
        return ".".join(str(part) for part in self.path[:2])

    @cached_property
    def written(self) -> Written:
        return written_html(self.stored) if self.is_rich else written_plain(self.stored)


def pieces_of(model: Any, value_of: ValueOf) -> Iterator[Piece]:
    """Every text of a page or snippet on the sides that are published, in order."""
    published: Sequence[SourceLanguage] = SOURCES_OF.get(value_of("languages"), SOURCES)
    for name in (*model.required_pairs, *model.paired):
        field = model._meta.get_field(name)
        is_rich = isinstance(field, RichTextField)
        for source in published:
            column = suffixed(name, source)
            if stored := value_of(column):
                yield Piece(
                    source,
                    stored,
                    (column,),
                    capfirst(field.verbose_name),
                    is_rich,
                    is_rich and _takes_facts(field.features),
                )
    for name in getattr(model, "pair_streams", ()):
        known = model._meta.get_field(name).stream_block.child_blocks
        for block in stored_blocks(value_of(name)):
            if block["type"] in known:
                child, start = known[block["type"]], (name, block.get("id") or "")
                for piece in _pieces_in(child, block["value"], None, start, child.label):
                    if piece.source in published:
                        yield piece


def stored_blocks(stream: Any) -> Iterable[Mapping[str, Any]]:
    """The blocks of a stream as they are stored; in a revision the stream is a text."""
    return json.loads(stream) if isinstance(stream, str) else getattr(stream, "raw_data", ())


def _pieces_in(
    block: Any, raw: Any, source: SourceLanguage | None, path: Path, label: Any
) -> Iterator[Piece]:
    match block:
        case blocks.StructBlock() if isinstance(raw, dict):
            only_in = raw.get("only_in") or None  # as PairBlock.stands_in() reads it
            for name, child in block.child_blocks.items():
                side = name if name in SOURCES else source
                if name in raw and (name not in SOURCES or only_in in (None, name)):
                    yield from _pieces_in(child, raw[name], side, (*path, name), label)
        case blocks.ListBlock() if isinstance(raw, list):
            for number, item in enumerate(raw):
                wrapped = isinstance(item, dict) and item.get("type") == "item"
                below = (*path, number, "value") if wrapped else (*path, number)
                value = item["value"] if wrapped else item
                yield from _pieces_in(block.child_block, value, source, below, label)
        case TypedTableBlock() if isinstance(raw, dict):
            for row, cells in enumerate(raw.get("rows", ())):
                for column, cell in enumerate(cells["values"]):
                    if source and isinstance(cell, str) and cell:
                        below = (*path, "rows", row, "values", column)
                        yield Piece(source, cell, below, label, False, False)
            if source and raw.get("caption"):
                yield Piece(source, raw["caption"], (*path, "caption"), label, False, False)
        case blocks.RichTextBlock() if source and isinstance(raw, str) and raw:
            yield Piece(source, raw, path, label, True, _takes_facts(block.features))
        case blocks.CharBlock() | blocks.TextBlock() if source and isinstance(raw, str) and raw:
            yield Piece(source, raw, path, label, False, False)


def _takes_facts(features: Iterable[str] | None) -> bool:
    return any(name == FACT or name.startswith(f"{FACT}-") for name in features or ())


# One text in a draft, to be changed


def text_at(thing: Any, path: Path) -> str | None:
    """The stored text at a path; None where there is none any more."""
    if len(path) == 1:
        return getattr(thing, str(path[0]), None)
    try:
        value = _holder(_stored(thing, path), path)[path[-1]]
    except (KeyError, IndexError, TypeError):
        return None
    return value if isinstance(value, str) else None


def put_text(thing: Any, path: Path, text: str) -> None:
    """Put another text there; `text_at` has found the old one."""
    if len(path) == 1:
        setattr(thing, str(path[0]), text)
        return
    name = str(path[0])
    stored = _stored(thing, path)
    _holder(stored, path)[path[-1]] = text
    setattr(thing, name, getattr(thing, name).stream_block.to_python(stored))


def _stored(thing: Any, path: Path) -> list[Any]:
    """The blocks of a stream, as a copy that may be changed."""
    return json.loads(json.dumps(list(getattr(thing, str(path[0])).raw_data)))


def _holder(stored: list[Any], path: Path) -> Any:
    """The list or the dict in which the text at `path` stands."""
    value: Any = next((b["value"] for b in stored if b.get("id") == path[1]), None)
    for step in path[2:-1]:
        value = value[step]
    return value
