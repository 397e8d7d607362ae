"""Months in English text."""

import re
from collections.abc import Iterator
from datetime import date

from ...quantities import Unit
from ..mentions import Mention
from .calendar import (
    BETWEEN,
    MONTH,
    MONTH_BEGINS,
    MONTH_NAMES,
    RELATIVE_YEAR,
    YEAR,
    YEARS_OFF,
    iso,
    month_number,
    year_of,
)
from .page import TO, Page, one_of, pattern

_SOME_YEAR = rf"(?:{YEAR}|{RELATIVE_YEAR})"
_MONTHS = pattern(
    rf"\b(?={MONTH_BEGINS}|last|this|next)(?:(?P<which>last|this|next) )?\b(?P<m1>{MONTH})(?:(?:(?:,|-| of|)°|\n\n)(?P<y1>{_SOME_YEAR}))?"
    rf"(?:(?:{TO}|(?P<and> and ))(?:(?:early|mid|late|end)(?: |-)(?:of )?)?"
    rf"(?P<m2>{MONTH})(?:(?:,|-| of|)°(?P<y2>{_SOME_YEAR}))?)?(?![a-z0-9])"
)
_THIS_MONTH = pattern(r"\b(?<!the )(?P<which>last|this|next) month\b(?!-)")
_MONTHS_OFF = YEARS_OFF
# A word before a month that stands alone: without one, May, March, June and April may be
# something else (a verb, a person).
_BEFORE_MONTH = pattern(
    r"(?:\b(?:in|since|by|until|till|from|of|during|last|next|this|early|late|mid|end|every|each"
    r"|to|through|before|after|between|for)(?: |-)|[(]°)\Z"
)
_AFTER_MONTH = pattern(
    rf"\b{one_of(MONTH_NAMES)}(?:,|, and|, or| and| or) \Z"
)  # March, April, and May
_DOUBTFUL = {"may", "march"}
_WORD_BEFORE = re.compile(r"(?<![\w'’-])(?!(?:and|or|with|said|says|told)\b)[a-z]{2,15}\x20\Z")
_TITLE = pattern(r"\b(?:mr|mrs|ms|miss|dr|prof|professor|sir|madam)\b\.? \Z")


def months(page: Page) -> Iterator[Mention]:
    """October 2024, October last year, January to March 2025, in June."""
    for found in _MONTHS.finditer(page.left):
        if page.is_capital(found.start("m1")) and (
            found["m2"] is None or page.is_capital(found.start("m2"))
        ):
            yield from _month(page, found)


def _month(page: Page, found: re.Match[str]) -> Iterator[Mention]:
    first, second = month_number(found["m1"]), found["m2"] and month_number(found["m2"])
    year_1, relative_1 = year_of(page, found["y1"])
    year_2, relative_2 = year_of(page, found["y2"])
    start, end = found.span()
    if found["and"] and not BETWEEN.search(page.left, max(0, start - 24), start):
        # Two months of their own.
        between = found.start("and")
        if _is_month(page, found["m1"], found.start("m1"), between, year_1 or year_2):
            yield page.mention(
                (found.start("m1"), between),
                iso(year_1 or year_2, first),
                Unit.MONTH,
                relative=relative_1 or relative_2,
            )
        if second:
            cut = found.start("m2")
            yield page.mention((cut, end), iso(year_2, second), Unit.MONTH, relative=relative_2)
        return
    if not second:
        if found["y1"] and not year_1:  # "October last year" without a dateline
            end = found.end("m1")
        elif found["which"] and page.dateline and not found["y1"]:
            year_1 = _nearest_year(page.dateline, first, found["which"])
            relative_1 = True
        if found["which"] and not relative_1:
            start = found.start("m1")
        if _is_month(page, found["m1"], found.start("m1"), end, year_1):
            yield page.mention((start, end), iso(year_1, first), Unit.MONTH, relative=relative_1)
        return
    if found["y2"] and not year_2:
        end = found.end("m2")
    if _is_month(page, found["m1"], found.start("m1"), end, year_1 or year_2 or 1):
        yield page.mention(
            (found.start("m1"), end),
            iso(year_1 or year_2, first),
            Unit.MONTH,
            high=iso(year_2, second),
            relative=relative_1 or relative_2,
        )


def _nearest_year(dateline: date, month: int, which: str) -> int:
    if which == "last":
        return dateline.year - (month >= dateline.month)
    if which == "next":
        return dateline.year + (month <= dateline.month)
    return dateline.year


def _is_month(page: Page, word: str, start: int, end: int, year: int | None) -> bool:
    if year:
        return True
    if word.rstrip(".") not in MONTH_NAMES:
        return False  # "Mar", "Sep", "Jan" need a day or a year
    if _TITLE.search(page.left, max(0, start - 12), start):
        return False
    if _BEFORE_MONTH.search(page.left, max(0, start - 12), start):
        return True
    if _AFTER_MONTH.search(page.left, max(0, start - 20), start):
        return True
    follows = page.left[end : end + 1]
    named = follows == " " and page.is_capital(end + 1)
    return not named and (word not in _DOUBTFUL or _is_in_a_sentence(page, start))


def _is_in_a_sentence(page: Page, start: int) -> bool:
    """Whether only a name would have a capital here: "the March meeting", "not before May"."""
    return bool(_WORD_BEFORE.search(page.text, max(0, start - 20), start))


def relative_months(page: Page) -> Iterator[Mention]:
    """this month, last month, next month."""
    if not page.dateline:
        return
    for found in _THIS_MONTH.finditer(page.left):
        months_since = page.dateline.year * 12 + page.dateline.month - 1
        year, month = divmod(months_since + _MONTHS_OFF[found["which"]], 12)
        yield page.mention(found.span(), iso(year, month + 1), Unit.MONTH, relative=True)
