"""What a part may be on each side of the end mark, and how one kind is made of another."""

from cyberport_cms.bilingual.languages import SourceLanguage

from .cells import BODY_KINDS, CLOSING_KINDS, CONTACT_FIELDS, Cell, cell_of
from .contact_lines import is_reachable
from .contacts import read_contacts
from .draft import Contact, Contacts
from .sections import about, about_split, contact_heading
from .texts import cut, of_plain, plain

KINDS: dict[str, tuple[str, ...]] = {
    "body": BODY_KINDS,
    "closing": (
        *("photo_note", "caption_quote", "contacts", "notes"),
        *("boilerplate", "website", "free_text"),
    ),
}
_QUOTES = {"quote", "caption_quote"}
_BREAK = "<br/>"
_LONGEST_HEADING = 130


def make(cell: Cell, kind: str, source: SourceLanguage) -> None:
    """Make a cell another kind. It keeps its words: what has no field stands in the text.

    Raises ValueError for what holds pictures, which only their own kinds can show.
    """
    if kind == cell.kind:
        return
    if cell.pictures:
        raise ValueError(kind)
    if {kind, cell.kind} <= _QUOTES:
        cell.kind = kind
        return
    if cell.kind == "boilerplate":
        cell.texts = [*([of_plain(cell.heading)] if cell.heading else []), *cell.texts]
        cell.kind, cell.heading = "notes", ""
    elif cell.kind == "contacts":
        cell.texts = [_BREAK.join(map(of_plain, contact_lines(cell)))]
        cell.kind, cell.heading, cell.contacts, cell.printed = "free_text", "", [], []
    if kind == "boilerplate":
        _make_boilerplate(cell, source)
    elif kind == "contacts":
        _make_contacts(cell, source)
    elif kind == "caption_quote":
        cell.become("quote", source)
        cell.kind = kind
    else:
        cell.become(kind, source)


def may_join(cell: Cell, below: Cell) -> bool:
    """Whether the words of the cell below can follow in this one, after the end mark."""
    if below.kind not in (*CLOSING_KINDS, cell.kind):
        return False
    return cell.kind in (*CLOSING_KINDS, "boilerplate", "contacts")


def join(cell: Cell, below: Cell, source: SourceLanguage) -> None:
    """Take over the words of the cell below, as what this one is."""
    if cell.kind == "contacts":
        make(below, "contacts", source)
        cell.contacts += below.contacts
        cell.printed += [*below.heading.split("\n"), *below.printed]
    elif cell.kind == "boilerplate":
        make(below, "notes", source)
        cell.texts += below.texts
    else:
        cell.join(below, source)


def contact_lines(cell: Cell) -> list[str]:
    """A section of contacts line by line: as printed, or as a person has corrected it."""
    corrected = [{n: c[n] for n in CONTACT_FIELDS if n != "organisation"} for c in cell.contacts]
    read = cell_of(Contacts("", _read(cell.printed)))
    as_printed = [{n: c[n] for n in CONTACT_FIELDS if n != "organisation"} for c in read.contacts]
    heading = cell.heading.split("\n") if cell.heading else []
    if corrected == as_printed:
        return [*heading, *cell.printed]
    lines = (contact[name] for contact in cell.contacts for name in CONTACT_FIELDS)
    return [*heading, *(line for line in lines if line)]


def _make_boilerplate(cell: Cell, source: SourceLanguage) -> None:
    """The heading is the first line, or the words that open the text as one."""
    cell.become("notes", source)
    first, *rest = cell.texts or [""]
    line, has_break, below = first.partition(_BREAK)
    if rest or (has_break and len(plain(line)) <= _LONGEST_HEADING):
        heading = first if rest else line
        cell.texts = rest or [below]
    elif place := about_split(plain(first)):
        heading, text = cut(first, place)
        cell.texts = [text]
    else:
        heading = first if about(plain(first)) else ""
        cell.texts = [] if heading else [first]
    cell.kind, cell.heading = "boilerplate", plain(heading).strip()
    cell.organisation = about(cell.heading) or cell.organisation


def _make_contacts(cell: Cell, source: SourceLanguage) -> None:
    cell.become("free_text", source)
    lines = [line for text in cell.texts for line in plain(text).split("\n") if line.strip()]
    has_heading = bool(lines) and contact_heading(lines[0]) and not is_reachable(lines[0])
    heading = lines.pop(0) if has_heading else ""
    # What names nobody is kept as a detail, where it can be seen and put right.
    contacts = _read(lines) or ((Contact(details=", ".join(lines)),) if lines else ())
    made = cell_of(Contacts(heading, contacts, tuple(lines)))
    cell.kind, cell.texts = "contacts", []
    cell.heading, cell.contacts, cell.printed = made.heading, made.contacts, made.printed


def _read(lines: list[str]) -> tuple[Contact, ...]:
    return read_contacts((line, False) for line in lines)
