"""Where lines are paragraphs although no empty line stands between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cyberport_cms.bilingual.markdown import Chunk, inline

from .above import is_above
from .datelines import find_dateline
from .masthead import KEY_POINTS
from .sections import COLONS
from .titles import width_of
from .wrapping import paragraphs_zh

_ENDED = re.compile(r"[.!?:。！？：；][\"'”’」』）)]*$")
_ENDED_ZH = re.compile(r"[。！？][」』）]*$")
_LEAST_LINES = 3
_MOST_ENDED = (
    0.7  # of the lines: a text that is broken by its width ends few of its sentences there
)
_SHORTER = 0.7  # a title is so much shorter than the line below it
_EVEN = 0.85  # … and two lines of a text that is broken by its width are as long as that
_LEAST_TEXT = 30  # characters
_LONGEST_HEAD = 12  # characters of the line above a list
_OPENING = 4  # chunks in which the first title stands


def lines_apart(parts: Sequence[Chunk]) -> list[Chunk]:
    """The chunks; those whose lines are paragraphs or a title above its text, line by line."""
    text = next((n for n, part in enumerate(parts) if _is_text(part)), len(parts))
    return [
        piece
        for number, part in enumerate(parts)
        for head in _head_of_list_apart(part, *parts[number + 1 : number + 2])
        for piece in _apart(head, is_opening=number < _OPENING, has_titles=number <= text)
    ]


def _is_text(part: Chunk) -> bool:
    is_plain = not (part.level or part.item or part.style)
    return is_plain and len(part.text) > _LEAST_TEXT and bool(_ENDED_ZH.search(part.text.strip()))


def _apart(part: Chunk, is_opening: bool, has_titles: bool = False) -> Iterator[Chunk]:
    lines = part.raw.split("\n")
    if len(lines) < 2 or part.level or part.item or part.style:
        yield part
        return
    ended = [bool(_ENDED.search(inline(line).text.strip())) for line in lines]
    is_pair = len(lines) == 2 and all(_ENDED_ZH.search(line.strip()) for line in lines)
    is_pair = is_pair and not _is_spoken_on(lines[0], lines[1].strip())
    is_apart = len(lines) >= _LEAST_LINES and sum(ended) >= _MOST_ENDED * len(lines)
    if is_pair or (is_apart and not _is_broken(lines, ended)):
        for number, line in enumerate(lines):
            yield replace(part, raw=line, line=part.line + number)
        return
    paragraphs = paragraphs_zh(lines, has_titles)
    if len(paragraphs) > 1:
        below = part.line
        for paragraph in paragraphs:
            yield replace(part, raw="\n".join(paragraph), line=below)
            below += len(paragraph)
        return
    start = _start_of_text(lines, ended) if is_opening else 0
    if start:
        for number, line in enumerate(lines[:start]):
            yield replace(part, raw=line, line=part.line + number)
        rest = replace(part, raw="\n".join(lines[start:]), line=part.line + start)
        yield from _apart(rest, is_opening=True)  # more titles may stand below
    else:
        yield part


def _start_of_text(lines: Sequence[str], ended: Sequence[bool]) -> int:
    """How many lines are titles: each much shorter than the first line of the text; 0 without any.

    The text begins with a dateline, with a line that ends a sentence, or with one that is broken by
    its width.
    """
    widest = 0
    above = ""
    for number, line in enumerate(lines):
        if _is_above(line):
            continue
        width = width_of(line)
        below = width_of(lines[number + 1]) if number + 1 < len(lines) else width
        is_text = ended[number] or _EVEN * width <= below <= width / _EVEN
        is_text = is_text and ended[-1] and widest <= _SHORTER * width and above[-1:] not in "：:"
        if (widest and is_text) or find_dateline(line):
            is_long = sum(map(len, lines[number:])) > _LEAST_TEXT
            return number if widest and is_long else 0
        if ended[number] and not line.endswith(COLONS):
            return 0
        widest, above = max(widest, width), line
    return 0


def _head_of_list_apart(part: Chunk, following: Chunk | None = None) -> list[Chunk]:
    """The titles, and 業績摘要 right below them and above its list."""
    above, _, last = part.raw.rpartition("\n")
    is_head = following is not None and following.item and KEY_POINTS.search(last)
    if (
        not (above and is_head)
        or part.level
        or part.item
        or part.style
        or len(last) > _LONGEST_HEAD
    ):
        return [part]
    return [
        replace(part, raw=above),
        replace(part, raw=last, line=part.line + above.count("\n") + 1),
    ]


def _is_spoken_on(line: str, below: str) -> bool:
    """True where a quotation that a line opens goes on below, without a mark that opens it again."""
    return line.count("「") > line.count("」") and not below.startswith("「")


def _is_broken(lines: Sequence[str], ended: Sequence[bool]) -> bool:
    """True where a line ends between the marks of a quotation and within a sentence."""
    depth = 0
    for line, is_ended in zip(lines, ended, strict=True):
        depth += line.count("「") - line.count("」")
        if depth > 0 and not is_ended:
            return True
    return False


def _is_above(line: str) -> bool:
    text = inline(line).text.strip()
    return is_above(text)
