"""How long the two languages of a release take to compare, for 1,500 English words: `make bench`.

CPU time of one core, the least of several runs, on the pairs of tests/data/figures/goals; beside it
the ratio to counting to 100,000 in the same run, since milliseconds depend on the machine. The goal
is 50 ms for the figures of a pair; the panel has 300 ms for everything. Of one pair of files:
`python -m benchmarks.comparison EN_PATH ZH_PATH`.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from cyberport_cms.bilingual.checks import Pair, check
from cyberport_cms.bilingual.figures.chinese import read_chinese
from cyberport_cms.bilingual.figures.comparison import compare
from cyberport_cms.bilingual.figures.dateline import find_dateline
from cyberport_cms.bilingual.figures.english import read_english

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "data" / "figures" / "goals"
WORDS = 1500
RUNS = 20
# Written like a usual release; the others are full of figures and of turns of phrase.
USUAL = (
    "award",
    "bankresult",
    "course",
    "demoday",
    "observatory",
    "oxcharity",
    "powerco",
    "tourism",
)


def main(paths: Sequence[str]) -> int:
    every = sorted(path.name.removesuffix(".en.txt") for path in PAIRS.glob("*.en.txt"))
    print(f"{f'For {WORDS:,} words':<44}{'figures':>8}{'CPU':>10}{'ratio':>8}")
    if paths:
        sides = [Path(path).read_text(encoding="utf-8") for path in paths]
        report("this pair", *sides)
        return 0
    report("usual releases", *joined(USUAL))
    report("dense releases", *joined(every))
    return 0


def report(title: str, en: str, zh_hant: str) -> None:
    words = len(en.split())
    figures = len(read_english(en)) * WORDS // words
    for what, work in tasks(en, zh_hant):
        taken, unit = measured(work)
        taken *= WORDS / words
        line = f"{f'{title}: {what}':<44}{figures:>8}"
        print(f"{line}{taken * 1000:>7.1f} ms{taken / unit:>8.1f}")


def tasks(en: str, zh_hant: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is measured on the two sides of a text."""
    day = find_dateline(en, zh_hant)
    paragraphs = zip_longest(en.split("\n\n"), zh_hant.split("\n\n"), fillvalue="")
    pairs = [Pair(str(n), "paragraph", *sides) for n, sides in enumerate(paragraphs)]
    yield "English read", lambda: read_english(en, day)
    yield "Chinese read", lambda: read_chinese(zh_hant, day)
    yield "figures compared", lambda: compare(en, zh_hant, find_dateline(en, zh_hant))
    yield "all that the panel says", lambda: check(pairs, [], day)


def joined(names: Sequence[str]) -> tuple[str, str]:
    """The texts of as many pairs as make the words."""
    sides: tuple[list[str], list[str]] = ([], [])
    words = 0
    for name in names:
        for side, texts in zip(("en", "zh-hant"), sides, strict=True):
            texts.append((PAIRS / f"{name}.{side}.txt").read_text(encoding="utf-8"))
        words += len(sides[0][-1].split())
        if words >= WORDS:
            break
    return "\n\n".join(sides[0]), "\n\n".join(sides[1])


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of CPU that the work takes, and that counting takes in between."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS):
        for task, taken in zip((work, count), times, strict=True):
            start = time.process_time()
            task()
            taken.append(time.process_time() - start)
    return min(times[0]), min(times[1])


def count() -> int:
    """What everything is compared with."""
    return sum(range(100_000))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
