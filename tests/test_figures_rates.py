"""Per month, per square foot, per person: the same on both sides, where both say it."""

import pytest

from .figure_pairs import alarms


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("It costs HK$8,300 a bed a month.", "每個牀位月租8,300元。"),
        ("It costs HK$830 per night.", "每晚收費830元。"),
        ("It lets at HK$61.4 per square foot a month.", "平均每月呎租為61.4元。"),
        ("It can make 2,400 kg a day.", "每日可產2,400公斤。"),
        ("They run four times a week for 18 weeks.", "每星期跑步四次，為期18星期。"),
        ("They rest for 20 minutes a day, five days a week.", "每周五天，每天休息20分鐘。"),
        ("Each pays HK$90 per person per year.", "每人每年繳付90元。"),
        # One side says nothing, or nothing clear.
        ("It costs HK$8,300 a bed.", "每月每牀收費8,300元。"),
        ("It sold 640 tickets in a day.", "每周節目售出640張門票。"),
        ("It holds 40 sessions, each a month after the other.", "每周期舉辦40節。"),
        ("It earned HK$5 million a year ago.", "每月檢討，去年同期賺500萬元。"),
        ("It hired 70 more than in a week of last year.", "每日營運，增聘70人。"),
        ("It opens nine hours a day on Sundays.", "每周日開放九小時。"),
        ("They charge HK$70 a family ticket.", "每人收費70元。"),
        # "Team" is not said of itself.
        ("It pays HK$640 per team driver.", "每位車隊司機640元。"),
        ("It pays HK$640 per family member.", "每人640元。"),
        ("It pays HK$640 per student group.", "每組學生640元。"),
        ("The annual fee is HK$640.", "年費為640元。"),
        ("The annual rent is HK$640 a month.", "月租640元。"),
        ("It has HK$640 of monthly savings.", "年費640元。"),
        ("The semi-annual fee is HK$640.", "月費640元。"),
        # Not of one family.
        ("It takes 300 people a day.", "每隊300人。"),
    ],
)
def test_the_same_rate_agrees(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("It costs HK$8,300 a bed a week.", "每個牀位月租8,300元。"),
        ("It costs HK$8,300 a bed a month.", "每個牀位每周租金8,300元。"),
        ("It lets at HK$61.4 per square metre a month.", "平均每月呎租為61.4元。"),
        ("It can make 2,400 kg an hour.", "每日可產2,400公斤。"),
        ("They run four times a week for 18 weeks.", "每日跑步四次，為期18星期。"),
        ("Each pays HK$90 per household.", "每人繳付90元。"),
        ("They pay HK$640 per team a year.", "每人每年繳付640元。"),
        ("The monthly fee is about HK$640.", "年費約640元。"),
        ("A daily wage of HK$640 is paid.", "月薪640元。"),
        ("The rent is HK$640 million annually.", "月租6.4億元。"),
        ("The ship does 26 kilometres an hour.", "船的航速為26節。"),
        ("The 70-megawatt battery is new.", "70兆瓦時的電池是新的。"),
        ("The 70-megawatt-hour battery is new.", "70兆瓦的電池是新的。"),
        ("It makes 1.3 GWh.", "供應120萬度電。"),
    ],
)
def test_another_rate_is_found(en, zh_hant):
    assert alarms(en, zh_hant)


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("The ship does 26 knots.", "船的航速為26節。"),
        ("The train does 90 kilometres an hour.", "列車時速90公里。"),
        ("The 70-megawatt-hour battery is new.", "70兆瓦時的電池是新的。"),
        ("The ship does 26 knots.", "船的時速為26海里。"),
        ("It lies 26 nautical miles away.", "相距26海里。"),
        ("It makes 1.2 GWh.", "每年發電120萬度。"),
        ("It makes 1.2 GWh.", "供應120萬度電。"),
        ("It holds 12 lessons.", "共12節課。"),
    ],
)
def test_the_same_measure_of_speed_and_of_power_agrees(en, zh_hant):
    assert alarms(en, zh_hant) == []
