"""A fact is written, changed with a reason and published in the form, by those who may."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from factsheets.models import Fact
from releases.setup import APPROVAL
from tests.factories import (
    make_approver,
    make_fact_owner,
    make_writer,
)
from tests.facts.unsaved import fact, published
from tests.members import figure

pytestmark = pytest.mark.django_db

ADD = "/admin/snippets/factsheets/fact/add/"


def form(**kwargs) -> dict:
    return nested_form_data(
        {
            "key": "members",
            "languages": "both",
            "lead_in_en": "",
            "lead_in_zh_hant": "",
            "statement_en": rich_text("<p>Home to {members} members</p>"),
            "statement_zh_hant": rich_text("<p>匯聚{members}名成員</p>"),
            "arithmetic": "",
            "change_note": "",
            "source_name_en": "",
            "source_name_zh_hant": "",
            "source_url": "",
            "note": "",
            "figures": inline_formset(
                [
                    {
                        "name": "members",
                        "value": "2100",
                        "day": "",
                        "unit": "count",
                        "unit_name_en": "",
                        "unit_name_zh_hant": "",
                        "qualifier": "over",
                        "display": "digits",
                        "decimals": "0",
                    }
                ]
            ),
        }
        | kwargs
    )


def test_a_fact_is_written_and_published_in_the_form(site, client):
    owner = make_fact_owner()
    client.force_login(owner)
    client.post(ADD, form(**{"action-publish": "1"}))
    saved = Fact.objects.get(key="members")
    assert saved.live
    assert saved.words("en") == "Home to over 2,100 members"
    version = saved.versions.get()
    assert version.published_by == owner
    assert version.figures.get().value == 2100


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Say in a few words why the fact changes."), ("zh-hant", "請簡述更改這項資料的原因。")],
)
def test_a_change_needs_a_note(site, client, language, words):
    client.force_login(make_fact_owner(language=language))
    saved = published(fact(figure()))
    url = f"/admin/snippets/factsheets/fact/edit/{saved.pk}/"
    page = client.post(url, form(**{"action-publish": "1"})).content.decode()
    assert words in page
    assert saved.versions.count() == 1


def test_a_draft_may_have_gaps_and_loses_nothing(site, client):
    client.force_login(make_fact_owner())
    gaps = {"statement_zh_hant": rich_text(""), "change_note": "later"}
    client.post(ADD, form(**gaps))
    saved = Fact.objects.get(key="members")
    assert not saved.live
    assert "{members}" in saved.get_latest_revision_as_object().statement_en
    assert saved.versions.count() == 0


def test_a_draft_waits_with_the_day_of_its_publication(site, client):
    client.force_login(make_fact_owner())
    later = timezone.now() + timedelta(days=30)
    day = {"as_at": timezone.localdate(later).isoformat()}
    time = {"go_live_at": timezone.localtime(later).strftime("%Y-%m-%d %H:%M")}
    page = client.post(ADD, form(**day, **{"action-publish": "1"})).content.decode()
    assert "This day is in the future." in page
    client.post(ADD, form(**day))  # a draft may have it before it has its time
    saved = Fact.objects.get(key="members")
    assert not saved.live
    client.post(ADD, form(**day, **time, key="other", **{"action-publish": "1"}))
    scheduled = Fact.objects.get(key="other")
    assert scheduled.revisions.filter(approved_go_live_at__isnull=False).exists()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2100", "2100"),
        ("2100.50", "2100.5"),
        ("42100000000", "42100000000"),
        ("0.000001", "0.000001"),
    ],
)
def test_the_form_shows_the_digits_that_matter(site, client, value, shown):
    client.force_login(make_fact_owner())
    saved = published(fact(figure(value=value, unit="per_cent")))
    html = client.get(f"/admin/snippets/factsheets/fact/edit/{saved.pk}/").content.decode()
    field = re.search(r'<input[^>]*name="figures-0-value"[^>]*>', html)[0]
    assert f'value="{shown}"' in field


def test_a_wrong_figure_is_said_in_the_form(site, client):
    client.force_login(make_fact_owner())
    data = form(**{"action-publish": "1"})
    data["figures-0-name"] = "people"
    page = client.post(ADD, data).content.decode()
    assert "{members} has no figure" in page
    assert "The figure “people” stands nowhere" in page
    assert not Fact.objects.filter(live=True).exists()


def test_two_people_publish_what_a_writer_proposes(site, client):
    writer, approver = make_writer(), make_approver()
    client.force_login(writer)
    client.post(ADD, form(**{"action-submit": "1"}))
    proposed = Fact.objects.get(key="members")
    assert not proposed.live
    state = proposed.current_workflow_state
    assert state.workflow == Workflow.objects.get(name=APPROVAL)
    page = client.post(
        f"/admin/snippets/factsheets/fact/edit/{proposed.pk}/", form(**{"action-publish": "1"})
    )
    assert not Fact.objects.get(key="members").live, page.status_code
    state.current_task_state.approve(user=approver)
    proposed.refresh_from_db()
    assert proposed.live
    assert proposed.versions.count() == 1
