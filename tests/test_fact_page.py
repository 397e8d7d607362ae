"""A fact's own page shows what was published, to whom a factsheet shows it; staff see why."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model

from cyberport_cms.newsroom.templatetags.newsroom_tags import iso
from factsheets.models import Fact, Figure
from tests.members import change_members
from tests.responses import words_in

from .factories import (
    make_fact,
    make_factsheet,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "zh-hant", "zh-hans"]


def members(value: int = 2100, **kwargs: Any) -> Fact:
    defaults = {
        "key": "members",
        "statement_en": "<p>Home to {members} members.</p>",
        "statement_zh_hant": "<p>匯聚{members}名成員。</p>",
        "figures": [Figure(name="members", value=Decimal(value), qualifier="over")],
        "as_at": date(2024, 3, 31),
    }
    return make_fact(**defaults | kwargs)


def read(client: Any, language: str = "en", key: str = "members") -> str:
    response = client.get(f"/{language}/factsheets/facts/{key}/")
    assert response.status_code == 200
    return response.content.decode()


def rows(html: str) -> list[list[str]]:
    """The cells of every table of figures, row by row."""
    found = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in found]
    return [[words_in(cell) for cell in row] for row in cells][1:]


def dots(html: str) -> int:
    """The points of all charts."""
    return len(re.findall(r'<circle cx="[\d.]+%', html))


# What a reader reads


@pytest.mark.parametrize(
    ("language", "words", "table"),
    [
        (
            "en",
            ["Community", "Home to over 2,300 members.", "As at 31 March 2025", "Annual report"],
            [["31 March 2025", "over 2,300"], ["31 March 2024", "over 2,100"]],
        ),
        (
            "zh-hant",
            ["社群", "匯聚超過2,300名成員。", "2025年3月31日", "年報"],
            [["2025年3月31日", "超過2,300"], ["2024年3月31日", "超過2,100"]],
        ),
        (
            "zh-hans",
            ["社群", "汇聚超过2,300名成员。", "2025年3月31日", "年报"],
            [["2025年3月31日", "超过2,300"], ["2024年3月31日", "超过2,100"]],
        ),
    ],
)
def test_a_fact_with_its_figures_over_time(site, client, language, words, table):
    topic = make_topic(name_en="Talent", name_zh_hant="人才")
    fact = members(topic=topic)
    factsheet = make_factsheet(slug="glance", facts=[fact])
    change_members(fact, 2300, as_at=date(2025, 3, 31), source_url="https://www.example.org/report")
    html = read(client, language)
    assert [word for word in words if word not in words_in(html)] == []
    assert rows(html) == table
    assert html.count('role="img"') == 1
    assert dots(html) == 2
    assert 'href="https://www.example.org/report"' in html
    assert f'href="/{language}/releases/?topic={topic.slug}"' in html
    assert f'href="/{language}/factsheets/{factsheet.slug}/#fact-members"' in html


def test_why_and_by_whom_are_for_staff(site, client):
    fact = members(note="Ask Kit first")
    make_factsheet(facts=[fact])
    change_members(fact, 2300, change_note="Zephyr miscounted")
    html = read(client)
    assert "Zephyr" not in html
    assert "Ask Kit" not in html


def test_search_engines_read_the_same(site, client):
    fact = members()
    make_factsheet(facts=[fact])
    change_members(fact, 2300, as_at=date(2025, 3, 31))
    html = read(client, "zh-hant")
    here = "http://127.0.0.1:8000/zh-hant/factsheets/facts/members/"
    assert f'<link rel="canonical" href="{here}">' in html
    assert '<meta name="description" content="社群：匯聚超過2,300名成員。">' in html
    assert "<title>社群 ·" in html
    alternates = re.findall(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html)
    assert [lang for lang, _url in alternates] == ["en", "zh-Hant-HK", "zh-Hans", "x-default"]
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])
    fact = Fact.objects.get(pk=fact.pk)
    assert data["@type"] == "Dataset"
    assert data["url"] == here
    assert data["temporalCoverage"] == "2024-03-31/2025-03-31"
    assert data["dateModified"] == iso(fact.last_published_at)


def test_a_fact_without_a_lead_in_or_figures_is_called_by_what_it_says(site, client):
    plain = make_fact(
        key="plain", lead_in_en="", lead_in_zh_hant="", statement_en="<p>A harbour of ideas.</p>"
    )
    make_factsheet(facts=[plain])
    html = read(client, key="plain")
    assert "<h1>A harbour of ideas.</h1>" in html
    assert words_in(html.split("<main")[1]).count("A harbour of ideas.") == 1
    assert "<svg xmlns" not in html
    assert "ld+json" not in html


def test_the_document_behind_a_fact_can_be_had_where_the_fact_is_shown(site, client):
    document = get_document_model().objects.create(
        title="Annual report 2025", file=ContentFile(b"%PDF-1.4", "report.pdf")
    )
    fact = members(source_document=document)
    page = make_factsheet(facts=[fact])
    assert f'href="{document.url}"' in read(client)
    assert client.get(document.url).status_code == 200
    page.unpublish()
    assert client.get(document.url).status_code == 404


# The one visibility rule


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "state",
    ["on no factsheet", "factsheet is a draft", "factsheet is withdrawn", "factsheet is restricted",
     "fact is a draft", "fact is withdrawn"],
)  # fmt: skip
def test_what_no_public_factsheet_shows_is_not_found(site, client, state, language):
    fact = members(live=state != "fact is a draft")
    match state:
        case "on no factsheet":
            make_factsheet()
        case "factsheet is a draft" | "fact is a draft":
            make_factsheet(facts=[fact], live=False)
        case "factsheet is withdrawn":
            make_factsheet(facts=[fact]).unpublish()
        case "factsheet is restricted":
            page = make_factsheet(facts=[fact])
            page.view_restrictions.create(restriction_type="login")
        case "fact is withdrawn":
            make_factsheet(facts=[fact, make_fact()])
            # Refused while a factsheet shows it; whoever goes round that shows nothing here.
            Fact.objects.filter(pk=fact.pk).update(live=False)
    response = client.get(f"/{language}/factsheets/facts/members/")
    assert response.status_code == 404
    for secret in ("2,100", "Community", "社群"):
        assert secret not in response.content.decode()
    assert "/factsheets/facts/members/" not in client.get("/sitemap.xml").content.decode()


def test_an_unknown_key_is_not_found(site, client):
    for key in ("nothing", "Members"):
        assert client.get(f"/en/factsheets/facts/{key}/").status_code == 404


def test_a_draft_changes_nothing(site, client):
    fact = members()
    make_factsheet(facts=[fact])
    fact.statement_en = "<p>Nearly {members} friends.</p>"
    fact.figures = [Figure(name="members", value=Decimal(9999))]
    fact.save_revision()
    html = read(client)
    assert "9,999" not in html
    assert "friends" not in html
    assert rows(html) == [["31 March 2024", "over 2,100"]]


def english_only(**kwargs: Any) -> Fact:
    return members(
        languages="en",
        **{f"{name}_zh_hant": "" for name in ("lead_in", "statement", "source_name")} | kwargs,
    )


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
def test_a_fact_in_one_language_says_so_kindly_in_the_other(site, client, language):
    fact = english_only()
    make_factsheet(facts=[fact], languages="en", headline_zh_hant="")
    html = read(client, language)
    assert "noindex" in html
    assert 'href="/en/factsheets/facts/members/"' in html
    assert '<p lang="en">Community</p>' in html
    assert "2,100" not in html
    assert 'hreflang="zh-Han' not in html.split("</head>")[0]
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/en/factsheets/facts/members/" in sitemap
    assert f"/{language}/factsheets/facts/members/" not in sitemap
    english = read(client, "en").split("</head>")[0]
    assert re.findall(r'rel="alternate" hreflang="([^"]+)"', english) == ["en", "x-default"]


def test_a_section_in_one_language_shows_its_facts_in_that_one(site, client):
    section = {
        "en": {"heading": "Community", "introduction": ""},
        "facts": [members()],
        "only_in": "en",
    }
    other = {"en": {"heading": "More"}, "zh_hant": {"heading": "更多"}, "facts": [make_fact()]}
    make_factsheet(sections=[("section", section), ("section", other)])
    assert "over 2,100" in read(client, "en")
    assert "2,100" not in read(client, "zh-hant")
    assert "noindex" in read(client, "zh-hant")


def test_versions_that_were_not_published_in_a_language_are_not_told_in_it(site, client):
    fact = english_only()
    make_factsheet(facts=[fact], languages="en", headline_zh_hant="")
    change_members(
        fact, 2300, as_at=date(2025, 3, 31), languages="both", lead_in_zh_hant="社群：",
        statement_zh_hant="<p>匯聚{members}名成員。</p>", source_name_zh_hant="年報",
    )  # fmt: skip
    make_factsheet(facts=[fact], slug="second")
    assert len(rows(read(client, "en"))) == 2
    assert rows(read(client, "zh-hant")) == [["2025年3月31日", "超過2,300"]]


def test_only_factsheets_that_anybody_may_see_are_named(site, client):
    fact = members()
    make_factsheet(facts=[fact], slug="open")
    hidden = make_factsheet(facts=[fact], slug="hidden", headline_en="Zephyr")
    hidden.view_restrictions.create(restriction_type="login")
    make_factsheet(facts=[fact], slug="draft", live=False, headline_en="Zephyr")
    html = read(client)
    assert "/en/factsheets/open/" in html
    assert "Zephyr" not in html


# Ways to it


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_factsheet_leads_to_the_history_of_its_facts(site, client, language):
    make_factsheet(slug="glance", facts=[members()])
    html = client.get(f"/{language}/factsheets/glance/").content.decode()
    link = re.search(rf'<a href="/{language}/factsheets/facts/members/" aria-label="([^"]+)"', html)
    assert link[1].endswith({"en": "Community", "zh-hant": "社群", "zh-hans": "社群"}[language])


def test_there_is_no_link_to_what_would_not_be_found(site, client):
    page = make_factsheet(slug="glance", facts=[members()])
    page.view_restrictions.create(restriction_type="login")
    client.force_login(make_user())
    html = client.get("/en/factsheets/glance/").content.decode()
    assert 'id="fact-members"' in html
    assert "/factsheets/facts/" not in html


def test_the_sitemap_names_each_public_fact_in_each_language(site, client):
    make_factsheet(facts=[members()])
    make_fact(key="nowhere")
    sitemap = client.get("/sitemap.xml").content.decode()
    for language in LANGUAGES:
        assert f"<loc>http://127.0.0.1:8000/{language}/factsheets/facts/members/</loc>" in sitemap
    assert "nowhere" not in sitemap


def test_no_factsheet_takes_the_address_of_facts(site):
    with pytest.raises(ValidationError, match="choose another") as refusal:
        make_factsheet(slug="facts")
    assert "slug" in refusal.value.message_dict


# Queries


def test_thirty_versions_cost_as_much_as_three(site, client):
    fact = members(topic=make_topic())
    for _number in range(3):
        make_factsheet(facts=[fact])

    def count(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    def counts() -> list[int]:
        pages = [f"/{language}/factsheets/facts/members/" for language in LANGUAGES]
        return [count(address) for address in (*pages, "/sitemap.xml")]

    for number in range(2):
        change_members(fact, 2200 + number)
    with_three = counts()
    for number in range(7):
        change_members(fact, 2300 + number)
    assert counts() == with_three
    assert max(with_three[:-1]) <= 10
