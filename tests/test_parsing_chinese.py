"""How Chinese offices set the head, the details and the foot of a release, and call people again. Invented texts."""

import pytest

from releases.importing.descriptions import described
from releases.importing.titles import headline_lines

from .drafts import FIRST_ZH, contacts, read, said, titles

TITLE, SUBTITLE = "風箏節周六揭幕", "三百隻風箏齊放"
WORDS = "「風是免費的，對每個人都公平，所以我們放風箏。」"
DAY = "2026-03-03"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("風箏學校董事總經理畢小溪說：", "畢小溪"),
        ("典禮由風箏學校主席譚小溪先生、教練李國溪女士主持。譚主席致辭時說：", "譚小溪先生"),
        ("風箏學校校長譚小溪（Mr. Siu Tam）表示：", "譚小溪"),
        ("風箏學校主席慕容小溪表示，風箏很難放。他說：", "慕容小溪"),
        ("隊員譚小溪負責收線。他透露：", "譚小溪"),
        ("編劇譚小溪上一部作品是《放線》。談到風箏，她說：", "譚小溪"),
    ],
)
def test_who_speaks(before, speaker):
    first = "風箏學校教練李國溪表示：「手要穩，線要短，風一停就要收線。」"
    assert said(f"{first}\n\n{before}{WORDS}", "zh_hant")[1:] == [(WORDS[1:-1], speaker)]


def test_an_office_behind_a_family_name_is_whoever_spoke_in_it():
    first = "風箏學校會長譚小溪先生表示：「手要穩，線要短，風一停就要收線。」"
    found = said(f"{first}\n\n譚會長續說：{WORDS}", "zh_hant")
    assert [who for _, who in found] == ["譚小溪先生", "譚小溪先生"]


@pytest.mark.parametrize(
    ("above", "headline", "subheadline"),
    [
        (f"致編輯先生／小姐：\n\n【新聞稿】\n\n{TITLE}\n{SUBTITLE}", TITLE, SUBTITLE),
        (f"新聞稿          風箏學校 KITE SCHOOL\n\n{TITLE}\n{SUBTITLE}", TITLE, SUBTITLE),
        (f"{TITLE}\n{SUBTITLE}\n\n一連三日　風雨不改", f"{TITLE} {SUBTITLE}", "一連三日　風雨不改"),
        (f"{TITLE}\n\n以下稿件代表風箏學校發出：", TITLE, None),
        ("風箏學校研發新線軸\n可將收線時間減半", "風箏學校研發新線軸 可將收線時間減半", None),
        ("風箏學校年度新作\n《放線》四月首演\n學員同台", "風箏學校年度新作 《放線》四月首演", "學員同台"),
    ],
)  # fmt: skip
def test_what_is_headline_and_subheadline(above, headline, subheadline):
    result = read(f"{above}\n\n香港，2026年3月3日 - {FIRST_ZH}\n\n完\n", "zh_hant")
    found = result["headline"].replace(" ", ""), result["subheadline"]
    assert found == (headline.replace(" ", ""), subheadline)


def test_when_an_exhibition_is_on_belongs_to_its_name():
    lines = ["風箏館特別展覽", "「放線」", "三月六日起與公眾見面"]
    assert headline_lines(lines, "", 0) == 3


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("風箏學校\nKITE SCHOOL\n新聞稿\n（請即發放）", f"{FIRST_ZH}{FIRST_ZH}"),
        ("致各傳媒機構：\n新聞稿", f"香港，2026年3月3日 - {FIRST_ZH}"),
        ("新聞稿\n2026年3月3日", "風箏節今日在舊碼頭的天台揭幕，一連三日，歡迎市民到場參觀\n，風箏學校將派出三十名教練，在場教授市民製作及放風箏的方\n法，費用全免。"),
    ],
)  # fmt: skip
def test_a_head_without_an_empty_line_anywhere(head, text):
    result = read(f"{head}\n{TITLE}：\n{SUBTITLE}\n{text}\n完\n", "zh_hant")
    assert (result["headline"], result["subheadline"]) == (f"{TITLE}：{SUBTITLE}", None)
    assert [block["type"] for block in result["body"]] == ["paragraph"]


def test_highlights_right_below_the_titles_head_their_list():
    text = f"{TITLE}\n{SUBTITLE}\n活動重點\n• 三日\n• 三百隻風箏\n\n香港，2026年3月3日 - {FIRST_ZH}"
    result = read(f"新聞稿\n{text}\n\n完\n", "zh_hant")
    assert (result["headline"], result["subheadline"]) == (TITLE, SUBTITLE)
    assert [b["text"] for b in result["body"] if b["type"] == "heading"] == ["活動重點"]


