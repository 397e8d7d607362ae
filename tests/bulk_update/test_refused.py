"""A bad line stops all, with its place and its reason; nothing is half-saved."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone

from factsheets.models import Edition, Fact, Figure
from tests.bulk_update.sheets import (
    Row,
    answer,
    make_members,
    make_staff,
    members_now,
    problems,
    reasons,
    taken,
    upload,
)
from tests.factories import (
    let_its_time_come,
    make_fact,
    make_fact_owner,
    make_factsheet,
)
from tests.responses import text_of

pytestmark = pytest.mark.django_db


def test_every_problem_is_told_with_its_line_and_nothing_is_saved(client: Any, owner: Any) -> None:
    make_members()
    make_staff()
    make_fact(key="plain")
    make_fact(key="fine")
    sheet = {(line["key"], line["figure"]): line for line in taken(client)}
    assert list(sheet) == [
        ("fine", ""), ("members", "members"), ("plain", ""),
        ("staff", "here"), ("staff", "away"), ("staff", "all"),
    ]  # fmt: skip
    order = ["value", "unit", "as_at", "figure", "qualifier", "text_en", "key"]
    tomorrow = timezone.localdate() + timedelta(days=1)
    sheet["fine", ""] |= {"as_at": "2025-06-30"}
    sheet["members", "members"] |= {"value": "2,300", "unit": "HKD"}
    sheet["plain", ""] |= {"as_at": tomorrow.isoformat(), "figure": "guests", "value": "1"}
    sheet["staff", "here"] |= {"value": "41"}
    sheet["staff", "away"] |= {"text_en": "Nobody.", "qualifier": "roughly"}
    lines = [*sheet.values(), dict(sheet["plain", ""]) | {"key": "unknown", "as_at": "31/3/2025"}]
    shown = upload(client, lines)
    found = sorted(problems(shown), key=lambda problem: (problem[0], order.index(problem[1])))
    assert [(line, column) for line, column, _reason in found] == [
        (3, "value"),
        (3, "unit"),
        (4, "as_at"),
        (4, "figure"),
        (5, "value"),
        (6, "qualifier"),
        (6, "text_en"),
        (8, "as_at"),
        (8, "key"),
    ]
    words = reasons(shown)
    for reason in (
        "“2,300”: write the number without separators, as 2300.",
        "The unit is “count”: units are changed in the form.",
        "The fact has no figure “guests”: figures are added in the form.",
        "“roughly” is not a qualifier",
        "Statements are changed in the form",
        "“31/3/2025” is not a day as 2026-03-31.",
        "There is no fact of this key",
    ):
        assert reason in words
    assert "Nothing was saved: " in text_of(shown)
    assert Fact.objects.get(key="fine").as_at == date(2025, 3, 31)


@pytest.mark.parametrize(
    ("given", "line", "column", "reason"),
    [
        ({"value": ""}, 2, "value", "Give the number."),
        ({"value": "many"}, 2, "value", "“many” is not a number."),
        ({"value": "4.21E+10"}, 2, "value", "has been shortened by the program"),
        ({"value": "２３００"}, 2, "value", "is not a number"),
        ({"value": "1.2345678"}, 2, "value", "no more than 6 decimal places"),
        ({"value": "-1"}, 2, "value", "less than nothing"),
        ({"value": "1" + "0" * 30}, 2, "value", "is not a number"),
        ({"day": "2025-01-01"}, 2, "day", "This figure is a number"),
        ({"qualifier": ""}, 2, "qualifier", "write “exactly”"),
        ({"as_at": "2025-02-30"}, 2, "as_at", "not in the calendar"),
        ({"as_at": "2999-01-01"}, 2, "as_at", "in the future"),
        ({"value": "2300.5"}, 2, "value", "What is counted is whole"),
        ({"figure": ""}, 2, "figure", "Say which figure this is."),
        ({"key": ""}, 2, "key", "The key is missing."),
        ({"version": "x"}, 2, "version", "not written by this site"),
        ({"version": "999999"}, 2, "", ""),
        ({"text_zh_hant": ""}, 2, "text_zh_hant", "Statements are changed in the form"),
        ({"source_url": "example"}, 2, "source_url", "valid URL"),
        ({"source_name_en": ""}, 2, "source_name_en", "missing in English"),
        ({"source_name_en": "x" * 300}, 2, "source_name_en", "255"),
        ({"source_name_en": "a\nb"}, 2, "source_name_en", "line break"),
    ],
)
def test_a_bad_cell(
    client: Any, owner: Any, given: Row, line: int, column: str, reason: str
) -> None:
    make_members()
    shown = upload(client, [taken(client)[0] | given])
    if not reason:  # nothing else changes: an unknown version hurts nobody
        assert shown.context["nothing"] == 1
        return
    assert (line, column) in [found[:2] for found in problems(shown)]
    assert reason in reasons(shown)
    assert members_now() == 2200


def test_a_sum_that_does_not_hold(client: Any, owner: Any) -> None:
    make_staff()
    sheet = taken(client)
    sheet[0]["value"] = "50"
    ((line, column, reason),) = problems(upload(client, sheet))
    assert (line, column) == (2, "value")
    assert reason.startswith("“here + away = all” does not hold: it makes 52")


def test_lines_of_one_fact_that_contradict_each_other(client: Any, owner: Any) -> None:
    make_staff()
    sheet = taken(client)
    sheet[1]["as_at"] = "2025-04-30"
    assert problems(upload(client, sheet)) == [
        (3, "as_at", "Line 2 says something else of the same fact.")
    ]
    sheet[1] = sheet[0]
    assert "Line 2 is about the same" in reasons(upload(client, sheet))


def test_lines_that_are_mixed_up(client: Any, owner: Any) -> None:
    """As when one column is sorted and the others are not."""
    make_members()
    make_fact(key="plain")
    one, two = taken(client)
    one["version"], two["version"] = two["version"], one["version"]
    one["value"] = "2300"
    assert "are the lines mixed up?" in reasons(upload(client, [one, two]))


def test_what_a_colleague_changed_since_is_not_overwritten(client: Any, owner: Any) -> None:
    fact = make_members()
    sheet = taken(client)
    fact.figures = [Figure(name="members", value=Decimal(2250), qualifier="over")]
    fact.save_revision(user=make_fact_owner(username="mei")).publish()
    sheet[0]["value"] = "2300"
    (problem,) = problems(upload(client, sheet))
    assert problem[:2] == (2, "version")
    assert "mei changed this fact at" in problem[2]
    assert members_now() == 2250


@pytest.mark.parametrize("published", [True, False])
def test_what_one_changed_oneself_since_is_told(client: Any, owner: Any, published: bool) -> None:
    """Not refused: who corrects a sheet and takes it again knows. But nobody does so unawares."""
    fact = make_members()
    make_members(key="others")
    sheet = taken(client)
    fact.figures = [Figure(name="members", value=Decimal(2777), qualifier="over")]
    revision = fact.save_revision(user=owner)
    if published:
        revision.publish()
    for row in sheet:
        row["value"] = "2400"
    shown = upload(client, sheet)
    told = {row["change"].fact.key: row["change"].taken_back for row in shown.context["changes"]}
    verb = "published" if published else "changed"
    assert told["members"].startswith(f"You {verb} this fact yourself (")
    assert told["others"] == ""
    assert told["members"] in shown.text
    # Of a new sheet nothing is told.
    sheet = taken(client)
    for row in sheet:
        row["value"] = "2500"
    changes = upload(client, sheet).context["changes"]
    assert [row["change"].taken_back for row in changes] == ["", ""]


def test_a_colleagues_draft_is_not_published_along(client: Any, owner: Any) -> None:
    fact = make_members()
    fact.statement_en = "<p>Not ready: {members}.</p>"
    fact.save_revision(user=make_fact_owner(username="mei"))
    sheet = taken(client)
    sheet[0]["value"] = "2300"
    assert "mei has a draft of it" in reasons(upload(client, sheet))


def test_what_is_locked_in_approval_or_scheduled_stays(client: Any, owner: Any) -> None:
    locked, approved, scheduled = (make_members(key=key) for key in ("a-locked", "b-wait", "c-due"))
    other = make_fact_owner(username="mei")
    Fact.objects.filter(pk=locked.pk).update(locked=True, locked_by=other)
    approved.get_workflow().start(approved, owner)
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision(user=owner).publish()
    sheet = taken(client)
    for line in sheet:
        line["value"] = "2300"
    assert [(line, reason) for line, _column, reason in problems(upload(client, sheet))] == [
        (2, "It is locked by mei."),
        (3, "It is waiting for approval."),
        (4, "A version of it is scheduled for publication."),
    ]
    let_its_time_come(scheduled)


def test_facts_that_change_between_look_and_answer_are_shown_again(client: Any, owner: Any) -> None:
    fact = make_members()
    sheet = [{name: taken(client)[0][name] for name in ("key", "figure", "value")}]
    sheet[0]["value"] = "2300"
    shown = upload(client, sheet)
    fact.as_at = date(2025, 5, 31)
    fact.save_revision(user=make_fact_owner(username="mei")).publish()
    again = answer(client, shown)
    assert "Facts have changed since you looked" in text_of(again)
    assert members_now() == 2200
    answer(client, again)
    assert members_now() == 2300
    assert Fact.objects.get(key="members").as_at == date(2025, 5, 31)


def test_problems_that_arise_between_look_and_answer_stop_all(client: Any, owner: Any) -> None:
    make_members()
    sheet = taken(client)
    sheet[0]["value"] = "2300"
    shown = upload(client, sheet)
    Fact.objects.update(locked=True, locked_by=make_fact_owner(username="mei"))
    again = answer(client, shown)
    assert "It is locked by mei." in text_of(again)
    assert "Facts have changed since you looked" in text_of(again)
    assert members_now() == 2200


def test_nothing_is_half_saved(client: Any, owner: Any, monkeypatch: Any) -> None:
    make_factsheet(slug="both", facts=[make_members(), make_staff()])
    sheet = taken(client)
    sheet[0]["value"] = "2300"
    for line in sheet[1:]:
        line["as_at"] = "2025-06-30"
    shown = upload(client, sheet)
    refuse = Fact.refuse_incomplete

    def refused(fact: Fact) -> None:
        if fact.key == "staff":
            raise ValidationError("Not today.")
        refuse(fact)

    monkeypatch.setattr(Fact, "refuse_incomplete", refused)
    done = answer(client, shown)
    assert "Not today." in text_of(done)
    assert members_now() == 2200
    assert Edition.objects.count() == 1


def test_the_lines_of_another_user_or_of_yesterday_are_not_taken(
    client: Any, owner: Any, monkeypatch: Any
) -> None:
    make_members()
    sheet = taken(client)
    sheet[0]["value"] = "2300"
    shown = upload(client, sheet)
    client.force_login(make_fact_owner())
    assert "not yours" in text_of(answer(client, shown))
    client.force_login(owner)
    assert "or it is broken" in text_of(answer(client, shown, rows=shown.context["rows"] + "x"))
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 25 * 60 * 60)
    assert "older than a day" in text_of(answer(client, shown))
    assert members_now() == 2200
