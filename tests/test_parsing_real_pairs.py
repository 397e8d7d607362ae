"""What real pairs of releases of Hong Kong, in both languages, taught the parser. Invented texts."""

import pytest

from .drafts import FIRST, FIRST_ZH, body, contacts, read, said, titles

TITLE = "風箏節周六揭幕"


def test_the_hour_of_issue_is_of_the_stamp_and_no_text():
    result = read(
        f"# Kites\n\n{FIRST}\n\nEnds/Tuesday, March 3, 2026\nIssued at HKT 9:05\n\nNNNN\n"
    )
    assert (result["end_mark"], result["dateline"]["date"]) == ("Ends", "2026-03-03")
    assert (result["unused"], result["other"]) == (["Issued at HKT 9:05", "NNNN"], [])


@pytest.mark.parametrize(
    "text",
    [
        "此外，風箏會已設立查詢熱線，市民如拾獲風箏，可致電熱線2388 6601求助。",
        "有關路線的資料，請瀏覽網頁（www.kites.example）。如有查詢，可致電（2388 6601）與風箏會聯絡。",
    ],
)
def test_a_number_in_a_sentence_of_the_text_opens_no_contacts(text):
    found = body(f"{text}\n\n風箏會會在場協助。", "zh_hant")
    assert [block["text"] for block in found] == [FIRST_ZH, text, "風箏會會在場協助。"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("下稿代風箏局發出：", "zh_hant"),
        ("\u200b下稿代風箏局發出︰", "zh_hant"),
        ("以下新聞稿代表風箏局發布。", "zh_hant"),
        ("The following is issued on behalf of the Kite Bureau:", "en"),
    ],
)
def test_on_whose_behalf_it_is_issued_opens_the_text(sentence, language):
    first = FIRST_ZH if language == "zh_hant" else FIRST
    for gap in ("\n", "\n\n"):
        result = read(f"{TITLE}{gap}{sentence}\n\n{first}\n\n完\n", language)
        assert (result["headline"], result["subheadline"]) == (TITLE, None)
        assert [block["text"] for block in result["body"]] == [sentence.strip("\u200b"), first]


@pytest.mark.parametrize("title", ["\u200b{}", "　\u200b{}\u200b", "# \u200b{}", "**\u200b{}**"])
def test_a_space_of_no_width_at_an_edge_changes_nothing(title):
    text = f"{title.format(TITLE)}\n\n\u200b香港，2026年3月3日 - {FIRST_ZH}\n\n\u200b完\n"
    result = read(text, "zh_hant")
    assert (result["headline"], result["end_mark"]) == (TITLE, "完")
    assert result["dateline"]["place"] == "香港"


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("收回斷線的風箏，並通知附近的居民；以及", "zh_hant"),
        ("（義工在碼頭教小朋友放風箏）", "zh_hant"),
        ("圖片來源：風箏館", "zh_hant"),
        ("**上述短片由「風箏台」提供**", "zh_hant"),
        ("(Volunteers teach children how to fly kites)", "en"),
        ("Photo of the first kites", "en"),
        ("collect lost kites and tell the neighbours; and", "en"),
    ],
)
def test_what_is_said_of_a_picture_or_goes_on_below_is_no_heading(line, language):
    below = FIRST_ZH if language == "zh_hant" else FIRST
    assert titles(f"{line}\n\n{below}", language) == []


@pytest.mark.parametrize(
    ("points", "language"), [("業績重點", "zh_hant"), ("Financial Highlights", "en")]
)
def test_the_points_above_a_table_are_a_heading(points, language):
    first = f"香港，2026年3月3日 - {FIRST_ZH}" if language == "zh_hant" else FIRST
    table = "| 2026 | 2025 |\n|---|---|\n| 300 | 200 |"
    result = read(f"Kites 風箏\n\n{points}\n\n{table}\n\n{first}\n", language)
    assert result["subheadline"] is None
    assert [block["type"] for block in result["body"]] == ["heading", "table", "paragraph"]


def test_a_long_title_may_end_with_a_quoted_name():
    title = "The Kite Bureau and the Harbour Office Open the City’s First Pier for Everybody, the “Kite Pier”"
    assert read(f"{title}\n\n{FIRST}\n")["headline"] == title


SPOKEN = "風是免費的，對每個人都公平，所以我們放風箏。"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"風箏館總監 Mei Lam 女士表示：「{SPOKEN}」\n\n「{SPOKEN}」Lam 女士說。", ["Mei Lam 女士"] * 2),
        (f"風箏館請來 Mei Lam 女士和 Joe Chan 先生示範。\n\nChan 先生說：「{SPOKEN}」", ["Joe Chan 先生"]),
        (f"Tom Okafor先生說：「{SPOKEN}」", ["Tom Okafor先生"]),
        (f"風箏館 總監 Mei Lam 表示：「{SPOKEN}」總監更進一步表示：「{SPOKEN}」", ["Mei Lam"] * 2),
        (f"Mei Lam, 風箏館總監表示，「{SPOKEN}」", ["Mei Lam"]),
        (f"風箏館的Mei Lam在會上表示：「{SPOKEN}」", ["Mei Lam"]),
        (f"「{SPOKEN}」風箏觀察家，同時也是風箏節創辦人林美儀表示。", ["林美儀"]),
        (f"俗話說，「{SPOKEN}」", []),
        ("館方向 Kite Works Pty Ltd.（以下簡稱「Kite Works Pty」）購入風箏。", []),
    ],
)  # fmt: skip
def test_who_speaks_in_chinese(text, who):
    assert [name for _, name in said(text, "zh_hant")] == who


