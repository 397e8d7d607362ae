"""The feed: well-formed, whole, stable, and polite to those who ask often."""

from datetime import timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import feedparser
import pytest
from django.utils import timezone

from releases.models import ReleasePage

from .factories import (
    make_boilerplate,
    make_closing,
    make_contact,
    make_photo,
    make_release,
    make_topic,
    paragraph,
)

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "zh-hant", "zh-hans"]
NAMES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "atom": "http://www.w3.org/2005/Atom",
}


def feed(client, language: str) -> ElementTree.Element:
    response = client.get(f"/{language}/releases/feed/rss/")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/rss+xml")
    return ElementTree.fromstring(response.content)


@pytest.mark.parametrize(
    ("language", "tag", "headline", "words"),
    [
        ("en", "en", "A “bold” step & more", "Applications open"),
        ("zh-hant", "zh-Hant-HK", "邁出「重要」一步", "星期一開始接受申請"),
        ("zh-hans", "zh-Hans", "迈出「重要」一步", "星期一开始接受申请"),
    ],
)
def test_an_item_holds_what_the_media_need(site, client, language, tag, headline, words):
    release = make_release(
        headline_en="A “bold” step & more",
        headline_zh_hant="邁出「重要」一步",
        slug="bold",
        summary_en="In short.",
        summary_zh_hant="簡而言之。",
        closing=make_closing(make_contact(), make_boilerplate()),
        lead_image=make_photo(),
        lead_image_alt_en="Harbour",
        lead_image_alt_zh_hant="海港",
        topics=[make_topic()],
    )
    channel = feed(client, language).find("channel")
    item = channel.find("item")

    assert channel.findtext("language") == tag
    own = channel.find("atom:link[@rel='self']", NAMES)
    assert own.get("href") == f"http://127.0.0.1:8000/{language}/releases/feed/rss/"
    assert item.findtext("title") == headline
    assert item.findtext("link") == f"http://127.0.0.1:8000/{language}/releases/bold/"
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.findtext("dc:creator", namespaces=NAMES)
    moment = parsedate_to_datetime(item.findtext("pubDate"))
    assert moment == release.release_time.replace(microsecond=0)
    assert item.findtext("pubDate").endswith("+0800")
    content = item.findtext("content:encoded", namespaces=NAMES)
    assert words in content
    assert "tel:+85231663800" in content
    for attribute in ('href="/', 'src="/', "srcset"):
        assert attribute not in content
    enclosure = item.find("enclosure")
    assert enclosure.get("url").startswith("http://127.0.0.1:8000/media/")
    assert int(enclosure.get("length")) > 0
    assert enclosure.get("type") == "image/jpeg"


def test_readers_understand_it(site, client):
    make_release(body=[paragraph(en="Fish & chips <b>today</b>")])
    parsed = feedparser.parse(client.get("/en/releases/feed/rss/").content)
    assert not parsed.bozo
    assert "Fish & chips" in parsed.entries[0].title or parsed.entries[0].content


def test_guids_are_permanent_and_differ_by_language(site, client):
    release = make_release()

    def guid(language: str) -> str:
        return feed(client, language).findtext("channel/item/guid")

    before = {language: guid(language) for language in LANGUAGES}
    assert len(set(before.values())) == 3
    release.slug, release.headline_en = "renamed", "Reworded"
    release.save_revision().publish()
    assert {language: guid(language) for language in LANGUAGES} == before
    assert "renamed" not in str(before)
    assert str(release.pk) not in before["en"].split(":")


def test_the_newest_twenty_in_order(site, client):
    for number in range(23):
        make_release(
            headline_en=f"Number {number}", release_time=timezone.now() - timedelta(days=number)
        )
    titles = [item.findtext("title") for item in feed(client, "en").iter("item")]
    assert titles == [f"Number {number}" for number in range(20)]


def test_a_feed_of_one_topic(site, client):
    topic = make_topic(slug="fintech")
    make_release(headline_en="With topic", topics=[topic])
    make_release(headline_en="Without topic")
    text = client.get("/en/releases/topics/fintech/feed/rss/").content.decode()
    assert "With topic" in text
    assert "Without topic" not in text
    assert client.get("/en/releases/topics/unknown/feed/rss/").status_code == 404


def test_who_has_it_already_gets_304(site, client):
    release = make_release()
    first = client.get("/en/releases/feed/rss/")
    etag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    again = client.get("/en/releases/feed/rss/", headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    again = client.get("/en/releases/feed/rss/", headers={"if-modified-since": modified})
    assert again.status_code == 304

    release.headline_en = "Corrected"
    release.save_revision().publish()
    fresh = client.get("/en/releases/feed/rss/", headers={"if-none-match": etag})
    assert fresh.status_code == 200
    assert b"Corrected" in fresh.content


def test_an_empty_feed_is_a_feed(site, client):
    assert not ReleasePage.objects.exists()
    assert feed(client, "zh-hans").find("channel/item") is None


@pytest.mark.parametrize("address", ["", "releases/", "factsheets/", "search/"])
def test_every_page_leads_to_the_feed(site, client, address):
    for language in LANGUAGES:
        text = client.get(f"/{language}/{address}").content.decode()
        assert f'type="application/rss+xml" href="/{language}/releases/feed/rss/"' in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_atom_and_json_say_the_same(site, client, language):
    topic = make_topic(slug="fintech")
    make_release(topics=[topic], lead_image=make_photo(), lead_image_alt_en="Harbour",
                 lead_image_alt_zh_hant="海港")  # fmt: skip
    item = feed(client, language).find("channel/item")
    for place in ("", "topics/fintech/"):
        response = client.get(f"/{language}/releases/{place}feed/atom/")
        assert response.headers["Content-Type"].startswith("application/atom+xml")
        parsed = feedparser.parse(response.content)
        assert not parsed.bozo
        entry = parsed.entries[0]
        assert (entry.title, entry.id) == (item.findtext("title"), item.findtext("guid"))
        content = item.findtext("content:encoded", namespaces=NAMES)
        atom = ElementTree.fromstring(response.content)
        assert atom.findtext("atom:entry/atom:content", namespaces=NAMES) == content

        response = client.get(f"/{language}/releases/{place}feed/json/")
        assert response.headers["Content-Type"].startswith("application/feed+json")
        whole = response.json()
        assert whole["version"] == "https://jsonfeed.org/version/1.1"
        assert whole["feed_url"].endswith(f"/{language}/releases/{place}feed/json/")
        entry = whole["items"][0]
        assert entry["id"] == item.findtext("guid")
        assert entry["content_html"] == content
        assert entry["attachments"][0]["url"] == item.find("enclosure").get("url")
        etag = response.headers["ETag"]
        address = f"/{language}/releases/{place}feed/json/"
        assert client.get(address, headers={"if-none-match": etag}).status_code == 304
