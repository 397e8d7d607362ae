"""Simplified Chinese: the rules know it beside Traditional Chinese, and a draft in it is noticed."""

import re
from functools import lru_cache

from opencc import OpenCC

_HAN = re.compile(r"[㐀-鿿]")
_CLASS_OR_HAN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[㐀-鿿]", re.DOTALL)
_LEAST = 5  # characters: fewer may be a name


@lru_cache(maxsize=4096)
def _simplified(character: str) -> str:
    return _converters()[0].convert(character)


@lru_cache(maxsize=4096)
def _traditional(character: str) -> str:
    return _converters()[1].convert(character)


@lru_cache(maxsize=1)
def _converters() -> tuple[OpenCC, OpenCC]:
    return OpenCC("t2s"), OpenCC("s2t")


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, which is written in Traditional Chinese, for text in either script."""
    return re.compile(in_both_scripts(pattern), flags)


def in_both_scripts(pattern: str) -> str:
    """A pattern whose Chinese characters stand for their Simplified forms, too: 關 → [關关]."""

    def both(match: re.Match[str]) -> str:
        piece = match.group()
        if piece.startswith("\\"):
            return piece
        if not piece.startswith("["):
            return piece if _simplified(piece) == piece else f"[{piece}{_simplified(piece)}]"
        more = "".join(_simplified(c) for c in _HAN.findall(piece) if _simplified(c) != c)
        return f"{piece[:-1]}{more}]"

    return _CLASS_OR_HAN.sub(both, pattern)


def simplified(text: str) -> str:
    """A text in Simplified Chinese, character by character."""
    return "".join(map(_simplified, text))


def with_simplified(characters: str) -> frozenset[str]:
    """The characters of a text and their Simplified forms."""
    return frozenset(characters) | {_simplified(c) for c in characters}


def is_simplified(text: str) -> bool:
    """True for text in Simplified Chinese: few characters, if any, are of Traditional Chinese only."""
    han = _HAN.findall(text)
    traditional = sum(_simplified(c) != c for c in han)
    simplified = sum(_simplified(c) == c and _traditional(c) != c for c in han)
    return simplified >= _LEAST and simplified > 3 * traditional
