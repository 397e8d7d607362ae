"""What stands above the text, and the mark at its end: one case for each rule. Invented texts."""

import pytest

from releases.importing.above import is_notice
from releases.importing.datelines import is_span
from releases.importing.sections import is_end_mark, mark_and_stamp

from .drafts import FIRST, FIRST_ZH, read

TITLE = "風箏節周六揭幕"
SUBTITLE = "三百隻風箏齊放"
TEXT = f"香港，2026年3月3日 – {FIRST_ZH}風箏學校誠邀市民。"


def head(above: str) -> tuple:
    result = read(f"{above}\n\n{TEXT}\n\n{FIRST_ZH}\n\n完\n", "zh_hant")
    return result["headline"], result["subheadline"]


@pytest.mark.parametrize(
    ("above", "label", "unused"),
    [
        ("風箏學校　新聞稿", "新聞稿", ["風箏學校"]),
        ("風箏學校\t\tPRESS RELEASE", "PRESS RELEASE", ["風箏學校"]),
        ("風箏學校｜新聞稿｜2026年3月3日", "新聞稿", ["風箏學校", "2026年3月3日"]),
        ("風箏學校新聞稿", "風箏學校新聞稿", []),
        ("風箏調查新聞發佈", "風箏調查新聞發佈", []),
        ("【風箏學校】【新聞稿】【即時發佈】", "【新聞稿】【即時發佈】", ["【風箏學校】"]),
        ("新聞稿　　　　　編號：PR031/26", "新聞稿", ["編號：PR031/26"]),
        ("PR 031/26\n新聞稿", "新聞稿", ["PR 031/26"]),
        ("傳　媒　通　訊", "傳　媒　通　訊", []),
        ("傳媒稿（供即日採用）", "傳媒稿（供即日採用）", []),
        ("新聞稿（禁止發布至2026年3月3日上午10時）", "新聞稿（禁止發布至2026年3月3日上午10時）", []),
        ("風箏測量師行｜研究部\n\n新聞稿", "新聞稿", ["風箏測量師行｜研究部"]),
        ("風箏學校\n香港風箏道8號天台大廈3樓　電話：2345 6789　傳真：2345 6780\n\n新聞稿", "新聞稿", ["風箏學校", "香港風箏道8號天台大廈3樓　電話：2345 6789　傳真：2345 6780"]),
        ("新聞稿\n\n風箏控股有限公司\n（於開曼群島註冊成立之有限公司）\n股份代號：0000", "新聞稿", ["風箏控股有限公司", "（於開曼群島註冊成立之有限公司）", "股份代號：0000"]),
    ],
)  # fmt: skip
def test_only_what_it_is_and_from_when_it_may_be_used_is_the_label(above, label, unused):
    result = read(f"{above}\n\n{TITLE}\n{SUBTITLE}\n\n{TEXT}\n\n完\n", "zh_hant")
    found = (result["label"], result["headline"], result["subheadline"], result["unused"])
    assert found == (label, TITLE, SUBTITLE, unused)
    assert [w["code"] for w in result["warnings"]].count("words_unused") == len(unused)
    assert not result["contacts"]


@pytest.mark.parametrize(
    ("above", "label", "unused"),
    [
        ("FOR IMMEDIATE RELEASE – 3 March 2026", "FOR IMMEDIATE RELEASE", []),
        ("Harbour Kites Limited Press Release", "Press Release", ["Harbour Kites Limited"]),
        ("Under embargo until 10am, 3 March 2026", "Under embargo until 10am, 3 March 2026", []),
        ("Kite School Limited\n12 Harbour Road, Wan Chai, Hong Kong\nTel: 2345 6789 | Fax: 2345 6780\n\nPRESS RELEASE", "PRESS RELEASE", ["Kite School Limited", "12 Harbour Road, Wan Chai, Hong Kong", "Tel: 2345 6789 | Fax: 2345 6780"]),
        ("From: Kites <pr@kites.example>\nSent: Tuesday, 3 March 2026 10:05\nSubject: Kites Return\n\nDear Editors,\n\nPlease find below our latest release.\n\nNEWS RELEASE", "NEWS RELEASE", ["From: Kites pr@kites.example", "Sent: Tuesday, 3 March 2026 10:05", "Subject: Kites Return", "Dear Editors,", "Please find below our latest release."]),
    ],
)  # fmt: skip
def test_what_stands_above_an_english_headline(above, label, unused):
    text = f"{above}\n\nKites Return to the Harbour\n\n{FIRST}\n\n{FIRST}\n\n###\n"
    result = read(text)
    found = (result["label"], result["headline"], result["unused"])
    assert found == (label, "Kites Return to the Harbour", unused)


