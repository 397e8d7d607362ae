"""The ways to “Import a draft”: the menu, the lists of releases, and the home page while one waits."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button

from ..models import ReleaseImport, ReleaseIndexPage
from .importing import ICON, IMPORT, may_import, unfinished


class _ImportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


def menu_item() -> MenuItem:
    """Below “Releases”."""
    return _ImportItem(
        _("Import a draft"), reverse(IMPORT), name="import-a-draft", icon_name=ICON, order=15
    )


def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> list[Any]:
    """For Wagtail's hook: beside “Add child page” where releases are listed in the page tree."""
    if view_name != "index" or page.specific_class is not ReleaseIndexPage or not may_import(user):
        return []
    return [Button(gettext("Import a draft"), url=reverse(IMPORT), icon_name=ICON, priority=5)]


class WaitingPanel(Component):
    """On the home page: the imports that one has begun and not finished."""

    name = "unfinished_imports"
    order = 90
    template_name = "wagtailadmin/releases/import_waiting.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        return {"unfinished": unfinished(ReleaseImport.objects.kept().filter(owner=user))}

    def render_html(self, parent_context: Any = None) -> str:
        request = parent_context["request"]
        waits = ReleaseImport.objects.kept().filter(owner=request.user).exists()
        return super().render_html(parent_context) if waits and may_import(request.user) else ""


def home_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(WaitingPanel())
