"""Text PDFs → Markdown. A PDF has lines at places, no paragraphs: these are made out by the eye."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import c_double, c_int, create_string_buffer
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from math import hypot

import pypdfium2
import pypdfium2.raw as pdfium

from ..sentences import _, ngettext
from . import limits
from .marks import Run, marked
from .model import Document, RefusedError

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # PDFium's marks for a hyphen that ends a line
_ITEM = re.compile(r"[-*•‧◦–▪●][ \t]+\S|\d{1,2}[.)][ \t]+\S")
# Bullets of text and of Word's symbol fonts, which have no characters of their own.
_BULLETS = "•‧◦▪●■□○◆►➢✓\\uf0b7\\uf0a7\\uf0a8\\uf0d8\\uf0fc\\uf076"
# A line may begin within a year: 二 / ○二九年.
_BULLET = re.compile(rf"(?!○[○〇零一二三四五六七八九])[{_BULLETS}](?![{_BULLETS}])[ \t]*")
_MARK_ALONE = re.compile(rf"[{_BULLETS}*–-]|\d{{1,2}}[.)]")
_DRAWN = (1.5, 9.0)  # points: how wide and high a bullet is that is drawn, not written
_MOST_DRAWN = 5_000  # shapes of a page that are looked at: charts have thousands of them
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*(\d{1,3})\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,3})?|第\s*(\d{1,3})\s*頁.*", re.I)  # fmt: skip
# What a browser prints around a page: its address and the time.
_BROWSER = re.compile(
    r"(?:file|https?)://\S+(?:\s+\d+/\d+)?|\d{1,4}/\d{1,2}/\d{1,4},? \d{1,2}:\d{2}.*"
)
_END = re.compile(r"[.!?。！？：:][”\"’」』）)]*$")
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
_SHORT_LINE = 0.8  # of the column: a line that ends before that ends a paragraph
_SET_APART = 0.5  # em: Word and others leave a quarter between Chinese and Latin letters
_LARGE = 1.15  # times the size of the text: a heading
_FEWEST = 20  # characters on a page of text


@dataclass(frozen=True)
class _Line:
    text: str
    page: int  # from 1
    left: float
    right: float
    base: float  # from the bottom of the page
    size: float
    bold: bool
    item: bool = False  # a bullet stands before it


def read_pdf(data: bytes) -> Document:
    """The text of a PDF made from text. A scan is refused: reading pictures is guessing."""
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise RefusedError(
                _("This PDF is protected by a password. Save it without one and try again.")
            ) from error
        raise RefusedError(
            _("This PDF is broken. Make it again from the original, or hand in the Word file.")
        ) from error
    if len(file) > limits.PAGES:
        raise RefusedError(
            _(
                "This PDF has %(count)s pages; at most %(most)s are read. Hand in the pages of one "
                "release.",
                count=len(file),
                most=limits.PAGES,
            )
        )
    lines: list[_Line] = []
    pictures = 0
    for number in range(len(file)):
        page = file[number]
        lines += _lines(page, number + 1)
        pictures += len(list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])))
        if sum(len(line.text) for line in lines) > limits.CHARACTERS:
            raise RefusedError(
                _(
                    "It holds more than %(most)s characters. Hand in one release.",
                    most=limits.CHARACTERS,
                )
            )
        page.close()
    _check_readable(lines, len(file), pictures)
    body, dropped = _without_furniture(lines, len(file))
    notices = [
        _(
            "A PDF holds no paragraphs, tables or links: compare the text with the original. The "
            "Word file is always the better one."
        ),
        *(
            _("Left out, because it is a page header or footer: “%(line)s”.", line=line)
            for line in dropped
        ),
    ]
    if pictures:
        notices.append(
            ngettext(
                "%(count)s picture was left out: choose in the admin.",
                "%(count)s pictures were left out: choose in the admin.",
                pictures,
            )
        )
    return Document("\n\n".join(_paragraphs(body)), tuple(notices))


def _check_readable(lines: Sequence[_Line], pages: int, pictures: int) -> None:
    text = "".join(line.text for line in lines)
    if len(re.sub(r"\s", "", text)) < _FEWEST * (pages if pictures >= pages else 1):
        raise RefusedError(
            _(
                "This PDF holds no text: it is a scan or a picture. Hand in the file from which it "
                "was made, or have the text recognised first."
            )
        )
    if len(_UNREADABLE.findall(text)) > 0.01 * len(text):
        raise RefusedError(
            _(
                "The characters of this PDF cannot be read with certainty: its fonts do not say "
                "what they are. Hand in the Word file, or make the PDF again."
            )
        )


def _lines(page: pypdfium2.PdfPage, number: int) -> Iterator[_Line]:
    """The lines of a page; what marks a list item is before its first line, however it is printed."""
    drawn = _drawn_bullets(page)
    before: _Line | None = None  # a mark that stands by itself
    for line in _written(page, number):
        if before and abs(before.base - line.base) < 0.5 * line.size and before.left < line.left:
            words = line.text if _BULLET.match(before.text) else f"{before.text} {line.text}"
            line = replace(line, text=words, item=words == line.text)
        elif before:
            yield before
        before = None
        if _MARK_ALONE.fullmatch(line.text):
            before = line
            continue
        if bullet := _BULLET.match(line.text):
            rest = line.text[bullet.end() :]
            line = replace(line, text=rest, item=True) if rest else line
        elif any(_marks(bounds, line) for bounds in drawn):
            line = replace(line, item=True)
        yield line
    if before:
        yield before


def _drawn_bullets(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """Discs, rings and squares as browsers print them: left, bottom, right, top."""
    shapes = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
    bounds = (shape.get_bounds() for shape in islice(shapes, _MOST_DRAWN))
    least, most = _DRAWN
    return [
        (left, bottom, right, top)
        for left, bottom, right, top in bounds
        if least < right - left < most and abs((right - left) - (top - bottom)) < 1
    ]


def _marks(bounds: tuple[float, float, float, float], line: _Line) -> bool:
    left, bottom, right, top = bounds
    is_beside = 0 < line.left - right < 2 * line.size and right - left < 0.8 * line.size
    return is_beside and line.base - 0.2 * line.size < (bottom + top) / 2 < line.base + line.size


def _written(page: pypdfium2.PdfPage, number: int) -> Iterator[_Line]:
    text = page.get_textpage()
    line: list[int] = []
    codes = [pdfium.FPDFText_GetUnicode(text, index) for index in range(text.count_chars())]
    for index, code in enumerate([*codes, 10]):
        if code not in (10, 13):
            if not _is_set_apart(text, index, codes):
                line.append(index)
        elif line:
            if made := _line(text, line, [codes[place] for place in line], number):
                yield made
            line = []


def _is_set_apart(page: pypdfium2.PdfTextPage, place: int, codes: Sequence[int]) -> bool:
    """Whether a blank is none: PDFium's word for the gap that programs leave beside Chinese."""
    if codes[place : place + 1] != [32] or not 0 < place < len(codes) - 1:
        return False
    is_beside_wide = any(_WIDE.match(chr(codes[beside])) for beside in (place - 1, place + 1))
    if not is_beside_wide or pdfium.FPDFText_IsGenerated(page, place) != 1:
        return False
    gap = page.get_charbox(place + 1)[0] - page.get_charbox(place - 1)[2]
    return gap < _SET_APART * _size(page, place - 1)


