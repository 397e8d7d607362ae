"""Contacts that stand beside each other in columns, one below the other."""

import re
from collections.abc import Iterator, Sequence

from .contact_lines import tokens

Line = tuple[str, bool]  # and whether it is bold

_COLUMN = re.compile(r"\t+|[ \u3000\u00a0]{3,}|\u3000{2,}")


def below_each_other(lines: Sequence[Line]) -> list[Line]:
    """The lines; where they are columns of people, column by column.

    陳美玲 <tab> 李國華 above 電話：… <tab> 電話：…: every row holds one kind of thing. In a table of
    which each row is a person the kinds change along the row.
    """
    found: list[Line] = []
    run: list[Line] = []
    for line in lines:
        if run and len(_cells(line)) != len(_cells(run[0])):
            found += _turned(run)
            run = []
        run.append(line)
    return [*found, *_turned(run)]


def _turned(run: Sequence[Line]) -> Iterator[Line]:
    rows = [_cells(line) for line in run]
    kinds = [[_kind(cell) for cell in row] for row in rows]
    is_turned = (
        len(rows) > 1
        and len(rows[0]) > 1
        and all(len(set(row)) == 1 for row in kinds)
        and any(row[0] not in ("", "words") for row in kinds)
    )
    if not is_turned:
        yield from run
        return
    for column in range(len(rows[0])):
        yield from ((row[column], bold) for row, (_, bold) in zip(rows, run, strict=True))


def _cells(line: Line) -> list[str]:
    return [cell.strip() for cell in _COLUMN.split(line[0].strip()) if cell.strip()]


def _kind(cell: str) -> str:
    """What a cell says of a person: a number, an address, or only words."""
    kinds = [token.kind for token in tokens(cell)]
    return next((kind for kind in kinds if kind != "words"), "words" if kinds else "")
