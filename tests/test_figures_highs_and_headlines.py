"""The highest in so many years, and the month of a headline."""

import pytest

from cyberport_cms.bilingual.figures.comparison import compare

from .figure_pairs import DAY, alarms

_HIGHS = (
    ("Exports were the highest in nine years.", "出口為九年來最{}。", "高", "低"),
    (
        "Exports fell to the lowest level in nearly nine years.",
        "出口跌至近九年最{}水平。",
        "低",
        "高",
    ),
    ("Rents reached a nine-year high.", "租金創九年新{}。", "高", "低"),
    ("Rents hit an 18-month low.", "租金見18個月{}位。", "低", "高"),
    ("It is the lowest since 2016.", "為2016年以來最{}。", "低", "高"),
    ("It is the highest since March 2016.", "為2016年3月以來的新{}。", "高", "低"),
)


@pytest.mark.parametrize(("en", "zh_hant", "right", "wrong"), _HIGHS)
def test_a_high_is_no_low(en, zh_hant, right, wrong):
    assert alarms(en, zh_hant.format(right)) == []
    found = compare(en, zh_hant.format(wrong), DAY).disagreements
    assert [one.is_opposite for one in found] == [True]


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("It was the slowest growth in nine years.", "增幅為九年來最低。"),
        ("It rose the most in nine years.", "升幅為九年來最高。"),
        ("In 2024 it fell to a low.", "2024年跌至最低。"),
    ],
)
def test_what_is_worded_otherwise_is_no_contradiction(en, zh_hant):
    assert alarms(en, zh_hant) == []


_EN = "{}\n\nMarble Firm today named two partners.\n\nBoth are new.\n\nThey know it.\n\nIt is glad.\n\nOn 16 June it will move.\n"
_ZH = "{}\n\n樣石行今日委任兩名合夥人。\n\n兩人新加入。\n\n他們熟悉。\n\n樣石行感高興。\n\n6月16日搬遷。\n"


@pytest.mark.parametrize(
    ("en", "zh_hant", "agree"),
    [
        ("Marble Firm to move", "樣石行6月搬遷", True),
        ("Marble Firm to move in June", "樣石行將搬遷", True),
        ("Marble Firm to move", "樣石行7月搬遷", False),
        ("Marble Firm to move in July", "樣石行6月搬遷", False),
    ],
)
def test_the_month_of_a_headline_may_be_told_below(en, zh_hant, agree):
    assert (alarms(_EN.format(en), _ZH.format(zh_hant)) == []) is agree
