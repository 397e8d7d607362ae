"""The words for a number: its unit, and how sure the text is of it."""

from enum import StrEnum


class Qualifier(StrEnum):
    """How a figure stands to the true number. Equal classes are equal words: over = exceeding = 逾."""

    EXACTLY = "exactly"
    OVER = "over"  # more than, exceeding, 超過, 逾, 多於, 以上, 十多
    ABOUT = "about"  # some, around, approximately, 約, 大約, 左右
    NEARLY = "nearly"  # almost, close to, 近, 接近
    AT_LEAST = "at_least"  # 至少, 最少, 不少於
    UP_TO = "up_to"  # as many as, at most, 最多, 多達, 高達
    UNDER = "under"  # less than, below, 少於, 不足, 以下


class Unit(StrEnum):
    """What is counted. The value in the comment is one mention's `value` in that unit."""

    COUNT = "count"  # things: Decimal(2300)
    HKD = "HKD"  # dollars, not millions: Decimal(42100000000)
    RMB = "RMB"
    USD = "USD"
    PER_CENT = "per_cent"  # Decimal("0.75") is 0.75 per cent; 六成 is 60; half is 50
    PERCENTAGE_POINT = "percentage_point"
    BASIS_POINT = "basis_point"
    TIMES = "times"  # twofold, 兩倍: Decimal(2)
    RATIO = "ratio"  # 1:9 is Decimal(9): what stands after "1:"
    PETAFLOPS = "petaFLOPS"
    SQUARE_METRES = "square_metres"
    SQUARE_FEET = "square_feet"
    MEGAWATTS = "MW"
    KILOMETRES = "km"
    KILOGRAMS = "kg"
    ORDINAL = "ordinal"  # first, 第三, 首: Decimal(3)
    CUSTOM = "custom"  # a unit that staff have named themselves
    # Of the calendar and the clock. A value is text: as much of ISO 8601 as the words say.
    YEAR = "year"  # "2025"
    FISCAL_YEAR = "fiscal_year"  # "2025-26"
    HALF_YEAR = "half_year"  # "2025-H1", "H1" without a year
    QUARTER = "quarter"  # "2025-Q4", "Q4"
    MONTH = "month"  # "2025-10", "--10" without a year
    DATE = "date"  # "2025-02-26", "--02-26" without a year, "---26" without a month
    WEEKDAY = "weekday"  # "1" (Monday) to "7"
    TIME = "time"  # "14:30"
    PHONE = "phone"  # digits with country code: "85231663800"; extension 12: "85231663800x12"
    STANDARD = "standard"  # "ISO 9001": told where two texts name different ones, never counted


CALENDAR = frozenset(
    {
        Unit.YEAR,
        Unit.FISCAL_YEAR,
        Unit.HALF_YEAR,
        Unit.QUARTER,
        Unit.MONTH,
        Unit.DATE,
        Unit.WEEKDAY,
        Unit.TIME,
    }
)
MONEY = frozenset({Unit.HKD, Unit.RMB, Unit.USD})
