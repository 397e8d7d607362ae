"""A published release is brought up to date by an explicit act, item by item, with a correction."""

import html
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from cyberport_cms.newsroom.pins import Pin
from cyberport_cms.newsroom.thawing import bring_up_to_date, held_by
from factsheets.models import Fact, Figure
from releases.models import Correction, ReleasePage
from tests.factories import (
    Snippets,
    in_future,
    make_admin,
    make_approver,
    make_body,
    make_boilerplate,
    make_closing,
    make_contact,
    make_fact,
    make_fact_owner,
    make_organisation,
    make_release,
    make_snippets,
    make_spokesperson,
    make_writer,
    paragraph,
)

pytestmark = pytest.mark.django_db

NOTE = {"note_en": "The number of members.", "note_zh_hant": "成員人數。"}


def members(value: int = 2100, **kwargs: Any) -> Fact:
    said = {
        "key": "members",
        "lead_in_en": "",
        "lead_in_zh_hant": "",
        "statement_en": "<p>home to {members} members</p>",
        "statement_zh_hant": "<p>匯聚{members}名成員</p>",
        "figures": [Figure(name="members", value=Decimal(value), qualifier="over")],
    }
    return make_fact(**said | kwargs)


def change_members(fact: Fact, value: int) -> None:
    fact.figures = [Figure(name="members", value=Decimal(value), qualifier="over")]
    publish(fact, change_note="Annual count")


