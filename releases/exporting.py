"""A release as a Word document, to be sent round and corrected; it imports back as the release.

What the page's streams hold is what is written: who wants a reader's view hands in that copy.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from django.conf import settings
from django.utils import translation
from django.utils.html import escape
from docx.enum.table import WD_TABLE_ALIGNMENT

from cyberport_cms.bilingual.languages import BY_CODE, SOURCES, ReadingLanguage
from cyberport_cms.bilingual.parts import BLOCK, CALLOUT, LIST, NAMED, SPEAKER
from cyberport_cms.newsroom.freezing import for_reading
from cyberport_cms.newsroom.inline import Reference
from cyberport_cms.newsroom.reading import read, read_value
from factsheets.models import Fact
from factsheets.parts import A_FIGURE, LEAD_IN

from .blocks import speaker_of
from .carried import CARD, FACT, Address, attribution, card_html
from .word import (
    BULLET_STYLE,
    CALLOUT_STYLE,
    CAPTION_STYLE,
    CREDIT_STYLE,
    LINK_STYLE,
    NUMBERED_STYLE,
    PULL_STYLE,
    QUOTE_STYLE,
    REFERS,
    TITLE_STYLE,
    VIDEO_STYLE,
    Grid,
    Line,
    Mark,
    Picture,
    Piece,
    Refers,
    new_document,
    saved,
    write,
)

if TYPE_CHECKING:
    from .models import ReleasePage

_MARKS = {"paragraph": BLOCK, "callout": CALLOUT, "fact": BLOCK, "bullet_list": LIST}
_NOTES = re.compile(r"\s*(?:notes?\s+(?:to|for)\s|編輯|编辑|致編輯|致编辑)", re.IGNORECASE)


def release_docx(page: "ReleasePage", language: ReadingLanguage) -> bytes:
    """The release in one language, from label to last boilerplate, as a .docx."""
    document = new_document(read(page, "headline", language), language)
    for part in _parts(page, language):
        write(document, part)
    return saved(document)


def release_docx_bilingual(page: "ReleasePage") -> bytes:
    """Both languages in a table of two columns, English on the left, block beside block."""
    english, chinese = (BY_CODE[code] for code in ("en", "zh-hant"))
    document = new_document(read(page, "headline", english), chinese)
    table = document.add_table(0, len(SOURCES), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for sides in zip(_parts(page, english), _parts(page, chinese), strict=True):
        if any(sides):
            for cell, pieces in zip(table.add_row().cells, sides, strict=True):
                write(cell, pieces)
                if pieces:  # the paragraph with which every cell is born
                    cell._tc.remove(cell.paragraphs[0]._p)
                if not cell.paragraphs or (pieces and isinstance(pieces[-1], Grid)):
                    cell.add_paragraph()  # a cell must end with one
    return saved(document)


def for_word(page: "ReleasePage") -> "ReleasePage":
    """The copy that readers see, in which the words of facts say whose words they are."""

    def mark(reference: Reference, snippet: Any, html: str) -> str:
        is_fact = issubclass(reference.model, Fact)
        return _referring(html, Address(FACT, snippet.key, reference.part)) if is_fact else html

    return for_reading([page], mark=mark)[0]


def _referring(html: str, to: Address) -> str:
    return f'<span {REFERS}="{to}">{html}</span>'


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
        for number, block in enumerate(page.body, start=1):
            opens = block.id is not None and block.id == page.opening_block_id
            # Both languages may stand in one document.
            marked = _marked(_block(block, language), block, 2 * number + (language.code == "en"))
            parts.append(_opened(marked, dateline) if opens else marked)
        parts.append(_line(escape(read(page, "end_mark"))))
        parts += [_block(block, language) for block in page.closing]
        return parts


def _marked(pieces: list[Piece], block: Any, number: int) -> list[Piece]:
    """The lines that are one block, and are to be taken for no other."""
    if block.block_type == "quote":
        kind = _unprinted(block.value)
    else:
        kind = _MARKS.get(block.block_type, "")
    return [
        replace(piece, mark=Mark(kind, number, place))
        if kind and isinstance(piece, Line)
        else piece
        for place, piece in enumerate(pieces, start=1)
    ]


def _unprinted(value: Any) -> str:
    """How a quote says who speaks, where the words beside it do not, or do it for both at once."""
    sides = [value[source] for source in SOURCES]
    is_named = any(side["name"] or side["role"] for side in sides)
    if any(side["before"] or side["after"] for side in sides) or (
        is_named and value["spokesperson"]
    ):
        return BLOCK
    return NAMED if is_named else SPEAKER


def _opened(pieces: list[Piece], dateline: str) -> list[Piece]:
    first = pieces[0] if pieces else Line("")
    if not dateline or not isinstance(first, Line):
        return pieces
    return [replace(first, html=f"{dateline} {first.html}"), *pieces[1:]]


def _block(block: Any, language: ReadingLanguage) -> list[Piece]:
    value = block.value
    if not block.block.stands_in(value, language.source):
        return []
    side = read_value(value[language.source], language) if block.block.has_sides else None
    return _WRITERS[block.block_type](value, side, language)


def _line(html: str, style: str = "Normal") -> list[Piece]:
    return [Line(html, style)] if html.strip() else []


def _prose(html: Any, style: str = "Normal") -> list[Piece]:
    """Formatted text, paragraph by paragraph; its lists as lists."""
    soup = BeautifulSoup(_absolute(str(html)), "lxml")
    lines: list[Piece] = []
    for tag in soup.find_all(["p", "li", "h2", "h3", "h4"]):
        if tag.name == "p" and tag.find_parent("li"):
            continue
        lists = tag.find_parents(["ol", "ul"]) if tag.name == "li" else []
        item = NUMBERED_STYLE if lists and lists[0].name == "ol" else BULLET_STYLE
        within = "".join(str(child) for child in tag.children if child.name not in ("ol", "ul"))
        if within.strip():
            lines.append(Line(within, item if lists else style, level=max(len(lists) - 1, 0)))
    return lines or _line(str(html), style)


def _absolute(html: str) -> str:
    return re.sub(r'(\shref=")/(?!/)', rf"\g<1>{settings.SITE_URL}/", html)


def _paragraphs(html: Any) -> list[str]:
    return [piece.html for piece in _prose(html) if isinstance(piece, Line)]


def _quote(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    """The words with their attribution as printed; without one, as a release would word it."""
    before, after = escape(side["before"]), escape(side["after"])
    words = _paragraphs(side["text"])
    if not (before or after):
        speaker = speaker_of(value)
        name = speaker["speaker_name"]
        # “…,” said Mei Lam. “…”: the words say it themselves.
        if name and escape(name) not in " ".join(words):
            before = escape(attribution(name, speaker["speaker_role"], language.source))
    gap = " " if language.code == "en" else ""
    style = PULL_STYLE if value["style"] == "pull" else QUOTE_STYLE
    if words:
        words[0] = gap.join(filter(None, (before, words[0])))
        words[-1] = gap.join(filter(None, (words[-1], after)))
    return [Line(html, style) for html in words]


def _list(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    style = NUMBERED_STYLE if value["style"] == "numbers" else BULLET_STYLE
    return [piece for item in side for piece in _line("<br>".join(_paragraphs(item)), style)]


def _table(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    rows: list[list[str | Refers]] = [[column["heading"] or "" for column in side.columns]]
    rows += [[str(cell or "") for cell in row["values"]] for row in side.row_data]
    caption = _line(escape(side.caption or ""), TITLE_STYLE)
    return [*caption, *([Grid(rows)] if any(map(any, rows)) else [])]


def _image(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    picture = [Picture(value["image"], side["alt"])] if value["image"] else []
    return [*picture, *_said_of(side)]


def _said_of(side: Any) -> list[Piece]:
    return [
        *_line(escape(side["caption"]), CAPTION_STYLE),
        *_line(escape(side["credit"]), CREDIT_STYLE),
    ]


def _video(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    video = value["video"]
    return _line(_linked(side, video.url if video else ""), VIDEO_STYLE)


def _file(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    file = value["document"]
    return _line(_absolute(_linked(side, file.url if file else "")), LINK_STYLE)


def _linked(words: str, address: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>' if address else escape(words)


def _photo_note(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    photos: list[Piece] = []
    for photo in value["photos"].bound_blocks:
        if photo.block.stands_in(photo.value, language.source):
            words = read_value(photo.value[language.source], language)
            image = photo.value["image"]
            photos += [*([Picture(image, words["caption"])] if image else []), *_said_of(words)]
    return [*_prose(side), *photos]


def _fact(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    """A card, as readers see it."""
    if value["fact"] is None:
        return []
    to = Address(CARD, value["fact"].key, value["figure"])
    return [
        Line(_referring(line.html, to), line.style)
        for line in _prose(card_html(value["fact"], language), CALLOUT_STYLE)
        if isinstance(line, Line)
    ]


def _figures(value: Any, side: Any, language: ReadingLanguage) -> list[Piece]:
    block = value["rows"].list_block.child_block
    rows: list[list[str | Refers]] = []
    for row in value["rows"]:
        if block.stands_in(row, language.source) and (fact := row["fact"]):
            read_row = block.row(row)
            label, figure = read_row["label"], read_row["figure"]
            lead_in = Address(FACT, fact.key, LEAD_IN)
            to = Address(FACT, fact.key, row["figure"] or A_FIGURE)
            words = label if row[language.source] else Refers(label, str(lead_in))
            rows.append([words, Refers(figure, str(to))])
    caption = _line(escape(side), TITLE_STYLE)
    return [*caption, *([Grid([["", ""], *rows])] if rows else [])]


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
    "callout": lambda value, side, language: _prose(side, CALLOUT_STYLE),
    "fact": _fact,
    "figures_table": _figures,
    "video": _video,
    "document": _file,
    "photo_note": _photo_note,
    "media_contacts": _contacts,
    "notes_to_editors": _notes,
    "boilerplate": _boilerplate,
} | {
    name: lambda value, side, language: _prose(side)
    for name in ("paragraph", "website", "free_text")
}
