"""What the words of a contact hold: a person, an office, an organisation, or several of them."""

import re
from collections.abc import Sequence

from .contact_people import (
    SHARED,
    apart,
    has_office,
    is_addressed,
    is_mixed_name,
    is_person_zh,
    is_suffix,
    people_zh,
)
from .roles import (
    has_known_surname,
    has_title,
    is_name,
    is_name_zh,
    is_office,
    is_organisation,
    without_remark,
)
from .scripts import compiled

_LINK_WORDS = re.compile(
    r"^(?P<name>.{2,60}?)\s*(?:,|，|\bof\b|\bfrom\b|\bat\b|[–—]|-(?![A-Za-z])|(?<![A-Za-z])-|[(（])\s*(?P<rest>.+?)[)）]?$"
)
_TITLE_BEHIND = compiled(r"[（(](?:Mr|Mrs|Ms|Miss|Dr|先生|女士|小姐)\.?[)）]$")  # "Mei Lam (Ms)"
_TITLE_APART = compiled(  # 陳大文 先生
    r"(?<=[㐀-鿿])[ \u3000]+(?=(?:先生|女士|小姐|太太|博士|教授|醫生)(?:$|[\s（(／/、]))"
)
_FIRM = compiled(
    r"\b(?:Limited|Ltd|Inc|Group(?! (?:Head|Chief|Director|Manager|General))|LLC|GmbH|PLC|Company|Consultants)\b|公司|集團",
    re.IGNORECASE,
)


def is_whose(text: str) -> bool:
    return is_organisation(text) or holds_person(text)


def holds_person(text: str) -> bool:
    """True for a person, with an office or without."""
    return has_office(text) or any(map(is_person, pieces(text)))


def is_person(text: str) -> bool:
    return (is_name(text) and (has_title(text) or has_known_surname(text))) or (
        is_person_zh(text) and not has_office(text)
    )


def pieces(line: str, emails: Sequence[str] = ()) -> list[str]:
    """A line of several parts: "Mei Lam, Head of Robots", "Mei Lam (Manager)", "Mei Lam of Acme"."""
    line = _TITLE_APART.sub("", line)
    if people := people_zh(line):
        return [piece for person in people for piece in pieces(person, emails)]
    if is_mixed_name(line, emails) or ("," in line and is_name(line)):
        return [line]
    owner, colon, person = (part.strip() for part in re.split(r"([:：])", f"{line}::", maxsplit=1))
    person = person.removesuffix("::").strip()
    if colon and person and is_name(person) and not has_title(owner):
        return [owner, person]  # "Acme Works: Mei Lam"
    match = None if _TITLE_BEHIND.search(line) else _LINK_WORDS.match(line)
    if match and is_suffix(match["rest"]):
        return [line]
    if match and is_name_zh(match["name"]) and re.fullmatch(r"[A-Za-z .’'-]+", match["rest"]):
        return [line]  # 陳大文 (David Chan) is one person
    if match and (
        all(map(is_person, SHARED.split(match["name"])))
        or is_addressed(match["name"], emails)
        or (is_name(match["name"]) and is_office(match["rest"]))
    ):
        return [match["name"].strip(), *_pieces_of_rest(match["rest"])]
    slashed = re.split(r"\s*[/／]\s*", line)
    people = [part for part in slashed if is_person(part)]
    if len(people) == 1 and all(
        is_organisation(s) or is_office(s) for s in slashed if s != people[0]
    ):
        return slashed  # 陳大文 / 某某協會, 項目主任 / 陳大文
    if len(parts := apart(line, emails)) > 1:
        return parts
    first, comma, last = line.rpartition(",") if "," in line else line.rpartition("，")
    is_last = is_person(last.strip()) or is_addressed(last.strip(), emails)
    if comma and is_last and not is_person(first.strip()):
        return [first.strip(), last.strip()]
    return [line]


def _pieces_of_rest(rest: str) -> list[str]:
    first, comma, last = rest.partition(",")
    if comma and is_office(first) and not re.match(r"\s*(?:Ltd|Inc|LLC)\b", last):
        return [first.strip(), last.strip()]
    return [rest.strip()]


def is_detail(line: str, lines: Sequence[str]) -> bool:
    """True for offices, streets and remarks: what names no organisation."""
    bare = without_remark(line)
    is_first = line == lines[0] and bool(re.search(r"[㐀-鿿]{2}", line))
    if (
        _FIRM.search(line)
        or (is_first and is_organisation(bare))
        or (is_organisation(bare) and not is_office(line))
    ):
        return False
    if is_office(line) or re.match(r"\d", line) or len(line) > 110:
        return True
    return bool(re.search(r"[.!?]$", line)) or (len(lines) > 1 and line != lines[0])
