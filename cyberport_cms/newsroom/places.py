"""What the places of a page are called, and what stands in them, as text for people to read."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.rich_text import RichText

from cyberport_cms.bilingual.languages import READER_OF, SOURCES, SourceLanguage
from cyberport_cms.bilingual.plain_text import text_of_html

from .merging import MISSING, ORDER, Raw
from .reading import joined
from .snippets import BilingualSnippet
from .states import SIDE_NAMES


def words_in(block: blocks.Block, value: Any, source: SourceLanguage | None) -> str:
    """What a block says on one side, chosen snippets included; with None, on all sides."""
    return "\n".join(part for part in _parts(block, value, source) if part)


def _parts(block: blocks.Block, value: Any, source: SourceLanguage | None) -> Iterator[str]:
    match block:
        case blocks.StructBlock():
            for name, child in block.child_blocks.items():
                if source is None or name not in SOURCES or name == source:
                    yield from _parts(child, value.get(name), name if name in SOURCES else source)
        case blocks.StreamBlock():
            for inner in value:
                yield from _parts(inner.block, inner.value, source)
        case blocks.ListBlock():
            for item in value or ():
                yield words_in(block.child_block, item, source)
        case TypedTableBlock() if value:
            yield value.caption or ""
            yield " | ".join(column["heading"] or "" for column in value.columns)
            yield from (" | ".join(map(str, row["values"])) for row in value.row_data)
        case blocks.ChoiceBlock():
            return  # a setting: see settings_in_words
        case _:
            yield _text(value, source)


def _text(value: Any, source: SourceLanguage | None) -> str:
    match value:
        case None | "":
            return ""
        case RichText():
            if "<embed" not in value.source:
                return text_of_html(value.source)
            with translation.override(READER_OF[source or SOURCES[0]].code):
                return text_of_html(str(value))
        case BilingualSnippet() if source:
            return value.shown(source)
        case _:
            return text_of_html(value) if str(value).startswith("<") else str(value)


def settings_in_words(block: blocks.Block, value: Any) -> str:
    """The choices of a block that are not as they come."""
    found = []
    for name, child in getattr(block, "child_blocks", {}).items():
        chosen = value.get(name) if isinstance(child, blocks.ChoiceBlock) else None
        if chosen and chosen != child.get_default():
            words = dict(child.field.choices).get(chosen, chosen)
            found.append(_("%(name)s: %(value)s") % {"name": child.label, "value": words})
    return joined(found)


def place_in_words(page: Any, place: tuple[str, ...], content: Mapping[str, Any]) -> str:
    """A place of a page's content as people call it: “Body, 3: Paragraph, Chinese”."""
    name, *rest = place
    parts = [field_in_words(page, name)]
    stream = getattr(field_of(page, name), "stream_block", None)
    if rest == [ORDER]:
        parts.append(_("order"))
    elif stream is not None and rest:
        raw = content.get(name) or []
        number = next((n for n, b in enumerate(raw, 1) if b["id"] == rest[0]), None)
        if number is None:
            return joined([*parts, _("a deleted block")])
        block = stream.child_blocks[raw[number - 1]["type"]]
        parts.append(
            _("%(number)d: %(block)s") % {"number": number, "block": capfirst(str(block.label))}
        )
        for part in rest[1:]:
            if isinstance(block, blocks.ListBlock):
                block = block.child_block
            elif part in getattr(block, "child_blocks", {}):
                block = block.child_blocks[part]
                parts.append(str(SIDE_NAMES[part] if part in SOURCES else block.label))
            elif part == ORDER:
                parts.append(_("order"))
    return ", ".join(parts)


def text_at(page: Any, place: tuple[str, ...], content: Mapping[str, Any], value: Any) -> str:
    """Serialised content of one place, as text to read."""
    if value is MISSING:
        return ""
    name, *rest = place
    raw: list[Raw] = content.get(name) or []
    field_ = field_of(page, name)
    stream: Any = getattr(field_, "stream_block", None)
    if rest[-1:] == [ORDER]:
        by_id = {b["id"]: b for b in raw}
        names = (stream.child_blocks[by_id[k]["type"]].label for k in value if k in by_id)
        return "\n".join(str(label) for label in names) if stream else ""
    if stream is not None and rest:
        block: Any = stream.child_blocks[next(b["type"] for b in raw if b["id"] == rest[0])]
        side: SourceLanguage | None = None
        for part in rest[1:]:
            side = part if part in SOURCES else side  # type: ignore[assignment]
            if isinstance(block, blocks.ListBlock):
                block = block.child_block
            elif part in getattr(block, "child_blocks", {}):
                block = block.child_blocks[part]
            else:
                return str(value)
        if isinstance(value, dict) and {"id", "type", "value"} <= value.keys():
            value = value["value"]
        if isinstance(block, blocks.ChoiceBlock):
            return str(dict(block.field.choices).get(value, value))
        return words_in(block, block.to_python(value), side)
    if isinstance(field_, models.ForeignKey):
        return str(field_.related_model.objects.filter(pk=value).first() or "")
    if isinstance(field_, models.Field) and field_.choices:
        return str(dict(field_.flatchoices).get(value, value))
    if isinstance(value, dict):
        return "\n".join(str(v) for k, v in value.items() if v and k not in ("pk", "sort_order"))
    return _text(value, None) if isinstance(value, str) else str(value or "")


def field_of(page: Any, name: str) -> Any:
    return page._meta.get_field(name)


def field_in_words(page: Any, name: str) -> str:
    for source in SOURCES:
        if name.endswith(f"_{source}"):
            words = capfirst(field_of(page, name.removesuffix(f"_{source}")).verbose_name)
            return _("%(field)s (%(side)s)") % {"field": words, "side": SIDE_NAMES[source]}
    found = field_of(page, name)
    related = getattr(found, "related_model", None)
    plural = related._meta.verbose_name_plural if related is not None else name
    return capfirst(str(getattr(found, "verbose_name", plural)))
