"""Chinese lines that are broken by their width: where the next word had room, a paragraph ends."""

import re
from collections.abc import Sequence
from itertools import pairwise

from .datelines import find_dateline
from .titles import width_of

_HAN = re.compile("[㐀-鿿]")
_ENDED = re.compile(r"[。！？：；][」』”）]*$")
_CLAUSE = re.compile("[，。、]")
_WORD = re.compile(r"[A-Za-z\d.,%$-]+|.")  # what is not taken apart: a Latin word, a number
_IN_PARTS = re.compile("[㐀-鿿」][ \u3000]+[㐀-鿿「]")  # as titles are set, unlike prose
_SPARE = 4  # two characters, where no line may begin with the mark behind them
_LEAST_WIDTH = 40
_LEAST_FILLED = (
    2  # lines; one is enough where it holds a clause, and the rest of its sentence follows
)
_MOSTLY = 0.8  # of the lines that end within a sentence: those that are filled
_MOST_TITLES = 3


def paragraphs_zh(lines: Sequence[str], has_titles: bool) -> list[Sequence[str]]:
    """The paragraphs, the titles above them included; all lines as one where they are not so broken.

    A text whose sentences go on over the ends of lines was broken by its width. A line that has
    room for the next word then ends a paragraph, or is a title; a title may be wider than the text.
    """
    for titles in range(min(_MOST_TITLES * has_titles, len(lines) - 2) + 1):
        text = lines[titles:]
        if has_titles and _IN_PARTS.search(text[0]):
            continue
        if paragraphs := _broken(text, has_titles):
            return [*([title] for title in lines[:titles]), *paragraphs]
        if width_of(text[0]) < max(map(width_of, text[:-1])):
            break
    return [lines]


def _broken(lines: Sequence[str], has_titles: bool) -> list[Sequence[str]]:
    """The paragraphs of a text that is broken by the width of its widest line; none of any other."""
    open_lines = [n for n, line in enumerate(lines[:-1]) if _is_open(line)]
    if not open_lines or _is_open(lines[-1]):
        return []
    width = max(width_of(lines[n]) for n in open_lines)
    length = max(len(lines[n]) for n in open_lines)
    room = [_has_room(line, below, width, length) for line, below in pairwise(lines)]
    filled = [n for n in open_lines if not room[n]]
    below = [n for n in open_lines if n >= filled[0]]
    least = 1 if _is_ended_below(lines[filled[0]], lines[filled[0] + 1]) else _LEAST_FILLED
    is_broken = len(filled) >= max(least, _MOSTLY * len(below))
    if width < _LEAST_WIDTH or not is_broken:
        return []
    found, start = [], 0
    for n, line in enumerate(lines[:-1]):
        if _is_open(line):
            ends = has_titles and n < filled[0] and find_dateline(line) is None
        else:  # or a heading stands below
            ends = room[n] or (room[n + 1 : n + 2] == [True] and _is_open(lines[n + 1]))
        if ends:
            found.append(lines[start : n + 1])
            start = n + 1
    return [*found, lines[start:]]


def _is_open(line: str) -> bool:
    """True for a line that ends within a sentence, and for a title."""
    return bool(_HAN.search(line)) and not _ENDED.search(line)


def _is_ended_below(line: str, below: str) -> bool:
    """True for a clause whose sentence ends on the next line, which is no wider."""
    is_no_wider = width_of(below) <= width_of(line) + _SPARE
    return bool(_CLAUSE.search(line)) and is_no_wider and not _is_open(below)


def _has_room(line: str, below: str, width: int, length: int) -> bool:
    """True where the next word would have had room, measured or counted in characters."""
    word = match[0] if (match := _WORD.match(below)) else ""
    is_narrow = width_of(line) + width_of(word) + _SPARE <= width
    return is_narrow and len(line) + len(word) + _SPARE // 2 <= length
