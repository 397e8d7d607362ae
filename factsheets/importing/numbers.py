"""The numbers in a statement that is imported, as figures: stored once, and written as they were.

A number becomes a figure where every character of the source comes back from it. Days, years,
ranges, ranks and small numbers in words stay words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from html import unescape

from cyberport_cms.bilingual.figure_text import DIGITS, SCALED
from cyberport_cms.bilingual.figures.changes import READERS
from cyberport_cms.bilingual.figures.comparison import Kind, compare_mentions
from cyberport_cms.bilingual.figures.likeness import is_small
from cyberport_cms.bilingual.figures.mentions import Mention
from cyberport_cms.bilingual.figures.nouns import english_classes
from cyberport_cms.bilingual.languages import (
    ENGLISH,
    READER_OF,
    TRADITIONAL,
    SourceLanguage,
    suffixed,
)
from cyberport_cms.bilingual.quantities import Qualifier as Said
from cyberport_cms.bilingual.quantities import Unit

from ..models import Figure
from ..models.figures import Qualifier
from ..models.statements import filled

_PIECE = re.compile(r"<br */?>|<[^>]*>|&[^;\s]*;|.", re.DOTALL)
_SCALE = re.compile(r"(?:m|b|tr)illion|[萬億]", re.IGNORECASE)
_DECIMALS = re.compile(r"\d\.(\d+)")
_TYPED = frozenset(
    {
        *(Unit.COUNT, Unit.HKD, Unit.RMB, Unit.USD, Unit.PER_CENT, Unit.RATIO),
        *(Unit.PETAFLOPS, Unit.SQUARE_METRES),
    }
)
_LONGEST = Figure._meta.get_field("as_written").max_length
_LONGEST_NAME = 32
# A figure that counts nothing is called by its unit.
_NAMES = {
    **dict.fromkeys((Unit.HKD, Unit.RMB, Unit.USD), "amount"),
    Unit.PER_CENT: "share",
    Unit.RATIO: "ratio",
    Unit.PETAFLOPS: "power",
    Unit.SQUARE_METRES: "area",
}

Sides = Mapping[SourceLanguage, "Statement"]


@dataclass(frozen=True)
class Place:
    """A number in a statement: `mention` is of its plain text, `start` and `end` of its HTML."""

    mention: Mention
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.mention.text


@dataclass(frozen=True)
class Statement:
    """One side of a statement that is imported."""

    html: str
    source: SourceLanguage
    after_lead_in: bool = False

    @cached_property
    def _pieces(self) -> list[tuple[str, int, int]]:
        """Each character of the plain text, with its place in the HTML."""
        pieces = []
        for found in _PIECE.finditer(self.html):
            markup = found[0]
            if markup.startswith("<"):
                char = "\n" if markup.startswith("<br") else ""
            else:
                char = " " if markup == "\n" else unescape(markup)
            pieces += [(one, found.start(), found.end()) for one in char]
        return pieces

    @cached_property
    def text(self) -> str:
        return "".join(char for char, _start, _end in self._pieces)

    @cached_property
    def mentions(self) -> list[Mention]:
        return READERS[self.source](self.text)

    def place(self, mention: Mention) -> Place | None:
        """Where it stands; the number alone where a tag parts it from its qualifier; None where a
        tag stands within the number itself."""
        start, end = self._pieces[mention.start][1], self._pieces[mention.end - 1][2]
        if "<" not in self.html[start:end]:
            return Place(mention, start, end)
        at = mention.start
        for part in re.split(r"(<[^>]*>)", self.html[start:end])[::2]:
            words = Statement(part, self.source)
            for found in words.mentions:
                if (found.value, found.unit, found.high) == (mention.value, mention.unit, None):
                    first, last = at + found.start, at + found.end
                    alone = replace(found, start=first, end=last, noun=mention.noun)
                    return Place(alone, self._pieces[first][1], self._pieces[last - 1][2])
            at += len(words.text)
        return None

    def bare(self, place: Place) -> Place | None:
        """The number without its qualifier, where that stands before it."""
        mention = place.mention
        if mention.qualifier is Said.EXACTLY:
            return place
        for start in range(mention.start + 1, mention.end):
            text = self.text[start : mention.end]
            for found in READERS[self.source](text):
                said = (found.text, found.value, found.unit, found.qualifier)
                if said == (text, mention.value, mention.unit, Said.EXACTLY):
                    alone = replace(found, start=start, end=mention.end, noun=mention.noun)
                    return self.place(alone)
        return None

    def with_placeholders(self, names: Iterable[tuple[Place, str]]) -> str:
        html = self.html
        for place, name in sorted(names, key=lambda pair: -pair[0].start):
            html = f"{html[: place.start]}{{{name}}}{html[place.end :]}"
        return html

    def is_said_by(self, html: str, figures: Iterable[Figure]) -> bool:
        """Whether readers of `html` see every character of this statement."""
        shown = filled(html, figures, READER_OF[self.source], after_lead_in=self.after_lead_in)
        return Statement(shown, self.source).text == self.text


@dataclass(frozen=True)
class Number:
    """One number, where it stands on each side."""

    places: Mapping[SourceLanguage, Place]

    @property
    def mention(self) -> Mention:
        """As the first side says it."""
        return next(iter(self.places.values())).mention


def numbers(sides: Sides) -> list[Number]:
    """What can be a figure: of one side each such number, of two those that both say."""
    if len(sides) == 1:
        ((source, side),) = sides.items()
        said = [{source: mention} for mention in side.mentions]
    else:
        en, zh_hant = sides[ENGLISH], sides[TRADITIONAL]
        compared = compare_mentions(en.text, zh_hant.text, en.mentions, zh_hant.mentions)
        said = [
            {ENGLISH: one.en, TRADITIONAL: one.zh_hant}
            for one in compared.findings
            if one.kind == Kind.AGREE and one.en and one.zh_hant
        ]
    found = []
    for mentions in said:
        places = {
            source: place
            for source, mention in mentions.items()
            if _is_figure(mention) and (place := sides[source].place(mention))
        }
        if len({place.mention.qualifier for place in places.values()}) > 1:
            # One side says it in other words: they stay, and the number alone is the figure.
            places = {
                source: bare
                for source, place in places.items()
                if (bare := sides[source].bare(place))
            }
        if len(places) == len(sides) and len({_said(place) for place in places.values()}) == 1:
            found.append(Number(places))
    return found


def _said(place: Place) -> tuple[object, ...]:
    return place.mention.value, place.mention.unit, place.mention.qualifier


def _is_figure(mention: Mention) -> bool:
    return (
        mention.unit in _TYPED
        and isinstance(mention.value, Decimal)
        and mention.high is None
        and not mention.relative
        and not is_small(mention)
        and mention.qualifier in Qualifier.values
        and len(mention.text) <= _LONGEST
        and (mention.unit is not Unit.RATIO or bool(re.fullmatch(r"1\s?[:：]\s?\d+", mention.text)))
    )


def new_figure(number: Number, taken: Iterable[str]) -> Figure | None:
    """A figure for a number; None where the model has no place for it."""
    mention = number.mention
    scaled = any(_SCALE.search(place.text) for place in number.places.values())
    decimals = _DECIMALS.search(mention.text)
    figure = Figure(
        name=_name(mention, set(taken)),
        value=mention.value,
        unit=mention.unit,
        qualifier=mention.qualifier,
        display=SCALED if scaled else DIGITS,
        decimals=min(len(decimals[1]), 6)
        if decimals and not scaled and mention.unit is not Unit.COUNT
        else 0,
    )
    return written(figure, number.places)


def written(figure: Figure, places: Mapping[SourceLanguage, Place]) -> Figure | None:
    """The figure, with the author's characters where the site would write others."""
    if figure.problems():
        return None
    for source, place in places.items():
        same = figure.text(READER_OF[source]) == place.text
        setattr(figure, suffixed("as_written", source), "" if same else place.text)
        if figure.stated(READER_OF[source]) != place.text:
            return None
    return figure


