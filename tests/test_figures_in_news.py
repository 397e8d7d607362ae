"""What news says of figures beyond releases: decades, scores, foreign measures, numbers in passing."""

from datetime import date

import pytest

from cyberport_cms.bilingual.figures.comparison import compare
from cyberport_cms.bilingual.simplified import simplify

from .figure_pairs import alarms

_AGREE = [
    # Decades and centuries.
    ("The pier dates from the 1930s.", "碼頭建於20世紀30年代。"),
    ("The pier dates from the 1930's.", "碼頭建於上世紀三十年代。"),
    ("Trams of the '60s and 70s are kept.", "電車屬上世紀六七十年代。"),
    ("Songs of the 70s, 80s and 90s.", "70、80及90年代的歌曲。"),
    ("Buses of the 2020s.", "本世紀20年代的巴士。"),
    ("A seventies radio play.", "一齣70年代的廣播劇。"),
    ("A temple of the 1700s.", "一座十八世紀的廟宇。"),
    # Ages by tens.
    ("A cook in her 30s and a porter in his sixties.", "一名三十多歲廚師及一名60餘歲門衛。"),
    ("Nurses in their 20s and 30s.", "二三十歲的護士。"),
    ("A tailor in his 80s teaches.", "一名八旬裁縫任教。"),
    # A day known by its number.
    ("Checks were stricter after 9/11.", "九一一之後檢查更嚴。"),
    ("He wrote on the 9/11 attacks.", "他寫過911事件。"),
    # Scores.
    ("A 3-0 win for the hosts.", "主隊以3-0勝出。"),
    ("They suffered a 5-2 defeat.", "他們以2-5輸給對手。"),
    ("They lost 0-3.", "他們0比3不敵對手。"),
    ("The hosts led 21-14.", "主隊以21-14領先。"),
    ("The hosts led 14-7 in the first half.", "主隊上半場以14比7領先。"),
    # Scales and numbers in passing.
    ("It has 12.5 lakh readers.", "讀者有125萬人。"),
    ("It has 3 crore readers.", "讀者有3,000萬人。"),
    ("The rock is 300,000 years old.", "岩石有 30 萬年歷史。"),
    ("Over the decades the village grew.", "其後數十年，村落不斷擴大。"),
    ("Hundreds more signed, and dozens left.", "再有幾百人簽名，幾十人離開。"),
    ("The fund is up by tens of millions.", "基金增加數千萬元。"),
    ("They shipped trillions of drops.", "他們運送幾萬億滴。"),
    ("A dozen swans stayed.", "十幾隻天鵝留下。"),
    ("Take 4 or more boxes.", "購買4盒或4盒以上。"),
    ("It stocks over 40,000 maps.", "備有 40,000 多張地圖。"),
    ("The club has met for 7+ years.", "會社聚會已 7 年多。"),
    ("It aims to save more than HK$30 million.", "以節省3,000萬元以上為目標。"),
    ("Boats may moor for up to 48 hours.", "船隻可停泊長達48小時。"),
    ("They quarrelled over two of the maps.", "他們為其中兩幅地圖爭執。"),
    ("A 60-ish guard.", "一名約60歲的守衛。"),
    ("We meet not before May, after the March meeting.", "三月的會議之後，我們五月再開會。"),
    # Times with blanks.
    ("It opens at 7am and shuts at 6.45pm.", "早晨 7 点开门，下午 6 点 45 分之前关门。"),
    # Measures glued to a number, and reckoned into another.
    ("Gusts of 70-75mph.", "陣風達每小時70至75英里。"),
    ("A 12ft mast costs 80p a day.", "一支12英尺的桅杆每日80便士。"),
    ("A farm of 300 acres.", "佔地約121公頃的農場。"),
    ("The 90-acre farm lies 50 miles away.", "農場佔地36公頃，距離80公里。"),
    ("It was above 95 degrees Fahrenheit.", "氣溫超過35攝氏度。"),
    ("It was above 95 degrees.", "氣溫超過35攝氏度。"),
    ("Tiles of 10 to 12 inches.", "瓷磚長25至30厘米。"),
    ("A mast of 40 feet (12 metres) and one of 60 feet.", "一支40英尺（12米）和一支60英尺的桅杆。"),
    ("It grows above 900 feet (274 metres).", "它長於900英尺（274米）以上的地方。"),
    ("A beam of 12 feet.", "一條長12呎的橫樑。"),
    ("It weighs 12 pounds.", "重12磅。"),
    ("A 24V 5A charger.", "24伏5安的充電器。"),
    # Names and codes.
    ("Boeing 747 MAX 3 jets are parked.", "波音747 MAX 3客機停飛。"),
    ("Quote reference 21/5/18.", "請提供編號21/5/18。"),
    ("Step 1: Boil it. Step 2: Drain it.", "步驟 1：煮沸。步驟 2：瀝乾。"),
    ("The Marlin 14 Heron tent.", "Marlin 14 Heron帳幕。"),
    ("A 4-in-1 lamp.", "一盞 4 合 1 的燈。"),
    ("A three-eyed and a nine-eyed fish.", "三眼魚及九眼魚。"),
    ("It is the sole harvest.", "是唯一成果。"),
    ("It shows a corner of the city.", "展示城市一角。"),
    ("A form for non-binary members.", "供非二元性別會員填寫的表格。"),
    ("Scans of 3:2 and 2:2 lines.", "3:2 和 2:2 的掃描。"),
]


