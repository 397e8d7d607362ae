"""Per what a figure is said: HK$7,200 a bed a month, 每月7,200港元, 每平方呎, 每人.

English says it behind the figure, Chinese before it. Only what both sides say, each beyond doubt and
of one family (time, area, people), can differ.
"""

import itertools
import re
from collections.abc import Iterable, Sequence

from ..quantities import CALENDAR, Unit
from .chinese.page import fold
from .chinese.page import pattern as chinese
from .mentions import Mention

# "Per team leader", "per student group": of whom the next word says.
_NO_NOUN = r"(?! (?!(?:an?|per|each|every|of|on|by|as|if|when|is|was|last|this|today)\b)[a-z])"
# A family; one of it; its English words; its Chinese words behind 每, and those that say 每 themselves.
_PER = (
    ("time", "second", "(?<=per )second", "秒(?!鐘)|秒鐘", ""),
    ("time", "minute", "minute", "分鐘", ""),
    ("time", "hour", "hour", "個?小時|個?鐘頭|句鐘", "時[薪租]"),
    ("time", "day", "day|night", "[日天晚夜](?!間)", "日[薪租]"),
    ("time", "week", "week", "(?:個?星期|個?禮拜|[周週])(?![一二三四五六日])", "[周週]薪"),
    ("time", "month", "month", "個?月", "月[租薪費]"),
    ("time", "quarter", "quarter", "個?季度?", ""),
    (
        "time",
        "year",
        "(?:(?:school|academic|financial|calendar) )?year|annum",
        "[財學]?年度?",
        "年[薪租費]",
    ),
    ("area", "square_foot", "(?:square|sq) (?:foot|ft)", "平?方?英?呎", "呎[租價]"),
    ("area", "square_metre", "(?:square|sq) (?:metre|meter|m)", "平方?公?[米尺]", ""),
    (
        "people",
        "person",
        f"(?:person|head|capita|student|pupil|participant|visitor|passenger){_NO_NOUN}",
        "[人名位]",
        "人均",
    ),
    ("people", "household", f"(?:household|family){_NO_NOUN}", "戶", ""),
    ("people", "team", f"(?:team|group){_NO_NOUN}", "[隊組](?!長|員)", ""),
)
_FAMILY = {name: family for family, name, *_ in _PER}
_WORDS = "|".join(f"(?P<{name}>{words})" for _, name, words, *_ in _PER)
_ENGLISH = re.compile(
    rf"\b(?P<said>an?|per|each|every) (?:{_WORDS})(?![\w-])(?! (?:ago|later|earlier|or|and|before|after)\b)",
    re.IGNORECASE,
)
# "The monthly fee is HK$500", "HK$500 million annually": read where nothing else says a rate.
_EVERY = "(?P<day>daily|nightly)|(?P<week>weekly)|(?P<month>monthly)|(?P<quarter>quarterly)|(?P<year>annual|yearly)"
_PAID = re.compile(
    rf"(?<![\w-])(?:{_EVERY}) (?:[a-z]+ ){{0,2}}?(?:fee|rent|rental|wage|salary|pay|cost|charge|price|allowance|subsidy|stipend|pension)s?"
    r"(?: (?:of|is|was|will be|at|to|from|about|around|some|over|up|costs?))*\s?\Z",
    re.IGNORECASE,
)
_LY = re.compile(
    rf"(?:[a-z]+ ){{0,2}}?(?:{_EVERY.replace('annual', 'annually')})(?! [a-z]|[\w-])", re.IGNORECASE
)
_BY_THE_WAY = re.compile(
    r"\b(?:in|for|of|as|than|within|after|before|about|over|under|from|to|by|with|on|at|is|was|half|such|once|twice"
    r"|just|only|until|not|or|and|like|during|more)\s+\Z",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:!?\n(]|[.,](?=\s)|\b(?:and|but|while|who|which|that|for|to|from|with|in|at|on)\b"
)
_SENTENCE = re.compile(r"[;:!?\n]|[.,](?=\s)")
_CHINESE = chinese(
    f"每(?:一)?(?:{'|'.join(f'(?P<{name}>{words})' for _, name, _, words, _ in _PER)})"
    "|" + "|".join(f"(?P<{name}_>{words})" for _, name, _, _, words in _PER if words)
)
_SAYS = re.compile("[每租價价薪費费均]")  # looked for first: it is quick
_CHINESE_CLAUSE = re.compile(r"[,，;；:：。！？!?\n]")
_REACH = {True: 44, False: 16}  # characters


