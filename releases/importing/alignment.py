"""Two sides of a release → rows that say the same thing; what stands on one side is said so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cyberport_cms.bilingual.alignment import NEVER, Row, align, difference
from cyberport_cms.bilingual.sentences import _

from .draft import (
    BodyBlock,
    Boilerplate,
    BulletList,
    Callout,
    CaptionQuote,
    ClosingPart,
    Contacts,
    Heading,
    Notes,
    Paragraph,
    Picture,
    Quote,
    ReleaseDraft,
    Table,
    Warning,
)
from .texts import link_in_cell


@dataclass(frozen=True)
class Rows:
    """What stands beside what in the two streams of a release."""

    body: Sequence[Row[BodyBlock]]
    closing: Sequence[Row[ClosingPart]]


def align_sides(en: ReleaseDraft | None, zh_hant: ReleaseDraft | None) -> Rows:
    return Rows(align_body(en, zh_hant), align_closing(en, zh_hant))


def align_body(en: ReleaseDraft | None, zh_hant: ReleaseDraft | None) -> list[Row[BodyBlock]]:
    """The bodies, block by block: headings with headings, quotes with quotes."""
    return align(en.body if en else (), zh_hant.body if zh_hant else (), _body_cost)


def align_closing(en: ReleaseDraft | None, zh_hant: ReleaseDraft | None) -> list[Row[ClosingPart]]:
    return align(en.closing if en else (), zh_hant.closing if zh_hant else (), _closing_cost)


def one_sided(rows: Sequence[Row[Any]]) -> list[Warning]:
    """A warning for each block that stands in one language."""
    found = []
    for row in rows:
        if row.en is None or row.zh_hant is None:
            words = text_of(row.zh_hant if row.en is None else row.en)[:60]
            message = (
                _("Stands in Chinese only: “%(words)s…”", words=words)
                if row.en is None
                else _("Stands in English only: “%(words)s…”", words=words)
            )
            found.append(Warning("only_in", message))
    return found


def text_of(block: Any) -> str:
    """The plain words of a block, for messages and for measuring."""
    match block:
        case Paragraph():
            return "\n".join(text.text for text in (block.content, *block.more))
        case Heading():
            return block.content.text
        case Quote():
            words = "\n".join(text.text for text in block.paragraphs)
            return " ".join(part for part in (block.before, words, block.after) if part)
        case Callout():
            return "\n".join(paragraph.text for paragraph in block.paragraphs)
        case Table():
            lines = (" | ".join(link_in_cell(cell)[0] for cell in row) for row in block.rows)
            return "\n".join([block.caption, *lines])
        case Picture():
            return " ".join(part for part in (block.alt, block.caption, block.credit) if part)
        case BulletList():
            return "\n".join(item.text for item in block.items)
        case CaptionQuote():
            return text_of(block.quote)
        case Contacts():
            return block.heading
        case Boilerplate():
            return "\n".join([block.heading, *(p.text for p in block.paragraphs)])
        case Notes():
            return "\n".join(p.text for p in block.paragraphs)
        case _:
            return block.content.text


def _body_cost(en: BodyBlock, zh_hant: BodyBlock) -> float:
    prose = (Paragraph, Quote)
    if type(en) is not type(zh_hant) and not (isinstance(en, prose) and isinstance(zh_hant, prose)):
        return NEVER
    if isinstance(en, Picture) and isinstance(zh_hant, Picture):
        # Two pictures are two blocks: one of them would be lost.
        return 0.0 if en.name == zh_hant.name else NEVER
    kind = 0.0 if type(en) is type(zh_hant) else 0.6
    if isinstance(en, Table) and isinstance(zh_hant, Table):
        shapes = {(len(table.rows), len(table.rows[0])) for table in (en, zh_hant)}
        kind += 0.3 * (len(shapes) - 1)
    if isinstance(en, BulletList) and isinstance(zh_hant, BulletList):
        kind += 0.3 * min(abs(len(en.items) - len(zh_hant.items)), 4)
    return kind + difference(text_of(en), text_of(zh_hant))


def _closing_cost(en: ClosingPart, zh_hant: ClosingPart) -> float:
    return difference(text_of(en), text_of(zh_hant)) if type(en) is type(zh_hant) else NEVER
