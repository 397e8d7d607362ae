"""A day without its month, 26日 or "the 26th", beside a date that says the month."""

from datetime import date

import pytest
from opencc import OpenCC

from cyberport_cms.bilingual.checks import Pair, check

from .figure_pairs import alarms

_SIMPLIFIED = OpenCC("t2s")


def _in_both_scripts(en: str, zh_hant: str) -> list[list[tuple[str, str, str]]]:
    return [alarms(en, zh_hant), alarms(en, _SIMPLIFIED.convert(zh_hant))]


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("The board met on February 24.", "董事會24日舉行會議。"),
        ("The board met on February 24.", "24日，董事會舉行會議。"),
        ("The board met on the 24th.", "董事會於2月24日舉行會議。"),
        ("The board said on the 24th that it agreed.", "董事會24日表示同意。"),
        ("Rain began on the evening of the 24th.", "24日晚開始下雨。"),
        ("Rain began on February 24th at 16:00.", "24日16時開始下雨。"),
        ("Rain fell from 8:00 on February 24 to 8:00 on February 25.", "24日8時至25日8時下雨。"),
        ("It was dry on February 24 and 25.", "24日至25日天晴。"),
        ("It was dry from 24 to 25 February.", "24日至25日天晴。"),
        ("The dry spell on February 24 ended.", "24日的旱情結束。"),
        ("As of 24 February it had 46 members.", "截至24日，有46名會員。"),
        ("The works of 7 July 2019 and 9 July 2019 are shown.", "展出2019年7月7日及9日的作品。"),
        ("The fair opens on 3 March.", "展覽於3日開幕。"),
        ("It opened today.", "26日上午啟用。"),
        ("It rained on February 18, 19 and 20.", "18、19及20日下雨。"),
        ("Apply by the 15th of next month.", "於下月15日或之前申請。"),
        ("Apply by 15 March.", "於下月15日或之前申請。"),
        # As many days, read as a day or not.
        ("They stayed for 14 days.", "他們住了14日。"),
        ("They stayed for 14 days in all.", "他們合共14日在此居住。"),
        ("The 14 days from the ward were hard.", "14日從病房起計，很艱難。"),
        ("It takes three to five days.", "3日至5日完成。"),
        # The number of a house may be a day, too.
        ("It left on the 27th.", "27號出發。"),
    ],
)
def test_it_is_the_same_day(en, zh_hant):
    assert _in_both_scripts(en, zh_hant) == [[], []]


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("The board met on February 25.", "董事會24日舉行會議。"),
        ("The board met on February 25.", "董事會於24日舉行會議。"),
        ("The board met on the 25th.", "董事會於2月24日舉行會議。"),
        ("Rain began on February 25th at 16:00.", "24日16時開始下雨。"),
        ("It was dry from 24 to 26 February.", "24日至25日天晴。"),
        ("They stayed for 15 days.", "他們住了14日。"),
        ("They stayed for 24 days.", "他們於2月24日入住。"),
        ("It is the 18th licence.", "於2月18日領得牌照。"),
        ("It rained on February 18, 19 and 21.", "18、19及20日下雨。"),
        ("Apply by the 15th of this month.", "於下月15日或之前申請。"),
        # A day alone is of the month of the release, or of one that the text names.
        ("The board met on October 24.", "董事會24日舉行會議。"),
        ("The board met on the 24th.", "董事會於10月24日舉行會議。"),
    ],
)
def test_it_is_another_day(en, zh_hant):
    assert all(_in_both_scripts(en, zh_hant))


def test_the_month_may_be_said_in_another_block():
    opened = Pair("a", "paragraph", "It left on 5 October.", "10月5日出發。")
    closed = Pair("b", "paragraph", "It came back on 9 October.", "9日晚返回。")
    found = [
        [one for one in check(blocks, (), date(2025, 2, 26)) if one.is_alarm]
        for blocks in ([closed], [opened, closed])
    ]
    assert [len(one) for one in found] == [1, 0]


def test_days_left_out_are_found():
    assert alarms("The fair is free.", "展覽24日至26日免費入場。")
    assert alarms("The fair is free.", "展覽2月26日至28日免費入場。")  # from the dateline on


def test_another_day_is_one_finding():
    found = alarms("The board met on February 25.", "董事會24日舉行會議。")
    assert found == [("value", "February 25", "24日")]


def test_the_month_may_be_said_elsewhere_in_the_text():
    en = "It left on October 5, 2024 and came back on October 9, 2024."
    assert alarms(en, "2024年10月5日出發，9日晚返回。") == []
    assert alarms(en, "2024年7月5日出發，9日晚返回。")


def test_the_month_is_known_without_a_dateline():
    en = "It left on October 5 and came back on {}."
    assert alarms(en.format("October 9"), "10月5日出發，9日晚返回。", None) == []
    assert alarms(en.format("March 9"), "10月5日出發，9日晚返回。", None) == [
        ("value", "March 9", "9日")
    ]


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("On February 24, and in 3 to 5 hours, it rained.", "2月24日，3至5小時內下雨。"),
        ("It rained on February 24, and 3 to 5 inches fell.", "2月24日下雨，雨量3至5英寸。"),
        ("It met on February 24 and 30 members came.", "2月24日開會，30名會員出席。"),
        ("It met on February 24, and 32 members came.", "2月24日開會，32名會員出席。"),
        ("It met on February 24 and 25 in Tai Po.", "2月24及25日在大埔開會。"),
        ("It met on February 24, 25 and 27.", "2月24日、25日及27日開會。"),
    ],
)
def test_a_number_behind_a_date_is_not_always_a_day(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("It rains in July and August.", "七八月份多雨。"),
        ("It rained in January and February.", "一二月多雨。"),
        ("In March, April, and May it gained 78%.", "3月、4月、5月上升78%。"),
        ("It opened in the 1980s.", "上世紀80年代開業。"),
        ("It opened in the 1990's.", "90年代開業。"),
        ("Cases were counted from 0:00 to 24:00.", "統計0—24時的個案。"),
        ("Cases were counted until 24:00 on 5 March.", "統計截至3月5日24時的個案。"),
        ("Please call at seven in the evening.", "請於晚上七時致電。"),
        ("The Act of 1997 was read.", "九七法案宣讀。"),
        ("The Dawn Daily wrote of it.", "光明日報報道此事。"),
    ],
)
def test_months_decades_and_hours_agree(en, zh_hant):
    assert _in_both_scripts(en, zh_hant) == [[], []]


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("It rains in July and September.", "七八月份多雨。"),
        ("In March, April, and June it gained 78%.", "3月、4月、5月上升78%。"),
        ("It opened in the 1970s.", "上世紀80年代開業。"),
        ("Cases were counted from 0:00 to 22:00.", "統計0—24時的個案。"),
        ("Please call at eight in the evening.", "請於晚上七時致電。"),
        ("The Act of 1998 was read.", "九七法案宣讀。"),
    ],
)
def test_another_month_decade_or_hour_is_found(en, zh_hant):
    assert all(_in_both_scripts(en, zh_hant))


@pytest.mark.parametrize(
    ("en", "zh_hant", "agree"),
    [
        ("The March 5 and 6 sessions are full.", "3月5及6日的場次已滿。", True),
        ("The March 5 and 6 sessions are full.", "3月5及7日的場次已滿。", False),
        ("It met on March 5, and 6 members came.", "3月5日開會，6名會員出席。", True),
    ],
)
def test_two_days_that_have_a_name_are_days(en, zh_hant, agree):
    assert (alarms(en, zh_hant) == []) is agree
