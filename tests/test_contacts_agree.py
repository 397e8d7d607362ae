"""Contacts agree on both sides; who is quoted on one side is quoted on the other."""

import pytest

from cyberport_cms.bilingual.checks import Pair, Person, check

MEI = Person("Mei Lam", "林美儀")
KIT = Person("Kit Wong", "黃傑")


def found(en: str, zh_hant: str, kind: str = "paragraph", people=()) -> list[tuple[str, str]]:
    return [
        (one.message_id, str(one.severity))
        for one in check([Pair("a", kind, en, zh_hant)], people=people)
        if one.group in ("contacts", "quotes")
    ]


@pytest.mark.parametrize(
    ("en", "zh_hant", "expected"),
    [
        ("Tel: (852) 3166 3841", "電話：(852) 3166 3814", [("contact.phone", "must")]),
        ("Tel: 3166 3841", "電話：2114 4976", [("contact.phone", "look")]),  # two desks, perhaps
        ("Tel: 3166 3841", "請聯絡我們。", [("contact.phone_only.zh_hant", "look")]),
        ("Please call.", "電話：3166 3841", [("contact.phone_only.en", "look")]),
        ("Email: press@a.hk", "電郵：pres@a.hk", [("contact.email", "must")]),
        ("Email: press@a.hk", "電郵：略", [("contact.email_only.zh_hant", "look")]),
        ("See www.cyberport.hk", "請瀏覽 www.cyberprot.hk", [("contact.website", "must")]),
        (
            "Address: 100 Cyberport Road",
            "地址：數碼港道10號",
            [("contact.address", "must")],
        ),
        (
            "Address: 11/F, 100 Cyberport Road",
            "地址：數碼港道100號",
            [("contact.address", "look")],
        ),
    ],
)
def test_details_that_differ_are_reported(en, zh_hant, expected):
    assert found(en, zh_hant) == expected


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("Tel: (852) 3166 3841", "電話：3166 3841"),
        ("Tel: +852-3166-3841", "電話：（852）31663841"),
        ("Email: Press@A.hk", "電郵：press@a.hk"),
        ("Write to press@a.hk.", "請電郵至press@a.hk。"),
        ("Go to www.cyberport.hk for more.", "請瀏覽www.cyberport.hk查詢。"),
        ("https://www.cyberport.hk/en/news", "https://cyberport.hk/zh-hant/news"),
        ("Made with GenA.I. in the U.S. by Foo Ltd.The end", "以GenA.I.製作"),
        (
            "Address: Unit 1102, 11/F, Cyberport 2, 100 Cyberport Road",
            "地址：數碼港道100號數碼港第2座11樓1102室",
        ),
        ("Address: G/F, 8 Harbour Road", "地址：港灣道8號地下"),
        ("Address: 3/F, 8 Harbour Road", "地址：港灣道8號三樓"),
        ("Hotline 18222, open in 2025", "熱線18222，2025年開通"),
    ],
)
def test_no_false_alarm_of_contacts(en, zh_hant):
    assert found(en, zh_hant) == []


def test_a_phone_may_stand_in_another_block_of_the_other_language():
    pairs = [
        Pair("a", "paragraph", "Call 3166 3841.", "請致電。"),
        Pair("b", "paragraph", "Our hotline is open.", "熱線：3166 3841。"),
    ]
    assert [one for one in check(pairs) if one.group == "contacts"] == []


def test_a_detail_that_differs_is_shown_on_both_sides():
    (one,) = check([Pair("a", "media_contacts", "<p>a@b.hk</p>", "<p>電郵：a@c.hk</p>")])
    assert [span.text for span in (*one.en, *one.zh_hant)] == ["a@b.hk", "a@c.hk"]


SIMON = Person("Simon Chan", "陳細明")
ROCKY = Person("Rocky Cheng", "鄭松岩")


