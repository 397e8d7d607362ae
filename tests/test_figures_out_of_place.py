"""Figures that changed places, told by what stands beside them and by their order in a list."""

import pytest

from .figure_pairs import alarms

_SWAPS = [
    # Lists of two, whatever stands before both.
    (
        "Loans and deposits were up {}% and {}% respectively from the end of 2024.",
        "貸款及存款較2024年底分別增加{}%及{}%。",
        "2.7",
        "4.3",
    ),
    (
        "The station has {} escalators and {} lifts.",
        "車站設有{}條扶手電梯及{}部升降機。",
        "17",
        "eight",
    ),
    # Phrases alike: each is said of the thing before it.
    (
        "Traffic rose by {}% on the year, while seats were up {}%.",
        "客運量上升{}%，運力則增加{}%。",
        "9.4",
        "7.1",
    ),
    (
        "Sales of cars fell by {}%, shoes by {}% and hats by 2%.",
        "汽車銷售跌{}%，鞋類跌{}%，帽類跌2%。",
        "16.2",
        "5.8",
    ),
    # What they are said of, in words that both languages have.
    (
        "Concerts made up {} of the evenings, films {} and talks the rest.",
        "演唱會佔{}晚，電影佔{}晚，其餘為講座。",
        "83",
        "64",
    ),
    (
        "Of the teams, {} work on health, {} on the environment and four on films.",
        "團隊中，{}隊從事健康，{}隊從事環保，四隊從事電影。",
        "six",
        "nine",
    ),
    # The figures and names beside.
    (
        "It drew 800 sellers from {} countries and 52,000 buyers from {} countries.",
        "吸引來自{}個國家的800家賣方，以及來自{}個國家的5.2萬名買家。",
        "31",
        "94",
    ),
    (
        "It has given HK${} million to the club this year and HK${} million since 2011.",
        "自2011年以來共捐助該會{1}00萬港元，其中{0}00萬港元於今年捐出。",
        "12",
        "67",
    ),
    (
        "It included {},000 from Canada and {},000 from New Zealand.",
        "加拿大佔{}萬，紐西蘭佔{}萬。",
        "410",
        "230",
    ),
    (
        "Acme sold {} cars and Bolt sold {} of them.",
        "Acme售出{}輛，Bolt售出{}輛。",
        "3,140",
        "2,650",
    ),
]
_CHINESE = {"eight": "八", "six": "六", "nine": "九", "410": "41", "230": "23"}


@pytest.mark.parametrize(("en", "zh_hant", "first", "second"), _SWAPS)
def test_two_that_changed_places_are_doubted(en, zh_hant, first, second):
    chinese = [_CHINESE.get(one, one) for one in (first, second)]
    assert alarms(en.format(first, second), zh_hant.format(*chinese)) == []
    assert len(alarms(en.format(first, second), zh_hant.format(*reversed(chinese)))) == 2
    assert len(alarms(en.format(second, first), zh_hant.format(*chinese))) == 2


def test_of_two_paragraphs_too():
    en = "Rice, best before {} May 2026\nFlour, best before {} July 2026"
    zh_hant = "大米，最佳食用日期：2026年{}\n麵粉，最佳食用日期：2026年{}"
    en = "Rice, 2 kg, best before {}\nFlour, 3 kg, best before {}"
    zh_hant = "大米，2公斤，最佳食用日期：{}\n麵粉，3公斤，最佳食用日期：{}"
    days = ("5 May 2026", "9 July 2026"), ("2026年5月5日", "2026年7月9日")
    assert alarms(en.format(*days[0]), zh_hant.format(*days[1])) == []
    assert len(alarms(en.format(*days[0]), zh_hant.format(*reversed(days[1])))) == 2


_FUNDS = (
    "Delta Fund: HK${} million over 3 years for 2025\n\nOmega Fund: HK${} million over 3 years for 2025",
    "Delta基金：2025年起三年{}00萬元\n\nOmega基金：2025年起三年{}00萬元",
)
_BRIDGES = (
    "The oak bridge is {} metres long and 12 metres wide.\n\nThe elm bridge is {} metres long and 14 metres wide.",
    "榆橋長{1}米，闊14米。\n\n橡橋長{0}米，闊12米。",
)


@pytest.mark.parametrize(("en", "zh_hant"), [_FUNDS, _BRIDGES])
def test_paragraphs_in_another_order_are_no_error(en, zh_hant):
    turned = "\n\n".join(reversed(zh_hant.split("\n\n")))
    assert alarms(en.format(17, 23), zh_hant.format(17, 23)) == []
    turned = turned.replace("{}", "{1}", 1).replace("{}", "{0}")
    assert alarms(en.format(17, 23), turned.format(17, 23)) == []


