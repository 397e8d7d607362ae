"""Figures that changed between two wordings of one text: 400 → 900."""

import re
from collections.abc import Callable, Set
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from ..languages import SourceLanguage
from ..quantities import CALENDAR, Unit
from .chinese import read_chinese
from .english import read_english
from .mentions import Mention

READERS: dict[SourceLanguage, Callable[[str], list[Mention]]] = {
    "en": read_english,
    "zh_hant": read_chinese,
}
_WORD = re.compile(r"[^\W\d_]+|\S")
_CHARACTER = re.compile(r"\S")
_NEAR = 3  # a sum without a noun becomes one of its size, not one more than three times that
_BESIDE = 2  # so many words beside a figure tell its place


@dataclass(frozen=True)
class FigureChange:
    """One figure then and now, each as it is written with its qualifier and unit."""

    before: Mention
    after: Mention


def changed_figures(before: str, after: str, source: SourceLanguage) -> list[FigureChange]:
    """The figures that stand in the same place of both wordings and are not the same, in order."""
    pairs = paired_figures(before, after, source)
    return [pair for pair in pairs if _said(pair.before) != _said(pair.after)]


def paired_figures(before: str, after: str, source: SourceLanguage) -> list[FigureChange]:
    """Which figure of the old wording became which of the new one, equal ones too, in order."""
    read = READERS[source]
    then, now = read(before), read(after)
    stays = {_said(mention) for mention in then} & {_said(mention) for mention in now}
    old, new = _Tokens(before, then, source, stays), _Tokens(after, now, source, stays)
    return [FigureChange(a, b) for a, b in _partners(old, new)]


def _said(mention: Mention) -> tuple[object, ...]:
    return mention.value, mention.high, mention.unit, mention.qualifier


def _kind(mention: Mention) -> str:
    """What a figure counts: figures of one kind may be each other's then and now."""
    words = mention.noun.casefold().split()
    return f"{mention.unit} {words[-1].removesuffix('s') if words else ''}"


def _count_the_same(a: Mention, b: Mention) -> bool:
    return _kind(a) == _kind(b) or (a.unit is b.unit and _joined(a) == _joined(b))


def _joined(mention: Mention) -> str:
    return "".join(mention.noun.casefold().split())  # "data sets" are "datasets"


def _may_become(a: Mention, b: Mention) -> bool:
    """Whether a figure in other words may be the other's then: same unit, same noun; and where
    there is no noun to tell, about as much."""
    if a.unit is not b.unit or a.unit in CALENDAR:
        return False
    if a.noun or b.noun:
        return _count_the_same(a, b)
    if not isinstance(a.value, Decimal) or not isinstance(b.value, Decimal):
        return False
    less, more = sorted((abs(a.value), abs(b.value)))
    return a.unit in (Unit.PER_CENT, Unit.RATIO) or more <= _NEAR * less


class _Tokens:
    """The words of a text, in which each figure is one token: equal to all others of its kind, or
    to itself alone where both wordings say it (`stays`)."""

    def __init__(
        self,
        text: str,
        mentions: list[Mention],
        source: SourceLanguage,
        stays: Set[tuple[object, ...]],
    ) -> None:
        pattern = _WORD if source == "en" else _CHARACTER
        self.words: list[str] = []
        self.mentions: dict[int, Mention] = {}
        position = 0
        for mention in mentions:
            self.words += pattern.findall(text[position : mention.start].casefold())
            self.mentions[len(self.words)] = mention
            said = _said(mention)
            self.words.append(f"\x00{_kind(mention)}{said if said in stays else ''}")
            position = mention.end
        self.words += pattern.findall(text[position:].casefold())

    def between(self, start: int, end: int) -> list[int]:
        return [number for number in range(start, end) if number in self.mentions]


def _partners(old: _Tokens, new: _Tokens) -> list[tuple[Mention, Mention]]:
    """Which figure of the old wording became which of the new one, in the order of the new."""
    pairs: dict[int, int] = {}  # place in the new wording: place in the old one
    doubtful: list[tuple[int, int]] = []
    matcher = SequenceMatcher(None, old.words, new.words, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        left, right = old.between(a, b), new.between(c, d)
        if tag == "equal":
            told = b - a - len(left) >= _BESIDE  # words that stand there as well
            for after, before in zip(right, left, strict=True):
                one, other = old.mentions[before], new.mentions[after]
                if one.noun or told or _said(one) == _said(other) or _may_become(one, other):
                    pairs[after] = before
        elif len(left) == len(right):
            doubtful += zip(right, left, strict=True)
    # A statement in quite other words still counts the same things, each of them once.
    for number, mention in new.mentions.items():
        if number not in pairs and mention.noun:
            same = [n for n, m in old.mentions.items() if _count_the_same(m, mention)]
            if len(same) == 1 and same[0] not in pairs.values():
                pairs[number] = same[0]
    for number, before in doubtful:
        may = _may_become(old.mentions[before], new.mentions[number])
        if may and number not in pairs and before not in pairs.values():
            pairs[number] = before
    return [(old.mentions[pairs[n]], new.mentions[n]) for n in sorted(pairs)]
