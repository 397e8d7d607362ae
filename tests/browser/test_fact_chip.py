"""A fact in a text: chosen, written around, moved, deleted and kept, like a letter."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from factsheets.models import Fact, Figure
from releases.models import ReleasePage
from tests.browser.editing import (
    CHINESE,
    ENGLISH,
    OpenPage,
    ReleaseForm,
    comes_to,
    drawn,
    side,
    sign_in,
)
from tests.browser.looking import findings
from tests.factories import (
    make_admin,
    make_boilerplate,
    make_fact,
    make_factsheet,
    make_release,
    make_writer,
    paragraph,
)
from tests.members import chip as reference

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 900}
SIDES = (ENGLISH, CHINESE)
FIGURE = {ENGLISH: "over 2,300", CHINESE: "超過2,300"}
STATEMENT = "The campus is home to"


@pytest.fixture
def fact(site: Any) -> Fact:
    return make_fact(
        statement_en="<p>The campus is home to {members} members.</p>",
        statement_zh_hant="<p>園區匯聚{members}名成員。</p>",
        figures=[Figure(name="members", value=Decimal(2300), qualifier="over")],
    )


class Draft:
    """A release with one paragraph, open in the form of a writer."""

    def __init__(self, page: Page, release: ReleasePage) -> None:
        self.page = page
        self.release = release
        self.form = ReleaseForm(page)

    def side(self, source: str) -> Locator:
        return side(self.form.block("Body", "Paragraph"), source)

    def editor(self, source: str) -> Locator:
        return self.side(source).get_by_role("textbox")

    def chips(self, source: str) -> Locator:
        return self.editor(source).locator(".fact-chip")

    def press(self, source: str, *keys: str) -> Locator:
        """Keys, from where the caret is; the first of them after a click into the text."""
        place = self.editor(source)
        if not place.evaluate("element => element === document.activeElement"):
            place.click()
        for key in keys:
            place.press(key)
        return place

    def holds(self, source: str, words: str) -> None:
        """What the form would send, chips in brackets. It is told a moment after a change."""
        field = self.side(source).locator("input[type=hidden]").last
        comes_to(self.page, lambda: in_brackets(field.input_value()), words)

    def pick_up(self, chip: Locator) -> None:
        """By a click. That it is selected then comes a moment later."""
        chip.click()
        chip.evaluate("element => (window.wanted = element.textContent)")
        self.page.wait_for_function("getSelection().toString() === window.wanted")

    def drag(self, chip: Locator, to: Locator) -> None:
        """To the beginning of an editor's text."""
        self.pick_up(chip)
        start, end = chip.bounding_box(), to.locator("[data-text]").first.bounding_box()
        assert start
        assert end
        mouse = self.page.mouse
        mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
        mouse.down()
        mouse.move(end["x"] + 9, end["y"] + 9, steps=5)
        mouse.move(end["x"] + 1, end["y"] + 9, steps=5)
        mouse.up()
        # For what should not happen, too; by the clock of the page, which may be behind.
        self.page.evaluate("new Promise(done => setTimeout(done, 500))")

    def saved(self) -> dict[str, str]:
        self.form.save_draft()
        self.form.says("has been updated")
        drawn(self.page)
        release = ReleasePage.objects.get(pk=self.release.pk)
        value = release.get_latest_revision_as_object().body[0].value
        return {s: re.sub(r' data-block-key="\w+"', "", value[s].source) for s in SIDES}


def in_brackets(state: str) -> str:
    content = json.loads(state) or {"blocks": []}
    lines = []
    for block in content["blocks"]:
        words = block["text"]
        for part in sorted(block["entityRanges"], key=lambda one: -one["offset"]):
            assert content["entityMap"][str(part["key"])]["type"] == "FACT"
            start, end = part["offset"], part["offset"] + part["length"]
            words = f"{words[:start]}[{words[start:end]}]{words[end:]}"
        lines.append(words)
    return "\n".join(lines)


