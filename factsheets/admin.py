"""The staff's lists of factsheets and of facts."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import NumberInput
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cyberport_cms.newsroom.in_use import losses
from cyberport_cms.newsroom.listing import (
    BilingualExplorerView,
    BilingualListingView,
    BilingualPageFilterSet,
    page_columns,
)
from cyberport_cms.newsroom.page_views import BilingualPageViewSet
from cyberport_cms.newsroom.panels import PairPanel
from cyberport_cms.newsroom.snippet_views import BilingualSnippetViewSet

from .bulk.columns import plain
from .bulk.views import ExportsFacts
from .history import FactEditView, FactIndexView, FactLogView, FactVersionsView
from .models import Fact, FactsheetIndexPage, FactsheetPage, Figure

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


class PlainNumberInput(NumberInput):
    """Shows 2100 where the database says 2100.000000."""

    def format_value(self, value: Any) -> str | None:
        return plain(value) if isinstance(value, Decimal) else super().format_value(value)


FIGURE_PANELS = [
    FieldRowPanel(
        [
            FieldPanel("name"),
            FieldPanel("value", widget=PlainNumberInput(attrs={"step": "any"})),
            FieldPanel("day"),
        ]
    ),
    FieldRowPanel([FieldPanel("qualifier"), FieldPanel("unit")]),
    PairPanel("unit_name"),
    FieldRowPanel([FieldPanel("display"), FieldPanel("decimals")]),
    PairPanel("as_written"),
]


class FactForm(WagtailAdminModelForm):
    """A draft may have gaps; a publication may not, and says why it changes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "key" in self.fields:
            self.fields["key"].disabled = True  # permanent
        self.initial["change_note"] = ""  # each publication has a reason of its own

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_deferred_validation:
            return
        figures = self._figures()
        for name, error in self.instance.publication_problems(figures).items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, error)
        for problem in self._losses(figures):
            self.add_error(None, problem)
        if self.instance.first_published_at and not self.cleaned_data.get("change_note"):
            self.add_error("change_note", _("Say in a few words why the fact changes."))

    def _losses(self, figures: list[Figure]) -> list[ValidationError]:
        """What other texts show of the published fact, and would not find in this one."""
        live = Fact.objects.filter(pk=self.instance.pk, live=True).first()
        return losses(live, live.offers() - self.instance.offers(figures)) if live else []

    def _figures(self) -> list[Figure]:
        """The figures as they stand in the form."""
        formset = self.formsets.get("figures")
        if formset is None:
            return list(self.instance.figures.all())
        formset.is_valid()
        return [
            form.instance
            for form in formset.forms
            if getattr(form, "cleaned_data", {}).get("name") and not form.cleaned_data.get("DELETE")
        ]


FACT_FORM = TabbedInterface(
    [
        ObjectList(
            [
                FieldRowPanel([FieldPanel("key"), FieldPanel("topic"), FieldPanel("languages")]),
                PairPanel("lead_in"),
                PairPanel("statement"),
                InlinePanel(
                    "figures",
                    heading=_("Figures"),
                    label=_("Figure"),
                    panels=FIGURE_PANELS,
                    help_text=_("Each number once: both languages are written from it."),
                ),
                FieldPanel("arithmetic"),
                FieldPanel("change_note"),
            ],
            heading=_("Text"),
        ),
        ObjectList(
            [
                FieldPanel("as_at"),
                PairPanel("source_name"),
                FieldRowPanel([FieldPanel("source_url"), FieldPanel("source_document")]),
            ],
            heading=_("Source"),
        ),
        ObjectList(
            [
                FieldPanel("owner"),
                FieldRowPanel([FieldPanel("next_review"), FieldPanel("review_months")]),
                FieldPanel("note"),
                PublishingPanel(),
            ],
            heading=_("Care"),
        ),
    ],
    base_form_class=FactForm,
)


class FactListView(ExportsFacts, FactIndexView):
    """The list of facts, out as a spreadsheet and in again."""


class FactViewSet(BilingualSnippetViewSet):
    model = Fact
    index_view_class = FactListView
    edit_view_class = FactEditView
    history_view_class = FactLogView
    edit_handler = FACT_FORM
    icon = "list-ul"
    shown = ("lead_in", "statement")
    also_shown = (
        Column("topic", label=_("Topic"), sort_key="topic__name_en", classname="medium-screens"),
        Column("as_at", label=_("As at"), sort_key="as_at", classname="wide-screens"),
        Column("key", label=_("Key"), sort_key="key", classname="wide-screens"),
    )
    related = ("topic",)
    prefetched = ("figures",)
    filtered = ("topic",)
    add_to_admin_menu = True
    menu_label = _("Facts")
    menu_name = "all-facts"  # not a beginning of another name: the menu would mark both

    @property
    def versions_view(self) -> Any:
        return self.construct_view(FactVersionsView, header_icon=FactVersionsView.header_icon)

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        names = {"versions_url_name": self.get_url_name("versions")}
        return super().get_common_view_kwargs(**names, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("versions/<int:pk>/", self.versions_view, name="versions"),
        ]
