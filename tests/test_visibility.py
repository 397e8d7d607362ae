"""One visibility rule: what may not be seen cannot be reached by any address."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from releases.models import ReleasePage

from .factories import (
    in_future,
    make_boilerplate,
    make_closing,
    make_contact,
    make_fact,
    make_factsheet,
    make_photo,
    make_release,
    make_standard_page,
    make_topic,
    paragraph,
)

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "zh-hant", "zh-hans"]
SECRET_EN = "Unannounced zephyr"
SECRET_ZH = "未宣布的颶風"  # in Simplified: 未宣布的飓风


def everywhere(language: str, release: ReleasePage, topic_slug: str) -> dict[str, str]:
    """Every public address where a release could show."""
    return {
        "home": f"/{language}/",
        "list": f"/{language}/releases/",
        "list of topic": f"/{language}/releases/?topic={topic_slug}",
        "feed": f"/{language}/releases/feed/rss/",
        "feed of topic": f"/{language}/releases/topics/{topic_slug}/feed/rss/",
        "search": f"/{language}/search/?q=zephyr",
        "Chinese search": f"/{language}/search/?q=颶風",
        "neighbour": f"/{language}/releases/neighbour/",
        "sitemap": "/sitemap.xml",
    }


def hidden_release(state: str, topic) -> ReleasePage:
    words = {
        "headline_en": SECRET_EN,
        "headline_zh_hant": SECRET_ZH,
        "slug": "secret",
        "topics": [topic],
    }
    match state:
        case "draft":
            return make_release(live=False, **words)
        case "scheduled":
            return make_release(release_time=in_future(hours=2), **words)
        case "live before its time":
            page = make_release(**words)
            ReleasePage.objects.filter(pk=page.pk).update(release_time=in_future(hours=2))
            return page
        case "withdrawn":
            page = make_release(**words)
            page.unpublish()
            return page
        case "restricted":
            page = make_release(**words)
            page.view_restrictions.create(restriction_type="login")
            return page
    raise AssertionError(state)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "state", ["draft", "scheduled", "live before its time", "withdrawn", "restricted"]
)
def test_a_hidden_release_shows_nowhere(site, client, state, language):
    topic = make_topic()
    hour_ago = timezone.now() - timedelta(hours=1)
    make_release(slug="neighbour", topics=[topic], release_time=hour_ago)
    hidden = hidden_release(state, topic)

    for place, address in everywhere(language, hidden, topic.slug).items():
        response = client.get(address)
        assert response.status_code == 200, place
        text = response.content.decode().replace(f'value="{SECRET_ZH[4:]}"', "")
        for secret in (SECRET_EN, SECRET_ZH, "未宣布的飓风", "/releases/secret/"):
            assert secret not in text, f"{secret} shows in {place} ({address})"
    response = client.get(f"/{language}/releases/secret/")
    assert response.status_code in ((302,) if state == "restricted" else (404,))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_public_release_shows_everywhere(site, client, language):
    topic = make_topic()
    hour_ago = timezone.now() - timedelta(hours=1)
    make_release(slug="neighbour", release_time=hour_ago - timedelta(hours=1))
    release = make_release(
        headline_en=SECRET_EN,
        headline_zh_hant=SECRET_ZH,
        slug="secret",
        topics=[topic],
        release_time=hour_ago,
    )
    for place, address in everywhere(language, release, topic.slug).items():
        assert f"/{language}/releases/secret/" in client.get(address).content.decode(), place
    assert client.get(f"/{language}/releases/secret/").status_code == 200


def test_a_release_in_one_language_is_listed_there_only_and_says_so_kindly(site, client):
    make_release(
        headline_en="English alone", headline_zh_hant="", slug="alone", languages="en",
        label_zh_hant="", dateline_place_zh_hant="", end_mark_zh_hant="",
    )  # fmt: skip
    for language in ("zh-hant", "zh-hans"):
        for address in ("", "releases/", "releases/feed/rss/", "search/?q=alone"):
            text = client.get(f"/{language}/{address}").content.decode()
            assert "/releases/alone/" not in text, address
        page = client.get(f"/{language}/releases/alone/")
        assert page.status_code == 200
        text = page.content.decode()
        assert 'href="/en/releases/alone/"' in text
        assert "noindex" in text
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/en/releases/alone/" in sitemap
    assert "/zh-hant/releases/alone/" not in sitemap


def test_alternates_name_only_versions_that_exist(site, client):
    make_release(slug="both")
    make_release(
        slug="one", languages="en", headline_zh_hant="", label_zh_hant="",
        dateline_place_zh_hant="", end_mark_zh_hant="",
    )  # fmt: skip
    text = client.get("/en/releases/both/").content.decode()
    for lang in ("en", "zh-Hant-HK", "zh-Hans", "x-default"):
        assert text.count(f'hreflang="{lang}" href="http://127.0.0.1:8000/') >= 1, lang
    assert '<link rel="canonical" href="http://127.0.0.1:8000/en/releases/both/">' in text
    text = client.get("/en/releases/one/").content.decode()
    assert 'rel="alternate" hreflang="en"' in text
    assert 'rel="alternate" hreflang="zh-Han' not in text


def test_each_language_points_to_the_others_and_back(site, client):
    make_release(slug="both")
    links = []
    for language in LANGUAGES:
        text = client.get(f"/{language}/releases/both/").content.decode()
        links.append(
            [line.strip() for line in text.splitlines() if 'rel="alternate" hreflang' in line]
        )
    assert links[0]
    assert links[0] == links[1] == links[2]


@pytest.mark.parametrize("published", ["en", "zh_hant"])
def test_words_of_a_side_that_is_not_published_find_nothing(site, client, published):
    sides = {"en": "zephyr", "zh_hant": "颶風"}
    written = {
        f"headline_{side}": f"{word} {number}" for number, (side, word) in enumerate(sides.items())
    }
    page = make_release(
        slug="alone", languages=published, body=[paragraph("A zephyr.", "一場颶風。")], **written
    )
    fact = make_fact(
        languages=published, statement_en="<p>A zephyr.</p>", statement_zh_hant="<p>一場颶風。</p>",
        figures=[],
    )  # fmt: skip
    make_factsheet(slug="glance", facts=[fact], languages=published)
    language = {"en": "en", "zh_hant": "zh-hant"}[published]
    assert page.title.startswith(sides[published])
    for side, word in sides.items():
        text = client.get(f"/{language}/search/?q={word}").content.decode()
        for address in ("/releases/alone/", f"/factsheets/glance/#fact-{fact.key}"):
            assert (address in text) is (side == published), (address, side)
        hits = client.get("/api/v2/releases/", {"search": word}).json()["meta"]["total_count"]
        assert hits == (side == published)


def test_facts_and_standard_pages_are_found_in_three_scripts(site, client):
    factsheet = make_factsheet(slug="figures")
    fact = factsheet.facts[0]
    make_standard_page(
        site.home, headline_en="Contact", headline_zh_hant="聯絡我們", slug="contact"
    )
    for language, words in (("en", "companies"), ("zh-hant", "匯聚"), ("zh-hans", "汇聚")):
        text = client.get(f"/{language}/search/?q={words}").content.decode()
        assert f"/{language}/factsheets/figures/#fact-{fact.key}" in text
    assert "/zh-hans/contact/" in client.get("/zh-hans/search/?q=联络").content.decode()


def test_a_fact_on_no_public_factsheet_is_not_found(site, client):
    factsheet = make_factsheet(live=False)
    text = client.get("/en/search/?q=companies").content.decode()
    assert factsheet.facts[0].key not in text


def test_the_switcher_keeps_the_reader_on_the_page_and_the_query(site, client):
    make_release(slug="both")
    text = client.get("/en/releases/?year=2025").content.decode()
    assert 'href="/zh-hans/releases/?year=2025"' in text


def test_unknown_addresses_answer_in_the_readers_language(site, client):
    for language, lang in (("en", "en"), ("zh-hant", "zh-Hant-HK"), ("zh-hans", "zh-Hans")):
        response = client.get(f"/{language}/nowhere/")
        assert response.status_code == 404
        assert f'<html lang="{lang}"' in response.content.decode()


def test_root_leads_to_the_readers_language(site, client):
    for header, target in (("en-GB", "/en/"), ("zh-HK", "/zh-hant/"), ("zh-CN", "/zh-hans/")):
        response = client.get("/", headers={"accept-language": header})
        assert response.headers["Location"] == target


def test_djangos_own_admin_is_not_exposed(site, client):
    for address in ("/django-admin/", "/en/django-admin/", "/en/admin/"):
        assert client.get(address, follow=True).status_code == 404


def test_query_counts_do_not_grow(site, client):
    paths = ("", "releases/", "releases/feed/rss/", "releases/first/", "search/?q=園區")
    addresses = [f"/{language}/{path}" for language in LANGUAGES for path in paths]
    addresses.append("/sitemap.xml")

    def counts() -> dict[str, int]:
        found = {}
        for address in addresses:
            client.get(address)  # renditions and caches exist from here on
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            found[address] = len(queries)
        return found

    contact, boilerplate, topic = make_contact(), make_boilerplate(), make_topic()
    photo = make_photo()

    def add(number: int, **kwargs) -> None:
        for _ in range(number):
            make_release(
                closing=make_closing(contact, boilerplate), topics=[topic], lead_image=photo, lead_image_alt_en="Harbour",
                lead_image_alt_zh_hant="海港", **kwargs,
            )  # fmt: skip

    add(1, slug="first", release_time=timezone.now() - timedelta(days=9))
    add(2)
    with_three = counts()
    add(7)
    assert counts() == with_three
