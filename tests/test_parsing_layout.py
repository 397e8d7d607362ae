"""Texts that have lost their shape on the way: what opens them, what closes them. Invented texts."""

import pytest

from cyberport_cms.bilingual.sources import Source
from releases.importing.contract import as_json
from releases.importing.datelines import find_dateline
from releases.importing.parser import parse_source

FIRST = "The kite festival opens today on the roof of the old pier, with three hundred kites."
DATELINE = "Hong Kong, 3 March 2026 –"
ABOUT = "Tidewater Kites builds kites for a windy city and has done so since 1998."


def read(text: str, language: str = "en") -> dict:
    return as_json(parse_source(Source("kites.md", text, language, "utf-8")))


def kinds(result: dict) -> list[str]:
    return [block["type"] for block in result["body"]]


@pytest.mark.parametrize(
    ("raw", "place", "date"),
    [
        ("HONG KONG SAR - Some OutReach Newswire - 3 June 2025 - Text", "HONG KONG SAR", "2025-06-03"),
        ("Hong Kong / London, 3 June 2025 (Ticker) – Text", "Hong Kong / London", "2025-06-03"),
        ("HONG KONG, Jun 3, 2025 - (SOME Newswire) - Text", "HONG KONG", "2025-06-03"),
        ("HONG KONG, CHINA / SOMEWIRE / June 3, 2025 / Text", "HONG KONG, CHINA", "2025-06-03"),
        ("(Hong Kong, 3 June 2025) – Text", "Hong Kong", "2025-06-03"),
        ("[Hong Kong – 3 June 2025] Text", "Hong Kong", "2025-06-03"),
        ("Hong Kong, Tuesday, 3 June 2025: Text", "Hong Kong", "2025-06-03"),
        ("3 June 2025, Hong Kong – Text", "Hong Kong", "2025-06-03"),
        ("HONG KONG and SHENZHEN, China, 3 June 2025 ‒ Text", "HONG KONG and SHENZHEN, China", "2025-06-03"),
        ("Hong Kong (Some.Wire) Tuesday Jun 3, 2025 @ 7:00 AM Pacific — Text", "Hong Kong", "2025-06-03"),
        ("Hong Kong (Some.Wire) Jun 3, 2025 @ 7:00 PM America/Toronto — Text", "Hong Kong", "2025-06-03"),
        ("HONG KONG - ([SomeWire](https://wire.example)) - June 3, 2025 - Text", "HONG KONG", "2025-06-03"),
        ("HONG KONG--(SOME WIRE)--Text", "HONG KONG", None),
        ("（香港，2025年6月3日）內文", "香港", "2025-06-03"),
        ("【香港 ─ 2025年6月3日】內文", "香港", "2025-06-03"),
        ("2025年6月3日，香港 – 內文", "香港", "2025-06-03"),
        ("香港2025年6月3日 /某通社/ -- 內文", "香港", "2025-06-03"),
        ("香港及倫敦，二○二五年六月廿三日（星期一）－內文", "香港及倫敦", "2025-06-23"),
    ],
)  # fmt: skip
def test_more_datelines(raw, place, date):
    dateline, rest = find_dateline(raw)
    assert dateline.place == place
    assert (dateline.date.isoformat() if dateline.date else None) == date
    assert rest in ("Text", "內文")


@pytest.mark.parametrize(
    "raw",
    [
        "The board met on 3 June 2025 – and agreed.",
        "Annual Kite Dinner, 3 June 2025",
        "We, the undersigned, 3 June 2025 – agree.",
        "本會將於2025年6月3日 – 即下周二 – 開會",
    ],
)
def test_more_sentences_that_are_no_datelines(raw):
    assert find_dateline(raw) is None


def test_a_dateline_on_a_line_of_its_own_and_none_at_all():
    own = read(f"Kites\n\nHong Kong, 3 March 2026\n\n{FIRST}\n")
    assert (own["dateline"]["place"], own["body"][0]["text"]) == ("Hong Kong", FIRST)
    none = read(f"Kites\n\nThey are back\n\n{FIRST}\n\n###\n")
    assert (none["dateline"], none["subheadline"]) == (None, "They are back")
    assert [block["text"] for block in none["body"]] == [FIRST]


