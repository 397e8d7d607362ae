"""A page that chooses a draft of a person can be handed over; whoever publishes it publishes that
draft along with it, if they may, and nobody else does."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision
from wagtail.test.utils.form_data import streamfield

from cyberport_cms.newsroom.models import Organisation
from cyberport_cms.newsroom.scheduling import publish_due
from releases.models import Boilerplate, MediaContact, ReleaseImport, ReleasePage, Spokesperson
from tests.factories import (
    let_its_time_come,
    make_approver,
    make_boilerplate,
    make_closing,
    make_contact,
    make_fact,
    make_organisation,
    make_release,
    make_spokesperson,
    make_writer,
)
from tests.import_wizard.steps import ENGLISH, do, paste
from tests.publishing import (
    api,
    approve,
    assert_refused,
    bulk,
    form_data,
    fresh,
    paragraph_data,
    submitted,
)
from tests.responses import messages_of, text_of
from tests.two_writers import OpenForm

pytestmark = pytest.mark.django_db

KINDS = (Organisation, Spokesperson, MediaContact, Boilerplate)


@pytest.fixture
def writer(site: Any) -> Any:
    return make_writer(username="wing")


@pytest.fixture
def imported(writer: Any, client: Any) -> ReleasePage:
    """A writer's import: its organisation, speaker, contact and boilerplate are new."""
    client.force_login(writer)
    paste(client, en=ENGLISH.replace("40 free", "50 free"))
    do(client, ReleaseImport.objects.get(), "draft")
    return ReleasePage.objects.get()


@pytest.fixture
def weak_approver(site: Any) -> Any:
    """May publish pages, and no people."""
    user = make_approver()
    (group,) = user.groups.all()
    models = [model._meta.model_name for model in KINDS]
    rights = Permission.objects.filter(codename__in=[f"publish_{name}" for name in models])
    group.permissions.remove(*rights)
    return user


def live() -> set[bool]:
    return {snippet.live for model in KINDS for snippet in model.objects.all()}


def said(response: Any) -> str:
    return " ".join(messages_of(response)) + " ".join(
        str(message) for message in (response.context or {}).get("messages", [])
    )


def press(user: Any, page: Any, action: str, **fields: Any) -> Any:
    return OpenForm(user, page).save(**{f"action-{action}": "1"}, **fields)


APPROVE = {"workflow-action-name": "approve", "workflow-action-extra-data": "{}"}


# Handing over


def test_the_import_says_which_are_drafts_and_leads_to_them(imported: Any, client: Any) -> None:
    words = " ".join(text_of(client.get(reverse("wagtailadmin_home"))).split())
    assert "Still drafts:" in words
    assert "Spokesperson “Mei Lam · 林美”" in words


def test_a_writer_hands_over_a_release_with_new_people(imported: Any, writer: Any) -> None:
    response = press(writer, imported, "submit")
    assert fresh(imported).workflow_in_progress, said(response)
    words = said(response)
    for name in ("Mei Lam", "Kit Wong", "About Cyberport", "Cyberport · 數碼港"):
        assert name in words
    assert "publishes them along with it" in words
    assert (
        reverse("wagtailsnippets_releases_spokesperson:edit", args=[Spokesperson.objects.get().pk])
        in words
    )
    assert live() == {False}


def test_what_the_draft_itself_lacks_is_still_asked_for(imported: Any, writer: Any) -> None:
    person = Spokesperson.objects.get().get_latest_revision_as_object()
    person.name_zh_hant = ""
    person.save_revision()
    response = press(writer, imported, "submit")
    assert not fresh(imported).workflow_in_progress
    assert "is not written in Chinese" in response.content.decode()


def test_a_new_release_is_handed_over_as_it_is_made(site: Any, writer: Any) -> None:
    closing = make_closing(make_contact(live=False), make_boilerplate())
    page = make_release(live=False, closing=closing, release_time=None)
    press(writer, page, "submit")
    assert fresh(page).workflow_in_progress


def test_a_language_that_a_draft_adds_holds_nobody_up(site: Any, writer: Any) -> None:
    contact = make_contact(name_zh_hant="")
    page = make_release(
        live=False, closing=make_closing(contact, make_boilerplate()), release_time=None
    )
    contact.name_zh_hant = "黃傑"
    contact.save_revision()
    words = said(press(writer, page, "submit"))
    assert fresh(page).workflow_in_progress
    # Other pages may show it: it is published by itself.
    assert "Before this page can go out" in words
    response = press(make_approver(), page, "workflow-action", **APPROVE)
    assert_refused(page)
    assert "Before this page can go out" in said(response)
    assert MediaContact.objects.get().name_zh_hant == ""


