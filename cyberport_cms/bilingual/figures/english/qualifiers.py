"""Words before and behind an English number that say how sure the text is of it."""

import re
from dataclasses import dataclass

from ...quantities import Qualifier
from .numbers import UNDER_100
from .page import Page, one_of, pattern
from .units import CURRENCY

# Every phrase stands directly before its number.
_BEFORE = {
    Qualifier.OVER: (
        "over",
        "over the age of",
        "more than",
        "greater than",
        "higher than",
        "larger than",
        "longer than",
        "older than",
        "bigger than",
        "taller than",
        "heavier than",
        "exceeding",
        "exceeds",
        "exceed",
        "exceeded",
        "surpass",
        "surpassing",
        "surpasses",
        "surpassed",
        "topping",
        "topped",
        "tops",
        "passing",
        "passed",
        "passes",
        "above",
        "beyond",
        "upwards of",
        "upward of",
        "in excess of",
        "north of",
        ">",
    ),
    Qualifier.ABOUT: (
        "about",
        "some",
        "around",
        "approximately",
        "approx.",
        "approx",
        "roughly",
        "circa",
        "ca.",
        "an estimated",
        "estimated",
        "an approximate",
        "in the region of",
        "in the order of",
        "of the order of",
        "~",
        "≈",
    ),
    Qualifier.NEARLY: (
        "nearly",
        "almost",
        "close to",
        "just under",
        "just below",
        "nigh on",
    ),
    Qualifier.AT_LEAST: ("at least", "a minimum of", "minimum of", "≥"),
    Qualifier.UP_TO: (
        "up to",
        "as many as",
        "as much as",
        "as high as",
        "at most",
        "a maximum of",
        "maximum of",
        "capped at",
        "≤",
    ),
    Qualifier.UNDER: (
        "under",
        "under the age of",
        "below the age of",
        "less than",
        "fewer than",
        "lower than",
        "smaller than",
        "shorter than",
        "younger than",
        "lighter than",
        "cheaper than",
        "below",
        "short of",
        "<",
    ),
}
_QUALIFIER_OF = {phrase: qualifier for qualifier, group in _BEFORE.items() for phrase in group}
_INTENSIFIED = r"(?:(?:well|just|slightly|far|significantly|substantially|a little) )?"
_PHRASE = pattern(
    rf"(?:(?<![\w-])(?:{_INTENSIFIED}(?P<phrase>{one_of(p for p in _QUALIFIER_OF if p[0].isalpha())})"
    rf"|an? (?P<most>maximum|minimum) [a-z]{{1,20}} of)(?:(?: |°\*\*°)(?P<vague>about|around|a total of))?"
    r"(?: |°\*\*°)|(?<!\n)(?P<sign>[~≈≥≤<>])°)\Z"
)
_LONGEST = 48
# What no phrase ends with is not looked at.
_LAST = re.compile(r"(?:[~≈≥≤<>]|(?<![a-z])[a-z]{1,20}\.?)(?=[^a-z~≈≥≤<>.]{0,8}\Z)")
_LAST_WORDS = {phrase.split()[-1].rstrip(".") for phrase in _QUALIFIER_OF} | {"around"}
_LONGEST_WORD = 28

_BEHIND = (
    (pattern(r"\+(?![\w+])|-(?:odd|plus)\b"), Qualifier.OVER),
    (
        pattern(r" (?:or|and) (?:more|above|over|older|higher|upwards)\b(?! than)"),
        Qualifier.AT_LEAST,
    ),
    (
        pattern(
            r" (?:or (?:less|fewer|below|under|lower|younger)\b(?! than)"
            # Not of "aged 5 and under 12", "30 and under review", "HK$5 and lower fares".
            r"|and (?:less|fewer|below|under|lower|younger)(?=[.,;:)]|\n|\Z| (?:are|is|were|was|have|has|may|can|will|must"
            r"|enter|enjoy|get|pay|sell|go|free|years|who)\b)|and (?:below|under|younger)(?= (?:in|at|for|with)\b))"
        ),
        Qualifier.UP_TO,
    ),
    (pattern(r" or so\b|-ish\b"), Qualifier.ABOUT),
)

_PERHAPS_BEHIND = pattern(r"[+-]| (?:or|and)\b")  # looked at first: it is quick

