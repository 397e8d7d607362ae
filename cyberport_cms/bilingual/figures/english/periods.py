"""Years, financial years, half-years and quarters in English text."""

import re
from collections.abc import Iterator

from ...quantities import Unit
from ..mentions import SAME_TIME, Mention
from .calendar import BETWEEN, RELATIVE_YEAR, YEAR, year_of
from .nouns import is_plural
from .numbers import SCALE
from .page import BLANK, DASH, TO, Page, pattern
from .units import unit_after

_NUMBERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "latter": 2} | {
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}


def _part(name: str, words: str, letter: str, digits: str) -> re.Pattern[str]:
    """A half or a quarter: in words, and as H1 2025, 1H 2025, 1H25 and 2025 H1."""
    glued = rf"(?<={letter})\d\d(?!\d)"
    return pattern(
        rf"\b(?=[\dfls{letter}]|thi)(?:(?P<bare>(?P<word>{words})(?: |-){name})\b(?!-time|-on-|-final)"
        rf"(?:,?°(?:of |in )?(?:the )?(?:fy°)?(?P<y1>{YEAR}|{RELATIVE_YEAR}|(?:the|same|that|each|every) year\b))?"
        rf"|(?P<code>{letter}(?P<n1>[{digits}]))(?![a-z0-9])"
        rf"(?:(?:°|/|-)(?:of )?(?:fy°)?(?P<y2>20\d\d(?!\d)|{RELATIVE_YEAR})|'(?P<short>\d\d)\b)?"
        rf"|(?<!\.)(?P<n2>[{digits}]){letter}(?:°(?:fy)?(?P<y3>20\d\d)|(?P<glued>{glued}))?(?!\w)"
        rf"|(?P<y4>{YEAR})°{letter}(?P<n3>[{digits}])(?![a-z0-9]))"
    )


_QUARTER = _part("quarter", "first|second|third|fourth|1st|2nd|3rd|4th", "q", "1-4")
_HALF = _part("half", "first|second|1st|2nd|latter", "h", "12")
# "The second half was better than the first": in the same sentence, and nothing behind it.
_THE_OTHER = pattern(
    r"(?=[aoftilwuv])\b(?:than|against|as|like|unlike|to|after|from|over|in|of|with|versus|vs|at|and) (?:in )?"
    r"(?P<other>the (?P<n>first|second|third|fourth))(?=[.,;:)]|\n|\Z"
    r"| (?:and|but|or|when|while|which|with|despite|though|although|as|by|to|on|for|mainly|because|thanks|owing|due)\b)"
)
_SENTENCE = re.compile(r"(?:[^.;\n]|\.(?=[\d\0])){1,160}")
_OF_A_GAME = pattern(r" of ")
# Routes H1S, H2 and H3: other codes of the same letter stand beside it.
_CODES = {letter: rf"(?!{letter}[1-4]\b){letter}\d{{1,3}}[A-Z]?" for letter in "HQ"}
_LISTED_BEHIND = {
    letter: re.compile(rf"(?:, | and |/|, and ){code}\b|, {letter}\d and {code}\b")
    for letter, code in _CODES.items()
}
_LISTED_BEFORE = {
    letter: re.compile(rf"\b{code}(?:, | and |/|, and )\Z") for letter, code in _CODES.items()
}
_LONGEST_CODE = 12  # characters, with what joins it
_YEARS = pattern(
    rf"(?=[12])(?:(?<![\w$¥€£.,:/+#@-])|(?<=\bfy))(?:(?P<first>{YEAR}){BLANK}?(?:{DASH}|/|~){BLANK}?(?P<last>{YEAR}|\d\d)(?![\w/-]|[.,]\d)"
    rf"|(?P<a>{YEAR})(?:{TO}|(?P<and> and ))(?P<b>{YEAR})(?![\w/-]|[.,]\d))"
)
_RELATIVE = pattern(r"\b(?P<which>last|this|next) year\b(?!-)")
_THE = pattern(r"\bthe (?:very )?\Z")
_YEAR = pattern(
    rf"(?P<year>{YEAR})(?:(?<![\w.,:/$¥€£+#@\\]\d{{4}})|(?<=\bfy\d{{4}}))(?![\w/]|[.,:]\d|-\d|%|\+)"
)
_JOINED = re.compile(r"(?P<word>[a-z]*)[-‐‑–—]\Z")
_FROM_A_NUMBER = re.compile(r"(?<![0-9])(?!1[5-9]|20)[0-9]{4}[-‐‑–—]\Z")  # 1000–2000
_JOINS_YEAR = {"end", "mid", "early", "late", "pre", "post", "fy", ""}
_AT_TIME = pattern(
    r"(?:\b(?:in|since|by|from|until|till|of|during|before|after|to|early|late|mid|end|year|than"
    r"|founded|established|circa|around|about|for|the|and|between|fy)(?: |-)|[(]°)\Z"
)
_AFTER_SURE = pattern(r"\b(?:over|more than|nearly|almost|exceeding|at least|up to|as many as) \Z")
_AFTER_LOOSE = pattern(r"\b(?:some|about|around|approximately|circa) \Z")
_PEOPLE = pattern(
    r" (?:[a-z-]+ )?(?:people|participants|visitors|students|members|attendees|companies|enterprises"
    r"|start-?ups|firms|users|applications|projects|tickets|jobs|pupils|teams|guests|employees"
    r"|staff|units|homes|families|households|points|hours|sq|square|km|kg|mw|metres|meters|per)\b"
)
_PLURAL = pattern(r" [a-z][a-z-]+s\b")
_SCALED = pattern(SCALE)
_FIRST_SURE = 1990
_SAME = pattern(r"\bsame (?:month|period|quarter|time|day) (?:in|of|last year|a year earlier)?°\Z")


