"""The admin of releases, and of the people and texts in them."""

from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.models import register_snippet

from cyberport_cms.newsroom.page_views import BilingualPageViewSet

from .admin import exporting, frozen, importing, importing_ways
from .admin.people import PeopleAndTexts
from .admin.releases import ReleaseListing, ReleasePages
from .models import ReleaseIndexPage

register_snippet(PeopleAndTexts)


@hooks.register("register_admin_viewset")
def viewsets() -> list[ViewSet]:
    return [
        ReleaseListing(),
        ReleasePages(edit_view_class=frozen.ReleaseEditView),
        BilingualPageViewSet(model=ReleaseIndexPage),
    ]


hooks.register("register_admin_urls", frozen.urls)
hooks.register("register_log_actions", frozen.log_actions)
hooks.register("register_page_header_buttons", exporting.header_buttons)
hooks.register("register_page_header_buttons", importing_ways.header_buttons)
hooks.register("register_admin_menu_item", importing_ways.menu_item)
hooks.register("construct_homepage_panels", importing_ways.home_panel)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [*importing.urlpatterns, *exporting.urlpatterns]
