"""Blocks of a document laid out as text: tables row by row, tables of two languages side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..languages import ENGLISH, TRADITIONAL, SourceLanguage
from .split import MARKER, is_about, written_in

_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|\d{4}[ -]?\d{4}")
_LONGEST_CELL = 150  # characters: what is longer is text that a table puts in place
_PAIRED = 0.8  # of the rows with words on both sides that must be English | Chinese
_MOST = 0.5  # of the words: a short list of terms in two languages is no bilingual release


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item or picture, as Markdown."""

    text: str
    item: bool = False


@dataclass(frozen=True)
class Table:
    rows: list[list[list["Block | Table"]]] = field(default_factory=list)


Piece = Block | Table


@dataclass(frozen=True)
class Laid:
    """Blocks in reading order, the two columns of a bilingual table one after the other."""

    text: str
    sides: dict[SourceLanguage, str] | None
    tables: int  # that became lines with | between the cells


def laid_out(pieces: Sequence[Piece]) -> Laid:
    bilingual = [piece for piece in pieces if isinstance(piece, Table) and is_bilingual(piece)]
    if sum(map(_length, bilingual)) < _MOST * sum(map(_length, pieces)):
        bilingual = []
    if bilingual:
        sides = {
            ENGLISH: _joined(_column(pieces, bilingual, ENGLISH, 0)),
            TRADITIONAL: _joined(_column(pieces, bilingual, TRADITIONAL, -1)),
        }
        return Laid(f"{sides[ENGLISH]}\n\n{sides[TRADITIONAL]}", sides, 0)
    return Laid(_joined(_flat(pieces)), None, sum(map(_is_grid, pieces)))


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
        elif _is_grid(piece):
            yield Block(_grid(piece))
        else:
            for row in piece.rows:
                blocks = [list(_flat(cell)) for cell in row]
                short = all(len(cell) <= 1 for cell in blocks)
                if short and _CONTACT.search(" ".join(b.text for cell in blocks for b in cell)):
                    # Name, phone and email in the cells of one row belong to one person.
                    yield Block("\n".join(block.text for cell in blocks for block in cell))
                else:
                    yield from (block for cell in blocks for block in cell)


def _is_grid(piece: Piece) -> bool:
    """A table of figures or words, which stays one; others only put text in its place."""
    if isinstance(piece, Block) or len(piece.rows) < 2:
        return False
    widths = {len(row) for row in piece.rows}
    cells = [cell for row in piece.rows for cell in row]
    return (
        len(widths) == 1
        and widths != {1}
        and all(len(cell) <= 1 for cell in cells)
        and all(_is_short(block) for cell in cells for block in cell)
        and sum(map(bool, cells)) > len(cells) / 2
    )


def _is_short(piece: Piece) -> bool:
    return (
        isinstance(piece, Block)
        and not piece.item
        and "\n" not in piece.text
        and len(piece.text) <= _LONGEST_CELL
        and not _CONTACT.search(piece.text)
    )


def _grid(table: Table) -> str:
    lines = []
    for row in table.rows:
        words = (" ".join(b.text for b in _flat(cell)).replace("|", "\\|") for cell in row)
        lines.append(f"| {' | '.join(words)} |")
    lines.insert(1, f"|{' --- |' * len(table.rows[0])}")
    return "\n".join(lines)


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
