"""People in words that also name an office, an organisation, a town or a street."""

import re
from collections.abc import Sequence
from itertools import pairwise

from .roles import (
    TITLES_ZH,
    has_known_surname,
    is_name,
    is_name_zh,
    is_office,
    is_organisation,
    is_surname,
    split_name_zh,
    without_title,
)
from .scripts import compiled

SHARED = compiled(r"\s*(?:/|／|&|、|\band\b|及|或|\bor\b)\s*")
_STROKES = re.compile(r"\s*[/／、]\s*")  # unlike 及, which stands in the names of offices, too
_SPACES = re.compile(r"[ \u3000]+")
_HAN = re.compile(r"[㐀-鿿]")
_LATIN = r"[A-Z][\w.’'-]*(?: {1,2}[A-Z][\w.’'-]*){0,3}"
_WRITTEN = r"[㐀-鿿]{2,8}|[㐀-鿿][ \u3000][㐀-鿿]"  # 陳大文, 陳 文
_MIXED = compiled(
    rf"(?P<zh>{_WRITTEN})\s{{0,3}}(?P<en>{_LATIN})|(?P<en2>{_LATIN})\s{{0,3}}[（(]?(?P<zh2>{_WRITTEN})[）)]?"
)
_BEHIND_OFFICE = re.compile(  # 公關主任May Chan
    r"(?P<office>[㐀-鿿]{2,20})(?P<name>[A-Z][\w.’'-]* [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?)"
)
_TITLE_INSIDE = compiled(  # 陳副局長大文: politely, the title behind the family name
    r"(?P<surname>[㐀-鿿]{1,2}?)(?:副|代理|常務)?(?:[局處署司科課股組院校館所部會市縣區鄉鎮里隊]長|主任|[經協]理|主席|秘書長?|祕書長?|專員|委員)[㐀-鿿]{1,2}"
)
_ROLE_BEFORE = re.compile(r"(?P<role>[^：:\n]{2,20})[：:]\s*(?P<name>[^：:\s]{4,10})")
_NO_NAME_ZH = compiled(
    "查詢|聯絡|聯繫|網頁|網站|官網|網上|電話|電郵|傳真|地址|熱線|手機|網址|香港|九龍|傳媒|新聞|辦公|垂詢|直線|總機"
)
_IN_TOWN = re.compile(r"(?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+) (?P<town>[A-Z][A-Za-z. ]+, [A-Z]{2})")
_BEHIND_FIRM = re.compile(
    r"(?P<firm>.{4,80}?\b(?:Limited|Ltd|Inc|LLC|Corp)\b\.?) (?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+), (?P<office>.+)"
)
_STREET = re.compile(
    r"(?:roads?|streets?|avenue|lane|building|tower|cent(?:re|er)|central|kowloon|plaza|floor)",
    re.I,
)
_COMMA = re.compile(
    r"(?P<name>[A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]* )?[A-Z][\w’'-]+), (?P<firm>[A-Z][^,，]{2,80})"
)
_USUAL = r"(?:info|media|press|news|pr|ir|contacts?|enquir(?:y|ies)|hello|office|communications?|comms|marketing|sales|support)"
_MAILBOX = re.compile(rf"(?P<glued>[A-Z]+|[A-Z][A-Za-z]*[a-z])(?={_USUAL}@)")
_FIRM_BEFORE = re.compile(r"(?:[A-Za-z]*[a-z])?(?:Inc|Ltd|Corp|LLC|LLP)\.(?=[A-Za-z])")
_ACRONYM = re.compile(r"[A-Z]{2,5}(?=[a-z]{2})")
_CAPITALISED = re.compile("[A-Z][a-z]{2,}")
_LONGEST = 200  # characters of words that may tell who it is
_IS_BEHIND = re.compile(r"[A-Za-z&,，/–-]\s$")
_POSTCODE, _STATE_BEFORE = (
    re.compile(r"\d{5}(?:-\d{4})?(?=[A-Za-z]{2})"),
    re.compile(r"\b[A-Z]{2}\s$"),
)
_WORD_BEFORE = re.compile(r"[A-Za-z&]\s$")


def is_mixed_name(text: str, emails: Sequence[str] = ()) -> bool:
    """True for one person's name in both scripts: 陳大文 David Chan, David Chan 陳大文.

    However rare the family name, where the Latin letters tell a person or one of the addresses does.
    """
    if not (match := _MIXED.fullmatch(text.strip())):
        return False
    name, latin = match["zh"] or match["zh2"] or "", match["en"] or match["en2"] or ""
    name = _SPACES.sub("", name)
    if is_name_zh(name):
        return True
    is_told = (
        len(TITLES_ZH.sub("", name)) == 3
        and has_known_surname(latin)
        and not is_organisation(latin)
    )
    return (
        may_be_name_zh(name) and len(latin.split()) > 1 and (is_told or is_addressed(latin, emails))
    )


