"""What a sheet changes in facts: computed whole before anything is saved, then saved in one step.

A sheet is compared with each fact as its form shows it: with the draft where there is one, else with
what is published.
"""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cyberport_cms.bilingual.dates import long_date
from cyberport_cms.bilingual.languages import LANG_TAG_OF_SOURCE, READER_OF, SOURCES, suffixed
from cyberport_cms.newsroom.differences import Difference, difference
from cyberport_cms.newsroom.in_use import losses
from cyberport_cms.newsroom.together import publishing_together

from ..models import Edition, Fact, Figure
from ..models.figures import Unit
from .columns import OF_FACT, OF_FIGURE, TEXTS, Line, Problem, Record, one_line, understood
from .obstacles import latest, obstacles, own_later_change, stale

MOST_CHANGES = 250  # facts that are published in one request; each takes some 0.05 seconds


@dataclass(frozen=True)
class Part:
    """One thing that changes in a fact, as readers of each side see it before and after."""

    name: str
    before: tuple[str, ...]  # by side
    after: tuple[str, ...]

    @property
    def sides(self) -> list[Difference]:
        return [
            difference(before, after, source)
            for source, before, after in zip(SOURCES, self.before, self.after, strict=True)
        ]


@dataclass(frozen=True)
class Change:
    """A fact and its next version, which is not saved."""

    fact: Fact
    after: Fact
    lines: Sequence[Line]
    parts: Sequence[Part]
    gaps: Sequence[str]  # why it cannot be published, whatever the sheet says
    builds_on_draft: bool
    taken_back: str  # what the user has changed since the sheet was made, in words

    @property
    def is_first_publication(self) -> bool:
        return not self.fact.live

    @property
    def sides(self) -> list[dict[str, str]]:
        """What the fact will say."""
        return [
            {"text": words, "lang": LANG_TAG_OF_SOURCE[source]}
            for source in self.after.sources
            if (words := self.after.words(source))
        ]


@dataclass
class Plan:
    """Everything that a sheet would change, or everything that is wrong with it."""

    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchanged: int = 0  # facts that stand in the sheet as they are

    @property
    def facts(self) -> list[Fact]:
        return [change.fact for change in self.changes]

    @property
    def publishable(self) -> bool:
        return not any(change.gaps for change in self.changes)

    @property
    def digest(self) -> str:
        """Equal where the same changes would be made to the same versions of the same facts."""
        seen = [
            (c.fact.key, c.fact.latest_revision_id, c.fact.live_revision_id, c.fact.live, c.parts)
            for c in self.changes
        ]
        return sha256(repr(seen).encode()).hexdigest()

    def lines(self) -> set[int]:
        return {line.number for change in self.changes for line in change.lines}


def plan_of(records: Sequence[Record], user: Any, *, lock: bool = False) -> Plan:
    """What these lines change. `lock` holds the facts until the end of the transaction."""
    plan = Plan()
    groups: dict[str, list[Line]] = {}
    for record in records:
        line, problems = understood(record)
        plan.problems += problems
        if line.given.get("key"):
            groups.setdefault(line.key, []).append(line)
    rows = Fact.objects.select_related("latest_revision__user", "locked_by")
    if lock:
        rows = rows.select_for_update(of=("self",))
    facts = rows.prefetch_related("figures").in_bulk(list(groups), field_name="key")
    for key, lines in groups.items():
        if key not in facts:
            words = _("There is no fact of this key: new facts are written in the form.")
            plan.problems += [Problem(line.number, words, "key", key) for line in lines]
            continue
        _Reading(facts[key], lines, user, plan).note()
    if len(plan.changes) > MOST_CHANGES:
        words = _(
            "%(count)d facts change, and at most %(most)d can at once: take the others in a second "
            "sheet."
        )
        plan.problems.append(
            Problem(None, words % {"count": len(plan.changes), "most": MOST_CHANGES})
        )
    hindered = obstacles(plan.facts, user)
    for change in plan.changes:
        if reason := hindered.get(change.fact.pk):
            plan.problems.append(Problem(change.lines[0].number, reason, "", change.fact.key))
    plan.problems.sort(key=lambda problem: problem.line or 0)
    return plan


