"""The same number, up in one language and down in the other; alike in both Chinese scripts."""

import pytest

from cyberport_cms.bilingual.figures.comparison import compare
from cyberport_cms.bilingual.simplified import simplify

from .figure_pairs import DAY, alarms


@pytest.mark.parametrize(
    ("en", "zh_hant", "otherwise"),
    [
        ("The bank cut its rate by 50 basis points.", "銀行減息50個基點。", "銀行加息50個基點。"),
        ("The bank raised its rate by 0.5 percentage points.", "銀行將利率上調0.5個百分點。", "銀行將利率下調0.5個百分點。"),
        ("The deficit narrowed by 8%.", "赤字收窄8%。", "赤字擴大8%。"),
        ("It widened its losses by 8%.", "虧損擴大8%。", "虧損收窄8%。"),
        ("The index rose 240 points.", "指數升240點。", "指數跌240點。"),
        ("The index closed after a 240-point fall.", "指數跌240點。", "指數升240點。"),
        ("We shall increase grants by HK$6 million.", "我們將增加資助600萬港元。", "我們將減少資助600萬港元。"),
        ("It closed with a 240-point drop on Monday.", "星期一跌240點。", "星期一升240點。"),
        ("We shall cut 90 posts.", "我們將削減90個職位。", "我們將增加90個職位。"),
        ("Tolls went up by HK$4.", "隧道費加4港元。", "隧道費減4港元。"),
    ],
)  # fmt: skip
def test_up_is_not_down(en, zh_hant, otherwise):
    for chinese in (zh_hant, simplify(zh_hant)):
        assert alarms(en, chinese) == []
    for chinese in (otherwise, simplify(otherwise)):
        assert [one.is_opposite for one in compare(en, chinese, DAY).alarms] == [True]


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("Waivers grew by HK$6 million.", "減免增加600萬港元。"),
        ("It increased waivers by HK$6 million.", "增加減免600萬港元。"),
        ("Spending fell to HK$6 million.", "開支增減後為600萬港元。"),
        ("They raised HK$6 million for less fortunate families.", "為基層家庭籌得600萬港元，減輕負擔。"),
        ("It added 20 drop-off points.", "落客點增加20個。"),
        ("It holds 200 fall prevention classes.", "預防跌倒班增加200班。"),
        ("It sold 300 cut flowers.", "鮮花增加300枝。"),
        ("Down the road, 90 trees grow.", "路上增添綠意，有90棵樹。"),
    ],
)  # fmt: skip
def test_words_of_something_else_say_no_direction(en, zh_hant):
    assert alarms(en, zh_hant) == []
