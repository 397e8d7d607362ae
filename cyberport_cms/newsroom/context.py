"""What every public template needs to know about its reader and the site around it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from .addresses import absolute, alternates
from .models import StandardPage
from .reading import current_language, read

_ADMIN = "/admin/"


def reader(request: HttpRequest) -> dict[str, Any]:
    """Language, switcher, canonical address and menu; the latter only queried where it is shown."""
    if request.path.startswith(_ADMIN):
        return {}
    language = current_language()
    return {
        "language": language,
        "alternates": alternates(request.get_full_path(), language),
        "canonical_url": absolute(request.path),
        "menu": SimpleLazyObject(lambda: menu(request)),
        "site_url": settings.SITE_URL,
        "feed_url": f"/{language.code}/releases/feed/rss/",
    }


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """Releases and factsheets, then the standard pages that stand in the reader's language."""
    language = current_language()
    entries = [
        (_("Releases"), f"/{language.code}/releases/"),
        (_("Factsheets"), f"/{language.code}/factsheets/"),
    ]
    pages = StandardPage.objects.visible(language).defer("body").order_by("path")
    entries += [(read(page, "headline"), page.url) for page in pages]
    return [
        {"title": title, "url": url, "current": request.path.startswith(url)}
        for title, url in entries
    ]
