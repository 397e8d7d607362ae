"""What was understood of a draft, while a person corrects it: plain data that JSON can hold.

A sheet has one pair of cells for each row of the later release. Every change keeps every word: only
an emptied field takes words out, and `unused` in proposals.py then says which.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import partial
from typing import Any, Self

from cyberport_cms.bilingual.languages import SOURCES, SourceLanguage

from .alignment import Row, Rows, align_sides
from .cells import TEXT_KINDS, WHOLE_KINDS, Cell, cell_of
from .draft import Dateline, ReleaseDraft
from .kinds import KINDS, join, make, may_join

HEAD = ("label", "headline", "subheadline", "place", "date", "printed", "end_mark")
SECTIONS = ("body", "closing")
_PROSE = {"paragraph", "quote"}


@dataclass
class Pair:
    """A row of the sheet. `known` is the boilerplate that is chosen instead of the words here."""

    sides: dict[SourceLanguage, Cell]
    known: int | None = None

    @property
    def kinds(self) -> set[str]:
        return {cell.kind for cell in self.sides.values()}

    @property
    def kind(self) -> str:
        """What becomes of the row; two kinds that do not go together become a paragraph."""
        return self.kinds.pop() if len(self.kinds) == 1 else "paragraph"

    @property
    def is_one_text(self) -> bool:
        """Whether a side that is missing can be written into one field."""
        return self.kind in TEXT_KINDS


@dataclass
class Sheet:
    """Heads by language, and the two streams of pairs."""

    heads: dict[SourceLanguage, dict[str, str]]
    body: list[Pair] = field(default_factory=list)
    closing: list[Pair] = field(default_factory=list)

    # From drafts, to drafts, and through JSON

    @classmethod
    def of(cls, en: ReleaseDraft | None, zh_hant: ReleaseDraft | None) -> Self:
        heads = {draft.language: _head(draft) for draft in (en, zh_hant) if draft is not None}
        rows = align_sides(en, zh_hant)
        return cls(heads, [_pair(row) for row in rows.body], [_pair(row) for row in rows.closing])

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        sections = {
            name: [
                Pair({s: Cell(**pair[s]) for s in SOURCES if s in pair}, pair.get("known"))
                for pair in data[name]
            ]
            for name in SECTIONS
        }
        return cls(heads=dict(data["heads"]), **sections)

    def as_json(self) -> dict[str, Any]:
        return {
            "heads": self.heads,
            **{
                name: [
                    {**{s: asdict(cell) for s, cell in pair.sides.items()}, "known": pair.known}
                    for pair in self.section(name)
                ]
                for name in SECTIONS
            },
        }

    def drafts(self) -> tuple[ReleaseDraft | None, ReleaseDraft | None]:
        """The corrected drafts, English first."""
        rows = self.rows()
        return self._draft("en", rows), self._draft("zh_hant", rows)

    def _draft(self, source: SourceLanguage, rows: Rows) -> ReleaseDraft | None:
        head = self.heads.get(source)
        if head is None:
            return None
        sides = {
            name: tuple(
                side for row in getattr(rows, name) if (side := getattr(row, source)) is not None
            )
            for name in SECTIONS
        }
        return ReleaseDraft(
            path="",
            language=source,
            label=head["label"],
            headline=head["headline"],
            subheadline=head["subheadline"],
            dateline=_dateline(head),
            end_mark=head["end_mark"],
            **sides,
        )

    def rows(self) -> Rows:
        """What stands beside what: as a person has put it, not as it would be aligned again."""
        return Rows(
            [_row(pair) for pair in self.body],
            [_row(pair) for pair in self.closing],
        )

    def section(self, name: str) -> list[Pair]:
        pairs: list[Pair] = {"body": self.body, "closing": self.closing}[name]
        return pairs

    @property
    def is_both(self) -> bool:
        return len(self.heads) == len(SOURCES)

    # What a person does

    def write(self, values: Mapping[str, str]) -> None:
        """Take over what stands in the fields. What was emptied is gone with the next `tidy`.

        Words in the empty field of a language that a row has not make its text.
        """
        for source, head in self.heads.items():
            for name in HEAD:
                if (value := values.get(f"{source}-{name}")) is not None:
                    head[name] = value.replace("\r\n", "\n").strip()
        for name in SECTIONS:
            for number, pair in enumerate(self.section(name)):
                for source in self.heads:
                    prefix = f"{name}-{number}-{source}"
                    written = values.get(f"{prefix}-text", "").strip()
                    if written and source not in pair.sides and pair.is_one_text:
                        pair.sides[source] = Cell(pair.kind)
                    if source in pair.sides:
                        pair.sides[source].write(values, prefix)
                chosen = values.get(f"{name}-{number}-known")
                if chosen is not None:
                    pair.known = int(chosen) if chosen.isdecimal() else None

    def do(self, command: str, more: Mapping[str, Callable[..., Cell]] = {}) -> str:
        """One change, such as "move:body:3:en:4". Returns where the changed cell stands now.

        `more` are commands that take the sheet first, such as those of crossing.py. Raises
        ValueError for what is no command, or is none for this sheet.
        """
        action, *words = command.split(":")
        try:
            change = {
                "move": self.move,
                "insert": self.insert,
                "split": self.split,
                "join": self.join,
                "kind": self.change_kind,
                "leave": self.leave_out,
                **{name: partial(command_, self) for name, command_ in more.items()},
            }[action]
            section, number, *rest = words
            cell = change(section, int(number), *rest)  # type: ignore[operator]
        except (LookupError, TypeError, ValueError, StopIteration) as error:
            raise ValueError(command) from error
        self.tidy()
        return next((name for name, found in self.places() if found is cell), "")

    def move(self, section: str, number: int, source: SourceLanguage, to: str) -> Cell:
        """To another row, in exchange for what stands there; a row of its own where it cannot be."""
        pairs, there = self.section(section), int(to)
        cell = pairs[number].sides[source]
        if not 0 <= there < len(pairs):
            return self.insert(section, number, source, to)
        here, other = pairs[number], pairs[there]
        back = other.sides.get(source)
        bound = section == "closing" or _is_whole(here) or _is_whole(other)
        if bound and not (_fits(cell, other, source) and _fits(back, here, source)):
            return self.insert(section, number, source, str(there + (there > number)))
        del here.sides[source]
        other.sides[source] = cell
        if back is not None:
            here.sides[source] = back
        here.known = other.known = None
        return cell

    def insert(self, section: str, number: int, source: SourceLanguage, before: str) -> Cell:
        """Into a row of its own, before another one."""
        pairs = self.section(section)
        cell = pairs[number].sides.pop(source)
        pairs[number].known = None
        place = min(max(int(before), 0), len(pairs))
        pairs.insert(place, Pair({source: cell}))
        return cell

    def split(self, section: str, number: int, source: SourceLanguage, after: str) -> Cell:
        """After a sentence (of a list: an item); the rest stands in the row below."""
        pairs = self.section(section)
        cell = pairs[number].sides[source]
        rest = cell.split(int(after), source)
        below = pairs[number + 1] if number + 1 < len(pairs) else None
        if below and source not in below.sides and below.kind == rest.kind:
            below.sides[source] = rest
        else:
            pairs.insert(number + 1, Pair({source: rest}))
        return cell

    def join(self, section: str, number: int, source: SourceLanguage) -> Cell:
        """With the next cell of the same language."""
        pairs = self.section(section)
        cell = pairs[number].sides[source]
        below = next(pair for pair in pairs[number + 1 :] if source in pair.sides)
        if section == "closing" and not may_join(cell, below.sides[source]):
            raise ValueError(below.kind)
        join(cell, below.sides.pop(source), source)
        return cell

    def change_kind(self, section: str, number: int, kind: str) -> Cell:
        """Of a row, on both sides."""
        pair = self.section(section)[number]
        if kind not in KINDS[section] or not pair.kinds <= set(KINDS[section]):
            raise ValueError(kind)
        for source, cell in pair.sides.items():
            make(cell, kind, source)
        return next(iter(pair.sides.values()))

    def leave_out(self, section: str, number: int, name: str) -> Cell:
        """A picture of a row, on both sides; it is listed as not used."""
        cells = self.section(section)[number].sides.values()
        if not any(picture["name"] == name for cell in cells for picture in cell.pictures):
            raise ValueError(name)
        for cell in cells:
            cell.pictures = [picture for picture in cell.pictures if picture["name"] != name]
        return next(iter(cells))

    @property
    def pictures(self) -> set[str]:
        """The names of the pictures that the release will show."""
        return {picture["name"] for _, cell in self.places() for picture in cell.pictures}

    def places(self) -> Iterator[tuple[str, Cell]]:
        """Every cell, and what it is called in the form."""
        for name in SECTIONS:
            for number, pair in enumerate(self.section(name)):
                for source, cell in pair.sides.items():
                    yield f"{name}-{number}-{source}", cell

    def tidy(self) -> bool:
        """Contacts and cells without words are gone, and rows without cells.

        True where any was there: what stands below it is called otherwise in the form now.
        """
        before = self._numbers
        for _, cell in self.places():
            cell.tidy()
        for name in SECTIONS:
            pairs = self.section(name)
            for pair in pairs:
                pair.sides = {s: pair.sides[s] for s in SOURCES if pair.sides.get(s)}
            pairs[:] = [pair for pair in pairs if pair.sides]
        return self._numbers != before

    @property
    def _numbers(self) -> list[tuple[str, int]]:
        """All by which fields are called: the places, and how many contacts stand in each."""
        return [(place, len(cell.contacts)) for place, cell in self.places()]


def _fits(cell: Cell | None, pair: Pair, source: SourceLanguage) -> bool:
    """After the end mark only parts of one kind are partners; of pictures only the same one."""
    others = {_key(other) for side, other in pair.sides.items() if side != source}
    return cell is None or others <= {_key(cell)}


def _key(cell: Cell) -> tuple[str, str]:
    return cell.kind, cell.pictures[0]["name"] if cell.kind == "image" else ""


def _is_whole(pair: Pair) -> bool:
    return bool(pair.kinds & set(WHOLE_KINDS))


def _pair(row: Row[Any]) -> Pair:
    sides = {source: getattr(row, source) for source in SOURCES}
    return Pair({source: cell_of(side) for source, side in sides.items() if side is not None})


def _row(pair: Pair) -> Row[Any]:
    cells = dict(pair.sides)
    if len(pair.kinds) > 1 and not pair.kinds <= _PROSE:
        cells = {source: cell.as_paragraph(source) for source, cell in cells.items()}
    en, zh_hant = (cells.get(source) for source in SOURCES)
    return Row(en.block() if en else None, zh_hant.block() if zh_hant else None)


def _head(draft: ReleaseDraft) -> dict[str, str]:
    line = draft.dateline or Dateline("", None, "")
    return {
        "label": draft.label,
        "headline": draft.headline,
        "subheadline": draft.subheadline,
        "place": line.place,
        "date": line.date.isoformat() if line.date else "",
        "printed": line.printed,
        "end_mark": draft.end_mark,
    }


def _dateline(head: Mapping[str, str]) -> Dateline | None:
    if not (head["place"] or head["date"] or head["printed"]):
        return None
    try:
        day = date.fromisoformat(head["date"])
    except ValueError:
        day = None
    return Dateline(head["place"], day, head["printed"])