# Where "over", "under" and "about" are prepositions.
_WORD_FOLLOWS = pattern(
    rf"\*{{0,2}}(?!{CURRENCY}|half\b|an? (?:dozen|third|quarter|fifth|tenth)\b|one-|two-thirds)[a-z]"
)
_WENT_BY = ("passing", "passed", "passes")  # the storm passed about 90 km to the south
# "No less than", "must never exceed", "may not be under", "no entry can be longer than".
_MODAL = r"(?:must|may|might|shall|should|will|would|can|could|need|do|does|did)"
_NOT = pattern(
    rf"\b(?:(?:no|not|never)|(?:cannot|[a-z]{{2,6}}n['’]t|{_MODAL} (?:not|never)|no [a-z-]{{1,20}} {_MODAL})"
    r"(?: [a-z]{2,10}){0,2}) \Z"
)
_REVERSED = {Qualifier.OVER: Qualifier.UP_TO, Qualifier.UNDER: Qualifier.AT_LEAST}
_A_LITTLE = ("just ", "slightly ", "a little ")
_PERIOD_FOLLOWS = pattern(
    r"[^\s]{1,12}(?: and a half)?(?: |-)(?:(?:consecutive|full|academic|financial|calendar|school) )?(?:days?|nights?|weeks?|weekends?|months?|years?|sessions?|phases?|rounds?|legs?)\b"
    r"(?! (?:of|ago|old)\b|-old)"
)
_HAS_LASTED = pattern(
    r"\b(?:for|with|of|in|has|have|had|after|spanning|than|throughout|lasting|lasted|lasts|boasts"
    r"|boasting|boasted|spen[dt]s?|spending|ran|runs?|running|is|was|takes?|took|last)(?: just| well)? \Z"
)
_FEW_OF_THEM = pattern(r"(?:one|two|three|four|five) of (?:the|its|their|his|her|our|my)\b")
# "They quarrel over two of the maps", but not "Over two of the five floors are let".
_QUARRELS = pattern(
    r"\b(?!(?:and|but|or|nor|that|as|with|for|in|of|by|to|at|from|is|are|was|were|has|have|had|only|just|still|now|then)\b)"
    r"[a-z]{2,20} \Z"
)
_SPREAD = pattern(
    r"\b(?:laid|spread|strung|scattered|distributed|carried|travell(?:ed|ing)|stretch(?:e[ds]|ing)?"
    r"|compet(?:e[ds]?|ing)|contested|fought|race[ds]?) \Z"
)
# "Four towns over 60 km": so far do they lie apart; not "over 60 km away".
_SOME_PLACES = pattern(
    rf"\b(?:{UNDER_100}|\d{{1,3}}) (?:towns|cities|villages|places|districts|stops|stages|legs) \Z"
)
_DISTANCE_FOLLOWS = pattern(
    r"[\d.,]{1,9}(?: |-)?(?:km|kilomet(?:re|er)s?|miles?|met(?:re|er)s?)\b(?! (?:long|away|wide|high|tall|deep|apart|from|off|in|of)\b)"
)
_RUN = pattern(r"\b(?:is|was|are|were|be|been) (?:run|held|played) \Z")
_COMPARED = pattern(r"\b(?:twice|thrice|times|half|double) \Z")  # "twice as many as two years ago"
_BY_SO_MUCH = pattern(
    r"(?:%|\bper ?cent|\bpoints?|\bthirds?|\bquarters?|\bhalf|\b(?:fif|six|ten)ths?|\d"
    r"|\d (?:hours?|minutes?|seconds?|days?|weeks?|months?|years?|cents?|people|places?|metres?|tonnes?|kg|km)"
    rf"|(?<!the )\b(?:{UNDER_100}|dozen|several)) \Z"
)
# "Capped at 2% above the prime rate": what is capped is the sum of both.
_FROM_A_LEVEL = pattern(
    r"[\d.]{1,6}°(?:%|per ?cent|percentage points?|basis points?) (?:above|below|over|under)\b"
)
_THE = pattern(r"\bthe (?:[a-z]{1,20} )?\Z")
_TOLD = pattern(
    r"\b(?:learn(?:ed|t|ing)?|kn[eo]w(?:s|ing)?|more|talk(?:s|ed|ing)?|information|concern(?:s|ed)?"
    r"|facts?|stor(?:y|ies)|question(?:s|ed)?|think(?:ing)?|speak(?:ing)?|spoke|all|enquir\w{1,4}"
    r"|centred|centered|built|gathered|revolv\w{1,3}) \Z"
)
# "edged up to 54.7" reaches it; "receives up to 50" may not.
_MOVED = pattern(
    r"\b(?:edg|ramp|mov|climb|ris|rose|add|inch|tick|jump|surg|went|go|driv|drove|push|soar|scal|step"
    r"|gr[eo]w|shot|buil|com|came|pick)(?:e|ed|es|ing|s|n|d|t|ped|ping|ling)? \Z|\bfrom [\d.,%]{1,9} \Z"
)
_AGED = pattern(r"\b(?:aged?|those|children|people|youths?|students|them|persons?) \Z")
_MEASURED = pattern(
    r"[a-z-]{1,20} (?:per ?cent|years?|months?|weeks?|days?|hours?|minutes?|metres?|km|million"
    r"|billion|hundred|thousand)\b"
)


