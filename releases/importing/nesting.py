"""Lists, and lists below their items, as HTML: `<ul><li>Hall<ol><li>Seats</li></ol></li></ul>`.

Behind the words of an item stand its lists. In a text it is how far items stand in that tells which
of them stand below which.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[ou]l|li)>")
_LIST = re.compile(r"<[ou]l>")
_BELOW = ("</ol>", "</ul>")
_STEP = 2  # spaces: an item that stands in by less is beside the one above


@dataclass(frozen=True)
class Item:
    """Words of an item as HTML, and how many spaces stand before its mark."""

    html: str
    indent: int = 0
    numbered: bool = False


def of_list(items: Sequence[str], numbered: bool) -> str:
    """A list that stands among paragraphs."""
    tag = "ol" if numbered else "ul"
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def is_below(indent: int, other: int) -> bool:
    """True where what stands in so far is below an item that stands in as the other."""
    return indent >= other + _STEP


def lists_of(items: Sequence[Item]) -> list[str]:
    """The lists that items are; another kind of mark opens another list."""
    kinds = groupby(_outermost(items), key=lambda item: item.numbered)
    return [of_list([item.html for item in same], numbered) for numbered, same in kinds]


def _outermost(items: Sequence[Item]) -> Iterator[Item]:
    position = 0
    while position < len(items):
        item, end = items[position], position + 1
        while end < len(items) and is_below(items[end].indent, item.indent):
            end += 1
        below = "".join(lists_of(items[position + 1 : end]))
        yield Item(f"{item.html}{below}", item.indent, item.numbered)
        position = end


def items_of(html: str) -> list[str]:
    """The items of a list, each with the lists below it; none of a paragraph."""
    return list(_inner(html, ("li",))) if _LIST.match(html) else []


def apart(html: str) -> tuple[str, list[str]]:
    """The words of an item, and the lists below them; of a list no words, and itself."""
    found = _LIST.search(html)
    if not found:
        return html, []
    below = html[found.start() :]
    return html[: found.start()], list(_inner(below, ("ol", "ul"), is_whole=True))


def parts_of(html: str) -> list[str]:
    """A text as what can stand among paragraphs."""
    words, lists = apart(html)
    return [*([words] if words else []), *lists]


def is_nested(item: str) -> bool:
    return bool(_LIST.search(item))


def flat(html: str) -> str:
    """A paragraph of a text: of a list, its items of all levels line by line."""
    return re.sub(r"(?:</?(?:[ou]l|li)>)+", "\n", html).strip("\n").replace("\n", "<br/>")


def ends_line(tag: re.Match[str]) -> bool:
    """True for the tag behind which the next line of a list begins."""
    before = tag.string[: tag.start()]
    if tag.group() == "</li>":
        return not before.endswith(_BELOW)
    return bool(before and _LIST.fullmatch(tag.group())) and not before.endswith(("<li>", *_BELOW))


def with_numbers(html: str) -> str:
    """The items of numbered lists as paragraphs with their numbers, as a text has them."""
    lists: list[list[int]] = []  # of those that are open, how many items they have; [] of bullets

    def number(tag: re.Match[str]) -> str:
        if tag["name"] != "li":
            lists.pop() if tag["end"] else lists.append([0] if tag["name"] == "ol" else [])
        elif lists and lists[-1]:
            lists[-1][0] += not tag["end"]
            return "</p>" if tag["end"] else f"<p>{lists[-1][0]} "
        return tag.group()

    return _TAG.sub(number, html)


def _inner(html: str, names: Sequence[str], is_whole: bool = False) -> Iterator[str]:
    """What the outermost of these tags hold, or the whole of them."""
    depth = start = 0
    for tag in _TAG.finditer(html):
        if tag["name"] not in names:
            continue
        if not tag["end"] and depth == 0:
            start = tag.start() if is_whole else tag.end()
        depth += -1 if tag["end"] else 1
        if depth == 0:
            yield html[start : tag.end() if is_whole else tag.start()]