@pytest.mark.parametrize(
    ("en", "zh_hant", "expected"),
    [
        (
            "Cyberport\n100 Cyberport Road, Hong Kong\nTel: 3166 3841",
            "數碼港\n香港數碼港道110號\n電話：3166 3841",
            [("contact.address", "must")],
        ),
        ("Address:\n100 Cyberport Road", "地址：\n數碼港道110號", [("contact.address", "must")]),
        ("Add: 100 Cyberport Road", "地址: 數碼港道110號", [("contact.address", "must")]),
        (
            "Office address: 3/F, 8 Wing Hong Street",
            "辦公地址：永康街8號5樓",
            [("contact.address", "must")],
        ),
        ("Venue: Theatre, 3/F, Cyberport 3", "地點：數碼港3座5樓劇場", [("contact.address", "must")]),
        ("The office on the second floor opens.", "位於三樓的辦公室啟用。", [("contact.address", "must")]),
        ("Come to G/F, 8 Wing Hong Street.", "請到永康街八號一樓。", [("contact.address", "must")]),
        ("See us in Room 1102, 11/F.", "請到11樓1120室。", [("contact.address", "must")]),
        ("It stands at 12-14 Hill Road.", "它位於山道12至16號。", [("contact.address", "must")]),
        ("It fills 3/F and 5/F.", "佔用3樓。", [("contact.address", "look")]),
    ],
)  # fmt: skip
def test_an_address_is_compared_without_a_label(en, zh_hant, expected):
    assert found(en, zh_hant) == expected


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("Venue: Theatre, 3/F, Cyberport 3", "地點：數碼港3座三樓劇場"),
        ("Come to G/F, 8 Wing Hong Street.", "請到永康街8號地下。"),
        ("It stands at 12 – 14 Hill Road.", "它位於山道12至14號。"),
        ("The tower has 20 floors; the lab is on 5/F.", "大樓樓高20層，實驗室設於5樓。"),
        ("A shop at 8 Wing Hong Street opens.", "店舖於永康街開業。"),
        ("The 11th floor, 8 Queen's Road Central", "皇后大道中8號11樓"),
        ("Take the MTR to Hill Road, Exit 3.", "乘港鐵到山道站3號出口。"),
        ("In 2025 the King Road office moved.", "2025年，王道8號辦公室遷址。"),
    ],
)
def test_no_false_alarm_of_addresses(en, zh_hant):
    assert found(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant", "people", "expected"),
    [
        (
            "Simon Chan Tel: 3166 3841\nRocky Cheng Tel: 3166 3842",
            "陳細明 電話：3166 3842\n鄭松岩 電話：3166 3841",
            [SIMON, ROCKY],
            [("contact.exchanged", "must")],
        ),
        (
            "Simon Chan, Email: pr@a.hk\nRocky Cheng, Email: it@a.hk",
            "陳細明，電郵：it@a.hk\n鄭松岩，電郵：pr@a.hk",
            [SIMON, ROCKY],
            [("contact.exchanged", "must")],
        ),
        (  # nobody is known, but each number has its email
            "Amy Tel: 3166 3841 Email: amy@a.hk\nBen Tel: 3166 3842 Email: ben@a.hk",
            "李女士 電話：3166 3842 電郵：amy@a.hk\n黃先生 電話：3166 3841 電郵：ben@a.hk",
            [],
            [("contact.exchanged", "must")],
        ),
        (  # nothing says whose they are
            "Amy Tel: 3166 3841\nBen Tel: 3166 3842",
            "李女士 電話：3166 3842\n黃先生 電話：3166 3841",
            [],
            [("contact.phone_order", "look")],
        ),
        (  # named in another order, with their own numbers
            "Simon Chan Tel: 3166 3841\nRocky Cheng Tel: 3166 3842",
            "鄭松岩 電話：3166 3842\n陳細明 電話：3166 3841",
            [SIMON, ROCKY],
            [],
        ),
        (
            "Amy Tel: 3166 3841 Email: amy@a.hk\nBen Tel: 3166 3842 Email: ben@a.hk",
            "黃先生 電話：3166 3842 電郵：ben@a.hk\n李女士 電郵：amy@a.hk 電話：3166 3841",
            [],
            [],
        ),
        (  # one has two numbers
            "Simon Chan 3166 3841 / 9166 3800\nRocky Cheng 3166 3842",
            "陳細明 3166 3841 / 9166 3800\n鄭松岩 3166 3842",
            [SIMON, ROCKY],
            [],
        ),
    ],
)
def test_each_contact_keeps_its_own_number(en, zh_hant, people, expected):
    assert found(en, zh_hant, people=people) == expected


def test_an_exchange_is_told_with_its_owners():
    pair = Pair(
        "a",
        "paragraph",
        "Simon Chan 3166 3841, Rocky Cheng 3166 3842",
        "陳細明3166 3842，鄭松岩3166 3841",
    )
    (one,) = [one for one in check([pair], people=[SIMON, ROCKY]) if one.group == "contacts"]
    assert dict(one.params) == {"detail": "3166 3841", "en": "Simon Chan", "zh_hant": "鄭松岩"}
    assert [span.text for span in one.zh_hant] == ["3166 3842", "3166 3841"]


