"""Contacts: whose phone and whose address it is, on one line or on many."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .contact_columns import below_each_other
from .contact_lines import Token, tokens
from .contact_names import SHARED, Group, names_in
from .contact_people import apart, has_office, is_mixed_name, is_street
from .draft import Contact
from .roles import (
    has_known_surname,
    has_title,
    is_department,
    is_name,
    is_name_zh,
    is_office,
    is_organisation,
)
from .scripts import compiled

_NAME = compiled(
    r"^(?:name|contact(?:\s+person|\s+name)?|attn|attention|spokesperson|姓\s*名|聯絡人|聯繫人)\s*[:：﹕]\s*",
    re.IGNORECASE,
)
_LABEL = compiled(
    r"^(?:(?:organi[sz]ation|company|agency)(?:\s+name)?\s*[:：]\s*|(?:職位|職銜|機構|公司)\s*[:：]\s*)",
    re.IGNORECASE,
)
_ONLY_LABEL = compiled(
    r"(?:name|tel(?:ephone)?|phone|e-?mail|mobile|fax|contact|title|position|姓名|電話|電郵|職位|聯絡人|\W*)\s*[:：]?",
    re.IGNORECASE,
)
_SITE = re.compile(r"[a-z\d-]+(?:\.[a-z\d-]+){1,4}")  # what is left of "Website: acme.example"
_HOURS = compiled(r"非?辦公")
_NO_VOICE = compiled(r"f|wechat|傳真", re.IGNORECASE)
_LINK_WORDS = re.compile(
    r"^(?P<name>.{2,60}?)\s*(?:,|，|\bof\b|\bfrom\b|\bat\b|[-–—]|[(（])\s*(?P<rest>.+?)[)）]?$"
)
_FIRM = compiled(
    r"\b(?:Limited|Ltd|Inc|Group(?! (?:Head|Chief|Director|Manager|General))|LLC|GmbH|PLC|Company|Consultants)\b|公司|集團",
    re.IGNORECASE,
)
_LONGEST = {"name": 160, "organisation": 200, "phone": 50}


def read_contacts(
    lines: Iterable[tuple[str, bool]],
    organisation: str = "",
    organisations: Sequence[str] = (),
    known: frozenset[str] = frozenset(),
) -> tuple[Contact, ...]:
    """The contacts of one section. Every line comes with whether it is bold.

    `organisation` is the one that the heading names; `organisations` those that the release is
    about. What is neither organisation, name, phone nor email stands in `details`.
    """
    groups = [Group()]
    before: list[Token] = []
    for line, is_bold in below_each_other(list(lines)):
        pieces = _before_organisation(line, organisations)
        found_there = [token for piece in pieces for token in tokens(piece, known)]
        if _is_shared(found_there, before, groups):
            for group in groups[:-1]:
                group.emails += [token.text for token in found_there if token.kind == "email"]
        if _is_of_all(found_there, before):
            groups.append(Group())
        elif _is_below_number(found_there, groups[-1]):
            groups[-1].named.append(found_there.pop(0).text)
        for token in found_there:
            _put(token, is_bold, groups)
        before = found_there
    found: list[Contact] = []
    for group in groups:
        for contact in _resolved(group, organisation, organisations):
            if found and not (contact.phone or contact.email):
                words = (
                    contact.organisation if contact.organisation != organisation else "",
                    contact.name,
                    contact.details,
                )
                found[-1] = replace(found[-1], details=_joined(found[-1].details, *words))
                continue
            organisation = contact.organisation or organisation
            found.append(contact)
    return tuple(found)


def _is_shared(line: Sequence[Token], before: Sequence[Token], groups: Sequence[Group]) -> bool:
    """True for an address on a line of its own, below people who stand on one line each."""
    kinds = {token.kind for token in line}
    is_below = {"words", "phone"} <= {token.kind for token in before}
    is_free = len(groups) > 1 and all(g.phones and g.is_named and not g.emails for g in groups)
    return "email" in kinds and not kinds & {"words", "phone"} and is_below and is_free


def _is_of_all(line: Sequence[Token], before: Sequence[Token]) -> bool:
    """True for an address alone, below somebody whose own one stands on one line with the name."""
    is_row = {token.kind for token in before} == {"words", "phone", "email"}
    return is_row and [token.kind for token in line] == ["email"]


def _is_below_number(line: Sequence[Token], group: Group) -> bool:
    """True for a person with an address, below a line that holds nothing but the number."""
    is_open = bool(group.phones) and not (group.emails or group.is_named)
    return is_open and [t.kind for t in line] == ["words", "email"] and is_name(line[0].text)


def _before_organisation(line: str, organisations: Sequence[str]) -> list[str]:
    """The line; "Mei Lam Acme Works" in two, where the release is about Acme Works."""
    for name in organisations:
        head, found, _ = line.partition(name)
        if found and head[-1:] == " " and is_name(head.strip()):
            return [head.strip(), line[len(head) :]]
    return [line]


def _put(token: Token, is_bold: bool, groups: list[Group]) -> None:
    group = groups[-1]
    match token.kind:
        case "phone":
            is_next = group.is_named == group.is_number_first and group.phones
            if is_next and (group.emails or group.is_named):
                groups.append(group := Group())
            group.is_number_first = group.is_number_first or not group.is_named
            group.phones.append(token.text)
        case "email":
            group.emails.append(token.text)
        case "mobile" | "link":
            group.details.append(token.printed)
            if token.kind == "mobile" and not _NO_VOICE.match(token.printed):
                group.mobiles.append((token.text, token.printed))
        case _:
            _put_words(token, is_bold, groups)


def _put_words(token: Token, is_bold: bool, groups: list[Group]) -> None:
    group, text, starts_line = groups[-1], token.text, token.starts_line
    is_remark = token.printed[:1] in ("（", "(") and not starts_line
    if is_remark and group.is_reachable and (_HOURS.match(text) or not _is_whose(text)):
        group.details.append(text)  # which of two numbers it is: （辦公時間）
        return
    if is_remark and group.phones and _is_person(text) and not any(map(_is_person, group.lines)):
        group.lines.append(text)
        group.is_number_first = True
        return
    if _ONLY_LABEL.fullmatch(text):
        return
    if group.is_reachable and _SITE.fullmatch(text):
        group.details.append(text)
        return
    if named := _NAME.match(text):
        if group.named or (group.is_reachable and (group.lines or group.details)):
            groups.append(group := Group())
        group.named.append(text[named.end() :].strip())
        return
    text = _LABEL.sub("", text)
    if group.is_reachable:
        has_name = bool(group.lines or group.named)
        is_more = not starts_line and (not has_name or not _is_whose(text))
        if group.phones and group.emails and is_name(text):
            is_more = False
        if group.phones and has_name and is_name(text) and not is_street(text):
            is_more = is_more and not is_name(group.lines[-1] if group.lines else "")
        is_more = is_more or (
            not group.emails and is_office(text) and not (_is_person(text) or has_office(text))
        )
        if is_more and (has_name or not _is_whose(text)):
            group.details.append(text)
            return
        if has_name or starts_line:
            groups.append(group := Group())
    group.lines.append(text)
    if is_bold:
        group.bold.append(text)


def _is_whose(text: str) -> bool:
    return _is_person(text) or is_organisation(text) or has_office(text)


def _is_person(text: str) -> bool:
    return (
        (is_name(text) and (has_title(text) or has_known_surname(text)))
        or is_name_zh(text)
        or is_mixed_name(text)
    )


def _resolved(group: Group, inherited: str, organisations: Sequence[str]) -> Iterator[Contact]:
    group.ring_mobile()
    lines = [piece for line in group.lines for piece in _pieces(line, group.emails)]
    names, details = [name for name in group.named if name], list(group.details)
    if not names:
        names, lines, more = names_in(lines, group, inherited, organisations)
        details = [*more, *details]
    owners = [line.rstrip(":：") for line in lines if not _is_detail(line, lines)]
    details = [*(line for line in lines if _is_detail(line, lines)), *details]
    owners.sort(key=is_department)
    whose = ", ".join(dict.fromkeys(owners)) or inherited
    if len(whose) > _LONGEST["organisation"]:
        details, whose = [whose, *details], ""
    yield from _shared(group, names, whose, details)


def _shared(
    group: Group, names: list[str], organisation: str, details: list[str]
) -> Iterator[Contact]:
    """One contact for all of it, or one each where there are as many addresses as names."""
    apart = [name for joined in names for name in SHARED.split(joined) if name]
    emails, phones = list(dict.fromkeys(group.emails)), list(dict.fromkeys(group.phones))
    if len(apart) > 1 and len(apart) in (len(emails), len(phones)):
        for number, name in enumerate(apart):
            phone = phones[number] if len(phones) == len(apart) else "".join(phones[:1])
            email = emails[number] if len(emails) == len(apart) else "".join(emails[:1])
            more = _joined(*details) if number == 0 else ""
            yield Contact(organisation, name, phone, email, more)
        return
    name = " / ".join(names)
    if len(name) > _LONGEST["name"]:
        details, name = [name, *details], ""
    spare = phones[1:]
    first = Contact(organisation, name, "".join(phones[:1]), "".join(emails[:1]))
    if len(first.phone) > _LONGEST["phone"]:
        first, spare = replace(first, phone=""), phones
    if len(emails) == len(phones) > 1:
        spare = []
    if not (name or organisation or details or first.phone or first.email):
        return
    yield replace(first, details=_joined(*details, *spare))
    for number, email in enumerate(emails[1:], start=1):
        phone = phones[number] if len(emails) == len(phones) else ""
        yield Contact(organisation, "" if phone else name, phone, email)


def _pieces(line: str, emails: Sequence[str] = ()) -> list[str]:
    """A line of several parts: "Mei Lam, Head of Robots", "Mei Lam (Manager)", "Mei Lam of Acme"."""
    if is_mixed_name(line):
        return [line]
    owner, colon, person = (part.strip() for part in re.split(r"([:：])", f"{line}::", maxsplit=1))
    person = person.removesuffix("::").strip()
    if colon and person and is_name(person) and not has_title(owner):
        return [owner, person]  # "Acme Works: Mei Lam"
    match = _LINK_WORDS.match(line)
    if match and is_name_zh(match["name"]) and re.fullmatch(r"[A-Za-z .’'-]+", match["rest"]):
        return [line]  # 陳大文 (David Chan) is one person
    if match and (
        _is_person(match["name"]) or (is_name(match["name"]) and is_office(match["rest"]))
    ):
        return [match["name"].strip(), *_pieces_of_rest(match["rest"])]
    slashed = re.split(r"\s*[/／]\s*", line)
    if _is_person(slashed[0]) and all(is_organisation(s) or is_office(s) for s in slashed[1:]):
        return slashed  # 陳大文 / 某某協會
    if len(parts := apart(line, emails)) > 1:
        return parts
    first, comma, last = line.rpartition(",") if "," in line else line.rpartition("，")
    if comma and _is_person(last.strip()) and not _is_person(first.strip()):
        return [first.strip(), last.strip()]
    return [line]


def _pieces_of_rest(rest: str) -> list[str]:
    first, comma, last = rest.partition(",")
    if comma and is_office(first) and not re.match(r"\s*(?:Ltd|Inc|LLC)\b", last):
        return [first.strip(), last.strip()]
    return [rest.strip()]


def _is_detail(line: str, lines: Sequence[str]) -> bool:
    """True for offices, streets and remarks: what names no organisation."""
    is_first = line == lines[0] and bool(re.search(r"[㐀-鿿]{2}", line))
    if (
        _FIRM.search(line)
        or (is_first and is_organisation(line))
        or (is_organisation(line) and not is_office(line))
    ):
        return False
    if is_office(line) or re.match(r"\d", line) or len(line) > 110:
        return True
    return bool(re.search(r"[.。!?]$", line)) or (len(lines) > 1 and line != lines[0])


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
