"""Two figures that changed places in a paragraph: every value stands on both sides, and two are wrong."""

import pytest

from cyberport_cms.bilingual.figures.comparison import Kind, Severity, compare

from .figure_pairs import DAY, alarms

_EN = (
    "Of the arrivals, {a}% came from the Mainland and {b}% from Europe, up from {c}% a year before."
)
_ZH = "旅客當中{a}%來自內地，{b}%來自歐洲，一年前為{c}%。"


def test_figures_that_changed_places_are_shown_beside_what_they_should_be():
    en = _EN.format(a=57, b=31, c=12)
    found = compare(en, _ZH.format(a=31, b=57, c=12), DAY)
    doubted = {(one.en.text, one.zh_hant.text) for one in found.disagreements}
    assert doubted == {("57%", "31%"), ("31%", "57%")}
    assert {one.kind for one in found.disagreements} == {Kind.VALUE}
    # Nobody is sure of it: the words beside the figures say so, and words are not understood.
    assert {one.severity for one in found.disagreements} == {Severity.LOOK}


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        (_EN.format(a=57, b=31, c=12), _ZH.format(a=57, b=31, c=12)),
        # Another order of words in each language.
        ("12 of the 35 winners are under 20.", "35名得獎者當中有12名未滿20歲。"),
        (
            "It shortlisted 54 entries from 312, by 28 judges.",
            "28名評審從312份作品中選出54份。",
        ),
        (
            "Visitors rose 6% to 3.4 million, 78% of the total.",
            "旅客佔總數78%，達340萬人次，增加6%。",
        ),
        (
            "Tickets cost HK$40 to HK$90, at seven of the 18 venues on 30 nights.",
            "18個場地中有七個在30晚演出，門票由40港元至90港元。",
        ),
        ("In 2025 there were 300 firms, in 2024 there were 250.", "2024年有250間，2025年有300間。"),
        ("There were 136 events at 14 venues.", "14個場地舉行136項活動。"),
    ],
)
def test_another_order_is_no_error(en, zh_hant):
    assert alarms(en, zh_hant) == []


def test_the_words_beside_tell_the_places_in_another_order_too():
    found = alarms(
        "The judges shortlisted 54 entries in July; the team, with an average age of 16, won.",
        "評審團於7月選出16份參賽作品；隊員平均年齡54歲，最終獲勝。",
    )
    assert sorted(found) == [("value", "16", "54"), ("value", "54", "16")]


_ORDER = "Funds took {}% of the bond, banks {}% and insurers the remaining 10%."
_FROM = "She led the growth of its network from {} sites to {}."
_FEES = "The fee is HK${} for adults and HK${} for students."
_STAFF = "It plans to double its staff, now {}, within {} months."
_TRIP = "The journey will take {} minutes, compared with {} minutes at present."
_CARGO = "It gave HK${} to the makers of {} batteries."
_CHESS = "Many took part: {} in the open class and {} in the junior class."
_GROWTH = "Arrivals and departures grew by {}% and {}% respectively."


@pytest.mark.parametrize(
    ("en", "zh_hant", "first", "second"),
    [
        # Their order: no word explains why they should stand the other way round.
        (_ORDER, "基金獲分配{}%，銀行佔{}%，保險公司佔其餘的一成。", "55", "35"),
        (_FEES, "費用為成人{}港元，學生{}港元。", "200", "100"),
        (_GROWTH, "抵港及離港人次分別增長{}%及{}%。", "9.8", "6.4"),
        # The same things counted, though English leaves out what.
        (_CHESS, "比賽有多人參加，其中公開組有{}人，少年組有{}人。", "1,350", "820"),
    ],
)
def test_two_percentages_or_sums_in_another_order_are_to_be_looked_at(en, zh_hant, first, second):
    right, wrong = en.format(first, second), en.format(second, first)
    assert alarms(right, zh_hant.format(first, second)) == []
    assert len(alarms(right, zh_hant.format(second, first))) == 2
    assert len(alarms(wrong, zh_hant.format(first, second))) == 2


@pytest.mark.parametrize(
    ("en", "zh_hant", "first", "second"),
    [
        # From and to, now and then: where both languages say so, whatever the order.
        (_FROM, "她帶領公司將網絡由{}個數據中心擴展至{}個。", "22", "61"),
        (_TRIP, "車程現時為{1}分鐘，屆時將縮短至{0}分鐘。", "14", "37"),
        # Their kinds: people and months, money and things.
        (_STAFF, "公司計劃在{1}個月內將現有的{0}名員工增加一倍。", "55", "18"),
        (_CARGO, "向{1}枚電池的製造商撥款{0}港元。", "80,000", "1,200"),
    ],
)
def test_what_stands_in_the_same_order_and_is_of_the_other_kind_is_found(
    en, zh_hant, first, second
):
    right = zh_hant.format(first, second)
    assert alarms(en.format(first, second), right) == []
    assert len(alarms(en.format(second, first), right)) == 2


def test_where_it_went_to_is_not_what_it_is_above():
    zh_hant = "指數上升至51.2點，高於50點的中性水平。"
    assert alarms("The index rose to 51.2 points, above a neutral 50 points.", zh_hant) == []
    assert len(alarms("The index rose to 50 points, above a neutral 51.2 points.", zh_hant)) == 2


def test_from_and_to_in_words_are_found_too():
    zh_hant = "她帶領公司將網絡由兩個數據中心擴展至六個。"
    assert alarms(_FROM.format("two", "six"), zh_hant) == []
    assert len(alarms(_FROM.format("six", "two"), zh_hant)) == 2


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("Men save HK$4,300 and women HK$3,900.", "女性儲蓄3,900港元，男性4,300港元。"),
        ("Profit was HK$3.4 billion, from HK$3.2 billion.", "盈利由32億港元增至34億港元。"),
        ("It cost HK$2 million, against HK$3 million.", "舊的用了300萬港元，今次只用200萬港元。"),
        ("He won by 0.27 seconds in 48.31 seconds.", "他以48.31秒、0.27秒之差奪冠。"),
        ("It showed 230 objects from 17 museums.", "展出來自17家博物館的230件展品。"),
        ("HK$60 per HK$1,000 is paid.", "每1,000港元須付60港元。"),
    ],
)
def test_a_word_between_explains_another_order(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("Entries open on {} and close on {}.", "{}開放報名，{}截止。"),
        ("The deadline is {}; results will be announced on {}.", "截止日期為{}；結果將於{}公布。"),
        ("It was listed on {} and closed its books on {}.", "{}上市，{}截止登記。"),
    ],
)
def test_days_of_opening_and_closing_that_changed_places_are_found(en, zh_hant):
    en, days = en.format("3 May", "9 July"), ("5月3日", "7月9日")
    assert alarms(en, zh_hant.format(*days)) == []
    assert len(alarms(en, zh_hant.format(*reversed(days)))) == 2


def test_days_said_in_another_order_are_no_error():
    en = "The show opens on 9 July, after entries close on 3 May."
    assert alarms(en, "5月3日截止報名，展覽於7月9日開幕。") == []


def test_what_stands_in_brackets_is_of_the_sum_before_it():
    en = "Spending will rise to €43 million (US${}) from €36 million (about US${})."
    zh_hant = "開支由3,600萬歐元（約4,200萬美元）增至4,300萬歐元（5,000萬美元）。"
    assert alarms(en.format("50 million", "42 million"), zh_hant) == []
    assert alarms(en.format("42 million", "50 million"), zh_hant)
