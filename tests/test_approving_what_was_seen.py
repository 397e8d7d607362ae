"""From a list, nobody approves or publishes what a colleague has changed since it was handed over."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from factsheets.models import Fact
from releases.models import ReleasePage
from releases.setup import APPROVAL
from tests.factories import make_approver, make_fact, make_release, make_writer
from tests.publishing import approve, bulk, fresh, submitted
from tests.responses import messages_of, words_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(site: Any) -> ReleasePage:
    return submitted(make_release(live=False, headline_en="Doors open", release_time=None))


@pytest.fixture
def wing(site: Any) -> Any:
    return make_approver(username="wing", first_name="Wing", last_name="Chan")


@pytest.fixture
def approver(site: Any, client: Any) -> Any:
    user = make_approver()
    client.force_login(user)
    return user


def change(page: Any, user: Any, headline: str = "Doors stay shut") -> Any:
    draft = fresh(page).get_latest_revision_as_object()
    draft.headline_en = headline
    return draft.save_revision(user=user)


def action(thing: Any, name: str = "approve") -> str:
    state = type(thing).objects.get(pk=thing.pk).current_workflow_task_state
    if isinstance(thing, Fact):
        return reverse(
            Fact.snippet_viewset.get_url_name("workflow_action"), args=[thing.pk, name, state.pk]
        )
    return reverse("wagtailadmin_pages:workflow_action", args=[thing.pk, name, state.pk])


def assert_waits(response: Any, page: Any) -> str:
    (message,) = messages_of(response)
    assert not fresh(page).live
    assert fresh(page).workflow_in_progress
    return message


def test_what_a_colleague_changed_is_not_approved_unseen(
    release: ReleasePage, wing: Any, approver: Any, client: Any
) -> None:
    handed_over = release.latest_revision_id
    newest = change(release, wing)
    message = assert_waits(approve(client, release, follow=True), release)
    assert "“Doors stay shut” was not approved: Wing Chan changed it on" in words_in(message)
    args = [release.pk, handed_over, newest.pk]
    compared = reverse("wagtailadmin_pages:revisions_compare", args=args)
    assert compared in message
    assert reverse("wagtailadmin_pages:edit", args=[release.pk]) in message
    assert client.get(compared).status_code == 200


def test_nor_what_changed_in_the_very_same_version(
    release: ReleasePage, approver: Any, client: Any
) -> None:
    """As the form does where it saves by itself."""
    revision = release.latest_revision
    revision.created_at = timezone.now()
    revision.save()
    message = assert_waits(approve(client, release, follow=True), release)
    assert "revisions/compare" not in message


def test_after_a_look_in_the_form_it_can_be_approved(
    release: ReleasePage, wing: Any, approver: Any, client: Any
) -> None:
    change(release, wing)
    change(release, approver, "Doors open after all")
    approve(client, release)
    assert fresh(release).headline_en == "Doors open after all"
    assert fresh(release).live


def test_a_change_before_the_second_hand_over_is_new_to_an_old_list(
    release: ReleasePage, approver: Any, client: Any
) -> None:
    old = action(release)
    release.current_workflow_task_state.reject(user=approver)
    change(release, make_writer(first_name="Mei", last_name="Lam"))
    fresh(release).current_workflow_state.resume(user=make_writer())
    message = assert_waits(client.post(old, follow=True), release)
    assert "Mei Lam changed it on" in message
    approve(client, release)
    assert fresh(release).live


def test_the_dialog_says_it_and_has_no_button(
    release: ReleasePage, wing: Any, approver: Any, client: Any
) -> None:
    before = client.get(action(release)).json()["html"]
    assert "<form" in before
    change(release, wing)
    html = client.get(action(release)).json()["html"]
    assert "Wing Chan changed it on" in html
    assert "<form" not in html
    assert reverse("wagtailadmin_pages:edit", args=[release.pk]) in html
    assert "<form" in client.get(action(release, "reject")).json()["html"]


def test_a_dialog_that_was_open_already_is_refused(
    release: ReleasePage, wing: Any, approver: Any, client: Any
) -> None:
    change(release, wing)
    answer = approve(client, release, headers={"x-requested-with": "XMLHttpRequest"}).json()
    assert answer["step"] == "success"
    assert_waits(client.get(answer["redirect"]), release)


def test_it_can_still_be_sent_back(
    release: ReleasePage, wing: Any, approver: Any, client: Any
) -> None:
    change(release, wing)
    client.post(action(release, "reject"), {"comment": "No."})
    assert not fresh(release).workflow_in_progress


def test_a_fact_too(wing: Any, approver: Any, client: Any) -> None:
    fact = make_fact(statement_en="<p>Open on weekdays.</p>")
    fact.statement_en = "<p>Open on Sundays.</p>"
    fact.save_revision()
    Workflow.objects.get(name=APPROVAL).start(fact, make_writer())
    fact.statement_en = "<p>Open on holidays.</p>"
    newest = fact.save_revision(user=wing)
    assert "Wing Chan changed it on" in client.get(action(fact)).json()["html"]
    (message,) = messages_of(client.post(action(fact), follow=True))
    assert "Wing Chan changed it on" in message
    name = Fact.snippet_viewset.get_url_name("revisions_compare")
    state = Fact.objects.get(pk=fact.pk).current_workflow_task_state
    compared = reverse(name, args=[fact.pk, state.revision_id, newest.pk])
    assert compared in message
    assert client.get(compared).status_code == 200
    assert Fact.objects.get(pk=fact.pk).statement_en == "<p>Open on weekdays.</p>"


def test_publishing_in_bulk_waits_as_well(
    release: ReleasePage, wing: Any, approver: Any, client: Any
) -> None:
    other = make_release(live=False, release_time=None)
    change(release, wing)
    message = assert_waits(client.post(bulk("publish", release, other), follow=True), release)
    assert "“Doors stay shut” was not approved: Wing Chan changed it on" in words_in(message)
    assert not fresh(other).live
    change(release, approver)
    client.post(bulk("publish", release, other))
    assert fresh(release).live
    assert fresh(other).live


def test_drafts_that_nobody_handed_over_are_published_in_bulk(
    wing: Any, approver: Any, client: Any
) -> None:
    draft = make_release(live=False, release_time=None)
    change(draft, wing)
    client.post(bulk("publish", draft))
    assert fresh(draft).live


def test_in_the_language_of_the_approver(release: ReleasePage, wing: Any, client: Any) -> None:
    change(release, wing)
    client.force_login(make_approver(language="zh-hant"))
    message = assert_waits(approve(client, release, follow=True), release)
    assert "未有批准「Doors stay shut」" in message


def test_the_home_page_offers_it_and_is_refused(
    release: ReleasePage, wing: Any, approver: Any, client: Any
) -> None:
    home = client.get("/admin/").content.decode()
    change(release, wing)
    assert f'data-workflow-action-url="{action(release)}"' in home
    message = assert_waits(client.post(action(release), {"next": "/admin/"}, follow=True), release)
    assert "See what changed" in message
