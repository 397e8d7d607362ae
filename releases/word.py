"""Pieces of text → a Word document. The styles say what a piece is, and the importer reads them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from cyberport_cms.bilingual.documents.word import STYLE_NAMES, TABLE_STYLE
from cyberport_cms.bilingual.languages import ReadingLanguage
from cyberport_cms.bilingual.parts import CALLOUT, CREDIT, LINK, PULL_QUOTE, QUOTE, TITLE, VIDEO

CALLOUT_STYLE, CREDIT_STYLE = STYLE_NAMES[CALLOUT], STYLE_NAMES[CREDIT]
PULL_STYLE, QUOTE_STYLE = STYLE_NAMES[PULL_QUOTE], STYLE_NAMES[QUOTE]
TITLE_STYLE = STYLE_NAMES[TITLE]
LINK_STYLE, VIDEO_STYLE = STYLE_NAMES[LINK], STYLE_NAMES[VIDEO]
CAPTION_STYLE = "Caption"
BULLET_STYLE, NUMBERED_STYLE = "List Bullet", "List Number"
# Word reads no WebP. Drawings and charts stay sharp.
_SPECS = {".png": "max-1200x1200|format-png", ".gif": "max-1200x1200|format-png"}
_PHOTO_SPEC = "max-1200x1200|format-jpeg"
PICTURE_SPECS = (_PHOTO_SPEC, *sorted(set(_SPECS.values())))  # with what a picture is written
_CHINESE_FONT = {"zh-hant": "Microsoft JhengHei", "zh-hans": "Microsoft YaHei"}
_WIDTH = Cm(12)
_NARROW = Cm(7)  # in a column
REFERS = "data-refers"  # of a <span>: what its words stand for


@dataclass(frozen=True)
class Mark:
    """What the importer should know of a paragraph; a kind of parts.py. In Word, a bookmark."""

    kind: str
    number: int  # one for each block of a document
    place: int = 1  # within the block: Word keeps each name once


@dataclass(frozen=True)
class Line:
    """A paragraph: HTML with inline marks only, and a style of Word's."""

    html: str
    style: str = "Normal"
    mark: Mark | None = None


@dataclass(frozen=True)
class Refers:
    """Words of a cell, and what they stand for."""

    words: str
    to: str


@dataclass(frozen=True)
class Grid:
    """A table; the first row heads the columns."""

    rows: list[list[str | Refers]]


@dataclass(frozen=True)
class Picture:
    image: Any
    alt: str


Piece = Line | Grid | Picture


def new_document(title: str, language: ReadingLanguage) -> Any:
    document = Document()
    document.core_properties.title = title
    document.core_properties.author = ""
    font = _CHINESE_FONT.get(language.code, _CHINESE_FONT["zh-hant"])
    _add_styles(document)
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", CAPTION_STYLE):
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
        style.font.name = "Calibri"
        fonts.set(qn("w:eastAsia"), font)
        style.font.color.rgb = RGBColor(0, 0, 0)
    return document


