"""Numbers in front of items and headings: which are a list, which stay as words, which belong together."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from cyberport_cms.bilingual.markdown import Chunk

from .nesting import is_below

_DIGITS_ZH = "一二三四五六七八九"
_ORDINAL = re.compile(  # 一、  （二）  第三，  4.  5）  活動一：
    r"(?:[（(]?(?P<first>第)?|(?P<word>[㐀-鿿]{2}))(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})"
    r"(?P<behind>(?(word)[：:]|[、.．）)：:])|(?(first)[，,]))\s*(?=[^\d\s])"
)
_SENTENCE = re.compile(r"[.!?。！？；;：:，,][\"'”’」』）)]*$")


def all_or_none(parts: Sequence[Chunk], found: Set[int], longest: int) -> set[int]:
    """The places of headings; of paragraphs that are numbered through, all are headings or none.

    They are headings where none is a sentence, and one at least was found to be a heading.
    """
    headings = set(found)
    for series in _series(parts):
        if headings.isdisjoint(series) or headings.issuperset(series):
            continue
        texts = [parts[place].text.strip() for place in series]
        if any(len(t) > longest or "\n" in t or _SENTENCE.search(t) for t in texts):
            headings -= {place for place in series if not parts[place].level}
        else:
            headings |= set(series)
    return headings


def _series(parts: Sequence[Chunk]) -> Iterator[list[int]]:
    """The places of paragraphs that are numbered one, two, three … in one way."""
    open_ones: dict[tuple[str, bool, str | None], list[int]] = {}
    for place, part in enumerate(parts):
        match = None if part.item or part.style else _ORDINAL.match(part.text.strip())
        if not match:
            continue
        kind = match["behind"], match["number"].isdigit(), match["word"]
        series = open_ones.setdefault(kind, [])
        if _value(match["number"]) != len(series) + 1:
            yield series
            series = open_ones[kind] = []
        if _value(match["number"]) == len(series) + 1:
            series.append(place)
    yield from open_ones.values()


def _value(number: str) -> int:
    """The value of 三, 十二 or 7."""
    if number.isdigit():
        return int(number)
    tens, is_over, ones = number.rpartition("十")
    value = _DIGITS_ZH.find(ones) + 1 if ones else 0
    return value + (10 * (_DIGITS_ZH.find(tens) + 1 if tens else 1) if is_over else 0)


def with_odd_numbers(parts: Sequence[Chunk], numbers: Mapping[int, str]) -> list[Chunk]:
    """Items that a list would number anew become text that keeps its number.

    A list counts from 1. One that goes on below other text, and items that stand alone, each above
    its own paragraphs, would all become number 1.
    """
    lists: list[list[int]] = []
    for place, part in enumerate(parts):
        if not _number(part, numbers) or part.mark:
            continue
        above = place - 1
        while above > 0 and parts[above].item and is_below(parts[above].indent, part.indent):
            above -= 1
        known = next((one for one in lists if one[-1] == above), None)
        if known and goes_on(parts[above], part, numbers):
            known.append(place)
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


def end_of_list(parts: Sequence[Chunk], start: int, numbers: Mapping[int, str]) -> int:
    """The place behind a list and the lists below its items."""
    last, end = parts[start], start + 1
    while end < len(parts):
        part = parts[end]
        if part.mark and part.mark != last.mark:
            break
        if not (part.item and is_below(part.indent, last.indent)):
            if not goes_on(last, part, numbers):
                break
            last = part
        end += 1
    return end


def goes_on(before: Chunk, after: Chunk, numbers: Mapping[int, str]) -> bool:
    """Whether the second is the next item of the same list; numbers that start anew open another."""
    last, number = _number(before, numbers), _number(after, numbers)
    return after.item and (number == last + 1 if last else not number)


def _number(part: Chunk, numbers: Mapping[int, str]) -> int:
    """The number of a numbered item; 0 of anything else."""
    found = re.match(r"\d+", numbers.get(part.line, "")) if part.item else None
    return int(found[0]) if found else 0
