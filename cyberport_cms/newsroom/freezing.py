"""Releases freeze, factsheets live: which version of its snippets a page shows.

`for_reading()` is the one way from a page to what its readers see: a copy whose streams hold the
snippets in the right version and whose texts have facts in place of references. Pages that freeze
pin what they show when they are published (`pin_what_is_shown`); all others follow.
"""

import copy
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.struct_block import StructValue
from wagtail.fields import RichTextField
from wagtail.models import WorkflowMixin
from wagtail.rich_text import RichText

from cyberport_cms.bilingual.languages import SOURCES, SourceLanguage, suffixed

from .choosers import BulkChooser, chosen_in, preloaded
from .inline import Mark, Reference, SnippetEmbed, as_it_is, fill, references, texts_in
from .pins import Pin
from .snippets import BilingualSnippet
from .versions import Version, VersionedSnippet

Key = tuple[type[models.Model], int]


# Pins


def pinned(pages: Iterable[Any]) -> dict[int, dict[Key, Version]]:
    """What these pages hold on to: one query, and one for figures."""
    keys = [page.pk for page in pages if page.freezes and page.pk]
    held: dict[int, dict[Key, Version]] = {key: {} for key in keys}
    if keys:
        for pin in with_versions(Pin.objects.filter(page__in=keys), "version"):
            version = pin.version.typed
            held[pin.page_id][version.snippet_key] = version
    return held


def with_versions(queryset: models.QuerySet, name: str) -> models.QuerySet:
    """Follow a foreign key to versions down to what they say."""
    kinds = Version.__subclasses__()
    parts = [f"{name}__{k._meta.model_name}__{part}" for k in kinds for part in k.parts]
    followed = [f"{name}__{kind._meta.model_name}" for kind in kinds]
    return queryset.select_related(name, *followed).prefetch_related(*parts)


@transaction.atomic
def pin_what_is_shown(page: Any) -> None:
    """Hold on to every snippet that the page shows: in the version that it holds already, and what
    is new in today's."""
    held = pinned([page])[page.pk]
    shown: dict[Key, Version] = {}
    todo = snippets_in(page)
    while todo:
        versions = {key: held[key] for key in todo if key in held}
        versions |= newest_versions(todo - versions.keys())
        shown |= versions
        todo = {key for v in versions.values() for key in snippets_said_by(v)} - shown.keys()
    wanted = {version.pk for version in shown.values()}
    existing = dict(Pin.objects.filter(page=page).values_list("version_id", "pk"))
    Pin.objects.filter(pk__in=[pk for v, pk in existing.items() if v not in wanted]).delete()
    Pin.objects.bulk_create(Pin(page=page, version_id=v) for v in wanted - existing.keys())


def newest_versions(keys: Iterable[Key]) -> dict[Key, Version]:
    """Today's version of each of these snippets; those that were never published are left out."""
    newest: dict[Key, Version] = {}
    for model, numbers in _by_model(keys).items():
        kind = model.version_model
        found = kind.objects.newest_of(model, numbers).prefetch_related(*kind.parts)
        newest |= {version.snippet_key: version for version in found}
        for number in numbers:
            if (model, number) in newest:
                continue
            # Live since before versions were kept.
            if snippet := model.objects.filter(pk=number, live=True).first():
                newest[model, number] = snippet.note_version()
    return newest


def _by_model(keys: Iterable[Key]) -> dict[Any, set[int]]:
    by_model: dict[Any, set[int]] = {}
    for model, number in keys:
        by_model.setdefault(model, set()).add(number)
    return by_model


# What a page shows


def snippets_in(page: Any) -> set[Key]:
    """The versioned snippets that a page chooses or refers to, not those within other snippets."""
    chosen = {(chooser.model_class, key) for chooser, key in _chosen(page)}
    inline = {(reference.model, reference.key) for reference in _references(page)}
    return {key for key in chosen | inline if issubclass(key[0], VersionedSnippet)}


def snippets_said_by(version: Version) -> set[Key]:
    """The versioned snippets that belong to what a snippet says: its organisation, its facts."""
    typed = version.typed
    return _snippets_of(version.snippet_model, typed) | {
        (reference.model, reference.key)
        for name in rich_columns(version.snippet_model)
        for reference in references(getattr(typed, name) or "")
    }


