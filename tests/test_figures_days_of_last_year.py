"""A day with "last year" beside it: the year is part of the date, as in 去年12月5日."""

import pytest

from cyberport_cms.bilingual.figures.comparison import Severity, compare

from .figure_pairs import DAY, alarms


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("The bridge opened on 9 May last year.", "大橋於去年5月9日通車。"),
        ("The bridge opened on 9 May last year.", "大橋於2024年5月9日通車。"),
        ("The bridge opened on May 9, last year.", "大橋於5月9日通車。"),
        ("The course begins on 1 June next year.", "課程於明年六月一日開始。"),
        ("It was on view from 2 to 7 April last year.", "於去年4月2日至7日展出。"),
        ("On 12 and 13 July this year, the hall is closed.", "今年7月12及13日，展館關閉。"),
        ("Last year, on 9 May, the bridge opened.", "大橋於去年5月9日通車。"),
        ("It lasted from 4 November last year to 8 January this year.", "由去年11月4日至今年1月8日舉行。"),
        ("On 3 March this year's fair opens.", "今年的展覽於3月3日開幕。"),
    ],
)  # fmt: skip
def test_the_year_agrees(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("The bridge opened on 9 May last year.", "大橋於今年5月9日通車。"),
        ("The bridge opened on Friday, 9 May last year.", "大橋於2023年5月9日（星期五）通車。"),
        ("The bridge opened on May 9 last year.", "大橋於前年5月9日通車。"),
        ("The course begins on 1 June next year.", "課程於今年六月一日開始。"),
        ("It was on view from 2 to 7 April last year.", "於今年4月2日至7日展出。"),
        ("Last year, on 9 May, the bridge opened.", "大橋於今年5月9日通車。"),
        ("It opened on 4 May last year and closed on 8 June this year.", "今年5月4日開幕，去年6月8日結束。"),
    ],
)  # fmt: skip
def test_another_year_must_be_mended(en, zh_hant):
    found = compare(en, zh_hant, DAY).alarms
    assert [str(one.kind) for one in found] == ["value"] * len(found)
    assert {one.severity for one in found} == {Severity.MUST}


def test_without_a_dateline_the_day_alone_is_compared():
    assert alarms("It opened on 9 May last year.", "於今年5月9日開幕。", None) == []
    assert alarms("It opened on 9 May last year.", "於今年5月8日開幕。", None) != []
