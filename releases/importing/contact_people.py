"""People in words that also name an office, an organisation, a town or a street."""

import re
from collections.abc import Sequence

from .roles import (
    is_name,
    is_name_zh,
    is_office,
    is_organisation,
    split_name_zh,
    without_title,
)
from .scripts import compiled

_HAN = re.compile(r"[㐀-鿿]")
_LATIN = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
_MIXED = compiled(
    rf"(?P<zh>[㐀-鿿]{{2,4}}) ?(?P<en>{_LATIN})|(?P<en2>{_LATIN}) ?[（(]?(?P<zh2>[㐀-鿿]{{2,4}})[）)]?"
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
_FIRM_BEFORE = re.compile(r"(?:[A-Za-z]*[a-z])?(?:Inc|Ltd|Corp|LLC|LLP)\.(?=[a-z])")
_WORD_BEFORE = re.compile(r"[A-Za-z&]\s$")


def is_mixed_name(text: str) -> bool:
    """True for one person's name in both scripts: 陳大文 David Chan, David Chan 陳大文."""
    match = _MIXED.fullmatch(text.strip())
    return match is not None and is_name_zh(match["zh"] or match["zh2"] or "")


def apart(line: str, emails: Sequence[str] = ()) -> list[str]:
    """The person first, then what else the words hold; the line itself where they name nobody.

    公關經理 陳大文 David Chan, 創域公關的David Chan, 陳大文 創域公關有限公司 某街一號,
    “David Chan Acme Works Limited 1 Some Street” where the address is david@…, “Jane Doe Springfield, CA”, “Jane Doe, Acme PR”
    """
    text = line.strip()
    return (_chinese(text) if _HAN.search(text) else _latin(text, emails)) or [line]


def has_office(text: str) -> bool:
    """True for a person behind an office or an organisation: 某大學傳訊主任陳大文."""
    if not _HAN.search(text) or is_name(text):
        return False
    bracketed = re.match(r"([㐀-鿿]{2,4}) ?[（(]", text)
    if bracketed and is_name_zh(bracketed[1]) and is_office(text):
        return True
    if found := _chinese(text.strip()):
        return len(found) > 1
    name, office = split_name_zh(text)
    return is_name_zh(name) and is_office(office)


def glued_to_mailbox(before: str, address: str) -> str:
    """The end of the words in “Jane Doemedia@acme.example”: nobody's mailbox is Doemedia."""
    match = _MAILBOX.match(address)
    return match["glued"] if match and _WORD_BEFORE.search(before) else ""


def glued_firm(address: str) -> str:
    """The end of the words in “Acme, Inc.mei@acme.example”: nobody's mailbox is Inc.mei."""
    match = _FIRM_BEFORE.match(address)
    return match.group() if match else ""


def _chinese(text: str) -> list[str]:
    if is_mixed_name(text):
        return [text]
    words = text.split()
    for length in (4, 3, 2, 1):
        if is_mixed_name(" ".join(words[-length:])) and words[:-length]:
            return [" ".join(words[-length:]), " ".join(words[:-length])]
        if is_mixed_name(" ".join(words[:length])) and words[length:]:
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
        if is_name_zh(words[-1]) and any(map(_tells_place, words[:-1])):
            return [words[-1], *words[:-1]]
    name, firm = split_name_zh(text)
    is_behind = len(firm) > 2 and is_organisation(firm) and not is_organisation(text)
    return [name, firm] if is_behind and is_name_zh(name) else []


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
        if is_organisation(rest) and _is_addressed(name, emails):
            firm = re.split(r" (?=\d|(?:Unit|Room|Suite|Flat)\b)", rest, maxsplit=1)
            return [name, *firm]
    if (
        (match := _COMMA.fullmatch(text))
        and is_name(match["name"])
        and is_organisation(match["firm"])
        and not is_organisation(match["name"])
    ):
        return [match["name"], match["firm"]]
    return []


def is_street(text: str) -> bool:
    return bool(_STREET.search(text))


def _is_addressed(name: str, emails: Sequence[str]) -> bool:
    """True where the name is one, and one of its words is the name of a mailbox."""
    words = {word.lower() for word in re.findall(r"[A-Za-z]{3,}", without_title(name))}
    boxes = {part for email in emails for part in re.split(r"[._+-]", email.split("@")[0].lower())}
    return is_name(name) and not is_organisation(name) and bool(words & boxes)
