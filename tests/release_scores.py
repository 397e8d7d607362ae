"""How much of a release was understood: field by field, against a careful reading by hand.

An expected reading (`*.expected.json`) names label, headline, subheadline, dateline_place,
dateline_date, section_headings, end_mark, quotes (speaker, starts_with), contacts (name, phone,
email) and boilerplates (starts_with). What is found beside it counts as an error, too.
"""

import re
from collections.abc import Iterator
from typing import Any

Field = tuple[str, bool, object]  # its name, whether it is right, and what was found
_HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+|(?<=..)(?:先生|女士|小姐|博士)$")


def fields(got: dict[str, Any], wanted: dict[str, Any]) -> Iterator[Field]:
    """Every field of a reading, as `parse_release --json` prints it, and whether it is right."""
    dateline = got["dateline"] or {}
    for name, found, right in (
        ("label", got["label"], wanted["label"]),
        ("headline", got["headline"], wanted["headline"]),
        ("subheadline", got["subheadline"], wanted["subheadline"]),
        ("dateline_place", dateline.get("place"), wanted["dateline_place"]),
        ("dateline_date", dateline.get("date"), wanted["dateline_date"]),
        ("end_mark", _mark(got["end_mark"]), _mark(wanted["end_mark"])),
    ):
        yield name, _plain(found) == _plain(right), found
    headings = [_plain(block["text"]) for block in got["body"] if block["type"] == "heading"]
    expected = [_plain(heading) for heading in wanted["section_headings"]]
    yield "section_headings", headings == expected, headings
    yield from _quotes(got["body"], wanted["quotes"])
    yield from _contacts(got["contacts"], wanted["contacts"])
    yield from _boilerplates(got["boilerplates"], wanted["boilerplates"])


def _quotes(body: list[dict[str, Any]], wanted: list[dict[str, str]]) -> Iterator[Field]:
    found = [
        (block["speaker"], _plain(block["text"])) for block in body if block["type"] == "quote"
    ]
    for quote in wanted:
        start = _plain(quote["starts_with"])[:20]
        speakers = [who for who, text in found if text.startswith(start)]
        yield "quotes", bool(speakers), quote["starts_with"]
        is_right = any(
            who and (who in quote["speaker"] or quote["speaker"] in who) for who in speakers
        )
        yield "speakers", is_right, (quote["speaker"], speakers)
    starts = tuple(_plain(quote["starts_with"])[:20] for quote in wanted)
    false = [text for who, text in found if who and not text.startswith(starts or "\0")]
    yield "quotes", not false, false


def _contacts(found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> Iterator[Field]:
    contacts = [_contact(contact) for contact in found]
    for contact in wanted:
        yield "contacts", _contact(contact) in contacts, (contact, contacts)
    false = [c for c in contacts if c[0] and c not in [_contact(contact) for contact in wanted]]
    yield "contacts", not false, false


def _boilerplates(found: list[dict[str, Any]], wanted: list[dict[str, str]]) -> Iterator[Field]:
    texts = [_plain(part["text"]) for part in found]
    starts = tuple(_plain(part["starts_with"])[:25] for part in wanted)
    for start in starts:
        yield "boilerplates", any(text.startswith(start) for text in texts), (start, texts)
    false = [text for text in texts if not text.startswith(starts or "\0")]
    yield "boilerplates", not false, false


def _contact(contact: dict[str, Any]) -> tuple[str, str, str]:
    name = _HONORIFIC.sub("", _plain(contact["name"]))
    return name, _plain(contact["phone"]), _plain(contact["email"])


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _mark(text: str | None) -> str:
    """The words of an end mark, without its rules and the date behind it."""
    return re.split("[/／]", text or "")[0].strip("-–－—（）()～~＊* ").lower()
