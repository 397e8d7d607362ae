"""Whose number it is: two contacts of one block that have each other's phone or email."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..languages import ENGLISH, SOURCES, TRADITIONAL, SourceLanguage
from .details import Detail, emails, phones
from .figures import Mentions
from .findings import Finding, Group, Severity
from .quotes import Person, known_by_name
from .texts import Block

_TWO = 2
_ORDERS = {"phone": "contact.phone_order", "email": "contact.email_order"}

_Details = dict[SourceLanguage, list[Detail]]


@dataclass(frozen=True, slots=True)
class _Owner:
    """To whom a detail belongs: a person, or the email that stands beside it."""

    key: str
    words: str


_Owners = dict[SourceLanguage, dict[str, _Owner]]  # by the key of the detail


def check_owners(mentions: Mentions, people: Sequence[Person]) -> Iterator[Finding]:
    """Where a name or an email tells whose a detail is, and the two sides say otherwise (must);
    where nothing tells, and the details stand in another order (look)."""
    block = mentions.block
    found: dict[str, _Details] = {
        name: {source: _firsts(read(mentions, block.side(source))) for source in SOURCES}
        for name, read in (("phone", phones), ("email", emails))
    }
    couples = _couples(found["phone"], found["email"])
    told_of_couples = False
    for name, details in found.items():
        shared = _shared(details)
        if len(shared) < _TWO:
            continue
        persons, beside = _by_person(block, details, people), couples[name]
        if exchanged := _exchanged(shared, persons):
            yield _exchange(block, details, exchanged, persons)
        elif exchanged := _exchanged(shared, beside):
            if not told_of_couples:
                yield _exchange(block, details, exchanged, beside)
            told_of_couples = True
        elif not (
            _is_ordered(details, shared) or _all_told(shared, persons) or _all_told(shared, beside)
        ):
            yield _order(block, _ORDERS[name], details, shared)


def _firsts(details: Iterator[Detail]) -> list[Detail]:
    found: dict[str, Detail] = {}
    for detail in details:
        found.setdefault(detail.key, detail)
    return list(found.values())


def _shared(details: Mapping[SourceLanguage, Sequence[Detail]]) -> list[str]:
    """The keys that both sides have, in the order of the first side."""
    one, other = details.values()
    known = {detail.key for detail in other}
    return [detail.key for detail in one if detail.key in known]


def _is_ordered(details: _Details, shared: Sequence[str]) -> bool:
    return shared == _shared(dict(reversed(details.items())))


# Whose they are


def _by_person(block: Block, details: _Details, people: Sequence[Person]) -> _Owners:
    """The person who is named last before a detail, of those whom both sides name."""
    named: dict[SourceLanguage, list[tuple[int, _Owner]]] = {source: [] for source in SOURCES}
    for person in known_by_name(people):
        places = {
            s: [m.start() for m in re.finditer(re.escape(person.name(s)), block.side(s).text)]
            for s in SOURCES
        }
        if all(places.values()):
            for source in SOURCES:
                owner = _Owner(person.en, person.name(source))
                named[source] += [(place, owner) for place in places[source]]
    result: _Owners = {}
    for source in SOURCES:
        names = sorted(named[source], key=lambda one: one[0])
        result[source] = {}
        for detail in details[source]:
            before = [owner for place, owner in names if place < detail.span.start]
            if before:
                result[source][detail.key] = before[-1]
    return result


def _couples(phones_: _Details, emails_: _Details) -> dict[str, _Owners]:
    """By phone its email and by email its phone, where they stand two by two: one of each kind."""
    result: dict[str, _Owners] = {"phone": {}, "email": {}}
    for source in SOURCES:
        both = [(one, "phone") for one in phones_[source]]
        both += [(one, "email") for one in emails_[source]]
        both.sort(key=lambda one: one[0].span.start)
        couples = list(zip(both[::2], both[1::2], strict=False))
        is_paired = len(both) % 2 == 0 and all(a[1] != b[1] for a, b in couples)
        for name in result:
            result[name][source] = {}
        for couple in couples if is_paired else ():
            for (one, name), (other, _) in (couple, couple[::-1]):
                result[name][source][one.key] = _Owner(other.key, other.span.text)
    return result


def _all_told(shared: Sequence[str], owners: _Owners) -> bool:
    return all(key in owners[source] for key in shared for source in SOURCES)


def _exchanged(shared: Sequence[str], owners: _Owners) -> list[str]:
    """The details that have gone to each other's owners. One that only has another owner may be
    read wrongly: its name may stand behind it."""
    en, zh_hant = owners[ENGLISH], owners[TRADITIONAL]
    other = [
        key for key in shared if key in en and key in zh_hant and en[key].key != zh_hant[key].key
    ]
    before, after = (Counter(side[key].key for key in other) for side in (en, zh_hant))
    return other if before == after else []


# What is said of it


def _exchange(block: Block, details: _Details, keys: Sequence[str], owners: _Owners) -> Finding:
    first = keys[0]
    spans = {s: [d.span for d in details[s] if d.key in keys] for s in SOURCES}
    detail = next(one for one in details[ENGLISH] if one.key == first)
    return Finding(
        code="contact.exchanged",
        severity=Severity.MUST,
        group=Group.CONTACTS,
        block_id=block.id,
        params={
            "detail": detail.span.text,
            "en": owners[ENGLISH][first].words,
            "zh_hant": owners[TRADITIONAL][first].words,
        },
        en=tuple(spans[ENGLISH]),
        zh_hant=tuple(spans[TRADITIONAL]),
    )


def _order(block: Block, code: str, details: _Details, shared: Sequence[str]) -> Finding:
    en, zh_hant = (
        tuple(one.span for one in details[source] if one.key in shared) for source in SOURCES
    )
    return Finding(
        code=code,
        severity=Severity.LOOK,
        group=Group.CONTACTS,
        block_id=block.id,
        en=en,
        zh_hant=zh_hant,
    )