def publish(snippet: Any, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(snippet, name, value)
    snippet.save_revision().publish()


def fresh(page: ReleasePage) -> ReleasePage:
    return ReleasePage.objects.get(pk=page.pk)


def release_of(fact: Fact, **kwargs: Any) -> tuple[Snippets, ReleasePage]:
    """A release that says the fact in its boilerplate, with a speaker and a contact."""
    snippets = make_snippets()
    chip = f'<embed embedtype="fact" id="{fact.pk}" figure="members"/>'
    publish(
        snippets.boilerplate,
        text_en=f"<p>Home to {chip} members.</p>",
        text_zh_hant=f"<p>匯聚{chip}名成員。</p>",
    )
    body = make_body(spokesperson=snippets.spokesperson)
    body[2][1]["en"]["name"] = body[2][1]["zh_hant"]["name"] = ""
    closing = make_closing(snippets.contact, snippets.boilerplate)
    return snippets, make_release(body=body, closing=closing, **kwargs)


@pytest.fixture
def fact(site: Any) -> Fact:
    return members()


@pytest.fixture
def full(fact: Fact) -> tuple[Snippets, ReleasePage]:
    return release_of(fact)


def url_of(page: ReleasePage) -> str:
    return reverse("releases_frozen", args=[page.pk])


def shown(client: Any, page: ReleasePage) -> str:
    response = client.get(url_of(page))
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def value_of(thing: Any) -> str:
    return str(thing.newest_version.pk)


def bring(client: Any, page: ReleasePage, *things: Any, **note: str) -> Any:
    data = {"bring": [value_of(thing) for thing in things]} | (note or NOTE)
    return client.post(url_of(page), data, follow=True)


def messages_of(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def public(client: Any, page: ReleasePage, language: str = "en") -> str:
    return client.get(f"/{language}/releases/{page.slug}/").content.decode()


def versions_held(page: ReleasePage) -> set[tuple[str, int]]:
    pins = Pin.objects.filter(page=page).select_related("version__content_type")
    return {(pin.version.content_type.model, pin.version.number) for pin in pins}


# What is listed


def test_every_pin_is_listed_then_and_now(full: Any, fact: Fact, client: Any) -> None:
    snippets, page = full
    change_members(fact, 2300)
    publish(snippets.organisation, name_en="Seaport", name_zh_hant="海港")
    publish(snippets.contact, phone="(852) 2345 6789")
    client.force_login(make_approver())
    words = shown(client, page)
    assert "3 items are outdated" in words
    assert "2 items need nothing" in words
    for kind in ("Organisation", "Spokesperson", "Media contact", "Boilerplate", "Fact"):
        assert f'<span class="frozen-item__kind">{kind}</span>' in words
    for passage in (
        "home to over <del>2,100</del> members",
        "home to over <ins>2,300</ins> members",
        "匯聚超過<del>2,100</del>名成員",
        "匯聚超過<ins>2,300</ins>名成員",
        "<del>Cyberport</del>",
        "<ins>Seaport</ins>",
        "<del>數碼</del>港",
        "<ins>海</ins>港",
        "Why: Annual count",
    ):
        assert passage in words
    assert words.count('name="bring"') == 3
    assert "Here: version 1, published" in words
    assert "Today: version 2, published" in words


def test_a_fact_in_a_boilerplate_is_an_item_of_its_own(full: Any, fact: Fact) -> None:
    snippets, page = full
    change_members(fact, 2300)
    outdated = [change for change in held_by(page) if change.is_outdated]
    assert [change.snippet for change in outdated] == [fact]
    publish(snippets.boilerplate, heading_en="Who we are", heading_zh_hant="我們是誰")
    by_kind = {change.kind: change for change in held_by(page)}
    boilerplate = by_kind["boilerplate"].differences["en"]
    words = "".join(piece.text for d in boilerplate for piece in (*d.before, *d.after))
    assert "Who we are" in words
    assert "2,300" not in words


def test_what_reads_the_same_is_not_outdated(full: Any, client: Any) -> None:
    snippets, page = full
    publish(snippets.contact)
    assert not any(change.is_outdated for change in held_by(page))
    client.force_login(make_approver())
    words = shown(client, page)
    assert "Today’s version reads the same." in words
    assert 'name="bring"' not in words


def test_what_was_taken_down_keeps_what_it_says(full: Any, client: Any) -> None:
    snippets, page = full
    publish(snippets.contact, phone="(852) 2345 6789")
    snippets.contact.unpublish()
    client.force_login(make_approver())
    assert "Taken down since" in shown(client, page)
    with pytest.raises(ValidationError, match="has been taken down"):
        bring_up_to_date(page, [snippets.contact.newest_version])
    assert ("mediacontact", 1) in versions_held(page)


def test_in_a_release_of_one_language_only_that_one_counts(site: Any, client: Any) -> None:
    fact = members()
    _snippets, page = release_of(
        fact, languages="en", headline_zh_hant="", label_zh_hant="", dateline_place_zh_hant=""
    )
    publish(fact, statement_zh_hant="<p>有{members}名成員</p>")
    assert not any(change.is_outdated for change in held_by(page))
    change_members(fact, 2300)
    client.force_login(make_approver())
    words = shown(client, page)
    assert "<ins>2,300</ins>" in words
    assert 'name="note_en"' in words
    assert 'name="note_zh_hant"' not in words
    bring(client, page, fact, note_en="The number of members.")
    assert "over 2,300" in public(client, page)
    assert Correction.objects.get().note_zh_hant in ("", None)


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_the_edit_form_leads_there_and_counts(
    full: Any, fact: Fact, client: Any, language: str
) -> None:
    _snippets, page = full
    client.force_login(make_approver(language=language))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert url_of(page) in client.get(edit).content.decode()
    if language == "en":
        assert "outdated" not in client.get(edit).content.decode()
    change_members(fact, 2300)
    if language == "en":
        assert "Frozen content (1 outdated)" in client.get(edit).content.decode()
    assert "2,300" in shown(client, page)


def test_a_draft_holds_nothing(site: Any, client: Any) -> None:
    page = make_release(live=False)
    client.force_login(make_approver())
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert url_of(page) not in client.get(edit).content.decode()
    assert "This release holds on to nothing" in shown(client, page)


# Brought up to date


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
    assert "Brought up to date" in messages_of(bring(client, page, fact))
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


# Refused


def refused(client: Any, page: ReleasePage, *things: Any, **note: str) -> str:
    """The words of a refusal; nothing has changed."""
    before = versions_held(page), fresh(page).latest_revision_id
    response = bring(client, page, *things, **note)
    assert (versions_held(page), fresh(page).latest_revision_id) == before
    assert not Correction.objects.filter(page=page).exists()
    assert not PageLogEntry.objects.filter(action="releases.bring_up_to_date").exists()
    return html.unescape(messages_of(response) + response.content.decode())


@pytest.fixture
def outdated(full: Any, fact: Fact) -> ReleasePage:
    change_members(fact, 2300)
    return full[1]


def test_without_the_right_to_publish(outdated: ReleasePage, fact: Fact, client: Any) -> None:
    client.force_login(make_writer())
    words = shown(client, outdated)
    assert "2,300" in words
    assert 'name="bring"' not in words
    assert "Only those who may publish" in refused(client, outdated, fact)


def test_those_who_may_not_edit_it_do_not_see_it(outdated: ReleasePage, client: Any) -> None:
    client.force_login(make_fact_owner())
    assert client.get(url_of(outdated)).status_code == 302
    client.logout()
    assert "/login/" in client.get(url_of(outdated)).url


def test_while_somebody_else_has_locked_it(outdated: ReleasePage, fact: Fact, client: Any) -> None:
    colleague = make_approver(first_name="Ada", last_name="Lee")
    ReleasePage.objects.filter(pk=outdated.pk).update(locked=True, locked_by=colleague)
    client.force_login(make_approver())
    assert "is locked" in refused(client, outdated, fact)
    client.force_login(colleague)
    assert "Brought up to date" in messages_of(bring(client, outdated, fact))


def test_while_others_decide_about_it(
    outdated: ReleasePage, fact: Fact, client: Any, site: Any
) -> None:
    page = fresh(outdated)
    page.get_workflow().start(page, make_writer())
    page.current_workflow_task.groups.clear()
    client.force_login(make_approver())
    assert "awaiting moderation" in refused(client, outdated, fact)


def test_while_a_change_waits_for_its_time(outdated: ReleasePage, fact: Fact, client: Any) -> None:
    Revision.objects.filter(pk=outdated.latest_revision_id).update(approved_go_live_at=in_future())
    client.force_login(make_approver())
    assert "scheduled to go live" in refused(client, outdated, fact)


def test_when_nothing_is_chosen(outdated: ReleasePage, client: Any) -> None:
    client.force_login(make_approver())
    assert "choose what is to be brought up to date" in refused(client, outdated)


@pytest.mark.parametrize("side", ["note_en", "note_zh_hant"])
def test_without_the_correction_in_each_language(
    outdated: ReleasePage, fact: Fact, client: Any, side: str
) -> None:
    client.force_login(make_approver())
    words = refused(client, outdated, fact, **(NOTE | {side: "  "}))
    assert "the correction is not complete" in words
    assert "Say to its readers what was corrected." in words
    other = next(text for name, text in NOTE.items() if name != side)
    assert other in words  # what was written is kept
    assert " checked" in words


@pytest.mark.parametrize("kind", ["contact", "fact"])
def test_where_the_newest_version_lacks_a_language(
    full: Any, fact: Fact, client: Any, kind: str
) -> None:
    snippets, page = full
    if kind == "contact":
        publish(snippets.contact, name_zh_hant="")
        thing = snippets.contact
    else:
        publish(fact, languages="en", statement_zh_hant="", source_name_zh_hant="")
        thing = fact
    client.force_login(make_approver())
    assert "Today’s version is not written in Chinese" in shown(client, page)
    assert "is not written in Chinese any more" in refused(client, page, thing)


def test_when_a_newer_version_has_appeared_meanwhile(
    outdated: ReleasePage, fact: Fact, client: Any
) -> None:
    client.force_login(make_approver())
    shown(client, outdated)
    opened = value_of(fact)
    change_members(fact, 2500)
    response = client.post(url_of(outdated), {"bring": [opened]} | NOTE)
    words = html.unescape(response.content.decode())
    assert "a newer version has been published since" in words
    assert "<ins>2,500</ins>" in words
    assert " checked" not in words  # it is another text: it has to be chosen anew
    assert ("fact", 1) in versions_held(outdated)
    with pytest.raises(ValidationError, match="A newer version"):
        bring_up_to_date(outdated, [fact.versions[1]])


def test_what_the_release_does_not_hold(outdated: ReleasePage) -> None:
    other = make_fact()
    with pytest.raises(ValidationError, match="is not frozen in this page"):
        bring_up_to_date(outdated, [other.newest_version])


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


# Queries


def queries_of(client: Any, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def outdated_release(number: int) -> ReleasePage:
    """With `number` of each of its snippets but the organisation, all of them outdated."""
    organisation = make_organisation()
    body, closing, everything = make_body(), [], [organisation]
    for _ in range(number):
        fact = make_fact()
        chip = f'<embed embedtype="fact" id="{fact.pk}"/>'
        text = {"text_en": f"<p>Has {chip}.</p>", "text_zh_hant": f"<p>有{chip}。</p>"}
        contact = make_contact(organisation=organisation)
        boilerplate = make_boilerplate(organisation=organisation, **text)
        person = make_spokesperson(organisation=organisation)
        body.append(make_body(spokesperson=person)[2])
        closing += make_closing(contact, boilerplate)
        everything += [contact, boilerplate, person, fact]
    page = make_release(body=body, closing=closing)
    for thing in everything:
        side = "statement_en" if isinstance(thing, Fact) else f"{thing.required_pairs[0]}_en"
        publish(thing, **{side: "<p>Something else</p>" if "statement" in side else "Otherwise"})
    return page


def test_many_pins_ask_as_much_as_few(site: Any, client: Any) -> None:
    few, many = outdated_release(1), outdated_release(8)
    assert Pin.objects.filter(page=many).count() > 30
    client.force_login(make_approver())
    assert queries_of(client, url_of(few)) == queries_of(client, url_of(many))
    edit = [reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in (few, many)]
    assert queries_of(client, edit[0]) == queries_of(client, edit[1])
