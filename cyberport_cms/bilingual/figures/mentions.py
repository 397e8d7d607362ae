"""One figure as it stands in a text."""

from dataclasses import dataclass
from decimal import Decimal

from ..quantities import Qualifier, Unit

# The noun of the year in "the same month in 2023" and 2023年同月: it may be said as "a year earlier".
SAME_TIME = "same time"
# The noun of "24/7": as many hours.
ROUND_THE_CLOCK = "hours round the clock"

# The noun of a 師生比: which is which is plain, and 1:17 is 17:1.
TEACHERS = "師生"
# The noun of "lost 3-1", which may be 1比3 負: the score of the other side first.
LOST = "lost"

# The noun of Boxing Day and 元旦: a date by its name, which need not be said.
HOLIDAY = "a holiday"

# The noun of "every dollar" and of 元 in 每元: one of them, and no figure where the other says none.
EACH = "each"
# The noun of "twenty-foot equivalent units", which are 標準貨櫃: a unit and its name.
IN_A_UNIT = "in a unit"

# What the value of a date begins with of which only the day is said: "the 26th", 26日.
NO_MONTH = "---"

# Between a phone number and its extension.
EXTENSION = "x"

# The noun of "double the joy" and 雙倍驚喜: a wish, and no figure.
A_WISH = "a wish"

# The noun of "shared equally", which may be 各佔一半, and need not be a figure.
EVENLY = "evenly"
# The noun of 四人中有一人: one in four, or one of the four.
AMONG = "among"
# The noun of "four in ten (41%)": the exact figure stands behind it.
ROUNDED = "rounded"


@dataclass(frozen=True)
class Mention:
    """A figure in a text, with all the words that belong to it ("over HK$42.1 billion").

    `text` is exactly `source[start:end]`. `value` is a Decimal, or text for the calendar, the clock
    and phone numbers (see `Unit`). A range has its two ends in `value` and `high`. `noun` is the
    counted word that follows (or, in Chinese, the measure word and what it measures), to tell
    equal numbers apart; it is outside `text` and may be empty. `relative` marks what was reckoned
    from the dateline ("today", 去年).
    """

    start: int
    end: int
    text: str
    value: Decimal | str
    unit: Unit
    qualifier: Qualifier = Qualifier.EXACTLY
    high: Decimal | str | None = None
    noun: str = ""
    relative: bool = False


def day_alone(day: int) -> str:
    """The value of "the 26th" and 26日."""
    return f"{NO_MONTH}{day:02}"
