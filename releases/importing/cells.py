"""One block of one language while it is edited, and the ways to make another kind of it."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from cyberport_cms.bilingual.languages import SourceLanguage
from cyberport_cms.bilingual.markdown import Chunk, Inline
from cyberport_cms.bilingual.parts import cells, written_row

from .draft import (
    Boilerplate,
    BulletList,
    Callout,
    CaptionQuote,
    Contact,
    Contacts,
    FreeText,
    Heading,
    Notes,
    Paragraph,
    PhotoNote,
    Picture,
    Quote,
    Table,
    Website,
)
from .nesting import flat, items_of, parts_of
from .quotes import QuoteReader
from .texts import (
    cut,
    inline_of,
    item_to_html,
    joined,
    link_in_cell,
    of_plain,
    plain,
    prose_to_html,
    sentence_ends,
    to_html,
    to_markdown,
)

BODY_KINDS = ("paragraph", "heading", "quote", "list", "callout")
WHOLE_KINDS = ("table", "image")  # of the body; they are no prose, and stay what they are
CLOSING_KINDS = ("photo_note", "website", "notes", "free_text")  # those of text alone
TEXT_KINDS = (*BODY_KINDS, "photo_note", "notes", "free_text")  # one text is all they need
PROSE_KINDS = ("paragraph", "callout", "notes")  # of several paragraphs, and lists among them
CONTACT_FIELDS = ("organisation", "name", "phone", "email", "details")
PICTURE_FIELDS = ("alt", "caption", "credit")

_QUOTES = {"quote", "caption_quote"}
_IN_MARKS = re.compile(r"[“\"「『].*[”\"」』]", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s，。]+")
_WORDS = ("before", "after", "speaker", "role", "heading", "organisation")


@dataclass
class Cell:
    """`texts` is HTML: the one text of it, or its paragraphs, or the items of a list."""

    kind: str
    texts: list[str] = field(default_factory=list)
    before: str = ""
    after: str = ""
    speaker: str = ""
    role: str = ""
    heading: str = ""
    organisation: str = ""
    numbered: bool = False
    contacts: list[dict[str, str]] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)  # of a table; its caption is `heading`
    pictures: list[dict[str, str]] = field(default_factory=list)  # name, alt, caption, credit
    pull: bool = False
    linked: str = ""  # as in a Paragraph
    added: str = ""  # as in a Quote

    def __bool__(self) -> bool:
        """False where no words are left."""
        if self.kind == "contacts":
            return bool(self.heading or self.contacts)
        if self.kind in WHOLE_KINDS:
            return bool(self.heading or self.rows or self.pictures)
        return bool(self.texts or self.pictures or self.before or self.after or self.heading)

    # The field in which it is edited

    @property
    def field_text(self) -> str:
        """Markdown: an item a line, paragraphs with an empty line between them."""
        texts = [to_markdown(text) for text in self.texts]
        if self.kind == "table":
            return "\n".join(map(written_row, self.rows))
        if self.kind == "list":
            return "\n".join(texts)
        return "\n\n".join(texts)

    def write(self, values: Mapping[str, str], prefix: str) -> None:
        """Take over what stands in the fields that begin with that prefix; others stay."""
        written = values.get(f"{prefix}-text")
        if written is not None:
            written = "\n".join(line.rstrip() for line in written.splitlines()).strip()
            if written == self.field_text.strip():
                pass  # nobody has touched it
            elif self.kind == "table":
                self.rows = _rows(written)
            else:
                apart = r"\n+(?!\s)" if self.kind == "list" else r"\n{2,}"
                ways = {"list": item_to_html, **dict.fromkeys(PROSE_KINDS, prose_to_html)}
                html = ways.get(self.kind, to_html)
                self.texts = [html(part) for part in re.split(apart, written) if part.strip()]
        for name in _WORDS:
            if (value := values.get(f"{prefix}-{name}")) is not None:
                setattr(self, name, value.replace("\r\n", "\n").strip())
        for number, contact in enumerate(self.contacts):
            for name in CONTACT_FIELDS:
                if (value := values.get(f"{prefix}-{number}-{name}")) is not None:
                    contact[name] = value.strip()
        for number, picture in enumerate(self.pictures):
            for name in PICTURE_FIELDS:
                if (value := values.get(f"{prefix}-{number}-{name}")) is not None:
                    picture[name] = " ".join(value.split())

    def tidy(self) -> None:
        """Contacts without words are gone: those below them are counted anew."""
        self.contacts = [contact for contact in self.contacts if any(contact.values())]

    # The block that it becomes

    def block(self) -> Any:
        content = self._content
        match self.kind:
            case "heading":
                return Heading(content)
            case "quote":
                return self._quote
            case "list":
                return BulletList(tuple(map(inline_of, self.texts)), self.numbered)
            case "table":
                return Table(tuple(map(tuple, self.rows or [[""]])), self.heading)
            case "image":
                return Picture(**self.pictures[0])
            case "callout":
                return Callout(tuple(map(inline_of, self.texts)))
            case "photo_note":
                return PhotoNote(content, tuple(Picture(**picture) for picture in self.pictures))
            case "caption_quote":
                return CaptionQuote(self._quote)
            case "contacts":
                contacts = tuple(Contact(**contact) for contact in self.contacts)
                return Contacts(self.heading, contacts, tuple(self.printed))
            case "notes":
                return Notes(tuple(map(inline_of, self.texts)))
            case "boilerplate":
                paragraphs = tuple(map(inline_of, self.texts))
                return Boilerplate(self.organisation, self.heading, paragraphs)
            case "website":
                address = _ADDRESS.search(content.text)
                return Website(address.group() if address else "", content)
            case "free_text":
                return FreeText(content)
            case _:
                first, *more = map(inline_of, self.texts or [""])
                return Paragraph(first, more=tuple(more), linked=self.linked)

    @property
    def _content(self) -> Inline:
        return inline_of("<br/>".join(self.texts))

    @property
    def _quote(self) -> Quote:
        said = (self.before, self.after, self.speaker, self.role)
        first, *more = map(inline_of, self.texts or [""])
        return Quote(first, *said, more=tuple(more), pull=self.pull, added=self.added)

    @property
    def plain(self) -> str:
        """The words of it, in order; of contacts their heading."""
        parts = [self.heading, self.before, *map(plain, self.texts), self.after]
        parts += [" | ".join(link_in_cell(cell)[0] for cell in row) for row in self.rows]
        parts += [picture[name] for picture in self.pictures for name in PICTURE_FIELDS]
        return "\n".join(part for part in parts if part)

    # Other kinds, parts and wholes

    def as_paragraph(self, source: SourceLanguage) -> "Cell":
        changed = replace(self, texts=list(self.texts))
        changed.become("paragraph", source)
        return changed

    def become(self, kind: str, source: SourceLanguage) -> None:
        """Another kind, with all of its words. Speaker and role stay for the way back."""
        if kind == self.kind:
            return
        if self.kind in _QUOTES:
            ends = of_plain(self.before), of_plain(self.after)
            first, *rest = self.texts or [""]
            *whole, last = [joined([ends[0], first], source), *rest]
            self.texts = [*whole, joined([last, ends[1]], source)]
            self.before = self.after = ""
        if self.kind == "table":
            rows = (" | ".join(link_in_cell(cell)[0] for cell in row) for row in self.rows)
            lines = [self.heading, *rows]
            self.texts = ["<br/>".join(of_plain(line) for line in lines if line)]
            self.heading, self.rows = "", []
        if kind == "list":
            items = (items_of(text) or text.split("<br/>") for text in self.texts)
            self.texts = [item for of_text in items for item in of_text if item]
        elif kind in PROSE_KINDS:
            self.texts = [part for text in self.texts for part in parts_of(text)]
        elif self.texts:
            self.texts = ["<br/>".join(map(flat, self.texts))]
        self.kind = kind
        if kind == "quote":
            self._find_quote()

    def _find_quote(self) -> None:
        """The attribution apart from the words, where there is one."""
        html = self.texts[0]
        if read := QuoteReader().read_quote(Chunk(to_markdown(html), 1)):
            self.texts, self.before, self.after = [read.content.html], read.before, read.after
            self.speaker = read.speaker or self.speaker
            self.role = read.role or self.role
        elif marks := _IN_MARKS.search(plain(html)):
            words, after = cut(html, marks.end())
            before, words = cut(words, marks.start()) if marks.start() else ("", words)
            self.texts, self.before, self.after = [words], plain(before), plain(after)

    @property
    def _has_parts(self) -> bool:
        is_of_several = self.kind in (*PROSE_KINDS, *_QUOTES) and len(self.texts) > 1
        return self.kind == "list" or is_of_several

    def split_points(self, source: SourceLanguage) -> list[str]:
        """The words after which it can be split, in order."""
        if self._has_parts:
            return [plain(text)[-40:] for text in self.texts[:-1]]
        if self.kind not in (*BODY_KINDS, *CLOSING_KINDS) or len(self.texts) != 1:
            return []
        text = plain(self.texts[0])
        return [text[max(0, end - 40) : end] for end in sentence_ends(text, source)]

    def split(self, after: int, source: SourceLanguage) -> "Cell":
        """Keeps the first `after` sentences or items, and returns the rest."""
        if after < 1 or after > len(self.split_points(source)):
            raise ValueError(after)
        if self._has_parts:
            left, right = self.texts[:after], self.texts[after:]
        else:
            end = sentence_ends(plain(self.texts[0]), source)[after - 1]
            left, right = ([part] for part in cut(self.texts[0], end))
        rest = replace(self, texts=right, before="", contacts=[], printed=[])
        self.texts, self.after = left, ""
        return rest

    def may_join(self, other: "Cell") -> bool:
        return not {self.kind, other.kind} & set(WHOLE_KINDS)

    def join(self, other: "Cell", source: SourceLanguage) -> None:
        """Take over the words of the cell below."""
        if not self.may_join(other):
            raise ValueError(other.kind)
        self.pictures += other.pictures
        if {self.kind, other.kind} <= {"list"}:
            self.texts += other.texts
        elif self.kind == "list":
            self.texts += other.as_paragraph(source).texts
        elif self.kind == "notes":
            self.texts += [*([of_plain(other.before)] if other.before else []), *other.texts]
        elif self.kind == other.kind == "quote" and not (self.after or other.before):
            between = joined([*self.texts[-1:], *other.texts[:1]], source)
            self.texts = [*self.texts[:-1], between, *other.texts[1:]]
            self.after = other.after
        else:
            if self.kind == "quote":
                self.become("paragraph", source)
            below = other.as_paragraph(source).texts
            meeting = [*self.texts[-1:], *below[:1]]
            if not any(map(items_of, meeting)):
                meeting = [joined(meeting, source)]
            self.texts = [*self.texts[:-1], *meeting, *below[1:]]


def cell_of(block: Any) -> Cell:
    """A block of a draft as a cell."""
    match block:
        case Heading():
            return Cell("heading", _html(block.content))
        case Quote():
            return _quote_cell("quote", block)
        case CaptionQuote():
            return _quote_cell("caption_quote", block.quote)
        case BulletList():
            return Cell("list", _html(*block.items), numbered=block.numbered)
        case Callout():
            return Cell("callout", _html(*block.paragraphs))
        case Table():
            return Cell("table", heading=block.caption, rows=[list(row) for row in block.rows])
        case Picture():
            return Cell("image", pictures=[asdict(block)])
        case PhotoNote():
            pictures = [asdict(picture) for picture in block.pictures]
            return Cell("photo_note", _html(block.content), pictures=pictures)
        case Contacts():
            contacts = [{name: getattr(c, name) for name in CONTACT_FIELDS} for c in block.contacts]
            return Cell(
                "contacts", heading=block.heading, contacts=contacts, printed=list(block.printed)
            )
        case Notes():
            return Cell("notes", _html(*block.paragraphs))
        case Boilerplate():
            return Cell(
                "boilerplate",
                _html(*block.paragraphs),
                heading=block.heading,
                organisation=block.organisation,
            )
        case Website():
            return Cell("website", _html(block.content))
        case FreeText():
            return Cell("free_text", _html(block.content))
        case _:
            return Cell("paragraph", _html(block.content, *block.more), linked=block.linked)


def _html(*texts: Inline) -> list[str]:
    return [text.html for text in texts if text.html.strip()]


def _quote_cell(kind: str, quote: Quote) -> Cell:
    return Cell(
        kind,
        _html(*quote.paragraphs),
        before=quote.before,
        after=quote.after,
        speaker=quote.speaker,
        role=quote.role,
        pull=quote.pull,
        added=quote.added,
    )


def _rows(written: str) -> list[list[str]]:
    """A table as it was typed, a row a line: all rows are as long as the longest one.

    The first line heads the columns, also where it says nothing.
    """
    lines = [line for line in written.splitlines() if line.strip()]
    rows = [cells(line) for n, line in enumerate(lines) if n == 0 or line.strip(" |\t")]
    if not any(map(any, rows)):
        return []
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]
