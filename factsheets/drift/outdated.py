"""Drafts of published pages that hold on to earlier versions.

A published release keeps what it said, and so does its next version: whoever edits it goes on
saying the old words until the version is changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Max, OuterRef, Subquery

from cyberport_cms.newsroom.choosers import chosen_in
from cyberport_cms.newsroom.freezing import Key, snippets_said_by, with_versions
from cyberport_cms.newsroom.inline import references, texts_in
from cyberport_cms.newsroom.pins import Pin
from cyberport_cms.newsroom.versions import Version

from .documents import Document, page_drafts
from .pieces import stored_blocks


@dataclass(frozen=True)
class Outdated:
    """A snippet that a draft shows in an earlier version."""

    version: Version  # with what it says
    snippet: Any  # as it was
    newest: int  # the number of today's version


@dataclass(frozen=True)
class OutdatedDraft:
    """A draft of a published page, and what it would go on saying."""

    document: Document
    outdated: list[Outdated]


def outdated_drafts() -> list[OutdatedDraft]:
    """Every such draft; as many queries for one as for a hundred."""
    drafts = {
        document.key: document
        for document in page_drafts()
        if document.model.freezes and document.is_published
    }
    pins = _pins(drafts)
    rows = []
    for key, document in drafts.items():
        held = {pin.version.typed.snippet_key: pin for pin in pins.get(key, [])}
        shown = _shown(document, held)
        outdated = [
            Outdated(pin.version.typed, pin.version.typed.as_snippet(), pin.newest)
            for snippet, pin in held.items()
            if snippet in shown and pin.version.number < pin.newest
        ]
        if outdated:
            rows.append(OutdatedDraft(document, outdated))
    return rows


def _pins(drafts: dict[int, Document]) -> dict[int, list[Any]]:
    same = Version.objects.filter(
        content_type=OuterRef("version__content_type"), object_id=OuterRef("version__object_id")
    )
    newest = (
        same.order_by().values("content_type", "object_id").annotate(last=Max("number"))
    ).values("last")
    held = Pin.objects.annotate(newest=Subquery(newest))
    # Pages all of whose pins are today's need not be looked at.
    late = Pin.objects.annotate(newest=Subquery(newest)).filter(newest__gt=F("version__number"))
    wanted = late.filter(page__in=list(drafts), page__live=True).values("page")
    by_page: dict[int, list[Any]] = {}
    for pin in with_versions(held.filter(page__in=wanted), "version"):
        by_page.setdefault(pin.page_id, []).append(pin)
    return by_page


def _shown(document: Document, held: dict[Key, Any]) -> set[Key]:
    """What the draft still shows, itself or through what it shows."""
    todo = set(_own(document))
    shown: set[Key] = set()
    while todo:
        shown |= todo
        pins = [held[key] for key in todo if key in held]
        todo = {key for pin in pins for key in snippets_said_by(pin.version)} - shown
    return shown


def _own(document: Document) -> Iterator[Key]:
    for name in document.model.pair_streams:
        stream_block = document.model._meta.get_field(name).stream_block
        for block in stored_blocks(document.value_of(name)):
            stored = [{"type": block["type"], "value": block["value"]}]
            for chooser, key in chosen_in(stream_block, stored):
                yield chooser.model_class, key
            for text in texts_in(block["value"]):
                for reference in references(text):
                    yield reference.model, reference.key
    for piece in document.pieces():
        if not piece.anchor:
            for reference in references(piece.stored):
                yield reference.model, reference.key