OpenDraft = Callable[[str, str], Draft]


@pytest.fixture
def open_draft(new_page: OpenPage, site: Any) -> OpenDraft:
    def open_it(en: str, zh_hant: str) -> Draft:
        release = make_release(live=False, body=[paragraph(en, zh_hant)])
        make_writer(username="wing")
        page = new_page(viewport=DESKTOP)
        sign_in(page, "wing")
        page.goto(f"/admin/pages/{release.pk}/edit/")
        drawn(page)
        return Draft(page, release)

    return open_it


def choose(page: Page, part: str = "members") -> None:
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("link", name=STATEMENT).click()
    dialog.get_by_role("link", name=part, exact=True).click()
    expect(dialog).to_be_hidden()


def test_a_figure_is_chosen_and_kept_in_both_languages(open_draft: OpenDraft, fact: Fact) -> None:
    make_fact(statement_en="<p>Nobody has approved this.</p>", live=False)
    draft = open_draft("Members: .", "𨋢成員：。")
    page = draft.page

    # By the button.
    draft.press(ENGLISH, "End", "ArrowLeft")
    draft.side(ENGLISH).get_by_role("button", name="Insert a block").click()
    page.get_by_role("option", name="Fact").click()
    dialog = page.get_by_role("dialog")
    row = dialog.get_by_role("row").filter(has_text="Nobody has approved this.")
    expect(row).to_contain_text("draft")
    expect(row.get_by_role("link")).to_have_count(0)
    # What axe finds in Wagtail's own frame of a dialog is not ours.
    assert findings(page, "#search-results") == []
    dialog.get_by_role("link", name=STATEMENT).click()
    expect(dialog.get_by_role("row").filter(has_text="超過2,300")).to_have_count(2)
    assert findings(page, ".modal .listing") == []
    dialog.get_by_role("link", name="members", exact=True).click()
    expect(dialog).to_be_hidden()

    # By what is typed, with no other tool than keys.
    draft.press(CHINESE, "End", "ArrowLeft").press_sequentially("/fact")
    expect(page.get_by_role("option", name="Fact")).to_be_visible()
    draft.press(CHINESE, "Enter")
    expect(dialog).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(dialog.get_by_label("Search term")).to_be_focused()
    page.keyboard.insert_text("成員")  # in one go, as from an input method: one search
    expect(dialog.get_by_text("There is 1 match")).to_be_visible()
    page.keyboard.press("Tab")
    expect(dialog.get_by_label("Topic")).to_be_focused()
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("link", name=STATEMENT)).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("link", name="Whole statement")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()

    for source in SIDES:
        expect(draft.chips(source)).to_have_text(FIGURE[source])
        # It is announced, and the editor is as accessible as without it.
        expect(draft.chips(source)).to_have_role("group")
        expect(draft.chips(source)).to_have_accessible_name(re.compile(f"members.*{STATEMENT}"))
    assert findings(page, ".fact-chip") == []
    expect(draft.editor(CHINESE)).to_be_focused()
    draft.editor(CHINESE).press_sequentially("名")
    draft.holds(CHINESE, "𨋢成員：[超過2,300]名。")
    kept = {
        ENGLISH: f"<p>Members: {reference(fact)}.</p>",
        CHINESE: f"<p>𨋢成員：{reference(fact)}名。</p>",
    }
    assert draft.saved() == kept
    page.reload()
    for source in SIDES:
        expect(draft.chips(source)).to_have_text(FIGURE[source])
    assert draft.saved() == kept


