"""A Chinese number with its unit: 三分之二, 六成半, 1比9, 兩年半, 3至5億元."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from ...quantities import MONEY, Unit
from .numerals import D, Numeral, numeral_at, small_number
from .page import TO, Page, fold, pattern, plain
from .qualifiers import MORE
from .units import CURRENCY, currency_of, noun_after, unit_after

_HUNDREDTHS = {"百分之": Decimal(1), "千分之": Decimal("0.1"), "万分之": Decimal("0.01")}
_IN_HUNDREDTHS = pattern("(?P<of>[百千萬]分之) ?")
_IN_MILLIONTHS = pattern("(?:百萬|十億)分之 ?")  # so many parts per million are counted
_OF = pattern(" ?分之 ?")
_SHORT_FRACTION = pattern("(?P<parts>[二三四五六八十])分(?P<some>[一二三四五])(?![鐘秒之點])")
_SLASH_FRACTION = pattern(r"(?<![0-9/.])(?P<some>[1-9])/(?P<parts>[1-9]0?)(?![0-9/])")
# 一對二配對; of 一對一 neither language makes a figure.
_RATIO = pattern(
    " ?(?P<sign>比|:|(?<=一)對(?=[二兩三四五六七八九](?:的|等額)?(?:配對|資助|撥款|比例))) ?"
)
# 以3-1擊敗
_SCORE = pattern(
    "(?P<sign>-)(?=[0-9]{1,3} ?(?:的[比佳]分|的成績)?(?:比分|擊[敗退]|[大小險輕力戰完反]?[勝克取挫]|[輕慘]?[負輸]|落敗|不敵|言和|打和|打平|領先|落後|奪|晉|贏|挫|淘汰|告捷))"
)
_TENTHS = pattern(
    rf" ?成(?!就(?![業讀診醫]))(?:(?P<half>半)|(?P<more>{D})(?![十百千萬億]))?(?P<over>{MORE})?"
)
_AND_A_HALF = pattern(
    " ?(?:(?P<measure>年|天|日|歲|倍|厘|米|公[里斤噸尺]|噸|英里|小時|分(?=半鐘)|元|[角毫])半(?![價數導徑年日天])|(?P<before>個)半(?=月|小時|鐘|星期))"
)
_OF_PARTS = ("分", "/")
_GOES_ON = frozenset(
    fold(" 分比對:-成年天日歲倍厘米公噸英小元角毫個")
)  # what a fraction, a ratio … goes on with
_TENTH = Decimal("0.1")
_HALF = Decimal("0.5")
_HALVED_UNITS = {
    "倍": (Unit.TIMES, Decimal(1)),
    "厘": (Unit.PER_CENT, Decimal(1)),
    "元": (Unit.HKD, Decimal(1)),
    "角": (Unit.HKD, _TENTH),
    "毫": (Unit.HKD, _TENTH),
}
# 兩元五角, 三元七毫半, 九角二分, 八元四仙
_AND_TENTHS = pattern(
    rf"元(?P<tenths>{D})[角毫](?:(?P<half>半)|(?P<hundredths>{D})(?:分(?![鐘之])|仙))?"
    rf"|(?P<from>[元角毫])零?(?P<cents>{D})(?:(?<=[角毫]{D})分(?![鐘之])|仙)"
)
_TO = pattern(TO)
_MOVED_BY = pattern(
    r"[由從][^，。；由從\n]{0,6}[0-9][^，。；由從\n]{0,12}(?:[上調提][調升高]|增加|上升|增|升|[下調][調低]|減少|下[跌降]|減|跌|降)了?\Z"
)
_MOVE = 26  # characters
# 跌18元至148元: by how much, and where to.
_MOVES_BY = pattern(
    rf"(?:[上調提][調升高]|增[加長]|上升|[下調][調低]|減少|下[跌降挫滑]|[升增漲跌降減])了?(?:{CURRENCY} ?)?\Z"
)
_LOST_TO_NIL = pattern("(?:比|:) ?[0-9]{1,3} ?(?:[輕慘]?[負輸]|落敗|不敵|落後)")
_ONWARD = pattern(rf"{TO}(?:[0-9]|{D})")
_CURRENCY = pattern(CURRENCY + " ?")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, without what stands before it; `unit` is None where it has none."""

    numeral: Numeral
    end: int
    unit: Unit | None = None
    factor: Decimal = Decimal(1)
    extra: Decimal = Decimal(0)  # half a unit more
    high: Decimal | None = None
    noun: str = ""

    @property
    def value(self) -> Decimal:
        return plain(self.numeral.value * self.factor + self.extra)


