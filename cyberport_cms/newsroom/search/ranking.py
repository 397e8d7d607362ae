"""What both databases share about the index's columns and the order of the hits."""

from collections.abc import Iterable

TITLE_HIT = 1000.0
"""Added to the rank where the title alone holds the whole query: far above either database's ranks."""


def index_columns(fields: Iterable[str]) -> list[str]:
    """The columns of the index for `search(fields=…)`. It has two: the title, and all the rest."""
    return sorted({"title" if field == "title" else "body" for field in fields}, reverse=True)