def test_a_date_over_the_headline_is_the_date():
    result = read(f"Press Release\n\n3 March 2026\n\nKites are back\n\n{FIRST}\n")
    assert (result["label"], result["headline"]) == ("Press Release", "Kites are back")
    assert (result["dateline"]["date"], result["dateline"]["printed"]) == (
        "2026-03-03",
        "3 March 2026",
    )


def test_a_picture_or_key_points_first():
    picture = read(
        f"![](kite.jpg)\n\n![A red kite](red.jpg)\n\n# Kites are back\n\n{DATELINE} {FIRST}\n"
    )
    assert picture["headline"] == "Kites are back"
    assert picture["body"][0]["text"] == "A red kite"
    points = read(f"# Kites are back\n\n* 300 kites\n* 40 tonnes\n\n{DATELINE} {FIRST}\n")
    assert (points["headline"], kinds(points)) == ("Kites are back", ["list", "paragraph"])


@pytest.mark.parametrize(
    "label",
    ["PRESS RELEASE | FOR IMMEDIATE RELEASE", "[Press Release]", "EMBARGOED UNTIL 3 March 2026",
     "新聞稿（即時發布）", "新聞稿 即時發佈"],
)  # fmt: skip
def test_labels(label):
    result = read(f"{label}\n\nKites are back\n\n{DATELINE} {FIRST}\n")
    assert (result["label"], result["headline"]) == (label, "Kites are back")


