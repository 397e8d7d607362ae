"""A fact owner changes one number: sees where it is used, what will change, and publishes."""

import os
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from factsheets.models import Fact
from releases.models import ReleasePage
from tests.browser.editing import OpenPage, leaving, sign_in
from tests.browser.looking import findings
from tests.factories import (
    make_admin,
    make_boilerplate,
    make_closing,
    make_contact,
    make_fact,
    make_fact_owner,
    make_factsheet,
    make_release,
    make_writer,
)
from tests.members import change_members, chip, counted, make_members

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 900}
SHOTS = os.environ.get("SHOTS", "")  # a folder for pictures of each step


@pytest.fixture
def fact(site: Any) -> Fact:
    """On a factsheet, in a release, through a boilerplate, and in a draft."""
    fact = make_members(
        statement_en="<p>Our campus is home to {members} members.</p>",
        statement_zh_hant="<p>我們的園區匯聚{members}名成員。</p>",
    )
    make_factsheet(
        facts=[make_fact(), fact, make_fact()],
        headline_en="The campus in figures",
        headline_zh_hant="園區數字",
    )
    boilerplate = make_boilerplate(
        text_en=f"<p>Cyberport is home to {chip(fact)} members.</p>",
        text_zh_hant=f"<p>數碼港匯聚{chip(fact)}名成員。</p>",
    )
    closing = make_closing(make_contact(), boilerplate)
    names = {"headline_en": "Campus opens its doors", "headline_zh_hant": "園區開放"}
    make_release(body=[counted(fact)], closing=closing, **names)
    change_members(fact, 2200, change_note="")
    names = {"headline_en": "A winter of robots", "headline_zh_hant": "機械人之冬"}
    make_release(body=[counted(fact)], closing=closing, live=False, **names)
    return fact


