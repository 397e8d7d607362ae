"""Addresses in each language: the switcher, canonical addresses and hreflang."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from wagtail.models import Page

from cyberport_cms.bilingual.languages import BY_CODE, READING_LANGUAGES, ReadingLanguage

_ROOT_RELATIVE = re.compile(r'(\s(?:href|src)=")/(?!/)')


@dataclass(frozen=True)
class Alternate:
    """The same page in one of the languages."""

    language: ReadingLanguage
    url: str  # path and query
    exists: bool  # published in that language
    current: bool

    @property
    def absolute_url(self) -> str:
        return absolute(self.url)


def absolute(path: str) -> str:
    """An address for feeds, metadata and mails, on the site's public origin."""
    return path if "://" in path else f"{settings.SITE_URL}{path}"


def with_absolute_links(html: str) -> str:
    """HTML that is read elsewhere: its links and files with the site's public origin."""
    return _ROOT_RELATIVE.sub(rf"\g<1>{settings.SITE_URL}/", html)


def in_language(path: str, language: ReadingLanguage) -> str:
    """The same address with another language prefix; an address without one stays as it is."""
    head, _, rest = path.lstrip("/").partition("/")
    return f"/{language.code}/{rest}" if head in BY_CODE else path


def alternates(
    path: str, current: ReadingLanguage, published: Iterable[ReadingLanguage] = READING_LANGUAGES
) -> list[Alternate]:
    """The address of `path` in every language, in the order of the switcher."""
    published = tuple(published)
    return [
        Alternate(language, in_language(path, language), language in published, language == current)
        for language in READING_LANGUAGES
    ]


def default_alternate(choices: Iterable[Alternate]) -> Alternate | None:
    """The version for readers of any other language: English, else what there is."""
    return next((choice for choice in choices if choice.exists), None)


def page_url(page: Page, language: ReadingLanguage) -> str:
    """The page's path in a language."""
    with translation.override(language.code):
        return page.url or ""
