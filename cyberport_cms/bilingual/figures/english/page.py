"""An English text while it is read, and the patterns of its words."""

import re
from collections.abc import Iterable

from .. import page
from ..page import COVER, Span

__all__ = ["BLANK", "COVER", "DASH", "GAP", "TO", "Page", "Span", "one_of", "pattern"]

BLANK = r"[\x20\t\xa0\u2009\u202f]"
# Between two words of one figure: blanks, and at most one line break (two are a new paragraph).
GAP = rf"(?:{BLANK}{{1,3}}\n?{BLANK}{{0,3}}|\n{BLANK}{{0,3}})"
DASH = "[-‐‑–—−]"
# Between the two ends of a range.
TO = rf"(?:{GAP}(?:to|till|until|through){GAP}|{BLANK}?(?:{DASH}|~|～){BLANK}?)"

# Digits and letters of full width, as a Chinese keyboard types them into English.
_WIDE = {code: code - 0xFEE0 for code in range(ord("０"), ord("ｚ") + 1) if chr(code).isalnum()}
_WIDE |= dict(zip(map(ord, "＄％＋．－"), map(ord, "$%+.-"), strict=True))
_HAS_WIDE = re.compile("[０-９＄％]")
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")

_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}

_LOOK_BEHIND = re.compile(r"(\(\?<[=!][^()]*\))")


def pattern(source: str) -> re.Pattern[str]:
    """A pattern for `Page.left`; a blank in `source` stands for GAP, "°" for an optional one.

    In a look-behind, whose length must be fixed, a blank is a blank.
    """
    parts = _LOOK_BEHIND.split(source)
    parts[::2] = [part.replace(" ", GAP).replace("°", f"(?:{GAP})?") for part in parts[::2]]
    return re.compile("".join(parts), re.ASCII | re.MULTILINE)


def one_of(words: Iterable[str]) -> str:
    """An alternative of literal words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in ordered) + ")"


class Page(page.Page):
    """An English text in lower case, its figures of usual width."""

    @staticmethod
    def plain_letters(text: str) -> str:
        if _HAS_WIDE.search(text):
            text = _WIDE_COMMA.sub(",", text).translate(_WIDE)
        # Few characters change their length in lower case; then only A to Z are lowered.
        low = text.lower()
        low = low if len(low) == len(text) else text.translate(_ASCII_LOWER)
        return low.replace(COVER, " ")

    def is_capital(self, position: int) -> bool:
        return self.text[position : position + 1].isupper()
