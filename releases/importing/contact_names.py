"""Which lines of a contact name people, and which do not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from .contact_people import SHARED, are_names_zh, firm_before, is_mixed_name, may_be_name_zh
from .roles import (
    has_known_surname,
    has_title,
    is_name,
    is_name_zh,
    is_office,
    is_organisation,
    split_name_zh,
)


@dataclass
class Group:
    """Lines that stand together over one set of numbers and addresses."""

    lines: list[str] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)  # behind "Name:"
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    mobiles: list[tuple[str, str]] = field(default_factory=list)  # and as printed, in details
    details: list[str] = field(default_factory=list)
    offices: dict[str, str] = field(default_factory=dict)  # of the people it names
    is_number_first: bool = False  # the name stands behind it

    @property
    def is_reachable(self) -> bool:
        return bool(self.phones or self.mobiles or self.emails)

    @property
    def is_named(self) -> bool:
        return bool(self.named or self.lines)

    def ring_mobile(self) -> None:
        """The mobile is the number to ring where no other one is printed."""
        if self.mobiles and not self.phones:
            number, printed = self.mobiles[0]
            self.phones.append(number)
            self.details.remove(printed)


def names_in(
    lines: list[str], group: Group, inherited: str, organisations: Sequence[str]
) -> tuple[list[str], list[str], list[str]]:
    """The lines that name people, the lines that do not, and what a name carried with it."""
    names: list[str] = []
    rest: list[str] = []
    details: list[str] = []
    apart = (firm_before(line, group.emails, organisations) or (line,) for line in lines)
    lines = [piece for pieces in apart for piece in pieces]
    scores = [
        _score(line, group, organisations, below)
        for line, below in zip_longest(lines, lines[1:], fillvalue="")
    ]
    best = max(scores, default=0)
    only_shape = best <= 1
    last = max((n for n, score in enumerate(scores) if score == best), default=-1)
    for number, (line, score) in enumerate(zip(lines, scores, strict=True)):
        is_person = (
            score >= 2
            if not only_shape
            else (
                number == last
                and score > 0
                and (len(lines) > 1 or bool(inherited) or _is_single(line, group))
            )
        )
        if not is_person:
            rest.append(line)
            continue
        if (
            is_mixed_name(line, group.emails)
            or not re.search(r"[㐀-鿿]{2}", line)
            or are_names_zh(SHARED.split(line))
        ):
            names.append(line)
            continue
        parts = SHARED.split(line)
        if not all(is_name_zh(split_name_zh(part)[0]) for part in parts):
            parts = [line]
        for part in parts:
            name, office = split_name_zh(part)
            names.append(part if is_name_zh(part) else name)
            details += re.findall(r"[（(][A-Za-z .’'-]+[）)]\s*$", part)
            if office and not is_name_zh(part):
                if is_office(office):
                    group.offices[name] = office
                else:
                    rest.append(office)
    return names, rest, details


def _is_single(line: str, group: Group) -> bool:
    """True for two or three words like those of a name, with a number or an address below."""
    return group.is_reachable and len(line.split()) in (2, 3) and not line.isupper()


def _is_short_zh(line: str, group: Group, below: str) -> bool:
    """True for two or three characters right above a number, below a line that says whose it is.

    And for those in front of an office.
    """
    is_last = len(group.lines) > 1 and line == group.lines[-1]
    is_before_office = is_office(below) and not is_organisation(below)
    return (is_last or is_before_office) and may_be_name_zh(line)


def _is_owner(line: str, group: Group, domain: str) -> bool:
    """True for a family name only, in the domain of the firm that is called after it."""
    first, _, last = line.lower().rpartition(" ")
    return len(group.lines) == 1 and last in domain and first not in domain


def _score(line: str, group: Group, organisations: Sequence[str], below: str) -> int:
    """How much a line looks like a person: 2 and more is one, 0 and less is none."""
    has_han = bool(re.search(r"[㐀-鿿]{2}", line)) or is_mixed_name(line)
    parts = [part for part in SHARED.split(line) if part]
    if has_han:
        name = split_name_zh(line)[0]
        is_bare = line.startswith(name) and len(line) > len(name)  # 陳大文 (David Chan)
        is_told = is_bare or has_title(line) or is_name_zh(line) or is_office(line)
        shaped = is_name_zh(name) and is_told
        shaped = shaped or are_names_zh(parts)
        shaped = shaped or is_mixed_name(line, group.emails)
    else:
        shaped = len(parts) <= 4 and all(is_name(part) for part in parts)
    if not shaped and _is_short_zh(line, group, below):
        return 1
    if not shaped or (line in group.bold[:1] and len(group.lines) > 1 and not has_title(line)):
        return -2 if is_organisation(line) else 0 if not has_han and is_name(line) else -1
    score = 1
    words = set(re.findall(r"[a-z]{2,}", line.lower()))
    for email in group.emails:
        local, _, domain = email.lower().partition("@")
        score += 3 * bool(
            words & set(re.split(r"[._+\d-]+", local))
            or any(len(w) > 3 and w in local for w in words)
        )
        told = {word for word in words if word in re.split(r"[._+\d-]+", local)}
        is_firm = any(len(word) > 3 and word in domain for word in words)
        told -= set(re.findall(r"[a-z]+", domain))
        score -= 3 * (is_firm and not told and not _is_owner(line, group, domain))
    score += 2 * any(
        has_title(part) or has_known_surname(part) or is_name_zh(part) for part in parts
    )
    score += 2 * has_han
    score -= 4 * any(line.casefold() == name.casefold() for name in organisations)
    score -= 3 * is_organisation(line) * (not has_title(line))
    return score
