"""What is handed in for one edition: a text in one language or in both, and where it is from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from django.utils.timezone import localdate

from cyberport_cms.bilingual.alignment import Row, align, difference
from cyberport_cms.bilingual.languages import (
    ENGLISH,
    SOURCES,
    TRADITIONAL,
    SourceLanguage,
    suffixed,
)

from .parser import FactDraft, FactsheetDraft, SectionDraft


@dataclass(frozen=True)
class SectionRow:
    """A section in its languages, its facts aligned."""

    sides: Row[SectionDraft]
    facts: tuple[Row[FactDraft], ...]


@dataclass(frozen=True)
class Drafts:
    """One edition as it is handed in. `day` is the day that somebody gave it, `origin` the name or
    the address of its source; both go before what the files say."""

    en: FactsheetDraft | None = None
    zh_hant: FactsheetDraft | None = None
    day: date | None = None
    origin: str = ""

    @classmethod
    def of(cls, drafts: Sequence[FactsheetDraft], **more: Any) -> "Drafts":
        by_language = {draft.language: draft for draft in drafts}
        return cls(by_language.get(ENGLISH), by_language.get(TRADITIONAL), **more)

    @property
    def sides(self) -> dict[SourceLanguage, FactsheetDraft]:
        both = ((ENGLISH, self.en), (TRADITIONAL, self.zh_hant))
        return {source: draft for source, draft in both if draft}

    @property
    def language(self) -> SourceLanguage:
        """The side by which facts are known again: English where there is one."""
        return next(iter(self.sides))

    @cached_property
    def sections(self) -> list[SectionRow]:
        rows = align(
            self.en.sections if self.en else (),
            self.zh_hant.sections if self.zh_hant else (),
            lambda a, b: difference(_section_text(a), _section_text(b)),
        )
        return [SectionRow(row, tuple(_facts(row))) for row in rows]

    @cached_property
    def facts(self) -> list[Row[FactDraft]]:
        return [fact for section in self.sections for fact in section.facts]

    @property
    def revised(self) -> date | None:
        """The day that is printed on it; None where no side has one."""
        printed = (draft.revision_date for draft in self.sides.values() if draft.revision_date)
        return self.day or next(printed, None)

    @property
    def of_facts(self) -> dict[str, Any]:
        """What is said of every fact of it, by column: its day, and its source where that was
        given."""
        columns: dict[str, Any] = {}
        if self.revised and self.revised <= localdate():
            columns["as_at"] = self.revised
        if urlsplit(self.origin).scheme in ("http", "https"):
            columns["source_url"] = self.origin
        elif self.origin:
            columns |= {suffixed("source_name", source): self.origin for source in SOURCES}
        return columns

    @property
    def of_new_facts(self) -> dict[str, Any]:
        """The same of a fact that has no source yet: the file stands in for it, on both sides, so
        that who writes the other language later finds it there."""
        names = {source: PurePath(draft.path).name for source, draft in self.sides.items()}
        only = next(iter(names.values()))
        files = {suffixed("source_name", source): names.get(source, only) for source in SOURCES}
        return files | self.of_facts


def side_of(row: Row[FactDraft], source: SourceLanguage) -> FactDraft | None:
    return row.en if source == ENGLISH else row.zh_hant


def _facts(row: Row[SectionDraft]) -> list[Row[FactDraft]]:
    return align(
        row.en.facts if row.en else (),
        row.zh_hant.facts if row.zh_hant else (),
        lambda a, b: difference(a.text, b.text),
    )


def _section_text(section: SectionDraft) -> str:
    return "\n".join([section.heading, *(fact.text for fact in section.facts)])
