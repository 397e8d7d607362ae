"""Dates and months in English text."""

import calendar
import re
from collections.abc import Iterator

from ...quantities import Unit
from ..mentions import Mention, day_alone
from .nouns import is_plural
from .numbers import SCALE
from .page import TO, Page, Span, one_of, pattern

MONTH_NAMES = (
    "january february march april may june july august september october november december".split()
)
_SHORT = {name[:3]: number for number, name in enumerate(MONTH_NAMES, start=1)} | {"sept": 9}
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, start=1)} | _SHORT
BETWEEN = pattern(r"\bbetween (?:early |mid-?°|late )?\Z")
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

YEAR = r"(?:1[89]|20)\d\d(?!\d)"
# "last year" and its like, where a year is reckoned from the dateline.
RELATIVE_YEAR = r"(?:last|this|next) year\b"
YEARS_OFF = {"last": -1, "this": 0, "next": 1}
_SOME_YEAR = rf"(?:{YEAR}|{RELATIVE_YEAR}(?!['’]))"
MONTH = rf"(?:(?:{one_of(MONTH_NAMES)})(?:\b|(?=\d))|{one_of(set(MONTHS) - set(MONTH_NAMES))}\b\.?)"
_DAY = r"[0-3]?\d(?!\d)(?:st|nd|rd|th)?\b"
_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\b\.?"
)
# What a name begins with is looked at first: it is quick.
_DAY_BEGINS = "[fmstw](?:on|ue|ed|hu|ri|at|un)"
MONTH_BEGINS = "[adfjmnos](?:an|eb|ar|pr|ay|u[nlg]|ep|ct|ov|ec)"
_NAMED_AFTER = rf"(?:,?°\({_WEEKDAY}\)|, {_WEEKDAY})?"
_NAMED_BEFORE = rf"(?:\b{_WEEKDAY}(?:,?°|°\())?"

