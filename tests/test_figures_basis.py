"""With what a change is compared: year-on-year, 按月, 較上季."""

import pytest

from cyberport_cms.bilingual.simplified import simplify

from .figure_pairs import alarms

YEARLY = "Rents grew 7% year-on-year."
BOTH = "Rents grew 7% year-on-year and 2% month-on-month."


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        (YEARLY, "租金按年上升7%。"),
        (YEARLY, "租金同比升7%。"),
        (YEARLY, "租金上升7%（按年）。"),
        (YEARLY, "租金上升7%。"),
        ("Rents grew 7% on the same period last year.", "租金較去年同期升7%。"),
        ("Rents grew 7%, compared with a year earlier.", "租金按年升7%。"),
        ("Rents grew 7% over the previous month.", "租金較上月升7%。"),
        ("Rents grew 7% over the previous month.", "租金環比升7%。"),
        ("Rents grew 7% from the previous quarter.", "租金環比升7%。"),
        ("Visitors are charged 7% on a monthly basis.", "旅客按月繳付7%。"),
        (BOTH, "租金按年升7%，按月升2%。"),
        ("Year-on-year, rents grew 7%; month-on-month they grew 2%.", "租金按年升7%，按月升2%。"),
        (BOTH, "租金按年及按月分別上升7%及2%。"),
        (
            "Rents grew 7% and 2% year-on-year and month-on-month respectively.",
            "租金按年升7%，按月升2%。",
        ),
        (
            "Rents grew 7% year-on-year, compared with 5% in the previous month.",
            "租金按年上升7%，較上一個月的5%為高。",
        ),
        ("Rents grew 7% over the last quarter of 2024.", "租金於2024年按年升7%。"),
        ("Rents grew 7% year-on-year, and sales 2%.", "租金按年升7%，銷售升2%。"),
    ],
)
def test_the_same_basis_agrees(en, zh_hant):
    assert alarms(en, zh_hant) == []
    assert alarms(en, simplify(zh_hant)) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        (YEARLY, "租金按月上升7%。"),
        (YEARLY, "租金按季上升7%。"),
        (YEARLY, "租金環比上升7%。"),
        (YEARLY, "租金較上個月上升7%。"),
        ("Rents grew 7% from the previous quarter.", "租金較去年同期升7%。"),
        ("Rents grew 7% over the previous month.", "租金同比升7%。"),
        ("Month-on-month, rents grew 7%.", "租金按年升7%。"),
        ("On a monthly view it is flat. Month-on-month, rents grew 7%.", "租金按年升7%。"),
        ("Rents grew 7% over the last quarter.", "租金按年升7%。"),
        (
            "Rents grew 7% year-on-year, compared with 5% in the previous month.",
            "租金按月上升7%，較上一個月的5%為高。",
        ),
    ],
)
def test_another_basis_is_to_be_looked_at(en, zh_hant):
    assert ("unit", "7%", "7%") in alarms(en, zh_hant)
    assert ("unit", "7%", "7%") in alarms(en, simplify(zh_hant))


def test_two_changes_with_each_other_s_basis():
    assert alarms(BOTH, "租金按月升7%，按年升2%。") == [("unit", "7%", "7%"), ("unit", "2%", "2%")]
