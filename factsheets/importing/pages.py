"""Drafts → one factsheet and its facts, in one transaction; nothing half-saved."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.text import slugify

from cyberport_cms.bilingual.alignment import Row, align, difference
from cyberport_cms.bilingual.languages import ENGLISH, TRADITIONAL
from cyberport_cms.bilingual.markdown import Inline
from cyberport_cms.bilingual.sources import SourceError
from cyberport_cms.newsroom.states import Languages

from ..models import Fact, FactsheetIndexPage, FactsheetPage
from .parser import FactDraft, FactsheetDraft, SectionDraft

_KEY_LENGTH = 48


@dataclass
class Import:
    """What an import did: the page, its facts, and what a person should look at."""

    page: FactsheetPage
    facts: list[Fact]
    warnings: list[str] = field(default_factory=list)


@transaction.atomic
def import_factsheet(
    en: FactsheetDraft | None,
    zh_hant: FactsheetDraft | None = None,
    *,
    slug: str = "",
    publish: bool = False,
    user: AbstractUser | None = None,
    **fields: Any,
) -> Import:
    """A new factsheet of one or both sides, each bullet or paragraph a fact of its own.

    Published only when asked. A side that is missing in one fact of a factsheet in both languages
    raises ValidationError on publishing, and nothing is kept.
    """
    parent = FactsheetIndexPage.objects.first()
    if parent is None:
        raise SourceError("The site has no list of factsheets: run “manage.py setup_site” first.")
    if slug and FactsheetPage.objects.filter(slug=slug).exists():
        raise SourceError(f"There is a factsheet “{slug}” already: choose another --slug.")
    builder = _Builder()
    page = builder.page(en, zh_hant)
    page.slug = slug
    for name, value in fields.items():
        setattr(page, name, value)
    parent.add_child(instance=page)
    revision = page.save_revision(user=user, clean=False, log_action=True)
    if publish:
        revision.publish(user=user)
        page.refresh_from_db()
    return Import(page, builder.facts, builder.warnings)


class _Builder:
    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.warnings: list[str] = []
        self.keys = set(Fact.objects.values_list("key", flat=True))

    def page(self, en: FactsheetDraft | None, zh_hant: FactsheetDraft | None) -> FactsheetPage:
        sides = {ENGLISH: en, TRADITIONAL: zh_hant}
        columns: dict[str, Any] = {"languages": _languages(en, zh_hant)}
        for source, draft in sides.items():
            if draft is None:
                continue
            headline = draft.headline or draft.sections[0].heading
            if not draft.headline:
                self.warnings.append(f"No headline was found: “{headline}” stands in for it.")
            columns |= {
                f"headline_{source}": headline,
                f"overview_{source}": _html(draft.overview),
                f"footer_{source}": draft.footer,
            }
            if draft.revision_date:
                columns["revision_date"] = draft.revision_date
        rows = align(
            en.sections if en else (),
            zh_hant.sections if zh_hant else (),
            lambda a, b: difference(_section_text(a), _section_text(b)),
        )
        columns["sections"] = [("section", self._section(row)) for row in rows]
        return FactsheetPage(live=False, **columns)

    def _section(self, row: Row[SectionDraft]) -> dict[str, Any]:
        sides = {ENGLISH: row.en, TRADITIONAL: row.zh_hant}
        facts = align(
            row.en.facts if row.en else (),
            row.zh_hant.facts if row.zh_hant else (),
            lambda a, b: difference(a.text, b.text),
        )
        return {
            **{
                source: {"heading": side.heading, "introduction": _html(side.introduction)}
                if side
                else {}
                for source, side in sides.items()
            },
            "facts": [self._fact(pair) for pair in facts],
        }

    def _fact(self, row: Row[FactDraft]) -> Fact:
        columns: dict[str, Any] = {"key": self._key(row)}
        for source, side in ((ENGLISH, row.en), (TRADITIONAL, row.zh_hant)):
            if side:
                columns[f"lead_in_{source}"] = side.lead_in
                columns[f"statement_{source}"] = f"<p>{side.statement.html.strip()}</p>"
        fact = Fact(**columns)
        fact.full_clean()
        fact.save()
        self.facts.append(fact)
        return fact

    def _key(self, row: Row[FactDraft]) -> str:
        """A name from the English words, once and for good; numbered where it is taken."""
        words = slugify((row.en.lead_in or _first_bold(row.en) or row.en.text) if row.en else "")
        base = words[: _KEY_LENGTH + 1].rpartition("-")[0] if len(words) > _KEY_LENGTH else words
        base = base or "fact"
        key, number = base, 1
        while key in self.keys:
            number += 1
            key = f"{base}-{number}"
        self.keys.add(key)
        return key


def _languages(en: FactsheetDraft | None, zh_hant: FactsheetDraft | None) -> str:
    if en and zh_hant:
        return Languages.BOTH
    return Languages.ENGLISH if en else Languages.CHINESE


def _first_bold(fact: FactDraft) -> str:
    _, opened, rest = fact.statement.html.partition("<b>")
    return rest.partition("</b>")[0] if opened else ""


def _html(paragraphs: Sequence[Inline]) -> str:
    return "".join(f"<p>{paragraph.html.strip()}</p>" for paragraph in paragraphs)


def _section_text(section: SectionDraft) -> str:
    parts: list[str] = [section.heading, *(fact.text for fact in section.facts)]
    return "\n".join(parts)
