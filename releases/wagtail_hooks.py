"""The admin of releases, and of the people and texts in them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from cyberport_cms.newsroom.page_views import BilingualPageViewSet

from .admin.people import PeopleAndTexts
from .admin.releases import ReleaseListing, ReleasePages
from .models import ReleaseIndexPage, ReleasePage

register_snippet(PeopleAndTexts)


@hooks.register("register_admin_viewset")
def viewsets() -> list[ViewSet]:
    return [ReleaseListing(), ReleasePages(), BilingualPageViewSet(model=ReleaseIndexPage)]


# Nothing published disappears


@hooks.register("before_delete_page")
def refuse_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refuse(request, [page], reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_bulk_action")
def refuse_bulk_delete(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    if action_type != "delete" or not all(isinstance(page, Page) for page in objects):
        return None
    return _refuse(request, objects, action.next_url)


def _refuse(request: HttpRequest, pages: list[Page], back: str) -> HttpResponse | None:
    """Back with a message where one of the pages is, or holds, a release that has been public."""
    kept = [
        release
        for page in pages
        for release in ReleasePage.objects.descendant_of(page, inclusive=True).ever_public()
    ]
    for release in kept[:5]:
        messages.error(
            request,
            _(
                "“%(release)s” has been published and cannot be deleted. "
                "Correct it, or unpublish it with an explanation."
            )
            % {"release": release.get_admin_display_title()},
        )
    return redirect(back) if kept else None
