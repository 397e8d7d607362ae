"""Figures in Chinese text are read with value, unit and qualifier, in both scripts."""

from datetime import date
from decimal import Decimal

import pytest

from cyberport_cms.bilingual.figures.chinese import read_chinese
from cyberport_cms.bilingual.simplified import simplify

DATELINE = date(2025, 2, 26)
TWO_THIRDS = str(Decimal(200) / 3)
A_THIRD = str(Decimal(100) / 3)

# Text, then its figures: "text | value | unit | qualifier", the last left out where exactly.
NUMBERS = """
吸引2,100間企業 -> 2,100 | 2100 | count
共160 000名會員 -> 160 000 | 160000 | count
合計30 005宗 -> 30 005 | 30005 | count
２，１００間 -> ２，１００ | 2100 | count
有3\u3000320萬人次 -> 3\u3000320萬 | 33200000 | count
3 320萬人次 -> 3 320萬 | 33200000 | count
二千四百四十萬人次 -> 二千四百四十萬 | 24400000 | count
一百零二點八億元 -> 一百零二點八億元 | 10280000000 | HKD
一○二億元 -> 一○二億元 | 10200000000 | HKD
兩間公司 -> 兩 | 2 | count
廿五間公司 -> 廿五 | 25 | count
卅年經驗 -> 卅 | 30 | count
百人參與 -> 百 | 100 | count
千名員工 -> 千 | 1000 | count
十萬零五百人 -> 十萬零五百 | 100500 | count
三萬五千人 -> 三萬五千 | 35000 | count
百二人 -> 百二 | 120 | count
42.1億人次 -> 42.1億 | 4210000000 | count
1.2萬億元 -> 1.2萬億元 | 1200000000000 | HKD
5兆元 -> 5兆元 | 5000000000000 | HKD
3億2,000萬元 -> 3億2,000萬元 | 320000000 | HKD
十八區和兩校 -> 十八 | 18 | count ; 兩 | 2 | count
十大項目和三大範疇 -> 十 | 10 | count ; 三 | 3 | count
兩三個地點 -> 兩三 | 2..3 | count
一連五日 -> 五 | 5 | count
首五個月 -> 五 | 5 | count
兩年半 -> 兩年半 | 2.5 | count
三個半月 -> 三個半 | 3.5 | count
十分鐘 -> 十 | 10 | count
三星期 -> 三 | 3 | count
三金一銀兩銅 -> 三 | 3 | count ; 一 | 1 | count ; 兩 | 2 | count
為期一年 -> 一 | 1 | count
每半小時一班 -> 半 | 0.5 | count
一個半小時 -> 一個半 | 1.5 | count
首三季 -> 三 | 3 | count
前三季度 -> 三 | 3 | count
代表三間企業 -> 三 | 3 | count
"""
MONEY = """
預留十億元 -> 十億元 | 1000000000 | HKD
撥款 30 億元 -> 30 億元 | 3000000000 | HKD
421 億港元 -> 421 億港元 | 42100000000 | HKD
港幣3,000元 -> 港幣3,000元 | 3000 | HKD
HK$2.6億 -> HK$2.6億 | 260000000 | HKD
HK\\$42.1億 -> HK\\$42.1億 | 4210000000 | HKD
HK$2.6 billion -> HK$2.6 billion | 2600000000 | HKD
每股15港仙 -> 15港仙 | 0.15 | HKD
5億元人民幣 -> 5億元人民幣 | 500000000 | RMB
人民幣逾5億元 -> 人民幣逾5億元 | 500000000 | RMB | over
US$30億 -> US$30億 | 3000000000 | USD
三億美元 -> 三億美元 | 300000000 | USD
3億至5億元 -> 3億至5億元 | 300000000..500000000 | HKD
30至50萬港元 -> 30至50萬港元 | 300000..500000 | HKD
HK$100-200 -> HK$100-200 | 100..200 | HKD
發行人民幣10年期債券 -> 10 | 10 | count
收入上升12.5%至34.229億港元 -> 12.5% | 12.5 | per_cent ; 34.229億港元 | 3422900000 | HKD
估計為337億元 -> 337億元 | 33700000000 | HKD
上限為100元 -> 上限為100元 | 100 | HKD | up_to
"""
SHARES = f"""
六成船隊 -> 六成 | 60 | per_cent
六成半 -> 六成半 | 65 | per_cent
六成為女性 -> 六成 | 60 | per_cent
九成九用戶 -> 九成九 | 99 | per_cent
七至八成 -> 七至八成 | 70..80 | per_cent
六七成 -> 六七成 | 60..70 | per_cent
近半數 -> 近半數 | 50 | per_cent | nearly
過半數 -> 過半數 | 50 | per_cent | over
超過一半 -> 超過一半 | 50 | per_cent | over
三分之二 -> 三分之二 | {TWO_THIRDS} | per_cent
三分一 -> 三分一 | {A_THIRD} | per_cent
四分之一 -> 四分之一 | 25 | per_cent
十分之一 -> 十分之一 | 10 | per_cent
0.75厘 -> 0.75厘 | 0.75 | per_cent
四厘半 -> 四厘半 | 4.5 | per_cent
四分一厘 -> 四分一厘 | 0.25 | per_cent
百分之五 -> 百分之五 | 5 | per_cent
百分之三至五 -> 百分之三至五 | 3..5 | per_cent
千分之五 -> 千分之五 | 0.5 | per_cent
5%及5％ -> 5% | 5 | per_cent ; 5％ | 5 | per_cent
3-5% -> 3-5% | 3..5 | per_cent
3％至5％ -> 3％至5％ | 3..5 | per_cent
負0.6% -> 負0.6% | -0.6 | per_cent
下跌 -0.6% -> -0.6% | -0.6 | per_cent
（+12.5%） -> +12.5% | 12.5 | per_cent
0.5個百分點 -> 0.5個百分點 | 0.5 | percentage_point
75個基點 -> 75個基點 | 75 | basis_point
三倍 -> 三倍 | 3 | times
增加一倍 -> 一倍 | 1 | times
兩倍半 -> 兩倍半 | 2.5 | times
比率達到 1:9 -> 1:9 | 9 | ratio
比率為1:10 -> 1:10 | 10 | ratio
1比9 -> 1比9 | 9 | ratio
一比九 -> 一比九 | 9 | ratio
第三名 -> 第三 | 3 | ordinal
第九屆 -> 第九 | 9 | ordinal
第30屆 -> 第30 | 30 | ordinal
首批項目 -> 首 | 1 | ordinal
首次舉行 -> 首 | 1 | ordinal
二十一世紀 -> 二十一 | 21 | ordinal
費用減半 -> 半 | 50 | per_cent
每三名受訪者便有一名 -> 每三名受訪者便有一 | {A_THIRD} | per_cent
每10間企業中有超過7間 -> 每10間企業中有超過7 | 70 | per_cent | over
八折 -> 八折 | 20 | per_cent
低至八五折 -> 低至八五折 | 15 | per_cent | up_to
高於4.94%的基線 -> 高於4.94% | 4.94 | per_cent
超過1:2.35 -> 超過1:2.35 | 2.35 | ratio | over
「十五五」規劃 -> 十五五 | 15 | ordinal
國家「十四五」規劃 -> 十四五 | 14 | ordinal
十五五時期 -> 十五五 | 15 | ordinal
第十四個五年規劃 -> 第十四 | 14 | ordinal
"""
MEASURES = """
逾3,000平方米 -> 逾3,000平方米 | 3000 | square_metres | over
約200萬平方米 -> 約200萬平方米 | 2000000 | square_metres | about
12,000平方呎 -> 12,000平方呎 | 12000 | square_feet
50兆瓦 -> 50兆瓦 | 50 | MW
五公里夜跑 -> 五公里 | 5 | km
30公斤 -> 30公斤 | 30 | kg
3,000 PFLOPS -> 3,000 PFLOPS | 3000 | petaFLOPS
3,000petaFLOPS -> 3,000petaFLOPS | 3000 | petaFLOPS
500千瓦 -> 500 | 500 | count
"""
CALENDAR_FIGURES = """
二○二六年一月二十二日 -> 二○二六年一月二十二日 | 2026-01-22 | date
2025 年 2 月 26 日 -> 2025 年 2 月 26 日 | 2025-02-26 | date
２０２５年２月２６日 -> ２０２５年２月２６日 | 2025-02-26 | date
2月26日 -> 2月26日 | --02-26 | date
10月13至17日 -> 10月13至17日 | --10-13..--10-17 | date
2025年12月30日至2026年1月5日 -> 2025年12月30日至2026年1月5日 | 2025-12-30..2026-01-05 | date
6月3日及5日 -> 6月3日 | --06-03 | date ; 5日 | --06-05 | date
2025-02-26 -> 2025-02-26 | 2025-02-26 | date
八月二十一日（星期五） -> 八月二十一日（星期五） | --08-21 | date
今日（一月二十二日） -> 今日（一月二十二日） | --01-22 | date
二零二五年 -> 二零二五年 | 2025 | year
二〇二五 -> 二〇二五 | 2025 | year
一九二三年成立 -> 一九二三年 | 1923 | year
二千零二十五年 -> 二千零二十五年 | 2025 | year
2023至2025年 -> 2023至2025年 | 2023..2025 | year
2022-2024三年間 -> 2022-2024 | 2022..2024 | year ; 三 | 3 | count
2020-2024年 -> 2020-2024年 | 2020..2024 | year
Cyberport Pitch Day 2025 -> 2025 | 2025 | year
二○二○至二一年度 -> 二○二○至二一年度 | 2020-21 | fiscal_year
2025-26年度《財政預算案》 -> 2025-26年度 | 2025-26 | fiscal_year
2025/26財政年度 -> 2025/26財政年度 | 2025-26 | fiscal_year
1999/2000年度 -> 1999/2000年度 | 1999-00 | fiscal_year
十月 -> 十月 | --10 | month
6月份 -> 6月份 | --06 | month
2024年10月 -> 2024年10月 | 2024-10 | month
3至5月 -> 3至5月 | --03..--05 | month
第四季 -> 第四季 | Q4 | quarter
二○二七年第四季至二○二九年 -> 二○二七年第四季 | 2027-Q4 | quarter ; 二○二九年 | 2029 | year
首季 -> 首季 | Q1 | quarter
三季度 -> 三季度 | Q3 | quarter
第一至第三季 -> 第一至第三季 | Q1..Q3 | quarter
第三及第四季 -> 第三 | Q3 | quarter ; 第四季 | Q4 | quarter
上半年 -> 上半年 | H1 | half_year
二○二五年下半年 -> 二○二五年下半年 | 2025-H2 | half_year
禮拜日 -> 禮拜日 | 7 | weekday
周一至周五 -> 周一至周五 | 1..5 | weekday
逢星期一至五 -> 星期一至五 | 1..5 | weekday
下午二時半 -> 下午二時半 | 14:30 | time
十時五十九分 -> 十時五十九分 | 10:59 | time
下午2時30分至5時 -> 下午2時30分至5時 | 14:30..17:00 | time
凌晨一時至五時期間 -> 凌晨一時至五時 | 01:00..05:00 | time
下午2至5時 -> 下午2至5時 | 14:00..17:00 | time
上午10時至下午5時 -> 上午10時至下午5時 | 10:00..17:00 | time
晚上七時 -> 晚上七時 | 19:00 | time
晚上12時 -> 晚上12時 | 00:00 | time
中午12時 -> 中午12時 | 12:00 | time
下午三點 -> 下午三點 | 15:00 | time
正午 -> 正午 | 12:00 | time
14:30 -> 14:30 | 14:30 | time
2:30pm -> 2:30pm | 14:30 | time
(852) 3166 3800 -> (852) 3166 3800 | 85231663800 | phone
（852）2808 1234 -> （852）2808 1234 | 85228081234 | phone
電話：31663800 -> 31663800 | 85231663800 | phone
電話：3166 3800 -> 3166 3800 | 85231663800 | phone
+86 755 8888 9999 -> +86 755 8888 9999 | 8675588889999 | phone
2123 0404（內線12） -> 2123 0404（內線12） | 85221230404x12 | phone
逢星期二及四 -> 星期二 | 2 | weekday ; 四 | 4 | weekday
星期一、三及五 -> 星期一 | 1 | weekday ; 三 | 3 | weekday ; 五 | 5 | weekday
星期二及四晚上7時至10時 -> 星期二 | 2 | weekday ; 四 | 4 | weekday ; 晚上7時至10時 | 19:00..22:00 | time
星期二及三名代表 -> 星期二 | 2 | weekday ; 三 | 3 | count
由中午起 -> 中午 | 12:00 | time
3月12、13及15號 -> 3月12 | --03-12 | date ; 13 | --03-13 | date ; 15號 | --03-15 | date
"""
QUALIFIERS = """
十多家 -> 十多 | 10 | count | over
二十餘間 -> 二十餘 | 20 | count | over
十幾人 -> 十幾 | 10 | count | over
100多萬元 -> 100多萬元 | 1000000 | HKD | over
數十億元 -> 數十億元 | 1000000000 | HKD | over
數千名 -> 數千 | 1000 | count | over
數以千計 -> 數以千計 | 1000 | count | over
過百間 -> 過百 | 100 | count | over
上千名 -> 上千 | 1000 | count | over
三年多 -> 三年多 | 3 | count | over
兩個多月 -> 兩個多 | 2 | count | over
逾三十，超過五十 -> 逾三十 | 30 | count | over ; 超過五十 | 50 | count | over
多於10個 -> 多於10 | 10 | count | over
超300間 -> 超300 | 300 | count | over
100人以上 -> 100人以上 | 100 | count | over
100萬元以上 -> 100萬元以上 | 1000000 | HKD | over
大約30個 -> 大約30 | 30 | count | about
10個左右 -> 10個左右 | 10 | count | about
約佔三成 -> 約佔三成 | 30 | per_cent | about
近 100 億張 -> 近 100 億 | 10000000000 | count | nearly
接近五成 -> 接近五成 | 50 | per_cent | nearly
不少於50家 -> 不少於50 | 50 | count | at_least
65歲或以上 -> 65歲或以上 | 65 | count | at_least
至少一個 -> 至少一 | 1 | count | at_least
最多50,000元 -> 最多50,000元 | 50000 | HKD | up_to
高達九成 -> 高達九成 | 90 | per_cent | up_to
不超過30萬元 -> 不超過30萬元 | 300000 | HKD | up_to
少於100人 -> 少於100 | 100 | count | under
不足一成 -> 不足一成 | 10 | per_cent | under
30歲以下 -> 30歲以下 | 30 | count | under
達300名 -> 300 | 300 | count
最近三年 -> 三 | 3 | count
近十年來 -> 十 | 10 | count
附近10間 -> 10 | 10 | count
合約300份 -> 300 | 300 | count
通過10項 -> 10 | 10 | count
估計300人 -> 估計300 | 300 | count | about
估計約為300人 -> 估計約為300 | 300 | count | about
"""
RELATIVE = """
今日公布 -> 今日 | 2025-02-26 | date
昨日 -> 昨日 | 2025-02-25 | date
明日（二月二十七日） -> 明日（二月二十七日） | 2025-02-27 | date
今日（26日） -> 今日（26日） | 2025-02-26 | date
本月15日 -> 本月15日 | 2025-02-15 | date
本月 -> 本月 | 2025-02 | month
上月 -> 上月 | 2025-01 | month
下個月 -> 下個月 | 2025-03 | month
去年 10 月 -> 去年 10 月 | 2024-10 | month
今年三月五日 -> 今年三月五日 | 2025-03-05 | date
去年首季 -> 去年首季 | 2024-Q1 | quarter
今年上半年 -> 今年上半年 | 2025-H1 | half_year
去年 -> 去年 | 2024 | year
明年 -> 明年 | 2026 | year
前年 -> 前年 | 2023 | year
於年內展開 -> 年內 | 2025 | year
"""
NOT_FIGURES = (
    "九龍 三明治 零售 百度 二氧化碳 一站式 統一 千葉 重點 十分重要 一直 一同 一起 一致 一系列 一帶一路 一國兩制 萬一"
    " 百貨 千禧 五金 四川 三星 七一 兩岸 兩地 第一線 一線 一般 一定 唯一 之一 萬象 百年 十足 三維 二維碼 一體 一流"
    " 一方面 進一步 同一 單一 一切 一旦 一向 一連 億萬 千方百計 五光十色 四通八達 九牛一毛 百花齊放 三番四次 成千上萬"
    " Web3.0 Web3 W3IC CO2-e COVID-19 2A 5G 工業4.0 9999.HK GPT-4 24/7 雙十一 打折 第三方 四季 三門仔 二次元"
    " 數碼港道100號 數碼港3座 8樓 1102室 七號碼頭三樓 https://example.com/2025/3 info2025@example.com"
    " [此處](/releases/2025/) [1] （1） 一個平台 過去一年 一時間 目前年產 日本月刊 五百 億元 最佳三甲 一小時 特首 元首"
    " 智慧城市藍圖2.0 全民AI 2.0 表一及表二 見表1 3、5及6號館 圖（1） 股份代號：0700 90後"
).split(" ")
NOT_FIGURES.remove("五百")


