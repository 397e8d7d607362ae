"""Who is heard to speak, in the ways in which releases let people speak. Invented texts."""

import pytest

from cyberport_cms.bilingual.sources import Source
from releases.importing.contract import as_json
from releases.importing.parser import parse_source

OPENING = {
    "en": "Kites over the harbour\n\nHong Kong, 3 March 2026 – The kite festival opens today on the roof of the old pier.\n\n",
    "zh_hant": "海港上的風箏\n\n香港，2026年3月3日 - 風箏節今日在舊碼頭的天台揭幕，一連三日，歡迎市民到場參觀。\n\n",
}


def quotes(text: str, language: str = "en", opening: str = "") -> list[tuple[str, str, str]]:
    """(words, speaker, role) of each quotation of the body."""
    source = Source("kites.md", f"{opening or OPENING[language]}{text}\n\n###\n", language, "utf-8")
    body = as_json(parse_source(source))["body"]
    return [
        (block["text"], block["speaker"] or "", block["role"] or "")
        for block in body
        if block["type"] == "quote"
    ]


ENGLISH = {
    "name and role before": (
        "Mei Lam, Founder of Tidewater Kites, said, “We fly for the next ten years.”",
        [("We fly for the next ten years.", "Mei Lam", "Founder of Tidewater Kites")],
    ),
    "colon, straight marks": (
        'Dr Jonah Pak, Director of Winds, Harbour Office, commented: "A kite needs a steady hand."',
        [("A kite needs a steady hand.", "Dr Jonah Pak", "Director of Winds, Harbour Office")],
    ),
    "office before the name": (
        "Tidewater Kites CEO Mei Lam said: “The wind is on our side this spring.”",
        [("The wind is on our side this spring.", "Mei Lam", "Tidewater Kites CEO")],
    ),
    "what somebody is in small letters, degrees behind the name": (
        "“The wind is on our side this spring,” said lead study author Mei Lam, Ph.D., M.P.H., a kite maker.",
        [("The wind is on our side this spring,", "Mei Lam", "lead study author, a kite maker")],
    ),
    "the family name, and he, of whom was named behind an office": (
        "The pier honours its partner Jonah T. Pak tonight. Pak has flown kites since 1998. “The wind was "
        "always on our side,” he says. He flies on.",
        [("The wind was always on our side,", "Jonah T. Pak", "")],
    ),
    "the name ends the sentence before": (
        "The show is the first one of Hong Kong-born visual artist Mei Lam. “The wind is on our side this spring.”",
        [("The wind is on our side this spring.", "Mei Lam", "")],
    ),
    "introduced behind an office and a comma, heard later": (
        "Led by Head of the Pier Office (PO) of the Harbour, Mei Lam, a large group flew kites.\n\n"
        "“The wind is on our side,” Ms Lam said.",
        [("The wind is on our side,", "Mei Lam", "Head of the Pier Office (PO) of the Harbour")],
    ),
    "a verb that nobody has listed": (
        "“The wind is on our side this spring,” Lam mused.",
        [("The wind is on our side this spring,", "Lam", "")],
    ),
    "told without marks in the paragraph above": (
        "According to Assoc. Prof. Mei Lam, PhD, Director of Winds, the wind is on our side.\n\n"
        "“It has not been so for ten years. We shall fly every kite that we have.”",
        [
            (
                "It has not been so for ten years. We shall fly every kite that we have.",
                "Assoc. Prof. Mei Lam",
                "Director of Winds",
            )
        ],
    ),
    "he, the only person of the paragraph above": (
        "The case for kites was made in a column by wind adviser Jonah Pak, CEO of Tidewater Kites.\n\n"
        "“A kite needs a steady hand,” he writes.",
        [("A kite needs a steady hand,", "Jonah Pak", "CEO of Tidewater Kites")],
    ),
    "what was said without marks, then who said it": (
        "Tidewater Kites wants to fly kites wherever there is any wind, Lam said: “The wind is on our side.”",
        [("The wind is on our side.", "Lam", "")],
    ),
    "office, comma, name": (
        "The Chairman of Tidewater Kites, Ms Mei Lam, said, “The wind is on our side.”",
        [("The wind is on our side.", "Ms Mei Lam", "The Chairman of Tidewater Kites")],
    ),
    "lead-in": (
        "Commenting on the new roof, Mei Lam, Founder of Tidewater Kites, said, “It holds 300 kites.”",
        [("It holds 300 kites.", "Mei Lam", "Founder of Tidewater Kites")],
    ),
    "after": (
        "“Nobody likes a tangled line,” said Jonah Pak, Director of Winds.",
        [("Nobody likes a tangled line,", "Jonah Pak", "Director of Winds")],
    ),
    "after, name first": (
        "“Nobody likes a tangled line,” Jonah Pak, Director of Winds, explained.",
        [("Nobody likes a tangled line,", "Jonah Pak", "Director of Winds")],
    ),
    "split by its attribution": (
        "“We have flown since 1998,” said Mei Lam, Founder of Tidewater Kites. “And we will fly on.”",
        [
            ("We have flown since 1998,", "Mei Lam", "Founder of Tidewater Kites"),
            ("And we will fly on.", "Mei Lam", "Founder of Tidewater Kites"),
        ],
    ),
    "split in the middle of a sentence": (
        "“When the wind drops,” said Mr. Jonah Pak, Director of Winds, “we bring the kites in at once.”",
        [
            ("When the wind drops,", "Mr. Jonah Pak", "Director of Winds"),
            ("we bring the kites in at once.", "Mr. Jonah Pak", "Director of Winds"),
        ],
    ),
    "inside prose": (
        "The roof was closed for a year. Repairs cost more than expected. Mei Lam, Founder of Tidewater "
        "Kites, told visitors: “Every plank has been replaced by hand.” The roof now carries 40 tonnes, and "
        "a new stair leads up to it from the ferry hall on the western side of the building.",
        [("Every plank has been replaced by hand.", "Mei Lam", "Founder of Tidewater Kites")],
    ),
    "pronoun and surname": (
        "Prof Ada Yiu, Chair of the Kite Council, said: “Paper is patient.”\n\n"
        "Prof Yiu added, “Bamboo is not.”\n\n“It splits when it is dry,” she explained.",
        [
            ("Paper is patient.", "Prof Ada Yiu", "Chair of the Kite Council"),
            ("Bamboo is not.", "Prof Ada Yiu", "Chair of the Kite Council"),
            ("It splits when it is dry,", "Prof Ada Yiu", "Chair of the Kite Council"),
        ],
    ),
    "unclosed across paragraphs": (
        "Mei Lam, Founder of Tidewater Kites, said: “The roof is open again.\n\n"
        "“We thank the carpenters for their work.\n\n“They were never late.”",
        [
            (
                "The roof is open again.\nWe thank the carpenters for their work.\nThey were never late.",
                "Mei Lam",
                "Founder of Tidewater Kites",
            )
        ],
    ),
    "announced by a paragraph of its own": (
        "Mei Lam, Founder of Tidewater Kites, said:\n\n“The roof is open again, and so is the stair.”",
        [("The roof is open again, and so is the stair.", "Mei Lam", "Founder of Tidewater Kites")],
    ),
    "two speakers in one paragraph": (
        "“The roof is open,” said Mei Lam, Founder of Tidewater Kites. “The stair is steep,” warned nobody. "
        "“Mind the third step,” added Jonah Pak, Director of Winds.",
        [
            ("The roof is open,", "Mei Lam", "Founder of Tidewater Kites"),
            ("The stair is steep,", "Mei Lam", "Founder of Tidewater Kites"),
            ("Mind the third step,", "Jonah Pak", "Director of Winds"),
        ],
    ),
    "introduced in prose, heard later": (
        "Guests were led by Ms. CHEUNG Siu-Fong, Secretary for Kites of the Harbour Government; and others.\n\n"
        "Ms. Cheung Siu-Fong praised the carpenters. “Their work will outlast all of us,” she said.",
        [
            (
                "Their work will outlast all of us,",
                "Ms. Cheung Siu-Fong",
                "Secretary for Kites of the Harbour Government",
            )
        ],
    ),
    "marks inside marks": (
        "Mei Lam, Founder of Tidewater Kites, said, “They call it the ‘roof of winds’, and the name “stuck” with us.”",
        [
            (
                "They call it the ‘roof of winds’, and the name “stuck” with us.",
                "Mei Lam",
                "Founder of Tidewater Kites",
            )
        ],
    ),
    "British single marks": (
        "‘It’s the finest roof in the city,’ said Jonah Pak, Director of Winds.",
        [("It’s the finest roof in the city,", "Jonah Pak", "Director of Winds")],
    ),
    "no quotes: titles and so-called words": (
        "The “kite index” rose, and “Wind and Weather on the Western Waterfront Pier” is the name of the show. "
        "The “current” index said little about “expectations”.",
        [],
    ),
}

