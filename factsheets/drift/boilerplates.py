"""Boilerplates that differ from the current one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max, OuterRef, Subquery

from cyberport_cms.bilingual.languages import (
    ENGLISH,
    LANG_TAG_OF_SOURCE,
    SOURCES,
    SourceLanguage,
    suffixed,
)
from cyberport_cms.newsroom.choosers import chosen_in
from cyberport_cms.newsroom.pins import Pin
from cyberport_cms.newsroom.versions import Version

from .current import current, is_boilerplate, kind
from .documents import Document, page_drafts, snippet_models
from .pieces import Piece, stored_blocks

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[㐀-䶿一-鿿]")
_LONG = 6  # shingles; shorter texts are alike by chance
_ALIKE = 0.5  # of a boilerplate's shingles, for a text to be a wording of it


@dataclass(frozen=True)
class OtherBoilerplate:
    """A draft with another boilerplate than the current one."""

    document: Document
    content_path: str
    lang: str  # of typed words; empty where an older snippet is chosen
    words: str  # the beginning of what was typed
    chosen: Any  # the older snippet, or None
    current: Any

    @property
    def is_typed(self) -> bool:
        return self.chosen is None


@dataclass(frozen=True)
class Frozen:
    """Published pages that keep an earlier version of a boilerplate, on purpose."""

    boilerplate: Any
    pages: int


def boilerplate_models() -> list[Any]:
    return [model for model in snippet_models() if is_boilerplate(model)]


def other_boilerplates() -> list[OtherBoilerplate]:
    """Drafts of pages that never were public, with an older boilerplate or a typed one."""
    known = _Known()
    if not known.by_key:
        return []
    return [
        row
        for document in page_drafts()
        if document.model.freezes and not document.is_published
        for row in known.in_draft(document)
    ]


def frozen_boilerplates() -> list[Frozen]:
    """How many published pages say an earlier version than today's; two queries a model."""
    rows = []
    for model in boilerplate_models():
        content_type = ContentType.objects.get_for_model(model)
        same = Version.objects.filter(
            content_type=content_type, object_id=OuterRef("version__object_id")
        )
        newest = same.order_by().values("object_id").annotate(last=Max("number")).values("last")
        counts = dict(
            Pin.objects.filter(version__content_type=content_type, page__live=True)
            .filter(version__number__lt=Subquery(newest))
            .values_list("version__object_id")
            .annotate(pages=Count("page", distinct=True))
        )
        snippets = model.objects.in_bulk(counts)
        rows += [Frozen(snippets[key], pages) for key, pages in counts.items() if key in snippets]
    return sorted(rows, key=lambda row: (-row.pages, str(row.boilerplate)))


class _Known:
    """All published boilerplates, the current one of each, and all that they ever said."""

    def __init__(self) -> None:
        self.by_key: dict[tuple[Any, int], Any] = {
            (model, snippet.pk): snippet
            for model in boilerplate_models()
            for snippet in model.objects.filter(live=True)
        }
        self.current = current(self.by_key.values())
        self.wordings = _Wordings(self._wordings())

    def _wordings(self) -> Iterator[tuple[SourceLanguage, str, Any]]:
        """Everything that a boilerplate says or said, with the current one in its place."""
        for model in boilerplate_models():
            content_type = ContentType.objects.get_for_model(model)
            for version in model.version_model.objects.filter(content_type=content_type):
                snippet = self.by_key.get((model, version.object_id))
                if snippet is not None:
                    for source in SOURCES:
                        text = getattr(version, suffixed("text", source)) or ""
                        yield source, text, self.current[kind(snippet)]

    def in_draft(self, document: Document) -> Iterator[OtherBoilerplate]:
        for name in document.model.pair_streams:
            stream_block = document.model._meta.get_field(name).stream_block
            for block in stored_blocks(document.value_of(name)):
                stored = [{"type": block["type"], "value": block["value"]}]
                path = f"{name}.{block.get('id') or ''}"
                for chooser, key in chosen_in(stream_block, stored):
                    snippet = self.by_key.get((chooser.model_class, key))
                    newest = self.current[kind(snippet)] if snippet else None
                    if snippet is not None and newest != snippet:
                        yield OtherBoilerplate(document, path, "", "", snippet, newest)
        told: set[Any] = set()
        for piece in document.pieces():
            newest = self.wordings.like(piece) if piece.is_rich else None
            if newest is not None and newest not in told:
                told.add(newest)  # its other paragraphs, and its other language
                text = " ".join(piece.written.text.split())
                lang = LANG_TAG_OF_SOURCE[piece.source]
                yield OtherBoilerplate(document, piece.content_path, lang, text[:160], None, newest)


def _kind(snippet: Any) -> tuple[Any, ...]:
    """What makes two boilerplates each other's: the organisation and the heading."""
    heading = snippet.heading_en or snippet.heading_zh_hant or ""
    return type(snippet), snippet.organisation_id, "".join(heading.casefold().split())


class _Wordings:
    """Texts by their shingles: runs of three words, or of four Chinese characters."""

    def __init__(self, texts: Iterable[tuple[SourceLanguage, str, Any]]) -> None:
        self.known: list[tuple[int, Any]] = []
        self.places: dict[tuple[SourceLanguage, Any], set[int]] = {}
        for source, html, newest in texts:
            shingles = _shingles(unescape(_TAG.sub(" ", html)), source)
            if len(shingles) < _LONG:
                continue
            for shingle in shingles:
                self.places.setdefault((source, shingle), set()).add(len(self.known))
            self.known.append((len(shingles), newest))

    def like(self, piece: Piece) -> Any:
        """The current one of the boilerplate of which a text is a wording; None where of none."""
        counts: Counter[int] = Counter()
        if len(piece.stored) < 3 * _LONG:
            return None
        for shingle in _shingles(unescape(_TAG.sub(" ", piece.stored)), piece.source):
            counts.update(self.places.get((piece.source, shingle), ()))
        alike = [
            (count / self.known[number][0], number)
            for number, count in counts.items()
            if count / self.known[number][0] >= _ALIKE
        ]
        return self.known[max(alike)[1]][1] if alike else None


def _shingles(text: str, source: SourceLanguage) -> set[Any]:
    if source == ENGLISH:
        words = [word.lower() for word in _WORD.findall(text)]
        return {tuple(words[n : n + 3]) for n in range(len(words) - 2)}
    letters = "".join(_HAN.findall(text))
    return {letters[n : n + 4] for n in range(len(letters) - 3)}
