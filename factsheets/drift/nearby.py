"""Are two equal numbers about the same thing? Their nouns and the words around them tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cyberport_cms.bilingual.figures.nouns import chinese_classes, english_classes
from cyberport_cms.bilingual.languages import ENGLISH, SourceLanguage

_ENDS = {
    "en": re.compile(r"[.!?;](?=\s|$)|\n"),
    "zh_hant": re.compile(r"[。！？；\n]"),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_HAN = re.compile(r"[㐀-䶿一-鿿]+")
_REACH = {"en": 10, "zh_hant": 24}  # words, characters
# Words that stand beside every number here; the house's own name is in every second sentence.
_EMPTY = frozenset(
    "a about all also among an and are around as at be been by cyberport for from had has have hong "
    "in including into is it its kong more most nearly new now of on or our over s some than that "
    "the their there these they this to total up was we were which who will with year".split()
)
_EMPTY_HAN = re.compile(
    r"數碼港|香港|超過|多於|至少|最多|接近|以上|左右|其中|以及|目前|現時|現有|已有|共有|今年|去年"
    r"|[的了和及與在是有為於已將也並之其等逾約近達共由至從到這該各可會又而或]"
)
_OF = re.compile(r"\b(?:at|by|for|from|in|of|on|to|with)\b")
_ARE = {
    "en": re.compile(
        r"[\w \N{NO-BREAK SPACE}&'’-]{0,60}?\b(?:are|were|is|was|be|become)\s+(?P<what>[^.,;:!?()\n]+)"
    ),
    # Also of several joined nouns the last one: 家企業及初創成員.
    "zh_hant": re.compile(
        r"[㐀-䶿一-鿿]{1,8}(?:是|為|及|和|與)(?P<what>[㐀-䶿一-鿿]{2,8})(?![㐀-䶿一-鿿])"
    ),
}
_LONGEST_NOUN = 4  # characters; what follows is rarely the noun
_MEASURES = "個名位間家所項宗份張條座幢層次場屆架台部輛艘件套人"


@dataclass(frozen=True)
class Surroundings:
    """What is counted, and the words around it: stems in English, pairs of characters in Chinese."""

    source: SourceLanguage
    noun: str
    words: frozenset[str]
    names: frozenset[str] = frozenset()  # by which a fact calls it elsewhere than beside it

    @property
    def telling(self) -> frozenset[str]:
        """Words of which a text about the same thing has one at least."""
        return self.words | _kernels(self) | self.names


def surroundings(
    text: str, start: int, end: int, noun: str, source: SourceLanguage
) -> Surroundings:
    """The surroundings of the figure at `start` to `end`, within its sentence."""
    breaks = _ENDS[source]
    first = max((m.end() for m in breaks.finditer(text, 0, start)), default=0)
    last = found.start() if (found := breaks.search(text, end)) else len(text)
    before, after, reach = text[first:start], text[end:last], _REACH[source]
    if source == ENGLISH:
        near = [*_WORD.findall(before)[-reach:], *_WORD.findall(after)[:reach]]
        words = {_stem(word) for word in near} - _EMPTY
    else:
        words = _pairs(before[-reach:]) | _pairs(after[:reach].lstrip(_MEASURES))
    return Surroundings(source, _bare(noun, source), frozenset(words))


def sentences(text: str, source: SourceLanguage) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    ends = [found.end() for found in _ENDS[source].finditer(text)]
    return list(pairwise([0, *ends, len(text)]))


def words_of(text: str, source: SourceLanguage) -> frozenset[str]:
    """Words as `Surroundings` has them."""
    if source == ENGLISH:
        return frozenset({_stem(word) for word in _WORD.findall(text)} - _EMPTY)
    return frozenset(_pairs(text))


def name_in(title: str, source: SourceLanguage) -> frozenset[str]:
    """The noun of a few words that name something: "Members:" and 社群成員：, "Jobs in start-ups"."""
    if source != ENGLISH:
        runs = _HAN.findall(_EMPTY_HAN.sub(" ", title))
        return frozenset(run[-2:] for run in runs[-1:] if len(run) > 1)
    words = [_stem(word) for word in _WORD.findall(_OF.split(title, maxsplit=1)[0])]
    return frozenset(words[-1:]) - _EMPTY


def predicate(text: str, end: int, source: SourceLanguage) -> frozenset[str]:
    """What those that are counted up to `end` are said to be: "2,300 companies are members of …"."""
    found = _ARE[source].match(text, end)
    return name_in(found["what"], source) if found else frozenset()


def likeness(typed: Surroundings, said: Sequence[Surroundings], *, is_common: bool) -> int:
    """How alike a figure in a text is to a figure of a fact; 0 where it counts something else.

    `is_common`: the number is one that is met anywhere, such as 12; more has to agree then.
    """
    return max((_alike(typed, one, is_common) for one in said), default=0)


def _alike(typed: Surroundings, said: Surroundings, is_common: bool) -> int:
    nouns = _kernels(typed), _kernels(said)
    shared = len((typed.words & said.words) - nouns[0] - nouns[1])
    # A long noun says more than a short one: "research laboratories", 研究實驗室.
    shared += len(nouns[0] & nouns[1]) > (1 if typed.source == ENGLISH else 2)
    match _same_noun(typed, said):
        case True:
            needed = 2 if is_common else 0
        case None:  # neither counts a thing, or only one of them says which
            needed = 3 if is_common else 2 if typed.noun or said.noun else 1
        case _:
            if not _of_one_class(typed, said) or is_common:
                return 0
            needed = 3
    return shared + 1 if shared >= needed else 0


def _same_noun(typed: Surroundings, said: Surroundings) -> bool | None:
    """Whether both count the same; None where it is not said."""
    if typed.noun and said.noun:
        called = _kernels(said) | said.names
        if typed.source != ENGLISH:
            return bool(_kernels(typed) & called)
        # A noun may run on into a verb ("members chose"), and may have others before it.
        return _head(typed) in called or _head(said) in _kernels(typed)
    for one, other in ((typed, said), (said, typed)):
        if one.noun and (_kernels(one) | one.names) & other.words:
            return True  # "membership grew to 2,100", 成員達2,100名
    return None


def _of_one_class(typed: Surroundings, said: Surroundings) -> bool:
    classes = english_classes if typed.source == ENGLISH else chinese_classes
    return bool(classes(typed.noun) & classes(said.noun))


def _head(around: Surroundings) -> str:
    return _stem(around.noun.split()[-1])


def _kernels(around: Surroundings) -> set[str]:
    """What may be the noun itself: its words, or the pairs of its first characters."""
    if around.source == ENGLISH:
        return {_stem(word) for word in around.noun.split()} - _EMPTY
    return _pairs(around.noun[:_LONGEST_NOUN])


def _bare(noun: str, source: SourceLanguage) -> str:
    if source == ENGLISH:
        return "" if noun == "strong" else noun  # a 2,100-strong community
    bare = noun.lstrip(_MEASURES)
    return bare if len(bare) > 1 else ""


def _stem(word: str) -> str:
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("ship")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _pairs(text: str) -> set[str]:
    runs = _HAN.findall(_EMPTY_HAN.sub(" ", text))
    pairs = {run[n : n + 2] for run in runs for n in range(len(run) - 1)}
    return pairs | {word.lower() for word in _LATIN.findall(text)}
