"""A published release is brought up to date by whom it may, with what is known and a correction."""

import html
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageLogEntry, Revision

from cyberport_cms.newsroom.thawing import bring_up_to_date
from factsheets.models import Fact
from releases.models import Correction, ReleasePage
from tests.bring_up_to_date.frozen import (
    NOTE,
    bring,
    shown,
    url_of,
    value_of,
    versions_held,
)
from tests.factories import (
    in_future,
    make_approver,
    make_fact,
    make_fact_owner,
    make_writer,
)
from tests.members import change_members
from tests.publishing import fresh, publish
from tests.responses import messages_of

pytestmark = pytest.mark.django_db


def refused(client: Any, page: ReleasePage, *things: Any, **note: str) -> str:
    """The words of a refusal; nothing has changed."""
    before = versions_held(page), fresh(page).latest_revision_id
    response = bring(client, page, *things, **note)
    assert (versions_held(page), fresh(page).latest_revision_id) == before
    assert not Correction.objects.filter(page=page).exists()
    assert not PageLogEntry.objects.filter(action="releases.bring_up_to_date").exists()
    return html.unescape(" ".join(messages_of(response)) + response.content.decode())


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
    assert "Brought up to date" in " ".join(messages_of(bring(client, outdated, fact)))


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