def shot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def test_a_fact_owner_changes_one_number(new_page: OpenPage, fact: Fact) -> None:
    make_fact_owner(username="fong")
    page = new_page(viewport=DESKTOP)
    sign_in(page, "fong")
    page.get_by_role("navigation", name="Main menu").get_by_role(
        "link", name="Facts", exact=True
    ).click()
    page.get_by_role("link", name="Our campus").click()

    # Where it is used.
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("link", name="Used in 5 places").click()
    expect(page.get_by_role("heading", name="Used in 5 places")).to_be_visible()
    table = page.get_by_role("table", name="Used in 5 places")
    factsheet = table.get_by_role("row").filter(has_text="The campus in figures")
    expect(factsheet).to_contain_text("Follows")
    release = table.get_by_role("row").filter(has_text="Campus opens its doors")
    expect(release.first).to_contain_text("Frozen: says version 1 of 2")
    expect(release.first.get_by_role("deletion").first).to_have_text("2,100")
    expect(release.first.get_by_role("insertion").first).to_have_text("2,200")
    shot(page, "where-used")
    assert findings(page, ".uses-scroll") == []
    factsheet.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/edit/#:w:contentpath=sections\.[0-9a-f-]+$"))
    expect(page.get_by_role("region", name="Section Community 社群")).to_be_attached()

    # One number.
    page.goto(f"/admin/snippets/factsheets/fact/edit/{fact.pk}/")
    shot(page, "edit")
    page.locator("[name='figures-0-value']").fill("2300")
    page.get_by_role("textbox", name="Why it changes").fill("Annual count")
    press_publish(page)

    # What will change.
    expect(page.get_by_role("heading", level=1)).to_contain_text("What will change")
    follows = page.get_by_role("region", name="1 page that follows")
    expect(follows.get_by_role("deletion")).to_have_text(["2,200", "2,200"])
    expect(follows.get_by_role("insertion")).to_have_text(["2,300", "2,300"])
    expect(follows).to_contain_text("園區匯聚超過2,300名成員。")
    expect(page.get_by_role("region", name="1 new edition")).to_contain_text("園區數字")
    stays = page.get_by_role("region", name="Stays as it is")
    expect(stays).to_contain_text("Campus opens its doors")
    shot(page, "what-changes")
    assert findings(page, ".what-changes") == []

    # Back: nothing is lost. Then again, by keyboard.
    page.get_by_role("link", name="Back to editing").click()
    expect(page.locator("[name='figures-0-value']")).to_have_value("2300")
    expect(page.get_by_role("textbox", name="Why it changes")).to_have_value("Annual count")
    press_publish(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("What will change")
    button = page.get_by_role("button", name="Publish", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="updated and published")).to_be_visible()

    reader = new_page()
    reader.goto("/en/factsheets/")
    reader.get_by_role("link", name="The campus in figures").click()
    expect(reader.get_by_text("Our campus is home to over 2,300 members")).to_be_visible()
    reader.goto("/en/releases/")
    reader.get_by_role("link", name="Campus opens its doors").click()
    kept = reader.get_by_role("paragraph").filter(has_text="We count over 2,100 members.")
    expect(kept).to_be_visible()

    # The boilerplate of the draft follows, in both languages.
    draft = ReleasePage.objects.get(live=False)
    make_writer(username="lau")
    writer = new_page(viewport=DESKTOP)
    sign_in(writer, "lau")
    writer.goto(f"/admin/pages/{draft.pk}/view_draft/")
    expect(
        writer.get_by_text("Cyberport is home to over 2,300 members.", exact=True)
    ).to_be_visible()

    # The new edition, and what changed in it, in three scripts.
    for address, then, now in (
        ("/en/", "over 2,200", "over 2,300"),
        ("/zh-hant/", "超過2,200", "超過2,300"),
        ("/zh-hans/", "超过2,200", "超过2,300"),
    ):
        reader.goto(f"{address}factsheets/")
        reader.get_by_role("main").get_by_role("link").first.click()
        reader.locator(".edition-list li").first.get_by_role("link").nth(1).click()
        # The reader's language first, the other one below it.
        expect(reader.locator(".figure-change del")).to_have_count(2)
        expect(reader.locator(".figure-change del").first).to_contain_text(then)
        expect(reader.locator(".figure-change ins").first).to_contain_text(now)
        shot(reader, f"changes{address.replace('/', '-')}")
    assert findings(reader, "main") == []


def press_publish(page: Page) -> None:
    more = page.get_by_role("button", name="More actions")
    expect(more).to_have_attribute("aria-expanded", "false")
    more.click()
    with leaving(page):
        page.get_by_role("button", name="Publish", exact=True).click()


def test_what_is_used_stays(new_page: OpenPage, fact: Fact) -> None:
    make_admin(username="ada")
    page = new_page(viewport=DESKTOP)
    sign_in(page, "ada")
    page.goto(f"/admin/snippets/factsheets/fact/delete/{fact.pk}/")
    expect(page.get_by_role("heading", name="cannot be deleted")).to_be_visible()
    shot(page, "delete")
    expect(page.get_by_role("row")).to_have_count(6)
    page.goto(f"/admin/snippets/factsheets/fact/unpublish/{fact.pk}/")
    expect(page.get_by_role("heading", name="cannot be taken down")).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(2)
    shot(page, "unpublish")
    assert findings(page, ".kept") == []


def test_on_a_phone(new_page: OpenPage, fact: Fact) -> None:
    make_admin(username="ada")
    page = new_page(viewport={"width": 390, "height": 844})
    sign_in(page, "ada")
    draft = Fact.objects.get(pk=fact.pk)
    draft.statement_en = "<p>Our campus is home to at least {members} members.</p>"
    revision = draft.save_revision()
    for name, address in (
        ("phone-where-used", f"usage/{fact.pk}/"),
        ("phone-what-changes", f"edit/{fact.pk}/?publish={revision.pk}"),
    ):
        page.goto(f"/admin/snippets/factsheets/fact/{address}")
        shot(page, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
