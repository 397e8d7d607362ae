"""What a count measures, told by the word or the symbol beside it: years, euros, mg, Mbps."""

import re
from decimal import Decimal

from ..quantities import Unit
from .chinese.page import fold
from .chinese.page import pattern as chinese
from .mentions import ROUND_THE_CLOCK, Mention

# A measure; its English words in the singular, a blank for any white space; its Chinese words.
_NAMED = (
    ("year", "year", "[周週]?年|載|歲"),
    ("month", "month", "個?月"),
    ("week", "week", "個?星期|個?禮拜|[周週]"),
    ("day", "day", "日(?![圓元])|天"),
    ("hour", "hour", "個?小時|個?鐘頭"),
    ("minute", "minute", "分鐘"),
    ("millisecond", "millisecond", "毫秒"),
    ("second", "second", "秒"),
    ("decade", "decade", ""),
    ("century", "century|centuries", "個?世紀"),
    ("tonne", "tonne", "公?噸"),
    ("nanometre", "nanomet(?:re|er)", "納米|奈米"),
    ("micrometre", "micromet(?:re|er)|micron", "微米"),
    ("millimetre", "millimet(?:re|er)", "毫米"),
    ("centimetre", "centimet(?:re|er)", "厘米|公分"),
    ("metre", "met(?:re|er)", "米|公尺"),
    ("cubic_metre", "cubic met(?:re|er)", "立方公?[米尺]"),
    ("cubic_foot", "cubic (?:feet|foot)", "立方英?呎|立方英尺"),
    ("inch", "inch|inches", "英寸|吋"),
    ("foot", "foot|feet", "英尺|呎"),
    ("yard", "yard", "碼(?!頭)"),
    ("nautical_mile", "nautical mile", "海里|浬"),
    ("mile", "mile", "英里|哩"),
    ("li", "li", "[華华]?里(?![程面])"),
    ("mu", "mu", "畝|亩"),
    ("hectare", "hectare", "公頃"),
    ("acre", "acre", "英畝"),
    ("microgram", "microgram", "微克"),
    ("milligram", "milligram", "毫克"),
    ("gram", "gram|gramme", "克"),
    ("ounce", "ounce", "安士|盎司"),
    ("pound_weight", "lb", "磅"),
    ("millilitre", "millilit(?:re|er)", "毫升"),
    ("litre", "lit(?:re|er)", "公?升(?![至到級幅格])"),
    ("kilowatt", "kilowatt(?!s?[ -]hour)", "千瓦(?!時|小時)"),
    ("kWh", "kilowatt[ -]hour", "千瓦(?:時|小時)|度電"),
    ("MWh", "megawatt[ -]hour", "(?:兆|百萬)瓦(?:時|小時)"),
    ("GWh", "gigawatt[ -]hour", "吉瓦(?:時|小時)"),
    ("knot", "knot", ""),
    ("mmHg", "mm ?hg", "毫米(?:汞|水銀)柱"),
    ("celsius", "degrees? (?:celsius|centigrade|c)", "度?攝氏度?"),
    ("fahrenheit", "degrees? (?:fahrenheit|f)", "度?華氏度?"),
    ("euro", "euro", "歐元"),
    ("pound", "pounds? sterling", "英鎊"),
    ("penny", "pence|pennies", "便士"),
    ("yen", "yen", "日[圓元]"),
    ("won", "(?:south )?korean won", "韓[圜元]"),
    ("twd", "new taiwan dollar", "新台幣"),
    ("sgd", "singapore dollar", "新加坡元|坡元|新元"),
    ("aud", "australian dollar", "澳元"),
    ("cad", "canadian dollar", "加拿大元|加元"),
    ("mop", "pataca", "澳門[元幣]"),
    ("baht", "baht", "泰銖"),
)
SPEED = "km/h"  # of 時速80公里 the unit is read
_CURRENCIES = frozenset("euro pound yen won twd sgd aud cad mop baht".split())
# Written alike in both languages, with a blank before them or without; capitals tell.
_SYMBOLS = {
    "mm": "millimetre",
    "cm": "centimetre",
    "m": "metre",
    "nm": "nanometre",
    "mcg": "microgram",
    "µg": "microgram",
    "μg": "microgram",
    "mg": "milligram",
    "g": "gram",
    "ml": "millilitre",
    "mL": "millilitre",
    "ha": "hectare",
    "ms": "millisecond",
    "hrs": "hour",
    "hr": "hour",
    "mins": "minute",
    "min": "minute",
    "secs": "second",
    "kW": "kilowatt",
    "°C": "celsius",
    "℃": "celsius",
    "°F": "fahrenheit",
    "℉": "fahrenheit",
    **{one: one for one in "kbps Mbps Gbps Tbps Hz kHz MHz GHz KB MB GB TB PB kWh MWh GWh".split()},
}
# What the English reader has read already, in small letters.
_READ = (
    {symbol.lower(): name for symbol, name in _SYMBOLS.items()}
    | {
        "euros": "euro",
        "pounds": "pound",
        "p": "penny",
        "in": "inch",
        "ft": "foot",
        "lb": "pound_weight",
        "lbs": "pound_weight",
        "oz": "ounce",
        "yd": "yard",
        "yds": "yard",
        "mph": "mile",
        SPEED: SPEED,
    }
    | {one: one for one in _CURRENCIES}
)
_SYMBOL = (
    "(?:" + "|".join(sorted(_SYMBOLS, key=len, reverse=True)) + r")(?![A-Za-z0-9/]|[-'’][A-Za-z])"
)
_AFTER = re.compile(rf"[^\S\n]?(?P<symbol>{_SYMBOL})")
_ENGLISH = re.compile(
    r"[\s-]*(?:(?:full|consecutive|calendar|business|working)\s+)?(?:"
    + "|".join("(?P<{}>{})".format(name, words.replace(" ", r"\s+")) for name, words, _ in _NAMED)
    + r")(?:s|ly)?\b",
    re.IGNORECASE,
)
_CHINESE = chinese(
    r"\s*多?餘?(?:" + "|".join(f"(?P<{name}>{words})" for name, _, words in _NAMED if words) + ")"
)
_DEGREES = {fold("攝氏"): "celsius", fold("華氏"): "fahrenheit"}
_OF_SPEED = chinese(r"(?:[航時船車風流]速|每小時)[^，。；\n]{0,6}\Z")
_OF_POWER = chinese(r"電[^，。；\n]{0,6}\Z")  # 發電300萬度
_SAYS_MEASURE = frozenset({"decade"})  # its number is left unsaid
_STERLING = re.compile("£|GBP", re.IGNORECASE)
_REACH = 28  # characters

