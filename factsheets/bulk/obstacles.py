"""Why a fact cannot be changed now, in words; and which of its versions a change builds on."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.locks import BasicLock
from wagtail.models import Revision, WorkflowState

from cyberport_cms.newsroom.listing import printed_time

from ..models import Fact


def has_draft(fact: Fact) -> bool:
    """True where something else than what is published is being written."""
    return bool(fact.latest_revision_id) and (not fact.live or fact.has_unpublished_changes)


def latest(fact: Fact) -> Fact:
    """The fact as its form shows it."""
    return fact.with_content_json(fact.latest_revision.content) if has_draft(fact) else fact


def obstacles(facts: Sequence[Fact], user: Any) -> dict[int, str]:
    """Why some of these facts cannot be changed by `user` now; asks no more for many than for few."""
    if not facts:
        return {}
    kind = ContentType.objects.get_for_model(Fact)
    in_approval = _numbers(
        WorkflowState.objects.filter(content_type=kind, status=WorkflowState.STATUS_IN_PROGRESS)
    )
    scheduled = _numbers(
        Revision.objects.filter(content_type=kind, approved_go_live_at__isnull=False)
    )
    found = {}
    for fact in facts:
        if fact.locked and BasicLock(fact).for_user(user):
            words = _("It is locked by %(user)s.") % {"user": name_of(fact.locked_by)}
        elif fact.pk in in_approval:
            words = _("It is waiting for approval.")
        elif fact.pk in scheduled:
            words = _("A version of it is scheduled for publication.")
        elif fact.live and has_draft(fact) and fact.latest_revision.user_id != user.pk:
            words = _("%(user)s has a draft of it, of %(time)s: publish or discard that first.") % {
                "user": name_of(fact.latest_revision.user),
                "time": printed_time(fact.latest_revision.created_at),
            }
        else:
            continue
        found[fact.pk] = words
    return found


def _numbers(rows: Any) -> set[int]:
    return {int(number) for number in rows.values_list("object_id", flat=True)}


def stale(fact: Fact, version: int | None, user: Any) -> str:
    """Why a sheet that was made of `version` is out of date; empty where it is not."""
    if version is None or version == (fact.latest_revision_id or 0):
        return ""
    newer: Iterable[Revision] = list(
        fact.revisions.filter(pk__gt=version).exclude(user=user).select_related("user")
    )
    if newer:
        last = max(newer, key=lambda revision: revision.pk)
        return _(
            "%(user)s changed this fact at %(time)s, after the sheet was made. Take its line out, "
            "or make a new sheet."
        ) % {"user": name_of(last.user), "time": printed_time(last.created_at)}
    if version and not fact.revisions.filter(pk=version).exists():
        return _("This is not a version of this fact: are the lines mixed up? Make a new sheet.")
    return ""


def own_later_change(fact: Fact, version: int | None, user: Any) -> str:
    """What `user` did to the fact after a sheet was made of `version`: the sheet may undo it."""
    if version is None or version == (fact.latest_revision_id or 0):
        return ""
    own = fact.revisions.filter(pk__gt=version, user=user).order_by("-pk").first()
    if own is None:
        return ""
    if fact.live and own.pk == fact.live_revision_id:
        words = _(
            "You published this fact yourself (%(time)s), after the sheet was made: the sheet "
            "takes that back where it differs."
        )
    else:
        words = _(
            "You changed this fact yourself (%(time)s), after the sheet was made: the sheet "
            "takes that back where it differs."
        )
    return words % {"time": printed_time(own.created_at)}


def name_of(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else _("somebody")
