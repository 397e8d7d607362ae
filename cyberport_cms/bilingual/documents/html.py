"""HTML → Markdown: what is written in a page, without what a browser would do with it."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from ..decoding import SourceError, decoded
from ..markdown import inline
from ..parts import (
    CAPTION,
    CREDIT,
    INDENT,
    KINDS_OF_MARK,
    REFERENCE,
    TITLE,
    cells,
    written_style,
)
from ..sentences import _, ngettext
from . import limits
from .marks import Run, marked
from .model import Document, Picture, RefusedError
from .pictures import embedded
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
_TYPED = re.compile(r"white-space:\s*(pre|break-spaces)?", re.IGNORECASE)
_LINE = re.compile(r"[ \t\r\n\f]+")
_CAPTIONS = {"caption": TITLE, "figcaption": CAPTION}
_NOTED = re.compile(rf"_({KINDS_OF_MARK})_(\d{{1,6}})(?:_\d{{1,6}})?")  # a bookmark of ours
_ALL_MARKED = re.compile(r"^(?:<([bi])>)+([^<]*)(?:</[bi]>)+$")
_MARK_OF_SOME = re.compile(r"<[bi]>")
_ADDRESS = re.compile(r'<a href="(?!#)([^"]*)">')
# What is plain text in a release: rows of tables, headings, captions.
_PLAIN = re.compile(rf"(?m)^(?:\||#{{1,6}} ).*|^::: (?:{CAPTION}|{CREDIT}|{TITLE})\n.*")


def read_html(data: bytes) -> Document:
    """A web page or a text saved as one. Scripts, forms and style go; links and marks stay."""
    text = _text(data)
    if "<!ENTITY" in text[:10_000]:
        raise RefusedError(
            _(
                "This page defines its own entities, which may hide anything. Open it in a browser, "
                "copy the text into Word and save it as .docx."
            )
        )
    soup = soup_of(text)
    scripts = soup.find_all(_SCRIPTS)
    forms = soup.find_all(_FORMS)
    root = _main_part(soup)
    reader = Walk()
    laid = reader.read(root)
    notices = [*reader.notices(laid)]
    if scripts:
        notices.append(_("Scripts and frames of the page were left out."))
    if forms:
        notices.append(_("A form of the page was left out."))
    if root.name in ("main", "article"):
        notices.append(_("Only the main part of the page was read, without its menus."))
    if reader.linked:
        notices.append(
            ngettext(
                "%(count)s picture is not in the file, only named in it: choose them in the admin.",
                "%(count)s pictures are not in the file, only named in it: choose them in the admin.",
                reader.linked,
            )
        )
    return Document(laid.text, tuple(notices), tuple(reader.pictures), laid.sides)


def soup_of(text: str) -> BeautifulSoup:
    """The tree of a page. Raises RefusedError where it is nested deeper, or has more tags, than any text."""
    if text.count("<") > limits.ELEMENTS:
        raise RefusedError(
            _(
                "It has more than %(most)s tags, which no text needs. Copy the text into a new "
                "document and save that.",
                most=limits.ELEMENTS,
            )
        )
    soup = BeautifulSoup(text, "lxml")
    waiting: list[tuple[Tag, int]] = [(soup, 0)]
    while waiting:
        tag, depth = waiting.pop()
        if depth > limits.NESTING:
            raise RefusedError(
                _(
                    "Its parts are nested more than %(most)s deep, which no text needs. Copy the "
                    "text into a new document and save that.",
                    most=limits.NESTING,
                )
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
    raised: str = ""
    typed: bool = False  # its lines stand as they were typed


class Walk:
    """One walk over a tree, in reading order."""

    def __init__(
        self, *, spaces: re.Pattern[str] = _LINE, styles: Collection[str] = (), ours: str = ""
    ) -> None:
        self._spaces = spaces  # what is one space in the text
        self._styles = styles  # classes of paragraphs that are a style of parts.py
        self._ours = ours  # the class of tables that are tables of a release, whatever is in them
        self.pictures: list[Picture] = []
        self.linked = 0  # pictures that are somewhere else
        self.struck = 0
        self._pieces: list[Piece] = []
        self._runs: list[Run] = []
        self._item: str | None = None  # the mark of the list item that has just begun
        self._after: list[Block] = []  # pictures, which stand after their paragraph
        self._mark = ""  # what our export has noted about the paragraph

    def read(self, root: Tag) -> Laid:
        self._walk(root, _Look())
        self._end()
        return laid_out(self._pieces)

    def notices(self, laid: Laid) -> Iterator[str]:
        if laid.sides:
            yield _("A table with both languages was read column by column: English, then Chinese.")
        if raised := sum(len(re.findall("<su[bp]>", line)) for line in _PLAIN.findall(laid.text)):
            yield ngettext(
                "%(count)s raised or lowered text stands on the line.",
                "%(count)s raised or lowered texts stand on the line.",
                raised,
            )
        if bare := sum(map(_loses_marks, _plain_texts(laid.text))):
            yield ngettext(
                "%(count)s heading, caption or cell of a table is plain text here: bold, italic "
                "or linked words in it are not marked.",
                "%(count)s headings, captions or cells of tables are plain text here: bold, "
                "italic or linked words in them are not marked.",
                bare,
            )
        if self.struck:
            yield ngettext(
                "%(count)s struck-out text was kept: look at it.",
                "%(count)s struck-out texts were kept: look at it.",
                self.struck,
            )

    def _walk(self, node: Tag, look: _Look) -> None:
        for child in node.children:
            if isinstance(child, NavigableString):
                if not isinstance(child, PreformattedString):  # comments, declarations
                    self._read(child, look)
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
            self._end(part=self._part(tag))
        else:
            if self._ours and (noted := _NOTED.fullmatch(str(tag.get("id") or ""))):
                self._mark = f"::: {noted[1]}-{noted[2]}\n"
            self._walk(tag, self._look(tag, style, look))

    def _part(self, tag: Tag) -> str:
        if tag.name in _CAPTIONS:
            return _CAPTIONS[tag.name]
        return next((name for name in tag.get_attribute_list("class") if name in self._styles), "")

    def _look(self, tag: Tag, style: str, look: _Look) -> _Look:
        bold = tag.name in ("b", "strong") or look.bold
        italic = tag.name in ("i", "em", "cite") or look.italic
        if found := _BOLD.search(style):
            bold = found.group(1).lower() not in ("normal", "lighter") and found.group(1)[0] > "5"
        if found := _ITALIC.search(style):
            italic = found.group(1).lower() != "normal"
        typed = tag.name == "pre" or look.typed
        if found := _TYPED.search(style):
            typed = bool(found.group(1))
        raised = tag.name if tag.name in ("sup", "sub") else look.raised
        self.struck += tag.name in ("s", "strike", "del")
        link = look.link
        if tag.name == "a" and tag.has_attr("href"):
            href = str(tag["href"]).strip()
            # A place within the page: its readers are elsewhere.
            is_ours = self._ours and REFERENCE.fullmatch(href)
            link = look.link if re.match(r"#.", href) and not is_ours else href
        return _Look(bold, italic, link, raised, typed)

    def _read(self, text: str, look: _Look) -> None:
        """Words of the page. Where lines stand as typed, an empty one ends the paragraph."""
        for number, line in enumerate(re.split("\r\n?|\n", text) if look.typed else [text]):
            if number and self._runs and self._runs[-1].text == "\n":
                self._end()
            elif number and self._runs:
                self._say("\n", look)
            self._say(self._spaces.sub(" ", line), look)

    def _say(self, text: str, look: _Look) -> None:
        previous = self._runs[-1].text[-1:] if self._runs else "\n"
        if previous in (" ", "\n") and self._spaces is _LINE:
            text = text.lstrip(" ")
        if text:
            self._runs.append(Run(text, look.bold, look.italic, look.link, look.raised))

    def _end(self, level: int = 0, part: str = "") -> None:
        """What was said since the last end is one paragraph, heading or list item."""
        text = marked(self._runs)
        mark = self._mark
        self._runs, self._mark = [], ""
        if text and part and not self._item:
            self._pieces.append(Block(f"{mark}{written_style(part, text)}", part=True))
        elif text and level:
            self._pieces.append(Block(f"{'#' * level} {' '.join(text.split(chr(10)))}"))
        elif text and self._item:
            # Lines of one item: a second line would be another paragraph.
            line = f"{mark}{self._item} {' '.join(text.split(chr(10)))}"
            self._pieces.append(Block(line, item=True))
            self._item = ""
        elif text and self._item == "" and (item := self._last_item()):
            self._pieces[-1] = replace(item, text=f"{item.text} {text}")
        elif text:
            self._pieces.append(Block(f"{mark}{text}"))
        self._pieces += self._after
        self._after = []

    def _last_item(self) -> Block | None:
        last = self._pieces[-1] if self._pieces else None
        return last if isinstance(last, Block) and last.item else None

    def _list_item(self, tag: Tag, look: _Look) -> None:
        self._end()
        mark = "-"
        depth = len(tag.find_parents(["ol", "ul"])) - 1
        if tag.parent is not None and tag.parent.name == "ol":
            number = len(list(tag.find_previous_siblings("li"))) + 1
            mark = f"{min(number, 99)}."  # the parser knows two digits
        self._item = f"{INDENT * depth}{mark}"
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
        if caption := table.find("caption", recursive=False):
            self._walk(caption, _Look())
            self._end(part=TITLE)
        rows, spans = [], []
        for row in table.find_all("tr"):
            cells = row.find_all(["td", "th"], recursive=False)
            if cells and row.find_parent("table") is table:
                rows.append([self._cell(cell) for cell in cells])
                spans.append([(_span(cell, "rowspan"), _span(cell, "colspan")) for cell in cells])
        ours = self._ours in table.get_attribute_list("class") if self._ours else False
        kept = [number for number, row in enumerate(rows) if any(row) or ours]
        self._pieces.append(Table([rows[n] for n in kept], [spans[n] for n in kept], ours))

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
        picture = embedded(source, alt)
        if picture is None:
            self.linked += bool(source)
            return
        taken = sum(len(known.data) for known in self.pictures)
        known = any(
            other.name == picture.name for other in self.pictures
        )  # a mark that stands on each page is one picture
        if not known and (
            len(self.pictures) >= limits.PICTURES
            or taken + len(picture.data) > limits.PICTURE_BYTES
        ):
            raise RefusedError(
                _(
                    "It holds more than %(most)s pictures or %(size)s MB of them. Take the pictures "
                    "out and upload them in the admin.",
                    most=limits.PICTURES,
                    size=limits.PICTURE_BYTES // limits.MB,
                )
            )
        self.pictures += [] if known else [picture]
        words = re.sub(r"[\[\]\\]", "", alt)
        self._after.append(Block(f"![{words}]({picture.name})", part=True))


def _plain_texts(text: str) -> Iterator[str]:
    for found in _PLAIN.findall(text):
        line = found.rpartition("\n")[2]
        yield from cells(line) if line.startswith("|") else [line.lstrip("# ")]


def _loses_marks(raw: str) -> bool:
    """True where some words are marked; all of them are a matter of style, as in a head."""
    html = _ALL_MARKED.sub(r"\2", inline(raw).html)
    links = (address.split(":")[-1].strip("/") for address in _ADDRESS.findall(html))
    words = inline(raw).text
    return bool(_MARK_OF_SOME.search(html)) or any(link not in words for link in links)


def _span(cell: Tag, name: str) -> int:
    """Over how many columns or rows a cell reaches; pages say what they like."""
    words = str(cell.get(name) or "")
    return min(max(int(words), 1), limits.TABLE_COLUMNS) if words.isdecimal() else 1
