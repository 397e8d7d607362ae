"""What a figure measures must be the same on both sides; what can be reckoned is reckoned."""

import pytest

from .figure_pairs import alarms


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("Each pill holds 40 mg of it.", "每粒含40毫克。"),
        ("Each pill holds 40 mcg of it.", "每粒含40微克。"),
        ("Each pill holds 0.5 mg of it.", "每粒含500微克。"),
        ("The leaf is 7 cm long and 300 μg heavy.", "葉片長7厘米，重300微克。"),
        ("A 50 m pool and 250 ml of milk.", "50米泳池及250毫升牛奶。"),
        ("Speed rose to 1.5 Gbps.", "速度升至1,500 Mbps。"),
        ("It runs at 300Mbps with 64GB.", "以300Mbps運行，配備64GB。"),
        ("It answers in 90 milliseconds.", "於90毫秒內回應。"),
        ("The site of 4.5 hectares is 12 nautical miles away.", "地盤佔4.5公頃，距離12海里。"),
        ("It holds 900 cubic metres.", "容量為900立方米。"),
        ("It was 31 degrees Celsius.", "氣溫為攝氏31度。"),
        ("It was 31°C.", "氣溫31度。"),
        ("It is worth €70,000.", "價值7萬歐元。"),
        ("It is worth 70,000 euros.", "獲7萬歐元資助。"),
        ("It is worth NT$70,000.", "價值新台幣7萬元。"),
        ("It costs 4,000 Singapore dollars.", "收費4,000坡元。"),
        ("Built by 3M Company for 5G in 4K.", "由3M公司以5G及4K製造。"),
        ("The flat has 20 ping.", "單位佔20坪。"),
        ("The flat has 711 square feet.", "單位佔20坪。"),
        ("Rooms of 500 to 650 square feet.", "客房14坪，套房18坪。"),
        ("Rooms of 500 to 650 square feet.", "客房46至60平方米。"),
    ],
)
def test_the_same_measure_in_both_languages_agrees(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("Each pill holds 40 mg of it.", "每粒含40微克。"),
        ("Each pill holds 40 milligrams of it.", "每粒含40克。"),
        ("The leaf is 7 mm long.", "葉片長7厘米。"),
        ("Speed rose to 640 Gbps.", "速度升至640 Mbps。"),
        ("It has 64 GB of memory.", "記憶體為64 TB。"),
        ("It answers in 90 seconds.", "於90毫秒內回應。"),
        ("The site has 4.5 acres.", "地盤佔4.5公頃。"),
        ("The run is 26 miles long.", "跑步全長26公里。"),
        ("It holds 900 cubic metres.", "容量為900立方呎。"),
        ("It was 31 degrees Celsius.", "氣溫為華氏31度。"),
        ("It is worth €70,000.", "價值7萬美元。"),
        ("It is worth 70,000 euros.", "價值7萬港元。"),
        ("It is worth US$70,000.", "價值7萬英鎊。"),
        ("It is worth NT$70,000.", "價值7萬港元。"),
    ],
)
def test_another_measure_is_found(en, zh_hant):
    assert [kind for kind, _, _ in alarms(en, zh_hant)] == ["unit"]


@pytest.mark.parametrize("zh_hant", ["客房14坪，套房28坪。", "客房46至80平方米。"])
def test_the_other_end_of_an_area_is_compared_as_well(zh_hant):
    assert alarms("Rooms of 500 to 650 square feet.", zh_hant)


@pytest.mark.parametrize(
    ("en", "zh_hant", "agree"),
    [
        ("Sales were up 160%.", "銷售增長1.6倍。", True),
        ("Sales were up 160%.", "銷售增長2.6倍。", False),
        ("Sales were up 160%.", "銷售為去年同期的2.6倍。", True),
        ("Sales were 260% of the target.", "銷售較目標高1.6倍。", True),
        ("Sales grew 2.6 times.", "銷售增長1.6倍。", True),
        ("Sales grew 2.6 times.", "銷售增長2.6倍。", True),
        ("It costs about three and a half times as much.", "價格貴約兩倍半。", True),
        ("It costs about two and a half times as much.", "價格貴約兩倍半。", False),
        ("It is 1.6 times larger.", "面積大1.6倍。", True),
        ("It is 1.6 times as large.", "面積大1.6倍。", False),
        ("The offer was 16 times oversubscribed.", "超額認購16倍。", True),
        ("An over-subscription of about 16 times.", "超額認購約16倍。", True),
    ],
)
def test_what_is_added_is_one_less_than_what_it_becomes(en, zh_hant, agree):
    assert (alarms(en, zh_hant) == []) is agree


@pytest.mark.parametrize(
    ("en", "zh_hant", "agree"),
    [
        ("Growth is forecast at 4 to 6%.", "預測增長4%至6%。", True),
        ("Growth is forecast at 4 to 6%.", "預測增長6%至4%。", False),
        ("It stood between 41.5 and 46.2.", "介乎41.5至46.2。", True),
        ("It stood between 41.5 and 46.2.", "介乎46.2至41.5。", False),
        ("It stood between 46.2 and 41.5.", "介乎41.5至46.2。", False),
        ("Prices range from HK$90 to HK$260.", "票價最高260元，最低90元。", True),
        ("It fell from 46.2 to 41.5.", "由46.2跌至41.5。", True),
        ("It rose from 41.5 to 46.2.", "由46.2升至41.5。", False),
    ],
)
def test_the_ends_of_a_range_stand_in_their_order(en, zh_hant, agree):
    assert (alarms(en, zh_hant) == []) is agree


@pytest.mark.parametrize(
    ("en", "zh_hant", "agree"),
    [
        ("The tour takes half an hour.", "導賞需時一小時。", False),
        ("The tour takes two hours.", "導賞歷時一小時。", False),
        ("The tour takes an hour.", "導賞長達一小時。", True),
        ("It was a long day.", "那是漫長一天。", True),
    ],
)
def test_one_hour_is_counted_where_it_is_a_duration(en, zh_hant, agree):
    assert (alarms(en, zh_hant) == []) is agree


def test_a_bare_yen_sign_may_be_renminbi():
    assert alarms("The Osaka hall cost ¥70 million.", "大阪展館耗資7,000萬日圓。") == []
    assert alarms("The Dalian hall cost ¥70 million.", "大連展館耗資人民幣7,000萬元。") == []
    assert alarms("The Osaka hall cost RMB70 million.", "大阪展館耗資7,000萬日圓。")
    assert alarms("The Osaka hall cost ¥70 million.", "大阪展館耗資7,000萬美元。")


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("The mill yields 7.5 MW.", "磨坊發電7,500千瓦。"),
        ("The orchard covers 3 hectares.", "果園佔地30,000平方米。"),
        ("The score takes 2.5 MB.", "樂譜佔2,500KB。"),
        ("They picked 4.5 tonnes.", "採收4,500公斤。"),
    ],
)
def test_units_are_reckoned_as_measures_are(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("The mill yields 7.5 MW.", "磨坊發電7.5千瓦。"),
        ("The lane is 24 metres long.", "小徑長24公里。"),
        ("They picked 4,500 tonnes.", "採收4,500公斤。"),
    ],
)
def test_a_unit_taken_for_another_is_one_finding(en, zh_hant):
    assert [kind for kind, _, _ in alarms(en, zh_hant)] == ["unit"]
