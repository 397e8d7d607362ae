"""Drafts → one factsheet and its facts, in one transaction; nothing half-saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext

from cyberport_cms.bilingual.alignment import Row
from cyberport_cms.bilingual.languages import ENGLISH, TRADITIONAL, suffixed
from cyberport_cms.bilingual.markdown import Inline
from cyberport_cms.bilingual.sentences import _
from cyberport_cms.bilingual.sources import SourceError
from cyberport_cms.newsroom.states import Languages

from ..models import Fact, FactsheetIndexPage, FactsheetPage
from .carrying import Carried, statements, words_of
from .drafts import Drafts, SectionRow
from .numbers import with_figures
from .parser import FactDraft, FactsheetDraft

_KEY_LENGTH = 48


@dataclass
class Import:
    """What an import did: the page, its facts, and what a person should look at."""

    page: FactsheetPage
    facts: list[Fact]
    warnings: list[str] = field(default_factory=list)
    matched: list[Fact] = field(default_factory=list)  # facts of today that it speaks of
    changed: list[Fact] = field(default_factory=list)  # those of them that say something else now


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
    """A new factsheet of one or both sides: see `import_drafts`."""
    drafts = Drafts(en, zh_hant)
    return import_drafts(drafts, slug=slug, publish=publish, user=user, of_facts=of_facts, **fields)


@transaction.atomic
def import_drafts(
    drafts: Drafts,
    *,
    slug: str = "",
    publish: bool = False,
    user: AbstractUser | None = None,
    of_facts: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Import:
    """A new factsheet of one or both sides, each bullet or paragraph a fact of its own.

    `fields` are columns of the page, `of_facts` of each of its facts (its source, its as-at date),
    where they are not those of the drafts.

    Published only when asked. A side that is missing in one fact of a factsheet in both languages
    raises ValidationError on publishing, and nothing is kept.
    """
    parent = FactsheetIndexPage.objects.first()
    if parent is None:
        raise SourceError(
            _("The site has no list of factsheets: run “manage.py setup_site” first.")
        )
    if slug and FactsheetPage.objects.filter(slug=slug).exists():
        raise SourceError(
            _("There is a factsheet “%(slug)s” already: choose another --slug.", slug=slug)
        )
    builder = Builder(drafts, user, of_facts=of_facts)
    page = FactsheetPage(live=False, **builder.columns())
    page.slug = slug
    for name, value in fields.items():
        setattr(page, name, value)
    if page.revision_date is None:
        builder.warnings.append(undated())
    parent.add_child(instance=page)
    revision = page.save_revision(user=user, clean=False, log_action=True)
    if publish:
        revision.publish(user=user)
        page.refresh_from_db()
    return Import(page, builder.facts, builder.warnings)


def undated() -> str:
    return gettext(
        "The text carries no revision date: the day of publication stands on the edition. Give it "
        "its own day (--revision-date)."
    )


class Builder:
    """Facts and sections of drafts; `same` are the facts of today that a draft (by its id) is about."""

    def __init__(
        self,
        drafts: Drafts,
        user: AbstractUser | None,
        same: Mapping[int, Carried] | None = None,
        of_facts: Mapping[str, Any] | None = None,
    ) -> None:
        self.drafts = drafts
        self.user = user
        self.of_facts = drafts.of_new_facts | dict(of_facts or {})
        self.same = same or {}
        self.facts: list[Fact] = []
        self.matched: list[Fact] = []
        self.changed: list[Fact] = []
        self.warnings: list[str] = []
        self.keys = set(Fact.objects.values_list("key", flat=True))

    def columns(self, page: FactsheetPage | None = None) -> dict[str, Any]:
        """What the page says, by column; facts that are new are saved. A text without a headline
        keeps that of `page`."""
        en, zh_hant = self.drafts.en, self.drafts.zh_hant
        columns: dict[str, Any] = {
            "languages": _languages(en, zh_hant),
            "revision_date": self.drafts.revised,
        }
        for source, draft in self.drafts.sides.items():
            known = getattr(page, suffixed("headline", source)) if page else ""
            headline = draft.headline or known or draft.sections[0].heading
            if not draft.headline and not known:
                words = gettext("No headline was found: “%(words)s” stands in for it.")
                self.warnings.append(words % {"words": headline})
            columns |= {
                suffixed("headline", source): headline,
                suffixed("overview", source): _html(draft.overview),
                suffixed("footer", source): draft.footer,
            }
        columns["sections"] = [("section", self._section(row)) for row in self.drafts.sections]
        return columns

    def _section(self, row: SectionRow) -> dict[str, Any]:
        sides = {ENGLISH: row.sides.en, TRADITIONAL: row.sides.zh_hant}
        return {
            **{
                source: {"heading": side.heading, "introduction": _html(side.introduction)}
                if side
                else {}
                for source, side in sides.items()
            },
            "facts": [self._fact(pair) for pair in row.facts],
        }

    def _fact(self, row: Row[FactDraft]) -> Fact:
        known = next((self.same[id(s)] for s in (row.en, row.zh_hant) if id(s) in self.same), None)
        return self._changed(known) if known else self._new(row)

    def _changed(self, carried: Carried) -> Fact:
        """The next version of a fact; itself where the edition repeats it."""
        if carried.reasons:
            raise ValidationError([f"{carried.fact.key}: {reason}" for reason in carried.reasons])
        fact = carried.fact
        self.matched.append(fact)
        self.facts.append(fact)
        if not carried.is_changed:
            return fact
        fact.full_clean()
        self.changed.append(fact)
        self.warnings += carried.notes
        return fact

    def _new(self, row: Row[FactDraft]) -> Fact:
        sides = statements(row)
        html, figures = with_figures(sides)
        columns = {suffixed("statement", source): words for source, words in html.items()}
        columns |= {"languages": _languages(row.en, row.zh_hant)} | words_of(row) | self.of_facts
        fact = Fact(key=self._key(row), figures=figures, **columns)
        if figures and fact.publication_problems(figures):  # what it says is true all the same
            fact.figures = []
            for source, side in sides.items():
                setattr(fact, suffixed("statement", source), side.html)
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