_Reader: TypeAlias = Callable[[Page, Numeral], Amount | None]


def amount_at(page: Page, start: int) -> Amount | None:
    """The number that begins at `start`, with the words that make it a share, a ratio or more."""
    text = page.left
    if found := _IN_MILLIONTHS.match(text, start):
        numeral = numeral_at(text, found.end())
        return Amount(replace(numeral, start=start, spelt=False), numeral.end) if numeral else None
    if found := _IN_HUNDREDTHS.match(text, start):
        numeral = numeral_at(text, found.end())
        if numeral is None:
            return None
        return Amount(numeral, numeral.end, Unit.PER_CENT, _HUNDREDTHS[found["of"]])
    if text[start + 1 : start + 2] in _OF_PARTS:
        short = _SHORT_FRACTION.match(text, start) or _SLASH_FRACTION.match(text, start)
        if short:
            some, parts = small_number(short["some"]), small_number(short["parts"])
            if some < parts:
                return _share(page, start, short.end(), Decimal(some), Decimal(parts))
    numeral = numeral_at(text, start)
    if numeral is None:
        return None
    behind = text[numeral.end : numeral.end + 2].lstrip()[:1]
    for reader in _READERS if behind in _GOES_ON else ():
        if amount := reader(page, numeral):
            return amount
    end, measure = unit_after(text, numeral.end)
    if not measure:
        return Amount(numeral, end, high=numeral.high)
    high = None if numeral.high is None else plain(numeral.high * measure.factor)
    return Amount(numeral, end, measure.unit, measure.factor, high=high)


def _share(page: Page, start: int, end: int, some: Decimal, parts: Decimal) -> Amount:
    """A share of the whole in per cent; 四分一厘 is a share of one per cent."""
    whole = Decimal(100)
    if page.left.startswith("厘", end):
        whole, end = Decimal(1), end + 1
    return Amount(Numeral(start, end, plain(some * whole / parts)), end, Unit.PER_CENT)


def _fraction(page: Page, parts: Numeral) -> Amount | None:
    of = _OF.match(page.left, parts.end)
    some = numeral_at(page.left, of.end()) if of and parts.value else None
    return _share(page, parts.start, some.end, some.value, parts.value) if some else None


def _ratio(page: Page, first: Numeral) -> Amount | None:
    found = _RATIO.match(page.left, first.end) or _SCORE.match(page.left, first.end)
    if not found or first.over:
        return None
    if not first.value and not _LOST_TO_NIL.match(page.left, first.end):
        return None
    if found["sign"] == "-" and page.left.endswith(("、", ",", "，"), 0, first.start):
        return None  # the last of some sets: 6-1、7-5
    end = found.end()
    other = numeral_at(page.left, end)
    if not other and found["sign"] == fold("比") and page.left.startswith("零", end):
        other = Numeral(end, end + 1, Decimal(0), spelt=True)
    # "五：" ends a heading; between digits, a colon makes a ratio.
    if not other or (found["sign"] in ":-" and (first.spelt or other.spelt)):
        return None
    if not first.value:  # 0比2 負: as the other side would say it
        return Amount(Numeral(first.start, other.end, Decimal(0)), other.end, Unit.RATIO)
    value, high, end = plain(other.value / first.value), None, other.end
    again = _RATIO.match(page.left, other.end)
    third = numeral_at(page.left, again.end()) if again and again["sign"] == found["sign"] else None
    if third:  # 5:3:2
        high, end = plain(third.value / first.value), third.end
    return Amount(Numeral(first.start, end, value), end, Unit.RATIO, high=high)


