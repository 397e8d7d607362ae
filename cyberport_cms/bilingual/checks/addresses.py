"""Addresses: a street has another name in each language, and the same house, floor and room."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..languages import ENGLISH, SOURCES, TRADITIONAL, SourceLanguage
from .findings import Finding, Group, Severity, Span
from .texts import Block, Side

_LABELLED = re.compile(
    r"^[ \t]*(?:(?:office|correspondence|postal|mailing)\s+)?"
    r"(?:address|add\.?|[㐀-鿿]{0,4}地\s*址)[ \t]*[:：]\s*(?P<address>[^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)
_ANY_NUMBER = re.compile(
    r"\d{1,5}(?:[A-Z](?![A-Za-z]))?|[一二三四五六七八九十]{1,3}(?=[樓座期號室])"
)
_GROUND = re.compile(r"\bG/?F\b|ground floor|地下|地面", re.IGNORECASE)
_HAN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()

_HAN = "[一二三四五六七八九十]{1,3}"
_HOUSE = r"\d{1,4}[A-Z]?(?:\s?[-–至及]\s?\d{1,4}[A-Z]?)?"
# What a number is of, by how it is written; the same on both sides, wherever it stands in a block.
_PARTS: dict[str, dict[SourceLanguage, re.Pattern[str]]] = {
    "house": {
        ENGLISH: re.compile(
            rf"(?<![\w/$.,-])(?P<number>{_HOUSE}),?[ \t]+(?:[A-Z][\w'’.-]*[ \t]+){{1,4}}"
            r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Path|Terrace|Crescent|Boulevard)\b"
        ),
        TRADITIONAL: re.compile(
            rf"(?<=[㐀-鿿])(?:[道路街徑里巷坊]|道[東南西北中])[東南西北中]?[ \t]?"
            rf"(?P<number>{_HOUSE}|{_HAN})[ \t]?號"
        ),
    },
    "floor": {
        ENGLISH: re.compile(
            r"(?<![\w.])(?P<number>\d{1,3}|L?G|U?G)/F\b"
            r"|(?<![\w.])(?P<nth>\d{1,3})(?:st|nd|rd|th)\s+floor\b"
            rf"|\b(?P<word>ground|{'|'.join(_ORDINALS)})\s+floor\b",
            re.IGNORECASE,
        ),
        TRADITIONAL: re.compile(
            rf"(?<![\d.一二三四五六七八九十])(?P<number>\d{{1,3}}|{_HAN})[ \t]?(?:樓|/F\b)"
            r"|(?P<ground>(?<=[號期座])地下(?!\w*[鐵室]))"
        ),
    },
    "room": {
        ENGLISH: re.compile(
            r"\b(?:Unit|Room|Rm|Suite|Flat|Shop)\.?[ \t]+(?P<number>\d{1,5}[A-Z]?)\b", re.IGNORECASE
        ),
        TRADITIONAL: re.compile(
            r"(?<![\d.])(?P<number>\d{1,5}[A-Z]?)[ \t]?(?:號?室|號?舖|號?鋪|號?單位)"
        ),
    },
}


class _Place(NamedTuple):
    number: str
    span: Span


def check_addresses(block: Block) -> list[Finding]:
    """Numbers that differ: in the addresses that bear a label, all of them; in any other text the
    house, the floor and the room, where both sides name one."""
    found = list(_labelled(block))
    if not found:
        for patterns in _PARTS.values():
            found += _of_part(block, patterns)
    return found


def _labelled(block: Block) -> Iterator[Finding]:
    for a, b in zip(
        _LABELLED.finditer(block.en.text), _LABELLED.finditer(block.zh_hant.text), strict=False
    ):
        numbers = _all_numbers(a["address"]), _all_numbers(b["address"])
        if set(numbers[0]) != set(numbers[1]):
            yield _finding(
                block,
                len(numbers[0]) == len(numbers[1]),
                [block.en.span(*a.span("address"))],
                [block.zh_hant.span(*b.span("address"))],
            )


def _of_part(block: Block, patterns: dict[SourceLanguage, re.Pattern[str]]) -> Iterator[Finding]:
    en, zh_hant = (list(_places(block.side(s), patterns[s])) for s in SOURCES)
    if not en or not zh_hant:
        return
    only_en, only_zh = _only(en, zh_hant), _only(zh_hant, en)
    if only_en and only_zh:
        yield _finding(block, len(only_en) == len(only_zh), only_en, only_zh)
    elif only_en or only_zh:
        # One side may name the street, the other a second house in it.
        yield _finding(block, False, only_en or [en[-1].span], only_zh or [zh_hant[-1].span])


def _only(these: Sequence[_Place], others: Sequence[_Place]) -> list[Span]:
    known = {other.number for other in others}
    return [one.span for one in these if one.number not in known]


def _places(side: Side, pattern: re.Pattern[str]) -> Iterator[_Place]:
    for match in pattern.finditer(side.text):
        name = match.lastgroup or ""
        words = match[name]
        if name == "word":
            number = "G" if words.lower() == "ground" else str(_ORDINALS.index(words.lower()) + 1)
        elif name == "ground":
            number = "G"
        else:
            number = "-".join(_number(part) for part in re.split(r"\s?[-–至及]\s?", words.upper()))
        yield _Place(number, side.span(*match.span()))


def _finding(block: Block, is_sure: bool, en: Sequence[Span], zh_hant: Sequence[Span]) -> Finding:
    return Finding(
        code="contact.address",
        severity=Severity.MUST if is_sure else Severity.LOOK,
        group=Group.CONTACTS,
        block_id=block.id,
        params={"en": en[0].text, "zh_hant": zh_hant[0].text},
        en=tuple(en),
        zh_hant=tuple(zh_hant),
    )


def _all_numbers(address: str) -> list[str]:
    found = [_number(match[0]) for match in _ANY_NUMBER.finditer(address)]
    return found + (["G"] if _GROUND.search(address) else [])


def _number(written: str) -> str:
    if written[0].isascii():
        return written.lstrip("0") or "0"
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return "".join(str(_HAN_DIGITS[char]) for char in written)
    return str(10 * (_HAN_DIGITS.get(tens, 1)) + _HAN_DIGITS.get(ones, 0))
