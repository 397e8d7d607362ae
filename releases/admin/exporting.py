"""A release as a Word document, from its edit page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cyberport_cms.bilingual.languages import BY_CODE, SOURCES

from ..exporting import for_word, release_docx, release_docx_bilingual
from ..models import ReleasePage

WORD = "release_word"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BOTH = "both"


def may_read(user: Any, page: Page) -> bool:
    """Who may edit a page, or come to it in the page tree of the admin."""
    if page.permissions_for_user(user).can_edit():
        return True
    explorable = policy_registry.get_by_type(Page).explorable_instances(user)
    return bool(explorable.filter(pk=page.pk).exists())


def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> list[Any]:
    """For Wagtail's hook: the release as a document, in each of its languages and in both."""
    if page.specific_class is not ReleasePage:
        return []
    sources = page.specific.sources
    labels = {
        "en": _("Word: English"),
        "zh-hant": _("Word: Chinese"),
        _BOTH: _("Word: both languages"),
    }
    return [
        Button(
            labels[which],
            url=reverse(f"{WORD}_{which}", args=[page.pk]),
            icon_name="download",
            priority=26 + number,
        )
        for number, which in enumerate(_offered(sources))
    ]


def _offered(sources: Any) -> list[str]:
    both = len(sources) == len(SOURCES)
    codes = [code for code in ("en", "zh-hant") if BY_CODE[code].source in sources]
    return [*codes, *([_BOTH] if both else [])]


def word(request: HttpRequest, pk: int, which: str) -> HttpResponse:
    """What the edit page shows, as its readers would read it: facts in the text, frozen snippets."""
    live = get_object_or_404(ReleasePage, pk=pk)
    if not may_read(request.user, live):
        raise PermissionDenied
    page = for_word(live.get_latest_revision_as_object())
    if which == _BOTH:
        content, ending = release_docx_bilingual(page), "en.zh-hant"
    else:
        content, ending = release_docx(page, BY_CODE[which]), which
    response = HttpResponse(content, content_type=_TYPE)
    name = content_disposition_header(True, f"{page.slug}.{ending}.docx")
    response["Content-Disposition"] = name or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response


urlpatterns: list[URLPattern] = [
    path(f"releases/<int:pk>/word/{which}/", word, {"which": which}, name=f"{WORD}_{which}")
    for which in ("en", "zh-hant", _BOTH)
]