@pytest.mark.parametrize("way", ["withdrawn", "waits for its time"])
def test_what_was_withdrawn_or_waits_is_refused_as_before(site: Any, writer: Any, way: str) -> None:
    contact = make_contact(live=way == "withdrawn")
    if way == "withdrawn":
        contact.unpublish()
    else:
        contact.go_live_at = timezone.now() + timedelta(days=2)
        contact.save_revision()
    page = make_release(
        live=False, closing=make_closing(contact, make_boilerplate()), release_time=None
    )
    response = press(make_approver(), page, "publish")
    assert "is a draft: publish it first" in response.content.decode()
    assert_refused(page)
    assert not MediaContact.objects.get().live
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


# Publishing


def test_whoever_may_publishes_them_in_one_step(imported: Any) -> None:
    approver = make_approver()
    form = OpenForm(approver, imported)
    assert "publishes them, too" in form.html
    words = said(form.save(**{"action-publish": "1"}))
    assert fresh(imported).live, words
    assert live() == {True}
    assert "Published along with it" in words
    assert Spokesperson.objects.get().newest_version.published_by == approver
    assert fresh(imported).pins.count() == 4


def test_approving_in_the_form_takes_them_along(imported: Any) -> None:
    submitted(imported)
    words = said(press(make_approver(), imported, "workflow-action", **APPROVE))
    assert fresh(imported).live, words
    assert live() == {True}
    assert "Published along with it" in words


def test_approving_from_a_list_takes_them_along(imported: Any, client: Any) -> None:
    submitted(imported)
    client.force_login(make_approver())
    state = fresh(imported).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[imported.pk, "approve", state.pk])
    asked = client.get(url).json()["html"]
    assert "publishes them, too" in asked
    assert re.search(r'href="[^"]*spokesperson[^"]*"', asked)
    words = said(approve(client, imported, data=named_in(asked), follow=True))
    assert fresh(imported).live, words
    assert live() == {True}
    assert "Published along with it" in words


def named_in(html: str) -> dict[str, str]:
    """What the dialog sends back of the drafts that it names."""
    (found,) = re.findall(r'name="drafts_seen" value="([^"]+)"', html)
    return {"drafts_seen": found}


def reworded() -> None:
    """A writer's later version of the new speaker."""
    person = Spokesperson.objects.get().get_latest_revision_as_object()
    person.role_en = "Founder of Lantern Robotics"
    person.save_revision(user=make_writer(username="ming"))


def test_one_click_on_approve_names_nobody_and_is_refused(imported: Any, client: Any) -> None:
    submitted(imported)
    client.force_login(make_approver())
    words = said(approve(client, imported, follow=True))
    assert_refused(imported)
    assert live() == {False}
    assert "New or changed since this page was shown to you" in words
    assert "Mei Lam" in words
    assert fresh(imported).workflow_in_progress


def test_what_changes_while_the_dialog_is_open_is_not_published(imported: Any, client: Any) -> None:
    submitted(imported)
    client.force_login(make_approver())
    state = fresh(imported).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[imported.pk, "approve", state.pk])
    asked = client.get(url).json()["html"]
    reworded()
    words = said(approve(client, imported, data=named_in(asked), follow=True))
    assert_refused(imported)
    assert live() == {False}
    unknown = re.findall(r"New or changed since [^:]*: (.*?)\. Look at it", words)
    assert set(unknown) == {"Spokesperson “Mei Lam · 林美”"}


@pytest.mark.parametrize("action", ["publish", "workflow-action"])
def test_what_changes_while_the_form_is_open_is_shown_first(imported: Any, action: str) -> None:
    submitted(imported)
    form = OpenForm(make_approver(), imported)
    reworded()
    refused = form.save(**{f"action-{action}": "1"}, **APPROVE)
    assert_refused(imported)
    assert live() == {False}
    assert "New or changed since this page was shown to you" in said(refused)
    form.read(refused)
    form.save(**{f"action-{action}": "1"}, **APPROVE)
    assert fresh(imported).live
    assert Spokesperson.objects.get().role_en == "Founder of Lantern Robotics"


def test_the_panel_goes_on_naming_the_version_that_it_named_first(imported: Any) -> None:
    form = OpenForm(make_approver(), imported)
    reworded()
    url = reverse("newsroom_findings", args=[imported.pk])
    shown = form.client.post(url, form.data).content.decode()
    assert named_in(shown)["drafts_seen"] == form.data["drafts_seen"]


def test_scheduling_takes_them_along_and_the_clock_publishes(imported: Any) -> None:
    later = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    press(make_approver(), imported, "publish", release_time=later)
    assert not fresh(imported).live
    assert live() == {True}
    let_its_time_come(imported)
    assert publish_due().refused == {}
    assert fresh(imported).live


def test_what_cannot_go_out_takes_nothing_along(imported: Any) -> None:
    response = press(make_approver(), imported, "publish", headline_zh_hant="")
    assert "missing in Chinese" in response.content.decode()
    assert_refused(imported)
    assert live() == {False}


