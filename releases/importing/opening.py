"""Where lines are paragraphs although no empty line stands between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cyberport_cms.bilingual.markdown import Chunk, inline

from .above import is_above

_ENDED = re.compile(r"[.!?:。！？：；][\"'”’」』）)]*$")
_ENDED_ZH = re.compile(r"[。！？][」』）]*$")
_LEAST_LINES = 3
_MOST_ENDED = (
    0.7  # of the lines: a text that is broken by its width ends few of its sentences there
)
_SHORTER = 0.7  # a title is so much shorter than the line below it
_OPENING = 4  # chunks in which the first title stands


def lines_apart(parts: Sequence[Chunk]) -> list[Chunk]:
    """The chunks; those whose lines are paragraphs or a title above its text, line by line."""
    return [
        piece
        for number, part in enumerate(parts)
        for piece in _apart(part, is_opening=number < _OPENING)
    ]


def _apart(part: Chunk, is_opening: bool) -> Iterator[Chunk]:
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
    first = next((n for n, line in enumerate(lines) if not _is_above(line)), 0)
    title, below = lines[first], lines[first + 1 :]
    if (
        is_opening
        and below
        and ended[-1]
        and not ended[first]
        and len(title) <= _SHORTER * len(below[0])
        and sum(map(len, below)) > 30
    ):
        for number, line in enumerate(lines[: first + 1]):
            yield replace(part, raw=line, line=part.line + number)
        rest = replace(part, raw="\n".join(below), line=part.line + first + 1)
        yield from _apart(rest, is_opening=False)
    else:
        yield part


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
