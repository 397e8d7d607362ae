"""Drafts → one factsheet and its facts, in one transaction; nothing half-saved."""

from collections.abc import Mapping, Sequence
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
from cyberport_cms.newsroom.together import publishing_together

from ..models import Fact, FactsheetIndexPage, FactsheetPage
from .matching import propose
from .parser import FactDraft, FactsheetDraft, SectionDraft

_KEY_LENGTH = 48


@dataclass
class Import:
    """What an import did: the page, its facts, and what a person should look at."""

    page: FactsheetPage
    facts: list[Fact]
    warnings: list[str] = field(default_factory=list)
    changed: list[Fact] = field(default_factory=list)


@transaction.atomic
def import_factsheet(
    en: FactsheetDraft | None,
    zh_hant: FactsheetDraft | None = None,
    *,
    slug: str = "",
    publish: bool = False,
    user: AbstractUser | None = None,
    of_facts: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Import:
    """A new factsheet of one or both sides, each bullet or paragraph a fact of its own.

    `fields` are columns of the page, `of_facts` of each of its facts (its source, its as-at date).

    Published only when asked. A side that is missing in one fact of a factsheet in both languages
    raises ValidationError on publishing, and nothing is kept.
    """
    parent = FactsheetIndexPage.objects.first()
    if parent is None:
        raise SourceError("The site has no list of factsheets: run “manage.py setup_site” first.")
    if slug and FactsheetPage.objects.filter(slug=slug).exists():
        raise SourceError(f"There is a factsheet “{slug}” already: choose another --slug.")
    builder = _Builder(user, of_facts=of_facts)
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


@dataclass(frozen=True)
class Proposal:
    """A fact of a factsheet and the statement of its next edition that seems to be about the same."""

    fact: Fact
    draft: FactDraft
    likeness: float


def proposals(page: FactsheetPage, draft: FactsheetDraft) -> list[Proposal]:
    """Which facts of `page` stand in the next edition, the likeliest partner of each."""
    facts = page.for_reading().facts
    drafts = [fact for section in draft.sections for fact in section.facts]
    old = [fact.words(draft.language) for fact in facts]
    new = [fact.text for fact in drafts]
    return [
        Proposal(facts[match.old], drafts[match.new], match.likeness)
        for match in propose(old, new, draft.language)
    ]


@transaction.atomic
def import_next_edition(
    page: FactsheetPage,
    draft: FactsheetDraft,
    accepted: Sequence[Proposal],
    *,
    publish: bool = False,
    user: AbstractUser | None = None,
) -> Import:
    """Bring a factsheet up to a new edition: the facts of the accepted proposals change, the other
    statements are new facts, and what the edition no longer says leaves the factsheet.

    A draft, or one edition when it is published. Raises SourceError where the factsheet does not
    stand in the draft's language alone: the other side would keep saying the old figures.
    """
    if page.sources != (draft.language,):
        raise SourceError(
            f"“{page.slug}” is not published in {draft.language} alone: the other language would "
            "keep the old figures. Bring its facts up to date in the admin, or with a spreadsheet."
        )
    builder = _Builder(user, {id(match.draft): match.fact for match in accepted})
    english = draft if draft.language == ENGLISH else None
    columns = builder.columns(english, None if english else draft)
    for name, value in columns.items():
        setattr(page, name, value)
    with publishing_together():
        for fact in builder.changed:
            revision = fact.save_revision(user=user, log_action=True)
            if publish:
                revision.publish(user=user)
        revision = page.save_revision(user=user, clean=False, log_action=True)
        if publish:
            revision.publish(user=user)
    page.refresh_from_db()
    return Import(page, builder.facts, builder.warnings, builder.changed)


class _Builder:
    """Facts and sections of drafts; `same` are the facts that a draft (by its id) is about."""

    def __init__(
        self,
        user: AbstractUser | None,
        same: Mapping[int, Fact] | None = None,
        of_facts: Mapping[str, Any] | None = None,
    ) -> None:
        self.user = user
        self.of_facts = of_facts or {}
        self.same = same or {}
        self.facts: list[Fact] = []
        self.changed: list[Fact] = []
        self.warnings: list[str] = []
        self.keys = set(Fact.objects.values_list("key", flat=True))

    def page(self, en: FactsheetDraft | None, zh_hant: FactsheetDraft | None) -> FactsheetPage:
        return FactsheetPage(live=False, **self.columns(en, zh_hant))

    def columns(self, en: FactsheetDraft | None, zh_hant: FactsheetDraft | None) -> dict[str, Any]:
        """What the page says, by column; facts that are new are saved."""
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
        return columns

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
        columns: dict[str, Any] = {"languages": _languages(row.en, row.zh_hant)}
        for source, side in ((ENGLISH, row.en), (TRADITIONAL, row.zh_hant)):
            if side:
                columns[f"lead_in_{source}"] = side.lead_in
                columns[f"statement_{source}"] = f"<p>{side.statement.html.strip()}</p>"
        known = next((self.same[id(s)] for s in (row.en, row.zh_hant) if id(s) in self.same), None)
        return self._changed(known, columns) if known else self._new(row, columns)

    def _changed(self, fact: Fact, columns: dict[str, Any]) -> Fact:
        """The next version of a fact; its figures now stand in the words of the statement."""
        fact = Fact.objects.get(pk=fact.pk)
        for name, value in columns.items():
            setattr(fact, name, value)
        fact.figures = []
        fact.change_note = "Next edition of the factsheet"
        fact.full_clean()
        self.changed.append(fact)
        self.facts.append(fact)
        return fact

    def _new(self, row: Row[FactDraft], columns: dict[str, Any]) -> Fact:
        fact = Fact(key=self._key(row), **columns, **self.of_facts)
        fact.full_clean()
        fact.save_and_publish(self.user)
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


def _languages(en: object | None, zh_hant: object | None) -> str:
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
