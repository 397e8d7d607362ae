"""What the importer understands of a release, on texts of our own."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from cyberport_cms.bilingual.markdown import chunks, inline
from cyberport_cms.bilingual.sources import Source
from releases.importing.contract import as_json
from releases.importing.datelines import find_dateline
from releases.importing.draft import Quote
from releases.importing.parser import parse_source

ENGLISH = """\
**Media Invitation**
**For Immediate Release**

## Robots learn to fold umbrellas

### A first for the waterfront

Hong Kong, 3 March 2026 – The umbrella laboratory opens its doors today with
\\$5 entry for everybody.

Mei Lam, Founder of Tidewater Robotics, said, “We fold for the next ten years.”

“Nobody likes a wet floor,” said Jonah Pak, Director of Dry Floors.

### What visitors see

- A machine of **twelve arms**
- A wall of 300 umbrellas

The exhibition runs until the rain stops, and

perhaps a little longer.

- Ends -

High-resolution photos can be [downloaded](#) here.

For media enquiries, please contact:

**Tidewater Robotics**

Mei Lam

Tel: (852) 3166 3800

Email: mei@tidewater.example

About Tidewater Robotics

Tidewater builds machines for a wet city.

For more information, please visit www.tidewater.example
"""

CHINESE = """\
採訪邀請

即時發布

機械人學識摺遮

香港，2026年3月3日 - 雨傘實驗室今日開放予公眾參觀，入場費五元，每日由上午十時至下午六時開放，歡迎各界人士到場參觀。

潮汐機械人創辦人林美表示：「我們為未來十年而摺。」

參觀重點

- 設有**十二支機械臂**的機器
- 三百把雨傘組成的牆

－ 完 －

傳媒查詢，請聯絡：

潮汐機械人

姓名：林美

電話：(852) 3166 3800

電郵：mei@tidewater.example

關於潮汐機械人

潮汐機械人為多雨的城市製造機器。
"""


def parsed(text: str, language: str = "en"):
    return parse_source(Source("draft.md", text, language, "utf-8"))


def test_the_masthead():
    draft = parsed(ENGLISH)
    assert draft.label == "Media Invitation\nFor Immediate Release"
    assert draft.headline == "Robots learn to fold umbrellas"
    assert draft.subheadline == "A first for the waterfront"
    assert draft.dateline.printed == "Hong Kong, 3 March 2026 –"
    assert draft.dateline.date.isoformat() == "2026-03-03"


def test_the_body():
    body = parsed(ENGLISH).body
    assert [type(block).__name__ for block in body] == [
        "Paragraph", "Quote", "Quote", "Heading", "BulletList", "Paragraph",
    ]  # fmt: skip
    assert "$5 entry" in body[0].content.text
    assert body[4].items[0].html == "A machine of <b>twelve arms</b>"
    assert body[5].content.text.endswith("the rain stops, and perhaps a little longer.")


def test_quotes_know_who_speaks_and_keep_every_word():
    first, second = (block for block in parsed(ENGLISH).body if isinstance(block, Quote))
    assert (first.speaker, first.role) == ("Mei Lam", "Founder of Tidewater Robotics")
    assert (first.before, first.words) == (
        "Mei Lam, Founder of Tidewater Robotics, said,", "We fold for the next ten years.",
    )  # fmt: skip
    assert (second.speaker, second.role) == ("Jonah Pak", "Director of Dry Floors")
    assert second.after == "said Jonah Pak, Director of Dry Floors."


def test_what_stands_after_the_end_mark():
    result = as_json(parsed(ENGLISH))
    assert result["end_mark"] == "- Ends -"
    assert result["photo_links"] == ["#"]
    assert result["contacts"] == [
        {
            "organisation": "Tidewater Robotics",
            "name": "Mei Lam",
            "phone": "(852) 3166 3800",
            "email": "mei@tidewater.example",
        }
    ]
    assert result["boilerplates"][0]["organisation"] == "Tidewater Robotics"
    assert result["website"] == "www.tidewater.example"
    assert [(w["code"], w["line"]) for w in result["warnings"]] == [("dead_link", 26)]


def test_a_chinese_release():
    result = as_json(parsed(CHINESE, "zh_hant"))
    assert result["label"] == "採訪邀請\n即時發布"
    assert result["headline"] == "機械人學識摺遮"
    assert result["dateline"]["date"] == "2026-03-03"
    assert result["end_mark"] == "－ 完 －"
    quote = next(block for block in result["body"] if block["type"] == "quote")
    assert (quote["speaker"], quote["role"]) == ("林美", "潮汐機械人創辦人")
    assert result["contacts"][0]["name"] == "林美"
    assert result["boilerplates"][0]["organisation"] == "潮汐機械人"


@pytest.mark.parametrize(
    ("raw", "place", "date"),
    [
        ("HONG KONG, May 1, 2025 – Text", "HONG KONG", "2025-05-01"),
        ("**Hong Kong, 1 May 2025** – Text", "Hong Kong", "2025-05-01"),
        ("HONG KONG / PARIS - 22 June 2026 - Text", "HONG KONG / PARIS", "2026-06-22"),
        ("HONG KONG - October 9, 2025 (SOMEWIRE) - Text", "HONG KONG", "2025-10-09"),
        ("SHENZHEN and HONG KONG, 2 Sept 2025 /SomeWire/ -- Text", "SHENZHEN and HONG KONG", "2025-09-02"),
        ("香港，2025年5月1日 - 內文", "香港", "2025-05-01"),
        ("香港，二○二六年一月二十二日 ── 內文", "香港", "2026-01-22"),
    ],
)  # fmt: skip
def test_datelines(raw, place, date):
    dateline, rest = find_dateline(raw)
    assert (dateline.place, dateline.date.isoformat()) == (place, date)
    assert rest.strip("* ") in ("Text", "內文")


@pytest.mark.parametrize(
    "raw", ["On 1 May 2025 the centre opened.", "In 2025 – a good year – it rained.", "香港的天氣"]
)
def test_sentences_are_no_datelines(raw):
    assert find_dateline(raw) is None


def test_page_breaks_inside_sentences_and_bold_are_mended():
    source = (
        "The laboratory has been at work for a long time and everybody who has visited it agrees.\n\n"
        "- It tests umbrellas of the **Northern Harbour\n\nLaboratory** in all weathers\n- Another\n\n"
        "一個很長的句子，說明香港的雨季何時開始，何時結束，以及市民應該如何準備雨傘、雨衣和雨靴，並且在出門之前先看看天氣預報，\n\n"
        "以免淋濕。"
    )
    texts = [chunk.text for chunk in chunks(source)]
    assert texts[1] == "It tests umbrellas of the Northern Harbour Laboratory in all weathers"
    assert texts[3].endswith("天氣預報，以免淋濕。")


def test_marks_go_and_characters_stay():
    text = inline("“Smart” ‘quotes’ – 啓／啟, R&D <b> a_b_c \\$5").text
    assert text == "“Smart” ‘quotes’ – 啓／啟, R&D <b> a_b_c $5"


def test_the_command_prints_json_without_a_database(tmp_path):
    path = tmp_path / "release.md"
    path.write_text(ENGLISH, encoding="utf-8")
    out = StringIO()
    call_command("parse_release", str(path), "--json", stdout=out)
    result = json.loads(out.getvalue())
    assert {"language", "label", "headline", "subheadline", "dateline", "body", "end_mark",
            "photo_links", "caption_quotes", "contacts", "notes_to_editors", "boilerplates",
            "website", "warnings"} <= set(result)  # fmt: skip
    assert result["language"] == "en"
