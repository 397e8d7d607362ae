"""The admin of factsheets and facts."""

from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.models import register_snippet

from cyberport_cms.newsroom.page_views import BilingualPageViewSet

from . import drift_report
from .admin import FactsheetListing, FactsheetPages, FactViewSet
from .bulk import views as bulk
from .fact_chooser import FactInTextChooser
from .importing import views as importing
from .models import FactsheetIndexPage
from .rich_text import register_facts

register_snippet(FactViewSet)
hooks.register("register_rich_text_features", register_facts)


@hooks.register("register_admin_viewset")
def viewsets() -> list[ViewSet]:
    return [
        FactsheetListing(),
        FactsheetPages(),
        BilingualPageViewSet(model=FactsheetIndexPage),
        FactInTextChooser(),
    ]


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [*bulk.urlpatterns, *importing.urlpatterns]


hooks.register("register_page_header_buttons", importing.header_buttons)
hooks.register("register_admin_urls", drift_report.urls)
hooks.register("register_reports_menu_item", drift_report.menu_item)
hooks.register("construct_homepage_panels", drift_report.home_panel)
hooks.register("before_edit_snippet", drift_report.say_what_is_due)
hooks.register("register_log_actions", drift_report.log_actions)
