"""The edit form of the admin as a writer works with it. Nothing here knows Django."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.conftest import PATIENCE
from tests.factories import PASSWORD

ENGLISH, CHINESE = "en", "zh_hant"


def sign_in(page: Page, username: str) -> None:
    """Through the sign-in form, as a person with an English browser does."""
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")


@contextmanager
def leaving(page: Page) -> Iterator[None]:
    """Waits for what comes in place of this page, be it the same one anew: until then all that is
    looked for would be found on the old one, its messages included."""
    page.evaluate("window.isOld = true")
    yield
    page.wait_for_function("!window.isOld && document.readyState === 'complete'")


def comes_to(page: Page, read: Callable[[], Any], wanted: Any) -> None:
    """`expect` for what no locator can be asked for."""
    until = monotonic() + PATIENCE / 1000
    while (found := read()) != wanted and monotonic() < until:
        page.wait_for_timeout(100)
    assert found == wanted


def drawn(page: Page) -> None:
    """Waits until a form is there with each of its rich-text editors, which scripts draw."""
    page.wait_for_function(
        """document.readyState === "complete" &&
           [...document.querySelectorAll(".w-field--draftail_rich_text_area")]
             .every(field => field.querySelector(".Draftail-Editor"))"""
    )


@contextmanager
def watching_edits(page: Page) -> Iterator[None]:
    """Waits until the form that is opened inside would save by itself what is typed from then on.
    It first looks at itself for two seconds, while the editors are being drawn."""
    page.add_init_script(
        "document.addEventListener('w-unsaved:watch-edits', () => { window.watched = true })"
    )
    yield
    page.wait_for_function("window.watched")


def saving_by_itself(page: Page, words: str) -> Any:
    """Waits until the form has saved by itself, and these words with it."""
    return page.expect_response(
        lambda answer: (
            answer.request.method == "POST"
            and answer.url.endswith("/edit/")
            and words.encode() in (answer.request.post_data_buffer or b"")
        )
    )


def open_panel(page: Page, name: str) -> None:
    """One of the panels at the side of a form, if it is not open."""
    page.wait_for_load_state()  # a panel that was open when the form was left opens then
    toggle = page.get_by_role("button", name=f"Toggle {name}")
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")


class ReleaseForm:
    """The form of one release."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    def add(cls, page: Page) -> "ReleaseForm":
        """A new release, by the menu."""
        page.get_by_role("navigation", name="Main menu").get_by_role(
            "link", name="Releases", exact=True
        ).click()
        page.get_by_role("link", name="Add release").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("New: Release")
        drawn(page)
        return cls(page)

    # Fields

    def open_tab(self, name: str) -> None:
        # A tab with errors also says how many.
        tab = self.page.get_by_role("tab", name=re.compile(f"^{name}"))
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(label, exact=True)

    def fill(self, label: str, english: str, chinese: str) -> None:
        self.field(f"{label} (English)").fill(english)
        self.field(f"{label} (Chinese)").fill(chinese)

    def stream(self, name: str) -> Locator:
        return self.page.get_by_role("region", name=name, exact=True)

    def add_block(self, stream: str, name: str) -> Locator:
        """A new block at the end of a stream."""
        region = self.stream(stream)
        # The buttons between blocks stand beside them, those inside a block deeper down.
        here = region.locator("[data-streamfield-stream-container]").first
        add = here.locator("> div > .c-sf-add-button").last
        expect(add).to_be_visible()  # the blocks before it have been drawn
        before = here.locator("> [data-streamfield-child]").count()
        add.click()
        self.page.get_by_role("option", name=name, exact=True).click()
        block = here.locator("> [data-streamfield-child]").nth(before)
        expect(block.get_by_role("heading", level=2).first).to_contain_text(name)
        return block

    def block(self, stream: str, name: str) -> Locator:
        return (
            self.stream(stream).get_by_role("region", name=re.compile(f"^{name}")).locator(".pair")
        )

    def choose(self, button: Locator, name: str) -> None:
        """In the dialog that the button opens."""
        button.click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("link", name=name).click()
        expect(dialog).to_be_hidden()

    # What one does with the whole

    def save_draft(self) -> None:
        with leaving(self.page):
            self.page.get_by_role("button", name="Save draft").click()

    def more(self, action: str) -> None:
        """One of the actions behind the arrow beside “Save draft”."""
        more = self.page.get_by_role("button", name="More actions")
        expect(more).to_have_attribute("aria-expanded", "false")  # it has been made to work
        more.click()
        # The approval has its name in both languages.
        with leaving(self.page):
            self.page.get_by_role("button", name=re.compile(f"^{action}( ·|$)")).click()

    def says(self, words: str) -> None:
        """The message over the form, or over the page that follows it."""
        expect(self.page.get_by_role("status").filter(has_text=words).first).to_be_visible()
        self.page.wait_for_load_state()

    def preview(self, mode: str) -> Any:
        """The page as the panel at the side shows it in one of the scripts."""
        open_panel(self.page, "preview")
        self.page.get_by_label("Preview mode").select_option(label=mode)
        return self.page.frame_locator("#w-preview-iframe")


def side(block: Locator, source: str) -> Locator:
    """One language of a block."""
    return block.locator(f"> [data-contentpath={source}]")


def write(place: Locator, words: str) -> None:
    """Into a rich-text editor, at its end, key by key: it does not notice a value that is set."""
    editor = place.get_by_role("textbox")
    editor.click()
    editor.press("Control+End")
    editor.press_sequentially(words)
    # The editor hands its text to the form a moment after the last key.
    expect(place.locator("input[type=hidden]")).to_have_value(re.compile(re.escape(words)))


OpenPage = Callable[..., Page]
