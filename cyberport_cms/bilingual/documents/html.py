"""HTML → Markdown: what is written in a page, without what a browser would do with it."""

import re
from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote_to_bytes

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from ..decoding import SourceError, decoded
from . import limits
from .marks import Run, marked
from .model import Document, Picture, RefusedError, counted
from .tables import Block, Laid, Piece, Table, laid_out

_SCRIPTS = ("script", "noscript", "template", "iframe", "object", "embed", "applet")
_FORMS = ("form", "button", "input", "select", "textarea")
_SILENT = (*_SCRIPTS, *_FORMS, "head", "style", "link", "meta", "svg", "math", "audio", "video")
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer header hgroup hr html legend main nav p pre section summary table ul ol li".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = re.compile(r"font-weight:\s*(bold|bolder|[6-9]00|normal|lighter|[1-5]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style:\s*(italic|oblique|normal)", re.IGNORECASE)
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list:\s*l\d", re.IGNORECASE)
_WORD_LABEL = re.compile(r"mso-list:\s*Ignore", re.IGNORECASE)
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]{2,30})")
_DATA = re.compile(r"data:(image/[\w.+-]{1,40})((?:;[\w=-]{1,40})*),(.*)", re.DOTALL)
_LINE = re.compile(r"[ \t\r\n\f]+")


def read_html(data: bytes) -> Document:
    """A web page or a text saved as one. Scripts, forms and style go; links and marks stay."""
    text = _text(data)
    if "<!ENTITY" in text[:10_000]:
        raise RefusedError(
            "This page defines its own entities, which may hide anything. Open it in a browser, "
            "copy the text into Word and save it as .docx."
        )
    soup = soup_of(text)
    scripts = soup.find_all(_SCRIPTS)
    forms = soup.find_all(_FORMS)
    root = _main_part(soup)
    reader = Walk()
    laid = reader.read(root)
    notices = [*reader.notices(laid)]
    if scripts:
        notices.append("Scripts and frames of the page were left out.")
    if forms:
        notices.append("A form of the page was left out.")
    if root.name in ("main", "article"):
        notices.append("Only the main part of the page was read, without its menus.")
    if reader.linked:
        notices.append(
            f"{counted(reader.linked, 'picture', 'is', 'are')} not in the file, only named in it: "
            "choose them in the admin."
        )
    return Document(laid.text, tuple(notices), tuple(reader.pictures), laid.sides)


def soup_of(text: str) -> BeautifulSoup:
    """The tree of a page. Raises RefusedError where it is nested deeper, or has more tags, than any text."""
    if text.count("<") > limits.ELEMENTS:
        raise RefusedError(
            f"It has more than {limits.ELEMENTS:,} tags, which no text needs. "
            "Copy the text into a new document and save that."
        )
    soup = BeautifulSoup(text, "lxml")
    waiting: list[tuple[Tag, int]] = [(soup, 0)]
    while waiting:
        tag, depth = waiting.pop()
        if depth > limits.NESTING:
            raise RefusedError(
                f"Its parts are nested more than {limits.NESTING} deep, which no text needs. "
                "Copy the text into a new document and save that."
            )
        waiting += [(child, depth + 1) for child in tag.children if isinstance(child, Tag)]
    return soup


