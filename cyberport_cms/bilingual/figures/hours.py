"""Times of which one side has the number only: "11:00" and 約11點, "at 23.45" and 23時45分."""

from decimal import Decimal

from ..quantities import Unit
from .places import Figure

_HALF_A_DAY = 12  # hours
_HOURS = ("點", "点")


def same_hour_alone(en: Figure, zh_hant: Figure) -> bool:
    """Whether a time and a number are one: 11點 may be so many points, and 23.45 any number."""
    a, b = en.mention, zh_hant.mention
    if Unit.COUNT not in (a.unit, b.unit):
        return False
    if a.unit == Unit.TIME:
        time, number = a, b
        may_be = b.noun.startswith(_HOURS)
    else:
        time, number = b, a
        may_be = "." in a.text and not a.noun
    if not may_be or time.high is not None or number.high is not None:
        return False
    hour, minute = (int(part) for part in str(time.value).split(":"))
    said = Decimal(hour) + Decimal(minute) / 100
    return number.value == said or (not minute and number.value == hour % _HALF_A_DAY)
