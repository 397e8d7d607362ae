"""Runs of formatted text → Markdown that our parser reads back as the same characters."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..markdown import inline
from ..parts import REFERENCE

# What Markdown would take for a mark: escaped only where the plain words are misread without.
_MARKS = re.compile(r"([\\*_\[\]<>])")
_HEADING = re.compile(r"(?m)^(?=#{1,6}[ \t])")
_END_MARK = re.compile(r"#(?:\s*#){2}")
_EDGES = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
_ADDRESS = re.compile(rf"(?:https?://|mailto:|tel:)\S|(?-i:{REFERENCE.pattern})\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Run:
    """Some characters of one look; "\\n" is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    raised: str = ""  # "sup" or "sub"


def marked(runs: Sequence[Run]) -> str:
    """Markdown of one paragraph. Where marks would cost a character, the marks are left out."""
    runs = [run for run in _tidied(runs) if run.text]
    plain = "".join(run.text for run in runs)
    if _END_MARK.fullmatch(plain):
        return "###"  # "# # #" would be a heading
    written = plain
    for write in _ways():
        written = write(runs)
        # An odd pair of asterisks makes the parser look for its partner in the next paragraph.
        if inline(written).text == plain and written.count("**") % 2 == 0:
            break
    return _HEADING.sub(r"\\", written)


def _ways() -> Iterator[Callable[[Sequence[Run]], str]]:
    """From the plainest to the safest: escapes, marks off the punctuation, links alone, nothing."""
    yield lambda runs: _linked(runs, _as_is, tight=False)
    yield lambda runs: _linked(runs, _escaped, tight=False)
    # CommonMark does not end bold between 」 and a character: **「香港」**表示.
    yield lambda runs: _linked(runs, _escaped, tight=True)
    yield lambda runs: _linked([replace(r, bold=False, italic=False) for r in runs], _escaped)
    yield lambda runs: _escaped("".join(run.text for run in runs))


def _tidied(runs: Sequence[Run]) -> list[Run]:
    """Without white space at both ends of each line: the parser drops it there."""
    text = "".join(run.text for run in runs)
    keep = [False] * len(text)
    for line in re.finditer(r"[^\n]*", text):
        bare = line.group().strip()
        start = line.start() + line.group().find(bare)
        keep[start : start + len(bare)] = [True] * len(bare)
    first = next((n for n, kept in enumerate(keep) if kept), len(text))
    last = len(text) - next((n for n, kept in enumerate(reversed(keep)) if kept), len(text))
    tidied, position = [], 0
    for run in runs:
        kept = "".join(
            char
            for place, char in enumerate(run.text, start=position)
            if keep[place] or (char == "\n" and first < place < last)
        )
        tidied.append(replace(run, text=kept))
        position += len(run.text)
    return tidied


def _linked(runs: Sequence[Run], write: Callable[[str], str], tight: bool = False) -> str:
    parts = []
    for link, group in groupby(runs, key=lambda run: run.link):
        words = _bold(list(group), write, tight)
        parts.append(f"[{words}]({address(link)})" if link is not None and words else words)
    return "".join(parts)


def _bold(runs: Sequence[Run], write: Callable[[str], str], tight: bool) -> str:
    parts = []
    for bold, group in groupby(runs, key=lambda run: run.bold):
        words = "".join(
            _italic(list(same), "*" if italic else "", write, tight)
            for italic, same in groupby(group, key=lambda run: run.italic)
        )
        parts.append(_wrapped(words, "**", str, tight) if bold else words)
    return "".join(parts)


def _italic(runs: Sequence[Run], mark: str, write: Callable[[str], str], tight: bool) -> str:
    if not any(run.raised for run in runs):
        return _wrapped("".join(run.text for run in runs), mark, write, tight)
    parts = []
    for raised, group in groupby(runs, key=lambda run: run.raised):
        words = write("".join(run.text for run in group))
        parts.append(f"<{raised}>{words}</{raised}>" if raised else words)
    return _wrapped("".join(parts), mark, str, tight)


def _wrapped(text: str, mark: str, write: Callable[[str], str], tight: bool) -> str:
    """The text between two marks, white space outside of them; if `tight`, punctuation too."""
    if not mark:
        return write(text)
    if tight and (edges := _EDGES.match(text)) and not re.search(r"[*\]\[\\]", text):
        before, words, after = edges.groups()
    else:
        words = text.strip()
        start = text.find(words)
        before, after = text[:start], text[start + len(words) :]
    if not words:
        return write(text)
    return f"{write(before)}{mark}{write(words)}{mark}{write(after)}"


def _as_is(text: str) -> str:
    return text


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


def address(link: str | None) -> str:
    """The target of a link as Markdown can hold it; “#” for what leads nowhere on the web."""
    link = (link or "").strip()
    if not _ADDRESS.match(link):
        return "#"
    return re.sub(r"[\s()<>\\]", lambda c: "".join(f"%{b:02X}" for b in c.group().encode()), link)
