"""Ratios, shares, multiples and ordinals in English text."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ...quantities import Unit
from ..mentions import EVENLY, LOST, Mention
from .nouns import is_plural, named_after, noun_after, whole_after
from .numbers import BEGINS, DIGITS, SCALE, TENS, UNDER_100, UNITS, plain, value
from .page import TO, Page, Span, one_of, pattern
from .qualifiers import qualifier_before
from .units import CURRENCY

_HUNDRED = Decimal(100)
_OF_A_POINT = pattern(r" (?:of )?(?:an? )?percentage(?: |-)point\b")
_SMALL = rf"(?:{UNDER_100}|\d{{1,4}}(?:\.\d{{1,2}})?)"
_SIDE = r"(?:°\([^()\n]{1,30}\))?"
_RATIO_RIGHT = pattern(
    rf"[:：]°(?P<n>{UNDER_100}|{DIGITS})(?P<scale>{SCALE})?{_SIDE}(?![\w:]|[.,]\d)"
)
_RATIO_LEFT = pattern(rf"(?<![\w.,:/$-])(?P<n>{_SMALL}){_SIDE}°\Z")
_RATIO_REACH = 48
_RATIO_OF_THREE = pattern(
    r"(?P<a>\d(?<![\w.,:/$-]\d)\d{0,3}(?:\.\d{1,2})?)°[:：]°(?P<b>\d{1,4}(?:\.\d{1,2})?)°[:：]°"
    r"(?P<c>\d{1,4}(?:\.\d{1,2})?)(?![\w:]|[.,]\d)"
)
_CLOCK = pattern(r"\d{1,2}:[0-5]\d:[0-5]\d\Z")  # 2:11:40 is a time
_RATIO_WORDS = pattern(
    rf"(?<![\w.,:/$-])(?=\d|{BEGINS})(?:(?P<a>{_SMALL})(?: |-)to(?: |-)(?P<b>{_SMALL})(?= (?:matching|match|ratio|basis)\b)"
    rf"|(?:(?<=ratio of )|(?<=basis of )|(?<=basis at ))(?P<c>{_SMALL})(?: |-)to(?: |-)(?P<d>{_SMALL})(?:(?: |-)to(?: |-)(?P<e>{_SMALL}))?\b)"
)

_SCORE = pattern(
    rf"\b(?:drew|draws?|drawn|beat|beats|beaten|beating|defeat(?:s|ed|ing)?|won|win|wins|winning|led|leads?|leading|lost|loses?|victory)\b"
    rf"[^.,;\n\d]{{0,60}}? (?:(?P<a>{UNDER_100}) to (?P<b>{UNDER_100})(?! (?:per ?cent|million|years?)\b)"
    r"|(?P<left>\d{1,3})°[-–]°(?P<right>\d{1,3})(?![\w%-]|[.,:]\d|°[-–]°\d|(?:,|,? and) \d{1,2}[-–]\d|°\(\d| (?:per ?cent|million|years?)\b))"
)

# A 2-0 win, 4-1 down.
_SCORED = pattern(
    r"(?P<a>\d(?<![\w.,:/$-]\d)\d{0,2})°[-–]°(?P<b>\d{1,3})°(?= (?:[a-z]{1,12} )?(?P<word>win(?:s|ners?)?|victory|victories|triumph|success|lead|up"
    r"|draws?|defeat|loss|losses|down)\b)"
)
_SIDES = (("a", "left"), ("b", "right"))
_LOST = pattern("los|beaten|defeat\\Z|down")

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
    rf"| to (?=half\b|(?:an?|one|two|three)(?: |-){_PART}))?)"
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
    rf"(?<![\w.,:/$-])(?=\d|{BEGINS})(?P<a>{UNDER_100}|\d{{1,2}}) (?:in|out of)(?: every)? "
    rf"(?P<b>{UNDER_100}|\d{{1,2}}|100)(?![\w%]|[.,:/-]\d| (?:per ?cent|million|billion|thousand|hundred)\b)"
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
_OF_EVERY_FOUR = pattern(
    rf"\b(?:(?:of|out of|in|for) )?every (?P<b>{UNDER_100}|\d{{1,2}}|100)\b(?: [a-z-]+){{0,3}},? "
    rf"(?P<a>{UNDER_100}|\d{{1,2}})\b(?! (?:of|in|per ?cent|million|billion|thousand|hundred)\b|[,.%]\d|%)"
)
_FRACTION = pattern(r"(?<![\w.,:/$-])(?P<a>\d)/(?P<b>[2-9]|10)(?![\w/]|[.,]\d)")

ORDINALS = {
    word: number
    for number, word in enumerate(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        """.split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100}