def test_the_mail_that_brings_a_release():
    mail = [
        "寄件者：風箏學校傳訊處",
        f"主旨：{TITLE}",
        "各位編輯、記者朋友：",
        "您好！我們謹代表客戶發放以下消息，歡迎採用。",
        "如需相片，請與本人聯絡。",
    ]
    text = "\n\n".join([*mail, "即時發放", f"{TITLE}\n{SUBTITLE}", TEXT, "完"])
    result = read(text, "zh_hant")
    assert (result["label"], result["headline"]) == ("即時發放", TITLE)
    assert (result["subheadline"], result["unused"]) == (SUBTITLE, mail)


def test_a_subject_is_the_headline_where_nothing_else_says_it():
    result = read(f"寄件者：風箏學校\n主旨：{TITLE}\n\n各位編輯：\n\n{TEXT}\n\n完\n", "zh_hant")
    assert result["headline"] == TITLE
    assert result["unused"] == ["寄件者：風箏學校", "主旨：", "各位編輯："]


@pytest.mark.parametrize(
    "title",
    ["感謝市民支持風箏節", "代表團公布風箏節最新資料", "風箏學校就意外發表聲明", "2026年風箏學會周年大會"],
)  # fmt: skip
def test_a_headline_is_no_letterhead(title):
    assert head(f"{title}\n{SUBTITLE}") == (title, SUBTITLE)


@pytest.mark.parametrize(
    "line",
    ["RE:CHARGE Festival Returns", "Hello Harbour: Kites Return", "Harbour Company Issues Statement",
     "Press Release | Harbour University Opens a Kite Lab", "新聞稿｜風箏大學校慶音樂會", "【新聞稿】風箏大學校慶音樂會"],
)  # fmt: skip
def test_a_title_is_no_notice(line):
    assert not is_notice(line)


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        (("風箏學校聯同九個城市，", "合辦三百隻風箏齊放"), "風箏學校聯同九個城市，合辦三百隻風箏齊放"),
        (("風箏學校捐出三百隻風箏予", "「風的孩子"), "風箏學校捐出三百隻風箏予"),
        (("風箏學校推出「風的", "孩子」計劃"), "風箏學校推出「風的孩子」計劃"),
        (("風箏基金會為2,000名學童", "添置風箏及線軸"), "風箏基金會為2,000名學童添置風箏及線軸"),
        (("風箏博物館呈獻夏日特展", "《風的形狀》"), "風箏博物館呈獻夏日特展《風的形狀》"),
        (("風箏博物館呈獻", "「風的形狀」互動展"), "風箏博物館呈獻「風的形狀」互動展"),
        (("風箏學校", "「第五屆風箏大獎」頒獎禮圓滿舉行"), "風箏學校 「第五屆風箏大獎」頒獎禮圓滿舉行"),
        (("風箏大學成立風之研究院", "獲撥款八千萬元"), "風箏大學成立風之研究院"),
        (("風箏節周六揭幕", "「與風同行」"), "風箏節周六揭幕"),
        (("風箏節計劃惠及2,000名學童", "每人獲贈一隻風箏"), "風箏節計劃惠及2,000名學童"),
        (("風箏節周六揭幕", "— 三百隻風箏齊放 —"), "風箏節周六揭幕"),
    ],
)  # fmt: skip
def test_a_headline_on_two_lines(lines, headline):
    below = None if headline.endswith(lines[1]) else lines[1].strip("— ")
    assert head("新聞稿\n\n" + "\n".join(lines)) == (headline, below)


def test_a_name_with_an_empty_line_below_it_is_the_sender():
    above = "新聞稿\n\n風箏學校\n\n「第五屆風箏大獎」頒獎禮圓滿舉行"
    assert head(above) == ("「第五屆風箏大獎」頒獎禮圓滿舉行", None)


WRAPPED = """
風箏學校（本校）今日宣布，將於今年秋季在舊碼頭舉辦第三屆風箏節，
屆時將有來自九個城市的三百隻風箏同時升空，預料吸引逾萬名市民到
場參觀。大會亦會安排接駁巴士由港鐵站開出，方便長者及家庭前往會
場。

校長陳美溪表示：「風箏不怕風，只怕沒有人放。今年我們特別邀請了
十位老師傅示範紮作，希望把這門手藝傳給下一代，讓更多年輕人認識
本地傳統文化，並在過程中學會耐性。」
"""


