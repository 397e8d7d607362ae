"""What a page says depends on the snippets it shows: what is noted of the page follows them."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Model, Q
from django.db.models.signals import post_save
from django.dispatch import receiver
from modelsearch.index import insert_or_update_object
from wagtail.models import ReferenceIndex

from cyberport_cms.bilingual.languages import SOURCES, suffixed

from .pages import BilingualPage
from .snippets import BilingualSnippet
from .together import once_together
from .versions import VersionedSnippet, version_published


@receiver(post_save)
def note_complete_sides_again(
    instance: Model, update_fields: Any = None, raw: bool = False, **kwargs: Any
) -> None:
    """Pages that show a snippet become complete, or incomplete, with it."""
    # A save of single columns is the bookkeeping of a draft: what pages show has not changed.
    if not isinstance(instance, BilingualSnippet) or update_fields is not None or raw:
        return
    for page in _pages_that_may_change(instance):
        page.note_complete_sides_of_draft()


@receiver(version_published)
def index_again(snippet: VersionedSnippet, **kwargs: Any) -> None:
    """A snippet and the pages that follow it are found by its new words, no longer by the old."""
    # Wagtail indexes it when its row is saved: its figures, rows of their own, come after that.
    insert_or_update_object(type(snippet).objects.get(pk=snippet.pk))
    for page in _pages_that_follow(snippet):
        once_together(("index", page.pk), partial(insert_or_update_object, page))


def _pages_that_follow(snippet: Model) -> Iterator[BilingualPage]:
    for model, keys in _users_of(snippet).items():
        if issubclass(model, BilingualPage) and not model.freezes:
            yield from model.objects.filter(pk__in=keys, live=True)
        elif issubclass(model, BilingualSnippet):
            for user in model.objects.filter(pk__in=keys):
                yield from _pages_that_follow(user)


def _pages_that_may_change(snippet: BilingualSnippet) -> Iterator[BilingualPage]:
    change = Q()
    for source in SOURCES:
        usable = snippet.live and snippet.has_side(source)
        change |= Q(**{suffixed("complete", source): not usable})
    for model, keys in _users_of(snippet).items():
        if issubclass(model, BilingualPage):
            yield from model.objects.filter(change, pk__in=keys)
        elif issubclass(model, BilingualSnippet):
            # A contact is complete with its organisation.
            for user in model.objects.filter(pk__in=keys):
                yield from _pages_that_may_change(user)


def _users_of(snippet: BilingualSnippet) -> dict[type[Model], set[int]]:
    users: dict[type[Model], set[int]] = {}
    for reference in ReferenceIndex.get_references_to(snippet).select_related("content_type"):
        users.setdefault(reference.content_type.model_class(), set()).add(int(reference.object_id))
    return users
