"""What changes under a release that waits: those who wrote it and those who decide are told.

A release that was never published follows its snippets. While it waits for approval or for its
time, a snippet may come to say something else than what was handed over. Its people get a mail, and
its form shows a note until it is handed over again or published.
"""

import logging
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.mail import get_connection
from django.db import connection, transaction
from django.db.models import OuterRef, Q, Subquery
from django.dispatch import receiver
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import override
from wagtail.admin.mail import OpenedConnection, send_mail
from wagtail.models import (
    AbstractGroupApprovalTask,
    Page,
    PageLogEntry,
    Revision,
    TaskState,
    WorkflowState,
)
from wagtail.users.models import UserProfile

from .differences import Difference
from .freezing import Key, _by_model, newest_versions, snippets_in, snippets_said_by
from .listing import printed_time
from .pages import BilingualPage
from .states import SIDE_NAMES
from .thawing import Change, changes_between
from .together import once_together
from .versions import Version, version_published

logger = logging.getLogger(__name__)


# Who waits


@dataclass(frozen=True)
class Waiting:
    """A page that was never published and waits: for approval, for its time, or for both."""

    page: BilingualPage  # the row
    workflow: WorkflowState | None
    scheduled: Revision | None

    @cached_property
    def draft(self) -> BilingualPage:
        """What will be published: a never-published page's text is in its revisions alone."""
        revision = self.scheduled or self.page.latest_revision
        return revision.as_object() if revision else self.page

    @cached_property
    def since(self) -> datetime:
        """When somebody last said that it may go out as it is: submitted or scheduled it."""
        if self.scheduled is not None or self.workflow is None:
            entry = self._scheduling
            return entry.timestamp if entry else self.page.latest_revision_created_at
        # Handed over again after it was sent back; the next task of a workflow is no new start.
        states = self.workflow.task_states.order_by("started_at")
        sent_back = states.filter(status=TaskState.STATUS_REJECTED).last()
        if sent_back is not None:
            again = states.filter(started_at__gte=sent_back.finished_at).first()
            return again.started_at if again else sent_back.finished_at
        return self.workflow.created_at

    @cached_property
    def _scheduling(self) -> PageLogEntry | None:
        entries = PageLogEntry.objects.filter(
            page=self.page, action="wagtail.publish.schedule", revision=self.scheduled
        )
        return entries.order_by("timestamp").last()

    @property
    def goes_out(self) -> str:
        """Its time in words; empty where it waits for approval only."""
        return printed_time(self.scheduled.approved_go_live_at) if self.scheduled else ""

    @cached_property
    def shown(self) -> dict[Key, Version]:
        """Every snippet that it would show if it were published now, facts in texts included."""
        shown: dict[Key, Version] = {}
        todo = snippets_in(self.draft)
        while todo:
            versions = newest_versions(todo)
            shown |= versions
            said = {key for version in versions.values() for key in snippets_said_by(version)}
            todo = said - shown.keys()
        return shown

    @property
    def url(self) -> str:
        path = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"

    # Its people

    @cached_property
    def writers(self) -> set[int]:
        """Who wrote it and who handed it over."""
        latest = self.page.latest_revision
        people = {self.page.owner_id, latest.user_id if latest else None}
        # What is scheduled has been approved: that workflow is over.
        submitted = self.workflow or self.page.workflow_states.order_by("created_at").last()
        if submitted is not None:
            people.add(submitted.requested_by_id)
        return people - {None}

    @cached_property
    def approvers(self) -> set[int]:
        """Who decides about it, or has decided: the groups of its task, or who scheduled it."""
        people: set[int | None] = set()
        if self.scheduled is not None and self._scheduling:
            people.add(self._scheduling.user_id)
        state = self.workflow.current_task_state if self.workflow else None
        task = state.task.specific if state else None
        if isinstance(task, AbstractGroupApprovalTask):
            members = get_user_model().objects.filter(groups__in=task.groups.all())
            people.update(members.values_list("pk", flat=True))
        return people - {None}


