"""Two figures that changed places: each stands on the other side, where the other should.

Values alone cannot tell: both are there. But two languages that put whole phrases in another order
seldom exchange two single figures around those between them; and the words beside a figure (what
is counted, up or down, "of the total") go with it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from ..quantities import CALENDAR
from .places import Figure

_MOST = 24  # pairs of a paragraph that are looked at
# How much better the words must fit the other way round, with the figures between as a help.
NEEDED = 2.5
LEAST = 1
_CLOSED = {
    True: re.compile(r"[;:!?\n]|[.,](?=\s)|\b(?:and|while|but)\b"),
    False: re.compile(r"[，,；;：:。！？\n]"),
}
_REACH = {True: 45, False: 14}  # characters beside a figure
# What is said of a figure, in both languages: words that translate one another, and no others.
_TOPICS = (
    ("total", r"of (?:the|all|its) |total|account", "佔|占|總數|當中|其中|合共|共"),
    ("average", r"average|mean|median", "平均|中位數"),
    ("change", r"up|rise|rose|increas\w*|gr[eo]w\w*|higher|more than", "升|增|漲|高於|多"),
    ("fall", r"down|fell|fall\w*|decreas\w*|drop\w*|lower|fewer", "跌|減|降|低於|少"),
    ("man", r"m[ae]n|males?|boys?", "男"),
    ("woman", r"wom[ae]n|females?|girls?", "女"),
    ("age", r"aged?|old", "歲|年齡"),
    ("application", r"appl\w+|entries|submi\w+", "申請|參賽|作品"),
    ("choice", r"select\w*|chosen|shortlist\w*|winn\w+|won|award\w*", "選出|入圍|得獎|獲選|獲"),
    ("start", r"since|began|started|launched|founded|established", "自|創立|成立|開始|推出"),
    ("aim", r"reach\w*|target\w*|goal|aim\w*", "達|目標"),
    ("price", r"price\w*|cost\w*|fares?|fees?|pay\w*|paid|charge\w*", "價|費|售|收費|支付"),
    ("loss", r"loss\w*|deficit|debt", "虧|赤字|債"),
    ("profit", r"profit\w*|earn\w*|income|revenue", "盈|利潤|收入|收益"),
    ("injury", r"injur\w+|wounded", "受傷|傷"),
    ("death", r"died?|dead|deaths?|killed", "死"),
    ("rain", r"rain\w*", "雨"),
    ("heat", r"temperature\w*|degrees?", "氣溫|度"),
    ("width", r"wide|width", "闊|寬"),
    ("height", r"high|tall|height", "高"),
    ("length", r"long|length", "長"),
    ("weight", r"weigh\w*|heavy|kg|tonnes?", "重"),
    ("surface", r"area|square|hectares?", "面積|平方|公頃"),
    ("storey", r"storeys?|floors?|levels?", "層|樓"),
    ("share", r"per ?cent|%", "%|％|成|百分"),
    ("time", r"times|fold", "倍"),
    ("mainland", r"mainland|china", "內地|中國"),
    ("hong_kong", r"hong kong|local", "香港|本港|本地"),
    ("europe", r"europe\w*", "歐"),
    ("america", r"america\w*|united states|us", "美國|北美"),
    ("japan", r"japan\w*", "日本"),
    ("korea", r"korea\w*", "韓"),
    ("child", r"child(?:ren)?|kids?", "兒童|小童|子女"),
    ("first_prize", r"gold|champion\w*", "金|冠軍"),
    ("second_prize", r"silver|runners?-up", "銀|亞軍"),
    ("history", r"history|anniversary|years? ago", "歷史|周年|年前"),
)
_ENGLISH = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{en})" for name, en, _ in _TOPICS) + r")(?![a-z])",
    re.IGNORECASE,
)
_CHINESE = re.compile("|".join(f"(?P<{name}>{zh})" for name, _, zh in _TOPICS))


def swapped(
    en: str, zh_hant: str, pairs: Sequence[tuple[Figure, Figure]]
) -> Iterator[tuple[int, int]]:
    """Places in `pairs` of the figures that changed places; `pairs` are those that agree.

    Only figures of one kind that cross each other are doubted, once each.
    """
    for row in _rows(pairs):
        if len(row) > _MOST:
            continue
        ranks = _ranks([pairs[i][1] for i in row])
        if ranks == sorted(ranks):
            continue
        crossed = [
            (i, j, straighter)
            for i, j in combinations(range(len(row)), 2)
            if (straighter := _straighter(ranks, i, j))
            and _may_change(pairs[row[i]], pairs[row[j]])
        ]
        if not crossed:
            continue
        speak_en = _all_topics(en, [pairs[i][0] for i in row], english=True)
        speak_zh = _all_topics(zh_hant, [pairs[i][1] for i in row], english=False)
        doubted = []
        for i, j, straighter in crossed:
            better = _better(speak_en[i], speak_zh[i], speak_en[j], speak_zh[j])
            if better >= LEAST and better + straighter / 2 >= NEEDED:
                doubted.append((-better - straighter / 2, i, j))
        done: set[int] = set()
        for _, i, j in sorted(doubted):
            if not {i, j} & done:
                done |= {i, j}
                yield row[i], row[j]


def _rows(pairs: Sequence[tuple[Figure, Figure]]) -> Iterator[list[int]]:
    """The pairs of each paragraph, in the order of the English."""
    rows: dict[int, list[int]] = {}
    for place, (en, zh_hant) in enumerate(pairs):
        if en.row == zh_hant.row:
            rows.setdefault(en.row, []).append(place)
    for row in rows.values():
        yield sorted(row, key=lambda place: pairs[place][0].index)


def _ranks(figures: Sequence[Figure]) -> list[int]:
    order = sorted(figures, key=lambda figure: figure.index)
    return [order.index(figure) for figure in figures]


def _straighter(ranks: Sequence[int], i: int, j: int) -> int:
    """How many more figures would stand in the same order, were these two exchanged; at most 6."""
    low, high = ranks[j], ranks[i]
    if low > high:
        return 0
    return min(1 + 2 * sum(low < one < high for one in ranks[i + 1 : j]), 6)


def _may_change(a: tuple[Figure, Figure], b: tuple[Figure, Figure]) -> bool:
    """Whether these are figures of one kind, which a slip of the mouse may exchange unseen."""
    one, other = a[0].mention, b[0].mention
    return (
        one.unit == other.unit
        and one.unit not in CALENDAR
        and one.value != other.value
        and one.high is other.high is None
        and all(char.isdigit() for figure in (*a, *b) for char in _last(figure))
    )


def _last(figure: Figure) -> str:
    """A digit where the figure is written in digits: words are not exchanged by a slip."""
    return next((char for char in figure.mention.text if char.isdigit()), "-")


_Topics: TypeAlias = frozenset[str]


def _better(en_a: _Topics, zh_a: _Topics, en_b: _Topics, zh_b: _Topics) -> int:
    """How many more words the two sides share, were these two exchanged."""
    return len(en_a & zh_b) + len(en_b & zh_a) - len(en_a & zh_a) - len(en_b & zh_b)


def _all_topics(text: str, figures: Sequence[Figure], *, english: bool) -> list[_Topics]:
    """What the words beside each figure of a paragraph speak of."""
    spans = sorted((one.mention.start, one.mention.end) for one in figures)
    found = []
    for figure in figures:
        place = spans.index((figure.mention.start, figure.mention.end))
        floor = spans[place - 1][1] if place else 0
        stop = spans[place + 1][0] if place + 1 < len(spans) else len(text)
        found.append(figure.nouns | _topics(text, figure, floor, stop, english=english))
    return found


def _topics(text: str, figure: Figure, floor: int, stop: int, *, english: bool) -> _Topics:
    """What is said in the clause of a figure, between the figures beside it."""
    start, end = figure.mention.start, figure.mention.end
    reach, closed = _REACH[english], _CLOSED[english]
    before = closed.split(text[max(start - reach, floor) : start])[-1]
    behind = closed.split(text[end : min(end + reach, stop)])[0]
    words = f"{before} {figure.mention.text} {behind}"
    return frozenset(
        str(one.lastgroup) for one in (_ENGLISH if english else _CHINESE).finditer(words)
    )
