"""What a third round of unseen Chinese releases taught the parser: one case for each rule. Invented texts."""

from datetime import date

import pytest

from cyberport_cms.bilingual.sources import Source
from releases.importing.above import is_notice
from releases.importing.attribution import said_before
from releases.importing.datelines import find_dateline
from releases.importing.draft import Paragraph, Quote
from releases.importing.parser import parse_source
from releases.importing.roles import is_name_zh

from .drafts import FIRST_ZH, contacts, read, said, titles

TITLE = "風箏節周六揭幕"
SUBTITLE = "三百隻風箏齊放"


@pytest.mark.parametrize(
    ("above", "label"),
    [
        ("新聞稿\nPR012/26\n2026年3月3日", "新聞稿"),
        ("新聞稿\n編號：PR-2026-012", "新聞稿"),
        ("新聞稿　供即時發放", "新聞稿　供即時發放"),
        ("供傳媒即時使用", "供傳媒即時使用"),
        ("新聞稿\n供傳媒即時使用", "新聞稿\n供傳媒即時使用"),
        ("新聞稿　供傳媒即時發布", "新聞稿　供傳媒即時發布"),
        ("供即時使用 FOR IMMEDIATE RELEASE", "供即時使用 FOR IMMEDIATE RELEASE"),
        ("新聞稿（只供傳媒參考）", "新聞稿（只供傳媒參考）"),
        ("風箏學校聯盟\n新聞稿 | 敬請各大傳媒即時採用", "新聞稿 | 敬請各大傳媒即時採用"),
        ("【新聞稿】\n［請即發布］", "【新聞稿】\n［請即發布］"),
        ("致：採訪主任／文化版編輯\n即時發布", "即時發布"),
        ("風箏學校聯盟\n新聞稿", "新聞稿"),
    ],
)
def test_what_stands_above_a_headline(above, label):
    result = read(f"{above}\n\n{TITLE}\n{SUBTITLE}\n\n{FIRST_ZH}\n\n完\n", "zh_hant")
    found = (result["label"], result["headline"], result["subheadline"])
    assert found == (label, TITLE, SUBTITLE)


@pytest.mark.parametrize(
    "line",
    [
        "致力與傳媒及新聞界合作推廣風箏",
        "致敬：老風箏匠的一生",
        "供傳媒使用的放飛區啟用",
        "即時使用風速數據的風箏面世",
    ],
)
def test_a_headline_is_addressed_to_nobody(line):
    assert not is_notice(line)


def test_a_title_that_ends_with_a_quoted_name_opens_no_text():
    subtitle = "風箏學校倡議在維港兩岸的公園及海濱長廊設立風箏專用的「放飛區」"
    result = read(f"新聞稿\n\n{TITLE}\n{subtitle}\n\n{FIRST_ZH}\n\n完\n", "zh_hant")
    assert (result["headline"], result["subheadline"]) == (TITLE, subtitle)


def test_the_date_below_the_end_mark_is_that_of_a_release_without_another():
    text = f"新聞公報\n\n{TITLE}\n\n{FIRST_ZH}\n\n完\n2026年3月3日（星期二）\n香港時間11時30分\n\nNNNN\n"
    result = read(text, "zh_hant")
    assert result["dateline"]["date"] == "2026-03-03"
    assert (result["unused"], result["other"]) == (["香港時間11時30分", "NNNN"], [])
    dated = read(text.replace("風箏節今日", "香港，2026年3月2日 - 風箏節今日"), "zh_hant")
    assert dated["dateline"]["date"] == "2026-03-02"


def test_a_dateline_in_two_brackets():
    found = find_dateline(f"【香港訊】（2026年3月3日）{FIRST_ZH}")
    assert found is not None
    assert (found[0].place, found[0].date, found[1]) == ("香港", date(2026, 3, 3), FIRST_ZH)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("風箏節資料\n日期：2026年3月3日\n地點：舊碼頭天台\n票價：免費", ["風箏節資料"]),
        ("時間表\n2026年底：第一步\n2028年：第二步", ["時間表"]),
        ("業績摘要\n截至3月31日止年度\n收入 38 34 +12%", ["業績摘要"]),
        ("風箏由老師傅製作\n在天台展出", []),
    ],
)
def test_a_heading_right_above_its_details(text, found):
    assert titles(f"{text}\n\n{FIRST_ZH}", "zh_hant") == found


