"""Money, measures and counts in English text, with their qualifiers, ranges and nouns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ...quantities import MONEY, Qualifier, Unit
from ..mentions import IN_A_UNIT, Mention
from .nouns import noun_after, whole_after
from .numbers import AND_A_HALF, BEGINS, DIGITS, HALF, MONEY_SCALE, SCALE, WORDS, plain, value
from .page import TO, Page, pattern
from .qualifiers import qualifier_before, qualifier_behind
from .units import CURRENCY, CURRENCY_BEGINS, Measure, currency, unit_after

_SIGN = r"(?:(?<![\w.,)%\0])[+\-−–](?=[\d$\\hur¥€£])|\bminus |\bnegative (?=[\d$]|rmb|hk|us))"
_NUMBER = pattern(
    # As currencies and number words begin.
    rf"(?=[^a-z\s\0*.,;()]|\b(?:{BEGINS}|half |an? [bchlmdt]|{CURRENCY_BEGINS}|minus |neg))"
    rf"(?P<sign>{_SIGN})?"
    rf"(?:(?<![a-z0-9])(?P<currency>{CURRENCY})°-?(?P<minus>[-−])?(?P<money>{DIGITS})(?P<money_scale>{MONEY_SCALE})?"
    rf"|(?:(?<![\w.,/:@'’])|(?<=[a-z][.,:]))(?<![a-z][-–−])(?P<digits>{DIGITS}[½¼¾⅓⅔]?|[½¼¾])(?P<scale>{SCALE})?"
    rf"|(?<![\w'’.])(?<!\w[-‑])(?=[a-z])(?P<words>{WORDS}\b)(?P<word_scale>{SCALE})?)"
    rf"(?P<half>{AND_A_HALF})?"
)
_TO = pattern(TO)
_OUT_OF = pattern(r"\bout of \Z")
_BETWEEN = pattern(r"\bbetween \Z")
_AND = pattern(r" and ")
_OR = pattern(r" or ")
_FROM = pattern(r"\bfrom \Z")
_CHANGE = re.compile(
    r"\b(?:r[io]s|gr[eo]w|increas|surg|jump|climb|expand|improv|f[ae]ll|drop|declin|decreas|reduc"
    r"|lower|cut|narrow|widen|edg|advanc|shr[aiu]nk|soar|doubl|rais|up|down|mov|shift|chang|upgrad"
    r"|exten)[a-z]*\s+(?:[^\s.]+\s+){0,6}?\Z"
)
_BELOW_ZERO = pattern(
    r"(?:°°?c|(?: |-)degrees?(?: celsius| centigrade| fahrenheit)?)? below (?:zero|freezing)\b"
)
# "Fell by HK$18 to HK$148": by how much, and where to.
_MOVED_BY = re.compile(
    r"\b(?:r[io]s|gr[eo]w|increas|surg|jump|climb|f[ae]ll|drop|declin|decreas|reduc|lower|cut|edg|advanc|gain|los|slid"
    r"|slip|soar|rais|add|up|down|mov)[a-z]*\s+(?:(?:up|down|further|another)\s+)?(?:by\s+)?(?:a\s+further\s+|another\s+)?\Z"
)
_EQUIVALENT = pattern(r"(?: |-)f(?:oo|ee)t(?: |-)equivalents?\b")  # twenty-foot equivalent units
_LETTER = re.compile(r"[\w²³]")
_BULLET = re.compile(r"(?:^|\n)[ \t]*\Z")
_SHARED_AT_MOST = 1000

# "one" is a figure before what newsrooms count, and a mere word before all else.
_ONE = pattern(
    r" (?:new |more |additional |local |major |other |of the )?(?:gold|silver|bronze|medal|award|prize"
    r"|project|company|enterprise|start-?up|firm|bank|university|school|team|solution|case"
    r"|event|member|student|winner|representative|building|centre|center|office|exhibitor"
    r"|application|patent|product|unicorn|vessel|route|person|patient|country|city|partner"
    r"|investor|fund|platform|licen[cs]e|session|hall|venue|year|month|week|hour|minute|programme)\b"
    r"|-(?:year|month|week|day|hour|minute)\b"
)
_ONE_OF_A_KIND = pattern(
    r"\b(?:the|this|that|any|every|each|which|another|number|day|in|at|as|for all,|no) \Z"
)
_COUNTS_ONE = frozenset({Qualifier.OVER, Qualifier.AT_LEAST, Qualifier.UP_TO, Qualifier.UNDER})
_NAMED = re.compile(r"(?:^|[\s(“\"'])(?P<word>[A-Za-z][\w'’&-]*)[ \xa0]\Z")
_NAME_ENDS = re.compile(r"[\s)\"”'’]*(?:[.,;:)!?]|\Z|\n)")
_NO_NAMES = frozenset(
    """
    the a an in on at by to of from with over about some around nearly almost up under below above
    these those all its our their only for and or as among until since between than is are was
    were into code ext extension top reached reaches reaching down just another phase stage batch
    approximately total stood stands score scored hit index no day week
    """.split()
)


@dataclass(frozen=True)
class _Amount:
    """One number as printed, with its currency, scale and unit."""

    start: int
    end: int
    printed: Decimal  # without the scale
    number: Decimal
    measure: Measure | None
    scaled: bool
    in_words: bool


def quantities(page: Page) -> Iterator[Mention]:
    """HK$42.1 billion, over 350 start-ups, 3-5%, 3,000 petaFLOPS, five projects."""
    position = 0
    while found := _NUMBER.search(page.left, position):
        amount = _amount(page, found)
        if not amount:
            position = max(found.end(), found.start() + 1)
            continue
        mention = _mention(page, amount, position)
        if mention:
            yield mention
            position = mention.end
        else:
            position = amount.end


def _amount(page: Page, found: re.Match[str]) -> _Amount | None:
    end = found.end()
    measure: Measure | None = None
    group = "money" if found["money"] else "digits" if found["digits"] else "words"
    scale_group = {"money": "money_scale", "digits": "scale", "words": "word_scale"}[group]
    printed = value(found[group])
    scale = found[scale_group]
    number = value(found[group] + " " + scale) if scale else printed
    if found["half"]:
        number += HALF * (number / printed if printed else 1)
    if found["currency"]:
        measure = currency(found["currency"])
        number *= measure.factor
    unit_end, unit = unit_after(page, end)
    if unit and (not measure or (measure.unit is unit.unit and unit.factor < 1)):
        end, measure = unit_end, unit  # also the cents of "HK28 cents"
        number *= unit.factor
    sign = (found["sign"] or "").strip()
    start = found.start()
    if _is_minus(page, found, sign, measure) or found["minus"]:
        number, printed = -number, -printed
    elif sign and sign != "+":
        start = found.start() + len(found["sign"])
    elif _BELOW_ZERO.match(page.left, end):
        number, printed = -number, -printed
    if _LETTER.match(page.left, end) and not (unit and end == unit_end) and not found["scale"]:
        return None  # 5G, 1D, 18W: a code
    return _Amount(
        start, end, printed, plain(number), measure, bool(found[scale_group]), group == "words"
    )


def _is_minus(page: Page, found: re.Match[str], sign: str, measure: Measure | None) -> bool:
    """A dash is a sign before a number, but a list's bullet before a count."""
    if sign in ("minus", "negative", "−"):
        return True
    if sign not in ("-", "–"):
        return False
    if _BULLET.search(page.left, max(0, found.start() - 8), found.start()):
        return bool(measure and measure.unit is Unit.PER_CENT)
    return True