_WORD = pattern(r" (?P<word>[a-z]{3,30})\b")


def quarters(page: Page) -> Iterator[Mention]:
    """fourth quarter of 2024, Q4 2024, 4Q24, Q3."""
    yield from _parts(page, _QUARTER, "Q", Unit.QUARTER)


def half_years(page: Page) -> Iterator[Mention]:
    """first half of 2025, H1 2025, 1H 2025."""
    yield from _parts(page, _HALF, "H", Unit.HALF_YEAR)


def _is_listed(page: Page, start: int, end: int, letter: str) -> bool:
    before = page.text[max(0, start - _LONGEST_CODE) : start]
    return bool(
        _LISTED_BEFORE[letter].search(before) or _LISTED_BEHIND[letter].match(page.text, end)
    )


def _parts(page: Page, parts: re.Pattern[str], letter: str, unit: Unit) -> Iterator[Mention]:
    done = 0
    for found in parts.finditer(page.left):
        start, end = found.span()
        if not found["bare"] and letter not in page.text[start:end]:
            continue  # "4h" are four hours
        if found["bare"] and not found["y1"] and _OF_A_GAME.match(page.left, end):
            continue
        says_year = found["y2"] or found["short"]
        if found["code"] and not says_year and _is_listed(page, start, end, letter):
            continue
        short = found["short"] or found["glued"]
        words = f"20{short}" if short else found["y1"] or found["y2"] or found["y3"] or found["y4"]
        year, relative = year_of(page, words)
        if words and not year and not words.endswith(" year"):
            end = found.end("bare") if found["bare"] else found.end("code")
        number = _NUMBERS.get(found["word"]) or found["n1"] or found["n2"] or found["n3"]
        value = f"{year}-{letter}{number}" if year else f"{letter}{number}"
        yield page.mention((start, end), value, unit, relative=relative)
        for other in _the_other(page, max(end, done), letter, unit):
            yield other
            done = other.end


def _the_other(page: Page, end: int, letter: str, unit: Unit) -> Iterator[Mention]:
    """The first, of which only the sentence tells that it is a half or a quarter."""
    sentence = _SENTENCE.match(page.left, end)
    for found in _THE_OTHER.finditer(page.left, end, sentence.end() + 1 if sentence else end):
        yield page.mention(found.span("other"), f"{letter}{_NUMBERS[found['n']]}", unit)


def financial_years(page: Page) -> Iterator[Mention]:
    """2025-26, 2025/26 and 2025-2026 are financial years; 2020-2024 and 2020 to 2024 are not."""
    for found in _YEARS.finditer(page.left):
        first = int(found["first"] or found["a"])
        start, end = found.span()
        if found["first"]:
            last = int(found["last"])
            if last < 100:
                last += first - first % 100
            if last == first + 1 or (first % 100 == 99 and last == first - 99):
                value = f"{first}-{(first + 1) % 100:02}"
                yield page.mention((start, end), value, Unit.FISCAL_YEAR)
                continue
        else:
            last = int(found["b"])
            if found["and"] and not BETWEEN.search(page.left, max(0, start - 20), start):
                continue
        if first < last:
            yield page.mention((start, end), str(first), Unit.YEAR, high=str(last))


def relative_years(page: Page) -> Iterator[Mention]:
    """last year, this year, next year; "the last year" may be the twelve months before."""
    if not page.dateline:
        return
    for found in _RELATIVE.finditer(page.left):
        if not _THE.search(page.left, max(0, found.start() - 12), found.start()):
            year, relative = year_of(page, found[0])
            yield page.mention(found.span(), str(year), Unit.YEAR, relative=relative)


def years(page: Page) -> Iterator[Mention]:
    """2025 and 1923, but not 2000 participants."""
    for found in _YEAR.finditer(page.left):
        if _is_year(page, found.start(), found.end(), int(found["year"])):
            compared = _SAME.search(page.left, max(0, found.start() - 28), found.start())
            noun = SAME_TIME if compared else _counted(page, found.end())
            yield page.mention(found.span(), found["year"], Unit.YEAR, noun=noun)


def _counted(page: Page, end: int) -> str:
    """The plural directly behind "2024 entries", which may be as many; empty where none is."""
    found = _WORD.match(page.left, end)
    return found["word"] if found and is_plural(found["word"]) else ""


def _is_year(page: Page, start: int, end: int, year: int) -> bool:
    joined = _JOINED.search(page.left, max(0, start - 8), start)
    if joined and joined["word"] not in _JOINS_YEAR:
        return False
    if unit_after(page, end)[1] or _SCALED.match(page.left, end):
        return False
    if _FROM_A_NUMBER.search(page.left, max(0, start - 6), start):
        return False
    before = max(0, start - 16)
    if _AFTER_SURE.search(page.left, before, start):
        return False
    placed = _AT_TIME.search(page.left, before, start)
    if _PEOPLE.match(page.left, end) and not (placed and year % 100):
        return False
    if year % 100 == 0 and _PLURAL.match(page.left, end):
        return False
    if _AFTER_LOOSE.search(page.left, before, start) and _PLURAL.match(page.left, end):
        return False
    return year >= _FIRST_SURE or bool(placed)
