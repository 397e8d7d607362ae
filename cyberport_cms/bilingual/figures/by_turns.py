"""What is compared with the time before, and said so in a word: "up from May", 按月升."""

import re
from collections.abc import Callable
from typing import TypeAlias

from ..quantities import Unit
from .mentions import Mention

_ON_THE_YEAR = re.compile(r"按年|year[- ]on[- ]year|(?:a|one) year (?:ago|earlier)", re.I)
# A unit, how many of them the time before lies back, and the words that say so.
_TURNS = (
    (Unit.MONTH, 1, re.compile(r"按月|month[- ]on[- ]month|(?:previous|last) month", re.I)),
    (Unit.MONTH, 12, _ON_THE_YEAR),
    (Unit.YEAR, 1, _ON_THE_YEAR),
    (Unit.QUARTER, 1, re.compile(r"按季|quarter[- ]on[- ]quarter|previous quarter", re.I)),
    (Unit.QUARTER, 4, _ON_THE_YEAR),
)
_ON_THE_MONTH = _TURNS[0][2]
_LAST_MONTH = re.compile(r"上|last\b", re.IGNORECASE)
_HALF_YEARS = frozenset({"H1", "H2"})
_OF_HALF_A_YEAR = re.compile(r"\bhalf-year(?!ly)|\bthe half\b|半年(?!度?報告)", re.IGNORECASE)
_OF_A_GAME = {"H1": re.compile("上半[場场]"), "H2": re.compile("下半[場场]")}
_PARTIAL = re.compile(r"(?:(?P<year>\d{4})-|--)?Q?(?P<part>\d{1,2}|\d{4})")
_PARTS = {Unit.MONTH: 12, Unit.QUARTER: 4, Unit.YEAR: 10_000}

Says: TypeAlias = Callable[[re.Pattern[str]], bool]  # whether the paragraph of the other side does


def is_said_by_turns(mention: Mention, others: list[Mention], says: Says) -> bool:
    """Whether the words of the other side mean this month or quarter, counted from one of its own.

    "From the previous month" says 上月, too, which is reckoned from the dateline.
    """
    is_last_month = mention.relative and mention.unit == Unit.MONTH and mention.high is None
    if is_last_month and _LAST_MONTH.match(mention.text) and says(_ON_THE_MONTH):
        return True
    return any(
        mention.unit == unit and says(turn) and _follows(mention, one, back)
        for unit, back, turn in _TURNS
        for one in others
        if one.unit == unit
    )


def is_that_half_year(mention: Mention, says: Says) -> bool:
    """Whether "in the half-year" may say this 上半年, which names no year either; 上半場 is of a game."""
    return mention.value in _HALF_YEARS and (
        says(_OF_HALF_A_YEAR) or says(_OF_A_GAME[str(mention.value)])
    )


def _follows(mention: Mention, other: Mention, back: int) -> bool:
    """Whether `other` is so many months or quarters later."""
    mine, theirs = (_PARTIAL.fullmatch(str(one.value)) for one in (mention, other))
    if not mine or not theirs or mention.high is not None:
        return False
    size = _PARTS[mention.unit]
    between = int(theirs["part"]) - int(mine["part"])
    if mine["year"] and theirs["year"]:
        return between + size * (int(theirs["year"]) - int(mine["year"])) == back
    return between % size == back % size