class Rates:
    """Asked for matched figures; the figures of each side stand in the order of the text."""

    def __init__(
        self, en: str, zh_hant: str, en_mentions: Sequence[Mention], zh_mentions: Sequence[Mention]
    ) -> None:
        self._en, self._zh_hant = en, zh_hant
        self._begins = _neighbours(en_mentions, before=False)
        self._ended = _neighbours(zh_mentions, before=True)

    def differ(self, en: Mention, zh_hant: Mention) -> bool:
        """Whether one figure is per month and the other per week."""
        if en.unit in CALENDAR or zh_hant.unit in CALENDAR or en.unit == Unit.ORDINAL:
            return False
        theirs = self._chinese(zh_hant)
        if not theirs:
            return False
        mine = self._english(en)
        return any(family in theirs and theirs[family] != one for family, one in mine.items())

    def _english(self, mention: Mention) -> dict[str, str]:
        stop = min(self._begins.get(mention.start, len(self._en)), mention.end + _REACH[True])
        words = " ".join(_CLAUSE.split(self._en[mention.end : stop])[0].split())
        return self._said_behind(words) or self._said_otherwise(mention, words)

    def _said_otherwise(self, mention: Mention, words: str) -> dict[str, str]:
        before = self._en[max(mention.start - _REACH[True], 0) : mention.start]
        before = " ".join(_SENTENCE.split(before)[-1].split())
        return _families(filter(None, (_PAID.search(before), _LY.match(words))))

    @staticmethod
    def _said_behind(words: str) -> dict[str, str]:
        return _families(
            one
            for one in _ENGLISH.finditer(words)
            if one["said"].lower() == "per"
            or (_is_clear(one) and not _BY_THE_WAY.search(words, 0, one.start()))
        )

    def _chinese(self, mention: Mention) -> dict[str, str]:
        floor = max(self._ended.get(mention.start, 0), mention.start - _REACH[False])
        words = _CHINESE_CLAUSE.split(self._zh_hant[floor : mention.start])[-1]
        if not _SAYS.search(words):
            return {}
        words = fold(words)
        return _families(_CHINESE.finditer(words))


def _is_clear(found: re.Match[str]) -> bool:
    """False of "a student", which may begin something else; "a head" and "each student" do not."""
    said, _, of = found[0].lower().partition(" ")
    return said in ("each", "every") or of == "head" or _FAMILY[_name(found)] != "people"


def _name(found: re.Match[str]) -> str:
    """What was found, as `_PER` names it."""
    names = (name for name, words in found.groupdict().items() if words and name != "said")
    return next(names).rstrip("_")


def _families(found: Iterable[re.Match[str]]) -> dict[str, str]:
    """What is said of each family; nothing where it says two things of one."""
    said: dict[str, set[str]] = {}
    for one in found:
        name = _name(one)
        said.setdefault(_FAMILY[name], set()).add(name)
    return {family: names.pop() for family, names in said.items() if len(names) == 1}


def _neighbours(mentions: Sequence[Mention], *, before: bool) -> dict[int, int]:
    """By the start of each figure: where the one before it ends, or where the next one begins."""
    pairs = itertools.pairwise(mentions)
    if before:
        return {following.start: one.end for one, following in pairs}
    return {one.start: following.start for one, following in pairs}
