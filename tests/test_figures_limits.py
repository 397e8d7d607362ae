"""What a sum may come to, and "over", "more than" and "capped at" where they qualify no figure."""

import pytest

from .figure_pairs import alarms


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        # It may come to so much: 可達.
        ("A week in the ward may come to HK$81,000.", "住院一周費用可達81,000元。"),
        ("One cup can contain 340 mg of caffeine.", "一杯的咖啡因可達340毫克。"),
        ("The walk could take 70 minutes.", "步行時間可長達70分鐘。"),
        ("The repairs might cost HK$6,500.", "維修費可高達6,500元。"),
        # A limit holds for what follows "or".
        (
            "The fund pays up to 40%, or 60% for hotels.",
            "基金最高資助四成，如屬酒店，則可達六成。",
        ),
        ("It lends up to 40%, and 60% to hotels.", "最高可借四成，酒店則高達六成。"),
        # What is capped is the sum.
        ("The rate is capped at 1.3% below Prime.", "封頂息率為最優惠利率減1.3厘。"),
        ("The rate is capped at 2 percentage points above HIBOR.", "上限為同業拆息加2厘。"),
        # "Over" tells how far apart or how many times, and not that there were more.
        ("The riders competed over four stages.", "車手角逐四個賽段。"),
        ("It is taught over 15 sessions.", "課程分15節教授。"),
        ("The tour joins seven villages over 640 kilometres.", "路線連接七條村落，全長640公里。"),
        ("The title was fought over eight rounds.", "爭奪八個回合。"),
        ("The cables stretch over 55 km.", "電纜全長55公里。"),
        ("The tour joins seven villages over 640 kilometres.", "路線連接七條村落，逾640公里。"),
        # "More than" compares.
        ("It has 31 teachers, six more than four years ago.", "有31名教師，比四年前多六名。"),
        ("It has 19 buses, two fewer than 18 months earlier.", "有19輛巴士，較18個月前少兩輛。"),
        ("Rents are 15% less than six years ago.", "租金比六年前低15%。"),
        ("We run 44 courses, a dozen more than five years ago.", "辦44個課程，比五年前多12個。"),
    ],
)
def test_it_is_no_discrepancy(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("A week in the ward costs HK$81,000.", "住院一周費用可達81,000元。"),
        ("A week in the ward may come to HK$81,000.", "住院一周費用可達18,000元。"),
        ("It may come to at least HK$81,000.", "費用可達81,000元。"),
        ("In May 2,700 came.", "5月可達2,700人。"),
        ("The fund pays 40%, or 60% for hotels.", "基金最高資助四成，如屬酒店，則可達六成。"),
        ("The fee is capped at 3%.", "收費為3%。"),
        ("It draws over 40 lenders.", "吸引40家貸款機構。"),
        ("The lender held over 40 talks.", "機構舉辦40場講座。"),
        ("The tunnel is over 12 km long.", "隧道長12公里。"),
        ("The tour joins seven villages over 640 kilometres.", "路線連接七條村落，全長460公里。"),
        ("It opened more than six years ago.", "六年前開業。"),
        ("It has 31 teachers, six more than four years ago.", "有31名教師，比五年前多六名。"),
        ("Of the nine, more than four agreed.", "九人當中，四人同意。"),
    ],
)
def test_another_limit_or_figure_is_found(en, zh_hant):
    assert alarms(en, zh_hant)


@pytest.mark.parametrize(
    ("en", "zh_hant", "agree"),
    [
        (
            "At least 50 mentors joined, and 300 firms benefit.",
            "至少50名導師參加，300家公司受惠。",
            True,
        ),
        (
            "At least 50 mentors joined, and 300 firms benefit.",
            "至少50名導師參加，至少300家公司受惠。",
            False,
        ),
        (
            "Up to 50 mentors joined, and 300 firms benefit.",
            "最多50名導師參加，最多300家公司受惠。",
            False,
        ),
        (
            "It exceeded expectations, and 300 firms joined.",
            "成績超出預期，超過300家公司參加。",
            False,
        ),
    ],
)
def test_a_limit_holds_for_no_other_clause(en, zh_hant, agree):
    assert (alarms(en, zh_hant) == []) is agree


@pytest.mark.parametrize(
    ("en", "zh_hant", "agree"),
    [
        ("It has 30 stations over 60 km of track.", "設有30個車站，軌道長逾60公里。", True),
        ("It has 30 stations over 60 km of track.", "設有30個車站，軌道長60公里。", False),
        ("It runs between 30 towns over 60 km.", "行經30個市鎮，全長60公里。", True),
        ("Over two of the five floors are let.", "五層中逾兩層已租出。", True),
        ("Over two of the five floors are let.", "五層中兩層已租出。", False),
        ("They argued over two of the maps.", "他們為其中兩幅地圖爭論。", True),
        ("Many more than 500 firms attended.", "逾500家公司出席。", True),
        ("Many more than 500 firms attended.", "500家公司出席。", False),
    ],
)
def test_over_and_more_than_of_a_number_are_qualifiers(en, zh_hant, agree):
    assert (alarms(en, zh_hant) == []) is agree
