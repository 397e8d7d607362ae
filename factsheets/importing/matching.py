"""Which facts of a new edition are facts of the one before: same subject, maybe another value.

Plain Python: proposals for a person to accept, never a decision.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from cyberport_cms.bilingual.figures.changes import READERS, paired_figures
from cyberport_cms.bilingual.figures.mentions import Mention
from cyberport_cms.bilingual.languages import SourceLanguage
from cyberport_cms.bilingual.quantities import Unit

LEAST = 0.35  # below this, two statements are about different things
SURE = 0.5  # from here on nobody has to be asked
_WORD = re.compile(r"[a-z][a-z'’-]+|[㐀-鿿]")
_ENDINGS = re.compile(r"(?:'s|’s|es|s|ing|ed)$")
_RARE = 3  # a counted thing that more statements count does not tell which is which
_SAME_COUNT = 0.3
_NEAR_COUNT = 0.25  # the same kind of thing, and about as many of them
_AS_MANY = 2
_TELLING = 100  # that many of a thing are not by chance about as many
_CONTAINED = 0.8  # a short statement whose words all stand in a long one is as alike as this


@dataclass(frozen=True)
class Match:
    """Fact number `old` of the edition before and number `new` of the next one, and how alike they
    are, from 0 to 1: their words, and what they count, but not the values."""

    old: int
    new: int
    likeness: float
    sure: bool = False  # near enough to be taken without a person's yes


def propose(old: Sequence[str], new: Sequence[str], source: SourceLanguage) -> list[Match]:
    """The likeliest partners among two lists of statements, each in one match at most, in the order
    of the new one."""
    subjects = _subjects([*old, *new], source)
    before, after = subjects[: len(old)], subjects[len(old) :]
    candidates = [
        Match(o, n, likeness)
        for o, left in enumerate(before)
        for n, right in enumerate(after)
        if (likeness := left.likeness(right)) >= LEAST
    ]
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    matches: list[Match] = []
    for match in sorted(candidates, key=lambda m: (-m.likeness, abs(m.old - m.new))):
        if match.old not in taken_old and match.new not in taken_new:
            taken_old.add(match.old)
            taken_new.add(match.new)
            matches.append(match)
    matches = [replace(m, sure=_is_sure(m, old[m.old], new[m.new], source)) for m in matches]
    return sorted(matches, key=lambda match: match.new)


def _is_sure(match: Match, old: str, new: str, source: SourceLanguage) -> bool:
    """Alike in words, or in what they count by the hundred: lampposts were 400 and are 900."""
    return match.likeness >= SURE or any(
        pair.after.unit is Unit.COUNT and _is_telling(pair.before) and _is_telling(pair.after)
        for pair in paired_figures(old, new, source)
    )


def _is_telling(mention: Mention) -> bool:
    return isinstance(mention.value, Decimal) and mention.value >= _TELLING


@dataclass(frozen=True)
class _Subject:
    """What a statement is about: its words, the rarer the heavier, and the things it counts."""

    words: dict[str, float]
    counted: frozenset[str]
    amounts: tuple[tuple[str, Decimal], ...]  # kind of thing, how many

    def likeness(self, other: "_Subject") -> float:
        common = self.words.keys() & other.words.keys()
        if not common:
            return 0.0
        shared = sum(self.words[word] * other.words[word] for word in common)
        cosine = shared / math.sqrt(_square(self) * _square(other))
        shorter = min(self, other, key=_square)
        contained = sum(shorter.words[word] ** 2 for word in common) / _square(shorter)
        alike = max(cosine, _CONTAINED * contained)
        return min(1.0, alike + self._count_likeness(other))

    def _count_likeness(self, other: "_Subject") -> float:
        if self.counted & other.counted:
            return _SAME_COUNT
        near = any(
            kind == other_kind and max(a, b) < _AS_MANY * min(a, b)
            for kind, a in self.amounts
            for other_kind, b in other.amounts
        )
        return _NEAR_COUNT if near else 0.0


def _square(subject: _Subject) -> float:
    return sum(weight**2 for weight in subject.words.values())


def _subjects(texts: Sequence[str], source: SourceLanguage) -> list[_Subject]:
    words = [_phrases([_stem(word) for word in _WORD.findall(text.casefold())]) for text in texts]
    seen = Counter(word for text in words for word in text)
    counted = [_counted(text, source) for text in texts]
    counts = Counter(thing for things, _amounts in counted for thing in things)
    return [
        _Subject(
            {word: math.log(1 + len(texts) / seen[word]) for word in text},
            frozenset(thing for thing in things if counts[thing] <= _RARE),
            tuple((things[thing], value) for thing, value in amounts),
        )
        for text, (things, amounts) in zip(words, counted, strict=True)
    ]


def _phrases(words: list[str]) -> set[str]:
    """The words and each two that follow each other: names are told by them."""
    return {*words, *(f"{a} {b}" for a, b in pairwise(words))}


def _counted(text: str, source: SourceLanguage) -> tuple[dict[str, str], list[tuple[str, Decimal]]]:
    """What the statement counts: "smart lampposts", of the kind "lampposts", and how many."""
    things: dict[str, str] = {}
    amounts: list[tuple[str, Decimal]] = []
    for mention in READERS[source](text):
        words = [_stem(word) for word in mention.noun.casefold().split()]
        if mention.unit is Unit.COUNT and words and isinstance(mention.value, Decimal):
            thing = "".join(words)  # "data sets" are "datasets"
            things[thing] = words[-1]
            if _is_telling(mention):
                amounts.append((thing, mention.value))
    return things, amounts


def _stem(word: str) -> str:
    return _ENDINGS.sub("", word)
