"""Two people, two browsers, one release: each writes one language, and nothing is lost."""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editing import (
    CHINESE,
    ENGLISH,
    OpenPage,
    ReleaseForm,
    comes_to,
    drawn,
    leaving,
    open_panel,
    saving_by_itself,
    side,
    sign_in,
    watching_edits,
    write,
)
from tests.factories import make_approver, make_release, make_writer

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 900}
SHOTS = os.environ.get("SCREENSHOTS")


def shot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


@pytest.fixture
def draft(site: Any) -> Any:
    make_writer(username="wing", first_name="Wing", last_name="Chan")
    make_writer(username="mei", first_name="Mei", last_name="Lam")
    return make_release(live=False, headline_en="Doors open", headline_zh_hant="開放日")


def opened(new_page: OpenPage, username: str, draft: Any) -> ReleaseForm:
    page = new_page(viewport=DESKTOP)
    sign_in(page, username)
    page.goto(f"/admin/pages/{draft.pk}/edit/")
    drawn(page)
    return ReleaseForm(page)


def test_two_people_write_two_languages_at_once(new_page: OpenPage, draft: Any) -> None:
    wing, mei = opened(new_page, "wing", draft), opened(new_page, "mei", draft)
    mei.field("Headline (Chinese)").fill("園區今日開放")
    write(side(mei.block("Body", "Paragraph"), CHINESE), "名額有限。")
    mei.save_draft()
    mei.says("has been updated")

    wing.field("Headline (English)").fill("Doors open today")
    write(side(wing.block("Body", "Paragraph"), ENGLISH), " Places are few.")
    wing.save_draft()
    wing.says("Mei Lam’s changes to the Chinese side were kept")
    shot(wing.page, "kept")
    expect(wing.field("Headline (Chinese)")).to_have_value("園區今日開放")
    expect(wing.field("Headline (English)")).to_have_value("Doors open today")
    paragraph = wing.block("Body", "Paragraph")
    expect(side(paragraph, CHINESE)).to_contain_text("名額有限。")
    expect(side(paragraph, ENGLISH)).to_contain_text("Places are few.")


def test_what_came_in_is_seen_before_it_goes_public(new_page: OpenPage, draft: Any) -> None:
    make_approver(username="amy")
    amy, mei = opened(new_page, "amy", draft), opened(new_page, "mei", draft)
    mei.field("Headline (Chinese)").fill("園區今日開放")
    mei.save_draft()
    mei.says("has been updated")

    amy.field("Headline (English)").fill("Doors open today")
    amy.more("Publish")
    amy.says("Saved, but not published yet")
    amy.says("Mei Lam’s changes to the Chinese side were kept")
    shot(amy.page, "not-published-yet")
    draft.refresh_from_db()
    assert not draft.live
    expect(amy.field("Headline (Chinese)")).to_have_value("園區今日開放")
    amy.more("Publish")
    amy.says("has been published")
    draft.refresh_from_db()
    assert (draft.live, draft.headline_zh_hant) == (True, "園區今日開放")


def test_the_same_text_is_shown_twice_and_one_chooses(new_page: OpenPage, draft: Any) -> None:
    wing, mei = opened(new_page, "wing", draft), opened(new_page, "mei", draft)
    mei.field("Headline (English)").fill("Doors shut today")
    mei.save_draft()
    mei.says("has been updated")

    wing.field("Headline (English)").fill("Doors open tomorrow")
    write(side(wing.block("Body", "Paragraph"), ENGLISH), " Places are few.")
    wing.save_draft()
    wing.says("Mei Lam changed the same text as you")
    question = wing.page.get_by_role("group", name="Headline (English)")
    expect(question.locator("blockquote")).to_have_text(["Doors shut today", "Doors open tomorrow"])
    shot(wing.page, "conflict")
    expect(wing.field("Headline (English)")).to_have_value("Doors open tomorrow")
    question.get_by_label("Take theirs").check()
    wing.save_draft()
    wing.says("has been updated")
    expect(wing.field("Headline (English)")).to_have_value("Doors shut today")
    expect(side(wing.block("Body", "Paragraph"), ENGLISH)).to_contain_text("Places are few.")