CHINESE = {
    "office and name": (
        "風箏協會主席林美儀表示：「我們為未來十年而飛。」",
        [("我們為未來十年而飛。", "林美儀", "風箏協會主席")],
    ),
    "title": (
        "協會總監兼創辦人白約拿先生指出，「風箏需要一雙穩定的手。」",
        [("風箏需要一雙穩定的手。", "白約拿先生", "協會總監兼創辦人")],
    ),
    "說 and 稱, then a pronoun": (
        "風箏協會主席林美儀說：「竹枝乾了就會裂開。」\n\n她續稱：「紙張則有耐性。」",
        [
            ("竹枝乾了就會裂開。", "林美儀", "風箏協會主席"),
            ("紙張則有耐性。", "林美儀", "風箏協會主席"),
        ],
    ),
    "surname and title later": (
        "風箏協會主席林美儀女士表示：「天台重開了。」\n\n林女士補充：「樓梯也重開了。」",
        [
            ("天台重開了。", "林美儀女士", "風箏協會主席"),
            ("樓梯也重開了。", "林美儀女士", "風箏協會主席"),
        ],
    ),
    "attribution behind": (
        "「天台今日重開，歡迎各位。」風箏協會主席林美儀表示。",
        [("天台今日重開，歡迎各位。", "林美儀", "風箏協會主席")],
    ),
    "split": (
        "「天台今日重開。」風箏協會主席林美儀指出：「木匠的功勞最大。」",
        [
            ("天台今日重開。", "林美儀", "風箏協會主席"),
            ("木匠的功勞最大。", "林美儀", "風箏協會主席"),
        ],
    ),
    "inside prose": (
        "天台關閉了一年，維修費用高於預期。工程於上月完成，並已通過各項安全測試，現時可以承重四十噸。"
        "風箏協會主席林美儀在揭幕禮上表示：「每一塊木板都是人手更換的。」新的樓梯由渡輪大堂通往天台。",
        [("每一塊木板都是人手更換的。", "林美儀", "風箏協會主席")],
    ),
    "marks inside marks": (
        "風箏協會主席林美儀表示：「有人稱之為『風之頂』，我們很喜歡這個名字。」",
        [("有人稱之為『風之頂』，我們很喜歡這個名字。", "林美儀", "風箏協會主席")],
    ),
    "unclosed across paragraphs": (
        "風箏協會主席林美儀表示：「天台重開了。\n\n「我們感謝各位木匠。」",
        [("天台重開了。\n我們感謝各位木匠。", "林美儀", "風箏協會主席")],
    ),
    "no quotes: titles": (
        "協會今年舉辦「海濱風箏學生師友計劃」及「風之頂」展覽，並推出「一人一風箏」活動。",
        [],
    ),
}


