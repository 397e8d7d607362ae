"""Facts out as a spreadsheet and in again: everything is seen before anything is saved."""

import csv
import re
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook
from wagtail.rich_text import features

from factsheets.bulk.columns import COLUMNS
from factsheets.bulk.spreadsheet import escaped, read, unescaped, write_xlsx
from factsheets.models import Edition, Fact, Figure
from factsheets.rich_text import FactEmbedHandler

from .factories import (
    let_its_time_come,
    make_approver,
    make_fact,
    make_fact_owner,
    make_factsheet,
    make_release,
    make_user,
    make_writer,
    paragraph,
)

pytestmark = pytest.mark.django_db

UPDATE = "/admin/facts/bulk-update/"
LISTING = "/admin/snippets/factsheets/fact/"
Row = dict[str, Any]
Sheet = list[Row]


@pytest.fixture
def owner(client: Any, site: Any) -> Any:
    features.register_embed_type(FactEmbedHandler)
    user = make_fact_owner(first_name="Kit", last_name="Wong")
    client.force_login(user)
    return user


def make_members(value: Any = 2200, **kwargs: Any) -> Fact:
    defaults = {
        "key": "members",
        "lead_in_en": "",
        "lead_in_zh_hant": "",
        "statement_en": "<p>Home to {members} members.</p>",
        "statement_zh_hant": "<p>匯聚{members}名成員。</p>",
        "figures": [Figure(name="members", value=Decimal(value), qualifier="over")],
    }
    return make_fact(**defaults | kwargs)


def make_staff(**kwargs: Any) -> Fact:
    """Three figures, two of which make the third."""
    return make_fact(
        **{
            "key": "staff",
            "statement_en": "<p>{here} here and {away} away make {all}.</p>",
            "statement_zh_hant": "<p>{here}名在場，{away}名在外，共{all}名。</p>",
            "figures": [
                Figure(name=name, value=Decimal(value))
                for name, value in (("here", 40), ("away", 2), ("all", 42))
            ],
            "arithmetic": "here + away = all",
        }
        | kwargs
    )


# Sheets


def taken(client: Any, kind: str = "csv", **query: Any) -> Sheet:
    """The sheet that the list of facts gives."""
    content = client.get(LISTING, {**query, "export": kind}).content
    return from_csv(content) if kind == "csv" else from_xlsx(content)


def from_csv(content: bytes) -> Sheet:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def from_xlsx(content: bytes) -> Sheet:
    names, *rows = load_workbook(BytesIO(content)).active.values
    return [dict(zip(names, row, strict=True)) for row in rows]