@pytest.mark.parametrize("day", ["", "2026/03/03\n"])
def test_titles_right_above_the_text(day):
    text = f"{TITLE}\n{SUBTITLE}　一連三日\n{day}{FIRST_ZH}{FIRST_ZH}"
    result = read(f"【即時新聞稿】\n{text}\n\n第二段講述放線的方法。\n\n完\n", "zh_hant")
    assert (result["headline"], result["subheadline"]) == (TITLE, f"{SUBTITLE}　一連三日")
    assert [block["type"] for block in result["body"]] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("first", "foot", "place"),
    [
        ("2026年3月3日（香港）－－", "", "香港"),
        ("", "風箏學校謹啟\n二○二六年三月三日", ""),
        ("", "完\n\n傳媒查詢：陳美溪小姐　電話：2123 4501\n\n二○二六年三月三日", ""),
    ],
)
def test_dates_of_a_release(first, foot, place):
    result = read(f"{TITLE}\n\n{first}{FIRST_ZH}\n\n{FIRST_ZH}\n\n{foot}\n", "zh_hant")
    assert (result["dateline"]["place"], result["dateline"]["date"]) == (place, DAY)


def test_a_day_that_the_foot_tells_of_is_not_that_of_the_release():
    foot = "截止報名：\n2026年3月9日"
    assert read(f"{TITLE}\n\n{FIRST_ZH}{FIRST_ZH}\n\n完\n\n{foot}\n", "zh_hant")["dateline"] is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("門市資料\n地址：舊碼頭天台\n營業時間：上午十時\n查詢熱線：2123 4501", ["門市資料"]),
        ("展覽資料\n日期\n2026年3月3日\n時間\n上午十時至下午六時\n地點\n舊碼頭天台", ["展覽資料"]),
        ("天台晚宴\n日期：3月3日\n時間：晚上七時\n賓客可在天台觀賞三百隻風箏齊放。", ["天台晚宴"]),
        ("教練寄語學員不要害怕。\n各組賽果\n少年組：陳小溪\n公開組：李國溪", ["各組賽果"]),
        ("放飛工具\n＊ 短線風箏\n＊ 長線風箏", ["放飛工具"]),
    ],
)
def test_headings_over_details(text, found):
    assert titles(f"{text}\n\n{FIRST_ZH}", "zh_hant") == found


def test_notes_to_editors_end_the_text_where_no_mark_does():
    notes = "編輯垂注\n一、風箏不包括紙鳶。\n二、相片只供報道之用。"
    result = read(
        f"{TITLE}\n\n香港，2026年3月3日 - {FIRST_ZH}\n\n{FIRST_ZH}\n\n{notes}\n", "zh_hant"
    )
    assert [block["type"] for block in result["body"]] == ["paragraph", "paragraph"]


def test_a_name_above_its_text_is_a_heading_where_the_boilerplate_stands_below_the_mark():
    about = "風箏銀行有限公司\n風箏銀行於1990年在香港成立，現時設有三十間分行及兩間服務中心。"
    text = "零售銀行\n零售銀行新增客戶逾兩萬名，其中三成來自網上開戶，收入亦較去年上升。"
    ask = "傳媒查詢：陳美溪小姐　電話：2123 4501"
    first = f"香港，2026年3月3日 - {FIRST_ZH}"
    result = read(f"{TITLE}\n\n{first}\n\n{text}\n\n完\n\n{about}\n\n{ask}\n", "zh_hant")
    assert [part["text"] for part in result["boilerplates"]] == [about.split("\n")[1]]
    assert [block["text"] for block in result["body"]][1] == "零售銀行"


def test_what_somebody_does_describes_no_organisation():
    text = "譚小溪為親子組打氣時寄語小朋友不要害怕被人看見。"
    assert described(text, f"譚小溪\n{text}") == ""


MAIL, MORE = "may@kites.example", "ho@kites.example"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "風箏公關\t風箏學校\n陳美溪\t李國溪\n電話：2123 4501\t電話：2123 4502\n"
            f"手提：9123 4501\t電郵：{MORE}\n電郵：{MAIL}",
            [("陳美溪", "2123 4501", MAIL), ("李國溪", "2123 4502", MORE)],
        ),
        (
            "陳小姐（2123 4501）、Ken（2123 4502）",
            [("陳小姐", "2123 4501", None), ("Ken", "2123 4502", None)],
        ),
        (f"活動主任May Chan 2123 4501 {MAIL}", [("May Chan", "2123 4501", MAIL)]),
    ],
)
def test_contacts(text, found):
    assert contacts(f"傳媒查詢：\n{text}", "zh_hant") == found


def test_headings_where_no_line_is_empty():
    """An item that has ended is over; below the last sentence of a paragraph a heading may stand."""
    long = f"{FIRST_ZH}風箏學校將派出三十名教練。"
    text = f"放飛準備\n⚫ 風箏兩隻，線軸一個。\n⚫ 手套一雙，一人一隻。\n{long}\n收線教學\n{long}\n天氣安排\n{long}"
    blocks = read(f"{TITLE}\n香港，2026年3月3日 - {long}\n{text}\n完\n", "zh_hant")["body"]
    assert [b["text"] for b in blocks if b["type"] == "heading"][-2:] == ["收線教學", "天氣安排"]
    assert [len(b["items"]) for b in blocks if b["type"] == "list"] == [2]


def test_a_short_line_that_is_broken_by_the_width_is_no_heading():
    text = "每名參加者可領取兩隻風箏及一卷尼龍線，並由教練示範收線。\n學校備有雨衣，遇上雷暴則移師室內，所有參加者均會收到通知\n及退款。"
    assert titles(text, "zh_hant") == []