def _add_styles(document: Any) -> None:
    styles = document.styles
    for name in STYLE_NAMES.values():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.quick_style = True
    styles[CREDIT_STYLE].font.size = Pt(9)
    styles[TITLE_STYLE].font.bold = True
    styles[TITLE_STYLE].paragraph_format.keep_with_next = True
    styles[PULL_STYLE].font.size = Pt(14)
    styles[CALLOUT_STYLE].paragraph_format.left_indent = Cm(0.6)
    edge = OxmlElement("w:left")
    for attribute, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", "808080")):
        edge.set(qn(f"w:{attribute}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(edge)
    properties = styles[CALLOUT_STYLE].element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:ind")
    styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.TABLE).base_style = styles["Table Grid"]


def write(target: Any, pieces: Sequence[Piece]) -> None:
    """The pieces at the end of a document or of a cell of a table. Each numbered list is from 1."""
    numbering = None
    for piece in pieces:
        style = piece.style if isinstance(piece, Line) else ""
        if style == NUMBERED_STYLE:
            numbering = numbering or _new_numbering(target.part)
        elif style != BULLET_STYLE:  # points within an item do not end its list
            numbering = None
        match piece:
            case Line():
                paragraph = target.add_paragraph(style=piece.style)
                if style == NUMBERED_STYLE and numbering:
                    paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = (
                        numbering
                    )
                _runs(paragraph, BeautifulSoup(piece.html, "lxml"))
                if piece.mark:
                    _bookmark(paragraph, piece.mark)
            case Grid():
                _table(target, piece.rows)
            case Picture():
                _picture(target, piece)


def _new_numbering(part: Any) -> int:
    """The id of a numbering that looks as the style of lists says, and starts again."""
    style = part.document.styles[NUMBERED_STYLE].element
    numbering = part.numbering_part.element
    looks = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
    added = numbering.add_num(looks)
    added.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(added.numId)


def saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _bookmark(paragraph: Any, mark: Mark) -> None:
    """Around the paragraph; Word does not list what begins with an underscore."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(1000 * mark.number + mark.place))
    start.set(qn("w:name"), f"_{mark.kind}_{mark.number}_{mark.place}")
    first = 0 if paragraph._p.pPr is None else 1
    paragraph._p.insert(first, start)
    paragraph._p.append(end)


def _table(target: Any, rows: list[list[str | Refers]]) -> None:
    table = target.add_table(len(rows), len(rows[0]))
    table.style = target.part.document.styles[TABLE_STYLE]
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            if isinstance(text, Refers):
                link = _hyperlink(cell.paragraphs[0], text.to)
                link.append(cell.paragraphs[0].add_run(text.words)._r)
            else:
                cell.text = text
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    # The heads stand on each page, and screen readers know them.
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)


def _picture(target: Any, piece: Picture) -> None:
    name = piece.image.file.name.lower()
    spec = next((spec for ending, spec in _SPECS.items() if name.endswith(ending)), _PHOTO_SPEC)
    try:
        with piece.image.get_rendition(spec).file.open("rb") as file:
            data = BytesIO(file.read())
        run = target.add_paragraph().add_run()
        shape = run.add_picture(data, width=_NARROW if hasattr(target, "_tc") else _WIDTH)
    except OSError:  # its file is gone: what it shows is still told
        target.add_paragraph(f"[{piece.alt}]" if piece.alt else "")
    else:
        shape._inline.docPr.set("descr", piece.alt)


def _runs(paragraph: Any, soup: BeautifulSoup) -> None:
    links: dict[int, Any] = {}
    for text, tags in _texts(soup, ()):
        run = paragraph.add_run()
        for number, line in enumerate(text.split("\n")):
            if number:
                run.add_break()
            run.add_text(line)
        names = {tag.name for tag in tags}
        run.bold = bool(names & {"b", "strong"}) or None
        run.italic = bool(names & {"i", "em"}) or None
        if "sup" in names:
            run.font.superscript = True
        elif "sub" in names:
            run.font.subscript = True
        # Of a link within a fact, or a fact within a link, the outer one: Word knows no more.
        if link := next((tag for tag in tags if _target(tag)), None):
            if id(link) not in links:
                links[id(link)] = _hyperlink(paragraph, _target(link))
            run.font.underline = link.name == "a" or None
            links[id(link)].append(run._r)


def _target(tag: Tag) -> str:
    return str(tag.get("href" if tag.name == "a" else REFERS) or "")


def _texts(tag: Tag, around: tuple[Tag, ...]) -> Iterator[tuple[str, tuple[Tag, ...]]]:
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name == "br":
                yield "\n", around
            else:
                yield from _texts(child, (*around, child))
        elif isinstance(child, NavigableString):
            # A line break of the source is a space to readers.
            yield re.sub(r"[ \t\r\n]+", " ", child), around


def _hyperlink(paragraph: Any, address: str) -> Any:
    element = OxmlElement("w:hyperlink")
    if address.startswith("#"):
        element.set(qn("w:anchor"), address[1:])
    else:
        key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        element.set(qn("r:id"), key)
    paragraph._p.append(element)
    return element
