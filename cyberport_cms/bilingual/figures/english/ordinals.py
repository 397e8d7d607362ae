"""Ordinals, and what is numbered, in English text."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ...quantities import Unit
from ..mentions import Mention
from .nouns import named_after
from .numbers import DIGITS, TENS, UNDER_100, UNITS
from .page import TO, Page, one_of, pattern
from .units import CURRENCY

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
_NTH_STAGE = rf"(?:\d{{1,3}}|i{{1,3}}|iv|v|{one_of(UNITS)})\b(?![.,]\d|[%:/-])"
_STAGE = pattern(
    rf"\b(?P<stage>{one_of(_STAGES)})(?:s (?P<several>{_NTH_STAGE}(?:(?:{TO}| and |, ){_NTH_STAGE})+)| (?P<n>{_NTH_STAGE}))"
)
_ONE_STAGE = pattern(_NTH_STAGE)
# "In this phase two firms", "the first phase three schools": no number of the phase.
_OTHER_PHASE = pattern(rf"\b(?:this|that|each|every|the|a|{one_of(ORDINALS)}) \Z")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_COUNT_FOLLOWS = pattern(rf" (?:{CURRENCY}?{DIGITS}|{UNDER_100}|few\b|several\b)")
_SAID = pattern(r"(?:\A|[.:;!?\n“\"])\s*\Z")
_CLASS = pattern(r"(?<!\d)(?:one|two|three|four|five|six|[1-7])\b(?![.,]\d|%)")
_CLASSES = pattern(
    rf"\b(?:(?:secondary|primary|forms?) (?P<n>{_CLASS.pattern}(?:(?:{TO}| and |, ){_CLASS.pattern})*)(?! schools?\b)"
    r"|[sp]\.?(?P<short>[1-6])(?=(?: (?:to|and) [sp]\.?[1-6])? (?:students?|pupils?)\b))"
)


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
    """Phase 1, Tier 2, stage IV, phase two, phases 1 and 2."""
    for found in _STAGE.finditer(page.left):
        # Of "stage IV" the numeral tells; "phase 2" without a capital is read as a count.
        group = "n" if found["n"] else "several"
        is_named = page.is_capital(found.start()) or page.is_capital(found.start(group))
        if not is_named and not _is_phase_in_words(page, found, group):
            continue
        for one in _ONE_STAGE.finditer(page.left, *found.span(group)):
            span = found.span() if group == "n" else one.span()
            number = one[0]
            ordinal = int(number) if number.isdigit() else _ROMAN.get(number) or UNITS[number]
            yield page.mention(span, Decimal(ordinal), Unit.ORDINAL)


def _is_phase_in_words(page: Page, found: re.Match[str], group: str) -> bool:
    """Whether "phase two" is the second, not in "in this phase two firms"."""
    if found["stage"] != "phase" or found[group][0].isdigit():
        return False
    return not _OTHER_PHASE.search(page.left, max(0, found.start() - 16), found.start())
