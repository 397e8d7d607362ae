"""What releases that nobody had seen before taught the parser: one case for each rule. Invented texts."""

import re

import pytest

from releases.importing.datelines import find_dateline
from releases.importing.scripts import in_both_scripts, is_simplified

from .drafts import FIRST, FIRST_ZH, MAIL, contacts, read, said


@pytest.mark.parametrize(
    ("raw", "place", "date"),
    [
        ("(3 June 2025 – Hong Kong) Text", "Hong Kong", "2025-06-03"),
        ("**(3 June 2025, Hong Kong)** Text", "Hong Kong", "2025-06-03"),
        ("Hong Kong (3 June 2025) - Text", "Hong Kong", "2025-06-03"),
        ("(Some Wire) - June 3, 2025 - Hong Kong - Text", "Hong Kong", "2025-06-03"),
        ("June 3, Hong Kong - Text", "Hong Kong", None),
        ("KITE TOWN, BC / Some Wire / June 3, 2025 15:30", "KITE TOWN, BC", "2025-06-03"),
        ("（2025年6月3日，香港）內文", "香港", "2025-06-03"),
    ],
)  # fmt: skip
def test_datelines(raw, place, date):
    dateline, rest = find_dateline(raw)
    assert (dateline.place, dateline.date and dateline.date.isoformat()) == (place, date)
    assert rest in ("Text", "內文", "")


def test_whom_to_ask_may_stand_above_the_headline():
    text = f"FOR IMMEDIATE RELEASE\n\nContact:\nMei Lam\nTidewater Kites\n{MAIL}\n\nKites Fly Again\n\nThree days of wind\n\nHong Kong, 3 March 2026 – {FIRST}"
    result = read(text)
    assert (result["headline"], result["subheadline"]) == ("Kites Fly Again", "Three days of wind")
    assert [(c["name"], c["email"]) for c in result["contacts"]] == [("Mei Lam", MAIL)]


def test_the_number_of_a_release_is_not_used():
    result = read(f"新聞稿\nPR012/26\n\n風箏再飛\n\n香港，2026年3月3日 - {FIRST_ZH}", "zh_hant")
    assert (result["label"], result["headline"]) == ("新聞稿", "風箏再飛")
    assert result["unused"] == ["PR012/26"]


@pytest.mark.parametrize("line", ["By Mei Lam, Harbour Paper", "--Some Wire--"])
def test_bylines_and_wires_are_no_titles(line):
    result = read(f"# Kites Fly Again\n\n{line}\n\nHong Kong, 3 March 2026 – {FIRST}")
    assert result["subheadline"] is None
    assert result["body"][0] == {"type": "paragraph", "text": line}


def test_a_sentence_between_title_and_dateline_is_the_subheadline():
    long = f"{FIRST} They come from nine cities, and all of them are made of paper."
    result = read(f"# Kites Fly Again\n\n{long}\n\nHong Kong, 3 March 2026 – {FIRST}")
    assert result["subheadline"] == long


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Mei Lam, Founder of Kites, said, “We fly today.”\n\n“We have flown for ten years and will fly on.”", ["Mei Lam"] * 2),
        ("“We fly today, and nobody will stop us.\n\n“We will fly tomorrow, too,” added Mei Lam.", ["Mei Lam"]),
        ("Speaking at the pier, Dr Mei Lam, Founder of Kites, praised the wind.\n\n“It never fails us,” she said.", ["Dr Mei Lam"]),
        ("As Chairman of Kites, Mei Lam praised the wind. She stated, “It never fails us.”", ["Mei Lam"]),
        ("According to Brand Director Mei Lam: “The wind never fails us.”", ["Mei Lam"]),
        ("Tidewater announced the launch of its latest kite, “Red Wing,” on the pier.", []),
        ("They won by what Lam called a distinct “Red Kite style.” The approach reflects ten years of work.", []),
    ],
)  # fmt: skip
def test_who_speaks(text, speakers):
    assert [speaker for _, speaker in said(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("林美儀主席強調說：「風箏不怕風，只怕沒有人放。」", ["林美儀"]),
        ("風箏會主席林美儀說：「風箏不怕風，只怕沒有人放。」\n\n林主席補充說：「明年會再辦一次，歡迎大家。」", ["林美儀", "林美儀"]),
        ("風箏會發言人就傳媒查詢有以下回應：\n\n「風箏不怕風，只怕沒有人放。」\n\n「明年會在同一個碼頭再辦一次，歡迎大家。」", ["風箏會發言人"] * 2),
    ],
)  # fmt: skip
def test_who_speaks_chinese(text, speakers):
    found = [speaker for _, speaker in said(text, "zh_hant")]
    assert [who[:1] + "美儀" if who == "林主席" else who for who in found] == speakers


