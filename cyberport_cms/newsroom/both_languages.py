"""“Compare languages”: the draft in both languages next to each other, with what changed since the
live version."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.models import Page

from cyberport_cms.bilingual.languages import LANG_TAG_OF_SOURCE, SOURCES

from .compared_rows import Row, rows_of, with_findings
from .findings import findings_of
from .listing import printed_time, written_sides
from .pages import BilingualPage
from .settling import items_of
from .snippets import PREVIEW_MODES
from .states import SIDE_NAMES

URL_NAME = "newsroom_both_languages"


def url_of(page: Page) -> str:
    return reverse(URL_NAME, args=[page.pk])


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
        draft = self.draft.for_reading()
        return with_findings(list(rows_of(draft, live)), items_of(draft, findings_of(draft)))

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