def firm_before(
    text: str, emails: Sequence[str], organisations: Sequence[str]
) -> tuple[str, str] | None:
    """The firm and the name behind it: Acme 陳大文, where an address is of acme.example, or the
    text knows Acme; David 陳大文 is a person.
    """
    match = _MIXED.fullmatch(text.strip())
    if not match or not match["en2"] or not is_name_zh(_SPACES.sub("", match["zh2"])):
        return None
    firm = match["en2"]
    word = re.sub(r"\W", "", firm).casefold()
    addresses = [email.casefold().partition("@")[::2] for email in emails]
    is_of_firm = any(
        word in re.split(r"[.-]", domain) and word not in local for local, domain in addresses
    )
    is_known = any(firm.casefold() == name.casefold() for name in organisations)
    is_firm = is_known or (len(word) > 2 and is_of_firm)
    return (firm, text.strip()[match.start("zh2") :]) if is_firm else None


def titled_inside(text: str) -> tuple[str, str] | None:
    """What somebody is and the name, where a title stands inside it: 發言人：陳副局長大文."""
    found = _ROLE_BEFORE.fullmatch(text.strip())
    inside = _TITLE_INSIDE.fullmatch(found["name"]) if found else None
    is_person = inside is not None and is_surname(inside["surname"])
    return (found["role"].strip(), found["name"]) if found and is_person else None


def is_person_zh(text: str) -> bool:
    """True for a person in Chinese or in two scripts, with an office or without."""
    name = re.sub(r"\s*[（(][A-Za-z .’'-]+[）)]$", "", text.strip())  # 陳大文 (David Chan)
    return is_name_zh(name) or is_mixed_name(name) or has_office(name)


def people_zh(text: str) -> list[str]:
    """Several people in one line: 陳大文／李小明, 經理陳大文先生及主任李小明小姐, 陳大文 李小明."""
    if not _HAN.search(text) or len(text) > _LONGEST:
        return []
    for between in (_STROKES, SHARED, _SPACES):
        parts = [part for part in between.split(text.strip()) if part]
        if len(parts) > 1 and all(map(is_person_zh, parts)):
            return parts
    return []


def may_be_name_zh(text: str) -> bool:
    """True for two or three characters that tell no office, no place and nothing of a contact."""
    bare = TITLES_ZH.sub("", text)
    is_short = bool(re.fullmatch("[㐀-鿿]{2,3}", bare))
    return is_short and not (_NO_NAME_ZH.search(bare) or _tells_place(bare))


def are_names_zh(parts: Sequence[str]) -> bool:
    """True for people in Chinese; beside one of them, names of three characters may be rare."""
    known = [is_name_zh(part) for part in parts]
    return any(known) and all(
        is_known or (len(part) == 3 and may_be_name_zh(part))
        for part, is_known in zip(parts, known, strict=True)
    )


def apart(line: str, emails: Sequence[str] = ()) -> list[str]:
    """The person first, then what else the words hold; the line itself where they name nobody.

    公關經理 陳大文 David Chan, 創域公關的David Chan, 陳大文 創域公關有限公司 某街一號,
    “David Chan Acme Works Limited 1 Some Street” where the address is david@…, “Jane Doe Springfield, CA”, “Jane Doe, Acme PR”
    """
    text = line.strip()
    return (_chinese(text, emails) if _HAN.search(text) else _latin(text, emails)) or [line]


def has_office(text: str) -> bool:
    """True for a person behind an office or an organisation: 某大學傳訊主任陳大文."""
    if not _HAN.search(text) or is_name(text):
        return False
    bracketed = re.match(r"([㐀-鿿]{2,6}) ?[（(]", text)
    if bracketed and is_name_zh(bracketed[1]) and is_office(text):
        return True
    if found := _chinese(text.strip(), ()):
        return len(found) > 1
    name, office = split_name_zh(text)
    return is_name_zh(name) and is_office(office)


