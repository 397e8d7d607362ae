"""Every word of a source stands in the release, or is listed here."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from typing import Any

from wagtail.contrib.typed_table_block.blocks import TypedTable

from cyberport_cms.bilingual.languages import SOURCES, SourceLanguage, suffixed
from cyberport_cms.bilingual.markdown import inline
from cyberport_cms.bilingual.parts import FENCE, MARK, PLACED
from cyberport_cms.bilingual.plain_text import text_of_html

from .builder import Builder
from .datelines import date_of, is_date
from .nesting import with_numbers
from .wizard import HEAD, Sheet

_WORD = re.compile(r"[㐀-鿿]|[^\W_㐀-鿿]+(?:['’][^\W_㐀-鿿]+)?")
_BLOCK_MARKS = re.compile(r"^\s*(?:#{1,6}(?=\s)|[-*•‧◦](?=\s)|>)\s*")
_MOST = 20_000  # words; in more of them it is only counted, not looked for, which ones are left
# What the page prints before the parts of a contact.
_LABELS: dict[SourceLanguage, tuple[str, str, str]] = {
    "en": ("Name", "Tel", "Email"),
    "zh_hant": ("姓名", "電話", "電郵"),
}
_PLAIN = {"heading", "media_contacts"}  # blocks whose sides are plain text


@dataclass(frozen=True)
class Piece:
    text: str
    unused: bool


@dataclass(frozen=True)
class UnusedLine:
    """A line of the source, in pieces, with what of it stands nowhere in the release."""

    number: int
    pieces: tuple[Piece, ...]


def unused(source: str, result: str) -> list[UnusedLine]:
    """The lines of a source (Markdown) that have words which `result` has less often."""
    lines = list(_plain_lines(source))
    wanted = [word for line in lines for word in words(line)]
    found = words(result)
    rest = Counter(wanted) - Counter(found)
    if not rest:
        return []
    marked: set[int] = set()
    for place in _not_matched(wanted, found):
        if rest[wanted[place]] > 0:
            rest[wanted[place]] -= 1
            marked.add(place)
    return list(_lines(lines, marked))


def words(text: str) -> list[str]:
    """Latin words and numbers, and single Chinese characters, in order."""
    return _WORD.findall(text)


def left_out(whole: str, parts: Iterable[str]) -> list[str]:
    """The lines of a whole that stand in none of its parts, such as “English version”."""
    return [
        "".join(piece.text for piece in line.pieces).strip()
        for line in unused(whole, "\n".join(text for part in parts for text in _plain_lines(part)))
    ]


def _plain_lines(source: str) -> Iterator[str]:
    for line in source.split("\n"):
        if FENCE.fullmatch(line.strip()) or MARK.fullmatch(line.strip()):
            line = ""
        elif picture := PLACED.fullmatch(line.strip()):
            line = picture["alt"]
        # Marks may reach over lines: an odd one is left.
        yield inline(_BLOCK_MARKS.sub("", line)).text.replace("**", "")


def _not_matched(wanted: Sequence[str], found: Sequence[str]) -> Iterator[int]:
    """The places of `wanted` that have no partner in order; all, from the end, of long texts."""
    if max(len(wanted), len(found)) > _MOST:
        yield from range(len(wanted) - 1, -1, -1)
        return
    end = 0
    for match in SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks():
        yield from range(end, match.a)
        end = match.a + match.size


def _lines(lines: Sequence[str], marked: set[int]) -> Iterator[UnusedLine]:
    place = 0
    for number, line in enumerate(lines, start=1):
        pieces: list[Piece] = []
        end = 0
        for match in _WORD.finditer(line):
            pieces += [Piece(line[end : match.start()], False)] if match.start() > end else []
            pieces.append(Piece(match.group(), place in marked))
            place += 1
            end = match.end()
        pieces += [Piece(line[end:], False)] if line[end:] else []
        if any(piece.unused for piece in pieces):
            yield UnusedLine(number, tuple(_merged(pieces)))


def _merged(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """What stands between two unused words belongs to them."""
    text, state = "", False
    for number, piece in enumerate(pieces):
        is_gap = not _WORD.search(piece.text)
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        now = state if is_gap and following and following.unused == state else piece.unused
        if now != state and text:
            yield Piece(text, state)
            text = ""
        text, state = text + piece.text, now
    if text:
        yield Piece(text, state)


# What the release will say


def text_of_result(sheet: Sheet, builder: Builder, source: SourceLanguage) -> str:
    """One side of the release that a sheet becomes, as text."""
    head = sheet.heads.get(source, {})
    parts = [head.get(name, "") for name in HEAD if name != "date"]
    if head and not head["printed"]:
        parts.append(head["date"])
    rows = sheet.rows()
    blocks = [builder.body_block(row) for row in rows.body]
    blocks += [block for row in rows.closing for block in builder.closing_blocks(row)]
    for name, value in blocks:
        parts += _texts(name, value, source)
    return "\n".join(parts)


def _texts(name: str, value: dict[str, Any], source: SourceLanguage) -> Iterator[str]:
    side = value.get(source)
    match side:
        case str():
            yield side if name in _PLAIN else text_of_html(with_numbers(side))
        case list():
            for number, item in enumerate(side, start=1):
                yield f"{number} " if value.get("style") == "numbers" else ""
                yield text_of_html(item)
        case {"text": html, "before": before, "after": after}:
            yield from (before, text_of_html(html), after)
        case {"alt": alt, "caption": caption, "credit": credit}:
            yield from (alt, caption, credit)
        case TypedTable():
            yield side.caption or ""
            yield from (column["heading"] or "" for column in side.columns)
            yield from (cell for row in side.row_data for cell in row["values"])
    for photo in value.get("photos", ()):
        said = photo.get(source) or {}
        yield from (said.get("caption", ""), said.get("credit", ""))
    if name == "media_contacts":
        for contact in value["contacts"]:
            yield getattr(contact.organisation, suffixed("name", source)) or ""
            name_words = getattr(contact, suffixed("name", source)) or ""
            told = (name_words, contact.phone, contact.email)
            for label, words_ in zip(_LABELS[source], told, strict=True):
                yield f"{label}: {words_}" if words_ else ""
    if name == "boilerplate" and value["boilerplate"] is not None:
        known = value["boilerplate"]
        yield escape(getattr(known, suffixed("heading", source)) or "", quote=False)
        yield text_of_html(getattr(known, suffixed("text", source)) or "")


def unused_by_side(
    sheet: Sheet, builder: Builder, texts: dict[SourceLanguage, str]
) -> dict[SourceLanguage, list[UnusedLine]]:
    return {
        source: [
            line
            for line in unused(texts[source], text_of_result(sheet, builder, source))
            if not _is_of_dateline(line, sheet.heads.get(source, {}))
        ]
        for source in SOURCES
        if texts.get(source)
    }


def _is_of_dateline(line: UnusedLine, head: Mapping[str, str]) -> bool:
    """True for the line from which the date of a dateline is that prints none: （香港訊）."""
    text = "".join(piece.text for piece in line.pieces)
    day = date_of(text) if is_date(text) else None
    is_its = day is not None and head.get("date") == day.isoformat()
    return is_its and date_of(head.get("printed", "")) is None
