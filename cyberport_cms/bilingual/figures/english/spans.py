"""Spans of time that English says without a plain number: "a year and a half", "the 1980s"."""

from collections.abc import Iterator
from decimal import Decimal

from ...quantities import Qualifier, Unit
from ..mentions import ROUND_THE_CLOCK, Mention
from .numbers import HALF, TENS, UNITS, value
from .page import TO, Page, one_of, pattern
from .qualifiers import qualifier_before

_MEASURE = "(?P<measure>year|month|week|day|hour|minute|decade|century)"
_AND_A_HALF = pattern(
    rf"(?<![\w.,-])(?:(?:an?|one) {_MEASURE} and a half\b"
    rf"|(?P<n>{one_of(UNITS)})-and-a-half(?= |-))"
)
_AN_HOUR = pattern(
    r"(?:(?P<takes>\b(?:tak(?:es?|ing)|took|lasts?|lasted|lasting) (?:(?:only|just|about|around|over|under|nearly|almost|up to|(?:less|more) than|you|us|them) ){0,2}?)|(?P<just>\b(?:just|only) ))?(?<![\w-])(?P<one>an?) (?P<measure>hour|minute|day|week|month|year|(?P<km>kilomet(?:re|er)|km)|mile)\b(?! and a half|-|[a-z])"
)
_PARTS_OF_A_CENTURY = {
    "half a": "0.5",
    "a half": "0.5",
    "a quarter of a": "0.25",
    "quarter-": "0.25",
}
_OF_A_CENTURY = pattern(rf"(?<![\w-])(?P<part>{one_of(_PARTS_OF_A_CENTURY)})°(?=century\b)")
_DECADE = pattern(
    r"\b(?:past|last|next|coming|first|a|this|the|per|each) (?P<decade>decade)\b(?!-)"
)
_END_OF_THE_DECADE = pattern(r"\bend of (?P<decade>(?:the|this) decade)\b(?!-)")
_TENS = {f"{word[:-1]}ies": number for word, number in TENS.items()}
_SHORT = r"['’]?(?P<tens>[2-9]0)['’]?s\b"
_DECADES = pattern(
    r"(?<![\w.,])(?<!\d-)(?:(?P<year>(?:1[5-9]|20)\d0)['’]?s\b"
    rf"|(?:(?<=the )|(?<=\ba ))(?:(?:early|mid|late)(?: |-))?(?:(?P<word>{one_of(_TENS)})\b(?! [a-z]+s\b)|{_SHORT})"
    r"|['’](?P<cut>[2-9]0)s\b)"
)
_ANOTHER = pattern(rf"(?:,|,? and| or|{TO}|/)°{_SHORT}")
# "In the 90s" is said of the weather, and of ages, as well.
_MEASURED = pattern(
    r"\b(?:temperatures?|degrees?|highs?|lows?|mercury|aged?|ages|scor(?:es?|ed)|percentiles?)\b[^.;\n]{0,40}\Z"
)
_MEASURED_REACH = 56  # characters
_CENTURY = 100  # years
_IN_THEIR_TENS = pattern(
    rf"\bin (?:his|her|their|my|our|one's) (?:(?P<tens>[2-9]0)['’]?s|(?P<word>{one_of(_TENS)}))\b"
    rf"(?:(?: and | or |{TO})(?:(?P<tens2>[2-9]0)['’]?s|(?P<word2>{one_of(_TENS)}))\b)?"
)
_AGED = pattern(r"\b(?P<than>under|over)-(?P<age>\d{1,2})s\b")
_ANNIVERSARY = pattern(r"\b(?P<bi>bi)?centen(?:ary|nial)\b")
_TO_THE_SECOND = pattern(
    r"(?=\d)(?<![\w.,:/-])(?:(?P<h>\d{1,2}):(?P<m>[0-5]\d):(?P<s>[0-5]\d(?:\.\d+)?)(?![\d:])"
    r"|(?P<hours>\d{1,2}) hours?,?(?: and)? (?P<minutes>\d{1,2}) minutes?,?(?: and)? (?P<seconds>\d{1,2}(?:\.\d+)?) seconds?\b)"
)
_IN_HOURS = pattern(
    r"(?:\b(?:under|below|inside) |\bsub-)(?P<h>\d):(?P<m>[0-5]\d)(?![\d:]|\.\d|°[ap]\.?m|[^.,;\n]{0,24} ratio\b)"
)
# "Stands at under 1:10" is a ratio.
_RACES = pattern(
    r"\b(?:finish\w*|runs?|ran|running|rac(?:e[sd]?|ing)|rid(?:es?|ing)|clock\w*|marathons?)\b[^.;\n]{0,30}\Z"
)
_RACE = 44  # characters
_ROUND_THE_CLOCK = pattern(
    r"(?=[2ar])(?:(?<!\w)24°[/-]°7\b(?!-\w)|\b(?:a)?round(?: |-)the(?: |-)clock\b)"
)


def _qualified(page: Page, start: int, end: int, number: Decimal, noun: str) -> Mention:
    qualified = qualifier_before(page, start)
    return page.mention((qualified.start, end), number, Unit.COUNT, qualified.qualifier, noun=noun)


