"""An approver brings a published release up to date; a release that waits says what has changed."""

import os
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from factsheets.models import Fact
from releases.models import ReleasePage
from tests.browser.editing import OpenPage, sign_in
from tests.browser.looking import findings
from tests.factories import (
    PASSWORD,
    make_approver,
    make_body,
    make_boilerplate,
    make_closing,
    make_contact,
    make_organisation,
    make_release,
    make_spokesperson,
    make_writer,
    paragraph,
)
from tests.members import change_members, chip, make_members
from tests.publishing import publish

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
SHOTS = os.environ.get("SHOTS", "")  # a folder for pictures of each step


@pytest.fixture
def fact(site: Any) -> Fact:
    return make_members(
        statement_en="<p>Our campus is home to {members} members.</p>",
        statement_zh_hant="<p>我們的園區匯聚{members}名成員。</p>",
    )


def saying(fact: Fact, **kwargs: Any) -> ReleasePage:
    """A release that says the fact in its text and in its boilerplate."""
    organisation = make_organisation()
    boilerplate = make_boilerplate(
        organisation=organisation,
        text_en=f"<p>Cyberport is home to {chip(fact)} members. It opened in 2004.</p>",
        text_zh_hant=f"<p>數碼港匯聚{chip(fact)}名成員，於2004年啟用。</p>",
    )
    contact = make_contact(organisation=organisation)
    speaker = make_spokesperson(organisation=organisation)
    body = [
        paragraph(f"We count {chip(fact)} people.", f"我們有{chip(fact)}人。"),
        *make_body(speaker),
    ]
    closing = make_closing(contact, boilerplate)
    return make_release(body=body, closing=closing, **kwargs)


def change_everything(fact: Fact, page: ReleasePage, **of_contact: str) -> None:
    change_members(fact, 2300)
    closing = [block.value for block in page.closing]
    publish(closing[0]["contacts"][0], phone="(852) 2345 6789", **of_contact)
    publish(
        closing[1]["boilerplate"],
        text_en="<p>Cyberport drives digital Hong Kong. It opened in 2004.</p>",
        text_zh_hant="<p>數碼港推動數碼香港，於2004年啟用。</p>",
    )


def shot(page: Page, name: str) -> None:
    if SHOTS:
        # The admin scrolls within itself: its whole is seen in a tall window.
        size = page.viewport_size
        page.set_viewport_size({**size, "height": 1800})
        page.screenshot(path=f"{SHOTS}/{name}.png")
        page.set_viewport_size(size)


def test_an_approver_brings_one_item_up_to_date(new_page: OpenPage, fact: Fact) -> None:
    release = saying(fact, headline_en="Campus opens its doors", headline_zh_hant="園區開放")
    change_everything(fact, release, name_zh_hant="")
    make_approver(username="leung")
    page = new_page(viewport=DESKTOP)
    sign_in(page, "leung")
    page.goto(f"/admin/pages/{release.pk}/edit/")
    shot(page, "edit-button")
    page.get_by_role("link", name="Frozen content (3 outdated)").click()

    # Then and now.
    expect(page.get_by_role("heading", name="3 items are outdated")).to_be_visible()
    item = page.get_by_role("listitem").filter(has=page.get_by_role("checkbox", name="Fact"))
    expect(item.get_by_role("deletion")).to_have_text(["2,100", "2,100"])
    expect(item.get_by_role("insertion")).to_have_text(["2,300", "2,300"])
    expect(page.get_by_role("main")).to_contain_text("Today’s version is not written in Chinese")
    expect(page.get_by_role("checkbox")).to_have_count(2)
    shot(page, "frozen")
    assert findings(page, ".frozen") == []

    # Something is missing: what was chosen and written stays.
    page.get_by_role("checkbox", name="Fact").check()
    page.get_by_label("What was corrected (English)").fill("The number of members.")
    page.get_by_role("button", name="Bring up to date and publish").click()
    expect(page.get_by_role("main")).to_contain_text("the correction is not complete")
    expect(page.get_by_role("checkbox", name="Fact")).to_be_checked()
    shot(page, "frozen-incomplete")
    assert findings(page, ".frozen") == []

    # Done, and public.
    page.get_by_label("What was corrected (Chinese)").fill("成員人數。")
    page.get_by_role("button", name="Bring up to date and publish").click()
    expect(page.get_by_role("status").filter(has_text="Brought up to date")).to_be_visible()
    expect(page.get_by_role("heading", name="2 items are outdated")).to_be_visible()
    shot(page, "frozen-done")
    page.goto(f"/en/releases/{release.slug}/")
    expect(page.get_by_role("main")).to_contain_text("We count over 2,300 people.")
    expect(page.get_by_role("main")).to_contain_text("The number of members.")
    expect(page.get_by_role("main")).not_to_contain_text("drives digital Hong Kong")
    shot(page, "public")


def test_it_works_without_scripts(new_page: OpenPage, fact: Fact) -> None:
    release = saying(fact)
    change_everything(fact, release, name_zh_hant="")
    make_approver(username="leung", language="zh-hant")
    page = new_page(viewport=DESKTOP, java_script_enabled=False)
    page.goto("/admin/login/")
    page.locator("[name=username]").fill("leung")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/admin/")
    page.goto(f"/admin/releases/{release.pk}/frozen/")
    shot(page, "frozen-chinese")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.locator("[name=note_en]").fill("The number of members.")
    page.locator("[name=note_zh_hant]").fill("成員人數。")
    page.locator(".frozen button[type=submit]").click()
    expect(page.locator(".messages .success")).to_be_visible()
    page.goto(f"/zh-hant/releases/{release.slug}/")
    expect(page.get_by_role("main")).to_contain_text("超過2,300")
    expect(page.get_by_role("main")).to_contain_text("數碼港推動數碼香港")
    expect(page.get_by_role("main")).to_contain_text("成員人數。")


def test_it_fits_a_phone(new_page: OpenPage, fact: Fact) -> None:
    release = saying(fact)
    change_everything(fact, release, name_zh_hant="")
    make_approver(username="leung")
    page = new_page(viewport=PHONE)
    sign_in(page, "leung")
    page.goto(f"/admin/releases/{release.pk}/frozen/")
    expect(page.get_by_role("checkbox")).to_have_count(2)
    shot(page, "frozen-phone")
    overflow = page.locator(".frozen").evaluate("e => e.scrollWidth - e.clientWidth")
    assert overflow <= 0


def test_a_release_that_waits_says_what_changed(new_page: OpenPage, fact: Fact) -> None:
    release = saying(fact, live=False, release_time=None)
    release.get_workflow().start(release, make_writer())
    change_everything(fact, release)
    make_approver(username="leung")
    page = new_page(viewport=DESKTOP)
    sign_in(page, "leung")
    page.goto(f"/admin/pages/{release.pk}/edit/")
    note = page.locator(".changed-since")
    expect(note).to_contain_text(re.compile("changed after this release was handed over"))
    for summary in note.locator("summary").all():
        summary.click()
    expect(note.get_by_role("insertion").first).to_be_visible()
    shot(page, "waiting")
    assert findings(page, ".changed-since") == []
