"""Contacts: whose phone and whose address it is, on one line or on many."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from .contact_columns import below_each_other
from .contact_lines import Token, tokens
from .contact_names import Group, names_in
from .contact_parts import holds_person, is_detail, is_person, is_whose, pieces
from .contact_people import SHARED, is_street, titled_inside
from .contact_rows import names_in_rows
from .draft import Contact
from .roles import has_title, is_department, is_name, is_office, is_organisation, without_remark
from .scripts import compiled

_NAME = compiled(
    r"^(?:name|contact(?:\s+person|\s+name)?|attn|attention|spokesperson|姓\s*名|聯\s*絡\s*人|聯\s*繫\s*人|(?:代理|副)?發\s*言\s*人)\s*[:：﹕]\s*",
    re.IGNORECASE,
)
_LABEL = compiled(
    r"^(?:(?:(?:organi[sz]ation|company|agency)(?:\s+name)?)\s*[:：]\s*|(?:職[位銜稱]|代行|客戶|代理|(?:主辦|發稿)?(?:機構|單位)(?:名稱)?|公司(?:名稱)?|公關(?:公司|代理|顧問)|部門)\s*[:：]\s*)",
    re.IGNORECASE,
)
_SECTION = compiled(  # whose contact begins in the middle of a line, or at the start of another one
    r"(?:media|press|investors?)(?:\s+(?:relations|contacts?|enquir(?:y|ies)|inquir(?:y|ies)))?\s*[:：]\s*(?=\S)"
    r"|(?:傳媒|媒體|新聞界|記者|投資者)(?:查詢|聯絡)?\s*[:：]\s*(?=\S)",
    re.IGNORECASE,
)
_ONLY_LABEL = compiled(
    r"(?:name|tel(?:ephone)?|phone|e-?mail|mobile|fax|contact|title|position|姓名|(?:聯絡)?電話|電郵|電子(?:郵件|信箱|郵箱)|職[位稱銜]|聯[絡繫]人|發言人|分機|send(?:\s+e-?mail)?|"
    r"(?:for\s+(?:\w+\s+)?(?:information|details|enquiries|inquiries|queries|questions)\W*)?(?:please\s+)?(?:write|call|ring)?|\W*)\s*[:：]?",
    re.IGNORECASE,
)
_OF_ALL = compiled(  # 兩人電郵：…: of all who stand above
    r"(?=.)(?:以上)?(?:[兩二三四][人位]|各人|各位)?(?:共用|共同|合用)?"
)
_SITE = re.compile(r"[a-z\d-]+(?:\.[a-z\d-]+){1,4}")  # what is left of "Website: acme.example"
_ACCOUNT = compiled(
    r"\W{0,3}(?:wechat|微信|line|telegram|skype|signal)(?:\s?id)?\s*[:：]\s*\S{2,40}", re.I
)
_HOURS = compiled(r"非?辦公")
_NO_VOICE = compiled(r"f|wechat|傳真", re.IGNORECASE)
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
    rows = below_each_other(list(lines))
    alike = names_in_rows([line for line, _ in rows], known)
    for line, is_bold in rows:
        parts = _before_organisation(line, organisations)
        found_there = [token for part in parts for token in tokens(part, known)]
        if kind := _shared_kind(found_there, before, groups):
            shared = [token for token in found_there if token.kind == kind]
            if len(shared) == len(groups):  # one for each of them, in their order
                for token, group in zip(shared[:-1], groups, strict=False):
                    _put_to_all(token, [group])
                found_there = [token for token in found_there if token not in shared[:-1]]
            else:
                for token in shared:
                    _put_to_all(token, groups[:-1])
        if _is_of_all(found_there, before) or _is_below_number(found_there, groups[-1]):
            groups.append(Group())
        last = ""
        for token in found_there:
            if token.kind in ("phone", "email") and _OF_ALL.fullmatch(last):
                _put_to_all(token, groups[:-1])
            if token.kind == "words" and token.text in alike:
                _put_name(*alike[token.text], groups)
            else:
                _put(token, is_bold, groups)
            last = token.text
        before = found_there
    found: list[Contact] = []
    for group in _with_people_behind(groups):
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
    return tuple(_with_number_of_desk(found))


def _with_people_behind(groups: Sequence[Group]) -> list[Group]:
    """The groups; people who have nothing of their own behind a desk are its people.

    某某局（電話：2123 4567）陳大文先生／李小明小姐
    """
    found: list[Group] = []
    desk: Group | None = None
    for group in groups:
        are_people = group.is_named and all(map(holds_person, group.lines))
        are_others = any(is_organisation(part) for line in group.lines for part in pieces(line))
        if desk and are_people and not group.is_reachable and not are_others:
            desk.lines += group.lines
            desk.named += group.named
            desk.details += group.details
            desk = None
            continue
        is_free = group.is_reachable and not (group.named or any(map(holds_person, group.lines)))
        desk = group if is_free else None
        found.append(group)
    return found


def _with_number_of_desk(contacts: Sequence[Contact]) -> Iterator[Contact]:
    """The number of a department is that of its people below it, where none of them has one printed."""
    for desk, *people in _each_desk(contacts):
        is_theirs = desk.phone and not desk.name and people
        if not is_theirs or any(one.phone or not one.email for one in people):
            yield from (desk, *people)
            continue
        if desk.email:
            yield desk
        for number, one in enumerate(people):
            more = "" if desk.email or number else desk.details
            yield replace(one, phone=desk.phone, details=_joined(more, one.details))


def _each_desk(contacts: Sequence[Contact]) -> Iterator[list[Contact]]:
    """Contacts without a name, each with the people of its organisation that stand below it."""
    found: list[Contact] = []
    for contact in contacts:
        if found and not (contact.name and contact.organisation == found[-1].organisation):
            yield found
            found = []
        found.append(contact)
    if found:
        yield found


def _shared_kind(
    line: Sequence[Token], before: Sequence[Token], groups: Sequence[Group]
) -> Literal["", "email", "phone"]:
    """What stands on a line of its own, below people who stand on one line each, and none of whom
    has one: an address, a number.
    """
    kinds = {token.kind for token in line} - {"more"}
    above = {token.kind for token in before} & {"words", "phone", "email"}
    if len(groups) < 2 or not all(group.is_named for group in groups):
        return ""
    if kinds == {"email"} and above == {"words", "phone"}:
        return "email" if all(g.phones and not g.emails for g in groups) else ""
    if kinds == {"phone"} and above == {"words", "email"}:
        return "phone" if all(g.emails and not g.phones for g in groups) else ""
    return ""


def _is_of_all(line: Sequence[Token], before: Sequence[Token]) -> bool:
    """True for an address alone, below somebody whose own one stands on one line with the name."""
    is_row = {token.kind for token in before} == {"words", "phone", "email"}
    return is_row and [token.kind for token in line] == ["email"]


def _is_below_number(line: Sequence[Token], group: Group) -> bool:
    """True for a person with an address, below a line that holds nothing but the number."""
    is_open = bool(group.phones) and not (group.emails or group.is_named)
    kinds = [token.kind for token in line]
    has_address = kinds[:1] == ["words"] and "email" in kinds and "phone" not in kinds
    return is_open and has_address and any(map(is_name, pieces(line[0].text)))


def _before_organisation(line: str, organisations: Sequence[str]) -> list[str]:
    """The line; "Mei Lam Acme Works" in two, where the release is about Acme Works."""
    for name in organisations:
        head, found, _ = line.partition(name)
        if found and head[-1:] == " " and is_name(head.strip()):
            return [head.strip(), line[len(head) :]]
    return [line]


def _put_to_all(token: Token, groups: Iterable[Group]) -> None:
    """A number or an address that people share who have none."""
    for group in groups:
        values = group.emails if token.kind == "email" else group.phones
        if not values:
            values.append(token.text)


def _put_name(name: str, more: str, groups: list[Group]) -> None:
    group = groups[-1]
    if group.named or (group.is_reachable and (group.lines or group.details)):
        groups.append(group := Group())
    group.named.append(name)
    group.details += [more] if more else []


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
        case "mobile" | "more":
            group.details.append(token.printed)
            if token.kind == "mobile" and not _NO_VOICE.match(token.printed):
                group.mobiles.append((token.text, token.printed))
        case _:
            _put_words(token, is_bold, groups)


def _put_words(token: Token, is_bold: bool, groups: list[Group]) -> None:
    group, text, starts_line = groups[-1], token.text, token.starts_line
    is_remark = token.printed[:1] in ("（", "(") and not starts_line
    if is_remark and group.is_reachable and (_HOURS.match(text) or not is_whose(text)):
        group.details.append(text)  # which of two numbers it is: （辦公時間）
        return
    if is_remark and group.phones and is_person(text) and not any(map(is_person, group.lines)):
        group.lines.append(text)
        group.is_number_first = True
        return
    if _ONLY_LABEL.fullmatch(text) or _OF_ALL.fullmatch(text):
        return
    if text.endswith("。"):
        group.details.append(text)  # a sentence in front of the one that asks
        return
    if group.is_reachable and (_SITE.fullmatch(text) or _ACCOUNT.fullmatch(text)):
        group.details.append(text)
        return
    if titled := titled_inside(text):
        _put_name(titled[1], titled[0], groups)
        return
    if named := _NAME.match(text):
        _put_name(text[named.end() :].strip(), "", groups)
        return
    if section := _SECTION.match(text):
        text = text[section.end() :]
        if group.is_reachable:
            groups.append(group := Group())
    text = _LABEL.sub("", text)
    if group.is_reachable:
        has_name = bool(group.lines or group.named)
        is_more = not starts_line and (not has_name or not is_whose(text))
        if group.phones and group.emails and is_name(text):
            is_more = False
        if group.phones and has_name and is_name(text) and not is_street(text):
            is_more = is_more and not is_name(group.lines[-1] if group.lines else "")
        is_more = is_more or (
            not group.emails and is_office(without_remark(text)) and not holds_person(text)
        )
        if is_more and (has_name or not is_whose(text)):
            group.details.append(text)
            return
        if has_name or starts_line:
            groups.append(group := Group())
    group.lines.append(text)
    if is_bold:
        group.bold.append(text)


def _resolved(group: Group, inherited: str, organisations: Sequence[str]) -> Iterator[Contact]:
    group.ring_mobile()
    lines = [piece for line in group.lines for piece in pieces(line, group.emails)]
    names, details = [name for name in group.named if name], list(group.details)
    if not names:
        names, lines, more = names_in(lines, group, inherited, organisations)
        details = [*more, *details]
    owners = [line.rstrip(":：") for line in lines if not is_detail(line, lines)]
    details = [*(line for line in lines if is_detail(line, lines)), *details]
    owners.sort(key=is_department)
    whose = ", ".join(dict.fromkeys(owners)) or inherited
    if len(whose) > _LONGEST["organisation"]:
        details, whose = [whose, *details], ""
    yield from _shared(group, names, whose, details)


def _shared(
    group: Group, names: list[str], organisation: str, details: list[str]
) -> Iterator[Contact]:
    """One contact for all of it, or one each where numbers or addresses are as many as the names.

    People who are told to be some, by their titles or in Chinese, have one each of what they share.
    """
    apart = [name for joined in names for name in SHARED.split(joined) if name]
    emails, phones = list(dict.fromkeys(group.emails)), list(dict.fromkeys(group.phones))
    are_told = all(has_title(name) or re.search("[㐀-鿿]", name) for name in apart)
    is_shared = are_told and len(emails) <= 1 and len(phones) <= 1
    if len(apart) > 1 and (is_shared or len(apart) in (len(emails), len(phones))):
        for number, name in enumerate(apart):
            phone = phones[number] if len(phones) == len(apart) else "".join(phones[:1])
            email = emails[number] if len(emails) == len(apart) else "".join(emails[:1])
            more = _joined(group.offices.get(name, ""), *(details if number == 0 else ()))
            yield Contact(organisation, name, phone, email, more)
        return
    details = [*group.offices.values(), *details]
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


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
