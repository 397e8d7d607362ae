"""One figure over time as a line chart: SVG that needs no script, no font and no style sheet.

Lengths across are per cent and text has a size of its own, so that a chart is as readable on a
phone as on paper. Every colour is the text's. A chart never stands alone: its numbers are in the
table beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from hashlib import sha256
from html import escape
from itertools import pairwise

from babel.dates import format_date

from .dates import long_date
from .figure_text import SCALED, Amount, figure_text
from .languages import ReadingLanguage
from .quantities import CALENDAR, Qualifier, Unit

# Up and down, in pixels.
_HEIGHT = 192
_TOP = 12
_BOTTOM = 156
_DATES = 182  # the baseline of what is written below

# Across: per cent of the width. Labels are as wide as they are, so they are measured against the
# narrowest chart that there is, on a phone of 320 pixels.
_RIGHT = 97.0
_NARROWEST = 280.0
_WIDEST_LABEL = 112.0
_GAP = 10.0
_FONT = 13.0
_HAN = 0x2E80  # from here on characters are as wide as they are high
_LATIN = 0.57  # of the height

_FEW = 12  # points; more of them are drawn smaller
_BETWEEN_TICKS = 3
_LONG_UNITS = frozenset({Unit.CUSTOM, Unit.SQUARE_METRES, Unit.PETAFLOPS})
_DAYS = {  # locale; month and year; a day without its year, and with it
    "en": ("en_GB", "MMM y", "d MMM", "d MMM y"),
    "zh-hant": ("zh_Hant_HK", "y年M月", "M月d日", "y年M月d日"),
}


@dataclass(frozen=True)
class Point:
    """What a figure was on a day."""

    day: date
    amount: Amount


def line_chart(
    points: Sequence[Point], *, title: str, description: str, language: ReadingLanguage
) -> str:
    """Points of one unit, joined in the order of their days, as an `<svg>` to be put into a page.

    Empty where there is nothing to draw: no point, or days and years, which are not quantities.
    """
    drawn = [
        (point, point.amount.value)
        for point in sorted(points, key=lambda point: point.day)
        if point.amount.value is not None and point.amount.unit not in CALENDAR
    ]
    if not drawn:
        return ""
    values = [value for _point, value in drawn]
    scale = _Scale.of(values, drawn[-1][0].amount, language)
    days = [point.day for point, _value in drawn]
    places = [
        (scale.across(point.day, days[0], days[-1]), scale.up(value)) for point, value in drawn
    ]
    radius = "4" if len(places) <= _FEW else "2.5"
    name = f"chart-{sha256(repr((title, description, points)).encode()).hexdigest()[:8]}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" '
        f'aria-labelledby="{name}" aria-describedby="{name}-says" width="100%" '
        f'height="{_HEIGHT}" font-size="{_FONT:.0f}" fill="currentColor">',
        f'<title id="{name}">{escape(title)}</title>',
        f'<desc id="{name}-says">{escape(description)}</desc>',
        f'<g class="chart-scale">{"".join(scale.lines())}</g>',
        f'<g class="chart-line" stroke="currentColor" stroke-width="2">'
        f"{''.join(_segments(places))}</g>",
        '<g class="chart-dots">',
        *(
            f'<circle cx="{x:.2f}%" cy="{y:.1f}" r="{radius}">'
            f"<title>{escape(_words(point, language))}</title></circle>"
            for (point, _value), (x, y) in zip(drawn, places, strict=True)
        ),
        "</g>",
        f'<g class="chart-days">{"".join(scale.days(days[0], days[-1], language))}</g>',
        "</svg>",
    ]
    return "".join(parts)


def _segments(places: Sequence[tuple[float, float]]) -> list[str]:
    # Not one polyline: only the ends of a line may be given in per cent.
    return [
        f'<line x1="{a:.2f}%" y1="{b:.1f}" x2="{c:.2f}%" y2="{d:.1f}"/>'
        for (a, b), (c, d) in pairwise(places)
    ]


def _words(point: Point, language: ReadingLanguage) -> str:
    gap = ": " if language.code == "en" else "："
    return f"{long_date(point.day, language)}{gap}{figure_text(point.amount, language)}"


@dataclass(frozen=True)
class _Scale:
    """Where a value and a day stand in the drawing."""

    ticks: list[tuple[Decimal, str]]  # from the lowest up, each as it is written
    left: float  # per cent: where the drawing begins, after its labels

    @classmethod
    def of(cls, values: Sequence[Decimal], amount: Amount, language: ReadingLanguage) -> "_Scale":
        ticks = _ticks(min(values), max(values), whole=all(v == int(v) for v in values))
        labels = _labels(ticks, amount, language)
        widest = min(max(map(_width, labels)), _WIDEST_LABEL)
        return cls(list(zip(ticks, labels, strict=True)), 100 * (widest + _GAP) / _NARROWEST)

    def across(self, day: date, first: date, last: date) -> float:
        length = (last - first).days
        share = (day - first).days / length if length else 0.5
        return self.left + 1.5 + share * (_RIGHT - self.left - 1.5)

    def up(self, value: Decimal) -> float:
        lowest, highest = self.ticks[0][0], self.ticks[-1][0]
        if lowest == highest:
            return (_TOP + _BOTTOM) / 2
        return _BOTTOM - float((value - lowest) / (highest - lowest)) * (_BOTTOM - _TOP)

    def lines(self) -> list[str]:
        """A line across at each tick, and what it stands for."""
        parts = []
        for value, label in self.ticks:
            y = self.up(value)
            too_wide = _width(label) > _WIDEST_LABEL
            squeezed = (
                f' textLength="{_WIDEST_LABEL:.0f}" lengthAdjust="spacingAndGlyphs"'
                if too_wide
                else ""
            )
            parts.append(
                f'<line x1="{self.left:.2f}%" y1="{y:.1f}" x2="100%" y2="{y:.1f}" '
                f'stroke="currentColor" stroke-opacity="0.25"/>'
                f'<text x="{self.left:.2f}%" y="{y:.1f}" dx="-{_GAP - 2:.0f}" dy="0.35em" '
                f'text-anchor="end"{squeezed}>{escape(label)}</text>'
            )
        return parts

    def days(self, first: date, last: date, language: ReadingLanguage) -> list[str]:
        """The first and the last day, below the points."""
        if first == last:
            words = escape(long_date(first, language))
            x = self.across(first, first, last)
            return [f'<text x="{x:.2f}%" y="{_DATES}" text-anchor="middle">{words}</text>']
        start, end = self.across(first, first, last), self.across(last, first, last)
        first_words, last_words = (escape(words) for words in _short_days(first, last, language))
        return [
            f'<text x="{start:.2f}%" y="{_DATES}" dx="-4">{first_words}</text>',
            f'<text x="{end:.2f}%" y="{_DATES}" dx="4" text-anchor="end">{last_words}</text>',
        ]


def _ticks(lowest: Decimal, highest: Decimal, *, whole: bool) -> list[Decimal]:
    """A few round numbers from below the lowest to above the highest; one where they are equal."""
    if lowest == highest:
        return [lowest]
    if lowest > 0 and highest - lowest > highest / 3:
        lowest = Decimal(0)  # not far: what grew by half should look it
    step = _round_up((highest - lowest) / _BETWEEN_TICKS)
    if whole:
        step = max(step, Decimal(1))
    first = (lowest / step).to_integral_value(ROUND_FLOOR)
    last = (highest / step).to_integral_value(ROUND_CEILING)
    return [Decimal(f"{step * number:f}") for number in range(int(first), int(last) + 1)]


def _round_up(step: Decimal) -> Decimal:
    """The next of 1, 2, 5, 10, 20, 50 …"""
    power = Decimal(1).scaleb(step.adjusted())
    return next(power * times for times in (1, 2, 5, 10) if power * times >= step)


def _labels(ticks: Sequence[Decimal], amount: Amount, language: ReadingLanguage) -> list[str]:
    """The ticks in the reader's words: with their unit where there is room for it."""
    exactly = replace(amount, qualifier=Qualifier.EXACTLY, decimals=0)
    bare = replace(exactly, unit=Unit.COUNT)
    first = bare if exactly.unit in _LONG_UNITS else exactly
    written = [
        [figure_text(replace(choice, value=tick), language) for tick in ticks]
        for choice in (first, replace(first, display=SCALED), bare, replace(bare, display=SCALED))
    ]
    fitting = (labels for labels in written if max(map(_width, labels)) <= _WIDEST_LABEL)
    return next(fitting, written[-1])


def _width(label: str) -> float:
    """About how wide a label is, in pixels."""
    return _FONT * sum(1 if ord(char) >= _HAN else _LATIN for char in label)


def _short_days(first: date, last: date, language: ReadingLanguage) -> tuple[str, str]:
    """Month and year, which fit below the narrowest chart; days where those are the same."""
    locale, month, short, long = _DAYS["en" if language.code == "en" else "zh-hant"]
    same = (first.year, first.month) == (last.year, last.month)
    patterns = (short, long) if same else (month, month)
    return (
        format_date(first, patterns[0], locale=locale),
        format_date(last, patterns[1], locale=locale),
    )
