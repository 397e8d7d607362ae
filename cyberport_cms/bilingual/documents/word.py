"""Word documents (.docx) → Markdown: looked through before they are read, then read by mammoth."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

import mammoth
from bs4 import BeautifulSoup, Tag
from mammoth.documents import Bookmark, Hyperlink

from ..parts import CALLOUT, CREDIT, LINK, PULL_QUOTE, QUOTE, STYLES, TITLE, VIDEO
from ..sentences import _, ngettext
from . import limits
from .html import Walk, soup_of
from .model import Document, RefusedError

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Caption'] => p.caption:fresh
"""
# Those that our own export gives to parts of a release: docs/authoring.md.
STYLE_NAMES = {
    CALLOUT: "Call-out",
    CREDIT: "Photo credit",
    PULL_QUOTE: "Pull quote",
    QUOTE: "Spoken quote",
    LINK: "Linked file",
    VIDEO: "Linked video",
    TITLE: "Table title",
}
TABLE_STYLE = "Release table"
_OURS = "release"
_STYLE_MAP = "".join(
    [
        _STYLES,
        *(f"p[style-name='{name}'] => p.{part}:fresh\n" for part, name in STYLE_NAMES.items()),
        f"table[style-name='{TABLE_STYLE}'] => table.{_OURS}:fresh\n",
    ]
)
_TEXT = re.compile(r"word/document\d*\.xml")  # Word in the browser writes document2.xml
_MACROS = re.compile(r"vbaProject\.bin$|vbaData\.xml$", re.IGNORECASE)
_BROKEN = _(
    "This Word file is broken. Open it in Word, save it again as .docx (or copy the text into a "
    "new document) and try again."
)
_TABS = re.compile(r"[\t\r\n\f]")  # in Word, two spaces are two spaces
_LONG = 80  # characters: a paragraph after which a footnote may stand without being a headline
_PARSED = ("officeDocument", "styles", "numbering", "footnotes", "endnotes", "comments")
# What Word holds and mammoth does not read: local name → what it is called.
_UNREAD = {
    "altChunk": ("%(count)s inserted file", "%(count)s inserted files"),
    "oMath": ("%(count)s formula", "%(count)s formulas"),
    "chart": ("%(count)s chart", "%(count)s charts"),
    "relIds": ("%(count)s diagram", "%(count)s diagrams"),
    "OLEObject": ("%(count)s embedded object", "%(count)s embedded objects"),
}


