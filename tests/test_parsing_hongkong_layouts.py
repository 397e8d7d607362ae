"""Layouts of Hong Kong offices, universities and listed companies: one case for each rule. Invented texts."""

import pytest

from releases.importing.above import is_notice
from releases.importing.datelines import date_of, find_dateline, is_date
from releases.importing.sections import is_end_mark

from .drafts import FIRST_ZH, contacts, read, said, titles

TITLE = "風箏節周六揭幕"
SUBTITLE = "三百隻風箏齊放"
DAY = "2026-03-03"


@pytest.mark.parametrize(
    ("above", "label", "date"),
    [
        ("風箏學校\nKite School\n\n新聞稿\nPress Release\n\n2026年3月3日", "新聞稿\nPress Release", DAY),
        ("新聞稿\n風箏學校\n2026年3月3日（星期二）", "新聞稿", DAY),
        ("新 聞 稿", "新 聞 稿", None),
        ("新聞稿（請即發放）\n日期：2026年3月3日\n致：各傳媒機構採訪主任", "新聞稿（請即發放）", DAY),
        ("致：新聞編輯／採訪主任\n由：風箏學校\n發稿日期：2026年3月3日\n\n新聞稿", "新聞稿", DAY),
        ("日期：2026年3月3日\n新聞稿編號：12/2026", None, DAY),
        ("風箏學校控股有限公司\n（股份代號：0000）", None, None),
        ("（即時發佈）\n\n風箏學校有限公司\nKite School Limited\n（股份代號：0000.HK）", "（即時發佈）", None),
        ("新聞稿\t03/03/2026", "新聞稿", DAY),
        ("新聞稿　　　　　　2026年3月3日", "新聞稿", DAY),
        ("新聞稿 2026年3月3日", "新聞稿", DAY),
        ("禁止發布至2026年3月3日上午10時\n\n新聞稿", "禁止發布至2026年3月3日上午10時\n新聞稿", DAY),
        ("新聞稿\n（附圖片）", "新聞稿", None),
        ("致編輯／採訪主任：\n\n（風箏學校新聞公佈）", "（風箏學校新聞公佈）", None),
        ("新聞稿\n2026年3月3日，香港", "新聞稿", DAY),
        ("傳媒稿\n──────────", "傳媒稿", None),
    ],
)  # fmt: skip
def test_what_stands_above_a_headline(above, label, date):
    text = f"{above}\n\n{TITLE}\n{SUBTITLE}\n\n{FIRST_ZH}風箏學校誠邀市民。\n\n完\n"
    result = read(text, "zh_hant")
    found = (result["label"], result["headline"], result["subheadline"])
    assert found == (label, TITLE, SUBTITLE)
    assert (result["dateline"] or {}).get("date") == date
    assert [block["type"] for block in result["body"]] == ["paragraph"]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("風箏學校舉行周年大會\n\n新聞稿\n2026年3月3日", "新聞稿"),
        ("即時發放\n\n風箏學校舉行周年大會\n2026年3月3日", "即時發放"),
        ("新聞稿\n\n2026年3月3日\n\n風箏學校舉行周年大會", "新聞稿"),
    ],
)
def test_a_headline_that_ends_like_a_name_is_no_sender(title, label):
    result = read(f"{title}\n\n{FIRST_ZH}\n\n完\n", "zh_hant")
    assert (result["headline"], result["label"]) == ("風箏學校舉行周年大會", label)
    assert result["dateline"]["date"] == DAY


@pytest.mark.parametrize("line", ["風箏學校就颱風發表聲明", "2026年起禁止公開放風箏", "三份風箏報告10月後公開", "致各位家長的公開信"])  # fmt: skip
def test_a_headline_is_no_label(line):
    assert not is_notice(line)


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("［2026年3月3日，香港］內文", "香港"),
        ("（香港 - 2026年3月3日訊）內文", "香港"),
        ("（香港．二零二六年三月三日）內文", "香港"),
        ("香港2026年3月3日電 - 內文", "香港"),
        ("(2026-03-03 香港) 內文", "香港"),
        ("香港（2026年3月3日）內文", "香港"),
        ("（2026年3月3日）內文", ""),
    ],
)
def test_datelines(raw, place):
    dateline, rest = find_dateline(raw)
    assert (dateline.place, dateline.date.isoformat(), rest) == (place, DAY, "內文")


@pytest.mark.parametrize("line", ["03/03/2026", "3.3.2026", "發佈日期：2026年3月3日星期二", "2026年3月3日下午3時"])  # fmt: skip
def test_a_line_that_holds_a_date_only(line):
    assert is_date(line)
    assert date_of(line).isoformat() == DAY


@pytest.mark.parametrize("mark", ["〈完〉", "〔完〕", "（全文完）", "－ 新聞稿完 －", "完／2026年3月3日（星期二）", "※※ 完 ※※"])  # fmt: skip
def test_end_marks(mark):
    assert is_end_mark(mark)


