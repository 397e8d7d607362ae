"""The sitemap: every page that anybody may see, in every language in which it exists."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.sitemaps import Sitemap

from cyberport_cms.bilingual.languages import ReadingLanguage
from cyberport_cms.newsroom.addresses import absolute, default_alternate, page_url
from cyberport_cms.newsroom.addresses import alternates as alternates_of
from cyberport_cms.newsroom.models import HomePage, StandardPage
from cyberport_cms.newsroom.pages import BilingualPage
from factsheets.models import FactsheetIndexPage, FactsheetPage
from releases.models import ReleaseIndexPage, ReleasePage

_LONG_TEXTS = ("body", "closing", "sections")


class BilingualSitemap(Sitemap):
    """Pages of one model, one entry a language, with its alternates."""

    def __init__(self, model: type[BilingualPage]) -> None:
        self.model = model

    def items(self) -> list[tuple[BilingualPage, ReadingLanguage]]:
        names = {field.name for field in self.model._meta.get_fields()}
        pages = self.model.objects.visible().defer(*names.intersection(_LONG_TEXTS)).order_by("pk")
        return [(page, language) for page in pages for language in page.reading_languages]

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        entries = [self._entry(*item) for item in self.paginator.page(page).object_list]
        moments = [entry["lastmod"] for entry in entries if entry["lastmod"]]
        if moments:
            self.latest_lastmod: datetime = max(moments)
        return entries

    def _entry(self, page: BilingualPage, language: ReadingLanguage) -> dict[str, Any]:
        path = page_url(page, language)
        choices = alternates_of(path, language, published=page.reading_languages)
        links = [
            {"location": choice.absolute_url, "lang_code": choice.language.lang_tag}
            for choice in choices
            if choice.exists
        ]
        if default := default_alternate(choices):
            links.append({"location": default.absolute_url, "lang_code": "x-default"})
        return {
            "item": page,
            "location": absolute(path),
            "lastmod": page.last_published_at,
            "changefreq": None,
            "priority": "",
            "alternates": links,
        }


SITEMAPS = {
    model.__name__: partial(BilingualSitemap, model)  # a new one for each request
    for model in (
        HomePage,
        ReleaseIndexPage,
        ReleasePage,
        FactsheetIndexPage,
        FactsheetPage,
        StandardPage,
    )
}
