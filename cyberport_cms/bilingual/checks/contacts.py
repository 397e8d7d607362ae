"""Whom to reach, and where: phones, emails, addresses and websites agree on both sides."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ..languages import ENGLISH, SOURCES, TRADITIONAL, SourceLanguage
from .addresses import check_addresses
from .details import Detail, Read, emails, phones, websites
from .figures import Mentions
from .findings import Finding, Group, Severity
from .owners import check_owners
from .quotes import Person

_ALIKE = 4  # slips of the pen that make one address out of another

_Placed = tuple[int, Detail]  # the number of the block


def check_contacts(blocks: Sequence[Mentions], people: Sequence[Person] = ()) -> list[Finding]:
    """Contact details that differ by a slip (must), altogether, or that one side lacks (look);
    those that one side gives to somebody else (must)."""
    found: list[Finding] = []
    for code, read in (
        ("contact.phone", phones),
        ("contact.email", emails),
        ("contact.website", websites),
    ):
        found += _compared(blocks, code, read)
    for one in blocks:
        if one.block.is_compared:
            found += check_owners(one, people)
            found += check_addresses(one.block)
    return found


def _compared(blocks: Sequence[Mentions], code: str, read: Read) -> Iterator[Finding]:
    """What no block of the other side gives; the nearest of the other side is its partner."""
    details: dict[SourceLanguage, list[_Placed]] = {
        source: [(n, d) for n, one in enumerate(blocks) for d in read(one, one.block.side(source))]
        for source in SOURCES
    }
    compared = {number for number, one in enumerate(blocks) if one.block.is_compared}
    known = {source: {detail.key for _, detail in details[source]} for source in SOURCES}
    en = _new(details[ENGLISH], known[TRADITIONAL], compared)
    zh_hant = _new(details[TRADITIONAL], known[ENGLISH], compared)
    here = {source: _by_block(details[source]) for source in SOURCES}
    for number, detail in en:
        partner = _partner(number, detail, zh_hant)
        if partner:
            zh_hant.remove(partner)
            yield _differing(code, detail, partner[1])
        elif instead := _instead(detail, here[ENGLISH][number], here[TRADITIONAL][number]):
            yield _differing(code, detail, instead)
        else:
            yield _finding(f"{code}_only", Severity.LOOK, detail, None)
    for number, detail in zh_hant:
        if instead := _instead(detail, here[TRADITIONAL][number], here[ENGLISH][number]):
            yield _differing(code, instead, detail)
        else:
            yield _finding(f"{code}_only", Severity.LOOK, None, detail)


def _new(details: Sequence[_Placed], known: set[str], compared: set[int]) -> list[_Placed]:
    """The first of each that the other side does not know."""
    seen: set[str] = set()
    new = []
    for number, detail in details:
        if number in compared and detail.key not in known | seen:
            seen.add(detail.key)
            new.append((number, detail))
    return new


def _partner(number: int, detail: Detail, others: Sequence[_Placed]) -> _Placed | None:
    for other in others:
        if other[0] == number or _slips(detail.key, other[1].key) <= _ALIKE:
            return other
    return None


def _by_block(details: Sequence[_Placed]) -> Mapping[int, list[Detail]]:
    found: defaultdict[int, list[Detail]] = defaultdict(list)
    for number, detail in details:
        found[number].append(detail)
    return found


def _instead(detail: Detail, own: Sequence[Detail], others: Sequence[Detail]) -> Detail | None:
    """What the other side of the block says instead, though it is known from elsewhere."""
    here = {one.key for one in own}
    alike = (o for o in others if o.key not in here and _slips(detail.key, o.key) <= _ALIKE)
    return next(alike, None)


def _slips(one: str, other: str) -> int:
    """Letters that differ at equal places from the front or from the back: few for a slip."""
    front = sum(a != b for a, b in zip(one, other, strict=False))
    back = sum(a != b for a, b in zip(reversed(one), reversed(other), strict=False))
    return min(front, back) + abs(len(one) - len(other))


def _differing(code: str, en: Detail, zh_hant: Detail) -> Finding:
    """Two quite different numbers may be two desks, one for each language."""
    slip = _slips(en.key, zh_hant.key) <= _ALIKE
    return _finding(code, Severity.MUST if slip else Severity.LOOK, en, zh_hant)


def _finding(code: str, severity: Severity, en: Detail | None, zh_hant: Detail | None) -> Finding:
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
