"""Turns of phrase that one language says in a word and the other in a number."""

import pytest

from .figure_pairs import alarms


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("It is far above the legal minimum of 80%.", "遠高於80%的法定最低要求。"),
        ("Firms must have no more than 60 staff.", "公司不得多於60名員工。"),
        ("The load must not exceed 60 kg.", "負重不得超過60公斤。"),
        ("It must not be less than 60 metres.", "不可少於60米。"),
        ("There is a train every four and a half minutes.", "每四分半鐘一班列車。"),
        ("Over the past six months 40 came.", "過去半年有40人前來。"),
        ("It will be tried for half a year.", "將試行六個月。"),
        ("It is on the fourth floor of Tower 5.", "位於第5座4樓。"),
        ("The works will cost an estimated HK$7 billion.", "工程預計耗資70億港元。"),
        ("One firm in eight reported a loss.", "有八分之一的公司錄得虧損。"),
        ("Sixty-three cents of every dollar were spent.", "每一元中有六角三分用於支出。"),
        ("Its file number is 81/23456.", "檔案編號為81/23456。"),
        ("They won the doubles final in 70 minutes.", "他們以70分鐘贏得雙打決賽。"),
        ("The storm passed about 70 kilometres to the east.", "風暴在東面約70公里掠過。"),
        ("The pressure fell to 975.2 hectopascals.", "氣壓降至975.2百帕斯卡。"),
        ("The yearly number could reach 130.", "每年的數目可達130個。"),
        ("They test one batch in five, not one in four.", "每五批抽驗一批，而非每四批抽驗一批。"),
        ("The first prize is HK$9,000, the second HK$4,000.", "頭獎9,000港元，二獎4,000港元。"),
    ],
)
def test_another_turn_of_phrase_is_no_discrepancy(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("It is far above the legal minimum of 80%.", "遠高於90%的法定最低要求。"),
        ("Firms must have no more than 60 staff.", "公司必須多於60名員工。"),
        ("There is a train every four and a half minutes.", "每五分半鐘一班列車。"),
        ("Over the past eight months 40 came.", "過去半年有40人前來。"),
        ("It will cost about HK$7 billion.", "工程預計耗資逾70億港元。"),
        ("One firm in eight reported a loss.", "有七分之一的公司錄得虧損。"),
        ("Sixty-three cents of every dollar were spent.", "每一元中有六角五分用於支出。"),
        ("The storm passed about 70 kilometres to the east.", "風暴在東面逾70公里掠過。"),
        ("They test one batch in five.", "每六批抽驗一批。"),
        ("In 2025 it met 140 firms.", "在140年會見2025家公司。"),
    ],
)
def test_another_figure_in_it_is_found(en, zh_hant):
    assert alarms(en, zh_hant)


_FORBIDDEN = (
    ("The water must not drop below 19 degrees.", "水溫不得低於19度。"),
    ("The water will not drop below 19 degrees.", "水溫不會降至19度以下。"),
    ("The margin could not go below 3%.", "利潤率不能低於3%。"),
    ("Riders must not be under 17.", "騎手不得少於17歲。"),
    ("Poems should not be longer than 70 lines.", "詩作不得超過70行。"),
    ("The toll won't be over HK$70.", "收費不會超過70元。"),
    ("The toll will not rise beyond HK$70.", "收費不會加至多於70元。"),
    ("The toll is no higher than HK$70.", "收費不高於70元。"),
    ("No poem may be longer than 70 lines.", "詩作不可多於70行。"),
    ("She could not have sold more than 70 lamps.", "她不可能售出超過70盞燈。"),
)


@pytest.mark.parametrize(("en", "zh_hant"), _FORBIDDEN)
def test_what_must_not_be_less_is_at_least_so_much(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(("en", "zh_hant"), _FORBIDDEN)
def test_what_may_be_less_is_found(en, zh_hant):
    for word in ("得", "會", "能", "可能", "可"):
        zh_hant = zh_hant.replace(f"不{word}", "")
    assert alarms(en, zh_hant.replace("不高", "高"))


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("Beer must not be sold to persons under 17.", "啤酒不得售予17歲以下人士。"),
        ("It grew to 70, not just over 40.", "增至70，而非剛逾40。"),
    ],
)
def test_what_is_denied_of_something_else_stays(en, zh_hant):
    assert alarms(en, zh_hant) == []
