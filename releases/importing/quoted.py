"""Paragraphs that Markdown marks as quotations, `> We fly.`: as parts of the style “quote”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from cyberport_cms.bilingual.markdown import Chunk
from cyberport_cms.bilingual.parts import QUOTE

_MARK = re.compile(r">(?!>) ?")
_SAID = re.compile(r"[.!?。！？…][\"”’」』）)]*\s*$", re.MULTILINE)
_MOST = 0.5  # of the paragraphs: where more are marked, an e-mail hands all of them on


def with_quotations(parts: Sequence[Chunk]) -> list[Chunk]:
    """The chunks; those whose every line is marked, and which hold a sentence, without the mark."""
    marked = [_is_marked(part) for part in parts]
    if sum(marked) > _MOST * len(parts):
        return list(parts)
    return [
        piece
        for part, is_quoted in zip(parts, marked, strict=True)
        for piece in (_pieces(part) if is_quoted else (part,))
    ]


def _is_marked(part: Chunk) -> bool:
    is_plain = not (part.level or part.item or part.style)
    lines = part.raw.split("\n")
    return is_plain and all(map(_MARK.match, lines)) and bool(_SAID.search(part.raw))


def _pieces(part: Chunk) -> Iterator[Chunk]:
    """Each paragraph by itself: a mark alone on its line stands between two."""
    lines = [_MARK.sub("", line, count=1) for line in part.raw.split("\n")]
    place = part.line
    for is_text, group in groupby(lines, key=lambda line: bool(line.strip())):
        run = list(group)
        if is_text:
            yield replace(part, raw="\n".join(run), line=place, style=QUOTE)
        place += len(run)