@pytest.mark.parametrize(("en", "zh_hant"), _AGREE)
def test_they_agree(en, zh_hant):
    assert alarms(en, zh_hant) == []
    assert alarms(en, simplify(zh_hant)) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("The pier dates from the 1930s.", "碼頭建於20世紀50年代。"),
        ("The pier dates from the 1930s.", "碼頭建於19世紀30年代。"),
        ("A temple of the 1700s.", "一座十七世紀的廟宇。"),
        ("A cook in her 30s.", "一名四十多歲的廚師。"),
        ("A 3-0 win for the hosts.", "主隊以3-1勝出。"),
        ("They suffered a 5-2 defeat.", "他們以3-5輸給對手。"),
        ("The hosts led 14-7 in the first half.", "主隊下半年以14比7領先。"),
        ("It has 12.5 lakh readers.", "讀者有1,250萬人。"),
        ("The rock is 300,000 years old.", "岩石有 300 萬年歷史。"),
        ("The deal is worth tens of thousands.", "合約值數千萬元。"),
        ("After three decades it closed.", "數十年後關閉。\n其後數百人離開。"),
        ("A farm of 300 acres.", "佔地約142公頃的農場。"),
        ("It was above 95 degrees Fahrenheit.", "氣溫超過45攝氏度。"),
        ("A mast of 40 feet (12 metres).", "一支40英尺（多米）的桅杆。"),
        ("A mast of 40 feet.", "一支40米的桅杆。"),
        ("Take 4 or more boxes.", "購買5盒或5盒以上。"),
        ("Scans of 3:2 lines.", "2:2 的掃描。"),
    ],
)
def test_what_differs_is_found(en, zh_hant):
    assert alarms(en, zh_hant) != []
    assert alarms(en, simplify(zh_hant)) != []


def test_temperatures_are_in_the_nineties_of_no_century():
    assert alarms("Highs stay in the 90s all week.", "全星期酷熱。") == []


def _dated(en, zh_hant, day):
    return [
        (one.en and one.en.text, one.zh_hant and one.zh_hant.text)
        for one in compare(en, zh_hant, day).alarms
    ]


@pytest.mark.parametrize(
    "zh_hant", ["今(7)日開幕。", "今（7日）開幕。", "今（七）日開幕。", "今（5月7日）開幕。"]
)
def test_a_day_in_brackets_behind_its_word(zh_hant):
    day = date(2026, 5, 7)
    assert _dated("It opens today (7 May).", zh_hant, day) == []
    assert _dated("It opens today (8 May).", zh_hant, day) != []


