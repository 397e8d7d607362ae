"""A figure over time is drawn as it is: readable, accessible, and never a crash."""

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberport_cms.bilingual.charts import Point, line_chart
from cyberport_cms.bilingual.figure_text import DIGITS, SCALED, Amount
from cyberport_cms.bilingual.languages import READING_LANGUAGES
from cyberport_cms.bilingual.quantities import Qualifier, Unit

ENGLISH, TRADITIONAL, SIMPLIFIED = READING_LANGUAGES
SVG = "{http://www.w3.org/2000/svg}"


def point(year: int, value: str | None, **kwargs) -> Point:
    return Point(date(year, 3, 31), Amount(None if value is None else Decimal(value), **kwargs))


def draw(*points: Point, language=ENGLISH, title="Members", description="Up.") -> str:
    return line_chart(points, title=title, description=description, language=language)


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def dots(svg: str) -> list[tuple[float, float]]:
    """Where the points are: per cent across, pixels down."""
    return [
        (float(dot.get("cx", "").rstrip("%")), float(dot.get("cy", "")))
        for dot in parse(svg).iter(f"{SVG}circle")
    ]


def segments(svg: str) -> list[dict[str, str]]:
    group = parse(svg).find(f"{SVG}g[@class='chart-line']")
    return [dict(line.attrib) for line in group]


def labels(svg: str, group: str = "chart-scale") -> list[str]:
    return [text.text for text in parse(svg).iterfind(f"{SVG}g[@class='{group}']/{SVG}text")]


GROWTH = [point(2023, "1900"), point(2024, "2100"), point(2025, "2300", qualifier=Qualifier.OVER)]


def test_points_stand_in_the_order_of_their_days_and_values():
    found = dots(draw(*GROWTH[::-1]))
    assert [x for x, _y in found] == sorted(x for x, _y in found)
    assert [y for _x, y in found] == sorted((y for _x, y in found), reverse=True)
    assert len(segments(draw(*GROWTH))) == 2


def test_it_says_what_it_is():
    chart = parse(draw(*GROWTH, title="<Members> & more", description="From “1,900”"))
    assert chart.get("role") == "img"
    assert chart.get("aria-labelledby") == chart[0].get("id")
    assert chart.get("aria-describedby") == chart[1].get("id")
    assert [chart[0].tag, chart[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert (chart[0].text, chart[1].text) == ("<Members> & more", "From “1,900”")


@pytest.mark.parametrize(
    ("language", "scale", "days"),
    [
        (ENGLISH, "HK$42 billion", ["Mar 2023", "Mar 2025"]),
        (TRADITIONAL, "420億港元", ["2023年3月", "2025年3月"]),
        (SIMPLIFIED, "420亿港元", ["2023年3月", "2025年3月"]),
    ],
)
def test_labels_are_in_the_readers_language_and_script(language, scale, days):
    points = [
        point(2023, "41000000000", unit=Unit.HKD, display=SCALED),
        point(2025, "42100000000", unit=Unit.HKD, display=SCALED),
    ]
    svg = draw(*points, language=language)
    assert scale in labels(svg)
    assert labels(svg, "chart-days") == days


def test_a_qualifier_belongs_to_a_figure_and_not_to_the_scale():
    svg = draw(*GROWTH)
    assert "31 March 2025: over 2,300" in svg
    assert not any("over" in label for label in labels(svg))


def test_one_point_is_a_dot():
    svg = draw(GROWTH[0])
    assert len(dots(svg)) == 1
    assert segments(svg) == []
    assert labels(svg) == ["1,900"]
    assert labels(svg, "chart-days") == ["31 March 2023"]


@pytest.mark.parametrize("value", ["0", "2300", "-1.5"])
def test_equal_values_are_a_flat_line(value):
    (line,) = segments(draw(point(2023, value), point(2025, value)))
    assert line["y1"] == line["y2"]
    assert line["x1"] != line["x2"]


def test_two_values_of_one_day_do_not_break_it():
    same = [Point(date(2025, 3, 31), Amount(Decimal(value))) for value in (1, 2)]
    assert len({x for x, _y in dots(draw(*same))}) == 1


def test_large_growth_is_seen_from_zero_and_whole_numbers_have_whole_steps():
    assert labels(draw(point(2023, "1000"), point(2025, "3000")))[0] == "0"
    assert labels(draw(point(2023, "12"), point(2025, "13"))) == ["12", "13"]


@pytest.mark.parametrize("unit", [Unit.YEAR, Unit.DATE])
def test_days_and_years_are_no_quantities(unit):
    day = date(2025, 1, 1)
    assert draw(point(2024, "2025", unit=unit, day=day), point(2025, "2026", unit=unit)) == ""
    assert draw() == ""
    assert draw(point(2025, None)) == ""


def test_it_brings_no_colour_script_or_font_of_its_own():
    svg = draw(*GROWTH)
    assert "<script" not in svg
    assert "style=" not in svg
    assert "font-family" not in svg
    assert {*re.findall(r'(?:fill|stroke)="([^"]+)"', svg)} == {"currentColor"}


def test_labels_leave_room_on_the_narrowest_phone():
    long_unit = ("megawatts of installed solar power", "兆瓦已安裝太陽能發電容量")
    points = [
        point(2023, "123456789.123456", unit=Unit.CUSTOM, unit_names=long_unit),
        point(2025, "123456789.123457", unit=Unit.CUSTOM, unit_names=long_unit),
    ]
    for language in READING_LANGUAGES:
        svg = draw(*points, language=language)
        assert dots(svg)[0][0] < 50
        assert all("兆瓦" not in label and "megawatts" not in label for label in labels(svg))
        assert "textLength" in svg  # squeezed rather than cut off


amounts = st.builds(
    Amount,
    value=st.decimals(-(10**18), 10**18, places=6),
    unit=st.just(Unit.COUNT),
    display=st.sampled_from([DIGITS, SCALED]),
)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(st.lists(st.builds(Point, days, amounts), min_size=1, max_size=40))
def test_whatever_the_figures_are_they_are_drawn_inside(points):
    for language in READING_LANGUAGES:
        svg = draw(*points, language=language)
        found = dots(svg)
        assert len(found) == len(points)
        assert all(0 <= x <= 100 and 0 <= y <= 192 for x, y in found)
        assert 1 <= len(labels(svg)) <= 6
