"""A draft as the JSON that `parse_release --json` promises."""

from typing import Any

from cyberport_cms.bilingual.markdown import Inline

from .alignment import text_of
from .contact_lines import ADDRESS
from .draft import (
    BodyBlock,
    Boilerplate,
    BulletList,
    Callout,
    CaptionQuote,
    Contacts,
    FreeText,
    Heading,
    Notes,
    Paragraph,
    PhotoNote,
    Picture,
    Quote,
    ReleaseDraft,
    Spoken,
    Table,
    Website,
)
from .nesting import is_nested

_LANGUAGE_CODES = {"en": "en", "zh_hant": "zh-hant"}


def as_json(draft: ReleaseDraft) -> dict[str, Any]:
    """Plain text throughout; absent parts are null or empty.

    Besides the promised keys it holds what would otherwise be lost: the printed dateline, the
    words before and after quotes, the lines above photos and website, the contacts as printed,
    `other`, and what is `unused`, such as the letterhead. A paragraph that quotes somebody is a
    quote for each run of words between marks.
    """
    contacts = _parts(draft, Contacts)
    websites = _parts(draft, Website)
    notes = _parts(draft, Notes)
    return {
        "language": _LANGUAGE_CODES[draft.language],
        "label": draft.label or None,
        "headline": draft.headline,
        "subheadline": draft.subheadline or None,
        "dateline": draft.dateline
        and {
            "place": draft.dateline.place,
            "date": draft.dateline.date and draft.dateline.date.isoformat(),
            "printed": draft.dateline.printed,
        },
        "body": [part for block in draft.body for part in _block(block)],
        "end_mark": draft.end_mark or None,
        "photo_note": _text([note.content.text for note in _parts(draft, PhotoNote)]),
        "photo_links": [link for note in _parts(draft, PhotoNote) for link in note.content.links],
        "photos": [_picture(p) for note in _parts(draft, PhotoNote) for p in note.pictures],
        "caption_quotes": [
            quote
            for part in _parts(draft, CaptionQuote)
            for quote in map(_spoken, part.quote.spoken)
        ],
        "contacts_heading": _text([part.heading for part in contacts if part.heading]),
        "contacts": [
            {
                "organisation": contact.organisation or None,
                "name": contact.name or None,
                "phone": contact.phone or None,
                "email": contact.email or None,
            }
            for part in contacts
            for contact in part.contacts
        ],
        "contacts_printed": [line for part in contacts for line in part.printed],
        "notes_to_editors": _text([p.text for part in notes for p in part.paragraphs]),
        "boilerplates": [
            {
                "organisation": part.organisation,
                "heading": part.heading,
                "text": "\n\n".join(paragraph.text for paragraph in part.paragraphs),
            }
            for part in _parts(draft, Boilerplate)
        ],
        "website": _website(draft),
        "website_text": _text([part.content.text for part in websites]),
        "other": [part.content.text for part in _parts(draft, FreeText)],
        "unused": list(draft.unused),
        "warnings": [
            {"code": warning.code, "message": warning.message, "line": warning.line}
            for warning in draft.warnings
        ],
    }


def _parts(draft: ReleaseDraft, kind: type) -> list[Any]:
    return [part for part in draft.closing if isinstance(part, kind)]


def _text(paragraphs: list[str]) -> str | None:
    return "\n\n".join(paragraphs) or None


def _website(draft: ReleaseDraft) -> str | None:
    """The address on a line of its own, else the last one that a boilerplate gives."""
    for website in _parts(draft, Website):
        return str(website.address)
    texts = (p.text for part in _parts(draft, Boilerplate) for p in part.paragraphs)
    found = [match.group() for text in texts for match in ADDRESS.finditer(text)]
    return found[-1] if found else None


def _block(block: BodyBlock) -> list[dict[str, Any]]:
    match block:
        case Quote() | Paragraph() if block.spoken:
            return [{"type": "quote", **_spoken(spoken)} for spoken in block.spoken]
        case Quote():
            who = {"speaker": block.speaker or None, "role": block.role or None}
            return [{"type": "quote", "text": block.words, **who, **_around(block)}]
        case BulletList():
            items = [line for item in block.items for line in _lines(item)]
            return [{"type": "list", "items": items}]
        case Callout():
            words = "\n\n".join(paragraph.text for paragraph in block.paragraphs)
            return [{"type": "callout", "text": words}]
        case Table():
            rows = [list(row) for row in block.rows]
            return [{"type": "table", "rows": rows, "caption": block.caption or None}]
        case Picture():
            return [{"type": "image", **_picture(block)}]
        case Heading():
            return [{"type": "heading", "text": block.content.text}]
        case _:
            return [{"type": "paragraph", "text": text_of(block)}]


def _lines(item: Inline) -> list[str]:
    """An item, and those of the lists below it."""
    return item.text.strip().split("\n") if is_nested(item.html) else [item.text]


def _picture(picture: Picture) -> dict[str, Any]:
    return {
        "file": picture.name,
        "alt": picture.alt or None,
        "caption": picture.caption or None,
        "credit": picture.credit or None,
    }


def _spoken(spoken: Spoken) -> dict[str, Any]:
    return {
        "text": spoken.words,
        "speaker": spoken.speaker or None,
        "role": spoken.role or None,
        **_around(spoken),
    }


def _around(said: Quote | Spoken) -> dict[str, Any]:
    return {"before": said.before or None, "after": said.after or None}
