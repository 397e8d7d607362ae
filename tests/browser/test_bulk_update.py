"""A fact owner takes the facts to a spreadsheet and brings them back; and imports a next edition."""

import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from factsheets.models import Edition, Fact, Figure
from tests.browser.editing import OpenPage, sign_in
from tests.browser.looking import findings
from tests.factories import make_fact, make_fact_owner, make_factsheet

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
THEN = "Over 400 smart lampposts stand in busy streets and count cars."
NOW = """# The city

## Streets

- More than 900 smart lampposts now stand in busy streets and count cars.
- People rest on benches in 45 parks beside the harbour.
- Two new libraries opened.
"""


def keep(page: Page, name: str) -> None:
    """A picture to look at, where somebody has said where to."""
    if folder := os.environ.get("PICTURES"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.fixture
def facts(site: Any) -> list[Fact]:
    members = make_fact(
        key="members",
        lead_in_en="Community:",
        lead_in_zh_hant="社群：",
        statement_en="<p>Home to {members} members, who have raised {capital} so far.</p>",
        statement_zh_hant="<p>匯聚{members}名成員，至今集資{capital}。</p>",
        figures=[
            Figure(name="members", value=Decimal(2200), qualifier="over"),
            Figure(name="capital", value=Decimal(42_100_000_000), unit="HKD", display="scaled"),
        ],
        as_at=date(2025, 3, 31),
    )
    facts = [members, make_fact(key="awards"), make_fact(key="visitors")]
    make_factsheet(
        slug="glance",
        facts=facts,
        headline_en="Cyberport at a glance",
        headline_zh_hant="數碼港一覽",
    )
    make_fact_owner(username="fung")
    return facts


def take_sheet(page: Page, path: Path) -> None:
    page.goto("/admin/snippets/factsheets/fact/")
    page.locator(".w-slim-header").get_by_role("button", name="Actions").click()
    keep(page, "1-listing")
    with page.expect_download() as download:
        page.get_by_role("link", name="Spreadsheet (XLSX)").click()
    download.value.save_as(path)


def change(path: Path, **values: Any) -> None:
    """Two cells, as a person with Excel would."""
    book = load_workbook(path)
    names, *rows = book["Facts"].iter_rows()
    columns = {cell.value: place for place, cell in enumerate(names)}
    for row in rows:
        name = row[columns["figure"]].value
        if name in values:
            row[columns["value"]].value = values[name]
    book.save(path)


def test_two_numbers_by_spreadsheet(new_page: OpenPage, facts: list[Fact], tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    page = new_page(viewport=DESK, accept_downloads=True)
    sign_in(page, "fung")
    take_sheet(page, path)
    change(path, members=2300, capital="45 billion")

    page.get_by_role("link", name="Update from a spreadsheet").click()
    expect(page.get_by_label("Spreadsheet")).to_be_visible()
    keep(page, "2-upload")
    assert findings(page, ".bulk") == []
    page.get_by_label("Spreadsheet").set_input_files(path)
    page.get_by_role("button", name="Show the changes").click()
    expect(page.get_by_role("heading", name="Nothing was saved: 1 problem")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="“45 billion” is not a number.")
    expect(row.get_by_role("rowheader")).to_have_text("4")
    keep(page, "3-problems")
    assert findings(page, ".bulk") == []

    change(path, capital=45_000_000_000)
    page.get_by_label("Spreadsheet").set_input_files(path)
    page.get_by_role("button", name="Show the changes").click()
    expect(page.get_by_role("heading", name="1 fact changes")).to_be_visible()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="capital"))
    expect(row).to_contain_text("HK$42.1 billion")
    expect(row).to_contain_text("HK$45 billion")
    expect(row).to_contain_text("450億港元")
    expect(page.get_by_text("Cyberport at a glance")).to_be_visible()
    keep(page, "4-dry-run")
    assert findings(page, ".bulk") == []
    page.set_viewport_size(PHONE)
    keep(page, "5-dry-run-on-a-phone")
    page.set_viewport_size(DESK)

    page.get_by_role("button", name="Publish all").click()
    note = page.get_by_label("Why they change")
    assert not note.evaluate("element => element.validity.valid")  # the browser asks for it
    note.fill("Annual count")
    page.get_by_role("button", name="Publish all").click()
    expect(page.get_by_text("1 fact is published. 1 factsheet has a new edition.")).to_be_visible()
    keep(page, "6-done")
    assert Edition.objects.count() == 2
    page.goto("/en/factsheets/glance/")
    expect(page.get_by_text("over 2,300 members")).to_be_visible()


def test_the_next_edition_by_keyboard(
    new_page: OpenPage, facts: list[Fact], tmp_path: Path
) -> None:
    path = tmp_path / "now.md"
    path.write_text(NOW)
    words = {"lead_in_en": "", "lead_in_zh_hant": "", "statement_zh_hant": "", "languages": "en"}
    sides = {"source_name_zh_hant": ""}
    stays = make_fact(key="lampposts", statement_en=f"<p>{THEN}</p>", **words, **sides)
    leaves = make_fact(
        key="benches",
        statement_en="<p>Benches stand where people rest in 30 parks along paths.</p>",
        **words,
        **sides,
    )
    sections = [
        ("section", {"en": {"heading": "Streets"}, "zh_hant": {}, "facts": [stays, leaves]})
    ]
    sheet = make_factsheet(
        slug="city", languages="en", headline_en="The city", headline_zh_hant="", sections=sections
    )
    page = new_page(viewport=DESK)
    sign_in(page, "fung")
    page.goto(f"/admin/pages/{sheet.pk}/edit/")
    page.locator(".w-slim-header").get_by_role("button", name="Actions").click()
    page.get_by_role("link", name="Import next edition").click()
    expect(page.get_by_label("Text of the next edition")).to_be_visible()
    keep(page, "7-next-edition")
    assert findings(page, ".bulk") == []
    page.get_by_label("Text of the next edition").set_input_files(path)
    page.get_by_role("button", name="Show the proposals").click()
    lampposts = page.get_by_role("group", name="lampposts")
    expect(lampposts.get_by_label("Yes: the fact changes")).to_be_checked()
    expect(lampposts).to_contain_text("More than 900")
    keep(page, "8-proposals")
    assert findings(page, ".bulk") == []
    page.set_viewport_size(PHONE)
    keep(page, "9-proposals-on-a-phone")
    page.set_viewport_size(DESK)
    benches = page.get_by_role("group", name="benches")
    expect(benches.get_by_label("Yes: the fact changes")).not_to_be_checked()
    benches.get_by_label("No: the new text is a new fact").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Publish", exact=True).focus()
    page.keyboard.press("Enter")
    expect(
        page.get_by_text("The next edition is published. Facts that changed: 1;")
    ).to_be_visible()
    assert Edition.objects.filter(factsheet=sheet).count() == 2
