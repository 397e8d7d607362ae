"""The staff's list of releases: what PR staff look for, and filters that find it again."""

from datetime import datetime
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cyberport_cms.newsroom.listing import (
    HONG_KONG,
    BilingualExplorerView,
    BilingualListingView,
    BilingualPageFilterSet,
    HongKongTimeColumn,
    page_columns,
)
from cyberport_cms.newsroom.models import Topic
from cyberport_cms.newsroom.page_views import BilingualPageViewSet
from cyberport_cms.newsroom.reading import joined, read

from ..models import Kind, ReleaseIndexPage, ReleasePage
from .importing import import_buttons


def topics_of(release: ReleasePage) -> str:
    return joined(read(topic, "name") or str(topic) for topic in release.topics.all())


COLUMNS = page_columns(
    Column(
        "kind",
        label=_("Kind"),
        accessor="get_kind_display",
        sort_key="kind",
        width="10%",
        classname="medium-screens",
    ),
    HongKongTimeColumn(
        "release_time", label=_("Release time"), sort_key="release_time", width="12%"
    ),
    last=[
        Column(
            "topics", label=_("Topics"), accessor=topics_of, width="12%", classname="wide-screens"
        )
    ],
)


def _years() -> list[tuple[str, str]]:
    first_days = ReleasePage.objects.datetimes(
        "release_time", "year", order="DESC", tzinfo=HONG_KONG
    )
    return [(str(day.year), str(day.year)) for day in first_days]


class ReleaseFilterSet(BilingualPageFilterSet):
    topic = django_filters.ModelMultipleChoiceFilter(
        label=_("Topic"),
        queryset=Topic.objects.all(),
        method="filter_topic",
        widget=CheckboxSelectMultiple,
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Kind.choices, widget=CheckboxSelectMultiple
    )
    year = django_filters.MultipleChoiceFilter(
        label=_("Year of release"),
        choices=_years,
        method="filter_year",
        widget=CheckboxSelectMultiple,
    )

    class Meta(BilingualPageFilterSet.Meta):
        model = ReleasePage

    field_order = ("topic", "kind", "year", "status", "languages", "completeness")

    def filter_topic(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        if not value:
            return queryset
        # One row a release, however many of the topics it has.
        about = ReleasePage.topics.through.objects.filter(topic__in=value)
        return queryset.filter(pk__in=about.values("releasepage"))

    def filter_year(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        rows = queryset.none()
        for year in map(int, value):
            rows |= queryset.filter(
                release_time__gte=datetime(year, 1, 1, tzinfo=HONG_KONG),
                release_time__lt=datetime(year + 1, 1, 1, tzinfo=HONG_KONG),
            )
        return rows if value else queryset


class _Releases:
    prefetched = ("topics",)
    default_ordering = "-release_time"


class ReleaseListingView(_Releases, BilingualListingView):
    page_title = _("Releases")

    @cached_property
    def header_buttons(self) -> list[Any]:
        return [*super().header_buttons, *import_buttons(self.request.user)]


class ReleaseExplorerView(_Releases, BilingualExplorerView):
    pass


class ReleasesMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        reachable = policy_registry.get_by_type(Page).explorable_instances(request.user)
        return reachable.exact_type(ReleaseIndexPage).exists()


class ReleaseListing(PageListingViewSet):
    """The menu's “Releases”: all of them, wherever they are in the tree."""

    name = "releases"
    model = ReleasePage
    icon = "doc-full"
    index_view_class = ReleaseListingView
    columns = COLUMNS
    filterset_class = ReleaseFilterSet
    list_per_page = 50
    list_export = (
        *("headline_en", "headline_zh_hant", "get_kind_display", "release_time"),
        *("status_string", "get_languages_display", "complete_en", "complete_zh_hant", "full_url"),
    )
    export_filename = "releases"
    add_to_admin_menu = True
    menu_label = _("Releases")
    menu_name = "releases"
    menu_item_class = ReleasesMenuItem


class ReleasePages(BilingualPageViewSet):
    model = ReleasePage
    icon = "doc-full"
    index_view_class = ReleaseExplorerView
    columns = COLUMNS
    filterset_class = ReleaseFilterSet