def _mention(page: Page, amount: _Amount, floor: int) -> Mention | None:
    high, end = _upper_end(page, amount)
    is_bare_one = amount.in_words and amount.number == 1 and not (amount.measure or high)
    if is_bare_one and not _is_one(page, amount):
        return None
    unit, noun, low_number = Unit.COUNT, "", amount.number
    measure = amount.measure
    top: Decimal | None = None
    if high:
        end, top, measure = high.end, high.number, high.measure or measure
        if _shares_scale(amount, high):
            low_number = plain(amount.number * high.number / high.printed)
    if measure:
        unit, noun = measure.unit, measure.noun
    qualified = qualifier_before(page, amount.start, floor)
    start, qualifier = qualified.start, qualified.qualifier
    end, behind = qualifier_behind(page, end)
    if qualifier is Qualifier.EXACTLY and not _OUT_OF.search(page.left, max(0, start - 8), start):
        qualifier = behind  # 3.3 out of 4.3 or above: not the 4.3
    between = _BETWEEN.search(page.left, max(floor, start - 12), start)
    if high and between:
        start = between.start()
    if _EQUIVALENT.match(page.left, end):
        noun = IN_A_UNIT
    noun = noun or (noun_after if unit is Unit.COUNT else whole_after)(page, end)
    if _is_name(page, amount, start, end, noun, qualifier, high is not None):
        return None
    return page.mention((start, end), low_number, unit, qualifier, top, noun)


