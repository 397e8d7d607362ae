"""What is in use stays: a snippet is neither deleted nor taken down under the pages that show it.

The receivers are the last word, whatever path leads to them; the views (usage_views.py) say the same
before anybody has pressed a button.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _

from .reading import joined
from .uses import Use, uses_of
from .versions import VersionedSnippet

_NAMED = 20  # more names in one message would not help


def words_of(uses: Sequence[Use]) -> str:
    """The list in one line, for a message."""
    named = joined(str(use) for use in uses[:_NAMED])
    more = len(uses) - _NAMED
    return named if more <= 0 else _("%(list)s and %(count)d more") % {"list": named, "count": more}


def refuse_to_delete(snippet: VersionedSnippet) -> None:
    """Raise a ValidationError with the list of uses where there are any."""
    if uses := uses_of(snippet):
        words = _("“%(snippet)s” is in use and cannot be deleted: %(uses)s")
        raise _refusal(words, snippet, uses)


def refuse_to_take_down(snippet: VersionedSnippet) -> None:
    """Raise a ValidationError where live pages would lose what they show."""
    if uses := [use for use in uses_of(snippet) if use.shows_today]:
        words = _("“%(snippet)s” is shown and cannot be taken down: %(uses)s")
        raise _refusal(words, snippet, uses)


def _refusal(words: str, snippet: VersionedSnippet, uses: Sequence[Use]) -> ValidationError:
    return ValidationError({NON_FIELD_ERRORS: words % {"snippet": snippet, "uses": words_of(uses)}})


@receiver(pre_delete)
def _keep_what_is_used(instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, VersionedSnippet):
        refuse_to_delete(instance)


@receiver(pre_save)
def _keep_what_is_shown(
    instance: Model, raw: bool = False, update_fields: Iterable[str] | None = None, **kwargs: Any
) -> None:
    """Taken down by hand, by the clock or by code: each of them ends here."""
    if not isinstance(instance, VersionedSnippet) or raw or instance.live or not instance.pk:
        return
    taken_down = update_fields is None or "live" in update_fields
    if taken_down and type(instance).objects.filter(pk=instance.pk, live=True).exists():
        refuse_to_take_down(instance)
