"""Model fields of our own."""

from typing import Any

from wagtail.fields import StreamField


class PairStreamField(StreamField):
    """A stream of pairs whose block tree stays out of the migrations.

    The blocks are code and change often; the column is JSON and does not. Migrations that touch
    the content read the JSON (wagtail.blocks.migrations works on the raw value).
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