@pytest.mark.parametrize(
    "mark",
    ["###", "# # #", "END", "ENDS", "- Ends -", "– END –", "‑ Ends ‑", "[END]", "-30-", "－ 完 －", "（完）", "全文完",
     "**- Ends -**", "*** End ***"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["\n\n", "\n"])
def test_end_marks(mark, before):
    result = read(
        f"Kites\n\n{DATELINE} {FIRST}\n\nAnother sentence follows.{before}{mark}\n\nMedia contact\nmei@x.example\n"
    )
    assert result["end_mark"] == mark.replace("**- ", "- ").replace(" -**", " -")
    assert kinds(result) == ["paragraph", "paragraph"]
    assert result["contacts"][0]["email"] == "mei@x.example"


def test_an_end_mark_behind_the_last_sentence_and_one_that_stands_last():
    behind = read(f"Kites\n\n{DATELINE} {FIRST} - Ends -\n\nAbout Tidewater Kites\n\n{ABOUT}\n")
    assert (behind["end_mark"], behind["body"][0]["text"]) == ("- Ends -", FIRST)
    last = read(
        f"Kites\n\n{DATELINE} {FIRST}\n\nAbout Tidewater Kites\n\n{ABOUT}\n\nMedia contact\nmei@x.example\n\n###\n"
    )
    assert (last["end_mark"], kinds(last)) == ("###", ["paragraph"])
    assert last["boilerplates"][0]["text"] == ABOUT


@pytest.mark.parametrize("gap", ["  ", "   ", "     ", "\u3000\u3000"])
def test_a_whole_body_on_one_line(gap):
    prose = (
        "The roof carries forty tonnes. It was closed for a year. A stair leads up from the hall. "
    )
    parts = [f"{DATELINE} {FIRST}", "A Roof of Winds", prose * 3, "What Comes Next", prose * 2]
    result = read(f"Kites are back\n\n{gap.join(part.strip() for part in parts)}\n")
    assert kinds(result) == ["paragraph", "heading", "paragraph", "heading", "paragraph"]


def test_two_spaces_behind_full_stops_are_no_paragraphs():
    prose = "  ".join(f"Kite number {n} has a tail of coloured paper." for n in range(60))
    assert (
        kinds(read(f"Kites\n\n{DATELINE} {FIRST}\n\n{prose}\n\nMore follows here.\n"))
        == ["paragraph"] * 3
    )


def test_a_list_on_one_line():
    long = "The festival brings together makers from the whole coast, and each of them has a speciality of the house. "
    line = f"{DATELINE} {FIRST}  {long * 14} Visitors can:  - Build a kite - Fly a kite - Mend a kite  {long}"
    result = read(f"Kites are back\n\n{line}\n")
    assert next(b["items"] for b in result["body"] if b["type"] == "list") == [
        "Build a kite", "Fly a kite", "Mend a kite",
    ]  # fmt: skip


def test_paragraphs_without_empty_lines_between_them():
    long = "The roof carries forty tonnes and was closed for a year while carpenters replaced every plank of it by hand, one after another, in all weathers."
    result = read(
        f"Kites are back\nThey fly on the roof\n{DATELINE} {long} {FIRST}\n{long} {FIRST}\nENDS\nMedia contact\nmei@x.example"
    )
    assert (result["headline"], result["subheadline"]) == ("Kites are back", "They fly on the roof")
    assert (kinds(result), result["end_mark"]) == (["paragraph"] * 2, "ENDS")


def test_a_flattened_table_has_no_headings():
    cells = "\n\n".join(["Year", "Kites", "2024", "250", "2025", "300", "Growth", "20%"])
    result = read(
        f"Kites\n\n{DATELINE} {FIRST}\n\n{cells}\n\nA Last Word\n\n{FIRST}\n\n{FIRST}\n\n###\n"
    )
    assert kinds(result).count("heading") == 1


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("About Tidewater Kites\n\nTidewater Kites builds kites.", "Tidewater Kites"),
        ("About Tidewater Kites\nTidewater Kites builds kites.", "Tidewater Kites"),
        ("**About Tidewater Kites**\n\nTidewater Kites builds kites.", "Tidewater Kites"),
        ("About Tidewater KitesTidewater Kites builds kites.", "Tidewater Kites"),
        (
            "About Tidewater Kites Co., Ltd.Tidewater Kites builds kites.",
            "Tidewater Kites Co., Ltd.",
        ),
        ("About TWKThe Tidewater Works (TWK) build kites.", "TWK"),
        ("About TWKTWK builds kites.", "TWK"),
        ("About Tidewater Kites: Founded in 1998, Tidewater builds kites.", "Tidewater Kites"),
        ("About Tidewater Kites Tidewater Kites builds kites.", "Tidewater Kites"),
        ("About the Tidewater WorksEstablished in 1998, the works build kites.", "Tidewater Works"),
        ("關於潮汐風箏\n\n潮汐風箏製作風箏。", "潮汐風箏"),
        ("有關潮汐風箏\n潮汐風箏製作風箏。", "潮汐風箏"),
        ("關於潮汐風箏潮汐風箏製作風箏。", "潮汐風箏"),
        ("關於潮汐風箏：潮汐風箏製作風箏。", "潮汐風箏"),
        ("【關於潮汐風箏】\n\n潮汐風箏製作風箏。", "潮汐風箏"),
    ],
)
@pytest.mark.parametrize("mark", ["###\n\n", ""])
def test_boilerplates(text, organisation, mark):
    result = read(f"Kites\n\n{DATELINE} {FIRST}\n\n{mark}{text}\n")
    boilerplate = result["boilerplates"][0]
    assert boilerplate["organisation"] == organisation
    assert boilerplate["text"].startswith(
        ("Tidewater", "TWK", "The", "Founded", "Established", "潮汐")
    )
    assert kinds(result) == ["paragraph"]


def test_several_boilerplates_one_glued_to_an_address():
    result = read(
        f"Kites\n\n{DATELINE} {FIRST}\n\nMedia enquiries\n\nMs Mei LamTel: 3166 3800Email: mei@x.exampleAbout TWK\n\n{ABOUT}\n\n"
        f"Related links\n\nPhotos: https://x.example/p\n\nAbout Dry Floors\n\nDry Floors keeps floors dry. Visit:www.dryfloors.example/us. Follow us.\n"
    )
    assert [part["organisation"] for part in result["boilerplates"]] == ["TWK", "Dry Floors"]
    assert result["boilerplates"][0]["text"] == ABOUT
    assert result["contacts"][0]["email"] == "mei@x.example"
    assert result["website"] == "www.dryfloors.example/us"


