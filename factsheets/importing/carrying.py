"""A fact and what the next edition says of it: its figures keep their names and take the new values.

Nothing is taken from a fact on the way. A side that the file does not bring follows by its figures
where the new wording has the same numbers as the old one; else the fact cannot be the same one.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext

from cyberport_cms.bilingual.alignment import Row
from cyberport_cms.bilingual.figures.changes import paired_figures
from cyberport_cms.bilingual.figures.mentions import Mention
from cyberport_cms.bilingual.languages import (
    ENGLISH,
    READER_OF,
    SOURCES,
    TRADITIONAL,
    SourceLanguage,
    suffixed,
)
from cyberport_cms.bilingual.plain_text import text_of_html
from cyberport_cms.bilingual.quantities import Unit
from cyberport_cms.newsroom.in_use import losses
from cyberport_cms.newsroom.states import SIDE_NAMES, Languages

from ..models import Fact, Figure
from ..models.figures import PLACEHOLDER, Qualifier
from .numbers import Number, Place, Sides, Statement, new_figure, numbers, placed, written
from .parser import FactDraft


@dataclass(frozen=True)
class Carried:
    """A fact as the next edition would have it, not saved. Where `reasons` are given it cannot be
    the same fact; `notes` are what a person should look at."""

    fact: Fact
    reasons: list[str]
    notes: list[str]
    is_changed: bool = True


def statements(row: Row[FactDraft]) -> dict[SourceLanguage, Statement]:
    """What a row says, by side."""
    return {
        source: Statement(f"<p>{draft.statement.html.strip()}</p>", source, bool(draft.lead_in))
        for source, draft in ((ENGLISH, row.en), (TRADITIONAL, row.zh_hant))
        if draft
    }


def words_of(row: Row[FactDraft]) -> dict[str, str]:
    """The lead-ins of a row, by column."""
    return {
        suffixed("lead_in", source): draft.lead_in
        for source, draft in ((ENGLISH, row.en), (TRADITIONAL, row.zh_hant))
        if draft
    }


def carried(fact: Fact, row: Row[FactDraft], of_facts: Mapping[str, Any]) -> Carried:
    """What becomes of `fact`. `of_facts` are columns of each fact of the edition: where one side is
    missing, only its day is taken, which is never set back."""
    fact = Fact.objects.get(pk=fact.pk)
    before = fact.offers() if fact.live else frozenset()
    sides = statements(row)
    missing = [source for source in fact.sources if source not in sides]
    old = {source: _Old.of(fact, source) for source in sides}
    html, figures = _next(fact, sides, old, shared=bool(missing))
    if _is_said_already(fact, row, html, figures):
        return Carried(fact, [], [], is_changed=False)
    reasons, notes = [], []
    if missing:
        reasons = list(_unlike(sides, old, html, missing[0]))
        if not reasons and any(
            _words(side.text) != _words(old[s].text) for s, side in sides.items()
        ):
            words = gettext(
                "“%(key)s”: its %(language)s words stay as they are, with the new figures. Look "
                "whether they still say the same."
            )
            notes.append(words % {"key": fact.key, "language": SIDE_NAMES[missing[0]]})
    written_on = [s for s in SOURCES if s in sides or s in fact.sources]
    fact.languages = Languages.BOTH if len(written_on) == len(SOURCES) else fact.languages
    for name, value in words_of(row).items():
        setattr(fact, name, value)
    for source, words in html.items():
        setattr(fact, suffixed("statement", source), words)
    fact.figures = figures
    fact.change_note = gettext("Next edition of the factsheet")
    _take_over(fact, of_facts, whole=not missing)
    if not reasons:
        problems = [*fact.publication_problems(figures).values()]
        problems += losses(fact, before - fact.offers(figures))
        reasons = [message for problem in problems for message in problem.messages]
    return Carried(fact, reasons, notes)


def _is_said_already(
    fact: Fact,
    row: Row[FactDraft],
    html: Mapping[SourceLanguage, str],
    figures: list[Figure],
) -> bool:
    """Whether the next edition repeats the fact. It keeps its day and its source then."""
    columns = {suffixed("statement", source): words for source, words in html.items()}
    columns |= words_of(row)
    known = [figure.said() for figure in fact.figures.all()]
    return known == [figure.said() for figure in figures] and all(
        _folded(getattr(fact, name) or "") == _folded(columns[name]) for name in columns
    )


def _take_over(fact: Fact, of_facts: Mapping[str, Any], *, whole: bool) -> None:
    as_at: date | None = of_facts.get("as_at")
    if as_at and (fact.as_at is None or fact.as_at < as_at <= localdate()):
        fact.as_at = as_at
    if whole:
        for name in (*(suffixed("source_name", source) for source in fact.sources), "source_url"):
            if name in of_facts:
                setattr(fact, name, of_facts[name])


@dataclass(frozen=True)
class _Old:
    """One side of a statement as it reads today, and where its figures stand in it."""

    text: str
    html: str
    spans: tuple[tuple[str, int, int], ...]

    @classmethod
    def of(cls, fact: Fact, source: SourceLanguage) -> "_Old":
        html = getattr(fact, suffixed("statement", source)) or ""
        known = {figure.name: figure.stated(READER_OF[source]) for figure in fact.figures.all()}
        text, spans = "", []
        pieces = PLACEHOLDER.split(text_of_html(html))  # words and names by turns
        for words, name in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
            text += words
            if name:
                said = known.get(name, "")
                spans.append((name, len(text), len(text) + len(said)))
                text += said
        return cls(text, html, tuple(spans))

    def name_of(self, mention: Mention) -> str:
        """The figure that a reader meets there; empty where it is in words."""
        met = (n for n, start, end in self.spans if mention.start < end and start < mention.end)
        return next(met, "")


def _next(
    fact: Fact, sides: Sides, old: Mapping[SourceLanguage, _Old], *, shared: bool
) -> tuple[dict[SourceLanguage, str], list[Figure]]:
    """The statements with placeholders, and the figures: those of today first, by their names."""
    known = {figure.name: figure for figure in fact.figures.all()}
    if known and all(_folded(side.text) == _folded(old[s].text) for s, side in sides.items()):
        return {source: old[source].html for source in sides}, list(known.values())
    found: list[tuple[Number, str]] = []
    figures: dict[str, Figure] = {}
    for name, number in _of_today(sides, old, known):
        if figure := _revalued(known[name], number):
            figures[name] = figure
            found.append((number, name))
    for number in [] if shared else numbers(sides):
        if any(_overlap(number, other) for other, _name in found):
            continue
        if new := new_figure(number, [*known, *figures]):
            figures[new.name] = new
            found.append((number, new.name))
    order = {name: n for n, name in enumerate(known)}
    rows = sorted(figures.values(), key=lambda figure: order.get(figure.name, len(order)))
    return placed(sides, found, rows)


def _of_today(
    sides: Sides, old: Mapping[SourceLanguage, _Old], known: Mapping[str, Figure]
) -> Iterator[tuple[str, Number]]:
    """The numbers of a text that stand for figures of today, by the figure's name."""
    met: dict[str, dict[SourceLanguage, list[Place]]] = {name: {} for name in known}
    for source, side in sides.items():
        for pair in paired_figures(old[source].text, side.text, source):
            name = old[source].name_of(pair.before)
            if name and (place := _place(side, pair.after, known[name])):
                met[name].setdefault(source, []).append(place)
    for name, places in met.items():
        # A figure that stands twice, or on one side only, is not told from its number alone.
        if len(places) == len(sides) and all(len(found) == 1 for found in places.values()):
            yield name, Number({source: found[0] for source, found in places.items()})