def test_the_role_of_a_speaker_is_no_part_of_what_is_said():
    found = body(f"Mei Lam, 風箏館總監表示，「{SPOKEN}」", "zh_hant")
    assert [block["role"] for block in found if block["type"] == "quote"] == ["風箏館總監"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The show is led by Mr. Joe Okafor, the executive director.\n\nMr. Okafor Commented: {}", "Joe Okafor"),
        ("Mei Adeyemi of Tidewater Kites, who also flies, opened the show. Mei commented that {}", "Mei Adeyemi"),
        ("{} said Tidewater’s Joe Okafor during the show.", "Joe Okafor"),
        ("Tidewater Kites’ Joe Okafor said: {}", "Joe Okafor"),
        ("Co-head of the Kite Department of Tidewater, Mr. Joe Okafor stated that, {}", "Mr. Joe Okafor"),
    ],
)  # fmt: skip
def test_who_speaks_in_english(text, who):
    words = "“The wind is free for everybody, and that is why all of us fly kites here today.”"
    assert [name for _, name in said(text.format(words))] == [who]


def test_who_issues_a_release_and_when_right_below_the_headline():
    above = "發稿單位：風箏館\n發稿時間：2026年3月3日"
    result = read(f"{TITLE}\n\n{above}\n\n{FIRST_ZH}風箏館館長主持揭幕禮。\n\n完\n", "zh_hant")
    assert (result["dateline"]["date"], result["unused"]) == ("2026-03-03", ["發稿單位：風箏館"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "若需要進一步訊息，請聯絡\n\n【投資人關係窗口】\n總經理室 經理 林美儀 Mei / 電話：(02) 2388-6601 分機 31"
            "\n【媒體關係窗口】\n總經理室 特助 譚小溪 Joe / 電話：(02) 2388-6601 分機 32",
            [("林美儀 Mei", "(02) 2388-6601 分機 31"), ("譚小溪 Joe", "(02) 2388-6601 分機 32")],
        ),
        ("風箏會有免費熱線。新聞稿聯絡人：放飛二科　何股長\n聯絡電話：02-23886601轉16", [("何股長", "02-23886601轉16")]),
    ],
)  # fmt: skip
def test_contacts_of_taiwan(text, found):
    assert [(name, phone) for name, phone, _ in contacts(text, "zh_hant")] == found


def test_the_name_of_a_talk_is_no_quotation():
    text = "（風箏館館長林美儀教授分享“風箏的選料與紮作方法”專題內容）"
    assert said(text, "zh_hant") == []


def test_what_a_firm_has_also_done_is_no_boilerplate():
    text = (
        "Founded in 1988, Tidewater Kites has not only flown kites of paper and silk over all harbours "
        "of the south but also taught children."
    )
    result = read(f"# Tidewater Kites Opens\n\n{FIRST}\n\nTidewater Kites was there.\n\n{text}\n")
    assert result["boilerplates"] == []
    assert result["body"][-1]["text"] == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "發言人：林美儀 Mei\n職稱：經理\n電話：(02) 2388-6601 分機 31\n電子郵件：mei@kites.example",
            [("林美儀 Mei", "(02) 2388-6601 分機 31", "mei@kites.example")],
        ),
        (
            "| 發言人 | 林美儀 Mei |\n|---|---|\n| 電話 | (02) 2388-6601 分機 31 |\n| 電子郵件 | mei@kites.example |",
            [("林美儀 Mei", "(02) 2388-6601 分機 31", "mei@kites.example")],
        ),
        (
            "| 發言人 | 代理發言人 |\n|---|---|\n| 林美儀 Mei | 譚小溪 Joe |\n| (02) 2388-6601 | (02) 2388-6602 |",
            [("林美儀 Mei", "(02) 2388-6601", None), ("譚小溪 Joe", "(02) 2388-6602", None)],
        ),
        ("聯 絡 人：何股長\n聯絡電話：02-23886601轉16", [("何股長", "02-23886601轉16", None)]),
    ],
)  # fmt: skip
def test_a_spokesman_and_his_numbers(text, found):
    assert contacts(text, "zh_hant") == found


def test_who_said_it_where_the_comma_is_missing():
    text = "“This is a very good season for all of us and our kites” said Tidewater’s Joe Okafor."
    assert said(text) == [("This is a very good season for all of us and our kites", "Joe Okafor")]