# What can be reckoned into one another: 12 months and 一年, 20 cm and 0.2米, 1.5 Gbps and 1,500 Mbps.
_RECKONED = (
    "month 1 year 12 decade 120 century 1200",
    "millisecond 1 second 1000 minute 60000 hour 3600000 day 86400000 week 604800000",
    "nanometre 1 micrometre 1000 millimetre 1000000 centimetre 10000000 metre 1000000000 li 500000000000 kilometre 1000000000000"
    " inch 25400000 foot 304800000 yard 914400000 mile 1609344000000 nautical_mile 1852000000000",
    "microgram 1 milligram 1000 gram 1000000 kilogram 1000000000 tonne 1000000000000"
    " ounce 28349523 pound_weight 453592370",
    "square_metre 1 hectare 10000 acre 4046.86 mu 666.67",
    "kilowatt 1 megawatt 1000",
    "millilitre 1 litre 1000",
    "kbps 1 Mbps 1000 Gbps 1000000 Tbps 1000000000",
    "Hz 1 kHz 1000 MHz 1000000 GHz 1000000000",
    "KB 1 MB 1000 GB 1000000 TB 1000000000 PB 1000000000000",
    "kWh 1 MWh 1000 GWh 1000000",
)
_SIZES = {
    name: (number, Decimal(size))
    for number, line in enumerate(_RECKONED)
    for name, size in zip(line.split()[::2], line.split()[1::2], strict=True)
}


