"""The dialog in which a fact, or one figure of it, is chosen for a place in a text."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.ui.tables import BaseColumn, Table, TitleColumn
from wagtail.admin.views.generic.chooser import ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cyberport_cms.bilingual.languages import ENGLISH, SOURCES, TRADITIONAL, SourceLanguage
from cyberport_cms.newsroom.listing import SideColumn, SideTitleColumn
from cyberport_cms.newsroom.snippet_views import (
    BilingualChooseResultsView,
    BilingualChooseView,
    status_column,
)
from cyberport_cms.newsroom.snippets import WHOLE

from .models import Fact
from .rich_text import ICON, chip, fact_words

NAME = "facts_in_text"


class WordsColumn(SideColumn):
    """Today's words on one side."""

    def __init__(self, source: SourceLanguage, words: Callable[[Any, SourceLanguage], str]) -> None:
        super().__init__(source, width="40%")
        self.words = words

    def get_value(self, instance: Any) -> str:
        return self.words(instance, self.source)


class FactTitleColumn(SideTitleColumn):
    """The English words as the way on to the fact; where there are none, the Chinese."""

    def _shown(self, instance: Fact) -> tuple[SourceLanguage, str]:
        sides = [(source, fact_words(instance, source)) for source in SOURCES]
        return next((side for side in sides if side[1]), (ENGLISH, str(instance)))


class _FactChoice:
    """What the dialog and its results share. Drafts are listed, so that nobody misses them."""

    @property
    def columns(self) -> list[BaseColumn]:
        return [
            FactTitleColumn(
                get_url=lambda fact: (
                    reverse(f"{NAME}:figures", args=(fact.pk,)) if fact.live else None
                ),
                link_attrs={"data-chooser-modal-choice": True},
            ),
            WordsColumn(TRADITIONAL, fact_words),
            status_column(),
        ]


class FactChooseView(_FactChoice, BilingualChooseView):
    pass


class FactChooseResultsView(_FactChoice, BilingualChooseResultsView):
    pass


@dataclass(frozen=True)
class Part:
    """The whole of a fact, or one figure."""

    fact: Fact
    figure: str
    label: str

    def words(self, source: SourceLanguage) -> str:
        return self.fact.reference_text(self.figure, source)

    @property
    def url(self) -> str:
        url = reverse(f"{NAME}:chosen", args=(self.fact.pk,))
        return f"{url}?{urlencode({'figure': self.figure})}" if self.figure else url


class FigureChooseView(View):
    """The second step: the whole statement, or one figure of it. Passed over where there is none."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        fact = get_object_or_404(Fact.objects.prefetch_related("figures"), pk=pk, live=True)
        figures = [Part(fact, figure.name, str(figure)) for figure in fact.figures.all()]
        if not figures:
            return chosen_response(request, fact, WHOLE)
        columns = [
            TitleColumn(
                "label",
                label=_("Part of the fact"),
                get_url=lambda part: part.url,
                link_attrs={"data-chooser-modal-choice": True},
            ),
            *(WordsColumn(source, Part.words) for source in SOURCES),
        ]
        context = {
            "page_title": _("Choose"),
            "page_subtitle": _("the whole statement or one figure"),
            "header_icon": ICON,
            "fact": fact,
            "table": Table(columns, [Part(fact, WHOLE, gettext("Whole statement")), *figures]),
            "back_url": reverse(f"{NAME}:choose"),
        }
        template = "wagtailadmin/factsheets/choose_figure.html"
        return render_modal_workflow(
            request, template, None, context, json_data={"step": "choose_figure"}
        )


class FactChosenView(ChosenView):
    """What the editor needs to know of the chosen fact or figure."""

    def get_object(self, pk: Any) -> Fact:
        return Fact.objects.prefetch_related("figures").get(pk=pk, live=True)

    def get_chosen_response(self, item: Fact) -> HttpResponse:
        return chosen_response(self.request, item, self.request.GET.get("figure", WHOLE))


def chosen_response(request: HttpRequest, fact: Fact, figure: str) -> HttpResponse:
    result = chip(fact.pk, figure, fact)
    return render_modal_workflow(
        request, None, None, None, json_data={"step": "chosen", "result": result}
    )


class FactInTextChooser(ChooserViewSet):
    """Whoever may edit a text may choose facts for it."""

    model = Fact
    name = NAME
    url_prefix = "facts-in-text"
    icon = ICON
    page_title = _("Choose")
    register_widget = False
    per_page = 25
    choose_view_class = FactChooseView
    choose_results_view_class = FactChooseResultsView
    chosen_view_class = FactChosenView

    def get_urlpatterns(self) -> list[URLPattern]:
        figures = path("<int:pk>/figures/", FigureChooseView.as_view(), name="figures")
        return [*super().get_urlpatterns(), figures]
