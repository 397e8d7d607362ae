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
from wagtail.models import ReferenceIndex

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

from .models import Edition, EditionFact, Fact, FactsheetPage, FactVersion
from .shown import Places, places, public_factsheets


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
    """All that is public of facts, or of one: a query for each kind of page that has facts, and
    two for editions."""
    factsheets = list(public_factsheets())
    found = Seen(places(factsheets))
    for page in (*factsheets, *_following_pages()):
        for source, key in _facts_said(page, page.sources):
            found.following[source].add(key)
    for model in apps.get_models():
        if issubclass(model, BilingualPage) and model.freezes:
            for key, number, *languages in _pinned(model, fact):
                found._hold(key, number, _in_all(languages))
    for key, number, sources in _in_editions(found, fact):
        found._hold(key, number, sources)
    return found


def _following_pages() -> Iterator[BilingualPage]:
    """The public pages of other kinds that follow facts."""
    rows = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(Fact))
    by_type: dict[int, set[int]] = {}
    for content_type, key in rows.values_list("content_type", "object_id").distinct():
        by_type.setdefault(content_type, set()).add(int(key))
    for content_type, keys in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        if issubclass(model, BilingualPage) and not model.freezes and model is not FactsheetPage:
            yield from model.objects.visible().filter(pk__in=keys)


def _in_all(languages: Iterable[str]) -> list[SourceLanguage]:
    """The sides on which both the page and the version were published."""
    languages = list(languages)
    return [source for source in SOURCES if all(source in SOURCES_OF[one] for one in languages)]


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


def _in_editions(
    found: Seen, fact: Fact | None
) -> Iterator[tuple[int, int, Iterable[SourceLanguage]]]:
    """Key, version and sides of what past editions of public factsheets show, where no page shows
    it today."""
    rows = EditionFact.objects.filter(edition__factsheet__in=FactsheetPage.objects.visible())
    if fact is not None:
        rows = rows.filter(version__object_id=fact.pk)
    rows = rows.exclude(version__object_id__in=set.intersection(*found.following.values()))
    columns = "version__object_id", "version__number", "edition", "version__languages"
    wanted = list(rows.order_by().values_list(*columns))
    editions = Edition.objects.in_bulk({edition for _key, _number, edition, _said in wanted})
    said = {
        edition.pk: set(_facts_said(edition, SOURCES_OF[edition.languages]))
        for edition in editions.values()
    }
    for key, number, edition, languages in wanted:
        sources = [source for source in SOURCES_OF[languages] if (source, key) in said[edition]]
        yield key, number, sources


def _facts_said(
    page: Any, sources: Iterable[SourceLanguage]
) -> Iterator[tuple[SourceLanguage, int]]:
    """The facts that a page or an edition chooses or names in its texts, for each of these sides."""
    kind = FactsheetPage if isinstance(page, Edition) else type(page)
    for name in kind.pair_streams:
        stream = getattr(page, name)
        for raw in stream.raw_data:
            value = raw["value"]
            only_in = value.get("only_in") if isinstance(value, dict) else None
            for source in sources:
                if only_in in (None, "", source):  # as PairBlock.stands_in() reads it
                    stored = {"type": raw["type"], "value": _side(value, source)}
                    for chooser, key in chosen_in(stream.stream_block, [stored]):
                        if chooser.model_class is Fact:
                            yield source, key
                    yield from ((source, key) for key in _named(texts_in(stored["value"])))
    for column in rich_columns(kind):
        if (source := side_of_column(column)) in sources:
            yield from ((source, key) for key in _named([getattr(page, column) or ""]))


def _side(value: Any, source: SourceLanguage) -> Any:
    """A block's value without what stands on its other side."""
    if not isinstance(value, dict):
        return value
    return {name: child for name, child in value.items() if name == source or name not in SOURCES}


def _named(texts: Iterable[str]) -> Iterator[int]:
    return (r.key for text in texts for r in references(text) if r.model is Fact)