def test_the_date_below_who_signs():
    text = f"{TITLE}\n\n{FIRST_ZH}\n\n詳情稍後公布，敬請留意。\n\n風箏學校傳訊處\n2026年3月3日\n\n傳媒查詢：莫小姐 2123 4501\n"
    assert read(text, "zh_hant")["dateline"]["date"] == DAY


def test_what_the_text_calls_by_the_same_words_is_a_name_and_no_heading():
    details = "日期：2026年3月3日\n地點：舊碼頭天台\n票價：免費"
    assert titles(f"風箏節\n{details}\n\n{FIRST_ZH}", "zh_hant") == []


WORDS = "「風是免費的，對每個人都公平，所以我們放風箏。」"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"校長方令溪教授致歡迎辭時表示：{WORDS}", "方令溪教授"),
        (f"參加者黃女士與兩名子女一同到場。她表示：{WORDS}", "黃女士"),
        (f"受惠長者、八十二歲的朱婆婆即場試玩。她說：{WORDS}", "朱婆婆"),
        (f"風箏學校主席陳志溪表示︰{WORDS}", "陳志溪"),
        (f"{WORDS}\n—— 風箏學校主席陳志溪", "陳志溪"),
    ],
)
def test_who_speaks(text, speaker):
    assert said(text, "zh_hant") == [(WORDS[1:-1], speaker)]


MAIL, MORE, ALL = "may@kites.example", "ho@kites.example", "press@kites.example"
ONE, TWO = ("陳美溪", "2123 4501", MAIL), ("李國溪", "2123 4502", MORE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"陳美溪\t李國溪\n公關經理\t公關主任\n電話：2123 4501\t電話：2123 4502\n電郵：{MAIL}\t電郵：{MORE}", [ONE, TWO]),
        (f"姓名：陳美溪\t姓名：李國溪\n電話：2123 4501\t電話：2123 4502\n電郵：{MAIL}\t電郵：{MORE}", [ONE, TWO]),
        (f"姓名\t電話\t電郵\n陳美溪\t2123 4501\t{MAIL}\n李國溪\t2123 4502\t{MORE}", [ONE, TWO]),
        (f"陳美溪　電話：2123 4501\n李國溪　電話：2123 4502\n電郵：{ALL}", [(*ONE[:2], ALL), (*TWO[:2], ALL)]),
        (f"電話：2123 4501（陳美溪小姐）/ 2123 4502（李國溪先生）\n電郵：{ALL}", [("陳美溪小姐", "2123 4501", ALL), ("李國溪先生", "2123 4502", ALL)]),
        (f"陳美溪 | 高級公關經理\nT 2123 4501 | M 9123 4501\nE {MAIL}", [ONE]),
        (f"陳美溪\n風箏學校傳訊部\n手提：9123 4501\n電郵：{MAIL}", [("陳美溪", "9123 4501", MAIL)]),
        (f"聯絡人：陳美溪\n電　話：2123 4501（辦公室）/ 9123 4501（手提）\n電　郵：{MAIL}", [ONE]),
        (f"風箏學校傳媒關係部　邰先生　2123 4501　{MAIL}", [("邰先生", "2123 4501", MAIL)]),
        (f"李柏溪先生\n高級經理－傳媒關係\n電話：2123 4501\n電郵：{MAIL}", [("李柏溪先生", "2123 4501", MAIL)]),
        (f"May Chan (陳美溪)\n電話：2123 4501\n電郵：{MAIL}", [("May Chan (陳美溪)", "2123 4501", MAIL)]),
    ],
)  # fmt: skip
def test_contacts(text, found):
    assert contacts(f"傳媒查詢：\n{text}", "zh_hant") == found


@pytest.mark.parametrize("heading", ["傳媒查詢，請聯絡風箏學校公關組譚小姐：", "如有傳媒查詢，歡迎與風箏學校譚小姐聯絡：", "聯絡人：譚小姐"])  # fmt: skip
def test_a_heading_that_names_a_person(heading):
    assert contacts(f"{heading}\n電話：2123 4501", "zh_hant") == [("譚小姐", "2123 4501", None)]


@pytest.mark.parametrize("heading", ["〈關於風箏學校〉", "— 關於風箏學校 —", "［關於風箏學校］", "風箏學校（www.kites.example）"])  # fmt: skip
def test_the_frame_of_a_heading(heading):
    text = "風箏學校於1990年成立，致力推廣風箏製作，現有學員二千人，每年舉辦風箏節。"
    result = read(f"{TITLE}\n\n{FIRST_ZH}\n\n完\n\n{heading}\n{text}\n", "zh_hant")
    assert [part["text"] for part in result["boilerplates"]] == [text]


