"""Headings over narrow lines, over details and tables, behind marks; none behind a dateline. Invented texts."""

import pytest

from .drafts import FIRST, FIRST_ZH, body, read, titles

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


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (f"A windy spring\n{FIRST} {FIRST}", "en", ["A windy spring"]),
        ("多風的春天\n" + FIRST_ZH * 2, "zh_hant", ["多風的春天"]),
        (f"What is a kite?\n\n{FIRST}", "en", ["What is a kite?"]),
        ("為何要放風箏？\n\n" + FIRST_ZH, "zh_hant", ["為何要放風箏？"]),
        ("一、多風的春天\n● 三百隻風箏\n● 九個城市", "zh_hant", ["一、多風的春天"]),
        (f"Kites\n\n2026\n\n300\n\nVisitors\n\n9,000\n\nOutlook\n\n{FIRST}", "en", ["Outlook"]),
        ("The kite festival opens today on the roof of the old\npier in Central, with three hundred kites.", "en", []),
        (f"![A red kite](https://x.example/kite.jpg)\n\n{FIRST}", "en", []),
    ],
)  # fmt: skip
def test_headings(text, language, found):
    assert titles(text, language) == found


MARKED = [
    ("▍參觀安排\n\n天台每日開放，歡迎市民帶同風箏到場，風箏可免費借用。", ["參觀安排"]),
    ("◆ 把「舊碼頭」變成天台\n\n天台每日開放，歡迎市民帶同風箏到場。", ["把「舊碼頭」變成天台"]),
    ("◇ 參觀安排 ◇\n天台每日開放，歡迎市民帶同風箏到場，風箏可免費借用。", ["參觀安排"]),
    ("— 兩個天台　一個海港 —\n\n天台每日開放，歡迎市民帶同風箏到場。", ["兩個天台\u3000一個海港"]),
    ("=== 參觀安排 ===\n\n天台每日開放，歡迎市民帶同風箏到場。", ["參觀安排"]),
    ("■ 三類風箏\n• 龍形\n• 蝶形\n\n天台每日開放。", ["三類風箏"]),
    ("● 天台重開\n● 三百隻風箏\n● 免費入場\n\n天台每日開放。", []),
    ("● 天台重開，並增設三百個座位\n及十個風箏架\n\n天台每日開放。", []),
    ("■ 查詢電話：2345 6789\n\n天台每日開放，歡迎市民帶同風箏到場。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), MARKED)
def test_the_mark_of_a_heading_is_no_word_of_it(text, found):
    text = (
        f"{FIRST_ZH}風箏由本地師傅以竹枝及宣紙製成，每隻需時三日，市民亦可到工作坊學習。\n\n{text}"
    )
    assert titles(text, "zh_hant") == found


def test_a_mark_in_english():
    assert titles(
        f"{FIRST} {FIRST}\n\n► A Roof with a Past\n\nThe roof was closed for three years."
    ) == ["A Roof with a Past"]


TITLES_ZH = [
    # Above the line that opens a list, above rows, above text with details
    ("分兩日舉行\n安排如下：\n• 首日：龍形風箏\n• 次日：蝶形風箏", ["分兩日舉行"]),
    ("得獎名單\n林美儀　龍形風箏　金獎\n陳小麗　蝶形風箏　銀獎", ["得獎名單"]),
    ("姓名　風箏　獎項\n林美儀　龍形風箏　金獎\n陳小麗　蝶形風箏　銀獎", []),
    ("東翼：「風之頂」展覽\n展覽介紹三十年來的風箏設計，由三位師傅策劃。\n日期：3月3至5日\n地點：東翼", ["東翼：「風之頂」展覽"]),
    # All of a series or none
    ("一、天台\n\n天台每日開放，歡迎市民到場參觀。\n\n二、成本\n\n協會訪問了六百名市民，結果如下：\n\n・天台：57%\n・樓梯：52%\n\n三、建議\n\n協會建議增設天台，並把開放時間延長。", ["一、天台", "二、成本", "三、建議"]),
    ("一、天台\n\n天台每日開放，歡迎市民到場參觀。\n\n二、協會會把開放時間延長至晚上十時。\n\n此外，協會會增設三個天台，供市民使用。", []),
    ("1. 天台\n天台每日開放，歡迎市民帶同風箏到場，風箏可免費借用，數量有限，先到先得。\n\n2. 樓梯\n樓梯由渡輪碼頭西面進入，設有輪椅通道，兩旁亦展示三十年來的風箏設計圖。", ["1. 天台", "2. 樓梯"]),
    # The foot of a page, the source of a table
    ("天台每日開放，歡迎市民到場。\n\n風箏協會　新聞稿　　第1頁，共2頁\n\n天台設有三百個座位，並設輪椅通道。", []),
    ("天台人數：300人\n\n資料來源：風箏協會\n\n開放時間\n\n天台每日開放，歡迎市民到場，市民可免費借用風箏，數量有限，先到先得。", ["開放時間"]),
    ("2026年預測\n\n天台每日開放，歡迎市民到場參觀，預計全年有三十萬人次到訪。", ["2026年預測"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), TITLES_ZH)
def test_headings_in_chinese(text, found):
    assert titles(text, "zh_hant") == found


TITLES_EN = [
    ("HOW TO TAKE PART:\n\nSend a postcard with your name to the pier by the end of April.", ["HOW TO TAKE PART:"]),
    ("HOW TO TAKE PART:Send a postcard with your name to the pier by the end of April, and bring it along.", ["HOW TO TAKE PART:"]),
    ("PLEASE NOTE: Send a postcard with your name to the pier by the end of April, and bring it along.", []),
    ("What’s new this spring:\n\n* A roof\n* A stair", ["What’s new this spring:"]),
    ("What is new this spring is:\n\n* A roof\n* A stair", []),
    ("A Roof with a Past ![](https://kites.example/roof.png)\n\nThe roof was closed for three long years.", ["A Roof with a Past"]),
    ("The roof is open.\n\nTidewater Kites Page 1 of 2\n\nThe stair is open, too, and so is the hall.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), TITLES_EN)
def test_headings_in_english(text, found):
    assert titles(text) == found


@pytest.mark.parametrize(
    "line",
    ["Dates: 3 March 2026 Place: Old Pier", "Opening 9:30am - 5pm", "Newsroom: kites.example"],
)
def test_details_are_no_headings(line):
    assert titles(f"{line}\n\n{FIRST} {FIRST}") == []


def test_a_heading_before_a_run_of_spaces():
    text = "As the festival grows, " + "the kites and the people who fly them matter more. " * 4
    assert titles(f"Building a safe harbour for kites   {text}") == [
        "Building a safe harbour for kites"
    ]
