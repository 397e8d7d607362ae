"""Facts are found by their topic, and several of them come into a section at once."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cyberport_cms.newsroom.models import Topic
from factsheets.models import Fact
from tests.browser.editing import drawn, sign_in
from tests.browser.looking import findings
from tests.factories import make_admin, make_fact, make_factsheet

pytestmark = pytest.mark.browser


@pytest.fixture
def facts(site: Any) -> list[Fact]:
    # Texts that are not each other's beginning: dialogs find by words.
    words = ("lampposts", "arrivals", "unicorns", "students")
    return [make_fact(key=word, statement_en=f"<p>About {word}.</p>", figures=[]) for word in words]


@pytest.fixture
def topic(facts: list[Fact]) -> Topic:
    topic = Topic.objects.create(name_en="Smart city", name_zh_hant="智慧城市", slug="smart-city")
    Fact.objects.filter(pk__in=[fact.pk for fact in facts[:2]]).update(topic=topic)
    return topic


def test_several_facts_come_into_a_section(
    page: Page, live_server: Any, facts: list[Fact], topic: Topic
) -> None:
    lampposts, arrivals, _unicorns, students = facts
    factsheet = make_factsheet(facts=[students])
    make_admin(username="mei")
    sign_in(page, "mei")
    page.goto(f"/admin/pages/{factsheet.pk}/edit/")
    drawn(page)
    page.get_by_role("button", name="Add several facts").click()
    dialog = page.get_by_role("dialog")
    ticks = dialog.get_by_role("checkbox")
    expect(ticks).to_have_count(4)
    assert not findings(page, ".modal-body")  # the dialog around it is Wagtail’s
    dialog.get_by_label("Topic").select_option(str(topic.pk))
    expect(ticks).to_have_count(2)
    for tick in ticks.all():
        tick.check()
    dialog.get_by_role("button", name="Confirm selection").click()
    expect(dialog).to_be_hidden()
    # What stands there already does not come twice.
    page.get_by_role("button", name="Add several facts").click()
    dialog.get_by_role("checkbox", name="students").check()
    dialog.get_by_role("button", name="Confirm selection").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("status").filter(has_text="has been updated").first).to_be_visible()
    factsheet.refresh_from_db()
    saved = factsheet.get_latest_revision_as_object().sections[0].value["facts"]
    assert saved[0] == students
    assert {fact.pk for fact in saved} == {students.pk, lampposts.pk, arrivals.pk}
    assert len(saved) == 3


def test_ticks_stay_when_the_list_changes(
    page: Page, live_server: Any, facts: list[Fact], topic: Topic
) -> None:
    lampposts, _arrivals, unicorns, students = facts
    factsheet = make_factsheet(facts=[])
    make_admin(username="mei")
    sign_in(page, "mei")
    page.goto(f"/admin/pages/{factsheet.pk}/edit/")
    drawn(page)
    page.get_by_role("button", name="Add several facts").click()
    dialog = page.get_by_role("dialog")
    listed = dialog.locator("#search-results").get_by_role("checkbox")
    others = dialog.get_by_role("group", name="Also ticked")
    confirm = dialog.get_by_role("button", name="Confirm selection")
    expect(listed).to_have_count(4)
    expect(others).to_be_hidden()
    for fact in (students, unicorns):
        dialog.get_by_role("checkbox", name=fact.key).check()
    dialog.get_by_label("Topic").select_option(str(topic.pk))
    expect(listed).to_have_count(2)
    expect(others.get_by_role("checkbox")).to_have_count(2)
    expect(confirm).to_be_enabled()
    assert not findings(page, ".modal-body")
    others.get_by_role("checkbox", name="unicorns").uncheck()
    dialog.get_by_role("checkbox", name="lampposts").check()
    # Nothing is found: what was ticked can be confirmed all the same.
    dialog.get_by_role("textbox").first.fill("no such words")
    expect(listed).to_have_count(0)
    expect(others.get_by_role("checkbox")).to_have_count(2)
    dialog.get_by_role("textbox").first.fill("")
    expect(listed).to_have_count(2)
    expect(dialog.get_by_role("checkbox", name="lampposts")).to_be_checked()
    confirm.click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("status").filter(has_text="has been updated").first).to_be_visible()
    factsheet.refresh_from_db()
    saved = factsheet.get_latest_revision_as_object().sections[0].value["facts"]
    assert {fact.pk for fact in saved} == {students.pk, lampposts.pk}


def test_the_dialog_of_a_text_narrows_by_topic(
    client: Any, facts: list[Fact], topic: Topic
) -> None:
    client.force_login(make_admin())
    found = client.get("/admin/facts-in-text/results/", {"topic": topic.pk})
    shown = [key for key in ("lampposts", "arrivals", "unicorns") if key in found.text]
    assert shown == ["lampposts", "arrivals"]
