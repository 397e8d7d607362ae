"""What is found in the two languages of an import: the figures row by row, and everything else that
the panel of the later draft would find."""

from collections.abc import Iterator
from datetime import date

from django.utils.html import escape

from cyberport_cms.bilingual import checks
from cyberport_cms.bilingual.checks import Group, Severity
from cyberport_cms.bilingual.languages import ENGLISH, SOURCES, TRADITIONAL, SourceLanguage
from cyberport_cms.newsroom.findings import message_of, speakers
from cyberport_cms.newsroom.terms import house_terms

from ..importing.builder import contact_rows
from ..importing.cells import Cell
from ..importing.contact_sides import Differing, differing
from ..importing.wizard import SECTIONS, Pair, Sheet
from .importing_fields import Checked, Finding

_HEADS = ("label", "headline", "subheadline")
_KINDS = {"contacts": "media_contacts", "list": "bullet_list", "notes": "notes_to_editors"}
_CALL: dict[SourceLanguage, str] = {ENGLISH: "Tel: ", TRADITIONAL: "電話："}
_REACHED = ("contact.phone", "contact.email")


class Checks:
    """`head` and `rows` (by section and number) as far as there is something to compare; `total`
    counts the figures of all of them."""

    def __init__(self, sheet: Sheet, day: date | None) -> None:
        self.sheet, self.day = sheet, day
        self.total = Checked()
        self.head: Checked | None = None
        self.rows: dict[str, Checked] = {}
        self.apart: set[str] = set()  # rows with a contact that has two phones or emails
        if not sheet.is_both:
            return
        en, zh_hant = ("\n".join(sheet.heads[s][name] for name in _HEADS[1:]) for s in SOURCES)
        self.head = self.total.add(en, zh_hant, day)
        for key, pair in self._pairs():
            cells = [pair.sides.get(source) for source in SOURCES]
            if all(cells) and pair.kind != "contacts":
                en, zh_hant = (cell.plain for cell in cells if cell)
                self.rows[key] = self.total.add(en, zh_hant, day)
        self._add_contacts()
        self._add_everything_else()

    def _pairs(self) -> Iterator[tuple[str, Pair]]:
        for name in SECTIONS:
            for number, pair in enumerate(self.sheet.section(name)):
                yield f"{name}-{number}", pair

    def _row(self, key: str) -> Checked:
        return self.rows.setdefault(key, Checked())

    def _add_contacts(self) -> None:
        """A contact has one phone and one email: what the sides print otherwise is a slip, or needs
        a contact of its own."""
        rows = self.sheet.rows()
        for key, pair in self._pairs():
            if pair.kind != "contacts":
                continue
            name, number = key.split("-")
            for contact in contact_rows(getattr(rows, name)[int(number)]):
                for one in differing(contact):
                    self._row(key).findings.append(_of_contact(one))
                    self.apart.add(key)

    def _add_everything_else(self) -> None:
        findings = checks.check(self._texts(), house_terms(), self.day, speakers())
        for one in findings:
            if one.group == Group.FIGURES or not one.is_alarm:
                continue
            if one.code in _REACHED and self._is_told(one):
                continue
            place = self.head if one.block_id in _HEADS else self._row(one.block_id)
            if place is not None:
                place.findings.append(_worded(one))

    def _is_told(self, one: checks.Finding) -> bool:
        """Whether it is said already, of the contact as a whole."""
        told = self.rows.get(one.block_id, Checked()).findings
        return any(one.params == {"en": t.en, "zh_hant": t.zh_hant} for t in told)

    def _texts(self) -> Iterator[checks.Pair]:
        heads = self.sheet.heads
        for name in _HEADS:
            yield checks.Pair(name, name, heads[ENGLISH][name], heads[TRADITIONAL][name])
        for key, pair in self._pairs():
            if pair.known:
                continue  # the house's own text stands there
            sides = [_html(pair.sides[s], s) if s in pair.sides else "" for s in SOURCES]
            only_in = None if all(sides) else ENGLISH if sides[0] else TRADITIONAL
            yield checks.Pair(key, _KINDS.get(pair.kind, pair.kind), sides[0], sides[1], only_in)


def _of_contact(one: Differing) -> Finding:
    words = {"en": one.en, "zh_hant": one.zh_hant}
    found = checks.Finding(f"contact.{one.part}", Severity.MUST, Group.CONTACTS, "", words)
    return Finding(message_of(found), one.en, one.zh_hant, must=True)


def _worded(one: checks.Finding) -> Finding:
    en, zh_hant = (" … ".join(span.text for span in spans[:2]) for spans in (one.en, one.zh_hant))
    return Finding(message_of(one), en, zh_hant, one.severity == Severity.MUST)


def _html(cell: Cell, source: SourceLanguage) -> str:
    """What the block will say, with the markup that is compared."""
    match cell.kind:
        case "list":
            name = "ol" if cell.numbered else "ul"
            return f"<{name}>{''.join(f'<li>{text}</li>' for text in cell.texts)}</{name}>"
        case "quote" | "caption_quote":
            parts = (escape(cell.before), *cell.texts, escape(cell.after))
            return f"<p>{' '.join(part for part in parts if part)}</p>"
        case "contacts":
            return "".join(f"<p>{escape(line)}</p>" for line in _contacts(cell, source))
        case "table" | "image":
            return "".join(f"<p>{escape(line)}</p>" for line in cell.plain.split("\n"))
        case "heading":
            return "".join(cell.texts)
        case _:
            heading = f"<p>{escape(cell.heading)}</p>" if cell.heading else ""
            return heading + "".join(f"<p>{text}</p>" for text in cell.texts)


def _contacts(cell: Cell, source: SourceLanguage) -> Iterator[str]:
    yield cell.heading
    for contact in cell.contacts:
        yield from (contact["organisation"], contact["name"])
        yield _CALL[source] + contact["phone"] if contact["phone"] else ""
        yield from (contact["email"], contact["details"])
