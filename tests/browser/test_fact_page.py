"""The page of a fact is read on a phone and on a desk, in three scripts, in the dark, by a screen
reader and on paper; its history in the admin too."""

import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from factsheets.models import Fact, Figure
from tests.browser.editing import OpenPage, sign_in
from tests.browser.looking import findings
from tests.factories import make_fact, make_fact_owner, make_factsheet, make_topic

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "zh-hant", "zh-hans")
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
HISTORY = ((2022, 1900, 16_500), (2023, 2100, 21_300), (2024, 2150, 30_000), (2025, 2300, 42_100))


def figures(members: int, millions: int) -> list[Figure]:
    return [
        Figure(name="members", value=Decimal(members), qualifier="over"),
        Figure(
            name="capital", value=Decimal(millions) * 10**6, unit="HKD", display="scaled",
            qualifier="about",
        ),
    ]  # fmt: skip


@pytest.fixture
def fact(site: Any) -> Fact:
    """A fact with two figures and four versions, on two factsheets."""
    (year, members, millions), *later = HISTORY
    fact = make_fact(
        key="members",
        statement_en="<p>Home to {members} members, who have raised {capital} so far.</p>",
        statement_zh_hant="<p>匯聚{members}名成員，至今集資{capital}。</p>",
        figures=figures(members, millions),
        as_at=date(year, 3, 31),
        source_url="https://www.example.org/report",
        topic=make_topic(name_en="Community", name_zh_hant="社群"),
    )
    for year, members, millions in later:
        fact.figures, fact.as_at = figures(members, millions), date(year, 3, 31)
        fact.change_note = f"Annual count of {year}"
        fact.save_revision().publish()
    make_factsheet(slug="glance", facts=[fact], headline_en="Cyberport at a glance")
    make_factsheet(slug="community", facts=[fact, make_fact()])
    return fact


def keep(page: Page, name: str) -> None:
    """A picture to look at, where somebody has said where to."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_read(language: str, new_page: OpenPage, fact: Fact) -> None:
    found = {}
    for size, viewport in (("phone", PHONE), ("desk", DESK)):
        page = new_page(viewport=viewport)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(f"/{language}/factsheets/facts/members/")
            expect(page.get_by_role("heading", level=1)).to_have_count(1)
            found[f"{size}, {scheme}"] = findings(page)
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= viewport["width"], size
            keep(page, f"fact-{language}-{size}-{scheme}")
    assert {where: what for where, what in found.items() if what} == {}


def test_what_is_written_in_a_chart_is_large_enough_and_stays_inside(
    new_page: OpenPage, fact: Fact
) -> None:
    page = new_page(viewport=PHONE)
    for language in LANGUAGES:
        page.goto(f"/{language}/factsheets/facts/members/")
        texts = page.locator("svg.chart text")
        assert texts.count() >= 8
        for text in texts.all():
            box = text.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= PHONE["width"]
            assert text.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 12


def test_a_screen_reader_is_told_what_the_chart_says(new_page: OpenPage, fact: Fact) -> None:
    page = new_page(viewport=DESK)
    page.goto("/en/factsheets/facts/members/")
    chart = page.get_by_role("img", name="over 2,300: over time")
    expect(chart).to_have_accessible_description(
        "From over 1,900 on 31 March 2022 to over 2,300 on 31 March 2025. "
        "The table has every figure."
    )
    table = page.get_by_role("table", name="over 2,300: over time")
    expect(table.get_by_role("row")).to_have_count(5)


def test_a_reader_comes_from_the_factsheet_and_goes_back(new_page: OpenPage, fact: Fact) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/en/factsheets/glance/")
    keep(page, "factsheet-phone")
    page.get_by_role("link", name="History: Community").click()
    page.wait_for_url("**/en/factsheets/facts/members/")
    page.get_by_role("link", name="Cyberport at a glance").click()
    page.wait_for_url("**/en/factsheets/glance/#fact-members")


def test_it_can_be_printed(new_page: OpenPage, fact: Fact) -> None:
    page = new_page(viewport=DESK)
    page.emulate_media(media="print", color_scheme="dark")
    page.goto("/zh-hant/factsheets/facts/members/")
    line = page.locator("svg.chart .chart-line line").first
    expect(line).to_have_css("stroke", "rgb(0, 0, 0)")
    expect(page.locator(".footer")).to_be_hidden()
    keep(page, "fact-print")


def test_staff_look_through_the_history(new_page: OpenPage, fact: Fact) -> None:
    make_fact_owner(username="wing")
    page = new_page(viewport={"width": 1280, "height": 1900})
    sign_in(page, "wing")
    page.goto(reverse("wagtailsnippets_factsheets_fact:edit", args=[fact.pk]))
    page.get_by_role("link", name="Published history").click()
    expect(page.get_by_role("table", name="Publications").get_by_role("row")).to_have_count(5)
    expect(page.get_by_text("Annual count of 2025")).to_be_visible()
    keep(page, "admin-history")
    assert findings(page, {"include": [[".fact-history"]]}) == []
    page.emulate_media(color_scheme="dark")
    page.evaluate("document.documentElement.className = 'w-theme-dark'")
    keep(page, "admin-history-dark")
