"""What a fact said, for staff: each of its publications, and what changed in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import EditView, HistoryView

from cyberport_cms.bilingual.languages import (
    ENGLISH,
    LANG_TAG_OF_SOURCE,
    SOURCES,
    SourceLanguage,
)
from cyberport_cms.bilingual.plain_text import text_of_html
from cyberport_cms.newsroom.differences import Marked, marked
from cyberport_cms.newsroom.listing import printed_time
from cyberport_cms.newsroom.reading import current_language
from cyberport_cms.newsroom.snippet_views import BilingualIndexView
from cyberport_cms.newsroom.states import SIDE_NAMES, SOURCES_OF

from .models import Fact, FactVersion
from .over_time import figures_over_time

ICON = "history"


@dataclass(frozen=True)
class Side:
    """What one version says on one side, with what changed since the version before."""

    name: str
    lang: str
    published: bool
    words: tuple[Marked, ...]


@dataclass(frozen=True)
class Entry:
    """One row of the history."""

    version: FactVersion
    published: str
    sides: list[Side]


def entries(versions: Sequence[FactVersion]) -> list[Entry]:
    """The rows of the history, newest first; `versions` are the oldest first."""
    said = [_said(version) for version in versions]
    before = [*said[:1], *said[:-1]]  # nothing is new in the first
    rows = [
        Entry(
            version=version,
            published=printed_time(version.published_at),
            sides=[
                Side(
                    name=SIDE_NAMES[source],
                    lang=LANG_TAG_OF_SOURCE[source],
                    published=source in SOURCES_OF[version.languages],
                    words=marked(then[source], now[source], source),
                )
                for source in SOURCES
            ],
        )
        for version, now, then in zip(versions, said, before, strict=True)
    ]
    return rows[::-1]


def _said(version: FactVersion) -> dict[SourceLanguage, str]:
    """All that a version says, by side: lead-in and statement, with its figures in words."""
    fact = version.as_snippet()
    return {
        source: (" " if source == ENGLISH else "").join(
            part
            for part in (
                fact.said("lead_in", source),
                text_of_html(fact.said("statement", source)),
            )
            if part
        )
        for source in SOURCES
    }


# The views of Wagtail that lead to the history, and the history itself


class _LeadsToHistory(WagtailAdminTemplateMixin):
    """A view of one fact with a button to its history."""

    versions_url_name: str | None = None

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [
            *super().header_buttons,
            HeaderButton(
                label=gettext("Published history"),
                url=reverse(self.versions_url_name, args=[quote(self.object.pk)]),
                icon_name=ICON,
            ),
        ]


class FactEditView(_LeadsToHistory, EditView):
    pass


class FactLogView(_LeadsToHistory, HistoryView):
    """Wagtail's own history: who did what, drafts included."""


class FactIndexView(BilingualIndexView):
    """The list of facts; who may only look finds the history there."""

    versions_url_name: str | None = None

    def get_list_more_buttons(self, instance: Fact) -> list[Any]:
        history = MenuItem(
            gettext("Published history"),
            url=reverse(self.versions_url_name, args=[quote(instance.pk)]),
            icon_name=ICON,
            priority=15,
        )
        return [*super().get_list_more_buttons(instance), history]


class FactVersionsView(
    PermissionCheckedMixin, BaseObjectMixin, WagtailAdminTemplateMixin, TemplateView
):
    """Every publication of a fact and its figures over time, for all who may see facts."""

    any_permission_required = ["add", "change", "delete", "view"]
    template_name = "wagtailadmin/factsheets/history.html"
    page_title = _("Published history")
    header_icon = ICON
    index_url_name: str | None = None
    edit_url_name: str | None = None
    history_url_name: str | None = None

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        name = {"label": self.get_page_subtitle(), "url": self._url(self.edit_url_name)}
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse(self.index_url_name),
                "label": capfirst(self.model._meta.verbose_name_plural),
            },
            *([name] if self._may_edit else []),
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not self._may_edit:
            return []
        edit = HeaderButton(
            label=gettext("Edit"), url=self._url(self.edit_url_name), icon_name="edit"
        )
        log = HeaderButton(
            label=gettext("All changes, drafts included"),
            url=self._url(self.history_url_name),
            icon_name=ICON,
        )
        return [edit, log]

    @cached_property
    def _may_edit(self) -> bool:
        return self.user_has_permission("change")

    def _url(self, name: str | None) -> str:
        return reverse(name, args=[quote(self.object.pk)])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        versions = list(
            self.object.versions.select_related("source_document").prefetch_related("figures")
        )
        return super().get_context_data(**kwargs) | {
            "object": self.object,
            "entries": entries(versions),
            "figures": figures_over_time(versions, current_language()),
        }
