"""Up or down: which way the words beside a figure say that it went."""

import re
from decimal import Decimal

from ..quantities import MONEY, Unit
from .chinese.page import HAN
from .chinese.page import pattern as chinese
from .mentions import Mention

CHANGES = frozenset({Unit.PER_CENT, Unit.PERCENTAGE_POINT, Unit.BASIS_POINT})
_UP = (
    r"up(?!\s+to)|rose|rise[ns]?|rising|increas\w+|gr[eo]wn?|grow(?:s|ing|th)|gain(?:s|ed)?|climb\w*"
    r"|jump\w*|surg\w+|soar\w*|higher|(?<!\bor )(?:more|above)|improv\w+|expan\w+|advanc\w+|add(?:ed|ing)"
    r"|rais(?:e[sd]?|ing)|lift(?:s|ed|ing)?|boost\w*|hik(?:e[sd]?|ing)|widen\w*"
)
_DOWN = (
    r"down|fell|fall(?:s|en|ing)?|decreas\w+|declin\w+|drop(?:s|ped|ping)?|lower\w*|reduc\w+"
    r"|cut(?:s|ting)?|shr[aiu]nk\w*|slid\w*|slump\w*|(?<!\bor )(?:less|fewer|below)|contract(?:ed|ion)|plung\w+"
    r"|dip(?:s|ped)?|eas(?:ed|ing)|los(?:t|es?|ing)|shorten\w*|sav(?:e[sd]?|ing)|narrow(?:s|ed|ing)?"
)
# A loss is a way down only where no verb says more: losses narrow, and widen.
_ENGLISH_BEFORE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<loss>loss(?:es)?))\b", re.IGNORECASE
)
_ENGLISH_AFTER = re.compile(
    r"[\s-]*(?:(?:(?P<period>year|quarter|month|week)[- ](?:on|over)[- ](?P=period)|annual(?:i[sz]ed)?)\s+)?"
    r"(?:(?P<up>higher|more|increase|growth|rise|gain|jump)"
    r"|(?P<down>lower|less|fewer|decrease|decline|drop|fall|reduction|cut))\b",
    re.IGNORECASE,
)
_ENGLISH_LEVEL = re.compile(r"\b(?:to|at|of|reach(?:ed|ing)?|by\s+up\s+to)\s*$", re.IGNORECASE)
_CHINESE_BEFORE = chinese(
    r"(?P<up>上升|增加|增長|上漲|上調|調升|提升|提高|躍升|攀升|飆升|急升|回升|微升|高出|多出|擴大|擴闊|(?<!附)加(?=[息價租薪稅幅碼])|增|升|漲|高|多)"
    r"|(?P<down>下降|減少|下跌|下調|調低|下滑|縮減|收縮|收窄|回落|急跌|微跌|降低|低於|少於|縮短|縮小|節省|跌|減|降|低|少)"
    r"|(?P<loss>虧損|赤字)"
)
_CHINESE_AFTER = chinese(
    r"\s*的?(?:(?P<up>升幅|增幅|增長|增加|升)|(?P<down>跌幅|減幅|降幅|下跌|減少|減省|跌))"
)
_CHINESE_LEVEL = chinese("[至到達為佔占]\\s*\\Z")
_HIGH = r"(?:(?P<up>high(?:est)?|peak)|(?P<down>low(?:est)?))\b"
_PEAK_BEFORE = re.compile(
    rf"\b{_HIGH}(?:\s+(?:level|point|figure|rate|value))?\s+(?:in|for|of|over|since)\s+(?:the\s+)?(?:(?:past|last)\s+)?(?:more\s+than\s+|over\s+|nearly\s+|about\s+)?\Z",
    re.IGNORECASE,
)
_PEAK_AFTER = re.compile(rf"-(?:year|month|week|day|quarter)\s+{_HIGH}", re.IGNORECASE)
_CHINESE_PEAK = chinese(
    r"\s*(?:個?[年月周週季]|個?星期)?(?:[以之]?來|[內間])?[的之中]?[^，。；、\n0-9升跌增減]{0,4}?"
    r"(?:(?P<up>最高|新高|高位)|(?P<down>最低|新低|低位))"
)
# Of sums and counts a verb tells, directly before them or before "by" and 撥款: "rose 312 points",
# "cut spending by HK$2 million", 減少撥款200萬元.
_BY_SO_MUCH = MONEY | {Unit.COUNT}
_ROSE = (
    "up|rose|rise[ns]?|rising|gr[eo]wn?|grow(?:s|ing)|(?:gain|climb|jump|lift|boost|widen)(?:s|ed|ing)?"
    "|(?:surg|increas|advanc|rais|hik)(?:e[sd]?|ing)"
)
_FELL = (
    "down|fell|fall(?:s|en|ing)?|(?:drop|slip|dip)(?:s|ped|ping)?|(?:lower|narrow|slump)(?:s|ed|ing)?"
    "|(?:decreas|declin|reduc|plung|eas)(?:e[sd]?|ing)|cut(?:s|ting)?|slid(?:es?|ing)?|shed"
)
_LAST_WORD = re.compile(r"\b(?P<word>[A-Za-z]+)\s+\Z")
_ENGLISH_VERB = re.compile(rf"\b(?:(?P<up>{_ROSE})|(?P<down>{_FELL}))\b", re.IGNORECASE)
_ENGLISH_MOVE = re.compile(
    r"[\s-]*(?:points?\s+)?(?:(?P<up>increase|rise|gain|jump)|(?P<down>decrease|decline|drop|fall|reduction|cut))\b"
    r"(?=[.,;]|\s+(?:in|from|to|on|over|since)\b|\s*\Z)",  # not 20 drop-off points, 300 cut flowers
    re.IGNORECASE,
)
_OBJECT = f"(?:(?![至到達為由從於比較的]){HAN}){{0,4}}"
_CHINESE_VERB = chinese(
    f".*(?:(?P<up>(?:[上調提][調升高]|增[加長]|[上躍攀飆急回微]升|擴大){_OBJECT}|[增升漲加])"
    f"|(?P<down>(?:[下調][調降低]|減少|削減|縮減|下[跌滑]|[急微]跌|回落){_OBJECT}|[減跌降]))了?\\Z"
)
_ENGLISH_CLAUSE = re.compile(r"[,;:.!?()\n](?=\s|$)|\b(?:and|while|but|from)\b")
_CHINESE_CLAUSE = chinese(r"[，；：。！？（）、\n]")
_ENGLISH_REACH = 34
_CHINESE_REACH = 9


