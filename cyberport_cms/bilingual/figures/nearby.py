"""Which figures of the two texts are looked at together: bounded, however many there are."""

from collections.abc import Iterable, Iterator, Sequence

from ..quantities import Unit
from .places import Figure

NEAR = 2  # rows: as far as a figure moves when sentences are put in another order
REACH = 60  # figures of one paragraph that are looked at around the expected one
MOST_PAIRS = 100_000  # that one rule looks at
FEW = 1000  # figures on a side: more are no release, and are paired in their order first


def neighbours(
    en: Sequence[Figure], zh_hant: Sequence[Figure], rows: int
) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of figures at most so many rows apart, never many more than MOST_PAIRS.

    Of a crowded paragraph the figures around the same place are taken, fewer the more there are.
    """
    if rows > NEAR and len(en) * len(zh_hant) > MOST_PAIRS:
        rows = NEAR
    by_row = in_rows(zh_hant)
    reach = REACH
    if len(en) * REACH > MOST_PAIRS:
        reach = max(MOST_PAIRS // (len(en) * (2 * min(rows, NEAR) + 1)), 1)
    for figure in en:
        for row in reached(figure, rows, by_row):
            for other in around(figure, by_row[row], reach):
                yield figure, other


def in_rows(figures: Iterable[Figure]) -> dict[int, list[Figure]]:
    """Figures by their rows, in the order of the text."""
    by_row: dict[int, list[Figure]] = {}
    for figure in figures:
        by_row.setdefault(figure.row, []).append(figure)
    return by_row


def reached(figure: Figure, rows: int, by_row: dict[int, list[Figure]]) -> Iterable[int]:
    if rows > NEAR:
        return by_row
    near = range(figure.row - rows, figure.row + rows + 1)
    return [row for row in near if row in by_row]


def around(figure: Figure, others: Sequence[Figure], reach: int = REACH) -> Sequence[Figure]:
    """The figures of a row that stand about where this one stands in its own."""
    if len(others) <= reach:
        return others
    middle = int(figure.place * len(others))
    start = min(max(middle - reach // 2, 0), len(others) - reach)
    return others[start : start + reach]


class Rows:
    """The figures of one side, to be asked for those about a place."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._by_row = in_rows(figures)
        said_anywhere = [one for one in figures if is_said_anywhere(one)]
        self._anywhere = said_anywhere[:FEW]
        dated = (one for one in figures if one.mention.unit in (Unit.DATE, Unit.MONTH))
        self._dated = list({one.mention.value: one for one in dated}.values())[:REACH]

    def about(self, figure: Figure, rows: int) -> list[Figure]:
        """Those at most so many rows apart."""
        return [
            other
            for row in range(figure.row - rows, figure.row + rows + 1)
            if row in self._by_row
            for other in around(figure, self._by_row[row])
        ]

    def everywhere(self) -> Sequence[Figure]:
        """Phone numbers and anniversaries: the same wherever they stand."""
        return self._anywhere

    def dated(self) -> Sequence[Figure]:
        """Each day and month that is named, wherever it stands."""
        return self._dated


def is_said_anywhere(figure: Figure) -> bool:
    noun = figure.mention.noun
    return figure.mention.unit == Unit.PHONE or noun.startswith(("周年", "週年", "anniversar"))