# What the readers tell as a unit.
MEASURE_OF = {
    Unit.KILOMETRES: "kilometre",
    Unit.KILOGRAMS: "kilogram",
    Unit.SQUARE_METRES: "square_metre",
    Unit.MEGAWATTS: "megawatt",
}


# Reckoned into metres and kilograms by rounding.
_IMPERIAL = frozenset("inch foot yard mile acre mu ounce pound_weight".split())
_ROUNDED = 50  # a fiftieth
_DEGREE = 1  # of Fahrenheit, at most
_FREEZING, _STEP = Decimal(32), Decimal("1.8")


def is_currency(measure: str) -> bool:
    return measure in _CURRENCIES


def reckoned(value: Decimal, measure: str, other: str) -> Decimal | None:
    """So many of `measure` in `other`; None where they cannot be compared."""
    mine, theirs = _SIZES.get(measure), _SIZES.get(other)
    if not mine or not theirs or mine[0] != theirs[0]:
        return None
    return value * mine[1] / theirs[1]


def are_of_two_systems(measure: str, other: str) -> bool:
    """Acres and hectares, miles and kilometres: what is reckoned is rounded."""
    if {measure, other} == {"celsius", "fahrenheit"}:
        return True
    return (measure in _IMPERIAL) != (other in _IMPERIAL) and measure in _SIZES and other in _SIZES


def is_as_much(value: Decimal, measure: str, other: Decimal, of: str) -> bool | None:
    """Whether so many of `measure` are `other` of another one; None where they cannot be compared."""
    if {measure, of} == {"celsius", "fahrenheit"}:
        celsius, fahrenheit = (value, other) if measure == "celsius" else (other, value)
        return abs(celsius * _STEP + _FREEZING - fahrenheit) <= _DEGREE
    theirs = reckoned(other, of, measure)
    if theirs is None:
        return None
    near = are_of_two_systems(measure, of) and abs(value - theirs) * _ROUNDED <= abs(theirs)
    return value == theirs or near


def english_measure(text: str, mention: Mention) -> str:
    """What a count measures; empty where things are counted."""
    if mention.unit != Unit.COUNT:
        return ""
    if mention.text in _SAYS_MEASURE:
        return mention.text
    if mention.noun == ROUND_THE_CLOCK:
        return "hour"
    if mention.noun in _READ and not text.startswith("/", mention.end):
        if mention.noun == "pounds" and not _STERLING.search(mention.text):
            return ""  # of money or of weight
        return _READ[mention.noun]
    return _symbol(text, mention) or _named(_ENGLISH, text[mention.end : mention.end + _REACH])


def chinese_measure(folded: str, mention: Mention) -> str:
    """As `english_measure`, of a text in one script."""
    if mention.unit != Unit.COUNT:
        return ""
    start, end = mention.start, mention.end
    near = max(start - 4, 0)
    for word, name in _DEGREES.items():
        if folded.find(word, near, end) >= 0:
            return name
    before = folded[max(start - 8, 0) : start]
    if mention.text.endswith("半"):  # 一年半: the measure stands within
        return _named(_CHINESE, fold(mention.noun))
    if mention.noun.startswith(("節", "节", "海里", "浬")) and _OF_SPEED.search(before):
        return "knot"
    if mention.noun.startswith("度") and _OF_POWER.search(before):
        return "kWh"
    after = folded[end : end + _REACH]
    # Of 一歲以下 the measure stands within.
    return (
        _symbol(folded, mention) or _named(_CHINESE, after) or _named(_CHINESE, fold(mention.noun))
    )


def _symbol(text: str, mention: Mention) -> str:
    found = _AFTER.match(text, mention.end)
    return _SYMBOLS[found["symbol"]] if found else ""


def _named(words: re.Pattern[str], after: str) -> str:
    found = words.match(after)
    return found.lastgroup or "" if found else ""
