"""A Chinese text while it is read: in one script, with plain digits.

Patterns are written in Traditional Chinese and match both scripts: the text and the patterns are
folded alike, character by character, so that places in the folded text are places in the text.
"""

import re
from decimal import Decimal
from functools import lru_cache

from opencc import OpenCC

from .. import page
from ..page import COVER

__all__ = ["COVER", "HAN", "TO", "Page", "fold", "pattern", "plain"]

HAN = "[㐀-鿿]"
# Between the two ends of a range.
TO = r" ?(?:至|到|-|~) ?"

_SAME_MARK = {
    " ": "\u00a0\u1680\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "-": "‐‑‒–—―−﹣－",
    "~": "～〜∼",
    ":": "：∶﹕",
    "%": "％﹪",
    "$": "＄﹩",
    "¥": "￥",
    "(": "（﹙",
    ")": "）﹚",
    "/": "／∕",
    "+": "＋﹢",
    "〇": "○◯",
    "千": "仟",  # as on cheques
    "百": "佰",
}
_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


class _Folding(dict[int, str]):
    """For `str.translate`: each character in Simplified Chinese and in its plain width."""

    def __init__(self) -> None:
        super().__init__(
            {ord(mark): plain for plain, marks in _SAME_MARK.items() for mark in marks}
        )
        self[ord(COVER)] = " "
        self._script = OpenCC("t2s")

    def __missing__(self, code: int) -> str:
        folded = chr(code)
        if 0x3400 <= code <= 0x9FFF:
            folded = self._script.convert(folded)
        elif folded == "．" or (folded.isalnum() and 0xFF10 <= code <= 0xFF5A):
            folded = chr(code - 0xFEE0)  # full-width digits and letters
        self[code] = folded if len(folded) == 1 else chr(code)
        return self[code]


@lru_cache(maxsize=1)
def _folding() -> _Folding:
    return _Folding()


def fold(text: str) -> str:
    """`text` in one script and width, of the same length."""
    return _WIDE_COMMA.sub(",", text).translate(_folding())


def pattern(source: str) -> re.Pattern[str]:
    """A pattern for `Page.left`, written in Traditional Chinese."""
    return re.compile(fold(source), re.ASCII | re.MULTILINE)


def plain(number: Decimal) -> Decimal:
    """The same number without needless zeros and without an exponent."""
    return Decimal(int(number)) if number == number.to_integral_value() else number.normalize()


class Page(page.Page):
    """A Chinese text in one script and width."""

    @staticmethod
    def plain_letters(text: str) -> str:
        return fold(text)
