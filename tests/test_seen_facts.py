"""A fact is public where a public page shows it, and as that page shows it: nothing waits there
that an embargo holds back."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from factsheets.models import Fact, FactsheetPage, Figure
from tests.members import chip

from .factories import (
    make_boilerplate,
    make_closing,
    make_contact,
    make_fact,
    make_factsheet,
    make_release,
    make_standard_page,
)

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "zh-hant", "zh-hans"]


@pytest.fixture
def fact(site: Any) -> Fact:
    return make_fact(
        key="members",
        statement_en="<p>Home to {members} members.</p>",
        statement_zh_hant="<p>匯聚{members}名成員。</p>",
        figures=[Figure(name="members", value=Decimal(2100), qualifier="over")],
    )


def naming(fact: Fact, **kwargs: Any) -> Any:
    """A body whose texts name the fact."""
    text = f"<p>We are {chip(fact)}.</p>"
    return [("paragraph", {"en": text, "zh_hant": f"<p>共{chip(fact)}。</p>", **kwargs})]


def change(fact: Fact, value: int) -> None:
    fact = Fact.objects.get(pk=fact.pk)
    fact.figures = [Figure(name="members", value=Decimal(value), qualifier="over")]
    fact.save_revision().publish()


def said(client: Any, language: str = "en") -> str | None:
    """The fact's page; None where there is none. The sitemap agrees."""
    path = f"/{language}/factsheets/facts/members/"
    response = client.get(path)
    is_named = (
        f"<loc>http://127.0.0.1:8000{path}</loc>" in client.get("/sitemap.xml").content.decode()
    )
    if response.status_code == 404:
        assert not is_named
        assert "2,100" not in response.content.decode()
        return None
    text = response.content.decode()
    assert is_named == ("noindex" not in text)
    return text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fact_of_a_public_release_has_a_page(fact: Fact, client: Any, language: str) -> None:
    make_release(body=naming(fact))
    page = said(client, language)
    assert page
    assert "2,100" in page
    assert "Factsheets with this fact" not in page


def test_a_fact_within_a_boilerplate_of_a_public_release_has_a_page(
    fact: Fact, client: Any
) -> None:
    boilerplate = make_boilerplate(text_en=f"<p>Home to {chip(fact)}.</p>")
    assert said(client) is None
    make_release(closing=make_closing(make_contact(), boilerplate))
    assert said(client)


def test_a_fact_of_a_standard_page_has_a_page(site: Any, fact: Fact, client: Any) -> None:
    page = make_standard_page(site.home, body=naming(fact))
    assert said(client)
    page.unpublish()
    assert said(client) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn", "restricted"])
def test_a_release_that_is_not_public_shows_nothing(
    fact: Fact, client: Any, language: str, state: str
) -> None:
    if state == "scheduled":
        later = timezone.now() + timedelta(hours=1)
        page = make_release(body=naming(fact), release_time=later, live=False)
        page.get_latest_revision().publish()
    else:
        page = make_release(body=naming(fact), live=state != "draft")
    if state == "withdrawn":
        page.unpublish()
    if state == "restricted":
        page.view_restrictions.create(restriction_type="login")
    assert said(client, language) is None


def test_what_a_waiting_release_will_announce_is_not_seen_before_it(
    fact: Fact, client: Any
) -> None:
    """A frozen release holds the old value; the new one is public with what shows it."""
    make_release(body=naming(fact))
    change(fact, 2300)
    waiting = make_release(body=naming(fact), live=False)
    page = said(client)
    assert page
    assert "2,100" in page
    assert "2,300" not in page
    assert "2,300" not in (said(client, "zh-hans") or "")
    waiting.get_latest_revision().publish()
    page = said(client)
    assert page
    assert "2,300" in page
    assert "2,100" in page  # over time


def test_a_draft_of_a_public_page_shows_nothing(site: Any, fact: Fact, client: Any) -> None:
    page = make_standard_page(site.home)
    page.body = naming(fact)
    page.save_revision()
    assert said(client) is None


def test_a_page_in_one_language_shows_it_in_that_one(site: Any, fact: Fact, client: Any) -> None:
    english = naming(fact, zh_hant="", only_in="en")
    other = ("paragraph", {"en": "<p>Hello.</p>", "zh_hant": "<p>你好。</p>"})
    make_standard_page(site.home, body=[*english, other])
    assert "2,100" in (said(client) or "")
    chinese = said(client, "zh-hant") or ""
    assert "noindex" in chinese
    assert "2,100" not in chinese


def test_a_fact_of_a_past_edition_is_seen_as_it_was_there(fact: Fact, client: Any) -> None:
    page = make_factsheet(facts=[fact, make_fact()])
    page = FactsheetPage.objects.get(pk=page.pk)
    facts = page.sections[0].value["facts"]
    page.sections[0].value["facts"] = type(facts)(facts.list_block, [make_fact()])
    page.save_revision().publish()
    change(fact, 2300)
    shown = said(client) or ""
    assert "2,100" in shown
    assert "2,300" not in shown
    page.unpublish()
    assert said(client) is None


def test_a_withdrawn_fact_has_no_page(fact: Fact, client: Any) -> None:
    make_release(body=naming(fact))
    Fact.objects.filter(pk=fact.pk).update(live=False)
    assert said(client) is None
