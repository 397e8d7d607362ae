"""The panel “Languages”: a wrong number is found while one types, marked, settled or overridden."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from releases.models import ReleasePage
from tests.browser.editing import (
    CHINESE,
    ENGLISH,
    OpenPage,
    ReleaseForm,
    comes_to,
    drawn,
    open_panel,
    side,
    sign_in,
    write,
)
from tests.factories import make_approver, make_release, make_writer, paragraph

pytestmark = pytest.mark.browser

PARAGRAPH = paragraph("We raised HK$42 million from 12 investors.", "我們向12名投資者籌得")
REASON = "translator confirmed"
MARKED = "() => [...(CSS.highlights.get('finding') ?? [])].map(range => range.toString())"
PICTURES = os.environ.get("PANEL_PICTURES", "")


@pytest.fixture
def draft(site: Any) -> ReleasePage:
    return make_release(live=False, body=[paragraph(), PARAGRAPH])


def opened(page: Page, draft: ReleasePage, username: str) -> ReleaseForm:
    sign_in(page, username)
    page.goto(f"/admin/pages/{draft.pk}/edit/")
    drawn(page)
    return ReleaseForm(page)


def second(form: ReleaseForm) -> Locator:
    return form.block("Body", "Paragraph").nth(1)


def panel(page: Page) -> Locator:
    open_panel(page, "languages")
    return page.locator("[data-findings]")


def finding(page: Page, words: str) -> Locator:
    return panel(page).get_by_role("listitem").filter(has_text=words)


def picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png")


def counted(page: Page, count: int) -> None:
    counter = page.locator("[data-side-panel-toggle=languages] [data-side-panel-toggle-counter]")
    if count:
        expect(counter).to_have_text(re.compile(rf"^\s*{count}\s*$"))
        expect(counter).to_be_visible()
    else:
        expect(counter).to_be_hidden()


def test_a_wrong_number_is_found_marked_and_settled(page: Page, draft: ReleasePage) -> None:
    make_writer(username="wing")
    form = opened(page, draft, "wing")
    counted(page, 1)  # the sum stands in English only
    write(side(second(form), CHINESE), "4300萬港元。")
    found = finding(page, "4300萬港元")
    expect(found).to_contain_text("HK$42 million")
    expect(panel(page).get_by_role("status")).to_have_text("1 open finding")
    counted(page, 1)
    picture(page, "found")

    # A click marks the words on both sides and brings the caret to them.
    found.get_by_role("link").click()
    comes_to(page, lambda: page.evaluate(MARKED), ["HK$42 million", "4300萬港元"])
    expect(side(second(form), CHINESE).get_by_role("textbox")).to_be_focused()
    expect(side(second(form), ENGLISH)).to_be_in_viewport()
    picture(page, "marked")

    # Settled with a reason: kept when the draft is saved, and nothing typed is lost.
    found.get_by_text("Settle", exact=True).click()
    picture(page, "settling")
    found.get_by_role("button", name="Settle with this reason").click()
    expect(found).to_be_visible()  # it asks for the reason
    found.get_by_role("button", name=REASON).click()
    found.get_by_role("button", name="Settle with this reason").click()
    counted(page, 0)
    assert not ReleasePage.objects.get().get_latest_revision_as_object().settled
    settled = panel(page).locator("#findings-settled")
    settled.locator("summary").first.click()
    expect(settled).to_contain_text(f"“{REASON}”, wing")
    picture(page, "settled")
    form.save_draft()
    form.says("has been updated")
    (entry,) = ReleasePage.objects.get().get_latest_revision_as_object().settled
    assert (entry["reason"], entry["who"]) == (REASON, "wing")

    # The approver sees who settled it; another text opens it again.
    counted(page, 0)
    settled = panel(page).locator("#findings-settled")
    settled.locator("summary").first.click()
    expect(settled).to_contain_text(f"“{REASON}”, wing")
    write(side(second(form), ENGLISH), " More to come.")
    counted(page, 1)


def test_publishing_is_refused_and_then_done_in_a_name(page: Page, draft: ReleasePage) -> None:
    make_approver(username="amy")
    form = opened(page, draft, "amy")
    write(side(second(form), CHINESE), "4300萬港元。")
    form.more("Publish")
    expect(page.get_by_text("The figures of the two languages disagree").first).to_be_visible()
    tick = page.get_by_label("Publish although figures disagree")
    expect(tick).to_be_visible()  # the panel has opened
    picture(page, "refused")
    tick.check()
    page.get_by_label("Why (kept in the history)").fill("As the company wrote it.")
    picture(page, "override")
    form.more("Publish")
    form.says(f"Page '{draft.title}' has been published.")
    page.goto(f"/admin/pages/{draft.pk}/history/")
    expect(page.get_by_text("Published although figures disagree").first).to_be_visible()
    picture(page, "history")


def test_what_one_writes_in_the_panel_outlives_a_comparison(page: Page, draft: ReleasePage) -> None:
    make_writer(username="wing")
    form = opened(page, draft, "wing")
    found = finding(page, "HK$42 million")
    found.get_by_text("Settle", exact=True).click()
    reason = found.get_by_role("textbox")
    reason.fill("To be foll")
    with page.expect_response(re.compile("/newsroom/findings/")):
        form.field("Headline (English)").fill("Another headline")
        reason.focus()
    expect(reason).to_be_focused()
    reason.press("End")
    reason.press_sequentially("owed up")
    expect(reason).to_have_value("To be followed up")


def test_a_finding_in_a_field_is_marked_on_the_field(page: Page, site: Any) -> None:
    make_writer(username="wing")
    draft = make_release(live=False, headline_en="12 labs open", headline_zh_hant="13間實驗室開幕")
    sign_in(page, "wing")
    page.goto(f"/admin/pages/{draft.pk}/edit/")
    drawn(page)
    form = ReleaseForm(page)
    form.open_tab("Publishing")
    finding(page, "12").first.get_by_role("link").click()
    expect(form.field("Headline (Chinese)")).to_be_focused()
    for source in (ENGLISH, CHINESE):
        expect(page.locator(f".finding-outline [name=headline_{source}]")).to_be_visible()
    picture(page, "field")


def test_a_new_release_is_compared_before_it_is_saved(new_page: OpenPage, site: Any) -> None:
    make_writer(username="wing")
    page = new_page(viewport={"width": 1280, "height": 900})
    sign_in(page, "wing")
    form = ReleaseForm.add(page)
    form.fill("Headline", "Doors open", "開放日")
    block = form.add_block("Body", "Paragraph").locator(".pair")
    write(side(block, ENGLISH), "We have 12 labs.")
    write(side(block, CHINESE), "我們有13間實驗室。")
    counted(page, 1)
    finding(page, "13").get_by_role("link").click()
    comes_to(page, lambda: len(page.evaluate(MARKED)), 2)
    expect(side(block, CHINESE).get_by_role("textbox")).to_be_focused()
    picture(page, "new")


def test_the_panel_on_a_phone(new_page: OpenPage, draft: ReleasePage) -> None:
    make_writer(username="wing")
    page = new_page(viewport={"width": 390, "height": 844})
    sign_in(page, "wing")
    page.goto(f"/admin/pages/{draft.pk}/edit/")
    drawn(page)
    form = ReleaseForm(page)
    found = finding(page, "HK$42 million")
    expect(found).to_be_visible()
    picture(page, "phone")
    found.get_by_role("link").click()
    editor = side(second(form), CHINESE).get_by_role("textbox")
    expect(editor).to_be_focused()
    expect(editor).to_be_in_viewport()
    picture(page, "phone-marked")


def change(page: Page, words: str) -> None:
    """Without the keyboard or the mouse, as another window of the same hand would."""
    page.evaluate(
        """words => {
          const field = document.querySelector("[name=headline_en]");
          field.value = words;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        words,
    )


