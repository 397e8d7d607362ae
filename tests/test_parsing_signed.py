"""Who has said it, on lines of its own below a quotation or above it. Invented texts."""

import pytest

from releases.importing.signed import signature

from .drafts import FIRST, FIRST_ZH, body, said, titles

WORDS = "風箏節讓孩子認識風，也讓我們重新看見這座舊碼頭的天空。"
WORDS_EN = "The kites brought the whole harbour back to the pier, and the children stayed all day."


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("—— 林美儀｜風箏協會秘書長、教練", ("林美儀", "風箏協會秘書長、教練")),
        ("— 何大文（Ken Ho），Harbour Kites 總經理", ("何大文（Ken Ho）", "Harbour Kites 總經理")),
        ("May Lam\n風箏有限公司　銷售總監", ("May Lam", "風箏有限公司　銷售總監")),
        ("May Lam\nSales Director, Harbour Kites", ("May Lam", "Sales Director, Harbour Kites")),
        ("風箏大學教授、風箏學會理事　林美儀", ("林美儀", "風箏大學教授、風箏學會理事")),
        ("── 何大文 Ken Ho，風箏協會主席", ("何大文 Ken Ho", "風箏協會主席")),
        ("── 林美儀 風箏協會主席", ("林美儀", "風箏協會主席")),
        ("— 林美儀｜風箏協會", ("林美儀", "風箏協會")),
        ("林美儀，風箏協會", None),
        ("—— 風箏節揭幕｜三百隻風箏齊放", None),
        ("林美儀，風箏協會秘書長今日宣布。", None),
        ("活動資料", None),
        ("—— 林美儀（風箏協會主席）", ("林美儀", "風箏協會主席")),
        ("風箏節（風箏協會主席致辭）", None),
        ("– Mei Lam, Lead of Strings, Tidewater", ("Mei Lam", "Lead of Strings, Tidewater")),
        ("– Mei Lam, the lead singer of the night", None),
        ("— Mei Lam, Harbour Kites", ("Mei Lam", "Harbour Kites")),
        ("— Kite Night, Harbour Pier", None),
        ("— Mei Lam, Ken Ho", None),
        ("Mei Lam, Harbour Kites", None),
        ("~ Mei Lam, Director of Kites", ("Mei Lam", "Director of Kites")),
        ("(Mei Lam, Director of Kites)", ("Mei Lam", "Director of Kites")),
        ("【風箏協會主席 林美儀】", ("林美儀", "風箏協會主席")),
        ("林美儀／風箏協會主席", ("林美儀", "風箏協會主席")),
    ],
)
def test_a_signature_is_a_name_and_an_office(text, who):
    assert signature(text) == who


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        (f"「{WORDS}」\n\n— 林美儀，風箏協會主席", "zh_hant", ("林美儀", "風箏協會主席")),
        (f"「{WORDS}」\n\n林美儀 May Lam\n\n風箏協會　主席", "zh_hant", ("林美儀 May Lam", "風箏協會　主席")),
        (f"林美儀（風箏協會主席）：\n\n「{WORDS}」", "zh_hant", ("林美儀", "風箏協會主席")),
        (f"「{WORDS}」\n林美儀\n風箏協會　主席", "zh_hant", ("林美儀", "風箏協會　主席")),
        (f"風箏協會主席　林美儀\n\n「{WORDS}」", "zh_hant", ("林美儀", "風箏協會主席")),
        (f"{WORDS}\n\n—— 林美儀｜風箏協會主席\n\n{FIRST_ZH}", "zh_hant", ("林美儀", "風箏協會主席")),
        (f"“{WORDS_EN}”\nMay Lam\nDirector, Harbour Kites", "en", ("May Lam", "Director, Harbour Kites")),
    ],
)  # fmt: skip
def test_who_signs_is_the_speaker_and_no_heading(text, language, who):
    first = FIRST_ZH if language != "en" else FIRST
    quotes = [one for one in body(f"{text}\n\n{first}", language) if one["type"] == "quote"]
    words = WORDS if language != "en" else WORDS_EN
    assert [(q["text"], q["speaker"], q["role"]) for q in quotes] == [(words, *who)]
    assert titles(f"{text}\n\n{first}", language) == []


def test_every_paragraph_that_somebody_signs_above_is_his():
    found = body(f"風箏協會主席　林美儀\n\n「{WORDS}」\n\n「{WORDS}」\n\n{FIRST_ZH}", "zh_hant")
    assert [one.get("speaker") for one in found if one["type"] == "quote"] == ["林美儀"] * 2


def test_who_signs_has_said_all_paragraphs_of_the_quotation():
    text = f"「{WORDS}\n\n{WORDS}」\n\n—— 林美儀｜風箏協會主席\n\n{FIRST_ZH}"
    found = [one for one in body(text, "zh_hant") if one["type"] != "paragraph"]
    assert [(one["type"], one["speaker"]) for one in found] == [("quote", "林美儀")]


def test_the_end_of_a_letter_is_no_quotation():
    found = body(f"{FIRST_ZH}\n\n{WORDS}\n\n—— 林美儀｜風箏協會主席", "zh_hant")
    assert "quote" not in [one["type"] for one in found]


def test_a_word_in_marks_that_the_sentence_goes_on_behind_is_no_quotation():
    text = "風箏協會主席林美儀指出，風箏早已飛過三個海港，「放寬風箏高度限制」恐怕仍要等待多年。"
    assert "quote" not in [one["type"] for one in body(text, "zh_hant")]


