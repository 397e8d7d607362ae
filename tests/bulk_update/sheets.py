"""What the tests of the bulk update share: facts, sheets, and the two steps of the page."""

import csv
from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from factsheets.models import Fact, Figure
from tests import members
from tests.factories import make_fact

UPDATE = "/admin/facts/bulk-update/"
LISTING = "/admin/snippets/factsheets/fact/"
Row = dict[str, Any]
Sheet = list[Row]


def make_members(value: Any = 2200, **kwargs: Any) -> Fact:
    return members.make_members(value, **kwargs)


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


def members_now() -> Decimal:
    return Fact.objects.get(key="members").figures.get().value
