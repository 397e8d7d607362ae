"""The page and the feed of what changed say all that changed, and nothing that did not."""

import re
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

import pytest

from factsheets.models import Fact, FactsheetPage, Figure

from .factories import make_fact, make_factsheet

pytestmark = pytest.mark.django_db

LANGUAGES = ["en", "zh-hant", "zh-hans"]


@pytest.fixture
def fact(site: Any) -> Fact:
    return make_fact(
        key="members",
        statement_en="<p>Home to {members} members.</p>",
        statement_zh_hant="<p>匯聚{members}名成員。</p>",
        figures=[Figure(name="members", value=Decimal(2200), qualifier="over")],
    )


@pytest.fixture
def page(fact: Fact) -> FactsheetPage:
    return make_factsheet(slug="glance", facts=[fact])


def say(thing: Any, **new: Any) -> None:
    """Publish `thing` with other values."""
    thing = type(thing).objects.get(pk=thing.pk)
    for name, value in new.items():
        setattr(thing, name, value)
    thing.save_revision().publish()


def told(client: Any, language: str = "en", number: int = 2) -> str:
    """The words of the page of what changed; the feed has to have the same."""
    page = client.get(f"/{language}/factsheets/glance/editions/{number}/changes/").content.decode()
    page = page.partition("changes-page")[2].partition('class="editions"')[0]
    (item, *_) = client.get(f"/{language}/factsheets/glance/feed/json/").json()["items"]
    words = _words(page)
    assert _words(item["content_html"]) in words
    return words


def _words(html: str) -> str:
    marked = re.sub(r'<span class="visually-hidden">.*?</span>', "", html)
    marked = re.sub(r"<del>(.*?)</del>", r"[-\1-]", marked, flags=re.DOTALL)
    marked = re.sub(r"<ins>(.*?)</ins>", r"[+\1+]", marked, flags=re.DOTALL)
    words = " ".join(unescape(re.sub(r"<[^>]*>", " ", marked)).split())
    return words.partition("> ")[2] if words.startswith('">') else words


UNTRUE = ("as they were", "as it was", "一如", "维持")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "As at: [-31 March 2025-] → [+31 March 2026+]"),
        ("zh-hant", "[-2025年3月31日-] → [+2026年3月31日+]"),
        ("zh-hans", "[-2025年3月31日-] → [+2026年3月31日+]"),
    ],
)
def test_another_day_is_told(
    page: Any, fact: Fact, client: Any, language: str, expected: str
) -> None:
    say(fact, as_at=date(2026, 3, 31))
    words = told(client, language)
    assert expected in words
    assert not any(untrue in words for untrue in UNTRUE)


def test_another_source_is_told_with_its_address(page: Any, fact: Fact, client: Any) -> None:
    say(
        fact,
        source_name_en="Census",
        source_name_zh_hant="統計調查",
        source_url="https://example.org/census",
    )
    assert "Source: [-Annual report-] → [+Census+]" in told(client)
    assert "[-年報-] → [+統計調查+]" in told(client)  # the other language stands below
    assert "[-–-] → [+https://example.org/census+]" in told(client)
    assert "[-年报-] → [+统计调查+]" in told(client, "zh-hans")
    assert "[-Annual report-] → [+Census+]" in told(client, "zh-hant")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_figure_stands_in_both_languages(
    page: Any, fact: Fact, client: Any, language: str
) -> None:
    figures = [Figure(name="members", value=Decimal(2300), qualifier="over")]
    say(fact, figures=figures, as_at=date(2026, 3, 31))
    words = told(client, language)
    chinese = "超过" if language == "zh-hans" else "超過"
    chinese = f"[-{chinese}2,200-] → [+{chinese}2,300+]"
    english = "[-over 2,200-] → [+over 2,300+]"
    mine, other = (english, chinese) if language == "en" else (chinese, english)
    assert words.index(mine) < words.index(other)
    assert "2026" in words


def test_a_text_of_the_page_is_told_then_and_now(page: Any, client: Any) -> None:
    say(
        page,
        overview_en="<p>Harbour first. Then the hills.</p>",
        overview_zh_hant="<p>先有海港。後有山。</p>",
        footer_en="Printed in spring",
        footer_zh_hant="春季印行",
    )
    say(
        page,
        overview_en="<p>Harbour first. Then the islands.</p>",
        overview_zh_hant="<p>先有海港。後有島。</p>",
    )
    first, second = told_alone(client, 2), told_alone(client, 3)
    assert "Printed in spring" in first
    assert "Overview" in second
    assert "Then the [-hills-]." in second
    assert "Then the [+islands+]." in second
    assert "Harbour first" not in second
    assert "後有[-山-]。" in second
    chinese = told(client, "zh-hans", 3)
    assert "后有[-山-]。" in chinese
    assert "后有[+岛+]。" in chinese


def told_alone(client: Any, number: int) -> str:
    page = client.get(f"/en/factsheets/glance/editions/{number}/changes/").content.decode()
    return _words(page.partition("changes-page")[2].partition('class="editions"')[0])


def test_the_heading_of_a_section_is_told(page: Any, client: Any) -> None:
    page = FactsheetPage.objects.get(pk=page.pk)
    old = page.sections[0].value["en"]["heading"]
    page.sections[0].value["en"]["heading"] = "People of the harbour"
    page.save_revision().publish()
    words = told(client)
    assert "Heading of a section" in words
    assert "People of the harbour" in re.sub(r"\[\+|\+\]", "", words)
    assert old.split()[0] in words


def test_what_is_reworded_in_one_language_is_told_to_readers_of_the_other(
    page: Any, fact: Fact, client: Any
) -> None:
    say(fact, statement_zh_hant="<p>有{members}名成員。</p>")
    words = told(client)
    assert "Facts in other words" in words
    assert "[-匯聚-]超過2,200名成員。" in words
    assert "Home to" not in words  # the English is as it was


def test_another_order_is_told(site: Any, client: Any) -> None:
    first, second = make_fact(), make_fact()
    page = make_factsheet(slug="glance", facts=[first, second])
    page = FactsheetPage.objects.get(pk=page.pk)
    facts = page.sections[0].value["facts"]
    page.sections[0].value["facts"] = type(facts)(facts.list_block, [second, first])
    page.save_revision().publish()
    words = told(client)
    assert "another order" in words
    assert "Facts added" not in words


def test_a_second_language_is_told(site: Any, client: Any) -> None:
    fact = make_fact()
    page = make_factsheet(slug="glance", facts=[fact], languages="en")
    say(page, languages="both")
    assert "published in Chinese, too" in told(client)


def test_a_day_of_revision_that_is_set_is_all_that_changed(page: Any, client: Any) -> None:
    say(page, revision_date=date(2026, 4, 2))
    words = told(client)
    assert "The date of the revision changed" in words
    assert "2 April 2026" in words


def test_a_page_of_changes_is_as_long_as_what_changed(page: Any, fact: Fact, client: Any) -> None:
    say(fact, as_at=date(2026, 3, 31))
    words = told(client)
    for heading in ("Figures that changed", "Facts in other words", "Facts added", "The text"):
        assert heading not in words