def read_word(data: bytes) -> Document:
    """A .docx as Word shows it with all changes accepted, comments left out."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check(archive)
            found = _look_through(archive)
        html = mammoth.convert_to_html(
            BytesIO(data),
            style_map=_STYLE_MAP,
            include_embedded_style_map=False,  # the file does not say how it is read
            transform_document=_BOOKMARKS_OUT,
            external_file_access=False,
            convert_image=mammoth.images.img_element(_picture),
        ).value
    except (BadZipFile, KeyError, EOFError, NotImplementedError, expat.ExpatError) as error:
        raise RefusedError(_BROKEN) from error
    soup = soup_of(html)
    notes = _place_notes(soup)
    walk = Walk(spaces=_TABS, styles=STYLES, ours=_OURS)
    laid = walk.read(soup)
    notices = [*_notices(found, notes), *walk.notices(laid)]
    if walk.linked:
        notices.append(
            ngettext(
                "%(count)s picture is linked, not in the file.",
                "%(count)s pictures are linked, not in the file.",
                walk.linked,
            )
        )
    return Document(laid.text, tuple(notices), tuple(walk.pictures), laid.sides)


def _without_bookmarks_in_links(element: Any) -> Any:
    """Bookmarks before the link in which they stand, as LibreOffice writes them.

    HTML has no link in a link: the words would lose theirs.
    """
    children: list[Any] = []
    for child in element.children:
        if isinstance(child, Hyperlink):
            marks = [inner for inner in child.children if isinstance(inner, Bookmark)]
            rest = [inner for inner in child.children if not isinstance(inner, Bookmark)]
            children += [*marks, child.copy(children=rest)]
        else:
            children.append(child)
    return element.copy(children=children)


_BOOKMARKS_OUT = mammoth.transforms.paragraph(_without_bookmarks_in_links)


def _picture(image: Any) -> dict[str, str]:
    try:
        with image.open() as file:
            content = b64encode(file.read()).decode()
    except (KeyError, ValueError):
        return {"src": "elsewhere"}  # linked by address: nothing is fetched
    return {"src": f"data:{image.content_type or 'image/unknown'};base64,{content}"}


# Looking through: nothing is unpacked or parsed by others before this is done.


def _check(archive: ZipFile) -> None:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > limits.ENTRIES:
        raise RefusedError(
            _(
                "It holds %(count)s parts, more than any text has. Copy the text into a new "
                "document and save that.",
                count=len(entries),
            )
        )
    if any(_MACROS.search(name) for name in names):
        raise RefusedError(
            _(
                "It holds macros, which are not let in. Save it as “Word Document (.docx)”, "
                "without macros."
            )
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise RefusedError(_("It is protected by a password. Save it without one and try again."))
    if "[Content_Types].xml" not in names or not any(map(_TEXT.fullmatch, names)):
        raise RefusedError(_not_word(names))
    for entry in entries:
        is_xml = entry.filename.lower().endswith((".xml", ".rels"))
        if is_xml and entry.file_size > limits.UNPACKED_XML:
            raise RefusedError(_bomb(entry.file_size))
        if entry.file_size > max(limits.RATIO * entry.compress_size, limits.RATIO_FROM):
            raise RefusedError(_bomb(entry.file_size))
    if (size := sum(entry.file_size for entry in entries)) > limits.UNPACKED:
        raise RefusedError(_bomb(size))


def _bomb(size: int) -> str:
    return _(
        "It unpacks to %(size)s MB or more, which no text needs. Copy the text into a new document "
        "and save that.",
        size=round(size / limits.MB),
    )


def _not_word(names: set[str]) -> str:
    if "mimetype" in names:
        return _("This is an OpenDocument file. Save it as “Word Document (.docx)” and try again.")
    if "xl/workbook.xml" in names or "ppt/presentation.xml" in names:
        return _(
            "This is an Excel or PowerPoint file. Copy its text into Word, and save it as .docx."
        )
    if "[Content_Types].xml" in names:
        return _BROKEN
    return _("This is a ZIP file or a broken Word file. Hand in the .docx that is in it.")


class _Found:
    """What is in the parts of a document, counted; words of headers and footers."""

    def __init__(self) -> None:
        self.names: Counter[str] = Counter()
        self.running: list[str] = []  # headers and footers
        self.macros = False
        self.elements = 0


def _look_through(archive: ZipFile) -> _Found:
    found = _Found()
    for entry in archive.infolist():
        if entry.filename.lower().endswith((".xml", ".rels")):
            _scan(archive, entry, found)
    if found.macros:
        raise RefusedError(
            _("It may hold macros, which are not let in. Save it as “Word Document (.docx)”.")
        )
    return found


def _scan(archive: ZipFile, entry: ZipInfo, found: _Found) -> None:
    """One part through expat, element by element: no tree, no entities, no depth."""
    name = entry.filename
    in_text = _TEXT.fullmatch(name) or name in ("word/footnotes.xml", "word/endnotes.xml")
    running = re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)
    words: list[str] = []
    depth = 0
    inside: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        found.elements += 1
        if found.elements > limits.ELEMENTS:
            raise RefusedError(
                _(
                    "It has more than %(most)s elements. Copy the text into a new document and "
                    "save that.",
                    most=limits.ELEMENTS,
                )
            )
        if depth > limits.NESTING:
            raise RefusedError(
                _(
                    "Its parts are nested more than %(most)s deep, which no text needs. Copy the "
                    "text into a new document and save that.",
                    most=limits.NESTING,
                )
            )
        local = tag.rpartition(" ")[2]
        inside.append(local)
        if local == "comment" and name.startswith("word/comments"):
            found.names["comment"] += 1
        elif local == "Relationship":
            kind, target = attributes.get("Type", ""), attributes.get("Target", "").lower()
            if kind.rpartition("/")[2] in _PARSED and not target.endswith(".xml"):
                raise RefusedError(_BROKEN)  # it would be parsed without having been looked through
        elif name == "[Content_Types].xml":
            kind = attributes.get("ContentType", "").lower()
            found.macros |= "macroenabled" in kind or "vbaproject" in kind
        elif in_text:
            off = any(attributes.get(key) in ("0", "false") for key in attributes if "val" in key)
            if local == "txbxContent":
                local = "choice box" if "Choice" in inside else "box"
            found.names[local] += not off

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        inside.pop()

    def characters(text: str) -> None:
        if running and inside and inside[-1] == "t":
            words.append(text)

    def doctype(*parts: object) -> None:
        raise RefusedError(
            _(
                "It declares a document type or entities of its own, which no Word file does and "
                "which may hide anything. Copy the text into a new document and save that."
            )
        )

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    with archive.open(entry) as file:
        parser.ParseFile(file)
    if (line := " ".join("".join(words).split())) and line not in found.running:
        found.running.append(line)


def _notices(found: _Found, notes: int) -> Iterator[str]:
    names = found.names
    if names["comment"]:
        yield ngettext(
            "%(count)s comment was dropped.", "%(count)s comments were dropped.", names["comment"]
        )
    moves = max(names["moveTo"], names["moveFrom"])
    changes = [
        ngettext("%(count)s insertion", "%(count)s insertions", names["ins"]),
        ngettext("%(count)s deletion", "%(count)s deletions", names["del"]),
        ngettext("%(count)s move", "%(count)s moves", moves),
    ]
    if changes := [change for change in changes if change.values["count"]]:
        yield _("Tracked changes were accepted: %(changes)s.", changes=changes)
    if notes:
        yield ngettext(
            "%(count)s footnote stands in a paragraph of its own, after the text with its number.",
            "%(count)s footnotes stand in a paragraph of its own, after the text with its number.",
            notes,
        )
    for line in found.running:
        if not re.fullmatch(r"[\W\d]*", line):
            yield _("Left out, because it is a page header or footer: “%(line)s”.", line=line[:100])
    if names["vanish"]:
        yield _("Hidden text was found and is in the text now: look whether it belongs there.")
    if names["choice box"] > names["box"]:
        yield _("A text box could not be read: copy its words into the text.")
    for name, thing in _UNREAD.items():
        if names[name]:
            yield _(
                "%(things)s could not be read: add what it says.",
                things=ngettext(*thing, names[name]),
            )


# Footnotes


def _place_notes(soup: BeautifulSoup) -> int:
    """Puts footnotes and endnotes after the paragraph with their number; says how many."""
    texts: dict[str, Tag] = {}
    for item in soup.find_all("li", id=re.compile(r"^(?:foot|end)note-\d+$")):
        for back in item.find_all("a", href=re.compile(r"^#(?:foot|end)note-ref-")):
            back.decompose()
        texts[str(item["id"])] = item.extract()
    placed: Counter[int] = Counter()
    number = 0
    for mark in soup.find_all("a", id=re.compile(r"^(?:foot|end)note-ref-")):
        text = texts.pop(str(mark.get("href", "")).removeprefix("#"), None)
        if text is None:
            continue
        number += 1
        spot = _after_text(mark)
        sup = mark.parent if mark.parent is not None and mark.parent.name == "sup" else mark
        sup.replace_with(f"[{number}]")
        # Notes of one paragraph follow each other.
        last = spot
        for _note in range(placed[id(spot)]):
            following = last.find_next_sibling()
            last = following if isinstance(following, Tag) else last
        paragraphs = text.find_all("p") or [text]
        note = soup.new_tag("p")
        note.append(f"[{number}] ")
        for position, paragraph in enumerate(paragraphs):
            if position:
                note.append(soup.new_tag("br"))
            for child in list(paragraph.children):
                note.append(child.extract())
        last.insert_after(note)
        placed[id(spot)] += 1
    return number


def _after_text(mark: Tag) -> Tag:
    """The block after which a note reads well: of a headline, that is the first paragraph."""
    spot = mark
    while spot.parent is not None and spot.parent.name not in ("body", "td", "th", "[document]"):
        spot = spot.parent
    block: Tag | None = spot
    while block is not None:
        short = block.name == "p" and len(block.get_text()) <= _LONG
        if not short and not re.fullmatch(r"h\d", block.name):
            return block
        following = block.find_next_sibling()
        block = following if isinstance(following, Tag) else None
    return spot
