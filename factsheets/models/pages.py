"""Facts, and the factsheets that are built from them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.url_routing import RouteResult

from cyberport_cms.bilingual.languages import SourceLanguage
from cyberport_cms.newsroom.blocks import PROSE_FEATURES
from cyberport_cms.newsroom.fields import PairStreamField
from cyberport_cms.newsroom.models import EntryPage
from cyberport_cms.newsroom.pages import BilingualPage
from cyberport_cms.newsroom.panels import PairPanel, page_tabs
from cyberport_cms.newsroom.reading import current_language

from ..blocks import SectionStreamBlock, shown_facts
from .facts import Fact

FACTS_SLUG = "facts"  # below it, each fact has a page of its own: see cyberport_cms/urls.py


class FactsheetPage(BilingualPage):
    """A page of sections built from facts. It always shows today's facts."""

    overview = RichTextField(_("overview"), blank=True, features=PROSE_FEATURES)
    sections = PairStreamField(SectionStreamBlock(), blank=True, verbose_name=_("sections"))
    revision_date = models.DateField(
        _("revision date"),
        null=True,
        blank=True,
        help_text=_("Left empty, it follows from the newest fact."),
    )
    footer = models.TextField(_("footer"), blank=True, help_text=_("As it is printed."))

    paired = ("summary", "overview", "footer")
    permanent = True
    pair_streams = ("sections",)
    required_streams = ("sections",)
    parent_page_types = ["factsheets.FactsheetIndexPage"]
    subpage_types: list[str] = []
    edit_handler = page_tabs(
        text=[
            FieldPanel("languages"),
            PairPanel("headline"),
            PairPanel("overview"),
            FieldPanel("sections"),
            PairPanel("footer"),
        ],
        publishing=[FieldPanel("revision_date"), PairPanel("summary"), FieldPanel("slug")],
    )

    class Meta:
        verbose_name = _("factsheet")
        verbose_name_plural = _("factsheets")

    def clean(self) -> None:
        super().clean()
        if self.slug == FACTS_SLUG:
            taken = ValidationError(
                _("“%(slug)s” is where facts have their addresses: choose another."),
                params={"slug": FACTS_SLUG},
            )
            raise ValidationError({"slug": taken})

    def publication_problems(
        self, sources: Iterable[SourceLanguage] | None = None
    ) -> dict[str, ValidationError]:
        problems = super().publication_problems(sources)
        chosen = [fact for section in self.sections for fact in section.value["facts"] if fact]
        twice = [fact for fact, count in Counter(chosen).items() if count > 1]
        if twice and "sections" not in problems:
            problems["sections"] = ValidationError(
                _("“%(fact)s” stands here more than once: keep it in one place."),
                code="fact_twice",
                params={"fact": twice[0]},
            )
        return problems

    @property
    def facts(self) -> list[Fact]:
        """Every published fact of every section, in order."""
        return [fact for section in self.sections for fact in shown_facts(section.value)]

    @property
    def revised(self) -> date | None:
        """The day that is printed as its revision: the one that was set, else the day on which the
        newest of its facts was published."""
        if self.revision_date:
            return self.revision_date
        moments = [fact.last_published_at for fact in self.facts if fact.last_published_at]
        newest = max(moments, default=self.last_published_at)
        return localdate(newest) if newest else None

    def side_text(self, source: SourceLanguage) -> str:
        facts = (fact.words(source) for fact in self.facts if fact.has_side(source))
        return "\n".join([super().side_text(source), *facts])

    # Editions

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Editions and what changed in them stand below the factsheet's own address."""
        match path_components:
            case ["editions", number] if number.isdecimal():
                wanted = {"edition": int(number)}
            case ["editions", number, "changes"] if number.isdecimal():
                wanted = {"edition": int(number), "changes": True}
            case _:
                return super().route(request, path_components)
        super().route(request, [])  # no edition of a page that is not public
        return RouteResult(self, kwargs=wanted)

    def serve(
        self, request: HttpRequest, edition: int | None = None, changes: bool = False
    ) -> HttpResponse:
        if edition is None:
            return super().serve(request)
        shown = get_object_or_404(self.editions.select_related("factsheet"), number=edition)
        return shown.serve_changes(request) if changes else shown.serve(request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["editions"] = list(self.editions.defer("sections")) if self.pk else []
        return context


class FactsheetIndexPage(EntryPage):
    """All factsheets."""

    subpage_types = ["factsheets.FactsheetPage"]

    class Meta:
        verbose_name = _("list of factsheets")
        verbose_name_plural = _("lists of factsheets")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["factsheets"] = factsheets_for_readers()
        return context


def factsheets_for_readers() -> models.QuerySet[FactsheetPage]:
    """The factsheets of the reader's language, newest revision first, without their sections."""
    return (
        FactsheetPage.objects.visible(current_language())
        .defer("sections")
        .annotate(revised_on=Coalesce("revision_date", models.Max("editions__revision_date")))
        .order_by("-revised_on", "title")
    )
