"""A fact owner renames a figure that a live page shows: the form refuses, and says where it stands."""

import os
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from factsheets.models import Fact
from tests.browser.editing import OpenPage, drawn, leaving, sign_in
from tests.factories import make_fact_owner
from tests.members import make_members
from tests.test_no_holes import renamed, shown

pytestmark = pytest.mark.browser

SHOTS = os.environ.get("SHOTS", "")  # a folder for pictures of each step


def shot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "cannot lose {members}"), ("zh-hant", "{members}")]
)
def test_a_figure_that_a_page_shows_keeps_its_name(
    new_page: OpenPage, site: Any, language: str, words: str
) -> None:
    fact = make_members()
    factsheet = shown(fact)
    owner = make_fact_owner(username="fong", language=language)
    draft = renamed(fact)
    draft.change_note = "A better name"
    draft.save_revision(user=owner)
    page = new_page(viewport={"width": 1280, "height": 900})
    sign_in(page, "fong")
    page.goto(f"/admin/snippets/factsheets/fact/edit/{fact.pk}/")
    drawn(page)
    expect(page.locator("[name='figures-0-value']")).to_have_value("2300")  # not 2300.000000
    with leaving(page):
        page.locator("button[name='action-publish']").evaluate("button => button.click()")
    drawn(page)
    shot(page, f"refused-{language}")
    message = page.locator(".messages")
    expect(message).to_contain_text(words)
    expect(message).to_contain_text("Uses it")
    # What was written is still there, and what is read too.
    expect(page.locator("[name='figures-0-name']")).to_have_value("people")
    assert Fact.objects.get(pk=fact.pk).figures.get().name == "members"
    page.goto(f"/zh-hant/factsheets/{factsheet.slug}/")
    expect(page.locator("main")).to_contain_text("成員為超過2,100。")