def _upper_end(page: Page, low: _Amount) -> tuple[_Amount | None, int]:
    """The other end of a range: "3-5%", "HK$10 million to HK$20 million", "between 10 and 20"."""
    between = _BETWEEN.search(page.left, max(0, low.start - 12), low.start)
    join = (_AND if between else _TO).match(page.left, low.end)
    alternative = None if join else _OR.match(page.left, low.end)
    join = join or alternative
    if not join:
        return None, low.end
    found = _NUMBER.match(page.left, join.end())
    high = _amount(page, found) if found else None
    if not high or (high.number <= low.number and not _shares_scale(low, high)):
        return None, low.end
    if high.printed <= 0 or (alternative and high.number != low.number + 1):
        return None, low.end
    if not _fits(low, high) or (not between and (_is_change(page, low) or _moves_by(page, low))):
        return None, low.end
    return high, high.end


def _fits(low: _Amount, high: _Amount) -> bool:
    if low.measure is None:
        return high.measure is None or not low.scaled or high.scaled
    if high.measure is None:
        return low.measure.unit in MONEY
    return low.measure == high.measure


def _shares_scale(low: _Amount, high: _Amount) -> bool:
    """In "HK$300-500 million" both are millions."""
    return (
        high.scaled
        and not low.scaled
        and abs(low.printed) < _SHARED_AT_MOST
        and low.printed < high.printed
    )


def _is_change(page: Page, low: _Amount) -> bool:
    """True of "rose from 17% to 25%": two figures, no range; "from 10 to 20 visitors" is one."""
    start = qualifier_before(page, low.start).start
    came = _FROM.search(page.left, max(0, start - 8), start)
    if not came:
        return False
    # "doubled" is covered, so the text itself is looked at.
    before = page.text[max(0, came.start() - 60) : came.start()].lower()
    return bool(_CHANGE.search(before.rpartition(". ")[2]))


def _moves_by(page: Page, low: _Amount) -> bool:
    """True of the HK$18 in "fell by HK$18 to HK$148"; "fell by 3 to 5 per cent" is a range."""
    start = qualifier_before(page, low.start).start
    before = page.text[max(0, start - 40) : start].lower()
    is_money = low.measure is not None and low.measure.unit in MONEY
    return is_money and bool(_MOVED_BY.search(before))


def _is_one(page: Page, amount: _Amount) -> bool:
    """True of "one project" and of "at least one AI tool", but not of "one that"."""
    if qualifier_before(page, amount.start).qualifier in _COUNTS_ONE:
        return True
    before = _ONE_OF_A_KIND.search(page.left, max(0, amount.start - 12), amount.start)
    return not before and bool(_ONE.match(page.left, amount.end))


def _is_name(
    page: Page,
    amount: _Amount,
    start: int,
    end: int,
    noun: str,
    qualifier: Qualifier,
    is_range: bool,
) -> bool:
    """True of "Cyberport 3": a small bare number behind a word with a capital, counting nothing."""
    if (
        amount.measure
        or amount.in_words
        or amount.scaled
        or noun
        or is_range
        or qualifier is not Qualifier.EXACTLY
        or abs(amount.number) >= _SHARED_AT_MOST
        or amount.number != amount.number.to_integral_value()
    ):
        return False
    before = _NAMED.search(page.text, max(0, start - 24), start)
    if not before or not before["word"][0].isupper() or before["word"].lower() in _NO_NAMES:
        return False
    return bool(_NAME_ENDS.match(page.text, end))
