"""Releases as they are copied from a website or a newsroom's archive: one case for each rule. Invented texts."""

import pytest

from cyberport_cms.bilingual.sources import SourceError
from releases.importing.datelines import find_dateline

from .drafts import FIRST, FIRST_ZH, read, said, titles

TITLE = "風箏節周六揭幕"


@pytest.mark.parametrize("category", ["新聞", "公司消息", "獎項", "奖项", "News", "Awards"])
def test_the_category_of_a_page_is_a_label(category):
    result = read(f"{category}\n{TITLE}\n2026年3月3日\n{FIRST_ZH}\n", "zh_hant")
    assert (result["label"], result["headline"]) == (category, TITLE)


def test_a_title_that_begins_like_a_category_stays_whole():
    result = read(f"獎項得主周六飛風箏\n2026年3月3日\n{FIRST_ZH}\n", "zh_hant")
    assert (result["label"], result["headline"]) == (None, "獎項得主周六飛風箏")


@pytest.mark.parametrize(
    "day", ["2026年3月3日，星期二", "2026 年 3 月 3 日星期二", "2026年3月3日 週二"]
)
def test_the_day_of_the_week_belongs_to_the_date(day):
    result = read(f"{TITLE}\n三百隻風箏齊放\n{day}\n{FIRST_ZH}\n", "zh_hant")
    assert result["subheadline"] == "三百隻風箏齊放"
    assert (result["dateline"]["date"], result["dateline"]["printed"]) == ("2026-03-03", day)
    assert [block["type"] for block in result["body"]] == ["paragraph"]


def test_title_date_and_short_text_without_an_empty_line():
    result = read(f"{TITLE}\n發布日期：2026-03-03 下午 07:00\n風箏節今日揭幕。\n會長林美儀到場主禮。\n", "zh_hant")  # fmt: skip
    assert (result["headline"], result["dateline"]["date"]) == (TITLE, "2026-03-03")
    result = read("Kites Over the Pier\n3 March 2026\nThe festival opens today.\nMore follow.\n")
    assert (result["headline"], result["dateline"]["date"]) == ("Kites Over the Pier", "2026-03-03")


def test_a_sentence_is_the_headline_where_nothing_else_is():
    result = read(f"風箏節周六在舊碼頭揭幕，三百隻風箏齊放。\n\n【2026/3/3‧台北訊】{FIRST_ZH}{FIRST_ZH}\n", "zh_hant")  # fmt: skip
    assert result["headline"] == "風箏節周六在舊碼頭揭幕，三百隻風箏齊放。"
    assert len(result["body"]) == 1


def test_a_long_first_paragraph_is_no_headline():
    with pytest.raises(SourceError, match="headline"):
        read(f"{FIRST_ZH * 3}\n\n{FIRST_ZH * 4}\n", "zh_hant")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("海風局局長林美儀出席揭幕禮。\n\n海風局局長說：「各位撥冗光臨，正好說明大家都愛風箏。」", ["林美儀"]),
        ("海風局副局長林美儀出席揭幕禮。\n\n海風局局長說：「各位撥冗光臨，正好說明大家都愛風箏。」", ["海風局局長"]),
        ("海風局發言人今日（三月三日）說：「各位撥冗光臨，正好說明大家都愛風箏。」", ["海風局發言人"]),
        ("會長林美儀表示：“我們的“大風箏”計劃已推行三年，今後會推廣到各區的學校。”", ["林美儀"]),
    ],
)  # fmt: skip
def test_who_speaks_in_chinese(text, speakers):
    assert [speaker for _, speaker in said(text, "zh_hant")] == speakers


def test_a_term_in_the_marks_of_the_quotation_does_not_end_it():
    text = "會長林美儀表示：“我們的“大風箏”計劃已推行三年，今後會推廣到各區的學校。”"
    assert said(text, "zh_hant")[0][0] == "我們的“大風箏”計劃已推行三年，今後會推廣到各區的學校。"


def test_a_comma_without_its_space():
    text = "The Chair of the Kite Club, Ms Mei Lam,said, “We are glad to see so many kites.”"
    assert [speaker for _, speaker in said(text)] == ["Ms Mei Lam"]


