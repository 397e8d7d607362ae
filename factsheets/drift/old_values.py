"""What facts said once and no longer say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.timezone import localdate

from cyberport_cms.bilingual.figures.changes import READERS
from cyberport_cms.bilingual.figures.mentions import Mention
from cyberport_cms.bilingual.languages import ENGLISH, READER_OF, SourceLanguage, suffixed
from cyberport_cms.bilingual.plain_text import text_of_html
from cyberport_cms.newsroom.listing import HONG_KONG
from cyberport_cms.newsroom.versions import Version

from ..models import Fact, FactVersion, FigureVersion
from ..models.figures import PLACEHOLDER, Unit
from .nearby import Surroundings, likeness, name_in, predicate, surroundings, words_of
from .numerals import forms, numerals

_COMMON = 100  # smaller numbers are met anywhere
_OWN_UNIT = "unit_name_en", "unit_name_zh_hant"


@dataclass(frozen=True)
class Match:
    """An old value in a text."""

    start: int
    end: int
    likeness: int


@dataclass(eq=False)
class OldValue:
    """A value of one figure of a fact, which the fact says no longer."""

    fact: Fact
    figure: FigureVersion  # as it was
    today: FigureVersion  # as it is
    versions: list[FactVersion]  # those that said it, and today's
    changed_on: date  # the day from which the fact said something else

    @property
    def name(self) -> str:
        return self.figure.name

    def old_text(self, source: SourceLanguage) -> str:
        return self.figure.text(READER_OF[source])

    def new_text(self, source: SourceLanguage) -> str:
        return self.today.text(READER_OF[source])

    @cached_property
    def forms(self) -> set[str]:
        return forms(self.figure.day or self.figure.value)

    def matches(
        self, text: str, mentions: Sequence[Mention], source: SourceLanguage
    ) -> Iterator[Match]:
        """Where a text says the old value of the same thing."""
        for mention in mentions:
            end = self._end_of_value(mention, text, source)
            if end is None:
                continue
            typed = surroundings(text, mention.start, end, self._noun(mention), source)
            if found := likeness(typed, self._said(source), is_common=self._is_common):
                yield Match(mention.start, end, found)

    def telling(self, source: SourceLanguage) -> frozenset[str]:
        """Words of which a text about the same thing has one at least."""
        if source not in self._telling:
            said = (around.telling for around in self._said(source))
            self._telling[source] = frozenset().union(*said)
        return self._telling[source]

    def _end_of_value(self, mention: Mention, text: str, source: SourceLanguage) -> int | None:
        """Where a mention of this value ends; None where it is one of something else."""
        if mention.relative or mention.high is not None:
            return None
        figure = self.figure
        if figure.unit == Unit.DATE:
            same = mention.unit == figure.unit and mention.value == figure.day.isoformat()
            return mention.end if same else None
        if figure.unit == Unit.YEAR:
            same = mention.unit == figure.unit and mention.value == str(int(figure.value))
            return mention.end if same else None
        if not isinstance(mention.value, Decimal) or mention.value != figure.value:
            return None
        if figure.unit != Unit.CUSTOM:
            return mention.end if mention.unit == figure.unit else None
        # The fact's own unit belongs to the figure, whatever the reader makes of it.
        unit = (getattr(figure, suffixed("unit_name", source)) or "").casefold()
        if mention.text.casefold().endswith(unit):
            return mention.end
        rest = text[mention.end :]
        gap = len(rest) - len(rest.lstrip(" \N{NO-BREAK SPACE}"))
        follows = rest[gap : gap + len(unit)].casefold() == unit
        cut = source == ENGLISH and rest[gap + len(unit) : gap + len(unit) + 1].isalpha()
        return mention.end + gap + len(unit) if follows and not cut else None

    def _noun(self, mention: Mention) -> str:
        return "" if self.figure.unit == Unit.CUSTOM else mention.noun

    @property
    def _is_common(self) -> bool:
        value = self.figure.value
        if self.figure.unit == Unit.CUSTOM or value is None:
            return False  # its own unit, or a whole date, says what it is
        if self.figure.unit == Unit.YEAR:
            return True
        return len(value.normalize().as_tuple().digits) < 3 and abs(value) < _COMMON

    def _said(self, source: SourceLanguage) -> list[Surroundings]:
        if source not in self._known:
            self._known[source] = [
                around
                for version in self.versions
                if (around := _around(version, self.name, source))
            ]
        return self._known[source]

    @cached_property
    def _telling(self) -> dict[SourceLanguage, frozenset[str]]:
        return {}

    @cached_property
    def _known(self) -> dict[SourceLanguage, list[Surroundings]]:
        return {}


def _around(version: FactVersion, name: str, source: SourceLanguage) -> Surroundings | None:
    """The words around a figure in the statement of one version."""
    statement = text_of_html(getattr(version, suffixed("statement", source)) or "")
    figures = {figure.name: figure.text(READER_OF[source]) for figure in version.figures.all()}
    parts: list[str] = []
    length = end = 0
    start: int | None = None
    for number, part in enumerate(PLACEHOLDER.split(statement)):
        words = figures.get(part, "") if number % 2 else part
        if number % 2 and part == name and start is None:
            start, end = length, length + len(words)
        parts.append(words)
        length += len(words)
    if start is None:
        return None
    text = "".join(parts)
    mentions = [m for m in READERS[source](text) if m.start < end and m.end > start]
    around = surroundings(text, start, end, mentions[-1].noun if mentions else "", source)
    lead_in = getattr(version, suffixed("lead_in", source)) or ""
    names = name_in(name.replace("_", " "), ENGLISH) | predicate(text, end, source)
    # Of several figures, the lead-in names the one that is called like it.
    if len(figures) == 1 or names & name_in(version.lead_in_en or "", ENGLISH):
        names |= name_in(lead_in, source)
    words = around.words | words_of(lead_in, source)
    return Surroundings(source, around.noun, words, names)


def old_values(facts: QuerySet[Fact]) -> list[OldValue]:
    """Everything that these facts said and do not say today; three queries."""
    changed = (
        Version.objects.filter(content_type__app_label="factsheets", content_type__model="fact")
        .values("object_id")
        .annotate(count=Count("pk"))
        .filter(count__gt=1)
        .order_by()
        .values("object_id")
    )
    known = facts.filter(live=True, pk__in=changed).in_bulk()
    by_fact: dict[int, list[FactVersion]] = {}
    rows = FactVersion.objects.filter(
        object_id__in=known,
        content_type__app_label="factsheets",
        content_type__model="fact",
    )
    for version in rows.order_by("number").prefetch_related("figures"):
        by_fact.setdefault(version.object_id, []).append(version)
    return [old for key, fact in known.items() for old in _old_values(fact, by_fact.get(key, []))]


def _old_values(fact: Fact, versions: list[FactVersion]) -> Iterator[OldValue]:
    if len(versions) < 2:
        return
    newest = versions[-1]
    today = {figure.name: figure for figure in newest.figures.all()}
    said_today = {_value(figure) for figure in today.values()}
    found: dict[tuple[str, Any], OldValue] = {}
    for version, next_one in pairwise(versions):
        for figure in version.figures.all():
            value = _value(figure)
            if figure.name not in today or value in said_today or value[1] is None:
                continue
            key = figure.name, value
            if key not in found:
                found[key] = OldValue(fact, figure, today[figure.name], [newest], date.min)
            old = found[key]
            old.versions.append(version)
            old.changed_on = localdate(next_one.published_at, HONG_KONG)
    yield from found.values()


def _value(figure: FigureVersion) -> tuple[Any, ...]:
    """What makes two figures the same number; 2,100 over and about are."""
    value = figure.day or figure.value
    names = tuple(getattr(figure, name) for name in _OWN_UNIT)
    return figure.unit, value, *(names if figure.unit == Unit.CUSTOM else ())


class Index:
    """Old values by the ways in which they are written."""

    def __init__(self, olds: Iterable[OldValue]) -> None:
        self.by_form: dict[str, list[OldValue]] = {}
        for old in olds:
            for form in old.forms:
                self.by_form.setdefault(form, []).append(old)
        self.has_words = any(form.isascii() and form[0].isalpha() for form in self.by_form)

    def among(self, text: str, source: SourceLanguage) -> list[OldValue]:
        """The old values that a text might say: it has such a number, and a telling word."""
        found = self._with_number(text, source)
        words = words_of(text, source) if found else frozenset()
        return [old for old in found if words & old.telling(source)]

    def _with_number(self, text: str, source: SourceLanguage) -> list[OldValue]:
        written = numerals(text, source, in_words=self.has_words)
        found = {id(old): old for numeral in written for old in self.by_form.get(numeral, ())}
        return list(found.values())
