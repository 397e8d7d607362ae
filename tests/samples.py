"""The real documents beside the project. Tests that read them skip visibly where they are absent."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from cyberport_cms.bilingual.markdown import inline

SHARED = Path(os.environ.get("SHARED", Path(__file__).resolve().parents[2] / "shared"))
SEEDS = SHARED / "seeds"
CORPUS = SHARED / "corpus"

needs_samples = pytest.mark.skipif(not SEEDS.exists(), reason=f"no sample documents in {SHARED}")

_WORD = re.compile(r"[㐀-鿿]|[^\W_㐀-鿿]+(?:['’][^\W_㐀-鿿]+)?")


def words(text: str) -> list[str]:
    """Latin words and numbers, and single Chinese characters, in order."""
    return _WORD.findall(text)


def source_words(path: Path) -> list[str]:
    """The words of a source, its Markdown marks, escapes, “&amp;” and link targets aside."""
    text = path.read_text(encoding="utf-8").replace("&amp;", "&")
    text = re.sub(r"(?<=\w)(?=\[https?://)", " ", text)  # a link glued to a word is no part of it
    # Page breaks stand inside bold and inside sentences: marks are read line by line, then dropped.
    lines = (inline(re.sub(r"^\s*(#+|[-*•])\s+", "", line)).text for line in text.split("\n"))
    return words("\n".join(line.replace("**", "") for line in lines))


def missing(wanted: list[str], found: list[str]) -> list[str]:
    """Words that stand less often in `found` than in `wanted`."""
    return list((Counter(wanted) - Counter(found)).elements())
