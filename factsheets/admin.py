"""The staff's lists of factsheets and of facts."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cyberport_cms.newsroom.listing import (
    BilingualExplorerView,
    BilingualListingView,
    BilingualPageFilterSet,
    page_columns,
)
from cyberport_cms.newsroom.page_views import BilingualPageViewSet
from cyberport_cms.newsroom.snippet_views import BilingualSnippetViewSet

from .models import Fact, FactsheetIndexPage, FactsheetPage

COLUMNS = page_columns(
    Column("revision_date", label=_("Revision date"), sort_key="revision_date", width="14%"),
)


class FactsheetFilterSet(BilingualPageFilterSet):
    class Meta(BilingualPageFilterSet.Meta):
        model = FactsheetPage


class FactsheetListingView(BilingualListingView):
    page_title = _("Factsheets")
    default_ordering = "-revision_date"


class FactsheetExplorerView(BilingualExplorerView):
    default_ordering = "-revision_date"


class FactsheetsMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        reachable = policy_registry.get_by_type(Page).explorable_instances(request.user)
        return reachable.exact_type(FactsheetIndexPage).exists()


class FactsheetListing(PageListingViewSet):
    """The menu's “Factsheets”."""

    name = "factsheets"
    model = FactsheetPage
    icon = "table"
    index_view_class = FactsheetListingView
    columns = COLUMNS
    filterset_class = FactsheetFilterSet
    list_per_page = 50
    add_to_admin_menu = True
    menu_label = _("Factsheets")
    menu_name = "factsheets"
    menu_item_class = FactsheetsMenuItem


class FactsheetPages(BilingualPageViewSet):
    model = FactsheetPage
    icon = "table"
    index_view_class = FactsheetExplorerView
    columns = COLUMNS
    filterset_class = FactsheetFilterSet


class FactViewSet(BilingualSnippetViewSet):
    model = Fact
    icon = "list-ul"
    shown = ("lead_in", "statement")
    also_shown = (
        Column("topic", label=_("Topic"), sort_key="topic__name_en"),
        Column("as_at", label=_("As at"), sort_key="as_at"),
        Column("key", label=_("Key"), sort_key="key"),
    )
    related = ("topic",)
    filtered = ("topic",)
    add_to_admin_menu = True
    menu_label = _("Facts")
    menu_name = "all-facts"  # not a beginning of another name: the menu would mark both
