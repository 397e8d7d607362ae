"""What changed between two editions of a factsheet: its facts, and the texts around them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.rich_text import RichText

from cyberport_cms.bilingual.figures.changes import FigureChange, changed_figures
from cyberport_cms.bilingual.languages import SOURCES, SourceLanguage, suffixed
from cyberport_cms.bilingual.plain_text import text_of_html

FIGURES, REWORDED, DETAILS, ADDED, REMOVED = "figures", "reworded", "details", "added", "removed"

TEXTS = {
    "headline": _("Headline"),
    "summary": _("Summary"),
    "overview": _("Overview"),
    "footer": _("Footer"),
}


@dataclass(frozen=True)
class FactChange:
    """One fact then and now: `figures` are those that changed, `words` the sides that did."""

    kind: str
    before: Any
    after: Any
    figures: dict[SourceLanguage, list[FigureChange]] = field(default_factory=dict)
    words: dict[SourceLanguage, tuple[str, str]] = field(default_factory=dict)
    origin: dict[SourceLanguage, tuple[str, str]] = field(default_factory=dict)

    @property
    def fact(self) -> Any:
        return self.after or self.before

    @property
    def as_at(self) -> tuple[date | None, date | None] | None:
        return self._then_and_now("as_at")

    @property
    def address(self) -> tuple[str, str] | None:
        return self._then_and_now("source_url")

    @property
    def has_other_document(self) -> bool:
        return self._then_and_now("source_document_id") is not None

    def _then_and_now(self, name: str) -> Any:
        """Both values of what is the same in all languages; None where it did not change."""
        if self.before is None or self.after is None:
            return None
        values = getattr(self.before, name), getattr(self.after, name)
        return values if values[0] != values[1] else None

    @property
    def has_details(self) -> bool:
        return bool(self.as_at or self.address or self.origin or self.has_other_document)


@dataclass(frozen=True)
class TextChange:
    """A text of the page then and now, on each side that changed; one of the two may be empty."""

    label: Any
    words: dict[SourceLanguage, tuple[str, str]]


@dataclass(frozen=True)
class Changes:
    """All that readers see differently. `sources` are the languages of both editions."""

    figures: list[FactChange]
    reworded: list[FactChange]
    details: list[FactChange]
    added: list[FactChange]
    removed: list[FactChange]
    texts: list[TextChange]
    is_rearranged: bool  # the same facts, in another order or under other headings
    revised: tuple[date | None, date | None]
    sources: tuple[SourceLanguage, ...]
    new_sources: tuple[SourceLanguage, ...]
    lost_sources: tuple[SourceLanguage, ...]

    def __bool__(self) -> bool:
        return any((self.facts, self.texts, self.is_rearranged))

    @cached_property
    def facts(self) -> list[FactChange]:
        return [*self.figures, *self.reworded, *self.details, *self.added, *self.removed]

    @property
    def is_revision_only(self) -> bool:
        """True where only the day differs that is printed as the revision."""
        return not self and self.revised[0] != self.revised[1]


def changes_between(before: Any, after: Any) -> Changes:
    """The differences between two editions, given as pages for reading, in the order of the later.

    A fact is the same by its key, whatever it says.
    """
    then = {fact.pk: fact for fact in before.facts}
    now = {fact.pk: fact for fact in after.facts}
    sources = tuple(source for source in after.sources if source in before.sources)
    found = [
        change
        for key, fact in now.items()
        if key in then and (change := _change(then[key], fact, sources))
    ]
    sections = _matched_sections(before, after)
    return Changes(
        figures=[change for change in found if change.kind == FIGURES],
        reworded=[change for change in found if change.kind == REWORDED],
        details=[change for change in found if change.kind == DETAILS],
        added=[FactChange(ADDED, None, fact) for key, fact in now.items() if key not in then],
        removed=[FactChange(REMOVED, fact, None) for key, fact in then.items() if key not in now],
        texts=[*_page_texts(before, after, sources), *_section_texts(sections, sources)],
        is_rearranged=_is_rearranged(before, after, sections),
        revised=(before.revision_date, after.revision_date),
        sources=sources,
        new_sources=tuple(source for source in after.sources if source not in sources),
        lost_sources=tuple(source for source in before.sources if source not in sources),
    )


def _change(before: Any, after: Any, sources: tuple[SourceLanguage, ...]) -> FactChange | None:
    words = _differing({source: (before.words(source), after.words(source)) for source in sources})
    figures = {
        source: changed
        for source, (then, now) in words.items()
        if then and now and (changed := changed_figures(then, now, source))
    }
    origin = _differing(
        {s: (before.said("source_name", s), after.said("source_name", s)) for s in sources}
    )
    kind = FIGURES if figures else REWORDED if words else DETAILS
    change = FactChange(kind, before, after, figures, words, origin)
    return change if words or change.has_details else None


def _differing(
    sides: dict[SourceLanguage, tuple[str, str]],
) -> dict[SourceLanguage, tuple[str, str]]:
    return {source: (then, now) for source, (then, now) in sides.items() if then != now}


# The page around its facts


def _page_texts(
    before: Any, after: Any, sources: tuple[SourceLanguage, ...]
) -> Iterator[TextChange]:
    for name, label in TEXTS.items():
        words = _differing({s: (_said(before, name, s), _said(after, name, s)) for s in sources})
        if words:
            yield TextChange(label, words)


def _said(page: Any, name: str, source: SourceLanguage) -> str:
    written = getattr(page, suffixed(name, source)) or ""
    return (
        text_of_html(written) if isinstance(page._meta.get_field(name), RichTextField) else written
    )


def _matched_sections(before: Any, after: Any) -> list[tuple[Any, Any]]:
    """Each section then and now; one of the two is None where it is new, or gone.

    A section is the same by its key, else (in an edition from a file) by its heading.
    """
    left = list(before.sections)
    pairs: list[tuple[Any, Any]] = []
    for section in after.sections:
        same = next((one for one in left if one.id and one.id == section.id), None)
        same = same or next((one for one in left if _headings(one) & _headings(section)), None)
        if same is not None:
            left.remove(same)
        pairs.append((same, section))
    return pairs + [(section, None) for section in left]


def _headings(section: Any) -> set[str]:
    sides = (section.value[source]["heading"] for source in SOURCES)
    return {heading for heading in sides if heading}


def _section_texts(
    sections: Iterable[tuple[Any, Any]], sources: tuple[SourceLanguage, ...]
) -> Iterator[TextChange]:
    labels = {"heading": _("Heading of a section"), "introduction": _("Introduction of a section")}
    for before, after in sections:
        for name, label in labels.items():
            words = _differing(
                {s: (_part(before, name, s), _part(after, name, s)) for s in sources}
            )
            if words:
                yield TextChange(label, words)


def _part(section: Any, name: str, source: SourceLanguage) -> str:
    if section is None or not section.block.stands_in(section.value, source):
        return ""
    written = section.value[source][name]
    return text_of_html(written.source) if isinstance(written, RichText) else written or ""


def _is_rearranged(before: Any, after: Any, sections: Sequence[tuple[Any, Any]]) -> bool:
    """True where facts of both editions stand in another order, or in another section."""
    kept = {fact.pk for fact in before.facts} & {fact.pk for fact in after.facts}
    orders = []
    for which, page in enumerate((before, after)):
        numbers = {id(pair[which]): number for number, pair in enumerate(sections)}
        orders.append(
            [
                (numbers[id(section)], fact.pk)
                for section in page.sections
                for fact in section.value["facts"]
                if fact and fact.live and fact.pk in kept
            ]
        )
    return orders[0] != orders[1]
