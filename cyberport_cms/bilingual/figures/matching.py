"""Which figure of the English text belongs to which of the Chinese one."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ..quantities import CALENDAR, MONEY, Qualifier, Unit
from .equality import same_area_end, same_clock_end, same_end
from .likeness import (
    Likeness,
    is_distinctive,
    is_small,
    likeness,
    look_alike,
    opposite,
)
from .nearby import FEW, NEAR, around, in_rows, neighbours, reached
from .places import Figure

_ELSEWHERE = 3  # rows, for figures that are found everywhere ("five")
_FAR = 1000  # rows
_MONTH_OR_DAY = re.compile("[0-9０-９月]")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that stand for each other, and what they have in common."""

    en: Figure
    zh_hant: Figure
    likeness: Likeness


@dataclass
class Matches:
    """Pairs, and what found no partner."""

    pairs: list[Pair] = field(default_factory=list)
    en: list[Figure] = field(default_factory=list)
    zh_hant: list[Figure] = field(default_factory=list)


def matched(en: Sequence[Figure], zh_hant: Sequence[Figure]) -> Matches:
    """Equal figures first, the nearest first; then those that differ in one thing only."""
    result = Matches(en=list(en), zh_hant=list(zh_hant))
    if max(len(en), len(zh_hant)) > FEW:
        _take_in_order(result)
    _take(result, _equal(0))
    _take(result, _equal(NEAR))
    _take(result, _alike(0, Likeness.QUALIFIER))
    _take(result, _alike(0, Likeness.PRECISION))
    _take_ranges(result)
    _take(result, _equal(_FAR))
    gaps = _gaps(result, en, zh_hant)
    _take(result, _differing(0, gaps))
    _take(result, _alike(1, Likeness.QUALIFIER))
    _take(result, _alike(1, Likeness.PRECISION))
    _take(result, _differing(1, gaps))
    _take(result, _alike(_FAR, Likeness.QUALIFIER))
    _take(result, _leftover())
    return result


def _take_in_order(result: Matches) -> None:
    """Of very many figures: the equal ones of a paragraph, the first with the first."""
    waiting: dict[object, list[Figure]] = {}
    for figure in reversed(result.zh_hant):
        waiting.setdefault(_said(figure), []).append(figure)
    for figure in result.en:
        others = waiting.get(_said(figure))
        if others and likeness(figure, others[-1]) == Likeness.SAME:
            result.pairs.append(Pair(figure, others.pop(), Likeness.SAME))
    _leave_out(result)


def _said(figure: Figure) -> object:
    mention = figure.mention
    return figure.row, mention.unit, mention.value, mention.high, mention.qualifier


def _leave_out(result: Matches) -> None:
    """What has a partner is no longer alone."""
    taken_en = {pair.en.index for pair in result.pairs}
    taken_zh = {pair.zh_hant.index for pair in result.pairs}
    result.en = [figure for figure in result.en if figure.index not in taken_en]
    result.zh_hant = [figure for figure in result.zh_hant if figure.index not in taken_zh]


_Judge = Callable[[Figure, Figure], tuple[float, Likeness] | None]
_Rule = tuple[int, _Judge]  # how many rows apart, and how dear the pair is; None for no pair


def _take(result: Matches, rule: _Rule) -> None:
    """Make pairs by one rule, the cheapest first."""
    if not result.en or not result.zh_hant:
        return
    rows, judge = rule
    candidates = []
    for en, zh_hant in neighbours(result.en, result.zh_hant, rows):
        judged = judge(en, zh_hant)
        if judged:
            candidates.append((judged[0], en.index, zh_hant.index, Pair(en, zh_hant, judged[1])))
    candidates.sort(key=lambda candidate: candidate[:3])
    taken_en: set[int] = set()
    taken_zh: set[int] = set()
    for _, i, j, pair in candidates:
        if i not in taken_en and j not in taken_zh:
            taken_en.add(i)
            taken_zh.add(j)
            result.pairs.append(pair)
    result.en = [figure for figure in result.en if figure.index not in taken_en]
    result.zh_hant = [figure for figure in result.zh_hant if figure.index not in taken_zh]


