"""What changes under a release that waits is told to those who wrote it and those who decide."""

import html
import logging
from decimal import Decimal
from typing import Any

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from cyberport_cms.newsroom.scheduling import publish_due
from cyberport_cms.newsroom.together import publishing_together
from factsheets.models import Fact, Figure
from releases.models import ReleasePage
from tests.factories import (
    in_future,
    let_its_time_come,
    make_admin,
    make_approver,
    make_boilerplate,
    make_closing,
    make_contact,
    make_fact_owner,
    make_organisation,
    make_release,
    make_user,
    make_writer,
    paragraph,
)
from tests.members import change_members, chip, make_members_phrase
from tests.publishing import fresh, publish, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    """What waits for a commit happens at the end of each `with committed():`; mail of before that
    is gone."""

    def from_now_on() -> Any:
        mail.outbox.clear()
        return django_capture_on_commit_callbacks(execute=True)

    return from_now_on


@pytest.fixture
def fact(site: Any) -> Fact:
    return make_members_phrase()


@pytest.fixture
def owner(site: Any) -> Any:
    return make_fact_owner(username="owner")


@pytest.fixture
def writer(site: Any) -> Any:
    return make_writer(username="writer")


@pytest.fixture
def approver(site: Any) -> Any:
    return make_approver(username="approver", language="zh-hant")


def draft_of(fact: Fact, writer: Any, time: Any = None, **kwargs: Any) -> ReleasePage:
    """A draft that says the fact; its row, as it was first saved, does not."""
    page = make_release(live=False, owner=writer, release_time=None, **kwargs)
    page.body.append(paragraph(f"We are {chip(fact)}.", f"我們有{chip(fact)}人。"))
    page.release_time = time
    page.save_revision(user=writer)
    return fresh(page)


def told() -> list[str]:
    """Who got a mail."""
    return sorted(address.partition("@")[0] for m in mail.outbox for address in m.to)


def form_of(client: Any, page: ReleasePage) -> str:
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return html.unescape(response.content.decode())


NOTE = "changed after this release was handed over"


# Mail


def test_writer_and_approver_are_told_then_and_now(
    committed: Any, fact: Fact, owner: Any, writer: Any, approver: Any
) -> None:
    page = submitted(draft_of(fact, writer), writer)
    with committed():
        change_members(fact, 2300, owner)
    assert told() == ["approver", "writer"]
    letter = next(m for m in mail.outbox if m.to == [writer.email])
    for words in (
        "Then: home to over 2,100 members",
        "Now: home to over 2,300 members",
        "Then: 匯聚超過2,100名成員",
        "Now: 匯聚超過2,300名成員",
        page.headline_en,
        "Waits for approval",
        "Why: Annual count",
        f"/admin/pages/{page.pk}/edit/",
    ):
        assert words in letter.body
    assert "http" in letter.body
    assert "&" not in letter.body
    assert "\n" not in letter.subject
    assert "home to over 2,300 members" in letter.subject


def test_each_in_the_language_of_their_admin(
    committed: Any, fact: Fact, owner: Any, writer: Any, approver: Any
) -> None:
    submitted(draft_of(fact, writer), writer)
    with committed():
        change_members(fact, 2300, owner)
    chinese = next(m for m in mail.outbox if m.to == [approver.email])
    assert "中文" in chinese.body or "英文" in chinese.body


def test_nobody_before_it_is_committed(committed: Any, fact: Fact, owner: Any, writer: Any) -> None:
    submitted(draft_of(fact, writer), writer)
    with committed():
        change_members(fact, 2300, owner)
        assert told() == []
    assert told() == ["writer"]


def test_nobody_of_what_was_rolled_back(
    committed: Any, fact: Fact, owner: Any, writer: Any
) -> None:
    submitted(draft_of(fact, writer), writer)
    with committed():
        with transaction.atomic():
            change_members(fact, 2300, owner)
            transaction.set_rollback(True)
        other = make_members_phrase(key="other")
        publish(other, user=owner, lead_in_en="Oh", lead_in_zh_hant="噢")
    assert told() == []


