"""Multiples and vague numbers in English text: twofold, doubled, dozens of."""

from collections.abc import Iterator
from decimal import Decimal

from ...quantities import Qualifier, Unit
from ..mentions import A_WISH, EACH, Mention
from .nouns import is_plural, noun_after
from .numbers import UNDER_100, value
from .page import Page, one_of, pattern
from .qualifiers import qualifier_before

_MULTIPLES = {
    "double": 2,
    "triple": 3,
    "treble": 3,
    "quadruple": 4,
    "quintuple": 5,
}
_FOLD = pattern(rf"(?<![\w-])(?P<n>{UNDER_100[:-2]})(?:-|‑)?fold\b")
_GREW = pattern(
    r"(?=[dtq])(?<![\w-])(?:(?P<verb>doubl|tripl|trebl|quadrupl|quintupl)(?:ed|ing|es)"
    r"(?! (?:finals?|semi-?finals?|quarter-?finals?|titles?|events?|match(?:es)?|champions?|championships?|pairs?|partners?|team|trophy|gold|silver|bronze)\b)"
    r"|(?:(?<=to )|(?<=will )|(?<=would )|(?<=could )|(?<=should )|(?<=may )|(?<=than )|(?<=nearly )|(?<=almost )|(?<=about )|(?<=also ))"
    r"(?P<bare>double|triple|treble|quadruple|quintuple)"
    r"|(?P<alone>double|triple|quadruple)(?=[.,;)])"
    r"|(?P<that>double|triple|treble|quadruple)(?= (?:the|that|those|its|their)\b)"
    rf"|twice to (?P<high>{UNDER_100}) times(?=[\s.,;)])"
    r"|(?P<twice>twice|thrice)(?= (?:as|the|that|those|its|their|more)\b))(?![\w-])"
)
# For every dollar raised, the Government gives two.
_EVERY_DOLLAR = pattern(
    rf"\bevery (?P<us>us )?dollar\b[^.;\n\d]{{0,60}}? (?P<n>{UNDER_100}|\d{{1,2}}(?![.,]?\d|%))"
)
# Every dollar donated, each US dollar: one of them.
_EACH_DOLLAR = pattern(
    r"\b(?:every|each) (?:(?:single|additional|extra) )?(?P<dollar>(?:(?:us|hong kong|hk) )?dollar)\b(?!-| (?:coin|note|bill)\b)"
)
_DOLLAR_FOR_DOLLAR = pattern(r"\bdollar(?: |-)for(?: |-)dollar\b")
_COUNTED_OTHERWISE = pattern(
    r" (?:of|in|per ?cent|hundred|thousand|million|billion|cents?|dollars?|times)\b"
)
_WISH = pattern(
    r" (?:the|that|its|their) (?:honou?rs?|fun|joys?|celebrations?|happiness|delights?|excitement"
    r"|pleasures?|surprises?|blessings?|luck|love|magic|glory|pride|recognition|thrills?|cheer"
    r"|acclaim|victory|triumph|treats?|smiles?|laughter)\b"
)
_VERBS = {word[:-1]: times for word, times in _MULTIPLES.items()}

VAGUE = {
    "dozens": 12,
    "tens": 10,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1000,
    "tens of thousands": 10**4,
    "hundreds of thousands": 10**5,
    "millions": 10**6,
    "tens of millions": 10**7,
    "hundreds of millions": 10**8,
    "billions": 10**9,
}
_MANY = pattern(
    rf"(?<![\w-])(?:(?P<many>{one_of(word for word in VAGUE if word not in ('tens', 'scores'))})(?= of\b)"
    r"|(?:several|a few) (?P<few>dozen|hundred(?: (?:thousand|million)\b)?|thousand|million|billion)\b)"
)


def multiples(page: Page) -> Iterator[Mention]:
    """twofold, doubled, twice as many."""
    for found in _FOLD.finditer(page.left):
        yield _times(page, found.span(), value(found["n"]))


def verbs_of_growth(page: Page) -> Iterator[Mention]:
    for found in _GREW.finditer(page.left):
        if found["verb"]:
            times = _VERBS[found["verb"]]
        elif found["high"]:
            start = qualifier_before(page, found.start())
            span, high = (start.start, found.end()), value(found["high"])
            yield page.mention(span, Decimal(2), Unit.TIMES, start.qualifier, high)
            continue
        elif found["twice"]:
            times = 2 if found["twice"] == "twice" else 3
        else:
            times = _MULTIPLES[found["bare"] or found["that"] or found["alone"]]
        wish = found["that"] and _WISH.match(page.left, found.end())
        yield _times(page, found.span(), Decimal(times), A_WISH if wish else "")


def for_every_dollar(page: Page) -> Iterator[Mention]:
    """For every dollar, two: as many dollars."""
    for found in _EVERY_DOLLAR.finditer(page.left):
        end = found.end()
        things = any(map(is_plural, noun_after(page, end).split()))
        if not things and not _COUNTED_OTHERWISE.match(page.left, end):
            unit = Unit.USD if found["us"] else Unit.HKD
            yield page.mention(found.span("n"), value(found["n"]), unit)


def each_dollar(page: Page) -> Iterator[Mention]:
    """Every dollar, each US dollar; matched dollar for dollar, 1:1."""
    for found in _EACH_DOLLAR.finditer(page.left):
        unit = Unit.USD if found["dollar"].startswith("us") else Unit.HKD
        yield page.mention(found.span("dollar"), Decimal(1), unit, noun=EACH)
    for found in _DOLLAR_FOR_DOLLAR.finditer(page.left):
        yield page.mention(found.span(), Decimal(1), Unit.RATIO, noun=EACH)


def _times(page: Page, span: tuple[int, int], times: Decimal, noun: str = "") -> Mention:
    start, end = span
    qualified = qualifier_before(page, start)
    return page.mention((qualified.start, end), times, Unit.TIMES, qualified.qualifier, noun=noun)


def vague(page: Page) -> Iterator[Mention]:
    """dozens of, thousands of, several hundred: more than one of the scale."""
    for found in _MANY.finditer(page.left):
        few = found["few"] and "s of ".join(found["few"].split()) + "s"
        words = few or " ".join(found["many"].split())
        yield page.mention(
            found.span(),
            Decimal(VAGUE[words]),
            Unit.COUNT,
            Qualifier.OVER,
            noun=noun_after(page, found.end()),
        )
