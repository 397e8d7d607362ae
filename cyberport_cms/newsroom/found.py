"""A finding at its place in the edit form, and the figures that the two sides of a page disagree on.

Figures decide on publication and are read alone here; everything else is in findings.py.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cyberport_cms.bilingual.checks import Finding, Group, Pair, Severity, Term
from cyberport_cms.bilingual.checks.figures import check_figures, read_mentions
from cyberport_cms.bilingual.checks.texts import read_pair
from cyberport_cms.bilingual.figures.comparison import Kind
from cyberport_cms.bilingual.languages import ENGLISH, SOURCES, SourceLanguage
from cyberport_cms.bilingual.quantities import Qualifier

from .sides import Place, places_of
from .terms import house_terms

FIGURE = "figure."

FIGURE_WORDS = {
    f"{FIGURE}{Kind.VALUE}": gettext_lazy("The figures differ."),
    f"{FIGURE}{Kind.UNIT}": gettext_lazy(
        "The figures have different units, or are compared with different times."
    ),
    f"{FIGURE}{Kind.QUALIFIER}": gettext_lazy(
        "One side says “hundreds” or the like, the other gives a figure."
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

# Why a figure is not quite the figure, in the language of whoever is reading.
QUALIFIER_WORDS = {
    Qualifier.OVER: gettext_lazy("over"),
    Qualifier.ABOUT: gettext_lazy("about"),
    Qualifier.NEARLY: gettext_lazy("nearly"),
    Qualifier.AT_LEAST: gettext_lazy("at least"),
    Qualifier.UP_TO: gettext_lazy("up to"),
    Qualifier.UNDER: gettext_lazy("less than"),
}

SEVERITY_WORDS = {
    "must": gettext_lazy("Must be mended"),
    "look": gettext_lazy("To look at"),
    "note": gettext_lazy("Note"),
}


@dataclass(frozen=True)
class Mark:
    """Words on one side of a place; a figure may have its partner in another block."""

    place: Place
    start: int
    end: int
    words: str

    def nth(self, source: SourceLanguage) -> int:
        """How many times the words stand in their text before this place."""
        text, count = self.place.text(source), 0
        at = text.find(self.words)
        while 0 <= at < self.start:
            count, at = count + 1, text.find(self.words, at + 1)
        return count

    def within(self, text: str, source: SourceLanguage) -> tuple[int, int]:
        """Where the words stand in another print of their text, which may have other white space;
        nowhere (0, 0) where they do not."""
        words = r"\s*".join(re.escape(part) for part in self.words.split())
        places = [match.span() for match in re.finditer(words, text)] if words else []
        return places[min(self.nth(source), len(places) - 1)] if places else (0, 0)


@dataclass(frozen=True)
class Found:
    """One finding. A side where nothing is to be marked has no marks."""

    code: str
    severity: str  # "must", "look" or "note"
    message: str
    place: Place
    en: tuple[Mark, ...] = ()
    zh_hant: tuple[Mark, ...] = ()
    reckoned: str = ""  # what “last year” stands for, where the finding depends on it

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
    places = places_of(page)
    findings = figures_compared(pairs_in(places), dateline_of(page), house_terms())
    found = [found_at(one, figure_words(one.code, one.params), places) for one in findings]
    order = {key: number for number, key in enumerate(places)}
    return sorted(found, key=lambda one: order[one.place.key])


def figure_words(code: str, params: Mapping[str, Any]) -> str:
    """What is wrong with a figure; of qualifiers and of up and down, what each side says."""
    words = {
        source: QUALIFIER_WORDS.get(Qualifier(said)) if said else None
        for source in SOURCES
        for said in [str(params.get(f"{source}_qualifier", ""))]
    }
    if params.get("opposite"):
        return _("One side says that it rises, the other that it falls.")
    if words["en"] == words["zh_hant"]:
        return str(FIGURE_WORDS[code])
    if not words["zh_hant"]:
        sentence = _("English says “%(en)s”, Chinese gives the figure without such a word.")
    elif not words["en"]:
        sentence = _("Chinese says “%(zh_hant)s”, English gives the figure without such a word.")
    else:
        sentence = _("English says “%(en)s”, Chinese says “%(zh_hant)s”.")
    return sentence % words


@lru_cache(maxsize=64)
def figures_compared(
    pairs: tuple[Pair, ...], dateline: date | None, terms: tuple[Term, ...]
) -> tuple[Finding, ...]:
    """The findings of the figures alone. Asked several times on the way to one publication."""
    blocks = [read_mentions(read_pair(pair), dateline, terms) for pair in pairs]
    return tuple(check_figures(blocks, dateline))


def pairs_in(places: Mapping[str, Place]) -> tuple[Pair, ...]:
    return tuple(place.pair for place in places.values())


def dateline_of(page: Any) -> date | None:
    """The day from which “today” is reckoned, where the page has one that is written as a date."""
    day = getattr(page, "dateline_date", None)
    return day if isinstance(day, date) else None


def found_at(one: Finding, message: str, places: Mapping[str, Place]) -> Found:
    en, zh_hant = (
        tuple(Mark(places[span.block_id], span.start, span.end, span.text) for span in spans)
        for spans in (one.en, one.zh_hant)
    )
    severity = one.severity
    if one.group == Group.FIGURES and severity == Severity.MUST and _is_of_snippets(en, zh_hant):
        severity = Severity.LOOK  # to be mended there: no page is kept back for it
    reckoned = str(one.params.get("reckoned", ""))
    return Found(one.code, str(severity), message, places[one.block_id], en, zh_hant, reckoned)


def _is_of_snippets(*sides: tuple[Mark, ...]) -> bool:
    return all(mark.start >= mark.place.own[n] for n, side in enumerate(sides) for mark in side)
