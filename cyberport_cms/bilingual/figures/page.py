"""A text while it is read: what has been read is covered, so that nothing is read twice."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Self, TypeAlias

from ..quantities import Qualifier, Unit
from .mentions import Mention

COVER = "\0"
Span: TypeAlias = tuple[int, int]


@dataclass
class Page(ABC):
    """A text, what is left of it to read, in plain letters and of the same length, and what was found."""

    text: str
    dateline: date | None = None
    left: str = field(init=False)
    mentions: list[Mention] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left = self.plain_letters(self.text)

    @staticmethod
    @abstractmethod
    def plain_letters(text: str) -> str:
        """`text` as the patterns of its language expect it, of the same length, without COVER."""

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

    def day_off(self, days: int) -> date | None:
        """The day so many days after the dateline; None where that cannot be reckoned."""
        try:
            return self.dateline + timedelta(days=days) if self.dateline else None
        except OverflowError:
            return None

    def read(self, reader: Callable[[Self], Iterator[Mention]]) -> None:
        """Keep what `reader` finds and cover it."""
        found = list(reader(self))
        self.cover((mention.start, mention.end) for mention in found)
        self.mentions += found

    def cover(self, spans: Iterable[Span]) -> None:
        """Hide these places from the readers that follow."""
        parts: list[str] = []
        done = 0
        for start, end in sorted(spans):
            if end > done:
                start = max(start, done)
                parts += (self.left[done:start], COVER * (end - start))
                done = end
        if parts:
            self.left = "".join(parts) + self.left[done:]
