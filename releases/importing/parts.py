"""The parts of a text that are no prose → blocks: tables, pictures with captions, call-outs."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from cyberport_cms.bilingual.markdown import Chunk, Inline, inline
from cyberport_cms.bilingual.parts import (
    BLOCK,
    CALLOUT,
    CAPTION,
    CREDIT,
    NAMED,
    PICTURE,
    PLACED,
    PULL_QUOTE,
    SPEAKER,
    TABLE,
    rows,
)
from cyberport_cms.bilingual.sentences import _

from .draft import BodyBlock, BulletList, Callout, Paragraph, Picture, Quote, Table, Warning
from .nesting import Item, items_of, lists_of
from .quotes import QuoteReader
from .signed import quote_without_marks
from .texts import cut, inline_of, link_in_cell, plain

# What Word writes before the caption of a table: above it, while captions of pictures stand below.
_NUMBERED_TABLE = re.compile(r"(?:table|表)\s*[\d.:：A-Z一二三四五六七八九十]", re.IGNORECASE)

WORDS_UNUSED = "words_unused"  # the code of a warning; the wizard marks these words itself
_CARD = "](#card."  # what the words of the card of a fact refer to
_IN_MARKS = re.compile(r"[“\"「『].*[”\"」』]", re.DOTALL)


def known_parts(chunks: Sequence[Chunk], pictures: Collection[str]) -> list[Chunk]:
    """Pictures that came with no document are words of the text, as they were written."""
    return [
        replace(chunk, style="") if is_foreign else chunk
        for chunk in chunks
        if not (is_foreign := chunk.style == PICTURE and _name(chunk) not in pictures)
        or not chunk.raw.startswith("![]")
    ]


def read_together(
    parts: Sequence[Chunk], position: int, reader: QuoteReader, numbers: Collection[int]
) -> tuple[BodyBlock, int]:
    """A block of several chunks, and how many they are; 0 where a chunk is one by itself.

    Call-outs are one where they follow each other, and what our export says to be one. `numbers` are
    the lines of numbered items.
    """
    first = parts[position]
    is_marked = first.mark.startswith((BLOCK, CALLOUT)) and not first.level and not first.style
    found = [first] if is_marked or first.style == CALLOUT else []
    for part in parts[position + 1 :] if found else ():
        if not _goes_on(found, part):
            break
        found.append(part)
    is_callout = first.mark.startswith(CALLOUT) or any(part.style == CALLOUT for part in found)
    if not (is_callout or is_marked):
        return Paragraph(first.inline), 0
    if not is_callout:
        for part in found:
            reader.read(part)  # who speaks is remembered
    if first.mark:
        found = [_with_lines(part) for part in found]
    texts = tuple(_texts(found, numbers))
    return Callout(texts) if is_callout else Paragraph(texts[0], more=texts[1:]), len(found)


def _goes_on(found: Sequence[Chunk], part: Chunk) -> bool:
    """True where a chunk stands in the block of those before it."""
    styles = {before.style for before in found if not before.item}
    if part.level or part.style not in ("", CALLOUT):
        return False  # it has become a heading or something else in Word
    if not part.item and styles and part.style not in styles:
        return False
    if part.mark or not part.style:
        return bool(part.mark) and part.mark == found[0].mark
    # Typed below a call-out, and styled as one: nothing is added to the card of a fact so.
    return CALLOUT in styles and _CARD not in found[-1].raw


def _texts(chunks: Sequence[Chunk], numbers: Collection[int]) -> Iterator[Inline]:
    """Paragraphs, and lists as a whole."""
    for is_item, group in groupby(chunks, key=lambda chunk: chunk.item):
        if is_item:
            yield from map(inline_of, lists_of([_item(chunk, numbers) for chunk in group]))
        else:
            yield from (chunk.inline for chunk in group)


def list_of(chunks: Sequence[Chunk], numbers: Collection[int]) -> BulletList:
    """Items as a block: those that stand in further are lists below others."""
    items = items_of("".join(lists_of([_item(chunk, numbers) for chunk in chunks])))
    return BulletList(tuple(map(inline_of, items)), chunks[0].line in numbers)


def _item(chunk: Chunk, numbers: Collection[int]) -> Item:
    return Item(chunk.inline.html, chunk.indent, chunk.line in numbers)


def _with_lines(chunk: Chunk) -> Chunk:
    """Of what our export has written: its lines are lines, and not the width of a page."""
    return replace(chunk, raw=chunk.raw.replace("\n", "\\\n"))


def read_part(parts: Sequence[Chunk], position: int, reader: QuoteReader) -> tuple[BodyBlock, int]:
    """The block that begins with a chunk of a style, and how many chunks it takes."""
    part = parts[position]
    match part.style:
        case "picture":
            return read_picture(parts, position)
        case "table":
            return _table(parts, position, "")
        case "table-title" | "caption" if _is_table(parts, position + 1):
            block, taken = _table(parts, position + 1, _line(part))
            return block, 1 + taken
        case "quote" | "pull-quote":
            return read_quote(parts, position, reader)
        case "link" | "video":
            return Paragraph(part.inline, linked=part.style), 1
        case _:
            return reader.read(part), 1


def read_picture(parts: Sequence[Chunk], position: int) -> tuple[Picture, int]:
    """A picture with the caption and the credit that stand below it."""
    found = PLACED.fullmatch(parts[position].raw)
    if found is None:
        raise ValueError(parts[position].raw)
    said = {CAPTION: "", CREDIT: ""}
    taken = 1
    for part in parts[position + 1 : position + 3]:
        is_of_table = _is_table(parts, position + taken + 1) and _NUMBERED_TABLE.match(part.text)
        if part.style not in said or said[part.style] or is_of_table:
            break
        said[part.style] = _line(part)
        taken += 1
    return Picture(found["name"], found["alt"], said[CAPTION], said[CREDIT]), taken


def read_pictures(parts: Sequence[Chunk], position: int) -> tuple[tuple[Picture, ...], int]:
    """The pictures that stand there one after the other, and how many chunks they take."""
    found: list[Picture] = []
    start = position
    while position < len(parts) and parts[position].style == PICTURE:
        picture, taken = read_picture(parts, position)
        found.append(picture)
        position += taken
    return tuple(found), position - start


def for_closing(
    chunks: Sequence[Chunk], offers_photos: Callable[[Chunk], bool]
) -> tuple[list[Chunk], list[Warning]]:
    """What stands after the end mark: prose, and pictures below the line that offers photos.

    A table is lines there, and other pictures are left out.
    """
    kept: list[Chunk] = []
    warnings: list[Warning] = []
    is_photo = False
    for chunk in chunks:
        if chunk.style == PICTURE:
            if is_photo:
                kept.append(chunk)
            else:
                warnings.append(left_out(chunk, _("It stands after the end mark.")))
        elif chunk.style in (CAPTION, CREDIT) and is_photo and kept[-1].style:
            kept.append(chunk)
        elif chunk.style == TABLE:
            lines = "\n".join(" | ".join(row) for row in rows(chunk.raw))
            kept.append(replace(chunk, raw=lines, style=""))
            warnings.append(
                Warning(
                    "table_in_lines",
                    _("A table after the end mark stands as lines with | between the cells."),
                    chunk.line,
                )
            )
            is_photo = False
        else:
            kept.append(replace(chunk, style=""))
            is_photo = not chunk.style and offers_photos(chunk)
    return kept, warnings


def letterhead(chunks: Sequence[Chunk]) -> Iterator[Warning]:
    """Pictures and words above the headline that are no part of the text."""
    for chunk in chunks:
        if chunk.style == PICTURE:
            yield left_out(chunk, _("It stands above the headline."))
    for chunk in chunks:
        if chunk.style != PICTURE:
            words = " ".join(chunk.text.split())
            yield Warning(WORDS_UNUSED, _("Not used: “%(line)s”", line=words), chunk.line)


def left_words(chunks: Sequence[Chunk]) -> tuple[str, ...]:
    return tuple(chunk.text for chunk in chunks if chunk.style != PICTURE)


def left_out(chunk: Chunk, reason: str) -> Warning:
    found = PLACED.fullmatch(chunk.raw)
    words = (found["alt"] or found["name"]) if found else ""
    message = _("The picture “%(name)s” is not used. %(reason)s", name=words, reason=reason)
    return Warning("picture_unused", message, chunk.line)


def read_quote(parts: Sequence[Chunk], position: int, reader: QuoteReader) -> tuple[Quote, int]:
    """A quote and how many chunks it takes: those that our export has marked as one."""
    first = parts[position]
    found = [first]
    for part in parts[position + 1 :] if first.mark else ():
        if (part.style, part.mark) != (first.style, first.mark):
            break
        found.append(part)
    if first.mark:
        found = [_with_lines(part) for part in found]
    whole = replace(first, raw="\n".join(part.raw for part in found))
    quote = _quote(whole, reader)
    start = whole.text.find(quote.content.text)
    ends = accumulate(len(part.text) + 1 for part in found[:-1])
    content, *more = _cut(quote.content, [end - start for end in ends])
    kind = first.mark.partition("-")[0]
    added = kind if kind in (SPEAKER, NAMED) else ""
    pull = first.style == PULL_QUOTE
    return replace(quote, content=content, more=tuple(more), pull=pull, added=added), len(found)


def _cut(text: Inline, places: Sequence[int]) -> list[Inline]:
    """A text as the paragraphs that end at these places."""
    html, below = text.html, list[str]()
    for place in reversed(places):
        html, rest = cut(html, place)
        below.insert(0, rest)
    return [text] if not below else [inline_of(part) for part in (html, *below) if part]


def _quote(part: Chunk, reader: QuoteReader) -> Quote:
    """What is marked as a quote is one, also where nothing is found that names its speaker."""
    if signed := quote_without_marks(part):
        return signed
    read = reader.read_marked(part)
    if isinstance(read, Quote):
        return read
    html = part.inline.html
    if not (marks := _IN_MARKS.search(plain(html))):
        return Quote(part.inline)
    words, after = cut(html, marks.end())
    before, words = cut(words, marks.start()) if marks.start() else ("", words)
    return Quote(inline_of(words), plain(before), plain(after))


def _table(parts: Sequence[Chunk], position: int, caption: str) -> tuple[Table, int]:
    taken = 1
    following = parts[position + 1] if position + 1 < len(parts) else None
    is_below = following is not None and following.style == CAPTION
    if not caption and following and is_below and not _is_table(parts, position + 2):
        caption, taken = _line(following), 2
    cells = tuple(tuple(map(_cell, row)) for row in rows(parts[position].raw))
    return Table(cells, caption), taken


def _cell(raw: str) -> str:
    words, to = link_in_cell(raw)
    return f"[{inline(words).text}]({to})" if to else inline(raw).text


def _is_table(parts: Sequence[Chunk], position: int) -> bool:
    return position < len(parts) and parts[position].style == TABLE


def _line(part: Chunk) -> str:
    return " ".join(part.text.split("\n"))


def _name(chunk: Chunk) -> str:
    found = PLACED.fullmatch(chunk.raw)
    return found["name"] if found else ""