_NTH_BEGINS = "|".join(sorted({word[:3] for word in (*TENS, *ORDINALS)}))
_NTH = pattern(
    rf"(?=\d|\b(?:{_NTH_BEGINS}))(?:(?<![\w.,:/$-])(?P<digits>\d{{1,3}}(?:,\d{{3}}){{0,2}}|\d{{4,6}})(?:st|nd|rd|th)\b"
    rf"|(?<![\w'’])(?<!\w-)(?:(?P<tens>{one_of(TENS)})-)?(?P<word>{one_of(ORDINALS)})\b)"
)
_NUMBERED = pattern(r"no(?<!\wno)(?:\.°|\x20)(?P<n>\d{1,3})\b(?![.,]\d|[-/]\w)")
_REGISTERED = pattern(r"\b(?:licen[cs]e|permit|reference|booth|registration|certificate|flight) \Z")
_STAGES = (
    "phase stage batch tier type round part section chapter category class grade article scope"
).split()
_STAGE = pattern(rf"\b{one_of(_STAGES)} (?P<n>\d{{1,3}}|i{{1,3}}|iv|v)\b(?![.,]\d|[%:/-])")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_COUNT_FOLLOWS = pattern(rf" (?:{CURRENCY}?{DIGITS}|{UNDER_100}|few\b|several\b)")
_SAID = pattern(r"(?:\A|[.:;!?\n“\"])\s*\Z")


def _share(page: Page, span: tuple[int, int], amount: Decimal) -> Mention:
    start, end = span
    qualified = qualifier_before(page, start)
    unit, noun = Unit.PER_CENT, whole_after(page, end)
    if of_a_point := _OF_A_POINT.match(page.left, end):  # an eighth of a percentage point
        end, unit, amount = of_a_point.end(), Unit.PERCENTAGE_POINT, amount / _HUNDRED
    return page.mention((qualified.start, end), plain(amount), unit, qualified.qualifier, noun=noun)


_CLASS = pattern(r"(?<!\d)(?:one|two|three|four|five|six|[1-7])\b(?![.,]\d|%)")
_CLASSES = pattern(
    rf"\b(?:(?:secondary|primary|forms?) (?P<n>{_CLASS.pattern}(?:(?:{TO}| and |, ){_CLASS.pattern})*)(?! schools?\b)"
    r"|[sp]\.?(?P<short>[1-6])(?=(?: (?:to|and) [sp]\.?[1-6])? (?:students?|pupils?)\b))"
)


def ratios(page: Page) -> Iterator[Mention]:
    """1:9, 1 (Government): 2 (company): what stands after "1:"; 5:3:2 as a range has two of these."""
    for three in _RATIO_OF_THREE.finditer(page.left):
        if not _CLOCK.match(page.left, three.start(), three.end()):
            yield from _ratio(page, three.span(), three.groups())
    done = 0
    for right in _RATIO_RIGHT.finditer(page.left):
        colon = right.start()
        left = _RATIO_LEFT.search(page.left, max(done, colon - _RATIO_REACH), colon)
        first = value(left["n"]) if left else Decimal(0)
        if left and first:
            done = right.end()
            ratio = plain(value(right["n"] + " " + (right["scale"] or "")) / first)
            qualified = qualifier_before(page, left.start())
            span = (qualified.start, done)
            yield page.mention(span, ratio, Unit.RATIO, qualified.qualifier)


