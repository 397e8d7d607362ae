"""What anybody may see of a fact: what the pages say that anybody may see.

A fact has no rule of its own. Its page shows it where a page shows it that `visible()` lets
everybody see, and in the version that is to be seen there: today's, where a page follows it; the
newest that is held, where it stands only in frozen releases and in editions. What was published
since for a release that waits is seen nowhere before that release is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from cyberport_cms.bilingual.languages import (
    READING_LANGUAGES,
    SOURCES,
    ReadingLanguage,
    SourceLanguage,
)
from cyberport_cms.newsroom.choosers import chosen_in
from cyberport_cms.newsroom.freezing import rich_columns, side_of_column
from cyberport_cms.newsroom.inline import references, texts_in
from cyberport_cms.newsroom.pages import BilingualPage
from cyberport_cms.newsroom.states import SOURCES_OF

from .models import EditionFact, Fact, FactsheetPage, FactVersion
from .shown import Places, places


@dataclass
class Seen:
    """The public pages that show each fact, by side and key of the fact."""

    places: Places
    # Pages that say what the fact says today.
    following: dict[SourceLanguage, set[int]] = field(
        default_factory=lambda: {source: set() for source in SOURCES}
    )
    # The newest version that a frozen page or an edition holds.
    held: dict[SourceLanguage, dict[int, int]] = field(
        default_factory=lambda: {source: {} for source in SOURCES}
    )

    def languages_of(self, fact: Fact) -> list[ReadingLanguage]:
        """The languages in which anybody can read a fact."""
        if not fact.live:
            return []
        return [lang for lang in READING_LANGUAGES if self._stands(fact, lang.source)]

    def as_seen(self, fact: Fact, language: ReadingLanguage) -> Fact:
        """The fact as its public pages in this language have it; never one that is not seen."""
        if fact.pk in self.following[language.source]:
            return fact
        versions = FactVersion.objects.of(fact).prefetch_related("figures")
        version = versions.get(number=self.held[language.source][fact.pk])
        seen = version.as_snippet()
        seen.topic = fact.topic
        seen.last_published_at = version.published_at
        return seen

    @property
    def keys(self) -> set[int]:
        return {key for source in SOURCES for key in {*self.following[source], *self.held[source]}}

    def _stands(self, fact: Fact, source: SourceLanguage) -> bool:
        if fact.pk in self.following[source]:
            return fact.has_side(source)
        # A version stands where its side was published: it is counted in no other language.
        return fact.pk in self.held[source]

    def _hold(self, key: int, number: int, sources: Iterable[SourceLanguage]) -> None:
        for source in sources:
            self.held[source][key] = max(number, self.held[source].get(key, 0))


def seen_facts(fact: Fact | None = None) -> Seen:
    """All that is public of facts, or of one: a query for each kind of page, and one for editions."""
    found = Seen(places())
    for model in _page_models():
        if model.freezes:
            for key, number, languages, said_in in _pinned(model, fact):
                found._hold(key, number, _both(languages, said_in))
        elif model.pair_streams or rich_columns(model):
            for page in model.objects.visible():
                for source, key in _facts_said(page):
                    found.following[source].add(key)
    for key, number, languages, said_in in _in_editions(fact):
        found._hold(key, number, _both(languages, said_in))
    return found


def _page_models() -> list[Any]:
    return [model for model in apps.get_models() if issubclass(model, BilingualPage)]


def _both(*languages: str) -> Iterator[SourceLanguage]:
    """The sides on which both the page and the version were published."""
    return (source for source in SOURCES if all(source in SOURCES_OF[one] for one in languages))


def _pinned(model: Any, fact: Fact | None) -> QuerySet:
    """Key and version of the facts to which public pages of this kind hold on."""
    version = "pins__version__factversion"
    wanted: dict[str, Any] = {
        "pins__version__content_type": ContentType.objects.get_for_model(Fact)
    }
    if fact is not None:
        wanted["pins__version__object_id"] = fact.pk
    return (
        model.objects.visible()
        .filter(**wanted)
        .order_by()
        .values_list(
            "pins__version__object_id",
            "pins__version__number",
            "languages",
            f"{version}__languages",
        )
        .distinct()
    )


def _in_editions(fact: Fact | None) -> QuerySet:
    rows = EditionFact.objects.filter(edition__factsheet__in=FactsheetPage.objects.visible())
    if fact is not None:
        rows = rows.filter(version__object_id=fact.pk)
    return (
        rows.order_by()
        .values_list(
            "version__object_id", "version__number", "edition__languages", "version__languages"
        )
        .distinct()
    )


def _facts_said(page: Any) -> Iterator[tuple[SourceLanguage, int]]:
    """The facts that a page that follows chooses or names in its texts, for each side that is
    published."""
    for name in page.pair_streams:
        stream = getattr(page, name)
        for raw in stream.raw_data:
            only_in = raw["value"].get("only_in") if isinstance(raw["value"], dict) else None
            for source in page.sources:
                if only_in in (None, "", source):
                    stored = {"type": raw["type"], "value": _side(raw["value"], source)}
                    for chooser, key in chosen_in(stream.stream_block, [stored]):
                        if chooser.model_class is Fact:
                            yield source, key
                    yield from ((source, key) for key in _named(texts_in(stored["value"])))
    for column in rich_columns(page):
        source = side_of_column(column)
        if source in page.sources:
            yield from ((source, key) for key in _named([getattr(page, column) or ""]))


def _side(value: Any, source: SourceLanguage) -> Any:
    """A block's value without what stands on its other side."""
    if not isinstance(value, dict):
        return value
    return {name: child for name, child in value.items() if name == source or name not in SOURCES}


def _named(texts: Iterable[str]) -> Iterator[int]:
    return (r.key for text in texts for r in references(text) if r.model is Fact)
