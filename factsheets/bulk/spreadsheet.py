"""Lines of facts ↔ CSV and XLSX files, as Excel, Numbers and LibreOffice write and read them.

What is read is bounded before it is parsed; what is written cannot become a formula.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from cyberport_cms.bilingual.decoding import SourceError, decoded

from .columns import COLUMNS, TEXTS, Problem, Record, RefusedError, plain

LARGEST = 2 * 1024 * 1024  # bytes
MOST_LINES = 5_000
MOST_SHEETS = 20
SHEET = "Facts"

_MOST_ROWS = 4 * MOST_LINES  # with the empty ones
_MOST_COLUMNS = 100
_UNPACKED = 40_000_000  # bytes; 5,000 lines of long statements make some 10 million
_ENTRIES = 500
_PRECISE = 15  # digits that Excel keeps of a number

_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3}\d{1,7})["']"""
)

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"
# Excel takes these for the beginning of a formula, in Chinese settings the wide ones too.
_RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")

Value = str | Decimal | date | None


# Out


def escaped(text: str) -> str:
    """A text that no spreadsheet takes for a formula; `unescaped` gives the text back."""
    return f"'{text}" if _RISKY.match(text) else text


def unescaped(text: str) -> str:
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text


def write_csv(lines: Iterable[Mapping[str, Value]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow(_in_csv(line.get(name)) for name in COLUMNS)
    return file.getvalue().encode("utf-8-sig")


def _in_csv(value: Value) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case _:
            return escaped(value)


def write_xlsx(lines: Iterable[Mapping[str, Value]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = 50 if name in TEXTS else 18
    sheet.append(_heading(sheet, name) for name in COLUMNS)
    for line in lines:
        sheet.append([_cell(sheet, line.get(name), name in TEXTS) for name in COLUMNS])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _heading(sheet: Any, name: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, name)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Value, wrapped: bool) -> WriteOnlyCell:
    match value:
        case Decimal():
            digits = plain(value)
            if sum(char.isdigit() for char in digits) > _PRECISE:
                return WriteOnlyCell(sheet, digits)  # as text, else Excel rounds it
            cell = WriteOnlyCell(sheet, Decimal(digits))
            decimals = len(digits.partition(".")[2])
            cell.number_format = "0." + "0" * decimals if decimals else "0"
        case date():
            cell = WriteOnlyCell(sheet, value)
            cell.number_format = "yyyy-mm-dd"
        case _:
            cell = WriteOnlyCell(sheet, escaped(ILLEGAL_CHARACTERS_RE.sub("", value or "")) or None)
    if wrapped:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


# In


def read(data: bytes) -> list[Record]:
    """The lines of a CSV or XLSX file, empty ones left out. Raises RefusedError with the reasons."""
    if len(data) > LARGEST:
        raise _refused(_("The file is too large: at most 2 MB."))
    if data.startswith(_OLE):
        raise _refused(
            _("This is a file of an old Excel, or it has a password. Save it as XLSX without one.")
        )
    rows = list(_xlsx(data) if data.startswith(_ZIP) else _csv(data))
    if not rows:
        raise _refused(_("The file is empty."))
    (heading, names), *lines = rows
    names = [name.casefold() for name in names]
    problems = [*_heading_problems(heading, names), *_stray(names, lines)]
    if problems:
        raise RefusedError(*problems)
    return [
        Record(number, {n: cell for n, cell in zip(names, _filled(cells, names), strict=True) if n})
        for number, cells in lines
    ]


def _refused(reason: str, line: int | None = None) -> RefusedError:
    return RefusedError(Problem(line, reason))


def _filled(cells: Sequence[str], names: Sequence[str]) -> list[str]:
    """As many cells as names: some programs leave out the empty ones at the end."""
    return [*cells, *[""] * (len(names) - len(cells))][: len(names)]


def _heading_problems(line: int, names: Sequence[str]) -> Iterator[Problem]:
    known = ", ".join(COLUMNS)
    for name in dict.fromkeys(names):
        if name and name not in COLUMNS:
            words = _("There is no column “%(name)s”. The columns are %(known)s.")
            yield Problem(line, words % {"name": name[:60], "known": known}, name[:60])
        elif name and names.count(name) > 1:
            yield Problem(line, _("This column stands there twice."), name)
    if "key" not in names:
        yield Problem(line, _("The column “key” is missing: the first line names the columns."))
    elif "figure" not in names and not {"value", "day", "qualifier", "unit"}.isdisjoint(names):
        yield Problem(line, _("The column “figure” is missing: it says whose the values are."))


def _stray(names: Sequence[str], lines: Sequence[tuple[int, list[str]]]) -> Iterator[Problem]:
    named = {place for place, name in enumerate(names) if name}
    for number, cells in lines:
        if any(cell for place, cell in enumerate(cells) if place not in named):
            yield Problem(number, _("There is something beside the columns that have a name."))


def _numbered(rows: Iterable[Sequence[str]]) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold something, as spreadsheets number them."""
    found = 0
    for number, row in enumerate(rows, 1):
        cells = [unescaped(cell.strip()) for cell in row]
        if any(cells):
            found += 1
            yield number, cells
        if found > MOST_LINES + 1 or number > _MOST_ROWS:
            words = _(
                "At most %(count)d lines. Delete what stands below the facts, empty lines too."
            )
            raise _refused(words % {"count": MOST_LINES})


# CSV


def _csv(data: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text, _encoding = decoded(data, "")
    except SourceError:
        raise _refused(
            _(
                "It is not certain how the characters of this file are written. Save it as "
                "“CSV UTF-8” or as XLSX."
            )
        ) from None
    first = text.lstrip("\n").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from _numbered(reader)
    except csv.Error:
        words = _("A quotation mark is missing or too many here, or a cell is too long.")
        raise _refused(words, reader.line_num) from None


# XLSX


def _xlsx(data: bytes) -> list[tuple[int, list[str]]]:
    _refuse_bombs(data)
    try:
        return list(_numbered(_cells(data)))
    except RefusedError:
        raise
    except Exception as error:
        # openpyxl meets a broken file with whatever error comes first.
        raise _unreadable() from error


def _unreadable() -> RefusedError:
    return _refused(
        _("This file cannot be read as a spreadsheet. Open it, save it as XLSX and try again.")
    )


def _refuse_bombs(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except BadZipFile as error:
        raise _unreadable() from error
    # What is unpacked is never more than what is declared: zipfile stops there.
    if len(entries) > _ENTRIES or sum(entry.file_size for entry in entries) > _UNPACKED:
        raise _refused(_("This file unpacks to far more than a sheet of facts needs."))


def _refuse_merged(sheet: Any) -> None:
    """Of cells that are merged only the first says something: what the others were meant to say is
    not for us to guess."""
    with sheet._get_source() as source:  # openpyxl tells of them only where it loads the whole
        found = _MERGED.findall(source.read())
    words = _(
        "The cells %(cells)s are merged: only the first of them keeps what it says. Take the "
        "merging back (in Excel: Home, Merge & Center) and fill in each cell."
    )
    problems = [
        Problem(int(line), words % {"cells": f"{column}{line}:{last}"})
        for column, line, last in (map(bytes.decode, cells) for cells in found)
    ]
    if problems:
        raise RefusedError(*sorted(problems, key=lambda problem: problem.line or 0))


def _cells(data: bytes) -> Iterator[list[str]]:
    values, formulas = (
        _sheet(load_workbook(BytesIO(data), read_only=True, data_only=only, keep_links=False))
        for only in (True, False)
    )
    _refuse_merged(values)
    for number, (row, written) in enumerate(zip(_rows(values), _rows(formulas), strict=True), 1):
        for value, formula in zip(row, written, strict=True):
            if value is None and formula is not None:
                raise _refused(
                    _("The result of the formula %(formula)s is not in the file: write the value.")
                    % {"formula": str(formula)[:60]},
                    number,
                )
        yield [_text(value) for value in row]


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    sheet.reset_dimensions()  # what a file says of its size is not to be trusted
    return sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True)


def _sheet(book: Workbook) -> Any:
    """The sheet of facts, or the only one."""
    sheets = book.worksheets
    if len(sheets) > MOST_SHEETS:
        raise _refused(_("The file has too many sheets."))
    if SHEET in book.sheetnames:
        return book[SHEET]
    if len(sheets) != 1:
        words = _("The file has several sheets: call the one with the facts “%(name)s”.")
        raise _refused(words % {"name": SHEET})
    return sheets[0]


def _text(value: Any) -> str:
    """A cell as it would stand in a CSV file."""
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case int():
            return str(value)
        case float():
            # Binary fractions: 0.30000000000000004 is the 0.3 that the sheet shows.
            return plain(Decimal(f"{value:.{_PRECISE}g}"))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value)
