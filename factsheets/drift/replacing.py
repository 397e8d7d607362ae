"""“Replace by the fact”: the words that say an old value become a reference, in the draft."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import LockableMixin, Page, Revision
from wagtail.permissions import policy_registry

from ..models import Fact
from .findings import SALT, digest
from .pieces import put_text, text_at
from .written import written_html


class Refused(Exception):  # noqa: N818
    """Why nothing was replaced, in words for the person who asked."""


@dataclass(frozen=True)
class Replaced:
    """The page or snippet, with its new draft."""

    thing: Any
    words: str
    fact: Fact
    is_scheduled: bool  # an earlier version waits for its time and still says the old value


@transaction.atomic
def replace(ticket: str, user: Any) -> Replaced:
    """Replace what a finding's ticket names, and save a draft; nothing is published.

    Raises `Refused` where the text, the fact or the rights are not what they were.
    """
    try:
        wanted = signing.loads(ticket, salt=SALT)
    except signing.BadSignature:
        raise Refused(_("This is not from the report: open it again.")) from None
    path, (start, end) = tuple(wanted["path"]), wanted["span"]
    draft = _draft(wanted)
    _may_edit(draft, user)
    fact = _fact(wanted)
    stored = text_at(draft, path)
    if stored is None or digest(stored) != wanted["digest"]:
        raise Refused(
            _("“%(name)s” has changed since the report: open it again.") % {"name": draft}
        )
    written = written_html(stored)
    first, last = written.source_span(start, end)
    if "<" in stored[first:last] or any(written.linked[start:end]):
        raise Refused(_("The words are formatted: mend it by hand."))
    embed = f'<embed embedtype="fact" id="{fact.pk}" figure="{wanted["figure"]}"/>'
    put_text(draft, path, stored[:first] + embed + stored[last:])
    revision = draft.save_revision(user=user, log_action=True, clean=False)
    waiting = Revision.objects.for_instance(draft).filter(approved_go_live_at__isnull=False)
    return Replaced(draft, written.text[start:end], fact, waiting.exclude(pk=revision.pk).exists())


def _draft(wanted: dict[str, Any]) -> Any:
    model = ContentType.objects.get_for_id(wanted["type"]).model_class()
    row = model.objects.select_for_update().filter(pk=wanted["key"]).first()
    if row is None:
        raise Refused(_("It no longer exists."))
    return row.get_latest_revision_as_object()


def _may_edit(draft: Any, user: Any) -> None:
    if isinstance(draft, Page):
        allowed = draft.permissions_for_user(user).can_edit()
    else:
        policy = policy_registry.get_by_type(type(draft))
        allowed = policy.user_has_permission_for_instance(user, "change", draft)
    if not allowed:
        raise Refused(_("You may not edit “%(name)s”.") % {"name": draft})
    lock = draft.get_lock() if isinstance(draft, LockableMixin) else None
    if lock is not None and lock.for_user(user):
        raise Refused(_("“%(name)s” is locked: nothing was replaced.") % {"name": draft})


def _fact(wanted: dict[str, Any]) -> Fact:
    fact = Fact.objects.prefetch_related("figures").filter(pk=wanted["fact"], live=True).first()
    if fact is None or not fact.reference_text(wanted["figure"], wanted["source"]):
        raise Refused(_("The fact is not published any more, or has no such figure."))
    return fact