def _cases(*tables: str) -> list:
    lines = [line for table in tables for line in table.strip("\n").split("\n")]
    return [pytest.param(*line.split(" -> "), id=line.split(" -> ")[0]) for line in lines]


def _printed(text: str, dateline: date | None = None) -> str:
    figures = []
    for mention in read_chinese(text, dateline):
        value = str(mention.value) if mention.high is None else f"{mention.value}..{mention.high}"
        parts = [mention.text, value, mention.unit.value, mention.qualifier.value]
        figures.append(" | ".join(part for part in parts if part != "exactly"))
    return " ; ".join(figures)


STATIC = (NUMBERS, MONEY, SHARES, MEASURES, CALENDAR_FIGURES, QUALIFIERS)


@pytest.mark.parametrize(("text", "figures"), _cases(*STATIC))
def test_figures_are_read(text, figures):
    assert _printed(text) == figures


@pytest.mark.parametrize(("text", "figures"), _cases(*STATIC))
def test_and_alike_in_simplified_chinese(text, figures):
    def values(printed):
        return [figure.split(" | ")[1:] for figure in printed.split(" ; ")]

    assert values(_printed(simplify(text))) == values(figures)


@pytest.mark.parametrize(("text", "figures"), _cases(RELATIVE))
def test_words_reckoned_from_the_dateline(text, figures):
    for script in (text, simplify(text)):
        mentions = read_chinese(script, DATELINE)
        assert all(mention.relative for mention in mentions)
    assert _printed(text, DATELINE) == figures