def _place(side: Statement, mention: Mention, figure: Figure) -> Place | None:
    """Where a figure of today stands in a new text; None where it is of another kind."""
    if figure.unit == Unit.CUSTOM:
        return _with_own_unit(side, mention, figure)
    return side.place(mention) if mention.unit == figure.unit else None


def _with_own_unit(side: Statement, mention: Mention, figure: Figure) -> Place | None:
    place = side.place(mention)
    if place is None or not isinstance(mention.value, Decimal):
        return None
    gap = " " if side.source == ENGLISH else ""
    unit = gap + (getattr(figure, suffixed("unit_name", side.source)) or "")
    if mention.text.endswith(unit):
        return place
    follows = side.html.startswith(unit, place.end)
    return replace(place, end=place.end + len(unit)) if follows else None


def _overlap(one: Number, other: Number) -> bool:
    return any(
        place.start < other.places[source].end and other.places[source].start < place.end
        for source, place in one.places.items()
    )


def _revalued(figure: Figure, number: Number) -> Figure | None:
    """A figure of today with the value of a new text; None where it has no place for that."""
    figure = Figure(sort_order=figure.sort_order, **figure.said())
    mention = number.mention
    if mention.high is not None or mention.relative or mention.qualifier not in Qualifier.values:
        return None
    if figure.unit == Unit.DATE:
        try:
            figure.day = date.fromisoformat(str(mention.value))
        except ValueError:
            return None  # without its day or its year
    else:
        figure.value = Decimal(mention.value)
    if figure.unit not in (Unit.DATE, Unit.YEAR):
        figure.qualifier = mention.qualifier
    if figure.unit == Unit.CUSTOM:
        return None if figure.problems() else figure
    return written(figure, number.places)


def _unlike(
    sides: Sides,
    old: Mapping[SourceLanguage, _Old],
    html: Mapping[SourceLanguage, str],
    missing: SourceLanguage,
) -> Iterator[str]:
    """Why a side that is not in the file cannot follow by its figures."""
    for source in sides:
        was = old[source]
        lost = {name for name, _start, _end in was.spans} - set(PLACEHOLDER.findall(html[source]))
        then, now = (Statement(words, source).mentions for words in (was.html, html[source]))
        if lost or _values(then) != _values(now):
            words = gettext(
                "It is published in %(language)s too, and the new text has other numbers than its "
                "figures: its %(language)s side could not follow. Hand in both languages, or "
                "change the fact in its form."
            )
            yield words % {"language": SIDE_NAMES[missing]}


def _values(mentions: list[Mention]) -> Counter[tuple[object, ...]]:
    return Counter((m.value, m.high, m.unit) for m in mentions)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _words(text: str) -> str:
    """A text without its digits: what a translation has to say as well."""
    return "".join(char for char in _folded(text) if not char.isdigit() and char not in ",. ")
