"""A figure is followed from one publication of its fact to the next; staff see who, when and why."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cyberport_cms.bilingual.languages import BY_CODE
from cyberport_cms.newsroom.templatetags.newsroom_tags import iso
from factsheets.models import Fact, Figure
from factsheets.over_time import figures_over_time, words_around
from tests.members import change_members
from tests.responses import words_in

from .factories import (
    make_admin,
    make_approver,
    make_fact,
    make_fact_owner,
    make_factsheet,
    make_user,
    make_writer,
)
from .test_fact_page import dots, members, read, rows

pytestmark = pytest.mark.django_db


def versions_url(fact: Fact) -> str:
    return reverse("wagtailsnippets_factsheets_fact:versions", args=[fact.pk])


# Figures over time


def over_time(fact: Fact, language: str = "en") -> list[list[tuple[str, str, bool]]]:
    """Of the first figure: day, words and whether it was corrected, newest first, unit by unit."""
    versions = fact.versions.prefetch_related("figures")
    figure = figures_over_time(versions, BY_CODE[language])[0]
    return [
        [(row.point.day.isoformat(), row.text, row.corrected) for row in line.rows]
        for line in figure.lines
    ]


def test_without_an_as_at_day_a_figure_holds_from_its_publication(site, client):
    fact = members(as_at=None)
    make_factsheet(facts=[fact])
    today = fact.newest_version.published_at
    assert rows(read(client))[0][0].startswith("published ")
    assert over_time(fact)[0][0][0] == iso(today)[:10]


def test_another_unit_begins_another_line(site, client):
    fact = members()
    make_factsheet(facts=[fact])
    dollars = Figure(name="members", value=Decimal(5000), unit="HKD")
    change_members(fact, 0, figures=[dollars], as_at=date(2025, 3, 31))
    assert over_time(fact) == [
        [("2025-03-31", "HK$5,000", False)],
        [("2024-03-31", "over 2,100", False)],
    ]
    html = read(client)
    assert html.count("<table") == 2
    assert 'role="img"' not in html  # of one point each
    dollars = Figure(name="members", value=Decimal(6000), unit="HKD")
    change_members(fact, 0, figures=[dollars], as_at=date(2026, 3, 31))
    assert read(client).count('role="img"') == 1


def test_one_point_makes_no_chart(site, client):
    fact = members()
    make_factsheet(facts=[fact])
    html = read(client)
    assert "<table" in html
    assert dots(html) == 0
    change_members(fact, 2300, as_at=date(2025, 3, 31))
    assert dots(read(client)) == 2


def test_other_words_about_the_same_day_are_no_new_point(site):
    fact = members()
    change_members(fact, 2100, statement_en="<p>There are {members} of us.</p>")
    assert over_time(fact) == [[("2024-03-31", "over 2,100", False)]]


def test_a_correction_of_the_same_day_is_told_and_not_drawn(site, client):
    fact = members()
    make_factsheet(facts=[fact])
    change_members(fact, 2150)
    assert over_time(fact) == [
        [("2024-03-31", "over 2,150", False), ("2024-03-31", "over 2,100", True)]
    ]
    html = read(client)
    assert "corrected since" in html
    assert dots(html) == 0  # one point stands
    change_members(fact, 2300, as_at=date(2025, 3, 31))
    assert dots(read(client)) == 2


def test_a_figure_is_told_from_another_by_the_words_around_it(site, client):
    figures = [Figure(name="onsite", value=Decimal(1200)), Figure(name="share", value=Decimal("4.5"),
               unit="per_cent")]  # fmt: skip
    fact = make_fact(
        key="two",
        statement_en="<p>Of 2.5 million, {onsite} are on site; {share} came this year.</p>",
        statement_zh_hant="<p>其中{onsite}名在園區，{share}於今年加入。</p>",
        figures=figures,
    )
    make_factsheet(facts=[fact])
    html = read(client, key="two")
    assert "<b>1,200</b> <span>1,200 are on site</span>" in html
    assert "<b>4.5 per cent</b> <span>4.5 per cent came this year</span>" in html
    chinese = read(client, "zh-hans", key="two")
    assert "<span>4.5%于今年加入</span>" in chinese
    assert words_around(fact, "unknown", BY_CODE["en"]) == ""


def test_a_figure_that_a_fact_names_no_more_is_history_for_staff(site, client):
    fact = members()
    make_factsheet(facts=[fact])
    change_members(
        fact,
        0,
        figures=[],
        statement_en="<p>Home to many.</p>",
        statement_zh_hant="<p>成員眾多。</p>",
    )
    assert "<svg xmlns" not in read(client)
    client.force_login(make_admin())
    assert "over 2,100" in words_in(client.get(versions_url(fact)).content.decode())


# Staff


def test_staff_read_who_published_what_when_and_why(site, client):
    owner = make_fact_owner(first_name="Wing", last_name="Ho")
    fact = members()
    fact.statement_en = "<p>Home to {members} members in the bay.</p>"
    fact.figures = [Figure(name="members", value=Decimal(2300), qualifier="over")]
    fact.change_note, fact.as_at = "Annual count", date(2025, 3, 31)
    fact.save_revision(user=owner).publish(user=owner)
    client.force_login(owner)
    html = client.get(versions_url(fact)).content.decode()
    for words in ("Wing Ho", "Annual count", "31 March 2025", "Annual report"):
        assert words in html
    assert "over <del>2,100</del><ins>2,300</ins> members<ins> in the bay</ins>." in html
    assert "社群：匯聚超過<del>2,100</del><ins>2,300</ins>名成員" in html
    assert 'role="img"' in html


def test_the_history_speaks_the_language_of_its_reader(site, client):
    fact = members()
    client.force_login(make_fact_owner(language="zh-hant"))
    html = client.get(versions_url(fact)).content.decode()
    assert "超過2,100" in html
    assert "2024年3月31日" in html


@pytest.mark.parametrize("maker", [make_writer, make_approver, make_fact_owner])
def test_whoever_may_view_facts_may_read_their_history(site, client, maker):
    fact = members()
    client.force_login(maker())
    assert client.get(versions_url(fact)).status_code == 200
    listing = client.get(reverse("wagtailsnippets_factsheets_fact:list"))
    assert versions_url(fact) in listing.content.decode()


def test_nobody_else_may(site, client):
    fact = members()
    assert client.get(versions_url(fact)).status_code == 302
    stranger = make_user()
    client.force_login(stranger)
    assert client.get(versions_url(fact)).status_code == 302
    # Into the admin, but with no right on facts.
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    response = client.get(versions_url(fact))
    assert response.status_code == 302
    assert response.url == "/admin/"


def test_the_edit_form_and_wagtails_own_history_lead_to_it(site, client):
    fact = members()
    client.force_login(make_fact_owner())
    for name in ("edit", "history"):
        url = reverse(f"wagtailsnippets_factsheets_fact:{name}", args=[fact.pk])
        assert versions_url(fact) in client.get(url).content.decode(), name


def test_a_fact_that_was_never_published_has_no_history_yet(site, client):
    fact = members(live=False)
    client.force_login(make_fact_owner())
    assert "not been published yet" in client.get(versions_url(fact)).content.decode()


def test_the_history_of_thirty_versions_costs_staff_no_more(site, client):
    fact = members()
    client.force_login(make_fact_owner())

    def count() -> int:
        client.get(versions_url(fact))
        with CaptureQueriesContext(connection) as queries:
            client.get(versions_url(fact))
        return len(queries)

    change_members(fact, 2200)
    with_two = count()
    for number in range(20):
        change_members(fact, 2300 + number)
    assert count() == with_two
