"""The admin of every page: refusals in words, the order of the menu, the look of the forms."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from . import both_languages, findings_panel, overdue, settling
from .approving import changed_since
from .media import may_see
from .models import HomePage, StandardPage
from .page_views import BilingualPageViewSet
from .pages import BilingualPage
from .publishing import edit_button, refusals
from .still_open import say_what_is_open
from .usage_views import refuse_to_delete_used

# The side menu reads like the work; what is not named keeps its place after these.
MENU = (
    "releases",
    "factsheets",
    "all-facts",
    "people-and-texts",
    "images",
    "documents",
    "explorer",
    "reports",
    "settings",
    "help",
)


@hooks.register("register_admin_viewset")
def page_viewsets() -> list[PageViewSet]:
    return [BilingualPageViewSet(model=model) for model in (HomePage, StandardPage)]


@hooks.register("construct_main_menu")
def order_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    for item in items:
        if item.name in MENU:
            item.order = (MENU.index(item.name) + 1) * 10
        if item.name == "images":
            item.label = _("Photos")
    items.sort(key=lambda item: item.order)


# In static/css/admin, one file a subject; a later one may refine an earlier one.
ADMIN_STYLES = ("forms", "listings", "uses", "facts", "importing", "findings", "both-languages")


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    sheets = ((static(f"css/admin/{name}.css"),) for name in ADMIN_STYLES)
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("before_serve_document")
def keep_documents(document: Any, request: HttpRequest) -> None:
    """A document is handed out with the first page that anybody may see and that offers it."""
    if not may_see(request, document):
        raise Http404


@hooks.register("before_bulk_action")
def refuse_bulk_publish(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """All of the chosen pages are published, or none: with what is missing in each, and what was
    changed after it was handed over for approval."""
    if action_type != "publish" or not all(isinstance(page, Page) for page in objects):
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in objects:
            pages += page.get_descendants().not_live()
    states = ((page, page.current_workflow_task_state) for page in pages)
    changed = [one for page, state in states if (one := changed_since(page, state, request.user))]
    for one in changed:
        one.say(request)
    refused = refusals(pages)
    for page, words in refused:
        messages.error(request, words, buttons=[edit_button(page)])
    return redirect(action.next_url) if changed or refused else None


@hooks.register("after_bulk_action")
def say_what_is_open_in_each(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    if action_type == "publish":
        for page in Page.objects.filter(pk__in=[page.pk for page in objects]).specific():
            if isinstance(page, BilingualPage) and page.pair_streams:
                say_what_is_open(request, page)


hooks.register("before_delete_snippet", refuse_to_delete_used)
hooks.register("register_admin_urls", findings_panel.urls)
hooks.register("register_log_actions", settling.log_actions)
hooks.register("register_log_actions", overdue.log_actions)
hooks.register("construct_homepage_panels", overdue.home_panel)
hooks.register("before_edit_snippet", overdue.say_why_overdue)
hooks.register("register_admin_urls", both_languages.urls)
hooks.register("register_page_header_buttons", both_languages.header_button)
