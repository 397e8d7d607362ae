"""What was understood of one side of a release. Plain data: no Django, no database."""

from dataclasses import dataclass, field
from datetime import date

from cyberport_cms.bilingual import documents
from cyberport_cms.bilingual.languages import SourceLanguage
from cyberport_cms.bilingual.markdown import Inline


@dataclass(frozen=True)
class Warning:
    """Something a person should look at. `line` counts from 1 in the source."""

    code: str
    message: str
    line: int | None = None


@dataclass(frozen=True)
class Dateline:
    """Place and date, and the words that open the first paragraph as printed, dash included."""

    place: str
    date: date | None
    printed: str


@dataclass(frozen=True)
class Spoken:
    """One run of somebody's words inside a paragraph, without its outer quotation marks.

    The runs of a paragraph, each with what is printed `before` and (the last one) `after` it, are
    the whole paragraph. A run that `goes_on` is not closed: the next paragraph carries it on.
    """

    words: str
    speaker: str = ""
    role: str = ""
    before: str = ""
    after: str = ""
    goes_on: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Prose. `spoken` is not empty where it quotes somebody; `more` are the paragraphs and lists
    that stand in the same block, a list as the HTML of all of it."""

    content: Inline
    spoken: tuple[Spoken, ...] = ()
    more: tuple[Inline, ...] = ()
    linked: str = ""  # the style of a document or a video, where it is the link to one


@dataclass(frozen=True)
class Heading:
    content: Inline


@dataclass(frozen=True)
class BulletList:
    """Items; lists below one of them stand behind its words, in the HTML of nesting.py."""

    items: tuple[Inline, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Quote:
    """A quotation: `before` + `content` + `more` + `after` are the whole of it.

    `content` is the quotation with its marks, from the first to the last, an attribution between
    them included, and `more` are its paragraphs below the first one; before and after hold the attribution as printed. Speaker and role are empty
    where several people speak.
    """

    content: Inline
    before: str = ""
    after: str = ""
    speaker: str = ""
    role: str = ""
    spoken: tuple[Spoken, ...] = ()
    more: tuple[Inline, ...] = ()
    pull: bool = False  # set large
    added: str = ""  # how our export knew who speaks, where it has worded the attribution itself

    @property
    def paragraphs(self) -> tuple[Inline, ...]:
        return (self.content, *self.more)

    @property
    def words(self) -> str:
        """What was said, without the outer quotation marks."""
        return "\n".join(text.text for text in self.paragraphs).strip().strip('“”"「」')


@dataclass(frozen=True)
class Callout:
    paragraphs: tuple[Inline, ...]


@dataclass(frozen=True)
class Table:
    """Rows of plain text, all of one length; the first one heads the columns.

    A cell may be a link to what its words stand for, in Markdown: link_in_cell() of texts.py.
    """

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture of the document, by its name there, and what is said about it."""

    name: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


BodyBlock = Paragraph | Heading | BulletList | Quote | Callout | Table | Picture


@dataclass(frozen=True)
class Contact:
    """Whom to ask. `details` keeps what else is printed: an office, a second phone, a fax."""

    organisation: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    details: str = ""


# Parts of the closing, in the order in which they are printed.


@dataclass(frozen=True)
class PhotoNote:
    content: Inline
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class CaptionQuote:
    quote: Quote


@dataclass(frozen=True)
class Contacts:
    """One section of contacts. `printed` holds its lines below the heading, labels included."""

    heading: str
    contacts: tuple[Contact, ...]
    printed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Notes:
    paragraphs: tuple[Inline, ...]


@dataclass(frozen=True)
class Boilerplate:
    organisation: str
    heading: str
    paragraphs: tuple[Inline, ...]


@dataclass(frozen=True)
class Website:
    address: str
    content: Inline


@dataclass(frozen=True)
class FreeText:
    content: Inline


ClosingPart = PhotoNote | CaptionQuote | Contacts | Notes | Boilerplate | Website | FreeText


@dataclass(frozen=True)
class ReleaseDraft:
    """One side of a release, every word of the source included."""

    path: str
    language: SourceLanguage
    label: str = ""
    headline: str = ""
    subheadline: str = ""
    dateline: Dateline | None = None
    body: tuple[BodyBlock, ...] = ()
    end_mark: str = ""
    closing: tuple[ClosingPart, ...] = ()
    warnings: tuple[Warning, ...] = field(default=())
    pictures: tuple[documents.Picture, ...] = ()  # those that came with the source
    unused: tuple[str, ...] = ()  # lines that no release prints: sender, addressee, number …