@pytest.mark.parametrize(
    ("titles", "headline", "subheadline"),
    [
        ("海港風箏營運團隊\n榮膺「風箏大獎」兩項金獎", "海港風箏營運團隊 榮膺「風箏大獎」兩項金獎", None),
        ("風箏坊 × 插畫家阿風\n「風箏夏日」水上樂園登場\n周六起開放", "風箏坊 × 插畫家阿風 「風箏夏日」水上樂園登場", "周六起開放"),
        ("風箏坊 × 插畫家阿風\n周六起開放", "風箏坊 × 插畫家阿風", "周六起開放"),
        ("風箏學校勇奪兩項金獎\n三百隻風箏齊放", "風箏學校勇奪兩項金獎", "三百隻風箏齊放"),
        ("主頁 > 新聞稿 > 企業消息\n\n2026年3月3日\n\n風箏節周六揭幕", "風箏節周六揭幕", None),
        ("風箏教育基金會屬校\n風箏書院（沙田）\n新聞稿\n\n風箏書院學生勇奪一等獎", "風箏書院學生勇奪一等獎", None),
    ],
)  # fmt: skip
def test_headlines_on_two_lines_and_below_a_trail_or_a_letterhead(titles, headline, subheadline):
    result = read(f"{titles}\n\n{FIRST_ZH}風箏書院誠邀市民。\n\n完\n", "zh_hant")
    assert (result["headline"], result["subheadline"]) == (headline, subheadline)


@pytest.mark.parametrize("mark", ["– # –", "### 完 END ###", "### END ###"])
def test_hashes_in_an_end_mark(mark):
    result = read(
        f"{TITLE}\n\n{FIRST_ZH}\n\n{mark}\n\n傳媒查詢：\n陳美玲\n電話：2345 6789\n", "zh_hant"
    )
    assert "#" in result["end_mark"]
    assert [c["name"] for c in result["contacts"]] == ["陳美玲"]


def test_a_heading_with_the_code_of_a_share():
    about = "關於風箏控股有限公司（股份代號：0000.HK）\n風箏控股於1992年成立，主要從事風箏製作。"
    result = read(f"{TITLE}\n\n{FIRST_ZH}\n\n完\n\n{about}\n", "zh_hant")
    assert [b["text"] for b in result["boilerplates"]] == [about.split("\n")[1]]


def test_a_description_below_contacts_and_enclosures():
    ask = "傳媒查詢：陳美玲小姐（電話：2345 6789）\n\n附件：調查報告摘要\n\n"
    text = "風箏學校以香港天台為基地，現有學員三百人，每年舉辦六十場活動。"
    first = f"{FIRST_ZH}風箏學校誠邀市民。"
    result = read(f"{TITLE}\n\n{first}\n\n完\n\n{ask}{text}\n", "zh_hant")
    assert [b["text"] for b in result["boilerplates"]] == [text]


def test_captions_below_their_title_are_no_section():
    captions = "相片說明\n相一：三人放風箏。\n相二：風箏在天台。"
    assert "相片說明" not in titles(captions, "zh_hant")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("陳美玲與李國華共同表示：「我們會一起放風箏，直到天黑。」", ["陳美玲與李國華"]),
        ("學員陳美玲說，最難是等風。「有一晚颳風，我們差點要放棄，怎料風箏飛得更高。」她笑說。", ["陳美玲"]),
        ("風箏醫院主任陳美玲醫生指出，風很重要。\n\n「不少人以為風箏靠線，其實風才是關鍵。」陳醫生說。", ["陳美玲醫生", "陳醫生"]),
    ],
)  # fmt: skip
def test_two_speakers_and_a_laughing_one(text, speakers):
    assert len(found := said(text, "zh_hant")) == 1
    assert found[0][1] in speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("陳力行（助理）　2345 6789　lik@kites.example", [("陳力行", "2345 6789", "lik@kites.example")]),
        ("傳訊主任 招美玲（Mei）\nTel: 2345 6789", [("招美玲", "2345 6789", None)]),
        ("風箏學校市務及傳訊部 陳美玲 / 李國華\n電話：2345 6789 / 2345 6780", [("陳美玲", "2345 6789", None), ("李國華", "2345 6780", None)]),
        ("陳美玲\t2345 6789\tmei@kites.example\n電郵：pr@kites.example", [("陳美玲", "2345 6789", "mei@kites.example"), (None, None, "pr@kites.example")]),
    ],
)  # fmt: skip
def test_contacts_in_rows(text, expected):
    assert contacts(f"傳媒聯絡：\n{text}", "zh_hant") == expected