def _equal(rows: int) -> _Rule:
    def judge(en: Figure, zh_hant: Figure) -> tuple[float, Likeness] | None:
        apart = abs(en.row - zh_hant.row)
        if (
            apart
            and (en.mention.relative or zh_hant.mention.relative)
            and not _same_kind(en, zh_hant)
        ):
            return None
        if apart and not _may_have_moved(en, zh_hant, apart):
            return None
        if likeness(en, zh_hant) != Likeness.SAME:
            return None
        return _distance(en, zh_hant), Likeness.SAME

    return rows, judge


def _alike(rows: int, wanted: Likeness) -> _Rule:
    def judge(en: Figure, zh_hant: Figure) -> tuple[float, Likeness] | None:
        apart = abs(en.row - zh_hant.row)
        if apart > 1 and not (is_distinctive(en.mention) and is_distinctive(zh_hant.mention)):
            return None
        small = is_small(en.mention) or is_small(zh_hant.mention)
        if small and (apart or en.mention.unit != zh_hant.mention.unit):
            return None
        if likeness(en, zh_hant) != wanted:
            return None
        return _distance(en, zh_hant), wanted

    return rows, judge


_Gaps = tuple[dict[int, int], dict[int, int]]


def _differing(rows: int, gaps: _Gaps) -> _Rule:
    """Same place, another value or unit: what a slip of the pen leaves behind."""

    def judge(en: Figure, zh_hant: Figure) -> tuple[float, Likeness] | None:
        found = likeness(en, zh_hant)
        if found not in (Likeness.VALUE, Likeness.UNIT):
            return None
        slip = look_alike(en.mention, zh_hant.mention)
        same_gap = gaps[0].get(en.index) == gaps[1].get(zh_hant.index)
        nouns = _nouns(en, zh_hant)
        cost = _distance(en, zh_hant) - (0.3 if slip else 0) - (0.15 if same_gap else 0)
        if en.row != zh_hant.row:
            return (cost, found) if slip and not _is_weak(en, zh_hant) else None
        if found == Likeness.UNIT:
            return cost - 0.3, found
        if slip and not _is_weak(en, zh_hant):
            return cost, found
        if nouns < 0 and not same_gap:
            return None
        same_unit = en.mention.unit == zh_hant.mention.unit
        if not same_unit and nouns <= 0 and not {en.mention.unit, zh_hant.mention.unit} <= MONEY:
            return None
        apart = abs(en.place - zh_hant.place)
        if _is_weak(en, zh_hant):
            sure = nouns > 0 or (nouns == 0 and _is_plain_number(en) and _is_plain_number(zh_hant))
            return (cost, found) if sure and apart < 0.5 else None
        specific = same_unit and en.mention.unit != Unit.COUNT
        reach = 0.6 if specific else 0.5 if nouns > 0 else 0.35
        return (cost, found) if same_gap or apart < reach else None

    return rows, judge


def _may_have_moved(en: Figure, zh_hant: Figure, apart: int) -> bool:
    """A "two" of another paragraph is another "two"; HK$42.1 billion is not."""
    if is_small(en.mention) or is_small(zh_hant.mention):
        return apart <= 1 and _nouns(en, zh_hant) >= 0
    if is_distinctive(en.mention) and is_distinctive(zh_hant.mention):
        return True
    return apart <= 1 or (apart <= _ELSEWHERE and _nouns(en, zh_hant) >= 0)


def _is_weak(en: Figure, zh_hant: Figure) -> bool:
    """Whether both may stand on one side only without harm: two strays are no contradiction."""
    if _names_a_day(en) and _names_a_day(zh_hant):
        return False
    return _may_stray(en) and _may_stray(zh_hant)


def _may_stray(figure: Figure) -> bool:
    mention = figure.mention
    return is_small(mention) or mention.relative


def _names_a_day(figure: Figure) -> bool:
    """True of "5 December last year", but not of "yesterday"."""
    mention = figure.mention
    return mention.unit == Unit.DATE and _MONTH_OR_DAY.search(mention.text) is not None


def _leftover() -> _Rule:
    """The last of their kind for some paragraphs around."""

    def judge(en: Figure, zh_hant: Figure) -> tuple[float, Likeness] | None:
        if _may_stray(en) or _may_stray(zh_hant):
            return None
        found = likeness(en, zh_hant)
        if found in (Likeness.NONE, Likeness.SAME) or _nouns(en, zh_hant) < 0:
            return None
        if found == Likeness.VALUE and (
            en.mention.unit != zh_hant.mention.unit
            or (en.mention.unit == Unit.COUNT and _nouns(en, zh_hant) <= 0)
        ):
            return None
        return _distance(en, zh_hant), found

    return NEAR, judge


