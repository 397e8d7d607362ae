"""A range on one side, and its ends the other way round on the other: "2 to 3%", 3%至2%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from .places import Figure

_ONWARD = re.compile(r"[至到]|\bto\b|[-–—~～]")
_LONGEST = 24  # characters between the ends
_BETWEEN = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
_STOP = re.compile(r"[,，。；;、\n]|\.\s")


def reversed_ends(
    en: str, zh_hant: str, pairs: Sequence[tuple[Figure, Figure]]
) -> Iterator[tuple[int, int]]:
    """Places in `pairs` of the two ends that stand in another order than the range that they end.

    "Up to HK$480 …, from HK$180" may be 最低180元，最高480元: only what 至 or "to" joins is meant.
    """
    for side, text in ((0, zh_hant), (1, en)):
        low: dict[int, int] = {}
        for place, both in enumerate(pairs):
            whole, end = both[side].mention, both[1 - side].mention
            if isinstance(whole.value, str) or whole.high is None or end.high is not None:
                continue
            first = low.setdefault(both[side].index, place)
            if first == place:
                continue
            one, other = sorted(
                (pairs[first][1 - side].mention, end), key=lambda mention: mention.start
            )
            between = text[one.end : other.start]
            if (
                isinstance(one.value, Decimal)
                and isinstance(other.value, Decimal)
                and one.value > other.value
                and len(between) <= _LONGEST
                and (
                    _ONWARD.search(between)
                    or _BETWEEN.search(text, max(one.start - 12, 0), one.start)
                )
                and not _STOP.search(between)
            ):
                yield first, place
