"""The admin of factsheets and facts."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.models import register_snippet

from cyberport_cms.newsroom.page_views import BilingualPageViewSet

from .admin import FactsheetListing, FactsheetPages, FactViewSet
from .models import FactsheetIndexPage

register_snippet(FactViewSet)


@hooks.register("register_admin_viewset")
def viewsets() -> list[ViewSet]:
    return [FactsheetListing(), FactsheetPages(), BilingualPageViewSet(model=FactsheetIndexPage)]
