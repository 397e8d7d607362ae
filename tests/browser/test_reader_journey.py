"""How the public reads: on a phone, by keyboard alone, and without scripts."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cyberport_cms.newsroom.models import Photo
from tests.browser.editing import OpenPage
from tests.factories import (
    make_body,
    make_closing,
    make_factsheet,
    make_photo,
    make_release,
    make_snippets,
)

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
HEADLINE = {"en": "Harbour robots learn to swim", "zh-hant": "海港機械人學游泳"}


@pytest.fixture
def photo(site: Any) -> Photo:
    """Offered in full size by the one release that is about robots."""
    snippets = make_snippets()
    photo = make_photo("Robots in the harbour", size=(2400, 1600))
    offered = {
        "image": photo,
        "en": {"caption": "A robot dives.", "credit": "Cyberport"},
        "zh_hant": {"caption": "機械人下潛。", "credit": "數碼港"},
    }
    note = {"en": "<p>Photos:</p>", "zh_hant": "<p>圖片：</p>", "photos": [offered]}
    make_release(
        headline_en=HEADLINE["en"],
        headline_zh_hant=HEADLINE["zh-hant"],
        slug="harbour-robots",
        kind="photo_release",
        body=make_body(snippets.spokesperson),
        closing=[("photo_note", note), *make_closing(snippets.contact, snippets.boilerplate)],
        topics=[snippets.topic],
    )
    make_release(headline_en="Campus opens its doors", headline_zh_hant="園區開放日")
    make_factsheet(headline_en="The campus in figures", headline_zh_hant="園區數字")
    return photo


def test_a_reader_on_a_phone_finds_a_release_and_takes_its_photo(
    new_page: OpenPage, photo: Photo
) -> None:
    page = new_page(viewport=PHONE, locale="zh-HK", has_touch=True, is_mobile=True)
    page.goto("/")
    expect(page).to_have_url(re.compile(r"/zh-hant/$"))
    fits_the_screen(page)

    # In the middle of a Chinese sentence, by two characters.
    page.get_by_role("banner").get_by_role("link", name="搜尋").tap()
    page.get_by_role("main").get_by_role("searchbox").fill("游泳")
    page.get_by_role("main").get_by_role("searchbox").press("Enter")
    results = page.get_by_role("main").get_by_role("listitem")
    expect(results).to_have_count(1)
    fits_the_screen(page)

    # The results stay when the script changes; so does the release.
    languages = page.locator("nav.languages")
    languages.get_by_role("link", name="简").tap()
    expect(page).to_have_url(re.compile(r"/zh-hans/search/\?q="))
    expect(results).to_have_count(1)
    results.get_by_role("link", name="海港机械人学游泳").tap()
    expect(page).to_have_url(re.compile(r"/zh-hans/releases/harbour-robots/$"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    fits_the_screen(page)
    for choice, path, headline in (
        ("繁", "zh-hant", HEADLINE["zh-hant"]),
        ("EN", "en", HEADLINE["en"]),
    ):
        languages.get_by_role("link", name=choice).tap()
        expect(page).to_have_url(re.compile(rf"/{path}/releases/harbour-robots/$"))
        expect(page.get_by_role("heading", level=1)).to_have_text(headline)

    # The photo arrives whole.
    with page.expect_download() as download:
        page.get_by_role("link", name="Download in full size").tap()
    with photo.file.open("rb") as original:
        assert download.value.path().read_bytes() == original.read()
    assert download.value.suggested_filename.endswith(".jpg")


def fits_the_screen(page: Page) -> None:
    """Nobody has to scroll sideways."""
    page.wait_for_load_state()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], f"{page.url} is {width} px wide"


def test_a_reader_needs_no_mouse(new_page: OpenPage, photo: Photo) -> None:
    page = new_page(viewport={"width": 1280, "height": 900})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/en/")

    # The first stop leads past the menu.
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").locator("a:focus")).to_have_count(1)

    # The menu; whatever has the focus shows it.
    page.goto("/en/factsheets/")
    go_to(
        page, page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Releases")
    )
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Press releases")
    go_to(page, page.get_by_role("main").get_by_role("link", name=HEADLINE["en"]))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE["en"])

    # The text to take along.
    copy = page.get_by_role("button", name="Copy text")
    go_to(page, copy)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Text copied")
    expect(copy).to_be_focused()
    text = page.get_by_label("The text of this release").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == text
    for words in (HEADLINE["en"], "Applications open on Monday.", "Kit Wong", "About Cyberport"):
        assert words in text

    # The theme.
    theme = page.get_by_role("button", name="Dark theme")
    page.keyboard.press("Home")
    go_to(page, theme, "Shift+Tab")
    page.keyboard.press("Space")
    expect(theme).to_have_attribute("aria-pressed", "true")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def go_to(page: Page, target: Any, key: str = "Tab") -> None:
    """By the Tab key; each stop on the way shows that it has the focus."""
    page.wait_for_load_state()
    for _ in range(60):
        page.keyboard.press(key)
        shown = page.evaluate(
            "(({outlineStyle, outlineWidth, boxShadow}) =>"
            " (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none')"
            "(getComputedStyle(document.activeElement))"
        )
        assert shown, page.evaluate("document.activeElement.outerHTML")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{target} is out of the keyboard's reach")


def test_where_the_clipboard_is_closed_the_text_is_selected(
    new_page: OpenPage, photo: Photo
) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "Document.prototype.execCommand = () => false;"
    )
    page.goto("/en/releases/harbour-robots/")
    page.get_by_role("button", name="Copy text").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Select the text and copy it")
    text = page.get_by_label("The text of this release")
    expect(text).to_be_visible()
    expect(text).to_be_focused()
    selected = text.evaluate("t => t.value.slice(t.selectionStart, t.selectionEnd)")
    assert selected == text.input_value()


def test_everything_is_there_without_scripts(new_page: OpenPage, photo: Photo) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/en/releases/")
    releases = page.get_by_role("main").get_by_role("article")
    expect(releases).to_have_count(2)
    page.get_by_label("Kind").select_option(label="Photo release")
    page.get_by_role("button", name="Show").click()
    expect(releases).to_have_count(1)
    expect(page.get_by_role("heading", name="1 release")).to_be_visible()

    # The choice stays when the script changes.
    page.locator("nav.languages").get_by_role("link", name="繁體中文").click()
    expect(page).to_have_url(re.compile(r"/zh-hant/releases/\?.*kind=photo_release"))
    expect(releases).to_have_count(1)

    page.get_by_role("banner").get_by_role("searchbox").fill("園區")
    page.get_by_role("banner").get_by_role("searchbox").press("Enter")
    results = page.get_by_role("main").get_by_role("listitem")
    expect(results.get_by_role("link", name="園區數字").first).to_be_visible()
    page.get_by_role("main").get_by_role("searchbox").fill("海港")
    page.get_by_role("main").get_by_role("button", name="搜尋").click()
    results.get_by_role("link", name=HEADLINE["zh-hant"]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE["zh-hant"])

    page.wait_for_load_state()

    # No button that would do nothing; the plain text opens all the same.
    for button in page.get_by_role("main").get_by_role("button").all():
        assert button.evaluate("element => element.localName") == "summary"
    page.locator("details.plain-text summary").click()
    expect(page.locator("#plain-text")).to_be_visible()