WORDS = "「風是免費的，對每個人都公平，所以我們放風箏。」"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("風箏學校創辦人兼行政總裁莫嘉慧表示：", "莫嘉慧"),
        ("風箏學校創辦人兼行政總裁Mei Lam（林美）表示：", "林美"),
        ("風箏學校總幹事彭啟明先生對展覽表示歡迎，並說：", "彭啟明先生"),
        ("現年九歲的小風與父母同住西貢。他說：", "小風"),
        ("參加風箏班的居民陳伯今年八十歲，從未放過風箏。他分享說：", "陳伯"),
    ],
)
def test_who_speaks(before, speaker):
    assert said(f"{before}{WORDS}", "zh_hant") == [(WORDS[1:-1], speaker)]


def test_an_office_is_no_name():
    assert not is_name_zh("高級經理")
    assert is_name_zh("高嘉慧")
    assert said_before("合夥創辦人兼技術總監賀嘉慧指出：", WORDS) == (
        "賀嘉慧",
        "合夥創辦人兼技術總監",
    )


MAIL, MORE = "may@kites.example", "ho@kites.example"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"風箏學校\n嚴子晴\n高級經理，企業傳訊\n電話：2629 7001 / 9123 7001\n電郵：{MAIL}",
            [("嚴子晴", "2629 7001", MAIL)],
        ),
        (
            f"風箏學校 傳訊經理 饒可盈 （電話：2388 6601；電郵：{MAIL}）\n風箏學校 社工 龐志遠 （電話：2388 6605）",
            [("饒可盈", "2388 6601", MAIL), ("龐志遠", "2388 6605", None)],
        ),
        (
            f"唐思齊 / 風箏學校聯盟 / 9345 6601 / {MAIL}\n俞樂兒 / 風箏學校聯盟 / 9345 6602 / {MORE}",
            [("唐思齊", "9345 6601", MAIL), ("俞樂兒", "9345 6602", MORE)],
        ),
    ],
)  # fmt: skip
def test_contacts(text, found):
    got = contacts(f"傳媒查詢：\n{text}", "zh_hant")
    assert [tuple(part or None for part in contact) for contact in got] == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("教練陳大文談及收線時說：「手要穩，線要短。」", "陳大文"),
        ("教練陳大文被問到天氣時表示：「手要穩，線要短。」", "陳大文"),
        ("教練陳大文說到收線，這樣形容：「手要穩，線要短。」", "陳大文"),
        ("陳大文教練回想當日，說：「手要穩，線要短。」", "陳大文"),
        ("街坊李伯有感而發：「手要穩，線要短。」", "李伯"),
        ("參加者黃先生（化名）說：「手要穩，線要短。」", "黃先生"),
        ("現年七歲的小明（化名）說：「手要穩，線要短。」", "小明"),
        ("阿明（左）說：「手要穩，線要短。」", "阿明"),
        ("潮汐會主席陳大文估計：「參加人數會倍增。」", "陳大文"),
        ("李太和陳太太異口同聲說：「手要穩，線要短。」", "李太和陳太太"),
        ("展望來年，陳大文預料：「參加人數會倍增。」", "陳大文"),
        ("「手要穩，線要短。\n風一停就要收線。」李太說。", "李太"),
        (
            "冠軍由跑手陳大文以一小時奪得；女子組由護士李小明以兩小時掄元。李小明在病房工作十年，她說：「手要穩，線要短。」",
            "李小明",
        ),
        ("小明（化名）七歲，母親李太辭去工作照顧他。她說：「手要穩，線要短。」", "李太"),
    ],
)
def test_who_speaks_of_something(text: str, expected: str) -> None:
    source = Source("kites.md", f"# {TITLE}\n\n{FIRST_ZH}\n\n{text}\n\n完\n", "zh_hant", "utf-8")
    blocks = parse_source(source).body
    spoken = [
        run for block in blocks if isinstance(block, Quote | Paragraph) for run in block.spoken
    ]
    assert [run.speaker for run in spoken] == [expected]