def test_lines_are_paragraphs_where_sentences_end_with_them():
    line = f"市民及旅客均可免費入場，{FIRST_ZH}"
    said = "風箏會主席林美儀說：「風箏不怕風，只怕沒有人放。」"
    text = f"2026年3月3日\n風箏再飛\n{line}\n{line}\n{said}\n{line}\n"
    result = read(text, "zh_hant")
    assert (result["headline"], result["dateline"]["date"]) == ("風箏再飛", "2026-03-03")
    assert [b["type"] for b in result["body"]] == ["paragraph", "paragraph", "quote", "paragraph"]


@pytest.mark.parametrize(
    ("caption", "language"),
    [
        ("風箏會主席林美儀（中）、副主席陳大文（右二）與一眾嘉賓一同為風箏節放上第一隻風箏。", "zh_hant"),
        ("Mei Lam (centre), Founder of Kites, and her guests fly the first kite of the day on the old pier.", "en"),
    ],
)  # fmt: skip
def test_a_caption_may_stand_above_the_headline(caption, language):
    first = FIRST if language == "en" else FIRST_ZH
    result = read(f"{caption}\n\nKites 風箏\n\n{first}\n\n{first}\n", language)
    assert result["headline"] == "Kites 風箏"
    assert result["body"][0] == {"type": "paragraph", "text": caption}


def test_she_is_whoever_the_chinese_sentence_named_last():
    text = "會長林美儀說：「風箏不怕風。」德國藝術家Anna Kite獲邀來港，她笑言：「香港的天空很擠。」"
    assert said(text, "zh_hant") == [("風箏不怕風。", "林美儀"), ("香港的天空很擠。", "Anna Kite")]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (f"Media enquiries\n\nHarbour Works: Mei Lam, (852) 3166 3800, {MAIL}", "en", [("Mei Lam", "(852) 3166 3800", MAIL)]),
        (f"Contacts:Mei Lam{MAIL}\n\nJonah Pakjonah@tidewater.example", "en", [("Mei Lam", None, MAIL), ("Jonah Pak", None, "jonah@tidewater.example")]),
        (f"Media Contact\n\nContact: Mei Lam\n\nCompany Name: Harbour Works\n\nWebsite: https://x.example/\n\nEmail: {MAIL}", "en", [("Mei Lam", None, MAIL)]),
        (f"Contact Details\n\nMei Quill\n\n{MAIL}", "en", [("Mei Quill", None, MAIL)]),
        ("ContactsMedia Relations, tel. +41 (0) 58 888 8888Investor Relations, tel. +41 (0) 58 888 5256", "en", [(None, "+41 (0) 58 888 8888", None), (None, "+41 (0) 58 888 5256", None)]),
        (f"To schedule an interview, contact: Mei Lam at 780-267-2527 or {MAIL}", "en", [("Mei Lam", "780-267-2527", MAIL)]),
        (f"查詢：\n林美儀（總幹事） 9000 1122 {MAIL}", "zh_hant", [("林美儀", "9000 1122", MAIL)]),
    ],
)  # fmt: skip
def test_contacts(text, language, found):
    assert contacts(text, language) == found


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("ABOUT TIDEWATER KITES\n\nTidewater Kites makes kites.", "TIDEWATER KITES"),
        ("ABOUT TIDEWATER KITESTidewater Kites makes kites.", "TIDEWATER KITES"),
        ("About 1kite1kite makes kites.", "1kite"),
        (f"{FIRST}\n\nTidewater Kites Limited\n\nTidewater Kites Limited (stock code: 9999) makes kites for a windy city.", "Tidewater Kites Limited"),
        ("Hashtag: #KitesThe issuer is solely responsible for the content.\n\nHarbour Board of Kites (HBK)Founded in 1966, the Board of Kites has made kites.", "Harbour Board of Kites (HBK)"),
    ],
)  # fmt: skip
def test_boilerplates(text, organisation):
    result = read(f"# Kites\n\nHong Kong, 3 March 2026 – {FIRST}\n\n{text}")
    assert [part["organisation"] for part in result["boilerplates"]] == [organisation]


def test_patterns_read_both_scripts():
    pattern = in_both_scripts(r"^[【\[]?(?:關於|傳媒[查問]詢)[^國】]")
    for text in ("關於甲", "关于甲", "【传媒查询甲", "[傳媒問詢甲"):
        assert re.match(pattern, text), text
    assert not re.match(pattern, "关于国")


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("香港的数据流通规则清晰，是理想的起点。", True),
        ("香港的數據流通規則清晰，是理想的起點。", False),
        ("皇后大道東的后街，台北的里長。", False),
        ("Kites fly.", False),
    ],
)
def test_simplified_chinese_is_noticed(text, is_so):
    assert is_simplified(text) is is_so


