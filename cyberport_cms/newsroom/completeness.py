"""Both sides or none: what is still missing before something may be published.

The edit form, `Page.save()`, bulk publishing and the listings all ask here, so that every path
to the public refuses the same things in the same words.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlockValidationError, StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.struct_block import StructValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText

from cyberport_cms.bilingual.languages import SOURCES, SourceLanguage, suffixed

from .states import SIDE_NAMES

_EMBEDDED = re.compile(r"<(img|embed|hr)\b")


def is_blank(value: Any) -> bool:
    """True where a reader would see nothing: `<p data-block-key="x"></p>` is blank as well."""
    match value:
        case None:
            return True
        case RichText():
            return is_blank_html(value.source)
        case str():
            return is_blank_html(value) if "<" in value else not value.strip()
        case StructValue():
            return all(is_blank(child) for child in value.values())
        case ListValue():
            return all(is_blank(child) for child in value)
        case TypedTable():
            return all(is_blank(cell) for row in value.row_data for cell in row["values"])
        case _:
            return False


def is_blank_html(html: str) -> bool:
    return not _EMBEDDED.search(html) and not strip_tags(html).replace("&nbsp;", " ").strip()


def side_missing(source: SourceLanguage) -> ValidationError:
    """The refusal for a side that is not written."""
    return ValidationError(
        _("The %(language)s side is missing: write it, or choose “only in” the other language."),
        code="side_missing",
        params={"language": SIDE_NAMES[source]},
    )


def unknown_reference() -> ValidationError:
    """The refusal for a text that refers to what its readers cannot see."""
    return ValidationError(
        _(
            "A fact in this text does not exist, is not published, or is not written in this "
            "language: choose another one, or publish it first."
        ),
        code="unknown_reference",
    )


def field_problems(
    obj: Model,
    sources: Iterable[SourceLanguage],
    required: Iterable[str],
    paired: Iterable[str] = (),
) -> dict[str, ValidationError]:
    """Missing sides of translated fields, keyed by column.

    A `required` field needs every side; a `paired` one needs every side once any side is written.
    """
    sources = tuple(sources)
    problems: dict[str, ValidationError] = {}

    def blank(name: str, source: SourceLanguage) -> bool:
        return is_blank(getattr(obj, suffixed(name, source)))

    for name in required:
        for source in sources:
            if blank(name, source):
                problems[suffixed(name, source)] = _field_missing(obj, name, source)
    for name in paired:
        written = [source for source in SOURCES if not blank(name, source)]
        if any(source in sources for source in written):
            for source in set(sources) - set(written):
                problems[suffixed(name, source)] = _field_missing(obj, name, source)
    return problems


def _field_missing(obj: Model, name: str, source: SourceLanguage) -> ValidationError:
    return ValidationError(
        _("“%(field)s” is missing in %(language)s."),
        code="side_missing",
        params={
            "field": obj._meta.get_field(name).verbose_name,
            "language": SIDE_NAMES[source],
        },
    )


def stream_problems(
    stream: StreamValue, sources: Iterable[SourceLanguage]
) -> StreamBlockValidationError | None:
    """Missing sides of a stream's blocks, as the error that marks each block; None when complete."""
    sources = tuple(sources)
    errors: dict[int, ValidationError] = {}
    for index, child in enumerate(stream):
        if error := child.block.problems(child.value, sources):
            errors[index] = error
    return StreamBlockValidationError(block_errors=errors) if errors else None


def block_messages(error: ValidationError) -> list[str]:
    """The plain words inside a nested block error, once each, in the order of the page."""
    words: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, Mapping):
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)
        elif hasattr(node, "block_errors"):
            walk(node.block_errors)
            walk(node.non_block_errors.as_data())
        elif isinstance(node, ValidationError):
            words.extend(str(message) for message in node.messages)
        elif node:
            words.append(str(node))

    walk(error)
    return list(dict.fromkeys(words))
