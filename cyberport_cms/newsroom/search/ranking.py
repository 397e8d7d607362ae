"""What both databases share about the index's columns and the order of the hits."""

from collections.abc import Mapping

from modelsearch.index import SearchField

TITLE_BOOST = 2
"""A field with this boost or more counts as a title: the Chinese headline ranks as `title` does."""
TITLE_HIT = 1000.0
"""The bonus where the title alone holds the whole query: far above either database's ranks."""


def is_title(field: SearchField) -> bool:
    """Whether the field is kept in the index's title column."""
    return field.field_name == "title" or (field.boost or 0) >= TITLE_BOOST


def index_columns(fields: Mapping[str, SearchField]) -> list[str]:
    """The columns to search for `search(fields=…)`. The index has two: titles, and all the rest."""
    return sorted({"title" if is_title(field) else "body" for field in fields.values()})
