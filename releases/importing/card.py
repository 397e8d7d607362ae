"""Whom to ask, where that stands above the headline: a card of several lines, each a paragraph."""

import re
from collections.abc import Sequence

from cyberport_cms.bilingual.markdown import Chunk

from .above import is_above, is_named, is_seat
from .contact_lines import is_reachable, tokens
from .contact_parts import holds_person
from .datelines import find_dateline
from .sections import contact_heading

_MOST = 12  # chunks
_MOST_BETWEEN = 4  # the person, the office, the organisation: then a number or an address
_LONGEST = 80  # characters …
_LONGEST_OF_PEOPLE = 160  # … and of a line that gives numbers: two people may stand on it
_ENDED = re.compile(r"[。！？!?」]$")


def card_above(chunks: Sequence[Chunk]) -> tuple[int, int]:
    """From where to where the card of the sender stands above a headline; (0, 0) without one.

    It begins with the heading of contacts or with a person’s number, and ends with the last number or address of the short
    lines below it: what follows is the headline.
    """
    start = next((n for n, chunk in enumerate(chunks[:_MOST]) if not _is_over(chunk)), 0)
    if start >= len(chunks) or not _heads(chunks[start]):
        return 0, 0
    end = start
    for number, chunk in enumerate(chunks[start : start + _MOST], start=start):
        if number > end + _MOST_BETWEEN or (number > start and not _may_be_of_card(chunk)):
            break
        if is_reachable(chunk.text) or is_seat(chunk.text):
            end = number + 1
    is_card = end > start and end < len(chunks)
    return (start, end) if is_card else (0, 0)


def _heads(chunk: Chunk) -> bool:
    text = chunk.text.strip()
    if chunk.level or chunk.style or chunk.item or len(text) > _LONGEST:
        return False
    return bool(contact_heading(text)) or (is_reachable(text) and _names_person(text))


def _names_person(text: str) -> bool:
    return any(token.kind == "words" and holds_person(token.text) for token in tokens(text))


def _is_over(chunk: Chunk) -> bool:
    """True for what may stand above the card: a label, a date, the sender."""
    if chunk.level or chunk.item or _heads(chunk):
        return False
    lines = chunk.text.strip().split("\n")
    return bool(chunk.style) or all(is_above(line, True) or is_named(line, True) for line in lines)


def _may_be_of_card(chunk: Chunk) -> bool:
    text = chunk.text.strip()
    if chunk.level or chunk.style or chunk.item or find_dateline(chunk.raw):
        return False
    lines = text.split("\n")
    return all(len(line) <= _longest(line) and not _ENDED.search(line) for line in lines)


def _longest(line: str) -> int:
    return _LONGEST_OF_PEOPLE if is_reachable(line) else _LONGEST
