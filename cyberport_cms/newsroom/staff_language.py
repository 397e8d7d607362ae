"""Staff read all of the admin in the language of their profile, refusals included.

Wagtail turns to it for the time of a view; what it says after one, “you do not have permission”, would
be in the language of the browser.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from wagtail.admin.localization import get_localized_response

Answer = Callable[[HttpRequest], HttpResponseBase]


def admin_in_staff_language(answer: Answer) -> Answer:
    """Middleware, behind the one that knows the user."""

    def localized(request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(reverse("wagtailadmin_home")):
            return get_localized_response(answer, request)
        return answer(request)

    return localized
