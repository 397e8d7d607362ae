"""Years, financial years, half-years and quarters in Chinese text."""

import re
from bisect import bisect
from collections.abc import Iterator
from decimal import Decimal

from ...quantities import Unit
from ..mentions import SAME_TIME, Mention
from .calendar import (
    RELATIVE_YEAR,
    START,
    YEAR,
    start_of,
    year_before,
    year_number,
)
from .numerals import DIGIT_VALUES, digit_by_digit, small_number, spelt_value
from .page import TO, Page, pattern

_D = "[一二三四五六七八九]"
_ZERO = "[零〇0Oo]"
_YEAR_BEFORE = rf"(?:{START}(?P<year>{YEAR}) ?年?度? ?|(?P<word>{RELATIVE_YEAR}) ?)?"
_NUMBER = "[一二三四1-4]"
_QUARTER = pattern(
    rf"(?=[0-9一二三四今本去上前明第首次末尾Q]){_YEAR_BEFORE}(?P<part>第 ?(?P<n>{_NUMBER})(?: ?季度?(?!節|軍|[開首重]播|播出|上映|劇集|節目)|(?=[及和、]第{_NUMBER} ?季)|(?={TO}第?{_NUMBER} ?季))"
    rf"(?:{TO}第? ?(?P<last>{_NUMBER}) ?季度?)?"
    rf"|{START}(?<![首前頭])(?P<n2>{_NUMBER})季度|(?P<word2>[首次末尾])季度?(?!節|軍|賽)|(?<![A-Za-z0-9])Q(?P<n3>[1-4])(?![A-Za-z0-9]))"
)
_OF_A_SERIES = pattern(f"》 ?第 ?{_NUMBER} ?季(?!度)")
_LINE_END = re.compile("\n")
_ORDER = {"首": "1", "次": "2", "末": "4", "尾": "4"}
_HALF_YEAR = pattern(
    rf"(?=[12一二今本去上前明下首後]){_YEAR_BEFORE}(?P<part>(?P<which>[上下首前後])半年度?)"
)
_SHORT_YEAR = rf"(?:[0-9]{{2}}(?![0-9])|(?:{_D}|{_ZERO}){{2}})"
_YEARS = pattern(
    rf"{START}(?P<first>{YEAR}) ?年? ?(?:[-/~]|至|到) ?(?P<last>{YEAR}|{_SHORT_YEAR})(?!(?<=[^0-9]){_D}|[0-9%萬億])"
    r"(?P<tail> ?(?:財政|財務|課稅|評稅|學)?年度| ?(?:財政年|財年|學年)| ?年)?"
)
_YEAR_IN_FULL = rf"二千零(?:{_D}?十{_D}?|{_D})|一千[八九]百(?:零{_D}|{_D}十{_D}?)"
_YEAR = pattern(
    rf"{START}(?:(?P<year>{YEAR})(?: ?年(?!代)|(?<={_D})(?![十百千萬億零〇一二三四五六七八九]| ?[個家間名位項]))"
    rf"|(?P<full>{_YEAR_IN_FULL}) ?年)"
)
_SAME = pattern(" ?同[月期季日]")
_TENS = "(?:[1-9]0(?![0-9])|[一二三四五六七八九]十)"
_DECADES = pattern(
    rf"(?=[0-9一二三四五六七八九十廿千上本]){START}(?:(?P<year>(?:1[5-9]|20)[0-9]0)|(?P<new>二千|千禧)"
    r"|(?:(?:(?P<century>1[5-9]|2[01]|十[五六七八九]|二十一?|廿一?) ?世紀|(?P<last>上(?:個|一)?世紀)|(?P<this>本世紀)) ?)?"
    rf"(?P<tens>(?:(?:[1-9]0|{_D})(?: ?[、及和與至到~-] ?|(?={_D}))){{0,3}}{_TENS})) ?年代"
)
_ONE_DECADE = pattern(f"[1-9]0|{_D}十?")
_CENTURY = 100  # years
_MONTHS, _LONGEST = 12, 30  # 2024-28 are years; 2009-12 may be a month
_RELATIVE = pattern(RELATIVE_YEAR)
_WITHIN = pattern(r"(?<=[於在])年[內中](?!無休)")


