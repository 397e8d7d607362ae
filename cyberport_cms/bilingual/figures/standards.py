"""Standards named by the bodies that set them: ISO/SAE 21434, IATF 16949, GB/T 19001, UN 38.3."""

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
    return (
        rf"(?P<bodies>{before}(?:(?:{sure})|(?P<perhaps>{perhaps})){behind})(?:{gap}|-|‑)?"
        rf"(?(perhaps){_LONG_NUMBER}|{_NUMBER})"
    )
