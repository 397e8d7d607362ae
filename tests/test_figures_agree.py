"""Figures of the two languages are compared: what differs is found, what agrees is left alone."""

from decimal import Decimal

import pytest

from cyberport_cms.bilingual.figures.comparison import (
    Kind,
    Severity,
    compare,
    compare_mentions,
)
from cyberport_cms.bilingual.figures.dateline import find_dateline
from cyberport_cms.bilingual.figures.mentions import Mention
from cyberport_cms.bilingual.quantities import Qualifier, Unit

from .figure_pairs import DAY, alarms, shown

# Without the readers: mentions made by hand.


def figure(
    source: str,
    text: str,
    value: Decimal | int | str,
    unit: Unit = Unit.COUNT,
    qualifier: Qualifier = Qualifier.EXACTLY,
    **more: str | bool,
) -> Mention:
    start = source.index(text)
    number = value if isinstance(value, str) else Decimal(value)
    return Mention(start, start + len(text), text, number, unit, qualifier, **more)


def test_equal_values_meet_in_another_order():
    en, zh = "six vessels for US$72 million", "以7,200萬美元訂購六艘船"
    found = compare_mentions(
        en,
        zh,
        [figure(en, "six", 6), figure(en, "US$72 million", 72_000_000, Unit.USD)],
        [figure(zh, "7,200萬美元", 72_000_000, Unit.USD), figure(zh, "六", 6)],
    )
    assert [kind for kind, _, _ in shown(list(found.findings))] == ["agree", "agree"]
    assert found.alarms == []


@pytest.mark.parametrize(
    ("en", "zh_hant", "severity"),
    [
        (Qualifier.OVER, Qualifier.OVER, None),
        (Qualifier.OVER, Qualifier.ABOUT, Severity.MUST),
        (Qualifier.OVER, Qualifier.EXACTLY, Severity.MUST),
        (Qualifier.OVER, Qualifier.AT_LEAST, Severity.LOOK),
        (Qualifier.ABOUT, Qualifier.NEARLY, Severity.LOOK),
        (Qualifier.NEARLY, Qualifier.OVER, Severity.MUST),
    ],
)
def test_qualifiers_agree_within_their_class(en, zh_hant, severity):
    found = compare_mentions(
        "20",
        "20",
        [figure("20", "20", 20, Unit.COUNT, en)],
        [figure("20", "20", 20, Unit.COUNT, zh_hant)],
    )
    expected = [] if severity is None else [(Kind.QUALIFIER, severity)]
    assert [(one.kind, one.severity) for one in found.alarms] == expected


@pytest.mark.parametrize(
    ("en", "zh_hant", "kind"),
    [
        ((Decimal(200) / 3, Unit.PER_CENT), (Decimal("66.7"), Unit.PER_CENT), Kind.AGREE),
        ((Decimal(200) / 3, Unit.PER_CENT), (Decimal("67"), Unit.PER_CENT), Kind.AGREE),
        ((Decimal("66.6"), Unit.PER_CENT), (Decimal("66.7"), Unit.PER_CENT), Kind.VALUE),
        ((Decimal(5), Unit.PER_CENT), (Decimal(5), Unit.PERCENTAGE_POINT), Kind.UNIT),
        ((Decimal(75), Unit.BASIS_POINT), (Decimal("0.75"), Unit.PERCENTAGE_POINT), Kind.AGREE),
        ((Decimal(5_000_000), Unit.USD), (Decimal(5_000_000), Unit.HKD), Kind.UNIT),
        ((Decimal(2), Unit.COUNT), (Decimal(2), Unit.ORDINAL), Kind.AGREE),
        ((Decimal(100), Unit.PER_CENT), (Decimal(2), Unit.TIMES), Kind.AGREE),
        (("2025-02-26", Unit.DATE), ("--02-26", Unit.DATE), Kind.AGREE),
        (("2025-02-26", Unit.DATE), ("--02-27", Unit.DATE), Kind.VALUE),
        (("Q4", Unit.QUARTER), ("2025-Q4", Unit.QUARTER), Kind.AGREE),
        (("85231663800", Unit.PHONE), ("31663800", Unit.PHONE), Kind.AGREE),
        (("85231663800", Unit.PHONE), ("85231663801", Unit.PHONE), Kind.VALUE),
    ],
)
def test_values_and_units(en, zh_hant, kind):
    found = compare_mentions("20", "30", [figure("20", "20", *en)], [figure("30", "30", *zh_hant)])
    assert [one.kind for one in found.findings] == [kind]


