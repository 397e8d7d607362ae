"""The things chosen in the streams of many pages, fetched together.

Wagtail fetches what a stream chooses page by page. A feed shows twenty pages: here they share
one query per kind of thing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from wagtail import blocks

from .choosers import BulkChooser, preloaded


@contextmanager
def preloading(pages: Sequence[Any], *streams: str) -> Iterator[None]:
    """Within this block, reading the named streams of `pages` asks the database nothing more."""
    wanted: dict[BulkChooser, set[Any]] = defaultdict(set)
    for page in pages:
        for name in streams:
            stream = getattr(page, name)
            raw = [{"type": child["type"], "value": child["value"]} for child in stream.raw_data]
            for chooser, key in _chosen(stream.stream_block, raw):
                wanted[chooser].add(key)
    with preloaded(wanted):
        yield


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