@pytest.mark.parametrize("marks", ["“{}”", '"{}"'])
@pytest.mark.parametrize("dash", ["–", "-", "•"])
def test_who_signs_may_look_like_a_list_of_one_item(dash, marks):
    words = marks.format(WORDS_EN)
    text = f"{words}\n\n{dash} Mei Lam, Director, Harbour Kites\n\n{words}\n\n- Ken Ho, Chair, Pier"
    assert said(f"{text}\n\n{FIRST}") == [(WORDS_EN, "Mei Lam"), (WORDS_EN, "Ken Ho")]


def test_who_signs_in_english_has_said_all_paragraphs_of_the_quotation():
    text = f"“{WORDS_EN}\n\n{WORDS_EN}”\n\n– Mei Lam, Director, Harbour Kites\n\n{FIRST}"
    assert [who for _, who in said(text)] == ["Mei Lam"]


@pytest.mark.parametrize(
    "items",
    ["1. Mei Lam, Director, Harbour Kites", "- Mei Lam, Director\n- Ken Ho, Chair"],
)
def test_a_list_below_a_quotation_stays_a_list(items):
    found = body(f"“{WORDS_EN}”\n\n{items}\n\n{FIRST}")
    assert "list" in [one["type"] for one in found]


def test_nobody_speaks_on_below_a_heading():
    text = f"“{WORDS_EN}” said Mei Lam, Director.\n\n## Harbour Kites\n\n“{WORDS_EN}”\n\n{FIRST}"
    assert said(text) == [(WORDS_EN, "Mei Lam"), (WORDS_EN, None)]


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("海港風箏的CEO，Mei Lam表示：", "Mei Lam"),
        ("風箏協會軟件工程師 Mei Lam：", "Mei Lam"),
        ("風箏協會主席林美儀 Mei Lam：", "林美儀 Mei Lam"),
        ("Tidewater Computational Kites Inc. 平台工程負責人 Mei Lam：", "Mei Lam"),
    ],
)
def test_a_latin_name_behind_an_office_speaks(lead, who):
    assert said(f"{lead}「{WORDS}」\n\n{FIRST_ZH}", "zh_hant") == [(WORDS, who)]


def test_what_leads_to_a_quotation_describes_no_organisation():
    text = "".join(
        f"**{name}**\n\n{name}主席{who}：「{WORDS}」\n\n"
        for name, who in (("風箏協會", "林美儀"), ("碼頭協會", "何大文"), ("天空科技", "陳大文"))
    )
    assert [who for _, who in said(text + FIRST_ZH, "zh_hant")] == ["林美儀", "何大文", "陳大文"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"**Mei Lam, Director of Kites:**\n\n“{WORDS_EN}”", "en"),
        (f"“{WORDS_EN}” (Mei Lam, Director of Kites)", "en"),
        (f"「{WORDS}」（風箏協會主席林美儀）", "zh_hant"),
        (f"【風箏協會主席 林美儀】\n\n「{WORDS}」", "zh_hant"),
    ],
)
def test_who_signs_may_stand_in_brackets_or_above_with_a_colon(text, language):
    words, who, first = (
        (WORDS_EN, "Mei Lam", FIRST) if language == "en" else (WORDS, "林美儀", FIRST_ZH)
    )
    assert said(f"{text}\n\n{first}", language) == [(words, who)]
    assert titles(f"{text}\n\n{first}", language) == []


def test_a_remark_in_brackets_behind_a_quotation_is_no_speaker():
    assert said(f"“{WORDS_EN}” (see the notes for editors)\n\n{FIRST}") == []


def test_a_paragraph_that_markdown_marks_as_a_quotation() -> None:
    words = "The wind is free and fair to all of us."
    signed = body(f"> “{words}”\n> — Mei Lam, Founder of Tidewater Kites")
    assert (signed[1]["text"], signed[1]["speaker"]) == (words, "Mei Lam")
    announced = body(f"Mei Lam, Founder of Tidewater Kites, said:\n\n> {words}")
    assert (announced[2]["type"], announced[2]["speaker"]) == ("quote", "Mei Lam")
    chinese = body(
        "風箏學校校長莫嘉慧表示：\n\n> 風是免費的，對每個人都公平。\n>\n> 所以我們放風箏。",
        "zh_hant",
    )
    assert [block["type"] for block in chinese[2:]] == ["quote"]
    assert chinese[2]["text"] == "風是免費的，對每個人都公平。\n所以我們放風箏。"
    assert chinese[2]["speaker"] == "莫嘉慧"


def test_lists_headings_and_notes_in_a_marked_block_are_what_they_are() -> None:
    text = "> ### What flies today?\n>\n> - The red kite is here.\n> - The blue kite is here."
    kinds = [(block["type"], block.get("text") or block["items"]) for block in body(text)[1:]]
    assert kinds == [
        ("heading", "What flies today?"),
        ("list", ["The red kite is here.", "The blue kite is here."]),
    ]
    for note in ("> **Note:** The pier is closed today.", "> 註：碼頭今日關閉。"):
        assert [block["type"] for block in body(note)[1:]] == ["paragraph"]


@pytest.mark.parametrize("text", ["> Home", ">> Tickets >>", "> 1,000 kites flew"])
def test_a_sharp_bracket_before_less_than_a_sentence_is_left(text: str) -> None:
    assert not any(block["type"] == "quote" for block in body(text))