@dataclass(frozen=True)
class Qualified:
    """A qualifier and where its words begin."""

    start: int
    qualifier: Qualifier


def qualifier_before(page: Page, start: int, floor: int = 0) -> Qualified:
    """The qualifier that ends at `start`, not beginning before `floor`."""
    last = _LAST.search(page.left, max(floor, start - _LONGEST_WORD), start)
    if not last or last[0].rstrip(".") not in _LAST_WORDS:
        return Qualified(start, Qualifier.EXACTLY)
    found = _PHRASE.search(page.left, max(floor, start - _LONGEST), start)
    if not found:
        return Qualified(start, Qualifier.EXACTLY)
    if found["sign"]:
        return Qualified(found.start(), _QUALIFIER_OF[found["sign"]])
    if found["most"]:
        most = found["most"] == "maximum"
        return Qualified(found.start(), Qualifier.UP_TO if most else Qualifier.AT_LEAST)
    phrase = " ".join(found["phrase"].split())
    qualifier = _QUALIFIER_OF[phrase]
    words = " ".join(found[0].split())
    if phrase in _WENT_BY and found["vague"] in ("about", "around"):
        return Qualified(found.start("vague"), Qualifier.ABOUT)
    if qualifier is Qualifier.UNDER and words.startswith(_A_LITTLE):
        return Qualified(found.start(), Qualifier.NEARLY)  # just under, slightly less than
    if _is_preposition(page, phrase, found.start("phrase"), start):
        return Qualified(start, Qualifier.EXACTLY)
    if qualifier in _REVERSED and found.start() == found.start("phrase"):
        denied = _NOT.search(page.left, max(floor, found.start() - _LONGEST), found.start())
        if denied:
            return Qualified(denied.start(), _REVERSED[qualifier])
    return Qualified(found.start(), qualifier)


def _is_preposition(page: Page, phrase: str, start: int, number: int) -> bool:
    """True of "over five days", "under four broad directions", "learn about two projects"."""
    before = max(0, start - 16)
    if phrase in ("maximum of", "minimum of"):  # "the minimum of 600 mm" is 600 mm
        return bool(_THE.search(page.left, max(0, start - 28), start))
    if phrase in ("as many as", "as much as", "as high as"):
        return bool(_COMPARED.search(page.text[before:start].lower()))  # "twice" is covered
    if phrase.endswith(" than"):  # a third less than three tickets
        return bool(_BY_SO_MUCH.search(page.text[before:start].lower()))
    if phrase == "capped at":
        return bool(_FROM_A_LEVEL.match(page.left, number))
    if phrase == "over" and (
        _SPREAD.search(page.left, before, start)
        or (_FEW_OF_THEM.match(page.left, number) and _QUARRELS.search(page.left, before, start))
    ):
        return True
    if phrase == "over" and _DISTANCE_FOLLOWS.match(page.left, number):
        before = max(0, start - 40)
        return any(words.search(page.text[before:start].lower()) for words in (_SOME_PLACES, _RUN))
    if phrase == "over":
        return bool(
            _PERIOD_FOLLOWS.match(page.left, number)
            and not _HAS_LASTED.search(page.left, before, start)
        )
    if phrase in ("under", "below", "above", "beyond"):
        return bool(
            _WORD_FOLLOWS.match(page.left, number)
            and not _MEASURED.match(page.left, number)
            and not _AGED.search(page.left, before, start)
        )
    if phrase == "up to":
        return bool(_MOVED.search(page.left, before, start))
    if phrase in ("about", "around"):
        return bool(
            _WORD_FOLLOWS.match(page.left, number)
            and not _MEASURED.match(page.left, number)
            and _TOLD.search(page.left, before, start)
        )
    return False


def qualifier_behind(page: Page, end: int) -> tuple[int, Qualifier]:
    """The qualifier that begins at `end`, and where it ends."""
    if not _PERHAPS_BEHIND.match(page.left, end):
        return end, Qualifier.EXACTLY
    for words, qualifier in _BEHIND:
        if found := words.match(page.left, end):
            return found.end(), qualifier
    return end, Qualifier.EXACTLY
