"""Releases on paper as the pairs that the checks read: no page, no database."""

from typing import Any

from cyberport_cms.bilingual.checks import Pair
from releases.importing.alignment import align_body, align_closing
from releases.importing.draft import (
    Boilerplate,
    BulletList,
    CaptionQuote,
    Contacts,
    Heading,
    Notes,
    Quote,
    ReleaseDraft,
)

_FIELDS = ("label", "headline", "subheadline")


def pairs_of(en: ReleaseDraft, zh_hant: ReleaseDraft) -> list[Pair]:
    """The blocks of both sides, aligned as the importer aligns them."""
    pairs = [
        Pair(name, name, getattr(en, name), getattr(zh_hant, name))
        for name in _FIELDS
        if getattr(en, name) or getattr(zh_hant, name)
    ]
    rows = [*align_body(en, zh_hant), *align_closing(en, zh_hant)]
    for number, row in enumerate(rows):
        kind = _kind(row.en if row.en is not None else row.zh_hant)
        only_in = "en" if row.zh_hant is None else "zh_hant" if row.en is None else None
        pairs.append(Pair(f"{kind}-{number}", kind, _html(row.en), _html(row.zh_hant), only_in))
    return pairs


def _kind(block: Any) -> str:
    match block:
        case Heading():
            return "heading"
        case BulletList():
            return "bullet_list"
        case Quote():
            return "quote"
        case CaptionQuote():
            return "caption_quote"
        case Contacts():
            return "media_contacts"
        case Boilerplate():
            return "boilerplate"
        case Notes():
            return "notes_to_editors"
        case _:
            return "paragraph"


def _html(block: Any) -> str:
    match block:
        case None:
            return ""
        case Heading():
            return block.content.text
        case BulletList():
            return "<ul>" + "".join(f"<li>{item.html}</li>" for item in block.items) + "</ul>"
        case Quote():
            return f"<p>{block.before} {block.content.html} {block.after}</p>"
        case CaptionQuote():
            return _html(block.quote)
        case Contacts():
            return "".join(f"<p>{line}</p>" for line in (block.heading, *block.printed))
        case Boilerplate():
            texts = "".join(f"<p>{text.html}</p>" for text in block.paragraphs)
            return f"<p>{block.heading}</p>{texts}"
        case Notes():
            return "".join(f"<p>{text.html}</p>" for text in block.paragraphs)
        case _:
            return f"<p>{block.content.html}</p>"
