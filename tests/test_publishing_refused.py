"""A page with a missing side is not published, whichever way it is asked for; a whole one is."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from cyberport_cms.newsroom import pages
from cyberport_cms.newsroom.scheduling import publish_due
from releases.models import ReleasePage
from tests.factories import (
    make_admin,
    make_approver,
    make_body,
    make_boilerplate,
    make_closing,
    make_contact,
    make_draft,
    make_factsheet,
    make_release,
    make_standard_page,
    make_writer,
    paragraph,
)
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
from tests.responses import messages_of

pytestmark = pytest.mark.django_db

NO_CHINESE = "The Chinese side is missing"


@pytest.fixture
def draft(site: Any) -> ReleasePage:
    """Complete but for the Chinese side of its one paragraph."""
    return make_release(live=False, body=[paragraph(zh_hant="")], release_time=None)


@pytest.fixture
def complete(site: Any) -> ReleasePage:
    return make_release(live=False, release_time=None)


# From code


def test_a_revision_with_a_gap_is_refused_and_names_the_side(draft: ReleasePage) -> None:
    with pytest.raises(ValidationError, match=NO_CHINESE):
        draft.get_latest_revision().publish()
    assert_refused(draft)


def test_saving_as_live_is_refused(draft: ReleasePage) -> None:
    draft.live = True
    with pytest.raises(ValidationError, match=NO_CHINESE):
        draft.save()
    assert_refused(draft)


def test_saving_the_live_column_alone_is_refused(draft: ReleasePage) -> None:
    draft.live = True
    with pytest.raises(ValidationError, match=NO_CHINESE):
        draft.save(update_fields=["live"])
    assert_refused(draft)


def test_the_same_page_as_a_plain_page_is_refused(draft: ReleasePage) -> None:
    plain = Page.objects.get(pk=draft.pk)
    plain.live = True
    with pytest.raises(ValidationError, match=NO_CHINESE):
        plain.save()
    assert_refused(draft)


def test_adding_a_live_page_with_a_gap_is_refused(site: Any) -> None:
    page = ReleasePage(headline_en="Only one headline", body=[paragraph()])
    with pytest.raises(ValidationError, match="missing in Chinese"):
        site.releases.add_child(instance=page)
    assert not ReleasePage.objects.exists()


def test_a_complete_page_passes_each_of_them(site: Any) -> None:
    by_revision, by_save, by_plain = (make_release(live=False) for _ in range(3))
    by_revision.get_latest_revision().publish()
    by_save.live = True
    by_save.save()
    plain = Page.objects.get(pk=by_plain.pk)
    plain.live = True
    plain.save()
    assert all(fresh(page).live for page in (by_revision, by_save, by_plain))


def test_a_save_asks_once_what_readers_would_see(complete: ReleasePage, monkeypatch: Any) -> None:
    asked: list[Any] = []
    copied = pages.for_publication
    monkeypatch.setattr(pages, "for_publication", lambda page: asked.append(page) or copied(page))
    complete.live = True
    complete.save()
    assert len(asked) == 1


@pytest.mark.parametrize("make", ["factsheet", "standard"])
def test_other_page_types_are_refused_as_well(site: Any, make: str) -> None:
    gaps = {"live": False, "headline_zh_hant": ""}
    page = make_factsheet(**gaps) if make == "factsheet" else make_standard_page(site.home, **gaps)
    with pytest.raises(ValidationError, match="missing in Chinese"):
        page.get_latest_revision().publish()
    assert_refused(page)


def test_a_page_in_one_language_is_published_in_it(site: Any) -> None:
    page = make_draft(languages="en", label_zh_hant="", dateline_place_zh_hant="")
    page.end_mark_zh_hant = ""
    page.save_revision().publish()
    assert fresh(page).live


def test_a_live_page_whose_snippet_became_a_draft_can_still_be_locked(
    site: Any, client: Any
) -> None:
    contact = make_contact()
    page = make_release(closing=make_closing(contact, make_boilerplate()))
    contact.unpublish()
    client.force_login(make_approver())
    client.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    assert fresh(page).locked


# On time


def test_scheduling_an_incomplete_page_is_refused_at_once(draft: ReleasePage) -> None:
    draft.release_time = timezone.now() + timedelta(hours=1)
    revision = draft.save_revision(clean=False)
    with pytest.raises(ValidationError, match=NO_CHINESE):
        revision.publish()
    assert_refused(draft)


def _schedule_then_break(page: ReleasePage) -> Any:
    """A page that was complete when it was scheduled; then its contact lost the Chinese name."""
    contact = make_contact()
    page.closing = make_closing(contact, make_boilerplate())
    page.release_time = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    type(contact).objects.filter(pk=contact.pk).update(name_zh_hant="")  # past every door
    later = timezone.now() - timedelta(minutes=1)
    revision = page.get_latest_revision()
    content = revision.content | {
        "go_live_at": later.isoformat(),
        "release_time": later.isoformat(),
    }
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=later, content=content)
    return contact


def test_what_broke_after_scheduling_stays_back_and_holds_back_no_other(
    complete: ReleasePage,
) -> None:
    _schedule_then_break(complete)
    other = make_release(live=False)
    Revision.objects.filter(pk=other.latest_revision_id).update(
        approved_go_live_at=timezone.now() - timedelta(seconds=1)
    )
    outcome = publish_due()
    assert not fresh(complete).live
    assert fresh(other).live
    (reasons,) = outcome.refused.values()
    assert "is not written in Chinese" in " ".join(reasons)


def test_the_stock_command_publishes_no_incomplete_page_either(complete: ReleasePage) -> None:
    _schedule_then_break(complete)
    with pytest.raises(ValidationError):
        call_command("publish_scheduled")
    assert not fresh(complete).live


def test_a_complete_page_goes_out_on_time(complete: ReleasePage) -> None:
    contact = _schedule_then_break(complete)
    contact.name_zh_hant = "黃傑"
    contact.save()
    assert publish_due().refused == {}
    assert fresh(complete).live


# From the form


def errors_of_block(response: Any) -> Any:
    return response.context["form"].errors.as_data()["body"][0].block_errors[0].block_errors


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_the_create_form_marks_the_very_side(site: Any, client: Any, action: str) -> None:
    client.force_login(make_approver())
    url = reverse("wagtailadmin_pages:add", args=["releases", "releasepage", site.releases.pk])
    response = client.post(url, form_data([paragraph_data(zh_hant="")]) | {action: "1"})
    assert list(errors_of_block(response)) == ["zh_hant"]
    assert NO_CHINESE in response.content.decode()
    assert not ReleasePage.objects.exists()


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_the_edit_form_marks_the_very_side(draft: ReleasePage, client: Any, action: str) -> None:
    client.force_login(make_approver())
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    data = form_data([paragraph_data(en="")], headline_zh_hant="") | {action: "1"}
    response = client.post(url, data)
    assert list(errors_of_block(response)) == ["en"]
    assert "headline_zh_hant" in response.context["form"].errors
    assert_refused(draft)
    assert fresh(draft).current_workflow_state is None


def test_a_draft_with_gaps_is_saved(site: Any, client: Any) -> None:
    client.force_login(make_writer())
    url = reverse("wagtailadmin_pages:add", args=["releases", "releasepage", site.releases.pk])
    client.post(url, form_data([paragraph_data(zh_hant="")], headline_en=""))
    page = ReleasePage.objects.get()
    assert (page.title, page.live) == ("開放日", False)
    assert page.slug


def test_a_draft_without_any_headline_says_so(site: Any, client: Any) -> None:
    client.force_login(make_writer())
    url = reverse("wagtailadmin_pages:add", args=["releases", "releasepage", site.releases.pk])
    response = client.post(url, form_data([], headline_en="", headline_zh_hant=" "))
    assert "A draft needs a headline" in response.content.decode()
    assert not ReleasePage.objects.exists()


def test_a_complete_page_is_published_from_the_form(site: Any, client: Any) -> None:
    client.force_login(make_approver())
    url = reverse("wagtailadmin_pages:add", args=["releases", "releasepage", site.releases.pk])
    client.post(url, form_data([paragraph_data()]) | {"action-publish": "1"})
    assert ReleasePage.objects.get().live


# In bulk


def test_bulk_publishing_publishes_all_or_none(
    draft: ReleasePage, complete: ReleasePage, client: Any
) -> None:
    client.force_login(make_approver())
    response = client.post(bulk("publish", complete, draft), follow=True)
    (message,) = messages_of(response)
    assert draft.title in message
    assert NO_CHINESE in message
    assert_refused(draft)
    assert_refused(complete)


def test_bulk_publishing_looks_at_the_pages_below(
    draft: ReleasePage, site: Any, client: Any
) -> None:
    client.force_login(make_approver())
    data = {"include_descendants": "on"}
    response = client.post(bulk("publish", site.releases), data, follow=True)
    assert NO_CHINESE in messages_of(response)[0]
    assert_refused(draft)


def test_bulk_publishing_of_complete_pages(complete: ReleasePage, client: Any) -> None:
    client.force_login(make_approver())
    client.post(bulk("publish", complete))
    assert fresh(complete).live


# Through the API of the admin


def test_the_api_refuses_in_words(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_approver())
    response = api(client, draft, "publish")
    assert response.status_code == 400
    assert NO_CHINESE in response.content.decode()
    assert_refused(draft)


def test_the_api_refuses_to_schedule(draft: ReleasePage, client: Any) -> None:
    draft.release_time = timezone.now() + timedelta(hours=1)
    draft.save_revision(clean=False)
    client.force_login(make_approver())
    assert api(client, draft, "publish").status_code == 400
    assert_refused(draft)


def test_the_api_publishes_a_complete_page(complete: ReleasePage, client: Any) -> None:
    client.force_login(make_approver())
    assert api(client, complete, "publish").status_code == 200
    assert fresh(complete).live


# By approval


def test_approving_an_incomplete_page_is_refused_in_words(draft: ReleasePage, client: Any) -> None:
    submitted(draft)
    client.force_login(make_approver())
    response = approve(client, draft, follow=True)
    assert any(NO_CHINESE in message for message in messages_of(response))
    assert_refused(draft)
    assert fresh(draft).workflow_in_progress


def test_approving_in_the_dialogue_is_refused_in_words(draft: ReleasePage, client: Any) -> None:
    submitted(draft)
    client.force_login(make_approver())
    response = approve(client, draft, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.json()["step"] == "success"
    response = client.get(response.json()["redirect"])
    assert any(NO_CHINESE in message for message in messages_of(response))
    assert_refused(draft)


def test_approving_a_complete_page_publishes_it(complete: ReleasePage, client: Any) -> None:
    submitted(complete)
    client.force_login(make_approver())
    approve(client, complete)
    assert fresh(complete).live


def test_an_incomplete_page_can_be_sent_back(draft: ReleasePage, client: Any) -> None:
    submitted(draft)
    client.force_login(make_approver())
    data = form_data([paragraph_data(zh_hant="")]) | {
        "action-workflow-action": "1",
        "workflow-action-name": "reject",
        "workflow-action-extra-data": '{"comment": "The Chinese, please."}',
    }
    client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), data)
    assert fresh(draft).current_workflow_state.status == "needs_changes"


# Taken down and moved


def test_what_was_taken_down_does_not_come_back_with_a_gap(site: Any, client: Any) -> None:
    page = make_release()
    client.force_login(make_approver())
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    page = fresh(page)
    assert not page.live
    page.headline_zh_hant = ""
    page.save_revision(clean=False)
    response = client.post(bulk("publish", page), follow=True)
    assert "missing in Chinese" in messages_of(response)[-1]
    assert_refused(page)
    page.headline_zh_hant = "回來了"
    page.save_revision()
    client.post(bulk("publish", page))
    assert fresh(page).live


def test_going_back_to_an_incomplete_version_makes_a_draft_only(site: Any, client: Any) -> None:
    page = make_draft()
    old = page.get_latest_revision()
    page.headline_zh_hant, page.body = "開放日", make_body()
    page.save_revision().publish()
    client.force_login(make_approver())
    response = api(client, page, "revert_to_page_revision", revision_id=old.pk)
    assert response.status_code == 200
    assert fresh(page).live
    assert fresh(page).headline_zh_hant == "開放日"
    assert api(client, page, "publish").status_code == 400


def test_moving_changes_nothing_about_it(site: Any) -> None:
    section = make_standard_page(site.home)
    live, gaps = make_standard_page(site.home), make_standard_page(site.home, live=False)
    gaps.headline_zh_hant = ""
    gaps.save()
    for page in (live, gaps):
        page.move(section, pos="left")
    assert fresh(live).live
    assert not fresh(gaps).live


def test_aliases_are_refused(site: Any, client: Any) -> None:
    page = make_release()
    client.force_login(make_admin())
    response = api(client, page, "create_alias", update_slug="second-address")
    assert response.status_code == 400
    assert "cannot have aliases" in response.content.decode()
    assert ReleasePage.objects.count() == 1
