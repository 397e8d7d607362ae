"""What translators of the world's news write: hours, shares, dollars, words that hold a number."""

import pytest

from cyberport_cms.bilingual.simplified import simplify

from .figure_pairs import alarms

_PAIRS = [
    # Hours that Chinese gives without minutes or a part of the day.
    ("The march set off around 11:00.", "遊行約 11 點出發。", "遊行約 12 點出發。"),
    ("Just after 10:00am the gates opened.", "剛過10點，大門開啟。", "剛過9點，大門開啟。"),
    ("She speaks at 22.40.", "她在22點40分發言。", "她在22點30分發言。"),
    ("It's five in the morning there.", "當地時間是早上 5 點。", "當地時間是早上 6 點。"),
    # Shares.
    ("Between 20 and 34 per cent will vote.", "百分之 20 至 34 的人會投票。", "百分之 20 至 44 的人會投票。"),
    ("It affects one in 24,000 trees.", "每棵樹患病機會為24000分之一。", "患病機會為42000分之一。"),
    ("About one of every five ferries is late.", "約五分之一的渡輪遲到。", "約六分之一的渡輪遲到。"),
    ("One in 1,200 parcels was lost.", "一千二百分之一的包裹遺失。", "一千三百分之一的包裹遺失。"),
    ("12 out of 1,200 bidders won.", "1,200名競投者中有12人勝出。", "1,200名競投者中有13人勝出。"),
    ("Five of every ten applications were approved.", "每十宗申請中的五宗獲批。", "每十宗申請中的六宗獲批。"),
    # What is said of a number, and of how it moved.
    ("Almost 34,000 stars are visible.", "夜空上將近三萬四千顆星可見。", "夜空上大約三萬四千顆星可見，絕不誇張。"),
    ("It stayed above 4,000 points.", "維持在4,000點之上。", "維持在4,000點之下。"),
    ("Below 4,000 points it stops.", "跌至4,000點以下即停。", "升至4,000點以上即停。"),
    ("He stayed about three weeks.", "他逗留差不多三星期。", "他逗留超過三星期。"),
    ("It closed several dozen shops.", "關閉數十間店舖。", "關閉十間店舖。"),
    ("It bettered the 5.3% year-over-year decline.", "較同比下滑5.3%為佳。", "較同比上升5.3%為佳。"),
    ("The flow was negative RMB 7.5 billion.", "資金流為-75億元人民幣。", "資金流為75億元人民幣。"),
    ("It is just a kilometre away.", "距離只有一公里。", "距離只有兩公里。"),
    ("It is only a mile away.", "距離只有一英里。", "距離只有十三英里。"),
    # Numbers within words, and words for many.
    ("The team is unchanged. It won 40 games.", "一成不變的球隊贏得40場。", "一成不變的球隊贏得41場。"),
    ("This deal is worth 40 ships.", "這一成交價等於40艘船。", "這一成交價等於30艘船。"),
    ("It moved millions more and 30 ships.", "遷移百萬人及30艘船。", "遷移百萬人及20艘船。"),
    ("The “Thirteenth Five-Year” plan", "「十三五」規劃", "「十四五」規劃"),
    ('The "Fourteenth Five"-Year plan', "「十四五」規劃", "「十五五」規劃"),
]  # fmt: skip


@pytest.mark.parametrize(("en", "right", "wrong"), _PAIRS)
def test_what_is_said_otherwise_agrees_and_another_figure_is_found(en, right, wrong):
    for zh_hant in (right, simplify(right)):
        assert alarms(en, zh_hant) == []
    for zh_hant in (wrong, simplify(wrong)):
        assert alarms(en, zh_hant) != []


def test_thousands_are_no_other_number_than_the_first():
    assert alarms("Thousands marked the first anniversary.", "數千人紀念一週年。") == []
    assert alarms("The second anniversary drew 2,000.", "數千人紀念一週年。") != []
