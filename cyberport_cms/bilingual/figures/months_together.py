"""A month and its days, months that go together: "the first half", 1至6月, "the first six months"."""

import re
from decimal import Decimal

from ..quantities import Qualifier, Unit
from .equality import same_partial
from .mentions import Mention
from .places import Figure

_PART = re.compile(r"(?:(?P<year>\d{4})-)?(?P<kind>[QH])(?P<n>[1-4])")
_MONTH = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d\d)")
_LENGTH = {"Q": 3, "H": 6}  # months
# Of so many months from January on nothing else is said when they are counted.
_FEWEST, _MOST = 2, 11

_Months = tuple[str, int, int]  # the year, empty where it is not said; the first and the last month


def same_months(a: Mention, b: Mention) -> bool:
    """Whether a quarter or a half-year is told by its first and last month on the other side."""
    if Unit.MONTH not in (a.unit, b.unit):
        return False
    one, other = _months(a), _months(b)
    if not one or not other or one[1:] != other[1:]:
        return False
    return one[0] == other[0] or not (one[0] and other[0])


def are_from_january(en: Figure, zh_hant: Figure) -> bool:
    """Whether "the first nine months" are 1至9月, or "the first six" 上半年; "six months" are not."""
    for counted, named in ((en, zh_hant), (zh_hant, en)):
        number = counted.mention.value
        if (
            counted.measure == "month"
            and counted.mention.high is None
            and counted.mention.qualifier == Qualifier.EXACTLY
            and isinstance(number, Decimal)
            and _FEWEST <= number <= _MOST
            and counted.from_start
        ):
            months = _months(named.mention)
            return months is not None and months[1] == 1 and months[2] == number
    return False


def _months(mention: Mention) -> _Months | None:
    """The months of a quarter or a half-year, or from one month to another."""
    if mention.unit == Unit.MONTH:
        first, last = (_MONTH.fullmatch(str(end)) for end in (mention.value, mention.high))
        if not first or not last or first["year"] != last["year"]:
            return None
        return first["year"].strip("-"), int(first["month"]), int(last["month"])
    part = _PART.fullmatch(str(mention.value))
    if not part or mention.high is not None:
        return None
    last_month = int(part["n"]) * _LENGTH[part["kind"]]
    return part["year"] or "", last_month - _LENGTH[part["kind"]] + 1, last_month


COARSER = {Unit.MONTH: Unit.DATE, Unit.QUARTER: Unit.MONTH, Unit.HALF_YEAR: Unit.MONTH}


def contains(coarse: Mention, fine: Mention) -> bool:
    """October holds 10月3日, the third quarter holds 九月; of ranges, each end the other."""
    if COARSER.get(coarse.unit) != fine.unit or (coarse.high and not fine.high):
        return False
    ends = (
        (coarse.value, fine.value),
        (coarse.high or coarse.value, fine.high or fine.value),
    )
    return all(same_partial(str(whole), _rounded(str(part), coarse.unit)) for whole, part in ends)


def _rounded(value: str, unit: Unit) -> str:
    """A day as its month, a month as its quarter or half-year; the year stays as it is."""
    if unit == Unit.MONTH:
        return value[:-3]
    year, month = value[:-2].strip("-"), int(value[-2:])
    size, letter = (3, "Q") if unit == Unit.QUARTER else (6, "H")
    return "-".join(filter(None, (year, f"{letter}{(month - 1) // size + 1}")))
