"""A writer hands in two Word files with a picture and a table, and sees both in the draft."""

import os
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from cyberport_cms.newsroom.models import Photo
from releases.models import ImportedPicture, ReleasePage
from tests.browser.editing import OpenPage, sign_in
from tests.browser.looking import findings
from tests.browser.test_import_journey import cell, shot, upload
from tests.document_files import written
from tests.factories import make_writer
from tests.import_wizard.test_pictures import draft, image

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 900}
SHOTS = os.environ.get("SHOTS", "")


def picture() -> bytes:
    return image("seagreen", "PNG", (480, 270))


@pytest.fixture
def files(site: Any, tmp_path: Path) -> list[Path]:
    return [
        written(tmp_path / f"draft.{source}.docx", draft(source, [picture()]))
        for source in ("en", "zh_hant")
    ]


def test_a_picture_and_a_table_become_blocks(new_page: OpenPage, files: list[Path]) -> None:
    make_writer(username="wing")
    page = new_page(viewport=DESKTOP)
    sign_in(page, "wing")
    upload(page, files)
    shot(page, "1-picture-and-table")
    assert findings(page, ".import") == []
    english = cell(page, "English", 2)
    shown = english.get_by_role("img", name="The harbour at dusk")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") == 480
    expect(english.get_by_label("Caption (English)")).to_have_value("Ferries at noon.")
    english.get_by_label("Credit (English)").fill("Tidewater")
    cell(page, "Chinese", 2).get_by_label("Credit (Chinese)").fill("潮汐")
    table = cell(page, "Chinese", 3).get_by_label("Table (Chinese)")
    expect(table).to_have_value("| 年份 | 成員 |\n| 2024 | 1,900 |\n| 2025 | 2,000 |")
    table.fill("| 年份 | 成員 |\n| 2024 | 1,900 |\n| 2025 | 2,100 |")
    table.blur()
    # The figures of the two tables are compared like those of a text.
    expect(page.get_by_role("region", name="Figures compared")).to_contain_text("1 disagrees")
    shot(page, "2-disagrees")
    table.fill("| 年份 | 成員 |\n| 2024 | 1,900 |\n| 2025 | 2,000 |")
    table.blur()
    expect(page.get_by_role("region", name="Figures compared")).to_contain_text("0 disagree")
    assert not Photo.objects.exists()
    page.get_by_role("button", name="Make a draft").click()
    page.wait_for_url("**/edit/")
    shot(page, "3-draft")
    release = ReleasePage.objects.get()
    assert [b.block_type for b in release.body] == ["paragraph", "image", "table", "paragraph"]
    assert release.body[1].value["en"]["credit"] == "Tidewater"
    assert Photo.objects.get().file.read() == picture()
    assert not ImportedPicture.objects.exists()
    if SHOTS:
        revision = release.get_latest_revision_as_object()
        revision.save_revision().publish()
        page.goto(release.url)
        page.screenshot(path=f"{SHOTS}/4-public.png", full_page=True)


def test_a_picture_is_left_out_by_its_button(new_page: OpenPage, files: list[Path]) -> None:
    make_writer(username="wing")
    page = new_page(viewport={"width": 390, "height": 844})
    sign_in(page, "wing")
    upload(page, files)
    shot(page, "5-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    cell(page, "English", 2).get_by_role("button", name="Leave this picture out").click()
    not_used = page.get_by_role("region", name="Not used")
    expect(not_used).to_contain_text("Left out: the picture “The harbour at dusk”.")
    assert findings(page, ".import") == []
    assert BytesIO(ImportedPicture.objects.get().data).getvalue() == picture()
