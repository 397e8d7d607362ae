"""The words of a stored text, and where each of them stands in what is stored."""

from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from cyberport_cms.bilingual.languages import SourceLanguage

_INLINE = frozenset("a abbr b code del em i ins mark s small span strong sub sup u".split())
_THING = "\N{OBJECT REPLACEMENT CHARACTER}"  # a reference or an image among the words


@dataclass(frozen=True)
class Written:
    """Words, each character with its place in the stored text."""

    text: str
    places: list[tuple[int, int]]
    linked: list[bool]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where some of the words stand in the stored text."""
        return self.places[start][0], self.places[end - 1][1]


def written_plain(text: str) -> Written:
    return Written(text, [(n, n + 1) for n in range(len(text))], [False] * len(text))


def written_html(html: str) -> Written:
    """The words of a rich text. Blocks are apart by a line break; what a reference says is not
    typed by anybody and stands as one strange character."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return Written("".join(reader.text), reader.places, reader.linked)


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html = html
        self.lines = [0]
        for line in html.split("\n")[:-1]:
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.text: list[str] = []
        self.places: list[tuple[int, int]] = []
        self.linked: list[bool] = []
        self.links = 0

    def _here(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def _add(self, letters: str, start: int, length: int) -> None:
        self.text.append(letters)
        self.places += [(start, start + length)] * len(letters)
        self.linked += [self.links > 0] * len(letters)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "embed":
            self._add(_THING, self._here(), 0)
        elif tag not in _INLINE:
            self._add("\n", self._here(), 0)
        self.links += tag == "a"

    def handle_endtag(self, tag: str) -> None:
        self.links -= tag == "a"
        if tag not in _INLINE and tag != "embed":
            self._add("\n", self._here(), 0)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self._add(_THING if tag == "embed" else "\n", self._here(), 0)

    def handle_data(self, data: str) -> None:
        start = self._here()
        for number, letter in enumerate(data):
            self._add(" " if letter == "\n" else letter, start + number, 1)

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name}")

    def _entity(self, reference: str) -> None:
        start = self._here()
        if self.html.startswith(f"{reference};", start):
            reference += ";"
        self._add(unescape(reference), start, len(reference))


def context(text: str, start: int, end: int, source: SourceLanguage) -> tuple[str, str]:
    """A few words before and after, of the same line; cut between words in English."""
    reach = 48 if source == "en" else 20
    first = max(text.rfind("\n", 0, start) + 1, start - reach)
    line = text.find("\n", end)
    last = min(line if line >= 0 else len(text), end + reach)
    before, after = text[first:start], text[end:last]
    if source == "en" and first > 0 and not text[first - 1].isspace():
        before = before.partition(" ")[2]
    if source == "en" and last < len(text) and not text[last].isspace():
        after = after.rpartition(" ")[0]
    opens = "…" if text[:first].strip(" ") and not text[:first].endswith("\n") else ""
    closes = "…" if text[last : last + 1].strip() else ""
    return opens + before.replace(_THING, "…"), after.replace(_THING, "…") + closes