def test_yesterday_with_its_date():
    day = date(2026, 5, 7)
    assert _dated("It opened yesterday (6 May).", "昨（5月6日）開幕。", day) == []
    assert _dated("It opened yesterday (6 May).", "昨（5月5日）開幕。", day) != []


def test_yen_in_both_scripts():
    assert alarms("It sold for 900 yen.", "售价为900日圆。") == []
    assert alarms("It sold for 900 yen.", "售價為900日圓。") == []
    assert alarms("It sold for 900 yen.", "售价为900韩元。") != []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("It costs HK$0.63.", "售六角三仙。"),
        ("It costs HK$6.03.", "售六元三仙。"),
        ("It costs HK$6.23.", "售六元二角三仙。"),
    ],
)
def test_cents_behind_tenths(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("The share fell by HK$7 to HK$93.", "股價跌7元至93元。"),
        ("The share rose HK$7 to HK$93.", "股價上升HK$7至HK$93。"),
    ],
)
def test_how_much_a_sum_moves_and_where_it_ends_are_two_figures(en, zh_hant):
    found = compare(en, zh_hant)
    assert [one.kind for one in found.findings] == ["agree", "agree"]
    wrong = compare(en, zh_hant.replace("93", "94"))
    assert [one.kind for one in wrong.findings] == ["agree", "value"]
    assert compare(
        en, zh_hant.replace("7", "93", 1).replace("至93", "至7").replace("至HK$93", "至HK$7")
    ).alarms


def test_shares_that_grow_by_a_range_stay_one():
    found = compare("Sales will grow by 4% to 6%.", "銷售將增長4%至6%。")
    assert [one.en.high for one in found.agreements] == [6]


@pytest.mark.parametrize(
    ("en", "zh_hant", "number"),
    [
        ("The plant has ISO 9001.", "廠房獲ISO 27001認證。", 1),
        ("The plant has ISO 9001 and ISO 14001.", "廠房獲ISO 14001及ISO 9001認證。", 0),
        ("The plant has ISO 9001:2015.", "廠房獲ISO 9001認證。", 0),
        ("The plant has ISO/IEC 27001.", "廠房獲ISO 27001認證。", 0),
        ("The plant has GB/T 19001-2016.", "廠房獲GB/T 19002認證。", 1),
        ("The plant has ISO 9001 and meets GB 4943.", "廠房獲ISO 9001認證。", 0),
        ("The plant has ISO 9001.", "廠房獲IATF 16949認證。", 0),
    ],
)
def test_standards_with_different_numbers_differ(en, zh_hant, number):
    assert [one.kind for one in compare(en, zh_hant).alarms] == ["value"] * number


def test_a_heap_of_standards_is_left_alone():
    heap = " ".join(f"ISO {number}" for number in range(1000, 1400))
    assert compare(heap, heap.replace("ISO 1000 ", "ISO 2000 ")).alarms == []


@pytest.mark.parametrize(
    ("en", "zh_hant", "agree"),
    [
        ("Over the decades the village grew.", "其後數十年，村落不斷擴大。", True),
        ("Sales grew over the decades.", "銷售額逾10%增長。", False),
        ("It served firms over the decades.", "服務超過10家公司。", False),
        ("Hundreds more joined.", "再有數百人參加。", True),
        ("Hundreds more joined.", "超過100家公司參加。", False),
        ("Thousands more joined.", "逾1,000人參加。", False),
        ("It grew by double digits.", "增長逾10%。", True),
        ("It grew by double digits.", "增長逾10家。", False),
        ("Sales are up by millions.", "銷售額增加數百萬元。", True),
        ("Sales are up by millions.", "銷售額增加逾100萬元。", False),
    ],
)
def test_words_for_many_stand_for_no_exact_figure(en, zh_hant, agree):
    assert (alarms(en, zh_hant) == []) is agree
