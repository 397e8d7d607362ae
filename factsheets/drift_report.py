"""The report “Drift”, its two buttons, and the panel on the admin's home page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.dateparse import parse_date
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cyberport_cms.bilingual.dates import long_date
from cyberport_cms.newsroom.models import Topic
from cyberport_cms.newsroom.reading import current_language

from .drift.boilerplates import frozen_boilerplates, other_boilerplates
from .drift.documents import Document
from .drift.findings import Finding, find
from .drift.outdated import OutdatedDraft, outdated_drafts
from .drift.replacing import Refused, replace
from .drift.review import REVIEWED, Due, due_facts, may_review, note_review, words_in
from .models import Fact
from .reminders import fact_edit_url

ICON = "warning"
MAY_LOOK = ["add", "change", "delete", "view"]
MINE = "mine"
_MINUTES = 5  # how long the home page may still show an older count


# Rows


@dataclass(frozen=True)
class Place:
    """A page or a snippet, as somebody may see it."""

    document: Document
    url: str  # to the block in the edit form; empty for those who may not edit it

    @property
    def sides(self) -> list[dict[str, str]]:
        return self.document.sides

    @property
    def kind(self) -> str:
        return capfirst(self.document.model._meta.verbose_name)

    @property
    def shows_words(self) -> bool:
        """What is not public is read by those who may edit it."""
        return bool(self.url) or not self.document.is_draft


@dataclass(frozen=True)
class Row:
    place: Place
    found: Any

    @property
    def may_replace(self) -> bool:
        return bool(self.place.url) and not self.found.why_not


@dataclass(frozen=True)
class Group:
    """The places where one fact's old values stand."""

    fact: Fact
    words: str
    edit_url: str
    rows: list[Row]


@dataclass(frozen=True)
class DueRow:
    due: Due
    words: str
    may_review: bool

    @property
    def url(self) -> str:
        return fact_edit_url(self.due.fact)


class _Places:
    """What somebody may edit: one question for all pages, none for most snippets."""

    def __init__(self, documents: Iterable[Document], user: Any) -> None:
        self.user = user
        pages = {document.key for document in documents if document.is_page}
        policy = policy_registry.get_by_type(Page)
        editable = policy.instances_user_has_permission_for(user, "change").filter(pk__in=pages)
        self.pages = set(editable.values_list("pk", flat=True)) if pages else set()

    def of(self, document: Document, content_path: str = "") -> Place:
        anchor = f"#:w:contentpath={content_path}" if content_path else ""
        url = ""
        if document.is_page:
            if document.key in self.pages:
                url = reverse("wagtailadmin_pages:edit", args=[document.key])
        elif policy_registry.get_by_type(document.model).user_has_permission(self.user, "change"):
            name = document.model.snippet_viewset.get_url_name("edit")
            url = reverse(name, args=[document.key])
        return Place(document, f"{url}{anchor}" if url else "")


# The report


class DriftReportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Everything that says what facts and boilerplates no longer say."""

    model = Fact
    any_permission_required = MAY_LOOK
    template_name = "wagtailadmin/factsheets/drift.html"
    page_title = _("Drift")
    header_icon = ICON

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def is_mine(self) -> bool:
        return self.request.GET.get("owner") == MINE

    @cached_property
    def topic(self) -> Topic | None:
        key = self.request.GET.get("topic", "")
        return Topic.objects.filter(pk=key).first() if key.isdecimal() else None

    def facts(self) -> QuerySet[Fact]:
        facts = Fact.objects.all()
        if self.is_mine:
            facts = facts.filter(owner=self.request.user)
        return facts.filter(topic=self.topic) if self.topic else facts

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = self.facts()
        found = find(facts.select_related("owner", "topic").prefetch_related("figures"))
        # Boilerplates are of no topic.
        other = [] if self.topic else [row for row in other_boilerplates() if self._is_mine(row)]
        outdated = [row for row in outdated_drafts() if self._concerns(row)]
        places = _Places((row.document for row in (*found, *other, *outdated)), self.request.user)
        language = current_language()
        due = [
            DueRow(row, words_in(row.fact, language), may_review(self.request.user, row.fact))
            for row in due_facts(facts)
        ]
        context = {
            "due": due,
            "groups": self._groups(found, places),
            "found": found,
            "boilerplates": [Row(places.of(row.document, row.content_path), row) for row in other],
            "frozen": [] if self.topic or self.is_mine else frozen_boilerplates(),
            "outdated": [Row(places.of(row.document), row) for row in outdated],
            "may_edit_facts": self.user_has_permission("change"),
            "may_review": any(row.may_review for row in due),
            "is_mine": self.is_mine,
            "topic": self.topic,
            "topics": Topic.objects.filter(facts__isnull=False).distinct(),
            "here": self.request.get_full_path(),
        }
        context["is_empty"] = not (due or found or other or outdated)
        return super().get_context_data(**kwargs) | context

    def _groups(self, found: Sequence[Finding], places: _Places) -> list[Group]:
        language = current_language()
        groups = []
        for _key, same in groupby(found, key=lambda finding: finding.fact.pk):
            rows = [Row(places.of(one.document, one.piece.content_path), one) for one in same]
            fact = rows[0].found.fact
            groups.append(Group(fact, words_in(fact, language), fact_edit_url(fact), rows))
        return groups

    def _is_mine(self, row: Any) -> bool:
        return not self.is_mine or self.request.user.pk in row.document.people

    def _concerns(self, row: OutdatedDraft) -> bool:
        if not (self.is_mine or self.topic):
            return True
        if self.is_mine and not self.topic and self._is_mine(row):
            return True
        facts = {one.version.object_id for one in row.outdated if isinstance(one.snippet, Fact)}
        return bool(facts & self._keys)

    @cached_property
    def _keys(self) -> set[int]:
        return set(self.facts().values_list("pk", flat=True))


# Its buttons


@require_POST
def replace_by_fact(request: HttpRequest) -> HttpResponse:
    """Save a draft in which the fact stands instead of the old words."""
    try:
        done = replace(request.POST.get("ticket", ""), request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _back(request)
    _forget_count(done.fact.owner_id)
    words = gettext("“%(words)s” is replaced by the fact in the draft of “%(name)s”.")
    if done.thing.live:
        words = f"{words} {gettext('Publish it for readers to see it.')}"
    if done.is_scheduled:
        more = gettext("A version of it is scheduled and says the old value: schedule it again.")
        words = f"{words} {more}"
    edit = messages.button(_edit_url(done.thing), gettext("Edit"))
    named = {"words": done.words, "name": done.thing}
    messages.success(request, words % named, buttons=[edit])
    return _back(request)


def reviewed(request: HttpRequest, pk: int) -> HttpResponse:
    """“Reviewed, still right”: moves the next review on. GET asks for the day."""
    fact = get_object_or_404(Fact.objects.prefetch_related("figures"), pk=pk)
    if not may_review(request.user, fact):
        raise PermissionDenied
    if request.method == "POST":
        try:
            day = note_review(fact, request.user, parse_day(request.POST.get("day", "")))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            words = gettext("Reviewed: “%(fact)s”. The next review is on %(day)s.")
            language = current_language()
            named = {"fact": words_in(fact, language), "day": long_date(day, language)}
            messages.success(request, words % named)
            return _back(request)
    title = gettext("Reviewed, still right")
    context = {
        "header_title": title,
        "header_icon": "check",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": gettext("Home")},
            {"url": reverse("drift:report"), "label": gettext("Drift")},
            {"url": "", "label": title},
        ],
        "fact": fact,
        "words": words_in(fact, current_language()),
        "here": get_valid_next_url_from_request(request) or reverse("drift:report"),
    }
    return TemplateResponse(request, "wagtailadmin/factsheets/drift_reviewed.html", context)


def parse_day(written: str) -> Any:
    """A day as a date field sends it; None where it was left empty or is none."""
    try:
        return parse_date(written)
    except ValueError:
        return None


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(get_valid_next_url_from_request(request) or reverse("drift:report"))


def _edit_url(thing: Any) -> str:
    if isinstance(thing, Page):
        return reverse("wagtailadmin_pages:edit", args=[thing.pk])
    return reverse(thing.snippet_viewset.get_url_name("edit"), args=[thing.pk])


# What the admin shows of it


def urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", DriftReportView.as_view(), name="report"),
        path("replace/", replace_by_fact, name="replace"),
        path("reviewed/<int:pk>/", reviewed, name="reviewed"),
    ]
    return [path("reports/drift/", include((patterns, "drift")))]


class _ReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(Fact)
        return policy.user_has_any_permission(request.user, MAY_LOOK)


def menu_item() -> MenuItem:
    return _ReportItem(_("Drift"), reverse("drift:report"), name="drift", icon_name=ICON, order=100)


class DriftPanel(Component):
    """For owners of facts: what is due, and how many old values stand somewhere."""

    name = "drift"
    order = 150
    template_name = "wagtailadmin/factsheets/drift_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        request = parent_context["request"]
        mine = Fact.objects.filter(owner=request.user, live=True)
        due = due_facts(mine)
        language = current_language()
        return {
            "request": request,
            "due": [DueRow(row, words_in(row.fact, language), True) for row in due],
            "old_values": cache.get_or_set(
                _count_key(request.user.pk), lambda: len(find(mine)), _MINUTES * 60
            ),
        }

    def render_html(self, parent_context: Any = None) -> str:
        request = parent_context["request"]
        policy = policy_registry.get_by_type(Fact)
        if not policy.user_has_any_permission(request.user, MAY_LOOK):
            return ""
        if not Fact.objects.filter(owner=request.user, live=True).exists():
            return ""
        return super().render_html(parent_context)


def home_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(DriftPanel())


def _count_key(user: int) -> str:
    return f"drift.old_values.{user}"


def _forget_count(owner: int | None) -> None:
    if owner:
        cache.delete(_count_key(owner))


def say_what_is_due(request: HttpRequest, instance: Any) -> None:
    """Over the edit form of a fact that is due, with the button that says it is right."""
    if not isinstance(instance, Fact) or request.method != "GET":
        return
    found = due_facts(Fact.objects.filter(pk=instance.pk))
    if found and may_review(request.user, instance):
        context = {"due": found[0], "fact": instance, "here": request.get_full_path()}
        html = render_to_string(
            "wagtailadmin/factsheets/drift_due_message.html", context, request=request
        )
        messages.warning(request, mark_safe(html))


class ReviewedFormatter(LogFormatter):
    label = _("Reviewed, still right")

    def format_message(self, log_entry: Any) -> str:
        day = parse_day(log_entry.data.get("next_review", ""))
        words = gettext("Reviewed, still right. Next review: %(day)s")
        return words % {"day": long_date(day, current_language()) if day else "?"}


def log_actions(actions: Any) -> None:
    actions.register_action(REVIEWED)(ReviewedFormatter)
