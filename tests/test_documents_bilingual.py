"""One file with both languages: a table of two columns, or one after the other."""

import docx as python_docx
import pytest

from cyberport_cms.bilingual.documents.split import split_languages
from cyberport_cms.bilingual.documents.word import read_word
from cyberport_cms.bilingual.markdown import chunks
from cyberport_cms.bilingual.sources import SourceError, read_both

from .document_files import saved, written
from .test_parsing import CHINESE, ENGLISH


def bilingual_table(rows) -> python_docx.document.Document:
    document = python_docx.Document()
    table = document.add_table(0, 2)
    for pair in rows:
        for cell, text in zip(table.add_row().cells, pair, strict=True):
            cell.text = text
    return document


ROWS = [
    ("English", "中文"),
    ("Press Release", "新聞稿"),
    ("Robots fold umbrellas", "機械人學會摺傘"),
    ("Hong Kong, 3 March 2026 – The laboratory opens.", "香港，2026年3月3日 - 實驗室開幕。"),
    ("###", "###"),
    ("Tel: 2345 6789", "電話：2345 6789"),
    ("mei@tidewater.example", "mei@tidewater.example"),
]


def test_a_two_column_table_gives_both_sides(tmp_path):
    sides = read_both(written(tmp_path / "both.docx", saved(bilingual_table(ROWS))))
    assert sides["en"].text.split("\n\n") == [en for en, _ in ROWS[1:]]
    assert sides["zh_hant"].text.split("\n\n") == [zh for _, zh in ROWS[1:]]
    assert "column by column" in sides["en"].notices[0]
    assert sides["zh_hant"].notices == ()


def test_a_short_list_of_terms_is_no_bilingual_release():
    document = bilingual_table([("Cyberport", "數碼港"), ("Umbrella", "雨傘")])
    document.add_paragraph("The laboratory opens its doors to everybody. " * 5)
    found = read_word(saved(document))
    assert found.sides is None
    assert "| Umbrella | 雨傘 |" in found.text


@pytest.mark.parametrize("first", ["en", "zh_hant"])
@pytest.mark.parametrize("marker", ["", "[English version]\n\n"])
def test_one_language_after_the_other(first, marker):
    texts = {"en": ENGLISH, "zh_hant": CHINESE}
    other = "zh_hant" if first == "en" else "en"
    joined = f"{texts[first]}\n{marker if first != 'en' else ''}{texts[other]}"
    sides = split_languages(joined)
    for source, text in texts.items():
        assert [c.raw for c in chunks(sides[source])] == [c.raw for c in chunks(text)]


def test_a_table_in_markdown_and_one_language_alone():
    table = "| English | 中文 |\n|---|---|\n| A laboratory | 實驗室 |\n| Rain falls | 下雨了 |"
    assert split_languages(table) == {
        "en": "A laboratory\n\nRain falls\n",
        "zh_hant": "實驗室\n\n下雨了\n",
    }
    assert split_languages(ENGLISH)["zh_hant"] == ""
    assert split_languages("###\n\n機械人學會摺傘")["en"] == ""


def test_mixed_languages_and_a_missing_one_are_refused(tmp_path):
    mixed = "\n\n".join(f"The laboratory opens {n}.\n\n實驗室今日開幕。" for n in range(9))
    with pytest.raises(SourceError, match="mixed"):
        read_both(written(tmp_path / "mixed.txt", mixed))
    with pytest.raises(SourceError, match="No Chinese text"):
        read_both(written(tmp_path / "en.md", ENGLISH))
