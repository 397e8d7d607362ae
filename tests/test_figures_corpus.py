"""The corpus as it was read by hand, against what the readers find."""

import json
import re
from datetime import date
from decimal import Decimal

from cyberport_cms.bilingual.figures.chinese import read_chinese
from cyberport_cms.bilingual.figures.english import read_english
from cyberport_cms.bilingual.figures.mentions import Mention
from cyberport_cms.bilingual.quantities import Unit

from .figure_tables import printed
from .samples import CORPUS, SHARED, needs_samples

# English

_BEYOND = {
    "claim",
    "period",
    "email",
    "url",
    "stock code",
    "address",
    "hall",
    "meaning",
    "precision",
}
_BEYOND_VALUES = {"thousands"}
_HAS_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|half|third|first|ninth"
    r"|twice|today|tomorrow|(?:last|this) year)\b",
    re.IGNORECASE,
)


def _snippets():
    for path in sorted(CORPUS.glob("*.figures.json")):
        pair = json.loads(path.read_text(encoding="utf-8"))
        names = [SHARED / pair["en_file"], CORPUS / pair["en_file"]]
        text = next(name for name in names if name.exists()).read_text(encoding="utf-8")
        text = text.replace("\\$", "$")
        for entry in (*pair["both"], *pair["only_en"], *pair["disagree"]):
            snippet = entry.get("en") or entry["text"]
            unit = entry.get("unit") or entry.get("kind")
            if unit not in _BEYOND and _HAS_NUMBER.search(snippet):
                yield path.stem, text, snippet, entry


def _digits(value: object) -> str:
    """The digits of a value, without zeros that only tell millions from dollars."""
    return re.sub(r"\D", "", str(value))


def _agrees(entry, mentions) -> bool:
    if not mentions:
        return False
    wanted = str(entry.get("value", ""))
    for part in re.split(r"[;/T]| x", wanted):
        number = re.sub(r"[^\d.]", "", part)
        if not number or wanted in _BEYOND_VALUES:
            continue
        for mention in mentions:
            value = mention.value
            if isinstance(value, Decimal):
                share = Decimal(number) * 100 if part.lstrip("~<>").startswith("0.") else None
                if value == Decimal(number.strip(".")) or (share and abs(value - share) < 1):
                    return True
            if _digits(value)[-8:] and _digits(part)[-4:] in _digits(value):
                return True
            if mention.unit == "ratio" and part.endswith(f":{value}"):
                return True
    return not re.search(r"\d", wanted)


@needs_samples
def test_corpus():
    read: dict[str, list[Mention]] = {}
    misses, total = [], 0
    for name, text, snippet, entry in _snippets():
        dateline = date(2025, 2, 26) if "budget" in name else date(2026, 8, 20)
        mentions = read.setdefault(name, read_english(text, dateline))
        start = text.lower().find(snippet.lower())
        assert start >= 0, snippet
        end = start + len(snippet)
        inside = [m for m in mentions if m.start < end and m.end > start]
        total += 1
        if not _agrees(entry, inside):
            misses.append(f"{name}: {snippet!r}: {printed(inside)}")
    print(f"{total - len(misses)} of {total}", *misses, sep="\n")  # noqa: T201
    assert total > 100
    assert len(misses) <= total * 0.05


# Chinese

# Readings by hand that are no figures of running text: beyond this reader.
_BEYOND_CHINESE = {"claim", "meaning", "period", "precision"}
_NO_FIGURE = {"url", "email", "address", "hall", "stock code"}


def _readings():
    for path in sorted(CORPUS.glob("*.figures.json")):
        pair = json.loads(path.read_text(encoding="utf-8"))
        folder = CORPUS.parent if "/" in pair["zh_file"] else CORPUS
        text = (folder / pair["zh_file"]).read_text(encoding="utf-8")
        issued = re.search(r"(\S{4})年(\S{1,2})月(\S{1,3})日 *[-－─]", text)
        dates = [m for m in read_chinese(issued.group()) if m.unit == Unit.DATE]
        figures = read_chinese(text, date.fromisoformat(dates[0].value))
        for entry in (*pair["both"], *pair["only_zh"], *pair["disagree"]):
            snippet = entry.get("zh", entry.get("text"))
            if entry.get("kind") in _BEYOND_CHINESE or entry.get("unit") in _NO_FIGURE:
                continue
            yield pair["pair"], entry, snippet, text, figures


# Readings that are put in words, and what `Mention` makes of them.
_IN_NUMBERS = {
    "thousands": {"1000"},
    "10-19 / >12": {"10"},
    ">12": {"10"},
    "0.5; 65": {"50", "65"},
    "~0.5": {"50"},
    "0.25": {"25"},
    "0.333": {"33.3"},
}


def _wanted(entry) -> set[str]:
    """The values of a reading, in the words of `Mention`."""
    value = str(entry.get("value", ""))
    if value in _IN_NUMBERS:
        return _IN_NUMBERS[value]
    parts = re.split(r"; |/|T", value) if value else []
    return {
        part.strip("~<>+").removeprefix("mid-").removeprefix("1:").split(" x")[0] for part in parts
    }


@needs_samples
def test_the_careful_readings_of_real_pairs_are_found():
    missed, seen = [], 0
    for pair, entry, snippet, text, figures in _readings():
        seen += 1
        start = text.find(snippet)
        assert start >= 0, (pair, snippet)
        inside = [m for m in figures if m.start < start + len(snippet) and m.end > start]
        found = {str(m.value).removeprefix("--") for m in inside}
        wanted = _wanted(entry)
        if not inside or not all(_is_among(value, found) for value in wanted):
            missed.append((pair, snippet, wanted, found))
    assert seen > 100
    assert len(missed) <= seen * 0.05, missed


def _is_among(value: str, found: set[str]) -> bool:
    """Whether a value was read: "2026-06-04" also without its year, 33.3 as a third."""
    if any(
        value == one
        or (len(one) == 5 and value.endswith(one))
        or (len(value) == 8 and one.endswith(value))
        for one in found
    ):
        return True
    try:
        wanted = Decimal(value)
        return any(abs(wanted - Decimal(one)) <= abs(wanted) / 100 for one in found)
    except ArithmeticError:
        return False
