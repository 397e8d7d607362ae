"""Errors planted in the letters of a text: what a slip of the pen or of the mouse leaves behind.

The planter knows nothing of the readers that look for the errors afterwards.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_NUMBER = {
    True: re.compile(
        r"(?:(?<![\w.,/:@-])|(?<=[$]))\d[\d,]*(?:\.\d+)?(?:(?=(?:am|pm|km)\b)|(?![\w@]|[.,:/-]\d))"
    ),
    False: re.compile(r"(?<![A-Za-z0-9.,:/@-])\d[\d,]*(?:\.\d+)?(?![A-Za-z0-9@]|[.,:/-]\d)"),
}
# Numbers that name or number something are no figures.
_NAMED = re.compile(
    r"(?:No\.|Lot|code|代號：|第|Hall|Area|Site|Phase|2C區|Signal|^) ?$", re.MULTILINE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_CHARACTERS = "兩三四五六七八九"
_A = r"(?=(?:HK|US)?\$?\d|(?:two|three|four|five|half|one|a (?:third|quarter|tenth|dozen))\b)"
_B = r"(?=\$?\d|[一二兩三四五六七八九十百千萬半])"
_SUBSTITUTES: dict[tuple[str, bool], list[tuple[str, list[str]]]] = {
    ("word", True): [
        (rf"\b{word}\b(?!-?fold)", [other for other in _WORDS if other != word]) for word in _WORDS
    ],
    ("word", False): [
        (
            rf"(?<![一二三四五六七八九十百千萬億分第零○]){one}(?=[個家名間項份場星輛位年天支部幅宗成倍])",
            [other for other in _CHARACTERS if other != one],
        )
        for one in _CHARACTERS
    ],
    ("scale", True): [
        (r"(?<=\d) million\b", [" billion", " trillion"]),
        (r"(?<=\d) billion\b", [" million"]),
    ],
    ("scale", False): [
        (r"(?<=[\d零一二三四五六七八九十百千])萬(?!億|元人|分|一)", ["億", ""]),
        (r"(?<=[\d零一二三四五六七八九十百千])億", ["萬", "萬億"]),
    ],
    ("unit", True): [
        (r"HK\$(?=\d)", ["US$", "RMB"]),
        (r"US\$(?=\d)", ["HK$"]),
        (r"(?<=\d) (?:percentage|basis) points?", [" per cent"]),
        (r"(?<=\d)(?:%| per cent)(?! (?:points|confid))", [" percentage points"]),
        (r"(?<=\d)(?: |-)months?\b", [" years"]),
        (r"(?<=\d)(?: |-)years?\b(?! old|-old)", [" months"]),
        (r"(?<=\d) days\b", [" weeks"]),
        (r"(?<=\d) hours\b", [" minutes"]),
        (r"(?<=\d) minutes\b", [" hours"]),
        (r"(?<=\d) square metres|(?<=\d) sq m\b", [" square feet"]),
        (r"(?<=\d)(?: |-)(?:kilometres?|km)\b(?!/| per)", [" metres"]),
        (r"(?<=\d) cents\b", [" dollars"]),
    ],
    ("unit", False): [
        (r"(?<=[\d億萬])港元", ["美元"]),
        (r"(?<=[\d億萬])美元", ["港元"]),
        (r"(?<=\d)個?百分點", ["%"]),
        (r"(?<=\d)%", ["個百分點"]),
        (r"(?<=[\d兩三四六])個月", ["年", "星期"]),
        (r"(?<=[\d兩三四五六七八九])小時(?![運服熱致監])", ["分鐘"]),
        (r"(?<=[\d兩三四五六七八九])分鐘", ["小時"]),
        (r"(?<=\d)平方米", ["平方呎"]),
        (r"(?<=\d)萬?公噸", ["公斤"]),
        (r"(?<=\d)港?仙", ["元"]),
    ],
    ("qualifier", True): [
        (rf"\b(?:over|more than) {_A}", ["about ", "nearly ", ""]),
        (rf"\b(?:about|some|around|roughly|approximately) {_A}", ["over ", "at least "]),
        (rf"\b(?:nearly|almost) {_A}", ["over ", ""]),
        (rf"\b(?:at least|no fewer than) {_A}", ["about ", ""]),
        (rf"\b(?:up to|no more than) {_A}", ["over ", "at least "]),
    ],
    ("qualifier", False): [
        (rf"(?:超過|逾){_B}", ["約", "近", ""]),
        (rf"(?<![合契條簽預紐節制])約{_B}", ["逾", "超過", "最少"]),
        (rf"(?<![最附將接])近{_B}(?!十?[一二三四五六七八九]?年)", ["逾"]),
        (rf"(?:最少|至少|不少於){_B}", ["約", ""]),
        (rf"(?:最高達?|最多|不多於){_B}", ["超過", "最少"]),
    ],
    ("date", True): [
        (rf"\b{month}\b(?= \d)|(?<=\d ){month}\b", [other for other in _MONTHS if other != month])
        for month in _MONTHS
    ]
    + [(r"(?<=\d)am\b", ["pm"]), (r"(?<=\d)pm\b", ["am"])],
    ("date", False): [(rf"(?<!\d){month}(?=月\d)", [f"{month % 12 + 1}"]) for month in range(1, 13)]
    + [
        (r"上午(?=[\d一二三四五六七八九十])", ["下午"]),
        (r"下午(?=[\d一二三四五六七八九十])", ["上午"]),
    ],
}


@dataclass(frozen=True)
class Error:
    """The text with one error, and what was done."""

    kind: str
    text: str
    what: str


def _changed(kind: str, text: str, start: int, end: int, new: str) -> Error:
    before, after = text[max(0, start - 20) : start], text[end : end + 15]
    what = f"{kind}: {before}[{text[start:end]} → {new}]{after}".replace("\n", "/")
    return Error(kind, text[:start] + new + text[end:], what)


def _numbers(text: str, *, english: bool) -> list[re.Match[str]]:
    found = _NUMBER[english].finditer(text)
    return [one for one in found if not _NAMED.search(text[max(0, one.start() - 14) : one.start()])]


def _digit(text: str, chance: random.Random, *, english: bool) -> Error | None:
    found = _numbers(text, english=english)
    if not found:
        return None
    one = chance.choice(found)
    place = chance.choice([i for i, char in enumerate(one[0]) if char.isdigit()])
    digits = [d for d in "0123456789" if d != one[0][place] and (d != "0" or place)]
    new = one[0][:place] + chance.choice(digits) + one[0][place + 1 :]
    return _changed("digit", text, *one.span(), new)


def _year(text: str, chance: random.Random, *, english: bool) -> Error | None:
    found = [one for one in _numbers(text, english=english) if _YEAR.fullmatch(one[0])]
    if not found:
        return None
    one = chance.choice(found)
    return _changed("year", text, *one.span(), str(int(one[0]) + chance.choice((-2, -1, 1, 2))))


def _left_out(text: str, chance: random.Random, *, english: bool) -> Error | None:
    found = [one for one in _numbers(text, english=english) if not _YEAR.fullmatch(one[0])]
    if not found:
        return None
    start, end = chance.choice(found).span()
    if not english:
        behind = re.compile(r"[萬億]*(?:港元|美元|元|%|個百分點)?").match(text, end)
        end = behind.end() if behind else end
        return (
            None
            if text[end : end + 1] in "月日年時"
            else _changed("left out", text, start, end, "多")
        )
    return _changed("left out", text, start, end, "several")


def _swapped(text: str, chance: random.Random, *, english: bool) -> Error | None:
    start, end = chance.choice([one.span() for one in re.finditer(r"[^\n]+", text)])
    found = [one for one in _numbers(text, english=english) if start <= one.start() < end]
    if len(found) < 2:
        return None
    a, b = sorted(chance.sample(found, 2), key=lambda one: one.start())
    if a[0] == b[0]:
        return None
    new = b[0] + text[a.end() : b.start()] + a[0]
    return _changed("swapped", text, a.start(), b.end(), new)


def _substituted(kind: str) -> Callable[..., Error | None]:
    def plant(text: str, chance: random.Random, *, english: bool) -> Error | None:
        found = [
            (one, new)
            for words, new in _SUBSTITUTES[kind, english]
            for one in re.finditer(words, text)
        ]
        if not found:
            return None
        one, new = chance.choice(found)
        return _changed(kind, text, *one.span(), chance.choice(new))

    return plant


PLANTERS: tuple[Callable[..., Error | None], ...] = (
    _digit,
    _year,
    _left_out,
    _swapped,
    *(_substituted(kind) for kind in ("word", "scale", "unit", "qualifier", "date")),
)
