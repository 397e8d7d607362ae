"""The shapes of the demo content. Plain data: no Django here.

Texts of releases and factsheets stand in Markdown files beside this module; these shapes say
what the files cannot: times, topics, pictures, corrections and blocks that Markdown has no form for.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HERE = Path(__file__).parent
RELEASES_FOLDER = HERE / "releases"
FACTSHEETS_FOLDER = HERE / "factsheets"
PHOTOS_FOLDER = HERE / "photos"
PORTRAITS_FOLDER = PHOTOS_FOLDER / "portraits"
DOCUMENTS_FOLDER = HERE / "documents"

Kind = Literal["press_release", "media_invitation", "statement", "speech", "photo_release"]
Languages = Literal["both", "en"]
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Bilingual:
    """One text in both languages. `zh_hant` is empty only where a release is in English only."""

    en: str
    zh_hant: str


@dataclass(frozen=True)
class Topic:
    slug: str
    name: Bilingual


@dataclass(frozen=True)
class Organisation:
    key: str
    name: Bilingual
    website: str


@dataclass(frozen=True)
class Spokesperson:
    """A person who is quoted. `role` is worded as in the releases: "Chairman of Cyberport".

    `portrait` is a file in PORTRAITS_FOLDER, or None.
    """

    key: str
    name: Bilingual
    role: Bilingual
    organisation: str
    portrait: str | None = None
    portrait_alt: Bilingual | None = None


@dataclass(frozen=True)
class Photo:
    """A picture in PHOTOS_FOLDER. `title` names the file in the image library."""

    filename: str
    title: str
    alt: Bilingual
    caption: Bilingual
    credit: Bilingual

    @property
    def path(self) -> Path:
        return PHOTOS_FOLDER / self.filename


@dataclass(frozen=True)
class Document:
    """A PDF in DOCUMENTS_FOLDER, offered in both languages."""

    filename: str
    title: Bilingual

    @property
    def path(self) -> Path:
        return DOCUMENTS_FOLDER / self.filename


@dataclass(frozen=True)
class ExtraBlock:
    """A block to put into an imported body.

    `position` counts the blocks of the Markdown body alone: the block goes before the one with that
    index (0 is the opening paragraph), and at the end if there is none. Blocks that share a
    position keep the order in which they are listed.
    """

    position: int


@dataclass(frozen=True)
class TableBlock(ExtraBlock):
    """The first row is the header, the first column names the row. Both sides have equal shape."""

    caption: Bilingual
    en: Rows
    zh_hant: Rows


@dataclass(frozen=True)
class ImageBlock(ExtraBlock):
    """Alt text, caption and credit come from the photo."""

    photo: Photo


@dataclass(frozen=True)
class VideoBlock(ExtraBlock):
    url: str
    title: Bilingual


@dataclass(frozen=True)
class CalloutBlock(ExtraBlock):
    heading: Bilingual
    text: Bilingual


@dataclass(frozen=True)
class DocumentBlock(ExtraBlock):
    document: Document


@dataclass(frozen=True)
class ListBlock(ExtraBlock):
    en: tuple[str, ...]
    zh_hant: tuple[str, ...]


@dataclass(frozen=True)
class QuoteBlock(ExtraBlock):
    """`speaker` is the key of a Spokesperson; `style` "pull" sets the quote large."""

    text: Bilingual
    speaker: str
    style: Literal["plain", "pull"] = "pull"


@dataclass(frozen=True)
class FactBlock(ExtraBlock):
    """A card; `fact` is a key, `figure` one of its figures."""

    fact: str
    figure: str = ""


@dataclass(frozen=True)
class FiguresTableBlock(ExtraBlock):
    """Each row names a fact and one of its figures."""

    caption: Bilingual
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FactVersion:
    """What a fact said from one publication on: its as-at date, its figures by name, and why."""

    as_at: str
    figures: dict[str, int]
    why: str = ""


@dataclass(frozen=True)
class Fact:
    """A fact with its history, oldest first. Statements name figures in braces."""

    key: str
    topic: str
    lead_in: Bilingual
    statement: Bilingual
    versions: tuple[FactVersion, ...]
    units: dict[str, dict[str, object]]  # how each figure is counted and written
    arithmetic: str = ""


@dataclass(frozen=True)
class Correction:
    """A public note on a release after it went out."""

    at: str
    note: Bilingual


@dataclass(frozen=True)
class Release:
    """One release: its texts are `<slug>.en.md` and, unless English only, `<slug>.zh-hant.md`.

    Times are ISO 8601 with +08:00. `summary` is the search description.
    """

    slug: str
    kind: Kind
    release_time: str
    topics: tuple[str, ...]
    summary: Bilingual
    lead_photo: Photo | None = None
    photos: tuple[Photo, ...] = ()
    languages: Languages = "both"
    correction: Correction | None = None
    extra_blocks: tuple[ExtraBlock, ...] = ()

    @property
    def en_path(self) -> Path:
        return RELEASES_FOLDER / f"{self.slug}.en.md"

    @property
    def zh_hant_path(self) -> Path | None:
        return RELEASES_FOLDER / f"{self.slug}.zh-hant.md" if self.languages == "both" else None


@dataclass(frozen=True)
class Factsheet:
    """One factsheet: its texts are `<slug>.en.md` and `<slug>.zh-hant.md`."""

    slug: str
    published_at: str
    summary: Bilingual

    @property
    def en_path(self) -> Path:
        return FACTSHEETS_FOLDER / f"{self.slug}.en.md"

    @property
    def zh_hant_path(self) -> Path:
        return FACTSHEETS_FOLDER / f"{self.slug}.zh-hant.md"


@dataclass(frozen=True)
class PageBlock:
    """A heading or a paragraph of a standard page."""

    kind: Literal["heading", "paragraph"]
    text: Bilingual


@dataclass(frozen=True)
class StandardPage:
    slug: str
    title: Bilingual
    summary: Bilingual
    blocks: tuple[PageBlock, ...]


@dataclass(frozen=True)
class HomePage:
    headline: Bilingual
    introduction: Bilingual


@dataclass(frozen=True)
class GlossaryEntry:
    """Where the conversion to Simplified Chinese is to write something else; `why` is for staff."""

    traditional: str
    simplified: str
    why: str
