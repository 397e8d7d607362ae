"""The line that opens a section of contacts, and whose contacts they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .contact_lines import is_reachable
from .contact_people import SHARED, are_names_zh, has_office, may_be_name_zh, people_zh
from .draft import Boilerplate, ClosingPart, Contact, Contacts
from .roles import is_department, is_name, is_name_zh, is_office, is_organisation, split_name_zh
from .scripts import compiled
from .sections import ISSUED, contact_heading

_INSTRUCTION = compiled(
    r"\b(?:please\s+)?contact\s+(?:the\s+)?(?P<en>[^\W\d_a-z][^,:：\n]{2,120}?)\s*(?:[:：]|\bat\b|\bvia\b|$)"
    r"|(?:聯絡|聯繫)(?P<zh>[㐀-鿿A-Za-z（）() ]{2,30}?)\s*[:：。]?$"
    r"|與(?P<zh2>[㐀-鿿A-Za-z（）() ]{2,30}?)(?:聯絡|聯繫)\s*[:：。]?$",
)
_OURSELVES = compiled(
    r"(?:the |our )?(?:us|company|group)|[本該]?(?:機構|公司|集團|會|校|院|中心)", re.I
)
_NOBODY = compiled(
    "[以下上][列下述]|我們|有關(?:人|方)|資料|方[法式]|電話|窗口"
)  # 請與下列人士聯絡
_OWNER = re.compile(  # "Media Relations, tel. +41 …" below "Contacts": whose number it is
    r"(?:media|press|investor|public|corporate)\s+(?:relations|office|affairs)\s*,?\s*(?:tel|phone|[+(\d])",
    re.IGNORECASE,
)
_PERSON = compiled(r"(?:contact(?:\s+person)?|聯[絡繫]人)\s*[:：]\s*(?=\S)", re.IGNORECASE)
_OF_PERSON = compiled("聯[絡繫]人")  # 新聞聯絡人：Mei Lam
_LONGEST_HEADING = 200
_SERVICE = compiled(  # in front of the number that readers ring
    r"(?:市民|公眾|居民|顧客|旅客|乘客|消費者|家長|觀眾|會員|車主|業主|用戶|參加者|申請人|有興趣(?:者|人士))[^。，\n]{0,6}?如[有需欲對]"
    r"|(?:公眾|市民|活動|節目|顧客|讀者|旅客)查詢|訂[座位票房購閱]|購票|票務|售票|報名|登記(?![處局官])|捐[款助]|預[約訂]|(?:客戶|顧客)服務|客服|失物|求助|報案|舉報|投訴(?![部組科課])|節目查詢|門市|"
    r"\b(?:book(?:ings?)?|reserv(?:e|ations?)|tickets?|ticketing|box office|donat(?:e|ions?)|regist(?:er|rations?)|sign up|"
    r"customer (?:service|care|support)|helpline)\b",
    re.IGNORECASE,
)
OF_EVENT = compiled(  # in front of what a reader wants to know, up to the number that he rings
    r"(?!辦公|服務|營業)[㐀-鿿]{0,4}(?:日期|時間|展期|會期|票價|費用|場地|活動地點)\s*[：:]"
)
_OF_MEDIA = compiled(
    r"傳媒|媒體|新聞|記者|採訪|公關|\b(?:media|press|news|journalists?)\b", re.IGNORECASE
)


def is_owner(line: str) -> bool:
    """True for a line that only tells whose number it holds: no heading where one stands above."""
    return bool(_OWNER.match(line))


def is_service(text: str) -> bool:
    """True for the number or the address of a service: 訂座：2123 4567, "Tickets: 2123 4567"."""
    before = re.split(r"[\d@]", text[:_LONGEST_HEADING], maxsplit=1)[0]
    is_of_event = any(map(OF_EVENT.match, text.split("\n", 2)[:2]))  # below its heading, too
    is_of_readers = is_of_event or bool(_SERVICE.search(before))
    return is_of_readers and not _OF_MEDIA.search(text[:_LONGEST_HEADING])


def names_person(line: str) -> bool:
    """True for "Contact: Mei Lam", 聯絡人：陳大文."""
    if not (match := _PERSON.match(line)):
        return False
    whom = line[match.end() :].partition("\n")[0].strip()
    are_people = are_names_zh(SHARED.split(whom)) or bool(people_zh(whom))
    return is_name(whom) or is_name_zh(whom) or may_be_name_zh(whom) or are_people


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
        is_person = is_person or bool(people_zh(whose))
        is_person = is_person or (_OF_PERSON.search(line[:end]) is not None and is_name(whose))
        if is_person or (has_office(whose) and not is_reachable(whose)):
            return line.removesuffix(whose).strip(), whose
    if not is_reachable(line):
        return (line, "") if len(line) <= _LONGEST_HEADING else (line[:end], line[end:])
    colon = re.match(r"[^:：\n]{0,120}[:：]", line[end:])
    if colon and not _begins_with_person(colon.group()):
        head = line[: end + colon.end()]
        label = re.search(
            r"(?:tel|phone|email|e-mail|mobile|whatsapp|電話|電郵|手提|手機|直線|熱線|總機|switchboard|line|\b[TEMP])\s*[:：]$",
            head,
            re.IGNORECASE,
        )
        if not (label or is_reachable(head)):
            return head.strip(), line[end + colon.end() :].strip()
    return line[:end].strip(), line[end:].strip(" ,，:：")


def _begins_with_person(text: str) -> bool:
    """True for "Jane Doe, Director of Kites, Acme Works:" behind the words that tell to contact her."""
    name, comma, office = text.strip().partition(",")
    return bool(comma) and is_name(name) and not is_organisation(name) and is_office(office)


def named_in(heading: str) -> str:
    """The organisation that an instruction names: "Please contact Acme’s Press Office:".

    Where it names none, the agency that has issued the release for its client.
    """
    for match in _INSTRUCTION.finditer(heading):
        chinese = match["zh"] or match["zh2"]
        if chinese and _NOBODY.match(chinese):
            continue
        name = (match["en"] or chinese or "").strip()
        if chinese or is_organisation(name) or is_department(name):
            return re.sub(r"[’']s(?=\s)|^the\s+", "", name)
    issued = ISSUED.match(heading)
    return (issued["zh"] or issued["en"]).strip() if issued else ""


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