def glued_to_mailbox(before: str, address: str) -> str:
    """The end of the words in “Jane Doemedia@acme.example”: nobody's mailbox is Doemedia.

    It may be an office, “Jane Doe, CFOjane@…”, “Managerjane@…”, or the postcode of a town in America.
    """
    if match := _MAILBOX.match(address):
        return match["glued"] if _WORD_BEFORE.search(before) else ""
    if (match := _POSTCODE.match(address)) and _STATE_BEFORE.search(before):
        return match.group()
    if (match := _ACRONYM.match(address)) and is_office(match.group()):
        return match.group() if _IS_BEHIND.search(before) else ""
    words = [word.lower() for word in re.findall("[A-Za-z]+", before[-_LONGEST:])]
    heads = (_head(address, first[:1], name) for first, name in pairwise(["", *words]))
    return next((h for h in heads if _CAPITALISED.fullmatch(h) and h.lower() not in words), "")


def _head(address: str, initial: str, name: str) -> str:
    """What stands before a name in a mailbox, or before its initial: “Managerjane.doe@”, “Managerjdoe@”."""
    mailbox = address.partition("@")[0]
    places = (mailbox.find(word, 3) for word in (initial + name, name) if len(word) > 2)
    return address[: next((place for place in places if place > 0), 0)]


def glued_firm(address: str) -> str:
    """The end of the words in “Acme, Inc.mei@acme.example”: nobody's mailbox is Inc.mei."""
    match = _FIRM_BEFORE.match(address)
    return match.group() if match else ""


def _chinese(text: str, emails: Sequence[str]) -> list[str]:
    if is_mixed_name(text, emails):
        return [text]
    match = _BEHIND_OFFICE.fullmatch(text)
    if match and is_office(match["office"]) and is_name(match["name"]):
        return [match["name"], match["office"]]
    words = text.split()
    for length in (4, 3, 2, 1):
        if is_mixed_name(" ".join(words[-length:]), emails) and words[:-length]:
            return [" ".join(words[-length:]), " ".join(words[:-length])]
        if is_mixed_name(" ".join(words[:length]), emails) and words[length:]:
            return [
                " ".join(words[:length]),
                *(word for word in words[length:] if word not in "/／"),
            ]
    firm, of, person = text.rpartition("的")
    if of and is_name(person) and (is_organisation(firm) or "公司" in firm):
        return [person, firm]
    if len(words) > 1 and all(map(_HAN.search, words)):
        if is_name_zh(words[0]):
            return words
        *others, last = words
        if (is_name_zh(last) and any(map(_tells_place, others))) or (
            may_be_name_zh(last) and _is_only_office(others[-1])
        ):
            return [last, *others]
        if _is_only_office(last) and all(map(is_organisation, others)):
            return [" ".join(others), last]
    name, firm = split_name_zh(text)
    is_behind = len(firm) > 2 and is_organisation(firm) and not is_organisation(text)
    return [name, firm] if is_behind and is_name_zh(name) else []


def _is_only_office(word: str) -> bool:
    return is_office(word) and not is_organisation(word)


def _tells_place(word: str) -> bool:
    return is_office(word) or is_organisation(word)


def _latin(text: str, emails: Sequence[str]) -> list[str]:
    if (match := _IN_TOWN.fullmatch(text)) and is_name(match["name"]):
        return [match["name"], match["town"]]
    if (
        (match := _BEHIND_FIRM.fullmatch(text))
        and is_name(match["name"])
        and is_office(match["office"].split(",")[0])
    ):
        return [match["name"], match["firm"], match["office"]]
    words = text.split()
    for length in (2, 3):
        name, rest = " ".join(words[:length]), " ".join(words[length:])
        if len(words) > length + 1 and is_name(name) and is_office(words[length]):
            return [name, rest]
        if is_organisation(rest) and is_addressed(name, emails):
            firm = re.split(r" (?=\d|(?:Unit|Room|Suite|Flat)\b)", rest, maxsplit=1)
            return [name, *firm]
    if (
        (match := _COMMA.fullmatch(text))
        and is_name(match["name"])
        and is_organisation(match["firm"])
        and not is_suffix(match["firm"])
        and not is_organisation(match["name"])
    ):
        return [match["name"], match["firm"]]
    return []


def is_suffix(text: str) -> bool:
    """True for what only ends the name of a firm: “Acme Works, Inc.”"""
    return bool(
        re.fullmatch(r"(?:Inc|Ltd|LLC|LLP|L\.?P|Corp|PLC|Co)\b\.?(?:,? Ltd\.?)?", text.strip())
    )


def is_street(text: str) -> bool:
    return bool(_STREET.search(text))


def is_addressed(name: str, emails: Sequence[str]) -> bool:
    """True where the name is one, and one of its words is the name of a mailbox."""
    words = {word.lower() for word in re.findall(r"[A-Za-z]{3,}", without_title(name))}
    boxes = {part for email in emails for part in re.split(r"[._+-]", email.split("@")[0].lower())}
    return is_name(name) and not is_organisation(name) and bool(words & boxes)
