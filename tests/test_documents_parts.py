"""Tables, pictures, captions and lists of a document are parts of the draft, not lines of it."""

import json
from base64 import b64encode
from io import BytesIO, StringIO

import docx
import pytest
from django.core.management import call_command
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from cyberport_cms.bilingual.documents import limits
from cyberport_cms.bilingual.documents.html import read_html
from cyberport_cms.bilingual.documents.pdf import read_pdf
from cyberport_cms.bilingual.documents.word import read_word
from cyberport_cms.bilingual.markdown import chunks, inline
from cyberport_cms.bilingual.parts import (
    cells,
    picture_name,
    rows,
    without_marks,
    written_table,
)
from cyberport_cms.bilingual.sources import Source, SourceError, read_source
from releases.importing.contract import as_json
from releases.importing.draft import BulletList, Picture, Table
from releases.importing.parser import parse_source

from .document_files import PIXEL, pdf, saved, written

TOP = "Press Release\n\nDoors open\n\nHong Kong, 26 February 2025 – The campus opens on Monday.\n\n"
END = "\n\n###\n\nMedia enquiries:\nCyberport\nTel: 3166 3800\n"
GRID = "| Year | Members |\n| --- | --- |\n| 2025 | **2,000** |"
NAME = picture_name(PIXEL, "png")


def parsed(text, pictures=()):
    return parse_source(Source("a.md", text, "en", "utf-8", pictures=pictures))


def body(text):
    return parsed(f"{TOP}{text}{END}").body


# Tables


@pytest.mark.parametrize("before", ["", "These are the figures of the year:\n"])
@pytest.mark.parametrize(
    "table",
    [GRID, "Year | Members\n--- | ---\n2025 | 2,000", "|Year|Members|\n|:-|-:|\n|2025|2,000|"],
)
def test_a_table_of_markdown_is_a_table(before, table):
    found = [block for block in body(f"{before}{table}") if isinstance(block, Table)]
    assert [block.rows for block in found] == [(("Year", "Members"), ("2025", "2,000"))]


def test_what_only_looks_like_a_table_is_text():
    text = "Doors | Windows\n\nThere are a | b and c | d.\n\n| one line |"
    assert not any(isinstance(block, Table) for block in body(text))


def test_cells_keep_their_bars_and_what_is_too_much():
    assert cells("| a \\| b |  | c |") == ["a | b", "", "c"]
    table = [["a | b", ""], ["", "c"]]
    assert rows(written_table(table)) == table
    assert rows("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 |") == [
        ["a", "b"],
        ["1", "2 | 3"],
        ["1", ""],
    ]


@pytest.mark.parametrize(
    "end", ["Media enquiries", "About Cyberport", "- Ends -", "Hong Kong, 3 May 2026 – x"]
)
def test_words_in_a_table_open_no_section(end):
    table = f"| {end} | 2,000 |\n|---|---|\n| Applications close on Friday | 12 |"
    found = body(f"{table}\n\nVisitors are welcome from nine to five, all week.")
    assert [type(block).__name__ for block in found] == ["Paragraph", "Table", "Paragraph"]


def test_the_command_prints_its_rows(tmp_path):
    out = StringIO()
    path = written(tmp_path / "a.md", f"{TOP}::: caption\nThe community\n:::\n{GRID}{END}")
    call_command("parse_release", str(path), "--json", stdout=out)
    assert json.loads(out.getvalue())["body"][1] == {
        "type": "table",
        "rows": [["Year", "Members"], ["2025", "2,000"]],
        "caption": "The community",
    }


def test_a_table_after_the_end_mark_is_lines_and_told(tmp_path):
    draft = parsed(f"{TOP}Text.\n\n###\n\n{GRID}")
    assert "Year | Members\n2025 | 2,000" in [part.content.text for part in draft.closing]
    assert "table_in_lines" in {warning.code for warning in draft.warnings}


def word_table(words, merged=()):
    document = docx.Document()
    table = document.add_table(len(words), len(words[0]))
    for row, line in zip(table.rows, words, strict=True):
        for cell, word in zip(row.cells, line, strict=True):
            cell.text = word
    for start, end in merged:
        text = table.cell(*start).text
        table.cell(*start).merge(table.cell(*end)).text = text
    return read_word(saved(document)).text


