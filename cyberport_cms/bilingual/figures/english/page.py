"""An English text while it is read: what has been read is covered, so that nothing is read twice."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from ...quantities import Qualifier, Unit
from ..mentions import Mention

COVER = "\0"
BLANK = r"[\x20\t\xa0\u2009\u202f]"
# Between two words of one figure: blanks, and at most one line break (two are a new paragraph).
GAP = rf"(?:{BLANK}{{1,3}}\n?{BLANK}{{0,3}}|\n{BLANK}{{0,3}})"
DASH = "[-‐‑–—−]"
# Between the two ends of a range.
TO = rf"(?:{GAP}(?:to|till|until|through){GAP}|{BLANK}?(?:{DASH}|~|～){BLANK}?)"

_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}

Span: TypeAlias = tuple[int, int]


_LOOK_BEHIND = re.compile(r"(\(\?<[=!][^()]*\))")


def pattern(source: str) -> re.Pattern[str]:
    """A pattern for `Page.low`; a blank in `source` stands for GAP, "°" for an optional one.

    In a look-behind, whose length must be fixed, a blank is a blank.
    """
    parts = _LOOK_BEHIND.split(source)
    parts[::2] = [part.replace(" ", GAP).replace("°", f"(?:{GAP})?") for part in parts[::2]]
    return re.compile("".join(parts), re.ASCII | re.MULTILINE)


def one_of(words: Iterable[str]) -> str:
    """An alternative of literal words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in ordered) + ")"


def _lowered(text: str) -> str:
    # Few characters change their length in lower case; then only A to Z are lowered.
    low = text.lower()
    return low if len(low) == len(text) else text.translate(_ASCII_LOWER)


@dataclass
class Page:
    """A text, its lower-case copy with what is done covered, and the figures found so far."""

    text: str
    dateline: date | None = None
    low: str = ""
    mentions: list[Mention] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.low = _lowered(self.text).replace(COVER, " ")

    def mention(
        self,
        span: Span,
        value: Decimal | str,
        unit: Unit,
        qualifier: Qualifier = Qualifier.EXACTLY,
        high: Decimal | str | None = None,
        noun: str = "",
        relative: bool = False,
    ) -> Mention:
        start, end = span
        return Mention(
            start, end, self.text[start:end], value, unit, qualifier, high, noun, relative
        )

    def is_capital(self, position: int) -> bool:
        return self.text[position : position + 1].isupper()

    def before(self, start: int, length: int = 24) -> str:
        """The end of what stands before `start`, lower case."""
        return self.low[max(0, start - length) : start]

    def read(self, reader: Callable[["Page"], Iterator[Mention]]) -> None:
        """Keep what `reader` finds and cover it."""
        found = list(reader(self))
        self.cover((mention.start, mention.end) for mention in found)
        self.mentions += found

    def cover(self, spans: Iterable[Span]) -> None:
        parts: list[str] = []
        done = 0
        for start, end in sorted(spans):
            if end > done:
                start = max(start, done)
                parts += (self.low[done:start], COVER * (end - start))
                done = end
        if parts:
            self.low = "".join(parts) + self.low[done:]
