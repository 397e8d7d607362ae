"""What is typed in step 2 of an import is kept while it is typed, or its writer is told why not."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from releases.models import ReleaseImport, ReleasePage
from tests.browser.editing import OpenPage, comes_to, leaving, sign_in
from tests.browser.looking import findings
from tests.factories import make_snippets, make_writer
from tests.import_wizard.steps import CHINESE, ENGLISH, TWO_DESKS

pytestmark = pytest.mark.browser


@pytest.fixture
def page(new_page: OpenPage) -> Page:
    """A writer in step 2."""
    make_writer(username="wing")
    page = new_page()
    sign_in(page, "wing")
    hand_in(page, ENGLISH)
    return page


def hand_in(page: Page, english: str) -> None:
    page.goto("/admin/releases/import/")
    page.get_by_label("English text").fill(english)
    page.get_by_label("Chinese text").fill(CHINESE)
    page.get_by_role("button", name="Show what is understood").click()
    expect(page.get_by_role("heading", name="What was understood")).to_be_visible()
    page.wait_for_load_state()


def headline(page: Page) -> Locator:
    return page.get_by_label("Headline (English)", exact=True)


def subheadline(page: Page) -> Locator:
    return page.get_by_label("Subheadline (English)", exact=True)


def add(place: Locator, words: str) -> None:
    """At its end, key by key; the cursor stays there."""
    place.press("Control+End")
    place.press_sequentially(words)


def kept(name: str = "headline") -> str:
    return ReleaseImport.objects.get().sheet["heads"]["en"][name]


def told(page: Page, words: str) -> None:
    expect(page.locator(".import").get_by_role("alert")).to_contain_text(words)


def test_words_are_kept_before_the_field_is_left(page: Page) -> None:
    add(headline(page), " at last")
    comes_to(page, kept, "Campus opens its doors at last")
    address = page.url
    page.close()
    page = page.context.new_page()
    page.goto(address)
    expect(headline(page)).to_have_value("Campus opens its doors at last")


def test_words_are_kept_when_one_leaves_at_once(page: Page) -> None:
    add(headline(page), " at last")
    page.goto("/admin/")
    comes_to(page, kept, "Campus opens its doors at last")


def test_an_emptied_field_is_there_for_the_next_word(page: Page) -> None:
    text = page.locator("#body-1-en-text")
    text.fill("")
    add(headline(page), " today")
    text.focus()
    page.wait_for_timeout(1500)  # more than the pause after which typing is kept
    assert len(ReleaseImport.objects.get().sheet["body"]) == 3


def test_without_a_network_it_says_so_and_keeps_it_later(page: Page) -> None:
    page.route(page.url, lambda route: route.abort())
    add(headline(page), " at last")
    told(page, "Not kept yet: the site cannot be reached.")
    page.get_by_role("button", name="Make a draft").click()
    expect(page.locator("[data-import-notice]")).to_be_focused()
    expect(headline(page)).to_have_value(re.compile("at last"))
    assert findings(page, ".import") == []
    page.unroute(page.url)
    told(page, "Everything that you typed is kept now.")
    assert kept() == "Campus opens its doors at last"


def test_signed_out_and_in_again_nothing_is_lost(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")
    add(headline(page), " at last")
    told(page, "Not kept yet: you are signed out.")
    page.get_by_role("button", name="Make a draft").click()
    expect(page.locator("[data-import-notice]")).to_be_focused()
    assert not ReleasePage.objects.exists()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Sign in in another window").click()
    sign_in(opened.value, "wing")
    opened.value.close()
    told(page, "Everything that you typed is kept now.")
    assert kept() == "Campus opens its doors at last"
    with leaving(page):
        page.get_by_role("button", name="Make a draft").click()
    page.wait_for_url("**/edit/")
    assert ReleasePage.objects.get().headline_en == "Campus opens its doors at last"


def test_signed_in_in_the_same_window_it_is_put_back(page: Page) -> None:
    address = page.url
    page.context.clear_cookies(name="sessionid")
    add(headline(page), " at last")
    told(page, "Not kept yet: you are signed out.")
    page.on("dialog", lambda dialog: dialog.accept())  # the browser asks: leave this page?
    sign_in(page, "wing")
    page.goto(address)
    expect(headline(page)).to_have_value("Campus opens its doors at last")
    told(page, "What you typed before has been put back.")
    comes_to(page, kept, "Campus opens its doors at last")


def test_two_windows_tell_each_other(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_load_state()
    add(headline(page), " at last")
    comes_to(page, kept, "Campus opens its doors at last")
    subheadline(other).fill("And the kites fly")
    told(other, "Not kept: this import was changed in another window.")
    expect(subheadline(other)).to_have_value("And the kites fly")
    assert kept("subheadline") == ""
    with leaving(other):
        other.get_by_role("button", name="Show the import as it stands now").click()
    expect(headline(other)).to_have_value("Campus opens its doors at last")
    told(other, "And the kites fly")
    assert findings(other, ".import") == []
    other.get_by_role("button", name="Hide this").click()
    expect(other.locator("[data-import-notice]")).to_be_empty()
    subheadline(other).fill("And the kites fly")
    comes_to(other, lambda: kept("subheadline"), "And the kites fly")


def test_an_import_that_is_gone_says_so(page: Page) -> None:
    ReleaseImport.objects.all().delete()
    add(headline(page), " at last")
    told(page, "Not kept: this import is not there any more.")
    expect(headline(page)).to_have_value(re.compile("at last"))


def test_below_an_emptied_contact_the_next_one_stays(page: Page) -> None:
    ReleaseImport.objects.all().delete()
    hand_in(page, TWO_DESKS)
    first = page.locator('[name^="closing-0-en-0-"]')
    with leaving(page):
        for place in first.all():
            place.fill("")
        headline(page).focus()
    expect(page.locator("#closing-0-en-0-name")).to_have_value("Ada Ho")
    expect(page.locator("#closing-0-en-1-name")).to_have_count(0)
    page.locator("#closing-0-en-0-phone").fill("(852) 3166 3901")
    headline(page).focus()

    def contacts() -> list[tuple[str, str]]:
        found = ReleaseImport.objects.get().sheet["closing"][0]["en"]["contacts"]
        return [(contact["name"], contact["phone"]) for contact in found]

    comes_to(page, contacts, [("Ada Ho", "(852) 3166 3901")])


@pytest.fixture
def reworded(page: Page) -> Locator:
    """What chooses the boilerplate that is current, where the draft words it otherwise."""
    things = make_snippets()
    things.boilerplate.text_en = "<p>Cyberport is home to few companies.</p>"
    things.boilerplate.save()
    page.reload()
    return page.get_by_label("Use the current one")


def unreachable(page: Page, address: str) -> None:
    page.route(address, lambda route: route.abort())
    page.on("dialog", lambda dialog: dialog.accept())  # the browser asks: leave this page?


def test_a_choice_is_put_back_with_the_words(page: Page, reworded: Locator) -> None:
    address = page.url
    unreachable(page, address)
    reworded.check()
    add(headline(page), " at last")
    told(page, "Not kept yet: the site cannot be reached.")
    page.goto("/admin/")
    page.unroute(address)
    page.goto(address)
    told(page, "What you typed before has been put back.")
    expect(reworded).to_be_checked()
    expect(headline(page)).to_have_value("Campus opens its doors at last")
    comes_to(page, kept, "Campus opens its doors at last")
    assert ReleaseImport.objects.get().sheet["closing"][1]["known"]


def test_of_what_cannot_be_put_back_only_words_are_shown(page: Page, reworded: Locator) -> None:
    address = page.url
    unreachable(page, address)
    reworded.check()
    add(headline(page), " at last")
    told(page, "Not kept yet: the site cannot be reached.")
    ReleaseImport.objects.update(version=9)
    page.goto("/admin/")
    page.unroute(address)
    page.goto(address)
    told(page, "This was typed before")
    shown = page.locator("[data-import-notice] li")
    expect(shown).to_have_text(["Campus opens its doors at last"])
