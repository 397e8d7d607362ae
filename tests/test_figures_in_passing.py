"""Spans, halves, multiples and decades in the words of real news."""

import pytest

from .figure_pairs import alarms


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        # Within, doubled, about an hour
        ("You may cancel up to 48 hours before the start.", "可於開始前48小時內取消。"),
        ("It takes up to 24 hours to reply.", "24小時內回覆。"),
        ("Replies take up to five working days.", "五個工作天內回覆。"),
        ("The loss was kept under 30%.", "損耗控制在30%以內。"),
        ("The cost is under HK$500.", "成本在500元以內。"),
        ("The wait was under 15 minutes.", "輪候時間在15分鐘內。"),
        ("It closes at midnight.", "凌晨零時關閉。"),
        ("It closes at midnight.", "午夜關閉。"),
        ("It closes at midnight.", "半夜時分關閉。"),
        ("It closes at midnight.", "凌晨12時關閉。"),
        ("It closes at midnight.", "深夜十二時關閉。"),
        ("Humidity will be 80-90%.", "濕度為80％至90％。"),
        ("Humidity will be 80-90%.", "濕度為百分之八十至九十。"),
        ("It holds 1.5-2 litres.", "可盛水1.5升至2升。"),
        ("It is about 0.5 metre wide.", "寬約半米。"),
        ("It is half a metre wide.", "寬半米。"),
        ("It grew to 1.5 metres.", "長至一米半。"),
        ("Sales doubled.", "銷售翻一番。"),
        ("Sales more than doubled.", "銷售增長1倍多。"),
        ("Sales more than doubled.", "銷售增加逾一倍。"),
        ("Sales more than tripled.", "銷售增長兩倍多。"),
        ("Sales more than tripled.", "销售增长了两倍多。"),
        ("Sales tripled.", "銷售增加兩倍。"),
        ("Sales tripled.", "銷售增至三倍。"),
        ("Sales quadrupled.", "銷售增長三倍。"),
        ("Sales have quadrupled.", "銷售翻兩番。"),
        ("Sales nearly doubled.", "銷售增長近一倍。"),
        ("Sales almost tripled.", "銷售增長近兩倍。"),
        ("About three out of every four children walk to school.", "每4個兒童中約有3個步行上學。"),
        ("Four in ten people agree.", "十分之四的人同意。"),
        ("Four in ten agree.", "每十人有四人同意。"),
        ("Over 150,000 people came.", "15多萬人到場。"),
        ("Over 150,000 people came.", "十五萬多人到場。"),
        ("Over 100 kilograms of food", "100 多公斤食物"),
        ("The rate fell by 25 basis points.", "息率下調25個基點。"),
        ("The rate fell by 25 basis points.", "息率下調25個基本點。"),
        ("It takes about an hour.", "需時約1小時。"),
        ("It takes an hour.", "需時1小時。"),
        ("It takes nearly an hour.", "需時近一小時。"),
        ("It takes about an hour and a half.", "需時約一個半小時。"),
        ("The work is half paid by us and half by them.", "費用一半由我們支付，一半由他們支付。"),
        ("We pay half and they pay half.", "我們支付一半，他們支付一半。"),
        ("It comes with 30GB of data.", "附送30GB數據。"),
        ("Season 2 of the show starts.", "節目第二季開播。"),
        ("Expo 2020 was held.", "2020年世博會舉行。"),
        ("He was born in the 1990s.", "他是90後。"),
        ("The post-90s staff are keen.", "90後員工十分熱心。"),
        ("In the 2000s it moved.", "2000年代遷址。"),
        ("Hundreds of millions of dollars", "數億元"),
        ("A one-hour class", "一小時的課堂"),
        ("It cost HK$50K.", "費用5萬港元。"),
        # Weeks, half a kilometre, seasons
        ("It opened within a year.", "一年內開幕。"),
        ("It lasts about a week.", "為期約一星期。"),
        ("It was closed for over a month.", "關閉逾一個月。"),
        ("Once a week they meet.", "每周會面一次。"),
        ("It walks half a kilometre.", "步行半公里。"),
        ("It weighs two and a half tonnes.", "重兩噸半。"),
        ("It is 3.5 kilometres long.", "全長三公里半。"),
        ("Parking costs HK$20 an hour.", "泊車每小時20元。"),
        ("It takes less than an hour.", "需時不足一小時。"),
        ("It takes over an hour.", "需時逾1小時。"),
        ("Half of them walk and half take a bus.", "一半人步行，一半人乘巴士。"),
        ("Half of them walk.", "一半人步行。"),
        ("It was built in less than half the time.", "建造時間縮短逾半。"),
        ("Second Quarter results", "第二季業績"),
        ("Sales of the second season rose.", "第二季播出後銷量上升。"),
    ],
)
def test_it_is_no_discrepancy(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        # Within, doubled, about an hour
        ("Replies take up to five working days.", "六個工作天內回覆。"),
        ("The loss was kept under 30%.", "損耗控制在40%以內。"),
        ("The loss was kept over 30%.", "損耗控制在30%以內。"),
        ("Sales doubled.", "銷售翻兩番。"),
        ("Sales tripled.", "銷售增長三倍。"),
        ("Sales more than doubled.", "銷售增加近一倍。"),
        ("Four in ten people agree.", "十分之三的人同意。"),
        ("It takes about an hour.", "需時約2小時。"),
        ("About three out of every four children walk to school.", "每4個兒童中約有2個步行上學。"),
        ("It closes at midnight.", "凌晨1時關閉。"),
        ("Humidity will be 80-90%.", "濕度為80％至95％。"),
        ("The rate fell by 25 basis points.", "息率下調50個基本點。"),
        ("It is about 0.5 metre wide.", "寬約一米半。"),
        # Weeks, half a kilometre, seasons
        ("It takes less than an hour.", "需時逾一小時。"),
        ("It was closed for over a month.", "關閉約一個月。"),
        ("It weighs two and a half tonnes.", "重三噸半。"),
        ("It walks half a kilometre.", "步行一公里半。"),
        ("Half of them walk.", "三成人步行。"),
        ("The second half was calm.", "一半人平靜。"),
        ("He was born in the 1990s.", "他是80後。"),
        ("Over 150,000 people came.", "16多萬人到場。"),
        ("The fund pays up to 30%.", "基金支付40%以內。"),
    ],
)
def test_another_figure_in_it_is_found(en, zh_hant):
    assert alarms(en, zh_hant)
