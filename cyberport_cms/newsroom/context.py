"""What every public template needs to know about its reader and the site around it."""

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from wagtail.models import PageViewRestriction

from cyberport_cms.bilingual.languages import READING_LANGUAGES, ReadingLanguage

from .addresses import absolute, alternates
from .models import SimplifiedTerm, StandardPage, Term
from .reading import current_language, read

_ADMIN = "/admin/"
_MENU_KEY = "newsroom.menu"
_MENU_SECONDS = 60  # how long another process may still show an older menu


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
    entries += _standard_pages(language)
    return [
        {"title": title, "url": url, "current": request.path.startswith(url)}
        for title, url in entries
    ]


def _standard_pages(language: ReadingLanguage) -> list[tuple[str, str]]:
    """Headline and address of each; kept in the cache, since every page of the site shows them."""
    key = f"{_MENU_KEY}.{language.code}"
    entries = cache.get(key)
    if entries is None:
        pages = StandardPage.objects.visible(language).defer("body").order_by("path")
        entries = [(read(page, "headline"), page.url) for page in pages]
        cache.set(key, entries, _MENU_SECONDS)
    return entries


@receiver([post_save, post_delete])
def _forget_menu(sender: type, **kwargs: Any) -> None:
    if issubclass(sender, StandardPage | PageViewRestriction | SimplifiedTerm | Term):
        cache.delete_many([f"{_MENU_KEY}.{language.code}" for language in READING_LANGUAGES])
