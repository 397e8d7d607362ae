"""What releases found in the world write that none of ours did; the words here are our own."""

from datetime import date

import pytest

from cyberport_cms.bilingual.figures.chinese.page import fold

from .figure_pairs import alarms

_DAY = date(2027, 5, 9)
_AGREE = [
    # Standards behind the bodies that set them.
    ("The mill holds ISO/SAE 24089 and IATF 16949.", "工場持有ISO/SAE 24089及IATF 16949。"),
    ("Its cells passed UN 38.3 and UL 1642.", "電芯通過UN 38.3及UL 1642測試。"),
    ("It follows ISO/IEC 27701:2019.", "依照ISO/IEC 27701:2019。"),
    ("It follows BS EN 60601-1 and GB/T 19580.", "依照BS EN 60601-1及GB/T 19580。"),
    ("It renewed ISO 9001/14001 and FIPS 140-3.", "續期ISO 9001/14001及FIPS 140-3。"),
    ("As 4800 people came, 30 helped.", "4,800人到場，30人協助。"),
    ("The last day to apply is 3 May.", "最後日期為5月3日。"),
    ("It makes an approximate 10% of them.", "約佔10%。"),
    (
        "The site is near 12 schools and the mall near 300 flats.",
        "地盤鄰近12所學校，商場鄰近300個單位。",
    ),
    # Years of Taiwan, months before days, numbers as they are spoken or stand on cheques.
    ("The mill opened on 21 August 2017.", "工場於106年8月21日啟用。"),
    ("The mill opened in August 2017.", "工場於民國106年8月啟用。"),
    ("It counts 61 million drivers.", "共有6仟1佰萬名司機。"),
    ("It cost HK$35 million and employs over 1,200 people.", "耗資3千5百萬元，僱用1千2百多人。"),
    ("The fair (17 to 20 April) was busy.", "展會期間(04/17~04/20)人流不絕。"),
    ("The prize was given on 24 May.", "獎項於會上(24/5)頒發。"),
    ("There are three ways: by sea, by air and by rail.", "三個方法：1) 海路；2) 空運；3) 鐵路。"),
    ("This achievement is theirs.", "這一成就屬於他們。"),
    # Ages behind heads, small ranges, more than then, months of one word.
    ("It takes 25 visitors aged eight or above.", "可容納25名八歲或以上的訪客。"),
    ("It helped 20 people aged over 60.", "協助二十名六十歲以上長者。"),
    ("Most will hire one to three people.", "大多聘請一至三人。"),
    ("They fly 0.6 hours more than three years ago.", "放風箏的時間比三年前多0.6小時。"),
    ("It dries in under 10 minutes.", "不消10分鐘便會乾透。"),
    ("Rates fell in May and June.", "5、6月利率下跌。"),
    # Codes of currencies right before the number.
    ("It cost HKD500 million.", "耗資5億港元。"),
    ("It cost USD3.5 million, EUR2 million and GBP40.", "耗資350萬美元、200萬歐元及40英鎊。"),
    # How long something takes, by how much it moves, and what was added.
    ("The wait shrinks from 21 days to no more than ten.", "輪候由21日縮短至不多於十日。"),
    ("It rises by 2 cents, from 90 cents to 92 cents.", "收費由90仙調升2仙至92仙。"),
    ("Kites more than doubled, from 7% to 16%.", "風箏由7%升至16%，升幅超過一倍。"),
    ("Sales were double those of last year.", "銷售較去年增加一倍。"),
    (
        "It opens in late January 2027 and moves in the second quarter of the same year.",
        "於2027年1月下旬開幕，同年第二季搬遷。",
    ),
    # Alloys and models.
    ("The hull is 5083-H116, the mast 2024-T3.", "船身為5083-H116，桅杆為2024-T3。"),
    ("A 12-km2 reef is due by 2030-Q4.", "12平方公里的礁石2030年第四季落成。"),
    # A qualifier behind the unit.
    ("It is over six times the rent.", "相當於租金6倍多。"),
    ("It is more than 2.5 times the rent.", "相當於租金的2.5倍有餘。"),
    ("Rents more than doubled.", "租金增加一倍多。"),
    ("More than 30% are nurses.", "三成餘是護士。"),
    ("More than 35% are nurses.", "三成半多是護士。"),
    ("More than two-thirds are nurses.", "三分之二多是護士。"),
    ("More than 40% are nurses.", "40%多是護士。"),
    ("More than half are nurses.", "一半多是護士。"),
    ("At least half are nurses.", "半數以上是護士。"),
    ("It weighs over 8 kg and is over three metres long.", "重8公斤多，長3米有餘。"),
    ("It took over half a year.", "歷時半年多。"),
    ("It fell by over 3 percentage points.", "下跌3個多百分點。"),
    ("At HK$30 it sold 500 more.", "以30元多賣500件。"),
    ("Over 60 bakers came.", "60 多名麵包師到場。"),
    ("About 70 bakers came.", "約70餘名麵包師到場。"),
    ("They ran five times as many diverse classes.", "五倍多元班別。"),
    # More than one of them, and more than so many.
    ("Thousands of readers joined.", "上千名讀者參加。"),
    ("Over a thousand readers joined.", "上千名讀者參加。"),
    ("Hundreds of millions of stamps were sold.", "售出上億枚郵票。"),
    ("Thousands of readers joined.", "成千上萬的讀者參加。"),
    ("Thousands of readers joined.", "數以千計讀者參加。"),
    # Halls and stands, and dates as English writes them.
    ("Meet us in Hall 4.1, Stand 6D20.", "展位設於4.1館6D20。"),
    ("Halls 4.1 and 4.2 hold 70 stands.", "4.1及4.2館設70個展位。"),
    ("It fills Hall 10 (10.1H).", "佔用10館（10.1H）。"),
    ("Open 21 to 23 May 2027.", "展期：May 21–23, 2027"),
    ("Open 21 to 23 May 2027.", "展期：21–23 May 2027"),
    ("Open on 21 May 2027 at 2pm.", "21st May, 2027, 2pm 開放"),
    # Wishes, and what is reached.
    ("Double the Honour! Ada wins.", "喜訊：Ada獲獎"),
    ("Joy at the mall this summer.", "商場夏日雙倍歡樂"),
    ("The beam reaches a record strength of 640 MPa.", "橫樑強度可達640 MPa。"),
    ("Turnover reached HK$90 million.", "營業額高達9,000萬港元。"),
    # Addresses and phones.
    ("Tel: + 886 2 2345 6701", "電話：+886 2 2345 6701"),
    ("9 Tea Road, Tainan City 70145, with 40 rooms.", "台南市茶路9號，設40間房。"),
    ("9 Tea Road, Tainan, with 40 rooms.", "701台南市茶路9號，設40間房。"),
    ("9 Tea Road, Shenzhen, with 40 rooms.", "郵編：518001，深圳茶路9號，設40間房。"),
    ("It ran 300 medium buses.", "開出300台中型巴士。"),
]
_DIFFER = [
    ("The wait shrinks from 21 days to no more than ten.", "輪候由21日縮短至不多於九日。"),
    ("It rises by 2 cents, from 90 cents to 92 cents.", "收費由90仙調升3仙至92仙。"),
    ("It helped 20 people aged over 60.", "協助二十名以上六十歲長者。"),
    ("It cost HKD500 million.", "耗資5億美元。"),
    ("It cost JPY20 million.", "耗資200萬日圓。"),
    ("Most will hire one to three people.", "大多聘請一至四人。"),
    ("The mill holds ISO/SAE 24089 and 40 patents.", "工場持有ISO/SAE 24089及50項專利。"),
    ("As 4800 people came, 30 helped.", "4,900人到場，30人協助。"),
    ("SAE 1,200 members came.", "SAE 1,300名會員到場。"),
    ("A 12-km2 reef is planned.", "計劃中的礁石佔13平方公里。"),
    ("It is six times the rent.", "相當於租金6倍多。"),
    ("It is about six times the rent.", "相當於租金六倍有餘。"),
    ("Some 40% are nurses.", "40%多是護士。"),
    ("Half are nurses.", "一半以上是護士。"),
    ("Half are nurses.", "半數多是護士。"),
    ("It weighs 8 kg.", "重8公斤多。"),
    ("It fell by 3 percentage points.", "下跌3個多百分點。"),
    ("60 bakers came.", "60 多名麵包師到場。"),
    ("Over 60 bakers came.", "約60餘名麵包師到場，60名學徒協助。"),
    ("About a thousand readers joined.", "上千名讀者參加。"),
    ("Dozens of readers joined.", "上千名讀者參加。"),
    ("Thousands of readers joined.", "超過千名讀者參加。"),
    ("Halls 4.1 and 4.2 hold 70 stands.", "4.1及4.2館設80個展位。"),
    ("Open 21 to 23 May 2027.", "展期：May 21–24, 2027"),
    ("Double the seats are ready.", "座位增至三倍。"),
    ("Points are given on 5 May.", "5月5日雙倍積分。"),
    ("The beam is 640 MPa strong.", "橫樑強度可達640 MPa。"),
    ("The beam reaches 740 MPa.", "橫樑強度可達640 MPa。"),
    ("Reaching 70 firms, it cost HK$5 million.", "惠及70家公司，耗資最多500萬港元。"),
    ("Tel: + 886 2 2345 6701", "電話：+ 886 2 2345 6702"),
    ("We sent 400 medium buses.", "開出300台中型巴士。"),
]


