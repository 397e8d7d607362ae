"""How reading grows with the length of a text: `make bench`, or `python -m benchmarks.growth`.

A heap is one piece over and over, of the kind that makes a careless regular expression try every
way to read it. Eight times the text should take about eight times as long, whatever stands in it; a
quadratic reader takes 64 times as long. CPU time of one core, the least of several runs. The exit
status is 1 where a heap grows faster than GROWTH: CI does not run this, for a busy machine would
decide what it says; the same heaps are read by the tests, without a clock.
"""

import re
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from cyberport_cms.bilingual.checks import Pair, check
from cyberport_cms.bilingual.figures.chinese import read_chinese
from cyberport_cms.bilingual.figures.comparison import compare
from cyberport_cms.bilingual.figures.english import read_english
from cyberport_cms.bilingual.sources import Source, SourceError
from cyberport_cms.newsroom.starting_terms import STARTING_TERMS
from releases.importing.parser import parse_source

SHORT = 2_000  # characters
TIMES = 8
GROWTH = 24
RUNS = 3
DAY = date(2026, 1, 22)
TOP = "Kites\n\nHong Kong, 3 March 2026 – They fly today.\n\n"

ENGLISH = [
    "1", "1,000", "1 000 ", "one ", "one hundred and ", "a ", "a.", "a-", "a1-", "(1", "[x](", "<a ",
    "1 (a) : ", "May ", "May 1, ", "2025-", "10:30 ", "HK$", "\n", " ", "\t", "over ", "+1 ", "12 ",
    "a@", "www.", "http://", "½", "between 1 and ", "Level 1 and 2 ", "1 Aa Bb ", "half a ",
    "the 60s and ", "60s, ", "3-0 ", "in her 20s and ", "a1 2.0 ", "ISO/",
    "takes about a ", "over a week ", "first half than the ", "Q1 in the first, ", "every dollar ", "New Year's ",
]  # fmt: skip
CHINESE = [
    "一",
    "1,",
    "3至",
    "百分之",
    "1、",
    "2025年",
    "a1",
    "逾HK$",
    "三金",
    "二零",
    "六七",
    "60、",
    "3件或",
    "0比",
    "初一、二",
    "二一二三",
    "約為3的",
    "的兩倍",
    "約3（1）的2倍",
    "最近三年",
    "除夕至",
]
PAIRS = [
    "<", "<b>", "<a href='", "(數", '"數', "said “", "a@", "www.", "地址：", "AISC (", "2025-", "人工智能",
    "&#x", "1,", "「", "ISO 1 ", "60s and ", "12 feet (4 m) ", "a", "1", "3/F ", "8 Aa ", "地址：3樓", "3166 3841 ", "a@b.hk ",
    "港道8號", "A ",
]  # fmt: skip
TWO_TEXTS = [
    "June 三月",
    "in June 三月，",
    "Q1 第二季",
    "first half 下半年",
    "half 兩倍",
    "one 第二",
]
DRAFTS = [
    "新聞", "embargo:", "|", "（", "【】", "](", "/ ", "“We fly,” said Mei Lam, Founder of Kites. ", "About Kites Kites fly. ",
    "Mei LamTel: (852) 3166 3800Email: m@x.example", "(1 (1 ", "[a](", "「我們」", "A  b   c  ",
    "校長莫嘉慧向學員阮俊傑說", "會員林美儀、", "學員馬俊遠奮力。他說：「我們放風箏。」", "「我們放風箏。」他說。", "> 我們。\n\n", "風箏學校校長林美儀在東灣的海邊訓練場出席儀式時說風\n",
    "\u200b ", "「我們放風箏。」Lam 先生說。", "Mei commented, “We fly today.” ", "總監說：「我們放風箏。」",
    "Hong Kong, 3 June 2025 – ", "\n\nName\n\n3166 3800\n\n", "- Ends -\n",
]  # fmt: skip


def read_pair(text: str) -> object:
    return check([Pair("a", "paragraph", text, text)], STARTING_TERMS)


def read_two(text: str) -> object:
    """What is ASCII is the English text, the rest the Chinese one, which says something else."""
    return compare(re.sub(r"[^ -~]", "", text), re.sub(r"[ -~]", "", text), DAY)


def read_draft(text: str) -> object:
    with suppress(SourceError):
        return parse_source(Source("long.md", TOP + text, "en", "utf-8"))
    return None


READERS: dict[str, tuple[list[str], Callable[[str], object]]] = {
    "English figures": (ENGLISH, lambda text: read_english(text, DAY)),
    "Chinese figures": (CHINESE, lambda text: read_chinese(text, DAY)),
    "both languages": (PAIRS, read_pair),
    "two texts": (TWO_TEXTS, read_two),
    "draft": (DRAFTS, read_draft),
}


def main() -> int:
    failed = 0
    print(f"{TIMES} times the text takes ... times as long")
    for name, (pieces, read) in READERS.items():
        for piece in pieces:
            grown = growth(read, piece)
            failed += grown > GROWTH
            warning = "  grows faster than the text" if grown > GROWTH else ""
            print(f"{name:<18}{piece[:30]!r:<36}{grown:>6.1f}{warning}", flush=True)
    return 1 if failed else 0


def growth(read: Callable[[str], object], piece: str) -> float:
    """How many times as long TIMES as much of the heap takes."""
    # Less than a millisecond says nothing of what grows.
    return seconds(read, heap(piece, SHORT * TIMES)) / max(seconds(read, heap(piece, SHORT)), 0.001)


def heap(piece: str, length: int) -> str:
    """The piece over and over, `length` characters of it."""
    return (piece * (length // len(piece) + 1))[:length]


def seconds(read: Callable[[str], object], text: str) -> float:
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        read(text)
        taken.append(time.process_time() - start)
    return min(taken)


if __name__ == "__main__":
    sys.exit(main())
