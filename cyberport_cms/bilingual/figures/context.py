"""What a whole text tells of each figure in it, of whichever paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from .currencies import dollar_is_american, yuan_is_renminbi
from .days import Months
from .mentions import Mention


@dataclass(frozen=True)
class Context:
    """The months that the two texts name, and what 元 and $ alone may be."""

    months: Months
    yuan_is_renminbi: bool
    dollar_is_american: bool

    @classmethod
    def of(cls, en: Sequence[Mention], zh_hant: Sequence[Mention], dateline: date | None) -> Self:
        """That of texts with these figures."""
        return cls(
            Months(en, zh_hant, dateline),
            yuan_is_renminbi=yuan_is_renminbi(en, zh_hant),
            dollar_is_american=dollar_is_american(en, zh_hant),
        )
