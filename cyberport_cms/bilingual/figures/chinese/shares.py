"""Discounts, service charges and shares of a whole in Chinese text."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ...quantities import CALENDAR, MONEY, Qualifier, Unit
from ..mentions import A_WISH, AMONG, EACH, Mention
from .numerals import digit_by_digit, small_number
from .page import COVER, HAN, Page, fold, pattern, plain
from .qualifiers import before, qualifier_of

_DISCOUNT = pattern(
    r"(?<![0-9一二三四五六七八九十百千萬.])(?P<low>低至 ?)?"
    r"(?:(?P<digits>[0-9]{1,2}(?:\.[0-9])?)|(?P<spelt>[一二三四五六七八九]{1,2})) ?折(?![疊射返扣頁騰衷中合算])"
)
_N = r"(?:[0-9]{1,3}(?![0-9])|[一二兩三四五六七八九十百]{1,3})"
_LARGEST_WHOLE = 100
_TEN = 10
_COUNTED = "[名人位個間家項戶宗輛支部條張份件班批]"
# 每三名受訪者便有一名: the same measure word twice.
_ONE_IN = pattern(
    rf"(?:{before('third')})?每(?P<b>{_N}) ?(?P<measure>{_COUNTED})(?P<who>(?:(?!每|有)(?:{HAN}|[0-9])){{0,14}}?)"
    rf"(?:(?:[,，]?[便就即]?有|抽[驗檢查取選]|[之當]?中的)(?:{before('first')})?|[,，]?[便就即]?{before('second')}(?<=有))"
    rf"(?P<a>{_N})(?= ?(?:(?P=measure)|[人名位個]))"
)
# 四人中有一人, 四名訪客中便有一名; but of the four winners, 四名得獎者中有一名.
_ONE_AMONG = pattern(
    rf"(?<![0-9一二兩三四五六七八九十百千萬第每這該])(?P<b>{_N}) ?(?P<measure>{_COUNTED})"
    rf"(?:(?<=[人個])[之當]?中|{HAN}{{0,6}}[之當]?中(?P<ratio>[便就即]))有(?:{before('first')})?(?P<a>{_N})(?= ?(?:(?P=measure)|[人名位個]))"
)
# 每四宗申請只能批出一宗.
_ONLY_ONE_IN = pattern(
    rf"每(?P<b>{_N}) ?(?P<measure>[名人位個間家項戶宗輛支部條張份件班批])(?![月半小星])(?:(?!每|有){HAN}){{0,14}}?"
    rf"[只僅便就]{HAN}{{0,4}}?(?P<a>{_N})(?= ?(?P=measure))"
)
_SERVICE_CHARGE = pattern(r"加一(?=服務|小賬|[,，.。;；)）]|\Z)")
# Between a qualified figure and a share of what it tells: 約為十年前的一半.
_WHOLE = pattern(rf"(?![的]){HAN}{{0,8}}的\Z")
# What a share is taken of, each figure in it as COVER: 約為女生（31.1%）的兩倍, 接近去年29%的兩倍.
_COMPARED_WITH = pattern(
    rf"(?P<words>{before('of')})(?:是|等於|相當於)?(?:{HAN}|[()「」]){{0,8}}?(?:\x00(?:{HAN}|[()「」 ]){{0,8}}?){{1,3}}的\Z"
)
_LIMITED = pattern(rf"不(?:得|可|能|會|應|宜)?(?:超[過逾]|多於|高於|逾){HAN}{{2,14}}的\Z")
_LONGEST_COMPARED = 48  # characters
_VAGUE = frozenset(fold("過上"))  # these stand before their number, or say something else

_DOUBLED = pattern(
    "(?:倍增(?!器)|翻了?(?P<times>[一兩二三四]?)[番倍]|(?<![0-9一二三四五六七八九十])雙倍|加倍(?![努小警留注謹審當]))(?P<more>有餘|有多)?"
)
_WISH = pattern(
    "的?(?:樂趣|趣味|驚喜|喜悅|歡樂|快樂|歡欣|榮譽|榮耀|殊榮|幸福|滿足|精彩|享受|祝福|好運|歡笑|喜慶)"
)
_IS = pattern("[為是佔達为占达]")


def discounts(page: Page) -> Iterator[Mention]:
    """六折 is 40% off, 八五折 15%."""
    for found in _DISCOUNT.finditer(page.left):
        tenths = found["digits"] or digit_by_digit(found["spelt"])
        left = Decimal(tenths) * (10 if len(tenths) == 1 or "." in tenths else 1)
        if 0 < left < 100:
            qualifier = Qualifier.UP_TO if found["low"] else Qualifier.EXACTLY
            yield page.mention(found.span(), plain(100 - left), Unit.PER_CENT, qualifier)


def one_in(page: Page) -> Iterator[Mention]:
    """每三名受訪者便有一名: one in three, in per cent."""
    for found in _ONE_IN.finditer(page.left):
        part, whole = (Decimal(small_number(found[group])) for group in "ab")
        if 0 < part < whole <= _LARGEST_WHOLE:
            share = plain(part * 100 / whole)
            qualifier = next(
                (
                    one
                    for name in ("first", "second", "third")
                    if (one := qualifier_of(found, name)) != Qualifier.EXACTLY
                ),
                Qualifier.EXACTLY,
            )
            span = found.span()
            if any(char.isdigit() for char in found["who"]):
                # 每五名65歲以上長者便有一人: the age stays to be read
                span = (found.start(), found.end("measure"))
                page.cover([found.span("a")])
            yield page.mention(span, share, Unit.PER_CENT, qualifier)


def only_one_in(page: Page) -> Iterator[Mention]:
    """每四宗申請只能批出一宗: one in four as well."""
    for found in _ONLY_ONE_IN.finditer(page.left):
        part, whole = (Decimal(small_number(found[group])) for group in "ab")
        if 0 < part < whole <= _LARGEST_WHOLE:
            yield page.mention(found.span(), plain(part * 100 / whole), Unit.PER_CENT)


def one_among(page: Page) -> Iterator[Mention]:
    """四人中有一人: one in four, too."""
    for found in _ONE_AMONG.finditer(page.left):
        part, whole = (Decimal(small_number(found[group])) for group in "ab")
        if 0 < part < whole <= _TEN and (found["ratio"] or part == 1):
            share = plain(part * 100 / whole)
            noun = "" if found["ratio"] else AMONG
            yield page.mention(
                found.span(), share, Unit.PER_CENT, qualifier_of(found, "first"), noun=noun
            )


def doublings(page: Page) -> Iterator[Mention]:
    """倍增, 翻一番, 翻了兩番."""
    for found in _DOUBLED.finditer(page.left):
        qualifier = Qualifier.OVER if found["more"] else Qualifier.EXACTLY
        noun = A_WISH if _WISH.match(page.left, found.end()) else ""
        times = 2 ** small_number(found["times"] or "一")  # 翻兩番: doubled twice
        yield page.mention(found.span(), Decimal(times), Unit.TIMES, qualifier, noun=noun)


def service_charges(page: Page) -> Iterator[Mention]:
    """加一服務費 is 10%."""
    for found in _SERVICE_CHARGE.finditer(page.left):
        yield page.mention(found.span(), Decimal(10), Unit.PER_CENT)


def qualified_shares(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """約為十年前的一半: about half, of ten years ago."""
    found = list(mentions)
    for i, (whole, share) in enumerate(itertools.pairwise(mentions)):
        if (
            _is_of_the_share(whole, share)
            and share.qualifier == Qualifier.EXACTLY
            and whole.unit not in CALENDAR
            and share.unit in (Unit.PER_CENT, Unit.TIMES)
            and not share.text.endswith(("%", "％"))
            and _WHOLE.fullmatch(fold(page.text[whole.end : share.start]))
        ):
            found[i] = replace(whole, qualifier=Qualifier.EXACTLY)
            found[i + 1] = replace(share, qualifier=whole.qualifier)
    return found


def _is_of_the_share(whole: Mention, share: Mention) -> bool:
    """Whether what qualifies the whole is said of the share: 約為…的一半, 接近25%的兩倍."""
    is_soft = whole.qualifier in (Qualifier.ABOUT, Qualifier.NEARLY)
    return is_soft and (share.unit == Unit.TIMES or _IS.search(fold(whole.text)) is not None)


def compared(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """約為女生（31.1%）的兩倍: about twice as much; the words stand before what is compared."""
    found = list(mentions)
    for i, share in enumerate(mentions):
        if (
            share.qualifier == Qualifier.EXACTLY
            and (share.unit == Unit.TIMES or (share.unit == Unit.PER_CENT and share.text == "一半"))
            and page.text.endswith("的", 0, share.start)
            and (said := _COMPARED_WITH.search(_masked(page, mentions, i)))
            and said["words"] not in _VAGUE
        ):
            found[i] = replace(share, qualifier=qualifier_of(said, "of"))
    return found


def exchanged(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """7.8港元兌1美元 is per US dollar: the one need not be said."""
    return [
        replace(one, noun=EACH)
        if one.value == 1 and one.unit in MONEY and page.text.endswith(("兌", "兑"), 0, one.start)
        else one
        for one in mentions
    ]


def limited(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """不會超過基金規模的25%: the words stand before what it is a share of."""
    found = list(mentions)
    for i, share in enumerate(mentions):
        if share.qualifier == Qualifier.EXACTLY and share.unit == Unit.PER_CENT:
            floor = max(mentions[i - 1].end if i else 0, share.start - _LONGEST_COMPARED)
            if _LIMITED.search(fold(page.text[floor : share.start])):
                found[i] = replace(share, qualifier=Qualifier.UP_TO)
    return found


def _masked(page: Page, mentions: Sequence[Mention], share: int) -> str:
    """What stands before a share, with one COVER for each figure in it."""
    end, parts = mentions[share].start, []
    floor = max(0, end - _LONGEST_COMPARED)
    for one in reversed(mentions[max(0, share - 3) : share]):
        if one.end <= floor:
            break
        parts += [fold(page.text[one.end : end]), COVER]
        end = one.start
    return "".join(reversed([*parts, fold(page.text[min(floor, end) : end])]))
