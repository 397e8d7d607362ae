"""Step 2 of an import with a finger, a mouse and the keyboard: also over the end mark."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editing import OpenPage, leaving, sign_in
from tests.browser.looking import findings
from tests.factories import make_writer
from tests.import_wizard.steps import CHINESE, ENGLISH

pytestmark = pytest.mark.browser

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
}
DESKTOP = {"width": 1280, "height": 900}
AFTER = "After the end mark"
BESIDE = "#body-1-zh_hant.import__target"


def opened(page: Page) -> None:
    make_writer(username="wing")
    sign_in(page, "wing")
    page.goto("/admin/releases/import/")
    page.get_by_label("English text").fill(ENGLISH)
    page.get_by_label("Chinese text").fill(CHINESE)
    page.get_by_role("button", name="Show what is understood").click()
    expect(page.get_by_role("heading", name="What was understood")).to_be_visible()
    page.wait_for_load_state()


def cell(page: Page, language: str, row: int, section: str = "Text") -> Locator:
    region = page.get_by_role("region", name=section, exact=True)
    return region.get_by_role("group", name=f"{language}, row {row}", exact=True)


def handle(place: Locator) -> Locator:
    return place.get_by_role("button", name="Drag")


def middle(place: Locator) -> dict[str, float]:
    box = place.bounding_box()
    assert box
    return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}


class Finger:
    """Touches that the browser itself takes for those of a finger: it scrolls and taps with them."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._devices = page.context.new_cdp_session(page)

    def _touch(self, kind: str, *points: dict[str, float]) -> None:
        event = {"type": kind, "touchPoints": list(points)}
        self._devices.send("Input.dispatchTouchEvent", event)

    def put_on(self, place: Locator) -> None:
        place.scroll_into_view_if_needed()
        self._at = middle(place)
        self._touch("touchStart", self._at)

    def slide_to(self, place: Locator, target: str) -> None:
        """In steps, until `target` is marked as what it would drop on; where the place is not on the
        screen, the page scrolls under the finger."""
        height = self._page.viewport_size["height"]  # type: ignore[index]
        marked = self._page.locator(target)
        there = 0
        for _ in range(400):
            goal = middle(place)
            goal["y"] = min(max(goal["y"], 30), height - 30)
            self._at = {axis: self._at[axis] + (goal[axis] - self._at[axis]) / 2 for axis in goal}
            self._touch("touchMove", self._at)
            self._page.wait_for_timeout(20)
            # At the edges of the screen, the buttons at its foot included, the page goes on scrolling.
            buttons = self._page.locator(".import__answer--sticky").bounding_box()
            at_rest = 70 <= self._at["y"] <= min(height, buttons["y"] if buttons else height) - 70
            there = there + 1 if at_rest and marked.count() else 0
            if there == 5:
                return
        raise AssertionError("never there")

    def lift(self) -> None:
        self._touch("touchEnd")


def test_a_finger_drags_a_text_beside_another_one(site: Any, new_page: OpenPage) -> None:
    page = new_page(**PHONE)
    opened(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    finger = Finger(page)
    finger.put_on(handle(cell(page, "Chinese", 1)))
    finger.slide_to(cell(page, "Chinese", 2), BESIDE)
    expect(page.locator(".import__ghost")).to_contain_text("園區將於星期一開放")
    expect(cell(page, "Chinese", 2)).to_have_class("import__cell import__target")
    with leaving(page):
        finger.lift()
    expect(cell(page, "Chinese", 2).get_by_role("textbox")).to_have_value(
        "園區將於星期一開放，提供逾50個免費工作間。這是首個同類園區。"
    )
    expect(cell(page, "Chinese", 1).get_by_role("textbox")).to_have_value(
        "申請於星期五截止，已有12名創辦人申請。"
    )
    assert findings(page, ".import") == []


def test_a_finger_drags_a_text_over_the_end_mark(site: Any, new_page: OpenPage) -> None:
    page = new_page(**PHONE)
    opened(page)
    finger = Finger(page)
    finger.put_on(handle(cell(page, "English", 2)))
    # The upper edge of the row: one of its own.
    finger.slide_to(page.locator("#closing-1 h4"), "#closing-1.import__target-gap")
    with leaving(page):
        finger.lift()
    expect(cell(page, "English", 2, AFTER)).to_contain_text("Free text")
    expect(cell(page, "English", 2)).to_contain_text("Nothing in English")


def test_a_drag_that_is_given_up_changes_nothing(site: Any, new_page: OpenPage) -> None:
    page = new_page(**PHONE)
    opened(page)
    finger = Finger(page)
    finger.put_on(handle(cell(page, "Chinese", 1)))
    finger.slide_to(cell(page, "Chinese", 2), BESIDE)
    page.keyboard.press("Escape")
    expect(page.locator(".import__ghost")).to_have_count(0)
    finger.lift()
    expect(cell(page, "Chinese", 1).get_by_role("textbox")).to_have_value(
        "園區將於星期一開放，提供逾50個免費工作間。這是首個同類園區。"
    )
    # Beside its handles a finger scrolls, as everywhere.
    touch_action = "element => getComputedStyle(element).touchAction"
    assert handle(cell(page, "Chinese", 1)).evaluate(touch_action) == "none"
    assert cell(page, "Chinese", 1).evaluate(touch_action) == "auto"


def test_the_mouse_and_the_keyboard_cross_the_end_mark(site: Any, new_page: OpenPage) -> None:
    page = new_page(viewport=DESKTOP)
    opened(page)
    with leaving(page):
        handle(cell(page, "English", 3)).drag_to(page.locator("#closing-0 h4"))
    expect(cell(page, "English", 1, AFTER)).to_contain_text("Quote under a photo")
    with leaving(page):
        handle(cell(page, "Chinese", 3)).press("Enter")
        page.keyboard.press("ArrowDown")
        expect(page.locator("[data-import-status]")).to_have_text("Row 1 after the end mark.")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1. Quote under a photo", exact=True)).to_be_visible()
    expect(page.get_by_text("New spokesperson: Mei Lam")).to_be_visible()


def test_buttons_cross_the_end_mark_without_scripts(site: Any, new_page: OpenPage) -> None:
    page = new_page(viewport=DESKTOP)
    opened(page)
    plain = new_page(viewport=DESKTOP, java_script_enabled=False)
    plain.context.add_cookies(page.context.cookies())
    plain.goto(page.url)
    before = plain.get_by_role("region", name=AFTER, exact=True)
    before.locator("summary", has_text="Move before the end mark").nth(1).click()
    before.get_by_role("button", name="This row and all above it").click()
    expect(plain.get_by_role("heading", name="5. Heading")).to_be_visible()
    expect(before).to_contain_text("Nothing stands here.")
    text = plain.get_by_role("region", name="Text", exact=True)
    text.locator("summary", has_text="Move after the end mark").nth(3).click()
    text.get_by_role("button", name="This row and all below it").click()
    expect(plain.get_by_role("heading", name="1. Media contacts", exact=True)).to_be_visible()
    expect(plain.get_by_role("heading", name="2. Boilerplate", exact=True)).to_be_visible()
