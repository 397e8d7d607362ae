"""Figures that are found to disagree once a release is public or scheduled: refused with a way out,
and nobody waits in vain for what was refused at its minute."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry as log_registry

from cyberport_cms.newsroom.found import figures_found_in
from cyberport_cms.newsroom.models import NewsroomSettings
from cyberport_cms.newsroom.overdue import LOG_ACTION
from cyberport_cms.newsroom.scheduling import publish_due
from cyberport_cms.newsroom.settling import digest_of
from releases.models import ReleasePage
from tests.factories import make_approver, make_release, make_writer
from tests.publishing import approve, bulk, fresh, submitted
from tests.test_open_figures import DISAGREE, warn_only, wrong
from tests.two_writers import OpenForm

pytestmark = pytest.mark.django_db

OPENS = "data-findings-open"


@pytest.fixture
def old_release(site: Any) -> ReleasePage:
    """Public since before figures were compared."""
    warn_only()
    page = make_release(headline_en="Dors open", headline_zh_hant="開放日", body=[wrong()])
    NewsroomSettings.objects.all().delete()
    return page


def corrected(page: Any, **kwargs: Any) -> Any:
    form = OpenForm(make_approver(), page).write(headline_en="Doors open", **kwargs)
    return form.save(**{"action-publish": "1"})


def test_a_correction_is_refused_with_the_figures_and_the_ways_out(
    old_release: ReleasePage,
) -> None:
    html = corrected(old_release).content.decode()
    assert DISAGREE in html
    assert "HK$42 million" in html
    assert OPENS in html
    assert 'name="publish_with_open_figures"' in html
    assert "data-settle" in html
    assert fresh(old_release).headline_en == "Dors open"


def test_a_correction_goes_out_once_it_is_answered_for(old_release: ReleasePage) -> None:
    reason = {"publish_with_open_figures": "1", "reason_of_open_figures": "As printed then."}
    corrected(old_release, **reason)
    assert fresh(old_release).headline_en == "Doors open"


def test_a_correction_goes_out_once_it_is_settled(old_release: ReleasePage) -> None:
    settled = [
        {"code": found.code, "digest": digest_of(found), "reason": "as in the original document"}
        for found in figures_found_in(old_release)
    ]
    corrected(old_release, settled=json.dumps(settled))
    assert fresh(old_release).headline_en == "Doors open"


def test_a_refusal_elsewhere_leads_to_the_form_where_it_is_answered_for(
    site: Any, client: Any
) -> None:
    draft = make_release(live=False, body=[wrong()], release_time=None)
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    client.force_login(make_approver())
    assert f"{edit}?figures=1" in client.post(bulk("publish", draft), follow=True).content.decode()
    submitted(draft)
    assert f"{edit}?figures=1" in approve(client, draft, follow=True).content.decode()
    assert OPENS in client.get(f"{edit}?figures=1").content.decode()
    assert OPENS not in client.get(edit).content.decode()


@pytest.fixture
def overdue(site: Any) -> ReleasePage:
    """Scheduled while figures were only warned of; an hour later they refuse."""
    warn_only()
    writer = make_writer(username="writer")
    page = make_release(
        live=False, body=[wrong()], release_time=timezone.now() + timedelta(hours=1)
    )
    page.save_revision(user=writer).publish(user=make_approver(username="approver"))
    NewsroomSettings.objects.all().delete()
    mail.outbox.clear()
    return page


def its_minute_comes(page: ReleasePage) -> None:
    past = timezone.now() - timedelta(minutes=1)
    revision = page.revisions.get(approved_go_live_at__isnull=False)
    revision.content |= {name: past.isoformat() for name in ("go_live_at", "release_time")}
    page.revisions.filter(pk=revision.pk).update(approved_go_live_at=past, content=revision.content)


def test_its_people_are_told_once_of_what_was_refused_at_its_minute(overdue: ReleasePage) -> None:
    its_minute_comes(overdue)
    for _round in range(3):
        (reasons,) = publish_due().refused.values()
        assert "HK$42 million" in " ".join(reasons)
    assert not fresh(overdue).live
    assert fresh(overdue).scheduled_revision is not None
    assert sorted(m.to[0] for m in mail.outbox) == ["approver@example.org", "writer@example.org"]
    letter = mail.outbox[0]
    assert overdue.title in letter.subject
    assert "HK$42 million" in letter.body
    assert f"/admin/pages/{overdue.pk}/edit/" in letter.body
    (entry,) = log_registry.get_logs_for_instance(overdue).filter(action=LOG_ACTION)
    assert "HK$42 million" in entry.message


def test_the_form_says_what_was_refused(overdue: ReleasePage, client: Any) -> None:
    client.force_login(make_approver())
    edit = reverse("wagtailadmin_pages:edit", args=[overdue.pk])
    assert "was refused" not in client.get(edit).content.decode()
    its_minute_comes(overdue)
    html = client.get(edit).content.decode()
    assert "It should have been published" in html
    assert "was refused" in html
    assert "HK$42 million" in html


def test_what_was_mended_goes_out_with_the_next_look(overdue: ReleasePage) -> None:
    its_minute_comes(overdue)
    assert publish_due().refused
    warn_only()
    assert publish_due().refused == {}
    assert fresh(overdue).live
