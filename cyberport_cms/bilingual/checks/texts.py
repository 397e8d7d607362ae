"""The two sides of a block as plain text, with what their markup says of it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from ..languages import ENGLISH, SOURCES, SourceLanguage
from .findings import Span

_TAG = re.compile(r"<!--[^>]*>|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>[^<>]*)>")
_RICH = re.compile(
    r"</?(?:p|b|i|u|a|br|ul|ol|li|strong|em|sup|sub|h[1-6]|div|span|blockquote|table|tr|td|embed|hr)"
    r"(?:\s[^<>]*|/)?>",
    re.IGNORECASE,
)
_BLOCKS = frozenset("p div li ul ol h1 h2 h3 h4 h5 h6 blockquote table tr hr section".split())
_RUNS = {"b": "bold", "strong": "bold", "a": "links", "li": "items"} | {
    f"h{level}": "headings" for level in range(1, 7)
}
_ADDRESS = re.compile(r"""\bhref\s*=\s*["']([^"'<>]*)""", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True)
class Pair:
    """Two sides of a block, plain or rich (HTML). `only_in` where one of them is not meant to be.

    `kind` is the name of the block ("paragraph", "heading", "quote", "caption_quote", "boilerplate")
    or of the field ("headline"). Ids are free, but differ from each other.
    """

    block_id: str
    kind: str
    en: str
    zh_hant: str
    only_in: SourceLanguage | None = None


class Run(NamedTuple):
    """A part of a side's plain text; `address` of a link."""

    start: int
    end: int
    address: str = ""


@dataclass(frozen=True)
class Side:
    """One side, read: plain text and the runs that the markup marks in it."""

    block_id: str
    language: SourceLanguage
    text: str
    runs: dict[str, tuple[Run, ...]] = field(default_factory=dict)

    def marked(self, name: str) -> tuple[Run, ...]:
        """The runs of a name: bold, links, items, headings."""
        return self.runs.get(name, ())

    def span(self, start: int, end: int) -> Span:
        """A passage, without the white space around it."""
        words = self.text[start:end]
        if stripped := words.strip():
            start += words.index(stripped)
            end = start + len(stripped)
        return Span(self.block_id, start, end, self.text[start:end])

    def spans(self, ranges: "list[Run] | tuple[Run, ...]") -> tuple[Span, ...]:
        return tuple(self.span(one.start, one.end) for one in ranges)

    @property
    def whole(self) -> tuple[Span, ...]:
        """The whole text as spans: none where it is blank."""
        return (self.span(0, len(self.text)),) if self.text.strip() else ()


@dataclass(frozen=True)
class Block:
    """A pair, read."""

    pair: Pair
    en: Side
    zh_hant: Side

    @property
    def id(self) -> str:
        return self.pair.block_id

    @property
    def kind(self) -> str:
        return self.pair.kind

    def side(self, language: SourceLanguage) -> Side:
        return self.en if language == ENGLISH else self.zh_hant

    @property
    def written(self) -> tuple[Side, ...]:
        """The sides that say something."""
        return tuple(side for side in (self.en, self.zh_hant) if side.text.strip())

    @property
    def is_compared(self) -> bool:
        """Whether both sides stand and are meant to say the same."""
        return self.pair.only_in is None and len(self.written) == len(SOURCES)


@lru_cache(maxsize=2048)
def read_pair(pair: Pair) -> Block:
    """Both sides of a pair, read."""
    return Block(
        pair,
        _side(pair.block_id, "en", pair.en),
        _side(pair.block_id, "zh_hant", pair.zh_hant),
    )


def plain_text(source: str) -> str:
    """The text to which spans refer: paragraphs, items and rows in lines, white space folded.

    Text without markup comes back as it is.
    """
    return _side("", ENGLISH, source).text


def _side(block_id: str, language: SourceLanguage, source: str) -> Side:
    if not _RICH.search(source):
        return Side(block_id, language, source)
    reader = _Reader()
    position = 0
    for tag in _TAG.finditer(source):
        reader.add(source[position : tag.start()])
        if tag["name"]:
            reader.mark(tag["name"].lower(), bool(tag["end"]), tag["attributes"])
        position = tag.end()
    reader.add(source[position:])
    return Side(block_id, language, "".join(reader.parts), reader.finished())


class _Reader:
    """Plain text, written part by part, and the runs that are open."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.gap = ""  # white space that waits for the next word
        self.open: dict[str, list[tuple[int | None, str]]] = {}
        self.runs: dict[str, list[Run]] = {}

    def add(self, html: str) -> None:
        text = _SPACE.sub(" ", unescape(html))
        words = text.strip(" ")
        if not words:
            self.gap = self.gap or text
            return
        before = self.gap or (" " if text.startswith(" ") else "")
        if self.length:
            self.parts.append(before)
            self.length += len(before)
        for name, runs in self.open.items():
            self.open[name] = [(self.length if s is None else s, address) for s, address in runs]
        self.parts.append(words)
        self.length += len(words)
        self.gap = " " if text.endswith(" ") else ""

    def mark(self, tag: str, is_end: bool, attributes: str) -> None:
        if tag in _BLOCKS or tag == "br":
            self.gap = "\n"
        elif tag in ("td", "th") and not is_end and self.gap != "\n":
            self.gap = "\t"
        name = _RUNS.get(tag)
        if not name:
            return
        if is_end:
            self._close(name)
        else:
            found = _ADDRESS.search(attributes)
            self.open.setdefault(name, []).append((None, unescape(found[1]) if found else ""))

    def _close(self, name: str) -> None:
        if not self.open.get(name):
            return
        start, address = self.open[name].pop()
        if start is not None:
            self.runs.setdefault(name, []).append(Run(start, self.length, address))

    def finished(self) -> dict[str, tuple[Run, ...]]:
        for name in self.open:
            while self.open[name]:
                self._close(name)
        return {name: tuple(sorted(runs)) for name, runs in self.runs.items()}
