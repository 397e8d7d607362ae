"""What stands in a Markdown text and is no prose: tables, pictures, paragraphs of a named style.

    | Year | Members |          ![Alternative text](picture-0123456789ab.png)      ::: callout
    | --- | --- |                                                                  Doors open at two.
    | 2025 | 2,000 |                                                               :::

Readers of documents write them so, and the importer reads them back as whole parts. What our own
export knows beyond the words, they write as a mark above a paragraph, `::: block-3`, and as links to
what words stand for, `[2,300](#fact.campus.members)`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

TABLE, PICTURE = "table", "picture"
CALLOUT, CAPTION, CREDIT, PULL_QUOTE = "callout", "caption", "credit", "pull-quote"
QUOTE, TITLE, LINK, VIDEO = "quote", "table-title", "link", "video"
STYLES = frozenset({CALLOUT, CAPTION, CREDIT, PULL_QUOTE, QUOTE, TITLE, LINK, VIDEO})

# A picture that came with the document; other pictures are addresses in a text, and nothing more.
PLACED = re.compile(r"!\[(?P<alt>[^\]\n]*)\]\((?P<name>picture-[0-9a-f]{12}\.[a-z0-9]{2,5})\)")
FENCE = re.compile(r":::[ \t]*(?P<style>[a-z-]*)")
# Of a paragraph: in which block it stands, or how its attribution came to be printed.
BLOCK, LIST, SPEAKER, NAMED = "block", "list", "speaker", "named"
KINDS_OF_MARK = rf"(?:{BLOCK}|{CALLOUT}|{LIST}|{SPEAKER}|{NAMED})"
INDENT = "    "  # of an item, for each list in which its list stands
MARK = re.compile(rf":::[ \t]*(?P<mark>{KINDS_OF_MARK}-\d{{1,6}})")
# What words stand for: a fact or a part of it, or the card of a fact.
REFERENCE = re.compile(
    r"#(?P<kind>fact|card)\.(?P<key>[a-z0-9-]{1,80})(?:\.(?P<part>[a-z0-9_-]{1,40}))?"
)
_REFERRING = re.compile(rf"\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\({REFERENCE.pattern}\)")
_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Part:
    """Lines `start` to `end` (exclusive) of a text, and what they say without their marks."""

    kind: str
    start: int
    end: int
    raw: str


def parts(lines: Sequence[str]) -> Iterator[Part]:
    """The parts of a text in order."""
    number = 0
    while number < len(lines):
        found = _part(lines, number)
        if found:
            yield found
        number = found.end if found else number + 1


def _part(lines: Sequence[str], start: int) -> Part | None:
    line = lines[start].strip()
    if PLACED.fullmatch(line):
        return Part(PICTURE, start, start + 1, line)
    if mark := MARK.fullmatch(line):
        return Part("mark", start, start + 1, mark["mark"])
    if (fence := FENCE.fullmatch(line)) and fence["style"] in STYLES:
        end = start + 1
        while end < len(lines) and lines[end].strip() and not FENCE.fullmatch(lines[end].strip()):
            end += 1
        is_closed = end < len(lines) and lines[end].strip() == ":::"
        inner = "\n".join(kept.strip() for kept in lines[start + 1 : end])
        return Part(fence["style"], start, end + 1, inner) if is_closed and inner else None
    return _table(lines, start)


def _table(lines: Sequence[str], start: int) -> Part | None:
    if start + 1 >= len(lines) or "|" not in lines[start] or "|" not in lines[start + 1]:
        return None
    is_ruled = _RULE.fullmatch(lines[start + 1].strip())
    if not is_ruled or len(cells(lines[start])) != len(cells(lines[start + 1])):
        return None
    end = start + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return Part(TABLE, start, end, "\n".join(line.strip() for line in lines[start:end]))


def cells(line: str) -> list[str]:
    """The cells of a line of a table, with their inline marks."""
    line = line.strip()
    line = line[1:] if line.startswith("|") else line
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(line)]


def rows(table: str) -> list[list[str]]:
    """The rows of a table, the headings of its columns first, each as long as that one."""
    lines = table.split("\n")
    found = [cells(line) for number, line in enumerate(lines) if number != 1]
    width = len(found[0])
    # What is beyond the last column stays in it: no word is lost.
    return [
        [*row[: width - 1], " | ".join(row[width - 1 :])]
        if len(row) > width
        else [*row, *[""] * (width - len(row))]
        for row in found
    ]


def written_row(row: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def written_table(table: Sequence[Sequence[str]]) -> str:
    """Rows of Markdown cells as a table; the first one is its head."""
    lines = [written_row(row) for row in table]
    return "\n".join([lines[0], f"|{' --- |' * len(table[0])}", *lines[1:]])


def written_style(style: str, text: str) -> str:
    """A paragraph of that style."""
    return f"::: {style}\n{re.sub(chr(10) + '{2,}', chr(10), text)}\n:::"


def without_marks(text: str) -> str:
    """A text of which only the words count: no marks, and the words alone where they refer."""
    lines = ("" if MARK.fullmatch(line.strip()) else line for line in text.split("\n"))
    return _REFERRING.sub(r"\g<words>", "\n".join(lines))


def picture_name(data: bytes, extension: str) -> str:
    """The name of a picture: the same bytes have the same one, in whichever file they stand."""
    return f"picture-{sha256(data).hexdigest()[:12]}.{extension}"