@pytest.mark.parametrize("source", SIDES)
def test_it_is_deleted_and_passed_like_a_letter(
    open_draft: OpenDraft, fact: Fact, source: str
) -> None:
    draft = open_draft(f"a{reference(fact)}b", f"甲{reference(fact)}乙")
    a, b = ("a", "b") if source == ENGLISH else ("甲", "乙")
    chip = f"[{FIGURE[source]}]"
    expect(draft.chips(source)).to_be_visible()

    # One key passes it; what is typed at its edges stands beside it.
    draft.press(source, "Home", "ArrowRight").press_sequentially("1")
    draft.press(source, "ArrowRight").press_sequentially("2")
    draft.holds(source, f"{a}1{chip}2{b}")
    draft.press(source, "ArrowLeft", "ArrowLeft").press_sequentially("3")
    draft.holds(source, f"{a}13{chip}2{b}")

    # One backspace deletes it, one delete, too; both are undone.
    draft.press(source, "ArrowRight", "Backspace")
    draft.holds(source, f"{a}132{b}")
    draft.press(source, "Control+z")
    draft.holds(source, f"{a}13{chip}2{b}")
    draft.press(source, "Home", "ArrowRight", "ArrowRight", "ArrowRight", "Delete")
    draft.holds(source, f"{a}132{b}")
    draft.press(source, "Control+z")

    # Selecting takes it in or leaves it out; a click picks it up.
    draft.press(source, "Home", "ArrowRight", *["Shift+ArrowRight"] * 3, "Backspace")
    draft.holds(source, f"{a}2{b}")
    draft.press(source, "Control+z")
    draft.pick_up(draft.chips(source))
    draft.press(source, "Backspace")
    draft.holds(source, f"{a}132{b}")
    draft.press(source, "Control+z")

    # Deleting by the word leaves no rest of it behind.
    draft.press(source, "End", "Control+Backspace")
    draft.holds(source, f"{a}13")
    draft.press(source, "Control+z")
    draft.holds(source, f"{a}13{chip}2{b}")


def test_it_is_copied_and_moved_and_speaks_the_language_of_its_place(
    open_draft: OpenDraft, fact: Fact
) -> None:
    address = "see https://example.org/ on"
    draft = open_draft(f"{address} {reference(fact)}.", "共人")
    page = draft.page
    expect(draft.chips(ENGLISH)).to_be_visible()
    english = f"{address} [over 2,300]."
    draft.press(ENGLISH, "Control+a", "Control+c", "Control+End", "Control+v")
    draft.holds(ENGLISH, english * 2)
    draft.press(CHINESE, "Control+Home", "ArrowRight", "Control+v")
    draft.holds(CHINESE, f"共{address} [超過2,300].人")
    draft.press(CHINESE, "Control+z")

    # Moved: cut and pasted, and dragged.
    draft.pick_up(draft.chips(ENGLISH).last)
    draft.press(ENGLISH, "Control+x")
    draft.press(CHINESE, "End", "Control+v")
    draft.holds(CHINESE, "共人[超過2,300]")
    draft.holds(ENGLISH, f"{english}{address} .")
    draft.drag(draft.chips(CHINESE), draft.editor(CHINESE))
    draft.holds(CHINESE, "[超過2,300]共人")
    # Another editor would get words alone: nothing happens instead.
    draft.drag(draft.chips(CHINESE), draft.editor(ENGLISH))
    draft.holds(CHINESE, "[超過2,300]共人")
    draft.holds(ENGLISH, f"{english}{address} .")

    # What an input method composes at its edges stands beside it.
    draft.press(CHINESE, "End", "Backspace", "Backspace")
    keyboard = page.context.new_cdp_session(page)
    for place, composed, then in (
        ("End", "名", "[超過2,300]名"),
        ("Home", "共", "共[超過2,300]名"),
    ):
        draft.press(CHINESE, place)
        state = {"text": composed, "selectionStart": 1, "selectionEnd": 1}
        keyboard.send("Input.imeSetComposition", state)
        keyboard.send("Input.insertText", {"text": composed})
        draft.holds(CHINESE, then)
    expect(draft.editor(CHINESE)).to_have_text("共超過2,300名")
    assert draft.saved()[CHINESE] == f"<p>共{reference(fact)}名</p>"


