"""A boilerplate of a draft beside the one that is current, for step 2 of an import."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cyberport_cms.bilingual.plain_text import text_of_html
from cyberport_cms.newsroom.differences import Difference, differences

from ..importing.alignment import Row
from ..importing.builder import Builder
from ..importing.matching import Sides
from ..importing.proposals import current_boilerplate
from ..importing.wizard import Pair


@dataclass(frozen=True)
class BoilerplateChoice:
    """A boilerplate as printed, beside the one that is current."""

    name: str
    known: int | None
    printed: Any  # the snippet with these words, saved or not
    current: Any
    differences: list[Difference]

    @classmethod
    def of(cls, builder: Builder, row: Row[Any], pair: Pair, prefix: str) -> "BoilerplateChoice":
        printed = builder.boilerplate(row)
        heading = Sides(*(side.heading if side else "" for side in (row.en, row.zh_hant)))
        current = current_boilerplate(heading, printed.organisation)
        return cls(
            f"{prefix}-known",
            pair.known,
            printed,
            current,
            list(_changes(current, printed, pair)) if current and current != printed else [],
        )

    @property
    def is_current(self) -> bool:
        return self.current is not None and self.current == self.printed


def _changes(current: Any, printed: Any, pair: Pair) -> Iterator[Difference]:
    for source in pair.sides:
        before, after = (
            "\n".join(
                (
                    getattr(text, f"heading_{source}") or "",
                    text_of_html(getattr(text, f"text_{source}") or ""),
                )
            )
            for text in (current, printed)
        )
        yield from differences(before, after, source)