def as_csv(sheet: Sheet, delimiter: str = ",") -> str:
    file = StringIO(newline="")
    writer = csv.DictWriter(file, list(sheet[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(sheet)
    return file.getvalue()


def as_xlsx(rows: Iterable[Iterable[Any]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def upload(client: Any, content: Any, name: str = "facts.csv") -> Any:
    if isinstance(content, list):
        content = as_csv(content)
    if isinstance(content, str):
        content = content.encode()
    return client.post(UPDATE, {"file": SimpleUploadedFile(name, content)})


def problems(response: Any) -> list[tuple[int | None, str, str]]:
    return [(p.line, p.column, p.reason) for p in response.context["problems"]]


def reasons(response: Any) -> str:
    return "\n".join(reason for _line, _column, reason in problems(response))


def parts(response: Any) -> list[tuple[str, str, str, str, str, str]]:
    """Every change as it is shown: fact, what, English and Chinese, before and after."""
    return [
        (row["change"].fact.key, p.name, p.before[0], p.after[0], p.before[1], p.after[1])
        for row in response.context["changes"]
        for p in row["change"].parts
    ]


def answer(client: Any, shown: Any, action: str = "publish", **given: Any) -> Any:
    """Press a button of the dry run."""
    data = {
        "rows": shown.context["rows"],
        "seen": shown.context["plan"].digest,
        "change_note": "Annual count",
        "action": action,
    }
    return client.post(UPDATE, data | given, follow=True)


def text_of(response: Any) -> str:
    words = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return " ".join(words.split())


def members_now() -> Decimal:
    return Fact.objects.get(key="members").figures.get().value


# Out


def test_a_line_a_figure_and_one_for_a_fact_without(client: Any, owner: Any) -> None:
    fact = make_members(value="42100000000.5", source_url="https://example.org/report")
    make_fact(key="plain")
    make_staff()
    for kind in ("csv", "xlsx"):
        lines = taken(client, kind)
        assert list(lines[0]) == list(COLUMNS)
        assert [(line["key"], line["figure"] or "") for line in lines] == [
            ("members", "members"),
            ("plain", ""),
            ("staff", "here"),
            ("staff", "away"),
            ("staff", "all"),
        ]
    assert taken(client)[0] == {
        "key": "members",
        "version": str(fact.latest_revision_id),
        "text_en": "Home to over 42,100,000,000.5 members.",
        "text_zh_hant": "匯聚超過42,100,000,000.5名成員。",
        "figure": "members",
        "value": "42100000000.5",
        "day": "",
        "qualifier": "over",
        "unit": "count",
        "as_at": "2025-03-31",
        "source_name_en": "Annual report",
        "source_name_zh_hant": "年報",
        "source_url": "https://example.org/report",
    }
    line = taken(client, "xlsx")[0]
    assert line["value"] == 42100000000.5
    assert line["as_at"].date() == date(2025, 3, 31)


def test_a_csv_file_is_known_to_excel(client: Any, owner: Any) -> None:
    make_members()
    response = client.get(LISTING, {"export": "csv"})
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response["Content-Disposition"].startswith('attachment; filename="facts-')


def test_the_sheet_has_the_facts_that_are_filtered(client: Any, owner: Any) -> None:
    make_members()
    make_fact(key="draft", live=False)
    make_fact(key="other", statement_en="<p>Ferries leave at noon.</p>")
    assert [line["key"] for line in taken(client, live="False")] == ["draft"]
    assert [line["key"] for line in taken(client, q="ferries")] == ["other"]
    assert [line["key"] for line in taken(client, ordering="-key")] == ["other", "members", "draft"]
    page = text_of(client.get(LISTING, {"live": "False"}))
    assert "Spreadsheet (XLSX)" in page
    assert "live=False&amp;export=csv" in client.get(LISTING, {"live": "False"}).content.decode()


def test_what_is_being_written_is_taken(client: Any, owner: Any) -> None:
    fact = make_members()
    fact.figures = [Figure(name="members", value=Decimal(2300), qualifier="over")]
    fact.save_revision(user=owner)
    assert taken(client)[0]["value"] == "2300"


@pytest.mark.parametrize(
    "text", ["=1+1", "+852 1234", "-5", "@SUM(A1)", "'=1", "''quoted", "＝1", "\tx", "it's"]
)
def test_no_text_becomes_a_formula(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not escaped(text).startswith(("=", "+", "-", "@", "\t", "＝"))


def test_a_source_that_looks_like_a_formula_comes_back_as_it_was(client: Any, owner: Any) -> None:
    make_members(source_name_en='=HYPERLINK("https://example.org")', source_name_zh_hant="+1")
    for kind in ("csv", "xlsx"):
        response = client.get(LISTING, {"export": kind})
        sheet = from_csv(response.content) if kind == "csv" else from_xlsx(response.content)
        assert sheet[0]["source_name_en"].startswith("'=")
        shown = upload(client, response.content, f"facts.{kind}")
        assert shown.context["nothing"] == 1
    cells = load_workbook(BytesIO(response.content)).active
    assert all(cell.data_type != "f" for row in cells for cell in row)


def test_many_facts_ask_no_more_than_few(client: Any, owner: Any) -> None:
    def queries(count: int) -> int:
        for _ in range(count):
            make_fact(
                statement_en="<p>{n} ferries.</p>",
                statement_zh_hant="<p>{n}艘。</p>",
                figures=[Figure(name="n", value=1)],
            )
        sheet = taken(client)
        for line in sheet:
            line["value"] = str(int(line["value"]) + 1)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            taken(client)
            assert len(upload(client, sheet).context["changes"]) == len(sheet)
        return len(seen)

    make_members()
    queries(1)  # what is asked once and kept
    assert queries(2) == queries(20)


# In, and looked at


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
    chip = f'<embed embedtype="fact" id="{members.pk}" figure="members"/>'
    make_release(body=[paragraph(f"We count {chip}.", f"共{chip}。")], slug="then")
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


# What is refused


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


# Answers that are not to be trusted


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


def make_reader_of_facts() -> Any:
    group = Group.objects.create(name="Readers of facts")
    for codename in ("access_admin", "view_fact"):
        group.permissions.add(Permission.objects.get(codename=codename))
    return make_user(group.name)


def test_who_may_only_look_takes_the_sheet_and_no_more(client: Any, site: Any) -> None:
    make_members()
    client.force_login(make_reader_of_facts())
    assert "Update from a spreadsheet" not in text_of(client.get(LISTING))
    assert len(taken(client)) == 1
    assert client.get(UPDATE).status_code == 302
    assert upload(client, "key\nmembers").status_code == 302
    client.force_login(make_user())
    assert client.get(LISTING, {"export": "csv"}).status_code == 302


def test_who_may_not_publish_saves_drafts(client: Any, site: Any) -> None:
    make_members()
    client.force_login(make_writer())
    sheet = taken(client)
    sheet[0]["value"] = "2300"
    shown = upload(client, sheet)
    assert "Publish all" not in text_of(shown)
    assert answer(client, shown).redirect_chain[-1][0] == reverse("wagtailadmin_home")
    assert members_now() == 2200
    answer(client, shown, "draft")
    assert Fact.objects.get(key="members").has_unpublished_changes


def test_an_approver_publishes(client: Any, site: Any) -> None:
    make_members()
    client.force_login(make_approver())
    sheet = taken(client)
    sheet[0]["value"] = "2300"
    answer(client, upload(client, sheet))
    assert members_now() == 2300


# Files


ENCODINGS: list[tuple[str, Callable[[Sheet], bytes]]] = [
    ("utf-8", lambda sheet: as_csv(sheet).encode()),
    ("utf-8 with a mark", lambda sheet: as_csv(sheet).encode("utf-8-sig")),
    ("utf-16, tabs", lambda sheet: as_csv(sheet, "\t").encode("utf-16")),
    ("semicolons", lambda sheet: as_csv(sheet, ";").encode()),
    ("big5", lambda sheet: as_csv(sheet).encode("big5hkscs")),
]


@pytest.mark.parametrize("encode", [e for _, e in ENCODINGS], ids=[name for name, _ in ENCODINGS])
def test_files_as_programs_write_them(
    client: Any, owner: Any, encode: Callable[[Sheet], bytes]
) -> None:
    make_members(
        statement_zh_hant="<p>數碼港社群匯聚超過{members}名來自不同國家的科技企業成員。</p>"
    )
    sheet = taken(client)
    sheet[0] |= {"value": "2300", "source_name_zh_hant": "二零二五年年報"}
    assert parts(upload(client, encode(sheet)))[0][3] == "over 2,300"


def test_only_the_columns_that_are_there_change(client: Any, owner: Any) -> None:
    make_members()
    shown = upload(client, "KEY,Figure,Value\n\nmembers,members,2300\n")
    assert len(parts(shown)) == 1
    assert shown.context["rows"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "The submitted file is empty."),
        ("\n\n", "The file is empty."),
        ("key,figure,valeu\nmembers,members,1", "There is no column “valeu”"),
        ("key,key\nmembers,members", "twice"),
        ("figure,value\nmembers,1", "The column “key” is missing"),
        ("key,value\nmembers,1", "The column “figure” is missing"),
        ("key,figure\nmembers,members,stray", "beside the columns"),
        ('key,figure\n"members,members\n', "quotation mark"),
        ("key\n" + "x\n" * 5001, "At most 5000 lines"),
        ("key\n" + "\n" * 30000 + "x", "At most 5000 lines"),
        (b"\xff\xf0key", "not certain how the characters"),
        (b"key\x00", "not certain how the characters"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an old Excel"),
        (b"PK\x03\x04 no archive", "cannot be read as a spreadsheet"),
        (b"x" * (2 * 1024 * 1024 + 1), "too large"),
    ],
)
def test_a_file_that_cannot_be_taken(client: Any, owner: Any, content: Any, reason: str) -> None:
    assert reason in text_of(upload(client, content))


def test_another_kind_of_file_is_refused_by_its_name(client: Any, owner: Any) -> None:
    assert "Files ending in “.xlsm” are not taken" in text_of(upload(client, "key", "facts.xlsm"))


def test_numbers_and_days_of_excel(client: Any, owner: Any) -> None:
    make_members()
    make_staff()
    content = as_xlsx(
        [
            ["key", "figure", "value", "as_at"],
            ["members", "members", 0.1 + 0.2, date(2025, 6, 30)],
            [None, None, None, None],
            ["staff", "here", 41, None],
            ["staff", "all", 43.0, None],
        ]
    )
    assert [part[:4] for part in parts(upload(client, content, "facts.xlsx"))] == [
        ("members", "members", "over 2,200", "over 0.3"),
        ("members", "As at", "31 March 2025", "30 June 2025"),
        ("staff", "here", "40", "41"),
        ("staff", "all", "42", "43"),
        ("staff", "As at", "31 March 2025", ""),
    ]


def test_a_number_too_long_for_excel_is_written_as_text() -> None:
    content = write_xlsx([{"key": "members", "value": Decimal("123456789012345678")}])
    assert from_xlsx(content)[0]["value"] == "123456789012345678"
    assert read(content)[0].cells["value"] == "123456789012345678"


def test_a_formula_without_a_result_is_told(client: Any, owner: Any) -> None:
    make_members()
    content = as_xlsx([["key", "figure", "value"], ["members", "members", "=1+1"]])
    assert problems(upload(client, content, "facts.xlsx")) == [
        (2, "", "The result of the formula =1+1 is not in the file: write the value.")
    ]


def test_a_cell_with_a_moment_or_an_error_is_told(client: Any, owner: Any) -> None:
    make_members()
    moment = timezone.make_naive(timezone.now()).replace(hour=3)
    rows = [["key", "figure", "value", "as_at"], ["members", "members", "#REF!", moment]]
    assert [p[1] for p in problems(upload(client, as_xlsx(rows), "facts.xlsx"))] == [
        "value",
        "as_at",
    ]


def test_one_of_several_sheets_is_called_facts(client: Any, owner: Any) -> None:
    make_members()
    book = Workbook()
    book.active.append(["Notes"])
    book.create_sheet("Numbers").append(["key"])
    file = BytesIO()
    book.save(file)
    assert "several sheets" in reasons(upload(client, file.getvalue(), "facts.xlsx"))
    book["Numbers"].title = "Facts"
    book["Facts"].append(["members"])
    file = BytesIO()
    book.save(file)
    assert upload(client, file.getvalue(), "facts.xlsx").context["nothing"] == 1


def _rewritten(content: bytes, name: str, replace: Callable[[bytes], bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, replace(data) if entry.filename == name else data)
    return file.getvalue()


def test_a_bomb_does_not_go_off(client: Any, owner: Any) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    content = as_xlsx([["key"], ["members"]])
    large = _rewritten(content, sheet, lambda data: data + b" " * 50_000_000)
    assert len(large) < 200_000
    assert "unpacks to far more" in reasons(upload(client, large, "facts.xlsx"))
    entities = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    for name in (sheet, "xl/workbook.xml", "xl/sharedStrings.xml"):
        laughs = _rewritten(content, name, lambda data: entities + data.replace(b"key", b"&b;"))
        assert reasons(upload(client, laughs, "facts.xlsx"))
    # A row at the far end of the sheet is no reason to count up to it.
    far = _rewritten(content, sheet, lambda data: data.replace(b'r="2"', b'r="1048576"'))
    assert reasons(upload(client, far, "facts.xlsx"))


def test_five_thousand_lines_are_looked_at(client: Any, owner: Any) -> None:
    make_members()
    lines = "".join(f"key-{n},members,1\n" for n in range(4999))
    shown = upload(client, f"key,figure,value\nmembers,members,2300\n{lines}")
    assert len(shown.context["problems"]) == 4999


def test_more_changes_than_one_request_can_carry_are_refused(
    client: Any, owner: Any, monkeypatch: Any
) -> None:
    make_members()
    make_fact(key="plain")
    monkeypatch.setattr("factsheets.bulk.changes.MOST_CHANGES", 1)
    sheet = taken(client)
    for line in sheet:
        line["as_at"] = "2025-06-30"
    assert "2 facts change, and at most 1 can at once" in reasons(upload(client, sheet))
    assert len(upload(client, sheet[:1]).context["changes"]) == 1