def ratios_in_words(page: Page) -> Iterator[Mention]:
    """one-to-two matching, a ratio of 1 to 9."""
    for found in _RATIO_WORDS.finditer(page.left):
        yield from _ratio(page, found.span(), [side for side in found.groups() if side])
    for score in _SCORE.finditer(page.left):  # beat them three to two
        mine, theirs = (value(score[one] or score[other]) for one, other in _SIDES)
        span = (max(score.start("a"), score.start("left")), score.end())
        is_lost = bool(_LOST.match(page.left, score.start()))
        yield from _score(page, span, mine, theirs, is_lost=is_lost)


def scores(page: Page) -> Iterator[Mention]:
    """A 2-0 win, a 4-1 defeat."""
    for found in _SCORED.finditer(page.left):
        is_lost = bool(_LOST.match(found["word"]))
        yield from _score(page, found.span(), value(found["a"]), value(found["b"]), is_lost=is_lost)


def _score(
    page: Page, span: Span, mine: Decimal, theirs: Decimal, *, is_lost: bool
) -> Iterator[Mention]:
    """The higher number stands first, also where a side "lost 1-3"."""
    if mine < theirs and is_lost:
        mine, theirs = theirs, mine
    if mine >= theirs and mine:
        noun = LOST if is_lost else ""
        yield page.mention(span, plain(theirs / mine), Unit.RATIO, noun=noun)


def _ratio(page: Page, span: tuple[int, int], sides: Sequence[str]) -> Iterator[Mention]:
    """Two or three sides, the first of them as 1."""
    first, *others = (value(side) for side in sides)
    if first:
        second, *third = (plain(other / first) for other in others)
        yield page.mention(span, second, Unit.RATIO, high=third[0] if third else None)


def shares(page: Page) -> Iterator[Mention]:
    """One in four, two-thirds, three quarters, 2/3: in per cent."""
    for words, is_share in ((_ONE_IN_FOUR, _is_no_mark), (_SOME_OF_THEM_IN_TEN, _is_of_them)):
        for found in words.finditer(page.left):
            part, whole = value(found["a"]), value(found["b"])
            if 0 < part < whole and is_share(page, found):
                yield _share(page, found.span(), _HUNDRED * part / whole)


def _is_no_mark(page: Page, found: re.Match[str]) -> bool:
    start = found.start()
    return not (
        _OUT_OF.search(found[0])
        and (
            _MARKED.search(page.left, max(0, start - 40), start)
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


def ordinals(page: Page) -> Iterator[Mention]:
    """first, twenty-first, 45th, 1,000th; but "the first five months" are five."""
    for found in _NTH.finditer(page.left):
        start, end = found.span()
        if _COUNT_FOLLOWS.match(page.left, end) or (
            found["word"]
            and page.left.startswith(",", end)
            and _SAID.search(page.left, max(0, start - 4), start)
        ):
            continue
        number = int((found["digits"] or "").replace(",", "") or ORDINALS[found["word"]])
        if found["tens"]:
            if number > 9:
                continue
            number += TENS[found["tens"]]
        yield page.mention((start, end), Decimal(number), Unit.ORDINAL, noun=named_after(page, end))


def numbered(page: Page) -> Iterator[Mention]:
    """No. 4."""
    for found in _NUMBERED.finditer(page.left):
        start = found.start()
        if page.is_capital(start) and not _REGISTERED.search(page.left, max(0, start - 16), start):
            yield page.mention(found.span(), Decimal(found["n"]), Unit.ORDINAL)


def classes(page: Page) -> Iterator[Mention]:
    """Of a school, each for itself: Secondary 4 to 6, Primary Five, S4 students."""
    for found in _CLASSES.finditer(page.left):
        if page.is_capital(found.start()):
            for one in _CLASS.finditer(page.left, *found.span(found.lastgroup or "n")):
                number = Decimal(UNITS.get(one[0]) or one[0])
                yield page.mention(one.span(), number, Unit.ORDINAL, noun="class")


def stages(page: Page) -> Iterator[Mention]:
    """Phase 1, Tier 2, stage IV."""
    for found in _STAGE.finditer(page.left):
        # Of "stage IV" the numeral tells; "phase 2" without a capital is read as a count.
        if page.is_capital(found.start()) or page.is_capital(found.start("n")):
            number = found["n"]
            ordinal = int(number) if number.isdigit() else _ROMAN[number]
            yield page.mention(found.span(), Decimal(ordinal), Unit.ORDINAL)
