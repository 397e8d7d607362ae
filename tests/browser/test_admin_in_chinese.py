"""A writer whose profile says Chinese works in Chinese: nothing of ours is left in English."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.editing import OpenPage, drawn, leaving
from tests.factories import PASSWORD, make_draft, make_release, make_topic, make_writer

pytestmark = pytest.mark.browser

CHINESE = re.compile(r"[㐀-鿿]")
# Names of things, the same in any language.
SAME_EVERYWHERE = {"English", "###"}


@pytest.fixture
def page(new_page: OpenPage, site: Any) -> Any:
    make_release(topics=[make_topic()])
    make_draft(headline_en="Summer school", slug="draft")
    make_writer(username="wing", language="zh-hant")
    page = new_page(viewport={"width": 1280, "height": 900}, locale="zh-HK")
    page.goto("/admin/login/")
    page.locator("#id_username").fill("wing")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("form[action*=login] [type=submit]").click()
    page.wait_for_url("**/admin/")
    return page


def in_english(found: Locator) -> list[str]:
    """The texts in which there is no Chinese."""
    expect(found.first).to_be_attached()
    texts = {re.sub(r"\s+", " ", text).strip(" *") for text in found.all_text_contents()}
    return sorted(text for text in texts - SAME_EVERYWHERE if text and not CHINESE.search(text))


def test_the_menu_and_the_listing(page: Any) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "zh-hant")
    menu = page.locator(".sidebar-main-menu")
    ours = "a[href='/admin/releases/'], a[href='/admin/factsheets/'], a[href*='/factsheets/fact/']"
    assert in_english(menu.locator(f"{ours}, a[href='/admin/images/']")) == []
    menu.locator("a[href='/admin/releases/']").click()
    page.wait_for_url("**/admin/releases/")
    assert in_english(page.locator("h1")) == []
    headings = page.locator("thead th:has(a), thead th:not(:has(input)):not(:has(kbd))")
    assert in_english(headings) == []
    assert in_english(page.locator("tbody td:nth-child(3), .sides__side")) == []
    assert in_english(page.locator(".w-filters legend, .w-drilldown__toggle")) == []


def test_the_form_and_its_refusals(page: Any) -> None:
    page.goto("/admin/releases/")
    page.get_by_role("link", name="Summer school").click()
    page.wait_for_url("**/edit/")
    drawn(page)
    tabs = page.get_by_role("tab")
    expect(tabs).to_have_count(4)
    assert in_english(tabs) == []
    assert in_english(page.get_by_role("tabpanel", include_hidden=True).locator("label")) == []
    headings = page.get_by_role("tabpanel", include_hidden=True).locator(
        "h2 [data-panel-heading-text]:not(.c-sf-block__title), .c-sf-block__type, .help, .w-field__help"
    )
    assert in_english(headings) == []
    options = page.get_by_role("tabpanel").locator("select option")
    assert in_english(options) == []

    # The blocks to choose from.
    page.locator(
        "#tab-text .c-sf-add-button, [role=tabpanel]:visible .c-sf-add-button"
    ).last.click()
    assert in_english(page.get_by_role("option")) == []
    page.keyboard.press("Escape")

    # What is missing is said in Chinese.
    page.locator("[data-w-dropdown-target=toggle]").last.click()
    with leaving(page):
        page.locator("[name=action-submit]").click()
    drawn(page)
    refusals = page.locator(".error-message")
    expect(refusals.first).to_be_visible()
    assert in_english(refusals) == []
