"""Numbers in Chinese: in digits, in characters, and in both (3 320萬, 二千四百四十萬, 十多億)."""

import re
from dataclasses import dataclass
from decimal import Decimal

from .page import pattern, plain

DIGIT_VALUES = {
    digit: value
    for value, digits in enumerate(("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for digit in digits
}
_SPELT_DIGITS = str.maketrans("123456789", "一二三四五六七八九")
_TENS = {"廿": 20, "卅": 30}
_MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
_LATIN_SCALES = {"mn": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9, "trillion": 10**12}

D = "[一二兩三四五六七八九]"
NUMERAL_CHARACTERS = "一二兩三四五六七八九十百千萬億廿卅"
ARABIC = (
    r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5}(?![0-9])"
    r"|[1-9][0-9]{0,2}(?: [0-9]{3}){1,5}(?![0-9])|[0-9]{1,15}(?![0-9]))(?:\.[0-9]{1,9})?(?![0-9])"
)
# Below 10,000: 二千四百四十, 一百零二, 千, 廿三, 十五.
_SPELT = (
    rf"(?=[一二兩三四五六七八九十百千廿卅])(?:{D}?千(?!瓦))?(?:零(?={D}|十))?(?:(?:{D}百|百(?!分))(?!貨|度|帕))?"
    rf"(?:零(?={D}|十))?(?:{D}?十|廿|卅)?(?:零(?={D}))?{D}?"
)
# Digit by digit, as years and codes are: 一○二, 三五○.
_BY_DIGIT = r"[一二三四五六七八九](?:[零〇一二三四五六七八九]{2,14}|〇)(?![十百千])"
# Spoken, with digits: 3千5百萬, 6千1百.
_MIXED = r"(?<![0-9.,])[1-9]千[1-9]百(?:[1-9]十)?(?:[1-9](?![0-9]))?|(?<![0-9.,千])[1-9]百[1-9]十(?:[1-9](?![0-9]))?"
_PAIRS = "一二|兩三|二三|三四|四五|五六|六七|七八|八九"
_SCALE = (
    r"(?:[十百千]?萬億|[十百千]?億億|[十百千]?萬(?!象|維)|[十百千]?億|百(?!分|貨|度|帕)"
    r"|千(?![瓦米克卡伏兆赫])|兆(?![瓦赫字位帕焦歐])|(?:[mb]n|(?:m|b|tr)illion)(?![A-Za-z]))"
)

_VAGUE = pattern(r"(?:數|好?幾)(?P<scale>[十百千](?:萬億|萬|億)?|萬億?|億)(?!碼|字)")
_BY_THE = pattern(r"數以(?P<scale>[十百千萬億]{1,2})計")
_BEGIN_VAGUE = frozenset("数几好")
_MANY = "[多餘幾]"
_COUNTED = "[個家名位人間項年天日次種場萬億部輛套公千米港所條件組歲本份張隻艘架篇頁幅宗棵株支瓶]"  # behind 30 多
_PART = pattern(
    rf"(?:(?P<mixed>{_MIXED})|(?P<arabic>{ARABIC})|(?P<by_digit>{_BY_DIGIT})|(?P<pair>{_PAIRS})(?!{D})(?P<unit>[十百千])?"
    rf"|(?P<spelt>{_SPELT}|(?=[萬億])))"
    r"(?:點(?P<decimals>[零〇一二三四五六七八九]{1,9}))?"
    rf"(?P<many>(?<=[0十百千廿卅]){_MANY}|(?<=0) [多餘](?={_COUNTED})|(?<=[1-9])[多餘](?=[萬億])|(?:(?<=百{D})|(?<=千{D}))[多餘])?"
    rf"(?: ?(?P<scale>{_SCALE})(?P<more>{_MANY})?)?"
)
_ZERO = pattern(f"零(?={D}|十)")
_DIGIT_FOLLOWS = pattern(rf"[0-9]|{D}|[〇十百廿卅]|千(?![瓦米克卡伏兆赫])")
_RUN = pattern(rf"[0-9{NUMERAL_CHARACTERS}零〇]+(?:[.,][0-9]+)*")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text, before its unit is known."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None  # 兩三個: two to three
    over: bool = False  # 十多, 數千
    spelt: bool = False  # begins with a Chinese character: could be part of a word
    scale: Decimal = Decimal(1)  # of the last part: 億 in 30億
    single: bool = False  # one Chinese character


def digit_by_digit(characters: str) -> str:
    """ "二〇二五", "二0二五" and "2025" as "2025"."""
    return "".join(
        "0" if char in "Oo" else char if char.isascii() else str(DIGIT_VALUES[char])
        for char in characters
    )


def spelt_value(characters: str) -> int:
    """The value of a number below 10,000 in characters; 百二 is 120, as people say it."""
    total, digit, unit = 0, 0, 0
    for char in characters:
        if char in _TENS:
            total += _TENS[char]
            unit = 10
        elif char in _MULTIPLIERS:
            unit = _MULTIPLIERS[char]
            total += (digit or 1) * unit
            digit = 0
        else:
            digit = DIGIT_VALUES[char]
            unit = unit if digit else 0
    return total + digit * (unit // 10 if unit >= 100 else 1)


def small_number(characters: str) -> int:
    """The value of "12", "十二" or "〇五": hours, days, months."""
    if characters.isascii():
        return int(characters)
    if characters[0] in "零〇":
        return int(digit_by_digit(characters))
    return spelt_value(characters)


def _scale(characters: str | None) -> Decimal:
    value = Decimal(_LATIN_SCALES.get(characters or "", 1))
    for char in "" if value > 1 else characters or "":
        value *= _MULTIPLIERS[char]
    return value


def skip(text: str, start: int) -> int:
    """The end of the digits and numeral characters at `start`."""
    run = _RUN.match(text, start)
    return run.end() if run else start + 1


def numeral_at(text: str, start: int) -> Numeral | None:
    """The number that begins at `start` of folded text, with its scale; None where none does."""
    if text[start : start + 1] in _BEGIN_VAGUE and (
        vague := _VAGUE.match(text, start) or _BY_THE.match(text, start)
    ):
        value = _scale(vague["scale"])
        return Numeral(start, vague.end(), value, over=True, spelt=True, scale=value)
    match = _PART.match(text, start)
    if not match or match.end() == start:
        return None
    value, high = _part(match)
    last, over, end = match, _is_over(match), match.end()
    while last["scale"] and not over and high is None:
        zero = _ZERO.match(text, end)
        following = _PART.match(text, zero.end() if zero else end)
        if following and not zero and _is_a_tenth(last, following):
            value += DIGIT_VALUES[following["spelt"]] * _scale(last["scale"]) / 10
            end = following.end()
            if text.startswith(("多", "余"), end):
                over, end = True, end + 1
            break
        if not following or not _continues(last, following, zero is not None):
            break
        value += _part(following)[0]
        last, over, end = following, _is_over(following), following.end()
    is_in_digits = last["arabic"] or last["mixed"]
    if not is_in_digits and not last["scale"] and not over and _DIGIT_FOLLOWS.match(text, end):
        return None  # 七一, 十四五: no number that anybody would write so
    return Numeral(
        start,
        end,
        plain(value),
        None if high is None else plain(high),
        over,
        spelt=not (match["arabic"] or match["mixed"]),
        scale=_scale(last["scale"] or _last_multiplier(last["spelt"])),
        single=end == start + 1 and not match["arabic"],
    )


def _is_over(match: re.Match[str]) -> bool:
    return bool(match["many"] or match["more"])


def _last_multiplier(spelt: str | None) -> str | None:
    """The 千 of 三千: 二至三千 are both thousands."""
    return spelt[-1] if spelt and len(spelt) == 2 and spelt[-1] in "百千" else None


def _continues(last: re.Match[str], following: re.Match[str], after_zero: bool) -> bool:
    """Whether 2,000萬 goes on 3億, and 五千 一萬."""
    if following["pair"] or following["by_digit"] or following["decimals"]:
        return False
    if last["scale"][-1] not in "万亿兆" or _part(following)[0] >= _scale(last["scale"]):
        return False
    spelt = following["spelt"]
    if spelt is None:
        return True
    if not following["scale"] and len(spelt) == 1 and spelt not in "十百千":
        return after_zero  # 一億零五 is one number, 一億一… need not be
    return bool(spelt)


def _is_a_tenth(last: re.Match[str], following: re.Match[str]) -> bool:
    """Whether 五 after 三萬 stands for 5,000, as people say it."""
    return bool(last["spelt"]) and following.group() in tuple("二三四五六七八九")


def _part(match: re.Match[str]) -> tuple[Decimal, Decimal | None]:
    scale = _scale(match["scale"])
    if match["pair"]:
        low, high = (Decimal(DIGIT_VALUES[char]) for char in match["pair"])
        scale *= _scale(match["unit"])
        return low * scale, high * scale
    if match["mixed"]:
        value = Decimal(spelt_value(match["mixed"].translate(_SPELT_DIGITS)))
    elif match["arabic"]:
        value = Decimal(re.sub("[ ,]", "", match["arabic"]))
    elif match["by_digit"]:
        value = Decimal(digit_by_digit(match["by_digit"]))
    else:
        value = Decimal(spelt_value(match["spelt"]) if match["spelt"] else 1)
    if match["decimals"]:
        value += Decimal(f"0.{digit_by_digit(match['decimals'])}")
    return value * scale, None
