"""Listings and choosers of bilingual snippets: both languages side by side."""

from copy import copy
from typing import Any, ClassVar

from django.contrib.admin.utils import quote
from django.forms import Form, ModelChoiceField, Select
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, StatusTagColumn, TitleColumn
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, WorkflowActionView

from cyberport_cms.bilingual.languages import SOURCES, TRADITIONAL

from .approving import ApprovesWhatWasSeen
from .before_publishing import AsksBeforePublishing
from .choosers import SnippetChooserWidget
from .listing import (
    BilingualSnippetFilterSet,
    LanguagesColumn,
    SideColumn,
    SideTitleColumn,
    complete_sides_of_snippet,
)
from .usage_views import RefusableUnpublishView, UsesView
from .versions import VersionedSnippet


def status_in_words(snippet: Any) -> str:
    """Wagtail's own words, without its query for a schedule that snippets here do not have."""
    if not snippet.live:
        return gettext("draft")
    return gettext("live + draft") if snippet.has_unpublished_changes else gettext("live")


def status_column(sort_key: str | None = None) -> StatusTagColumn:
    return StatusTagColumn(
        "status",
        label=_("Status"),
        accessor=status_in_words,
        sort_key=sort_key,
        primary=lambda snippet: snippet.live,
    )


class ApprovalView(ApprovesWhatWasSeen, WorkflowActionView):
    """Approving a snippet from a list."""


class BilingualIndexView(IndexView):
    def _get_title_column(self, field_name: str, column_class: Any = None, **kwargs: Any) -> Column:
        # Wagtail makes the first column a link with buttons; ours shows both sides.
        pairs = self.model.snippet_viewset.shown
        title = self._get_title_column_class(SideTitleColumn)
        return title(
            *pairs,
            get_url=self.get_edit_url,
            get_title_id=lambda instance: f"snippet_{quote(instance.pk)}_title",
        )


class _BilingualChoice:
    """A chooser's columns: the side that is chosen, the other side, and what tells them apart; and
    the filters that the listing has."""

    def get_filter_form_class(self) -> type[Form]:
        fields = {
            name: ModelChoiceField(
                queryset=self.model._meta.get_field(name).related_model.objects.all(),
                label=capfirst(self.model._meta.get_field(name).verbose_name),
                required=False,
                # Wagtail's script asks for the results again when one of these changes.
                widget=Select(attrs={"data-chooser-modal-search-filter": True}),
            )
            for name in self.model.snippet_viewset.filtered
        }
        bases = (_ForeignKeyFilters, super().get_filter_form_class())
        return type("FilterForm", bases, {**fields, "narrowed": tuple(fields)})

    @property
    def columns(self) -> list[BaseColumn]:
        viewset = self.model.snippet_viewset
        also_shown = [copy(column) for column in viewset.also_shown]
        for column in also_shown:
            column.sort_key = None  # a chooser cannot be sorted
            column.header = column.Header(column)  # the copy's own, not that of the listing
        return [
            self.title_column,
            SideColumn(TRADITIONAL, *viewset.shown),
            *also_shown,
            status_column(),
        ]

    @property
    def title_column(self) -> TitleColumn:
        pairs = self.model.snippet_viewset.shown
        if self.is_multiple_choice:
            return SideTitleColumn(*pairs, label_prefix="chooser-modal-select")
        return SideTitleColumn(
            *pairs,
            get_url=lambda snippet: self.append_preserved_url_parameters(
                reverse(self.chosen_url_name, args=(quote(snippet.pk),))
            ),
            link_attrs={"data-chooser-modal-choice": True},
        )

    def get_object_list(self) -> Any:
        viewset = self.model.snippet_viewset
        found = super().get_object_list().select_related(*viewset.related)
        return found.prefetch_related(*viewset.prefetched)


class _ForeignKeyFilters(Form):
    narrowed: ClassVar[tuple[str, ...]] = ()

    def filter(self, objects: Any) -> Any:
        chosen = {name: self.cleaned_data[name] for name in self.narrowed}
        # Before the search, which gives results that cannot be filtered any more.
        objects = objects.filter(**{name: one for name, one in chosen.items() if one})
        return super().filter(objects)


class BilingualChooseView(_BilingualChoice, ChooseView):
    pass


class BilingualChooseResultsView(_BilingualChoice, ChooseResultsView):
    pass


class BilingualChooserViewSet(SnippetChooserViewSet):
    page_title = _("Choose")  # Wagtail asks once, in the language of the server
    base_widget_class = SnippetChooserWidget
    choose_view_class = BilingualChooseView
    choose_results_view_class = BilingualChooseResultsView


class BilingualSnippetViewSet(SnippetViewSet):
    """Lists a bilingual snippet in both languages, with what is complete in each."""

    # The translated fields that tell one from another, the columns beside them, and the foreign
    # keys that those and completeness follow.
    shown: ClassVar[tuple[str, ...]] = ("name",)
    also_shown: ClassVar[tuple[BaseColumn, ...]] = ()
    related: ClassVar[tuple[str, ...]] = ()
    prefetched: ClassVar[tuple[str, ...]] = ()
    filtered: ClassVar[tuple[str, ...]] = ()  # filters beside completeness and status

    index_view_class = BilingualIndexView
    chooser_viewset_class = BilingualChooserViewSet
    list_per_page = 50

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if issubclass(self.model, VersionedSnippet):
            # What keeps versions knows where it is used, and is changed with a look at it,
            # whatever edit view of its own it has.
            bases = (AsksBeforePublishing, self.edit_view_class)
            self.edit_view_class = type("AskingEditView", bases, {})
            self.unpublish_view_class = RefusableUnpublishView
            self.workflow_action_view_class = ApprovalView
            self.usage_view_class = UsesView

    @cached_property
    def filterset_class(self) -> type[BilingualSnippetFilterSet]:
        meta = type("Meta", (), {"model": self.model, "fields": self.filtered})
        name = f"{self.model.__name__}FilterSet"
        return type(name, (BilingualSnippetFilterSet,), {"Meta": meta})

    @cached_property
    def list_display(self) -> list[Any]:
        first_pair = f"{self.shown[0]}_{TRADITIONAL}"
        return [
            "__str__",
            SideColumn(TRADITIONAL, *self.shown, sort_key=first_pair),
            *self.also_shown,
            status_column(sort_key="live"),
            LanguagesColumn(complete_sides_of_snippet, lambda snippet: SOURCES),
        ]

    def get_queryset(self, request: Any) -> Any:
        found = self.model.objects.select_related(*self.related)
        return found.prefetch_related(*self.prefetched)