class _Reading:
    """The lines of one fact, compared with the fact."""

    def __init__(self, fact: Fact, lines: Sequence[Line], user: Any, plan: Plan) -> None:
        self.fact, self.lines, self.user, self.plan = fact, lines, user, plan
        self.base = latest(fact)
        self.figures = {figure.name: _copied(figure) for figure in self.base.figures.all()}
        self.after = _copied(self.base)
        self.after.figures = list(self.figures.values())
        self.touched: dict[str, int] = {}  # columns of the fact that change, and in which line
        self.sound = True

    def note(self) -> None:
        """Put what changes, or what is wrong, into the plan."""
        self._read_fact()
        seen: dict[str, int] = {}
        for line in self.lines:
            if line.figure in seen:
                words = _("Line %(number)d is about the same: one of the two has to go.")
                self._problem(line, words % {"number": seen[line.figure]}, "figure")
                continue
            seen[line.figure] = line.number
            self._read_figure(line)
        if not self.touched:
            self._check_texts()
            self.plan.unchanged += self.sound
            return
        if self._is_stale():
            return  # of lines that are out of date nothing else needs to be said
        self._check_texts()
        gaps = self._check_whole()
        shown = self.fact if self.fact.live else self.base
        parts = list(_parts(shown, self.after))
        builds = self.fact.live and self.base is not self.fact
        self.plan.changes.append(
            Change(self.fact, self.after, self.lines, parts, gaps, builds, self._taken_back())
        )

    def _problem(self, line: Line | int, reason: Any, column: str = "") -> None:
        number = line if isinstance(line, int) else line.number
        self.sound = False
        self.plan.problems.append(Problem(number, str(reason), column, self.fact.key))

    # What is only for reading

    def _is_stale(self) -> bool:
        for line in self.lines:
            if words := stale(self.fact, line.given.get("version"), self.user):
                self._problem(line, words, "version")
                return True
        return False

    def _taken_back(self) -> str:
        made_of = {line.given["version"] for line in self.lines if line.given.get("version")}
        return own_later_change(self.fact, min(made_of, default=None), self.user)

    def _check_texts(self) -> None:
        for line in self.lines:
            version = line.given.get("version")
            if version in (None, self.fact.latest_revision_id or 0):
                self._check_text(line)

    def _check_text(self, line: Line) -> None:
        for source, column in zip(SOURCES, TEXTS, strict=True):
            if column in line.given and line.given[column] != one_line(self.base.words(source)):
                words = _("Statements are changed in the form, numbers in the column “value”.")
                self._problem(line, words, column)
        figure = self.figures.get(line.figure)
        if figure and line.given.get("unit", figure.unit) != figure.unit:
            words = _("The unit is “%(unit)s”: units are changed in the form.")
            self._problem(line, words % {"unit": figure.unit}, "unit")

    # What changes

    def _read_fact(self) -> None:
        for column in OF_FACT:
            first = next((line for line in self.lines if column in line.given), None)
            if first is None:
                continue
            value = first.given[column]
            for line in self.lines:
                if line.given.get(column, value) != value:
                    words = _("Line %(number)d says something else of the same fact.")
                    self._problem(line, words % {"number": first.number}, column)
            if value != (getattr(self.base, column) or (None if column == "as_at" else "")):
                self._set(first, self.after, column, value)
                self.touched[column] = first.number

    def _read_figure(self, line: Line) -> None:
        given = {name: line.given[name] for name in OF_FIGURE if name in line.given}
        if not line.figure:
            if any(value is not None for value in given.values()):
                self._problem(line, _("Say which figure this is."), "figure")
            return
        figure = self.figures.get(line.figure)
        if figure is None:
            words = _("The fact has no figure “%(name)s”: figures are added in the form.")
            self._problem(line, words % {"name": line.figure[:60]}, "figure")
            return
        other = "value" if figure.unit == Unit.DATE else "day"
        if "qualifier" in given and given["qualifier"] is None:
            words = _("It is empty: write “exactly” where the number is exact.")
            self._problem(line, words, "qualifier")
            del given["qualifier"]
        differing = {c: value for c, value in given.items() if value != getattr(figure, c)}
        for column, value in differing.items():
            if column == other and value is not None:
                words = _("This figure is a date: write it in the column “day”.")
                if other == "day":
                    words = _("This figure is a number: write it in the column “value”.")
                self._problem(line, words, column)
                continue
            self._set(line, figure, column, value)
            self.touched[f"figure {column}"] = line.number
        for column, error in figure.problems().items() if differing else ():
            self._problem(line, " ".join(str(message) for message in error.messages), column)

    def _set(self, line: Line, what: Fact | Figure, column: str, value: Any) -> None:
        try:
            # An empty text is left to what the whole says.
            field_ = what._meta.get_field(column)
            setattr(what, column, field_.clean(value, what) if value else value)
        except ValidationError as error:
            self._problem(line, " ".join(str(message) for message in error.messages), column)

    def _check_whole(self) -> list[str]:
        """What does not fit together is a problem where the sheet has touched it, else a gap."""
        gaps = []
        if self.after.go_live_at or self.after.expire_at:
            gaps.append(_("It has a time at which it is published or expires: see its form."))
        # A sum with a number that nobody understood would be wrong for that reason alone.
        numbers_known = not any(
            problem.key == self.fact.key and problem.column == "value"
            for problem in self.plan.problems
        )
        for name, error in self.after.publication_problems(self.figures.values()).items():
            words = " ".join(str(message) for message in error.messages)
            number = self.touched.get("figure value" if name == "arithmetic" else name)
            if number is None and name.startswith("source_name"):
                others = (suffixed("source_name", source) for source in SOURCES)
                number = next((self.touched[o] for o in others if o in self.touched), None)
            if number is None:
                gaps.append(words)
            elif name != "arithmetic" or numbers_known:
                self._problem(number, words, "value" if name == "arithmetic" else name)
        if self.fact.live and self.base is not self.fact:  # only a draft can have lost something
            lost = self.fact.offers() - self.after.offers(self.figures.values())
            gaps += [message for error in losses(self.fact, lost) for message in error.messages]
        return gaps


