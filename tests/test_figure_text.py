"""A figure is stored once: what is written from it is read back as the same figure on every side."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberport_cms.bilingual.figure_text import DIGITS, SCALED, Amount, figure_text
from cyberport_cms.bilingual.figures.chinese import read_chinese
from cyberport_cms.bilingual.figures.comparison import compare
from cyberport_cms.bilingual.figures.english import read_english
from cyberport_cms.bilingual.languages import BY_CODE
from cyberport_cms.bilingual.quantities import Qualifier, Unit

EN, HANT, HANS = BY_CODE["en"], BY_CODE["zh-hant"], BY_CODE["zh-hans"]


@pytest.mark.parametrize(
    ("amount", "en", "hant", "hans"),
    [
        (
            Amount(Decimal(42_100_000_000), Unit.HKD, Qualifier.OVER, SCALED),
            *("over HK$42.1 billion", "超過421億港元", "超过421亿港元"),
        ),
        (Amount(Decimal(2300)), "2,300", "2,300", "2,300"),
        (Amount(Decimal(12_800_000), display=SCALED), "12.8 million", "1,280萬", "1,280万"),
        (Amount(Decimal("0.75"), Unit.PER_CENT), "0.75 per cent", "0.75%", "0.75%"),
        (Amount(Decimal(9), Unit.RATIO), "1:9", "1:9", "1:9"),
        (Amount(Decimal(3000), Unit.PETAFLOPS), "3,000 petaFLOPS", "3,000 PFLOPS", "3,000 PFLOPS"),
        (
            Amount(Decimal(66_000), Unit.SQUARE_METRES, Qualifier.ABOUT),
            *("about 66,000 square metres", "約66,000平方米", "约66,000平方米"),
        ),
        (
            Amount(Decimal("2.5e12"), Unit.USD, display=SCALED),
            "US$2.5 trillion",
            "2.5萬億美元",
            "2.5万亿美元",
        ),
        (Amount(Decimal(5000), Unit.RMB), "RMB5,000", "5,000元人民幣", "5,000元人民币"),
        (Amount(Decimal(2026), Unit.YEAR), "2026", "2026年", "2026年"),
        (
            Amount(None, Unit.DATE, day=date(2025, 2, 26)),
            *("26 February 2025", "2025年2月26日", "2025年2月26日"),
        ),
        (
            Amount(Decimal(14), Unit.CUSTOM, unit_names=("sites", "個地點")),
            *("14 sites", "14個地點", "14个地点"),
        ),
        (Amount(Decimal("0.5"), Unit.PER_CENT, decimals=2), "0.50 per cent", "0.50%", "0.50%"),
        (Amount(Decimal(-5), Unit.PER_CENT), "−5 per cent", "負5%", "负5%"),
        (
            Amount(Decimal("-0.5"), Unit.PER_CENT, Qualifier.NEARLY),
            *("nearly −0.5 per cent", "近負0.5%", "近负0.5%"),
        ),
        (Amount(Decimal(0), Unit.PER_CENT, decimals=1), "0.0 per cent", "0.0%", "0.0%"),
        (Amount(None), "", "", ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_figures_are_written_in_each_script(amount, en, hant, hans):
    assert [figure_text(amount, language) for language in (EN, HANT, HANS)] == [en, hant, hans]


def test_nothing_is_rounded():
    exact = Amount(Decimal("42123456789"), Unit.HKD, display=SCALED)
    assert figure_text(exact, EN) == "HK$42,123,456,789"
    assert figure_text(exact, HANT) == "42,123,456,789港元"


MEASURES = [
    *(Unit.COUNT, Unit.HKD, Unit.RMB, Unit.USD, Unit.PER_CENT),
    *(Unit.RATIO, Unit.PETAFLOPS, Unit.SQUARE_METRES, Unit.CUSTOM),
]
COUNTED = (Unit.COUNT, Unit.CUSTOM)
NOUNS = [("sites", "個地點"), ("start-ups", "家初創企業"), ("visits", "人次")]


def makes_sense(amount: Amount) -> bool:
    """What the fact's form takes; "Industry 4.0 sites" would not be a count."""
    whole = amount.value == amount.value.to_integral_value() and not amount.decimals
    return (whole or amount.unit not in COUNTED) and (amount.value or amount.unit is not Unit.RATIO)


def or_below_nothing(amount: Amount, below: bool) -> Amount:
    """Only a share can be: it says by how much something fell."""
    falls = below and amount.unit is Unit.PER_CENT and amount.value
    return replace(amount, value=-amount.value) if falls else amount


values = st.one_of(
    st.just(Decimal(0)),
    st.integers(0, 99).map(Decimal),
    st.integers(1, 10**13).map(Decimal),
    st.integers(1, 99_999).map(lambda n: Decimal(n) / 100),
    st.builds(lambda n, power: Decimal(n) * 10**power, st.integers(1, 9999), st.integers(0, 9)),
)
amounts = st.builds(
    Amount,
    value=values,
    unit=st.sampled_from(MEASURES),
    qualifier=st.sampled_from(list(Qualifier)),
    display=st.sampled_from([DIGITS, SCALED]),
    decimals=st.integers(0, 3),
    unit_names=st.sampled_from(NOUNS),
)
amounts = st.builds(or_below_nothing, amounts.filter(makes_sense), st.booleans())


def as_stood(amount: Amount) -> bool:
    """A bare number of four digits may as well be a year: in a statement its noun tells."""
    return amount.unit is Unit.COUNT


def unit_that_is_read(amount: Amount) -> Unit:
    """A unit of its own is a count to those who do not know it."""
    return Unit.COUNT if amount.unit is Unit.CUSTOM else amount.unit


@settings(max_examples=3000, deadline=None)
@given(amounts)
def test_what_is_read_from_both_sides_is_what_is_stored(amount):
    noun = (" members", "名成員") if as_stood(amount) else ("", "")
    texts = {
        "en": f"It stands at {figure_text(amount, EN)}{noun[0]} today.",
        "hant": f"數目為{figure_text(amount, HANT)}{noun[1]}。",
        "hans": f"数目为{figure_text(amount, HANS)}{noun[1]}。",
    }
    for side, text in texts.items():
        read = read_english(text) if side == "en" else read_chinese(text)
        found = [(m.value, m.unit, m.qualifier) for m in read]
        stored = (amount.value, unit_that_is_read(amount), amount.qualifier)
        assert found == [stored], (side, text, found)
    comparison = compare(texts["en"], texts["hant"])
    assert len(comparison.agreements) == 1
    assert comparison.alarms == []


@settings(max_examples=500, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_days_and_years_are_read_back(day):
    for amount, value in (
        (Amount(None, Unit.DATE, day=day), day.isoformat()),
        (Amount(Decimal(day.year), Unit.YEAR), str(day.year)),
    ):
        english = f"It opened in {figure_text(amount, EN)}."
        chinese = f"於{figure_text(amount, HANT)}開幕。"
        for read in (read_english(english), read_chinese(chinese)):
            assert [(m.value, m.unit) for m in read] == [(value, amount.unit)]
