"""Releases in many layouts, in words and names of our own: what must be understood of them."""

import json
import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest

from releases.importing.contract import as_json
from releases.importing.parser import parse_release

from .release_scores import fields
from .samples import missing, source_words, words
from .test_parsing_corpus import LABELS, everything, pieces

SAMPLES = Path(__file__).parent / "data" / "releases"
TEXTS = sorted(SAMPLES.glob("*.txt"))
FLOOR = 95  # of 100: of every kind of field, and of all of them


@lru_cache
def result_of(path: Path) -> dict:
    return as_json(parse_release(path))


def test_fields_are_understood():
    right: dict[str, list[bool]] = defaultdict(list)
    wrong = []
    for path in TEXTS:
        wanted = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
        for name, is_right, found in fields(result_of(path), wanted):
            right[name].append(is_right)
            wrong += [] if is_right else [(path.name, name, found)]
    shares = {name: 100 * sum(found) / len(found) for name, found in right.items()}
    assert len(TEXTS) >= 20
    assert min(shares.values()) >= FLOOR, (shares, wrong)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_word_is_lost(path):
    found = words(everything(result_of(path)))
    lost = [word for word in missing(source_words(path), found) if word not in LABELS]
    assert [word for word in lost if not all(p in "".join(found) for p in pieces(word))] == []


def test_a_draft_in_simplified_chinese_is_read_and_its_characters_are_kept():
    result = result_of(SAMPLES / "simplified_draft.txt")
    assert result["language"] == "zh-hant"
    assert [warning["code"] for warning in result["warnings"]].count("simplified") == 1
    assert result["headline"] == "鹏程数据在港设立区域总部"
    assert result["contacts_heading"] == "传媒查询："


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_only_simplified_chinese_is_called_so(path):
    codes = [warning["code"] for warning in result_of(path)["warnings"]]
    assert ("simplified" in codes) == (path.stem == "simplified_draft")


def test_samples_name_no_real_address():
    """What stands here is invented: every address ends in .example."""
    for path in TEXTS:
        for domain in re.findall(r"@[\w.-]+", path.read_text(encoding="utf-8")):
            assert domain.rstrip(".").endswith(".example"), (path.name, domain)
