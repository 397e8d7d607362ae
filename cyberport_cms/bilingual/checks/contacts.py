"""Whom to reach, and where: phones, emails, addresses and websites agree on both sides."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..figures.mentions import Mention
from ..languages import ENGLISH, SOURCES, TRADITIONAL
from ..quantities import Unit
from .figures import Mentions
from .findings import Finding, Group, Severity, Span
from .texts import Block, Side

_EMAIL = re.compile(
    r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}"
)
_WEBSITE = re.compile(
    r"(?<![A-Za-z0-9_@./-])(?:https?://)?(?P<host>(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,10})"
    r"(?P<path>/[^\s<>()（），。、；]{0,200})?(?![A-Za-z0-9_@])"
)
_SITES = re.compile(r"^www\.|\.(?:com|org|net|hk|gov|edu|io|cn|asia|info|example|co)$", re.I)
_STREET = re.compile(
    r"^[ \t]*(?:office\s+|correspondence\s+)?(?:address|地\s*址|通訊地址|辦事處地址)[ \t]*[:：][ \t]*(?P<street>[^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)
_HOUSE_NUMBER = re.compile(
    r"\d{1,5}(?:[A-Z](?![A-Za-z]))?|[一二三四五六七八九十]{1,3}(?=[樓座期號室])"
)
_GROUND = re.compile(r"\bG/?F\b|ground floor|地下|地面", re.IGNORECASE)
_HAN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_ALIKE = 4  # slips of the pen that make one address out of another


@dataclass(frozen=True, slots=True)
class _Detail:
    """One phone, email or website where it stands; `key` is what makes it the same."""

    key: str
    span: Span


_Read = Callable[[Block, Side, Mentions], Iterable[_Detail]]


def check_contacts(blocks: Sequence[Mentions]) -> list[Finding]:
    """Contact details that differ by a slip (must), altogether, or that one side lacks (look)."""
    found: list[Finding] = []
    for code, read in (
        ("contact.phone", _phones),
        ("contact.email", _emails),
        ("contact.website", _websites),
    ):
        found += _compared(blocks, code, read)
    for one in blocks:
        if one.block.is_compared:
            found += _streets(one.block)
    return found


def _compared(blocks: Sequence[Mentions], code: str, read: _Read) -> Iterator[Finding]:
    """What no block of the other side gives; the nearest of the other side is its partner."""
    details: dict[str, list[tuple[int, _Detail]]] = {source: [] for source in SOURCES}
    compared: set[int] = set()
    for number, one in enumerate(blocks):
        if one.block.is_compared:
            compared.add(number)
        for source in SOURCES:
            for detail in read(one.block, one.block.side(source), one):
                details[source].append((number, detail))
    known = {source: {detail.key for _, detail in details[source]} for source in SOURCES}
    en = _new(details[ENGLISH], known[TRADITIONAL], compared)
    zh_hant = _new(details[TRADITIONAL], known[ENGLISH], compared)
    for number, detail in en:
        partner = _partner(number, detail, zh_hant)
        if partner:
            zh_hant.remove(partner)
            slip = _slips(detail.key, partner[1].key) <= _ALIKE
            # Two quite different numbers may be two desks, one for each language.
            yield _finding(code, Severity.MUST if slip else Severity.LOOK, detail, partner[1])
        else:
            yield _finding(f"{code}_only", Severity.LOOK, detail, None)
    for _, detail in zh_hant:
        yield _finding(f"{code}_only", Severity.LOOK, None, detail)


def _new(
    details: Sequence[tuple[int, _Detail]], known: set[str], compared: set[int]
) -> list[tuple[int, _Detail]]:
    """The first of each that the other side does not know."""
    seen: set[str] = set()
    new = []
    for number, detail in details:
        if number in compared and detail.key not in known | seen:
            seen.add(detail.key)
            new.append((number, detail))
    return new


def _partner(
    number: int, detail: _Detail, others: Sequence[tuple[int, _Detail]]
) -> tuple[int, _Detail] | None:
    for other in others:
        if other[0] == number or _slips(detail.key, other[1].key) <= _ALIKE:
            return other
    return None


def _slips(one: str, other: str) -> int:
    """Letters that differ at equal places from the front or from the back: few for a slip."""
    front = sum(a != b for a, b in zip(one, other, strict=False))
    back = sum(a != b for a, b in zip(reversed(one), reversed(other), strict=False))
    return min(front, back) + abs(len(one) - len(other))


def _finding(code: str, severity: Severity, en: _Detail | None, zh_hant: _Detail | None) -> Finding:
    lacking = None if en and zh_hant else TRADITIONAL if en else ENGLISH
    first = en or zh_hant
    return Finding(
        code=code,
        severity=severity,
        group=Group.CONTACTS,
        block_id=first.span.block_id if first else "",
        params={
            "en": en.span.text if en else "",
            "zh_hant": zh_hant.span.text if zh_hant else "",
        },
        en=(en.span,) if en else (),
        zh_hant=(zh_hant.span,) if zh_hant else (),
        side=lacking,
    )


def _phones(block: Block, side: Side, mentions: Mentions) -> Iterator[_Detail]:
    for one in mentions.of(side.language):
        if one.unit == Unit.PHONE and isinstance(one.value, str):
            yield _Detail(_digits(one), side.span(one.start, one.end))


def _digits(mention: Mention) -> str:
    digits = re.sub(r"\D", "", str(mention.value))
    return digits.removeprefix("852") if len(digits) == 11 else digits


def _emails(block: Block, side: Side, mentions: Mentions) -> Iterator[_Detail]:
    for match in _EMAIL.finditer(side.text):
        address = match[0].rstrip(".-")
        start = match.start()
        yield _Detail(address.lower(), side.span(start, start + len(address)))


def _websites(block: Block, side: Side, mentions: Mentions) -> Iterator[_Detail]:
    for match in _WEBSITE.finditer(side.text):
        host = match["host"].lower()
        if _SITES.search(host) or match[0].lower().startswith("http"):
            # The path may well be that of the other language.
            yield _Detail(host.removeprefix("www."), side.span(*match.span("host")))


# Streets


def _streets(block: Block) -> Iterator[Finding]:
    """The numbers of an address: the street has another name in each language, not another house."""
    for a, b in zip(
        _STREET.finditer(block.en.text), _STREET.finditer(block.zh_hant.text), strict=False
    ):
        numbers = _numbers(a["street"]), _numbers(b["street"])
        if set(numbers[0]) == set(numbers[1]):
            continue
        same_count = len(numbers[0]) == len(numbers[1])
        yield Finding(
            code="contact.address",
            severity=Severity.MUST if same_count else Severity.LOOK,
            group=Group.CONTACTS,
            block_id=block.id,
            params={"en": a["street"].strip(), "zh_hant": b["street"].strip()},
            en=(block.en.span(*a.span("street")),),
            zh_hant=(block.zh_hant.span(*b.span("street")),),
        )


def _numbers(street: str) -> list[str]:
    found = [_number(match[0]) for match in _HOUSE_NUMBER.finditer(street)]
    return found + (["G"] if _GROUND.search(street) else [])


def _number(written: str) -> str:
    if written[0].isdigit():
        return written.lstrip("0") or "0"
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return "".join(str(_HAN_DIGITS[char]) for char in written)
    return str(10 * (_HAN_DIGITS.get(tens, 1)) + _HAN_DIGITS.get(ones, 0))
