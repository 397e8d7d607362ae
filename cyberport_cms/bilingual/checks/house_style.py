"""Hints of house style. They only point: nothing is ever rewritten."""

import re
from collections.abc import Sequence
from functools import lru_cache

from opencc import OpenCC

from ..figures.mentions import Mention
from ..languages import ENGLISH, TRADITIONAL, SourceLanguage
from ..quantities import CALENDAR, Qualifier, Unit
from .figures import Mentions
from .findings import Finding, Group, Severity, Span, sides
from .texts import Side

_MOST_SPANS = 20
_HAN = "㐀-鿿"
_HALF_WIDTH = re.compile(
    rf"(?<=[{_HAN}」』》）])\s?[,;:?!](?!\d)(?!//)"  # 數碼港, 前海
    rf"|(?<=[{_HAN}])\.(?=\s|$|[{_HAN}])"  # 發展.
    rf"|(?<=[A-Za-z0-9)])[,;?!](?=[{_HAN}「《])"  # AI,人工智能
    rf"|\((?=[^()\n]{{0,40}}[{_HAN}])[^()\n]{{1,60}}\)"  # (金管局)
    rf"|\"(?=[{_HAN}])[^\"\n]{{1,60}}\""  # "超級聯繫人"
)
_FULL_WIDTH = re.compile(
    r"(?<=[A-Za-z0-9])[，。；：？！（）](?=\s?[A-Za-z0-9]|\s*$)|[０-９Ａ-Ｚａ-ｚ]+"
)
_DOUBLE = (re.compile(r'"'), re.compile(r"[“”]"))
_SINGLE = (re.compile(r"(?<=[A-Za-z])'|'(?=[A-Za-z])"), re.compile(r"[‘’]"))
_CHINESE_QUOTES = (re.compile(r"[「」]"), re.compile(r"[“”]"))
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>（），。]+"
    r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9.-]+"  # not tried again from each letter
)
_SPACED = re.compile(
    rf"(?<=[{_HAN}])[ \u00a0](?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])[ \u00a0](?=[{_HAN}])"
)
_CLOSED = re.compile(rf"(?<=[{_HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[{_HAN}])")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_UNGROUPED = re.compile(r"(?<![\d.,])\d{4,}(?![\d,])")
_FOUR_DIGITS = 4  # longer ones without a word around them are codes more often than counts
_COUNTED = re.compile(r"[a-z]+s$|people$|[名個間家人位份項宗場次元所隻架輛艘張條件座戶台]")
_LONG_YEARS = re.compile(r"(?<![\d-])(?P<from>20\d\d)\s?[-–—/]\s?(?P<to>20\d\d)(?![\d-])")
_SHORT_YEARS = re.compile(r"(?<![\d-])(?P<from>20\d\d)\s?[-–—/]\s?(?P<to>\d\d)(?![\d-])")
# Simplified characters that are rare and old Traditional ones too: 万俟, 老么.
_RARE_TWINS = frozenset("万与么仆价优体儿党厂听坏复宁异怀惊机极构气洁离网胜适触赶确")
# Variants that Hong Kong writes, and some that are a matter of taste.
_AT_HOME = frozenset("温悦冲却厦厨厢橱迹踪麽叠强隽瑶揾撑够群烟岩恒脚卧泪笋垴咏晋猫黄凉决况减污床")


def check_house_style(blocks: Sequence[Mentions]) -> list[Finding]:
    """Hints on each side of a whole release; all of them are notes."""
    english = [one.block.en for one in blocks]
    chinese = [one.block.zh_hant for one in blocks]
    found = [
        _hint("style.half_width", TRADITIONAL, _matches(chinese, _HALF_WIDTH)),
        _hint("style.full_width", ENGLISH, _matches(english, _FULL_WIDTH)),
        _hint("style.simplified", TRADITIONAL, _simplified(chinese)),
        _mixed("style.quotes_mixed", ENGLISH, *(_matches(english, p) for p in _DOUBLE)),
        _mixed("style.apostrophes_mixed", ENGLISH, *(_matches(english, p) for p in _SINGLE)),
        _mixed("style.quotes_mixed", TRADITIONAL, *(_matches(chinese, p) for p in _CHINESE_QUOTES)),
        _mixed("style.spaces_mixed", TRADITIONAL, *_spacing(chinese)),
    ]
    for side in (ENGLISH, TRADITIONAL):
        found.append(_mixed("style.thousands_mixed", side, *_thousands(blocks, side)))
        texts = english if side == ENGLISH else chinese
        found.append(
            _mixed(
                "style.years_mixed", side, *(_years(texts, p) for p in (_LONG_YEARS, _SHORT_YEARS))
            )
        )
    return [one for one in found if one]


