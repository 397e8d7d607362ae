"""Facts go out as a spreadsheet: one line a figure, safe to open in any program."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from factsheets.bulk.columns import COLUMNS
from factsheets.bulk.spreadsheet import escaped, unescaped
from factsheets.models import Figure
from tests.bulk_update.sheets import (
    LISTING,
    from_csv,
    from_xlsx,
    make_members,
    make_staff,
    taken,
    upload,
)
from tests.factories import (
    make_fact,
)
from tests.responses import text_of

pytestmark = pytest.mark.django_db


def test_a_line_a_figure_and_one_for_a_fact_without(client: Any, owner: Any) -> None:
    funds = {"value": Decimal("42100000000.5"), "qualifier": "over", "unit": "HKD"}
    figures = [Figure(name="members", **funds)]
    fact = make_members(figures=figures, source_url="https://example.org/report")
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
        "text_en": "Home to over HK$42,100,000,000.5 members.",
        "text_zh_hant": "匯聚超過42,100,000,000.5港元名成員。",
        "figure": "members",
        "value": "42100000000.5",
        "day": "",
        "qualifier": "over",
        "unit": "HKD",
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
