"""Up or down: which way the words beside a percentage say that it went."""

import re
from decimal import Decimal

from ..quantities import Unit
from .mentions import Mention

CHANGES = frozenset({Unit.PER_CENT, Unit.PERCENTAGE_POINT, Unit.BASIS_POINT})
_UP = (
    r"up(?!\s+to)|rose|rise[ns]?|rising|increas\w+|gr[eo]wn?|grow(?:s|ing|th)|gain(?:s|ed)?|climb\w*"
    r"|jump\w*|surg\w+|soar\w*|higher|(?<!\bor )(?:more|above)|improv\w+|expan\w+|advanc\w+|add(?:ed|ing)"
)
_DOWN = (
    r"down|fell|fall(?:s|en|ing)?|decreas\w+|declin\w+|drop(?:s|ped|ping)?|lower\w*|reduc\w+"
    r"|cut(?:s|ting)?|shr[aiu]nk\w*|slid\w*|slump\w*|(?<!\bor )(?:less|fewer|below)|contract(?:ed|ion)|plung\w+"
    r"|dip(?:s|ped)?|eas(?:ed|ing)|los[st]\w*|shorten\w*|sav(?:e[sd]?|ing)"
)
_ENGLISH_BEFORE = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
_ENGLISH_AFTER = re.compile(
    r"[\s-]*(?:(?:(?P<period>year|quarter|month|week)[- ](?:on|over)[- ](?P=period)|annual(?:i[sz]ed)?)\s+)?"
    r"(?:(?P<up>higher|more|increase|growth|rise|gain|jump)"
    r"|(?P<down>lower|less|fewer|decrease|decline|drop|fall|reduction|cut))\b",
    re.IGNORECASE,
)
_ENGLISH_LEVEL = re.compile(r"\b(?:to|at|of|reach(?:ed|ing)?|by\s+up\s+to)\s*$", re.IGNORECASE)
_CHINESE_BEFORE = re.compile(
    r"(?P<up>上升|增加|增長|上漲|上調|調升|提升|提高|躍升|攀升|飆升|急升|回升|微升|高出|多出|增|升|漲|高|多)"
    r"|(?P<down>下降|減少|下跌|下調|調低|下滑|縮減|收縮|收窄|回落|急跌|微跌|降低|低於|少於|縮短|縮減|節省|虧損|赤字|跌|減|降|低|少)"
)
_CHINESE_AFTER = re.compile(
    r"\s*的?(?:(?P<up>升幅|增幅|增長|增加|升)|(?P<down>跌幅|減幅|降幅|下跌|減少|減省|跌))"
)
_CHINESE_LEVEL = re.compile(r"(?:至|到|達|為|佔|占)\s*$")
_HIGH = r"(?:(?P<up>high(?:est)?|peak)|(?P<down>low(?:est)?))\b"
_PEAK_BEFORE = re.compile(
    rf"\b{_HIGH}(?:\s+(?:level|point|figure|rate|value))?\s+(?:in|for|of|over|since)\s+(?:the\s+)?(?:(?:past|last)\s+)?(?:more\s+than\s+|over\s+|nearly\s+|about\s+)?\Z",
    re.IGNORECASE,
)
_PEAK_AFTER = re.compile(rf"-(?:year|month|week|day|quarter)\s+{_HIGH}", re.IGNORECASE)
_CHINESE_PEAK = re.compile(
    r"\s*(?:[個个]?[年月周週季]|[個个]?星期)?(?:[以之]?[來来]|[內内間间])?[的之中]?[^，。；、\n0-9升跌增減减]{0,4}?"
    r"(?:(?P<up>最高|新高|高位)|(?P<down>最低|新低|低位))"
)
_ENGLISH_CLAUSE = re.compile(r"[,;:.!?()\n](?=\s|$)|\b(?:and|while|but|from)\b")
_CHINESE_CLAUSE = re.compile(r"[，；：。！？（）、\n]")
_ENGLISH_REACH = 34
_CHINESE_REACH = 9


def english_direction(text: str, mention: Mention) -> int:
    """1 up, -1 down, 0 where the words do not say."""
    after = _ENGLISH_AFTER.match(text[mention.end : mention.end + 34])
    before = _clause(text[max(mention.start - _ENGLISH_REACH, 0) : mention.start], _ENGLISH_CLAUSE)
    return _way(before, mention, after, _ENGLISH_BEFORE, _ENGLISH_LEVEL)


def chinese_direction(text: str, mention: Mention) -> int:
    """1 up, -1 down, 0 where the words do not say."""
    after = _CHINESE_AFTER.match(text[mention.end : mention.end + 8])
    before = _clause(text[max(mention.start - _CHINESE_REACH, 0) : mention.start], _CHINESE_CLAUSE)
    return _way(before, mention, after, _CHINESE_BEFORE, _CHINESE_LEVEL)


def english_peak(text: str, mention: Mention) -> int:
    """1 of the highest in six years and a six-year high, -1 of the lowest, 0 of neither."""
    before = text[max(mention.start - _ENGLISH_REACH, 0) : mention.start]
    after = text[mention.end : mention.end + _ENGLISH_REACH]
    return _side(_PEAK_BEFORE.search(before) or _PEAK_AFTER.match(after))


def chinese_peak(text: str, mention: Mention) -> int:
    """1 of 六年來最高 and 六年新高, -1 of 六年新低, 0 of neither."""
    return _side(_CHINESE_PEAK.match(text[mention.end : mention.end + _ENGLISH_REACH]))


def _side(found: re.Match[str] | None) -> int:
    return 0 if not found else 1 if found["up"] else -1


def _clause(before: str, end: re.Pattern[str]) -> str:
    parts = end.split(before)
    return parts[-1]


def _way(
    before: str,
    mention: Mention,
    after: re.Match[str] | None,
    words: re.Pattern[str],
    level: re.Pattern[str],
) -> int:
    if isinstance(mention.value, Decimal) and mention.value < 0:
        return -1
    if mention.text.lstrip().startswith(("+", "＋")):
        return 1
    if after:
        return 1 if after["up"] else -1
    if level.search(before):
        return 0
    found = list(words.finditer(before))
    return (1 if found[-1]["up"] else -1) if found else 0
