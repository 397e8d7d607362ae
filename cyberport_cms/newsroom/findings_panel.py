"""The side panel “Languages” of the edit form: where the two sides disagree, while one types."""

import json
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView

from cyberport_cms.bilingual.languages import LANG_TAG_OF_SOURCE, SOURCES, SourceLanguage

from . import along_in_words
from .along import SEEN, drafts_shown_by, marks, seen_in
from .findings import findings_of
from .found import SEVERITY_WORDS, Found, Mark
from .listing import printed_time
from .pages import BilingualPage
from .reading import joined
from .settings_model import refuses_open_figures
from .settling import OVERRIDE, REASON_LENGTH, Item, items_of
from .sides import Place
from .states import SIDE_NAMES

EDIT_URL = "newsroom_findings"
ADD_URL = "newsroom_findings_add"
TICK, REASON = "publish_with_open_figures", "reason_of_open_figures"
SHOW_FIGURES = "figures"  # in the address of the form: the panel opens where figures refuse

_GROUPS = SEVERITY_WORDS | {"note": gettext_lazy("Notes")}


@dataclass(frozen=True)
class Row:
    """One finding as the panel shows it."""

    item: Item

    @property
    def found(self) -> Found:
        return self.item.found

    @property
    def key(self) -> str:
        return f"{self.found.code}-{self.item.digest}".replace(".", "-")

    @property
    def anchor(self) -> str:
        """Where a link leads without a script."""
        place = self.found.place
        if place.index is None:
            return f"id_{place.name}_{SOURCES[0]}"
        return f"block-{place.block_id}-section" if place.block_id else place.name

    @property
    def sides(self) -> list[dict[str, Any]]:
        return [
            {
                "name": SIDE_NAMES[source],
                "lang": LANG_TAG_OF_SOURCE[source],
                "words": self.found.words(source),
            }
            for source in SOURCES
        ]

    @property
    def target(self) -> str:
        """For the script: the places on both sides, and the words in them."""
        place = self.found.place
        sides = {
            source: [_target(mark.place, source, mark) for mark in self.found.marks(source)]
            or [_target(place, source)]
            for source in SOURCES
        }
        return json.dumps({"sides": sides}, ensure_ascii=False)

    @property
    def settled_at(self) -> str:
        when = parse_datetime(self.item.entry["when"]) if self.item.entry else None
        return printed_time(when) if when else ""


def _target(place: Place, source: SourceLanguage, mark: Mark | None = None) -> dict[str, Any]:
    found = {"name": place.name, "index": place.index, "block": place.block_id}
    if mark is not None:
        # The form may have other white space: the how-manieth of these words it is decides.
        found |= {"words": mark.words, "nth": mark.nth(source)}
    return found


def panel_context(page: Any, request: HttpRequest, named: Set[str] = frozenset()) -> dict[str, Any]:
    """Everything that the panel shows of a page as it is in memory.

    `named` are the marks of drafts that it has shown already, before it is brought up to date.
    """
    rows = [Row(item) for item in items_of(page, findings_of(page))]
    still = [row for row in rows if row.item.is_open]
    groups = [
        {"severity": severity, "title": title, "rows": found}
        for severity, title in _GROUPS.items()
        if (found := [row for row in still if row.found.severity == severity])
    ]
    overrides = [entry for entry in page.settled if entry["code"] == OVERRIDE]
    passed = {digest for entry in overrides for digest in entry["digests"]}
    figures = [row for row in still if row.found.is_open_figure]
    asks = any(row.item.digest not in passed for row in figures) and refuses_open_figures()
    count = sum(row.found.severity != "note" for row in still)
    both = len(page.sources) == len(SOURCES)
    settled = [row for row in rows if not row.item.is_open]
    publishes = may_publish(page, request.user)
    approves = bool(page.pk) and page.workflow_in_progress
    drafts = drafts_shown_by(page) if publishes or approves else []
    return {
        "status": _status(count, both, settled),
        "groups": groups,
        "settled": settled,
        "settled_open": bool(settled and page.pk and page.workflow_in_progress),
        "overrides": [
            entry
            | {"printed": printed_time(when) if (when := parse_datetime(entry["when"])) else ""}
            for entry in overrides
            if {row.item.digest for row in figures}.intersection(entry["digests"])
        ],
        "count": count,
        "asks_for_reason": asks,
        "opens": asks and (request.method == "POST" or SHOW_FIGURES in request.GET),
        "may_publish": publishes,
        "along": along_in_words.for_the_publisher(drafts, request.user),
        "seen_field": SEEN,
        "seen": marks(drafts, named),
        "tick": TICK,
        "ticked": bool(request.POST.get(TICK)),
        "reason": REASON,
        "reason_given": request.POST.get(REASON, ""),
        "reason_length": REASON_LENGTH,
        "suggestions": [_("translator confirmed"), _("as in the original document")],
    }


