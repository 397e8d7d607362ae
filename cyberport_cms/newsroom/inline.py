"""Snippets that stand inside a text: `<embed embedtype="fact" id="12" figure="members"/>`.

A kind of such references is an embed handler of Wagtail's rich text that inherits from
`SnippetEmbed`; everything else (the reference index, the editor) is Wagtail's.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import EmbedHandler, RichText, features
from wagtail.rich_text.rewriters import FIND_EMBED_TAG, extract_attrs

from cyberport_cms.bilingual.languages import SourceLanguage
from cyberport_cms.bilingual.simplified import simplify_html

from .reading import current_language, glossary
from .snippets import WHOLE

logger = logging.getLogger(__name__)


class SnippetEmbed(EmbedHandler):
    """A snippet, or a part of one, whose text stands in another text."""

    @classmethod
    def chosen(cls) -> Any:
        """The queryset from which the snippets are fetched, with all that their text needs."""
        return cls.get_model().objects.all()

    @classmethod
    def part(cls, attrs: Mapping[str, str]) -> str:
        """The name of the part that is shown, as `BilingualSnippet.offers()` has it."""
        return WHOLE

    @classmethod
    def html(cls, snippet: Any, attrs: Mapping[str, str], source: SourceLanguage) -> str:
        """What stands in the text of one side; empty where the snippet has no such part."""
        raise NotImplementedError

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Where a text is shown outside of a page: what the snippets say today."""
        language = current_language()
        snippets = cls.chosen().in_bulk({_key(attrs) for attrs in attrs_list})
        texts = []
        for attrs in attrs_list:
            reference = Reference(cls, _key(attrs), attrs)
            html = reference.html(snippets.get(reference.key), language.source)
            if not html:
                # Publishing is refused before it comes to this: somebody has gone round it.
                logger.error("A text refers to %s, which says nothing.", attrs)
            texts.append(simplify_html(html, glossary()) if language.is_derived else html)
        return texts


@dataclass(frozen=True)
class Reference:
    """One snippet in one place of a text."""

    handler: type[SnippetEmbed]
    key: int
    attrs: Mapping[str, str]

    @property
    def model(self) -> type[Model]:
        return self.handler.get_model()

    @property
    def part(self) -> str:
        return self.handler.part(self.attrs)

    def html(self, snippet: Any, source: SourceLanguage) -> str:
        """What stands in the text; empty where the snippet is unknown or says nothing."""
        return self.handler.html(snippet, self.attrs, source) if snippet is not None else ""


Mark = Callable[[Reference, Any, str], str]


def references(html: str) -> list[Reference]:
    """The snippets in a text, in order."""
    if "<embed" not in html:
        return []
    found = (_reference(match[1]) for match in FIND_EMBED_TAG.finditer(html))
    return [reference for reference in found if reference]


def as_it_is(reference: Reference, snippet: Any, html: str) -> str:
    return html


def fill(
    html: str,
    known: Callable[[Reference], Any],
    source: SourceLanguage,
    mark: Mark = as_it_is,
) -> str:
    """A text of one side with what its snippets say in place of the references; those that say
    nothing stay (`says_nothing`). `mark` may put something around what a snippet says."""
    if "<embed" not in html:
        return html

    def words(match: Any) -> str:
        reference = _reference(match[1])
        snippet = known(reference) if reference else None
        said = reference.html(snippet, source) if reference else ""
        return mark(reference, snippet, said) if reference and said else match[0]

    return FIND_EMBED_TAG.sub(words, html)


def says_nothing(value: Any) -> bool:
    """True where a filled text still has a reference: its snippet is unknown or not published."""
    return any(references(text) for text in texts_in(value))


def texts_in(raw: Any) -> Iterator[str]:
    """Every text that may hold references in a block's value, stored or not."""
    match raw:
        case str() if "<embed" in raw:
            yield raw
        case RichText():
            yield from texts_in(raw.source)
        case dict():
            for child in raw.values():
                yield from texts_in(child)
        case list() | ListValue():
            for child in raw:
                yield from texts_in(child)


def _reference(tag: str) -> Reference | None:
    attrs = extract_attrs(tag)
    handler = features.get_embed_types().get(attrs.get("embedtype", ""))
    if handler is None or not issubclass(handler, SnippetEmbed):
        return None
    return Reference(handler, _key(attrs), attrs)


def _key(attrs: Mapping[str, str]) -> int:
    written = attrs.get("id", "")
    return int(written) if written.isdecimal() else 0  # no snippet has this one
