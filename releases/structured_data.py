"""schema.org data about a release, for search engines."""

from typing import TYPE_CHECKING, Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cyberport_cms.newsroom.addresses import absolute
from cyberport_cms.newsroom.reading import current_language, read

if TYPE_CHECKING:
    from .models import ReleasePage


def news_article(page: "ReleasePage") -> dict[str, Any]:
    """A schema.org NewsArticle in the reader's language."""
    publisher = {"@type": "Organization", "name": _("Cyberport"), "url": absolute("/")}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": read(page, "headline"),
        "description": read(page, "summary"),
        "inLanguage": current_language().lang_tag,
        "mainEntityOfPage": absolute(page.url or "/"),
        "author": publisher,
        "publisher": publisher,
    }
    if page.release_time:
        data["datePublished"] = localtime(page.release_time).isoformat()
    if changed := page.last_published_at:
        data["dateModified"] = localtime(changed).isoformat()
    if page.lead_image:
        data["image"] = [absolute(page.lead_image.file.url)]
    if page.dateline_place_en and read(page, "dateline_place"):
        data["dateline"] = page.dateline
    return {name: value for name, value in data.items() if value}
