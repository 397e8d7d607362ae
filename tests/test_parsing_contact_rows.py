"""Contacts in rows and columns, however rare the names; numbers of all, broken or of a service. Invented texts."""

import pytest

from releases.importing.contact_columns import below_each_other, lines_whole
from releases.importing.contact_headings import is_service
from releases.importing.contact_lines import tokens

from .drafts import FIRST_ZH, read
from .test_parsing_contacts_found import HO, MAY, people


def row(name: str, phone: str, email: str) -> str:
    return f"{name}　　電話：{phone}　　電郵：{email}"


@pytest.mark.parametrize("rare", ["仉大文", "仉大文（經理）", "仉大文 高級經理"])
def test_a_rare_name_between_known_ones_is_a_person(rare: str) -> None:
    bare = rare[3:]
    rows = [
        row(f"陳美玲{bare}", "2123 4561", MAY),
        row(rare, "2123 4562", HO),
        row(f"李小明{bare}", "2123 4563", "siu@kites.example"),
    ]
    assert people("潮汐公關\n" + "\n".join(rows)) == [
        ("陳美玲", "2123 4561", MAY),
        ("仉大文", "2123 4562", HO),
        ("李小明", "2123 4563", "siu@kites.example"),
    ]


def test_a_rare_name_above_its_number() -> None:
    text = f"陳美玲\n電話：2123 4561\n電郵：{MAY}\n仉大文\n電話：2123 4562\n電郵：{HO}"
    assert people(text) == [("陳美玲", "2123 4561", MAY), ("仉大文", "2123 4562", HO)]


@pytest.mark.parametrize("words", ["尖沙咀", "下班後", "截稿後"])
def test_places_and_times_are_no_rare_names(words: str) -> None:
    found = people(f"陳美玲 2123 4561\n{words} 2123 4562")
    assert [name for name, _, _ in found if name] == ["陳美玲"]


def test_a_rare_name_behind_a_known_one() -> None:
    text = f"如有查詢，請聯絡潮汐會傳訊主任陳美玲（電話：2123 4561，電郵：{MAY}）或幹事仉大文（電話：2123\n4562）。"
    assert people(text) == [("陳美玲", "2123 4561", MAY), ("仉大文", "2123 4562", "")]


def test_a_rare_name_beside_a_known_one() -> None:
    text = f"陳美玲 / 仉大文\n2123 4561 / 2123 4562\n{MAY} / {HO}"
    assert people(text) == [("陳美玲", "2123 4561", MAY), ("仉大文", "2123 4562", HO)]


def test_whom_to_ask_for_behind_the_numbers_of_a_desk() -> None:
    text = f"潮汐會公共事務部\n電話：2123 4561\n電郵：{MAY}\n聯絡人：陳美玲、李小明"
    assert people(text) == [("陳美玲", "2123 4561", MAY), ("李小明", "2123 4561", MAY)]
    other = "公共事務部\n電話：2123 4561\n聯絡人：陳美玲\n電話：2123 4562"
    assert people(other) == [("", "2123 4561", ""), ("陳美玲", "2123 4562", "")]


@pytest.mark.parametrize("place", ["內地", "公關部", "風箏館"])
def test_a_row_without_a_person(place: str) -> None:
    text = f"{row('陳美玲', '2123 4561', MAY)}\n{row(place, '2123 4562', HO)}"
    assert place not in [name for name, *_ in people(text)]


def test_rows_without_any_known_name() -> None:
    text = f"{row('仉大文', '2123 4561', MAY)}\n{row('貟小明', '2123 4562', HO)}"
    assert people(text) == [("", "2123 4561", MAY), ("", "2123 4562", HO)]


@pytest.mark.parametrize("all_of", ["兩人", "兩位", "以上兩人", "共用"])
def test_an_address_of_all(all_of: str) -> None:
    text = f"陳美玲 電話：2123 4561    李小明 電話：2123 4562    {all_of}電郵：{MAY}"
    assert people(text) == [("陳美玲", "2123 4561", MAY), ("李小明", "2123 4562", MAY)]


def test_an_address_of_the_last() -> None:
    text = f"陳美玲 電話：2123 4561    李小明 電話：2123 4562    電郵：{MAY}"
    assert people(text) == [("陳美玲", "2123 4561", ""), ("李小明", "2123 4562", MAY)]


