"""Shares of a whole in English text: in per cent."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ...quantities import Unit
from ..mentions import EVENLY, Mention
from .nouns import is_plural, noun_after, whole_after
from .numbers import BEGINS, UNDER_100, UNITS, plain, value
from .page import COVER, Page, one_of, pattern
from .qualifiers import qualifier_before

_HUNDRED = Decimal(100)
_OF_A_POINT = pattern(r" (?:of )?(?:an? )?percentage(?: |-)point\b")
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
}
_PART = one_of(_PARTS)
_PARTS_MANY = "(?:halves|" + "|".join(f"{part}s" for part in _PARTS if part != "half") + ")"
_SOME_PARTS = pattern(
    rf"(?<![\w-])(?P<n>(?:{one_of(UNITS)}|\d))(?: |-)(?P<part>{_PARTS_MANY}|{_PART})\b"
    r"(?!-|s? (?:of )?(?:20|19)\d\d)(?! (?:million|billion|thousand|hour|mile|day)\b)"
)
# Beside another share: "40% work on health, and a quarter on energy".
_AND_A_PART = pattern(
    r"(?=[,;abw])(?:[,;]|\b(?:and|while|but|with)) (?P<share>an? (?P<part>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth))"
    r" (?:on|in|at|from|for|to|with|by|are|were|is|was|have|has|had|do|did|said|say|says|work|works|worked"
    r"|use|uses|used|come|comes|came|went|expect|plan|live|think|want|hope"
    r"|buy|bought|own|owned|pay|paid|read|spend|spent|take|took|never|still|only|also|already)\b"
)
# In the next sentence: "Half went to schools. A quarter will be spent on books."
_THEN_A_PART = pattern(
    r"\. (?P<share>an? (?P<part>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth))"
    r"(?:(?: (?:will|would|is|are|was|were|has|have|had)(?: be| been)?)?"
    r" (?:go|goes|went|come|comes|came|spent|used|set|earmarked|invested|allocated|paid|kept|say|said)\b"
    r"|(?<=quarter) (?:will|are|were|have)\b)"
)
_A_SHARE = pattern(rf"%|\b(?:per ?cent|half|{_PARTS_MANY}|(?:a|one)(?: |-){_PART})\b")
_SENTENCE = 150  # characters, at most
_A_PART = pattern(
    r"(?<![\w-])(?:(?P<sure>(?:by|than|nearly|almost|about|around|over|under|only|just|at least|up to|roughly|to) )?an? "
    r"(?P<part>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth)\b"
    r"(?P<of> (?:of|off|above|below|higher|lower|more|less|fewer|larger|smaller|cheaper|faster|and|or)\b|[.,;)]"
    rf"| to (?=half\b|{COVER}|(?:an?|one|two|three)(?: |-){_PART}))?)"
    r"(?!-| of (?:an hour|a century))"
)
# HK$500 a quarter, twice a quarter: every three months.
_RATE = re.compile(
    r"(?:\d|\b(?:once|twice|times|hundred|thousand|[mb]illion|cents?|dollars?))\s+(?:[a-z-]+s\s+)?\Z"
)
_THE_PART = pattern(
    r"\bthe (?:rear|front|top|bottom|upper|lower|remaining|other|middle|poorest|richest"
    r"|(?:lowest|highest|best|worst)(?:-[a-z]+)?) "
    r"(?P<part>third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
)
_HALF = pattern(
    r"(?<![\w-])(?P<sure>(?:by|in|from|to|with|against|nearly|almost|about|around|over|under|below|only|just|than|roughly"
    r"|approximately|at least|up to) )?(?:one(?: |-))?half\b(?! (?:past|board|mast|time|terms?)\b)(?P<then>(?: |-)(?:of|the|its|their|our|his|her|my|your|all|those|price|fare|rate|an? percentage"
    r"|as many|as much|what|each|are|was|were|have|has|had|will|would|do|did|got|received|took|expect(?:ed)?|prefer(?:red)?|plan(?:ned)?|say|said|come|came|work|use|live)\b)?(?!-|an?\b)"
)
_EVENLY = pattern(
    r"\b(?:(?:shar(?:e|es|ed|ing)|split|divided?) (?P<how>equally|evenly|fifty-fifty|50[-–/]50|half and half)"
    r"|(?P<before>equally|evenly) (?:shared|split|divided))\b(?! (?:among|into|by|between (?:the )?(?:three|four|five|six|all)\b))"
)
_PART_OF_TIME = pattern(r"\b(?:first|second|latter|other) \Z")
_HALF_OF_A_WHOLE = pattern(r" (?:an? |the (?:year|day|month|hour)\b|(?:hour|day|year|time)\b)")
_HALF_AN_HOUR = pattern(
    r"half(?<![\w-]half)(?<!and a half)(?:(?: an(?= )|(?= |-))(?=(?: |-)(?P<hour>hour)(?:s|ly)?\b)| a(?= (?P<other>year|decade|met(?:re|er)|kilomet(?:re|er)|mile|tonne|ton|kilogram|kilo)\b)"
    r"|(?:(?<=every half)|(?<=each half)|(?<=per half))(?=(?: |-)(?P<every>year)\b)|(?=-(?P<yearly>year)ly\b))"
)
_HALVED = pattern(r"(?<![\w-])halv(?:e|es|ed|ing)\b")
_SOME_QUARTERS = pattern(
    r"\b(?:first|last|past|next|final|previous|recent|coming|consecutive|these|those|of) \Z"
)
_ONE_IN_FOUR = pattern(
    rf"(?<![\w.,:/$-])(?=\d|{BEGINS})(?P<a>{UNDER_100}|\d{{1,2}}) (?:in|out of|of(?= every))(?: every)? "
    rf"(?P<b>{UNDER_100}|\d{{1,3}}(?:,000|,\d00)|\d{{1,2}}|100)(?![\w%]|[.,:/-]\d| (?:per ?cent|million|billion|thousand|hundred)\b)"
)
_SOME_OF_THEM_IN_TEN = pattern(
    rf"(?<![\w.,/:$-])(?=\d|{BEGINS})(?P<a>{UNDER_100}|\d{{1,2}}) [a-z-]+ in (?:every )?(?P<b>{UNDER_100}|\d{{1,2}})"
    r"(?![\w%-]|[.,:/]\d| (?:per ?cent|million|billion|thousand|hundred)\b)"
)
_DOES = pattern(
    r" (?:(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|now|already|never|also|still|only)\b"
    r"|(?!(?:of|in|on|at|to|from|by|for|with|and|or|but|as|than)\b)[a-z])"
)
# One tenant in five pays late, holds a degree: a verb in what may be a plural; two in five "pay".
_VERB = pattern(
    r" (?:pay|work|live|use|own|say|plan|expect|want|need|think|believe|feel|come|go|drive|walk|read|fail|suffer|prefer)e?s\b"
    r"| (?!(?:across|this|less|plus|towards|besides|thus|always|previous|various)\b)[a-z]+s (?:an?|the|his|her|their|its|no|[a-z]+ly|[a-z]{3,20}s)\b"
)
# 71 out of 100 points: a mark.
_MARKED = pattern(r"\b(?:scor|rat|averag|mark|grad|point|satisfaction)[a-z]*(?: [a-z-]+){0,4} \Z")
_MARKS = pattern(r"(?:(?: [a-z]+){0,2} (?:points?|marks?|stars?)\b| on (?:an?|the|its) )")
_OUT_OF = pattern(r" out of ")
_ROUND = frozenset({"1,000", "10,000", "100,000"})
_OF_EVERY_FOUR = pattern(
    rf"\b(?:(?:of|out of|in|for) )?every (?P<b>{UNDER_100}|\d{{1,2}}|100)\b(?: [a-z-]+){{0,3}},? "
    rf"(?P<a>{UNDER_100}|\d{{1,2}})\b(?! (?:of|in|per ?cent|million|billion|thousand|hundred)\b|[,.%]\d|%)"
)
_FRACTION = pattern(r"(?<![\w.,:/$-])(?P<a>\d)/(?P<b>[2-9]|10)(?![\w/]|[.,]\d)")


def _share(page: Page, span: tuple[int, int], amount: Decimal) -> Mention:
    start, end = span
    qualified = qualifier_before(page, start)
    unit, noun = Unit.PER_CENT, whole_after(page, end)
    if of_a_point := _OF_A_POINT.match(page.left, end):  # an eighth of a percentage point
        end, unit, amount = of_a_point.end(), Unit.PERCENTAGE_POINT, amount / _HUNDRED
    return page.mention((qualified.start, end), plain(amount), unit, qualified.qualifier, noun=noun)


def shares(page: Page) -> Iterator[Mention]:
    """One in four, two-thirds, three quarters, 2/3: in per cent."""
    for words, is_share in ((_ONE_IN_FOUR, _is_no_mark), (_SOME_OF_THEM_IN_TEN, _is_of_them)):
        for found in words.finditer(page.left):
            part, whole = value(found["a"]), value(found["b"])
            if 0 < part < whole and is_share(page, found):
                yield _share(page, found.span(), _HUNDRED * part / whole)


def _is_no_mark(page: Page, found: re.Match[str]) -> bool:
    """Nor, of "12 out of 1,200 applicants", how many there were."""
    start = found.start()
    return not (
        _OUT_OF.search(found[0])
        and (
            ("," in found["b"] and found["b"] not in _ROUND)
            or _MARKED.search(page.left, max(0, start - 40), start)
            or _MARKS.match(page.left, found.end())
        )
    )


def _is_of_them(page: Page, found: re.Match[str]) -> bool:
    """True of one firm in six, but not of "one firm in six towns"."""
    end = found.end()
    if found["b"][0].isdigit() and page.is_capital(end + 1):
        return False  # one shop in 18 Harbour Road
    if found["a"] != "one" and not _DOES.match(page.left, end):
        return False  # 14 goals in 20.
    counted = any(map(is_plural, noun_after(page, end).split()))
    return not counted or (found["a"] == "one" and _VERB.match(page.left, end) is not None)


def shares_of_every(page: Page) -> Iterator[Mention]:
    """Of every five jobseekers, two."""
    for found in _OF_EVERY_FOUR.finditer(page.left):
        part, whole = value(found["a"]), value(found["b"])
        if 0 < part < whole:
            yield page.mention(found.span(), plain(_HUNDRED * part / whole), Unit.PER_CENT)


def fractions(page: Page) -> Iterator[Mention]:
    for found in _FRACTION.finditer(page.left):
        part, whole = Decimal(found["a"]), Decimal(found["b"])
        if 0 < part < whole:
            yield _share(page, found.span(), _HUNDRED * part / whole)


def parts(page: Page) -> Iterator[Mention]:
    """two-thirds, three quarters, one fifth."""
    for found in _SOME_PARTS.finditer(page.left):
        part = found["part"]
        many = part.endswith("s")
        whole = 2 if part == "halves" else _PARTS[part.removesuffix("s")]
        number = value(found["n"])
        before = max(0, found.start() - 16)
        if part == "quarters" and _SOME_QUARTERS.search(page.left, before, found.start()):
            continue  # the first three quarters of a year: counted as months are
        # "one third" is a share; "two third prizes" are two prizes.
        if 0 < number < whole and many == (number > 1):
            yield _share(page, found.span(), _HUNDRED * number / whole)


def one_part(page: Page) -> Iterator[Mention]:
    """by a third, a quarter of; but not "a third medical school"."""
    for found in _A_PART.finditer(page.left):
        if found["sure"] or (found["of"] and not _is_rate(page, found)):
            start = found.start() + len(found["sure"] or "")
            yield _share(page, (start, found.end("part")), _HUNDRED / _PARTS[found["part"]])
    for found in (*_AND_A_PART.finditer(page.left), *_THEN_A_PART.finditer(page.left)):
        # Shares read before are covered: the text itself is looked at.
        before = page.text[max(0, found.start() - _SENTENCE) : found.start()].lower()
        if _A_SHARE.search(before.rpartition(". ")[2]):
            yield _share(page, found.span("share"), _HUNDRED / _PARTS[found["part"]])


def _is_rate(page: Page, found: re.Match[str]) -> bool:
    """True of "HK$500 a quarter.", of which the number is covered."""
    if found["part"] != "quarter" or found["of"].startswith(" "):
        return False
    return bool(_RATE.search(page.text[max(0, found.start() - 24) : found.start()].lower()))


def the_part(page: Page) -> Iterator[Mention]:
    """the rear third."""
    for found in _THE_PART.finditer(page.left):
        yield _share(page, found.span("part"), _HUNDRED / _PARTS[found["part"]])


def halves(page: Page) -> Iterator[Mention]:
    """half of them, half price, by half, shared equally."""
    for found in _EVENLY.finditer(page.left):
        span = found.span("how" if found["how"] else "before")
        yield page.mention(span, Decimal(50), Unit.PER_CENT, noun=EVENLY)
    for found in _HALF.finditer(page.left):
        if _PART_OF_TIME.search(page.left, max(0, found.start() - 8), found.start()):
            continue
        start = found.end("sure") if found["sure"] else found.start()
        end = found.start("then") if found["then"] else found.end()
        if _HALF_OF_A_WHOLE.match(page.left, end) or not (found["sure"] or found["then"]):
            continue
        yield _share(page, (start, end), Decimal(50))


def half_hours(page: Page) -> Iterator[Mention]:
    """half an hour, half-hourly, half a year, every half year."""
    for found in _HALF_AN_HOUR.finditer(page.left):
        noun = str(found[str(found.lastgroup)])
        yield page.mention(found.span(), Decimal("0.5"), Unit.COUNT, noun=noun)


def halved(page: Page) -> Iterator[Mention]:
    """The fee is halved."""
    for found in _HALVED.finditer(page.left):
        yield _share(page, found.span(), Decimal(50))
