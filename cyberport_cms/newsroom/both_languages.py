"""“Compare languages”: the draft in both languages next to each other, with what changed since the
live version."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cyberport_cms.bilingual.dates import long_date
from cyberport_cms.bilingual.languages import (
    LANG_TAG_OF_SOURCE,
    SOURCES,
    SourceLanguage,
    suffixed,
)
from cyberport_cms.bilingual.plain_text import text_of_html

from .differences import Marked, marked
from .findings import findings_of
from .found import Mark
from .listing import printed_time, written_sides
from .merging import moved
from .pages import BilingualPage
from .panels import PairPanel
from .places import field_in_words, field_of, settings_in_words, words_in
from .reading import current_language, joined
from .settling import Item, items_of
from .sides import Place
from .snippets import PREVIEW_MODES
from .states import SIDE_NAMES

URL_NAME = "newsroom_both_languages"


def url_of(page: Page) -> str:
    return reverse(URL_NAME, args=[page.pk])


# What changed


@dataclass(frozen=True)
class Cell:
    source: SourceLanguage
    pieces: tuple[Marked, ...]

    @property
    def lang(self) -> str:
        return LANG_TAG_OF_SOURCE[self.source]

    @property
    def changed(self) -> bool:
        return any(piece.tag for piece in self.pieces)

    def marking(self, found: Iterable[tuple[Mark, str]]) -> "Cell":
        """The same cell with the words of findings marked, each with how grave it is."""
        text = "".join(piece.text for piece in self.pieces if piece.tag != "del")
        grave = [""] * len(text)
        for mark, kind in found:
            start, end = mark.within(text, self.source)
            for place in range(start, end):
                grave[place] = min(grave[place] or kind, kind, key=_GRAVEST.index)
        return Cell(self.source, tuple(_split(self.pieces, grave)))


_GRAVEST = ("must", "look", "note", "settled")


def _split(pieces: Sequence[Marked], grave: Sequence[str]) -> Iterator[Marked]:
    """Pieces cut where a finding begins or ends. What was taken out is marked by nothing."""
    at = 0
    for piece in pieces:
        if piece.tag == "del":
            yield piece
            continue
        for kind, run in groupby(range(at, at + len(piece.text)), lambda place: grave[place]):
            places = list(run)
            text = piece.text[places[0] - at : places[-1] + 1 - at]
            yield Marked(text, piece.tag, kind)
        at += len(piece.text)


@dataclass(frozen=True)
class Row:
    """One field or block: its name, what happened to it, both sides, what they share."""

    name: str
    key: str  # where findings find it: "headline", "body.<id>"
    cells: tuple[Cell, ...] = ()
    shared: tuple[Marked, ...] = ()
    happened: tuple[str, ...] = ()
    findings: list[Item] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return bool(self.happened)

    @property
    def label(self) -> str:
        """Of the gravest finding."""
        worst = min(self.findings, key=_gravity, default=None)
        return worst.label if worst else ""


def _gravity(item: Item) -> int:
    return _GRAVEST.index(item.found.severity if item.is_open else "settled")


Texts = dict[SourceLanguage, str]


def rows_of(draft: Any, live: Any | None) -> Iterator[Row]:
    """Every field and block of a draft in the order of its form, compared with the live version.

    Both are copies for reading: facts stand in their texts.
    """
    for name in _fields_of(type(draft).get_edit_handler()):
        if name in draft.pair_streams:
            yield from _block_rows(draft, live, name)
        elif name.removeprefix("+") != name:
            pair = name.removeprefix("+")
            now = {s: _column(draft, pair, s) for s in SOURCES}
            then = {s: _column(live, pair, s) for s in SOURCES} if live else None
            if any(now.values()) or (then and any(then.values())):
                heading = capfirst(str(field_of(draft, pair).verbose_name))
                yield _row(heading, pair, now, then, "", "" if live else None)
        else:
            said, said_then = _shared(draft, name), _shared(live, name) if live else None
            if said or said_then:
                yield _row(field_in_words(draft, name), name, None, None, said, said_then)


def _row(
    name: str, key: str, now: Texts | None, then: Texts | None, said: str, said_then: str | None
) -> Row:
    cells = (
        tuple(Cell(s, marked(then[s] if then else None, now[s], s)) for s in SOURCES) if now else ()
    )
    shared = marked(said_then, said, SOURCES[0])
    changed = any(cell.changed for cell in cells) or any(piece.tag for piece in shared)
    return Row(name, key, cells, shared, (_("Changed"),) if changed else ())


def _fields_of(panel: Panel) -> Iterator[str]:
    """The fields of a form in order; pairs with a plus."""
    if isinstance(panel, PairPanel):
        yield f"+{panel.pair}"
    elif isinstance(panel, FieldPanel):
        yield panel.field_name
    else:
        for child in getattr(panel, "children", ()):
            yield from _fields_of(child)


def _column(page: Any, pair: str, source: SourceLanguage) -> str:
    column = suffixed(pair, source)
    text = getattr(page, column) or ""
    return text_of_html(text) if isinstance(field_of(page, column), RichTextField) else text


def _shared(page: Any, name: str) -> str:
    try:
        found = field_of(page, name)
    except FieldDoesNotExist:
        return ""
    if isinstance(found, models.ManyToManyField):
        return joined(str(chosen) for chosen in getattr(page, name).all())
    if isinstance(found, StreamField) or name == "slug":
        return "" if name != "slug" else page.slug
    if isinstance(found, models.DateTimeField):
        return printed_time(getattr(page, name))
    if isinstance(found, models.DateField) and (day := getattr(page, name)):
        return long_date(day, current_language())
    display = getattr(page, f"get_{name}_display", None)
    value = display() if display else getattr(page, name, None)
    return "" if value in (None, "", [], False) else str(value)


def _block_rows(draft: Any, live: Any | None, name: str) -> Iterator[Row]:
    now = {child.id: child for child in getattr(draft, name)}
    then = {child.id: child for child in getattr(live, name)} if live else {}
    kept = [key for key in now if key in then]
    elsewhere = moved([key for key in then if key in now], kept)
    label = field_in_words(draft, name)
    gone: dict[str | None, list[str]] = {}  # what was removed, by what stood before it
    before = None
    for key in then:
        if key in now:
            before = key
        else:
            gone.setdefault(before, []).append(key)
    number = 0
    for key in [None, *now]:
        if key is not None:
            number += 1
            child = now[key]
            heading = _("%(field)s, %(number)d: %(block)s") % {
                "field": label,
                "number": number,
                "block": capfirst(str(child.block.label)),
            }
            new = live is not None and key not in then
            row = _row(
                heading,
                f"{name}.{key}",
                _sides(child),
                _sides(then.get(key)) if live else None,
                settings_in_words(child.block, child.value),
                (settings_in_words(then[key].block, then[key].value) if key in then else "")
                if live
                else None,
            )
            happened = (_("Added"),) if new else row.happened
            if key in elsewhere:
                happened = (_("Moved"), *happened)
            yield Row(row.name, row.key, row.cells, row.shared, happened)
        for lost in gone.get(key, ()):
            child = then[lost]
            heading = f"{label}: {capfirst(str(child.block.label))}"
            empty: Texts = dict.fromkeys(SOURCES, "")
            row = _row(heading, f"{name}.{lost}", empty, _sides(child), "", "")
            yield Row(row.name, row.key, row.cells, row.shared, (_("Removed"),))


def _key(place: Place) -> str:
    return place.name if place.index is None else f"{place.name}.{place.block_id}"


def _sides(child: Any) -> Texts:
    if child is None:
        return dict.fromkeys(SOURCES, "")
    return {source: words_in(child.block, child.value, source) for source in SOURCES}


# The page


class BothLanguagesView(WagtailAdminTemplateMixin, TemplateView):
    """The latest draft for its approver: it can be read, printed and left; nothing is changed."""

    template_name = "wagtailadmin/newsroom/both_languages.html"
    page_title = gettext_lazy("Compare languages")
    header_icon = "duplicate"

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not isinstance(self.page, BilingualPage):
            raise Http404
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request)

    @cached_property
    def draft(self) -> Any:
        return self.page.get_latest_revision_as_object()

    def rows(self) -> list[Row]:
        live = self.page.for_reading() if self.page.live else None
        rows = list(rows_of(self.draft.for_reading(), live))
        by_key = {row.key: row for row in rows}
        marks: dict[tuple[str, SourceLanguage], list[tuple[Mark, str]]] = {}
        for item in items_of(self.draft, findings_of(self.draft)):
            by_key.get(_key(item.found.place), rows[0]).findings.append(item)
            kind = _GRAVEST[_gravity(item)]
            for source in SOURCES:
                for mark in item.found.marks(source):
                    marks.setdefault((_key(mark.place), source), []).append((mark, kind))
        for row in rows:
            row.findings.sort(key=_gravity)
        return [
            replace(
                row, cells=tuple(c.marking(marks.get((row.key, c.source), ())) for c in row.cells)
            )
            for row in rows
        ]

    def previews(self) -> list[dict[str, str]]:
        newest = self.page.latest_revision_id
        if not newest:
            return []
        url = reverse("wagtailadmin_pages:revisions_view", args=[self.page.pk, newest])
        return [{"url": f"{url}?mode={mode}", "label": str(label)} for mode, label in PREVIEW_MODES]

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [HeaderButton(_("Edit"), url=edit, icon_name="edit")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = self.rows()
        saved = self.page.latest_revision
        return super().get_context_data(
            subject=self.page,
            sides=written_sides(self.draft, "headline"),
            languages=[
                {
                    "name": SIDE_NAMES[s],
                    "lang": LANG_TAG_OF_SOURCE[s],
                    "published": s in self.draft.sources,
                }
                for s in SOURCES
            ],
            rows=rows,
            has_findings=any(row.findings for row in rows),
            changes=sum(row.changed for row in rows),
            saved=printed_time(saved.created_at) if saved else "",
            published=printed_time(self.page.last_published_at) if self.page.live else "",
            printed=printed_time(timezone.now()),
            previews=self.previews(),
            **kwargs,
        )


# Hooks


def urls() -> list[URLPattern]:
    return [path("pages/<int:page_id>/both-languages/", BothLanguagesView.as_view(), name=URL_NAME)]


def header_button(
    page: Page, user: Any, next_url: str | None = None, view_name: str | None = None
) -> Iterator[Button]:
    """“Compare languages” over the form, where approvers decide."""
    if isinstance(page.specific, BilingualPage) and page.permissions_for_user(user).can_edit():
        yield Button(_("Compare languages"), url=url_of(page), icon_name="duplicate", priority=15)
