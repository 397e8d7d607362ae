"""How much is understood of real releases in foreign formats. The floors are what was measured."""

import json
import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest

from releases.importing.contract import as_json
from releases.importing.parser import parse_release

from .samples import CORPUS, SEEDS, missing, source_words, words

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason=f"no corpus in {CORPUS}")

TEXTS = sorted(CORPUS.glob("*.txt")) if CORPUS.exists() else []
# Of 100 fields in the corpus, how many must be right. Raise them when the parser gets better.
FLOORS = {
    "label": 100,
    "headline": 100,
    "subheadline": 100,
    "dateline_place": 100,
    "dateline_date": 100,
    "section_headings": 100,
    "end_mark": 100,
    "quotes": 100,
    "speakers": 100,
    "contacts": 100,
    "boilerplates": 100,
}


def plain(text: str | None) -> str:
    return " ".join((text or "").split())


@lru_cache
def scores() -> dict[str, list[tuple[str, bool]]]:
    found: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for path in TEXTS:
        result = as_json(parse_release(path))
        expected = json.loads(path.with_suffix("").with_suffix(".expected.json").read_text())
        dateline = result["dateline"] or {}
        headings = [b["text"] for b in result["body"] if b["type"] == "heading"]
        for name, got in (
            ("label", result["label"]),
            ("headline", result["headline"]),
            ("subheadline", result["subheadline"]),
            ("dateline_place", dateline.get("place")),
            ("dateline_date", dateline.get("date")),
        ):
            found[name].append((path.name, plain(got) == plain(expected[name])))
        found["section_headings"].append((path.name, headings == expected["section_headings"]))
        wanted_mark = (expected["end_mark"] or "").strip("-–－（）() ")
        mark = (result["end_mark"] or "").strip("-–－（）() ")
        found["end_mark"].append((path.name, mark == wanted_mark))
        quotes = [(b["speaker"], plain(b["text"])) for b in result["body"] if b["type"] == "quote"]
        for quote in expected["quotes"]:
            right = any(text.startswith(plain(quote["starts_with"])[:20]) for _, text in quotes)
            found["quotes"].append((path.name, right))
            speakers = [
                who or "?"
                for who, text in quotes
                if text.startswith(plain(quote["starts_with"])[:20])
            ]
            right = any(who in quote["speaker"] or quote["speaker"] in who for who in speakers)
            found["speakers"].append((path.name, right))
        emails = {contact["email"]: contact for contact in result["contacts"]}
        for contact in expected["contacts"]:
            got = emails.get(contact["email"]) or {}
            right = got.get("name") == contact["name"] and got.get("phone") == contact["phone"]
            found["contacts"].append((path.name, right))
        texts = [plain(boilerplate["text"]) for boilerplate in result["boilerplates"]]
        for boilerplate in expected["boilerplates"]:
            start = plain(boilerplate["starts_with"])[:25]
            right = any(text.startswith(start) for text in texts)
            found["boilerplates"].append((path.name, right))
    return found


@pytest.mark.parametrize("field", FLOORS)
def test_fields_are_understood(field):
    results = scores()[field]
    share = 100 * sum(right for _, right in results) / len(results)
    wrong = sorted({name for name, right in results if not right})
    assert share >= FLOORS[field], f"{share:.0f} of 100; wrong in {wrong}"


def everything(value: object) -> str:
    """All words of a result, wherever they stand."""
    if isinstance(value, dict):
        return "\n".join(everything(child) for name, child in value.items() if name != "warnings")
    if isinstance(value, list):
        return "\n".join(everything(child) for child in value)
    return str(value or "")


LABELS = {"Tel", "Email", "T", "E", "M", "電", "話", "郵", "姓", "名", "手", "機"}


def pieces(word: str) -> list[str]:
    found = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[㐀-鿿]", word)
    return [piece for piece in found if piece not in LABELS]


@pytest.mark.parametrize(
    "path", [*TEXTS, *sorted(SEEDS.glob("release*.txt"))], ids=lambda path: Path(path).name
)
def test_no_word_is_lost(path):
    found = words(everything(as_json(parse_release(path))))
    glued = "".join(found)
    lost = [word for word in missing(source_words(path), found) if word not in LABELS]
    # Words that stood glued together ("WongTel") are there in pieces.
    assert [word for word in lost if not all(piece in glued for piece in pieces(word))] == []