def _is_plain_number(figure: Figure) -> bool:
    """Not "one" or "this year", which are words as often as they are figures; "at least one" is."""
    mention = figure.mention
    sure = mention.unit == Unit.ORDINAL or mention.qualifier != Qualifier.EXACTLY
    return not mention.relative and (mention.value != 1 or sure)


def _nouns(en: Figure, zh_hant: Figure) -> int:
    """1 where both count the same, -1 where they count different things, 0 where unknown."""
    if not en.nouns or not zh_hant.nouns or Unit.ORDINAL in (en.mention.unit, zh_hant.mention.unit):
        return 0
    return 1 if en.nouns & zh_hant.nouns else -1


def _same_kind(en: Figure, zh_hant: Figure) -> bool:
    return en.mention.unit == zh_hant.mention.unit


def _distance(en: Figure, zh_hant: Figure) -> float:
    """How far apart two figures stand; the same noun brings them nearer."""
    far = float(abs(en.row - zh_hant.row))
    far += abs(en.place - zh_hant.place)
    far -= 0.15 * _nouns(en, zh_hant)
    if en.mention.unit != zh_hant.mention.unit:
        far += 0.2
    if en.mention.relative != zh_hant.mention.relative:
        far += 0.1
    if en.measure != zh_hant.measure:
        far += 0.2  # 40 feet (12 metres) are 40英尺（12米）
    if opposite(en, zh_hant):
        far += 0.6
    return far


def _gaps(result: Matches, en: Sequence[Figure], zh_hant: Sequence[Figure]) -> _Gaps:
    """For each figure the pair before it: figures after the same pair are likely the same."""
    before_en = {pair.en.index: number for number, pair in enumerate(result.pairs)}
    before_zh = {pair.zh_hant.index: number for number, pair in enumerate(result.pairs)}
    return _last(en, before_en), _last(zh_hant, before_zh)


def _last(figures: Sequence[Figure], pairs: dict[int, int]) -> dict[int, int]:
    last, row, found = -1, -1, {}
    for figure in figures:
        if figure.row != row:
            last, row = -1 - figure.row, figure.row
        if figure.index in pairs:
            last = pairs[figure.index]
        else:
            found[figure.index] = last
    return found


def _take_ranges(result: Matches) -> None:
    """ "10 to 20" on one side and "10" and "20" as two figures on the other."""
    for english in (True, False):
        ranges = result.en if english else result.zh_hant
        by_row = in_rows(result.zh_hant if english else result.en)
        taken: set[int] = set()
        for figure in [one for one in ranges if one.mention.high is not None]:
            near = [
                other
                for row in reached(figure, NEAR, by_row)
                for other in around(figure, by_row[row])
                if other.index not in taken
            ]
            ends = [
                next((other for other in near if _is_end(figure, other, end)), None)
                for end in (figure.mention.value, figure.mention.high)
            ]
            if ends[0] is None or ends[1] is None or ends[0] is ends[1]:
                continue
            for other in ends:
                if other is not None:
                    pair = (figure, other) if english else (other, figure)
                    result.pairs.append(Pair(*pair, Likeness.SAME))
                    taken.add(other.index)
        _leave_out(result)


def _is_end(figure: Figure, other: Figure, end: object) -> bool:
    mine, theirs = figure.mention.unit, other.mention.unit
    if mine == theirs == Unit.TIME:
        near = other.mention.high is None and abs(figure.row - other.row) <= NEAR
        return near and same_clock_end(figure.mention, end, other.mention)
    if other.mention.high is None and same_area_end(mine, end, theirs, other.mention.value):
        return True
    alike = mine == theirs or {mine, theirs} <= CALENDAR
    alike = alike or (Unit.COUNT in (mine, theirs) and Unit.PER_CENT not in (mine, theirs))
    return (
        alike
        and other.mention.high is None
        and abs(figure.row - other.row) <= NEAR
        and same_end(other.mention.value, end)
    )