def with_figures(sides: Sides) -> tuple[dict[SourceLanguage, str], list[Figure]]:
    """The statements of a new fact with placeholders, and its figures."""
    figures: list[Figure] = []
    named: list[tuple[Number, str]] = []
    for number in numbers(sides):
        if figure := new_figure(number, [known.name for known in figures]):
            figures.append(figure)
            named.append((number, figure.name))
    return placed(sides, named, figures)


def placed(
    sides: Sides, named: Iterable[tuple[Number, str]], figures: list[Figure]
) -> tuple[dict[SourceLanguage, str], list[Figure]]:
    """The statements with the names of their figures; in words alone, should a reader see any
    other character than the author wrote."""
    named = list(named)
    html = {
        source: side.with_placeholders((number.places[source], name) for number, name in named)
        for source, side in sides.items()
    }
    for force in (False, True):
        if force:  # the site begins a sentence with a capital letter: the author did not
            by_name = {figure.name: figure for figure in figures}
            for number, name in named:
                for source, place in number.places.items():
                    setattr(by_name[name], suffixed("as_written", source), place.text)
        if all(side.is_said_by(html[source], figures) for source, side in sides.items()):
            return html, figures
    return {source: side.html for source, side in sides.items()}, []


def _name(mention: Mention, taken: set[str]) -> str:
    """What is counted, or the unit where nothing is."""
    words = mention.noun.casefold().split() if mention.unit is Unit.COUNT else []
    things = [w for w in words if w.isascii() and (w.endswith("s") or english_classes(w))]
    name = "_".join(re.findall(r"[a-z0-9]+", things[-1])) if things else ""
    if not name[:1].isalpha():
        name = _NAMES.get(mention.unit, "number")
    base, number = name[:_LONGEST_NAME].rstrip("_"), 1
    name = base
    while name in taken:
        number += 1
        name = f"{base}_{number}"
    return name
