"""Facts, and the factsheets that are built from them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from cyberport_cms.bilingual.languages import SOURCES, SourceLanguage, suffixed
from cyberport_cms.newsroom.blocks import PROSE_FEATURES
from cyberport_cms.newsroom.fields import PairStreamField
from cyberport_cms.newsroom.models import EntryPage, Topic
from cyberport_cms.newsroom.pages import BilingualPage
from cyberport_cms.newsroom.panels import PairPanel, page_tabs
from cyberport_cms.newsroom.reading import current_language
from cyberport_cms.newsroom.snippets import BilingualSnippet

from .blocks import SectionStreamBlock


class Fact(BilingualSnippet):
    """One reusable statement in both languages, with its as-at date and its source."""

    key = models.CharField(
        _("key"),
        max_length=80,
        unique=True,
        validators=[
            RegexValidator(
                r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
                _("Use small letters, digits and hyphens, for example “smart-lampposts”."),
            )
        ],
        help_text=_("The fact's permanent name. It does not change when the fact does."),
    )
    lead_in = models.CharField(
        _("lead-in"),
        max_length=255,
        blank=True,
        help_text=_("Bold words that open the fact, for example “Data centres:”."),
    )
    statement = RichTextField(_("statement"), blank=True, features=PROSE_FEATURES)
    topic = models.ForeignKey(
        Topic,
        verbose_name=_("topic"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="facts",
    )
    as_at = models.DateField(_("as at"), null=True, blank=True)
    source_name = models.CharField(_("source"), max_length=255, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True, max_length=500)

    required_pairs = ("statement",)
    paired = ("lead_in",)
    preview_template = "snippets/fact.html"
    panels = [
        FieldPanel("key"),
        PairPanel("lead_in"),
        PairPanel("statement"),
        FieldRowPanel([FieldPanel("topic"), FieldPanel("as_at")]),
        MultiFieldPanel(
            [PairPanel("source_name"), FieldPanel("source_url")],
            heading=_("Source"),
        ),
    ]
    search_fields = [
        index.SearchField("key", boost=2),
        index.AutocompleteField("key"),
        *(
            field(suffixed(name, source))
            for name in ("lead_in", "statement")
            for source in SOURCES
            for field in (index.SearchField, index.AutocompleteField)
        ),
        index.FilterField("live"),
        index.FilterField("topic"),
    ]

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["key"]

    def __str__(self) -> str:
        sides = [self.words(source) for source in SOURCES]
        words = next((side for side in sides if side), self.key)
        return words if len(words) <= 120 else f"{words[:119]}…"

    def clean(self) -> None:
        super().clean()
        if self.as_at and self.as_at > timezone.localdate():
            raise ValidationError({"as_at": _("This day is in the future.")})


class FactsheetPage(BilingualPage):
    """A page of sections built from facts. It always shows today's facts."""

    overview = RichTextField(_("overview"), blank=True, features=PROSE_FEATURES)
    sections = PairStreamField(SectionStreamBlock(), blank=True, verbose_name=_("sections"))
    revision_date = models.DateField(_("revision date"), null=True, blank=True)
    footer = models.TextField(_("footer"), blank=True, help_text=_("As it is printed."))

    paired = ("summary", "overview", "footer")
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

    def publication_problems(
        self, sources: Iterable[SourceLanguage] | None = None
    ) -> dict[str, ValidationError]:
        problems = super().publication_problems(sources)
        twice = [fact for fact, count in Counter(self.facts).items() if count > 1]
        if twice and "sections" not in problems:
            problems["sections"] = ValidationError(
                _("“%(fact)s” stands here more than once: keep it in one place."),
                code="fact_twice",
                params={"fact": twice[0]},
            )
        return problems

    @property
    def facts(self) -> list[Fact]:
        """Every fact of every section, in order."""
        return [
            fact for section in self.sections for fact in section.value["facts"] if fact is not None
        ]

    def side_text(self, source: SourceLanguage) -> str:
        return "\n".join([super().side_text(source), *(fact.words(source) for fact in self.facts)])


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
        .order_by("-revision_date", "title")
    )
