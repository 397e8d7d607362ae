"""Which fields each endpoint has. What is not named here cannot be asked for."""

from collections.abc import Callable
from typing import Any

from django.utils.timezone import localtime
from rest_framework.fields import Field

from cyberport_cms.newsroom.addresses import absolute, page_url
from cyberport_cms.newsroom.pages import BilingualPage
from cyberport_cms.newsroom.states import SOURCES_OF
from factsheets.models import Edition, Fact, FactsheetPage
from factsheets.views import fact_url
from releases.models import ReleasePage

from .content import (
    FACT,
    LanguageList,
    blocks,
    in_each,
    key_of,
    photo,
    rich_text,
    snippet,
    text,
)

Say = Callable[[Any, LanguageList], Any]


class Said(Field):
    """A field of which a function says what it is, in the languages of the thing's readers."""

    def __init__(self, say: Say) -> None:
        super().__init__(read_only=True, source="*")
        self.say = say

    def to_representation(self, thing: Any) -> Any:
        return self.say(thing, self.context["view"].languages_of(thing))


def _text(name: str) -> Say:
    return lambda thing, languages: text(thing, name, languages)


def _moment(name: str) -> Say:
    def say(thing: Any, languages: LanguageList) -> Any:
        moment = getattr(thing, name)
        return localtime(moment).replace(microsecond=0) if moment else None

    return say


def _languages(thing: Any, languages: LanguageList) -> list[str]:
    return [key_of(language) for language in languages]


def _page_addresses(page: BilingualPage, languages: LanguageList) -> dict[str, str]:
    return in_each(languages, lambda language: absolute(page_url(page, language)))


def _topics(page: ReleasePage, languages: LanguageList) -> list[dict[str, Any]]:
    return [snippet(topic, languages) for topic in page.topics.all() if topic.live]


def _lead_image(page: ReleasePage, languages: LanguageList) -> dict[str, Any] | None:
    if not page.lead_image:
        return None
    return {**photo(page.lead_image), "alt": text(page, "lead_image_alt", languages)}


def _corrections(page: ReleasePage, languages: LanguageList) -> list[dict[str, Any]]:
    return [
        {"date": correction.date, "note": text(correction, "note", languages)}
        for correction in page.corrections.all()
    ]


def _editions(page: FactsheetPage, languages: LanguageList) -> list[dict[str, Any]]:
    return [
        {
            "number": edition.number,
            "date": edition.date,
            "url": {
                key: f"{url}editions/{edition.number}/"
                for key, url in _page_addresses(page, _of_edition(edition, languages)).items()
            },
        }
        for edition in page.editions.defer("sections")
    ]


def _of_edition(edition: Edition, languages: LanguageList) -> LanguageList:
    return [each for each in languages if each.source in SOURCES_OF[edition.languages]]


def _topic_of_fact(fact: Fact, languages: LanguageList) -> dict[str, Any] | None:
    return snippet(fact.topic, languages) if fact.topic and fact.topic.live else None


_PAGE: dict[str, Say] = {
    "id": lambda page, _languages: page.pk,
    "slug": lambda page, _languages: page.slug,
    "languages": _languages,
    "url": _page_addresses,
    "headline": _text("headline"),
    "summary": _text("summary"),
}

RELEASE: dict[str, Say] = {
    **_PAGE,
    "subheadline": _text("subheadline"),
    "kind": lambda page, _languages: page.kind,
    "release_time": _moment("release_time"),
    "updated": _moment("last_published_at"),
    "topics": _topics,
    "lead_image": _lead_image,
    "guid": lambda page, languages: in_each(languages, page.guid),
}
RELEASE_DETAIL: dict[str, Say] = {
    "label": _text("label"),
    "dateline": lambda page, languages: in_each(languages, lambda _language: page.dateline),
    "body": lambda page, languages: blocks(page.body, languages),
    "end_mark": _text("end_mark"),
    "closing": lambda page, languages: blocks(page.closing, languages),
    "corrections": _corrections,
}

FACTSHEET: dict[str, Say] = {
    **_PAGE,
    "revised": lambda page, _languages: page.revised_on,
}
FACTSHEET_DETAIL: dict[str, Say] = {
    "overview": lambda page, languages: rich_text(page, "overview", languages),
    "sections": lambda page, languages: blocks(page.sections, languages),
    "footer": _text("footer"),
    "editions": _editions,
}

FACTS: dict[str, Say] = {
    **FACT,
    "languages": _languages,
    "url": lambda fact, languages: in_each(
        languages, lambda language: absolute(fact_url(fact, language))
    ),
    "topic": _topic_of_fact,
    "updated": _moment("last_published_at"),
}
