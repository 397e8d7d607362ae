"""What kind of figures two pairs are: whether they could be taken for one another at all."""

from decimal import Decimal
from typing import TypeAlias

from ..quantities import CALENDAR, Unit
from .likeness import is_small, says_no_unit
from .measures import SPEED
from .mentions import Mention
from .places import Figure

_AGE = ("歲", "岁")
Both: TypeAlias = tuple[Figure, Figure]  # English and Chinese


def more(one: Mention, other: Mention) -> bool:
    mine, theirs = one.value, other.value
    return isinstance(mine, Decimal) and isinstance(theirs, Decimal) and mine > theirs


def value(figure: Figure) -> str:
    """What a figure says, as no topic is called."""
    mention = figure.mention
    return f"{mention.unit} {mention.value} {mention.high}"


def are_single(en: Figure, zh_hant: Figure) -> bool:
    """Whether these are no ranges, and not of the calendar."""
    one, other = en.mention, zh_hant.mention
    return one.high is other.high is None and one.unit not in CALENDAR


def are_dated(en: Figure, zh_hant: Figure) -> bool:
    one, other = en.mention, zh_hant.mention
    return one.high is other.high is None and one.unit in CALENDAR and not one.relative


def kind(figure: Figure) -> tuple[Unit, str]:
    if figure.mention.noun == SPEED:
        return Unit.KILOMETRES, ""  # of 時速80公里 the unit is read
    if figure.mention.noun.startswith(_AGE):
        return figure.mention.unit, ""  # "those under 12": English need not say years
    return figure.mention.unit, figure.measure


def is_of_other_kind(a: Both, b: Both) -> bool:
    """18 months and 55 people, 55個月 and 18名: each is what the other should be.

    "From 200 to 300 euros" and 由200歐元升至300 say the same unit once.
    """
    figures = (*a, *b)
    return (
        kind(a[0]) == kind(b[1])
        and kind(b[0]) == kind(a[1])
        and not any(is_small(one.mention) for one in figures)
        and not (_leave_unit_out(a[0], b[0]) and _leave_unit_out(a[1], b[1]))
    )


def _leave_unit_out(one: Figure, other: Figure) -> bool:
    return one.mention.unit == other.mention.unit and any(
        says_no_unit(figure) for figure in (one, other)
    )


def are_measured_alike(a: Both, b: Both) -> bool:
    """Of 71 and 98, and 71天 and 98天, only one side says what it measures."""
    measures = {one.measure for one in (a[0], b[0])}, {one.measure for one in (a[1], b[1])}
    units = {one.mention.unit for one in (*a, *b)}
    return len(units) == 1 and all(len(said) == 1 for said in measures) and {""} in measures


def is_one_kind(a: Both, b: Both) -> bool:
    """Whether all four are of one kind: money, per cent, or the same things counted."""
    figures = (*a, *b)
    if len({kind(one) for one in figures}) > 1:
        return False
    if are_names(a) or are_names(b):
        return False
    if a[0].mention.unit != Unit.COUNT or a[0].measure:
        return True
    if a[0].mention.noun == b[0].mention.noun != "":
        return True
    if not a[1].nouns & b[1].nouns:
        return False
    # English often leaves the noun out: "13,500 in the marathon and 18,200 in the half-marathon".
    if a[0].mention.noun and b[0].mention.noun:
        return bool(a[0].nouns & b[0].nouns)
    measures = {one[1].mention.noun[:1] for one in (a, b)}
    return len(measures) == 1 and are_neighbours(a, b)


def are_names(both: Both) -> bool:
    """Phone numbers and ranks name something, and stand in any order."""
    return any(one.mention.unit in (Unit.ORDINAL, Unit.PHONE) for one in both)


def are_neighbours(a: Both, b: Both) -> bool:
    """Whether no other figure, such as a year, stands between them."""
    return all(abs(one.index - other.index) == 1 for one, other in zip(a, b, strict=True))


def in_digits(a: Both, b: Both) -> bool:
    """Words are not exchanged by a slip of the mouse."""
    return all(any(char.isdigit() for char in one.mention.text) for one in (*a, *b))
