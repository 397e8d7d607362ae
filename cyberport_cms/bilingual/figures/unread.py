"""Numbers of a text that were read as no figure: of names ("Release 4"), of words (八卡列車)."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from ..quantities import Qualifier, Unit
from .chinese.numerals import small_number
from .english.numbers import TEENS, UNITS
from .mentions import Mention
from .nearby import Rows
from .places import Figure

_DIGITS = re.compile(
    r"(?<![A-Za-z0-9.,/:-])[0-9]{1,6}(?:\.[0-9]{1,2})?(?![A-Za-z0-9/:-]|[.,][0-9])"
)
_OF_A_NAME = re.compile("[一二三四五六七八九十]{1,3}(?=[號号樓楼期座])")  # 八號信號
_CHARACTERS = re.compile("[一二三四五六七八九十百千]{1,4}")
_VAGUE = re.compile("成千上[萬万百]|成百上千|千千[萬万][萬万]")
_HOW_MANY = {Decimal(100), Decimal(1000), Decimal(10_000)}
_WORD_BEFORE = re.compile(r"\b(?P<word>[A-Z][A-Za-z]{1,30})\x20\Z", re.ASCII)
_EVENT = re.compile(r"\b([A-Z][A-Za-z]{1,30})\x20((?:19|20)[0-9]{2})(?![0-9])", re.ASCII)
_HALFWAY = re.compile(r"\b(?:half|mid)-?\s?way\b", re.IGNORECASE)
_HALF = 50  # per cent
_WORDS = {**UNITS, **TEENS}
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)


class Unread:
    """The numbers of one side that are part of none of its mentions."""

    def __init__(self, text: str, mentions: Sequence[Mention], other_text: str) -> None:
        """`other_text` is that of the figures that are asked for."""
        self._text, self._mentions, self._other_text = text, mentions, other_text
        self._rows: dict[int, tuple[set[Decimal], bool]] = {}

    @cached_property
    def _covered(self) -> set[int]:
        return {i for mention in self._mentions for i in range(mention.start, mention.end)}

    @cached_property
    def names(self) -> frozenset[str]:
        """The numbers of the whole text; seldom asked for."""
        end = len(self._text)
        return frozenset(
            {found.group() for found in self._free(_DIGITS, 0, end)}
            | {str(small_number(one.group())) for one in self._free(_OF_A_NAME, 0, end)}
        )

    def has(self, figure: Figure, others: Rows) -> bool:
        """Whether the number of a figure stands unread in the paragraph beside it."""
        mention = figure.mention
        if not isinstance(mention.value, Decimal) or mention.high is not None:
            return False
        if mention.value in _HOW_MANY and mention.qualifier == Qualifier.OVER and self._is_vague:
            return True
        if figure.row not in self._rows:
            self._rows[figure.row] = self._numbers(*self._paragraph(figure.row, others))
        numbers, has_half = self._rows[figure.row]
        return mention.value in numbers or (
            has_half and mention.value == _HALF and mention.unit == Unit.PER_CENT
        )

    def has_event(self, mention: Mention) -> bool:
        """Whether a year belongs to a name that stands here as well: Expo Asia 2026."""
        before = _WORD_BEFORE.search(self._other_text, max(mention.start - 32, 0), mention.start)
        return before is not None and (before["word"], str(mention.value)) in self._events

    @cached_property
    def _events(self) -> frozenset[tuple[str, ...]]:
        return frozenset(found.groups() for found in _EVENT.finditer(self._text))

    @cached_property
    def _is_vague(self) -> bool:
        return _VAGUE.search(self._text) is not None

    def paragraph(self, row: int, others: Rows) -> str:
        """The paragraph of this row; empty where it has no figure."""
        start, end = self._paragraph(row, others)
        return self._text[start:end]

    def _paragraph(self, row: int, others: Rows) -> tuple[int, int]:
        beside = others.first(row)
        if not beside:
            return 0, 0
        end = self._text.find("\n", beside.mention.end)
        start = self._text.rfind("\n", 0, beside.mention.start) + 1
        return start, len(self._text) if end < 0 else end

    def _numbers(self, start: int, end: int) -> tuple[set[Decimal], bool]:
        """What stands unread there, and whether it says "halfway"."""
        numbers = {Decimal(_WORDS[one.group().lower()]) for one in self._free(_WORD, start, end)}
        numbers |= {
            Decimal(small_number(one.group())) for one in self._free(_CHARACTERS, start, end)
        }
        numbers |= {Decimal(one.group()) for one in self._free(_DIGITS, start, end)}
        return numbers, bool(self._free(_HALFWAY, start, end))

    def _free(self, pattern: re.Pattern[str], start: int, end: int) -> list[re.Match[str]]:
        found = pattern.finditer(self._text, start, end)
        return [one for one in found if one.start() not in self._covered]
