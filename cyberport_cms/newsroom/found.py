"""A finding at its place in the edit form, and the figures that the two sides of a page disagree on.

Figures decide on publication and are read alone here; everything else is in findings.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cyberport_cms.bilingual.checks import Finding, Pair
from cyberport_cms.bilingual.checks.figures import Mentions, check_figures
from cyberport_cms.bilingual.checks.texts import read_pair
from cyberport_cms.bilingual.figures.chinese import read_chinese
from cyberport_cms.bilingual.figures.comparison import Kind
from cyberport_cms.bilingual.figures.english import read_english
from cyberport_cms.bilingual.figures.mentions import Mention
from cyberport_cms.bilingual.languages import ENGLISH, SOURCES, SourceLanguage, suffixed

from .reading import plain

FIGURE = "figure."

_WORDS = {
    f"{FIGURE}{Kind.VALUE}": gettext_lazy("The figures differ."),
    f"{FIGURE}{Kind.UNIT}": gettext_lazy("The figures have different units."),
    f"{FIGURE}{Kind.QUALIFIER}": gettext_lazy(
        "One side says “over”, “about” or the like, the other does not."
    ),
    f"{FIGURE}{Kind.PRECISION}": gettext_lazy("One side is more exact than the other."),
    f"{FIGURE}{Kind.ONLY_EN}": gettext_lazy("This figure stands in English only."),
    f"{FIGURE}{Kind.ONLY_ZH_HANT}": gettext_lazy("This figure stands in Chinese only."),
    f"{FIGURE}{Kind.REPEATED}": gettext_lazy("One side says the figure once more."),
    f"{FIGURE}{Kind.YEAR}": gettext_lazy("Only one side gives the year."),
    f"{FIGURE}{Kind.RELATIVE}": gettext_lazy(
        "One side gives the date, the other says “today” or the like."
    ),
    f"{FIGURE}{Kind.WEEKDAY}": gettext_lazy("Only one side gives the day of the week."),
    f"{FIGURE}{Kind.FIRST}": gettext_lazy("“First” is a number on one side only."),
    f"{FIGURE}{Kind.NAME}": gettext_lazy("A number of one side is part of a name in the other."),
    f"{FIGURE}{Kind.SMALL_COUNT}": gettext_lazy("A small number is counted on one side only."),
}


@dataclass(frozen=True)
class Place:
    """A field, or a block of a stream, with both its texts as they are read."""

    name: str  # of the field without its language, or of the stream
    index: int | None  # of the block in its stream
    block_id: str
    kind: str  # as the form calls it
    en: str
    zh_hant: str
    only_in: SourceLanguage | None = None

    @property
    def key(self) -> str:
        return self.name if self.index is None else f"{self.name}.{self.index}"

    def __str__(self) -> str:
        if self.index is None:
            return self.kind
        return _("%(block)s, block %(number)d") % {"block": self.kind, "number": self.index + 1}


@dataclass(frozen=True)
class Mark:
    """Words on one side of a place; a figure may have its partner in another block."""

    place: Place
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Found:
    """One finding. A side where nothing is to be marked has no marks."""

    code: str
    severity: str  # "must", "look" or "note"
    message: str
    place: Place
    en: tuple[Mark, ...] = ()
    zh_hant: tuple[Mark, ...] = ()

    def marks(self, source: SourceLanguage) -> tuple[Mark, ...]:
        return self.en if source == ENGLISH else self.zh_hant

    def words(self, source: SourceLanguage) -> list[str]:
        """What is to be marked on one side."""
        return [mark.words for mark in self.marks(source)]

    @property
    def is_open_figure(self) -> bool:
        """True where it keeps a page from the public until it is mended or settled."""
        return self.severity == "must" and self.code.startswith(FIGURE)


def figures_found_in(page: Any) -> list[Found]:
    """What the figures of both sides disagree on; nothing where one language is published."""
    if len(page.sources) < len(SOURCES):
        return []
    dateline = getattr(page, "dateline_date", None)
    dateline = dateline if isinstance(dateline, date) else None
    places = {place.key: place for place in places_of(page)}
    pairs = tuple(
        Pair(key, place.name, place.en, place.zh_hant, place.only_in)
        for key, place in places.items()
    )
    findings = _compared(pairs, dateline)
    return [_found(one, places) for one in findings]


@lru_cache(maxsize=64)
def _compared(pairs: tuple[Pair, ...], dateline: date | None) -> tuple[Finding, ...]:
    # Asked several times on the way to one publication.
    blocks = [read_pair(pair) for pair in pairs]
    mentions = [
        Mentions(
            block,
            _read_english(block.en.text, dateline),
            _read_chinese(block.zh_hant.text, dateline),
        )
        for block in blocks
    ]
    return tuple(check_figures(mentions, dateline))


# While one block is typed in, the others stay as they are.


@lru_cache(maxsize=2048)
def _read_english(text: str, dateline: date | None) -> tuple[Mention, ...]:
    return tuple(read_english(text, dateline))


@lru_cache(maxsize=2048)
def _read_chinese(text: str, dateline: date | None) -> tuple[Mention, ...]:
    return tuple(read_chinese(text, dateline))


def _found(one: Finding, places: Mapping[str, Place]) -> Found:
    return Found(
        code=one.code,
        severity=str(one.severity),
        message=str(_WORDS[one.code]),
        place=places[one.block_id],
        en=tuple(Mark(places[s.block_id], s.start, s.end, s.text) for s in one.en),
        zh_hant=tuple(Mark(places[s.block_id], s.start, s.end, s.text) for s in one.zh_hant),
    )


def places_of(page: Any) -> Iterator[Place]:
    """Every place that has text on both sides, facts within texts written out."""
    shown = page.for_reading()
    for name in dict.fromkeys((*page.required_pairs, *page.paired)):
        en, zh_hant = (plain(getattr(shown, suffixed(name, s)) or "") for s in SOURCES)
        if en or zh_hant:
            kind = capfirst(str(page._meta.get_field(name).verbose_name))
            yield Place(name, None, "", kind, en, zh_hant)
    for name in page.pair_streams:
        for index, child in enumerate(getattr(shown, name)):
            en, zh_hant = (
                "\n".join(plain(text) for text in child.block.side_text(child.value, source))
                for source in SOURCES
            )
            if en or zh_hant:
                only_in = child.value.get("only_in") or None
                label = str(child.block.label)
                yield Place(name, index, child.id or "", label, en, zh_hant, only_in)
