"""Two sides of a release → rows that say the same thing; what stands on one side is said so."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from .draft import (
    BodyBlock,
    Boilerplate,
    BulletList,
    CaptionQuote,
    ClosingPart,
    Contact,
    Contacts,
    Heading,
    Notes,
    Paragraph,
    Quote,
    ReleaseDraft,
    Warning,
)

T = TypeVar("T")

_ALONE = 1.2  # what it costs to leave a block without partner
_NEVER = 100.0
_LETTERS_PER_HAN = 3.1  # English letters for one Chinese character, in the releases seen
_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9.&-]+|\d[\d,.]*\d|\d")


@dataclass(frozen=True)
class Row(Generic[T]):
    """A block of each side; None where the other language has no partner for it."""

    en: T | None
    zh_hant: T | None


def align(en: Sequence[T], zh_hant: Sequence[T], cost: Callable[[T, T], float]) -> list[Row[T]]:
    """The cheapest way to pair two sequences in their order."""
    rows, columns = len(en), len(zh_hant)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows, -1, -1):
        for j in range(columns, -1, -1):
            if i == rows or j == columns:
                best[i][j] = _ALONE * (rows - i + columns - j)
            else:
                best[i][j] = min(
                    cost(en[i], zh_hant[j]) + best[i + 1][j + 1],
                    _ALONE + best[i + 1][j],
                    _ALONE + best[i][j + 1],
                )
    return list(_walk(en, zh_hant, cost, best))


def _walk(en, zh_hant, cost, best) -> Iterator[Row]:
    i = j = 0
    while i < len(en) or j < len(zh_hant):
        both = i < len(en) and j < len(zh_hant)
        if both and math.isclose(best[i][j], cost(en[i], zh_hant[j]) + best[i + 1][j + 1]):
            yield Row(en[i], zh_hant[j])
            i, j = i + 1, j + 1
        elif i < len(en) and math.isclose(best[i][j], _ALONE + best[i + 1][j]):
            yield Row(en[i], None)
            i += 1
        else:
            yield Row(None, zh_hant[j])
            j += 1


def align_body(en: ReleaseDraft | None, zh_hant: ReleaseDraft | None) -> list[Row[BodyBlock]]:
    """The bodies, block by block: headings with headings, quotes with quotes."""
    return align(en.body if en else (), zh_hant.body if zh_hant else (), _body_cost)


def align_closing(en: ReleaseDraft | None, zh_hant: ReleaseDraft | None) -> list[Row[ClosingPart]]:
    return align(en.closing if en else (), zh_hant.closing if zh_hant else (), _closing_cost)


def align_contacts(en: Sequence[Contact], zh_hant: Sequence[Contact]) -> list[Row[Contact]]:
    """Contacts of the same email or phone belong together, wherever they stand."""
    rest = list(zh_hant)
    rows: list[Row[Contact]] = []
    for contact in en:
        partner = next((other for other in rest if _same_contact(contact, other)), None)
        if partner:
            rest.remove(partner)
        rows.append(Row(contact, partner))
    return rows + [Row(None, other) for other in rest]


def _same_contact(one: Contact, other: Contact) -> bool:
    if one.email and other.email:
        return one.email.lower() == other.email.lower()
    return bool(one.phone) and _digits(one.phone)[-8:] == _digits(other.phone)[-8:]


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def one_sided(rows: Sequence[Row[Any]]) -> list[Warning]:
    """A warning for each block that stands in one language."""
    found = []
    for row in rows:
        if row.en is None or row.zh_hant is None:
            language = "Chinese" if row.en is None else "English"
            words = text_of(row.zh_hant if row.en is None else row.en)[:60]
            found.append(Warning("only_in", f"Stands in {language} only: “{words}…”"))
    return found


def text_of(block: Any) -> str:
    """The plain words of a block, for messages and for measuring."""
    match block:
        case Paragraph() | Heading():
            return block.content.text
        case Quote():
            return " ".join(
                part for part in (block.before, block.content.text, block.after) if part
            )
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
        return _NEVER
    kind = 0.0 if type(en) is type(zh_hant) else 0.6
    if isinstance(en, BulletList) and isinstance(zh_hant, BulletList):
        kind += 0.3 * min(abs(len(en.items) - len(zh_hant.items)), 4)
    return kind + _difference(text_of(en), text_of(zh_hant))


def _closing_cost(en: ClosingPart, zh_hant: ClosingPart) -> float:
    return _difference(text_of(en), text_of(zh_hant)) if type(en) is type(zh_hant) else _NEVER


def _difference(en: str, zh_hant: str) -> float:
    """0 for texts that look like translations, up to about 2 for texts that do not."""
    length = abs(math.log((len(en) + 20) / (len(zh_hant) * _LETTERS_PER_HAN + 20)))
    marks_en, marks_zh = set(_TOKEN.findall(en)), set(_TOKEN.findall(zh_hant))
    smaller = min(len(marks_en), len(marks_zh))
    shared = len(marks_en & marks_zh) / smaller if smaller else 0.5
    return min(length, 1.4) + 0.6 * (1 - shared)
