"""The day of a document, from which its "today" and "last year" are reckoned."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeAlias

from .chinese import chinese_dates
from .english import english_dates
from .mentions import Mention

_Dates: TypeAlias = Callable[[str], Sequence[Mention]]

_HEAD = 1500  # characters; longer than any headline with subheadlines

_AFTER_DATELINE = re.compile(
    r"[^\S\n]*(?:(?P<dash>[–—─―－-]|/|[|｜])|(?P<bracket>[)）])|\**[^\S\n]*$)", re.MULTILINE
)
_LONGEST_PLACE = 40  # characters before the date in its line
_DATELINE = 2  # how likely a date is one: 2, 1 or 0
_LONGEST_FOOT = 60  # characters of a line that holds a date and little else
_TODAY = re.compile(
    r"(?:today|今[日天]).*\s--(?P<month>\d\d)-(?P<day>\d\d)\Z", re.IGNORECASE | re.DOTALL
)
_FEBRUARY, _LEAP_DAY = 2, 29


def find_dateline(en: str, zh_hant: str) -> date | None:
    """The day a document is dated, for both sides. English is asked first.

    It opens a paragraph near the beginning ("Hong Kong, 26 February 2025 –"), or it stands alone
    in one of the last lines ("Ends/Monday, January 5, 2026"). Failing both, the first full date.
    """
    sides = ((en, english_dates), (zh_hant, chinese_dates))
    heads: list[tuple[int, date]] = []
    for text, read in sides:
        heads += _full_dates(text, read(text[:_HEAD]))
        opening = max(heads, key=lambda one: one[0], default=None)  # the first of the likeliest
        if opening and opening[0] == _DATELINE:
            return opening[1]
    if opening and opening[0]:
        return opening[1]
    for text, read in sides:
        for line in reversed(text[-_HEAD:].splitlines()):
            if 0 < len(line.strip()) <= _LONGEST_FOOT:
                for _, day in _full_dates(line, read(line)):
                    return day
    return _today_near(opening[1], sides) if opening else None


def _today_near(day: date, sides: Iterable[tuple[str, _Dates]]) -> date:
    """The day that a text calls today, without its year, near a full date; else that date itself."""
    for text, read in sides:
        for mention in read(text[:_HEAD]):
            if mention.high is None and (found := _TODAY.match(f"{mention.text} {mention.value}")):
                month, number = int(found["month"]), int(found["day"])
                days = [
                    date(year, month, number)
                    for year in range(day.year - 1, day.year + 2)
                    if number < _LEAP_DAY or month != _FEBRUARY
                ]
                return min(days, key=lambda one: abs(one - day), default=day)
    return day


def _full_dates(text: str, mentions: Sequence[Mention]) -> list[tuple[int, date]]:
    """The dates with a year, and how likely each is a dateline: 2, 1 or 0."""
    found = []
    for mention in mentions:
        try:
            day = date.fromisoformat(str(mention.value))
        except ValueError:
            continue  # without a year
        found.append((_opens_paragraph(text, mention), day))
    return found


def _opens_paragraph(text: str, date_: Mention) -> int:
    """ "Hong Kong, 26 February 2025 –", 「（香港，2025年2月26日）」, or the date on a line of its own."""
    place = text[text.rfind("\n", 0, date_.start) + 1 : date_.start].strip()
    after = _AFTER_DATELINE.match(text, date_.end)
    if not after or len(place) > _LONGEST_PLACE:
        return 0
    if after["dash"] or (after["bracket"] and place.startswith(("(", "（"))):
        return _DATELINE
    return 0 if after["bracket"] or len(place) > _LONGEST_PLACE / 2 else 1