@pytest.mark.parametrize("shape", ENGLISH)
def test_english_quotes(shape):
    text, expected = ENGLISH[shape]
    assert quotes(text) == expected


@pytest.mark.parametrize("shape", CHINESE)
def test_chinese_quotes(shape):
    text, expected = CHINESE[shape]
    assert quotes(text, "zh_hant") == expected


def test_a_paragraph_with_quotes_is_whole():
    text = ENGLISH["split by its attribution"][0]
    body = as_json(parse_source(Source("k", f"{OPENING['en']}{text}", "en", "utf-8")))["body"]
    runs = [block for block in body if block["type"] == "quote"]
    printed = " ".join(
        part for run in runs for part in (run["before"], run["text"], run["after"]) if part
    )
    assert printed == text.replace("“", "").replace("”", "")


@pytest.mark.parametrize(
    "first",
    ["The wind is on our side.’’", "The wind is on our side.", "The wind is on our side.''"],
)
def test_a_quotation_that_is_closed_otherwise_or_not_at_all_ends(first):
    """Typed as two single marks; forgotten, and the next paragraph quotes somebody else."""
    found = quotes(
        f"Mei Lam, Founder of Tidewater Kites, said, “{first}\n\n"
        "Others came from afar. Jonah Pak, a buyer, said, “We have ordered a hundred kites.”"
    )
    assert [(words.rstrip("’'"), who) for words, who, _ in found] == [
        ("The wind is on our side.", "Mei Lam"),
        ("We have ordered a hundred kites.", "Jonah Pak"),
    ]


def test_words_between_marks_do_not_end_a_quotation_that_goes_on():
    found = quotes(
        "Mei Lam, Founder of Tidewater Kites, said, “The wind is on our side.\n\n"
        "We call it the “great wind” of the spring.\n\nWe shall fly for ten more years.”"
    )
    assert [who for _, who, _ in found] == ["Mei Lam"]
    assert found[0][0].endswith("of the spring.\nWe shall fly for ten more years.")


OVER_PARAGRAPHS = {
    "right below": "風箏協會主席林美儀表示：「天台重開了。\n「樓梯也重開了。」",
    "an empty line": "風箏協會主席林美儀表示：「天台重開了。\n\n「樓梯也重開了。」",
    "in the other marks": "風箏協會主席林美儀表示：『天台重開了。\n\n『樓梯也重開了。』",
    "announced by a line of its own": "風箏協會主席林美儀指：\n\n「天台重開了。\n\n「樓梯也重開了。」",
}


