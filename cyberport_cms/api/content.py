"""Pages, blocks and snippets as data.

A text is an object with one entry for each language in which readers have it: `en`, `zh_hant` and
the derived `zh_hans`. Pages come from `for_reading()`, so that snippets and facts are in the
versions that readers see. Snippets say only what is named here.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils.translation import override
from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.struct_block import StructValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.documents.models import AbstractDocument
from wagtail.embeds.blocks import EmbedValue
from wagtail.rich_text import RichText, expand_db_html

from cyberport_cms.bilingual.languages import SOURCES, ReadingLanguage
from cyberport_cms.newsroom.addresses import absolute, with_absolute_links
from cyberport_cms.newsroom.completeness import is_blank
from cyberport_cms.newsroom.models import Organisation, Photo, Topic
from cyberport_cms.newsroom.pairs import PairBlock
from cyberport_cms.newsroom.reading import read, read_value
from cyberport_cms.newsroom.snippets import BilingualSnippet
from factsheets.blocks import FigureRowBlock
from factsheets.models import Fact
from releases.blocks import QuoteBlock, speaker_of
from releases.models import Boilerplate, MediaContact

LanguageList = Iterable[ReadingLanguage]

_ABSENT = object()  # chosen, but not for readers


def key_of(language: ReadingLanguage) -> str:
    """A language as it is called here: en, zh_hant, zh_hans."""
    return language.code.replace("-", "_")


def in_each(languages: LanguageList, say: Callable[[ReadingLanguage], Any]) -> dict[str, Any]:
    """What there is to say in each of these languages, said by a reader of it."""
    said = {}
    for language in languages:
        with override(language.code):
            said[key_of(language)] = say(language)
    return said


def text(obj: Model, name: str, languages: LanguageList) -> dict[str, str]:
    """A translated field of plain text."""
    return in_each(languages, lambda language: read(obj, name, language))


def rich_text(obj: Model, name: str, languages: LanguageList) -> dict[str, str]:
    """A translated field of formatted text, as HTML."""
    return in_each(languages, lambda language: _html(read(obj, name, language)))


def _html(stored: str) -> str:
    return with_absolute_links(expand_db_html(stored))


# Blocks


def blocks(stream: StreamValue, languages: LanguageList) -> list[dict[str, Any]]:
    """The blocks of a stream that stand in one of these languages, in order."""
    languages = list(languages)
    found = [(child.block_type, pair(child.value, languages)) for child in stream]
    return [{"type": kind, **said} for kind, said in found if said is not _ABSENT]


def pair(value: StructValue, languages: list[ReadingLanguage]) -> Any:
    """What the sides of a pair share, under its own name, and each side under its language."""
    block = value.block
    languages = [each for each in languages if block.stands_in(value, each.source)]
    if not languages:
        return _ABSENT
    hidden = {*SOURCES, "only_in"}
    if isinstance(block, QuoteBlock):
        hidden |= {"spokesperson"}  # named on each side
    shared = {name: _data(v, languages) for name, v in value.items() if name not in hidden}
    if block.has_sides:
        written = [each for each in languages if _says_something(value, each)]
        shared |= in_each(written, lambda language: _side(value, language))
    return {name: None if said is _ABSENT else said for name, said in shared.items()}


def _says_something(value: StructValue, language: ReadingLanguage) -> bool:
    rows_name_themselves = isinstance(value.block, FigureRowBlock)
    return rows_name_themselves or not is_blank(value[language.source])


def _side(value: StructValue, language: ReadingLanguage) -> Any:
    if isinstance(value.block, FigureRowBlock):
        row = value.block.row(value)
        return {"label": row["label"], "figure": row["figure"]}
    said = _data(read_value(value[language.source], language), [language])
    if isinstance(value.block, QuoteBlock):
        said = {name: said[name] for name in ("before", "text", "after")}
        speaker = speaker_of(value)
        said |= {"speaker": speaker["speaker_name"], "role": speaker["speaker_role"]}
    return said


def _data(value: Any, languages: list[ReadingLanguage]) -> Any:
    match value:
        case RichText():
            return _html(value.source)
        case StructValue() if isinstance(value.block, PairBlock):
            return pair(value, languages)
        case StructValue():
            return {name: _data(child, languages) for name, child in value.items()}
        case ListValue():
            items = (_data(item, languages) for item in value)
            return [item for item in items if item is not _ABSENT]
        case TypedTable():
            return {
                "caption": value.caption or "",
                "columns": [column["heading"] or "" for column in value.columns],
                "rows": [[str(cell) for cell in row["values"]] for row in value.row_data],
            }
        case Photo():
            return photo(value)
        case AbstractDocument():
            return {"url": absolute(value.url)}
        case EmbedValue():
            return {"url": value.url}
        case Fact():
            return fact(value, languages)
        case BilingualSnippet():
            return snippet(value, languages)
        case None:
            return _ABSENT
        case str():
            return str(value)
        case _:
            raise TypeError(f"The API has no words for a {type(value).__name__}: see _data().")


# What is chosen


def photo(image: Photo) -> dict[str, Any]:
    """A photo in full size. Who may fetch the file is decided when it is asked for."""
    return {"url": absolute(image.file.url), "width": image.width, "height": image.height}


_SAID_BY: dict[type[Model], tuple[str, ...]] = {
    Organisation: ("name",),
    MediaContact: ("organisation", "name", "phone", "email"),
    Boilerplate: ("heading", "text"),
    Topic: ("slug", "name"),
}
_RICH = {(Boilerplate, "text")}


def snippet(thing: BilingualSnippet, languages: LanguageList) -> Any:
    """What readers are told of a snippet; of one that is not published, nothing."""
    if not thing.live:
        return _ABSENT
    kind = type(thing)
    translated = {*kind.required_pairs, *kind.paired}
    said: dict[str, Any] = {}
    for name in _SAID_BY[kind]:
        if name in translated:
            say = rich_text if (kind, name) in _RICH else text
            said[name] = say(thing, name, languages)
        else:
            value = getattr(thing, name)
            said[name] = _data(value, list(languages)) if isinstance(value, Model) else value
    return said


# Facts


def figures(row: Fact, languages: LanguageList) -> list[dict[str, Any]]:
    """The figures of a fact: numbers, with the words that stand for them in each language."""
    return [
        {
            "name": figure.name,
            "value": _number(figure.value),
            "day": figure.day,
            "unit": figure.unit,
            "qualifier": figure.qualifier,
            "text": in_each(languages, figure.text),
        }
        for figure in row.figures.all()
    ]


def _number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


FACT: dict[str, Callable[[Fact, LanguageList], Any]] = {
    "key": lambda row, _languages: row.key,
    "lead_in": lambda row, languages: text(row, "lead_in", languages),
    "statement": lambda row, languages: rich_text(row, "statement", languages),
    "figures": figures,
    "as_at": lambda row, _languages: row.as_at,
    "source": lambda row, languages: {
        "name": text(row, "source_name", languages),
        "url": row.source_url,
    },
}
"""Everything that is told of a fact, wherever it stands."""


def fact(row: Fact, languages: LanguageList) -> Any:
    """A fact that a page shows, in those of its languages in which the fact is published."""
    languages = [language for language in languages if row.has_side(language.source)]
    if not row.live or not languages:
        return _ABSENT
    return {name: say(row, languages) for name, say in FACT.items()}
