"""With what a change is compared: 5% year-on-year, 按月上升5%, 較去年同期.

English says it behind the figure, Chinese before it, and each may do the contrary. Only what both
sides say can differ.
"""

import itertools
import re
from collections.abc import Sequence

from ..quantities import CALENDAR, Unit
from .chinese.page import pattern as chinese
from .direction import CHANGES
from .mentions import Mention

_THAN = r"(?:than|over|from|against|to|with|on)\s+(?:in\s+|that\s+(?:in|of)\s+)?(?:the\s+)?(?:previous|preceding|last)"
_ON = r"[- ](?:on|over)[- ]"
_ENGLISH = re.compile(
    "|".join(
        (
            rf"(?P<year>\byear{_ON}year\b|\by-?o-?y\b|\b(?:an?|one)\s+year\s+(?:ago|earlier|before)\b|\b{_THAN}\s+(?:financial\s+|fiscal\s+)?year\b"
            r"|\bsame\s+(?:period|month|quarter|time)\s+(?:(?:of|in)\s+)?(?:the\s+)?(?:last|previous|a)\s+year\b)",
            rf"(?P<quarter>\bquarter{_ON}quarter\b|\bq-?o-?q\b|\b(?:a|one)\s+quarter\s+(?:ago|earlier|before)\b|\b{_THAN}\s+quarter\b(?!\s+of\b))",
            rf"(?P<month>\bmonth{_ON}month\b|\bm-o-m\b|\b(?:a|one)\s+month\s+(?:ago|earlier|before)\b|\b{_THAN}\s+month\b(?!\s+of\b))",
            rf"(?P<week>\bweek{_ON}week\b|\b(?:a|one)\s+week\s+(?:ago|earlier|before)\b|\b{_THAN}\s+week\b)",
        )
    ),
    re.IGNORECASE,
)
# "較上一季的3.7%為高" says of when that figure is.
_CHINESE = chinese(
    r"(?P<year>按年|(?<!不)同比|[較比與](?:去|上|前一)年(?!的?\Z)|去年同[期月季](?!的?\Z))|(?P<quarter>按季|季環比|[較比與]上一?個?季(?!度?的?\Z))"
    r"|(?P<month>按月|月環比|[較比與]上一?個?月(?!份?的?\Z))|(?P<week>按[周週]|[周週]環比|[較比與]上一?個?(?:[周週]|星期)(?!的?\Z))|(?P<quarter_or_month>環比)"
)
_SAYS = chinese("[按比年與較]")  # looked for first: it is quick
_CLAUSE = re.compile(
    r"[;:!?\n]|\.(?=\s)|,(?!\s(?:compared|over|from|against|than|on|or)\b)|\b(?:and|while|but)\b"
)
_CLAUSE_BEFORE = re.compile(r"[;:!?\n]|\.(?=\s)|\b(?:and|while|but)\b")
# "Year-on-year, exports rose 5%": a comma does not end what is said at the beginning.
_OPENING = re.compile(
    r"[\s,]*(?:(?:on|compared\s+(?:with|to))\s+)?(?:an?\s+|the\s+)?", re.IGNORECASE
)
# "Up 5% and 2% year-on-year and month-on-month respectively": of which each is no word tells.
_SHARED = re.compile(r"\brespectively\b|分[別别]", re.IGNORECASE)
_ENGLISH_SENTENCE = re.compile(r"[;!?\n]|\.(?=\s)")
_SENTENCE = chinese("[。；！？!?\n]")
_CHINESE_CLAUSE = chinese("[，。；：！？!?\n]")
_ENGLISH_REACH, _CHINESE_REACH, _BEHIND = 72, 24, 8  # characters
_SENTENCE_REACH = 160
_COMPARED = CHANGES | {Unit.TIMES}


class Bases:
    """Asked for matched figures; those of each side stand in the order of the text."""

    def __init__(
        self, en: str, zh_plain: str, en_mentions: Sequence[Mention], zh_mentions: Sequence[Mention]
    ) -> None:
        """`zh_plain` is folded."""
        self._en, self._zh = en, zh_plain
        self._en_between = _between(en_mentions, len(en))
        self._zh_between = _between(zh_mentions, len(zh_plain))

    def differ(self, en: Mention, zh_hant: Mention) -> bool:
        """Whether one figure is compared with the year before, and the other with last month."""
        if en.unit not in _COMPARED or zh_hant.unit not in _COMPARED:
            return False
        theirs = self._chinese(zh_hant)
        mine = theirs and self._english(en)
        if not (theirs and mine and theirs.isdisjoint(mine)):
            return False
        return not (
            _are_shared(self._en, en, _ENGLISH_SENTENCE)
            or _are_shared(self._zh, zh_hant, _SENTENCE)
        )

    def _english(self, mention: Mention) -> frozenset[str]:
        floor, stop = self._en_between[mention.start]
        behind = self._en[mention.end : min(mention.end + _ENGLISH_REACH, stop)]
        if found := _ENGLISH.search(_CLAUSE.split(behind)[0]):
            return _said(found)
        start = max(mention.start - _ENGLISH_REACH, floor)
        *others, clause = _CLAUSE_BEFORE.split(self._en[start : mention.start])
        first, *more = clause.split(",")
        opening = _ENGLISH.search(first) if more and (others or not start) else None
        if opening and _OPENING.fullmatch(first, 0, opening.start()):
            return _said(opening)
        return _last(_ENGLISH, more[-1] if more else first)

    def _chinese(self, mention: Mention) -> frozenset[str]:
        floor, stop = self._zh_between[mention.start]
        before = self._zh[max(mention.start - _CHINESE_REACH, floor) : mention.start]
        behind = self._zh[mention.end : min(mention.end + _BEHIND, stop)]
        if not (_SAYS.search(before) or _SAYS.search(behind)):
            return frozenset()
        said = _last(_CHINESE, _SENTENCE.split(before)[-1])
        return said or _last(_CHINESE, _CHINESE_CLAUSE.split(behind)[0])


def _are_shared(text: str, mention: Mention, sentence: re.Pattern[str]) -> bool:
    before = text[max(mention.start - _SENTENCE_REACH, 0) : mention.start]
    behind = text[mention.end : mention.end + _SENTENCE_REACH]
    return bool(
        _SHARED.search(sentence.split(before)[-1]) or _SHARED.search(sentence.split(behind)[0])
    )


def _said(found: re.Match[str]) -> frozenset[str]:
    return frozenset(str(found.lastgroup).split("_or_"))


def _last(words: re.Pattern[str], text: str) -> frozenset[str]:
    found = list(words.finditer(text))
    return _said(found[-1]) if found else frozenset()


def _between(mentions: Sequence[Mention], end: int) -> dict[int, tuple[int, int]]:
    """By the start of each figure: where the one before it ends, and the next one begins; the
    last year of "than last year" is none of them."""
    figures = [one for one in mentions if one.unit not in CALENDAR]
    ends = (0, *(one.end for one in figures))
    starts = (*(one.start for one in figures), end)
    return {
        one.start: (floor, stop)
        for one, floor, stop in zip(figures, ends, itertools.islice(starts, 1, None), strict=False)
    }
