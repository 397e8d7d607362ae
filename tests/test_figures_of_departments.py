"""What departments write of roads, rates, routes and schemes."""

from datetime import date

import pytest

from cyberport_cms.bilingual.figures.dateline import find_dateline
from cyberport_cms.bilingual.simplified import simplify

from .figure_pairs import alarms

_PAIRS = [
    # A day, and a time of another day.
    ("It is closed from 10am on May 12 to 6pm on May 16.", "由五月十二日上午十時至五月十六日下午六時封閉。", "由五月十二日上午十時至五月十六日下午七時封閉。"),
    ("It runs from May12 to 30.", "於五月十二日至三十日舉行。", "於五月十二日至三十一日舉行。"),
    # Around a time; ten minutes, and no adverb.
    ("It stops from around 1.50pm to 2.10pm.", "下午約一時五十分至二時十分期間暫停。", "下午約一時五十分至二時二十分期間暫停。"),
    # A share, and what it is of.
    ("The outlay will not exceed 25 per cent of the fund.", "出資不會超過該基金規模的25%。", "出資為該基金規模的25%。"),
    # Names made of numbers.
    ("The club rolled out “8+4” measures for 30 firms.", "會方為30間企業推出「8+4」措施。", "會方為40間企業推出「8+4」措施。"),
    ("Read the COVID-19 page, or call the 40 nurses.", "請看2019冠狀病毒病網頁，或致電40位護士。", "請看2019冠狀病毒病網頁，或致電50位護士。"),
    ("Routes H1S, H2 and H3 carry 400 people.", "路線H1S、H2及H3載客400人。", "路線H1S、H2及H3載客500人。"),
    ("Sales rose in H1, costs in H2.", "銷售在上半年上升，成本在下半年上升。", "銷售在上半年上升，成本在上半年上升。"),
    ("The club rolled out “8+4” measures.", "會方推出「8+4」措施。", "會方推出「8+5」措施。"),
    ("The “9＋5” plan for 30 firms", "「９＋５」方案支援30間企業", "「９＋６」方案支援30間企業"),
    ("The 2019 novel coronavirus hit 40 firms.", "2019新型冠狀病毒影響40間公司。", "2019新型冠狀病毒影響50間公司。"),
    # Quarters beside other codes.
    ("Sales rose in H1, Q3 and FY25.", "銷售在上半年、第三季及FY25上升。", "銷售在上半年、第二季及FY25上升。"),
    ("In Q3, G20 leaders met.", "G20領袖於第三季會面。", "G20領袖於第二季會面。"),
    # Places in a list are no days.
    ("It fell from the 3rd to the 9th.", "由第3位跌至第9位。", "於3日至9日下跌。"),
    # Per US dollar.
    ("It moved within HK$7.75 and HK$7.85.", "在7.75至7.85港元兌1美元之間上落。", "在7.75至7.95港元兌1美元之間上落。"),
    ("The rate is HK$7.80 to US$1.", "匯率為7.80港元兌1美元。", "匯率為7.80港元兌2美元。"),
    # From what, and to what, on which day: the dates stand before the figures in Chinese.
    ("It fell to 34% at the end of 2016 from 41% in May 2010.", "由2010年5月的41%降至2016年底的34%。", "由2010年5月的34%降至2016年底的41%。"),
]  # fmt: skip


@pytest.mark.parametrize(("en", "right", "wrong"), _PAIRS)
def test_what_agrees_and_another_figure_that_is_found(en, right, wrong):
    assert not alarms(en, right)
    assert not alarms(en, simplify(right))
    assert alarms(en, wrong)
    assert alarms(en, simplify(wrong))


EN = "The office today (November 13) opened the walk. From today to February 28, 2026, all may walk there, and those who do are asked to write."
ZH = "本處今日（十一月十三日）開放步道。由即日至明年二月二十八日，人人可到場。"


def test_today_without_its_year_is_near_the_full_date():
    assert find_dateline(EN, ZH) == date(2025, 11, 13)
    assert not alarms(EN, ZH, find_dateline(EN, ZH))
    wrong = ZH.replace("明年", "今年")
    assert alarms(EN, wrong, find_dateline(EN, wrong))
    leap = (
        "Open today (29 February), and from 5 May 2027 on all day and every day of the week, too."
    )
    assert find_dateline(leap, "") == date(2027, 5, 5)