@pytest.mark.parametrize(
    ("titles", "wanted"),
    [
        ("風箏學校合辦第三屆風箏節　邀請十位來自九個城市的老師傅示範傳統\n紮作技藝", ("風箏學校合辦第三屆風箏節　邀請十位來自九個城市的老師傅示範傳統紮作技藝", None)),
        (f"{TITLE}\n{SUBTITLE}", (TITLE, SUBTITLE)),
    ],
)  # fmt: skip
def test_a_headline_that_is_broken_by_the_width_of_the_text(titles, wanted):
    result = read(f"{titles}\n{WRAPPED}\n完\n", "zh_hant")
    assert (result["headline"], result["subheadline"]) == wanted


def test_the_width_of_an_english_text_leaves_a_subheadline_alone():
    title = "Tidewater Kites Raises US$8 Million to Clean Ship Hulls Without Any Divers"
    below = "Series A led by the old harbour fund; first flights begin in May"
    lines = "Three hundred kites from nine cities rise today above the old harbour\n" * 6
    result = read(f"{title}\n{below}\n\n{FIRST}\n\n{lines}which is a sight.\n\n###\n")
    assert (result["headline"], result["subheadline"]) == (title, below)


@pytest.mark.parametrize(
    ("above", "wanted"),
    [
        (f"{TITLE}\n\n{SUBTITLE}", (TITLE, SUBTITLE)),
        (f"{TITLE}\n\n{SUBTITLE}\n\n市民免費入場", (TITLE, f"{SUBTITLE} 市民免費入場")),
        (f"風箏學校聯同九個城市、\n\n{SUBTITLE}", (f"風箏學校聯同九個城市、{SUBTITLE}", None)),
        (f"{TITLE}\n{SUBTITLE}\n\n活動摘要", (TITLE, SUBTITLE)),
        (f"{TITLE}\n• {SUBTITLE}\n• 市民免費入場", (TITLE, None)),
    ],
)
def test_lines_between_headline_and_dateline(above, wanted):
    assert head(above) == wanted


@pytest.mark.parametrize(
    ("line", "mark", "stamp"),
    [
        ("　　＃＃＃　　", "＃＃＃", ""),
        ("～完～", "～完～", ""),
        ("* 完 *", "* 完 *", ""),
        ("* * * 完 * * *", "* * * 完 * * *", ""),
        ("【完】　2026年3月3日", "【完】", "2026年3月3日"),
        ("– 完 – 2026年3月3日", "– 完 –", "2026年3月3日"),
        ("- 完 - 香港，二〇二六年三月三日", "- 完 -", "香港，二〇二六年三月三日"),
        ("完／2026年3月3日（星期二）", "完", "2026年3月3日（星期二）"),
        ("Ends/Tuesday, 3 March 2026", "Ends", "Tuesday, 3 March 2026"),
    ],
)
def test_an_end_mark_without_its_date(line, mark, stamp):
    assert mark_and_stamp(line) == (mark, stamp)
    below = "傳媒查詢：\n陳美玲小姐\n電話：2345 6789\n"
    undated = read(f"{TITLE}\n\n{FIRST_ZH}\n\n{FIRST_ZH}\n\n{line}\n\n{below}", "zh_hant")
    assert undated["end_mark"] == mark
    assert (undated["dateline"] or {}).get("date") == ("2026-03-03" if stamp else None)
    dated = read(f"{TITLE}\n\n{TEXT}\n\n{FIRST_ZH}\n\n{line}\n\n{below}", "zh_hant")
    assert (dated["end_mark"], dated["unused"]) == (mark, [stamp] if stamp else [])


def test_items_that_begin_like_an_end_mark():
    text = f"# Kites\n\n{FIRST} {FIRST}\n\n- End-to-end kites\n- Ends of lines\n\n###\n"
    items = [b["items"] for b in read(text)["body"] if b["type"] == "list"]
    assert items == [["End-to-end kites", "Ends of lines"]]
    assert not is_end_mark("完成三百隻風箏")


def test_a_date_above_the_headline_of_a_dateline_without_one():
    result = read(f"新聞稿\n2026年3月3日\n\n{TITLE}\n\n（香港訊）{TEXT[16:]}\n\n完\n", "zh_hant")
    line = result["dateline"]
    assert (line["place"], line["date"], line["printed"]) == ("香港", "2026-03-03", "（香港訊）")
    assert result["unused"] == ["2026年3月3日"]  # as printed
    assert "words_unused" not in {warning["code"] for warning in result["warnings"]}