def _text(data: bytes) -> str:
    """The characters of a page: UTF-8 where it is that, else as it says itself, else a sure guess."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if (named := _CHARSET.search(data[:5_000])) and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = named.group(1).decode().lower()
        try:
            # Browsers read Big5 with the Hong Kong characters, and GB2312 as its superset.
            return data.decode({"big5": "big5hkscs", "gb2312": "gb18030"}.get(encoding, encoding))
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        return decoded(data, "")[0]
    except SourceError as error:
        raise RefusedError(error.message) from error


def _main_part(soup: BeautifulSoup) -> Tag:
    for name in ("main", "article"):
        found = soup.find_all(name)
        if len(found) == 1 and len(found[0].get_text(strip=True)) > 200:
            return found[0]
    for menu in soup.find_all("nav"):
        menu.decompose()
    return soup


@dataclass(frozen=True)
class _Look:
    bold: bool = False
    italic: bool = False
    link: str | None = None


class Walk:
    """One walk over a tree, in reading order."""

    def __init__(self, *, spaces: re.Pattern[str] = _LINE) -> None:
        self._spaces = spaces  # what is one space in the text
        self.pictures: list[Picture] = []
        self.linked = 0  # pictures that are somewhere else
        self.raised = 0  # superscripts and subscripts
        self.struck = 0
        self._pieces: list[Piece] = []
        self._runs: list[Run] = []
        self._item: str | None = None  # the mark of the list item that has just begun
        self._after: list[Block] = []  # pictures, which stand after their paragraph

    def read(self, root: Tag) -> Laid:
        self._walk(root, _Look())
        self._end()
        return laid_out(self._pieces)

    def notices(self, laid: Laid) -> Iterator[str]:
        if laid.sides:
            yield "A table with both languages was read column by column: English, then Chinese."
        if laid.tables:
            yield (
                f"{counted(laid.tables, 'table', 'stands', 'stand')} as lines with | between the "
                "cells: make table blocks of them."
            )
        if self.raised:
            yield f"{counted(self.raised, 'raised or lowered text', 'stands', 'stand')} on the line."
        if self.struck:
            yield f"{counted(self.struck, 'struck-out text', 'was', 'were')} kept: look at it."
        if self.pictures:
            yield (
                f"{counted(len(self.pictures), 'picture', 'was', 'were')} found: choose in the admin, "
                "with descriptions in both languages."
            )

    def _walk(self, node: Tag, look: _Look) -> None:
        for child in node.children:
            if isinstance(child, NavigableString):
                if not isinstance(child, PreformattedString):  # comments, declarations
                    self._say(self._spaces.sub(" ", child), look)
            elif isinstance(child, Tag):
                self._tag(child, look)

    def _tag(self, tag: Tag, look: _Look) -> None:
        style = str(tag.get("style") or "")
        if tag.name in _SILENT or _HIDDEN.search(style) or tag.has_attr("hidden"):
            return
        if tag.name == "br":
            self._say("\n", look)
        elif tag.name == "img":
            self._picture(tag)
        elif tag.name == "table":
            self._table(tag)
        elif tag.name == "li":
            self._list_item(tag, look)
        elif tag.name in _HEADINGS:
            self._end()
            self._walk(tag, _Look(link=look.link))
            self._end(level=_HEADINGS[tag.name])
        elif tag.name in _BLOCKS:
            self._end()
            if _WORD_LIST.search(style):
                self._item = self._word_label(tag)
            self._walk(tag, self._look(tag, style, look))
            self._end()
        else:
            self._walk(tag, self._look(tag, style, look))

    def _look(self, tag: Tag, style: str, look: _Look) -> _Look:
        bold = tag.name in ("b", "strong") or look.bold
        italic = tag.name in ("i", "em", "cite") or look.italic
        if found := _BOLD.search(style):
            bold = found.group(1).lower() not in ("normal", "lighter") and found.group(1)[0] > "5"
        if found := _ITALIC.search(style):
            italic = found.group(1).lower() != "normal"
        self.raised += tag.name in ("sup", "sub")
        self.struck += tag.name in ("s", "strike", "del")
        link = look.link
        if tag.name == "a" and tag.has_attr("href"):
            href = str(tag["href"]).strip()
            # A place within the page: its readers are elsewhere.
            link = look.link if re.match(r"#.", href) else href
        return _Look(bold, italic, link)

    def _say(self, text: str, look: _Look) -> None:
        previous = self._runs[-1].text[-1:] if self._runs else "\n"
        if previous in (" ", "\n") and self._spaces is _LINE:
            text = text.lstrip(" ")
        if text:
            self._runs.append(Run(text, look.bold, look.italic, look.link))

    def _end(self, level: int = 0) -> None:
        """What was said since the last end is one paragraph, heading or list item."""
        text = marked(self._runs)
        self._runs = []
        if text and level:
            self._pieces.append(Block(f"{'#' * level} {' '.join(text.split(chr(10)))}"))
        elif text and self._item:
            # Lines of one item: a second line would be another paragraph.
            self._pieces.append(Block(f"{self._item} {' '.join(text.split(chr(10)))}", item=True))
            self._item = ""
        elif text and self._item == "" and (item := self._last_item()):
            self._pieces[-1] = replace(item, text=f"{item.text} {text}")
        elif text:
            self._pieces.append(Block(text))
        self._pieces += self._after
        self._after = []

    def _last_item(self) -> Block | None:
        last = self._pieces[-1] if self._pieces else None
        return last if isinstance(last, Block) and last.item else None

    def _list_item(self, tag: Tag, look: _Look) -> None:
        self._end()
        mark = "-"
        if tag.parent is not None and tag.parent.name == "ol":
            number = len(list(tag.find_previous_siblings("li"))) + 1
            mark = f"{min(number, 99)}."  # the parser knows two digits
        self._item = mark
        self._walk(tag, look)
        self._end()
        self._item = None

    @staticmethod
    def _word_label(tag: Tag) -> str:
        """Word saves list items as paragraphs with their mark typed out: the mark as Markdown's."""
        label = tag.find(style=_WORD_LABEL)
        words = label.get_text().strip() if isinstance(label, Tag) else ""
        if isinstance(label, Tag):
            label.decompose()
        return words if re.fullmatch(r"\d{1,2}[.)]", words) else "-"

    def _table(self, table: Tag) -> None:
        self._end()
        rows = []
        for row in table.find_all("tr"):
            if row.find_parent("table") is table:
                rows.append(
                    [self._cell(cell) for cell in row.find_all(["td", "th"], recursive=False)]
                )
        self._pieces.append(Table([row for row in rows if any(row)]))

    def _cell(self, cell: Tag) -> list[Piece]:
        around, self._pieces = self._pieces, []
        item, self._item = self._item, None
        self._walk(cell, _Look())
        self._end()
        found, self._pieces = self._pieces, around
        self._item = item
        return found

    def _picture(self, tag: Tag) -> None:
        source, alt = str(tag.get("src") or ""), " ".join(str(tag.get("alt") or "").split())
        picture = _embedded(source, alt, len(self.pictures) + 1)
        if picture is None:
            self.linked += bool(source)
            return
        taken = sum(len(known.data) for known in self.pictures)
        if (
            len(self.pictures) >= limits.PICTURES
            or taken + len(picture.data) > limits.PICTURE_BYTES
        ):
            raise RefusedError(
                f"It holds more than {limits.PICTURES} pictures or "
                f"{limits.PICTURE_BYTES // limits.MB} MB of them. Take the pictures out and upload "
                "them in the admin."
            )
        self.pictures.append(picture)
        words = re.sub(r"[\[\]\\]", "", alt)
        self._after.append(Block(f"![{words}]({picture.name})"))


def _embedded(source: str, alt: str, number: int) -> Picture | None:
    found = _DATA.fullmatch(source)
    if not found:
        return None
    content_type, options, content = found.groups()
    try:
        raw = unquote_to_bytes(content)
        data = b64decode(raw) if "base64" in options else raw
    except (BadBase64, ValueError):
        return None
    extension = {"jpeg": "jpg", "svg+xml": "svg", "x-emf": "emf", "x-wmf": "wmf"}
    kind = content_type.partition("/")[2]
    return Picture(f"picture-{number}.{extension.get(kind, kind)}", content_type, alt, data)
