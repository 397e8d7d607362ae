"""The figures of an English text."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from ...quantities import Unit
from ..mentions import Mention
from ..rounded import with_rounded
from . import (
    calendar,
    clock,
    holidays,
    months,
    multiples,
    ordinals,
    periods,
    phones,
    pressures,
    ratios,
    shares,
    spans,
)
from .names import marks, names
from .page import Page
from .quantities import quantities

_Reader: TypeAlias = Callable[[Page], Iterator[Mention]]

_PHONES: tuple[_Reader, ...] = (phones.called_phones, phones.phones)
_TENS_OF_YEARS = "0s 0' 0’ twenties thirties forties fifties sixties seventies eighties nineties"
# In this order: what a reader finds is covered, and those behind it never see it. A reader is
# left out where the text has none of its words.
_READERS: tuple[tuple[_Reader, str], ...] = (
    (clock.times, "am pm a.m p.m noon midnight"),
    (calendar.numeric_dates, "- / ."),
    (calendar.september_11, "9/11"),
    (calendar.dates, ""),
    (calendar.dates_month_first, ""),
    (holidays.holidays, "christmas boxing year's year’s national establishment labour labor"),
    (holidays.lunar_days, "lunar chinese"),
    (spans.to_the_second, ": second"),
    (spans.in_hours, ":"),
    (clock.day_times, ":"),
    (clock.military_times, "hours hrs"),
    (clock.noon, "noon midday midnight"),
    (clock.o_clock, "clock past quarter morning afternoon evening"),
    (months.months, ""),
    (calendar.relative_days, "today tonight yesterday tomorrow night"),
    (calendar.days_of_a_month, "month"),
    (calendar.bare_days, "the"),
    (months.relative_months, "month"),
    (periods.quarters, "quarter q1 q2 q3 q4 1q 2q 3q 4q"),
    (periods.half_years, "half h1 h2 1h 2h"),
    (periods.financial_years, ""),
    (periods.relative_years, "year"),
    (spans.in_their_tens, _TENS_OF_YEARS),
    (spans.decades, _TENS_OF_YEARS),
    (periods.years, ""),
    (calendar.weekdays, "day"),
    (ratios.ratios, ": ："),
    (
        ratios.ratios_in_words,
        "matching ratio basis beat defeat won win lead led lost lose victory drew draw",
    ),
    (ratios.scores, "win vict triumph success lead up draw defeat loss down"),
    (spans.round_the_clock, "24 clock"),
    (spans.parts_of_a_century, "century"),
    (spans.and_a_half, "half"),
    (spans.aged, "under- over-"),
    (shares.shares, "in out every"),
    (shares.shares_of_every, "every"),
    (multiples.for_every_dollar, "dollar"),
    (multiples.each_dollar, "dollar"),
    (pressures.blood_pressures, "/"),
    (shares.fractions, "/"),
    (
        shares.parts,
        "half halves third quarter fourth fifth sixth seventh eighth ninth tenth",
    ),
    (shares.the_part, "third fourth fifth sixth seventh eighth ninth tenth"),
    (shares.one_part, "third quarter fourth fifth sixth seventh eighth ninth tenth"),
    (shares.half_hours, "half"),
    (shares.halves, "half equally evenly fifty-fifty 50"),
    (shares.halved, "halv"),
    (spans.an_hour, "hour minute day week month year kilomet km mile"),
    (multiples.multiples, "fold"),
    (multiples.verbs_of_growth, "doubl tripl trebl quadrupl quintupl twice thrice"),
    (multiples.vague, "dozens hundreds thousands millions billions several few"),
    (ordinals.numbered, "no"),
    (ordinals.stages, ""),
    (ordinals.classes, "secondary primary form student pupil"),
    (ordinals.ordinals, ""),
    (spans.end_of_the_decade, "decade"),
    (spans.decade, "decade"),
    (spans.anniversaries, "centen"),
    (quantities, ""),
)
_MONTH = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JA|FE|MA|AP|JU|AU|SE|OC|NO|DE")
_READERS_AND_WORDS = tuple((reader, tuple(words.split())) for reader, words in _READERS)
_DATED = [reader for reader, _ in _READERS].index(calendar.dates_month_first) + 1


def read_english(text: str, dateline: date | None = None) -> list[Mention]:
    """Every figure in the text, in order and never overlapping; never raises.

    Words such as "last year" are reckoned from `dateline`; without it they are left out.
    """
    return _read(Page(text, dateline), _READERS_AND_WORDS)


def english_dates(text: str) -> list[Mention]:
    """The dates with a day and a month that the text writes out, as `read_english` reads them."""
    found = _read(Page(text), _READERS_AND_WORDS[:_DATED])
    return [mention for mention in found if mention.unit == Unit.DATE]


def dates_in_latin(text: str) -> list[Mention]:
    """The dates and months that a text of another language writes out in English."""
    if not _MONTH.search(text):
        return []
    page = Page(text)
    page.cover(marks(page))
    for reader in (calendar.dates, calendar.dates_month_first, months.months):
        page.read(reader)
    return page.mentions


def _read(page: Page, readers: Sequence[tuple[_Reader, Sequence[str]]]) -> list[Mention]:
    page.cover(marks(page))
    # Before names: the "(0)" of a phone number looks like a list mark.
    for reader in _PHONES:
        page.read(reader)
    page.cover(names(page))
    for reader, words in readers:
        if not words or any(word in page.left for word in words):
            page.read(reader)
    return with_rounded(page.text, sorted(page.mentions, key=lambda mention: mention.start))