def _snippets_of(model: type[models.Model], row: Any) -> set[Key]:
    return {
        (field.related_model, getattr(row, field.attname))
        for field in followed_keys(model)
        if getattr(row, field.attname, None)
    }


def followed_keys(model: type[models.Model]) -> list[models.ForeignKey]:
    return [
        field
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey)
        and issubclass(field.related_model, VersionedSnippet)
    ]


def rich_columns(model: Any) -> list[str]:
    """The columns of translated rich text."""
    names = (*model.required_pairs, *model.paired)
    rich = [name for name in names if isinstance(model._meta.get_field(name), RichTextField)]
    return [suffixed(name, source) for name in rich for source in SOURCES]


def side_of_column(column: str) -> SourceLanguage:
    return next(source for source in SOURCES if column.endswith(f"_{source}"))


def _raw(page: Any, name: str) -> list[Any]:
    return [{"type": b["type"], "value": b["value"]} for b in getattr(page, name).raw_data]


def _chosen(page: Any) -> Iterator[tuple[BulkChooser, Any]]:
    for name in page.pair_streams:
        yield from chosen_in(getattr(page, name).stream_block, _raw(page, name))


def _references(page: Any) -> Iterator[Reference]:
    for name in page.pair_streams:
        for text in texts_in(_raw(page, name)):
            yield from references(text)
    for column in rich_columns(page):
        yield from references(getattr(page, column) or "")


# Copies for reading


def for_reading(
    pages: Sequence[Any],
    held: dict[int, dict[Key, Version]] | None = None,
    mark: Mark = as_it_is,
) -> list[Any]:
    """Copies of these pages as their readers see them; they can be read and not saved.

    `held` are the versions that a page holds on to, by page, where they are not its pins; `mark` is
    put around what facts say in a text. Asks for pins once, and once for each kind of snippet that
    is not held, however many pages.
    """
    held = pinned(pages) if held is None else held
    return _copies(pages, held, withdrawn_too=True, mark=mark)


def for_publication(page: Any, along: Iterable[VersionedSnippet] = ()) -> Any:
    """The same of one page as its readers would see it if it were published now: a reference to
    what is not published stays in its text. Drafts that go out `along` with it count as published."""
    return _copies([page], pinned([page]), withdrawn_too=False, along=along)[0]


def _copies(
    pages: Sequence[Any],
    held: dict[int, dict[Key, Version]],
    *,
    withdrawn_too: bool,
    mark: Mark = as_it_is,
    along: Iterable[VersionedSnippet] = (),
) -> list[Any]:
    views = [_View(page, held.get(page.pk, {}), mark) for page in pages]
    for view in views:
        view.count_as_published(along)
    _fetch_chosen(views)
    if along:
        for view in views:
            view.link()  # what was fetched may belong to a draft that goes along
    _fetch_inline(views, withdrawn_too)
    return [view.copy() for view in views]


