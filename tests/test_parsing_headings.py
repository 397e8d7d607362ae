"""Headings over narrow lines, over details and tables, behind marks; none behind a dateline. Invented texts."""

import pytest

from .test_parsing_unseen import FIRST, FIRST_ZH, body, read, titles

NARROW = (
    "每名參加者可領取兩隻風箏及一卷尼龍線，並由教練示範如何\n"
    "在強風之下收線。風箏學校備有雨衣，遇上雷暴則移師室內場\n"
    "地，所有參加者均會收到通知。"
)
PRICES = "成人　　二百元\n學生　　一百元\n長者　　免費"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"收線教學\n{NARROW}", ["收線教學"]),
        (NARROW, []),  # its first line is as long as the others
        (f"收線教學的全部內容由教練會及風箏學校一同議定\n{NARROW}", []),
        (f"◎　收線教學\n\n{NARROW}\n\n◎　領取方法\n\n{NARROW}", ["收線教學", "領取方法"]),
        (f">> 收線教學\n\n{NARROW}\n\n>> 領取方法\n\n{NARROW}", ["收線教學", "領取方法"]),
        (f"◎ 收線教學\n◎ 領取方法\n◎ 天氣安排\n\n{NARROW}", []),
        (
            f"門票（可選多項）\n\n{PRICES}\n\n領取方法\n\n{FIRST_ZH}",
            ["門票（可選多項）", "領取方法"],
        ),
        ("活動詳情\n日期：四月三日　　時間：上午十時\n查詢：3188 9000", ["活動詳情"]),
        ("活動詳情\n\n日期：四月三日\n時間：上午十時\n查詢：3188 9000", ["活動詳情"]),
        ("風箏節2026 – 活動詳情\n日期：四月三日\n時間：上午十時", ["風箏節2026 – 活動詳情"]),
        ("風箏節2026 – 放飛\n日期：四月三日\n時間：上午十時", []),
        ("學校：風箏學校\n日期：四月三日　　時間：上午十時", []),
    ],
)
def test_what_heads_a_text(text: str, expected: list[str]) -> None:
    body = f"{FIRST_ZH}\n\n{text}\n\n{FIRST_ZH}{FIRST_ZH}"
    assert titles(body, "zh_hant") == expected


def test_contacts_are_no_details_of_an_event() -> None:
    text = "潮汐公關\n姓名：陳大文\n電話：3188 9000\n電郵：may@kites.example"
    assert titles(f"{FIRST_ZH}\n\n{text}", "zh_hant") == []


@pytest.mark.parametrize("above", ["", "\n"])
def test_the_line_behind_a_dateline_is_no_heading(above: str) -> None:
    """Below a dateline on a line of its own one may stand."""
    first = "收線教學"
    text = f"# 風箏節周六揭幕\n\n香港，2026年3月3日 –{above or ' '}{first}\n{NARROW}\n\n完\n"
    headings = [b["text"] for b in read(text, "zh_hant")["body"] if b["type"] == "heading"]
    assert headings == ([first] if above else [])


@pytest.mark.parametrize(
    ("opening", "foot", "place", "date"),
    [
        ("（香港）", "完", "香港", None),
        ("【香港】", "完", "香港", None),
        ("（香港）", "完\n2026年3月3日", "香港", "2026-03-03"),
        ("（香港）", "完　2026年3月3日", "香港", "2026-03-03"),
        ("（風箏）", "完\n2026年3月3日", "", "2026-03-03"),  # no place
    ],
)
def test_a_place_alone_in_brackets(opening: str, foot: str, place: str, date: str | None) -> None:
    text = f"# 風箏節周六揭幕\n\n{opening}{FIRST_ZH}\n\n{FIRST_ZH}\n\n{foot}\n"
    dateline = read(text, "zh_hant")["dateline"]
    assert (dateline["place"], dateline["date"]) == (place, date)


def test_a_place_in_brackets_without_a_sentence_is_no_dateline() -> None:
    assert read(f"# （香港）風箏節周六揭幕\n\n{FIRST_ZH}\n\n完\n", "zh_hant")["dateline"] is None


