"""Dates of which one side says the day only: "July 26" and 26日."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from ..quantities import Qualifier, Unit
from .mentions import NO_MONTH, Mention
from .places import Figure

_MONTH = re.compile(r"(?:[0-9]{4}|-)-([0-9]{2})")
_DATED = frozenset({Unit.DATE, Unit.MONTH})
_A_YEAR = 12  # months
_NEXT = (0, 1, _A_YEAR - 1)  # months apart


def same_day_alone(en: Figure, zh_hant: Figure) -> bool:
    """Whether a date and a number are one day: "July 26" and 26日, which may be so many days.

    Also "14 days" and a 14日 that was read as a date.
    """
    if en.mention.unit == Unit.DATE:
        day, number = en.mention, zh_hant.mention
        may_be = zh_hant.mention.noun.startswith("日") and _counts_days(zh_hant)
    else:
        day, number = zh_hant.mention, en.mention
        is_alone = str(day.value).startswith(NO_MONTH)
        may_be = _is_nth(number) or (is_alone and _counts_days(en))
    ends = [(str(day.value), number.value), (day.high, number.high)]
    return may_be and all(
        one is other is None or (isinstance(other, Decimal) and str(one)[-2:] == f"{int(other):02}")
        for one, other in ends
    )


def _counts_days(figure: Figure) -> bool:
    mention = figure.mention
    sure = mention.unit == Unit.COUNT and mention.qualifier == Qualifier.EXACTLY
    return sure and figure.measure == "day"


def _is_nth(mention: Mention) -> bool:
    """The 26th, in digits; not "the 26th licence"."""
    bare = mention.unit == Unit.ORDINAL and not mention.noun
    return bare and any(char.isdigit() for char in mention.text)


class Months:
    """The months of which a day alone may be: those about the dateline and what its text names."""

    def __init__(
        self,
        en_mentions: Sequence[Mention],
        zh_mentions: Sequence[Mention],
        dateline: date | None,
    ) -> None:
        day = {dateline.month} if dateline else set()
        self._en, self._zh_hant = (
            day | {*map(_month, side)} - {0} for side in (en_mentions, zh_mentions)
        )

    def differ(self, en: Mention, zh_hant: Mention) -> bool:
        """Whether a day alone cannot be of the month that the other side says."""
        a, b = _month(en), _month(zh_hant)
        if bool(a) == bool(b) or Unit.MONTH in (en.unit, zh_hant.unit):
            return False
        known = self._zh_hant if a else self._en
        return bool(known) and all(((a or b) - one) % _A_YEAR not in _NEXT for one in known)


def _month(mention: Mention) -> int:
    """The month that a date or a month names; 0 where none is."""
    found = _MONTH.match(str(mention.value)) if mention.unit in _DATED else None
    return int(found[1]) if found else 0