def _copied(model: Any) -> Any:
    """A copy that shares nothing with the original, its figures left out."""
    fresh = copy.copy(model)
    fresh._state = copy.copy(model._state)
    fresh._state.fields_cache = dict(model._state.fields_cache)
    for cache in ("_cluster_related_objects", "_prefetched_objects_cache"):
        fresh.__dict__.pop(cache, None)
    return fresh


def _parts(before: Fact, after: Fact) -> Iterator[Part]:
    """What a reader of `before` would find changed in `after`."""
    then = {figure.name: figure for figure in before.figures.all()}
    now = {figure.name: figure for figure in after.figures.all()}
    for name in dict.fromkeys([*then, *now]):
        yield from _part(name, *(_figure_texts(figures.get(name)) for figures in (then, now)))
    # Only a draft that is built upon can have another wording.
    if any(_wording(before, source) != _wording(after, source) for source in SOURCES):
        words = (tuple(fact.words(source) for source in SOURCES) for fact in (before, after))
        yield from _part(_label("statement"), *words)
    for column in ("as_at", "source_name", "source_url"):
        yield from _part(_label(column), *(_field_texts(fact, column) for fact in (before, after)))


def _part(name: str, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Part]:
    if before != after:
        yield Part(name, before, after)


def _label(name: str) -> str:
    return capfirst(str(Fact._meta.get_field(name).verbose_name))


def _wording(fact: Fact, source: Any) -> tuple[str, ...]:
    return tuple(getattr(fact, suffixed(name, source)) or "" for name in ("lead_in", "statement"))


def _figure_texts(figure: Figure | None) -> tuple[str, ...]:
    return tuple(figure.text(READER_OF[source]) if figure else "" for source in SOURCES)


def _field_texts(fact: Fact, name: str) -> tuple[str, ...]:
    if name == "source_name":
        return tuple(fact.said(name, source) for source in SOURCES)
    value = getattr(fact, name)
    if name == "as_at":
        return tuple(long_date(value, READER_OF[source]) if value else "" for source in SOURCES)
    return (value or "",) * len(SOURCES)


# Saving


@transaction.atomic
def save(plan: Plan, user: Any, note: str, *, publish: bool) -> list[Edition]:
    """All changes or none; published, each factsheet gets one edition, which are returned.

    Raises RuntimeError for a plan with problems, and ValidationError, by key of the fact, where one
    of them cannot be saved after all.
    """
    if plan.problems:
        raise RuntimeError("A plan with problems is not carried out.")
    newest = Edition.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    with publishing_together():
        for change in plan.changes:
            fact = change.after
            fact.change_note = note
            try:
                revision = fact.save_revision(user=user, log_action=True)
                if publish:
                    revision.publish(user=user)
            except ValidationError as error:
                raise ValidationError({fact.key: error.messages}) from error
    return list(Edition.objects.filter(pk__gt=newest).select_related("factsheet"))


def kept(records: Sequence[Record], plan: Plan) -> list[tuple[int, Mapping[str, str]]]:
    """What has to be known of a sheet to make these changes later: no text that is for reading."""
    wanted = plan.lines()
    return [
        (record.number, {n: cell for n, cell in record.cells.items() if n not in TEXTS})
        for record in records
        if record.number in wanted
    ]