def test_a_list_that_is_brought_up_to_date_swallows_no_click(
    page: Page, draft: ReleasePage
) -> None:
    make_writer(username="wing")
    opened(page, draft, "wing")
    settle = finding(page, "HK$42 million").get_by_text("Settle", exact=True)
    settle.hover()
    page.mouse.down()
    with page.expect_response(re.compile("/newsroom/findings/")) as answered:
        change(page, "Doors open for 77 firms")
    answered.value.finished()
    page.wait_for_timeout(200)
    expect(panel(page)).not_to_contain_text("77")
    page.mouse.up()
    expect(finding(page, "HK$42 million").get_by_role("textbox")).to_be_visible()
    expect(panel(page)).to_contain_text("77")


def test_who_goes_on_writing_is_answered_all_the_same(page: Page, draft: ReleasePage) -> None:
    make_writer(username="wing")
    opened(page, draft, "wing")
    with page.expect_response(re.compile("/newsroom/findings/")):
        page.evaluate(
            """() => {
              const field = document.querySelector("[name=headline_en]");
              window.writing = setInterval(() => {
                field.value += " 77";
                field.dispatchEvent(new Event("input", { bubbles: true }));
              }, 200);
            }"""
        )
    page.evaluate("clearInterval(window.writing)")


def test_a_page_that_is_too_long_is_told_so(page: Page, draft: ReleasePage) -> None:
    make_writer(username="wing")
    opened(page, draft, "wing")
    open_panel(page, "languages")
    # As the site answers a form with too many fields: see test_long_forms.py.
    page.evaluate(
        """() => {
          window.asked = window.fetch;
          window.fetch = (url, options) =>
            url.includes("/newsroom/findings/")
              ? Promise.resolve(new Response("", { status: 400 }))
              : window.asked(url, options);
        }"""
    )
    change(page, "Doors open")
    expect(page.get_by_role("alert").filter(has_text="longer than the site takes")).to_be_visible()
    page.evaluate("() => { window.fetch = window.asked }")
    change(page, "Doors open again")
    expect(page.locator("[data-findings-too-long]")).to_be_hidden()