def test_a_date_beside_hashes_is_at_the_end_mark():
    result = read(
        f"新聞稿\n\n{TITLE}\n\n{FIRST_ZH}\n\n{FIRST_ZH}\n\n##    2026年3月3日\n", "zh_hant"
    )
    assert (result["end_mark"], result["dateline"]["date"]) == ("##", "2026-03-03")


def test_a_label_far_before_the_headline_on_its_line():
    result = read(f"新聞稿    {TITLE}    {SUBTITLE}\n\n{TEXT}\n\n完\n", "zh_hant")
    assert (result["label"], result["headline"]) == ("新聞稿", TITLE)
    assert result["subheadline"] == SUBTITLE


def test_who_signs_an_e_mail_is_no_headline():
    mail = "各位傳媒朋友：\n\n附上本會最新消息，歡迎使用。謝謝！\n\nMandy"
    assert head(f"{mail}\n\n{TITLE}") == (TITLE, None)


@pytest.mark.parametrize(
    "above",
    [
        "潮汐會就颱風呼籲市民暫停放飛\n並於今晚開放室內場地",
        "潮汐大學研究發現　放風箏時間不足\n增加學童近視風險達兩成",
        "潮汐會以竹枝及再生布料\n帶動風箏業轉型",
        "潮汐會「乘風」慈善步行\n籌得逾三百萬元",
        "新例下月生效\n令風箏須領牌照",
        "「潮汐盃」風箏錦標賽\n圓滿舉行",
        "潮汐大學發現學童每日放風箏\n可減低近視風險達四成",
        "潮汐會推出課程　以人工智能\n協助學生製作風箏",
    ],
)
def test_a_sentence_over_two_lines_is_one_headline(above: str) -> None:
    assert head(above) == (above.replace("\n", " "), None)


def test_a_headline_that_breaks_off_at_its_verb() -> None:
    assert head("風箏學會正式推出\n「乘風」課程") == ("風箏學會正式推出「乘風」課程", None)


@pytest.mark.parametrize(
    "above",
    [
        "風箏學校公布調查\n並肩同行三十載",
        "風箏節周六揭幕\n令人期待的三百隻風箏",
        "風箏學校推出新課程\n提升學童創意",
        "風箏學校以新技術推出課程\n提升學童創意",
        "研究發現放風箏可減壓\n提升睡眠質素",
        "風箏嘉年華\n吸引全城目光",
        "風箏調查結果公布\n六成市民曾放風箏",
        "三千名市民參賽\n圓滿舉行",
        "「乘風」慈善步行\n\n籌得逾三百萬元",
    ],
)
def test_a_subheadline_that_begins_with_a_verb(above: str) -> None:
    assert head(above) == tuple(above.replace("\n\n", "\n").split("\n"))


def test_the_second_of_three_lines_tells_of_an_event() -> None:
    assert head("潮汐嘉年華\n三百隻風箏登場\n全日免費入場") == (
        "潮汐嘉年華 三百隻風箏登場",
        "全日免費入場",
    )
    told = "潮汐會推出嘉年華\n三百隻風箏登場\n全日免費入場"
    assert head(told) == ("潮汐會推出嘉年華", "三百隻風箏登場 全日免費入場")


@pytest.mark.parametrize(
    "greeting",
    [
        "請查收以下新聞稿，謝謝！",
        "各位編輯、記者好：\n\n附上風箏節新聞稿，敬請撥冗報道！",
        "各位傳媒朋友：\n\n敬請查閱附件新聞稿，多謝！",
        "各位編輯：\n\n以下為潮汐會最新消息，懇請報道。",
        "各位記者朋友你好！\n\n潮汐會今日公布新聞，稿件如下，請多多支持！",
        "各位編輯台鑒：\n\n茲送上新聞稿乙份，敬希惠予刊登。",
        "您好！附件是本會最新新聞稿。\n\n祝　編安\n\n陳大文\n潮汐公關",
    ],
)
def test_what_an_email_says_before_the_release(greeting: str) -> None:
    assert head(f"{greeting}\n\n{TITLE}\n{SUBTITLE}") == (TITLE, SUBTITLE)


def test_a_headline_is_no_greeting() -> None:
    title = "請參閱風箏：三百幅畫作周六展出"
    assert head(f"{title}\n{SUBTITLE}") == (title, SUBTITLE)


