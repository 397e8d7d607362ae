"""Whoever submits, publishes or approves reads what is open between the languages, and what was
settled with which reason."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cyberport_cms.newsroom.findings import findings_of
from cyberport_cms.newsroom.models import Term
from cyberport_cms.newsroom.settling import items_of
from releases.models import ReleasePage
from tests.factories import make_approver, make_release, make_writer, paragraph
from tests.publishing import (
    approve,
    bulk,
    form_data,
    fresh,
    paragraph_data,
    submitted,
)
from tests.responses import messages_of

pytestmark = pytest.mark.django_db

PHONES = ("Call 3166 3841 today.", "查詢請電3166 3814。")
TERMS = ("The Digital Harbour opens.", "設施開幕。")


@pytest.fixture
def draft(site: Any) -> ReleasePage:
    """One finding that must be mended and is no figure, and one to look at."""
    Term.objects.create(english="Digital Harbour", traditional="數碼港灣")
    body = [paragraph(*PHONES), paragraph(*TERMS)]
    return make_release(live=False, body=body, release_time=None)


def send(client: Any, page: Any, action: str, *, follow: bool = True, **kwargs: Any) -> Any:
    data = form_data([paragraph_data(*PHONES), paragraph_data(*TERMS)], **kwargs)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, data | {f"action-{action}": "1"}, follow=follow)


def said(response: Any) -> str:
    (message,) = [m for m in messages_of(response) if "must be mended" in m]
    return message


def assert_named(response: Any, page: Any) -> None:
    words = said(response)
    assert "1 finding must be mended: Paragraph, block 1: The phone numbers differ" in words
    assert "3166 3814" in words
    assert "1 finding is to be looked at." in words
    assert reverse("newsroom_both_languages", args=[page.pk]) in words


def settle_all(page: Any) -> None:
    page.settled = [
        {
            "code": item.found.code,
            "digest": item.digest,
            "reason": "two desks",
            "who": "Wing Lau",
            "by": None,
            "when": timezone.now().isoformat(),
        }
        for item in items_of(page, findings_of(page))
        if item.found.severity != "note"
    ]
    page.save_revision()


def test_submitting_names_them(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_writer())
    assert_named(send(client, draft, "submit"), draft)
    assert fresh(draft).workflow_in_progress


def test_publishing_names_them(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_approver())
    assert_named(send(client, draft, "publish"), draft)
    assert fresh(draft).live


def test_scheduling_names_them(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_approver())
    later = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    assert_named(send(client, draft, "publish", release_time=later), draft)
    assert not fresh(draft).live


def test_approving_in_the_form_names_them(draft: ReleasePage, client: Any) -> None:
    submitted(draft)
    client.force_login(make_approver())
    approval = {"workflow-action-name": "approve", "workflow-action-extra-data": "{}"}
    assert_named(send(client, draft, "workflow-action", **approval), draft)
    assert fresh(draft).live


def test_approving_from_a_list_names_them(draft: ReleasePage, client: Any) -> None:
    submitted(draft)
    client.force_login(make_approver())
    assert_named(approve(client, draft, follow=True), draft)
    assert fresh(draft).live


def test_publishing_in_bulk_names_them(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_approver())
    assert_named(client.post(bulk("publish", draft), follow=True), draft)


@pytest.mark.parametrize("name", ["workflow_action", "collect_workflow_action_data"])
def test_the_dialog_says_it_before_one_approves(draft: ReleasePage, client: Any, name: str) -> None:
    settle_all(draft)
    submitted(draft)
    client.force_login(make_approver())
    state = fresh(draft).current_workflow_task_state
    url = reverse(f"wagtailadmin_pages:{name}", args=[draft.pk, "approve", state.pk])
    html = client.get(url).json()["html"]
    assert "“two desks” (Wing Lau)" in html
    assert reverse("newsroom_both_languages", args=[draft.pk]) in html
    sent_back = url.replace("approve", "reject")
    assert "two desks" not in client.get(sent_back).json()["html"]


def test_the_approver_reads_what_was_settled_and_why(draft: ReleasePage, client: Any) -> None:
    settle_all(draft)
    submitted(draft)
    client.force_login(make_approver())
    (message,) = [m for m in messages_of(approve(client, draft, follow=True)) if "settled" in m]
    assert "2 are settled: Paragraph, block 1: “two desks” (Wing Lau)" in message
    assert "must be mended" not in message


def test_saving_and_pages_without_findings_say_nothing(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_writer())
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    response = client.post(url, form_data([paragraph_data(*PHONES)]), follow=True)
    assert not any("mended" in message for message in messages_of(response))
    data = form_data([paragraph_data()]) | {"action-submit": "1"}
    response = client.post(url, data, follow=True)
    assert len(messages_of(response)) == 1


def test_the_question_before_publishing_past_the_approval_says_it_too(
    draft: ReleasePage, client: Any
) -> None:
    settle_all(draft)
    submitted(draft)
    client.force_login(make_approver())
    url = reverse("wagtailadmin_pages:confirm_workflow_cancellation", args=[draft.pk])
    answer = client.get(url).json()
    assert answer["step"] == "confirm"
    assert "two desks" in answer["html"]
    assert "Publishing this page will cancel the current workflow." in answer["html"]


def panel(client: Any, page: Any) -> str:
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    return html.split('data-side-panel="languages"')[1]


def test_what_was_settled_is_open_while_somebody_approves(draft: ReleasePage, client: Any) -> None:
    settle_all(draft)
    client.force_login(make_writer())
    written = panel(client, draft)
    assert re.search(r'id="findings-settled"\s*>', written)
    submitted(draft)
    client.force_login(make_approver())
    asked = panel(client, draft)
    assert re.search(r'id="findings-settled" open>', asked)
    for html in (written, asked):
        assert "Nothing to mend. · 2 settled by Wing Lau" in html
