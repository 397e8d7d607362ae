"""A release as a Word document, to be sent round and corrected; it imports back as the release.

What the page's streams hold is what is written: who wants a reader's view hands in that copy.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from django.conf import settings
from django.utils import translation
from django.utils.html import escape
from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from cyberport_cms.bilingual.languages import BY_CODE, SOURCES, ReadingLanguage
from cyberport_cms.newsroom.reading import read, read_value

from .blocks import speaker_of

if TYPE_CHECKING:
    from .models import ReleasePage

_CHINESE_FONT = {"zh-hant": "Microsoft JhengHei", "zh-hans": "Microsoft YaHei"}
_PICTURE = "max-1200x1200|format-jpeg"  # Word reads no WebP
_WIDTH = Cm(12)
_NOTES = re.compile(r"\s*(?:notes?\s+(?:to|for)\s|編輯|编辑|致編輯|致编辑)", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A paragraph: HTML with inline marks only, and a style of Word's."""

    html: str
    style: str = "Normal"


@dataclass(frozen=True)
class Grid:
    rows: list[list[str]]


@dataclass(frozen=True)
class Picture:
    image: Any
    alt: str


Piece = Line | Grid | Picture


def release_docx(page: "ReleasePage", language: ReadingLanguage) -> bytes:
    """The release in one language, from label to last boilerplate, as a .docx."""
    document = _document(read(page, "headline", language), language)
    for part in _parts(page, language):
        _write(document, part)
    return _saved(document)


