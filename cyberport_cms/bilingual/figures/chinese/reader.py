"""Figures in Chinese running text, Traditional and Simplified."""

from datetime import date

from ...quantities import Unit
from ..mentions import Mention
from ..rounded import with_rounded
from . import calendar, clock, holidays, periods, pressures, quantities, shares
from .look_alikes import cover_look_alikes
from .page import Page

# In this order: what one has read the next does not see.
_DATED = (
    clock.phones,
    clock.spelt_phones,
    calendar.numeric_dates,
    calendar.slashed_dates,
    calendar.days_in_brackets,
    calendar.dates,
)
_READERS = (
    *_DATED,
    pressures.blood_pressures,
    holidays.holidays,
    holidays.lunar_days,
    calendar.reckoned_days,
    calendar.september_11,
    calendar.bare_days,
    calendar.lists_of_bare_days,
    calendar.relative_days,
    clock.to_the_second,
    clock.hours,
    clock.times,
    clock.noon,
    calendar.weekdays,
    periods.decades,
    periods.quarters,
    periods.half_years,
    periods.years_together,
    calendar.months,
    calendar.relative_months,
    periods.years,
    periods.relative_years,
    periods.within_the_year,
    quantities.five_year_plans,
    shares.one_in,
    shares.only_one_in,
    shares.one_among,
    quantities.halves,
    quantities.half_hours,
    shares.discounts,
    shares.service_charges,
    shares.doublings,
    quantities.medals,
    quantities.firsts,
    quantities.classes,
    quantities.quantities,
)


def read_chinese(text: str, dateline: date | None = None) -> list[Mention]:
    """Every figure of the text, in order, without overlaps; see `Mention` for what one holds.

    Words such as 今日 and 去年 are reckoned from `dateline`; without one they are left out, unless
    a date stands beside them. Any text will do; nothing is raised.
    """
    page = Page(text, dateline)
    page.read(calendar.dates_in_english)  # before "17th" is covered
    cover_look_alikes(page)
    for reader in _READERS:
        page.read(reader)
    found = sorted(page.mentions, key=lambda mention: mention.start)
    found = shares.compared(page, shares.qualified_shares(page, found))
    found = shares.exchanged(page, shares.limited(page, found))
    return with_rounded(text, found)


def chinese_dates(text: str) -> list[Mention]:
    """The dates with a day and a month that the text writes out, as `read_chinese` reads them."""
    page = Page(text)
    page.read(calendar.dates_in_english)
    cover_look_alikes(page)
    for reader in _DATED:
        page.read(reader)
    found = sorted(page.mentions, key=lambda mention: mention.start)
    return [mention for mention in found if mention.unit == Unit.DATE]
