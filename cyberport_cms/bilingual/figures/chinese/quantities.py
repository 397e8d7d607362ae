"""Money, shares, counts, ratios and ordinals in Chinese text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ...quantities import MONEY, Qualifier, Unit
from ..mentions import IN_A_UNIT, TEACHERS, Mention
from .amounts import Amount, amount_at, with_range
from .numerals import NUMERAL_CHARACTERS, D, skip, small_number
from .page import COVER, HAN, Page, fold, pattern
from .qualifiers import (
    ENDS,
    Behind,
    before,
    denied,
    fits,
    further_behind,
    qualifier_behind,
    qualifier_of,
)
from .units import (
    CURRENCY,
    CURRENCY_ENDS,
    currency_of,
    has_measure_word,
    noun_after,
    unit_after,
)

_BEGINS = pattern(
    rf"[0-9{NUMERAL_CHARACTERS}]|(?<![總人次指函參多少無基])數(?=[十百千萬億以])|幾(?=[十百千萬億])"
)
# Numbers of two digits or three that are counted alike: 20/40呎.
_ROW_BEFORE = re.compile(r"(?<![0-9A-Za-z./-])(?:[1-9][0-9]{1,2}/){1,5}\Z")
_ROW_BEHIND = re.compile(r"[1-9][0-9]{1,2}(?:/[1-9][0-9]{1,2}){0,5}(?![0-9A-Za-z./-]|\Z)")
_LONGEST_MONTH = 31  # days
_REACH = 24
_LONGEST_LEAD = 13  # 最多可獲 HK$大約
# All that may stand before a number: 逾 HK$, 港幣約, 負.
_LEAD = pattern(
    rf"(?:(?:{before('first')}) ?)?(?:{CURRENCY} ?)?(?:(?:{before('second')}) ?)?"
    rf"(?P<sign>負|零下 ?|(?:(?<=[\s{COVER}(:,，、為是達得至])|(?<![^\n]))[+-]|(?P<joined>(?<={HAN})-))?\Z"
)
_LEAD_ENDS = ENDS | CURRENCY_ENDS | frozenset(fold("負下+- "))
_SHARE = pattern(r"[0-9.]{1,8} ?%")  # 增長-5%; of other figures a dash is no sign there
_ORDINAL = pattern(r"第 ?\Z")
_HALF = pattern(
    "一半(?!導)|半數|(?<=[過逾近超約])半(?![年個日天小月導徑途透價數夜世生路身邊球島米公噸英])|半(?=價)|(?<=[減削])半(?![年個天])"
)
_HALF_AN_HOUR = pattern(
    rf"(?<![個年上下首前後頭大])半(?=個?小時|個?鐘頭|個?世紀|年(?![度報結刊期]|檢(?![討查視測閱驗]))|米(?![線飯粉粒])|公[里斤噸尺]|噸|英里)|(?<![0-9{NUMERAL_CHARACTERS}多幾整每這該首])(?<![0-9] )(?P<more>個半)(?=小時|鐘頭|月|星期)"
)
_LEVEL = pattern(
    rf" ?{HAN}{{0,5}}?的{HAN}{{0,6}}?"
    "(?:(?P<level>基線|要求|規定|目標|平均|門檻|上限|下限|指標|標準|預[測期](?=[值水,，。;；、)）」]|\\Z))|水平)"
)
_COMPARED = pattern("[略稍]?微?[高低]於")  # 超過3,000 PFLOPS的水平 says how much
_COMPARISONS = (Qualifier.OVER, Qualifier.UNDER, Qualifier.NEARLY)  # nearly: 略低於
_FIVE_YEAR_PLAN = pattern(
    rf"(?<![{NUMERAL_CHARACTERS}零〇0-9第])(?P<n>十[一二三四五六七八九])五(?![{NUMERAL_CHARACTERS}])"
    r"(?=規劃|時期|期間|開局|[」』”\"》])"
)
_PRIZE = pattern(rf"(?<!{D})(?P<n>[頭二三四五])獎(?![項牌學盃杯金品])")
_FIRST = pattern(
    "(?<![榜元部])首(?=[個批次屆間家輪名位項款期階座條部場份隊類種套台架艘宗班度年日](?![席要]))"
)
# As children name themselves by them: 中四至中六學生.
_CLASS = pattern(
    r"(?<![其當從集途])[中小](?P<n>[一二三四五六])(?=(?:[至及、或][中小]?[一二三四五六])?"
    r"(?:學生|同學|學童|生(?!產)|級(?!別)|班(?!次)|程度))"
)
_MEDALS = pattern(
    rf"(?P<gold>{D}|[0-9]{{1,2}})[面枚個]?金[牌獎]?[、及和]?(?:(?P<silver>{D}|[0-9]{{1,2}})[面枚個]?銀[牌獎]?[、及和]?)?"
    rf"(?:(?P<bronze>{D}|[0-9]{{1,2}})[面枚個]?銅[牌獎]?)?"
)
# 一 alone is seldom counted; behind these it is.
_COUNTS_ONE = pattern("(?:為期|歷時|[需用費]時|(?<!漫)長達?|維持|連續|僅|只有|合共|共)\\Z")
_SAYS = pattern(r"[是為達至共]\Z")
_SAID_ALONE = pattern(r" ?(?:[,，。；;、!！?？)）」』\n]|\Z)")
_FEW = pattern(" ?(?:[名人間個項張份宗]|[億萬]?(?:港|美)元)")
_TEACHERS = pattern(r"(?:師生|生師)[^，。；\n]{0,10}\Z")
_LATIN_BEFORE = pattern(r"[A-Za-z][A-Za-z.&'’+-]* ?\Z")
_WORD_BEFORE = pattern(rf"(?:[A-Za-z]|{HAN})[」』\"》]? ?\Z")
_SCALES_ALONE = frozenset({"百亿", "千亿", "万亿"})  # 以千億投資未來
_CONTAINERS = pattern(" ?英?[呎尺](?:等量|標準)")  # 二十呎標準貨櫃
_TENTH = Decimal("0.1")  # 一毫, 一角
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def firsts(page: Page) -> Iterator[Mention]:
    """首批, 首個, 首次; 頭獎, 二獎."""
    for found in _FIRST.finditer(page.left):
        noun = noun_after(page.text, found.end())
        yield page.mention(found.span(), Decimal(1), Unit.ORDINAL, noun=noun)
    for found in _PRIZE.finditer(page.left):
        number = 1 if found["n"] == fold("頭") else small_number(found["n"])
        yield page.mention(found.span(), Decimal(number), Unit.ORDINAL, noun="獎")


def classes(page: Page) -> Iterator[Mention]:
    """Of a school, each for itself: 小五, 中四至中六."""
    for found in _CLASS.finditer(page.left):
        number = Decimal(small_number(found["n"]))
        yield page.mention(found.span(), number, Unit.ORDINAL, noun="級")


def halves(page: Page) -> Iterator[Mention]:
    """一半, 半數, 過半, 半價."""
    floor = 0
    for found in _HALF.finditer(page.left):
        start, qualifier, floor = _qualified(page, found, floor)
        noun = noun_after(page.text, floor)
        yield page.mention((start, floor), Decimal(50), Unit.PER_CENT, qualifier, noun=noun)


def _qualified(page: Page, found: re.Match[str], floor: int) -> tuple[int, Qualifier, int]:
    """Where a half begins and ends with its qualifier, and which: 逾一半, 一半多, 半數以上."""
    start, qualifier, _, _ = _lead(page, found.start(), floor)
    behind = qualifier_behind(page.left, found.end(), directly=True, of_unit=True)
    if behind.end == found.end():
        behind = qualifier_behind(page.left, found.end(), directly=False)  # 半年多
    if qualifier in (Qualifier.EXACTLY, Qualifier.ABOUT):
        qualifier = behind.qualifier if behind.end > found.end() else qualifier
    return start, qualifier, behind.end


def half_hours(page: Page) -> Iterator[Mention]:
    """每半小時, 半世紀, 過去半年, 個半小時."""
    for found in _HALF_AN_HOUR.finditer(page.left):
        noun = noun_after(page.text, found.end())
        value = Decimal("1.5") if found["more"] else Decimal("0.5")
        start, qualifier, _ = _qualified(page, found, 0)
        yield page.mention((start, found.end()), value, Unit.COUNT, qualifier, noun=noun)


def five_year_plans(page: Page) -> Iterator[Mention]:
    """The 「十五五」 plan is the 15th."""
    for found in _FIVE_YEAR_PLAN.finditer(page.left):
        yield page.mention(found.span(), Decimal(small_number(found["n"])), Unit.ORDINAL)


def medals(page: Page) -> Iterator[Mention]:
    """三金一銀兩銅; 五金 alone is hardware."""
    for found in _MEDALS.finditer(page.left):
        if found["silver"] or found["bronze"]:
            for metal in ("gold", "silver", "bronze"):
                if found[metal]:
                    value = Decimal(small_number(found[metal]))
                    noun = noun_after(page.text, found.end(metal))
                    yield page.mention(found.span(metal), value, Unit.COUNT, noun=noun)


def quantities(page: Page) -> Iterator[Mention]:
    """超過421億港元, 六成, 第九屆, 十多家, 1:9, 3至5%: every number that is left."""
    text, position, floor = page.left, 0, 0
    while found := _BEGINS.search(text, position):
        start = found.start()
        mention = None if _is_in_a_row(text, start) else _mention_at(page, start, floor)
        if mention:
            yield mention
            position = floor = mention.end
        else:
            position = max(skip(text, start), start + 1)


def _is_in_a_row(text: str, start: int) -> bool:
    """True of what stands behind a stroke in a date or code (3/4/11), but not of 30/60/90日."""
    if start < 2 or text[start - 1] != "/" or not text[start - 2].isdigit():
        return False
    row = _ROW_BEFORE.search(text, max(0, start - _REACH), start)
    rest = _ROW_BEHIND.match(text, start)
    if not row or not rest:
        return True
    numbers = [int(one) for one in (row[0] + rest[0]).split("/")]
    if numbers != sorted(set(numbers)):
        return True
    if text.startswith("日", rest.end()):  # 日後 as well
        return numbers[-1] <= _LONGEST_MONTH
    return unit_after(text, rest.end())[1] is None and not has_measure_word(text, rest.end())


def _mention_at(page: Page, start: int, floor: int) -> Mention | None:
    text = page.left
    amount = amount_at(page, start)
    if not amount:
        return None
    if (ordinal := _ORDINAL.search(text, max(floor, start - 2), start)) and amount.unit is None:
        return _ordinal(page, ordinal.start(), amount)
    amount = with_range(page, amount)
    lead, qualifier, currency, sign = _lead(page, start, floor)
    if currency and not _is_money(text, amount, start):
        lead, qualifier = start, Qualifier.EXACTLY  # 人民幣10年期債券
    elif currency:
        amount = replace(amount, unit=currency)
    unit = amount.unit or Unit.COUNT
    directly = unit != Unit.COUNT or not has_measure_word(text, amount.end)
    of_unit = amount.unit is not None
    behind = qualifier_behind(text, amount.end, directly=directly, of_unit=of_unit)
    if behind.qualifier == Qualifier.EXACTLY:
        behind = further_behind(text, amount.end, text[start : amount.numeral.end])
    said_behind = behind.qualifier != Qualifier.EXACTLY
    if amount.numeral.over or text.startswith("个多", amount.numeral.end):
        qualifier = Qualifier.OVER
    elif qualifier in (Qualifier.EXACTLY, Qualifier.ABOUT) and said_behind:
        qualifier = denied(text, lead, behind.qualifier)
    if not _is_meant(page, amount, start, qualifier):
        return None
    compared = qualifier in _COMPARISONS and not said_behind
    if compared and _is_level(text, lead, amount.end):
        qualifier = Qualifier.EXACTLY
    if unit == Unit.COUNT and text.startswith("世纪", amount.end):
        noun = page.text[amount.end : amount.end + 2]
        return page.mention((start, amount.end), amount.value, Unit.ORDINAL, noun=noun)
    if _is_year(page, amount, start, qualifier):
        return page.mention((start, amount.end), text[start : amount.end], Unit.YEAR)
    value = -amount.value if sign in ("负", "零下", "-") else amount.value
    noun = _noun(page, amount, unit, behind)
    if unit == Unit.RATIO and _TEACHERS.search(text, max(floor, lead - _REACH), lead):
        noun = TEACHERS
    return page.mention((lead, behind.end), value, unit, qualifier, amount.high, noun)


def _noun(page: Page, amount: Amount, unit: Unit, behind: Behind) -> str:
    if unit in MONEY:
        return ""
    if _CONTAINERS.match(page.left, amount.numeral.end):
        return IN_A_UNIT
    if amount.noun:
        return amount.noun if unit == Unit.COUNT else ""
    if behind.measure and behind.measure[0] < behind.measure[1]:
        return page.text[slice(*behind.measure)]
    return noun_after(page.text, behind.end)


def _is_money(text: str, amount: Amount, start: int) -> bool:
    """Whether the currency before a number is its own."""
    if amount.unit is None:
        return not has_measure_word(text, amount.end) or text[start - 1] in "$¥ "
    return amount.unit in MONEY


def _lead(page: Page, start: int, floor: int) -> tuple[int, Qualifier, Unit | None, str | None]:
    """What stands before a number: where it begins, qualifier, currency, sign."""
    if page.left[start - 1 : start] not in _LEAD_ENDS:
        return start, Qualifier.EXACTLY, None, None
    found = _LEAD.search(page.left, max(floor, start - _LONGEST_LEAD), start)
    if not found:
        return start, Qualifier.EXACTLY, None, None
    first, second = qualifier_of(found, "first"), qualifier_of(found, "second")
    begin = found.start()
    if not fits(page.left, found, "first", start):
        if second == Qualifier.EXACTLY or currency_of(found):
            return start, Qualifier.EXACTLY, None, None
        # 地球上將近2萬顆: what it is on, and the word of the number
        return found.start(f"second_{second.value}"), second, None, (found["sign"] or "").strip()
    qualifier = second if first == Qualifier.EXACTLY else first
    if found["joined"] and (not _SHARE.match(page.left, start) or _is_dash(page, start - 1)):
        return start, Qualifier.EXACTLY, None, None
    return begin, qualifier, currency_of(found), (found["sign"] or "").strip()


def _is_dash(page: Page, position: int) -> bool:
    """What joins clauses, and is no sign."""
    return page.text[position] in "–—―"


def _ordinal(page: Page, start: int, amount: Amount) -> Mention:
    end = amount.numeral.end
    noun = noun_after(page.text, end)
    return page.mention((start, end), amount.numeral.value, Unit.ORDINAL, noun=noun)


def _is_meant(page: Page, amount: Amount, start: int, qualifier: Qualifier) -> bool:
    """Whether a number is a figure: characters need a reason, digits may be part of a name."""
    text, numeral = page.left, amount.numeral
    if numeral.spelt:
        return _is_number(page, amount, start, qualifier)
    if amount.unit or has_measure_word(text, amount.end) or numeral.scale > 1:
        return True
    printed = text[numeral.start : numeral.end]
    if printed[0] == "0" and len(printed) > 1 and "." not in printed:
        return False
    before = max(0, start - _REACH)
    if _is_version(text, printed, amount.end) and _WORD_BEFORE.search(text, before, start):
        return False  # 智慧城市藍圖2.0
    named = _LATIN_BEFORE.search(text, before, start)
    return not named or qualifier != Qualifier.EXACTLY or _is_year(page, amount, start, qualifier)


def _is_version(text: str, printed: str, end: int) -> bool:
    """True of 2.0, but not of 2.0點."""
    return printed.endswith(".0") and len(printed) == len("2.0") and not text.startswith("点", end)


def _is_level(text: str, start: int, end: int) -> bool:
    """True of 高於4.94%的基線: the baseline is 4.94%, neither more nor less."""
    found = _LEVEL.match(text, end)
    return bool(found and (found["level"] or _COMPARED.match(text, start)))


def _is_number(page: Page, amount: Amount, start: int, qualifier: Qualifier) -> bool:
    text, numeral = page.left, amount.numeral
    printed = text[numeral.start : numeral.end]
    qualified = qualifier != Qualifier.EXACTLY
    if amount.high is not None or amount.extra or numeral.over:
        return numeral.high is None or bool(amount.unit) or has_measure_word(text, amount.end)
    if printed == "一":
        counted = has_measure_word(text, amount.end) or amount.unit not in (None, Unit.TIMES)
        return (
            amount.unit in (Unit.TIMES, Unit.PER_CENT, Unit.RATIO)
            or amount.factor == _TENTH
            or (
                counted
                and (qualified or _COUNTS_ONE.search(text, max(0, start - 4), start) is not None)
            )
        )
    if numeral.single and printed in "百千万亿":
        return (
            qualified
            or text.endswith("每", 0, start)
            or amount.unit in (Unit.TIMES, Unit.PER_CENT)
            or _FEW.match(text, numeral.end) is not None
        )
    if amount.unit or has_measure_word(text, amount.end) or text.startswith("世纪", amount.end):
        return True
    if numeral.single:
        return False
    if _SAID_ALONE.match(text, amount.end) and _SAYS.search(text, max(0, start - 1), start):
        return True  # 年齡是三十五。
    return qualified or (
        numeral.value >= 100 and (printed[0] not in "百千万亿" or printed in _SCALES_ALONE)
    )


def _is_year(page: Page, amount: Amount, start: int, qualifier: Qualifier) -> bool:
    """A number of four digits without any unit: Cyberport Pitch Day 2025."""
    return (
        amount.unit is None
        and amount.high is None
        and amount.end - start == 4
        and not amount.numeral.spelt
        and qualifier == Qualifier.EXACTLY
        and _FIRST_YEAR <= amount.numeral.value < _LAST_YEAR
        and not has_measure_word(page.left, amount.end)
    )