def test_a_number_that_is_known_from_elsewhere_may_still_be_a_slip_here():
    pairs = [
        Pair("a", "paragraph", "Call 3166 3841.", "請致電 3166 3841。"),
        Pair("b", "paragraph", "Mei: 3166 3841", "林：3166 3847"),
    ]
    contacts = [one for one in check(pairs) if one.group == "contacts"]
    assert [(one.code, one.block_id, str(one.severity)) for one in contacts] == [
        ("contact.phone", "b", "must")
    ]


@pytest.mark.parametrize(
    ("en", "zh_hant", "expected"),
    [
        (
            "Mei Lam, Founder, said, “We build for the next ten years.”",
            "我們放眼未來十年。",
            [("quote.speaker.zh_hant", "look")],
        ),
        (
            "They build for the next ten years.",
            "林美儀表示：「我們放眼未來十年，並會繼續努力。」",
            [("quote.speaker.en", "look")],
        ),
        (
            "Mei Lam said, “We build for the next ten years.”",
            "林美儀表示：「我們放眼未來十年。」",
            [],
        ),
        ("Mei Lam said, “We build for ten years.”", "林美儀指出，將放眼未來十年。", []),
    ],
)
def test_a_speaker_is_quoted_on_both_sides(en, zh_hant, expected):
    assert found(en, zh_hant, people=[MEI, KIT]) == expected


def test_a_quote_by_somebody_else_is_wrong():
    en, zh_hant = "Mei Lam said, “We build.”", "黃傑表示：「我們建設。」"
    assert found(en, zh_hant, "quote", [MEI, KIT]) == [("quote.other_speaker", "must")]


@pytest.mark.parametrize(
    ("en", "zh_hant", "expected"),
    [
        (
            "The chairman said, “We will build for the next ten years.”",
            "公司將繼續建設。",
            [("quote.missing.zh_hant", "look")],
        ),
        (
            "“We will build for the next ten years,” a spokesperson said.",
            "發言人表示，公司將放眼未來十年。",  # reported speech is speech
            [],
        ),
        ("He hosted the “Cyberport Pitch Day 2025”.", "他主持投資配對活動。", []),  # a title
        ("The Sandbox said “hello”.", "沙盒推出。", []),
        (
            "The company will go on building.",
            "主席說：「我們會繼續建設，放眼未來十年。」",
            [("quote.missing.en", "look")],
        ),
    ],
)
def test_words_of_people_without_a_name_in_the_list(en, zh_hant, expected):
    assert found(en, zh_hant) == expected


@pytest.mark.parametrize(
    ("person", "en", "zh_hant"),
    [
        (Person("Mei Lam", ""), "Mei Lam said, “Yes, we do.”", "她表示：「是的。」"),
        (Person("", "林美儀"), "She said, “Yes, we do.”", "林美儀表示：「是的。」"),
        (Person("Mei", "美"), "Mei Lam said, “Yes, we do.”", "她表示：「是的。」"),  # no full names
    ],
)
def test_half_known_people_raise_no_alarm(person, en, zh_hant):
    assert found(en, zh_hant, people=[person]) == []


# The caption quote

SAID = ("Mei said, “We build the city's future for all of us, with tools that work.”", "林美儀表示：「我們以實用工具為大家建設城市的未來，也為下一代。」")  # fmt: skip


@pytest.mark.parametrize(
    ("en", "zh_hant", "expected"),
    [
        (*SAID, []),
        (SAID[0].replace("'", "’"), SAID[1], []),  # another mark, the same words
        (SAID[0].replace("tools", "ideas"), SAID[1], [("quote.reworded.en", "look")]),
        (SAID[0], SAID[1].replace("實用", "簡單"), [("quote.reworded.zh_hant", "look")]),
        (SAID[0].replace("tools", "ideas"), SAID[1].replace("實用", "簡單"), [("quote.reworded", "note")]),
        ("Mei said, “Something else altogether.”", "林美儀表示：「另一番話。」", []),
    ],
)  # fmt: skip
def test_the_caption_quote_is_compared_with_the_quote_it_repeats(en, zh_hant, expected):
    pairs = [Pair("a", "quote", *SAID), Pair("b", "caption_quote", en, zh_hant)]
    quotes = [one for one in check(pairs) if one.group == "quotes"]
    assert [(one.message_id, str(one.severity)) for one in quotes] == expected


def test_the_words_that_the_caption_quote_changes_are_marked():
    reworded = SAID[1].replace("實用", "簡單")
    pairs = [Pair("a", "quote", *SAID), Pair("b", "caption_quote", SAID[0], reworded)]
    (one,) = [one for one in check(pairs) if one.group == "quotes"]
    assert [span.text for span in one.zh_hant] == ["簡單"]
