"""The fact: one reusable statement in both languages, with its figures, source and review date."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import LockableMixin, Orderable, WorkflowMixin
from wagtail.search import index

from cyberport_cms.bilingual.languages import (
    READER_OF,
    SOURCES,
    SourceLanguage,
    suffixed,
)
from cyberport_cms.bilingual.plain_text import text_of_html
from cyberport_cms.newsroom.append_only import append_only
from cyberport_cms.newsroom.blocks import FACTLESS_FEATURES
from cyberport_cms.newsroom.completeness import block_messages, field_problems
from cyberport_cms.newsroom.models import Topic
from cyberport_cms.newsroom.reading import unwrapped
from cyberport_cms.newsroom.snippets import Parts
from cyberport_cms.newsroom.states import SIDE_NAMES, SOURCES_OF, Languages
from cyberport_cms.newsroom.versions import Version, VersionedSnippet

from ..parts import A_FIGURE, LEAD_IN
from .figures import FigureValue, arithmetic_problems
from .saved_whole import saved_whole
from .statements import braces_in, filled, meant, not_read, placeholders, said_twice, stray_braces


class FactText(models.Model):
    """What a fact says, and where it comes from."""

    lead_in = models.CharField(
        _("lead-in"),
        max_length=255,
        blank=True,
        help_text=_("Bold words that open the fact, for example “Data centres:”."),
    )
    statement = RichTextField(
        _("statement"),
        blank=True,
        features=FACTLESS_FEATURES,
        help_text=_("Name a figure in braces: “Home to {members} members”."),
    )
    languages = models.CharField(
        _("languages published"),
        max_length=8,
        choices=Languages.choices,
        default=Languages.BOTH,
    )
    as_at = models.DateField(
        _("as at"), null=True, blank=True, help_text=_("The day for which the figures hold.")
    )
    source_name = models.CharField(_("source"), max_length=255, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True, max_length=500)

    class Meta:
        abstract = True


@append_only
class FactVersion(FactText, Version):
    """What a fact said from one of its publications on."""

    key = models.CharField(max_length=80)
    # No constraint: a document may go, what was said of it stays.
    source_document = models.ForeignKey(
        "wagtaildocs.Document",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
    )

    parts = ("figures",)

    class Meta:
        verbose_name = _("version of a fact")
        verbose_name_plural = _("versions of facts")

    def __str__(self) -> str:
        return f"{self.key}, version {self.number}"

    def complete(self, snippet: VersionedSnippet) -> None:
        snippet.figures = [
            Figure(sort_order=row.sort_order, **row.said()) for row in self.figures.all()
        ]


@append_only
class FigureVersion(FigureValue):
    """A figure as it was in one version of its fact."""

    version = models.ForeignKey(FactVersion, on_delete=models.PROTECT, related_name="figures")
    sort_order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["sort_order"]
        verbose_name = _("figure of a version")
        verbose_name_plural = _("figures of versions")


class Fact(FactText, WorkflowMixin, LockableMixin, VersionedSnippet, ClusterableModel):
    """One reusable statement in both languages, with its figures, as-at date and source."""

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
    topic = models.ForeignKey(
        Topic,
        verbose_name=_("topic"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="facts",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="facts",
        help_text=_("Whoever keeps the fact true, and is reminded when it is due."),
    )
    arithmetic = models.TextField(
        _("sums that must hold"),
        blank=True,
        help_text=_("One a line, in the figures' names: “onsite + offsite = members”."),
    )
    source_document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("document of the source"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    next_review = models.DateField(_("next review"), null=True, blank=True)
    review_months = models.PositiveSmallIntegerField(
        _("review every … months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("Counted from the day of publication, where no day is given."),
    )
    note = models.TextField(_("note for colleagues"), blank=True)
    change_note = models.TextField(
        _("why it changes"),
        blank=True,
        help_text=_("For colleagues: it stands in the fact's history."),
    )

    version_model = FactVersion
    required_pairs = ("statement",)
    paired = ("lead_in",)
    preview_template = "snippets/fact.html"
    search_fields = [
        index.SearchField("key", boost=2),
        index.AutocompleteField("key"),
        *(
            field(f"said_{source}")
            for source in SOURCES
            for field in (index.SearchField, index.AutocompleteField)
        ),
        index.FilterField("id"),
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") is not None:
            super().save(*args, **kwargs)
            return
        if self.live and self.version is None:
            self.refuse_incomplete()
        with saved_whole(self):
            super().save(*args, **kwargs)

    # What it says

    def said(self, name: str, source: SourceLanguage) -> str:
        written = super().said(name, source)
        if name != "statement" or "{" not in written:
            return written
        lead_in = bool(super().said("lead_in", source))
        return filled(written, self.figures.all(), READER_OF[source], after_lead_in=lead_in)

    def reference_html(self, figure: str, source: SourceLanguage) -> str:
        """What a text that refers to this fact shows: the statement, or one of its figures."""
        if not figure:
            return unwrapped(self.said("statement", source))
        return self.reference_text(figure, source)

    def reference_text(self, figure: str, source: SourceLanguage) -> str:
        """The same as plain text; empty where the fact has no such figure."""
        if not figure:
            return text_of_html(self.said("statement", source))
        rows = [row for row in self.figures.all() if row.name == figure]
        return rows[0].text(READER_OF[source]) if rows else ""

    def offers(self, figures: Iterable[FigureValue] | None = None) -> Parts:
        """Its sides, and on each of them its figures and its lead-in; `figures` are those of a form."""
        names = [figure.name for figure in (self.figures.all() if figures is None else figures)]
        parts = set(super().offers())
        for source, _whole in [*parts]:
            parts |= {(source, name) for name in (*names, *([A_FIGURE] if names else []))}
            if getattr(self, suffixed("lead_in", source)):
                parts.add((source, LEAD_IN))
        return frozenset(parts)

    def part_in_words(self, part: str) -> str:
        words = {A_FIGURE: gettext("its last figure"), LEAD_IN: gettext("its lead-in")}
        return words.get(part, f"{{{part}}}")

    @property
    def said_en(self) -> str:
        """Its words for search: none of a side that is not published."""
        return self.words("en") if "en" in self.sources else ""

    @property
    def said_zh_hant(self) -> str:
        return self.words("zh_hant") if "zh_hant" in self.sources else ""

    # Completeness

    @property
    def sources(self) -> tuple[SourceLanguage, ...]:
        """The sides that are published."""
        return SOURCES_OF[self.languages]

    def has_side(self, source: SourceLanguage) -> bool:
        return source in self.sources and super().has_side(source)

    def publication_problems(
        self, figures: Iterable[FigureValue] | None = None
    ) -> dict[str, ValidationError]:
        """Why this fact cannot be published, keyed by field; `figures` are those of a form."""
        figures = list(self.figures.all() if figures is None else figures)
        problems: dict[str, ValidationError] = dict(
            field_problems(self, self.sources, self.required_pairs, (*self.paired, "source_name"))
        )
        for source in self.sources:
            column = suffixed("statement", source)
            if column not in problems and (reasons := self._figure_problems(source, figures)):
                problems[column] = ValidationError(reasons)
            column = suffixed("lead_in", source)
            if stray := braces_in(getattr(self, column) or ""):
                problems[column] = ValidationError(
                    _("“%(written)s”: figures stand in the statement, not in the lead-in."),
                    params={"written": stray[0]},
                )
        names = [figure.name for figure in figures]
        if twice := next((name for name in names if names.count(name) > 1), None):
            problems["arithmetic"] = ValidationError(
                _("Two figures are called “%(name)s”."), params={"name": twice}
            )
        elif wrong := arithmetic_problems(self.arithmetic, {f.name: f.value for f in figures}):
            problems["arithmetic"] = ValidationError(wrong)
        if self.as_at and self.as_at > self._day_of_publication:
            problems["as_at"] = ValidationError(_("This day is in the future."))
        return problems

    @property
    def _day_of_publication(self) -> date:
        """Today, or the day for which its publication is set."""
        now = timezone.now()
        return timezone.localdate(max(now, self.go_live_at or now))

    def _figure_problems(
        self, source: SourceLanguage, figures: list[FigureValue]
    ) -> list[ValidationError]:
        statement = getattr(self, suffixed("statement", source)) or ""
        named = placeholders(statement)
        names = [figure.name for figure in figures]
        unknown = [
            ValidationError(
                _("{%(name)s} has no figure: add one of that name, or write the words."),
                code="no_figure",
                params={"name": name},
            )
            for name in dict.fromkeys(named)
            if name not in names
        ]
        mistaken = {written: meant(written, names) for written in stray_braces(statement)}
        unused = [
            ValidationError(
                _("The figure “%(name)s” stands nowhere in the %(language)s statement."),
                code="unused_figure",
                params={"name": name, "language": SIDE_NAMES[source]},
            )
            for name in names
            if name not in named and name not in mistaken.values()
        ]
        not_understood = [not_read(written, name) for written, name in mistaken.items()]
        return [*unknown, *not_understood, *unused, *said_twice(statement, figures, source)]

    def refuse_incomplete(self) -> None:
        """Raise a ValidationError in words where this fact cannot be published as it stands."""
        problems = self.publication_problems()
        for figure in self.figures.all():
            if wrong := figure.problems():
                words = [message for error in wrong.values() for message in error.messages]
                problems[f"figure {figure.name}"] = ValidationError(words)
        if problems:
            raise ValidationError({name: block_messages(error) for name, error in problems.items()})

    # Versions

    def differs_from(self, version: Version) -> bool:
        then = [(row.sort_order, row.said()) for row in version.figures.all()]
        now = [(number, row.said()) for number, row in enumerate(self.figures.all())]
        return super().differs_from(version) or then != now

    def save_version_parts(self, version: Version) -> None:
        FigureVersion.objects.bulk_create(
            FigureVersion(version=version, sort_order=number, **figure.said())
            for number, figure in enumerate(self.figures.all())
        )

    # Review

    @property
    def review_due(self) -> date | None:
        """The day on which somebody should look whether it still holds."""
        if self.next_review or not self.review_months:
            return self.next_review
        published = self.last_published_at or self.first_published_at
        since = timezone.localdate(published) if published else self.as_at
        return months_later(since, self.review_months) if since else None


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day where the month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class Figure(FigureValue, Orderable):
    """A figure of a fact, as it is being written."""

    fact = ParentalKey(Fact, on_delete=models.CASCADE, related_name="figures")

    class Meta(Orderable.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
