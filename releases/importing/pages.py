"""Drafts → one page with aligned pairs, in one transaction; nothing half-saved."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.html import escape

from cyberport_cms.bilingual.languages import ENGLISH, TRADITIONAL, SourceLanguage
from cyberport_cms.bilingual.markdown import Inline
from cyberport_cms.bilingual.phones import PhoneError, tel_uri
from cyberport_cms.bilingual.sources import SourceError, check_sides, read_both, read_source
from cyberport_cms.newsroom.settling import figures_in_words, override_open_figures
from cyberport_cms.newsroom.states import Languages

from ..models import Kind, ReleaseIndexPage, ReleasePage
from .alignment import Row, Rows, align_contacts, align_sides, one_sided
from .draft import (
    Boilerplate,
    BulletList,
    CaptionQuote,
    Contact,
    Contacts,
    Heading,
    Notes,
    PhotoNote,
    Quote,
    ReleaseDraft,
    Warning,
    Website,
)
from .matching import Matcher, Sides
from .parser import parse_source

_KINDS = {
    "media invitation": Kind.MEDIA_INVITATION,
    "採訪邀請": Kind.MEDIA_INVITATION,
    "傳媒邀請": Kind.MEDIA_INVITATION,
    "statement": Kind.STATEMENT,
    "聲明": Kind.STATEMENT,
    "speech": Kind.SPEECH,
    "演辭": Kind.SPEECH,
    "photo release": Kind.PHOTO_RELEASE,
    "新聞圖片": Kind.PHOTO_RELEASE,
}


@dataclass
class Import:
    """What an import did: the page, what to look at, which snippets are new or were completed."""

    page: ReleasePage
    warnings: list[Warning] = field(default_factory=list)
    created: list[Model] = field(default_factory=list)
    completed: list[Model] = field(default_factory=list)


def read_sides(
    en: Path | None, zh_hant: Path | None
) -> tuple[ReleaseDraft | None, ReleaseDraft | None]:
    """The drafts of one or both files. Raises SourceError before anything is touched."""
    sources = [read_source(path) if path else None for path in (en, zh_hant)]
    check_sides(*sources)
    drafts = [parse_source(source) if source else None for source in sources]
    return drafts[0], drafts[1]


def read_both_sides(path: Path) -> tuple[ReleaseDraft, ReleaseDraft]:
    """The drafts of one file that holds both languages. Raises SourceError."""
    sides = read_both(path)
    return parse_source(sides[ENGLISH]), parse_source(sides[TRADITIONAL])


_AS_PRINTED = "as in the printed documents"
_IMPORTER = "import_release --publish"


@transaction.atomic
def import_release(
    en: ReleaseDraft | None,
    zh_hant: ReleaseDraft | None,
    *,
    rows: Rows | None = None,
    matcher: Matcher | None = None,
    publish: bool = False,
    user: AbstractUser | None = None,
    **fields: Any,
) -> Import:
    """A new release of the drafts. `fields` are set on the page before it is saved.

    `rows` say what stands beside what, where a person has decided it; `matcher` finds and makes the
    snippets.

    Published only when asked; then a side that is missing raises ValidationError and nothing is
    kept. The release time is the dateline's morning unless `fields` say otherwise.
    """
    if not (en or zh_hant):
        raise SourceError("Give at least one file.")
    parent = ReleaseIndexPage.objects.first()
    if parent is None:
        raise SourceError("The site has no list of releases yet: run “manage.py setup_site” first.")
    builder = Builder(en, zh_hant, rows, matcher)
    page = builder.page(fields)
    parent.add_child(instance=page)
    topics = fields.get("topics")
    if topics:
        page.topics.set(topics)
        page.save()
    if publish:
        # Whoever publishes an import answers for it as printed; what disagrees is told and logged.
        open_figures = override_open_figures(page, _AS_PRINTED, user=user, who=_IMPORTER)
        builder.warnings += [
            Warning("open_figure", f"The two languages disagree: {figures_in_words([found])}.")
            for found in open_figures
        ]
    revision = page.save_revision(user=user, clean=False, log_action=True)
    if publish:
        revision.publish(user=user)
        page.refresh_from_db()
    return Import(page, builder.warnings, builder.matcher.created, builder.matcher.completed)


class Builder:
    """Drafts → a page that is not saved yet. What it says of snippets, its matcher decides."""

    def __init__(
        self,
        en: ReleaseDraft | None,
        zh_hant: ReleaseDraft | None,
        rows: Rows | None = None,
        matcher: Matcher | None = None,
    ) -> None:
        self.drafts: dict[SourceLanguage, ReleaseDraft | None] = {
            ENGLISH: en,
            TRADITIONAL: zh_hant,
        }
        self.rows = rows or align_sides(en, zh_hant)
        self.matcher = matcher or Matcher()
        self.warnings = [w for draft in (en, zh_hant) if draft for w in draft.warnings]

    @property
    def is_both(self) -> bool:
        return all(self.drafts.values())

    def page(self, fields: dict[str, Any]) -> ReleasePage:
        body, closing = self.rows.body, self.rows.closing
        if self.is_both:
            self.warnings += one_sided(body) + one_sided(closing)
        columns: dict[str, Any] = {
            "languages": self._languages(),
            "kind": self._kind(),
            "body": [self.body_block(row) for row in body],
            "closing": [block for row in closing for block in self.closing_blocks(row)],
        }
        for source, draft in self.drafts.items():
            if draft:
                columns |= {
                    f"headline_{source}": draft.headline,
                    f"subheadline_{source}": draft.subheadline,
                    f"label_{source}": draft.label,
                    f"end_mark_{source}": draft.end_mark,
                }
                columns |= self._dateline(source, draft)
            else:
                columns[f"end_mark_{source}"] = ""
        columns["release_time"] = self._release_time(columns.get("dateline_date"))
        columns |= {name: value for name, value in fields.items() if name != "topics"}
        return ReleasePage(live=False, **columns)

    def _languages(self) -> str:
        if self.is_both:
            return Languages.BOTH
        return Languages.ENGLISH if self.drafts[ENGLISH] else Languages.CHINESE

    def _kind(self) -> str:
        labels = " ".join(draft.label.lower() for draft in self.drafts.values() if draft)
        return next((kind for words, kind in _KINDS.items() if words in labels), Kind.PRESS_RELEASE)

    def _dateline(self, source: SourceLanguage, draft: ReleaseDraft) -> dict[str, Any]:
        if not draft.dateline:
            return {}
        found: dict[str, Any] = {
            f"dateline_place_{source}": draft.dateline.place,
            f"dateline_printed_{source}": draft.dateline.printed,
        }
        if draft.dateline.date:
            found["dateline_date"] = draft.dateline.date
        return found

    def _release_time(self, day: date | None) -> datetime | None:
        """Nine in the morning of a dateline of an earlier day; of today, the moment of publishing."""
        if day is None or day >= timezone.localdate():
            return None
        return datetime.combine(day, time(9), timezone.get_default_timezone())

    # Body

    def body_block(self, row: Row) -> tuple[str, dict[str, Any]]:
        kinds = {type(side) for side in (row.en, row.zh_hant) if side is not None}
        only_in = self._only_in(row)
        if kinds == {Heading}:
            return "heading", {**self._sides(row, lambda s: s.content.text), "only_in": only_in}
        if kinds == {BulletList}:
            numbered = any(side.numbered for _, side in _present(row))
            return "bullet_list", {
                **self._sides(row, lambda s: [f"<p>{item.html}</p>" for item in s.items], []),
                "style": "numbers" if numbered else "bullets",
                "only_in": only_in,
            }
        if kinds == {Quote}:
            return "quote", {**self._quote(row), "only_in": only_in}
        return "paragraph", {**self._sides(row, _prose), "only_in": only_in}

    def _quote(self, row: Row) -> dict[str, Any]:
        return {
            **self._sides(
                row,
                lambda side: {
                    "text": f"<p>{side.content.html}</p>",
                    "before": side.before,
                    "after": side.after,
                },
                {},
            ),
            "spokesperson": self.speaker(row),
            "style": "plain",
        }

    def speaker(self, row: Row) -> Any:
        """Who says a quote; None where that is not known on each of its sides."""
        name = Sides(*(side.speaker if side else "" for side in (row.en, row.zh_hant)))
        role = Sides(*(side.role if side else "" for side in (row.en, row.zh_hant)))
        complete = all(getattr(name, s) for s, side in _present(row))
        return self.matcher.spokesperson(name, role) if name and complete else None

    # After the end mark

    def closing_blocks(self, row: Row) -> list[tuple[str, dict[str, Any]]]:
        first = row.en if row.en is not None else row.zh_hant
        only_in = {"only_in": self._only_in(row)}
        match first:
            case CaptionQuote():
                quotes = Row(*(side.quote if side else None for side in (row.en, row.zh_hant)))
                return [("caption_quote", {**self._quote(quotes), **only_in})]
            case Contacts():
                contacts = {**self._contacts(row), **only_in}
                return [("media_contacts", contacts), *self._details(row)]
            case Boilerplate():
                return [("boilerplate", {"boilerplate": self.boilerplate(row), **only_in})]
            case Notes():
                return [("notes_to_editors", {**self._sides(row, _paragraphs), **only_in})]
            case PhotoNote():
                return [("photo_note", {**self._sides(row, _prose), "photos": [], **only_in})]
            case Website():
                return [("website", {**self._sides(row, _prose), **only_in})]
            case _:
                return [("free_text", {**self._sides(row, _prose), **only_in})]

    def _contacts(self, row: Row) -> dict[str, Any]:
        sides: list[Sequence[Contact]] = [
            side.contacts if side else () for side in (row.en, row.zh_hant)
        ]
        chosen = [self.contact(pair) for pair in align_contacts(*sides)]
        known: list[Any] = []
        for contact in chosen:
            if contact is not None and contact not in known:
                known.append(contact)
        return {**self._sides(row, lambda side: side.heading.replace("\n", " ")), "contacts": known}

    def _details(self, row: Row[Contacts]) -> list[tuple[str, dict[str, Any]]]:
        """What is printed with contacts and has no field of its own: offices, faxes, addresses."""
        sides = self._sides(row, _details)
        if not any(sides.values()):
            return []
        both = self.is_both and all(sides.values())
        only_in = "" if both or not self.is_both else next(s for s, text in sides.items() if text)
        return [("free_text", {**sides, "only_in": only_in})]

    def contact(self, row: Row[Contact]) -> Any:
        sides = (row.en, row.zh_hant)
        first = row.en or row.zh_hant
        if first and first.phone and not _can_be_dialled(first.phone):
            self.warnings.append(
                Warning("phone_unreadable", f"“{first.phone}” is left out: it cannot be dialled.")
            )
            first = replace(first, phone="")
        if first is None or not (first.phone or first.email):
            words = (
                ", ".join(part for part in (first.organisation, first.name) if part)
                if first
                else ""
            )
            self.warnings.append(
                Warning("contact_unreachable", f"No phone and no email were found for “{words}”.")
            )
            return None
        organisation = Sides(*(side.organisation if side else "" for side in sides))
        name = Sides(*(side.name if side else "" for side in sides))
        if not (organisation or name):
            # Only an address stands there: its owner is known by the domain.
            organisation = Sides(first.email.partition("@")[2] or first.phone)
        owner = self.matcher.organisation(organisation if organisation else name)
        return self.matcher.contact(owner, name, first.phone, first.email)

    def boilerplate(self, row: Row[Boilerplate]) -> Any:
        sides = (row.en, row.zh_hant)
        heading = Sides(*(side.heading if side else "" for side in sides))
        if decided := self.matcher.decided(heading):
            return decided
        organisation = self.matcher.organisation(
            Sides(*(side.organisation if side else "" for side in sides))
        )
        text = Sides(*(_paragraphs(side) if side else "" for side in sides))
        return self.matcher.boilerplate(organisation, heading, text)

    # Sides

    def _only_in(self, row: Row) -> str:
        if not self.is_both or (row.en is not None and row.zh_hant is not None):
            return ""
        return ENGLISH if row.zh_hant is None else TRADITIONAL

    @staticmethod
    def _sides(row: Row, read: Any, empty: Any = "") -> dict[str, Any]:
        return {
            ENGLISH: read(row.en) if row.en is not None else empty,
            TRADITIONAL: read(row.zh_hant) if row.zh_hant is not None else empty,
        }


def _can_be_dialled(phone: str) -> bool:
    try:
        return bool(tel_uri(phone))
    except PhoneError:
        return False


def _present(row: Row) -> list[tuple[SourceLanguage, Any]]:
    sides = ((ENGLISH, row.en), (TRADITIONAL, row.zh_hant))
    return [(source, side) for source, side in sides if side is not None]


def _prose(side: Any) -> str:
    if isinstance(side, Quote):
        return f"<p>{escape(side.before)} {side.content.html} {escape(side.after)}</p>"
    return _paragraph(side.content)


def _details(side: Contacts) -> str:
    lines = (
        ": ".join(part for part in (contact.name or contact.organisation, contact.details) if part)
        for contact in side.contacts
        if contact.details
    )
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _paragraph(content: Inline) -> str:
    return f"<p>{content.html.strip()}</p>"


def _paragraphs(side: Any) -> str:
    return "".join(_paragraph(paragraph) for paragraph in side.paragraphs)
