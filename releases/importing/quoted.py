"""Paragraphs that Markdown marks as quotations, `> We fly.`: as parts of the style “quote”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from cyberport_cms.bilingual.markdown import Chunk, chunks
from cyberport_cms.bilingual.parts import QUOTE

_MARK = re.compile(r">(?!>) ?")
_SAID = re.compile(r"[.!?。！？…][\"”’」』）)]*\s*$", re.MULTILINE)
_NOTE = re.compile(r"\*{0,2}(?:notes?|n\.b\.?|附?[註注]|備註)\s*[:：]", re.IGNORECASE)
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
    """What stands behind the marks; paragraphs that follow each other are one quotation."""
    inner = "\n".join(_MARK.sub("", line, count=1) for line in part.raw.split("\n"))
    pieces = [replace(piece, line=part.line + piece.line - 1) for piece in chunks(inner)]
    for is_said, group in groupby(pieces, key=_is_said):
        run = list(group)
        if is_said:
            yield replace(run[0], raw="\n".join(piece.raw for piece in run), style=QUOTE)
        else:
            yield from run


def _is_said(piece: Chunk) -> bool:
    """Not a list or heading in the block, and not a note: 註：…, **Note:** …"""
    return not (piece.level or piece.item or piece.style or _NOTE.match(piece.raw))