def test_a_quotation_and_its_signature_between_lines_of_text():
    quotation = "「風箏是走在最前沿的玩意，我們的團隊很榮幸與各界合作，讓更多市民認識風箏。」"
    signed = "林美儀，KITES 香港風箏有限公司創辦人兼行政總裁"
    text = f"須受條款約束。\n{quotation}\n{signed}\n風箏節下月再辦，歡迎市民報名。"
    assert [speaker for _, speaker in said(text, "zh_hant")] == ["林美儀"]
    assert titles(text, "zh_hant") == []


def test_cells_between_tabs_are_no_heading():
    text = f"月費\t數據\t優惠價\t合約期\n\n{FIRST_ZH}"
    assert titles(text, "zh_hant") == []


@pytest.mark.parametrize("mark", ["[1]", "¹", "*"])
def test_a_sentence_with_the_mark_of_a_footnote_is_no_heading(mark):
    assert titles(f"The festival returns in 2027.{mark}\n\n{FIRST}") == []


@pytest.mark.parametrize(
    "caption",
    ["Photo caption: the Chair flies a kite", "Photo 1: guests at the pier", "圖一：會長放風箏", "相片說明：會長放風箏"],
)  # fmt: skip
def test_a_caption_above_everything_is_no_headline(caption):
    is_english = caption.startswith("P")
    title, first = ("Kites Over the Pier", FIRST) if is_english else (TITLE, FIRST_ZH * 2)
    result = read(f"{caption}\n\n{title}\n\n{first}\n", "en" if is_english else "zh_hant")
    assert (result["headline"], result["subheadline"]) == (title, None)
    assert result["body"][0]["text"] == caption


@pytest.mark.parametrize(
    ("raw", "rest"),
    [
        ("（香港，2026年3月3日）**風箏**今日**齊放**，", "**風箏**今日**齊放**，"),
        ("**（香港，2026年3月3日）風箏**今日**齊放**，", "**風箏**今日**齊放**，"),
        ("**（香港，2026年3月3日）**風箏今日**齊放**，", "風箏今日**齊放**，"),
        ("（**香港**，2026年3月3日）風箏今日齊放，", "風箏今日齊放，"),
        ("**香港**，2026年3月3日 – 風箏今日齊放", "風箏今日齊放"),
        ("**香港，2026年3月3日 –** 風箏今日**齊放**", "風箏今日**齊放**"),
        ("**HONG KONG**, 3 March 2026 – Kites **fly** today", "Kites **fly** today"),
        ("**HONG KONG, 3 March 2026 – Kites** fly", "**Kites** fly"),
        ("(Hong Kong, 3 March 2026) **Kites** fly", "**Kites** fly"),
        ("**HONG KONG, 3 March 2026**", ""),
    ],
)
def test_bold_around_a_dateline_ends_where_it_ended(raw, rest):
    dateline, left = find_dateline(raw)
    assert dateline.date.isoformat() == "2026-03-03"
    assert dateline.place.casefold() in ("香港", "hong kong")
    assert "*" not in dateline.printed
    assert left == rest


def test_no_mark_of_bold_is_left_in_a_release():
    result = read(f"# {TITLE}\n\n（香港，2026年3月3日）**風箏節**今日揭幕**三百隻風箏**，{FIRST_ZH}\n", "zh_hant")  # fmt: skip
    assert "*" not in result["body"][0]["text"]
    assert result["body"][0]["text"].startswith("風箏節今日揭幕三百隻風箏")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("海風局局長林美儀\n\n表示：「風箏是人人都懂的玩意，我們會繼續推廣到各區的學校。」", "林美儀"),
        ("風箏節發起人林美儀老師闡述願景：「風箏是人人都懂的玩意，我們會繼續推廣到各區的學校。」", "林美儀老師"),
        ("海風局局長林美儀\n表示：「風箏是人人都懂的玩意，我們會繼續推廣到各區的學校。」", "林美儀"),
        ("「風箏是人人都懂的玩意，我們會繼續推廣到各區。」風箏會創辦人林美儀在致辭中開宗明義。", "林美儀"),
    ],
)  # fmt: skip
def test_a_speaker_above_the_verb_and_verbs_of_speeches(text, speaker):
    assert [who for _, who in said(text, "zh_hant")] == [speaker]
    assert titles(text, "zh_hant") == []
