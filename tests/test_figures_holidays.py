"""Holidays with a fixed date, and the first days of the lunar year."""

import pytest

from .figure_pairs import alarms


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        # Their dates
        ("Visitors peaked on Boxing Day.", "訪客人數於12月26日最多。"),
        ("The mall opens late on Christmas Eve.", "商場於12月24日延長開放。"),
        ("The mall opens late on December 24.", "商場於平安夜延長開放。"),
        ("It is closed on Christmas Day.", "12月25日休息。"),
        ("It is closed on Christmas Day and Boxing Day.", "12月25日及26日休息。"),
        ("It is closed on December 25.", "聖誕日休息。"),
        ("It is closed on December 25.", "聖誕節當日休息。"),
        ("The show starts on New Year's Eve.", "節目於12月31日開始。"),
        ("It is closed on New Year's Day.", "1月1日休館。"),
        ("It is closed on January 1.", "元旦休館。"),
        ("The fireworks of National Day drew 300,000.", "10月1日的煙花吸引30萬人。"),
        ("The fireworks of October 1 drew 300,000.", "國慶煙花吸引30萬人。"),
        ("Fares are free on the HKSAR Establishment Day.", "7月1日免費乘車。"),
        ("Fares are free on July 1.", "香港特區成立紀念日免費乘車。"),
        ("Fares are free on Labour Day.", "5月1日免費乘車。"),
        ("Fares are free on 1 May.", "勞動節免費乘車。"),
        ("It runs from Christmas Eve to New Year's Day.", "由平安夜至元旦舉行。"),
        ("It runs from 24 December to 1 January.", "由平安夜至元旦舉行。"),
        ("It runs from Christmas Eve to New Year's Day.", "由12月24日至1月1日舉行。"),
        ("Happy National Day!", "國慶快樂！"),
        ("The hall shuts on Lunar New Year's Eve.", "場館於農曆年除夕休息。"),
        ("The hall shuts on New Year's Eve.", "場館於除夕休息。"),
        ("The countdown of New Year's Eve drew 90,000.", "除夕倒數吸引九萬人。"),
        ("The countdown of December 31 drew 90,000.", "除夕倒數吸引九萬人。"),
        ("The run is on the Labour Day holiday.", "賽事於勞動節假期舉行。"),
        ("Crowds peaked in the National Day Golden Week.", "國慶黃金周人流最多。"),
        ("Crowds peaked on the eve of National Day.", "國慶前夕人流最多。"),
        (
            "It shuts on Christmas Day (December 25) and New Year's Day (January 1).",
            "聖誕日（12月25日）及元旦（1月1日）休息。",
        ),
        ("It shuts on December 25 and January 1.", "聖誕日及元旦休息。"),
        ("It shuts on 24 to 26 December.", "平安夜至節禮日休息。"),
        ("It runs from 20 December to Boxing Day.", "由12月20日至26日舉行。"),
        ("It runs from Christmas Eve till January 2.", "由12月24日至1月2日舉行。"),
        ("The Macao event is on 20 December.", "活動於12月20日在澳門舉行。"),
        ("On the day after Christmas Day, 4,000 came.", "聖誕節翌日有4,000人到場。"),
        ("Singapore marks its National Day on August 9.", "新加坡於8月9日慶祝國慶。"),
        ("The 76th National Day gala was held on September 30.", "76周年國慶晚會於9月30日舉行。"),
        (
            "The Hong Kong Special Administrative Region Establishment Day is a holiday.",
            "7月1日是假期。",
        ),
        ("Fireworks on July 1 and October 1", "回歸紀念日及國慶煙花"),
        # The first days
        ("It is closed on the first two days of the Lunar New Year.", "農曆年初一、二休館。"),
        ("It is closed on the first two days of the Lunar New Year.", "農曆新年初一及初二休館。"),
        ("It is closed on the first three days of the Lunar New Year.", "年初一至三休館。"),
        ("It is closed on the first three days of the Lunar New Year.", "農曆年初一、二及三休館。"),
        ("It is closed on the first two days of the Lunar New Year.", "農曆年首兩日休館。"),
        ("It is open on the second day of the Lunar New Year.", "年初二開放。"),
        ("The fireworks are on the second day of the Lunar New Year.", "煙花於大年初二舉行。"),
        ("The fair runs until the third day of Chinese New Year.", "市集至年初三結束。"),
        ("It opens on the fourth day of the Lunar New Year.", "年初四啟市。"),
        ("It is closed from the first to the third day of the Lunar New Year.", "年初一至三休館。"),
        (
            "It is closed from the first to the third day of the Lunar New Year.",
            "農曆年初一至年初三休館。",
        ),
        ("The market runs until the fifth day of the Lunar New Year.", "市集至大年初五結束。"),
        ("It is open on the first four days of Chinese New Year.", "農曆新年初一至初四照常開放。"),
        (
            "It is open from the second to the fifth day of the Lunar New Year.",
            "年初二至初五開放。",
        ),
        ("Trade has grown by 30% since the start of the year.", "貿易年初至今增加三成。"),
        ("Members of Form 1 came.", "中一學生到場。"),
        ("We met at the beginning of 2025 for the first two rounds.", "2025年初一連兩輪會面。"),
    ],
)
def test_it_is_no_discrepancy(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        # Their dates
        ("Visitors peaked on Boxing Day.", "訪客人數於12月27日最多。"),
        ("It is closed on Christmas Day.", "12月24日休息。"),
        ("It is closed on New Year's Day.", "1月2日休館。"),
        ("Fares are free on July 1.", "國慶日免費乘車。"),
        ("It is closed on Boxing Day.", "7月1日休館。"),
        ("It runs from Christmas Eve to New Year's Day.", "由12月24日至1月2日舉行。"),
        ("It shuts on December 25 and January 2.", "聖誕日及元旦休息。"),
        ("The countdown of December 30 drew 90,000.", "除夕倒數吸引九萬人。"),
        ("It runs from 21 December to Boxing Day.", "由12月20日至26日舉行。"),
        ("It runs from 20 December to Boxing Day.", "由12月20日至27日舉行。"),
        # The first days
        ("It is open on the second day of the Lunar New Year.", "年初三開放。"),
        ("It opens on the fourth day of the Lunar New Year.", "年初五啟市。"),
        ("It is closed on the first three days of the Lunar New Year.", "農曆年初一、二休館。"),
        ("It opens on the fourth day of the Lunar New Year.", "新年啟市。"),
        ("It is open on the first four days of Chinese New Year.", "農曆新年初一至初五照常開放。"),
        ("The market runs until the fifth day of the Lunar New Year.", "市集至大年初六結束。"),
        ("It is closed from the first to the third day of the Lunar New Year.", "年初一至四休館。"),
    ],
)
def test_another_figure_in_it_is_found(en, zh_hant):
    assert alarms(en, zh_hant)
