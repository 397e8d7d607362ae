"""The columns of the spreadsheet of facts, and what may stand in them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models.figures import Qualifier

# Names stay the same in every language: sheets are passed on, and read by programs.
MEANINGS: dict[str, Any] = {
    "key": gettext_lazy("The fact’s permanent name: it says which fact the line is about."),
    "version": gettext_lazy(
        "What the sheet was made of. Leave it: so nothing that colleagues changed since is lost."
    ),
    "text_en": gettext_lazy("What the fact says in English, for reading. It changes in the form."),
    "text_zh_hant": gettext_lazy(
        "What the fact says in Chinese, for reading. It changes in the form."
    ),
    "figure": gettext_lazy("The name of the figure; empty where a fact has none."),
    "value": gettext_lazy("The whole number without separators: 42100000000 for 42.1 billion."),
    "day": gettext_lazy("For a figure that is a date: 2026-03-31."),
    "qualifier": gettext_lazy("How the figure stands to the true number."),
    "unit": gettext_lazy("For reading. It changes in the form."),
    "as_at": gettext_lazy(
        "The day for which the fact holds: 2026-03-31. The same in all its lines."
    ),
    "source_name_en": gettext_lazy("The source in English. The same in all lines of a fact."),
    "source_name_zh_hant": gettext_lazy("The source in Chinese. The same in all lines of a fact."),
    "source_url": gettext_lazy("The address of the source. The same in all lines of a fact."),
}
COLUMNS = tuple(MEANINGS)
TEXTS = ("text_en", "text_zh_hant")
OF_FIGURE = ("value", "day", "qualifier")
OF_FACT = ("as_at", "source_name_en", "source_name_zh_hant", "source_url")

_NUMBER = re.compile(r"-?\d{1,24}(\.\d{1,24})?", re.ASCII)
_SEPARATED = re.compile(r"-?\d[\d.]*([,，'’\s]\d+)+(\.\d+)?", re.ASCII)
_SHORTENED = re.compile(r"-?\d+(\.\d+)?e[+-]?\d+", re.ASCII | re.IGNORECASE)
_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Problem:
    """Why a sheet cannot be taken: `line` is the row as spreadsheets number it, None for all of it."""

    line: int | None
    reason: str
    column: str = ""
    key: str = ""


class RefusedError(Exception):
    """A sheet that cannot be taken, with every reason that was found."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = list(problems)


@dataclass(frozen=True)
class Record:
    """One line as it stands in the sheet: the cells of the columns that the sheet has."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Line:
    """One line understood: numbers are numbers and days are days; None where a cell is empty."""

    number: int
    given: Mapping[str, Any]

    @property
    def key(self) -> str:
        return self.given["key"]

    @property
    def figure(self) -> str:
        return self.given.get("figure") or ""


def understood(record: Record) -> tuple[Line, list[Problem]]:
    """What a line says, and what in it cannot be understood."""
    given: dict[str, Any] = {}
    problems = []
    for name, text in record.cells.items():
        try:
            given[name] = _READERS.get(name, _words)(text)
        except ValueError as error:
            problems.append(Problem(record.number, str(error), name, record.cells["key"]))
    if not given.get("key"):
        problems.append(Problem(record.number, _("The key is missing."), "key"))
    return Line(record.number, given), problems


# Cells


def plain(number: Decimal) -> str:
    """2300.000000 → 2300: all digits, no separators, no exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def one_line(text: str) -> str:
    """A text for reading, on one line: so that lines of the file are lines of the sheet."""
    return " ".join(text.split())


def _words(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError(_("A line break or a control character stands in it: take it out."))
    return text


def _number(text: str) -> Decimal | None:
    if not text:
        return None
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    if _SEPARATED.fullmatch(text):
        words = _("“%(text)s”: write the number without separators, as 2300.")
    elif _SHORTENED.fullmatch(text):
        words = _("“%(text)s” has been shortened by the program: write all its digits.")
    else:
        words = _("“%(text)s” is not a number.")
    raise ValueError(words % {"text": text[:60]})


def _day(text: str) -> date | None:
    if not text:
        return None
    if found := _DAY.fullmatch(text):
        try:
            return date(*(int(part) for part in found.groups()))
        except ValueError:
            raise ValueError(_("“%(text)s” is not in the calendar.") % {"text": text}) from None
    raise ValueError(
        _(
            "“%(text)s” is not a day as 2026-03-31. Where Excel rewrites the days of a CSV file, "
            "use the XLSX file."
        )
        % {"text": text[:60]}
    )


def _qualifier(text: str) -> str | None:
    name = text.casefold().replace(" ", "_")
    if name and name not in Qualifier.values:
        words = _("“%(text)s” is not a qualifier: write one of %(names)s.")
        raise ValueError(words % {"text": text[:60], "names": ", ".join(Qualifier.values)})
    return name or None


def _version(text: str) -> int | None:
    if text and not re.fullmatch(r"\d{1,18}", text, re.ASCII):
        raise ValueError(_("“%(text)s” was not written by this site.") % {"text": text[:60]})
    return int(text) if text else None


_READERS: dict[str, Callable[[str], Any]] = {
    "version": _version,
    "text_en": one_line,
    "text_zh_hant": one_line,
    "value": _number,
    "day": _day,
    "qualifier": _qualifier,
    "as_at": _day,
}
