"""What the figures of a fact were, from one of its publications to the next.

A figure is followed by its name. Where its unit changes, a new line begins: what is counted in
another unit cannot be compared.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cyberport_cms.bilingual.charts import Point, line_chart
from cyberport_cms.bilingual.dates import long_date
from cyberport_cms.bilingual.figure_text import figure_text
from cyberport_cms.bilingual.languages import READER_OF, ReadingLanguage, suffixed
from cyberport_cms.bilingual.plain_text import text_of_html
from cyberport_cms.newsroom.listing import HONG_KONG
from cyberport_cms.newsroom.reading import read_value

from .models import Fact, FactVersion, FigureVersion
from .models.figures import Unit

_CLAUSE_ENDS = re.compile(r"[，。；：、！？（）()!?;:\n]|[.,](?=\s|$)")


@dataclass(frozen=True)
class Row:
    """What a figure was on a day, as one version of its fact says it."""

    point: Point
    text: str
    has_as_at: bool  # else the day is that of publication
    corrected: bool  # a later version says something else of the same day


@dataclass(frozen=True)
class Line:
    """A figure in one unit: its rows, newest first, and the chart of those that still stand; one
    point makes no chart."""

    rows: list[Row]
    title: str
    chart: SafeString


@dataclass(frozen=True)
class FigureOverTime:
    name: str
    text: str  # as it is now, or was last
    lines: list[Line]  # newest first

    @property
    def line(self) -> Line:
        return self.lines[0]

    @property
    def earlier(self) -> list[Line]:
        """In other units than today's."""
        return self.lines[1:]


def figures_over_time(
    versions: Iterable[FactVersion], language: ReadingLanguage
) -> list[FigureOverTime]:
    """Every figure that these versions (oldest first) name, in the order of the newest of them.

    Asks nothing of the database where the versions bring their figures along.
    """
    found: dict[str, list[tuple[FactVersion, FigureVersion]]] = {}
    for version in reversed(list(versions)):
        for figure in version.figures.all():
            found.setdefault(figure.name, []).append((version, figure))
    return [_over_time(name, said[::-1], language) for name, said in found.items()]


def day_of(version: FactVersion) -> date:
    """The day for which a version holds: its as-at day, else that of its publication."""
    return version.as_at or localtime(version.published_at, HONG_KONG).date()


def words_around(fact: Fact, name: str, language: ReadingLanguage) -> str:
    """The clause of the statement in which a figure stands, with its figures in words: it tells
    one figure of a fact from another."""
    source = language.source
    statement = text_of_html(getattr(fact, suffixed("statement", source)) or "")
    place = statement.find(f"{{{name}}}")
    if place < 0:
        return ""
    ends = [found.end() for found in _CLAUSE_ENDS.finditer(statement, 0, place)]
    end = _CLAUSE_ENDS.search(statement, place)
    clause = statement[ends[-1] if ends else 0 : end.start() if end else None].strip()
    for figure in fact.figures.all():
        clause = clause.replace(f"{{{figure.name}}}", figure.stated(READER_OF[source]))
    return read_value(clause, language)


def _over_time(
    name: str, said: list[tuple[FactVersion, FigureVersion]], language: ReadingLanguage
) -> FigureOverTime:
    # In the order of the days that they speak of; of one day, the later version holds.
    said = sorted(said, key=lambda pair: (day_of(pair[0]), pair[0].number))
    newest = {day_of(version): version for version, _figure in said}
    lines = []
    for _unit, run in groupby(said, key=lambda pair: _unit_of(pair[1])):
        rows = list(_rows(run, newest, language))
        lines.append(_line(rows, language))
    lines = lines[::-1]
    return FigureOverTime(name, lines[0].rows[0].text, lines)


def _unit_of(figure: FigureVersion) -> tuple[str | None, ...]:
    if figure.unit == Unit.CUSTOM:
        return (figure.unit, figure.unit_name_en, figure.unit_name_zh_hant)
    return (figure.unit,)


def _rows(
    run: Iterable[tuple[FactVersion, FigureVersion]],
    newest: dict[date, FactVersion],
    language: ReadingLanguage,
) -> Iterator[Row]:
    """One row for each thing that was said of each day."""
    before: Row | None = None
    for version, figure in run:
        row = Row(
            point=Point(day_of(version), figure.amount),
            text=figure_text(figure.amount, language),
            has_as_at=version.as_at is not None,
            corrected=newest[day_of(version)] is not version,
        )
        if before and (before.point.day, before.text) != (row.point.day, row.text):
            yield before
        before = row
    if before:
        yield before


def _line(rows: list[Row], language: ReadingLanguage) -> Line:
    standing = [row for row in rows if not row.corrected]
    title = _("%(figure)s: over time") % {"figure": rows[-1].text}
    if len(standing) < 2:
        return Line(rows[::-1], title, mark_safe(""))
    chart = line_chart(
        [row.point for row in standing],
        title=title,
        description=_described(standing, language),
        language=language,
    )
    # line_chart() escapes what it is given.
    return Line(rows[::-1], title, mark_safe(chart))


def _described(rows: list[Row], language: ReadingLanguage) -> str:
    first, last = rows[0], rows[-1]
    ends = {
        "first": first.text,
        "first_day": long_date(first.point.day, language),
        "last": last.text,
        "last_day": long_date(last.point.day, language),
    }
    return (
        _(
            "From %(first)s on %(first_day)s to %(last)s on %(last_day)s. "
            "The table has every figure."
        )
        % ends
    )
