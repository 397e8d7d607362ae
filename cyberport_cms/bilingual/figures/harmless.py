"""Figures that stand on one side only and mislead nobody: worth a note, never an alarm."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial

from ..quantities import CALENDAR, Qualifier, Unit
from .by_turns import is_said_by_turns, is_that_half_year
from .equality import is_rounded
from .likeness import Likeness, is_small, likeness
from .mentions import (
    A_WISH,
    AMONG,
    EACH,
    EVENLY,
    HOLIDAY,
    IN_A_UNIT,
    NO_MONTH,
    ROUNDED,
    SAME_TIME,
    Mention,
    day_alone,
)
from .nearby import NEAR, Rows, is_said_anywhere
from .places import Figure
from .unread import Unread

_ALWAYS = re.compile(r"24\s?[/-]\s?7|a?round[\s-]the[\s-]clock", re.IGNORECASE)
_MONTHS_A_YEAR = 12
_OPENING = 4  # rows: from a headline over its subheadlines to the first paragraph

_SAME_MONTH = (Likeness.SAME, Likeness.PRECISION)


class Harmless(StrEnum):
    """Why a figure without partner is no discrepancy."""

    REPEATED = "repeated"  # said twice in a paragraph here, once there
    YEAR = "year"  # the year is said once there, with another date nearby
    RELATIVE = "relative"  # "today", 今年: what the dateline says as well; 去年 by the way
    WEEKDAY = "weekday"
    FIRST = "first"  # "first", 首
    NAME = "name"  # the other side has the same digits, in what it reads as a name
    SMALL_COUNT = "small_count"  # "both", 兩地, "one of"


def harmless(
    figure: Figure,
    others: Rows,
    alone: Rows,
    unread: Unread,
    dateline: date | None,
    *,
    english: bool,
) -> Harmless | None:
    """Why the other side need not have this figure; None where it should.

    `others` are the figures of the other side, `alone` those of them without a partner, `unread`
    the numbers that stand there as well and are part of no figure.
    """
    mention = figure.mention
    if _is_repeated(figure, others, english=english):
        return Harmless.REPEATED
    if mention.unit == Unit.WEEKDAY:
        return Harmless.WEEKDAY
    if mention.noun in (HOLIDAY, IN_A_UNIT):
        return Harmless.NAME
    if mention.unit == Unit.ORDINAL and mention.value == Decimal(1):
        return Harmless.FIRST
    if mention.noun == ROUNDED or _is_one_of_so_many(figure, others):
        return Harmless.REPEATED
    if is_small(mention) or mention.noun in (A_WISH, EVENLY, EACH):
        return Harmless.SMALL_COUNT
    if _is_a_year(figure) and unread.says_a_year(figure.row):
        return Harmless.SMALL_COUNT
    counts_nothing = mention.unit == Unit.ORDINAL or (
        mention.unit == Unit.COUNT and not mention.noun
    )
    number = str(mention.value)
    if number.startswith(NO_MONTH) and mention.high is None:
        counts_nothing, number = True, number.lstrip("-0")  # the 27th, and 27號
    if (counts_nothing and number in unread.names) or unread.has(figure):
        return Harmless.NAME
    if not english and unread.counts_list(figure):
        return Harmless.REPEATED
    if _ALWAYS.fullmatch(mention.text) or unread.has_name(mention):
        return Harmless.NAME
    if mention.unit not in CALENDAR:
        return None
    if _is_told_below(figure, others, alone, english=english):
        return Harmless.REPEATED
    if is_of_the_day(mention, dateline) or _is_said_by_the_way(figure, alone):
        return Harmless.RELATIVE
    says = partial(unread.says, figure.row)
    near_it = [other.mention for other in others.about(figure, 1)]
    if is_that_half_year(mention, says) or is_said_by_turns(mention, near_it, says):
        return Harmless.RELATIVE
    if mention.unit == Unit.YEAR and unread.has_short(mention):
        return Harmless.YEAR
    near = 1 if mention.relative else _OPENING
    if mention.unit in (Unit.YEAR, Unit.FISCAL_YEAR) and any(
        _years(mention) <= _years(other.mention) for other in others.about(figure, near)
    ):
        return Harmless.YEAR
    if mention.noun == SAME_TIME and any(
        str(int(str(mention.value)) + 1) in _years(other.mention)
        for other in others.about(figure, 1)
    ):
        return Harmless.YEAR  # "a year earlier"
    return None


def _is_a_year(figure: Figure) -> bool:
    """Whether these are twelve months."""
    mention = figure.mention
    return (
        figure.measure == "month"
        and mention.value == _MONTHS_A_YEAR
        and mention.high is None
        and mention.qualifier == Qualifier.EXACTLY
    )


def _is_repeated(figure: Figure, others: Rows, *, english: bool) -> bool:
    is_year = figure.mention.unit in (Unit.YEAR, Unit.FISCAL_YEAR)
    dated = figure.mention.unit in CALENDAR
    # Of the day of an event much is said twice; a headline says what the first paragraph says.
    reach = NEAR if not is_year and (dated or figure.row < _OPENING) else 0
    asked = others.about(figure, reach)
    if is_said_anywhere(figure):
        asked += others.everywhere()
    both = ((figure, other) if english else (other, figure) for other in asked)
    # "40 feet (12 metres)" says one thing twice, and its own way each time.
    return any(likeness(*one) == Likeness.SAME and not is_rounded(*one) for one in both)


def _is_one_of_so_many(figure: Figure, others: Rows) -> bool:
    """四人中有一人 beside "one of the four", which counts them."""
    mention = figure.mention
    if mention.noun != AMONG and mention.unit != Unit.COUNT:
        return False
    return any(
        AMONG in (mention.noun, other.mention.noun)
        and Unit.COUNT in (mention.unit, other.mention.unit)
        and isinstance(mention.value, Decimal)
        and isinstance(other.mention.value, Decimal)
        and abs(mention.value * other.mention.value - 100) < 1
        for other in others.about(figure, 0)
    )


def _is_told_below(figure: Figure, others: Rows, alone: Rows, *, english: bool) -> bool:
    """The month of a headline, of which the other side tells the day further below only."""
    mention = figure.mention
    return (
        mention.unit == Unit.MONTH
        and figure.row < _OPENING
        and any(
            likeness(*((figure, other) if english else (other, figure))) in _SAME_MONTH
            for other in others.dated()
        )
        and not any(one.mention.unit == Unit.MONTH for one in alone.about(figure, 1))
    )


def is_of_the_day(mention: Mention, dateline: date | None) -> bool:
    """ "Today" and "this year" say what every release says of itself."""
    if not dateline or not isinstance(mention.value, str) or mention.high is not None:
        return False
    day = dateline.isoformat()
    if mention.unit == Unit.DATE:
        return mention.value in (day, f"-{day[4:]}", day_alone(int(day[-2:])))
    return (
        mention.relative
        and mention.unit in (Unit.YEAR, Unit.MONTH)
        and day.startswith(mention.value)
    )


def _is_said_by_the_way(figure: Figure, alone: Rows) -> bool:
    """ "Last year", where the other side leaves the year out; not where it says "this year"."""
    return (
        figure.mention.relative
        and figure.mention.unit == Unit.YEAR
        and not any(other.mention.unit == Unit.YEAR for other in alone.about(figure, 1))
    )


def _years(mention: Mention) -> frozenset[str]:
    """The years that a date names, as four digits."""
    if mention.unit not in CALENDAR or not isinstance(mention.value, str):
        return frozenset()
    value = mention.value
    if not value[:4].isdigit() or len(value) < 4:
        return frozenset()
    years = {value[:4]}
    if mention.unit == Unit.FISCAL_YEAR and len(value) >= 7:
        years.add(value[:2] + value[-2:])
    if isinstance(mention.high, str) and mention.high[:4].isdigit():
        years.add(mention.high[:4])
    return frozenset(years)