ABOUT = "Tidewater Kites is a maker of kites, founded in 1999, with forty people in Kowloon Bay and Sai Kung."
END = f"# Kites of Tidewater Kites\n\nHong Kong, 3 March 2026 – {FIRST}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"###\n\n{ABOUT}\n\nMedia contact: Mei Lam, 3166 3800, {MAIL}", ["Tidewater Kites"]),
        (f"{ABOUT}\n\nMedia contact: Mei Lam, 3166 3800, {MAIL}", ["Tidewater Kites"]),
        (f"The bay is a quiet place in spring, and whoever comes there early in the day sees the kites of the school.\n\nMedia contact: Mei Lam, 3166 3800, {MAIL}", []),
        (f"Sai Kung is a town by the sea, and whoever comes there early in the day sees the kites of the school rise.\n\nMedia contact: Mei Lam, 3166 3800, {MAIL}", []),
    ],
)  # fmt: skip
def test_a_boilerplate_without_a_heading(text, found):
    result = read(f"{END}\n\nMore kites rise today.\n\n{text}")
    assert [part["organisation"] for part in result["boilerplates"]] == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("‘A kite is a string and a wish’, said Mei Lam, Founder of Tidewater Kites.", "A kite is a string and a wish"),
        ("“Wind is free, and it is fair to all,“ said Mei Lam, Founder of Tidewater Kites.", "Wind is free, and it is fair to all,"),
        ("The prize went to ‘Kite Two’, of which the school made forty this year, and to ‘Kite One’.", None),
    ],
)  # fmt: skip
def test_marks_that_are_not_what_they_should_be(text, words):
    quotes = [b["text"] for b in read(f"{END}\n\n{text}")["body"] if b["type"] == "quote"]
    assert quotes == ([words] if words else [])


def test_a_number_glued_to_an_address_of_the_web():
    text = f"Media contact:\nMei Lam\nwww.tidewater.example+852 3166 3800\n{MAIL}"
    assert contacts(text, "en") == [("Mei Lam", "+852 3166 3800", MAIL)]


@pytest.mark.parametrize("name", ["KiteWorks", "Tidewater KiteWorks Ltd."])
def test_the_heading_of_a_boilerplate_is_not_broken_inside_a_name(name):
    text = f"{name} is a maker of kites that has flown over the harbour for many years."
    for heading in (f"About {name}\n\n", f"About {name}"):
        result = read(f"# Kites\n\n{FIRST}\n\n###\n\n{heading}{text}\n")
        found = [(b["organisation"], b["text"]) for b in result["boilerplates"]]
        assert found == [(name, text)]


def test_an_end_mark_of_dots_and_a_stroke_behind_the_last_word():
    result = read(f"# Kites\n\n{FIRST}\n\nThe kites fly over the old harbour./.\n\nSources: none\n")
    assert result["end_mark"] == "./."


def test_whose_address_stands_below_the_number():
    text = f"For media enquiries: 2345 6789\n\nMei Lam: {MAIL}\n"
    assert contacts(text) == [("Mei Lam", "2345 6789", MAIL)]


def test_fields_of_a_form():
    text = f"Contact Person:Mei Lam\n\nEmail:{MAIL}\n\nWebsite:tidewater.example\n\nTelephone:+85223456789\n"
    assert contacts(text) == [("Mei Lam", "+85223456789", MAIL)]


@pytest.mark.parametrize("said_by", [
    "A kite show was held on 16 October, during which Mei Lam, Founder of Tidewater Kites, said: “The wind is on our side.”",
    "“The wind is on our side this spring,” said first author of the study Mei Lam, Ph.D., a maker of kites.",
])  # fmt: skip
def test_speakers_named_within_a_clause(said_by):
    assert [who for _, who in said(said_by)] == ["Mei Lam"]


KITES = "Tidewater Kites has sold a thousand kites this year, more than ever before."


@pytest.mark.parametrize(
    ("last", "wanted"),
    [
        ("Tidewater Kites is a maker of kites that has flown over the old harbour and its piers for forty years.", 1),
        ("Tidewater Kites Co., Ltd., established in 2005, is a company that makes kites and flies them over the harbour.", 1),
        ("Established in Hong Kong in 1989, Tidewater Kites currently makes kites for seven markets, among them the whole of the harbour.", 1),
        ("Tidewater Kites is a maker of kites that has flown over the old harbour and its piers for forty years.\n\n"
         "Tidewater Robots is a maker of robots that fly kites over the old harbour and its piers in all winds.\n\n"
         "For more information about Tidewater Robots please visit https://tidewater.example.", 2),
        ("The wind is a strong one that has blown over the old harbour and its piers for forty years without rest.", 0),
    ],
)  # fmt: skip
def test_descriptions_that_end_a_text_without_any_heading(last, wanted):
    text = f"{KITES}\n\nTidewater Robots is the partner.\n\nThe show goes on until May.\n\n{last}"
    result = read(f"# Kites\n\nHong Kong, 3 March 2026 – {FIRST}\n\n{text}\n")
    assert [b["text"] for b in result["boilerplates"]] == last.split("\n\n")[:wanted]