# With the readers.

AGREE = [
    ("over HK$42.1 billion", "超過421億港元"),
    ("HK$1.94 billion", "19.4 億元"),
    ("over a dozen parks", "十多個園區"),
    ("more than 10 enterprises", "十多家企業"),
    ("half of the companies", "50%的企業"),
    ("one in four exhibitors", "四分之一的參展商"),
    ("about 70% of tickets", "約七成門票"),
    ("998 000 visitors", "99.8萬人次"),
    ("on 26 February 2025", "於2月26日"),
    ("The Centre opens today.", "中心於今日（二月二十六日）啓用。"),
    ("the 2025-2026 Budget", "2025-26年度《財政預算案》"),
    ("2:30 pm on 21 August (Friday)", "八月二十一日下午二時半"),
    ("both parks", "兩地園區"),
    ("The first batch arrived.", "貨品運抵。"),
    ("One of the parks has 350 firms.", "其中有350間企業的園區。"),
    ("Tel: (852) 3166 3841", "電話：3166 3841"),
    ("RMB 500,000 and RMB 200,000", "人民幣50萬元及20萬元"),
    ("Revenue was up 12.5%", "收入上升12.5%"),
    ("the third quarter of 2025", "二○二五年第三季"),
    ("between 20 and 30 firms", "20至30間企業"),
    ("the number doubled", "數目增加一倍"),
    ("twice as many as in 2023", "是2023年的兩倍"),
    ("for more than two decades", "二十多年來"),
    ("a 12-month programme", "為期一年的計劃"),
    ("hundreds of guests", "數百名嘉賓"),
    ("tens of thousands of guests", "數以萬計嘉賓"),
    ("sales were -1.4% lower; others (+0.5%)", "銷售下跌1.4%；其他（上升0.5%）"),
    ("the first three quarters of this year", "今年首三季"),
    ("increased by 7.0% compared with last year", "較去年上升7.0%"),
    ("See Tables 1 and 2.", "見表一及表二。"),
    ("It has 13 parks\n- 40 start-ups came", "共有13個園區\n- 40間初創來訪"),
    ("using at least one AI tool", "使用至少一項人工智能工具"),
    ("on Tuesdays and Thursdays, 7pm to 10pm", "逢星期二及四晚上7時至10時"),
    ("fees are cut by half from noon", "中午起收費減半"),
    ("fees are halved", "費用減半"),
    ("One in three respondents", "每三名受訪者便有一名"),
    ("the AI for All 2.0 scheme", "「全民AI 2.0」計劃"),
    ("provisionally estimated at $33.7 billion", "臨時估計為337億元"),
    ("the 15th Five-Year Plan", "「十五五」規劃"),
    ("the National 14th Five-Year Plan", "國家第十四個五年規劃"),
    ("every half-hour, or 30 minutes", "每30分鐘，即半小時"),
    ("running every 30 minutes", "每半小時一班"),
    ("tickets are 40% off", "門票六折"),
    ("capped at $100", "上限為100元"),
    ("above the baseline of 4.94%", "高於4.94%的基線"),
    ("below the replacement level of 2.1", "低於2.1的更替水平"),
    ("over the past decade", "過去十年"),
    ("the first of its kind in a decade", "十年來首次"),
    ("two to three degrees lower", "低兩三度"),
    ("the index rose 6.0 points", "指數上升6.0點"),
    ("from Halls 3, 5 and 6", "由3、5及6號展館"),
    ("between 4 August and 12 September 2025", "2025年8月4日至9月12日"),
    ("Signed last year with KACST.", "與KACST達成合作。"),
    ("In 2025 there were 300 firms, in 2024 there were 250.", "2024年有250間，2025年有300間。"),
]
DISAGREE = [
    ("over HK$2.6 billion", "約 26 億港元", Kind.QUALIFIER),
    ("over 20 overseas countries", "海外 20 個國家", Kind.QUALIFIER),
    ("HK$3,422.9 million", "342.29億港元", Kind.VALUE),
    ("US$72 million", "7,200萬港元", Kind.UNIT),
    ("profit was down 0.6%", "溢利上升0.6%", Kind.VALUE),
    ("it will open on 1 October", "將於十一月一日開業", Kind.VALUE),
    ("dial code 556677", "輸入密碼565677", Kind.VALUE),
    ("350 start-ups", "530間初創企業", Kind.VALUE),
    ("a three-year scheme", "為期三個月的計劃", Kind.UNIT),
    ("six vessels", "七艘船", Kind.VALUE),
    ("two enterprises", "三家企業", Kind.VALUE),
    ("up by 5 percentage points", "上升5%", Kind.UNIT),
    ("hundreds of guests", "超過100名嘉賓", Kind.QUALIFIER),
    ("the number doubled", "數目增加兩倍", Kind.VALUE),
    ("RMB 200,000", "20萬港元", Kind.UNIT),
    ("use at least two AI tools", "使用至少一項人工智能工具", Kind.VALUE),
    ("over the past two decades", "過去十年", Kind.VALUE),
]


