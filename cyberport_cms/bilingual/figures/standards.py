"""Standards named by the bodies that set them: ISO/SAE 21434, IATF 16949, GB/T 19001, UN 38.3."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..quantities import Unit
from .mentions import Mention

# Nothing else that stands behind these is counted …
_SURE = (
    "ISO IEC IEEE ITU IATF ASTM ANSI JIS FIPS ETSI CISPR DIN NFPA ASHRAE OHSAS CNS PAS RFC"
    " IFRS HKFRS HKAS IAS"
)
# … but these are names of other things as well.
_PERHAPS = "SAE UN UL EN BS GB AS/NZS SA TL NIST"

_MORE = r"(?:(?:-|‑|–|[.:/])(?=[A-Za-z0-9])[A-Za-z0-9]{1,6})"
_END = r"(?![A-Za-z0-9]|[.,][0-9]|%)"
_NUMBER = rf"[0-9]{{1,6}}[A-Za-z]?{_MORE}{{0,3}}{_END}"
# A year is none, and a short number wants its parts.
_LONG_NUMBER = (
    rf"(?!(?:19|20)[0-9]{{2}}(?![0-9]))(?:[0-9]{{4,6}}[A-Za-z]?{_MORE}{{0,3}}"
    rf"|[0-9]{{2,3}}(?:[A-Za-z]|{_MORE}){{1,3}}){_END}"
)


def standards(gap: str, *, lower: bool = False) -> str:
    """A pattern of them, as they are printed or in small letters; the group `bodies` names whose.

    `gap` is what may stand before the number.
    """
    letter = "[a-z]" if lower else "[A-Z]"
    sure, perhaps = (
        "|".join((bodies.lower() if lower else bodies).split()) for bodies in (_SURE, _PERHAPS)
    )
    before, behind = rf"(?:{letter}{{1,5}}/){{0,2}}", rf"(?:/{letter}{{1,5}}){{0,2}}"
    ahead = rf"(?={letter}[A-Za-z/]{{1,30}}+(?:{gap}|-|‑)?[0-9])"  # looked at first: it is quick
    return (
        rf"{ahead}(?P<bodies>{before}(?:(?:{sure})|(?P<perhaps>{perhaps})){behind})(?:{gap}|-|‑)?"
        rf"(?(perhaps){_LONG_NUMBER}|{_NUMBER})"
    )


_BLANK = "[ \xa0]"
_MOST = 100  # different ones of a text: each is compared with each
_NAMED = re.compile(
    rf"(?=[A-Z])(?<![A-Za-z]){standards(_BLANK)}(?!{_BLANK}?[十百千萬万億亿名人個个項项家間间位場场宗次年])"
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")


class _Standard(NamedTuple):
    mention: Mention
    bodies: frozenset[str]
    parts: tuple[str, ...]  # of its number, without the year of an edition

    def is_same(self, other: "_Standard") -> bool:
        """ISO 9001 and ISO 9001:2015; one of two may leave its parts out."""
        fewest = min(len(self.parts), len(other.parts))
        return self.parts[:fewest] == other.parts[:fewest] and self.is_of_same_body(other)

    def is_of_same_body(self, other: "_Standard") -> bool:
        return not self.bodies.isdisjoint(other.bodies)


def _named(text: str) -> Iterator[_Standard]:
    for found in _NAMED.finditer(text):
        start, end = found.span()
        number = text[found.end("bodies") : end].strip(" \xa0-‑")
        first, *others = re.split("[-‑–.:/]", number)
        parts = (first, *(part for part in others if not _YEAR.fullmatch(part)))
        bodies = frozenset(found["bodies"].split("/"))
        mention = Mention(start, end, found[0], found[0], Unit.STANDARD)
        yield _Standard(mention, bodies, parts)


def _different(text: str) -> list[_Standard]:
    """Each standard once, where it is first named."""
    found: dict[object, _Standard] = {}
    for one in _named(text):
        found.setdefault((one.bodies, one.parts), one)
    return list(found.values())


def differing_standards(en: str, zh_hant: str) -> Iterator[tuple[Mention, Mention]]:
    """A standard that only the one text names, beside one of the same body that only the other does."""
    mine, theirs = (_different(text) for text in (en, zh_hant))
    if max(len(mine), len(theirs)) > _MOST:
        return  # no release
    alone = [one for one in theirs if not any(one.is_same(other) for other in mine)]
    for standard in mine:
        if any(standard.is_same(other) for other in theirs):
            continue
        other = next((one for one in alone if standard.is_of_same_body(one)), None)
        if other:
            alone.remove(other)
            yield standard.mention, other.mention