@pytest.mark.parametrize("through", ["boilerplate", "organisation", "contact"])
def test_what_is_shown_through_others_counts(
    committed: Any, fact: Fact, owner: Any, writer: Any, through: str
) -> None:
    organisation = make_organisation()
    text = {"text_en": f"<p>{chip(fact)}</p>", "text_zh_hant": f"<p>{chip(fact)}</p>"}
    boilerplate = make_boilerplate(organisation=organisation, **text)
    contact = make_contact(organisation=organisation)
    page = make_release(live=False, owner=writer)
    page.closing = make_closing(contact, boilerplate)
    page.save_revision(user=writer)
    submitted(fresh(page), writer)
    with committed():
        if through == "boilerplate":
            change_members(fact, 2300, owner)
        elif through == "organisation":
            publish(organisation, owner, name_en="Seaport", name_zh_hant="海港")
        else:
            publish(contact, owner, phone="(852) 2345 6789")
    assert told() == ["writer"]


def test_what_is_scheduled_is_told_to_whoever_scheduled_it(
    committed: Any, fact: Fact, owner: Any, writer: Any
) -> None:
    boss = make_approver(username="boss")
    make_approver(username="uninvolved")
    page = draft_of(fact, writer, time=in_future())
    submitted(page, make_writer(username="submitter"))
    fresh(page).current_workflow_task_state.approve(user=boss)
    assert fresh(page).approved_schedule
    with committed():
        change_members(fact, 2300, owner)
    assert told() == ["boss", "submitter", "writer"]
    assert "Scheduled for" in mail.outbox[0].body


@pytest.mark.parametrize("state", ["draft", "live", "withdrawn", "sent back", "another fact"])
def test_nobody_where_nothing_waits(
    committed: Any, fact: Fact, owner: Any, writer: Any, state: str
) -> None:
    page = draft_of(make_members_phrase(key="other") if state == "another fact" else fact, writer)
    if state in ("live", "withdrawn"):
        page.get_latest_revision().publish()
        page = fresh(page)
    if state == "withdrawn":
        page.unpublish()
        page = fresh(page)
    if state != "draft":
        submitted(page, writer)
    if state == "sent back":
        fresh(page).current_workflow_task_state.reject(user=make_approver())
    with committed():
        change_members(fact, 2300, owner)
    assert told() == []


def test_nobody_where_it_reads_the_same(
    committed: Any, fact: Fact, owner: Any, writer: Any
) -> None:
    submitted(draft_of(fact, writer), writer)
    with committed():
        publish(fact, owner, note="For colleagues", review_months=6)
    assert told() == []


def test_who_cannot_or_need_not_be_told(committed: Any, fact: Fact, writer: Any) -> None:
    """People without an address or who have left; approvers who want no mail of this kind; and
    whoever published the change, who was shown the releases that wait before that."""
    make_approver(username="left", is_active=False)
    without = make_approver(username="without")
    without.email = ""
    without.save()
    silent = make_approver(username="silent")
    UserProfile.objects.filter(user=silent).update(submitted_notifications=False)
    UserProfile.objects.filter(user=writer).update(submitted_notifications=False)
    make_user(username="bystander")
    make_admin(username="root")
    actor = make_approver(username="actor")
    make_approver(username="approver")
    submitted(draft_of(fact, writer), writer)
    with committed():
        change_members(fact, 2300, actor)
    assert told() == ["approver", "writer"]


def test_a_profile_is_not_needed(committed: Any, fact: Fact, owner: Any, writer: Any) -> None:
    submitted(draft_of(fact, writer), writer)
    UserProfile.objects.all().delete()
    with committed():
        change_members(fact, 2300, owner)
    assert told() == ["writer"]
    assert "Then:" in mail.outbox[0].body


def test_several_changes_are_one_mail_a_person(
    committed: Any, fact: Fact, owner: Any, writer: Any
) -> None:
    contact = make_contact()
    closing = make_closing(contact, make_boilerplate())
    pages = [submitted(draft_of(fact, writer, closing=closing), writer) for _ in range(2)]
    with committed(), transaction.atomic():
        change_members(fact, 2300, owner)
        change_members(fact, 2400, owner)
        publish(contact, owner, phone="(852) 2345 6789")
    assert told() == ["writer"]
    (letter,) = mail.outbox
    for words in (
        *(page.headline_en for page in pages),
        "over 2,100",
        "over 2,400",
        "2345 6789",
    ):
        assert words in letter.body
    assert "2,300" not in letter.body
    assert letter.subject.startswith("2 texts have changed")


def test_facts_published_together_as_well(
    committed: Any, fact: Fact, owner: Any, writer: Any
) -> None:
    contact = make_contact()
    submitted(draft_of(fact, writer, closing=make_closing(contact, make_boilerplate())), writer)
    with committed(), publishing_together():
        change_members(fact, 2300, owner)
        publish(contact, owner, phone="(852) 2345 6789")
    assert told() == ["writer"]


