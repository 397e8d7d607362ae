"""What stands after the text: photo note, caption quotes, contacts, notes, boilerplates, website."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from cyberport_cms.bilingual.markdown import Chunk, inline

from .contact_columns import lines_whole, with_headings_apart
from .contact_headings import heading_of, is_owner, is_service, named_in, names_person, with_issuer
from .contact_lines import ADDRESS, capitals_inside, has_address, is_reachable
from .contact_people import has_office, is_addressed
from .contacts import read_contacts
from .descriptions import described
from .draft import (
    Boilerplate,
    CaptionQuote,
    ClosingPart,
    Contacts,
    FreeText,
    Notes,
    PhotoNote,
    Website,
)
from .names_above import is_name_above, is_named_below, organisation_above
from .parts import read_pictures
from .quotes import QuoteReader
from .roles import is_name_zh, is_organisation
from .scripts import compiled
from .sections import about, about_split, contact_heading, is_end_mark, kind_of

_PHOTO_NOTE = compiled(
    r"high[- ‑]?res|hi[- ‑]?res|download.{0,40}(photo|image)|(photo|image)s?\b.{0,40}(download|link)|高像素|高清|高解像|下載.{0,10}(圖片|相片|照片)",
    re.I,
)
_WEBSITE = compiled(r"visit|information|website|learn more|瀏覽|網址|網站|詳情", re.IGNORECASE)
_TAGS = re.compile(r"(?:hashtags?\s*[:：]\s*)?#\w", re.IGNORECASE)
_HOME = re.compile(r"(?:https?://)?[^/?#]+(?:/[^/?#]+){0,2}/?")  # no page deep inside a site
_ISSUER = compiled(r"the issuer is solely responsible|發[布佈]者對本公告", re.IGNORECASE)
_WEAK_ABOUT = compiled(
    r"有關|.{2,24}介紹$|About (?:(?:the|this|our) [a-z]|[a-z][a-z\d.]+[:：\s]*$)"
)
_SMALL_NAME = re.compile(r"About (?P<name>[a-z][a-z\d.]+)[:：\s]*$")  # or any word: About tickets
_LONGEST_CONTACT = 300  # characters: what is longer is a text, whatever addresses it holds
_LONGEST_LINE = 120
_LONGEST_PHOTO_NOTE = 250
_ASKED = compiled(  # unlike 請於6月4日前電郵至…登記出席。, 某處已設立查詢熱線，市民可致電…
    r"(?:^|(?<=。))(?=[^。]*(?:查詢|垂詢|聯絡|聯繫|採訪|訪問))[^。，：:]{0,16}(?:如[有需欲]|歡迎|請|查詢|垂詢|聯絡|聯繫)"
)
_SOURCE = compiled(r"(?:資料|新聞)?來源\s*[:：]|source\s*[:：]", re.IGNORECASE)
_PROSE = re.compile(r"[.。!?！？”」]$")


def offers_photos(chunk: Chunk) -> bool:
    """True for the line that offers the photos."""
    text = chunk.text.strip()
    return bool(_PHOTO_NOTE.search(text)) and len(text) < _LONGEST_PHOTO_NOTE


def starts_closing(chunks: Sequence[Chunk], position: int) -> bool:
    """True for what can only stand after the text, where no end mark says so."""
    chunk = chunks[position]
    text = chunk.text.strip()
    head = kind_of(text.partition("\n")[0])
    kind = kind_of(text) or (head if head in ("about", "notes") else None)
    if kind == "contacts":
        return _is_contact_section(chunks[position : position + 6])
    if kind:
        if _SOURCE.match(text) and any(map(_is_text, chunks[position + 1 : position + 3])):
            return False  # of the table above it
        small = _SMALL_NAME.match(text)
        if small and not any(small["name"] in later.text for later in chunks[position + 1 :][:1]):
            return False
        # 有關安排, 品牌介紹 and "About the survey" head parts of a text, too: not in its first half.
        return not _WEAK_ABOUT.match(text) or position >= len(chunks) / 2
    if about_split(text) or (position >= len(chunks) / 2 and is_name_above(chunks, position)):
        return True
    return _starts_contacts(chunks, position, in_body=True) and not any(
        _is_long(later.text)
        for later in _until(chunks[position + 1 : position + 30], 0, is_any=True)
    )


def is_website(chunk: Chunk) -> bool:
    """True for the line that says where to read more."""
    return not (chunk.style or chunk.item) and _website(chunk) is not None


def _is_contact_section(chunks: Sequence[Chunk]) -> bool:
    text = chunks[0].text.strip()
    if _is_long(text) or is_service(text.partition("\n")[0]):
        return False
    return is_reachable(text) or any(is_reachable(chunk.text) for chunk in chunks[1:])


def _starts_contacts(chunks: Sequence[Chunk], position: int, in_body: bool = False) -> bool:
    """True where contacts begin without a heading: short lines, then an address or a number.

    Of the sentences of a body, only those that ask from their first words on.
    """
    asked = _ASKED.match if in_body else _ASKED.search
    for number, chunk in enumerate(chunks[position : position + 5]):
        text = chunk.text.strip()
        if (
            chunk.item
            or len(text) > 160
            or (ADDRESS.search(text) and not is_reachable(text))
            or kind_of(text)
            or is_end_mark(chunk.raw)
            or is_service(text)
        ):
            return False
        if _is_prose(text) or ("。" in text and not asked(text)):
            return False
        if has_address(text) or (is_reachable(text) and len(text) < 80):
            return not _website(chunk) or number > 0
        if len(text) > 80 or _PROSE.search(text):
            return False
    return False


def read_closing(
    chunks: Sequence[Chunk], quotes: QuoteReader, whole: str = ""
) -> list[ClosingPart]:
    """The closing parts in printed order. What is none of the known parts is kept as free text.

    `whole` is the text of the release: it tells which words are written with capitals inside.
    """
    reader = _Reader(
        [piece for chunk in chunks for piece in _headings_apart(chunk)],
        quotes,
        whole,
    )
    return list(with_issuer(list(reader.parts())))


def _headings_apart(chunk: Chunk) -> list[Chunk]:
    """Section headings that share their chunk with other lines become chunks of their own."""
    lines = with_headings_apart(chunk.raw).split("\n")
    starts = [
        n
        for n, line in enumerate(lines)
        if n
        and (_opens_section(inline(line).text) or _is_name(lines[n:]))
        and not contact_heading(inline(lines[n - 1]).text)
    ]
    pieces: list[Chunk] = []
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        first, rest = lines[start], "\n".join(lines[start + 1 : end])
        kind = kind_of(inline(first).text)
        line = chunk.line + start
        if rest and (kind in ("about", "notes") or _is_name(lines[start:end])):
            pieces += [
                replace(chunk, raw=first, line=line),
                replace(chunk, raw=rest, line=line + 1),
            ]
        else:
            pieces.append(replace(chunk, raw="\n".join(lines[start:end]), line=line))
    return [piece for piece in pieces if piece.raw.strip()]


def _is_name(raws: Sequence[str]) -> bool:
    """True for lines that are the name of an organisation and what describes it."""
    lines = [inline(raw).text for raw in raws[:2]]
    return is_named_below(lines) or (len(lines) > 1 and bool(organisation_above(*lines[:2])))


def _opens_section(line: str) -> bool:
    is_section = bool(kind_of(line)) and not names_person(line)
    return is_section or (bool(_PHOTO_NOTE.search(line)) and not is_reachable(line))


@dataclass
class _Reader:
    chunks: list[Chunk]
    quotes: QuoteReader
    whole: str
    is_signed: bool = False  # the wire's disclaimer stands above: what follows is the issuer's

    def parts(self) -> Iterator[ClosingPart]:
        position = 0
        while position < len(self.chunks):
            self._split_name(position)
            part, taken = self._part(position)
            yield part
            position += taken

    @cached_property
    def known(self) -> frozenset[str]:
        return capitals_inside(self.whole)

    @cached_property
    def organisations(self) -> list[str]:
        return [name for chunk in self.chunks if (name := about(chunk.text))]

    def _part(self, position: int) -> tuple[ClosingPart, int]:
        first = self.chunks[position]
        text = first.text.strip()
        kind = kind_of(text)
        if kind == "contacts" and _is_contact_section(self.chunks[position : position + 6]):
            return self._contacts(position, has_heading=True)
        if kind == "notes":
            following = list(
                _until(self.chunks, position + 1, frozenset({"about", "contacts", "footer"}))
            )
            return Notes((first.inline, *(c.inline for c in following))), 1 + len(following)
        name = about(text)
        is_named = self.is_signed and self._is_named(position)
        if not name and "\n" not in text and (is_named or is_name_above(self.chunks, position)):
            text_below = self.chunks[position + 1].text
            name = text if is_organisation(text) else organisation_above(text, text_below) or text
        if name:
            following = list(_until(self.chunks, position + 1))
            if not following and position + 1 < len(self.chunks):
                # The whole of it is a website: "More about Acme: www.…".
                below = self.chunks[position + 1]
                following = [below] if _website(below) else []
            if following:
                paragraphs = tuple(c.inline for c in following)
                return Boilerplate(name, text, paragraphs), 1 + len(following)
        if kind == "footer":
            self.is_signed = self.is_signed or bool(_ISSUER.search(text))
            return FreeText(first.inline), 1
        if offers_photos(first):
            pictures, taken = read_pictures(self.chunks, position + 1)
            return PhotoNote(first.inline, pictures), 1 + taken
        website = _website(first) or self._below_tags(position)
        if website and not described(text, self.whole):
            return website, 1
        if _starts_contacts(self.chunks, position):
            return self._contacts(position, has_heading=False)
        if quote := self.quotes.read_quote(first):
            return CaptionQuote(quote), 1
        if name := described(text, self.whole):
            return Boilerplate(name, "", (first.inline,)), 1
        return FreeText(first.inline), 1

    def _below_tags(self, position: int) -> Website | None:
        """An address alone right below the hashtags: the issuer's."""
        chunk = self.chunks[position]
        is_below = position > 0 and _TAGS.match(self.chunks[position - 1].text.strip())
        address = ADDRESS.fullmatch(chunk.text.strip())
        if not (is_below and address and _HOME.fullmatch(address.group())):
            return None
        return Website(address.group(), inline(_linked(chunk.raw, address.group())))

    def _split_name(self, position: int) -> None:
        """ "AcmeMore about Acme …": below the wire's disclaimer, its name is glued to the text."""
        chunk = self.chunks[position]
        if not self.is_signed or kind_of(chunk.text):
            return
        place = about_split(f"About {chunk.raw}"[:400]) - len("About ")
        name = chunk.raw[: max(place, 0)].strip()
        if 1 < len(name) <= 80 and _speaks_of(name, chunk.raw[place:]):
            parts = [replace(chunk, raw=name), replace(chunk, raw=chunk.raw[place:])]
            self.chunks[position : position + 1] = parts

    def _is_named(self, position: int) -> bool:
        """Only a name stands there, and below it a text that speaks of it."""
        text = self.chunks[position].text.strip()
        if len(text) > 80 or _PROSE.search(text) or position + 1 >= len(self.chunks):
            return False
        return _speaks_of(text, self.chunks[position + 1].text)

    def _contacts(self, position: int, has_heading: bool) -> tuple[Contacts, int]:
        headings: list[str] = []
        lines: list[tuple[str, bool]] = []
        taken = 0
        for chunk in islice(self.chunks, position, None):
            text = chunk.text.strip()
            is_heading = bool(contact_heading(text)) and not (lines and names_person(text))
            if taken and (
                (is_heading and lines)
                or (not is_heading and (kind_of(text) not in (None, "contacts") or _is_prose(text)))
                or is_end_mark(chunk.raw)
                or (lines and is_name_above(self.chunks, position + taken))
                or (_website(chunk) and any(is_reachable(line) for line, _ in lines))
                or (_PHOTO_NOTE.search(text) and not is_reachable(text))
            ):
                break
            taken += 1
            for number, line in enumerate(lines_whole(text)):
                names_owner = bool(headings) and is_owner(line)
                if (
                    has_heading
                    and not (lines or names_owner)
                    and (number == 0 or contact_heading(line))
                ):
                    head, line = heading_of(line)
                    headings += [head] if head else []
                if line.strip():
                    lines.append((line.strip(), chunk.is_bold))
        organisation = next((name for name in map(named_in, reversed(headings)) if name), "")
        printed = tuple(line for line, _ in lines)
        name, of, _ = organisation.partition(" of ")
        words = [word for line in printed for word in line.split()]
        is_person = of and is_addressed(name, words)  # please contact Mei Lam of Acme Works:
        if is_person or is_name_zh(organisation) or has_office(organisation):
            lines, organisation = [(organisation, False), *lines], ""  # 請聯絡某協會陳小姐：
        contacts = read_contacts(lines, organisation, self.organisations, self.known)
        return Contacts("\n".join(headings), contacts, printed), taken


