"""What goes into the index: every field of an object as tokens (see bilingual/search_text.py)."""

from collections.abc import Iterator
from typing import Any

from modelsearch.index import AutocompleteField, SearchField

from cyberport_cms.bilingual.search_text import index_text

from .ranking import is_title

END_OF_TEXT = "u000000"
"""Closes each text: no phrase runs on into the next field. Every indexed object holds it."""


class _TokenField:
    """A search field that already knows its value."""

    def __init__(self, name: str, text: str, boost: float | None = None) -> None:
        self._tokens = f"{index_text(text)} {END_OF_TEXT}"
        super().__init__(name, **({} if boost is None else {"boost": boost}))  # type: ignore[call-arg]

    def get_value(self, obj: Any) -> str:
        return self._tokens


class _SearchTokens(_TokenField, SearchField):
    pass


class _AutocompleteTokens(_TokenField, AutocompleteField):
    pass


class Tokenized:
    """Stands in for an object while it is indexed: the same key, and its fields as tokens."""

    def __init__(self, obj: Any, indexer: Any) -> None:
        self.pk = obj.pk
        self._fields = list(_token_fields(obj, indexer))

    def get_search_fields(self) -> list[_TokenField]:
        return self._fields


def _token_fields(obj: Any, indexer: Any) -> Iterator[_TokenField]:
    # The database's own indexer walks the fields, related objects included.
    for field in indexer.search_fields:
        for leaf, *_weight, text in indexer.prepare_field(obj, field):
            if isinstance(leaf, AutocompleteField):
                yield _AutocompleteTokens(leaf.field_name, text)
            else:
                name = "title" if is_title(leaf) else leaf.field_name
                yield _SearchTokens(name, text, leaf.boost)


class NothingForNone:
    """For an indexer: an empty field is empty, where modelsearch would index the word "None"."""

    def prepare_value(self, value: Any) -> str:
        return "" if value is None else super().prepare_value(value)  # type: ignore[misc]