def _tenths(page: Page, numeral: Numeral) -> Amount | None:
    found = _TENTHS.match(page.left, numeral.end)
    if not found or numeral.value > 10:
        return None
    extra = small_number(found["more"]) if found["more"] else 5 if found["half"] else 0
    high = None if numeral.high is None else plain(numeral.high * 10)
    if found["over"]:
        numeral = replace(numeral, over=True)  # 兩成多
    return Amount(numeral, found.end(), Unit.PER_CENT, Decimal(10), Decimal(extra), high)


def _and_a_half(page: Page, numeral: Numeral) -> Amount | None:
    found = _AND_A_HALF.match(page.left, numeral.end)
    if not found:
        return None
    unit, factor = _HALVED_UNITS.get(found["measure"], (None, Decimal(1)))
    noun = (
        "分鐘" if found["measure"] == "分" else page.text[found.start() : found.end() - 1].strip()
    )
    if found["before"]:
        noun += noun_after(page.text, found.end())
    extra = factor / 2
    return Amount(numeral, found.end(), unit, factor, extra, noun="" if unit else noun)


def _and_tenths(page: Page, numeral: Numeral) -> Amount | None:
    found = _AND_TENTHS.match(page.left, numeral.end)
    if not found:
        return None
    hundredths = found["hundredths"] or found["cents"]
    extra = small_number(hundredths) * _TENTH if hundredths else _HALF if found["half"] else 0
    if found["cents"]:
        factor = Decimal(1) if found["from"] == "元" else _TENTH
        return Amount(numeral, found.end(), Unit.HKD, factor, extra * _TENTH)
    tenths = small_number(found["tenths"]) + extra
    return Amount(numeral, found.end(), Unit.HKD, extra=tenths * _TENTH)


_READERS: tuple[_Reader, ...] = (_fraction, _ratio, _tenths, _and_a_half, _and_tenths)


def with_range(page: Page, first: Amount) -> Amount:
    """`first`, or the range that it begins: 3至5%, 30至50萬, 1,000元至2,000元, 百分之三至五."""
    text = page.left
    to = _TO.match(text, first.end)
    if not to or not _is_simple(first) or _moved(text, first):
        return first
    currency = _CURRENCY.match(text, to.end())
    second = amount_at(page, currency.end() if currency else to.end())
    if not second or not _is_simple(second) or not _may_follow(to, first, second):
        return first
    if _ONWARD.match(text, second.end):
        return first  # 四分一厘至4.25厘至4.5厘: by a quarter, to a range
    if first.unit not in (None, second.unit):
        before = text[max(0, first.numeral.start - 4) : first.numeral.start]
        in_hundredths = before.rstrip().endswith(tuple(_HUNDREDTHS))
        if second.unit or not in_hundredths:
            return first
        second = replace(second, unit=first.unit, factor=first.factor)
    low, scale = first.numeral.value, second.numeral.scale
    if first.numeral.scale == 1 and low * scale < second.numeral.value:
        low *= scale  # 3至5億
    low = plain(low * (first.factor if first.unit else second.factor) + first.extra)
    if low >= second.value:
        return first
    numeral = replace(first.numeral, value=low, single=False)
    return Amount(numeral, second.end, second.unit, high=second.value)


def _moved(text: str, first: Amount) -> bool:
    """Whether a sum is by how much another one moves: 由5元上調2元至7元, 跌18元至148元."""
    start = first.numeral.start
    before = max(0, start - _MOVE)
    by = _MOVES_BY.search(text, before, start)
    if by and (first.unit in MONEY or currency_of(by)):
        return True
    return _MOVED_BY.search(text, before, start) is not None


def _is_simple(amount: Amount) -> bool:
    """Whether it may end a range; 一成半 may, 兩年半 and 十多 may not."""
    whole = not amount.extra or amount.unit is Unit.PER_CENT
    return amount.high is None and whole and not amount.numeral.over


def _may_follow(to: re.Match[str], first: Amount, second: Amount) -> bool:
    """A dash makes a range of digits only, and no unit stands on the first end alone."""
    if to.group().strip() in ("-", "~"):
        return not (first.numeral.spelt or second.numeral.spelt)
    return True