def test_the_wire_s_disclaimer_and_the_issuer_s_name_are_glued():
    result = read(
        f"Kites\n\n{DATELINE} {FIRST} Hashtag: #TWKThe issuer is solely responsible for the content of this announcement.\n\n"
        "TWKMore information about TWK is available at www.twk.example.\n"
    )
    assert result["body"] == [{"type": "paragraph", "text": FIRST}]
    assert (
        result["boilerplates"][0]["text"]
        == "More information about TWK is available at www.twk.example."
    )


def test_sections_of_a_chinese_closing():
    result = read(
        "海港上的風箏\n\n香港，2026年3月3日 - 風箏節今日在舊碼頭的天台揭幕，一連三日，歡迎市民到場參觀。\n\n（完）\n\n編輯垂注\n\n"
        "天台可承重四十噸。\n\n免責聲明\n\n本文不構成任何要約。\n\n傳媒查詢：\n\n林美儀小姐\n電話：3166 3800\n\n關於潮汐風箏\n\n潮汐風箏製作風箏。\n\n詳情請瀏覽：www.x.example\n",
        "zh_hant",
    )
    assert result["end_mark"] == "（完）"
    assert result["notes_to_editors"] == "編輯垂注\n\n天台可承重四十噸。"
    assert result["other"] == ["免責聲明", "本文不構成任何要約。"]
    assert result["contacts"][0]["name"] == "林美儀小姐"
    assert result["website"] == "www.x.example"


def test_escapes_footnotes_and_lines_of_the_source():
    result = read(
        f"Kites\n\n{DATELINE} Tickets cost HK\\$5 [1] and 2025‑26 was dry.\n\n[1] Children fly for free.\n\n###\n\n[photos](#)\n"
    )
    assert "HK$5 [1] and 2025‑26" in result["body"][0]["text"]
    assert result["body"][1]["text"] == "[1] Children fly for free."
    assert [w["line"] for w in result["warnings"] if w["code"] == "dead_link"] == [9]


SCHOOL = "風箏學校今日宣布，位於東灣的海邊訓練場正式啟用，佔地三千平方米，設有工作坊、維修枱及看台，每星期可供六百名學員輪流使用。場內保留了舊船廠的木樑。"
PIER = "訓練場由舊船廠改建而成，工程歷時十四個月，費用由一個基金會全數贊助，並獲區議會撥款支持。"


def _broken(text: str, length: int = 30) -> str:
    return "\n".join(text[n : n + length] for n in range(0, len(text), length))


SCHOOL_TITLE = "風箏學校於東灣開設首個海邊訓練場"
WIDE_TITLE = "風箏學校於東灣開設首個海邊訓練場　每星期供六百名學員輪流使用木樑"


@pytest.mark.parametrize("title", [SCHOOL_TITLE, WIDE_TITLE, "風箏訓練場啟用"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("day", ["", "（香港，2026年3月3日）"])
def test_a_chinese_title_right_above_lines_broken_by_their_width(title: str, gap: str, day: str):
    text = f"{_broken(day + SCHOOL)}{gap}{_broken(PIER)}"
    result = read(f"新聞稿\n2026年3月3日\n\n{title}\n{text}\n\n完\n", "zh_hant")
    paragraphs = [block["text"].replace("\n", "") for block in result["body"]]
    assert (result["headline"], result["subheadline"]) == (title, None)
    assert paragraphs == [SCHOOL, PIER]


def test_a_subheadline_between_the_title_and_broken_lines():
    result = read(f"{SCHOOL_TITLE}\n三月三日起接受報名\n{_broken(SCHOOL)}\n\n完\n", "zh_hant")
    assert (result["headline"], result["subheadline"]) == (SCHOOL_TITLE, "三月三日起接受報名")


@pytest.mark.parametrize(
    "text",
    [
        "風箏高高低低\n在海邊的天台上飛過了整個下午\n然後落下。",
        "成人每位二百元，可領取兩隻風箏及一卷尼龍線\n學生每位一百元，可領取一隻風箏及一卷尼龍線\n長者免費。",
    ],
)
def test_lines_that_are_as_their_author_set_them(text: str):
    result = read(f"{SCHOOL_TITLE}\n\n{_broken(SCHOOL)}\n\n{text}\n\n完\n", "zh_hant")
    assert result["body"][1]["text"] == text
