"""What is in use stays: a snippet is neither deleted nor taken down under the pages that show it,
and it loses nothing that they show.

The receivers are the last word, whatever path leads to them; the views (usage_views.py) and forms say
the same before anybody has pressed a button.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, WorkflowState

from cyberport_cms.bilingual.languages import SOURCES

from .reading import joined
from .snippets import WHOLE, Parts
from .states import SIDE_NAMES
from .uses import Use, uses_of
from .versions import VersionedSnippet

_NAMED = 20  # more names in one message would not help


def words_of(uses: Sequence[Use]) -> str:
    """The list in one line, for a message."""
    named = joined(str(use) for use in uses[:_NAMED])
    more = len(uses) - _NAMED
    return named if more <= 0 else _("%(list)s and %(count)d more") % {"list": named, "count": more}


def needed_by_readers(uses: Iterable[Use]) -> list[Use]:
    """The uses where readers would miss it: on pages that follow it and are public, or that wait
    for their approval or their time."""
    following = [use for use in uses if use.follows and use.page is not None]
    hidden = {use.page.pk for use in following if not use.is_live}
    waiting = _waiting(hidden) if hidden else set()
    return [use for use in following if use.is_live or use.page.pk in waiting]


def _waiting(keys: Iterable[int]) -> set[int]:
    of_pages = {
        "base_content_type": ContentType.objects.get_for_model(Page),
        "object_id__in": [str(key) for key in keys],
    }
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False, **of_pages)
    handed_over = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS, **of_pages)
    found = (rows.values_list("object_id", flat=True) for rows in (scheduled, handed_over))
    return {int(key) for keys in found for key in keys}


def refuse_to_delete(snippet: VersionedSnippet) -> None:
    """Raise a ValidationError with the list of uses where there are any."""
    if uses := uses_of(snippet):
        words = _("“%(snippet)s” is in use and cannot be deleted: %(uses)s")
        raise _refusal(words, snippet, uses)


def refuse_to_take_down(snippet: VersionedSnippet) -> None:
    """Raise a ValidationError where live pages would lose what they show, or waiting ones what
    they are going to show."""
    if uses := needed_by_readers(uses_of(snippet)):
        words = _("“%(snippet)s” is shown, or soon will be, and cannot be taken down: %(uses)s")
        raise _refusal(words, snippet, uses)


def refuse_to_lose(snippet: VersionedSnippet) -> None:
    """Raise a ValidationError where the published version has something that is shown, and this
    one has not: a figure, a lead-in, a whole side."""
    live = type(snippet).objects.filter(pk=snippet.pk, live=True).first()
    if live is not None and (problems := losses(live, live.offers() - snippet.offers())):
        raise ValidationError({NON_FIELD_ERRORS: problems})


def losses(snippet: VersionedSnippet, lost: Parts) -> list[ValidationError]:
    """Why these parts of a published snippet cannot go away. Nothing is asked where none does.

    A figure stays while any text names it that follows, be it a draft; a side, as the whole snippet,
    while readers need it.
    """
    if not lost:
        return []
    uses = uses_of(snippet)
    sides = [source for source in SOURCES if (source, WHOLE) in lost]
    named = frozenset(part for part in lost if part[0] not in sides)
    problems = []
    if shown := [use for use in uses if use.follows and use.parts & named]:
        parts = {part for use in shown for _side, part in use.parts & named}
        words = _(
            "“%(snippet)s” cannot lose %(parts)s, which stands in other texts: %(uses)s. Leave it "
            "and its name as they are, or take it out of these texts first."
        )
        names = joined(snippet.part_in_words(part) for part in sorted(parts))
        problems.append(_problem(words, snippet, shown, parts=names))
    for source in sides:
        in_it = [use for use in uses if source in use.sources]
        if shown := needed_by_readers(in_it):
            words = _(
                "“%(snippet)s” cannot lose its %(language)s side, which stands on other pages: "
                "%(uses)s. Keep both languages, or take it out of these pages first."
            )
            problems.append(_problem(words, snippet, shown, language=SIDE_NAMES[source]))
    return problems


def _problem(
    words: str, snippet: VersionedSnippet, uses: Sequence[Use], **more: object
) -> ValidationError:
    return ValidationError(words % {"snippet": snippet, "uses": words_of(uses), **more})


def _refusal(words: str, snippet: VersionedSnippet, uses: Sequence[Use]) -> ValidationError:
    return ValidationError({NON_FIELD_ERRORS: _problem(words, snippet, uses)})


@receiver(pre_delete)
def _keep_what_is_used(instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, VersionedSnippet):
        refuse_to_delete(instance)


@receiver(pre_save)
def _keep_what_is_shown(
    instance: Model, raw: bool = False, update_fields: Iterable[str] | None = None, **kwargs: Any
) -> None:
    """Taken down or changed by hand, by the clock or by code: each of them ends here."""
    if not isinstance(instance, VersionedSnippet) or raw or not instance.pk:
        return
    if instance.live:
        if update_fields is None:  # a save of single columns is the bookkeeping of a draft
            refuse_to_lose(instance)
        return
    taken_down = update_fields is None or "live" in update_fields
    if taken_down and type(instance).objects.filter(pk=instance.pk, live=True).exists():
        refuse_to_take_down(instance)


@receiver(pre_save, sender=Revision)
def _keep_what_will_be_shown(
    instance: Revision, update_fields: Iterable[str] | None = None, **kwargs: Any
) -> None:
    """What is given a time is looked at when it is given: nobody is there when the time comes."""
    if instance.approved_go_live_at and (
        update_fields is None or "approved_go_live_at" in update_fields
    ):
        snippet = instance.as_object()
        if isinstance(snippet, VersionedSnippet):
            refuse_to_lose(snippet)
