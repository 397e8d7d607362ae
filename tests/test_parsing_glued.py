"""Texts whose breaks were lost on the way, as newswires print them. Invented texts."""

import pytest

from cyberport_cms.bilingual.sources import Source
from releases.importing.contract import as_json
from releases.importing.glued import heading_split, is_titled, sentences_apart, words_of
from releases.importing.parser import parse_release, parse_source

FIRST = "The kite festival opens today on the roof of the old pier, with three hundred kites."
LONG = (
    "the makers of paper kites sold more of them than in any year since the pier was built, "
    "and most of them went to schools that had never flown one."
)
WORDS = words_of("A kite flies. Paper is thin, amid the wind and growth.")


def read(text: str) -> dict:
    return as_json(parse_source(Source("kites.md", f"# Kites are back\n\n{text}", "en", "utf-8")))


def headings(result: dict) -> list[str]:
    return [block["text"] for block in result["body"] if block["type"] == "heading"]


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("A Good Year for Kites", f"In 2025, {LONG}"),
        ("Kites: A Steady Rise of 3.4% Since Growth", f"Paper's makers know that {LONG}"),
        ("Steady Hands & Strong Partnerships", f"2025 was the year in which {LONG}"),
        ("What’s Next in 2026", f"As the wind turns, {LONG}"),
        ("Is a Kite Still Worth It?", f"Tidewater knows that {LONG}"),
        ("How we got here", f"In 2025, {LONG}"),
        ("K-Day opens doors: wind, paper and partners", f"K-Day opened when {LONG}"),
    ],
)
def test_a_heading_glued_to_its_text(head, rest):
    line = f"{head}{rest}"
    assert line[: heading_split(line, frozenset(), WORDS)] == head
    assert heading_split(head, frozenset(), WORDS) == 0
    result = read(f"{FIRST}\n\n{line}\n\n{FIRST}\n")
    assert result["body"][1] == {"type": "heading", "text": head}


@pytest.mark.parametrize(
    "line",
    [
        f"Kite Maker WindBank said that {LONG}",
        f"The Paper Trade and PaperKite In Motion said that {LONG}",  # written so elsewhere, too
        f"Prices of the McKinley Kite rose, and {LONG}",
        f"At the pier on Monday, {LONG} WindBank In Hong Kong {LONG}",
    ],
)
def test_a_name_with_a_capital_inside_is_no_lost_break(line):
    assert heading_split(line, frozenset({"PaperKite"}), WORDS) == 0


def test_sentences_glued_together_are_paragraphs():
    text = f"Last year {LONG}This year it may be more of them. {FIRST}"
    assert sentences_apart(text) == text.replace("one.This", "one.\n\nThis")
    quoted = f'Last year {LONG}"We flew," said Mei Lam. "All of us."The pier was full. {FIRST}'
    assert sentences_apart(quoted).split("\n\n") == [
        f"Last year {LONG}",
        '"We flew," said Mei Lam. "All of us."',
        f"The pier was full. {FIRST}",
    ]


@pytest.mark.parametrize(
    "piece",
    ["at www.kites.Example Works", "Prof.Chan Tai-man", "to info@kites.Hong Kong", "U.S.The"],
)
def test_a_full_stop_inside_a_word_ends_no_sentence(piece):
    line = f"Last year {LONG} See {piece} for more. {FIRST}"
    assert sentences_apart(line) == line


def test_a_list_item_stays_one():
    result = read(f"{FIRST}\n\n- Last year {LONG}This year it may be more.\n- Two\n\n{FIRST}\n")
    assert [block["type"] for block in result["body"]] == ["paragraph", "list", "paragraph"]


def test_pictures_glued_to_a_line_do_not_hide_its_heading():
    picture = "![](https://kites.example/one.png)"
    result = read(f"{FIRST}\n\nStrong Strings and Paper{picture}\n\n{picture}Last year {LONG}\n")
    assert headings(result) == ["Strong Strings and Paper"]
    assert result["body"][2]["text"] == f"Last year {LONG}"


def test_a_flattened_row_of_figures_is_no_heading():
    result = read(
        f"{FIRST}\n\nProfit of the owners of the kites and of the old pier 7,489 5,757 (30.1%)\n\n{FIRST}\n"
    )
    assert headings(result) == []


def test_titles_that_ask_or_call_are_headings():
    result = read(
        f"{FIRST}\n\nDon’t Miss the Wind!\n\n{FIRST} {FIRST}\n\nWhat a day it was!\n\n{FIRST} {FIRST}\n"
    )
    assert headings(result) == ["Don’t Miss the Wind!"]
    assert not is_titled("What a day it was")


def test_websites_head_no_part_of_the_text():
    result = read(
        f"{FIRST} {FIRST}\n\nWebsites\n\nKite Week: https://kites.example\n\nMedia contact\n\nMei Lam\n\nmei@kites.example\n"
    )
    assert headings(result) == []
    assert result["other"] == ["Websites", "Kite Week: https://kites.example"]
    assert result["contacts"][0]["name"] == "Mei Lam"