@pytest.mark.parametrize(("en", "zh"), _AGREE)
def test_what_is_written_in_another_way_raises_no_alarm(en, zh):
    assert alarms(en, zh, _DAY) == []
    assert alarms(en, fold(zh), _DAY) == []  # in Simplified Chinese


@pytest.mark.parametrize(("en", "zh"), _DIFFER)
def test_what_differs_beside_it_is_found(en, zh):
    assert alarms(en, zh, _DAY)
    assert alarms(en, fold(zh), _DAY)


def test_the_year_of_an_event_is_a_note_where_the_other_side_names_the_event_elsewhere():
    lines = "\n\n".join(f"Line {name}." for name in "ABCDEFGH")
    en = f"Toy Asia 2027\n\n{lines}\n\nToy Asia 2027 drew 400 makers."
    zh = f"玩具展（Toy Asia 2027）\n\n{lines}\n\n玩具展有400家廠商。"
    assert alarms(en, zh) == []
    assert alarms(en, zh.replace("2027", "2028")) != []


def test_each_language_of_a_government_release_is_issued_at_its_own_time():
    foot = "Ends/Monday, January 5, 2026\nIssued at HKT 16:00\n\nNNNN"
    foot_zh = "完\n2026年1月5日（星期一）\n香港時間15時58分"
    assert alarms(f"The gate opens at 4pm.\n\n{foot}", f"大門下午四時開放。\n\n{foot_zh}") == []
    said = alarms("It was issued at HKT 16:00 sharp.", "公布於香港時間15時58分發出。")
    assert [kind for kind, *_ in said] == ["value"]
