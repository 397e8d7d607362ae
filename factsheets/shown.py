"""Which factsheets show a fact: its places there, and the links between the two.

A fact has no rule of visibility of its own: what anybody may see of it is in seen.py.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from cyberport_cms.bilingual.languages import (
    READING_LANGUAGES,
    SOURCES,
    ReadingLanguage,
    SourceLanguage,
)
from cyberport_cms.newsroom.choosers import chosen_in

from .models import Fact, FactsheetPage


@dataclass
class Places:
    """The public factsheets on which facts have a place, by side and key of the fact."""

    by_side: dict[SourceLanguage, dict[int, list[FactsheetPage]]] = field(
        default_factory=lambda: {source: {} for source in SOURCES}
    )

    def of(self, fact: Fact, language: ReadingLanguage) -> list[FactsheetPage]:
        """The factsheets that show a fact to anybody who reads that language."""
        if not fact.live or not fact.has_side(language.source):
            return []
        return self.by_side[language.source].get(fact.pk, [])

    def languages_of(self, fact: Fact) -> list[ReadingLanguage]:
        """The languages in which anybody can read a fact on a factsheet, as it is today."""
        return [language for language in READING_LANGUAGES if self.of(fact, language)]

    @property
    def keys(self) -> set[int]:
        return {key for places in self.by_side.values() for key in places}


def public_factsheets() -> QuerySet[FactsheetPage]:
    return FactsheetPage.objects.visible().order_by("title", "pk")


def places(factsheets: Iterable[FactsheetPage] | None = None) -> Places:
    """Every place that facts have on public factsheets, in one query: no fact is fetched."""
    found = Places()
    for page in public_factsheets() if factsheets is None else factsheets:
        for source, key in _facts_on(page):
            pages = found.by_side[source].setdefault(key, [])
            if page not in pages:
                pages.append(page)
    return found


def _facts_on(page: FactsheetPage) -> Iterator[tuple[SourceLanguage, int]]:
    """The facts that the sections of a factsheet choose, for each side that is published."""
    block = page.sections.stream_block
    for raw in page.sections.raw_data:
        only_in = raw["value"].get("only_in")  # as PairBlock.stands_in() reads it
        sides = [source for source in page.sources if only_in in (None, "", source)]
        stored = [{"type": raw["type"], "value": raw["value"]}]
        for chooser, key in chosen_in(block, stored):
            if chooser.model_class is Fact:
                for source in sides:
                    yield source, key


def anybody_may_see(request: HttpRequest, page: Any) -> bool:
    """True where this factsheet is not only shown to staff or to invited readers; asked once."""
    if page.is_restricted is not None:
        return not page.is_restricted
    known = request.__dict__.setdefault("_factsheets_for_anybody", {})
    if page.pk not in known:
        known[page.pk] = FactsheetPage.objects.visible().filter(pk=page.pk).exists()
    return known[page.pk]