def test_sums_in_the_paragraphs_of_others_are_doubted():
    assert len(alarms(_FUNDS[0].format(17, 23), _FUNDS[1].format(23, 17))) == 2


def test_of_many_in_one_paragraph():
    names = "Oak Elm Ash Yew Fir Fig Bay Box Haw Ivy Gum Nut Pea Rye Tea Sal Koa Sorb Rowan Alder".split()
    names += [f"{name}berg" for name in names]
    en = ", ".join(f"{name} sold {71 + number} boats" for number, name in enumerate(names))
    zh_hant = "，".join(f"{name}售出{71 + number}艘船" for number, name in enumerate(names))
    assert alarms(f"{en}.", f"{zh_hant}。") == []
    swap = zh_hant.replace("Fig售出76", "Fig售出77").replace("Bay售出77", "Bay售出76")
    assert sorted(alarms(f"{en}.", f"{swap}。")) == [("value", "76", "77"), ("value", "77", "76")]


def test_a_part_larger_than_its_whole():
    assert alarms("Of 940 entries, 310 were in time.", "940份作品中有310份準時。") == []
    assert alarms("Of 940 entries, 310 were in time.", "310份作品中有940份準時。")
    assert alarms("310 of the 940 entries came in time.", "940份作品中有310份準時。") == []
    assert alarms("940 of the 310 entries came in time.", "940份作品中有310份準時。")


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("It flies to 48 places in 15 countries.", "飛往15個國家共48個航點。"),
        ("It runs from the port to 48 stops in 15 towns.", "由碼頭伸延至15個市鎮共48個車站。"),
        ("It has a 20-metre pool 140 m above sea level.", "設有海拔140米、長20米的泳池。"),
        ("Loans were HK$31 billion and deposits HK$42 billion.", "存款420億港元，貸款310億港元。"),
        ("They work nine hours a day, 26 days a month.", "每月工作26天，每天九小時。"),
        (
            "It had 640 firms, some 90 more than then; 210 work on AI.",
            "有640家企業，多約90家，當中210家研究人工智能。",
        ),
        ("It screened 180 films at 12 venues in ten days.", "十天內在12個場地放映180部電影。"),
        (
            "Of the flats, 40 were sold in 2024 and 60 in 2025.",
            "2025年售出60個單位，2024年售出40個。",
        ),
        (
            "Of the sum, 43% came from Asia, 28% from Africa and 12% from Oceania.",
            "大洋洲佔總額12%，非洲佔28%，亞洲佔43%。",
        ),
        # Numbers that are names.
        ("Fax 2345 6781, telephone 2345 6192.", "電話2345 6192，傳真2345 6781。"),
        ("Stage 7 is in Lot 12, Stage 9 in Lot 5.", "第9期在第5號地段，第7期在第12號地段。"),
        # A unit said once.
        ("Fees rose from 210 to 340 euros.", "費用由210歐元升至340。"),
        ("Fees rose from 210 euros to 340.", "費用由210升至340歐元。"),
        ("The first walk took 14, the second 23 days.", "第一次徒步用14天，第二次23。"),
        # Whole phrases changed places: each figure has its own beside it.
        (
            "It earned $7 billion in 2025 and $6 billion in 2024.",
            "2024年賺60億元，2025年賺70億元。",
        ),
        ("Those over 70 pay $3 and those under 10 pay $1.", "10歲以下收費1元，70歲以上收費3元。"),
        ("Turnout was 43% in the north and 57% in the south.", "南部投票率為57%，北部為43%。"),
    ],
)
def test_another_order_of_phrases_is_no_error(en, zh_hant):
    assert alarms(en, zh_hant) == []


def test_a_list_with_its_figures_behind_it():
    en = "It has {} fintech, {} healthcare and 30 other firms."
    zh_hant = "金融科技、醫療科技及其他企業則分別有{}家、{}家及30家。"
    assert alarms(en.format(410, 275), zh_hant.format(410, 275)) == []
    assert len(alarms(en.format(410, 275), zh_hant.format(275, 410))) == 2


def test_what_looks_like_a_year_and_counts():
    assert alarms("It drew 2024 entries.", "收到2024份作品。") == []
    assert alarms("The 2024 graduates came.", "2024年畢業生到場。") == []
    assert alarms("It drew 2024 entries.", "收到2042份作品。")
    assert alarms("In 2025 it met 140 firms.", "在140年會見2025家公司。")
