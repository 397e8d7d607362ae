"""Drafts of people and texts that a page shows: they go out along with it, or it does not go out.

Whoever writes may choose a person whom nobody has published yet, and may hand the page over. Whoever
then publishes, schedules or approves it where these drafts are named publishes them with it, by
rights of their own on each; without these, in bulk, by the clock or by code the page is refused.
Four things never go along: what was withdrawn, what has times of its own, what has an approval of
its own (facts), and changes of what is published already, which other pages may show.
"""

from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from wagtail.models import WorkflowMixin
from wagtail.permissions import policy_registry

from .freezing import Key, followed_keys, pinned, snippets_in
from .versions import VersionedSnippet

SEEN = "drafts_seen"  # the field with the drafts that a form or dialog named: see `marks`


class _Publisher(NamedTuple):
    user: Any
    seen: Set[str]


_publisher: ContextVar[_Publisher | None] = ContextVar(
    "who publishes drafts along with a page", default=None
)


@dataclass(frozen=True)
class Draft:
    """What somebody has written of a snippet, and nobody has published."""

    snippet: VersionedSnippet  # its newest version, in memory

    @property
    def goes_along(self) -> bool:
        """True where it is new; else it is a change of what is public, or has its own times."""
        snippet = self.snippet
        return not (snippet.live or snippet.go_live_at or snippet.expire_at)

    def may_be_published_by(self, user: Any) -> bool:
        """True where that person may publish it along with a page."""
        if user is None or not self.goes_along:
            return False
        policy = policy_registry.get_by_type(type(self.snippet))
        if not policy.user_has_permission(user, "publish"):
            return False
        try:
            self.snippet.full_clean()
        except ValidationError:
            return False
        return True

    @property
    def key(self) -> str:
        return f"{self.snippet._meta.label_lower}.{self.snippet.pk}"

    @property
    def mark(self) -> str:
        """Which version of which snippet it is."""
        return f"{self.key}@{self.snippet.latest_revision_id or ''}"

    def is_known_to(self, user: Any, seen: Set[str]) -> bool:
        """True for their own version, and for one that was named to them: its mark is among `seen`."""
        newest = self.snippet.latest_revision
        return self.mark in seen or (newest is not None and newest.user_id == user.pk)

    @property
    def is_published(self) -> bool:
        """True where it has been published since."""
        return type(self.snippet).objects.filter(pk=self.snippet.pk, live=True).exists()


def drafts_shown_by(page: Any) -> list[Draft]:
    """The drafts that a page cannot go out without; what others belong to stands before them.

    A query for each kind of snippet that it shows, and one for each draft.
    """
    held = pinned([page]).get(page.pk, {})
    found: list[Draft] = []
    seen: set[Key] = set(held)
    todo = snippets_in(page) - seen
    while todo:
        seen |= todo
        following: set[Key] = set()
        for row in _rows(todo):
            said = row
            if _is_needed(row, page):
                said = row.get_latest_revision_as_object()
                found.append(Draft(said))
            following |= {
                (field.related_model, key)
                for field in followed_keys(type(row))
                if (key := getattr(said, field.attname))
            }
        todo = following - seen
    return found[::-1]


def _rows(keys: set[Key]) -> Iterator[VersionedSnippet]:
    for model in sorted({model for model, _key in keys}, key=lambda model: model.__name__):
        if not issubclass(model, WorkflowMixin):
            related = ["latest_revision", *(field.name for field in followed_keys(model))]
            numbers = [key for kind, key in keys if kind is model]
            yield from model.objects.select_related(*related).filter(pk__in=numbers).order_by("-pk")


def _is_needed(row: VersionedSnippet, page: Any) -> bool:
    if row.live:
        return row.has_unpublished_changes and not all(row.has_side(s) for s in page.sources)
    return row.first_published_at is None


def marks(drafts: Iterable[Draft], named: Set[str] = frozenset()) -> str:
    """For the field `SEEN` of a form: the drafts that it names, in the version in which it did first.

    `named` are those that it has named already: a version that came since must be looked at.
    """
    first = {mark.partition("@")[0]: mark for mark in named}
    return ",".join(sorted(first.get(draft.key, draft.mark) for draft in drafts))


def seen_in(request: HttpRequest) -> Set[str]:
    """The marks that a form sent back."""
    return frozenset(filter(None, request.POST.get(SEEN, "").split(",")))


def unknown_to(user: Any, seen: Set[str], drafts: Iterable[Draft]) -> list[Draft]:
    """Those that this person could publish, and has not been shown in this version."""
    return [
        draft
        for draft in drafts
        if draft.may_be_published_by(user) and not draft.is_known_to(user, seen)
    ]


@contextmanager
def publishing_along(user: Any, seen: Set[str]) -> Iterator[None]:
    """Within this block pages that are published take their drafts along, in this person's name:
    their own, and those of which `seen` holds the mark. Without a `user` nothing goes along."""
    token = _publisher.set(_Publisher(user, seen) if user else None)
    try:
        yield
    finally:
        _publisher.reset(token)


def publish_drafts_of(page: Any) -> bool:
    """Publish the drafts that a page shows and that whoever publishes it now may publish; True where
    there were any. Call it in the transaction that publishes the page."""
    if (publisher := _publisher.get()) is None:
        return False
    user, seen = publisher
    drafts = [
        draft
        for draft in drafts_shown_by(page)
        if draft.may_be_published_by(user) and draft.is_known_to(user, seen)
    ]
    for draft in drafts:
        revision = draft.snippet.latest_revision or draft.snippet.save_revision(user=user)
        revision.publish(user=user)
    return bool(drafts)
