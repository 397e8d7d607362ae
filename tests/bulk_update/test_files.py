"""Files as programs write them, and files that cannot be taken."""

import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from factsheets.bulk.spreadsheet import read, write_xlsx
from factsheets.models import Figure
from tests.bulk_update.sheets import (
    LISTING,
    Sheet,
    as_csv,
    as_xlsx,
    from_xlsx,
    make_members,
    make_staff,
    parts,
    problems,
    reasons,
    taken,
    upload,
)
from tests.factories import (
    make_fact,
)
from tests.responses import text_of

pytestmark = pytest.mark.django_db


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
    make_members(statement_zh_hant="<p>數碼港社群匯聚{members}名來自不同國家的科技企業成員。</p>")
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
    make_members(
        figures=[Figure(name="members", value=Decimal(2200), qualifier="over", unit="per_cent")]
    )
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
        ("members", "members", "over 2,200 per cent", "over 0.3 per cent"),
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


def test_merged_cells_are_told_with_the_way_to_mend_them(client: Any, owner: Any) -> None:
    make_staff()
    book = load_workbook(BytesIO(client.get(LISTING, {"export": "xlsx"}).content))
    book.active.merge_cells("A3:A4")  # the key, which stands there three times
    book.active.merge_cells("J2:J4")
    file = BytesIO()
    book.save(file)
    (first, second) = problems(upload(client, file.getvalue(), "facts.xlsx"))
    assert (first[0], second[0]) == (2, 3)
    assert first[2].startswith("The cells J2:J4 are merged")
    assert second[2].startswith("The cells A3:A4 are merged")
    assert "Merge & Center" in second[2]


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
