"""Whatever is cut, doubled or exchanged in a release: it is read, and no word of it is lost."""

import random
import re
from pathlib import Path

import pytest

from benchmarks import growth
from cyberport_cms.bilingual.markdown import inline
from cyberport_cms.bilingual.sources import Source, SourceError, detect_language
from releases.importing.contract import as_json
from releases.importing.parser import parse_source

from .samples import CORPUS, SEEDS, missing, words
from .test_parsing import CHINESE, ENGLISH
from .test_parsing_corpus import everything, pieces

MUTATIONS = 100  # of each text
LAYOUTS = 6  # of each of our own samples
SAMPLES = Path(__file__).parent / "data" / "releases"
_LABELS = re.compile(r"tel|phone|e-?mail|mobile|[TEM]|電|話|郵|姓|名", re.IGNORECASE)


def texts() -> dict[str, str]:
    found = {"our own, English": ENGLISH, "our own, Chinese": CHINESE}
    for path in (*sorted(CORPUS.glob("*.txt")), *sorted(SEEDS.glob("release*.txt"))):
        found[Path(path).name] = path.read_text(encoding="utf-8")
    return found


TEXTS = texts()
OURS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))}


def mutated(text: str, chance: random.Random) -> str:
    """The text with one to three slices deleted, doubled, exchanged, or put on one line."""
    for _ in range(chance.randint(1, 3)):
        a, b, c, d = sorted(chance.randint(0, len(text)) for _ in range(4))
        near = min(b, a + chance.choice((1, 3, 40, 400, 4000)))
        text = chance.choice(
            (
                text[:a] + text[near:],
                text[:near] + text[a:],
                text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:],
                text[:a] + text[a:near].replace("\n", " ") + text[near:],
                text[:a] + text[a:near].replace("\n\n", "\n") + text[near:],
                text[:a] + chance.choice('“”"「」**#-:（([!\u3000\\@') + text[a:],
            )
        )
    return text


def laid_out(text: str, chance: random.Random) -> str:
    """The text as other programs would hand it on: its white space, marks and breaks changed."""
    changes = (
        lambda text: re.sub(r"\n{2,}", "\n", text),  # no empty lines
        lambda text: re.sub(r"(?<!\n)\n(?!\n)", "\n\n", text),  # an empty line behind every line
        lambda text: re.sub(r"\n{2,}", "   ", text),  # all of it on one line
        lambda text: re.sub(r"\n+", "  ", text),
        lambda text: re.sub(r"(?m)^(.{40,80}?) ", r"\1\n", text),  # broken by its width
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("\n", "\n    "),
        lambda text: re.sub(r"(?m)^(.{4,60})$", r"**\1**", text),
        lambda text: text.replace(":", "：").replace("-", "‑"),
        lambda text: re.sub(r"(?m)^[-•●] ?", chance.choice(("▪ ", "✓ ", "1. ", "* ")), text),
        lambda text: text.replace("“", '"').replace("”", '"'),
        lambda text: re.sub(r"(?<=[.。:：]) ?\n+", "", text),  # glued together
    )
    for change in chance.sample(changes, chance.randint(1, 3)):
        text = change(text)
    return text


def squeezed(text: str) -> str:
    return "".join(words(text))


def lost_words(text: str) -> list[str]:
    """The words of a text that its reading has lost. One without a headline is refused in words."""
    source = Source("mutated.md", text, detect_language(text), "utf-8")
    try:
        result = everything(as_json(parse_source(source)))
    except SourceError:
        return []
    lines = (
        inline(re.sub(r"^\s*(#+|[-*•‧◦–]|\d{1,2}[.)])\s+", "", line)).text
        for line in text.split("\n")
    )
    lost = missing(words("\n".join(line.replace("**", "") for line in lines)), words(result))
    glued = squeezed(result)
    return [w for w in lost if not (_LABELS.fullmatch(w) or all(p in glued for p in pieces(w)))]


@pytest.mark.parametrize("name", TEXTS)
def test_mutations_are_read_and_keep_every_word(name):
    chance = random.Random(name)
    for _ in range(MUTATIONS):
        assert lost_words(mutated(TEXTS[name], chance)) == []


@pytest.mark.parametrize("name", OURS)
def test_every_layout_is_read_and_keeps_every_word(name):
    chance = random.Random(name)
    for _ in range(LAYOUTS):
        text = laid_out(OURS[name], chance)
        assert lost_words(text) == [], text
        assert lost_words(mutated(text, chance)) == []


@pytest.mark.parametrize("piece", growth.DRAFTS)
def test_a_heap_of_one_piece_is_read_and_keeps_every_word(piece):
    assert lost_words(growth.TOP + growth.heap(piece, 12_000)) == []
