"""Figures that changed places: then and now, each behind its own, medals, and phrases of two figures."""

import pytest

from .figure_pairs import alarms


@pytest.mark.parametrize(
    ("en", "zh_hant", "first", "second"),
    [
        # Then and now: where the words of either side tell the old one.
        (
            "Rail took {}% of the sum, against {}% a year before.",
            "鐵路佔總額{}%，上一年度則為{}%。",
            "63",
            "48",
        ),
        (
            "Ferries made {} calls, compared with {} a year earlier.",
            "渡輪靠泊{}次，一年前則為{}次。",
            "93",
            "72",
        ),
        ("The rate is {}%, against {}% previously.", "比率為{}%，之前則為{}%。", "4.7", "6.2"),
        (
            "There were {} fires, from {} in the previous quarter.",
            "火警有{}宗，上一季為{}宗。",
            "284",
            "317",
        ),
        (
            "“We used to hire {} a year,” he said. “This year we shall hire {}.”",
            "他說：「以往每年聘請{}人；今年會聘請{}人。」",
            "25",
            "18",
        ),
        # Behind which figure each stands.
        (
            "There were 43 floods with {} victims, compared with 57 floods with {} victims a week earlier.",
            "共有43宗水浸，{}人受傷；前一周有57宗，{}人受傷。",
            "218",
            "346",
        ),
        (
            "It gave {} desks to 13 schools and {} desks to 19 schools.",
            "向13校送出{}張枱，向19校送出{}張枱。",
            "30",
            "45",
        ),
        (
            "It lists 15 one-bedroom, {} two-bedroom and {} three-bedroom flats.",
            "包括15伙一房、{}伙兩房及{}伙三房。",
            "64",
            "38",
        ),
        # What is one cannot be the other.
        ("They won {} gold and {} silver prizes.", "獲{}金{}銀。", ("four", "四"), ("two", "兩")),
        ("Men made {}% of the trips and women {}%.", "男性佔行程{}%，女性佔{}%。", "43", "57"),
        # Words beside them.
        (
            "Of these, {} are new to Hong Kong, and {} are treasures from the Mainland.",
            "當中{}件首次在港展出，另有{}件為內地文物。",
            "46",
            "17",
        ),
        (
            "Some {} had never seen a doctor. The other {} were under treatment.",
            "約{}人從未見過醫生；其餘{}人正接受治療。",
            "163",
            "185",
        ),
    ],
)
def test_figures_that_changed_places_are_found(en, zh_hant, first, second):
    english = [one if isinstance(one, str) else one[0] for one in (first, second)]
    chinese = [one if isinstance(one, str) else one[1] for one in (first, second)]
    assert alarms(en.format(*english), zh_hant.format(*chinese)) == []
    assert alarms(en.format(*english), zh_hant.format(*reversed(chinese)))
    assert alarms(en.format(*reversed(english)), zh_hant.format(*chinese))


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        # One phrase of two figures.
        (
            "The port took 1.34 million twenty-foot boxes in the first half of this year, 0.7% more than in 2024.",
            "港口今年上半年處理134萬個二十呎貨櫃，較2024年多0.7%。",
        ),
        ("They sold five two-bedroom flats.", "售出五個兩房單位。"),
        # Said in another order.
        ("It sold 63 lamps a year before and 48 now.", "現時售出48盞燈，一年前售出63盞。"),
        ("We used to hire 25 a year; now we hire 18.", "現時每年聘請18人，以往每年聘請25人。"),
        ("In 2023, 14 schools came; in 2024, 26 schools came.", "2024年有26校參加，2023年有14校。"),
        (
            "Class A has 13 boys and 16 girls, class B 15 boys and 19 girls.",
            "甲班有女生16名、男生13名，乙班有女生19名、男生15名。",
        ),
        ("Men made 43% of the trips and women 57%.", "女性佔行程57%，男性佔43%。"),
        ("It has enrolled 230 of its planned 310 members.", "已招募230人，目標為310人。"),
    ],
)
def test_what_stands_where_it_should_is_no_error(en, zh_hant):
    assert alarms(en, zh_hant) == []
