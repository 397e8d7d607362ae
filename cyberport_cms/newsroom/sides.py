"""The two sides of a page as they are read and compared: field by field and block by block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.struct_block import StructValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText

from cyberport_cms.bilingual.checks import Pair, plain_text
from cyberport_cms.bilingual.checks.texts import read_pair
from cyberport_cms.bilingual.languages import ENGLISH, SOURCES, SourceLanguage, suffixed

from .snippets import BilingualSnippet


@dataclass(frozen=True)
class Place:
    """A field, or a block of a stream, with both its texts as they are read."""

    name: str  # of the field without its language, or of the stream
    index: int | None  # of the block in its stream
    block_id: str
    kind: str  # as the form calls it
    pair: Pair  # with its markup
    en: str
    zh_hant: str
    own: tuple[int, int]  # how much of each is written on the page: after it, its snippets speak

    @property
    def key(self) -> str:
        return self.pair.block_id

    def text(self, source: SourceLanguage) -> str:
        return self.en if source == ENGLISH else self.zh_hant

    def __str__(self) -> str:
        if self.index is None:
            return self.kind
        return _("%(block)s, block %(number)d") % {"block": self.kind, "number": self.index + 1}


def places_of(page: Any) -> dict[str, Place]:
    """Every field and block of a page that says something to its readers, by key, in the order of
    the form; facts and other snippets are written out."""
    return {place.key: place for place in _places(page.for_reading())}


def _places(shown: Any) -> Iterator[Place]:
    only = shown.sources[0] if len(shown.sources) < len(SOURCES) else None
    for name in dict.fromkeys((*shown.required_pairs, *shown.paired)):
        texts = [(getattr(shown, suffixed(name, source)) or "", "") for source in SOURCES]
        kind = capfirst(str(shown._meta.get_field(name).verbose_name))
        yield from _placed(name, None, "", name, kind, texts, only)
    for name in shown.pair_streams:
        for index, child in enumerate(getattr(shown, name)):
            texts = [_of_pair(child.value, source) for source in SOURCES]
            only_in = only or child.value.get("only_in") or None
            label = str(child.block.label)
            yield from _placed(name, index, child.id or "", child.block_type, label, texts, only_in)


def _placed(
    name: str,
    index: int | None,
    block_id: str,
    kind: str,
    label: str,
    texts: Sequence[tuple[str, str]],
    only_in: SourceLanguage | None,
) -> Iterator[Place]:
    key = name if index is None else f"{name}.{index}"
    en, zh_hant = (
        "".join(text) if only_in in (None, source) else ""
        for source, text in zip(SOURCES, texts, strict=True)
    )
    block = read_pair(Pair(key, kind, en, zh_hant, only_in))
    if block.written:
        sides = (block.en.text, block.zh_hant.text)
        ends = [
            len(plain_text(own) if snippets else side)
            for side, (own, snippets) in zip(sides, texts, strict=True)
        ]
        yield Place(name, index, block_id, label, block.pair, *sides, (ends[0], ends[1]))


def _of_pair(value: StructValue, source: SourceLanguage) -> tuple[str, str]:
    """One side of a block with its markup: its own texts, and those of the snippets it shows."""
    if value.get("only_in") not in (None, "", source):
        return "", ""
    own = _of_block(value[source], source) if source in value else ""
    shared = [name for name in value if name not in (*SOURCES, "only_in")]
    return own, "".join(_of_shared(value[name], source) for name in shared)


def _of_block(value: Any, source: SourceLanguage) -> str:
    match value:
        case RichText():
            return value.source
        case str():
            return f"<p>{escape(value)}</p>" if value.strip() else ""
        case TypedTable():
            return _of_table(value, source)
        case ListValue():
            items = [item for item in (_of_block(child, source) for child in value) if item]
            return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""
        case StructValue() if source in value or "only_in" in value:
            return "".join(_of_pair(value, source))
        case StructValue():
            return "".join(_of_block(child, source) for child in value.values())
        case _:
            return ""


def _of_shared(value: Any, source: SourceLanguage) -> str:
    """Snippets and lists of them. Plain choices (a style, the name of a figure) are no text."""
    match value:
        case BilingualSnippet():
            names = dict.fromkeys((*value.required_pairs, *value.paired))
            said = (value.said(name, source) for name in names)
            return "".join(
                text if text.startswith("<") else f"<p>{escape(text)}</p>" for text in said if text
            )
        case ListValue():
            return "".join(
                _of_block(child, source)
                if isinstance(child, StructValue)
                else _of_shared(child, source)
                for child in value
            )
        case _:
            return ""


def _of_table(table: TypedTable, source: SourceLanguage) -> str:
    rows = [[column["heading"] or "" for column in table.columns]]
    cells = ["".join(f"<td>{escape(text)}</td>" for text in row) for row in rows] + [
        "".join(f"<td>{_of_block(cell, source)}</td>" for cell in row["values"])
        for row in table.row_data
    ]
    caption = f"<p>{escape(table.caption)}</p>" if table.caption else ""
    return f"{caption}<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