ROWS = "1.\n\nTidewater Kites Limited\n\n2.\n\nPaper Trade and the Pier Committee of the Harbour of Some Other Town"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FIRST}\n\n{ROWS}\n\n{FIRST}", []),  # rows of a table, cell by cell
        (f"What Kites Need to Fly:\n\n{FIRST}", ["What Kites Need to Fly:"]),
        ("Kites Above the Pier:\n\n- Red ones\n- Blue ones", ["Kites Above the Pier:"]),
        (f"Director Mei Lam:\n\n{FIRST}", []),
        ("Call the Pier Office:\n\nmei.lam@tidewater.example, who knows more of it than all", []),
        (f"“Kites for All” brings a steady wind to the harbour\n\n{FIRST}", ["“Kites for All” brings a steady wind to the harbour"]),
        (f"“Kites for All” said nobody who was at the harbour\n\n{FIRST}", []),
    ],
)  # fmt: skip
def test_what_heads_an_english_text(text: str, expected: list[str]) -> None:
    assert titles(f"{FIRST}\n\n{text}\n\n{FIRST}") == expected


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("風箏的起源：", "風箏 K3（海港系列）：", "zh_hant"),
        ("360° kites (the K series+):", "What is next: kites without strings:", "en"),
    ],
)
def test_lines_with_colons_that_stand_above_paragraphs_are_headings(first, second, language):
    text = f"{FIRST} {FIRST}" if language == "en" else FIRST_ZH * 2
    assert titles(f"{first}\n\n{text}\n\n{second}\n\n{text}", language) == [first, second]


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("他續指：", "她又說：", "zh_hant"),
        ("林美儀主席：", "何大文會長：", "zh_hant"),
        ("對此，協會有三點看法：", "協會的要求是：", "zh_hant"),
        ("The mayor said:", "She closed her speech:", "en"),
        ("Mei Lam:", "Ken Ho:", "en"),
    ],
)
def test_who_speaks_and_what_leads_in_are_no_headings(first, second, language):
    text = f"{FIRST} {FIRST}" if language == "en" else FIRST_ZH * 2
    assert titles(f"{first}\n\n{text}\n\n{second}\n\n{text}", language) == []


def test_a_few_words_with_a_colon_above_a_heading_or_a_list():
    assert titles(f"各界回應：\n\n## 風箏協會\n\n{FIRST_ZH}", "zh_hant") == [
        "各界回應：",
        "風箏協會",
    ]
    assert titles(f"活動分為以下兩部分：\n\n## 放飛\n\n{FIRST_ZH}", "zh_hant") == ["放飛"]
    assert titles(f"得獎作品名單：\n\n- 風箏甲\n- 風箏乙\n\n{FIRST_ZH}", "zh_hant") == [
        "得獎作品名單："
    ]


def test_headings_that_a_word_and_a_number_count_and_the_details_below_them():
    details = "時間：3月3日\n\n收費：20元\n\n售價：20元"
    text = f"{FIRST_ZH * 2}\n\n【風箏節活動資訊】\n\n活動一：風箏工作坊\n\n{details}\n\n活動二：風箏展覽，三百隻風箏\n\n{FIRST_ZH}"
    assert titles(text, "zh_hant")[-3:] == [
        "【風箏節活動資訊】",
        "活動一：風箏工作坊",
        "活動二：風箏展覽，三百隻風箏",
    ]


@pytest.mark.parametrize(
    "line",
    ["▍風箏節閉幕　全體會員於碼頭合影", "▍會長說明風箏的歷史。（2026 年 3 月）", "風箏節之夜活動日期：2026 / 3 / 3（二）"],
)  # fmt: skip
def test_captions_and_dates_of_events_are_no_headings(line):
    assert titles(f"{FIRST_ZH * 2}\n\n{line}\n\n{FIRST_ZH * 2}", "zh_hant") == []


def test_a_line_in_brackets_is_no_other_half_of_a_sentence():
    text = f"{FIRST_ZH * 2}（風箏每隻二十元，送完即止）"
    found = body(f"{text}\n\n【風箏節活動資訊】\n\n{FIRST_ZH}", "zh_hant")
    assert [one["text"] for one in found][1:] == [text, "【風箏節活動資訊】", FIRST_ZH]
