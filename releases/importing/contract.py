"""A draft as the JSON that `parse_release --json` promises."""

from typing import Any

from .draft import (
    BodyBlock,
    Boilerplate,
    BulletList,
    CaptionQuote,
    Contacts,
    FreeText,
    Heading,
    Notes,
    PhotoNote,
    Quote,
    ReleaseDraft,
    Website,
)

_LANGUAGE_CODES = {"en": "en", "zh_hant": "zh-hant"}


def as_json(draft: ReleaseDraft) -> dict[str, Any]:
    """Plain text throughout; absent parts are null or empty.

    Besides the promised keys it holds what would otherwise be lost: the printed dateline, the
    attribution words of quotes, the lines above photos, contacts and website, and `other`.
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
        "body": [_block(block) for block in draft.body],
        "end_mark": draft.end_mark or None,
        "photo_note": _text([note.content.text for note in _parts(draft, PhotoNote)]),
        "photo_links": [link for note in _parts(draft, PhotoNote) for link in note.content.links],
        "caption_quotes": [_quote(part.quote) for part in _parts(draft, CaptionQuote)],
        "contacts_heading": _text([part.heading for part in contacts]),
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
        "notes_to_editors": _text([p.text for part in notes for p in part.paragraphs]),
        "boilerplates": [
            {
                "organisation": part.organisation,
                "heading": part.heading,
                "text": "\n\n".join(paragraph.text for paragraph in part.paragraphs),
            }
            for part in _parts(draft, Boilerplate)
        ],
        "website": websites[0].address if websites else None,
        "website_text": _text([part.content.text for part in websites]),
        "other": [part.content.text for part in _parts(draft, FreeText)],
        "warnings": [
            {"code": warning.code, "message": warning.message, "line": warning.line}
            for warning in draft.warnings
        ],
    }


def _parts(draft: ReleaseDraft, kind: type) -> list[Any]:
    return [part for part in draft.closing if isinstance(part, kind)]


def _text(paragraphs: list[str]) -> str | None:
    return "\n\n".join(paragraphs) or None


def _block(block: BodyBlock) -> dict[str, Any]:
    match block:
        case Quote():
            return {"type": "quote", **_quote(block)}
        case BulletList():
            return {"type": "list", "items": [item.text for item in block.items]}
        case Heading():
            return {"type": "heading", "text": block.content.text}
        case _:
            return {"type": "paragraph", "text": block.content.text}


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "text": quote.words,
        "speaker": quote.speaker or None,
        "role": quote.role or None,
        "before": quote.before or None,
        "after": quote.after or None,
    }