def waiting_pages(only: Page | None = None) -> list[Waiting]:
    """The freezing pages that wait for their first publication; or one of them, where it waits."""
    pages = Page.objects.filter(live=False, first_published_at__isnull=True)
    workflows = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        status=WorkflowState.STATUS_IN_PROGRESS,
    ).select_related("current_task_state__task")
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    if only is not None:
        pages = pages.filter(pk=only.pk)
        workflows = workflows.filter(object_id=str(only.pk))
        scheduled = scheduled.filter(object_id=str(only.pk))
    in_workflow = {int(state.object_id): state for state in workflows}
    with_time = {int(revision.object_id): revision for revision in scheduled}
    found = pages.filter(pk__in=in_workflow.keys() | with_time.keys())
    return [
        Waiting(page, in_workflow.get(page.pk), with_time.get(page.pk))
        for page in found.select_related("latest_revision").order_by("pk").specific()
        if isinstance(page, BilingualPage) and page.freezes
    ]


def changes_since_handed_over(page: Page) -> tuple[Waiting | None, list[Change]]:
    """What a waiting page would say differently from the day on which it was handed over."""
    for waiting in waiting_pages(only=page):
        then = _versions_at(waiting.shown.keys(), waiting.since)
        pairs = [(then[key], now) for key, now in waiting.shown.items() if key in then]
        return waiting, _in_words(pairs, waiting)
    return None, []


def _in_words(pairs: Iterable[tuple[Version, Version]], waiting: Waiting) -> list[Change]:
    differing = [(then, now) for then, now in pairs if then.pk != now.pk]
    before = {then.snippet_key: then for then, _now in differing}
    changes = changes_between(differing, waiting.draft.sources, before)
    return [change for change in changes if change.is_outdated]


def _versions_at(keys: Iterable[Key], moment: datetime) -> dict[Key, Version]:
    """What was the newest version of each of these snippets at that moment."""
    found: dict[Key, Version] = {}
    for model, numbers in _by_model(keys).items():
        kind, content_type = model.version_model, ContentType.objects.get_for_model(model)
        same = Version.objects.filter(
            content_type=content_type, object_id=OuterRef("object_id"), published_at__lte=moment
        )
        versions = kind.objects.filter(
            content_type=content_type,
            object_id__in=numbers,
            number=Subquery(same.order_by("-number").values("number")[:1]),
        )
        found |= {v.snippet_key: v for v in versions.prefetch_related(*kind.parts)}
    return found


# Telling them


_noted: ContextVar[tuple[int, ...]] = ContextVar("versions to tell of", default=())
"""The keys of the versions that this transaction has published, and nobody has been told of."""


@receiver(version_published)
def _note_change(version: Version, previous: Version | None, **kwargs: Any) -> None:
    if previous is not None:
        once_together(("tell of", version.pk), partial(_tell_after_commit, version.pk))


def _tell_after_commit(key: int) -> None:
    hooks = [hook for _savepoints, hook, *_robust in connection.run_on_commit]
    # Without a hook that waits, what is noted belongs to a transaction that was rolled back.
    earlier = _noted.get() if _tell_of_noted in hooks else ()
    _noted.set((*earlier, key))
    transaction.on_commit(_tell_of_noted)


def _tell_of_noted() -> None:
    """One mail a person, however many things were published; whatever goes wrong is logged."""
    keys = _noted.get()
    _noted.set(())
    if not keys:
        return
    try:
        _send(_letters(_then_and_now(keys)))
    except Exception:
        logger.exception("Nobody was told of what changed under the releases that wait.")


