"""Columns and filters of the staff's listings: both languages at a glance, no body loaded."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import django_filters
from django.conf import settings
from django.db.models import F, Model, Q, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
)
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView
from wagtail.models import Page, Revision, WorkflowState

from cyberport_cms.bilingual.dates import long_date_time
from cyberport_cms.bilingual.languages import (
    ENGLISH,
    LANG_TAG_OF_SOURCE,
    SOURCES,
    TRADITIONAL,
    SourceLanguage,
    reading_language,
    suffixed,
)

from .reading import stored
from .states import SIDE_NAMES, SOURCES_OF, Languages

HONG_KONG = ZoneInfo(settings.TIME_ZONE)

# An empty rich text is stored as empty paragraphs.
_BLANK = r"^(<[^>]*>|\s)*$"


def printed_time(moment: datetime | None) -> str:
    """A moment as newsrooms in Hong Kong print it, whatever zone the reader is in."""
    if moment is None:
        return ""
    return long_date_time(timezone.localtime(moment, HONG_KONG), reading_language(get_language()))


# Columns


class HongKongTimeColumn(Column):
    """A moment in Hong Kong time, to the minute."""

    empty_value_display = "–"

    def get_value(self, instance: Model) -> str:
        return printed_time(super().get_value(instance))


class HeadlinesColumn(PageTitleColumn):
    """English over Chinese, with the page's links and buttons."""

    cell_template_name = "wagtailadmin/newsroom/headlines_cell.html"

    def __init__(self, pair: str = "headline", **kwargs: Any) -> None:
        super().__init__("title", **{"label": _("Headline"), "sort_key": "title", **kwargs})
        self.pair = pair

    def get_cell_context_data(self, instance: Model, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        context["page"] = instance
        context["sides"] = written_sides(instance, self.pair)
        return context


def written_sides(instance: Model, pair: str) -> list[dict[str, str]]:
    """The written sides of a translated field, each with its language for `lang`."""
    return [
        {"text": text, "lang": LANG_TAG_OF_SOURCE[source]}
        for source in SOURCES
        if (text := getattr(instance, suffixed(pair, source)))
    ]


class LanguagesColumn(BaseColumn):
    """What is complete in each language, and what is meant to be published.

    `complete` says of an instance which sides are complete, `wanted` which it is published in.
    """

    cell_template_name = "wagtailadmin/newsroom/languages_cell.html"

    def __init__(
        self,
        complete: Callable[[Any], Iterable[SourceLanguage]],
        wanted: Callable[[Any], Iterable[SourceLanguage]],
        **kwargs: Any,
    ) -> None:
        super().__init__("languages", **{"label": _("Languages complete"), **kwargs})
        self.complete = complete
        self.wanted = wanted

    def get_cell_context_data(self, instance: Model, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        complete = set(self.complete(instance))
        wanted = set(self.wanted(instance))
        context["sides"] = [
            {
                "name": SIDE_NAMES[source],
                "complete": source in complete,
                "wanted": source in wanted,
                "words": side_in_words(source in complete, source in wanted),
            }
            for source in SOURCES
        ]
        return context


def side_in_words(complete: bool, wanted: bool) -> Any:
    if wanted:
        return _("complete") if complete else _("not complete")
    return _("complete, but not published") if complete else _("not published")


def complete_sides_of_page(page: Any) -> list[SourceLanguage]:
    """As noted when the page was last saved: nothing of its body is read."""
    return [source for source in SOURCES if getattr(page, suffixed("complete", source))]


def complete_sides_of_snippet(snippet: Any) -> list[SourceLanguage]:
    return [source for source in SOURCES if snippet.has_side(source)]


def page_columns(*columns: BaseColumn, last: Iterable[BaseColumn] = ()) -> list[BaseColumn]:
    """The columns of a listing of bilingual pages, with its own in the middle and at the end."""
    return [
        BulkActionsColumn("bulk_actions"),
        HeadlinesColumn(),
        *columns,
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="10%"),
        LanguagesColumn(complete_sides_of_page, lambda page: page.sources, width="11%"),
        *last,
    ]


def side_words(instance: Model, pairs: Iterable[str], source: SourceLanguage) -> str:
    """The named translated fields on one side, as plain text of a line or two."""
    sides = (strip_tags(stored(instance, pair, source)) for pair in pairs)
    return Truncator(" ".join(side for side in sides if side)).chars(160)


class SideColumn(Column):
    """One side of a snippet."""

    cell_template_name = "wagtailadmin/newsroom/side_cell.html"
    empty_value_display = "–"

    def __init__(self, source: SourceLanguage, *pairs: str, **kwargs: Any) -> None:
        super().__init__(f"side_{source}", **{"label": SIDE_NAMES[source], **kwargs})
        self.source = source
        self.lang = LANG_TAG_OF_SOURCE[source]
        self.pairs = pairs

    def get_value(self, instance: Model) -> str:
        return side_words(instance, self.pairs, self.source)


class SideTitleColumn(TitleColumn):
    """The English side of a snippet as the link to it; where that is not written, the Chinese."""

    cell_template_name = "wagtailadmin/newsroom/side_title_cell.html"

    def __init__(self, *pairs: str, **kwargs: Any) -> None:
        super().__init__("side_title", **{"label": SIDE_NAMES[ENGLISH], **kwargs})
        self.pairs = pairs

    def get_value(self, instance: Model) -> str:
        return self._shown(instance)[1]

    def get_cell_context_data(self, instance: Model, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        context["lang"] = LANG_TAG_OF_SOURCE[self._shown(instance)[0]]
        return context

    def _shown(self, instance: Model) -> tuple[SourceLanguage, str]:
        sides = [(source, side_words(instance, self.pairs, source)) for source in SOURCES]
        return next((side for side in sides if side[1]), (ENGLISH, str(instance)))


# Filters


def _missing(source: SourceLanguage) -> Q:
    return Q(**{suffixed("complete", source): False}) & _published_in(source)


def _published_in(source: SourceLanguage) -> Q:
    choices = [choice for choice, sources in SOURCES_OF.items() if source in sources]
    return Q(languages__in=choices)


COMPLETENESS = {
    "complete": (_("Complete"), ~_missing(ENGLISH) & ~_missing(TRADITIONAL)),
    "missing_en": (_("English not complete"), _missing(ENGLISH)),
    "missing_zh_hant": (_("Chinese not complete"), _missing(TRADITIONAL)),
}


def _scheduled() -> Q:
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    return Q(pk__in=[int(pk) for pk in scheduled.values_list("object_id", flat=True)])


STATUSES: dict[str, tuple[Any, Callable[[], Q]]] = {
    "draft": (_("Draft"), lambda: Q(live=False) & ~_scheduled()),
    "waiting": (_("Waiting for approval"), lambda: Q(pk__in=_in_progress())),
    "scheduled": (_("Scheduled"), _scheduled),
    "live": (_("Published"), lambda: Q(live=True)),
    "changed": (
        _("Published, with changes not yet published"),
        lambda: Q(live=True, has_unpublished_changes=True),
    ),
}


def _in_progress() -> list[int]:
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    return [int(pk) for pk in states.values_list("object_id", flat=True)]


class BilingualPageFilterSet(WagtailFilterSet):
    """Status, languages published and language completeness."""

    status = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=[(name, label) for name, (label, _rows) in STATUSES.items()],
        method="filter_status",
        empty_label=_("All"),
        widget=RadioSelect,
    )
    languages = django_filters.MultipleChoiceFilter(
        label=_("Languages published"), choices=Languages.choices, widget=CheckboxSelectMultiple
    )
    completeness = django_filters.ChoiceFilter(
        label=_("Languages complete"),
        choices=[(name, label) for name, (label, _rows) in COMPLETENESS.items()],
        method="filter_completeness",
        empty_label=_("All"),
        widget=RadioSelect,
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def filter_status(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(STATUSES[value][1]())

    def filter_completeness(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(COMPLETENESS[value][1])


class BilingualSnippetFilterSet(WagtailFilterSet):
    """Language completeness and draft or published."""

    completeness = django_filters.ChoiceFilter(
        label=_("Languages complete"),
        choices=[(name, label) for name, (label, _rows) in COMPLETENESS.items()],
        method="filter_completeness",
        empty_label=_("All"),
        widget=RadioSelect,
    )
    live = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=[("True", _("Published")), ("False", _("Draft"))],
        empty_label=_("All"),
        widget=RadioSelect,
    )

    class Meta:
        fields: list[str] = []

    def filter_completeness(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        missing = {source: self._missing(queryset.model, source) for source in SOURCES}
        if value == "complete":
            for rows in missing.values():
                queryset = queryset.exclude(rows)
            return queryset
        return queryset.filter(missing[value.removeprefix("missing_")])

    @staticmethod
    def _missing(model: Any, source: SourceLanguage) -> Q:
        rows = Q()
        for name in model.required_pairs:
            column = suffixed(name, source)
            rows |= Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__regex": _BLANK})
        return rows


# Views


class _BilingualListing:
    """What the flat listing and the explorer of one page type share."""

    prefetched: ClassVar[tuple[str, ...]] = ()
    # Fields whose empty values come first in either direction: what has no time yet is being written.
    empty_first = frozenset({"release_time", "revision_date"})

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        # The rows are specific pages already: no second query, and no bodies.
        return (
            pages.defer_streamfields()
            .prefetch_related("content_type", "sites_rooted_here", *self.prefetched)
            .prefetch_workflow_states()
            .annotate_site_root_state()
            .annotate_approved_schedule()
        )

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        name = (self.ordering or "").lstrip("-")
        if name in self.empty_first and not (self.is_searching and not self.is_explicitly_ordered):
            field = F(name)
            by = field.desc if self.ordering.startswith("-") else field.asc
            return queryset.order_by(by(nulls_first=True), "-pk")
        return super().order_queryset(queryset)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        if not self.is_searching:
            return queryset
        # The search index knows few columns: it gets the rows that the filters left.
        left = self.annotate_queryset(
            self.model.objects.filter(pk__in=list(queryset.values_list("pk", flat=True)))
        )
        found = left.autocomplete(self.search_query, order_by_relevance=True)
        if not self.is_explicitly_ordered:
            return found
        keys = [page.pk for page in found]
        return self.order_queryset(left.filter(pk__in=keys))


class BilingualListingView(_BilingualListing, IndexView):
    """All pages of one type."""

    results_template_name = "wagtailadmin/newsroom/listing_results.html"


class BilingualExplorerView(_BilingualListing, ExplorableIndexView):
    """The same columns where staff come through the page tree."""
