"""Numbered items: which of them are a list, and which keep their number as a word."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cyberport_cms.bilingual.markdown import Chunk


def with_odd_numbers(parts: Sequence[Chunk], numbers: Mapping[int, str]) -> list[Chunk]:
    """Items that a list would number anew become text that keeps its number.

    A list counts from 1. One that goes on below other text, and items that stand alone, each above
    its own paragraphs, would all become number 1.
    """
    lists: list[list[int]] = []
    for place, part in enumerate(parts):
        if not _number(part, numbers):
            continue
        if lists and lists[-1][-1] == place - 1 and goes_on(parts[place - 1], part, numbers):
            lists[-1].append(place)
        else:
            lists.append([place])
    first = {one[0]: _number(parts[one[0]], numbers) for one in lists}
    counts_on = any(number > 1 for number in first.values())
    kept = list(parts)
    for one in lists:
        if first[one[0]] > 1 or (counts_on and len(one) == 1):
            for place in one:
                raw = f"{numbers[parts[place].line]}{parts[place].raw}"
                kept[place] = replace(parts[place], item=False, raw=raw)
    return kept


def goes_on(before: Chunk, after: Chunk, numbers: Mapping[int, str]) -> bool:
    """Whether the second is the next item of the same list; numbers that start anew open another."""
    last, number = _number(before, numbers), _number(after, numbers)
    return after.item and (number == last + 1 if last else not number)


def _number(part: Chunk, numbers: Mapping[int, str]) -> int:
    """The number of a numbered item; 0 of anything else."""
    found = re.match(r"\d+", numbers.get(part.line, "")) if part.item else None
    return int(found[0]) if found else 0