def test_a_subheadline_that_runs_on_into_the_dateline():
    sub = "With a thousand kites, the festival is the largest that the old harbour has ever seen."
    result = read(f"# Kites\n\n{sub}   HONG KONG - 3 March 2026 - {FIRST}\n\nMore kites follow.\n")
    assert (result["subheadline"], result["dateline"]["place"]) == (sub, "HONG KONG")


def test_a_country_in_capitals_is_no_wire():
    dateline, _ = find_dateline("KITE TOWN, USA - Some Press Newswire - 3 March 2026 - Text")
    assert dateline.place == "KITE TOWN, USA"


def test_for_whom_something_is_so_is_she():
    text = "For local villager Mei Lam, the harbour is home. “It means everything to us,” she says."
    assert [who for _, who in said(text)] == ["Mei Lam"]


def described(text: str, language: str = "en", between: str = "###\n\n") -> list[tuple]:
    first = f"{FIRST} The kites come from Tidewater." if language == "en" else FIRST_ZH
    result = read(f"# Kites 風箏\n\n{first}\n\n{between}{text}", language)
    return [(b["organisation"], b["text"][:12]) for b in result["boilerplates"]]


DESCRIBED = [
    ("天頂風箏\n天頂風箏於一九七八年在香港成立，是一家製造風箏的公司，現有員工九十人。", [("天頂風箏", "天頂風箏於一九七八年在")]),
    ("天頂風箏有限公司\n天頂風箏於1984年開業，現時營運四間分店，員工逾二百人。", [("天頂風箏有限公司", "天頂風箏於1984年")]),
    ("香港風箏師學會\n學會於一九八六年成立，現有會員逾一千人，致力推動風箏文化。", [("香港風箏師學會", "學會於一九八六年成立，")]),
    ("學會背景\n香港風箏師學會於一九八六年成立，現有會員逾一千人。", [("學會", "香港風箏師學會於一九八")]),
    ("林美儀\n天頂風箏於一九七八年在香港成立，是一家製造風箏的公司，現有員工九十人。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), DESCRIBED)
def test_a_name_above_what_describes_it(text, found):
    got = described(text, "zh_hant")
    assert [name for name, _ in got] == [name for name, _ in found]
    assert all(one.startswith(two[:8]) for (_, one), (_, two) in zip(got, found, strict=True))


ABOUT = [
    ("ABOUT TIDEWATER KITE RECORDS Tidewater Kite Records is a maker of kites.", "Tidewater Ki"),
    ("ABOUT TIDEWATER KITES, LLP:Tidewater Kites, LLP makes kites for the whole world.", "Tidewater Ki"),
    ("About eKites Inc.\n\neKites Inc. is a maker of kites for the whole world.", "eKites Inc. "),
    ("Tidewater - always one kite aheadTidewater is a maker of kites, and has made them for a hundred years, on the piers of the harbour and beyond it, in paper and in silk.", "Tidewater is"),
    ("TIDEWATER GROUP\nTidewater Group makes kites for the whole world.", "Tidewater Gr"),
]  # fmt: skip


OFFER = (
    "Tidewater offers a full range of kites for schools, clubs and families, from the first paper one to the "
    "last silk one. Visit us at https://tidewater.example/"
)


def test_one_word_that_describes_itself_by_what_it_does():
    above = f"The roof is open.\n\nThe stair is open, too.\n\n{FIRST}\n\n"
    assert described(OFFER, between=above) == [("Tidewater", "Tidewater of")]
    guide = OFFER.replace("https://tidewater.example/", "the Kite Guide of the pier.")
    assert described(guide, between=above) == []


def test_what_is_described_again_below_its_heading_is_text():
    told = "Established in 2015, Tidewater Kites is a maker of kites in the harbour, and it is dedicated to paper."
    about = f"{told}\n\nAbout Tidewater Kites\n\nTidewater Kites makes kites for the whole world."
    assert described(about, between="") == [("Tidewater Kites", "Tidewater Ki")]


@pytest.mark.parametrize(("text", "begins"), ABOUT)
def test_where_the_text_below_a_heading_begins(text, begins):
    assert [text for _, text in described(text)] == [begins]


def test_a_title_that_begins_with_a_name_heads_a_part_of_the_text():
    text = f"{FIRST}\n\nTidewater Group: A Closer Look\n\nTidewater Group is a maker of kites in the harbour.\n\n{FIRST}"
    assert described(text, between="") == []