def test_a_long_heading_is_no_broken_sentence():
    title = "Neighbouring islands celebrate international kitemaking agreement strengthening collaboration between manufacturers"
    assert headings(read(f"{FIRST} {FIRST}\n\n{title}\n\nDuring the festival, {LONG}\n")) == [title]
    broken = f"{FIRST} {FIRST}\n\n{title} of\n\nThe Kite Society, which {LONG}\n"
    assert headings(read(broken)) == []


@pytest.mark.parametrize("begins", ["Founded in 1989, Tidewater", "Based on Lamma, the Tidewater"])
def test_a_boilerplate_that_begins_with_its_founding(begins):
    text = f"{begins} Kites builds kites for a windy city. {FIRST}"
    result = read(f"{FIRST} {FIRST}\n\n{FIRST}\n\nAbout Tidewater Kites {text}\n")
    assert [(b["organisation"], b["text"]) for b in result["boilerplates"]] == [
        ("Tidewater Kites", text)
    ]


def test_points_above_a_list_have_their_heading():
    result = read(
        f"{FIRST}\n\nKey Highlights:\n\n● One kite\n● Two kites\n\nBring along:\n- string\n"
    )
    assert headings(result) == ["Key Highlights:"]


def test_an_escaped_ampersand_of_a_text_file_is_read(tmp_path):
    path = tmp_path / "kites.md"
    path.write_text(f"# Kites &amp; Strings\n\n{FIRST} R&amp;D, &amp;lt; and &copy;.\n")
    result = as_json(parse_release(path))
    assert result["headline"] == "Kites & Strings"
    assert result["body"][0]["text"].endswith("R&D, &amp;lt; and &copy;.")


def test_websites_glued_to_the_hashtags():
    links = "".join(f"[https://{n}.example/](https://{n}.example/)" for n in ("kites", "photos"))
    result = read(
        f"{FIRST} {FIRST}\n\nhttps://paper.example/a\n\nhttps://string.example/b\n\n"
        f"{FIRST}Hashtag: #Kites #Wind{links}The issuer is solely responsible for the content of this announcement.\n"
    )
    assert [block["text"] for block in result["body"]] == [
        f"{FIRST} {FIRST}",
        "https://paper.example/a",
        "https://string.example/b",
        FIRST,
    ]
    assert result["website"] == "https://kites.example/"
    assert result["other"][:2] == ["Hashtag: #Kites #Wind", "https://photos.example/"]


def test_a_headline_that_highlights_something_above_a_list():
    text = f"# Tidewater Highlights Its Kites\n\n* One kite\n* Two kites\n\n{FIRST} {FIRST}\n"
    result = as_json(parse_source(Source("kites.md", text, "en", "utf-8")))
    assert result["headline"] == "Tidewater Highlights Its Kites"
    assert [block["type"] for block in result["body"]] == ["list", "paragraph"]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("About Tidewater Kites – wind for “all” of “us”", "Tidewater Kites"),
        ("ABOUT TIDEWATER KITES:", "Tidewater"),
        ("About TK Paper & Air ", "TK Paper & Air"),
        ("About Tidewater Kites ", "Tidewater Kites"),
        ("About tidewater\n\nFounded in 1989, ", "tidewater"),
    ],
)
def test_a_name_again_ends_the_heading_of_a_boilerplate(head, name):
    result = read(f"{FIRST}\n\n{LONG.capitalize()}\n\n{head}{name} is a maker of kites. {FIRST}\n")
    found = [part["text"] for part in result["boilerplates"]]
    assert len(found) == 1
    assert found[0].startswith((name, "Founded"))


def test_a_boilerplate_within_a_paragraph():
    text = (
        f"{FIRST} Ask for more. About Tidewater Kites Tidewater Kites is a maker of kites. {FIRST}"
    )
    result = read(f"{FIRST}\n\n{text}\n")
    assert [part["organisation"] for part in result["boilerplates"]] == ["Tidewater Kites"]


def test_common_words_below_about_are_no_boilerplate():
    result = read(f"{FIRST}\n\n{FIRST}\n\nAbout wind\n\n{FIRST}\n")
    assert not result["boilerplates"]


def test_what_leads_on_to_a_contact_is_no_boilerplate():
    text = "The Pier Kite Show provides room for kites. To learn more about the Pier Kite Show, please contact:"
    result = read(f"{FIRST} The Pier Kite Show opens.\n\n{text}\n\nmei@kites.example\n")
    assert not result["boilerplates"]


def test_the_signs_of_footnotes_keep_paragraphs_apart():
    result = read(
        f"{FIRST}\n\nPress may come to the pier.**\n\nKites\n\n**Bring a card of yours.\n"
    )
    texts = [block["text"] for block in result["body"]]
    assert len(texts) == 4


@pytest.mark.parametrize(
    ("end", "names"),
    [
        (
            "please contact: Mei Lam, Pier Office Phone: 2345 6789 Email: mei@kites.example",
            ["Mei Lam"],
        ),
        ("please contact: all who may know", []),
    ],
)
def test_whom_to_contact_at_the_end_of_a_long_line(end, names):
    text = f"{FIRST} {FIRST} {FIRST} {FIRST} {FIRST} For more about paper kites, {end}"
    result = read(f"{FIRST}\n\n{text}\n")
    assert [contact["name"] for contact in result["contacts"]] == names
