"""What the lists can be narrowed by. A value that makes no sense is refused in words.

Each is a set of keys of its own (`pk__in`): the search backend understands no other form of it.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce
from django.utils.dateparse import parse_date
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from wagtail.api.v2.utils import BadRequestError

from cyberport_cms.bilingual.languages import READING_LANGUAGES
from cyberport_cms.newsroom.models import Topic
from factsheets.models import Fact, FactsheetPage
from factsheets.shown import places
from releases.models import Kind, ReleasePage

from .content import key_of

Narrow = Callable[[Any, str], Any]

_EARLIEST_YEAR = 1900


def with_revision(factsheets: QuerySet[FactsheetPage]) -> QuerySet[FactsheetPage]:
    """Each with the day that its list prints: `revised_on`."""
    return factsheets.annotate(revised_on=Coalesce("revision_date", Max("editions__revision_date")))


def _among(queryset: QuerySet, matching: QuerySet) -> QuerySet:
    return queryset.filter(pk__in=matching.order_by().values("pk"))


# Values


def _topic(slug: str) -> Topic:
    if topic := Topic.objects.filter(slug=slug, live=True).first():
        return topic
    raise BadRequestError(_("There is no topic “%(slug)s”.") % {"slug": slug})


def _day(written: str) -> date:
    try:
        day = parse_date(written)
    except ValueError:
        day = None
    if day is None or day.year < _EARLIEST_YEAR:
        words = _("“%(written)s” is not a day: write it as 2026-02-28.")
        raise BadRequestError(words % {"written": written})
    return day


def _one_of(known: dict[str, Any], written: str) -> Any:
    if written in known:
        return known[written]
    words = _("“%(written)s” is not one of: %(known)s.")
    raise BadRequestError(words % {"written": written, "known": ", ".join(known)})


# Filters


def in_language(pages: Any, written: str) -> Any:
    languages = {key_of(language): language for language in READING_LANGUAGES}
    return pages.visible(_one_of(languages, written))


def _released(releases: Any, **when: datetime) -> Any:
    return _among(releases, ReleasePage.objects.filter(**when))


RELEASE_FILTERS: dict[str, Narrow] = {
    "topic": lambda rows, slug: _among(rows, ReleasePage.objects.filter(topics=_topic(slug))),
    "kind": lambda rows, kind: _among(
        rows, ReleasePage.objects.filter(kind=_one_of({k: k for k in Kind.values}, kind))
    ),
    "language": in_language,
    "since": lambda rows, day: _released(
        rows, release_time__gte=make_aware(datetime.combine(_day(day), time.min))
    ),
    "until": lambda rows, day: _released(
        rows, release_time__lte=make_aware(datetime.combine(_day(day), time.max))
    ),
}


def _revised(factsheets: Any, **when: date) -> Any:
    return _among(factsheets, with_revision(FactsheetPage.objects.all()).filter(**when))


def _with_facts_of(factsheets: Any, slug: str) -> Any:
    """Those that show readers a fact of that topic."""
    shown = places()
    facts = Fact.objects.filter(topic=_topic(slug), pk__in=shown.keys)
    pages = {
        page.pk for fact in facts for each in READING_LANGUAGES for page in shown.of(fact, each)
    }
    return factsheets.filter(pk__in=pages)


FACTSHEET_FILTERS: dict[str, Narrow] = {
    "topic": _with_facts_of,
    "language": in_language,
    "since": lambda rows, day: _revised(rows, revised_on__gte=_day(day)),
    "until": lambda rows, day: _revised(rows, revised_on__lte=_day(day)),
}

FACT_FILTERS: dict[str, Narrow] = {
    "topic": lambda rows, slug: _among(rows, Fact.objects.filter(topic=_topic(slug))),
    "since": lambda rows, day: _among(rows, Fact.objects.filter(as_at__gte=_day(day))),
    "until": lambda rows, day: _among(rows, Fact.objects.filter(as_at__lte=_day(day))),
}