def english_direction(text: str, mention: Mention) -> int:
    """1 up, -1 down, 0 where the words do not say."""
    after = _ENGLISH_AFTER.match(text[mention.end : mention.end + 34])
    before = _clause(text[max(mention.start - _ENGLISH_REACH, 0) : mention.start], _ENGLISH_CLAUSE)
    return _way(before, mention, after, _ENGLISH_BEFORE, _ENGLISH_LEVEL)


def chinese_direction(text: str, mention: Mention) -> int:
    """As `english_direction`, of folded text."""
    after = _CHINESE_AFTER.match(text[mention.end : mention.end + 8])
    before = _clause(text[max(mention.start - _CHINESE_REACH, 0) : mention.start], _CHINESE_CLAUSE)
    return _way(before, mention, after, _CHINESE_BEFORE, _CHINESE_LEVEL)


def english_move(text: str, mention: Mention) -> int:
    """As `english_direction`, of a sum or a count."""
    if mention.unit not in _BY_SO_MUCH:
        return 0
    if after := _ENGLISH_MOVE.match(text, mention.end):
        return _side(after)
    floor = max(mention.start - _ENGLISH_REACH, 0)
    last = _LAST_WORD.search(text, floor, mention.start)
    if not last:
        return 0
    if last["word"].lower() != "by":
        return _side(_ENGLISH_VERB.fullmatch(last["word"]))
    verbs = list(_ENGLISH_VERB.finditer(_clause(text[floor : last.start()], _ENGLISH_CLAUSE)))
    return _side(verbs[-1]) if verbs else 0


def chinese_move(text: str, mention: Mention) -> int:
    """As `chinese_direction`, of a sum or a count."""
    if mention.unit not in _BY_SO_MUCH:
        return 0
    before = text[max(mention.start - _CHINESE_REACH, 0) : mention.start]
    return _side(_CHINESE_VERB.match(_clause(before, _CHINESE_CLAUSE)))


def english_peak(text: str, mention: Mention) -> int:
    """1 of the highest in six years and a six-year high, -1 of the lowest, 0 of neither."""
    before = text[max(mention.start - _ENGLISH_REACH, 0) : mention.start]
    after = text[mention.end : mention.end + _ENGLISH_REACH]
    return _side(_PEAK_BEFORE.search(before) or _PEAK_AFTER.match(after))


def chinese_peak(text: str, mention: Mention) -> int:
    """1 of 六年來最高 and 六年新高, -1 of 六年新低, 0 of neither; of folded text."""
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
        return _side(after)
    if level.search(before):
        return 0
    found = list(words.finditer(before))
    found = [one for one in found if not one["loss"]] or found
    return _side(found[-1]) if found else 0
