"""Rows of fields above a text, comments of Markdown, and lines that only look like headings."""

import pytest

from releases.importing.above import fields_of
from releases.importing.contacts import read_contacts

from .drafts import FIRST, FIRST_ZH, read, titles

TITLE = "風箏協會籲放寬高度限制"


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("發布日期：2026 年 3 月 3 日｜發稿單位：風箏協會｜全文約 2,000 字", 3),
        ("發布日期：2026 年 3 月 3 日 發布單位：風箏協會 議題分類：風箏 ‧ 海港", 3),
        ("發布單位：風箏協會 議題分類：風箏", 0),
        ("風箏協會：2026年3月3日 放寬高度", 0),
    ],
)
def test_a_row_of_fields_holds_a_date(line, fields):
    assert len(fields_of(line)) == fields


def test_a_row_of_fields_is_no_subheadline():
    row = "發布日期：2026 年 3 月 3 日｜發稿單位：風箏協會｜全文約 2,000 字"
    result = read(
        f"風箏協會\n\n2026.03.03 · 風箏協會新聞稿\n\n{TITLE}\n\n{row}\n\n{FIRST_ZH}{FIRST_ZH}\n\n{FIRST_ZH}\n",
        "zh_hant",
    )
    assert (result["label"], result["headline"]) == ("風箏協會新聞稿", TITLE)
    assert (result["subheadline"], result["dateline"]["date"]) == (None, "2026-03-03")
    assert "發稿單位：風箏協會" in result["unused"]
    assert [one["text"] for one in result["body"]] == [FIRST_ZH * 2, FIRST_ZH]


def test_who_the_sender_is_made_of_stands_above_the_label():
    head = "風箏聯盟　Kite Alliance\n\n由風箏協會等 6 個團體組成\n\nPRESS RELEASE　│　2026.03.03\n\n新聞稿"
    result = read(f"{head}\n\n{TITLE}\n\n{FIRST_ZH}\n\n風箏聯盟{FIRST_ZH}\n", "zh_hant")
    assert (result["label"].split("\n"), result["headline"]) == (["PRESS RELEASE", "新聞稿"], TITLE)
    assert result["unused"][:2] == ["風箏聯盟　Kite Alliance", "由風箏協會等 6 個團體組成"]


def test_a_comment_is_not_printed_and_not_lost():
    text = f"# {TITLE}\n\n香港，2026年3月3日 – {FIRST_ZH}\n\n<!-- truncate -->\n\n{FIRST_ZH}\n"
    result = read(text, "zh_hant")
    assert [one["text"] for one in result["body"]] == [FIRST_ZH, FIRST_ZH]
    assert result["unused"] == ["<!-- truncate -->"]


def test_a_heading_in_brackets_may_hold_a_name_in_latin_letters():
    heading = "[海港風箏博物館常設展覽 – Harbour Kite Museum Permanent]"
    assert titles(f"{heading}\n\n{FIRST_ZH}{FIRST_ZH}", "zh_hant") == [heading]


@pytest.mark.parametrize("line", ["新聞照片雲端連結", "單位：港幣百萬元"])
def test_what_tells_of_a_picture_or_a_table_is_no_heading(line):
    assert titles(f"{line}\n\n{FIRST_ZH}{FIRST_ZH}", "zh_hant") == []


def test_who_stands_from_left_to_right_is_no_subheadline():
    caption = "風箏協會今日揭幕，嘉賓合影(左起為協會主席 林美儀、風箏學校校長 何大文、海港博物館館長 陳小明)"
    result = read(f"{TITLE}\n\n{caption}\n\n2026年3月3日  高雄  {FIRST_ZH}\n", "zh_hant")
    assert (result["headline"], result["subheadline"]) == (TITLE, None)
    assert result["body"][0]["text"] == caption


def test_one_person_has_a_number_in_each_place_and_an_account():
    lines = ["林美儀", "風箏協會", "📱 TW: +886 900 111 222", "📱 CN: +86 130 1111 2222", "💬 WeChat: Kite123", "📧 mei@kites.example"]  # fmt: skip
    found = read_contacts([(line, False) for line in lines])
    assert [(c.name, c.phone, c.email) for c in found] == [
        ("林美儀", "+886 900 111 222", "mei@kites.example")
    ]
    assert "+86 130 1111 2222" in found[0].details
    assert "WeChat: Kite123" in found[0].details


ISSUED = "風箏節揭幕，三百隻風箏齊飛"


@pytest.mark.parametrize(
    ("head", "label", "unused"),
    [
        (f"新聞稿｜2026.03.03　風箏協會\n\n{ISSUED}", "新聞稿", ["風箏協會"]),
        (f"新聞稿｜2026.03.03　{ISSUED}", "新聞稿", []),
        (f"2026年3月3日｜風箏協會發布\n\n{ISSUED}", None, ["風箏協會發布"]),
        (f"{ISSUED}\n\n風箏協會 | 2026/03/03", None, ["風箏協會"]),
        (f"{ISSUED}\n\n2026年3月3日｜【風箏協會】【碼頭協會】聯合新聞稿", "聯合新聞稿", ["【風箏協會】【碼頭協會】"]),
    ],
)  # fmt: skip
def test_a_row_with_the_date_names_who_issues_the_release(head, label, unused):
    result = read(f"{head}\n\n{FIRST_ZH}{FIRST_ZH}\n\n{FIRST_ZH}", "zh_hant")
    assert (result["label"], result["headline"]) == (label, ISSUED)
    assert (result["dateline"]["date"], result["unused"]) == ("2026-03-03", unused)
    assert [one["text"] for one in result["body"]] == [FIRST_ZH * 2, FIRST_ZH]


def test_a_sentence_above_the_row_with_the_date_belongs_to_the_titles():
    titled = f"{ISSUED}\n碼頭三日同慶\n\n{FIRST_ZH}{FIRST_ZH}\n\n2026年3月3日｜風箏協會新聞稿"
    result = read(f"{titled}\n\n{FIRST_ZH}\n\n{FIRST_ZH}", "zh_hant")
    assert (result["headline"], len(result["body"])) == (ISSUED, 2)
    assert result["subheadline"] == f"碼頭三日同慶 {FIRST_ZH}{FIRST_ZH}"


def test_for_whom_a_release_is_issued_is_no_subheadline():
    words = "The following is issued on behalf of the Kite Office:"
    found = read(f"Three hundred kites fly over the pier\n\n{words}\n\n{FIRST}\n\n{FIRST}")
    assert (found["subheadline"], found["body"][0]["text"]) == (None, words)


def test_a_line_that_a_name_in_brackets_opens_is_no_rest_of_the_headline():
    titled = "風箏協會與碼頭協會攜手\n\n【海港雙城風箏】住宿抽「三千元」禮券"
    found = read(f"{titled}\n\n{FIRST_ZH * 2}\n\n{FIRST_ZH}", "zh_hant")
    assert [found["headline"], found["subheadline"]] == titled.split("\n\n")
