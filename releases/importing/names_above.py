"""Boilerplates that are headed by nothing but the name of the organisation."""

import re
from collections.abc import Sequence

from cyberport_cms.bilingual.markdown import Chunk

from .descriptions import subject_of
from .roles import is_organisation, without_remark
from .scripts import compiled
from .sections import is_end_mark, kind_of

_SLOGAN = re.compile(r"\s*[-–—]\s*\S")
_FORM = compiled(  # what a full name has behind the short one; not “Acme Works Opens a Shop”
    r"(?:[ ,.]*(?:Group|Holdings?|International|Company|Corporation|Co|Ltd|Limited|Inc|LLC|LLP|PLC|GmbH|AG|S\.A|Foundation|Association|\([^()]{1,20}\)))*[ .]*"
    r"|[㐀-鿿（）()]{0,10}(?:公司|集團|控股|協會|學會|總會|基金會?|大學|銀行|中心|[院局署會])"
)
_SPEAKS = compiled(r"[^。，.：:]{2,60}[：:]\s*[「“]")  # 某公司主席陳大文：「…」: no description
_HAN = re.compile(r"[㐀-鿿]")
_LONGEST_NAME = 80


def is_name_above(chunks: Sequence[Chunk], position: int) -> bool:
    """True where an organisation's name stands alone, and the text below it begins with it: “Acme
    Works Limited” above “Acme Works is …”.
    """
    lines = chunks[position].text.strip().split("\n")
    behind = chunks[position + 1 : position + 4]
    if len(lines) == 1 and behind:
        lines, behind = [lines[0], behind[0].text], behind[1:]
    if len(lines) < 2 or chunks[position].item:
        return False
    if is_named_below(lines):
        return True
    # No word of it tells that it is an organisation: nothing of the text may follow.
    return bool(organisation_above(*lines[:2])) and (
        not behind
        or bool(kind_of(behind[0].text))
        or is_end_mark(behind[0].raw)
        or is_named_below([chunk.text for chunk in behind])
    )


def is_named_below(lines: Sequence[str]) -> bool:
    """True for the lines of a text below the name of the organisation that it describes."""
    if len(lines) < 2:
        return False
    name, below = _bare_name(lines[0]), lines[1].strip()
    if name.isupper() and below[: len(name)].upper() == name:
        name = below[: len(name)]
    if not is_organisation(name) or len(name) > _LONGEST_NAME or len(below) <= len(name) + 20:
        return False
    is_long = len(name.split()) > 1 or len(re.findall(r"[㐀-鿿]", name)) > 3
    if is_long and below.startswith(name):
        return not _SPEAKS.match(below)
    short = subject_of(below)  # 某某學會 above 學會於…, Acme Works Limited above Acme Works is …
    is_end = _HAN.match(short) is not None and name.endswith(short)
    is_start = name.startswith(short) and bool(_FORM.fullmatch(name[len(short) :]))
    return len(short) > 1 and (is_end or is_start)


def organisation_above(head: str, below: str) -> str:
    """Whom a text describes, where the line above it is nothing but the name, or opens with it:
    “Acme – always one step ahead” above “Acme is …”.
    """
    head, name = _bare_name(head), subject_of(below)
    if len(name) < 2 or len(head) > _LONGEST_NAME or len(below) <= len(head) + 20:
        return ""
    rest = head.removeprefix(name)
    is_named = head == name or (rest != head and bool(_SLOGAN.match(rest)))
    return name if is_named else ""


def _bare_name(line: str) -> str:
    return without_remark(line.strip(" \n:："))
