"""What a reader reads: the one way from stored text to text in the reader's language.

English is stored, Traditional Chinese is stored, Simplified Chinese is derived here.
Templates, feeds and the API ask this module and never touch `_en` or `_zh_hant` themselves.
"""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

from django.core.cache import cache
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.struct_block import StructValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.fields import RichTextField
from wagtail.rich_text import RichText

from cyberport_cms.bilingual.languages import (
    ReadingLanguage,
    SourceLanguage,
    reading_language,
    suffixed,
)
from cyberport_cms.bilingual.simplified import simplify, simplify_html

_GLOSSARY_KEY = "newsroom.simplified_terms"
_GLOSSARY_SECONDS = 60  # how long another process may still use an older glossary


def current_language() -> ReadingLanguage:
    """The language in which the current response is read."""
    return reading_language(get_language())


def glossary() -> dict[str, str]:
    """Traditional → Simplified: the terms that have a form of their own, and staff's exceptions."""
    from django.apps import apps

    terms = cache.get(_GLOSSARY_KEY)
    if terms is None:
        known = apps.get_model("newsroom", "Term").objects.exclude(simplified="")
        exceptions = apps.get_model("newsroom", "SimplifiedTerm").objects.all()
        terms = {
            traditional: simplified
            for source in (known, exceptions)  # an exception decides where both have the term
            for traditional, simplified in source.values_list("traditional", "simplified")
        }
        cache.set(_GLOSSARY_KEY, terms, _GLOSSARY_SECONDS)
    return terms


@receiver([post_save, post_delete], sender="newsroom.Term")
@receiver([post_save, post_delete], sender="newsroom.SimplifiedTerm")
def _forget_glossary(**kwargs: Any) -> None:
    cache.delete(_GLOSSARY_KEY)


def stored(obj: Model, name: str, source: SourceLanguage) -> str:
    """One side of a translated field, as it was written; a fact's with its figures in words."""
    if said := getattr(obj, "said", None):
        return said(name, source)
    return getattr(obj, suffixed(name, source)) or ""


def read(obj: Model, name: str, language: ReadingLanguage | None = None) -> str:
    """A translated field of `obj` in the reader's language; empty where that side is not written."""
    language = language or current_language()
    text = stored(obj, name, language.source)
    if not language.is_derived or not text:
        return text
    field = obj._meta.get_field(suffixed(name, language.source))
    convert = simplify_html if _is_rich(field) else simplify
    return convert(text, glossary())


def read_value(value: Any, language: ReadingLanguage | None = None) -> Any:
    """A block's value with every text in it in the reader's script.

    Strings, rich text, structs, lists and tables are converted; anything else (images, snippets,
    choices) comes back as it is.
    """
    language = language or current_language()
    if not language.is_derived:
        return value
    return _converted(value, glossary())


def _is_rich(field: Any) -> bool:
    # modeltranslation's columns are made from the original field's class, under another name.
    return isinstance(field, RichTextField)


def _converted(value: Any, terms: dict[str, str]) -> Any:
    match value:
        case RichText():
            return RichText(simplify_html(value.source, terms))
        case SafeString():
            return mark_safe(simplify_html(value, terms))
        case str():
            return simplify(value, terms)
        case StructValue():
            return value.__class__(
                value.block, [(name, _converted(child, terms)) for name, child in value.items()]
            )
        case ListValue():
            return ListValue(value.list_block, values=[_converted(v, terms) for v in value])
        case TypedTable():
            return TypedTable(
                columns=[
                    {**column, "heading": simplify(column["heading"] or "", terms)}
                    for column in value.columns
                ],
                row_data=[
                    {**row, "values": [_converted(v, terms) for v in row["values"]]}
                    for row in value.row_data
                ],
                caption=simplify(value.caption or "", terms),
            )
        case _:
            return value


def plain(html: str) -> str:
    """The words of a short piece of rich text."""
    return unescape(strip_tags(html))


def unwrapped(html: str) -> str:
    """Rich text of one paragraph without its `<p>`, to stand within a line."""
    single = re.fullmatch(r"<p\b[^>]*>((?:(?!<p\b).)*)</p>", html.strip(), re.DOTALL)
    return single[1] if single else html.strip()


def joined(parts: Iterable[str], language: ReadingLanguage | None = None) -> str:
    """Names in one line: with a comma in English, with an ideographic one in Chinese."""
    language = language or current_language()
    return (", " if language.code == "en" else "、").join(part for part in parts if part)


def flowing(sentences: Iterable[str]) -> str:
    """Sentences one after the other: with a space between them, in Chinese with none after 「。」."""
    return (" " if current_language().code == "en" else "").join(sentences)