def test_facts_that_are_due_as_well(committed: Any, fact: Fact, owner: Any, writer: Any) -> None:
    submitted(draft_of(fact, writer), writer)
    fact.figures = [Figure(name="members", value=Decimal(2300), qualifier="over")]
    fact.go_live_at = in_future()
    fact.save_revision(user=owner).publish()
    let_its_time_come(fact)
    with committed():
        publish_due(timezone.now())
    assert told() == ["writer"]


class Down:
    """A mail server that does not answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def open(self) -> None:
        raise ConnectionRefusedError("no mail today")


def test_without_a_mail_server_it_is_published_and_logged(
    committed: Any, fact: Fact, owner: Any, writer: Any, settings: Any, caplog: Any
) -> None:
    submitted(draft_of(fact, writer), writer)
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    with caplog.at_level(logging.ERROR), committed():
        change_members(fact, 2300, owner)
    assert "Nobody was told" in caplog.text
    fact.refresh_from_db()
    assert fact.figures.get().value == 2300


def test_one_bad_address_holds_back_nobody(
    committed: Any, fact: Fact, owner: Any, writer: Any, approver: Any, caplog: Any
) -> None:
    type(writer).objects.filter(pk=writer.pk).update(email="a\nb@example.org")
    submitted(draft_of(fact, writer), writer)
    with caplog.at_level(logging.ERROR), committed():
        change_members(fact, 2300, owner)
    assert told() == ["approver"]
    assert "Not told of changes" in caplog.text


# The note over the form


def test_the_form_says_what_changed_until_it_is_handed_over_again(
    fact: Fact, client: Any, writer: Any, approver: Any
) -> None:
    page = submitted(draft_of(fact, writer), writer)
    client.force_login(make_approver())
    assert NOTE not in form_of(client, page)
    change_members(fact, 2300)
    change_members(fact, 2400)
    words = form_of(client, page)
    assert words.count(NOTE) == 1
    for passage in (
        "home to over <del>2,100</del> members",
        "home to over <ins>2,400</ins> members",
        "匯聚超過<ins>2,400</ins>名成員",
    ):
        assert passage in words
    fresh(page).current_workflow_task_state.reject(user=approver)
    fresh(page).current_workflow_state.resume(user=writer)
    assert NOTE not in form_of(client, page)
    change_members(fact, 2500)
    assert NOTE in form_of(client, page)
    fresh(page).current_workflow_task_state.approve(user=approver)
    assert fresh(page).live
    assert NOTE not in form_of(client, page)


def test_the_form_of_what_is_scheduled_says_it_too(fact: Fact, client: Any, writer: Any) -> None:
    page = draft_of(fact, writer, time=in_future())
    page.get_latest_revision().publish(user=make_approver())
    client.force_login(make_approver())
    change_members(fact, 2300)
    assert NOTE in form_of(client, page)
    revision = fresh(page).scheduled_revision
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    assert NOTE not in form_of(client, page)
    revision.publish(user=make_approver())
    assert fresh(page).approved_schedule
    assert NOTE not in form_of(client, page)


def test_the_note_is_no_markup_of_its_own(fact: Fact, client: Any, writer: Any) -> None:
    contact = make_contact()
    page = draft_of(fact, writer, closing=make_closing(contact, make_boilerplate()))
    submitted(page, writer)
    publish(contact, name_en="<b>Kit</b> & Co")
    client.force_login(make_approver())
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "&lt;b&gt;" in response.content.decode()
    assert "<b>Kit</b>" not in response.content.decode()


# Queries


def asked(client: Any, page: ReleasePage) -> int:
    form_of(client, page)
    with CaptureQueriesContext(connection) as queries:
        assert NOTE in form_of(client, page)
    return len(queries)


def test_the_note_asks_as_much_for_many_changes_as_for_few(
    fact: Fact, client: Any, writer: Any
) -> None:
    def waiting(number: int) -> ReleasePage:
        organisation, closing, contacts = make_organisation(), [], []
        for _ in range(number):
            contacts.append(make_contact(organisation=organisation))
            boilerplate = make_boilerplate(organisation=organisation)
            closing += make_closing(contacts[-1], boilerplate)
        page = submitted(draft_of(fact, writer, closing=closing), writer)
        for contact in contacts:
            publish(contact, phone="(852) 2345 6789")
        return page

    few, many = waiting(1), waiting(15)
    client.force_login(make_approver())
    assert asked(client, few) == asked(client, many)