def test_a_page_that_is_published_as_it_is_made(site: Any, client: Any) -> None:
    contact = make_contact(live=False)
    closing = [
        (
            "media_contacts",
            {
                "en": "Media enquiries:",
                "zh_hant": "傳媒查詢：",
                "only_in": "",
                "contacts": streamfield([("item", contact.pk)]),
            },
        )
    ]
    data = form_data([paragraph_data()], closing=streamfield(closing))
    url = reverse("wagtailadmin_pages:add", args=["releases", "releasepage", site.releases.pk])
    client.force_login(make_approver())
    shown = client.post(url, data | {"action-publish": "1"})
    assert not ReleasePage.objects.exists()
    assert "Kit Wong" in said(shown)
    named = named_in(shown.content.decode())
    response = client.post(url, data | named | {"action-publish": "1"}, follow=True)
    assert ReleasePage.objects.get().live, said(response)
    assert live() == {True}


def test_what_was_written_last_is_what_is_read_and_published(imported: Any) -> None:
    person = Spokesperson.objects.get().get_latest_revision_as_object()
    person.role_en = "Founder of Lantern Robotics"
    person.save_revision()
    draft = imported.get_latest_revision_as_object().for_reading()
    (quote,) = [block for block in draft.body if block.block_type == "quote"]
    assert quote.value["spokesperson"].role_en == "Founder of Lantern Robotics"
    press(make_approver(), imported, "publish")
    assert Spokesperson.objects.get().role_en == "Founder of Lantern Robotics"


def test_an_organisation_is_read_as_it_was_written_last(imported: Any) -> None:
    organisation = Organisation.objects.get().get_latest_revision_as_object()
    organisation.name_en = "Tidewater"
    organisation.save_revision()
    draft = imported.get_latest_revision_as_object().for_reading()
    (contacts,) = [block for block in draft.closing if block.block_type == "media_contacts"]
    (contact,) = contacts.value["contacts"]
    assert contact.organisation.name_en == "Tidewater"
    press(make_approver(), imported, "publish")
    assert Organisation.objects.get().name_en == "Tidewater"


@pytest.mark.parametrize("action", ["publish", "workflow-action"])
def test_who_may_not_publish_people_is_told_with_links(
    imported: Any, weak_approver: Any, action: str
) -> None:
    submitted(imported)
    response = press(weak_approver, imported, action, **APPROVE)
    words = said(response)
    assert_refused(imported)
    assert live() == {False}
    assert "somebody who may has to publish these drafts" in words
    assert (
        reverse("wagtailsnippets_releases_spokesperson:edit", args=[Spokesperson.objects.get().pk])
        in words
    )
    assert fresh(imported).workflow_in_progress


def test_nor_by_approving_from_a_list(imported: Any, weak_approver: Any, client: Any) -> None:
    submitted(imported)
    client.force_login(weak_approver)
    words = said(approve(client, imported, follow=True))
    assert_refused(imported)
    assert live() == {False}
    assert "somebody who may has to publish these drafts" in words


def test_where_nobody_reads_what_goes_along_it_is_refused(imported: Any, client: Any) -> None:
    client.force_login(make_approver())
    words = messages_of(client.post(bulk("publish", imported), follow=True))[-1]
    assert "is a draft: publish it first" in words
    assert reverse("wagtailadmin_pages:edit", args=[imported.pk]) in words
    assert api(client, imported, "publish").status_code == 400
    with pytest.raises(ValidationError, match="is a draft"):
        imported.get_latest_revision().publish(user=make_approver())
    assert_refused(imported)
    assert live() == {False}


def test_an_organisation_is_no_way_round(site: Any) -> None:
    """A published contact shows the name of its organisation."""
    contact = make_contact(organisation=make_organisation(live=False, name_en="Tidewater"))
    page = make_release(live=False, closing=make_closing(contact, make_boilerplate()))
    with pytest.raises(ValidationError, match=r"Tidewater.* is a draft"):
        page.get_latest_revision().publish()
    press(make_approver(), page, "publish")
    assert fresh(page).live
    assert live() == {True}


def test_a_draft_of_a_fact_has_its_own_approval(site: Any, writer: Any) -> None:

    fact = make_fact(live=False)
    page = make_release(live=False, body=[("fact", {"fact": fact})], release_time=None)
    response = press(make_approver(), page, "publish")
    assert "is a draft: publish it first" in response.content.decode()
    assert_refused(page)
    assert not type(fact).objects.get().live


def test_a_live_release_that_gains_a_new_speaker(site: Any, writer: Any) -> None:
    page = make_release()
    quote = {
        "en": {"text": "<p>“On we go.”</p>"},
        "zh_hant": {"text": "<p>「繼續前進。」</p>"},
        "spokesperson": make_spokesperson(live=False),
        "style": "plain",
    }
    page.body.append(("quote", quote))
    page.save_revision(clean=False)
    press(make_approver(), page, "publish")
    assert not fresh(page).has_unpublished_changes
    assert live() == {True}