def test_columns_with_one_narrow_gap() -> None:
    text = (
        "陳美玲 小姐          李小明 先生\n"
        "電話：2123 4561      電話：2123 4562\n"
        f"電郵：{MAY}  電郵：{HO}"
    )
    assert people(text) == [("陳美玲小姐", "2123 4561", MAY), ("李小明先生", "2123 4562", HO)]


def test_lines_that_are_no_columns_stay() -> None:
    lines = [("陳美玲  李小明", False), (f"電話：2123 4561  電郵：{MAY}", False)]
    assert below_each_other(lines) == lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("請聯絡陳美玲（電話：2123\n4561）。", ["請聯絡陳美玲（電話：2123 4561）。"]),
        ("電話：2123\n4561", ["電話：2123 4561"]),
        (
            "陳美玲（電話：2123 4561，\n電郵：a@b.example）",
            ["陳美玲（電話：2123 4561，電郵：a@b.example）"],
        ),
        ("創於2003\n電話：2123 4561", ["創於2003", "電話：2123 4561"]),
        ("陳美玲（經理）\n李小明（主任）", ["陳美玲（經理）", "李小明（主任）"]),
        ("陳美玲（經理\n李小明（主任）", ["陳美玲（經理", "李小明（主任）"]),
    ],
)
def test_lines_broken_within_a_number_or_brackets(text: str, expected: list[str]) -> None:
    assert lines_whole(text) == expected


def test_columns_by_tabs_below_the_address_of_a_website() -> None:
    """The last sentence of a boilerplate may end with an address; no sentence goes on behind it."""
    text = (
        f"# 風箏\n\n{FIRST_ZH}\n\n完\n\n關於風箏學校\n\n風箏學校教授放飛風箏的方法，歡迎市民報名，"
        "每年有三百名學生畢業，其中四十人成為教練，詳情見以下網址。更多資料：www.kites.example\n\n傳媒聯絡：\n"
        f"風箏學校\t潮汐公關\n陳美玲\t李小明\n電話：2123 4561\t電話：2123 4562\n電郵：{MAY}\t電郵：{HO}\n"
    )
    found = [(c["organisation"], c["name"], c["phone"]) for c in read(text, "zh_hant")["contacts"]]
    assert found == [("風箏學校", "陳美玲", "2123 4561"), ("潮汐公關", "李小明", "2123 4562")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("水位每日上載至署方網頁。市民如有查詢，可致電熱線2123 4561。", True),
        ("會員如需協助，請致電2123 4561。", True),
        ("日期：四月三日\n票價：二百元\n查詢：2123 4561", True),
        ("活動詳情\n日期：四月三日\n查詢：2123 4561", True),
        ("辦公時間：上午九時至下午六時\n電話：2123 4561", False),
        ("公眾查詢熱線：2123 4561", True),
        ("傳媒如有查詢，請致電2123 4561。", False),
        ("如有查詢，請致電公關部2123 4561。", False),
    ],
)
def test_whom_the_public_rings(text: str, expected: bool) -> None:
    assert is_service(text) is expected


def test_a_description_with_a_number_is_a_boilerplate() -> None:
    text = (
        f"# 風箏\n\n{FIRST_ZH}\n\n完\n\n關於風箏學校    風箏學校成立於2003年，教授放飛風箏的方法，"
        "現有三百名學生。    捐款熱線：2123 4561\n"
    )
    result = read(text, "zh_hant")
    assert [b["organisation"] for b in result["boilerplates"]] == ["風箏學校"]
    assert result["contacts"] == []


@pytest.mark.parametrize(
    "number",
    ["0900-123456", "0900 123 456", "0900123456", "07-1234567", "049-1234567", "886-900-123456", "886-7-123-4567"],
)  # fmt: skip
def test_numbers_of_taiwan(number):
    found = tokens(f"{number} may@kites.example", frozenset())
    assert [one.text for one in found if one.kind == "phone"] == [number]


@pytest.mark.parametrize(
    "words", ["2026-09-01", "09-2026", "0.123456", "HK$09 123456", "第0123-45號"]
)
def test_other_digits_are_no_numbers_of_taiwan(words):
    assert "phone" not in [one.kind for one in tokens(words, frozenset())]
