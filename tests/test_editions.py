"""Each publication that changes what readers see of a factsheet is an edition, kept for good."""

from datetime import date, timedelta
from decimal import Decimal

import feedparser
import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from wagtail.models import Revision

from cyberport_cms.newsroom.scheduling import publish_due
from factsheets.models import Fact, FactsheetPage, Figure
from tests.members import change_members, chip

from .factories import let_its_time_come, make_fact, make_factsheet, make_release

pytestmark = pytest.mark.django_db


def members(value: int = 2200, **kwargs) -> Fact:
    return make_fact(
        **{
            "key": "members",
            "statement_en": "<p>Home to {members} members.</p>",
            "statement_zh_hant": "<p>匯聚{members}名成員。</p>",
            "figures": [Figure(name="members", value=Decimal(value), qualifier="over")],
        }
        | kwargs
    )


def glance(*facts: Fact, **kwargs) -> FactsheetPage:
    return make_factsheet(slug="glance", facts=list(facts), **kwargs)


def text(client, path: str, language: str = "en") -> str:
    response = client.get(f"/{language}/factsheets/glance/{path}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_first_publication_is_the_first_edition(site, client):
    page = glance(members())
    assert [edition.number for edition in page.editions.all()] == [1]
    assert "over 2,200 members" in text(client, "editions/1/")


def test_a_changed_fact_makes_an_edition_and_the_old_one_stays(site, client):
    fact = members()
    page = glance(fact)
    change_members(fact, 2300)
    assert [edition.number for edition in page.editions.all()] == [2, 1]
    assert "over 2,300 members" in text(client, "")
    assert "over 2,300 members" in text(client, "editions/2/")
    old = text(client, "editions/1/")
    assert "over 2,200 members" in old
    assert "over 2,300" not in old
    assert "Read the current edition" in old


@pytest.mark.parametrize(
    ("language", "then", "now"),
    [
        ("en", "over 2,200", "over 2,300"),
        ("zh-hant", "超過2,200", "超過2,300"),
        ("zh-hans", "超过2,200", "超过2,300"),
    ],
)
def test_the_changes_are_told_in_each_script(site, client, language, then, now):
    fact = members()
    glance(fact)
    change_members(fact, 2300)
    page = text(client, "editions/2/changes/", language)
    assert f"{then}</del>" in page
    assert f"{now}</ins>" in page


def test_added_removed_and_reworded_facts_are_told_apart(site, client):
    stays, goes, comes = members(), make_fact(), make_fact()
    page = glance(stays, goes)
    page = FactsheetPage.objects.get(pk=page.pk)
    page.sections[0].value["facts"] = type(page.sections[0].value["facts"])(
        page.sections[0].value["facts"].list_block, [stays, comes]
    )
    stays.statement_en = "<p>{members} members are at home here.</p>"
    stays.save_revision().publish()
    page.save_revision().publish()
    reworded, moved = text(client, "editions/2/changes/"), text(client, "editions/3/changes/")
    assert "Facts in other words" in reworded
    assert "are at home here" in reworded
    assert "Facts added" in moved
    assert comes.statement_en[3:20] in moved
    assert "Facts removed" in moved
    assert goes.statement_en[3:20] in moved


def test_an_edition_is_not_indexed_and_not_in_the_sitemap(site, client):
    glance(members())
    response = client.get("/en/factsheets/glance/editions/1/")
    assert response["X-Robots-Tag"] == "noindex"
    assert 'content="noindex"' in response.content.decode()
    assert "noindex" not in text(client, "")
    assert "editions" not in client.get("/sitemap.xml").content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_factsheet_is_found_by_its_new_figures_and_not_by_the_old(site, client):
    fact = members()
    glance(fact)
    change_members(fact, 2300)
    found = client.get("/en/search/", {"q": "2,300 members"}).content.decode()
    assert "/en/factsheets/glance/" in found
    gone = client.get("/en/search/", {"q": "2,200 members"}).content.decode()
    assert "/en/factsheets/glance/" not in gone


def test_what_readers_do_not_see_makes_no_edition(site):
    fact = members()
    page = glance(fact)
    fact.note = "Ask Mei in March"
    fact.save_revision().publish()
    page.save_revision().publish()
    assert page.editions.count() == 1
    assert fact.versions.count() == 2


def test_facts_published_together_make_one_edition(site):
    first, second = members(), make_fact()
    page = glance(first, second)
    other = make_factsheet(facts=[first])
    noon = timezone.now() + timedelta(hours=1)
    for fact in (first, second):
        fact.statement_en = fact.statement_en.replace("<p>", "<p>Today: ")
        fact.go_live_at = noon
        fact.save_revision().publish()
    assert page.editions.count() == 1
    for fact in (first, second):
        let_its_time_come(fact)
    publish_due()
    assert page.editions.count() == 2
    assert other.editions.count() == 2


def test_a_fact_and_the_release_that_announces_it_change_at_the_same_minute(site, client):
    fact = members()
    noon = timezone.now() + timedelta(hours=1)
    body = [
        (
            "paragraph",
            {"en": f"<p>We are {chip(fact)} now.</p>", "zh_hant": f"<p>共{chip(fact)}名。</p>"},
        )
    ]
    release = make_release(body=body, release_time=noon, live=False)
    release.get_latest_revision().publish()  # waits for its time, and is the first in the queue
    fact.figures = [Figure(name="members", value=Decimal(2300), qualifier="over")]
    fact.go_live_at = noon
    fact.save_revision().publish()
    let_its_time_come(release)
    let_its_time_come(fact)
    Revision.objects.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=noon)
    publish_due(noon)
    release.refresh_from_db()
    assert release.live
    assert "over 2,300 now" in release.for_reading().side_text("en")