def quarters(page: Page) -> Iterator[Mention]:
    """2025年第四季, 去年首季, 三季度, 第一至第三季; not 《…》第三季, nor 第四季 in such a paragraph."""
    series = [found.start() for found in _OF_A_SERIES.finditer(page.left)]
    ends = [found.start() for found in _LINE_END.finditer(page.left)] if series else []
    of_series = {bisect(ends, start) for start in series}
    for found in _QUARTER.finditer(page.left):
        year, relative = year_before(page, found)
        is_season = found["n"] and not year and not found[0].endswith("度")
        if is_season and of_series and bisect(ends, found.start()) in of_series:
            continue
        head = f"{year}-Q" if year else "Q"
        number = found["n"] or found["n2"] or found["n3"]
        value = _plain(number) if number else _ORDER[found["word2"]]
        high = head + _plain(found["last"]) if found["last"] else None
        span = (start_of(page, found, "part"), found.end())
        yield page.mention(span, head + value, Unit.QUARTER, high=high, relative=relative)


def _plain(character: str) -> str:
    return str(DIGIT_VALUES.get(character, character))


def half_years(page: Page) -> Iterator[Mention]:
    """二○二五年上半年, 今年下半年."""
    for found in _HALF_YEAR.finditer(page.left):
        year, relative = year_before(page, found)
        half = "H1" if found["which"] in "上首前" else "H2"
        value = f"{year}-{half}" if year else half
        span = (start_of(page, found, "part"), found.end())
        yield page.mention(span, value, Unit.HALF_YEAR, relative=relative)


def years_together(page: Page) -> Iterator[Mention]:
    """2025-26, 2025/26財政年度 and 二○二○至二一 are financial years; 2020-2024 are years."""
    for found in _YEARS.finditer(page.left):
        first, last = year_number(found["first"]), int(digit_by_digit(found["last"]))
        if last < 100:
            last += first - first % 100 + (100 if last < first % 100 else 0)
        tail = (found["tail"] or "").strip()
        short = len(found["last"]) == 2
        if last == first + 1 and (tail != "年" or short):
            value = f"{first}-{last % 100:02}"
            yield page.mention(found.span(), value, Unit.FISCAL_YEAR)
        elif first < last and (tail or not short or _MONTHS < last % 100 < first % 100 + _LONGEST):
            yield page.mention(found.span(), str(first), Unit.YEAR, high=str(last))


def years(page: Page) -> Iterator[Mention]:
    """2025年, 二○二五, 二千零二十五年."""
    for found in _YEAR.finditer(page.left):
        if found["full"]:
            value = spelt_value(found["full"])
        else:
            value = year_number(found["year"])
        noun = SAME_TIME if _SAME.match(page.left, found.end()) else ""
        yield page.mention(found.span(), str(value), Unit.YEAR, noun=noun)


def decades(page: Page) -> Iterator[Mention]:
    """1980年代, 二十世紀八十年代, 上世紀八、九十年代: "1980s"; 1800年代 is the 19th century."""
    for found in _DECADES.finditer(page.left):
        if not found["tens"]:
            year = int(found["year"] or "2000")
            if year % _CENTURY == 0 and year < 2000:
                number = Decimal(year // _CENTURY + 1)
                yield page.mention(found.span(), number, Unit.ORDINAL, noun="世紀")
            else:
                yield page.mention(found.span(), f"{year}s", Unit.YEAR)
            continue
        century = (
            small_number(found["century"]) - 1 if found["century"] else 20 if found["this"] else 19
        )
        tens = list(_ONE_DECADE.finditer(page.left, *found.span("tens")))
        for one in tens:
            start = found.start() if one is tens[0] else one.start()
            end = found.end() if one is tens[-1] else one.end()
            yield page.mention((start, end), f"{century}{_plain(one[0][0])}0s", Unit.YEAR)


def relative_years(page: Page) -> Iterator[Mention]:
    """去年, 今年, 於年內."""
    if not page.dateline:
        return
    for found in _RELATIVE.finditer(page.left):
        year = page.dateline.year + {"去": -1, "上": -1, "前": -2, "明": 1}.get(found[0][0], 0)
        yield page.mention(found.span(), str(year), Unit.YEAR, relative=True)


def within_the_year(page: Page) -> Iterator[Mention]:
    """於年內 and 於年中 are of this year."""
    if page.dateline:
        for found in _WITHIN.finditer(page.left):
            yield page.mention(found.span(), str(page.dateline.year), Unit.YEAR, relative=True)
