"""What a whole text tells of each figure in it, of whichever paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from .currencies import dollars_are_american, yuan_is_renminbi
from .days import Months
from .mentions import Mention


@dataclass(frozen=True)
class Context:
    """The months that the two texts name, whether 元 alone may be renminbi, and "$" alone American."""

    months: Months
    yuan_is_renminbi: bool
    dollars_are_american: bool

    @classmethod
    def of(cls, en: Sequence[Mention], zh_hant: Sequence[Mention], dateline: date | None) -> Self:
        """That of texts with these figures."""
        return cls(
            Months(en, zh_hant, dateline),
            yuan_is_renminbi(en, zh_hant),
            dollars_are_american(en, zh_hant),
        )
