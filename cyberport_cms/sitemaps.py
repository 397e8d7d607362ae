"""The sitemaps: what anybody may see, in every language in which it exists, and the news of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.utils import timezone
from django.utils.translation import override

from cyberport_cms.bilingual.languages import ReadingLanguage
from cyberport_cms.newsroom.addresses import absolute, default_alternate, page_url
from cyberport_cms.newsroom.addresses import alternates as alternates_of
from cyberport_cms.newsroom.models import HomePage, StandardPage
from cyberport_cms.newsroom.pages import BilingualPage
from cyberport_cms.newsroom.reading import read
from factsheets.models import Fact, FactsheetIndexPage, FactsheetPage
from factsheets.seen import seen_facts
from factsheets.views import fact_url, facts_for_readers
from releases.models import ReleaseIndexPage, ReleasePage

_LONG_TEXTS = ("body", "closing", "sections")
# What Google News asks for: what is new, and its own names for the scripts of Chinese.
_NEWS_HOURS = 48
_MOST_NEWS = 1000
_NEWS_LANGUAGES = {"en": "en", "zh-hant": "zh-tw", "zh-hans": "zh-cn"}


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
        return entry(page, page_url(page, language), language, page.reading_languages)


class FactSitemap(BilingualSitemap):
    """The page of each fact that anybody may see, in the languages in which they may."""

    def __init__(self) -> None:
        self.seen = seen_facts()

    def items(self) -> list[tuple[Fact, ReadingLanguage]]:
        facts = facts_for_readers().filter(pk__in=self.seen.keys).order_by("pk")
        return [(fact, language) for fact in facts for language in self.seen.languages_of(fact)]

    def _entry(self, fact: Fact, language: ReadingLanguage) -> dict[str, Any]:
        published = self.seen.languages_of(fact)
        return entry(fact, fact_url(fact, language), language, published)


class NewsSitemap(BilingualSitemap):
    """The releases of the last two days for Google News, each language an article of its own."""

    def __init__(self) -> None:
        super().__init__(ReleasePage)

    def items(self) -> list[tuple[ReleasePage, ReadingLanguage]]:
        since = timezone.now() - timedelta(hours=_NEWS_HOURS)
        releases = ReleasePage.objects.visible().filter(release_time__gte=since).newest_first()
        releases = releases.defer(*_LONG_TEXTS[:2])[:_MOST_NEWS]
        return [(page, each) for page in releases for each in page.reading_languages][:_MOST_NEWS]

    def _entry(self, page: ReleasePage, language: ReadingLanguage) -> dict[str, Any]:
        with override(language.code):
            name = str(settings.WAGTAIL_SITE_NAME)
        return super()._entry(page, language) | {
            "publication": name,
            "language": _NEWS_LANGUAGES[language.code],
            "published": timezone.localtime(page.release_time).isoformat(timespec="seconds"),
            "title": read(page, "headline", language),
        }


def entry(
    item: Any, path: str, language: ReadingLanguage, published: Iterable[ReadingLanguage]
) -> dict[str, Any]:
    """What the sitemap says of one address."""
    choices = alternates_of(path, language, published=published)
    links = [
        {"location": choice.absolute_url, "lang_code": choice.language.lang_tag}
        for choice in choices
        if choice.exists
    ]
    if default := default_alternate(choices):
        links.append({"location": default.absolute_url, "lang_code": "x-default"})
    return {
        "item": item,
        "location": absolute(path),
        "lastmod": item.last_published_at,
        "changefreq": None,
        "priority": "",
        "alternates": links,
    }


SITEMAPS: dict[str, Any] = {
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
SITEMAPS[Fact.__name__] = FactSitemap
NEWS_SITEMAPS: dict[str, Any] = {"news": NewsSitemap}