def an_hour(page: Page) -> Iterator[Mention]:
    """About an hour, takes a week, just a mile: one of them, where something says how much."""
    for found in _AN_HOUR.finditer(page.left):
        start, end = found.span("one")
        qualified = qualifier_before(page, start)
        if found["takes"] or found["just"] or qualified.qualifier is not Qualifier.EXACTLY:
            unit, noun = (Unit.KILOMETRES, "") if found["km"] else (Unit.COUNT, found["measure"])
            yield page.mention(
                (qualified.start, end), Decimal(1), unit, qualified.qualifier, noun=noun
            )


def to_the_second(page: Page) -> Iterator[Mention]:
    """2:09:47, 2 hours 9 minutes 47 seconds: how long a race took, in seconds."""
    for found in _TO_THE_SECOND.finditer(page.left):
        hours, minutes, seconds = (
            Decimal(found[short] or found[long])
            for short, long in (("h", "hours"), ("m", "minutes"), ("s", "seconds"))
        )
        number = (hours * 60 + minutes) * 60 + seconds
        yield page.mention(found.span(), number, Unit.COUNT, noun="seconds")


def in_hours(page: Page) -> Iterator[Mention]:
    """To run under 2:10, which is 2小時10分: or 3:20, of minutes and seconds."""
    for found in _IN_HOURS.finditer(page.left):
        start = found.start()
        is_sub = page.left.startswith("sub-", start)
        if not (is_sub or _RACES.search(page.left, max(start - _RACE, 0), start)):
            continue
        for part in "hm":
            yield page.mention(found.span(part), Decimal(found[part]), Unit.COUNT)


def and_a_half(page: Page) -> Iterator[Mention]:
    """A year and a half, two-and-a-half years."""
    for found in _AND_A_HALF.finditer(page.left):
        number = (value(found["n"]) if found["n"] else 1) + HALF
        yield _qualified(page, *found.span(), Decimal(number), found["measure"] or "")


def parts_of_a_century(page: Page) -> Iterator[Mention]:
    for found in _OF_A_CENTURY.finditer(page.left):
        part = " ".join(found["part"].split())
        yield _qualified(page, *found.span("part"), Decimal(_PARTS_OF_A_CENTURY[part]), "")


def decade(page: Page) -> Iterator[Mention]:
    """the past decade: one of them, to stand beside 十年."""
    for found in _DECADE.finditer(page.left):
        yield page.mention(found.span("decade"), Decimal(1), Unit.COUNT, noun="decade")


def end_of_the_decade(page: Page) -> Iterator[Mention]:
    """By the end of the decade: 2030年前."""
    for found in _END_OF_THE_DECADE.finditer(page.left):
        if page.dateline:
            year = page.dateline.year // 10 * 10 + 10
            yield page.mention(found.span("decade"), f"{year}", Unit.YEAR, relative=True)


def decades(page: Page) -> Iterator[Mention]:
    """The 1980s, the eighties, the '80s and 90s: "1980s"; the 1800s are the 19th century."""
    for found in _DECADES.finditer(page.left):
        start, end = found.start(str(found.lastgroup)), found.end()
        if found["year"] and int(found["year"]) % _CENTURY == 0 and found["year"] < "2000":
            number = Decimal(int(found["year"]) // _CENTURY + 1)
            yield page.mention((start, end), number, Unit.ORDINAL, noun="century")
            continue
        short = found["tens"] or found["cut"]
        if short and _MEASURED.search(page.left, max(0, start - _MEASURED_REACH), start):
            continue
        year = found["year"] or f"19{short or _TENS[found['word']]}"
        yield page.mention((start, end), f"{year}s", Unit.YEAR)
        while another := _ANOTHER.match(page.left, end):
            end = another.end()
            yield page.mention(
                (another.start("tens"), end), f"{year[:2]}{another['tens']}s", Unit.YEAR
            )


def in_their_tens(page: Page) -> Iterator[Mention]:
    """Aged in her 20s, in their thirties and forties: above twenty, 二十多歲."""
    for found in _IN_THEIR_TENS.finditer(page.left):
        for tens, word in (("tens", "word"), ("tens2", "word2")):
            if found[tens] or found[word]:
                span = found.span(tens if found[tens] else word)
                number = Decimal(found[tens] or _TENS[found[word]])
                yield page.mention(span, number, Unit.COUNT, Qualifier.OVER, noun="aged")


def aged(page: Page) -> Iterator[Mention]:
    """The under-12s."""
    for found in _AGED.finditer(page.left):
        qualifier = Qualifier.UNDER if found["than"] == "under" else Qualifier.OVER
        yield page.mention(
            found.span(), Decimal(found["age"]), Unit.COUNT, qualifier, noun="year-olds"
        )


def anniversaries(page: Page) -> Iterator[Mention]:
    """The centenary: a hundred years."""
    for found in _ANNIVERSARY.finditer(page.left):
        number = Decimal(200 if found["bi"] else 100)
        yield page.mention(found.span(), number, Unit.COUNT, noun="anniversary")


def round_the_clock(page: Page) -> Iterator[Mention]:
    """24/7: as many hours."""
    for found in _ROUND_THE_CLOCK.finditer(page.left):
        yield page.mention(found.span(), Decimal(24), Unit.COUNT, noun=ROUND_THE_CLOCK)
