"""Parts that stand on the wrong side of the end mark, brought over to the other one.

What comes after the end mark is read again as what it may be there: a heading and its text become
a boilerplate, lines with a phone become contacts. What comes before it becomes prose.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from cyberport_cms.bilingual.languages import SOURCES, SourceLanguage
from cyberport_cms.bilingual.markdown import Chunk

from .alignment import align_closing
from .cells import Cell, cell_of
from .closing import read_closing
from .draft import ReleaseDraft
from .kinds import contact_lines, make
from .nesting import flat
from .quotes import QuoteReader
from .sections import kind_of
from .texts import of_plain, plain, to_markdown
from .wizard import Pair, Sheet

OTHER = {"body": "closing", "closing": "body"}


def over(sheet: Sheet, section: str, number: int, what: str = "") -> Cell:
    """A row; with `what` one language of it, or "all" from it to the end mark's side of the section.

    After the end mark it comes first, before the end mark last: that is where the mark was missed.
    """
    pairs, there = sheet.section(section), sheet.section(OTHER[section])
    chosen = pairs[number]
    if what in SOURCES:
        brought = _brought([Pair({what: chosen.sides[what]})], section)
        del chosen.sides[what]
        chosen.known = None
    elif what in ("", "all"):
        first = 0 if (section, what) == ("closing", "all") else number
        last = len(pairs) if (section, what) == ("body", "all") else number + 1
        staying = [pair for pair in pairs[first:last] if what and not may_cross(pair)]
        brought = _brought([pair for pair in pairs[first:last] if pair not in staying], section)
        pairs[first:last] = staying
    else:
        raise ValueError(what)
    place = 0 if section == "body" else len(there)
    there[place:place] = brought
    return _first(brought[-1:] if (section, what) == ("closing", "all") else brought)


def carry(
    sheet: Sheet, section: str, number: int, source: SourceLanguage, to: str, how: str = ""
) -> Cell:
    """One language of a row, dragged beside a row of the other side, or "before" it."""
    there = sheet.section(OTHER[section])
    left = sheet.section(section)[number]
    brought = _brought([Pair({source: left.sides[source]})], section)
    place = min(max(int(to), 0), len(there))
    beside = there[place] if place < len(there) and not how else None
    del left.sides[source]
    left.known = None
    if beside and source not in beside.sides and len(brought) == 1:
        found = brought[0].sides[source]
        make(found, beside.kind, source)
        beside.sides[source] = found
        return found
    there[place:place] = brought
    return _first(brought)


def may_cross(pair: Pair) -> bool:
    """A picture of the text stays there; those of a photo note become pictures of the text."""
    return "image" not in pair.kinds


def _brought(pairs: Sequence[Pair], section: str) -> list[Pair]:
    if not pairs or not all(map(may_cross, pairs)):
        raise ValueError("it cannot stand there")
    return list(_as_closing(pairs) if section == "body" else _as_body(pairs))


def _first(pairs: Sequence[Pair]) -> Cell:
    return next(iter(pairs[0].sides.values()))


def _as_closing(pairs: Sequence[Pair]) -> Iterator[Pair]:
    sides = {}
    for source in SOURCES:
        cells = [pair.sides[source] for pair in pairs if source in pair.sides]
        chunks = [Chunk(_markdown(cell, source), n) for n, cell in enumerate(cells, start=1)]
        parts = read_closing(chunks, QuoteReader()) if chunks else []
        sides[source] = ReleaseDraft("", source, closing=tuple(parts))
    for row in align_closing(sides["en"], sides["zh_hant"]):
        found = {source: getattr(row, source) for source in SOURCES}
        yield Pair({s: _with_breaks(cell_of(side)) for s, side in found.items() if side})


def _markdown(cell: Cell, source: SourceLanguage) -> str:
    return to_markdown("<br/>".join(map(flat, cell.as_paragraph(source).texts)))


def _with_breaks(cell: Cell) -> Cell:
    """The lines of a cell are lines, not the wrapping of a file."""
    return replace(cell, texts=[text.replace("\n", "<br/>") for text in cell.texts])


def _as_body(pairs: Sequence[Pair]) -> Iterator[Pair]:
    for pair in pairs:
        sides = {source: _BODY.get(cell.kind, _prose)(cell) for source, cell in pair.sides.items()}
        for cells in zip_longest(*sides.values()):
            found = zip(sides, cells, strict=True)
            yield Pair({source: cell for source, cell in found if cell})


def _prose(cell: Cell) -> list[Cell]:
    """Its paragraphs; the line that headed them is a heading."""
    prose = [
        Cell("heading" if number == 0 and kind_of(plain(text)) else "paragraph", [text])
        for number, text in enumerate(cell.texts)
    ]
    return [*prose, *(Cell("image", pictures=[dict(picture)]) for picture in cell.pictures)]


def _boilerplate(cell: Cell) -> list[Cell]:
    heading = [Cell("heading", [of_plain(cell.heading)])] if cell.heading else []
    return [*heading, *(Cell("paragraph", [text]) for text in cell.texts)]


def _contacts(cell: Cell) -> list[Cell]:
    return [Cell("paragraph", ["<br/>".join(map(of_plain, contact_lines(cell)))])]


def _quote(cell: Cell) -> list[Cell]:
    return [replace(cell, kind="quote", texts=list(cell.texts))]


_BODY: Mapping[str, Callable[[Cell], list[Cell]]] = {
    "boilerplate": _boilerplate,
    "contacts": _contacts,
    "caption_quote": _quote,
}
COMMANDS: Mapping[str, Callable[..., Cell]] = {"over": over, "carry": carry}
