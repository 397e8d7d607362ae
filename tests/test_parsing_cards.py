"""The sender's card above the headline, and names of people in it. Invented texts."""

import pytest

from releases.importing.contact_people import titled_inside
from releases.importing.contacts import read_contacts
from releases.importing.roles import split_name_zh

from .drafts import FIRST, FIRST_ZH, read

TITLE, SUBTITLE = "風箏博物館周六開幕", "三百隻風箏首度展出"
TEXT = f"{TITLE}\n\n{SUBTITLE}\n\n2026年3月3日  高雄    {FIRST_ZH}\n\n{FIRST_ZH}\n"


@pytest.mark.parametrize(
    ("card", "names", "numbers"),
    [
        ("新聞聯絡人：\n\n公關副協理  May Lam  林美儀  0900-111-222\n\n公關主任      Ken Ho  何大文  0900-333-444\n\n電話：(07) 123-4567\n\n風箏博物館\n\n800高雄市風箏路8號", ["May Lam 林美儀", "Ken Ho 何大文"], ["0900-111-222", "0900-333-444"]),
        ("新聞聯絡人: May Lam\n\nKite Museum 風箏博物館\n\nManager 經理\n\n800高雄市風箏路8號\n\n電話：+ 886 7 123 4567\n\n電子郵件：may@kites.example", ["May Lam"], ["+ 886 7 123 4567"]),
        ("公關副理  May Lam  林美儀  0900-111-222\n\n風箏博物館\n\n800高雄市風箏路8號", ["May Lam 林美儀"], ["0900-111-222"]),
        ("新聞聯絡人：\n\n高雄風箏博物館 餐飲行銷企劃副理 林美儀 May Lam 0900-111-222　臺南風箏博物館 行銷公關部資深經理 何大文 Ken Ho 0900-333-444\n\n電話：07-123-4567\n\n800高雄市風箏路8號", ["林美儀 May Lam", "何大文 Ken Ho"], ["0900-111-222", "0900-333-444"]),
        ("媒體聯繫窗口：\n\n林美儀 / 公關部經理 / 0900-111-222", ["林美儀"], ["0900-111-222"]),
        ("媒體聯絡：\n\n公關經理 Sue Su   蘇 美    0900-111-222", ["Sue Su 蘇 美"], ["0900-111-222"]),
    ],
)  # fmt: skip
def test_below_the_card_stands_the_headline(card, names, numbers):
    result = read(f"新聞稿\n\n{card}\n\n{TEXT}", "zh_hant")
    assert (result["label"], result["headline"]) == ("新聞稿", TITLE)
    assert result["subheadline"] == SUBTITLE
    assert [" ".join(one["name"].split()) for one in result["contacts"]] == names
    assert [one["phone"] for one in result["contacts"]] == numbers
    assert not any(card[:6] in str(block) for block in result["body"])


def test_a_card_in_english():
    card = "Media contact:\n\nMay Lam\n\nPublic Relations Manager\n\nKite Museum\n\nTel: +886 7 123 4567"
    result = read(f"PRESS RELEASE\n\n{card}\n\nKite Museum Opens\n\n{FIRST}\n\n{FIRST}\n")
    assert (result["label"], result["headline"]) == ("PRESS RELEASE", "Kite Museum Opens")
    assert [(one["name"], one["phone"]) for one in result["contacts"]] == [
        ("May Lam", "+886 7 123 4567")
    ]


def test_a_heading_of_contacts_alone_is_no_card():
    result = read(f"新聞聯絡人：\n\n{TEXT}", "zh_hant")
    assert result["headline"] == TITLE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("風箏局發言人：林副局長大文", ("風箏局發言人", "林副局長大文")),
        ("技術聯絡人：何科長美儀", ("技術聯絡人", "何科長美儀")),
        ("發言人：風箏局長大文", None),
        ("林副局長大文", None),
    ],
)
def test_a_title_inside_a_name(text, found):
    assert titled_inside(text) == found


def test_whose_title_stands_inside_the_name_has_the_numbers_below():
    lines = ["發言人：林副局長大文", "電話：02-1234-5678；行動電話：0900-111-222", "技術聯絡人：何科長美儀", "電話：02-1234-5679"]  # fmt: skip
    found = read_contacts([(line, False) for line in lines])
    assert [(one.name, one.phone) for one in found] == [
        ("林副局長大文", "02-1234-5678"),
        ("何科長美儀", "02-1234-5679"),
    ]
    assert "行動電話：0900-111-222" in found[0].details


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("風箏公司總經理暨風箏協會董事長何大文", ("何大文", "風箏公司總經理暨風箏協會董事長")),
        ("何大文總經理", ("何大文", "總經理")),
        ("何大文副局長", ("何大文", "副局長")),
        ("歐陽大文主席", ("歐陽大文", "主席")),
        ("風箏公司執行長何大文", ("何大文", "風箏公司執行長")),
        ("風箏科何股長", ("何股長", "風箏科")),
    ],
)
def test_where_an_office_ends_and_the_name_begins(who, found):
    assert split_name_zh(who) == found


def test_the_introduction_of_a_museum_is_a_boilerplate():
    about = "風箏博物館由風箏協會直接經營管理，收藏世界各地風箏三百隻，全年開放參觀。"
    text = f"{TITLE}\n\n2026年3月3日，高雄 – {FIRST_ZH}\n\n{FIRST_ZH}\n\n{FIRST_ZH}\n\n"
    for heading in ("編者按   -\n\n企業介紹", "社群介紹：風箏博物館"):
        result = read(f"{text}{heading}\n\n{about}\n", "zh_hant")
        assert [part["text"] for part in result["boilerplates"]] == [about]


def test_the_mail_of_a_community_greets_its_dear_friends():
    text = f"親愛的媒體朋友您好，\n\n風箏社有一則新聞稿與您分享。\n\n{TITLE}\n\n（高雄，2026年3月3日）{FIRST_ZH}\n\n{FIRST_ZH}\n"
    result = read(text, "zh_hant")
    assert (result["headline"], result["subheadline"]) == (TITLE, None)
    assert len(result["unused"]) == 2