def test_columns_of_two_people_each_with_room_between_them():
    gap = "　" * 20
    rows = [
        ("風箏學校", "海風公關（代表風箏學校）"),
        ("陳美玲", "李國華 Kwok Wah Lee"),
        ("電話：(852) 2345 6789", "電話：(852) 2345 6780"),
        ("電郵：mei.chan@kites.example", "電郵：kwok.lee@wind.example"),
        ("何大文", "林小美"),
        ("電話：(852) 2345 6781", "電話：(852) 2345 6782"),
        ("電郵：tai.ho@kites.example", "電郵：siu.lam@wind.example"),
    ]
    text = "\n".join(gap.join(row) for row in rows)
    found = contacts(f"傳媒查詢：\n{text}", "zh_hant")
    assert [name for name, _, _ in found] == ["陳美玲", "何大文", "李國華 Kwok Wah Lee", "林小美"]


@pytest.mark.parametrize(
    ("titles", "headline", "subheadline"),
    [
        ("風箏銀行夥拍初創天風科技\n推出首個風箏預報\n料可於三秒內識別風向", "風箏銀行夥拍初創天風科技 推出首個風箏預報", "料可於三秒內識別風向"),
        ("風箏地產與海風學會\n於碼頭試行「零廢風箏」\n\n廢紙減量六成", "風箏地產與海風學會 於碼頭試行「零廢風箏」", "廢紙減量六成"),
        ("風箏節揭幕\n三百隻風箏齊放\n\n市民反應熱烈　即場報名踴躍", "風箏節揭幕 三百隻風箏齊放", "市民反應熱烈　即場報名踴躍"),
        ("風箏地產與海風學會簽署備忘錄\n攜手開放天台", "風箏地產與海風學會簽署備忘錄", "攜手開放天台"),
    ],
)  # fmt: skip
def test_who_joins_whom_and_what_they_do(titles, headline, subheadline):
    for dateline in ("", "香港，2026年3月3日 - "):
        text = f"{titles}\n\n{dateline}{FIRST_ZH}{FIRST_ZH}"
        result = read(f"{text}\n\n完\n", "zh_hant")
        assert (result["headline"], result["subheadline"]) == (headline, subheadline)


def test_when_and_where_something_is_on_is_no_title():
    text = f"{TITLE}\n\n時間：下午二時\n地點：舊碼頭\n\n{FIRST_ZH}{FIRST_ZH}"
    result = read(f"{text}\n\n完\n", "zh_hant")
    assert (result["headline"], result["subheadline"]) == (TITLE, None)


def test_a_gap_behind_the_date_that_opens_the_text():
    dateline, rest = find_dateline(f"2026年3月3日　{FIRST_ZH}")
    assert (dateline.place, dateline.date.isoformat(), rest) == ("", "2026-03-03", FIRST_ZH)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"🔹 天台重開\n\n{FIRST_ZH}", ["天台重開"]),
        ("【節目資料】\n《海風》\n日期：三月三日\n地點：舊碼頭\n門票現已發售", ["【節目資料】"]),
        ("節目資料\n《海風》\n日期：三月三日\n地點：舊碼頭\n門票現已發售", ["節目資料"]),
        (
            f"節目資料\n《海風》\n日期：三月三日\n地點：舊碼頭\n\n報名方法\n{FIRST_ZH}",
            ["節目資料", "報名方法"],
        ),
        (f"圖二\n{FIRST_ZH}{FIRST_ZH}\n\n圖三\n\n{FIRST_ZH}", []),
    ],
)
def test_what_heads_a_text(text, found):
    assert titles(text, "zh_hant") == found


@pytest.mark.parametrize("mark", ["▌", "💡 ", "🔹"])
def test_a_mark_before_the_heading_of_a_boilerplate(mark):
    about = "風箏學校於2020年成立，以「人人會放風箏」為願景。"
    result = read(f"{TITLE}\n\n{FIRST_ZH}\n\n完\n\n{mark}關於風箏學校\n{about}\n", "zh_hant")
    assert [b["text"] for b in result["boilerplates"]] == [about]


def test_a_bracket_at_the_end_of_a_name_is_of_the_name():
    text = f"關於風箏學校 (Kite School)\n{FIRST_ZH}"
    result = read(f"{TITLE}\n\n{FIRST_ZH}\n\n完\n\n{text}\n", "zh_hant")
    assert [b["organisation"] for b in result["boilerplates"]] == ["風箏學校 (Kite School)"]


def test_what_a_survey_is_above_who_has_made_it():
    texts = [
        "《風箏調查》由風箏學校於三月進行，訪問了三百人。",
        "風箏學校於2020年成立，教市民放風箏。",
    ]
    below = f"關於調查\n{texts[0]}\n\n關於風箏學校\n{texts[1]}"
    result = read(f"{TITLE}\n\n{FIRST_ZH}\n\n{FIRST_ZH}\n\n{below}\n\n完\n", "zh_hant")
    assert [b["text"] for b in result["boilerplates"]] == texts
