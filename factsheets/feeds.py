"""What changed in a factsheet, edition by edition, for those who follow it."""

from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

from cyberport_cms.bilingual.dates import long_date
from cyberport_cms.newsroom.addresses import absolute
from cyberport_cms.newsroom.feed_formats import FORMATS
from cyberport_cms.newsroom.reading import current_language, read
from cyberport_cms.newsroom.states import SOURCES_OF

from .changes import changes_between
from .models import Edition, FactsheetPage
from .models.editions import pages_of

LENGTH = 10


class FactsheetFeed(Feed):
    """The newest editions of one factsheet in the address's language, each with its changes."""

    item_guid_is_permalink = False

    def __init__(self, format_name: str) -> None:
        self.format_name = format_name
        self.feed_type = FORMATS[format_name]
        self.language = current_language().lang_tag

    def get_object(self, request: HttpRequest, slug: str) -> FactsheetPage:
        visible = FactsheetPage.objects.visible(current_language())
        return get_object_or_404(visible, slug=slug)

    def title(self, page: FactsheetPage) -> str:
        return _("%(factsheet)s: what changed") % {"factsheet": read(page, "headline")}

    def link(self, page: FactsheetPage) -> str:
        return absolute(page.url)

    def feed_url(self, page: FactsheetPage) -> str:
        return absolute(f"{page.url}feed/{self.format_name}/")

    def author_name(self, page: FactsheetPage) -> str:
        return _("Cyberport")

    def description(self, page: FactsheetPage) -> str:
        return _("Each edition of this factsheet, with the figures and facts that changed.")

    def items(self, page: FactsheetPage) -> list[dict[str, Any]]:
        source = current_language().source
        written = [languages for languages, sides in SOURCES_OF.items() if source in sides]
        editions = list(
            page.editions.filter(languages__in=written).select_related("factsheet")[: LENGTH + 1]
        )
        shown = list(zip(editions, pages_of(editions), strict=True))
        items = [
            {"edition": edition, "page": now, "changes": changes_between(then, now)}
            for (edition, now), (_before, then) in pairwise(shown)
        ]
        if shown and len(shown) <= LENGTH:
            first, now = shown[-1]
            items.append({"edition": first, "page": now, "changes": None})
        return items

    def item_title(self, item: dict[str, Any]) -> str:
        return _("Edition %(number)d, %(date)s") % {
            "number": item["edition"].number,
            "date": long_date(item["edition"].date, current_language()),
        }

    def item_description(self, item: dict[str, Any]) -> str:
        return read(item["page"], "headline")

    def item_link(self, item: dict[str, Any]) -> str:
        edition: Edition = item["edition"]
        place = "changes/" if item["changes"] is not None else ""
        return absolute(f"{edition.factsheet.url}editions/{edition.number}/{place}")

    def item_guid(self, item: dict[str, Any]) -> str:
        edition: Edition = item["edition"]
        name = f"{edition.factsheet.translation_key}/{edition.number}/{current_language().code}"
        return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"

    def item_pubdate(self, item: dict[str, Any]) -> datetime:
        return localtime(item["edition"].published_at)

    item_updateddate = item_pubdate

    def item_enclosures(self, item: dict[str, Any]) -> list[Any]:
        return []

    def item_extra_kwargs(self, item: dict[str, Any]) -> dict[str, Any]:
        content = render_to_string("includes/changes.html", {"changes": item["changes"]})
        return {"creator": _("Cyberport"), "content": content}


@conditional_page
def factsheet_feed(request: HttpRequest, format_name: str, slug: str) -> HttpResponse:
    """The feed, or 304 where the reader has it already."""
    return FactsheetFeed(format_name)(request, slug=slug)