_AND = "(?:,? (?:and|&) )"
DAY_FIRST = pattern(
    rf"(?=\d|{_DAY_BEGINS})(?<![\w/$-])(?<!\d[.,:]){_NAMED_BEFORE}"
    rf"(?:(?P<days>{_DAY}(?:, {_DAY}){{0,6}}){_AND}"
    rf"|(?P<d1>{_DAY})(?:(?: of)? (?P<m1>{MONTH})(?:,? (?P<y1>{_SOME_YEAR}))?)?{_NAMED_AFTER}{TO}"
    rf"{_NAMED_BEFORE})?"
    rf"(?P<d2>{_DAY})(?: of)?(?: |-)(?P<m2>{MONTH})(?:,?(?: |-)(?P<y2>{_SOME_YEAR}))?{_NAMED_AFTER}"
)
MONTH_FIRST = pattern(
    rf"\b(?={MONTH_BEGINS}|{_DAY_BEGINS}){_NAMED_BEFORE}\b(?P<m1>{MONTH})°(?P<d1>{_DAY})(?!,\d{{3}}(?!\d))"
    rf"(?:(?P<days>(?:, {_DAY}){{0,6}}{_AND}{_DAY})(?! {MONTH}|[%:]|[,.]\d)(?:,? (?P<y3>{_SOME_YEAR}))?"
    rf"|(?:,?°(?P<y1>{_SOME_YEAR}))?{_NAMED_AFTER}"
    rf"(?:{TO}(?:{_NAMED_BEFORE}(?P<m2>{MONTH}) (?P<d2>{_DAY})"
    rf"|(?P<d3>{_DAY})(?! {MONTH}|[%:]|[,.]\d))(?:,? (?P<y2>{_SOME_YEAR}))?{_NAMED_AFTER})?)"
)
_A_YEAR, _LONGEST_MONTH = 12, 31  # months, days
_COUNTED = pattern(rf"{SCALE}|{TO}\d| (?P<word>[a-z]{{3,30}})\b")
_THE = pattern(r"\b(?:the|its|their) \Z")
_ONE_DAY = re.compile(_DAY, re.ASCII)
_NUMERIC = pattern(
    rf"(?=\d)(?<![\w.,:/$+-])(?:(?P<y>{YEAR}|20\d\d)(?P<s>[-/.])(?P<m>[01]?\d)(?P=s)(?P<d>[0-3]?\d)"
    r"|(?P<d2>[0-3]?\d)(?P<s2>[/.-])(?P<m2>[01]?\d)(?P=s2)(?P<y2>(?:19|20)\d\d))(?![\w/-]|\.\d)"
)
_SEPTEMBER_11 = pattern(
    r"(?:(?<=post-)|(?<=pre-)|(?<=after )|(?<=since )|(?<=before ))9/11\b(?![/%]|[.,]\d)"
    r"|(?<![\w.,:/$-])9/11(?= (?:attacks?|terror\w*|hijack\w*|commission|victims?|memorial)\b)"
)
_RELATIVE_DAY = pattern(
    r"\b(?=[lty])(?P<word>today|tonight|yesterday|tomorrow|(?<!the )(?<!their )(?<!its )last night)\b(?! of\b)"
)
_NTH = r"[0-3]?\d)(?:st|nd|rd|th)\b"
_BARE_DAY = pattern(  # each form begins with the same word: that is fast to find
    r"the(?:(?:(?<=\bon the)|(?<=\bmorning of the)|(?<=\bafternoon of the)|(?<=\bevening of the)"
    rf"|(?<=\bnight of the)) (?P<day>{_NTH}(?=[.,;:)]|\n\n|\Z| (?:and|to|from|at|that|in|by)\b| \()"
    rf"|(?<=\bthe) (?P<said>{_NTH} day of the month\b"
    rf"|(?:(?<=\bfrom the)|(?<=\bbetween the)) (?P<first>{_NTH} (?:and|to|until|through) (?:the )?(?P<last>{_NTH}(?=[.,;:)]|\n|\Z))"
)
# "Fell from the 3rd to the 9th": places, and no days.
_MOVED = pattern(
    r"\b(?:fell|fall\w*|rose|ris\w+|moved|climb\w*|dropp?\w*|slipp?\w*|up|down|rank\w*)\b(?: [a-z-]+){0,3} \Z"
)
_DAY_OF_MONTH = pattern(
    r"\bthe (?P<day>[0-3]?\d)(?:st|nd|rd|th)(?: day)? of (?P<which>last|this|next) month\b"
)
_IN_THE_YEAR = pattern(rf"\b(?P<year>{RELATIVE_YEAR}),? on \Z")
_BESIDE = pattern(r"\b(?P<word>today|tonight|yesterday|tomorrow),?°(?P<open>\()?°\Z")
_DAYS_OFF = {"today": 0, "tonight": 0, "yesterday": -1, "last night": -1, "tomorrow": 1}


def valid(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or 2024, month)[1]


def iso(year: int | None, month: int, day: int | None = None) -> str:
    """As much of ISO 8601 as is known: "2025-02-26", "--02-26", "2025-10", "--10"."""
    head = f"{year:04}-" if year else "--"
    return f"{head}{month:02}" + (f"-{day:02}" if day else "")


def month_number(word: str) -> int:
    return MONTHS[word.rstrip(".")]


