"""Chooser blocks that fetch what a page needs in one query each."""

import copy
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils.functional import cached_property, lazy
from django.utils.translation import gettext
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail.snippets.widgets import AdminSnippetChooser

from .snippets import Parts

_Cache = dict[tuple[Any, ...], dict[Any, Any]]
_preloaded: ContextVar[_Cache | None] = ContextVar("preloaded choices", default=None)


class BulkChooser:
    """Replaces the query behind a chooser; everything else is Wagtail's."""

    def chosen(self) -> Any:
        """The queryset from which the chosen things are fetched."""
        return self.model_class.objects.all()

    def query_key(self) -> tuple[Any, ...]:
        """Choosers with the same key can share a query."""
        return (self.model_class,)

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        wanted = set(values) - {None}
        known = (_preloaded.get() or {}).get(self.query_key(), {})
        objects = {key: known[key] for key in wanted if key in known}
        if missing := wanted - known.keys():
            objects |= self.chosen().in_bulk(missing)
        # As Wagtail does it: a thing that is chosen twice is two objects.
        return [copy.copy(objects.get(value)) for value in values]


@contextmanager
def preloaded(known: Iterable[tuple[BulkChooser, Any, Any]]) -> Iterator[None]:
    """Within this block, choosers hand out these things (chooser, key, thing or None) and ask the
    database nothing about them."""
    cache: _Cache = {}
    for chooser, key, thing in known:
        cache.setdefault(chooser.query_key(), {})[key] = thing
    token = _preloaded.set(cache)
    try:
        yield
    finally:
        _preloaded.reset(token)


class ShowsParts:
    """A block that shows parts of what it chooses, and not only the whole."""

    def parts_shown(self, raw: Mapping[str, Any]) -> Parts:
        """The parts that the stored value `raw` shows, on each side on which it would be shown."""
        raise NotImplementedError


def chosen_in(block: Any, raw: Any) -> Iterator[tuple[BulkChooser, Any]]:
    """Every chooser below `block` with the key it holds in the stored value `raw`."""
    for chooser, key, _parts in chosen_with_parts_in(block, raw):
        yield chooser, key


def chosen_with_parts_in(
    block: Any, raw: Any, parts: Parts = frozenset()
) -> Iterator[tuple[BulkChooser, Any, Parts]]:
    """The same with the parts that are shown of what is chosen, where it is not only the whole."""
    match block:
        case BulkChooser() if raw is not None:
            yield block, raw, parts
        case blocks.StructBlock() if isinstance(raw, dict):
            parts = block.parts_shown(raw) if isinstance(block, ShowsParts) else frozenset()
            for name, child in block.child_blocks.items():
                if name in raw:
                    yield from chosen_with_parts_in(child, raw[name], parts)
        case blocks.ListBlock():
            for item in list_values(raw):
                yield from chosen_with_parts_in(block.child_block, item)
        case blocks.StreamBlock():
            for child in raw or []:
                if child["type"] in block.child_blocks:
                    inner = block.child_blocks[child["type"]]
                    yield from chosen_with_parts_in(inner, child["value"])


def list_values(raw: Iterable[Any] | None) -> Iterator[Any]:
    """The items of a stored list, with or without the wrapper that holds their ids."""
    for item in raw or []:
        yield item["value"] if isinstance(item, dict) and item.get("type") == "item" else item


class SnippetChooserWidget(AdminSnippetChooser):
    """Wagtail's chooser, whose words follow the language of whoever looks at the form."""

    def __init__(self, model: Any = None, **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        # Wagtail formats these once, in the language of the first person who opens a form.
        name = self.model._meta.verbose_name
        self.choose_one_text = _naming("Choose %(object)s", name)
        self.choose_another_text = _naming("Choose another %(object)s", name)
        self.link_to_chosen_text = _naming("Edit this %(object)s", name)


def _named(words: str, name: Any) -> str:
    return gettext(words) % {"object": name}


_naming = lazy(_named, str)


class SnippetChooser(BulkChooser, SnippetChooserBlock):
    """A snippet chooser that follows `related` foreign keys in the same query."""

    def __init__(self, target_model: Any, related: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(target_model, **kwargs)
        self.related = related

    @cached_property
    def widget(self) -> SnippetChooserWidget:
        return SnippetChooserWidget(self.target_model, icon=super().widget.icon)

    def chosen(self) -> Any:
        queryset = super().chosen()
        return queryset.select_related(*self.related) if self.related else queryset

    def query_key(self) -> tuple[Any, ...]:
        return (self.model_class, *self.related)


class PhotoChooser(BulkChooser, ImageChooserBlock):
    """An image chooser that brings the renditions along."""

    def chosen(self) -> Any:
        return super().chosen().prefetch_related("renditions")