CORRECTED = """(element, words) => {
  getSelection().setPosition(element.firstChild, 1);
  element.firstChild.data = words;
  element.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""


def test_a_spelling_checker_corrects_the_text_but_no_chip(
    open_draft: OpenDraft, fact: Fact
) -> None:
    draft = open_draft(f"Teh {reference(fact)}.", "中")
    draft.press(ENGLISH, "Home", "ArrowRight")
    written = draft.editor(ENGLISH).locator("[data-text]")
    written.first.evaluate(CORRECTED, "The ")
    draft.holds(ENGLISH, "The [over 2,300].")
    draft.chips(ENGLISH).locator("[data-text]").evaluate(CORRECTED, "over 3,200")
    expect(draft.chips(ENGLISH)).to_have_text("over 2,300")
    draft.press(ENGLISH, "End").press_sequentially("!")
    draft.holds(ENGLISH, "The [over 2,300].!")


def test_it_is_exchanged_for_the_whole_statement(open_draft: OpenDraft, fact: Fact) -> None:
    draft = open_draft(f"Now <b>{reference(fact)}</b>.", "現時。")
    draft.pick_up(draft.chips(ENGLISH))
    toolbar = draft.page.get_by_role("toolbar").filter(visible=True)
    toolbar.get_by_role("button", name="Fact").click()
    dialog = draft.page.get_by_role("dialog")
    dialog.get_by_role("link", name="Whole statement").click()
    draft.holds(ENGLISH, "Now [The campus is home to over 2,300 members.].")
    whole = f'<embed embedtype="fact" id="{fact.pk}"/>'
    assert draft.saved()[ENGLISH] == f"<p>Now <b>{whole}</b>.</p>"
    # From there, every other fact.
    other = make_fact(statement_en="<p>Elsewhere.</p>")
    draft.pick_up(draft.chips(ENGLISH))
    toolbar.get_by_role("button", name="Fact").click()
    dialog.get_by_role("link", name="All facts").click()
    dialog.get_by_role("link", name="Elsewhere.").click()
    draft.holds(ENGLISH, "Now [Elsewhere.].")
    assert f'id="{other.pk}"' in draft.saved()[ENGLISH]


def test_a_fact_that_is_gone_says_so_and_is_kept(open_draft: OpenDraft, fact: Fact) -> None:
    gone = '<embed embedtype="fact" id="4711"/>'
    draft = open_draft(f"Now {gone}.", f"現時{gone}，{reference(fact)}。")
    for source in SIDES:
        chip = draft.chips(source).first
        expect(chip).to_have_text("This fact no longer exists")
        expect(chip).to_have_class(re.compile("fact-chip--problem"))
    draft.press(ENGLISH, "End").press_sequentially(" Well.")
    draft.holds(ENGLISH, "Now [This fact no longer exists]. Well.")
    assert findings(draft.page, ".fact-chip") == []
    assert draft.saved() == {
        ENGLISH: f"<p>Now {gone}. Well.</p>",
        CHINESE: f"<p>現時{gone}，{reference(fact)}。</p>",
    }


def test_boilerplates_and_factsheets_offer_facts(new_page: OpenPage, fact: Fact) -> None:
    boilerplate = make_boilerplate()
    factsheet = make_factsheet(live=False, facts=[fact])
    make_admin(username="ada")
    page = new_page(viewport=DESKTOP)
    sign_in(page, "ada")
    for address, path in (
        (f"/admin/snippets/releases/boilerplate/edit/{boilerplate.pk}/", "text_zh_hant"),
        (f"/admin/pages/{factsheet.pk}/edit/", "overview_zh_hant"),
        (f"/admin/pages/{factsheet.pk}/edit/", "introduction"),
    ):
        page.goto(address)
        drawn(page)
        place = page.locator(f"[data-contentpath={path}]").last.get_by_role("textbox")
        place.click()
        place.press_sequentially("/fact")
        page.get_by_role("option", name="Fact").click()
        choose(page)
        expect(place.locator(".fact-chip")).to_have_text(FIGURE[CHINESE])
