"""What one language says in passing or the other way round, and the other in a figure."""

import pytest

from .figure_pairs import alarms


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        # Periods after "over", rates behind a sum.
        ("It was built over two and a half years.", "歷時兩年半建成。"),
        ("It is capped at HK$300 a quarter.", "每季以300元為上限。"),
        ("They meet twice a quarter.", "每季開會兩次。"),
        # Shares.
        ("We could take only one in six.", "每六宗申請只能接納一宗。"),
        ("Half had the new lamps.", "半數裝上新燈。"),
        ("Just over a third will move.", "三分之一強會搬遷。"),
        ("Over 40% agree and nearly 30% do not.", "四成強同意，三成弱反對。"),
        ("Sales more than doubled.", "銷售倍增有餘。"),
        # Scores and ratios.
        ("The team beat Macao 5-2 on Monday.", "球隊周一以5比2擊敗澳門隊。"),
        ("The team beat Macao 5–2.", "球隊以5-2擊敗澳門隊。"),
        ("The team lost 5-2 to Macao.", "球隊以2比5不敵澳門隊。"),
        ("They drew 4-4.", "雙方賽和4比4。"),
        ("They won 4-0.", "他們以四比零勝出。"),
        ("She won 6-2, 7-5.", "她以6-2、7-5勝出。"),
        ("The student-teacher ratio is 12:1.", "師生比例為1:12。"),
        # Ordinals, peaks and thresholds.
        ("It was our 1,000th flight.", "是次為第1,000班航機。"),
        ("At stage IV it is rare, unlike at stage I.", "第四期罕見，有別於第一期。"),
        ("The audience peaked at 3.1 million.", "最高310萬人同時觀看。"),
        ("Spend HK$300 or more in one go.", "單次消費滿300元。"),
        # Times and days.
        ("He hopes to finish under 3:40.", "他希望在3小時40分內完成。"),
        ("It stands at under 1:10 today.", "數目為低於1:10。"),
        ("It now takes nine days.", "現在九日便可完成。"),
        ("It is free on 14 February.", "於14日免費。"),
        # Schools and flats.
        ("Ada, a Secondary Four student, won.", "中四學生Ada勝出。"),
        ("Form Six students came.", "中六學生到場。"),
        ("It is for Primary 2 to 4.", "供小二至小四學生參加。"),
        ("A two-bedroom flat in Block 7 was sold.", "文苑7座一個兩房單位售出。"),
        # Measures counted in characters.
        ("It is for systems above 10 kilowatts.", "適用於逾十千瓦的系統。"),
        ("It makes 30 million kilowatt-hours.", "發電三千萬千瓦時。"),
        # Said of the time before.
        ("In June it was 150, up 2% from May.", "6月為150，按月升2%。"),
        ("In June 2026 it was 150, up 2% from June 2025.", "2026年6月為150，按年升2%。"),
        ("In 2025 it was 150, up 2% from 2024.", "2025年為150，按年升2%。"),
        ("It gained 700 users in the half-year.", "上半年新增700名用戶。"),
        # Whole phrases changed places; what they count tells.
        ("It saw 430,000 landings and 6.1 million tonnes.", "處理610萬公噸及43萬架次。"),
        # "Or above" is no rise, and falls may be counted.
        (
            "It reduced the accidents of people aged 70 or above by 12%.",
            "令70歲或以上人士的意外減少12%。",
        ),
    ],
)
def test_it_is_no_discrepancy(en, zh_hant):
    assert alarms(en, zh_hant) == []


def test_last_night_is_a_day():
    assert alarms("The fair closed last night.", "書展昨晚結束。") == []
    assert alarms("The fair closed last night.", "書展2月23日結束。")


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("It was built over two and a half years.", "歷時三年半建成。"),
        ("It is capped at HK$300 a quarter.", "每季以400元為上限。"),
        ("We could take only one in six.", "每七宗申請只能接納一宗。"),
        ("Just under a third will move.", "三分之一強會搬遷。"),
        ("Sales more than tripled.", "銷售倍增有餘。"),
        ("The team beat Macao 5-2.", "球隊以5比3擊敗澳門隊。"),
        ("The team beat Macao 5-2.", "球隊以5-3擊敗澳門隊。"),
        ("The ratio of adults to children is 12:1.", "成人與兒童的比例為1:12。"),
        ("The student-teacher ratio is 12:1.", "師生比例為1:21。"),
        ("It now takes nine days.", "現在八日便可完成。"),
        ("A two-bedroom flat was sold.", "一個三房單位售出。"),
        ("It is for systems above 10 kilowatts.", "適用於逾八千瓦的系統。"),
        ("In June it was 150, up 2% from April.", "6月為150，按月升2%。"),
        ("In 2025 it was 150, up 2% from 2023.", "2025年為150，按年升2%。"),
        ("It gained 700 users.", "上半年新增700名用戶。"),
        ("It saw 430,000 landings and 6.1 million tonnes.", "處理43萬公噸及610萬架次。"),
        ("Accidents of people aged 70 fell by 12%.", "70歲人士的意外增加12%。"),
    ],
)
def test_another_figure_in_it_is_found(en, zh_hant):
    assert alarms(en, zh_hant)


@pytest.mark.parametrize(
    ("en", "zh_hant", "agree"),
    [
        ("It takes pupils from Primary 4 to Secondary 5.", "招收小四至中五學生。", True),
        ("S4 and S.6 students came.", "中四及中六學生到場。", True),
        ("It takes Secondary 4 to Secondary 6 students.", "招收中三至中五學生。", False),
        ("Primary 5 pupils came.", "小三學生到場。", False),
        ("Form Six students came.", "中五學生到場。", False),
        ("S4 and S6 students came.", "中四及中五學生到場。", False),
    ],
)
def test_classes_at_school_are_compared(en, zh_hant, agree):
    assert (alarms(en, zh_hant) == []) is agree