def _hint(
    code: str, side: SourceLanguage, spans: Sequence[Span], **params: str | int
) -> Finding | None:
    if not spans:
        return None
    return Finding(
        code=code,
        severity=Severity.NOTE,
        group=Group.STYLE,
        block_id=spans[0].block_id,
        params={"count": len(spans), "example": spans[0].text.strip(), **params},
        side=side,
        **sides(side, tuple(spans[:_MOST_SPANS])),
    )


def _mixed(
    code: str, side: SourceLanguage, one: Sequence[Span], other: Sequence[Span]
) -> Finding | None:
    """Two ways in one text: points at the rarer one."""
    if not one or not other:
        return None
    rare, usual = (one, other) if len(one) <= len(other) else (other, one)
    return _hint(code, side, rare, usual=len(usual), usual_example=usual[0].text.strip())


def _matches(texts: Sequence[Side], pattern: re.Pattern[str]) -> list[Span]:
    return [text.span(*match.span()) for text in texts for match in pattern.finditer(text.text)]


def _spacing(texts: Sequence[Side]) -> tuple[list[Span], list[Span]]:
    """Where Chinese meets Latin letters or figures: with a space, and without. Web and email
    addresses always stand apart."""
    spaced: list[Span] = []
    closed: list[Span] = []
    for text in texts:
        edges = {edge for match in _ADDRESS.finditer(text.text) for edge in match.span()}
        for pattern, found in ((_SPACED, spaced), (_CLOSED, closed)):
            for match in pattern.finditer(text.text):
                if edges.isdisjoint(match.span()):
                    start, end = max(match.start() - 1, 0), match.end() + 1
                    found.append(text.span(start, end))
    return spaced, closed


def _thousands(blocks: Sequence[Mentions], side: SourceLanguage) -> tuple[list[Span], list[Span]]:
    """Figures of a thousand and more, without and with a comma; years, codes and phones aside."""
    plain, grouped = [], []
    for one in blocks:
        text = one.block.side(side)
        for mention in one.of(side):
            if mention.unit in CALENDAR or mention.unit == Unit.PHONE:
                continue
            span = text.span(mention.start, mention.end)
            if _GROUPED.search(mention.text):
                grouped.append(span)
            elif _UNGROUPED.search(mention.text) and _is_amount(mention):
                plain.append(span)
    return plain, grouped


def _is_amount(mention: Mention) -> bool:
    """Whether something is counted or measured: 18222 is a hotline, 556677 a code."""
    if mention.unit != Unit.COUNT or mention.qualifier != Qualifier.EXACTLY:
        return True
    return len(mention.text) == _FOUR_DIGITS and bool(_COUNTED.match(mention.noun))


def _years(texts: Sequence[Side], pattern: re.Pattern[str]) -> list[Span]:
    """Two years that follow each other: a financial year, not a span of years."""
    return [
        text.span(*match.span())
        for text in texts
        for match in pattern.finditer(text.text)
        if (int(match["from"]) + 1) % 100 == int(match["to"]) % 100
        and abs(int(match["from"]) % 100 - int(match["to"]) % 100) in (1, 99)
    ]


# Simplified characters


def _simplified(texts: Sequence[Side]) -> list[Span]:
    spans = []
    for text in texts:
        for match in _HAN_RUN.finditer(text.text):
            start = -1
            for place, char in enumerate(match[0] + " "):
                if is_simplified(char):
                    start = place if start < 0 else start
                elif start >= 0:
                    spans.append(text.span(match.start() + start, match.start() + place))
                    start = -1
    return spans


_HAN_RUN = re.compile(f"[{_HAN}]+")


@lru_cache(maxsize=1)
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")


@lru_cache(maxsize=8192)
def is_simplified(char: str) -> bool:
    """True of a character that only Simplified text has: 发, 与; not 后, 里 or 台, which are both."""
    if char in _RARE_TWINS:
        return True
    if char in _AT_HOME or not "㐀" <= char <= "鿿":
        return False
    try:
        char.encode("big5")
    except UnicodeEncodeError:  # asked first: the dictionaries take long to load
        return _to_traditional().convert(char) != char
    return False
