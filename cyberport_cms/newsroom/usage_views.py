"""The admin of what is in use: where it is used, and why it can neither be deleted nor taken down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.admin.utils import quote
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin.utils import get_latest_str
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import UnpublishView

from cyberport_cms.bilingual.dates import long_date
from cyberport_cms.bilingual.languages import LANG_TAG_OF_SOURCE, SOURCES

from .differences import Difference, differences, wordings
from .in_use import needed_by_readers
from .listing import HONG_KONG, written_sides
from .reading import current_language, joined
from .states import SIDE_NAMES
from .uses import Use, history_holds, uses_of
from .versions import VersionedSnippet


def edit_url(snippet: VersionedSnippet) -> str:
    return reverse(snippet.snippet_viewset.get_url_name("edit"), args=[quote(snippet.pk)])


def sides_of(snippet: VersionedSnippet) -> list[dict[str, str]]:
    """What a snippet says, or is called, in both languages."""
    return [
        {"text": words, "lang": LANG_TAG_OF_SOURCE[source]}
        for source in SOURCES
        if (words := snippet.words(source))
    ]


def used_in_words(uses: Sequence[Use]) -> str:
    if not uses:
        return _("Used nowhere")
    words = ngettext("Used in %(count)d place", "Used in %(count)d places", len(uses))
    return words % {"count": len(uses)}


# The list


@dataclass(frozen=True)
class Row:
    """One use as the tables show it."""

    use: Use
    url: str  # to the block in the edit form; empty for those who may not edit the page
    sides: list[dict[str, str]]  # what it is called, in both languages
    kind: str  # release, factsheet, boilerplate …
    status: str
    since: list[Difference] = field(default_factory=list)  # what it says, and what is said today

    @property
    def languages(self) -> str:
        return joined(str(SIDE_NAMES[source]) for source in self.use.sources)


def rows_of(snippet: VersionedSnippet, uses: Sequence[Use], user: Any) -> list[Row]:
    editable = _pages_that_may_be_edited(uses, user)
    since = _differences_since(snippet, uses)
    return [
        Row(
            use=use,
            url=_url(use, use.page is None or use.page.pk in editable),
            sides=_name(use),
            kind=capfirst(use.where._meta.verbose_name),
            status=_status(use),
            since=since.get(use.version.pk, []) if use.version else [],
        )
        for use in uses
    ]


def _pages_that_may_be_edited(uses: Iterable[Use], user: Any) -> set[int]:
    policy = policy_registry.get_by_type(Page)
    keys = {use.page.pk for use in uses if use.page is not None}
    pages = policy.instances_user_has_permission_for(user, "change").filter(pk__in=keys)
    return set(pages.values_list("pk", flat=True))


def _differences_since(
    snippet: VersionedSnippet, uses: Iterable[Use]
) -> dict[int, list[Difference]]:
    """What today's readers would read differently, for each version that pages hold on to."""
    held = list({use.version.pk: use.version for use in uses if use.version}.values())
    newest = snippet.newest_version
    if not held or newest is None:
        return {}
    now, *then = wordings([version.as_snippet() for version in (newest, *held)])
    return {
        version.pk: [change for s in said for change in differences(said[s], now[s], s)]
        for version, said in zip(held, then, strict=True)
        if version.number < newest.number
    }


def _url(use: Use, may_be_edited: bool) -> str:
    if use.page is None:
        return edit_url(use.where)
    if not may_be_edited:
        return ""
    url = reverse("wagtailadmin_pages:edit", args=[use.page.pk])
    return f"{url}#:w:contentpath={use.path}" if use.path else url


def _name(use: Use) -> list[dict[str, str]]:
    if use.page is None:
        return written_sides(use.where, use.where.required_pairs[0])
    return written_sides(use.page, "headline")


def _status(use: Use) -> str:
    if use.page is None:
        return _("No page shows it") if use.is_live else _("Draft: no page shows it")
    if use.version is not None:
        return _("Frozen: says version %(number)d of %(newest)d, published %(date)s") % {
            "number": use.version.number,
            "newest": use.newest,
            "date": _day(use.version.published_at),
        }
    if use.is_live:
        return _("Follows")
    if use.page.freezes:
        return _("Draft: follows until it is published")
    return _("Draft: follows")


def _day(moment: datetime) -> str:
    return long_date(timezone.localdate(moment, HONG_KONG), current_language())


class UsesView(PermissionCheckedMixin, BaseObjectMixin, WagtailAdminTemplateMixin, TemplateView):
    """“Where used”: the whole list, for everybody who may look at the snippet."""

    any_permission_required = ["add", "change", "delete", "view"]
    index_url_name = None

    def get_template_names(self) -> list[str]:
        return ["wagtailadmin/newsroom/uses.html"]  # before Wagtail's own, which is asked for first

    def get_page_title(self) -> str:
        return _("Where used")

    def get_page_subtitle(self) -> str:
        return get_latest_str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*breadcrumbs(self), {"url": "", "label": self.get_page_title()}]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not self.user_has_permission("change"):
            return []
        return [HeaderButton(_("Edit"), url=edit_url(self.object), icon_name="edit")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        uses = uses_of(self.object)
        return super().get_context_data(
            object=self.object,
            sides=sides_of(self.object),
            rows=rows_of(self.object, uses, self.request.user),
            count_in_words=used_in_words(uses),
            **kwargs,
        )


def breadcrumbs(view: Any) -> list[dict[str, Any]]:
    """The way to a page about a snippet: its list, then itself."""
    plural = capfirst(view.object._meta.verbose_name_plural)
    url = edit_url(view.object) if view.user_has_permission("change") else ""
    return [
        *view.breadcrumbs_items,
        {"url": reverse(view.index_url_name), "label": plural},
        {"url": url, "label": get_latest_str(view.object)},
    ]


# Refusals


@dataclass(frozen=True)
class Refused:
    """A snippet that has to stay, and what needs it."""

    snippet: VersionedSnippet
    rows: list[Row]


def refuse_to_delete_used(request: HttpRequest, snippets: Iterable[Any]) -> HttpResponse | None:
    """Instead of the question whether to delete: what uses them. One, or several at once."""
    refused = []
    for snippet in snippets:
        if isinstance(snippet, VersionedSnippet):
            uses = uses_of(snippet)
            if uses or history_holds(snippet):
                refused.append(Refused(snippet, rows_of(snippet, uses, request.user)))
    if not refused:
        return None
    return _refusal(request, _("It is in use"), refused, "delete")


class RefusableUnpublishView(UnpublishView):
    """What live pages show is not taken down: the list of them instead of the question."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._refusal() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._refusal() or super().post(request, *args, **kwargs)

    def get_usage_url(self) -> str | None:
        return None  # Wagtail would say how many rows refer to it, which are not its uses

    def _refusal(self) -> HttpResponse | None:
        shown = needed_by_readers(uses_of(self.object))
        if not shown:
            return None
        refused = Refused(self.object, rows_of(self.object, shown, self.request.user))
        return _refusal(self.request, _("It is shown"), [refused], "unpublish")


def _refusal(
    request: HttpRequest, title: str, refused: Sequence[Refused], action: str
) -> HttpResponse:
    first = refused[0].snippet
    listing = reverse(first.snippet_viewset.get_url_name("list"))
    context = {
        "header_title": title,
        "header_icon": "warning",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": listing, "label": capfirst(first._meta.verbose_name_plural)},
            {"url": "", "label": title},
        ],
        "refused": refused,
        "action": action,
        "back_url": edit_url(first) if len(refused) == 1 else listing,
    }
    return TemplateResponse(request, "wagtailadmin/newsroom/kept.html", context)
