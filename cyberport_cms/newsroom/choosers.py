"""Chooser blocks that fetch what a page needs in one query each."""

import copy
from typing import Any

from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock


class _BulkQuery:
    """Replaces the query behind a chooser; everything else is Wagtail's."""

    def chosen(self):
        return self.model_class.objects.all()

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        objects = self.chosen().in_bulk(set(values) - {None})
        # As Wagtail does it: a thing that is chosen twice is two objects.
        return [copy.copy(objects.get(value)) for value in values]


class SnippetChooser(_BulkQuery, SnippetChooserBlock):
    """A snippet chooser that follows `related` foreign keys in the same query."""

    def __init__(self, target_model: Any, related: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(target_model, **kwargs)
        self.related = related

    def chosen(self):
        queryset = super().chosen()
        return queryset.select_related(*self.related) if self.related else queryset


class PhotoChooser(_BulkQuery, ImageChooserBlock):
    """An image chooser that brings the renditions along."""

    def chosen(self):
        return super().chosen().prefetch_related("renditions")
