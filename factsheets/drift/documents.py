"""Everything that is read for drift: pages and snippets, as they are live and as they are written.

A release that is published says what held on its day, and goes on saying it: it has a `day`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate
from wagtail.models import Page, Revision

from cyberport_cms.bilingual.languages import LANG_TAG_OF_SOURCE, SOURCES, suffixed
from cyberport_cms.newsroom.listing import HONG_KONG
from cyberport_cms.newsroom.pages import BilingualPage
from cyberport_cms.newsroom.versions import VersionedSnippet

from ..models import Fact
from .current import current, is_boilerplate
from .pieces import Piece, ValueOf, pieces_of

_DAY = "dateline_date"  # the day that is printed on a page, where it has one


@dataclass(frozen=True)
class Document:
    """What one page or snippet says: live, or in the draft that is worked on."""

    model: Any
    key: int
    value_of: ValueOf
    is_draft: bool
    has_draft: bool  # it is live, and something else is being written
    is_published: bool  # it is public, or was
    day: date | None = None  # what held on this day, it may go on saying
    people: frozenset[int] = frozenset()  # who made it and who wrote at it last

    @property
    def is_page(self) -> bool:
        return issubclass(self.model, Page)

    @property
    def sides(self) -> list[dict[str, str]]:
        """What it is called, in both languages."""
        name = self.model.required_pairs[0]
        return [
            {"text": text, "lang": LANG_TAG_OF_SOURCE[source]}
            for source in SOURCES
            if (text := self.value_of(suffixed(name, source)))
        ]

    def pieces(self) -> Iterator[Piece]:
        return pieces_of(self.model, self.value_of)


def page_models() -> list[Any]:
    return [model for model in apps.get_models() if issubclass(model, BilingualPage)]


def snippet_models() -> list[Any]:
    """The snippets that keep versions, but facts: these are the measure."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, VersionedSnippet) and model is not Fact
    ]


def documents(since: datetime) -> Iterator[Document]:
    """All that follows, all that is being written, and what was released after `since`.

    A query for each kind of page and snippet and three for drafts, however many there are.
    """
    yield from _live_pages(since)
    yield from page_drafts()
    yield from _snippets()


def _live_pages(since: datetime) -> Iterator[Document]:
    for model in page_models():
        rows = model.objects.filter(live=True)
        if model.freezes:
            published_since = Q(last_published_at__gte=since)
            if _has(model, _DAY):
                published_since |= Q(**{f"{_DAY}__gt": localdate(since, HONG_KONG)})
            rows = rows.filter(published_since)
        for row in rows:
            yield Document(
                model,
                row.pk,
                _of_row(row),
                is_draft=False,
                has_draft=row.has_unpublished_changes,
                is_published=True,
                day=_day(model, _of_row(row), row.first_published_at),
                people=_people(row.owner_id),
            )


def page_drafts() -> Iterator[Document]:
    """The newest version of every page that is not live, or has changes that are not."""
    columns = "pk", "latest_revision_id", "live", "first_published_at", "owner_id"
    written = Page.objects.filter(Q(live=False) | Q(has_unpublished_changes=True))
    rows = {row["latest_revision_id"]: row for row in written.order_by().values(*columns)}
    for revision in _revisions(rows):
        model, row = _model(revision), rows[revision.pk]
        if not issubclass(model, BilingualPage):
            continue
        value_of = _of_revision(revision)
        yield Document(
            model,
            row["pk"],
            value_of,
            is_draft=True,
            has_draft=False,
            is_published=row["first_published_at"] is not None,
            day=_day(model, value_of, row["first_published_at"]),
            people=_people(row["owner_id"], revision.user_id),
        )


def _snippets() -> Iterator[Document]:
    waiting: dict[int, Any] = {}
    for model in snippet_models():
        rows = list(model.objects.all())
        earlier = _earlier_boilerplates(rows) if is_boilerplate(model) else ()
        for row in rows:
            if row in earlier:
                continue
            written = not row.live or row.has_unpublished_changes
            if written and row.latest_revision_id:
                waiting[row.latest_revision_id] = row
            if row.live:
                yield Document(
                    model, row.pk, _of_row(row), False, has_draft=written, is_published=True
                )
    for revision in _revisions(waiting):
        row = waiting[revision.pk]
        yield Document(
            type(row),
            row.pk,
            _of_revision(revision),
            is_draft=True,
            has_draft=False,
            is_published=row.first_published_at is not None,
            people=_people(revision.user_id),
        )


def _earlier_boilerplates(rows: list[Any]) -> list[Any]:
    """Those that a newer one has followed: they say what held in their time, and a draft that
    chooses one is listed by boilerplates.py."""
    live = [row for row in rows if row.live]
    newest = current(live).values()
    return [row for row in live if row not in newest]


def _revisions(keys: Any) -> Iterator[Revision]:
    wanted = [key for key in keys if key]
    if wanted:
        yield from Revision.objects.filter(pk__in=wanted).order_by("pk").iterator(chunk_size=200)


def _model(revision: Revision) -> Any:
    return ContentType.objects.get_for_id(revision.content_type_id).model_class() or Model


def _of_row(row: Any) -> ValueOf:
    return lambda name: getattr(row, name, None)


def _of_revision(revision: Revision) -> ValueOf:
    content = revision.content
    return lambda name: content.get(name)


def _day(model: Any, value_of: ValueOf, published: datetime | None) -> date | None:
    if not model.freezes or published is None:
        return None
    printed = value_of(_DAY) if _has(model, _DAY) else None
    day = parse_date(printed) if isinstance(printed, str) else printed
    return day or localdate(published, HONG_KONG)


def _has(model: Any, name: str) -> bool:
    return any(field.name == name for field in model._meta.fields)


def _people(*keys: int | None) -> frozenset[int]:
    return frozenset(key for key in keys if key)