class _View:
    """The snippets of one page in the versions that its readers see."""

    def __init__(self, page: Any, held: dict[Key, Version], mark: Mark) -> None:
        self.page = page
        self.mark = mark
        self.chosen = list(_chosen(page))
        self.references = list(_references(page))
        self.known: dict[Key, Any] = {key: version.as_snippet() for key, version in held.items()}
        self.link()

    def link(self) -> None:
        """Give what is known the organisations that are known."""
        for snippet in filter(None, self.known.values()):
            for field in followed_keys(type(snippet)):
                key = (field.related_model, getattr(snippet, field.attname))
                if key in self.known:
                    setattr(snippet, field.name, self.known[key])

    def count_as_published(self, drafts: Iterable[VersionedSnippet]) -> None:
        for draft in drafts:
            published = copy.copy(draft)
            published.live = True
            self.known[type(draft), draft.pk] = published

    def snippets(self) -> Iterator[Any]:
        """The chosen snippets whose own texts may refer to others."""
        for chooser, key in self.chosen:
            snippet = self.known.get((chooser.model_class, key))
            if isinstance(snippet, BilingualSnippet):
                yield snippet

    def copy(self) -> Any:
        page = copy.copy(self.page)
        page._state = copy.copy(page._state)
        page.is_for_reading = True
        with preloaded(
            (chooser, key, self.known.get((chooser.model_class, key)))
            for chooser, key in self.chosen
        ):
            for name in page.pair_streams:
                stream = getattr(self.page, name)
                fresh = stream.stream_block.to_python(stream.get_prep_value())
                for child in fresh:
                    self._fill(child.value, None)
                page.__dict__[name] = fresh
        for column in rich_columns(page):
            if html := getattr(page, column):
                setattr(page, column, self._filled(html, side_of_column(column)))
        return page

    def _snippet(self, reference: Reference) -> Any:
        return self.known.get((reference.model, reference.key))

    def _filled(self, html: str, source: SourceLanguage) -> str:
        return fill(html, self._snippet, source, self.mark)

    def _fill(self, value: Any, source: SourceLanguage | None) -> None:
        """Put what facts say into every text below `value`; `source` is the side that it is on."""
        match value:
            case StructValue():
                for name, child in value.items():
                    side = name if name in SOURCES else source
                    if isinstance(child, RichText):
                        value[name] = RichText(self._filled(child.source, side or "en"))
                    else:
                        self._fill(child, side)
            case ListValue():
                for item in value.bound_blocks:
                    if isinstance(item.value, RichText):
                        item.value = RichText(self._filled(item.value.source, source or "en"))
                    else:
                        self._fill(item.value, source)
            case StreamValue():
                for child in value:
                    self._fill(child.value, source)
            case BilingualSnippet():
                for column in rich_columns(type(value)):
                    if html := getattr(value, column):
                        setattr(value, column, self._filled(html, side_of_column(column)))


def _fetch_chosen(views: Iterable[_View]) -> None:
    """What is chosen and not pinned, one query a kind."""
    wanted: dict[Any, tuple[BulkChooser, set[Any]]] = {}
    for view in views:
        for chooser, key in view.chosen:
            if (chooser.model_class, key) not in view.known:
                wanted.setdefault(chooser.query_key(), (chooser, set()))[1].add(key)
    for chooser, keys in wanted.values():
        found = {k: as_written(one) for k, one in chooser.chosen().in_bulk(keys).items()}
        for view in views:
            for key in keys:
                # A key that no longer exists is known not to exist.
                view.known.setdefault((chooser.model_class, key), found.get(key))


def as_written(chosen: Any) -> Any:
    """What may go out along with a page is read as it was written last: of what was never published
    the row may know an older text. So is the organisation to which it belongs."""
    if not isinstance(chosen, VersionedSnippet) or isinstance(chosen, WorkflowMixin):
        return chosen
    is_draft = not (chosen.live or chosen.first_published_at)
    said = chosen.get_latest_revision_as_object() if is_draft else chosen
    for field in followed_keys(type(said)):
        if (is_draft or field.is_cached(said)) and (related := getattr(said, field.name)):
            setattr(said, field.name, as_written(related))
    return said


def _fetch_inline(views: Sequence[_View], withdrawn_too: bool) -> None:
    """The facts inside texts, those of chosen snippets included."""
    wanted: dict[type[SnippetEmbed], set[int]] = {}
    for view in views:
        own = [
            reference
            for snippet in view.snippets()
            for column in rich_columns(type(snippet))
            for reference in references(getattr(snippet, column) or "")
        ]
        for reference in (*view.references, *own):
            if (reference.model, reference.key) not in view.known:
                wanted.setdefault(reference.handler, set()).add(reference.key)
    for handler, keys in wanted.items():
        model = handler.get_model()
        found = handler.chosen().in_bulk(keys)
        # What is withdrawn stays readable where it stands in a text: no page gets a hole.
        withdrawn = {(model, key) for key, snippet in found.items() if not snippet.live}
        versions = newest_versions(withdrawn) if withdrawn_too else {}
        for key in [key for _model, key in withdrawn]:
            version = versions.get((model, key))
            found[key] = version.as_snippet() if version else None
        for view in views:
            for key in keys:
                view.known.setdefault((model, key), found.get(key))


def pins_of(snippet: models.Model) -> models.QuerySet:
    """The pins that hold a version of this snippet."""
    content_type = ContentType.objects.get_for_model(snippet)
    return Pin.objects.filter(version__content_type=content_type, version__object_id=snippet.pk)
