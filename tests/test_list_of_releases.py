"""The list of releases shows both languages, finds what staff look for, and asks little."""

from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cyberport_cms.newsroom.listing import HONG_KONG
from releases.models import ReleasePage
from tests.factories import (
    in_future,
    make_admin,
    make_body,
    make_closing,
    make_draft,
    make_fact,
    make_factsheet,
    make_release,
    make_snippets,
    make_topic,
    make_writer,
    paragraph,
)
from tests.responses import queries_of

pytestmark = pytest.mark.django_db

RELEASES = "/admin/releases/"


def listed(client: Any, url: str = RELEASES, **query: Any) -> list[str]:
    """The titles in a listing, from the top."""
    response = client.get(url, query)
    return [row.title for row in response.context["object_list"]]


# Columns


def test_the_list_shows_both_headlines_and_what_pr_staff_look_for(admin: Any) -> None:
    make_release(
        headline_en="Doors open",
        headline_zh_hant="開放日",
        kind="media_invitation",
        topics=[make_topic(name_en="Smart city")],
        release_time=datetime(2025, 2, 26, 1, 30, tzinfo=HONG_KONG),
    )
    words = admin.get(RELEASES).content.decode()
    for shown in (
        '<span class="both-sides__side" lang="en">Doors open</span>',
        '<span class="both-sides__side" lang="zh-Hant-HK">開放日</span>',
        "Media invitation",
        "26 February 2025, 01:30",
        "Smart city",
    ):
        assert shown in words


def test_the_time_is_hong_kongs_wherever_the_reader_is(admin: Any) -> None:
    make_release(release_time=datetime(2025, 2, 26, 1, 30, tzinfo=HONG_KONG))
    user = make_admin()
    user.wagtail_userprofile.current_time_zone = "America/New_York"
    user.wagtail_userprofile.save()
    admin.force_login(user)
    assert "26 February 2025, 01:30" in admin.get(RELEASES).content.decode()


def language_words(client: Any) -> list[str]:
    """The text alternatives of the completeness column."""
    html = client.get(RELEASES).content.decode()
    return [part.split('"')[0] for part in html.split('title="') if part.startswith(("Eng", "Chi"))]


def test_completeness_is_said_in_words(admin: Any) -> None:
    make_release(languages="en", headline_zh_hant="", body=[paragraph(zh_hant="")], live=False)
    assert language_words(admin) == ["English: complete", "Chinese: not published"]
    ReleasePage.objects.update(languages="both")
    assert language_words(admin) == ["English: complete", "Chinese: not complete"]


# Order and filters


def test_newest_release_first_and_what_has_no_time_on_top(admin: Any) -> None:
    make_release(headline_en="Old", release_time=datetime(2024, 5, 1, tzinfo=HONG_KONG))
    make_release(headline_en="New", release_time=datetime(2025, 5, 1, tzinfo=HONG_KONG))
    make_release(headline_en="Being written", live=False, release_time=None)
    assert listed(admin) == ["Being written", "New", "Old"]
    assert listed(admin, ordering="release_time") == ["Being written", "Old", "New"]


@pytest.fixture
def releases(admin: Any) -> Any:
    """Five releases that differ in everything that can be filtered."""
    city, health = make_topic(), make_topic()
    make_release(
        headline_en="A",
        topics=[city, health],
        release_time=datetime(2025, 1, 1, 0, 30, tzinfo=HONG_KONG),
    )
    make_release(
        headline_en="B",
        topics=[health],
        kind="speech",
        release_time=datetime(2024, 12, 31, 23, 30, tzinfo=HONG_KONG),
    )
    make_draft(headline_en="C")
    make_release(headline_en="D", release_time=in_future())
    page = make_release(
        headline_en="E",
        languages="en",
        headline_zh_hant="",
        label_zh_hant="",
        dateline_place_zh_hant="",
        end_mark_zh_hant="",
        body=[paragraph(zh_hant="")],
    )
    page.headline_en = "E"
    page.save_revision()
    make_release(headline_en="F", live=False).get_workflow().start(
        ReleasePage.objects.get(headline_en="F"), make_writer()
    )
    return city, health


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"kind": "speech"}, "B"),
        ({"year": "2025"}, "A"),
        ({"year": ["2024", "2025"]}, "AB"),
        ({"status": "draft"}, "CF"),
        ({"status": "scheduled"}, "D"),
        ({"status": "live"}, "ABE"),
        ({"status": "changed"}, "E"),
        ({"status": "waiting"}, "F"),
        ({"languages": "en"}, "E"),
        ({"completeness": "missing_zh_hant"}, "C"),
        ({"completeness": "missing_en"}, ""),
        ({"completeness": "complete"}, "ABDEF"),
        ({"kind": "press_release", "status": "live"}, "AE"),
        ({"q": "開放"}, "ABDF"),
        ({"q": "開放", "status": "live"}, "AB"),
        ({"q": "開放", "ordering": "-release_time", "kind": "press_release"}, "ADF"),
    ],
)
def test_filters(releases: Any, admin: Any, query: dict[str, Any], found: str) -> None:
    assert "".join(sorted(listed(admin, **query))) == found


def test_filter_by_topic_lists_each_release_once(releases: Any, admin: Any) -> None:
    city, health = releases
    assert listed(admin, topic=city.pk) == ["A"]
    assert sorted(listed(admin, topic=[city.pk, health.pk])) == ["A", "B"]


def test_a_filter_without_hits_says_so(releases: Any, admin: Any) -> None:
    response = admin.get(RELEASES, {"kind": "statement"})
    assert "No releases match your query" in response.content.decode()


def test_the_list_is_exported(admin: Any) -> None:
    make_release(headline_zh_hant="開放日")
    response = admin.get(RELEASES, {"export": "csv"})
    assert "開放日" in b"".join(response.streaming_content).decode()


# Queries


def test_the_list_of_releases_asks_as_much_for_30_rows_as_for_3(admin: Any, site: Any) -> None:
    def add(number: int) -> None:
        snippets = make_snippets()
        for _ in range(number):
            make_release(
                topics=[snippets.topic],
                body=make_body(snippets.spokesperson),
                closing=make_closing(snippets.contact, snippets.boilerplate),
            )

    add(3)
    explorer = reverse("wagtailadmin_explore", args=[site.releases.pk])
    before = [queries_of(admin, url) for url in (RELEASES, explorer)]
    add(27)
    assert [queries_of(admin, url) for url in (RELEASES, explorer)] == before


@pytest.mark.parametrize("url", ["/admin/factsheets/", "/admin/snippets/factsheets/fact/"])
def test_the_lists_of_factsheets_and_facts_likewise(admin: Any, url: str) -> None:
    topic = make_topic()
    for _ in range(3):
        make_factsheet(facts=[make_fact(topic=topic)])
    before = queries_of(admin, url)
    for _ in range(7):
        make_factsheet(facts=[make_fact(topic=topic)])
    assert queries_of(admin, url) == before


def test_the_list_reads_no_body(admin: Any) -> None:
    make_release()
    admin.get(RELEASES)
    with CaptureQueriesContext(connection) as queries:
        admin.get(RELEASES)
    rows = [q["sql"] for q in queries if "release_time" in q["sql"] and "LIMIT" in q["sql"]]
    assert rows
    assert not any('"releases_releasepage"."body"' in sql for sql in rows)
