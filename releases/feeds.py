"""The newest releases for the media, in each language. What may be shown is decided elsewhere."""

import mimetypes
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Enclosure
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

from cyberport_cms.newsroom.addresses import absolute
from cyberport_cms.newsroom.feed_formats import FORMATS
from cyberport_cms.newsroom.freezing import for_reading
from cyberport_cms.newsroom.models import Topic
from cyberport_cms.newsroom.reading import current_language, read

from .models import ReleasePage
from .text import feed_html

LENGTH = 20


class ReleaseFeed(Feed):
    """The 20 newest releases of the address's language, of one topic where the address names it."""

    item_guid_is_permalink = False

    def __init__(self, format_name: str) -> None:
        self.format_name = format_name
        self.feed_type = FORMATS[format_name]
        self.language = current_language().lang_tag

    def get_object(self, request: HttpRequest, topic: str | None = None) -> Topic | None:
        if topic is None:
            return None
        if found := Topic.objects.filter(slug=topic, live=True).first():
            return found
        raise Http404(f"No topic {topic}")

    def title(self, topic: Topic | None) -> str:
        if topic:
            return _("Cyberport press releases: %(topic)s") % {"topic": read(topic, "name")}
        return _("Cyberport press releases")

    def link(self, topic: Topic | None) -> str:
        query = f"?topic={topic.slug}" if topic else ""
        return absolute(f"/{current_language().code}/releases/{query}")

    def feed_url(self, topic: Topic | None) -> str:
        place = f"topics/{topic.slug}/" if topic else ""
        return absolute(f"/{current_language().code}/releases/{place}feed/{self.format_name}/")

    def author_name(self, topic: Topic | None) -> str:
        return _("Cyberport")

    def description(self, topic: Topic | None) -> str:
        return _("News from Cyberport, Hong Kong’s digital technology hub.")

    def newest(self, topic: Topic | None) -> list[ReleasePage]:
        releases = ReleasePage.objects.visible(current_language()).newest_first()
        if topic:
            releases = releases.filter(topics=topic)
        releases = releases.select_related("lead_image").prefetch_related("topics")
        return for_reading(list(releases[:LENGTH]))

    def get_feed(self, obj: Topic | None, request: HttpRequest) -> Any:
        self.request = request
        self.items = self.newest(obj)  # fetched once, with all that they need
        return super().get_feed(obj, request)

    def item_title(self, item: ReleasePage) -> str:
        return read(item, "headline")

    def item_description(self, item: ReleasePage) -> str:
        return read(item, "summary") or read(item, "subheadline") or read(item, "headline")

    def item_link(self, item: ReleasePage) -> str:
        return absolute(item.url)

    def item_guid(self, item: ReleasePage) -> str:
        return item.guid(current_language())

    def item_pubdate(self, item: ReleasePage) -> datetime:
        return localtime(item.release_time)

    def item_updateddate(self, item: ReleasePage) -> datetime:
        return localtime(item.last_published_at or item.release_time)

    def item_categories(self, item: ReleasePage) -> list[str]:
        return [read(topic, "name") for topic in item.topics.all() if read(topic, "name")]

    def item_enclosures(self, item: ReleasePage) -> list[Enclosure]:
        if not item.lead_image:
            return []
        photo = item.lead_image
        mime_type = mimetypes.guess_type(photo.file.name)[0] or "image/jpeg"
        return [Enclosure(absolute(photo.file.url), str(photo.get_file_size()), mime_type)]

    def item_extra_kwargs(self, item: ReleasePage) -> dict[str, Any]:
        context = {"request": self.request, "page": item, "language": current_language()}
        return {"creator": _("Cyberport"), "content": feed_html(item, context)}


@conditional_page
def release_feed(request: HttpRequest, format_name: str, topic: str | None = None) -> HttpResponse:
    """The feed, or 304 where the reader has it already."""
    return ReleaseFeed(format_name)(request, topic=topic)
