"""The news sitemap: what Google News asks for, of what anybody may see."""

from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cyberport_cms import sitemaps

from .factories import in_future, make_release
from .test_api_visibility import RELEASE_STATES, SECRETS, WORDS, hide

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def news(client: Any) -> list[dict[str, str]]:
    response = client.get("/news-sitemap.xml")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml"
    return [
        {"loc": url.findtext(f"{SITEMAP}loc")}
        | {part.tag.removeprefix(NEWS): part.text for part in url.iter() if not len(part)}
        for url in ElementTree.fromstring(response.content)
    ]


def test_each_language_is_an_article_of_its_own(site, client):
    release = make_release(headline_en="Fish & chips", headline_zh_hant="開放大門", slug="doors")
    entries = news(client)
    assert [(each["loc"], each["language"], each["title"]) for each in entries] == [
        ("http://127.0.0.1:8000/en/releases/doors/", "en", "Fish & chips"),
        ("http://127.0.0.1:8000/zh-hant/releases/doors/", "zh-tw", "開放大門"),
        ("http://127.0.0.1:8000/zh-hans/releases/doors/", "zh-cn", "开放大门"),
    ]
    for each in entries:
        moment = datetime.fromisoformat(each["publication_date"])
        assert moment == release.release_time.replace(microsecond=0)
        assert each["publication_date"].endswith("+08:00")
        # Its name as it stands on the page.
        page = client.get(each["loc"].removeprefix("http://127.0.0.1:8000")).content.decode()
        assert f'property="og:site_name" content="{each["name"]}"' in page


def test_the_newest_of_two_days(site, client):
    now = timezone.now()
    make_release(slug="old", release_time=now - timedelta(hours=49))
    make_release(slug="recent", release_time=now - timedelta(hours=47))
    make_release(slug="new", release_time=now - timedelta(hours=1))
    slugs = [each["loc"].split("/")[-2] for each in news(client)]
    assert slugs == ["new"] * 3 + ["recent"] * 3


def test_at_most_as_many_as_are_read(site, client, monkeypatch):
    monkeypatch.setattr(sitemaps, "_MOST_NEWS", 4)
    for _number in range(3):
        make_release()
    assert len(news(client)) == 4


def test_only_the_languages_in_which_it_is_published(site, client):
    make_release(languages="en", slug="alone")
    assert [each["language"] for each in news(client)] == ["en"]


@pytest.mark.parametrize("state", RELEASE_STATES)
def test_what_is_hidden_is_not_news(site, client, state):
    hide(state, make_release, **WORDS)
    assert news(client) == []
    text = client.get("/news-sitemap.xml").content.decode()
    assert not [words for words in SECRETS if words in text]


def test_robots_are_told_of_both_sitemaps(site, client):
    text = client.get("/robots.txt").content.decode()
    for name in ("sitemap.xml", "news-sitemap.xml"):
        assert f"\nSitemap: http://127.0.0.1:8000/{name}\n" in f"\n{text}\n"
        assert client.get(f"/{name}").status_code == 200


def test_it_asks_little(site, client):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            news(client)
        return len(queries)

    make_release()
    news(client)
    few = asked()
    for _number in range(9):
        make_release()
    make_release(release_time=in_future())
    assert asked() == few <= 2
