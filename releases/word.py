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

from .carried import address_in, within
from .word_lists import BULLET_STYLE, NUMBERED_STYLE, Lists, add_levels, style_of_level

LIST_STYLES = (BULLET_STYLE, NUMBERED_STYLE)
CALLOUT_STYLE, CREDIT_STYLE = STYLE_NAMES[CALLOUT], STYLE_NAMES[CREDIT]
PULL_STYLE, QUOTE_STYLE = STYLE_NAMES[PULL_QUOTE], STYLE_NAMES[QUOTE]
TITLE_STYLE = STYLE_NAMES[TITLE]
LINK_STYLE, VIDEO_STYLE = STYLE_NAMES[LINK], STYLE_NAMES[VIDEO]
CAPTION_STYLE = "Caption"
# Word reads no WebP. Drawings and charts stay sharp.
_SPECS = {".png": "max-1200x1200|format-png", ".gif": "max-1200x1200|format-png"}
_PHOTO_SPEC = "max-1200x1200|format-jpeg"
PICTURE_SPECS = (_PHOTO_SPEC, *sorted(set(_SPECS.values())))  # with what a picture is written
_CHINESE_FONT = {"zh-hant": "Microsoft JhengHei", "zh-hans": "Microsoft YaHei"}
_WIDTH = Cm(12)
_NARROW = Cm(7)  # in a column
_WEB = re.compile("https?://")
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
    level: int = 0  # of an item: in how many other lists its list stands


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
    add_levels(document)
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
    lists = Lists(target.part)
    for piece in pieces:
        if not (isinstance(piece, Line) and piece.style in LIST_STYLES):
            lists = Lists(target.part)
        match piece:
            case Line():
                if piece.style in LIST_STYLES:
                    paragraph = target.add_paragraph(style=style_of_level(piece.style, piece.level))
                    lists.number(paragraph, piece.style == NUMBERED_STYLE, piece.level)
                else:
                    paragraph = target.add_paragraph(style=piece.style)
                _runs(paragraph, BeautifulSoup(piece.html, "lxml"))
                if piece.mark:
                    _bookmark(paragraph, piece.mark)
            case Grid():
                _table(target, piece.rows)
            case Picture():
                _picture(target, piece)


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
    last, element = "", None
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
        target = _target(tags)
        if target and (target != last or element is None):
            element = _hyperlink(paragraph, target)
        if target and element is not None:
            run.font.underline = not target.startswith("#") or None
            element.append(run._r)
        last = target


def _target(tags: Sequence[Tag]) -> str:
    """Where words lead. Word has no link in a link: of one within a fact, to the fact alone."""
    targets = [str(target) for tag in tags if (target := tag.get("href") or tag.get(REFERS))]
    if len(targets) > 1 and _WEB.match(targets[0]) and (to := address_in(targets[1])):
        return within(targets[0], to)
    return targets[0] if targets else ""


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
