"""Names that tell figures apart in both languages: of places, and what both write in Latin letters."""

import re
from functools import cache

from babel import Locale

from .chinese.page import fold

# What releases say for what the tables call otherwise.
_ALSO_ENGLISH = {"us": "US", "uk": "GB", "korea": "KR", "uae": "AE", "macao": "MO", "macau": "MO"}
_ALSO_CHINESE = {"韓國": "KR", "阿聯酋": "AE", "澳門": "MO", "新西蘭": "NZ"}
_HOME = frozenset({"HK"})  # is everywhere
_CONTINENTS = {"002": "africa", "009": "oceania", "019": "americas", "142": "asia", "150": "europe"}
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&.+-]*[A-Za-z0-9]")
_RUN = re.compile(r"[A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]*)*")  # the United States


@cache
def _territories(locale: str) -> dict[str, str]:
    """Codes by names in small letters."""
    names = Locale.parse(locale).territories
    return {
        name.lower(): _CONTINENTS.get(code, code)
        for code, name in names.items()
        if (len(code) == 2 or code in _CONTINENTS) and code not in _HOME
    }


@cache
def _english() -> dict[str, str]:
    return _territories("en") | _ALSO_ENGLISH


@cache
def _chinese() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = _territories("zh_Hant_HK") | _ALSO_CHINESE
    codes = {fold(name): code for name, code in codes.items()}
    words = sorted(codes, key=len, reverse=True)
    begins = "".join(sorted({word[0] for word in words}))
    return re.compile(f"(?=[{begins}])(?:{'|'.join(map(re.escape, words))})"), codes


def english_names(words: str) -> set[str]:
    """The names in some English words; what has no capital letter is none."""
    found: set[str] = set()
    for run in _RUN.findall(words):
        parts = run.rstrip(".").lower().split()
        found.update(part for part in parts if len(part) > 1)
        for start in range(len(parts)):
            for end in range(start + 1, min(start + 3, len(parts)) + 1):
                if code := _english().get(" ".join(parts[start:end])):
                    found.add(code)
    return found


def chinese_names(words: str) -> set[str]:
    """The names in some Chinese words; they are folded."""
    pattern, codes = _chinese()
    found = {codes[one] for one in pattern.findall(words)}
    return found | {one.lower() for one in _LATIN.findall(words)}