def test_the_revision_date_follows_unless_it_is_set(site, client):
    fact = members()
    page = glance(fact, revision_date=None)
    change_members(fact, 2300)
    assert FactsheetPage.objects.get(pk=page.pk).revised == timezone.localdate()
    page.revision_date = date(2026, 2, 1)
    page.save_revision().publish()
    assert "1 February 2026" in text(client, "")


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
@pytest.mark.parametrize("name", ["rss", "atom", "json"])
def test_the_feed_of_a_factsheet_tells_each_edition(site, client, language, name):
    fact = members()
    glance(fact)
    change_members(fact, 2300)
    response = client.get(f"/{language}/factsheets/glance/feed/{name}/")
    assert response.status_code == 200
    if name == "json":
        items = [(item["url"], item["content_html"]) for item in response.json()["items"]]
    else:
        feed = feedparser.parse(response.content)
        assert not feed.bozo
        items = [(entry.link, entry.content[0].value) for entry in feed.entries]
    assert [url.partition("/glance/")[2] for url, _ in items] == [
        "editions/2/changes/",
        "editions/1/",
    ]
    assert "2,200" in items[0][1]
    assert "2,300" in items[0][1]


@pytest.mark.parametrize("path", ["", "editions/1/", "editions/1/changes/", "feed/rss/"])
def test_nothing_of_a_draft_is_reachable(site, client, path):
    page = glance(members())
    page.unpublish()
    assert client.get(f"/en/factsheets/glance/{path}").status_code == 404


def test_an_unknown_edition_is_not_found(site, client):
    glance(members())
    for path in ("editions/2/", "editions/0/", "editions/x/", "editions/2/changes/", "editions/"):
        assert client.get(f"/en/factsheets/glance/{path}").status_code == 404


def test_a_factsheet_that_was_public_cannot_be_deleted(site):
    page = glance(members())
    with pytest.raises(ValidationError, match="cannot be deleted"):
        page.delete()


def test_the_database_keeps_editions(site):
    glance(members())
    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM factsheets_edition")


def test_an_edition_in_one_language_says_so_kindly_in_the_other(site, client):
    fact = members(languages="en", statement_zh_hant="", lead_in_zh_hant="", source_name_zh_hant="")
    glance(fact, languages="en")
    response = client.get("/zh-hant/factsheets/glance/editions/1/")
    assert response.status_code == 200
    assert "2,200" not in response.content.decode()


def test_a_factsheet_of_122_facts_asks_little(site, client, django_assert_max_num_queries):
    facts = [
        members(value, key=f"members-{value}", statement_en=f"<p>{{members}} of {value}.</p>")
        for value in range(1, 123)
    ]
    sections = [
        ("section", {"en": {"heading": "Part"}, "zh_hant": {"heading": "部分"}, "facts": part})
        for n in range(9)
        if (part := facts[n * 14 : (n + 1) * 14])
    ]
    make_factsheet(slug="glance", sections=sections)
    text(client, "")
    with django_assert_max_num_queries(8):
        assert text(client, "").count('id="fact-members-') == 122
    with django_assert_max_num_queries(14):
        text(client, "editions/1/")
