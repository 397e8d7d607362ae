"""Headings over narrow lines, over details and tables, behind marks; none behind a dateline. Invented texts."""

import pytest

from .test_parsing_unseen import FIRST, FIRST_ZH, read, titles

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
