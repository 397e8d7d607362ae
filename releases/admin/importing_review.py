"""Step 2 of an import: what was understood, as the page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import cached_property

from cyberport_cms.bilingual.languages import (
    ENGLISH,
    LANG_TAG_OF_SOURCE,
    SOURCES,
    SourceLanguage,
    suffixed,
)
from cyberport_cms.newsroom.models import Organisation
from cyberport_cms.newsroom.sentences import said
from cyberport_cms.newsroom.states import SIDE_NAMES

from ..importing.alignment import Row
from ..importing.cells import CONTACT_FIELDS, PICTURE_FIELDS, Cell
from ..importing.crossing import may_cross
from ..importing.kinds import KINDS, may_join
from ..importing.proposals import Proposal, looking, proposed_contacts
from ..importing.unused import UnusedLine, unused_by_side
from ..importing.wizard import HEAD, SECTIONS, Pair, Sheet
from ..models import ImportedPicture, ReleaseImport, Spokesperson
from .importing_boilerplate import BoilerplateChoice
from .importing_checks import Checks
from .importing_fields import FIELD_NAMES, HEAD_NAMES, KIND_NAMES, Checked, Field

PICTURE = "release_import_picture"  # an address: the picture of an unfinished import
_QUOTES = ("quote", "caption_quote")
KNOWN: dict[str, type[Model]] = {"speaker": Spokesperson, "organisation": Organisation}


@dataclass(frozen=True)
class PictureView:
    """A picture of a cell, what is said about it, and the command that leaves it out."""

    address: str
    alt: str
    fields: list[Field]
    leave: str


@dataclass
class CellView:
    """One language of a row, with what can be done to it."""

    row: "RowView"
    source: SourceLanguage
    cell: Cell | None

    @property
    def lang(self) -> str:
        return LANG_TAG_OF_SOURCE[self.source]

    @property
    def language(self) -> Any:
        return SIDE_NAMES[self.source]

    @property
    def prefix(self) -> str:
        return f"{self.row.prefix}-{self.source}"

    @property
    def command(self) -> str:
        """What commands of this cell begin with, behind their name."""
        return f"{self.row.section}:{self.row.number}:{self.source}"

    def fields(self) -> Iterator[Field]:
        if (cell := self.cell) is None:
            return
        if cell.kind == "contacts":
            yield self._field("heading", cell.heading)
            for number, contact in enumerate(cell.contacts):
                for name in CONTACT_FIELDS:
                    if contact[name] or name != "details":
                        yield self._field(name, contact[name], f"{number}-{name}")
            return
        if cell.kind == "boilerplate":
            yield self._field("organisation", cell.organisation)
            yield self._field("heading", cell.heading)
        if cell.kind == "image":
            return  # its fields stand below the picture
        if cell.kind == "table":
            yield Field(f"{self.prefix}-heading", FIELD_NAMES["caption"], cell.heading, self.source)
        is_quote = cell.kind in _QUOTES
        if is_quote:
            yield self._field("before", cell.before)
        yield Field(
            f"{self.prefix}-text", KIND_NAMES[cell.kind], cell.field_text, self.source, long=True
        )
        if is_quote:
            for name in ("after", "speaker", "role"):
                yield self._field(name, getattr(cell, name))

    @property
    def missing(self) -> Field | None:
        """Where the text can be written that this language lacks; parts of more fields are moved."""
        if self.cell is not None or not self.row.pair.is_one_text:
            return None
        return Field(f"{self.prefix}-text", self.row.kind, "", self.source, long=True)

    def _field(self, name: str, value: str, ending: str = "") -> Field:
        known = name if name in KNOWN else ""
        key = f"{self.prefix}-{ending or name}"
        return Field(key, FIELD_NAMES[name], value, self.source, known=known)

    @property
    def pictures(self) -> Iterator[PictureView]:
        """The pictures of the cell, each with its fields."""
        for number, picture in enumerate(self.cell.pictures if self.cell else ()):
            names = [n for n in PICTURE_FIELDS if n != "alt" or self.row.pair.kind == "image"]
            yield PictureView(
                address=reverse(PICTURE, args=[self.row.review.kept.pk, picture["name"]]),
                alt=picture["alt"],
                fields=[self._field(name, picture[name], f"{number}-{name}") for name in names],
                leave=f"leave:{self.row.section}:{self.row.number}:{picture['name']}",
            )

    @cached_property
    def split_points(self) -> list[tuple[str, str]]:
        """The command and the words of each place where the text can be cut in two."""
        if self.cell is None:
            return []
        points = enumerate(self.cell.split_points(self.source), start=1)
        return [(f"split:{self.command}:{number}", words) for number, words in points]

    @property
    def may_join(self) -> bool:
        below = self.row.below(self.source)
        if self.cell is None or below is None:
            return False
        if self.row.section == "body":
            return self.cell.may_join(below)
        return may_join(self.cell, below)


@dataclass
class RowView:
    """One row of the later release."""

    review: "Review"
    section: str
    number: int
    pair: Pair

    @property
    def prefix(self) -> str:
        return f"{self.section}-{self.number}"

    @property
    def place(self) -> int:
        return self.number + 1

    @property
    def kind(self) -> Any:
        return KIND_NAMES[self.pair.kind]

    @property
    def is_mixed(self) -> bool:
        return len(self.pair.kinds) > 1

    @cached_property
    def cells(self) -> list[CellView]:
        return [CellView(self, s, self.pair.sides.get(s)) for s in self.review.sources]

    @property
    def only_in(self) -> Any:
        """The language that has no partner here; empty where both are, or only one was handed in."""
        if len(self.review.sources) < len(SOURCES) or len(self.pair.sides) == len(SOURCES):
            return ""
        return SIDE_NAMES[next(iter(self.pair.sides))]

    @property
    def kinds(self) -> list[tuple[str, Any, bool]]:
        """What it can be made: command, name, whether it is that already."""
        if not self.may_change:
            return []
        return [
            (
                f"kind:{self.section}:{self.number}:{kind}",
                KIND_NAMES[kind],
                {kind} == self.pair.kinds,
            )
            for kind in KINDS[self.section]
        ]

    @property
    def may_change(self) -> bool:
        """Whether it can be another kind: what shows pictures goes on doing so."""
        has_pictures = any(cell.pictures for cell in self.pair.sides.values())
        return self.pair.kinds <= set(KINDS[self.section]) and not has_pictures

    @property
    def may_cross(self) -> bool:
        return may_cross(self.pair)

    def below(self, source: SourceLanguage) -> Cell | None:
        pairs = self.review.sheet.section(self.section)[self.number + 1 :]
        return next((pair.sides[source] for pair in pairs if source in pair.sides), None)

    @property
    def checked(self) -> Checked | None:
        return self.review.checks.rows.get(self.prefix)

    @property
    def _row(self) -> Row[Any]:
        rows: Row[Any] = getattr(self.review.rows, self.section)[self.number]
        return rows

    @cached_property
    def speaker(self) -> Proposal | None:
        if self.pair.kind not in _QUOTES:
            return None
        row = self._row
        if self.pair.kind == "caption_quote":
            row = Row(*(side.quote if side else None for side in (row.en, row.zh_hant)))
        person = self.review.builder.speaker(row)
        return Proposal(person) if person else None

    @property
    def is_quote(self) -> bool:
        return self.pair.kind in _QUOTES

    @cached_property
    def contacts(self) -> list[Proposal]:
        if self.pair.kind != "contacts":
            return []
        return proposed_contacts(self.review.builder, self._row)

    @cached_property
    def boilerplate(self) -> BoilerplateChoice | None:
        if self.pair.kind != "boilerplate":
            return None
        return BoilerplateChoice.of(self.review.undecided, self._row, self.pair, self.prefix)


class Review:
    """All of step 2. Reads the database, and saves nothing."""

    def __init__(self, kept: ReleaseImport, sheet: Sheet) -> None:
        self.kept, self.sheet = kept, sheet
        self.sources = [source for source in SOURCES if source in sheet.heads]
        self.rows = sheet.rows()
        self.checks = Checks(sheet, self.day)
        self.builder = looking(sheet)
        self.undecided = looking(sheet, decided=False)
        self.sections = {
            name: [RowView(self, name, n, pair) for n, pair in enumerate(sheet.section(name))]
            for name in SECTIONS
        }

    @property
    def is_both(self) -> bool:
        return self.sheet.is_both

    @property
    def body(self) -> list[RowView]:
        return self.sections["body"]

    @property
    def closing(self) -> list[RowView]:
        return self.sections["closing"]

    @property
    def with_findings(self) -> list[RowView]:
        rows = (row for rows in self.sections.values() for row in rows)
        return [row for row in rows if row.checked and row.checked.findings]

    @cached_property
    def known_names(self) -> dict[SourceLanguage, dict[str, list[str]]]:
        """What is offered in the fields of names, so that a person is found and not made again."""
        return {
            source: {
                name: sorted(
                    filter(
                        None, set(model.objects.values_list(suffixed("name", source), flat=True))
                    )
                )
                for name, model in KNOWN.items()
            }
            for source in self.sources
        }

    @cached_property
    def day(self) -> date | None:
        for head in self.sheet.heads.values():
            try:
                return date.fromisoformat(head["date"])
            except ValueError:
                continue
        return None

    @property
    def dates_differ(self) -> bool:
        dates = {head["date"] for head in self.sheet.heads.values() if head["date"]}
        return len(dates) > 1

    @property
    def heads(self) -> list[list[Field]]:
        """Rows of one field a language."""
        return [
            [
                Field(
                    f"{source}-{name}",
                    HEAD_NAMES[name],
                    self.sheet.heads[source][name],
                    source,
                    long=name == "label" or "headline" in name,
                    type="date" if name == "date" else "text",
                )
                for source in self.sources
            ]
            for name in HEAD
        ]

    @cached_property
    def remarks(self) -> list[str]:
        """What cannot be taken over as it is printed, such as a phone that cannot be dialled."""
        self.unused  # noqa: B018  # everything has been built once
        warnings = [said(warning.message) for warning in self.builder.warnings]
        return list(dict.fromkeys([*self.kept.unused, *warnings]))

    @cached_property
    def unused_pictures(self) -> list[tuple[str, ImportedPicture]]:
        """Those that the release will not show, with their addresses."""
        left = self.kept.pictures.defer("data").exclude(name__in=self.sheet.pictures)
        return [(reverse(PICTURE, args=[self.kept.pk, found.name]), found) for found in left]

    @cached_property
    def unused(self) -> list[tuple[Any, str, list[UnusedLine]]]:
        """The language, its tag, and its lines with words that stand nowhere."""
        texts = {ENGLISH: self.kept.text_en, SOURCES[1]: self.kept.text_zh_hant}
        found = unused_by_side(self.sheet, self.builder, texts)
        return [
            (SIDE_NAMES[s], LANG_TAG_OF_SOURCE[s], lines) for s, lines in found.items() if lines
        ]
