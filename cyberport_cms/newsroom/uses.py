"""Where a versioned snippet is used: every page and text that shows it, live or being written.

`uses_of()` is the one list. The “Where used” page, the question before publishing and the refusals
to delete or to take down all show it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex, Revision

from cyberport_cms.bilingual.languages import SOURCES, SourceLanguage, suffixed

from .choosers import chosen_with_parts_in
from .freezing import Key, followed_keys, pinned, pins_of, rich_columns, side_of_column
from .inline import references
from .pages import BilingualPage
from .reading import joined
from .snippets import WHOLE, Parts
from .states import SIDE_NAMES, SOURCES_OF
from .versions import Version, VersionedSnippet

LIVE, DRAFT = "live", "draft"
_HEADLINES = [suffixed("headline", source) for source in SOURCES]

Said = Mapping[Key, Parts]
"""Snippets, each with what is shown of it in which languages."""


@dataclass(frozen=True)
class Use:
    """One place where a snippet is shown."""

    page: Any  # None where no page shows it: it stands in `through` alone
    parts: Parts  # what is shown of it, on which sides
    block: str  # in words
    anchor: str  # the id of the block; empty for a field of the page
    path: str  # to the block or field, as the edit form knows it
    place: str  # LIVE or DRAFT
    follows: bool  # it shows what is published next; otherwise it keeps saying `version`
    version: Version | None
    newest: int  # the number of today's version; 0 where there is none
    through: VersionedSnippet | None  # the snippet that it belongs to and that the page shows

    @property
    def sources(self) -> tuple[SourceLanguage, ...]:
        """The languages in whose text it stands."""
        return _sources_of(self.parts)

    @property
    def where(self) -> Any:
        """What to look at: the page, or the snippet that no page shows."""
        return self.through if self.page is None else self.page

    @property
    def is_live(self) -> bool:
        return self.place == LIVE

    @property
    def shows_today(self) -> bool:
        """True where readers see the published snippet now, and would miss it."""
        return self.page is not None and self.is_live and self.follows

    def __str__(self) -> str:
        languages = joined(str(SIDE_NAMES[source]) for source in self.sources)
        parts = [languages, self.block]
        if self.page is not None and self.through is not None:
            parts.append(_("through “%(snippet)s”") % {"snippet": self.through})
        if not self.is_live:
            parts.append(_("draft"))
        if self.version is not None:
            parts.append(_("version %(number)d") % {"number": self.version.number})
        name = self.where if self.page is None else self.page.get_admin_display_title()
        return _("“%(page)s” (%(place)s)") % {
            "page": name,
            "place": joined(str(part) for part in parts if part),
        }


def uses_of(snippet: VersionedSnippet) -> list[Use]:
    """Every use of a snippet, what follows first. Asks as much for many pages as for few."""
    uses = list(_Search(snippet).uses())
    return sorted(uses, key=lambda use: (use.page is None, not use.follows, not use.is_live))


def history_holds(snippet: VersionedSnippet) -> bool:
    """True where earlier versions of other snippets need it, although nothing shows it today."""
    return any(
        kind.objects.filter(**{field.name: snippet.pk}).exists()
        for kind in Version.__subclasses__()
        for field in followed_keys(kind)
        if field.related_model is type(snippet)
    )


# What pages and snippets say, as rows and as revisions


@dataclass(frozen=True)
class _Place:
    """A block or a field of a page, with the snippets in it."""

    block: str
    anchor: str
    path: str
    said: Said


ValueOf = Callable[[str], Any]
"""Reads a column of what is said: of a row, or of a revision."""


def _of_row(row: Any) -> ValueOf:
    return lambda name: getattr(row, name, None)


def _of_revision(revision: Revision) -> ValueOf:
    content = revision.content
    return lambda name: content.get(name, content.get(name.removesuffix("_id")))


def _blocks(stream: Any) -> Iterator[Mapping[str, Any]]:
    """The blocks of a stream as they are stored; in a revision it is a text."""
    yield from json.loads(stream) if isinstance(stream, str) else getattr(stream, "raw_data", ())


def _said_by(model: Any, value_of: ValueOf) -> Said:
    """The snippets that belong to what a snippet says, or that stand in the fields of a page."""
    said: dict[Key, Parts] = {
        (field.related_model, key): _all_of_it(SOURCES)
        for field in followed_keys(model)
        if (key := value_of(field.attname))
    }
    for column in rich_columns(model):
        _add_references(said, value_of(column) or "", side_of_column(column))
    return said


def _places(model: type[BilingualPage], value_of: ValueOf) -> Iterator[_Place]:
    """The blocks and fields of a page that hold snippets, in the order of the page."""
    for column in rich_columns(model):
        name = column.removesuffix(f"_{side_of_column(column)}")
        found: dict[Key, Parts] = {}
        _add_references(found, value_of(column) or "", side_of_column(column))
        if found:
            label = capfirst(model._meta.get_field(name).verbose_name)
            yield _Place(str(label), "", column, found)
    published = SOURCES_OF.get(value_of("languages"), SOURCES)
    for name in model.pair_streams:
        known = model._meta.get_field(name).stream_block.child_blocks
        for block in _blocks(value_of(name)):
            if block["type"] in known:
                child, anchor = known[block["type"]], block.get("id") or ""
                if said := _said_in(child, block["value"], published):
                    yield _Place(str(child.label), anchor, f"{name}.{anchor}", said)


def _said_in(block: Any, raw: Any, published: Sequence[SourceLanguage]) -> Said:
    only_in = raw.get("only_in") if isinstance(raw, dict) else None
    shown_in = (only_in,) if only_in else published
    said: dict[Key, Parts] = {}
    for chooser, number, parts in chosen_with_parts_in(block, raw):
        key = (chooser.model_class, number)
        shown = frozenset(part for part in parts if part[0] in shown_in)
        said[key] = said.get(key, frozenset()) | _all_of_it(shown_in) | shown
    for text, source in _texts(raw, None):
        for side in [source] if source else shown_in:
            _add_references(said, text, side)
    return said


def _texts(raw: Any, source: SourceLanguage | None) -> Iterator[tuple[str, SourceLanguage | None]]:
    """The texts in a stored value, each with the side that it is on."""
    match raw:
        case str():
            yield raw, source
        case dict():
            for name, child in raw.items():
                yield from _texts(child, name if name in SOURCES else source)
        case list():
            for child in raw:
                yield from _texts(child, source)


def _add_references(said: dict[Key, Parts], html: str, source: SourceLanguage) -> None:
    for reference in references(html):
        key = (reference.model, reference.key)
        said[key] = said.get(key, frozenset()) | {(source, WHOLE), (source, reference.part)}


def _all_of_it(sources: Iterable[SourceLanguage]) -> Parts:
    return frozenset((source, WHOLE) for source in sources)


def _sources_of(parts: Parts) -> tuple[SourceLanguage, ...]:
    shown_in = {source for source, _part in parts}
    return tuple(source for source in SOURCES if source in shown_in)


# The search


@dataclass(frozen=True)
class _Holder:
    """A snippet that says the one that is searched: a boilerplate its facts, a contact its
    organisation."""

    snippet: VersionedSnippet
    parts: Parts

    @property
    def key(self) -> Key:
        return type(self.snippet), self.snippet.pk


class _Search:
    """Everything that shows one snippet.

    What is live is found by Wagtail's index of references. It knows only rows, and the row of a
    draft does not change with its revisions: what is being written is read from these.
    """

    def __init__(self, snippet: VersionedSnippet) -> None:
        self.snippet = snippet
        self.key: Key = (type(snippet), snippet.pk)
        self.newest = snippet.newest_version
        self.holders = self._holders()
        self.drafts: dict[int, list[list[_Place]]] = {}  # pages and what their drafts say
        self.headlines: dict[int, dict[str, str]] = {}
        self.written: dict[Key, Parts] = {}  # holders in whose draft it stands
        self._read_revisions()

    def uses(self) -> Iterator[Use]:
        used: set[Key] = set()
        pages = self._pages()
        held = pinned(pages)
        for page in pages:
            for use in self._uses_on(page, held.get(page.pk, {})):
                if use.through is not None:
                    used.add((type(use.through), use.through.pk))
                yield use
        for holder in self.holders:
            if holder.key not in used:
                place = LIVE if holder.snippet.live else DRAFT
                yield self._use(None, holder.parts, place=place, through=holder.snippet)
        yield from self._written_only()

    # Candidates

    def _holders(self) -> list[_Holder]:
        """Those whose rows say it; what is being written counts by its revision, where it has one."""
        holders = []
        counts = Q(live=True) | Q(latest_revision=None)
        for model, keys in _referring_to([self.snippet]).items():
            if issubclass(model, VersionedSnippet):
                for row in model.objects.filter(counts, pk__in=keys):
                    if parts := _said_by(model, _of_row(row)).get(self.key):
                        holders.append(_Holder(row, parts))
        return holders

    def _read_revisions(self) -> None:
        wanted = {self.key, *(holder.key for holder in self.holders)}
        for revision in _revisions_to_come():
            model = ContentType.objects.get_for_id(revision.content_type_id).model_class()
            value_of, number = _of_revision(revision), int(revision.object_id)
            if model is None:
                continue
            if issubclass(model, VersionedSnippet):
                if parts := _said_by(model, value_of).get(self.key):
                    self.written[model, number] = parts
            elif issubclass(model, BilingualPage):
                places = list(_places(model, value_of))
                if any(wanted & place.said.keys() for place in places):
                    self.drafts.setdefault(number, []).append(places)
                    self.headlines[number] = {name: value_of(name) or "" for name in _HEADLINES}

    def _pages(self) -> list[Any]:
        """The pages that may show it."""
        targets = [self.snippet, *(holder.snippet for holder in self.holders)]
        keys: set[int] = set(self.drafts)
        keys.update(pins_of(self.snippet).values_list("page_id", flat=True))
        for model, found in _referring_to(targets).items():
            if issubclass(model, BilingualPage):
                keys |= found
        pages = list(Page.objects.filter(pk__in=keys).order_by("title").specific())
        for page in pages:
            if not page.live:  # its row may know an older headline, or none
                vars(page).update(self.headlines.get(page.pk, {}))
        return pages

    # Uses

    def _uses_on(self, page: Any, held: Mapping[Key, Version]) -> Iterator[Use]:
        version = held.get(self.key)
        through = self._through(held)
        seen: dict[Any, Parts] = {}
        for place, blocks in self._readings(page):
            for block in blocks:
                for key, parts, snippet in self._found(block, through):
                    # What is being written in the same place may show more of it.
                    if parts - seen.get((block.path, key), frozenset()):
                        seen[block.path, key] = parts | seen.get((block.path, key), frozenset())
                        yield self._use(page, parts, block, place, version, snippet)
        if version is not None and not seen:
            # It is pinned, so it counts, wherever it stands.
            place = LIVE if page.live else DRAFT
            yield self._use(page, _all_of_it(page.sources), None, place, version)

    def _readings(self, page: Any) -> Iterator[tuple[str, list[_Place]]]:
        """What a page says: to its readers, then in the versions that are to come."""
        if page.live or page.latest_revision_id is None:
            yield LIVE if page.live else DRAFT, list(_places(type(page), _of_row(page)))
        for places in self.drafts.get(page.pk, []):
            yield DRAFT, places

    def _through(self, held: Mapping[Key, Version]) -> dict[Key, _Holder]:
        """The snippets through which a page shows it: as it holds them, else as they are today."""
        through = {holder.key: holder for holder in self.holders if holder.key not in held}
        for key, version in held.items():
            if parts := _said_by(key[0], _of_row(version.typed)).get(self.key):
                through[key] = _Holder(version.as_snippet(), parts)
        return through

    def _found(
        self, block: _Place, through: Mapping[Key, _Holder]
    ) -> Iterator[tuple[Key, Parts, VersionedSnippet | None]]:
        for key, parts in block.said.items():
            if key == self.key:
                yield key, parts, None
            elif holder := through.get(key):
                sides = _sources_of(parts)
                shown = frozenset(part for part in holder.parts if part[0] in sides)
                yield key, shown, holder.snippet

    def _written_only(self) -> Iterator[Use]:
        """Snippets in whose next version it stands, and not yet in what is live."""
        live = {holder.key: holder.parts for holder in self.holders}
        by_model: dict[Any, list[int]] = {}
        for (model, number), parts in self.written.items():
            if parts - live.get((model, number), frozenset()):
                by_model.setdefault(model, []).append(number)
        for model, numbers in by_model.items():
            for row in model.objects.filter(pk__in=numbers):
                yield self._use(None, self.written[model, row.pk], place=DRAFT, through=row)

    def _use(
        self,
        page: Any,
        parts: Parts,
        block: _Place | None = None,
        place: str = LIVE,
        version: Version | None = None,
        through: VersionedSnippet | None = None,
    ) -> Use:
        return Use(
            page=page,
            parts=parts,
            block=block.block if block else "",
            anchor=block.anchor if block else "",
            path=block.path if block else "",
            place=place,
            follows=version is None,
            version=version,
            newest=self.newest.number if self.newest else 0,
            through=through,
        )


def _referring_to(snippets: Sequence[Model]) -> dict[type[Model], set[int]]:
    """The rows that refer to some of these snippets, by model."""
    index = ReferenceIndex.get_references_to_in_bulk(snippets)
    found: dict[type[Model], set[int]] = {}
    for content_type, number in index.values_list("content_type_id", "object_id").distinct():
        if model := ContentType.objects.get_for_id(content_type).model_class():
            found.setdefault(model, set()).add(int(number) if number.isdecimal() else 0)
    return found


def _revisions_to_come() -> QuerySet[Revision]:
    """What is being written, or waits for its time: of pages and of versioned snippets."""
    unpublished = Q(live=False) | Q(has_unpublished_changes=True)
    versioned = [model for model in apps.get_models() if issubclass(model, VersionedSnippet)]
    keys = Revision.objects.filter(approved_go_live_at__isnull=False).values_list("pk")
    for model in (Page, *versioned):
        newest = model.objects.filter(unpublished, latest_revision__isnull=False)
        keys = keys.union(newest.order_by().values_list("latest_revision_id"))
    return Revision.objects.filter(pk__in=[key for (key,) in keys]).order_by("pk")
