"""Facts come in again: everything is seen before anything is saved."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from factsheets.models import Edition, Fact, Figure
from tests.bulk_update.sheets import (
    LISTING,
    answer,
    make_members,
    make_staff,
    members_now,
    parts,
    taken,
    upload,
)
from tests.factories import (
    make_fact,
    make_factsheet,
    make_release,
    paragraph,
)
from tests.members import chip
from tests.responses import text_of

pytestmark = pytest.mark.django_db


def test_all_changes_are_seen_in_both_languages_before_anything_is_saved(
    client: Any, owner: Any
) -> None:
    make_members()
    make_fact(key="plain")
    sheet = taken(client)
    sheet[0] |= {"value": "2300", "qualifier": "at least", "as_at": "2026-03-31"}
    sheet[1] |= {"source_name_en": "Yearbook", "source_name_zh_hant": "年鑑"}
    shown = upload(client, sheet)
    assert parts(shown) == [
        ("members", "members", "over 2,200", "at least 2,300", "超過2,200", "至少2,300"),
        ("members", "As at", "31 March 2025", "31 March 2026", "2025年3月31日", "2026年3月31日"),
        ("plain", "Source", "Annual report", "Yearbook", "年報", "年鑑"),
    ]
    words = text_of(shown)
    assert "2 facts change" in words
    assert "Home to at least 2,300 members." in words
    assert members_now() == 2200
    assert Fact.objects.get(key="members").latest_revision.pk == (
        Fact.objects.get(key="members").live_revision_id
    )


def test_an_untouched_sheet_changes_nothing(client: Any, owner: Any) -> None:
    make_members()
    make_staff()
    make_fact(key="opening", statement_en="<p>Since {day}.</p>", statement_zh_hant="<p>{day}起。</p>",
              figures=[Figure(name="day", unit="date", day=date(2004, 6, 1))])  # fmt: skip
    make_fact(key="bare", as_at=None, source_name_en="", source_name_zh_hant="")
    for kind in ("csv", "xlsx"):
        content = client.get(LISTING, {"export": kind}).content
        shown = upload(client, content, f"facts.{kind}")
        assert shown.context.get("problems") is None
        assert shown.context["nothing"] == 4
        assert "4 facts are as they stand there" in text_of(shown)


def test_published_together_each_factsheet_has_one_edition(client: Any, owner: Any) -> None:
    members, staff = make_members(), make_staff()
    make_factsheet(
        slug="both",
        facts=[members, staff],
        headline_en="Both in figures",
        headline_zh_hant="兩者數字",
    )
    make_factsheet(slug="one", facts=[staff])
    make_factsheet(slug="none", facts=[make_fact(key="plain")])
    make_release(
        body=[paragraph(f"We count {chip(members)}.", f"共{chip(members)}。")], slug="then"
    )
    sheet = taken(client)
    for line in sheet:
        changed = {"members": "2300", "here": "50", "all": "52"}
        line["value"] = changed.get(line["figure"], line["value"])
    shown = upload(client, sheet)
    words = text_of(shown)
    assert "2 factsheets show these facts" in words
    assert "Both in figures" in words
    assert "1 release keeps saying what it said" in words
    assert "1 other fact in the sheet stays as it is" in words
    done = answer(client, shown)
    assert "2 facts are published. 2 factsheets have a new edition." in text_of(done)
    assert sorted(Edition.objects.values_list("factsheet__slug", "number")) == [
        ("both", 1),
        ("both", 2),
        ("none", 1),
        ("one", 1),
        ("one", 2),
    ]
    assert "over 2,300 members" in client.get("/en/factsheets/both/").content.decode()
    assert "over 2,200" in client.get("/en/releases/then/").content.decode()
    newest = members.newest_version
    assert (newest.change_note, newest.published_by_name) == ("Annual count", "Kit Wong")


def test_saved_as_drafts_nobody_reads_them_yet(client: Any, owner: Any) -> None:
    make_factsheet(slug="glance", facts=[make_members()])
    sheet = taken(client)
    sheet[0]["value"] = "2300"
    done = answer(client, upload(client, sheet), "draft")
    assert "1 fact is saved as a draft." in text_of(done)
    assert members_now() == 2200
    assert Edition.objects.count() == 1
    fact = Fact.objects.get(key="members")
    draft = fact.get_latest_revision_as_object()
    assert draft.figures.get().value == 2300
    assert draft.change_note == "Annual count"
    # The sheet may come again: the draft is one's own.
    sheet[0]["value"] = "2400"
    shown = upload(client, sheet)
    assert parts(shown)[0][2:4] == ("over 2,200", "over 2,400")
    assert "You have a draft of it" in text_of(shown)
    answer(client, shown)
    assert members_now() == 2400


def test_a_note_is_required_and_nothing_is_saved_without(client: Any, owner: Any) -> None:
    make_members()
    sheet = taken(client)
    sheet[0]["value"] = "2300"
    shown = answer(client, upload(client, sheet), change_note=" ")
    assert "Say in a few words why the facts change." in text_of(shown)
    assert members_now() == 2200
    answer(client, shown, change_note="Recount")
    assert members_now() == 2300


def test_an_own_draft_that_says_something_else_is_shown(client: Any, owner: Any) -> None:
    fact = make_members()
    fact.statement_en = "<p>Now {members} members.</p>"
    fact.save_revision(user=owner)
    sheet = taken(client)
    sheet[0]["as_at"] = "2026-03-31"
    assert [part[1:4] for part in parts(upload(client, sheet))] == [
        ("Statement", "Home to over 2,200 members.", "Now over 2,200 members."),
        ("As at", "31 March 2025", "31 March 2026"),
    ]


def test_a_fact_with_gaps_can_be_saved_as_a_draft(client: Any, owner: Any) -> None:
    make_members(live=False, statement_zh_hant="")
    sheet = taken(client)
    sheet[0]["value"] = "2300"
    shown = upload(client, sheet)
    words = text_of(shown)
    assert "Not published yet" in words
    assert "It cannot be published: “statement” is missing in Chinese." in words
    assert "Publish all" not in words
    answer(client, shown)
    assert not Fact.objects.get(key="members").live
    answer(client, shown, "draft")
    draft = Fact.objects.get(key="members").get_latest_revision_as_object()
    assert draft.figures.get().value == 2300


def test_a_fact_with_a_time_is_not_published_at_another(client: Any, owner: Any) -> None:
    fact = make_members()
    fact.go_live_at = timezone.now() + timedelta(days=1)
    fact.save_revision(user=owner)
    sheet = taken(client)
    sheet[0]["value"] = "2300"
    shown = upload(client, sheet)
    assert "It has a time at which it is published" in text_of(shown)
    answer(client, shown)
    assert not Fact.objects.get(key="members").approved_schedule