def _status(count: int, both: bool, settled: Sequence[Row]) -> str:
    if count:
        words = ngettext("%(count)d open finding", "%(count)d open findings", count)
        words %= {"count": count}
    else:
        words = _("Nothing to mend.") if both else _("Only one language is published.")
    if not settled:
        return words
    who = joined(dict.fromkeys(row.item.entry["who"] for row in settled if row.item.entry))
    by = _("%(count)d settled by %(who)s") % {"count": len(settled), "who": who}
    return f"{words} · {by}"


def may_publish(page: Any, user: Any) -> bool:
    if page.pk:
        return page.permissions_for_user(user).can_publish()
    parent = page.get_parent() if page.path else getattr(page, "_cached_parent_obj", None)
    return parent is None or parent.permissions_for_user(user).can_publish_subpage()


class LanguagesSidePanel(BaseSidePanel):
    """What is found, from the first look at the form on; a script keeps it current."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle languages")
        icon_name = "globe"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {"count": self.panel.shown["count"]}

    name = "languages"
    title = gettext_lazy("Languages")
    template_name = "wagtailadmin/newsroom/findings_panel.html"
    order = 150

    def __init__(self, page: Any, request: HttpRequest, parent: Any = None) -> None:
        super().__init__(page, request)
        self.parent = parent
        if parent is not None:
            page._cached_parent_obj = parent

    @cached_property
    def shown(self) -> dict[str, Any]:
        return panel_context(self.object, self.request)

    @property
    def url(self) -> str:
        if self.object.pk:
            return reverse(EDIT_URL, args=[self.object.pk])
        meta = self.model._meta
        return reverse(ADD_URL, args=[meta.app_label, meta.model_name, self.parent.pk])

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return super().get_context_data(parent_context) | self.shown | {"url": self.url}

    @property
    def media(self) -> forms.Media:
        return forms.Media(js=["js/findings-panel.js"])


# What the script asks


class _Findings:
    """The findings of the form as it stands. Nothing is written, and no error in it is fatal."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not isinstance(self.object, BilingualPage):
            return HttpResponse(status=404)
        page = page_of(self.get_form(request.POST))
        template = "wagtailadmin/newsroom/findings.html"
        return TemplateResponse(request, template, panel_context(page, request, seen_in(request)))


class FindingsOnEditView(_Findings, PreviewOnEditView):
    pass


class FindingsOnCreateView(_Findings, PreviewOnCreateView):
    def get_form(self, query_dict: Any) -> Any:
        # Without what a preview asks for besides: it is not shown at an address.
        return PreviewOnEditView.get_form(self, query_dict)


def page_of(form: Any) -> Any:
    """The page as it is in a form, with what is not valid taken as it is written."""
    form.defer_required_fields()
    form.is_valid()
    page = form.instance
    for name in form.errors:
        field = form.fields.get(name)
        if field is None or not _is_text(page, name):
            continue
        written = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        if written is not None:
            setattr(page, name, written)
    return page


def _is_text(page: Any, name: str) -> bool:
    if name in page.pair_streams:
        return True
    column = next((field for field in page._meta.concrete_fields if field.name == name), None)
    return isinstance(column, models.CharField | models.TextField) and name != "slug"


def urls() -> list[URLPattern]:
    add = "newsroom/findings/add/<slug:content_type_app_name>/<slug:content_type_model_name>"
    return [
        path("newsroom/findings/<int:page_id>/", FindingsOnEditView.as_view(), name=EDIT_URL),
        path(f"{add}/<int:parent_page_id>/", FindingsOnCreateView.as_view(), name=ADD_URL),
    ]


def reason_in(request: HttpRequest) -> str | None:
    """Why a page is to be published although figures disagree; None where nobody says so.

    Raises a ValidationError where the box is ticked and the reason is empty.
    """
    if not request.POST.get(TICK):
        return None
    if not (reason := request.POST.get(REASON, "").strip()):
        raise ValidationError(_("Write why the page is published although figures disagree."))
    return reason