@pytest.mark.parametrize(
    ("above", "between", "found"),
    [
        ("新聞稿\n即時發布\n2026年3月3日", "\n\n", (TITLE, "三百隻風箏齊放　費用全免")),
        ("新聞稿", "\n", (TITLE, "三百隻風箏齊放　費用全免")),
        ("新聞稿", "\n舊碼頭天台設六個放飛區\n", (f"{TITLE} 舊碼頭天台設六個放飛區", "三百隻風箏齊放　費用全免")),
    ],
)  # fmt: skip
def test_a_line_between_dashes_is_the_subheadline_and_no_list(above, between, found):
    text = (
        f"{above}\n\n{TITLE}{between}– 三百隻風箏齊放　費用全免 –\n\n{FIRST_ZH}{FIRST_ZH}\n\n完\n"
    )
    result = read(text, "zh_hant")
    assert (result["headline"], result["subheadline"]) == found
    assert [block["type"] for block in result["body"]] == ["paragraph"]


def test_three_title_lines_are_the_headline_and_what_stands_below_it():
    lines = f"{TITLE}\n舊碼頭天台設六個放飛區\n三百隻風箏齊放"
    result = read(f"新聞稿\n\n{lines}\n\n香港，2026年3月3日 - {FIRST_ZH}\n\n完\n", "zh_hant")
    found = (result["headline"], result["subheadline"])
    assert found == (TITLE, "舊碼頭天台設六個放飛區 三百隻風箏齊放")


BRIEFING = "「放風箏的人」問卷調查結果發布會"


@pytest.mark.parametrize(
    ("lines", "label", "headline", "subheadline"),
    [
        (f"{BRIEFING}\n\n六成市民從未放過風箏", f"新聞稿\n{BRIEFING}", "六成市民從未放過風箏", None),
        (f"{BRIEFING}\n六成市民從未放過風箏\n學校促設放飛區", f"新聞稿\n{BRIEFING}", "六成市民從未放過風箏", "學校促設放飛區"),
        (BRIEFING, "新聞稿", BRIEFING, None),
        (f"{BRIEFING}\n－ 六成市民從未放過風箏 －", "新聞稿", BRIEFING, "六成市民從未放過風箏"),
        ("風箏學校舉行調查結果發布會\n六成市民從未放過風箏", "新聞稿", "風箏學校舉行調查結果發布會", "六成市民從未放過風箏"),
    ],
)  # fmt: skip
def test_a_briefing_above_what_was_found(lines, label, headline, subheadline):
    result = read(f"新聞稿\n\n{lines}\n\n香港，2026年3月3日 - {FIRST_ZH}\n\n完\n", "zh_hant")
    assert (result["label"], result["headline"], result["subheadline"]) == (
        label,
        headline,
        subheadline,
    )


@pytest.mark.parametrize("gap", ["\t", "　　"])
def test_the_head_of_a_table_is_no_heading(gap):
    rows = f"時間{gap}內容\n14:00{gap}登記\n14:30{gap}致辭\n14:40{gap}放飛"
    text = f"活動流程\n\n{rows}\n\n{FIRST_ZH}"
    assert titles(text, "zh_hant") == ["活動流程"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Kitora 唐文彬先生　電話：3188 9000　電郵：b.tong@kitora.example", ("Kitora", "唐文彬先生")),
        ("Kitora Works 唐文彬　電話：3188 9000　電郵：media@kitoraworks.example", ("Kitora Works", "唐文彬")),
        ("Kitty 唐文彬　電話：3188 9000　電郵：kitty@kitora.example", (None, "Kitty 唐文彬")),
    ],
)  # fmt: skip
def test_a_firm_in_latin_letters_before_the_name_of_a_contact(line, found):
    text = f"{TITLE}\n\n{FIRST_ZH}\n\n完\n\n傳媒查詢：\n{line}\n"
    (contact,) = read(text, "zh_hant")["contacts"]
    assert (contact["organisation"], contact["name"]) == found
