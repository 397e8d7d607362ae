"""元 without a country: Hong Kong dollars, but in a text of renminbi."""

import pytest

from cyberport_cms.bilingual.checks import Pair, check
from cyberport_cms.bilingual.checks.findings import Group

from .figure_pairs import alarms

RMB_EN, RMB_ZH = "The prize is RMB2 million.\n\n", "獎金為人民幣200萬元。\n\n"


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        (f"{RMB_EN}The loan is RMB5 million.", f"{RMB_ZH}貸款500萬元。"),
        (f"{RMB_EN}The loan is 5 million yuan.", f"{RMB_ZH}贷款500万元。"),
        (f"{RMB_EN}The loan is over 5 million yuan.", f"{RMB_ZH}貸款500多萬元。"),
        ("The loan is 5 million yuan.", "貸款500萬元。"),
        ("A loan of RMB5 million, and HK$3 million.", "貸款人民幣500萬元，另300萬港元。"),
        # In Simplified Chinese 元 is the yuan of the mainland.
        ("The loan is RMB5 million.", "贷款500万元。"),
        # $ is of the United States where every sum is, in a text that knows of no other dollars.
        ("Loans of $5 million and $8,000.", "貸款500萬美元及8,000美元。"),
    ],
)
def test_it_is_the_yuan_where_the_text_has_them(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant", "kind"),
    [
        ("The loan is US$5 million.", "貸款500萬元。", "unit"),
        # 人民幣 was forgotten.
        ("The loan is RMB5 million.", "貸款500萬元。", "unit"),
        (f"{RMB_EN}The loan is HK$5 million.", f"{RMB_ZH}貸款人民幣500萬元。", "unit"),
        ("The loan is 5 million yuan.", "貸款500萬港元。", "unit"),
        ("The loan is HK$5 million.", "貸款人民幣500萬元。", "unit"),
        (f"{RMB_EN}The loan is over 5 million yuan.", f"{RMB_ZH}貸款約500萬元。", "qualifier"),
        ("The loan is over 5 million yuan.", "貸款人民幣約500萬元。", "qualifier"),
        # Beside Hong Kong dollars 元 means them.
        ("The loan is RMB5 million, the grant HK$3 million.", "貸款500萬元，撥款300萬元。", "unit"),
        ("The loan is RMB5 million, the grant $3 million.", "貸款500萬元，撥款300萬元。", "unit"),
        ("The loan is RMB5 million.", "貸款500萬元，另300萬港元。", "unit"),
        ("The loan is RMB5 million.", "贷款500万元，另300万港元。", "unit"),
        ("The loan is $5 million.", "貸款500萬美元。", "unit"),
        ("Loans of $5 million and $8,000.", "貸款500萬美元及8,000元。", "unit"),
        ("Loans of $5 million and HK$8,000.", "貸款500萬美元及8,000美元。", "unit"),
        ("Loans of over $5 million and $8,000.", "貸款約500萬美元及8,000美元。", "qualifier"),
    ],
)
def test_other_money_is_found(en, zh_hant, kind):
    assert kind in {found[0] for found in alarms(en, zh_hant)}


def test_money_in_other_blocks_counts_as_well():
    prize = Pair("prize", "paragraph", RMB_EN.strip(), RMB_ZH.strip())
    loan = Pair("loan", "paragraph", "The loan is RMB5 million.", "貸款500萬元。")
    grant = Pair("grant", "paragraph", "The grant is HK$3 million.", "撥款300萬港元。")
    found = [
        [one for one in check(blocks) if one.is_alarm and one.group == Group.FIGURES]
        for blocks in ([prize, loan], [loan], [prize, loan, grant])
    ]
    assert [len(alarms) for alarms in found] == [0, 1, 1]


@pytest.mark.parametrize(
    ("en", "zh_hant", "number"),
    [
        ("It costs $5 million, and $7 million later.", "耗資500萬美元，其後再耗700萬美元。", 0),
        # Beside US$ it is none of them.
        ("It costs $5 million, and $7 million later.\n\nUS$3 million was lent.", "耗資500萬美元，其後再耗700萬美元。\n\n貸出300萬美元。", 2),
        ("It costs US$5 million, and US$7 million later.", "耗資500萬美元，其後再耗700萬美元。", 0),
        # One may be a slip; beside Hong Kong dollars both are.
        ("It costs $5 million.", "耗資500萬美元。", 1),
        ("It costs $5 million, and $7 million later.", "耗資500萬美元，其後再耗700萬元。", 1),
        ("It costs HK$5 million, and $7 million later.", "耗資500萬美元，其後再耗700萬美元。", 2),
        ("It costs $5 million, and $7 million later.", "耗資500萬美元，其後再耗800萬美元。", 1),
    ],
)  # fmt: skip
def test_a_dollar_is_american_in_a_text_of_nothing_else(en, zh_hant, number):
    assert len(alarms(en, zh_hant)) == number
