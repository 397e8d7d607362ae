"""Contacts on the two sides of a release: which belong together, and where they differ."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from cyberport_cms.bilingual.alignment import Row
from cyberport_cms.bilingual.phones import PhoneError, tel_uri

from .draft import Contact

# How much of them is the same where the rest is a slip: one digit of eight, a letter or two.
_LIKE_PHONES = 0.8
_LIKE_EMAILS = 0.7


@dataclass(frozen=True)
class Differing:
    """A part of one contact that each side prints otherwise: "phone" or "email"."""

    part: str
    en: str
    zh_hant: str


def align_contacts(en: Sequence[Contact], zh_hant: Sequence[Contact]) -> list[Row[Contact]]:
    """Contacts of the same email or phone belong together, wherever they stand; failing that, those
    at the same place that are alike but for a slip."""
    rest = list(zh_hant)
    partners: list[Contact | None] = [None] * len(en)
    for belong in (_same_in_all, _same_contact):  # several people may share an email
        for place, contact in enumerate(en):
            if partners[place] is None:
                partners[place] = next((one for one in rest if belong(contact, one)), None)
                rest = [one for one in rest if one is not partners[place]]
    for place, (contact, other) in enumerate(zip_longest(en, zh_hant)):
        if contact and other in rest and partners[place] is None and _alike(contact, other):
            rest.remove(other)
            partners[place] = other
    return [Row(*both) for both in zip(en, partners, strict=True)] + [Row(None, o) for o in rest]


def differing(row: Row[Contact]) -> list[Differing]:
    """The phone and the email that both sides give, and that are not the same."""
    if row.en is None or row.zh_hant is None:
        return []
    found = []
    phones = row.en.phone, row.zh_hant.phone
    dialled = [_dialled(phone) for phone in phones]
    if all(dialled) and dialled[0] != dialled[1]:
        found.append(Differing("phone", *phones))
    emails = row.en.email, row.zh_hant.email
    if all(emails) and emails[0].lower() != emails[1].lower():
        found.append(Differing("email", *emails))
    return found


def can_be_dialled(phone: str) -> bool:
    return bool(_dialled(phone))


def _dialled(phone: str) -> str:
    """What dials it, code of the country and extension included; empty where nothing does."""
    try:
        return tel_uri(phone)
    except PhoneError:
        return ""


def _same_in_all(one: Contact, other: Contact) -> bool:
    phones = _digits(one.phone), _digits(other.phone)
    return _same_contact(one, other) and bool(phones[0]) and phones[0] == phones[1]


def _same_contact(one: Contact, other: Contact) -> bool:
    if one.email and other.email:
        return one.email.lower() == other.email.lower()
    return bool(one.phone) and _digits(one.phone) == _digits(other.phone)


def _alike(one: Contact, other: Contact) -> bool:
    if _like(_digits(one.phone), _digits(other.phone), _LIKE_PHONES):
        return True
    parts = zip(one.email.split("@"), other.email.split("@"), strict=False)
    return all(_like(a, b, _LIKE_EMAILS) for a, b in parts)


def _like(one: str, other: str, least: float) -> bool:
    if not one or not other:
        return False
    return SequenceMatcher(None, one.lower(), other.lower()).ratio() >= least


def _digits(phone: str) -> str:
    """Without the code of the country, which may be left out."""
    return re.sub(r"\D", "", phone)[-8:]
