"""The addresses of the API, and what holds for all of its answers."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page
from wagtail.api.v2.router import WagtailAPIRouter

from cyberport_cms.newsroom.addresses import absolute

from .endpoints import Facts, Factsheets, Releases

ENDPOINTS = (Releases, Factsheets, Facts)


class Router(WagtailAPIRouter):
    def wrap_view(self, func: Any) -> Any:
        return _for_machines(super().wrap_view(func))


def _for_machines(view: Any) -> Any:
    """Scripts of other sites may read the answer; whoever has it already gets 304, as from feeds."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Here, no address has a language: LocaleMiddleware need not look for one where nothing is
        # found, and send the visitor to a page of HTML.
        request.urlconf = __name__
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["X-Robots-Tag"] = "noindex"
        return response

    return conditional_page(wrapped)


@_for_machines
def index(request: HttpRequest) -> HttpResponse:
    """The lists by name."""
    return JsonResponse(
        {each.place: absolute(reverse(f"api:{each.place}:listing")) for each in ENDPOINTS}
    )


@_for_machines
def nothing(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    message = _("There is nothing here that anybody may see.")
    return JsonResponse({"message": message}, status=404, json_dumps_params={"ensure_ascii": False})


router = Router("api")
for endpoint in ENDPOINTS:
    router.register_endpoint(endpoint.place, endpoint)

app_name = "api"
urlpatterns = [
    path("", index, name="index"),
    *router.get_urlpatterns(),
    path("<path:rest>/", nothing),
]
