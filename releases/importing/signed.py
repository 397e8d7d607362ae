"""Who has said it, where that stands on lines of its own: below a quotation, or above it.

—— 陳大文｜某協會主席, “Jane Doe” above “Director, Acme Works”.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from cyberport_cms.bilingual.markdown import Chunk, inline

from .attribution_zh import SAID_ZH, Who
from .contact_people import is_mixed_name
from .draft import Quote, Spoken
from .roles import (
    has_known_surname,
    is_name,
    is_name_zh,
    is_office,
    is_organisation,
    split_name_zh,
)
from .scripts import compiled

_DASH = re.compile(r"(?:[–—―─－~～]{1,3}|--)\s*(?=\S)")
_BETWEEN = re.compile(r"\s*(?:[｜|／，,\n]|\u3000+|[ \u00a0]{2,8}|(?<=[㐀-鿿）)]) (?=[㐀-鿿]))\s*")
_BEFORE_NAME = re.compile(r"(?<=\S)[ \u00a0\u3000]+(?=[^ \u00a0\u3000]{2,10}$)")
_FRAMED = re.compile(r"[（(【\[〔]([^（）()【】\[\]〔〕\n]{4,160})[）)】\]〕]")
_GLOSS = re.compile(r"\s?[（(][^（）()\n]{2,40}[）)]$")
_BRACKETED = re.compile(r"(?P<name>[^（）()\n]{2,40}?)\s?[（(](?P<role>[^（）()\n]{2,80})[）)]")
_CLOSED = re.compile("[^「」]{16,}」|[^“”]{40,}”")  # opened in a paragraph above
_QUOTED = re.compile(r"(?:「[^「」]{16,}」|“[^“”]{40,}”|\"[^\"]{40,}\")")
_SAYS = compiled(rf"{SAID_ZH}[：:，,]?\s*[「“]")
_INNER = re.compile(r"『[^『』]*』|‘[^‘’\n]{1,200}’(?!\w)")
_ENDED = re.compile(r"[。.！!？?；;：:」”]$")
_LEAD = re.compile(r"\bLead(?: of\b| for\b|,|$)")  # who leads; no word of offices by itself
_SMALL_WORD = re.compile(r"(?:^|\s)[a-z][\w’'-]*$")
_PROSE = re.compile(r"[。！？.!?]$")
_LONG_WORDS = re.compile(r"「[^「」]{13,}|“[^“”]{40,}")  # unlike a “word” or two
_LONGEST, _LONGEST_LINE, _MOST_LINES = 200, 120, 3


def signature(text: str) -> Who | None:
    """The name and the office, where lines hold nothing else; None where they are no signature."""
    is_dashed = bool(found := _DASH.match(text.strip()))
    text = text.strip()[found.end() if found else 0 :].strip()
    if framed := _FRAMED.fullmatch(text):
        text = framed[1]
    lines = text.split("\n")
    is_short = len(lines) <= _MOST_LINES and all(len(line) <= _LONGEST_LINE for line in lines)
    if not text or not is_short or len(text) > _LONGEST or _ENDED.search(text):
        return None
    return _with_brackets(text) or _name_first(text, is_dashed) or _name_last(text)


def signature_above(text: str) -> Who | None:
    """As `signature`, with a colon at the end; not for “Mei Lam, CEO, said:”, which is a clause."""
    bare = text.strip().rstrip(" :：")
    is_clause = bare != text.strip() and bool(_SMALL_WORD.search(bare))
    return None if is_clause else signature(bare)


def _with_brackets(text: str) -> Who | None:
    """陳大文（某協會主席）."""
    found = _BRACKETED.fullmatch(text)
    is_signed = found and is_office(found["role"]) and _is_person(found["name"])
    return (found["name"], found["role"]) if found and is_signed else None


def _name_first(text: str, is_dashed: bool) -> Who | None:
    for between in reversed(list(_BETWEEN.finditer(text))):
        name, role = text[: between.start()], " ".join(text[between.end() :].split("\n"))
        is_role = is_office(role) or bool(_LEAD.search(role))
        is_role = is_role or (is_dashed and is_organisation(role))
        is_role = is_role and not _is_person(role)
        is_from = is_dashed and role[:1].isupper() and not has_known_surname(role)
        if (is_role or (is_from and has_known_surname(name))) and _is_person(name):
            return name, role.strip()
    return None


def _name_last(text: str) -> Who | None:
    if "\n" in text:
        return None
    if gap := _BEFORE_NAME.search(text):
        name, role = text[gap.end() :], text[: gap.start()]
    else:
        name, role = split_name_zh(text)
    return (name, role) if is_name_zh(name) and is_office(role) else None


def _is_person(text: str) -> bool:
    bare = _GLOSS.sub("", text.strip())
    return is_name_zh(bare) or is_mixed_name(bare) or (is_name(bare) and not is_organisation(bare))


def with_signatures(parts: Sequence[Chunk], numbers: Container[int] = ()) -> Iterator[Chunk]:
    """The chunks; each quotation with the lines that say whose it is, above it or below.

    A dash before a name looks like a list of one item, unless its line is among the `numbers`.

    A paragraph without marks is a quotation where a dash opens the line below it, and the text goes
    on behind that: a letter is signed at its end.
    """
    lines = [_as_line(parts, place, numbers) for place in range(len(parts))]
    place = 0
    while place < len(parts):
        part, taken = lines[place], 1
        above = _is_plain(part) and "\n" not in part.text and signature_above(part.text)
        if above and place + 1 < len(parts) and _is_said(parts[place + 1]):
            taken = 2
        else:
            taken += _below(lines, place)
        raws = [line.raw for line in lines[place : place + taken]]
        yield parts[place] if taken == 1 else replace(part, raw="\n".join(raws))
        place += taken


def _as_line(parts: Sequence[Chunk], place: int, numbers: Container[int]) -> Chunk:
    """A list of one item that may be a signature, as the line behind a dash that it is."""
    part, around = parts[place], (*parts[max(place - 1, 0) : place], *parts[place + 1 : place + 2])
    is_alone = part.item and part.line not in numbers and not any(one.item for one in around)
    raw = f"– {part.raw}"
    return replace(part, raw=raw, item=False) if is_alone and signature(inline(raw).text) else part


def heads_quotation(part: Chunk) -> bool:
    """True where the first line says whose quotation the rest is: no heading above a text."""
    first, _, below = part.text.strip().partition("\n")
    is_quoted = bool(_QUOTED.fullmatch(_INNER.sub("", below)) or _SAYS.match(below))
    return is_quoted and signature_above(first) is not None


def _below(parts: Sequence[Chunk], place: int) -> int:
    """How many chunks below a quotation say whose it is."""
    part, below = parts[place], parts[place + 1 : place + 3]
    if not below or not all(map(_is_plain, (part, below[0]))):
        return 0
    if _is_quoted(part) or _CLOSED.fullmatch(_INNER.sub("", part.text.strip())):
        if signature(below[0].text):
            return 1
        both = len(below) == 2 and _is_plain(below[1]) and all("\n" not in b.text for b in below)
        return 2 if both and signature("\n".join(one.text for one in below)) else 0
    is_prose = bool(_PROSE.search(part.text.strip())) and not _LONG_WORDS.search(part.text)
    is_signed = bool(_DASH.match(below[0].text)) and signature(below[0].text) is not None
    return int(is_prose and is_signed and len(below) == 2)


def quote_without_marks(part: Chunk) -> Quote | None:
    """A paragraph without marks above a line that begins with a dash and says whose words it holds."""
    raw, _, below = part.raw.rpartition("\n")
    signed = inline(below).text.strip()
    if not raw or _LONG_WORDS.search(part.text) or not _DASH.match(signed):
        return None
    if not (who := signature(signed)) or not _PROSE.search(inline(raw).text.strip()):
        return None
    content = inline(raw)
    spoken = (Spoken(content.text, *who, after=signed),)
    return Quote(content, after=signed, speaker=who[0], role=who[1], spoken=spoken)


def _is_quoted(part: Chunk) -> bool:
    text = _INNER.sub("", part.text.strip())
    return _is_plain(part) and bool(_QUOTED.fullmatch(text))


def _is_said(part: Chunk) -> bool:
    """True for a quotation, also behind the verb whose subject stands above: 表示：「…」"""
    return _is_quoted(part) or (_is_plain(part) and bool(_SAYS.match(part.text)))


def _is_plain(part: Chunk) -> bool:
    return not (part.level or part.item or part.style or part.mark)