def number_of_day(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def dates(page: Page) -> Iterator[Mention]:
    """26 February 2025, Feb 26th, 13 to 17 October, Friday, 21 August, today (January 22)."""
    for found in DAY_FIRST.finditer(page.left):
        if page.is_capital(found.start("m2")):
            yield from _date(page, found)


def dates_month_first(page: Page) -> Iterator[Mention]:
    for found in MONTH_FIRST.finditer(page.left):
        if page.is_capital(found.start("m1")):
            yield from _date(page, found)


def _date(page: Page, found: re.Match[str]) -> Iterator[Mention]:
    if found["days"]:
        yield from _days_of_a_month(page, found)
        return
    first, first_month, first_year = found["d1"], found["m1"], found["y1"]
    last, last_month, last_year = found["d2"], found["m2"], found["y2"]
    if found.re is MONTH_FIRST:
        last, last_month = last or found["d3"], last_month or first_month
    said_before = None
    if not (first_year or last_year):  # last year, on 5 December
        said_before = _IN_THE_YEAR.search(page.left, max(0, found.start() - 24), found.start())
        last_year = said_before and said_before["year"]
    # What stands once is said of both ends: 13 to 17 October 2025.
    ends = [(first, first_month or last_month, first_year or last_year)] if first else []
    ends += [(last, last_month, last_year or first_year)] if last else []
    values = [_day(page, day, month, year) for day, month, year in ends]
    if None in values or not values:
        return
    start, end = _closed(page, found.span())
    if page.dateline and said_before:
        start = said_before.start()
    relative = any(year_of(page, year)[1] for _, _, year in ends)
    if len(values) == 1 and not relative:
        yield _beside_a_word(page, (start, end), values[0] or "")
    else:
        high = values[1] if len(values) > 1 else None
        yield page.mention((start, end), values[0] or "", Unit.DATE, high=high, relative=relative)


def _closed(page: Page, span: Span) -> Span:
    """The span with the bracket that closes "Sunday (January 25)", or without what is open."""
    start, end = span
    opened = page.text.rfind("(", start, end)
    if opened < 0 or page.text.find(")", opened, end) >= 0:
        return span
    return (start, end + 1) if page.text[end : end + 1] == ")" else (opened + 1, end)


def _day(page: Page, day: str, month: str, year: str | None) -> str | None:
    parts = (year_of(page, year)[0], month_number(month), number_of_day(day))
    return iso(*parts) if valid(*parts) else None


def _days_of_a_month(page: Page, found: re.Match[str]) -> Iterator[Mention]:
    """12, 13 and 15 October; "between January 13 and 19" is a range."""
    month_first = found.re is MONTH_FIRST
    month = found["m1"] if month_first else found["m2"]
    year = found["y3"] if month_first else found["y2"]
    listed = [day.span() for day in _ONE_DAY.finditer(page.left, *found.span("days"))]
    # The month, the year and the names of days belong to the first day or to the last.
    if month_first:
        spans = [(found.start(), found.end("d1")), *listed]
        spans[-1] = (spans[-1][0], found.end())
    else:
        spans = [*listed, (found.start("d2"), found.end())]
        spans[0] = (found.start(), spans[0][1])
    words = [found["d1"], *(page.left[slice(*span)] for span in listed)]
    if not month_first:
        words = [*words[1:], found["d2"]]
    elif not year and _counts(page, *found.span(), words):
        words.pop()
        spans[-2:] = [(spans[-2][0], found.end("d1") if len(spans) == 2 else spans[-2][1])]
    values = [_day(page, day, month, year) for day in words]
    if None in values:
        return
    relative = year_of(page, year)[1]
    if len(values) == 2 and BETWEEN.search(page.left, max(0, found.start() - 24), found.start()):
        span, (first, last) = found.span(), values
        yield page.mention(span, first or "", Unit.DATE, high=last, relative=relative)
        return
    for span, value in zip(spans, values, strict=True):
        yield page.mention(span, value or "", Unit.DATE, relative=relative)


def _counts(page: Page, start: int, end: int, days: list[str]) -> bool:
    """Whether the last of some days is no day: July 26, and 3 to 5 inches; July 27 and 30 people."""
    if not days[-1].isdigit():
        return False
    if not number_of_day(days[-2]) < number_of_day(days[-1]) <= _LONGEST_MONTH:
        return True
    if number_of_day(days[-1]) == number_of_day(days[-2]) + 1 and _THE.search(
        page.left, max(0, start - 8), start
    ):
        return False  # the March 5 and 6 sessions
    found = _COUNTED.match(page.left, end)
    return bool(found and (found["word"] is None or is_plural(found["word"])))


def _beside_a_word(page: Page, span: Span, value: str) -> Mention:
    """The date, with the "today" that stands before it; the dateline may know its year."""
    start, end = span
    word = _BESIDE.search(page.left, max(0, start - 16), start)
    if not word:
        return page.mention(span, value, Unit.DATE)
    start = word.start()
    if word["open"] and page.left[end : end + 1] == ")":
        end += 1
    relative = False
    if page.dateline:
        day = page.day_off(_DAYS_OFF[word["word"]])
        if day and day.isoformat().endswith(value.lstrip("-")):
            value, relative = day.isoformat(), True
    return page.mention((start, end), value, Unit.DATE, relative=relative)


def numeric_dates(page: Page) -> Iterator[Mention]:
    """2025-02-26 and 26/2/2025."""
    for found in _NUMERIC.finditer(page.left):
        year, month, day = (
            int(found[a] or found[b]) for a, b in (("y", "y2"), ("m", "m2"), ("d", "d2"))
        )
        if valid(year, month, day):
            yield page.mention(found.span(), iso(year, month, day), Unit.DATE)


def september_11(page: Page) -> Iterator[Mention]:
    """The 9/11 attacks, since 9/11: as Americans write the day."""
    for found in _SEPTEMBER_11.finditer(page.left):
        yield page.mention(found.span(), iso(None, 9, 11), Unit.DATE)


def relative_days(page: Page) -> Iterator[Mention]:
    """today, yesterday, tomorrow, reckoned from the dateline."""
    if not page.dateline:
        return
    for found in _RELATIVE_DAY.finditer(page.left):
        day = page.day_off(_DAYS_OFF[found["word"]])
        if day and not page.left.startswith("'s", found.end()):
            yield page.mention(found.span(), day.isoformat(), Unit.DATE, relative=True)


def days_of_a_month(page: Page) -> Iterator[Mention]:
    """The 15th of next month, reckoned from the dateline."""
    if not page.dateline:
        return
    for found in _DAY_OF_MONTH.finditer(page.left):
        months = page.dateline.year * _A_YEAR + page.dateline.month - 1 + YEARS_OFF[found["which"]]
        parts = (months // _A_YEAR, months % _A_YEAR + 1, int(found["day"]))
        if valid(*parts):
            yield page.mention(found.span(), iso(*parts), Unit.DATE, relative=True)


def bare_days(page: Page) -> Iterator[Mention]:
    """On the 17th, between the 15th and the 19th: of a month that is told elsewhere."""
    for found in _BARE_DAY.finditer(page.left):
        if found["first"] and _MOVED.search(page.left, max(0, found.start() - 40), found.start()):
            continue
        day, last = int(found["day"] or found["said"] or found["first"]), int(found["last"] or 0)
        if valid(None, 1, day) and (not last or (valid(None, 1, last) and day < last)):
            high = day_alone(last) if last else None
            yield page.mention(found.span(), day_alone(day), Unit.DATE, high=high)


def year_of(page: Page, words: str | None) -> tuple[int | None, bool]:
    """The year that digits or "last year" mean, and whether it was reckoned."""
    if not words:
        return None, False
    if words[0].isdigit():
        return int(words[:4]), False
    if not page.dateline or words[:4] not in YEARS_OFF:
        return None, False
    return page.dateline.year + YEARS_OFF[words[:4]], True


WEEKDAY = pattern(rf"\b(?P<first>{one_of(WEEKDAYS)})s?\b(?:{TO}(?P<last>{one_of(WEEKDAYS)})s?\b)?")
_NAMED_DAY = pattern(r"\b(?:black|good|ash|easter|palm|cyber|casual|super) \Z")


def weekdays(page: Page) -> Iterator[Mention]:
    """Friday, Monday to Friday."""
    for found in WEEKDAY.finditer(page.left):
        start = found.start()
        if not page.is_capital(start) or _NAMED_DAY.search(page.left, max(0, start - 8), start):
            continue
        first, last = (found[end] and str(WEEKDAYS.index(found[end]) + 1) for end in (1, 2))
        yield page.mention(found.span(), first, Unit.WEEKDAY, high=last)