def _then_and_now(keys: Iterable[int]) -> dict[Key, tuple[Version, Version]]:
    """Each snippet of these versions: before the first of them, and in the last."""
    ranges: dict[Key, tuple[int, int]] = {}
    for version in Version.objects.filter(pk__in=keys).order_by("number"):
        first, _last = ranges.get(version.snippet_key, (version.number, 0))
        ranges[version.snippet_key] = (first, version.number)
    found: dict[Key, tuple[Version, Version]] = {}
    for model, numbers in _by_model(ranges.keys()).items():
        kind, wanted = model.version_model, Q()
        for number in numbers:
            first, last = ranges[model, number]
            wanted |= Q(object_id=number, number__in=(first - 1, last))
        content_type = ContentType.objects.get_for_model(model)
        rows = kind.objects.filter(wanted, content_type=content_type).order_by("number")
        by_key: dict[Key, list[Version]] = {}
        for row in rows.prefetch_related(*kind.parts):
            by_key.setdefault(row.snippet_key, []).append(row)
        found |= {key: (both[0], both[1]) for key, both in by_key.items() if len(both) == 2}
    return found


@dataclass
class Letter:
    """What one person is told."""

    user: Any
    releases: list[tuple[Waiting, list[Change]]] = field(default_factory=list)


def _letters(changed: dict[Key, tuple[Version, Version]]) -> list[Letter]:
    letters: dict[int, Letter] = {}
    for waiting in waiting_pages() if changed else []:
        pairs = [pair for key, pair in changed.items() if key in waiting.shown]
        if changes := _in_words(pairs, waiting):
            for user in recipients(waiting):
                # Whoever published a change read, before that, which releases it would change.
                told = [change for change in changes if change.now.published_by_id != user.pk]
                if told:
                    letter = letters.setdefault(user.pk, Letter(user))
                    letter.releases.append((waiting, told))
    return list(letters.values())


def recipients(waiting: Waiting) -> Iterator[Any]:
    """Its people who can be written to.

    Approvers who asked Wagtail for no mail about what is submitted get none: the note in the form
    is left for them. Writers answer for what their text says and always get it.
    """
    people = get_user_model().objects.filter(is_active=True).exclude(email="")
    keys = waiting.writers | waiting.approvers
    for user in people.filter(pk__in=keys).select_related("wagtail_userprofile").order_by("pk"):
        if user.pk in waiting.writers or UserProfile.get_for_user(user).submitted_notifications:
            yield user


def _send(letters: Iterable[Letter]) -> None:
    letters = list(letters)
    if not letters:
        return
    with OpenedConnection(get_connection()) as server:
        for letter in letters:
            try:
                subject, text = _written(letter)
                send_mail(subject, text, [letter.user.email], connection=server)
            except Exception:
                logger.exception("Not told of changes: %s", letter.user.email)


def _written(letter: Letter) -> tuple[str, str]:
    """Subject and text, in the language in which the reader has the admin."""
    with override(settings.LANGUAGE_CODE):  # not in that of whoever has just published
        language = UserProfile.get_for_user(letter.user).get_preferred_language()
    with override(language):
        names = [c.name for _waiting, changes in letter.releases for c in changes]
        context = {
            "user": letter.user,
            "names": list(dict.fromkeys(names)),
            "releases": [
                {
                    "title": waiting.draft.get_admin_display_title(),
                    "goes_out": waiting.goes_out,
                    "url": waiting.url,
                    "changes": [{"change": c, "sides": sides_in_words(c)} for c in changes],
                }
                for waiting, changes in letter.releases
            ],
        }
        subject = render_to_string("emails/changed_while_waiting_subject.txt", context)
        text = render_to_string("emails/changed_while_waiting.txt", context)
    return " ".join(subject.split()), text.strip() + "\n"


def sides_in_words(change: Change) -> list[dict[str, Any]]:
    """Then and now of each language, as plain text; without them where it reads the same."""
    return [
        {
            "name": str(SIDE_NAMES[source]),
            "then": [_text(d, "before") for d in found],
            "now": [_text(d, "after") for d in found],
        }
        for source, found in change.differences.items()
    ]


def _text(difference: Difference, side: str) -> str:
    return "".join(piece.text for piece in getattr(difference, side)) or "–"