@pytest.mark.parametrize(
    ("above", "label", "unused"),
    [
        ("傳媒新聞稿 — 即時發放", "傳媒新聞稿 — 即時發放", []),
        ("新聞稿\n第六號", "新聞稿", ["第六號"]),
        ("新聞稿\n總第12期", "新聞稿", ["總第12期"]),
        ("新聞稿\nIssue No. 6", "新聞稿", ["Issue No. 6"]),
        ("2026.03.26 – 04.07\n新聞稿", "新聞稿", ["2026.03.26 – 04.07"]),
        ("2026年3月26日至4月7日\n新聞稿", "新聞稿", ["2026年3月26日至4月7日"]),
        ("26 March – 7 April 2026\n新聞稿", "新聞稿", ["26 March – 7 April 2026"]),
    ],
)
def test_days_and_numbers_around_a_label(above: str, label: str, unused: list[str]) -> None:
    result = read(f"{above}\n\n{TITLE}\n{SUBTITLE}\n\n{TEXT}\n\n完\n", "zh_hant")
    assert (result["label"], result["headline"]) == (label, TITLE)
    assert [used["text"] if isinstance(used, dict) else used for used in result["unused"]] == unused


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2026年3月26至4月7日", True),
        ("3月26日 – 4月7日", True),
        ("March 26 – April 7, 2026", True),
        ("2026年3月26日", False),
        ("12 – 14", False),
        ("3月26日至4月7日風箏節", False),
    ],
)
def test_what_is_a_span_of_days(line: str, expected: bool) -> None:
    assert is_span(line) is expected


def test_whoever_the_text_names_again_is_the_sender_right_above_a_label():
    text = TEXT.replace("風箏學校", "風之灣")
    result = read(
        f"風之灣\n新聞稿\n二○二六年三月三日\n\n{TITLE}\n\n{text}風之灣開放。\n\n完\n", "zh_hant"
    )
    assert (result["label"], result["headline"]) == ("新聞稿", TITLE)
    assert result["unused"][0] == "風之灣"


def test_names_in_two_scripts_beside_a_label():
    result = read(
        f"風箏博物館　Museum of Kites　　　　新聞稿\n\n{TITLE}\n\n{TEXT}\n\n完\n", "zh_hant"
    )
    assert (result["label"], result["headline"]) == ("新聞稿", TITLE)


def test_an_end_mark_behind_words_without_a_full_stop_is_no_rest_of_a_sentence():
    hours = "開放時間為上午十時至下午六時，星期二休館，逢星期五延長至晚上九時，最後入場時間為閉館前半小時，敬請留意"
    result = read(f"新聞稿\n\n{TITLE}\n\n{TEXT}{FIRST_ZH * 3}\n\n{hours}\n\n（完）\n", "zh_hant")
    assert result["end_mark"] == "（完）"


@pytest.mark.parametrize(
    "line",
    ["新聞" * 90 + "某", "即時新聞新聞稿" * 25 + "某", "embargo:" * 20 + "\nx", "/" * 139 + "x"],
)
def test_a_line_of_labels_that_is_none_is_read_at_once(line):
    """Tried in all the ways in which it can be cut up, the line would not be done in a lifetime."""
    assert not is_notice(line) or line.startswith("embargo")


def test_a_contact_above_takes_no_headline_with_it():
    above = "Media contact: Mei Lam, tel 2123 4567, mei@kites.example"
    text = f"HONG KONG, 3 March 2026 – {FIRST} Call 2123 4568 for a seat."
    result = read(f"{above}\n\nAcme Opens a Kite Shop\n\n{text}\n\n{FIRST}\n")
    assert result["headline"] == "Acme Opens a Kite Shop"
    assert [one["name"] for one in result["contacts"]] == ["Mei Lam"]


def test_a_title_with_an_empty_link_behind_it():
    assert head(f"{TITLE}，\n[](#)")[0] == f"{TITLE}，"


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("- Three hundred kites at once", "Three hundred kites at once"),
        ("- Three hundred kites at once\n- And a new roof", ""),  # a list
    ],
)
def test_one_line_behind_a_dash_is_the_subheadline(below, expected):
    result = read(f"# Kites are back\n\n{below}\n\nHong Kong, 3 March 2026 – {FIRST}\n\n{FIRST}\n")
    assert (result["subheadline"] or "") == expected


@pytest.mark.parametrize(
    ("opening", "place"),
    [("Hong Kong – ", "Hong Kong"), ("Lantern Pier – ", None)],  # no place that is known
)
def test_a_place_and_a_dash_before_a_text(opening, place):
    result = read(f"# Kites are back\n\n{opening}{FIRST}\n\n{FIRST}\n")
    assert (result["dateline"] or {}).get("place") == place
