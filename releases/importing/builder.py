"""Two drafts, and what stands beside what → a page that is not saved yet."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.html import escape

from cyberport_cms.bilingual.languages import ENGLISH, SOURCES, TRADITIONAL, SourceLanguage
from cyberport_cms.bilingual.parts import NAMED
from cyberport_cms.bilingual.sentences import _
from cyberport_cms.newsroom.states import Languages

from ..carried import attribution
from ..models import Kind, ReleasePage
from .alignment import Row, Rows, align_sides, one_sided
from .contact_sides import align_contacts, can_be_dialled, differing
from .draft import (
    Boilerplate,
    BulletList,
    Callout,
    CaptionQuote,
    Contact,
    Contacts,
    Heading,
    Notes,
    Paragraph,
    PhotoNote,
    Picture,
    Quote,
    ReleaseDraft,
    Table,
    Warning,
    Website,
)
from .matching import Matcher, Sides
from .nesting import is_nested, of_list
from .pictures import Photos
from .references import References
from .texts import link_in_cell, paragraph_html

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
_PICTURE_PARTS = ("alt", "caption", "credit")


class Builder:
    """Drafts → a page that is not saved yet. What it says of snippets, its matcher decides."""

    def __init__(
        self,
        en: ReleaseDraft | None,
        zh_hant: ReleaseDraft | None,
        rows: Rows | None = None,
        matcher: Matcher | None = None,
        photos: Photos | None = None,
        references: References | None = None,
    ) -> None:
        self.drafts: dict[SourceLanguage, ReleaseDraft | None] = {
            ENGLISH: en,
            TRADITIONAL: zh_hant,
        }
        self.rows = rows or align_sides(en, zh_hant)
        self.matcher = matcher or Matcher()
        self.photos = photos or Photos()
        self.references = references or References()
        self.warnings = self.references.warnings
        self.warnings += [w for draft in (en, zh_hant) if draft for w in draft.warnings]

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
        name, value = self._block(kinds.pop() if len(kinds) == 1 else None, row)
        return name, {**value, "only_in": self._only_in(row)}

    def _block(self, kind: type | None, row: Row) -> tuple[str, dict[str, Any]]:
        if kind is Heading:
            return "heading", self._sides(row, lambda s: s.content.text)
        if kind is BulletList:
            numbered = any(side.numbered for _, side in row.present)
            if any(is_nested(item.html) for _, side in row.present for item in side.items):
                # An item of a list block holds no list; a paragraph does.
                return "paragraph", self._sides(row, _whole_list)
            return "bullet_list", {
                **self._sides(row, lambda s: [f"<p>{item.html}</p>" for item in s.items], []),
                "style": "numbers" if numbered else "bullets",
            }
        if kind is Quote:
            return "quote", self._quote(row)
        if kind is Callout:
            card = self.references.card(row)
            return card or ("callout", self._sides(row, _paragraphs))
        if kind is Table:
            figures = self.references.figures(row)
            return figures or ("table", {s: table_value(side) for s, side in row.present})
        if kind is Picture:
            return "image", self._picture(row)
        linked = self.references.linked(row) if kind is Paragraph else None
        return linked or ("paragraph", self._sides(row, _prose))

    def _quote(self, row: Row[Quote]) -> dict[str, Any]:
        added = "" if self.references.looking else _added(row)

        def parts(side: Quote) -> dict[str, str]:
            text = {"text": _paragraphs(side)}
            if added == NAMED:
                return {**text, "name": side.speaker, "role": side.role}
            return text if added else {**text, "before": side.before, "after": side.after}

        return {
            **self._sides(row, parts, {}),
            "spokesperson": None if added == NAMED else self.speaker(row),
            "style": "pull" if any(side.pull for _, side in row.present) else "plain",
        }

    def _picture(self, row: Row[Picture], parts: Sequence[str] = _PICTURE_PARTS) -> dict[str, Any]:
        sides = {s: {name: getattr(side, name) for name in parts} for s, side in row.present}
        picture = row.en or row.zh_hant
        said = [side.caption or side.alt for _, side in row.present]
        headlines = [draft.headline for draft in self.drafts.values() if draft]
        title = next(filter(None, [*said, *headlines]), "")
        return {**sides, "image": self.photos.photo(picture.name, title) if picture else None}

    def speaker(self, row: Row) -> Any:
        """Who says a quote; None where that is not known on each of its sides."""
        name = Sides(*(side.speaker if side else "" for side in (row.en, row.zh_hant)))
        role = Sides(*(side.role if side else "" for side in (row.en, row.zh_hant)))
        complete = all(getattr(name, s) for s, side in row.present)
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
                photos = self._hi_res(row)
                return [("photo_note", {**self._sides(row, _prose), "photos": photos, **only_in})]
            case Website():
                return [("website", {**self._sides(row, _prose), **only_in})]
            case _:
                return [("free_text", {**self._sides(row, _prose), **only_in})]

    def _hi_res(self, row: Row[PhotoNote]) -> list[dict[str, Any]]:
        """The photos of a photo note: a picture in both files is one of them."""
        sides = [side.pictures if side else () for side in (row.en, row.zh_hant)]
        en, zh_hant = ({picture.name: picture for picture in side} for side in sides)
        pairs = [Row(en.get(name), zh_hant.get(name)) for name in {**en, **zh_hant}]
        return [
            {**self._picture(pair, ("caption", "credit")), "only_in": self._only_in(pair)}
            for pair in pairs
        ]

    def _contacts(self, row: Row) -> dict[str, Any]:
        chosen = [self.contact(pair) for pair in contact_rows(row)]
        known: list[Any] = []
        for contact in chosen:
            if contact is not None and contact not in known:
                known.append(contact)
        return {**self._sides(row, lambda side: side.heading.replace("\n", " ")), "contacts": known}

    def _details(self, row: Row[Contacts]) -> list[tuple[str, dict[str, Any]]]:
        """What is printed with contacts and has no field of its own: offices, faxes, addresses.
        A contact has one phone and one email: where the sides differ, each keeps its own here."""
        own: dict[Contact, list[str]] = {}
        for pair in contact_rows(row):
            for one in differing(pair):
                for source, side in pair.present:
                    own.setdefault(side, []).append(getattr(one, source))
        sides = self._sides(row, lambda side: _details(side, own))
        if not any(sides.values()):
            return []
        both = self.is_both and all(sides.values())
        only_in = "" if both or not self.is_both else next(s for s, text in sides.items() if text)
        return [("free_text", {**sides, "only_in": only_in})]

    def contact(self, row: Row[Contact]) -> Any:
        sides = (row.en, row.zh_hant)
        phones = list(dict.fromkeys(side.phone for _, side in row.present if side.phone))
        for phone in phones:
            if not can_be_dialled(phone):
                self.warnings.append(
                    Warning(
                        "phone_unreadable",
                        _("“%(phone)s” is left out: it cannot be dialled.", phone=phone),
                    )
                )
        phone = next(filter(can_be_dialled, phones), "")
        email = next((side.email for _, side in row.present if side.email), "")
        if not (phone or email):
            first = row.en or row.zh_hant
            words = (
                ", ".join(part for part in (first.organisation, first.name) if part)
                if first
                else ""
            )
            self.warnings.append(
                Warning(
                    "contact_unreachable",
                    _("No phone and no email were found for “%(words)s”.", words=words),
                )
            )
            return None
        organisation = Sides(*(side.organisation if side else "" for side in sides))
        name = Sides(*(side.name if side else "" for side in sides))
        if not (organisation or name):
            # Only an address stands there: its owner is known by the domain.
            organisation = Sides(email.partition("@")[2] or phone)
        owner = self.matcher.organisation(organisation if organisation else name)
        return self.matcher.contact(owner, name, phone, email)

    def boilerplate(self, row: Row[Boilerplate]) -> Any:
        sides = (row.en, row.zh_hant)
        heading = Sides(*(side.heading if side else "" for side in sides))
        if decided := self.matcher.decided(heading):
            return decided
        organisation = self.matcher.organisation(
            Sides(*(side.organisation if side else "" for side in sides))
        )
        text = Sides(**self._sides(row, _paragraphs))
        return self.matcher.boilerplate(organisation, heading, text)

    # Sides

    def _only_in(self, row: Row) -> str:
        if not self.is_both or (row.en is not None and row.zh_hant is not None):
            return ""
        return ENGLISH if row.zh_hant is None else TRADITIONAL

    def _sides(self, row: Row, read: Any, empty: Any = "") -> dict[str, Any]:
        found = {s: self.references.taken_up(read(side), s) for s, side in row.present}
        return {source: found.get(source, empty) for source in SOURCES}


def table_value(table: Table) -> Any:
    """The value of one side of a table block."""
    stream = ReleasePage._meta.get_field("body").stream_block
    head, *rows = ([link_in_cell(cell)[0] for cell in row] for row in table.rows)
    return (
        stream.child_blocks["table"]
        .child_blocks[ENGLISH]
        .to_python(
            {
                "columns": [{"type": "text", "heading": heading} for heading in head],
                "rows": [{"values": row} for row in rows],
                "caption": table.caption,
            }
        )
    )


def _added(row: Row[Quote]) -> str:
    """How our export knew who speaks; empty where the attribution is not what it has worded."""
    kinds = {side.added for _, side in row.present}
    is_whole = all(
        side.before == attribution(side.speaker, side.role, source) and not side.after
        for source, side in row.present
    )
    return kinds.pop() if is_whole and len(kinds) == 1 else ""


def _prose(side: Any) -> str:
    if isinstance(side, Quote):
        first, *rest = (text.html for text in side.paragraphs)
        *whole, last = [f"{escape(side.before)} {first}", *rest]
        return "".join(paragraph_html(html) for html in (*whole, f"{last} {escape(side.after)}"))
    more = side.more if isinstance(side, Paragraph) else ()
    return "".join(paragraph_html(text.html) for text in (side.content, *more))


def _whole_list(side: BulletList) -> str:
    return of_list([item.html for item in side.items], side.numbered)


def contact_rows(row: Row[Contacts]) -> list[Row[Contact]]:
    """The contacts of both sides, each beside itself."""
    return align_contacts(*(side.contacts if side else () for side in (row.en, row.zh_hant)))


def _details(side: Contacts, own: Mapping[Contact, Sequence[str]]) -> str:
    lines = []
    for contact in side.contacts:
        told = ", ".join([part for part in (contact.details, *own.get(contact, ())) if part])
        if told:
            who = contact.name or contact.organisation
            lines.append(f"{who}: {told}" if who else told)
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _paragraphs(side: Any) -> str:
    return "".join(paragraph_html(paragraph.html) for paragraph in side.paragraphs)