@pytest.mark.parametrize("text", OVER_PARAGRAPHS.values(), ids=OVER_PARAGRAPHS.keys())
def test_a_quotation_over_paragraphs_is_one(text):
    found = quotes(text, "zh_hant")
    assert [who for _, who, _ in found] == ["林美儀"]
    assert found[0][0].startswith("天台重開了。")
    assert found[0][0].endswith("樓梯也重開了。")


def test_a_closed_quotation_ends_where_it_is_closed():
    text = "風箏協會主席林美儀表示：「天台重開了。」\n\n「樓梯也重開了。」林美儀說。"
    assert [words for words, _, _ in quotes(text, "zh_hant")] == ["天台重開了。", "樓梯也重開了。"]
    open_one = "風箏協會主席林美儀表示：「天台重開了。\n\n「樓梯也重開了。」館長陳小麗說。"
    assert [who for _, who, _ in quotes(open_one, "zh_hant")] == ["林美儀", "陳小麗"]


def test_a_quotation_over_paragraphs_is_one_block_that_holds_every_word():
    text = "“We fly today.\n\n“We fly tomorrow, too,” added Mei Lam, who built it."
    block = as_json(parse_source(Source("k.md", f"{OPENING['en']}{text}\n\n###\n", "en", "utf-8")))
    found = [part for part in block["body"] if part["type"] == "quote"]
    assert len(found) == 1
    assert found[0]["text"] == "We fly today.\nWe fly tomorrow, too,"
    assert found[0]["after"] == "added Mei Lam, who built it."


def test_lines_broken_by_their_width_stay_one_quotation():
    text = "風箏節為期三日，費用全免，歡迎市民參加。\n風箏協會主席林美儀感謝各位，並表示：\n「天台重開了，這是很多\n人等了三年的事情，我們很高興。」"
    assert [who for _, who, _ in quotes(text, "zh_hant")] == ["林美儀"]


MANNER = [
    ("就讀小五的朗朗（化名）住在附近。她興奮地說：「我在天台放風箏。」", "朗朗"),
    ("風箏協會主席林美儀教授開放天台。林教授笑着說道：「我們等了三年。」", "林美儀教授"),
    ("二十歲的林美儀奪冠。林美儀在首輪領先。她賽後在混合區說：「我只聽到風聲。」", "林美儀"),
    ("風箏協會主席林美儀賽後表示：「我們等了三年，今日終於成功。」", "林美儀"),
    ("風箏協會主席林美儀在記者會上感慨地表示：「我們等了三年。」", "林美儀"),
    ("編劇林美儀以三年寫成劇本。「沒有人問過風箏看到甚麼。」她說。", "林美儀"),
    ("風箏協會主席林美儀女士呼籲市民及早登記：「名額只有三百個，先到先得。」", "林美儀女士"),
    ("協會設有醫務室，由顧問醫生林美儀醫生主理。「我們治好人，也治好風箏。」林醫生說。", "林美儀醫生"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), MANNER)
def test_how_and_where_something_is_said_is_no_name(text, speaker):
    assert [who for _, who, _ in quotes(text, "zh_hant")] == [speaker]


SCRIPTS = [
    ("風箏協會主席林美儀（May Lam）女士", "林美儀女士", "風箏協會主席"),
    ("風箏協會主席May Lam女士（林美儀）", "May Lam女士", "風箏協會主席"),
    ("風箏協會主席May Lam（林美儀）女士", "林美儀女士", "風箏協會主席"),
    ("風箏協會總教練亞諾什·基斯（János Kiss）", "亞諾什·基斯", "風箏協會總教練"),
]


@pytest.mark.parametrize(("who", "name", "role"), SCRIPTS)
def test_a_name_in_two_scripts(who, name, role):
    assert quotes(f"{who}表示：「天台今日重開，歡迎各位。」", "zh_hant") == [
        ("天台今日重開，歡迎各位。", name, role)
    ]


def test_an_organisation_on_the_spot_speaks_itself():
    found = quotes("香港風箏產業基地表示：「天台今日重開，歡迎各位。」", "zh_hant")
    assert found[0][1].endswith("基地")


HALVES = [
    ("“The pier means the world to us,” Mei Lam says. “It’s home.”", 2),
    ("At the talk of “Kites in emerging markets”, moderated by host Mei Lam, panelists noted it.", 0),
    ("Mei Lam, speaker of the talk “Letting Kites Fly Over the Pier”, remarked: “We are happy in the wind.”", 1),
    ("Mei Lam, a pilot, said: “We fly.” “The wind is on our side today” she added.", 2),
    ("“The pier means the world to us,” Mei Lam says of the “old” pier.", 1),
    ("Kites rose, by what the makers call “growth by patience.” By adding roofs, Tidewater continues to fly.", 0),
    ("Some former members of the club have come back and shared their joy: “We are happy that the wind has found us again.”", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), HALVES)
def test_few_words_between_marks(text, number):
    assert len(quotes(text)) == number