def release_docx_bilingual(page: "ReleasePage") -> bytes:
    """Both languages in a table of two columns, English on the left, block beside block."""
    english, chinese = (BY_CODE[code] for code in ("en", "zh-hant"))
    document = _document(read(page, "headline", english), chinese)
    table = document.add_table(0, len(SOURCES), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for sides in zip(_parts(page, english), _parts(page, chinese), strict=True):
        if any(sides):
            for cell, pieces in zip(table.add_row().cells, sides, strict=True):
                _write(cell, pieces)
                if pieces:  # the paragraph with which every cell is born
                    cell._tc.remove(cell.paragraphs[0]._p)
                if not cell.paragraphs or (pieces and isinstance(pieces[-1], Grid)):
                    cell.add_paragraph()  # a cell must end with one
    return _saved(document)


# What stands in a release: the same number of parts in each language


def _parts(page: "ReleasePage", language: ReadingLanguage) -> list[list[Piece]]:
    with translation.override(language.code):
        label = escape(read(page, "label")).replace("\n", "<br>")
        parts: list[list[Piece]] = [
            [Line(f"<b>{label}</b>")] if label else [],
            [Line(escape(read(page, "headline")), "Heading 1")],
            _line(escape(read(page, "subheadline")), "Heading 2"),
        ]
        dateline = escape(page.dateline)
        if page.opening_block_id is None:
            parts.append(_line(dateline))
        else:
            parts.append([])
        for block in page.body:
            opens = block.id is not None and block.id == page.opening_block_id
            parts.append(
                _opened(_block(block, language), dateline) if opens else _block(block, language)
            )
        parts.append(_line(escape(read(page, "end_mark"))))
        parts += [_block(block, language) for block in page.closing]
        return parts


def _opened(pieces: list[Piece], dateline: str) -> list[Piece]:
    first = pieces[0] if pieces else Line("")
    if not dateline or not isinstance(first, Line):
        return pieces
    return [Line(f"{dateline} {first.html}", first.style), *pieces[1:]]


def _block(block: Any, language: ReadingLanguage) -> list[Piece]:
    value = block.value
    if not block.block.stands_in(value, language.source):
        return []
    side = read_value(value[language.source], language) if block.block.has_sides else None
    return _WRITERS[block.block_type](value, side, language)


def _line(html: str, style: str = "Normal") -> list[Piece]:
    return [Line(html, style)] if html.strip() else []


def _prose(html: Any) -> list[Piece]:
    """Formatted text, paragraph by paragraph; its lists as lists."""
    soup = BeautifulSoup(_absolute(str(html)), "lxml")
    lines: list[Piece] = []
    for tag in soup.find_all(["p", "li", "h2", "h3", "h4"]):
        if tag.name == "p" and tag.find_parent("li"):
            continue
        ordered = tag.parent is not None and tag.parent.name == "ol"
        style = "Normal" if tag.name != "li" else "List Number" if ordered else "List Bullet"
        lines += _line(tag.decode_contents(), style)
    return lines or _line(str(html))


def _absolute(html: str) -> str:
    return re.sub(r'(\shref=")/(?!/)', rf"\g<1>{settings.SITE_URL}/", html)


def _inline(html: Any) -> str:
    return "<br>".join(piece.html for piece in _prose(html) if isinstance(piece, Line))


def _quote(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    """The words with their attribution as printed; without one, as a release would word it."""
    before, after = escape(side["before"]), escape(side["after"])
    if not (before or after):
        speaker = speaker_of(value)
        name, role = escape(speaker["speaker_name"]), escape(speaker["speaker_role"])
        if name and language.code == "en":
            before = f"{name}, {role}, said," if role else f"{name} said,"
        elif name:
            before = f"{role}{name}表示："
    gap = " " if language.code == "en" else ""
    words = _inline(side["text"])
    return _line(gap.join(part for part in (before, words, after) if part)) if words else []


def _list(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    style = "List Number" if value["style"] == "numbers" else "List Bullet"
    return [piece for item in side for piece in _line(_inline(item), style)]


def _table(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    rows = [[column["heading"] or "" for column in side.columns]]
    rows += [[str(cell) for cell in row["values"]] for row in side.row_data]
    rows = [row for row in rows if any(row)]
    return [*_line(escape(side.caption or "")), *([Grid(rows)] if rows else [])]


def _image(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    caption = _line(escape(" ".join(part for part in (side["caption"], side["credit"]) if part)))
    return [*([Picture(value["image"], side["alt"])] if value["image"] else []), *caption]


def _video(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    video = value["video"]
    return _line(_linked(side, video.url if video else ""))


def _file(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    file = value["document"]
    return _line(_absolute(_linked(side, file.url if file else "")))


def _linked(words: str, address: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>' if address else escape(words)


def _photo_note(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    captions: list[Piece] = []
    for photo in value["photos"]:
        words = read_value(photo[language.source], language)
        captions += _line(escape(" ".join(filter(None, (words["caption"], words["credit"])))))
    return [*_prose(side), *captions]


def _contacts(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    lines = _line(f"<b>{escape(side)}</b>") if side else []
    words = (
        ("Name: ", "Tel: ", "Email: ")
        if language.code == "en"
        else ("姓名：", "電話：", "電郵：")
        if language.code == "zh-hant"
        else ("姓名：", "电话：", "电邮：")
    )
    last = None
    for contact in value["contacts"]:
        if contact is None:
            continue
        if contact.organisation_id != last:
            lines += _line(f"<b>{escape(read(contact.organisation, 'name'))}</b>")
            last = contact.organisation_id
        for word, text in zip(
            words, (read(contact, "name"), contact.phone, contact.email), strict=True
        ):
            lines += _line(f"{word}{escape(text)}") if text else []
    return lines


def _notes(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    lines = _prose(side)
    first = lines[0] if lines else None
    if isinstance(first, Line) and not _NOTES.match(BeautifulSoup(first.html, "lxml").get_text()):
        heading = {"en": "Notes to editors", "zh-hant": "編輯垂注", "zh-hans": "编辑垂注"}
        return [Line(f"<b>{heading[language.code]}</b>"), *lines]
    return lines


def _boilerplate(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    text = value["boilerplate"]
    if text is None:
        return []
    heading = escape(read(text, "heading"))
    lines = _line(f"<b>{heading}</b>") if heading else []
    return [*lines, *_prose(read(text, "text"))]


_WRITERS: dict[str, Callable[[Any, Any, ReadingLanguage], list[Piece]]] = {
    "heading": lambda value, side, language: _line(escape(side), "Heading 3"),
    "quote": _quote,
    "caption_quote": _quote,
    "bullet_list": _list,
    "table": _table,
    "image": _image,
    "video": _video,
    "document": _file,
    "photo_note": _photo_note,
    "media_contacts": _contacts,
    "notes_to_editors": _notes,
    "boilerplate": _boilerplate,
} | {
    name: lambda value, side, language: _prose(side)
    for name in ("paragraph", "callout", "website", "free_text")
}


# Word


def _document(title: str, language: ReadingLanguage) -> Any:
    document = Document()
    document.core_properties.title = title
    document.core_properties.author = ""
    font = _CHINESE_FONT.get(language.code, _CHINESE_FONT["zh-hant"])
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
        style.font.name = "Calibri"
        fonts.set(qn("w:eastAsia"), font)
        style.font.color.rgb = RGBColor(0, 0, 0)
    return document


def _write(target: Any, pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        match piece:
            case Line():
                paragraph = target.add_paragraph(style=piece.style)
                _runs(paragraph, BeautifulSoup(piece.html, "lxml"))
            case Grid():
                table = target.add_table(len(piece.rows), len(piece.rows[0]))
                for row, words in zip(table.rows, piece.rows, strict=True):
                    for cell, text in zip(row.cells, words, strict=True):
                        cell.text = text
            case Picture():
                run = target.add_paragraph().add_run()
                with piece.image.get_rendition(_PICTURE).file.open("rb") as file:
                    shape = run.add_picture(BytesIO(file.read()), width=_WIDTH)
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
        run.font.superscript = "sup" in names or None
        run.font.subscript = "sub" in names or None
        if link := next((tag for tag in tags if tag.name == "a" and tag.get("href")), None):
            if id(link) not in links:
                links[id(link)] = _hyperlink(paragraph, str(link["href"]))
            run.font.underline = True
            links[id(link)].append(run._r)


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
    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), key)
    paragraph._p.append(element)
    return element


def _saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()