def _line(
    page: pypdfium2.PdfTextPage, places: list[int], codes: list[int], number: int
) -> _Line | None:
    words = "".join(_HYPHENS.get(code) or chr(code) for code in codes)
    # Characters outside the first plane come in two halves.
    words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    seen = [p for p, code in zip(places, codes, strict=True) if not chr(code).isspace()]
    if not seen:
        return None
    boxes = [page.get_charbox(place, loose=True) for place in (seen[0], seen[-1])]
    samples = {seen[0], seen[len(seen) // 2], seen[-1]}
    return _Line(
        text=words.strip(),
        page=number,
        left=boxes[0][0],
        right=boxes[-1][2],
        base=_base(page, seen[0]),
        size=_size(page, seen[0]),
        bold=all(_is_bold(page, place) for place in samples),
    )


def _base(page: pypdfium2.PdfTextPage, place: int) -> float:
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(page, place, x, y)
    return y.value


def _size(page: pypdfium2.PdfTextPage, place: int) -> float:
    """The size as it is printed: programs scale their fonts."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(page, place, matrix)
    scale = hypot(matrix.c, matrix.d) or 1.0
    return round(float(pdfium.FPDFText_GetFontSize(page, place)) * scale, 1)


def _is_bold(page: pypdfium2.PdfTextPage, place: int) -> bool:
    name, flags = create_string_buffer(200), c_int()
    pdfium.FPDFText_GetFontInfo(page, place, name, 200, flags)
    return (
        bool(_BOLD.search(name.value.decode("utf-8", "replace")))
        or bool(flags.value & _FORCE_BOLD)
        or pdfium.FPDFText_GetFontWeight(page, place) >= 600
    )


def _without_furniture(lines: Sequence[_Line], pages: int) -> tuple[list[_Line], list[str]]:
    """The lines without page numbers and without what repeats at the edges of the pages."""
    edges: list[_Line] = []
    for page in range(1, pages + 1):
        on_page = sorted((line for line in lines if line.page == page), key=lambda x: -x.base)
        edges += {id(line): line for line in (*on_page[:2], *on_page[-2:])}.values()
    seen = Counter(re.sub(r"\d+", "0", line.text) for line in edges)
    out = {
        id(line)
        for line in edges
        if _is_page_number(line)
        or _BROWSER.fullmatch(line.text)
        or (pages > 1 and seen[re.sub(r"\d+", "0", line.text)] > max(1, pages // 2))
    }
    dropped = dict.fromkeys(
        line.text[:100] for line in edges if id(line) in out and not _is_page_number(line)
    )
    return [line for line in lines if id(line) not in out], list(dropped)


def _is_page_number(line: _Line) -> bool:
    found = _PAGE_NUMBER.fullmatch(line.text)
    return found is not None and int(found.group(1) or found.group(2)) == line.page


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    if not lines:
        return
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0]
    pitches = _pitches(lines)
    left = min(line.left for line in lines)
    column = max(line.right for line in lines) - left
    group: list[_Line] = []
    for line in lines:
        large = line.size > _LARGE * body
        short = left if large else left + _SHORT_LINE * column  # headlines break where they like
        if group and _begins(group[-1], line, pitches, short):
            yield _paragraph(group, body)
            group = []
        group.append(line)
    yield _paragraph(group, body)


def _pitches(lines: Sequence[_Line]) -> dict[float, float]:
    """From line to line within a paragraph, by size: the smallest step that is seen twice."""
    steps = Counter(
        (line.size, round(above.base - line.base))
        for above, line in pairwise(lines)
        if above.size == line.size and above.base - line.base > 0.5 * line.size
    )
    pitches: dict[float, float] = {}
    for (size, step), times in steps.items():
        if times > 1:
            pitches[size] = min(step, pitches.get(size, step))
    return pitches


def _begins(above: _Line, line: _Line, pitches: dict[float, float], short: float) -> bool:
    if line.page != above.page or abs(line.size - above.size) > 0.1 * above.size:
        return True
    step = above.base - line.base
    if step < 0.3 * line.size:
        return step < -0.3 * line.size  # the next column; else the same line, in two pieces
    return (
        step > 1.25 * pitches.get(line.size, 1.7 * line.size)
        or above.right < short
        or line.bold != above.bold
        or line.item
        or bool(_ITEM.match(line.text))
        or (bool(_END.search(above.text)) and line.left > above.left + line.size)
    )


def _paragraph(lines: Sequence[_Line], body: float) -> str:
    text = ""
    for line in lines:
        # A hyphen at the end of a line stays: whether the word has one, nobody can tell.
        glue = "" if _joins(text, line.text) else " "
        text += f"{glue}{line.text}" if text else line.text
    large = lines[0].size > _LARGE * body
    bold = all(line.bold for line in lines) and len(text) < 200
    words = marked([Run(text, bold=bold and not large)])
    if lines[0].item:
        return f"- {words}"
    return f"{'#' if lines[0].size > 1.5 * body else '##'} {words}" if large else words


def _joins(before: str, after: str) -> bool:
    if before.endswith("-") and before[-2:-1].isalpha():
        return True
    return bool(_WIDE.match(before[-1:]) and _WIDE.match(after[:1]))
