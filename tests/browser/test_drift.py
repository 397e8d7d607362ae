"""An old number, typed by hand, is found and becomes the fact with one click."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cyberport_cms.newsroom.models import StandardPage
from factsheets.drift.review import today
from tests.browser.editing import OpenPage, sign_in
from tests.browser.looking import findings
from tests.drift.old_values import members
from tests.factories import (
    make_admin,
    make_boilerplate,
    make_draft,
    make_fact,
    make_organisation,
    make_release,
    make_standard_page,
    make_topic,
    paragraph,
)
from tests.members import change_members, counted

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


def keep(page: Page, name: str) -> None:
    """A picture to look at, where somebody has said where to."""
    if folder := os.environ.get("SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.fixture
def about(site: Any) -> StandardPage:
    """A page with an old number; around it, something of everything that drifts."""
    owner = make_admin(username="ada", first_name="Ada", last_name="Mok")
    topic = make_topic(name_en="Community", name_zh_hant="社群")
    fact = members(
        owner=owner,
        topic=topic,
        next_review=today(),
        review_months=12,
    )
    make_fact(owner=owner, next_review=today())
    older = make_boilerplate(organisation=make_organisation())
    make_boilerplate(organisation=older.organisation, text_en="<p>Newer words.</p>")
    make_draft(headline_en="A draft", closing=[("boilerplate", {"boilerplate": older})])
    published = make_release(body=[counted(fact)])
    published.headline_en = "A release that is being corrected"
    published.save_revision()
    change_members(fact, 2300)
    return make_standard_page(
        site.home,
        headline_en="About the campus",
        headline_zh_hant="關於園區",
        body=[
            ("heading", {"en": "Home to 2,100 members", "zh_hant": "匯聚2,100名成員"}),
            paragraph(
                "By the harbour, the campus is home to over 2,100 members of a community.",
                "海濱園區匯聚逾2,100名社群成員。",
            ),
        ],
    )


def test_an_old_number_becomes_the_fact(new_page: OpenPage, about: StandardPage) -> None:
    page = new_page(viewport=DESK)
    sign_in(page, "ada")
    panel = page.locator(".drift-panel")
    expect(panel).to_contain_text("2 facts are due for review:")
    keep(page, "home")
    panel.get_by_role("link", name="Open the report").click()
    expect(page.get_by_role("heading", name="Old values typed by hand")).to_be_visible()
    keep(page, "report")
    assert findings(page) == []

    row = page.get_by_role("row").filter(has_text="By the harbour").first
    expect(row.locator("mark")).to_have_text("over 2,100")
    row.get_by_role("button", name="Replace by the fact").click()
    done = page.get_by_role("status").filter(has_text="is replaced by the fact in the draft")
    expect(done).to_be_visible()
    keep(page, "replaced")
    english = page.locator("mark", has_text=re.compile("^over 2,100$"))
    replaced = page.get_by_role("row").filter(has=english)
    expect(replaced).to_contain_text("publish the draft")

    done.get_by_role("link", name="Edit").click()
    chip = page.locator(".fact-chip").first
    expect(chip).to_have_text("over 2,300")
    chip.scroll_into_view_if_needed()
    keep(page, "draft")
    draft = StandardPage.objects.get(pk=about.pk)
    assert "over 2,100" in draft.body[1].value["en"].source  # nothing is published


def test_reviewed_on_the_fact(new_page: OpenPage, about: StandardPage) -> None:
    page = new_page(viewport=DESK)
    sign_in(page, "ada")
    page.goto("/admin/reports/drift/?owner=mine")
    row = page.get_by_role("row").filter(has_text="next in 12 months")
    row.get_by_role("link").first.click()
    page.wait_for_url("**/edit/**")  # the report has such buttons, too
    button = page.get_by_role("button", name="Reviewed, still right")
    expect(button).to_be_visible()
    keep(page, "fact")
    button.click()
    expect(page.get_by_text("The next review is on")).to_be_visible()
    expect(button).to_have_count(0)


def test_the_report_works_without_scripts(new_page: OpenPage, about: StandardPage) -> None:
    page = new_page(viewport=DESK, java_script_enabled=False)
    sign_in(page, "ada")
    page.goto("/admin/reports/drift/")
    page.get_by_label("Facts of").select_option("mine")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**owner=mine**")
    row = page.get_by_role("row").filter(has_text="next in 12 months")
    row.get_by_role("button", name="Reviewed, still right").click()
    expect(page.get_by_text("1 fact due for review")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="By the harbour").first
    row.get_by_role("button", name="Replace by the fact").click()
    expect(page.get_by_text("is replaced by the fact in the draft")).to_be_visible()
    assert StandardPage.objects.get(pk=about.pk).has_unpublished_changes


def test_it_is_read_on_a_phone_and_in_chinese(new_page: OpenPage, about: StandardPage) -> None:
    make_admin(username="mei", language="zh-hant")
    page = new_page(viewport=PHONE)
    sign_in(page, "mei")
    page.goto("/admin/reports/drift/")
    expect(page.locator("mark", has_text="逾2,100")).to_have_count(1)
    keep(page, "phone")
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
