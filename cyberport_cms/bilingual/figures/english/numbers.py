"""Numbers in English, in digits and in words: the patterns that find them, and their values."""

import re
from decimal import Decimal

from .page import one_of

UNITS = {
    word: value
    for value, word in enumerate("one two three four five six seven eight nine".split(), start=1)
}
TEENS = {
    word: value
    for value, word in enumerate(
        ("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen").split(),
        start=10,
    )
}
TENS = {
    word: value * 10
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "quintillion": 10**18,
    "tn": 10**12,
    "lakh": 10**5,
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
}
# Single letters are scales after a currency only: 5 m are metres, 5 b a room.
MONEY_SCALES = {"k": 1000, "m": 10**6, "b": 10**9, "mln": 10**6, "bln": 10**9}
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3"}
HALF = Decimal("0.5")

_WORDS = {**UNITS, **TEENS, **TENS, "a": 1, "an": 1}
_LARGEST = 15  # digits; a longer run is no figure of a newsroom

DIGITS = (
    r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,3}(?:[\x20\xa0\u2009\u202f]\d{3}){1,5}"
    rf"|\d{{1,{_LARGEST}}})(?:\.\d{{1,8}})?(?![\d,.]?\d)"
)
_UNIT = one_of(UNITS)
UNDER_100 = (
    rf"(?:{one_of(TENS)}(?:[-‑]{_UNIT}\b|\x20{_UNIT}\b(?!-))?"
    rf"|{one_of(TEENS)}|{_UNIT})\b"
)
# What a number below a hundred begins with, to be looked at first: it is quick.
BEGINS = "(?:e[il]|f[io]|ni|on|s[ei]|t(?:en|h[ir]|w))"
_HUNDREDS = rf"{UNDER_100}(?:[\x20-]hundred\b(?: (?:and )?{UNDER_100})?)?"
_BIG = "(?:dozen|hundred|thousand|million|billion|trillion|lakh|crore)"
_AFTER_A = rf"(?:hundred\b(?: (?:and )?{UNDER_100})?|(?=(?:dozen|thousand|million|billion|trillion|lakh|crore)\b))"
# "a dozen", "half a million", "several hundred" and "a few thousand" have a scale behind them.
WORDS = (
    rf"(?:half an? (?={_BIG}\b)|an? {_AFTER_A}"
    rf"|{_HUNDREDS}(?:[\x20-]thousand\b,?(?: (?:and )?{_HUNDREDS})?)?)"
)
SCALE = rf"(?:°-?(?:and a half°)?{one_of(SCALES)}(?![a-z0-9]))"
MONEY_SCALE = rf"(?:°-?(?:{one_of({**SCALES, **MONEY_SCALES})})(?![a-z0-9]))"
AND_A_HALF = r"(?: and a half\b|½)"

_PARTS = re.compile(r"[a-z]+|\d[\d,. \xa0\u2009\u202f]*|[½¼¾⅓⅔]")
_PLAIN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_A_HALF = re.compile(r"\band\s+a\s+half\b")


def decimal(digits: str) -> Decimal:
    """The value of digits with commas or blanks between their groups."""
    return Decimal(re.sub(r"[^\d.]", "", digits).rstrip("."))


def value(phrase: str) -> Decimal:
    """The value of a number in lower case: "2,100", "one hundred and two", "half a million"."""
    if _PLAIN.fullmatch(phrase):
        return plain(Decimal(phrase.replace(",", "")))
    halves = len(_A_HALF.findall(phrase))
    total = Decimal(0)
    group = Decimal(0)
    for part in _PARTS.findall(_A_HALF.sub(" ", phrase)):
        if part in _WORDS:
            # The article of "half a million" adds nothing.
            if not (part in ("a", "an") and group):
                group += _WORDS[part]
        elif part == "half":
            group += HALF
        elif part == "and":
            continue
        elif scale := SCALES.get(part) or MONEY_SCALES.get(part):
            if halves:
                group += HALF * halves
                halves = 0
            if scale <= 100:
                group = (group or Decimal(1)) * scale
            else:
                # "two thousand million" multiplies; "one million two thousand" adds.
                total = (
                    (total + group) * scale if 0 < total < scale else total + (group or 1) * scale
                )
                group = Decimal(0)
        elif part in VULGAR:
            numerator, _, denominator = VULGAR[part].partition("/")
            group += Decimal(numerator) / Decimal(denominator or 1)
        elif part[0].isdigit():
            group += decimal(part)
    return plain(total + group + HALF * halves)


def plain(number: Decimal) -> Decimal:
    """The same number without needless zeros and without an exponent."""
    if number == number.to_integral_value():
        return Decimal(int(number))
    return number.normalize()