@pytest.mark.parametrize(("en", "zh_hant"), AGREE)
def test_what_agrees_raises_no_alarm(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(("en", "zh_hant", "kind"), DISAGREE)
def test_what_differs_is_found(en, zh_hant, kind):
    assert [found[0] for found in alarms(en, zh_hant)] == [kind]


@pytest.mark.parametrize(
    ("en", "zh_hant", "found"),
    [
        ("350 firms, 12 of them new", "350間企業", [("only_en", "12")]),
        ("350 firms", "350間企業，當中12間是新企業", [("only_zh_hant", "12")]),
        ("Signed with KACST.", "於去年與KACST達成合作。", []),
        ("Signed last year.", "於今年簽署。", [("only_en", "last year")]),
        ("The 2025-26 Budget", "預算案", [("only_en", "2025-26")]),
    ],
)
def test_what_stands_on_one_side_only_is_found(en, zh_hant, found):
    assert [(kind, a or b) for kind, a, b in alarms(en, zh_hant)] == found


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("It opens in October.", "將於10月3日開幕。"),
        ("It opens on 3 October.", "將於十月開幕。"),
        ("It opens in the third quarter of 2025.", "將於2025年9月開幕。"),
        ("from October to November", "10月3日至11月5日"),
    ],
)
def test_a_difference_of_precision_is_one_thing_to_look_at(en, zh_hant):
    found = compare(en, zh_hant, DAY)
    assert [(one.kind, one.severity) for one in found.findings] == [(Kind.PRECISION, Severity.LOOK)]


def test_today_and_this_month_are_both_the_release_itself():
    assert alarms("launched today", "於本月推出") == []


def test_figures_may_move_to_the_next_paragraph():
    en = "We host 350 firms. They raised HK$42 billion.\n\nThe park has 12 towers."
    zh = "我們有350間企業。\n\n企業集資420億港元。園區有12座大樓。"
    assert alarms(en, zh) == []


def test_said_twice_in_a_paragraph_is_a_note():
    found = compare("350 firms came. The 350 firms stayed.", "350間企業來訪並留下。")
    assert [one.kind for one in found.notes] == [Kind.REPEATED]
    assert found.alarms == []


@pytest.mark.parametrize(
    ("en", "zh_hant", "kinds"),
    [
        ("Release 4", "新聞稿4", [Kind.NAME]),
        ("Release 4", "新聞稿5", [Kind.ONLY_ZH_HANT]),
        ("Read of the parks in Release 4.", "新聞稿說園區有4家企業。", [Kind.ONLY_ZH_HANT]),
    ],
)
def test_a_number_that_one_side_reads_as_a_name(en, zh_hant, kinds):
    assert [one.kind for one in compare(en, zh_hant).findings] == kinds


def test_a_year_said_nearby_is_a_note_and_far_away_an_alarm():
    near = compare("The 2025-26 Budget\n\nThe Budget is here.", "預算案\n\n2025-26年度預算案公布。")
    assert [one.kind for one in near.findings] == [Kind.AGREE]
    near = compare(
        "The 2025-26 Budget\n\nThe 2025-26 Budget is here.", "預算案\n\n2025-26年度預算案公布。"
    )
    assert [one.kind for one in near.notes] == [Kind.YEAR]
    assert near.alarms == []


def test_the_dateline_is_found_before_other_dates():
    en = "Event on 1 March 2025\n\nHong Kong, 26 February 2025 – Cyberport opens today."
    assert find_dateline(en, "") == DAY
    assert find_dateline("", "（香港，二○二五年二月二十六日）數碼港今日啓用。") == DAY
    assert find_dateline("No date here", "沒有日期") is None
