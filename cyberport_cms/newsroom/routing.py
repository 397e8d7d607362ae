"""From an address to its page, without a walk down the tree: one query finds the page, one fetches
it. Whatever is not found so, Wagtail looks for in its own way."""

from itertools import accumulate

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as serve_page

from .pages import BilingualPage


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's view of a page."""
    site = Site.find_for_request(request)
    components = [component for component in path.split("/") if component]
    if site and components and (found := _at_once(request, site.root_page, components)):
        request._wagtail_route_for_request = found  # where Wagtail keeps what it has found
    return serve_page(request, path)


def _at_once(request: HttpRequest, root: Page, components: list[str]) -> RouteResult | None:
    """The public page of an address, or the page above it that answers for it (editions); None
    where there is none."""
    addresses = list(
        accumulate(components, lambda above, slug: f"{above}{slug}/", initial=root.url_path)
    )
    found = (
        Page.objects.filter(slug__in=components, url_path__in=addresses[1:])
        .order_by("-depth")
        .first()
    )
    model = found.cached_content_type.model_class() if found else None
    if model is None or not issubclass(model, BilingualPage):
        return None
    released = model.objects.released().noting_restrictions().select_related(*model.brings)
    page = released.filter(pk=found.pk).first()
    if page is None:
        return None
    rest = components[addresses.index(found.url_path) :]
    return page.route(request, rest) if rest else RouteResult(page)