@pytest.mark.parametrize("word", ["今日", "昨日", "本月", "上月", "去年", "今年", "明年", "年內"])
def test_without_a_dateline_they_are_left_out(word):
    assert read_chinese(f"{word}公布") == []


def test_what_stands_beside_them_is_read_without_a_dateline():
    assert _printed("去年 10 月") == "10 月 | --10 | month"
    assert _printed("去年首季") == "首季 | Q1 | quarter"


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_what_only_looks_like_a_figure(text):
    for script in (text, simplify(text)):
        for sentence in (script, f"公司的{script}。"):
            assert read_chinese(sentence, DATELINE) == []


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("超過350間專注研發人工智能的初創企業", "間專注研發人工智"),
        ("10 家銀行和四家夥伴", "家銀行"),
        ("15 個用例，", "個用例"),
        ("30歲以下", "歲"),
        ("兩個多月", "月"),
        ("六成船隊", "船隊"),
        ("10億元成立", ""),
    ],
)
def test_the_counted_noun_stands_beside_the_figure(text, noun):
    assert read_chinese(text)[0].noun == noun


def test_numbers_of_lists_and_captions_are_none():
    text = "1. 五個項目\n2、三個\n（一）兩個\n圖1：四個"
    assert [m.text for m in read_chinese(text)] == ["五", "三", "兩", "四"]


@pytest.mark.parametrize(
    "part",
    "上午 早上 早晨 夜晚 今早 明早 清晨 凌晨 早 中午 午間 下午 傍晚 黃昏 晚上 晚間 今晚 明晚 當晚 午夜 深夜 晚".split(),
)
def test_every_part_of_the_day_is_read_before_an_hour(part):
    (mention,) = read_chinese(f"風箏賽{part}7時開始。")
    assert (mention.text, mention.unit) == (f"{part}7時", "time")
