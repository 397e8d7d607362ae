"""What is chosen says what is said today; its readers are told, and a draft beside it loses nothing."""

import html
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from cyberport_cms.newsroom.thawing import held_by
from factsheets.models import Fact
from releases.models import Correction, ReleasePage
from tests.bring_up_to_date.frozen import (
    bring,
    public,
    shown,
    versions_held,
)
from tests.factories import (
    make_admin,
    make_approver,
    make_fact,
    make_writer,
    paragraph,
)
from tests.members import change_members
from tests.publishing import fresh, publish
from tests.responses import messages_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "then", "now", "note"),
    [
        ("en", "over 2,100", "over 2,300", "The number of members."),
        ("zh-hant", "超過2,100", "超過2,300", "成員人數。"),
        ("zh-hans", "超过2,100", "超过2,300", "成员人数。"),
    ],
)
def test_what_is_chosen_says_what_is_said_today_and_readers_are_told(
    full: Any, fact: Fact, client: Any, language: str, then: str, now: str, note: str
) -> None:
    snippets, page = full
    change_members(fact, 2300)
    publish(snippets.contact, phone="(852) 2345 6789")
    approver = make_approver()
    client.force_login(approver)
    assert "Brought up to date" in " ".join(messages_of(bring(client, page, fact)))
    text = public(client, page, language)
    assert now in text
    assert note in text
    assert then not in text
    assert "2345 6789" not in text  # it was not chosen
    assert ("fact", 2) in versions_held(page)
    assert ("mediacontact", 1) in versions_held(page)
    page = fresh(page)
    assert not page.has_unpublished_changes
    assert page.latest_revision_id == page.live_revision_id


def test_the_search_follows(full: Any, fact: Fact, client: Any) -> None:
    _snippets, page = full
    change_members(fact, 2300)
    client.force_login(make_approver())
    bring(client, page, fact)
    assert "2,300" in fresh(page).search_text
    found = client.get("/en/search/", {"q": "2,300"}).content.decode()
    assert page.headline_en in found
    assert page.headline_en not in client.get("/en/search/", {"q": "2,100"}).content.decode()


def test_an_organisation_is_brought_too(full: Any, client: Any) -> None:
    snippets, page = full
    publish(snippets.organisation, name_en="Seaport", name_zh_hant="海港")
    client.force_login(make_approver())
    assert "Seaport" not in public(client, page)
    bring(client, page, snippets.organisation)
    assert "Seaport" in public(client, page)


def test_a_new_text_brings_its_own_facts(full: Any, client: Any) -> None:
    """What a boilerplate says since, of a fact that the release did not have, is pinned with it."""
    snippets, page = full
    new = make_fact(key="desks", statement_en="<p>40 desks</p>", statement_zh_hant="<p>40張枱</p>")
    chip = f'<embed embedtype="fact" id="{new.pk}"/>'
    publish(
        snippets.boilerplate, text_en=f"<p>With {chip}.</p>", text_zh_hant=f"<p>設有{chip}。</p>"
    )
    client.force_login(make_approver())
    bring(client, page, snippets.boilerplate)
    publish(new, statement_en="<p>50 desks</p>", statement_zh_hant="<p>50張枱</p>")
    assert "40 desks" in public(client, page)
    assert {change.snippet.pk for change in held_by(fresh(page)) if change.kind == "fact"} == {
        new.pk
    }


def test_it_stands_in_the_history(full: Any, fact: Fact, client: Any) -> None:
    _snippets, page = full
    change_members(fact, 2300)
    approver = make_approver()
    client.force_login(approver)
    bring(client, page, fact)
    entry = PageLogEntry.objects.get(page=page, action="releases.bring_up_to_date")
    assert entry.user == approver
    assert entry.revision_id == fresh(page).live_revision_id
    assert "(version 1 → 2)" in entry.message
    assert "The number of members." in entry.comment
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert "(version 1 → 2)" in html.unescape(history.content.decode())


# The draft beside it


def with_draft(page: ReleasePage, **kwargs: Any) -> Revision:
    draft = fresh(page)
    draft.headline_en, draft.headline_zh_hant = "A better headline", "更好的標題"
    draft.body.append(paragraph("Not yet public.", "尚未公開。"))
    return draft.save_revision(**kwargs)


def test_a_draft_keeps_its_changes_and_gets_the_correction(
    full: Any, fact: Fact, client: Any
) -> None:
    _snippets, page = full
    writer = make_writer()
    with_draft(page, user=writer)
    change_members(fact, 2300)
    client.force_login(make_approver())
    bring(client, page, fact)
    text = public(client, page)
    assert "over 2,300" in text
    assert "The number of members." in text
    assert "Not yet public." not in text
    assert "A better headline" not in text
    page = fresh(page)
    assert page.has_unpublished_changes
    assert page.latest_revision.user == writer
    draft = page.get_latest_revision_as_object()
    assert draft.headline_en == "A better headline"
    assert [c.note_en for c in draft.corrections.all()] == ["The number of members."]

    page.get_latest_revision().publish()
    text = public(client, page)
    assert "Not yet public." in text
    assert text.count("The number of members.") == 1
    assert Correction.objects.filter(page=page).count() == 1
    assert "over 2,300" in text


def test_earlier_corrections_stay(full: Any, fact: Fact, client: Any) -> None:
    snippets, page = full
    change_members(fact, 2300)
    client.force_login(make_approver())
    bring(client, page, fact)
    with_draft(page)
    publish(snippets.contact, phone="(852) 2345 6789")
    bring(client, page, snippets.contact, note_en="The telephone.", note_zh_hant="電話。")
    draft = fresh(page).get_latest_revision_as_object()
    for version in (fresh(page), draft):
        notes = [c.note_en for c in version.corrections.all()]
        assert notes == ["The number of members.", "The telephone."]


def test_the_approval_of_a_draft_goes_on(full: Any, fact: Fact, client: Any) -> None:
    _snippets, page = full
    with_draft(page)
    page = fresh(page)
    state = page.get_workflow().start(page, make_writer())
    change_members(fact, 2300)
    client.force_login(make_approver())
    bring(client, page, fact)
    page = fresh(page)
    assert page.workflow_in_progress
    assert page.current_workflow_task_state.revision == page.latest_revision
    state.refresh_from_db()
    state.current_task_state.approve(user=make_approver())
    text = public(client, page)
    assert "Not yet public." in text
    assert "The number of members." in text


def test_a_withdrawn_release_needs_no_correction(
    outdated: ReleasePage, fact: Fact, client: Any
) -> None:
    fresh(outdated).unpublish()
    client.force_login(make_admin())
    assert "is not public" in shown(client, outdated)
    bring(client, outdated, fact, note_en="", note_zh_hant="")
    assert ("fact", 2) in versions_held(outdated)
    page = fresh(outdated)
    assert not page.live
    assert not page.get_latest_revision_as_object().corrections.exists()


def test_a_correction_of_a_withdrawn_release_waits_with_it(
    outdated: ReleasePage, fact: Fact, client: Any
) -> None:
    fresh(outdated).unpublish()
    client.force_login(make_admin())
    bring(client, outdated, fact)
    page = fresh(outdated)
    assert not page.live
    page.get_latest_revision().publish()
    text = public(client, page)
    assert "The number of members." in text
    assert "over 2,300" in text
