"""What stands after the text: photo note, caption quotes, contacts, notes, boilerplates, website."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cyberport_cms.bilingual.languages import SourceLanguage
from cyberport_cms.bilingual.markdown import Chunk, inline

from .draft import (
    Boilerplate,
    CaptionQuote,
    ClosingPart,
    Contact,
    Contacts,
    FreeText,
    Notes,
    PhotoNote,
    Website,
)
from .quotes import read_quote

END_MARK = re.compile(
    r"#{3}|[-–—－*\s]*(?:the\s+)?ends?[-–—－*\s]*|[-–—－*\s]*[（(]?完[）)]?[-–—－*\s]*",
    re.IGNORECASE,
)
_PHOTO_NOTE = re.compile(
    r"high[- ]?res|hi[- ]?res|download.{0,40}(photo|image)|高像素|高清|高解像|下載.{0,10}(圖片|相片|照片)",
    re.I,
)
_CONTACTS = re.compile(
    r"^(?:for\s+(?:any\s+)?(?:media|press|further|more)\s+(?:enquir|inquir|information)[^.]{0,60}contact"
    r"|(?:investor and )?(?:media|press)\s+(?:contacts?|enquir|inquir)|contact\s+(?:details|us)|contacts?\s*[:：]"
    r"|傳媒查詢|媒體查詢|傳媒聯絡|媒體聯絡|新聞界查詢|投資者及傳媒|查詢[：:，]|聯絡方法)",
    re.IGNORECASE,
)  # fmt: skip
_ABOUT = re.compile(
    r"^(?:About\s+(?:the\s+)?(?P<en>[^.,:]{2,80})|(?:關於|有關|認識)(?P<zh>[^。，：]{2,30}))$"
)
_NOTES = re.compile(
    r"^(?:notes?\s+(?:to|for)\s+(?:the\s+)?editors?|編輯垂注|編者按|致編輯|編輯備註)\s*[:：]?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()（）「」，。]+[^\s<>()（）「」，。.,;]")
_WEBSITE = re.compile(r"visit|information|website|瀏覽|網址|網站|詳情", re.IGNORECASE)
_LONGEST_CONTACT = 300  # characters: what is longer is a text, whatever addresses it holds
_NAME = re.compile(r"^(?:name|contact person|姓名|聯絡人)\s*[:：]\s*", re.IGNORECASE)
_PHONE = re.compile(
    r"(?:^|(?<=[\s|,，、；｜]))(?:tel(?:ephone)?|phone|t|m|mobile|電話|手提)\.?(?:\s*no\.?)?\s*[:：]\s*"
    r"(?P<number>[+(（]?\d[\d\s()（）+./-]{5,}\d(?:\s*ext\.?\s*\d+|[（(]?內線\s*\d+[)）]?)?)",
    re.IGNORECASE,
)
_BARE_PHONE = re.compile(
    r"(?P<number>[+(（]\d[\d\s()（）-]{6,}\d(?:\s*ext\.?\s*\d+)?|\b\d{4}\s\d{4}\b)"
)
_PERSON = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b|.{2,4}(?:先生|女士|小姐|博士|教授)$")
_GLUED_LABEL = re.compile(r"(?<=[a-z\d])(?=(?:Tel|Phone|Mobile|E-?mail)\s*[:：])")
_EMAIL = re.compile(
    r"(?:(?:e-?mail|e|電郵)(?:\s*address)?\s*[:：]\s*)?(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)


def starts_closing(chunk: Chunk) -> bool:
    """True for a line that can only stand after the text, where no end mark says so."""
    text = chunk.text.strip()
    return bool(_CONTACTS.match(text) or _ABOUT.match(text) or _NOTES.match(text))


def is_end_mark(chunk: Chunk) -> bool:
    return bool(chunk.raw.strip()) and bool(END_MARK.fullmatch(chunk.raw.strip()))


def read_closing(chunks: Sequence[Chunk], language: SourceLanguage) -> list[ClosingPart]:
    """The closing parts in printed order. What is none of the known parts is kept as free text."""
    chunks = [piece for chunk in chunks for piece in _headings_apart(chunk)]
    parts: list[ClosingPart] = []
    position = 0
    while position < len(chunks):
        part, taken = _part(chunks[position:], language)
        parts.append(part)
        position += taken
    return parts


def _headings_apart(chunk: Chunk) -> list[Chunk]:
    """A section heading that shares its chunk with its text becomes a chunk of its own."""
    first, newline, rest = chunk.raw.partition("\n")
    plain = inline(first).text.strip()
    if newline and (_ABOUT.match(plain) or _NOTES.match(plain)):
        return [replace(chunk, raw=first), replace(chunk, raw=rest)]
    return [chunk]


def _part(chunks: Sequence[Chunk], language: SourceLanguage) -> tuple[ClosingPart, int]:
    first = chunks[0]
    text = first.text.strip()
    if _CONTACTS.match(text):
        return _contacts(chunks)
    if _NOTES.match(text):
        following = list(_until_section(chunks[1:]))
        return Notes((first.inline, *(c.inline for c in following))), 1 + len(following)
    if about := _ABOUT.match(text):
        following = list(_until_section(chunks[1:]))
        organisation = (about["en"] or about["zh"]).strip()
        paragraphs = tuple(c.inline for c in following)
        return Boilerplate(organisation, text, paragraphs), 1 + len(following)
    if _PHOTO_NOTE.search(text) and len(text) < 250:
        return PhotoNote(first.inline), 1
    if quote := read_quote(first, language):
        return CaptionQuote(quote), 1
    if website := _website(first):
        return website, 1
    return FreeText(first.inline), 1


def _website(chunk: Chunk) -> Website | None:
    text = chunk.text.strip()
    address = _ADDRESS.search(text)
    if address and len(text) < 200 and _WEBSITE.search(text):
        return Website(address.group(), inline(_linked(chunk.raw, address.group())))
    return None


def _linked(raw: str, address: str) -> str:
    """The line with its address made a link, where it is none yet."""
    if "](" in raw:
        return raw
    target = address if "://" in address else f"https://{address}"
    bare = raw.replace(f"<{address}>", address)
    return bare.replace(address, f"[{address}]({target})", 1)


def _until_section(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    for chunk in chunks:
        text = chunk.text.strip()
        is_section = _ABOUT.match(text) or _CONTACTS.match(text) or _NOTES.match(text)
        if is_section or _website(chunk):
            return
        yield chunk


# Contacts


@dataclass
class _Person:
    organisation: str = ""
    lines: list[str] = field(default_factory=list)  # without label, in printed order
    bold: list[str] = field(default_factory=list)
    name: str = ""
    phone: str = ""
    email: str = ""

    @property
    def is_reachable(self) -> bool:
        return bool(self.phone or self.email)


def _contacts(chunks: Sequence[Chunk]) -> tuple[Contacts, int]:
    heading, _, same_line = _heading_of(chunks[0])
    people: list[_Person] = [_Person()]
    taken = 1
    for line in same_line.split("\n") if same_line else ():
        _read_line(line, False, people)
    for chunk in chunks[1:]:
        text = chunk.text.strip()
        if _ABOUT.match(text) or _NOTES.match(text) or _website(chunk) or _is_prose(text):
            break
        for line in text.split("\n"):
            _read_line(line, chunk.is_bold, people)
        taken += 1
    return Contacts(heading, tuple(_resolved(people))), taken


def _heading_of(chunk: Chunk) -> tuple[str, str, str]:
    text = chunk.text.strip()
    if _EMAIL.search(text) or _BARE_PHONE.search(text):
        for colon in ("\n", ":", "："):
            head, found, rest = text.partition(colon)
            if found and _CONTACTS.match(head + colon):
                return f"{head}{found}".strip(), found, rest.strip()
    head, found, rest = text.partition("\n")
    return head.strip(), found, rest.strip()


def _is_prose(text: str) -> bool:
    reachable = _EMAIL.search(text) or _PHONE.search(text)
    if len(text) > _LONGEST_CONTACT:
        return True
    return not reachable and (len(text) > 120 or text.endswith(("。", ".”")))


def _read_line(line: str, bold: bool, people: list[_Person]) -> None:
    """One printed line of a contact; it may hold name, phone and email at once."""
    person = people[-1]
    rest = _GLUED_LABEL.sub(" ", line)
    if named := _NAME.match(rest):
        if person.name or (person.is_reachable and person.lines):
            person = _next(people)
        person.name = rest[named.end() :].strip()
        return
    phone = _PHONE.search(rest) or _BARE_PHONE.search(rest)
    email = _EMAIL.search(rest)
    words = rest
    for found in (phone, email):
        if found:
            words = words.replace(found.group(), " ")
    words = re.sub(r"(?:\bTel|Email|\b[TME])\s*[:：]|[|｜]", " ", words)
    words = re.sub(r"\s{2,}", " ", words).strip(" ,，|")
    if words:
        if person.is_reachable:
            person = _next(people)
        person.lines.append(words)
        if bold:
            person.bold.append(words)
    if phone:
        person.phone = person.phone or phone["number"].strip()
    if email:
        person.email = person.email or email["email"]


def _next(people: list[_Person]) -> _Person:
    people.append(_Person())
    return people[-1]


def _resolved(people: list[_Person]) -> Iterator[Contact]:
    """Lines become organisation and name: the first line of two, the bold one, else the one before."""
    organisation = ""
    for person in people:
        lines = list(person.lines)
        if len(lines) == 1 and not person.name and _PERSON.match(lines[0]):
            person.name = lines.pop()
        if person.name or len(lines) > 1 or person.bold or (lines and not organisation):
            organisation = lines.pop(0).rstrip(":：") if lines else organisation
        name = person.name or (lines.pop(0) if lines else "")
        if lines:
            name = ", ".join([name, *lines])
        if name or person.is_reachable or organisation:
            yield Contact(organisation, name.rstrip(":："), person.phone, person.email)