def _speaks_of(name: str, text: str) -> bool:
    """True where a text begins with most of the words of a name."""
    below = text[:200].casefold()
    if name[:12].casefold() in below:
        return True
    words = [word for word in re.findall(r"\w+", name.casefold()) if len(word) > 2]
    return 2 * sum(word in below for word in words) >= len(words) > 1


def _website(chunk: Chunk) -> Website | None:
    text = chunk.text.strip()
    address = ADDRESS.search(text)
    if not address or "。" in text[: address.start()]:
        return None  # the last sentence of a text
    if len(text) < 200 and _WEBSITE.search(text) and not has_address(text):
        return Website(address.group(), inline(_linked(chunk.raw, address.group())))
    return None


def _linked(raw: str, address: str) -> str:
    """The line with its address made a link, where it is none yet."""
    if "](" in raw:
        return raw
    target = address if "://" in address else f"https://{address}"
    bare = raw.replace(f"<{address}>", address)
    return bare.replace(address, f"[{address}]({target})", 1)


def _until(
    chunks: Sequence[Chunk],
    start: int,
    ends: frozenset[str] = frozenset({"about", "contacts", "notes", "footer"}),
    is_any: bool = False,
) -> Iterator[Chunk]:
    """The chunks from `start` to the next section."""
    for number in range(start, len(chunks)):
        chunk = chunks[number]
        kind = kind_of(chunk.text)
        if kind == "contacts" and not _is_contact_section(chunks[number : number + 6]):
            kind = None
        if (kind and kind in ends) or is_end_mark(chunk.raw):
            return
        if not is_any and (_website(chunk) or _starts_contacts(chunks, number)):
            return
        if number > start and is_name_above(chunks, number):
            return
        yield chunk


def _is_text(chunk: Chunk) -> bool:
    return bool(_PROSE.search(chunk.text.strip())) and _is_prose(chunk.text.strip())


def _is_long(text: str) -> bool:
    """True for a text; not for the short lines of several people, whatever room is between them."""
    lines = [" ".join(line.split()) for line in text.strip().split("\n")]
    if sum(map(len, lines)) <= _LONGEST_CONTACT:
        return False
    is_wide = any(len(line) > _LONGEST_LINE for line in lines)
    return is_wide or 3 * sum(map(is_reachable, lines)) < len(lines)


def _is_prose(text: str) -> bool:
    if _is_long(text):
        return True
    return not is_reachable(text) and (len(text) > 120 or text.endswith(("。", ".”")))