def test_merged_cells_leave_their_neighbours_empty():
    words = [["Year", "Members", "Of them new"], ["2024", "2,000", "200"], ["2025", "2,100", "300"]]
    assert "| Year |  | Of them new |" in word_table(words, [((0, 0), (0, 1))])
    down = word_table(words, [((1, 0), (2, 0))])
    assert "| 2024 | 2,000 | 200 |\n|  | 2,100 | 300 |" in down


def test_a_line_over_the_whole_table_is_its_caption():
    words = [["The community", ""], ["Year", "Members"], ["2025", "2,000"]]
    text = word_table(words, [((0, 0), (0, 1))])
    assert (
        text
        == "::: table-title\nThe community\n:::\n\n| Year | Members |\n| --- | --- |\n| 2025 | 2,000 |"
    )


def test_a_letterhead_and_contacts_are_no_table():
    letterhead = word_table([["Press Release", "26 February 2025"], ["Ref: 12", "Page 1"]])
    assert "|" not in letterhead
    assert "|" not in word_table([["Name", "Phone"], ["Mei Lam", "2345 6789"]])


@pytest.mark.parametrize(
    "tag",
    ['<td colspan="999999999">', '<td rowspan="999999999">', '<td colspan="-1">', "<td colspan=x>"],
)
def test_what_a_cell_says_of_its_width_is_bounded(tag):
    page = f"<table><tr>{tag}a</td><td>b<tr><td>c<td>d</table><p>Text."
    assert len(read_html(page.encode()).text) < 500


def test_a_table_larger_than_any_release_has_is_text():
    row = "<tr>" + "<td>a1" * (limits.TABLE_COLUMNS + 1)
    assert "|" not in read_html(f"<table>{row * 3}</table>".encode()).text


# Pictures


def picture_in_word(caption_style="Caption", alt="The harbour"):
    document = docx.Document()
    for line in TOP.strip().split("\n\n"):
        document.add_paragraph(line)
    document.add_picture(BytesIO(PIXEL), width=Cm(2))
    document.inline_shapes[0]._inline.docPr.set("descr", alt)
    document.add_paragraph("Ferries at noon.", style=caption_style)
    document.add_paragraph("Visitors are welcome from nine to five, all week.")
    return document


def test_a_picture_stands_at_its_place_with_its_caption(tmp_path):
    source = read_source(written(tmp_path / "a.docx", saved(picture_in_word())))
    found = parse_source(source)
    assert found.body[1] == Picture(NAME, "The harbour", "Ferries at noon.")
    assert [p.data for p in found.pictures] == [PIXEL]


def test_only_what_is_marked_as_a_caption_is_one(tmp_path):
    source = read_source(written(tmp_path / "a.docx", saved(picture_in_word("Normal"))))
    found = parse_source(source)
    assert found.body[1] == Picture(NAME, "The harbour")
    assert found.body[2].content.text == "Ferries at noon."


def test_pictures_of_a_page_that_are_in_it():
    data = b64encode(PIXEL).decode()
    page = (
        f'<figure><img src="data:image/png;base64,{data}" alt="The harbour"><figcaption>Ferries'
        '</figcaption></figure><img src="https://example.org/x.png"><p>Text.'
    )
    found = read_html(page.encode())
    assert found.text == f"![The harbour]({NAME})\n\n::: caption\nFerries\n:::\n\nText."
    assert [p.data for p in found.pictures] == [PIXEL]
    assert any("not in the file" in notice for notice in found.notices)


def test_a_logo_above_the_headline_is_not_used(tmp_path):
    document = docx.Document()
    document.add_picture(BytesIO(PIXEL))
    for line in TOP.strip().split("\n\n"):
        document.add_paragraph(line)
    found = parse_source(read_source(written(tmp_path / "a.docx", saved(document))))
    assert not any(isinstance(block, Picture) for block in found.body)
    told = [w.message for w in found.warnings if w.code == "picture_unused"]
    assert told == [f"The picture “{NAME}” is not used. It stands above the headline."]


def test_a_picture_that_came_with_no_document_is_words(tmp_path):
    found = body(f"![The harbour]({NAME})")
    assert not any(isinstance(block, Picture) for block in found)
    assert "The harbour" in found[1].content.text


def test_more_pictures_than_any_release_has_are_refused(tmp_path):
    images = "".join(
        f'<img src="data:image/png;base64,{b64encode(PIXEL + bytes([n])).decode()}">'
        for n in range(limits.PICTURES + 1)
    )
    with pytest.raises(SourceError, match="more than 100 pictures"):
        read_source(written(tmp_path / "a.html", f"<html><p>Text.{images}"))


# Lists of a PDF


