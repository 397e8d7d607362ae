"""Contacts that stand beside each other in columns, one below the other."""

import re
from collections.abc import Iterator, Sequence

from .contact_lines import is_reachable, tokens
from .sections import contact_heading

Line = tuple[str, bool]  # and whether it is bold

_LONGEST = 300  # characters of a line of contacts
_GAP = re.compile(r"(?<=\S)[ \t\u3000\u00a0]{3,}(?=\S)")
_OPEN = re.compile(r"[（(][^（()）]*$")
_CLOSES = re.compile(r"[^（(）)\n]{0,120}[）)]")
_HALF_NUMBER = re.compile(r"(?<!\d{4})[:：(（\s]\d{4}\s*$")
_OTHER_HALF = re.compile(r"\s*\d{4}(?!\d|[ -]\d)")
_WIDE = re.compile(r"[㐀-鿿，。、；：（）]")
_NARROW = re.compile(r"\t+|[ \u3000\u00a0]{2,}")
_COLUMN = re.compile(r"\t+|[ \u3000\u00a0]{3,}|\u3000{2,}")


def below_each_other(lines: Sequence[Line]) -> list[Line]:
    """The lines; where they are columns of people, column by column.

    陳美玲 <tab> 李國華 above 電話：… <tab> 手提：…: a row holds words, or numbers and addresses. In a
    table of which each row is a person both stand in one row.
    """
    found: list[Line] = []
    run: list[Line] = []
    rows: list[list[str]] = []  # the cells of the run
    for line in lines:
        cells = _cells(line[0])
        if rows and len(cells) < len(rows[0]):
            cells = _cells(line[0], len(rows[0])) or _in_column(cells, rows) or cells
        if rows and len(cells) != len(rows[0]):
            found += _turned(run, rows)
            run, rows = [], []
        run.append(line)
        rows.append(cells)
    return [*found, *_turned(run, rows)]


def lines_whole(text: str) -> list[str]:
    """The lines; those whole again that were broken within brackets or within a number.

    請聯絡陳大文（電話：2123 <break> 4567）
    """
    found: list[str] = []
    for line in text.split("\n"):
        above = found[-1] if found else ""
        is_open = _OPEN.search(above) is not None and _CLOSES.match(line) is not None
        is_number = _HALF_NUMBER.search(above) is not None and _OTHER_HALF.match(line) is not None
        if (is_open or is_number) and len(above) + len(line) <= _LONGEST:
            is_wide = bool(_WIDE.match(above.rstrip()[-1:]) and _WIDE.match(line.strip()[:1]))
            found[-1] = f"{above.rstrip()}{'' if is_wide else ' '}{line.strip()}"
        else:
            found.append(line)
    return found


def with_headings_apart(text: str) -> str:
    """The lines; what a heading opens behind a gap, on a line of its own.

    發稿：某某協會 <gap> 傳媒查詢：陳美玲 電話 2123 4567
    """
    return "\n".join(map(_with_heading_apart, text.split("\n")))


def _with_heading_apart(line: str) -> str:
    for gap in _GAP.finditer(line) if len(line) <= _LONGEST else ():
        before, behind = line[: gap.start()], line[gap.end() :]
        if contact_heading(behind) and is_reachable(behind):
            is_other = not (contact_heading(before.strip()) or is_reachable(before))
            return f"{before}\n{behind}" if is_other else line
    return line


def _in_column(cells: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A cell alone below two columns, in the only one that has nothing of its kind yet."""
    if len(cells) != 1 or len(rows[0]) != 2:
        return []
    kind = _kind(cells[0])
    has = [any(_kind(row[column]) == kind for row in rows) for column in range(2)]
    if kind in ("", "words") or has[0] == has[1]:
        return []
    return ["", cells[0]] if has[0] else [cells[0], ""]


def _turned(run: Sequence[Line], rows: Sequence[Sequence[str]]) -> Iterator[Line]:
    kinds = [[_kind(cell) for cell in row] for row in rows]
    are_words = [[kind == "words" for kind in row if kind] for row in kinds]
    is_turned = (
        len(rows) > 1
        and len(rows[0]) > 1
        and all(len(set(row)) == 1 for row in are_words)
        and not all(map(any, are_words))
    )
    if not is_turned:
        yield from run
        return
    for column in range(len(rows[0])):
        for row, (_, bold) in zip(rows, run, strict=True):
            if row[column]:
                yield row[column], bold


def _cells(line: str, count: int = 0) -> list[str]:
    """What stands far apart on a line; where so many are wanted, and not less, two spaces do."""
    gap = _NARROW if count else _COLUMN
    found = [cell.strip() for cell in gap.split(line.strip()) if cell.strip()]
    return found if len(found) == count or not count else []


def _kind(cell: str) -> str:
    """What a cell says of a person: a number, an address, or only words."""
    kinds = [token.kind for token in tokens(cell)]
    return next((kind for kind in kinds if kind != "words"), "words" if kinds else "")
