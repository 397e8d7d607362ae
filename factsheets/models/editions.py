"""Editions: each publication that changes what readers see of a factsheet, kept for good."""

import copy
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import models, transaction
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import ReferenceIndex
from wagtail.signals import page_published

from cyberport_cms.bilingual.languages import SOURCES, suffixed
from cyberport_cms.newsroom.append_only import append_only
from cyberport_cms.newsroom.fields import PairStreamField
from cyberport_cms.newsroom.freezing import Key, for_reading, newest_versions, snippets_in
from cyberport_cms.newsroom.reading import current_language
from cyberport_cms.newsroom.states import Languages
from cyberport_cms.newsroom.together import once_together
from cyberport_cms.newsroom.versions import Version, version_published

from ..blocks import SectionStreamBlock
from ..changes import TEXTS, changes_between
from .facts import Fact, FactVersion
from .pages import FactsheetPage

_COLUMNS = (
    *(suffixed(name, source) for name in TEXTS for source in SOURCES),
    *("languages", "sections", "revision_date"),
)


@append_only
class Edition(models.Model):
    """A factsheet as its readers saw it from one publication on."""

    # A factsheet that was public stays: permanence.py says so in words, before the database does.
    factsheet = models.ForeignKey(
        FactsheetPage, on_delete=models.DO_NOTHING, related_name="editions"
    )
    number = models.PositiveIntegerField(_("edition"))
    published_at = models.DateTimeField(_("published"), default=timezone.now)
    languages = models.CharField(max_length=8, choices=Languages.choices)
    headline = models.CharField(max_length=500, blank=True)
    summary = models.TextField(blank=True)
    overview = models.TextField(blank=True)
    footer = models.TextField(blank=True)
    sections = PairStreamField(SectionStreamBlock(), blank=True)
    revision_date = models.DateField(null=True)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["factsheet", "number"], name="one_edition_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.factsheet}, edition {self.number}"

    def page(self) -> FactsheetPage:
        """The factsheet as it was: a copy for reading, with the facts of that day."""
        return pages_of([self])[0]

    def serve(self, request: HttpRequest) -> HttpResponse:
        """The factsheet of that day, with a note that there is a newer one."""
        return self._response(request, "pages/factsheet_page.html", self.page())

    def serve_changes(self, request: HttpRequest) -> HttpResponse:
        """What changed since the edition before."""
        before = self.before
        page, *earlier = pages_of([self, before] if before else [self])
        return self._response(
            request,
            "pages/edition_changes.html",
            page,
            before=before,
            changes=changes_between(earlier[0], page) if earlier else None,
        )

    def _response(
        self, request: HttpRequest, template: str, page: FactsheetPage, **more: Any
    ) -> HttpResponse:
        if not page.is_in(current_language()):
            return page.serve_other_language(request)
        context = page.get_context(request) | {"edition": self, "is_edition": True, **more}
        response = TemplateResponse(request, template, context)
        response["X-Robots-Tag"] = "noindex"  # search engines find the current one
        return response

    @property
    def before(self) -> "Edition | None":
        return (
            Edition.objects.filter(factsheet=self.factsheet_id, number__lt=self.number)
            .select_related("factsheet")
            .first()
        )

    @property
    def date(self) -> date:
        """The day that stands on it: the revision date, else the day of publication."""
        return self.revision_date or timezone.localdate(self.published_at)


@append_only
class EditionFact(models.Model):
    """A fact in the version that an edition shows."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="facts")
    version = models.ForeignKey(FactVersion, on_delete=models.PROTECT, related_name="editions")

    class Meta:
        verbose_name = _("fact of an edition")
        verbose_name_plural = _("facts of an edition")
        constraints = [
            models.UniqueConstraint(fields=["edition", "version"], name="one_version_an_edition")
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.version}"


def pages_of(editions: Sequence[Edition]) -> list[FactsheetPage]:
    """Copies for reading of the factsheets as they were; two queries, however many."""
    held: dict[int, dict[Key, Version]] = {edition.pk: {} for edition in editions}
    rows = EditionFact.objects.filter(edition__in=held).select_related("version")
    for row in rows.prefetch_related("version__figures"):
        held[row.edition_id][row.version.snippet_key] = row.version
    return [_page_of(edition, held[edition.pk]) for edition in editions]


def _page_of(edition: Edition, held: dict[Key, Version]) -> FactsheetPage:
    page = copy.copy(edition.factsheet)
    page._state = copy.copy(page._state)
    for name in _COLUMNS:
        page.__dict__[name] = getattr(edition, name)
    return for_reading([page], {page.pk: held})[0]


@transaction.atomic
def note_edition(factsheet_key: int) -> Edition | None:
    """A new edition of a live factsheet, where its readers see something else than before."""
    # Whoever publishes another of its facts at the same moment waits here: the later one sees
    # what the earlier one said, and takes the next number.
    rows = FactsheetPage.objects.select_for_update(of=("self",))
    page = rows.filter(pk=factsheet_key, live=True).first()
    if page is None:
        return None
    newest = page.editions.first()
    seen = _fingerprint(page)
    if newest and newest.fingerprint == seen:
        return None
    edition = Edition.objects.create(
        factsheet=page,
        number=newest.number + 1 if newest else 1,
        fingerprint=seen,
        **{name: getattr(page, name) for name in _COLUMNS} | {"revision_date": page.revised},
    )
    versions = newest_versions(key for key in snippets_in(page) if key[0] is Fact)
    EditionFact.objects.bulk_create(
        EditionFact(edition=edition, version=version) for version in versions.values()
    )
    return edition


def _fingerprint(page: FactsheetPage) -> str:
    """A digest of everything that readers of the factsheet see, in all its languages."""
    shown = page.for_reading()
    parts: list[Any] = [page.languages, page.revision_date]
    for source in page.sources:
        parts.append(shown.side_text(source))
        parts += [fact.said("source_name", source) for fact in shown.facts]
    for fact in shown.facts:
        parts += [fact.key, fact.live, fact.as_at, fact.source_url, fact.source_document_id]
    return sha256("\x00".join(str(part) for part in parts).encode()).hexdigest()


@receiver(version_published, sender=Fact)
def _note_editions(snippet: Fact, **kwargs: Any) -> None:
    """A factsheet follows its facts, and a new edition follows with it."""
    references = ReferenceIndex.get_references_to(snippet).select_related("content_type")
    followers = {
        int(reference.object_id)
        for reference in references
        if issubclass(reference.content_type.model_class(), FactsheetPage)
    }
    # In one order for everybody: two who wait for each other's factsheet would wait for ever.
    for key in sorted(followers):
        note_soon(key)


@receiver(page_published, sender=FactsheetPage)
def _note_edition_of_page(instance: FactsheetPage, **kwargs: Any) -> None:
    note_soon(instance.pk)


def note_soon(factsheet_key: int) -> None:
    """Note an edition now, or once when several publications end together."""
    once_together(("edition", factsheet_key), lambda: note_edition(factsheet_key))
