"""A writer hands in two Word files, puts a paragraph where it belongs, and makes the draft."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cyberport_cms.bilingual.languages import BY_CODE
from releases.exporting import release_docx
from releases.models import ReleaseImport, ReleasePage
from tests.browser.editing import OpenPage, sign_in
from tests.browser.looking import findings
from tests.document_files import written
from tests.factories import (
    make_body,
    make_closing,
    make_release,
    make_snippets,
    make_writer,
    paragraph,
)

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 900}
SHOTS = os.environ.get("SHOTS", "")  # a folder for pictures of each step


@pytest.fixture
def files(site: Any, tmp_path: Path) -> list[Path]:
    """Two Word files of a release that is gone: the English one has a paragraph more."""
    things = make_snippets()
    shared = [
        paragraph(
            "The campus opens its doors on Monday, with over 40 free desks for its start-ups.",
            "園區將於星期一開放，為初創企業提供逾50個免費工作間，歡迎各界人士參觀。",
        ),
        *make_body(things.spokesperson)[1:],
    ]
    only = paragraph(
        "Visitors are welcome from nine to five, and bring an umbrella when it rains.", ""
    )
    only[1]["only_in"] = "en"
    page = make_release(
        live=False,
        headline_en="Doors open",
        headline_zh_hant="園區開放",
        body=[shared[0], only, *shared[1:]],
        closing=make_closing(things.contact, things.boilerplate),
    )
    things.boilerplate.text_en = "<p>Cyberport is home to over 2,000 companies.</p>"
    made = [
        written(tmp_path / f"draft.{code}.docx", release_docx(page, BY_CODE[code]))
        for code in ("en", "zh-hant")
    ]
    things.boilerplate.save_revision().publish()
    ReleasePage.objects.all().delete()
    return made


def shot(page: Page, name: str) -> None:
    if SHOTS:
        # What scrolls is a part of the page: the picture shows all of it in a tall window.
        size = page.viewport_size
        height = page.evaluate("document.querySelector('.import')?.scrollHeight ?? 900") + 200
        page.set_viewport_size({**size, "height": height})
        page.screenshot(path=f"{SHOTS}/{name}.png")
        page.set_viewport_size(size)


def upload(page: Page, files: list[Path]) -> None:
    page.goto("/admin/releases/")
    actions = page.get_by_role("navigation", name="Actions")  # it is in the menu, too
    actions.get_by_role("link", name="Import a draft").click()
    page.get_by_label("English file").set_input_files(files[0])
    page.get_by_label("Chinese file").set_input_files(files[1])
    shot(page, "1-upload")
    page.get_by_role("button", name="Show what is understood").click()
    expect(page.get_by_role("heading", name="What was understood")).to_be_visible()
    page.wait_for_load_state()  # dragging is added by a script


def cell(page: Page, language: str, row: int, section: str = "Text") -> Any:
    region = page.get_by_role("region", name=section, exact=True)
    return region.get_by_role("group", name=f"{language}, row {row}", exact=True)


def test_two_files_become_a_draft(new_page: OpenPage, files: list[Path]) -> None:
    make_writer(username="wing")
    page = new_page(viewport=DESKTOP)
    sign_in(page, "wing")
    upload(page, files)
    shot(page, "2-understood")
    assert findings(page, ".import") == []
    expect(page.get_by_role("region", name="Figures compared")).to_contain_text("1 disagrees")
    expect(page.get_by_role("heading", name="2. Paragraph only in English")).to_be_visible()
    expect(page.get_by_text("Differs from the current boilerplate:")).to_be_visible()

    # A Chinese paragraph is dragged beside the English one below it, and back by the keyboard.
    chinese = "園區將於星期一開放"
    handle = cell(page, "Chinese", 1).get_by_role("button", name="Drag")
    handle.drag_to(cell(page, "Chinese", 2))
    expect(cell(page, "Chinese", 2).get_by_role("textbox")).to_have_value(re.compile(chinese))
    expect(cell(page, "Chinese", 1)).to_contain_text("Nothing in Chinese")
    shot(page, "3-moved")
    cell(page, "Chinese", 2).get_by_role("button", name="Drag").press("Enter")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-import-status]")).to_have_text("Row 1.")
    page.keyboard.press("Enter")
    expect(cell(page, "Chinese", 1).get_by_role("textbox")).to_have_value(re.compile(chinese))

    page.wait_for_load_state()

    # What is typed is kept, also when the browser is closed now.
    first = cell(page, "English", 1).get_by_role("textbox")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        first.fill("The campus opens its doors on Monday, with over 50 free desks.")
        first.blur()
    # So is a language that was missing, written where it is missing.
    alone = page.get_by_role("heading", name="2. Paragraph")
    expect(alone).to_have_text(re.compile("only in English", re.IGNORECASE))
    missing = cell(page, "Chinese", 2).get_by_role("textbox")
    missing.fill("歡迎訪客於九時至五時到訪。")
    missing.blur()
    expect(alone).not_to_have_text(re.compile("only in", re.IGNORECASE))
    page.close()
    page = new_page(viewport=DESKTOP)
    sign_in(page, "wing")
    page.goto("/admin/releases/import/")
    shot(page, "4-unfinished")
    assert findings(page, ".import") == []
    page.get_by_role("link", name="Doors open").click()
    expect(cell(page, "English", 1).get_by_role("textbox")).to_have_value(re.compile("over 50"))
    expect(page.get_by_role("region", name="Figures compared")).to_contain_text("0 disagree")
    expect(page.get_by_role("region", name="Not used")).to_contain_text("40")

    # The draft.
    page.get_by_role("radio", name="Use the current one").check()
    page.get_by_role("button", name="Make a draft").click()
    page.wait_for_url("**/edit/")
    expect(page.get_by_role("status").filter(has_text="“Doors open").first).to_be_visible()
    shot(page, "5-draft")
    release = ReleasePage.objects.get()
    assert not release.live
    assert "over 50 free desks" in str(release.body[0].value["en"])
    assert chinese in str(release.body[0].value["zh_hant"])
    assert "到訪" in str(release.body[1].value["zh_hant"])
    assert not ReleaseImport.objects.exists()


def test_on_a_phone_and_without_scripts(new_page: OpenPage, files: list[Path]) -> None:
    make_writer(username="wing")
    page = new_page(viewport={"width": 390, "height": 844})
    sign_in(page, "wing")
    upload(page, files)
    shot(page, "6-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    cookies = page.context.cookies()
    plain = new_page(viewport=DESKTOP, java_script_enabled=False)
    plain.context.add_cookies(cookies)
    plain.goto(page.url)
    cell(plain, "Chinese", 1).get_by_role("button", name="Move the Chinese text down").click()
    expect(cell(plain, "Chinese", 1)).to_contain_text("Nothing in Chinese")
    cell(plain, "Chinese", 2).get_by_role("button", name="Move the Chinese text up").click()
    expect(cell(plain, "Chinese", 2)).to_contain_text("Nothing in Chinese")
    plain.get_by_role("button", name="Make a draft").click()
    plain.wait_for_url("**/edit/")
    assert ReleasePage.objects.count() == 1
