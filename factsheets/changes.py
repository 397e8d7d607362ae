"""What changed between two editions of a factsheet, fact by fact."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cyberport_cms.bilingual.figures.changes import FigureChange, changed_figures
from cyberport_cms.bilingual.languages import SourceLanguage

ADDED, REMOVED, FIGURES, REWORDED = "added", "removed", "figures", "reworded"


@dataclass(frozen=True)
class FactChange:
    """One fact then and now; `figures` are those that changed, by side."""

    kind: str
    before: Any
    after: Any
    figures: dict[SourceLanguage, list[FigureChange]] = field(default_factory=dict)

    @property
    def fact(self) -> Any:
        return self.after or self.before


@dataclass(frozen=True)
class Changes:
    figures: list[FactChange]
    reworded: list[FactChange]
    added: list[FactChange]
    removed: list[FactChange]

    def __bool__(self) -> bool:
        return any((self.figures, self.reworded, self.added, self.removed))


def changes_between(
    before: Iterable[Any], after: Iterable[Any], sources: Iterable[SourceLanguage]
) -> Changes:
    """The differences between the facts of two editions, in the order of the later one.

    A fact is the same by its key, whatever it says.
    """
    then = {fact.pk: fact for fact in before}
    now = {fact.pk: fact for fact in after}
    sources = tuple(sources)
    found = [
        change
        for key, fact in now.items()
        if key in then and (change := _change(then[key], fact, sources))
    ]
    return Changes(
        figures=[change for change in found if change.kind == FIGURES],
        reworded=[change for change in found if change.kind == REWORDED],
        added=[FactChange(ADDED, None, fact) for key, fact in now.items() if key not in then],
        removed=[FactChange(REMOVED, fact, None) for key, fact in then.items() if key not in now],
    )


def _change(before: Any, after: Any, sources: tuple[SourceLanguage, ...]) -> FactChange | None:
    words = {source: (before.words(source), after.words(source)) for source in sources}
    if all(then == now for then, now in words.values()):
        return None
    figures = {
        source: changed
        for source, (then, now) in words.items()
        if then and now and (changed := changed_figures(then, now, source))
    }
    return FactChange(FIGURES if figures else REWORDED, before, after, figures)
