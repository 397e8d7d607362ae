"""Blocks of a document laid out as text: tables row by row, tables of two languages side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..languages import ENGLISH, TRADITIONAL, SourceLanguage
from ..parts import TITLE, written_style, written_table
from . import limits
from .split import LABEL, MARKER, is_about, written_in

_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|\d{4}[ -]?\d{4}")
_HEADING = re.compile(r"#{1,6} ")
_LONGEST_CELL = 150  # characters: what is longer is text that a table puts in place
_PAIRED = 0.8  # of the rows with words on both sides that must be English | Chinese
_MOST = 0.5  # of the words: a short list of terms in two languages is no bilingual release


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item or picture, as Markdown."""

    text: str
    item: bool = False
    part: bool = False  # a picture, or a paragraph of a style


@dataclass(frozen=True)
class Table:
    """Cells with what is in them, and over how many rows and columns each reaches."""

    rows: list[list[list["Block | Table"]]] = field(default_factory=list)
    spans: list[list[tuple[int, int]]] = field(default_factory=list)
    ours: bool = False  # written by our own export: it is a table, whatever is in it


Piece = Block | Table


@dataclass(frozen=True)
class Laid:
    """Blocks in reading order, the two columns of a bilingual table one after the other."""

    text: str
    sides: dict[SourceLanguage, str] | None


def laid_out(pieces: Sequence[Piece]) -> Laid:
    bilingual = [
        piece
        for piece in pieces
        if isinstance(piece, Table) and not piece.ours and is_bilingual(piece)
    ]
    if sum(map(_length, bilingual)) < _MOST * sum(map(_length, pieces)):
        bilingual = []
    if bilingual:
        sides = {
            ENGLISH: _joined(_column(pieces, bilingual, ENGLISH, 0)),
            TRADITIONAL: _joined(_column(pieces, bilingual, TRADITIONAL, -1)),
        }
        return Laid(f"{sides[ENGLISH]}\n\n{sides[TRADITIONAL]}", sides)
    return Laid(_joined(_flat(pieces)), None)


def is_bilingual(table: Table) -> bool:
    """Two columns, the left one English and the right one Chinese."""
    rows = [row for row in table.rows if len(row) == 2 and all(row)]
    found = [tuple(written_in(_joined(_flat(cell))) for cell in row) for row in rows]
    decided = [pair for pair in found if None not in pair]
    right = decided.count((ENGLISH, TRADITIONAL))
    return bool(right) and right >= _PAIRED * len(decided)


def _column(
    pieces: Sequence[Piece], bilingual: Sequence[Table], language: SourceLanguage, place: int
) -> Iterator[Block]:
    """What one language reads: its column, and of the rest what is not in the other language."""
    for piece in pieces:
        if isinstance(piece, Table) and any(piece is table for table in bilingual):
            for row in piece.rows:
                # A row of one cell runs across both columns: a mark or a logo.
                cell = row[place] if len(row) > 1 else [b for c in row for b in c]
                if len(row) > 1 or is_about(_joined(_flat(cell)), language):
                    yield from (b for b in _flat(cell) if not MARKER.fullmatch(b.text))
        else:
            yield from (
                block
                for block in _flat([piece])
                if is_about(block.text, language) and not MARKER.fullmatch(block.text)
            )


def _flat(pieces: Sequence[Piece]) -> Iterator[Block]:
    for piece in pieces:
        if isinstance(piece, Block):
            yield piece
        elif grid := _grid(piece):
            yield from grid
        else:
            for row in piece.rows:
                blocks = [list(_flat(cell)) for cell in row]
                short = all(len(cell) <= 1 for cell in blocks)
                if short and _CONTACT.search(" ".join(b.text for cell in blocks for b in cell)):
                    # Name, phone and email in the cells of one row belong to one person.
                    yield Block("\n".join(block.text for cell in blocks for block in cell))
                else:
                    yield from (block for cell in blocks for block in cell)


def _grid(table: Table) -> list[Block]:
    """A table of figures or words, as one; none where it only puts text in its place."""
    rows = _spread(table)
    title: list[Block] = []
    if len(rows) > 2 and len(table.rows[0]) == 1 and len(table.rows[1]) > 1:
        # A line over the whole width says what the table is about.
        words = _words(rows.pop(0)[0])
        title = [Block(written_style(TITLE, words), part=True)] if words else []
    width = len(rows[0]) if rows else 0
    cells = [cell for row in rows for cell in row]
    is_square = width > 0 and all(len(row) == width for row in rows)
    is_small = width <= limits.TABLE_COLUMNS and len(cells) <= limits.TABLE_CELLS
    if not (is_square and is_small and all(len(cell) <= 1 for cell in cells)):
        return []
    if not table.ours and not _is_plain(cells, width, len(rows)):
        return []
    return [*title, Block(written_table([[_words(cell) for cell in row] for row in rows]))]


def _spread(table: Table) -> list[list[list[Piece]]]:
    """The rows with empty cells where a cell above or before them reaches."""
    spread: list[list[list[Piece]]] = []
    down: dict[int, int] = {}  # column → rows for which a cell still reaches down
    for row, spans in zip(table.rows, table.spans, strict=True):
        cells: list[list[Piece]] = []
        for cell, (deep, wide) in zip(row, spans, strict=True):
            _reach_down(cells, down)
            for number in range(wide):
                down[len(cells)] = deep - 1
                cells.append(cell if number == 0 else [])
        _reach_down(cells, down)
        spread.append(cells)
    return spread


def _reach_down(cells: list[list[Piece]], down: dict[int, int]) -> None:
    while down.get(len(cells), 0) > 0:
        down[len(cells)] -= 1
        cells.append([])


def _is_plain(cells: Sequence[Sequence[Piece]], width: int, height: int) -> bool:
    """Short words in columns, and no label over a release: that is a letterhead."""
    return (
        height > 1
        and width > 1
        and all(_is_short(piece) for cell in cells for piece in cell)
        and sum(map(bool, cells)) > len(cells) / 2
        and not any(LABEL.fullmatch(_words(cell)) for cell in cells)
    )


def _is_short(piece: Piece) -> bool:
    return (
        isinstance(piece, Block)
        and not piece.item
        and not piece.part
        and not _HEADING.match(piece.text)
        and "\n" not in piece.text
        and len(piece.text) <= _LONGEST_CELL
        and not _CONTACT.search(piece.text)
    )


def _words(cell: Sequence[Piece]) -> str:
    return " ".join(" ".join(block.text.split("\n")) for block in _flat(cell))


def _joined(blocks: Iterator[Block]) -> str:
    text, previous = "", None
    for block in blocks:
        if block.text:
            close = previous and previous.item and block.item
            text += f"{'' if previous is None else chr(10) if close else chr(10) * 2}{block.text}"
            previous = block
    return text


def _length(piece: Piece) -> int:
    return sum(len(block.text) for block in _flat([piece]))
