"""Ratios and scores in English text."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ...quantities import Unit
from ..mentions import LOST, Mention
from .numbers import BEGINS, DIGITS, SCALE, UNDER_100, plain, value
from .page import Page, Span, pattern
from .qualifiers import qualifier_before

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
