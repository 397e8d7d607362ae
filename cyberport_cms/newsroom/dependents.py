"""What a page says depends on the snippets it shows: what is noted of the page follows them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, Q
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import ReferenceIndex

from cyberport_cms.bilingual.languages import SOURCES, suffixed

from .pages import BilingualPage
from .snippets import BilingualSnippet


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