def test_marks_of_lists_are_found_however_they_are_printed():
    def lines(*texts):
        return [(72, 700 - 20 * n, 12, text) for n, text in enumerate(texts)]

    text = "The umbrella laboratory opens its doors today with entry for everybody."
    alone = [
        (72, 600, 12, "•"),
        (90, 600, 12, "Standing apart"),
        (72, 580, 12, "4."),
        (90, 580, 12, "Four"),
    ]
    page = [*lines(text, "\uf0b7 Of Word", "▪ A square", "– A dash", "1. First"), *alone]
    assert read_pdf(pdf([page])).text.split("\n\n")[1:] == [
        "- Of Word",
        "- A square",
        "– A dash",
        "1. First",
        "- Standing apart",
        "4. Four",
    ]


def test_lists_of_a_pdf_are_lists_of_the_release(tmp_path):
    words = [
        *TOP.strip().split("\n\n"),
        "• Free desks",
        "• A mentor",
        "Come and see.",
        "1. Apply",
        "2. Wait",
    ]
    page = [(72, 800 - 30 * n, 12, text) for n, text in enumerate(words)]
    found = parse_source(read_source(written(tmp_path / "a.pdf", pdf([page]))))
    lists = [block for block in found.body if isinstance(block, BulletList)]
    assert [(len(block.items), block.numbered) for block in lists] == [(2, False), (2, True)]


def test_raised_and_lowered_letters_stay_what_they_are():
    document = docx.Document()
    first = document.add_paragraph("It saves CO")
    for text, name in (
        ("2", "subscript"),
        (" on 40 m", ""),
        ("2", "superscript"),
        (" <sup>a</sup>.", ""),
    ):
        run = first.add_run(text)
        if name:
            setattr(run.font, name, True)
    title = document.add_heading("H", 1)
    title.add_run("2").font.subscript = True
    read = read_word(saved(document))
    assert "CO<sub>2</sub> on 40 m<sup>2</sup>" in read.text
    html = inline(read.text.split("\n\n")[0]).html
    assert html == "It saves CO<sub>2</sub> on 40 m<sup>2</sup> &lt;sup&gt;a&lt;/sup&gt;."
    # A heading is plain text.
    assert [str(n) for n in read.notices] == ["1 raised or lowered text stands on the line."]


def test_marks_that_a_heading_or_a_cell_cannot_hold_are_told():
    document = docx.Document()
    document.add_paragraph().add_run("All bold is a style").bold = True
    document.add_heading("A ", 3).add_run("slanted").italic = True
    table = document.add_table(2, 2)
    for cell, text in zip(table.rows[0].cells, ("Year", "Members"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    table.rows[1].cells[0].text = "2025"
    some = table.rows[1].cells[1].paragraphs[0]
    some.add_run("2,000")
    some.add_run(" in all").bold = True
    (notice,) = read_word(saved(document)).notices
    assert str(notice).startswith("2 headings, captions or cells of tables are plain text here")


def test_a_list_within_a_list_stays_within_it(tmp_path):
    document = docx.Document()
    words = ("Press Release", "Doors open", "Hong Kong, 26 February 2025 – The campus opens.")
    for text in words:
        document.add_paragraph(text)
    for level, text in ((0, "A hall"), (1, "Seats"), (1, "A stage"), (0, "A lab")):
        item = document.add_paragraph(text, style="List Bullet")
        properties = item._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = 10
    document.add_paragraph("Applications close at the end of the month.")
    _define_bullets(document, 10)
    found = parse_source(read_source(written(tmp_path / "a.docx", saved(document))))
    (items,) = (block for block in found.body if isinstance(block, BulletList))
    assert [item.html for item in items.items] == [
        "A hall<ul><li>Seats</li><li>A stage</li></ul>",
        "A lab",
    ]
    assert as_json(found)["body"][1]["items"] == ["A hall", "Seats", "A stage", "A lab"]


def _define_bullets(document, number):
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
        for n in range(2)
    )
    for xml in (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>',
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/></w:num>',
    ):
        document.part.numbering_part.element.append(parse_xml(xml))


def test_marks_of_our_export_are_nothing_to_other_readers():
    text = "::: block-3\nHome to [2,300](#fact.campus.members) [here](https://example.org)."
    assert without_marks(text) == "\nHome to 2,300 [here](https://example.org)."
    found = chunks(text)
    assert [(chunk.mark, chunk.line) for chunk in found] == [("block-3", 2)]
    assert inline("[x](#elsewhere)").html == "x"