def test_nothing_lies_over_the_question(new_page: OpenPage, draft: Any) -> None:
    wing, mei = opened(new_page, "wing", draft), opened(new_page, "mei", draft)
    mei.field("Headline (English)").fill(
        "Doors shut today, and stay shut until the end of the week"
    )
    mei.save_draft()
    mei.says("has been updated")

    open_panel(wing.page, "languages")
    wing.field("Headline (English)").fill("Doors open tomorrow, and stay open for everybody")
    wing.save_draft()
    question = wing.page.get_by_role("group", name="Headline (English)")
    choices = question.get_by_role("radio")
    toggle = wing.page.get_by_role("button", name="Toggle languages")
    wing.page.wait_for_timeout(1000)  # Wagtail takes half a second to close it
    expect(toggle).to_have_attribute("aria-expanded", "false")
    # Opened again, the panel stands beside the question.
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    side_panel = wing.page.locator("[data-form-side]")
    for part in (wing.page.locator(".conflicts"), question.locator("blockquote").nth(1)):
        comes_to(wing.page, lambda part=part: is_left_of(part, side_panel), True)
    shot(wing.page, "conflict-beside-the-panel")

    wing.page.set_viewport_size({"width": 360, "height": 740})
    wing.page.locator("[data-form-side-close-button]").click()
    choices.nth(2).check()
    expect(choices.nth(2)).to_be_in_viewport()
    shot(wing.page, "conflict-phone")


def is_left_of(one: Locator, other: Locator) -> bool:
    a, b = one.bounding_box(), other.bounding_box()
    return bool(a and b and a["x"] + a["width"] <= b["x"])


def test_on_a_phone_the_panel_makes_way_for_the_question(new_page: OpenPage, draft: Any) -> None:
    mei = opened(new_page, "mei", draft)
    page = new_page(viewport={"width": 360, "height": 740})
    sign_in(page, "wing")
    page.goto(f"/admin/pages/{draft.pk}/edit/")
    drawn(page)
    wing = ReleaseForm(page)
    mei.field("Headline (English)").fill("Doors shut today")
    mei.save_draft()
    mei.says("has been updated")
    wing.field("Headline (English)").fill("Doors open tomorrow")
    open_panel(page, "languages")
    with leaving(page):
        page.evaluate("document.querySelector('.action-save').click()")
    page.get_by_role("group", name="Headline (English)").get_by_label("Take theirs").check()
    shot(page, "conflict-on-a-phone")


def test_forms_that_save_themselves_keep_both(
    new_page: OpenPage, draft: Any, settings: Any
) -> None:
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 500
    forms = []
    for name in ("wing", "mei"):
        form = opened(new_page, name, draft)
        forms.append(form)
        with watching_edits(form.page):
            form.page.reload()
    wing, mei = forms
    for turn in range(2):
        for form, label, words in (
            (wing, "Headline (English)", f"Doors open {turn}"),
            (mei, "Headline (Chinese)", f"開放日{turn}"),
        ):
            with saving_by_itself(form.page, words) as answered:
                form.field(label).fill(words)
            assert answered.value.json()["success"]
    wing.page.reload()
    expect(wing.field("Headline (English)")).to_have_value("Doors open 1")
    expect(wing.field("Headline (Chinese)")).to_have_value("開放日1")
    expect(mei.page.get_by_text("overwrite")).to_have_count(0)


def test_the_approver_compares_and_prints(new_page: OpenPage, site: Any) -> None:
    release = make_release(headline_en="Doors open", headline_zh_hant="開放日")
    draft = release.get_latest_revision_as_object()
    draft.headline_en, draft.headline_zh_hant = "Doors open on Friday", "星期五開放日"
    raw = list(draft.body.raw_data)
    raw[0]["value"]["zh_hant"] = "<p>星期五開始接受四十二份申請。</p>"
    draft.body = draft.body.stream_block.to_python([raw[2], raw[0], raw[3]])
    draft.save_revision(clean=False)
    make_approver(username="amy")
    page = new_page(viewport=DESKTOP, java_script_enabled=True)
    sign_in(page, "amy")
    page.goto(f"/admin/pages/{release.pk}/edit/")
    page.get_by_role("button", name="Actions", exact=True).first.click()
    page.get_by_role("link", name="Compare languages").first.click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Doors open on Friday")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Headline"))
    expect(row.locator("ins")).to_have_text([" on Friday", "星期五"])
    expect(page.get_by_role("rowheader").filter(has_text="Removed")).to_have_count(1)
    shot(page, "compare")
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="简体中文")).to_be_hidden()
    shot(page, "print")
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 390, "height": 844})
    shot(page, "compare-phone")
