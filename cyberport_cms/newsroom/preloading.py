"""The things chosen in the streams of many pages, fetched together.

Wagtail fetches what a stream chooses page by page. A feed shows twenty pages: here they share
one query per kind of thing.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from wagtail import blocks

from .choosers import BulkChooser, preloaded


@contextmanager
def preloading(pages: Sequence[Any], *streams: str) -> Iterator[None]:
    """Within this block, reading the named streams of `pages` asks the database nothing more."""
    with preloaded(_all_chosen(pages, streams)):
        yield


def _all_chosen(pages: Iterable[Any], streams: Iterable[str]) -> Iterator[tuple[BulkChooser, Any]]:
    for page in pages:
        for name in streams:
            stream = getattr(page, name)
            raw = [{"type": child["type"], "value": child["value"]} for child in stream.raw_data]
            yield from _chosen(stream.stream_block, raw)


def _chosen(block: Any, raw: Any) -> Iterator[tuple[BulkChooser, Any]]:
    """Every chooser below `block` with the key it holds in the stored value `raw`."""
    match block:
        case BulkChooser() if raw is not None:
            yield block, raw
        case blocks.StructBlock() if isinstance(raw, dict):
            for name, child in block.child_blocks.items():
                if name in raw:
                    yield from _chosen(child, raw[name])
        case blocks.ListBlock():
            for item in _values(raw):
                yield from _chosen(block.child_block, item)
        case blocks.StreamBlock():
            for child in raw or []:
                if child["type"] in block.child_blocks:
                    yield from _chosen(block.child_blocks[child["type"]], child["value"])


def _values(raw: Iterable[Any] | None) -> Iterator[Any]:
    for item in raw or []:
        yield item["value"] if isinstance(item, dict) and item.get("type") == "item" else item
