"""A first, quick look at a text: might it hold one of these numbers at all?

Reading all figures of a text takes milliseconds; most texts hold none that is looked for.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from cyberport_cms.bilingual.languages import ENGLISH, SourceLanguage

_DIGITS = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")
_WIDE = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_CHINESE = re.compile(r"[〇零一二兩两三四五六七八九十百千萬万億亿]+")
_SAME = str.maketrans("兩两〇万亿", "二二零萬億")

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = re.compile(
    rf"\b(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(_ONES)})\b",
    re.IGNORECASE,
)

_SCALES = [Decimal(10) ** power for power in (0, 3, 4, 6, 8, 9, 12)]  # thousand, 萬, million, 億 …
_LONGEST_WORD = 100  # nobody prints larger numbers in English words
_FIGURES = "零一二三四五六七八九"


def numerals(text: str, source: SourceLanguage, *, in_words: bool = True) -> set[str]:
    """The numbers in a text, each as it is written, without its scale: "42.1" of 42.1 billion.

    `in_words`: English number words are looked for, too, which takes longest.
    """
    found = {_plain(run.translate(_WIDE)) for run in _DIGITS.findall(text)}
    if source != ENGLISH:
        found |= {_shortened(run.translate(_SAME)) for run in _CHINESE.findall(text)}
    elif in_words:
        found |= {word.lower().replace(" ", "-") for word in _WORDS.findall(text)}
    return found


def forms(value: Decimal | date) -> set[str]:
    """How a number, or the day of a date, may be written; as `numerals` has it."""
    return set(_forms(Decimal(value.day) if isinstance(value, date) else abs(value)))


def _forms(value: Decimal) -> Iterator[str]:
    for scale in _SCALES:
        if (coefficient := value / scale) >= 1 or scale == 1:
            yield _plain(f"{coefficient:f}")
    if value == int(value):
        yield _chinese(int(value))
        if value < 20:
            yield _ONES[int(value)]
        elif value < _LONGEST_WORD:
            tens, ones = divmod(int(value), 10)
            yield _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def _plain(run: str) -> str:
    if run.isdigit():
        return run.lstrip("0") or "0"
    whole, _dot, part = run.replace(",", "").partition(".")
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")


def _chinese(number: int) -> str:
    """二千一百; 十二, not 一十二."""
    if number < 10:
        return _FIGURES[number]
    for size, word in ((10**8, "億"), (10**4, "萬")):
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if 0 < low < size // 10 else ""
            return _chinese(high) + word + gap + (_chinese(low) if low else "")
    parts, gap = [], ""
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            parts.append(f"{gap}{_FIGURES[digit]}{word}")
            gap = ""
        elif parts:
            gap = "零"
    return _shortened("".join(parts))


def _shortened(run: str) -> str:
    return run[1:] if run.startswith("一十") else run
