"""The line that opens a section of contacts, and whose contacts they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .contact_lines import is_reachable
from .contact_people import has_office
from .draft import Boilerplate, ClosingPart, Contact, Contacts
from .roles import is_department, is_name, is_name_zh, is_organisation, split_name_zh
from .scripts import compiled
from .sections import contact_heading

_INSTRUCTION = compiled(
    r"\b(?:please\s+)?contact\s+(?:the\s+)?(?P<en>[^\W\d_a-z][^,:：\n]{2,120}?)\s*(?:[:：]|\bat\b|\bvia\b|$)"
    r"|(?:聯絡|聯繫)(?P<zh>[㐀-鿿A-Za-z（）() ]{2,30}?)\s*[:：]?$"
    r"|與(?P<zh2>[㐀-鿿A-Za-z（）() ]{2,30}?)(?:聯絡|聯繫)\s*[:：]?$",
)
_OURSELVES = compiled(
    r"(?:the |our )?(?:us|company|group)|[本該]?(?:機構|公司|集團|會|校|院|中心)", re.I
)
_OWNER = re.compile(  # "Media Relations, tel. +41 …" below "Contacts": whose number it is
    r"(?:media|press|investor|public|corporate)\s+(?:relations|office|affairs)\s*,?\s*(?:tel|phone|[+(\d])",
    re.IGNORECASE,
)
_PERSON = compiled(r"(?:contact(?:\s+person)?|聯[絡繫]人)\s*[:：]\s*(?=\S)", re.IGNORECASE)
_LONGEST_HEADING = 200


def is_owner(line: str) -> bool:
    """True for a line that only tells whose number it holds: no heading where one stands above."""
    return bool(_OWNER.match(line))


def names_person(line: str) -> bool:
    """True for "Contact: Mei Lam", 聯絡人：陳大文."""
    if not (match := _PERSON.match(line)):
        return False
    whom = line[match.end() :].partition("\n")[0].strip()
    return is_name(whom) or is_name_zh(whom)


def heading_of(line: str) -> tuple[str, str]:
    """The words that open a section of contacts, and what stands behind them on their line."""
    end = contact_heading(line)
    if not end:
        return "", line
    if re.match(r"[A-Z]", line[end:]):
        return line[:end], line[end:]  # glued to what it heads
    if names_person(line):
        return "", line
    if colon := re.match(r".{0,30}?[:：]\s*(?=\S)", line[max(end - 1, 0) :]):
        whose = line[max(end - 1, 0) + colon.end() :].strip()
        name = split_name_zh(whose)[0]
        is_person = is_name_zh(name) and whose.startswith(name)
        if is_person or (has_office(whose) and not is_reachable(whose)):
            return line.removesuffix(whose).strip(), whose
    if not is_reachable(line):
        return (line, "") if len(line) <= _LONGEST_HEADING else (line[:end], line[end:])
    if colon := re.match(r"[^:：\n]{0,120}[:：]", line[end:]):
        head = line[: end + colon.end()]
        label = re.search(
            r"(?:tel|phone|email|e-mail|mobile|whatsapp|電話|電郵|手提|手機|直線|熱線|\b[TEMP])\s*[:：]$",
            head,
            re.IGNORECASE,
        )
        if not (label or is_reachable(head)):
            return head.strip(), line[end + colon.end() :].strip()
    return line[:end].strip(), line[end:].strip(" ,，:：")


def named_in(heading: str) -> str:
    """The organisation that an instruction names: "Please contact Acme’s Press Office:"."""
    for match in _INSTRUCTION.finditer(heading):
        chinese = match["zh"] or match["zh2"]
        name = (match["en"] or chinese or "").strip()
        if chinese or is_organisation(name) or is_department(name):
            return re.sub(r"[’']s(?=\s)", "", name)
    return ""


def with_issuer(parts: Sequence[ClosingPart]) -> Iterator[ClosingPart]:
    """People without an organisation belong to the only one that the release is about."""
    names = {part.organisation for part in parts if isinstance(part, Boilerplate)}
    names = {name for name in names if not _OURSELVES.fullmatch(name)}
    for part in parts:
        if isinstance(part, Contacts) and len(names) == 1:
            contacts = tuple(_of(contact, *names) for contact in part.contacts)
            part = replace(part, contacts=contacts)
        yield part


def _of(contact: Contact, issuer: str) -> Contact:
    is_free = contact.name and not contact.organisation
    return replace(contact, organisation=issuer) if is_free else contact
