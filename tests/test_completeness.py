"""A page is complete on a side when nothing is missing there, in the draft that is worked on."""

from typing import Any

import pytest
from wagtail.models import Page

from releases.models import ReleasePage
from tests.factories import (
    make_body,
    make_boilerplate,
    make_closing,
    make_contact,
    make_draft,
    make_release,
)

pytestmark = pytest.mark.django_db


def sides(page: Page) -> tuple[bool, bool]:
    row = type(page).objects.get(pk=page.pk)
    return row.complete_en, row.complete_zh_hant


def test_completeness_follows_the_draft_that_is_worked_on(site: Any) -> None:
    page = make_draft()
    assert sides(page) == (True, False)
    page.headline_zh_hant, page.body = "開放日", make_body()
    page.save_revision()
    assert sides(page) == (True, True)
    page.get_latest_revision().publish()
    assert sides(page) == (True, True)

    page = ReleasePage.objects.get(pk=page.pk)
    page.headline_en = ""
    changed = page.save_revision(clean=False)
    assert sides(page) == (False, True)
    ReleasePage.objects.get(pk=page.pk).save()  # the public version, untouched
    assert sides(page) == (False, True)
    page = changed.as_object()
    page.headline_en = "Back"
    page.save_revision().publish()
    assert sides(page) == (True, True)


def test_sides_that_do_not_match_are_complete_on_neither(site: Any) -> None:
    items = {"en": ["<p>One</p>", "<p>Two</p>"], "zh_hant": ["<p>一</p>"], "style": "bullets"}
    page = make_release(live=False, body=[("bullet_list", items)])
    assert sides(page) == (False, False)
    page.languages = "en"
    page.save()
    assert sides(page) == (True, True)


def test_a_missing_summary_counts_for_its_side(site: Any) -> None:
    page = make_release(live=False, summary_en="In short.")
    assert sides(page) == (True, False)


def test_completing_a_snippet_completes_the_pages_that_use_it(site: Any) -> None:
    contact = make_contact(name_zh_hant="")
    page = make_release(live=False, closing=make_closing(contact, make_boilerplate()))
    assert sides(page) == (True, False)
    contact.name_zh_hant = "黃傑"
    contact.save_revision().publish()
    assert sides(page) == (True, True)
    contact.unpublish()
    assert sides(page) == (False, False)
