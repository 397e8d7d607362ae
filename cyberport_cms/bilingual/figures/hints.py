"""Words that qualify a figure from a distance: 約佔總數一成, "the maximum fine is $50,000"."""

import re
from typing import NamedTuple

from ..quantities import Qualifier
from .chinese.page import pattern as chinese

_LIMITS = frozenset({Qualifier.UP_TO, Qualifier.AT_LEAST})
_ENGLISH_BEFORE = {
    Qualifier.UP_TO: r"up to|max(?:imum)?|at most|limit(?:ed)?|ceiling|cap(?:ped)?|no more than"
    r"|as (?:many|much|high|long) as|highest|longest|peak(?:s|ed)?|within|(?:can|could|may|might|would) reach"
    r"|reach(?:es|ed|ing)?(?=\s+(?:[a-z-]+\s+){0,4}\Z)",
    Qualifier.AT_LEAST: r"at least|min(?:imum)?|no (?:fewer|less) than|lowest|threshold",
    Qualifier.OVER: r"more than|above|exceed\w*|surpass\w*|tops?|topp\w+|pass(?:es|ed|ing)?|cross\w*|higher than|over",
    Qualifier.ABOUT: r"about|around|roughly|approximately|estimated",
    Qualifier.NEARLY: r"nearly|almost|close to|just under|approaching",
    Qualifier.UNDER: r"under|less than|fewer than|below|lower than|short of",
}
_ENGLISH_BEHIND = {
    Qualifier.AT_LEAST: r"(?:or|and) (?:more|above|over|older|larger|longer|higher)|at least|minimum",
    Qualifier.UP_TO: r"(?:or|and) (?:less|fewer|below|under|younger|smaller|shorter)|at most|maximum",
    Qualifier.ABOUT: r"or so|or thereabouts",
}
_CHINESE_BEFORE = {
    Qualifier.UP_TO: "最高|最多|至多|最[長大深遠闊寬重厚快久]|上限|不多於|不超過|多達|高達|長達|限[購報用取領]|只限|僅限|最早|最遲",
    Qualifier.AT_LEAST: "最少|至少|最低|最短|下限|不少於|起碼|年滿|滿(?=\\Z)",
    Qualifier.OVER: "超過|超出|超逾|多於|高於|突破|逾(?!期)",
    Qualifier.ABOUT: "大約|(?<![合契條簽預紐節制履續邀租公特])約(?![定會束瑟翰])|估計",
    Qualifier.NEARLY: "接近|將近|幾乎|(?<![最附鄰])近(?=[佔有達]|\\Z)",
    Qualifier.UNDER: "少於|低於|不足|不到|不及|不用|未滿",
}
_CHINESE_BEHIND = {
    Qualifier.AT_LEAST: "或以上|最低|下限|起",
    Qualifier.UP_TO: "或以下|或之前|最高|上限|以內",
    Qualifier.OVER: "以上",
    Qualifier.ABOUT: "左右|上下",
    Qualifier.UNDER: "以下",
}


def _together(words: dict[Qualifier, str], form: str) -> str:
    return "|".join(form.format(f"(?P<{q.value}>{some})") for q, some in words.items())


_WORDS = {
    True: (
        re.compile(_together(_ENGLISH_BEFORE, r"\b{}\b"), re.IGNORECASE),
        re.compile(_together(_ENGLISH_BEHIND, r"\b{}\b"), re.IGNORECASE),
    ),
    False: (
        chinese(_together(_CHINESE_BEFORE, "{}")),
        chinese(_together(_CHINESE_BEHIND, "{}")),
    ),
}
_WITHIN = chinese("內(?![地容部外在])")  # 24小時內: in up to 24 hours, in less
# "The meal may contain 2,500 mg", of which Chinese says 可達; the month has a capital.
_MAY = re.compile(r"\b(?:can|could|may|might)\b")
# "Up to 70%, or 90% with insurance", "up to 40%, and 60% to hotels": what was said of the limit
# before holds on. Where a noun or verb stands between ("50 joined, and 300 firms") it does not.
_CLAUSE = {
    True: re.compile(r"[;:!?\n]|[.,](?=\s)(?!(?<=,)\sor\s\Z|(?<=[0-9%],)\sand\s\Z)"),
    False: re.compile(r"[,，;；:：。！？!?\n]"),
}
_BEFORE = {True: 60, False: 24}  # characters
_BEHIND = {True: 30, False: 10}


class Hints(NamedTuple):
    """What the clause of a figure says of it."""

    qualifiers: frozenset[Qualifier] = frozenset()
    possible: bool = False  # it may come to so much, and need not


def hints(text: str, start: int, end: int, others: tuple[int, int], *, english: bool) -> Hints:
    """The qualifiers in the clause of a figure that may be its own.

    The figure stands from `start` to `end`; `others` is where the one before it ends and where the
    next one begins, Chinese `text` is folded: only a limit ("a maximum of $50,000 and two years") reaches over another figure.
    """
    ended, begins = others
    before, behind = _WORDS[english]
    floor = max(start - _BEFORE[english], 0)
    clause = [one.end() for one in _CLAUSE[english].finditer(text, floor, start)]
    floor = clause[-1] if clause else floor
    words = text[floor:start]
    possible = english and _MAY.search(text, max(floor, ended), start) is not None
    found = {
        kind
        for one in before.finditer(words)
        if (kind := Qualifier(str(one.lastgroup))) in _LIMITS or floor + one.start() >= ended
    }
    stop = min(end + _BEHIND[english], begins)
    closed = _CLAUSE[english].search(text, end, stop)
    words = text[end : closed.start() if closed else stop]
    found |= {Qualifier(str(one.lastgroup)) for one in behind.finditer(words)}
    if not english and _WITHIN.search(words):
        found |= {Qualifier.UP_TO, Qualifier.UNDER}
    return Hints(frozenset(found), possible)
