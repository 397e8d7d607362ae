"""Drafts in Word, HTML and PDF become the Markdown that the importer reads, character by character."""

import json
import os
import subprocess
from io import BytesIO, StringIO

import docx as python_docx
import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from cyberport_cms.bilingual.documents.html import read_html
from cyberport_cms.bilingual.documents.marks import Run, marked
from cyberport_cms.bilingual.documents.pdf import read_pdf
from cyberport_cms.bilingual.documents.word import read_word
from cyberport_cms.bilingual.markdown import chunks, inline
from cyberport_cms.bilingual.parts import picture_name
from cyberport_cms.bilingual.sources import read_source
from releases.importing.parser import parse_source
from releases.models import ReleasePage

from .conftest import CHROMIUM
from .document_files import PIXEL, docx, notes, p, part, pdf, saved, t, written
from .test_parsing import CHINESE, ENGLISH

TRACKED = (
    p(
        "Doors open ",
        f'<w:ins w:id="1" w:author="a">{t("at nine")}</w:ins>',
        '<w:del w:id="2" w:author="a"><w:r><w:delText>at ten</w:delText></w:r></w:del>',
        ", ",
        f'<w:moveFrom w:id="3" w:author="a">{t("rain or shine")}</w:moveFrom>',
        "every day, ",
        f'<w:moveTo w:id="4" w:author="a">{t("rain or shine")}</w:moveTo>',
        ".",
    )
    + f'<w:p><w:pPr><w:rPr><w:del w:id="5" w:author="a"/></w:rPr></w:pPr>{t("One para")}</w:p>'
    + p("graph.")
)
TEXT_BOX = (
    "<w:r><mc:AlternateContent>"
    f'<mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
    f"<w:txbxContent>{p('In a box.')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    f"</wp:inline></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{p('In a box.')}</w:txbxContent>"
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def word_of(markdown: str) -> python_docx.document.Document:
    """The draft as somebody would type it into Word."""
    document = python_docx.Document()
    for chunk in chunks(markdown):
        style = f"Heading {chunk.level}" if chunk.level else "List Bullet" if chunk.item else None
        paragraph = document.add_paragraph(style=style)
        for number, words in enumerate(chunk.text.split("\n")):
            run = paragraph.add_run(words)
            run.bold = chunk.is_bold or None
            if number < chunk.text.count("\n"):
                run.add_break()
    return document


# Word


@pytest.mark.parametrize("markdown", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_a_release_in_word_is_understood_as_the_same_in_markdown(tmp_path, markdown):
    path = written(tmp_path / "release.docx", saved(word_of(markdown)))
    plain = written(tmp_path / "release.md", markdown)
    word, text = parse_source(read_source(path)), parse_source(read_source(plain))
    for name in ("language", "label", "headline", "subheadline", "dateline", "end_mark"):
        assert getattr(word, name) == getattr(text, name), name
    assert [type(block) for block in word.body] == [type(block) for block in text.body]
    assert len(word.closing) == len(text.closing)


@pytest.mark.django_db
def test_both_commands_take_documents(site, tmp_path):
    en = written(tmp_path / "en.docx", saved(word_of(ENGLISH)))
    zh = written(tmp_path / "zh.docx", saved(word_of(CHINESE)))
    out = StringIO()
    call_command("parse_release", str(en), "--json", stdout=out)
    assert json.loads(out.getvalue())["headline"] == "Robots learn to fold umbrellas"
    call_command("import_release", "--en", str(en), "--zh-hant", str(zh), stdout=StringIO())
    page = ReleasePage.objects.get()
    assert page.headline_en == "Robots learn to fold umbrellas"
    assert page.headline_zh_hant


def test_tracked_changes_are_accepted_and_comments_dropped():
    body = TRACKED + p("Said.", '<w:r><w:commentReference w:id="1"/></w:r>')
    found = read_word(
        docx(
            body,
            {"word/comments.xml": notes("comment", ["Check this!", "And this."])},
            {"c": ("comments", "comments.xml", False)},
        )
    )
    assert found.text == (
        "Doors open at nine, every day, rain or shine.\n\nOne paragraph.\n\nSaid."
    )
    assert found.notices == (
        "2 comments were dropped.",
        "Tracked changes were accepted: 1 insertion, 2 deletions, 1 move.",
    )


def test_footnotes_stand_after_the_text_with_their_number():
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    long = (
        "The laboratory opens its doors to everybody who has ever owned an umbrella in this city."
    )
    found = read_word(
        docx(
            p("Headline", mark.format(1)) + p(long, mark.format(2), " More.") + p("End."),
            {"word/footnotes.xml": notes("footnote", ["Of 2026.", "據統計處。"])},
            {"f": ("footnotes", "footnotes.xml", False)},
        )
    )
    assert found.text.split("\n\n") == [
        "Headline[1]",
        f"{long}[2] More.",
        "[1] Of 2026.",
        "[2] 據統計處。",
        "End.",
    ]
    assert "2 footnotes" in found.notices[0]


def test_spaces_hyphens_and_rare_characters_are_kept():
    odd = "HK$5\u00a0million, “零\u3000碳”, 𡃁仔, 啓啟, ①, Ａ％, e\u0301"
    hyphens = "<w:r><w:t>state</w:t><w:noBreakHyphen/><w:t>owned co</w:t><w:softHyphen/><w:t>op</w:t></w:r>"
    assert read_word(docx(p(odd) + p(hyphens))).text == f"{odd}\n\nstate\u2011owned co\u00adop"


def test_what_looks_like_markdown_is_only_characters():
    typed = ["# 1 in Asia", "a_b_c 2 * 3 * 4 [x](y) <b>", "C:\\*.*", "1 ** 2", "&amp; `x`", "***"]
    found = read_word(docx("".join(map(p, typed))))
    parts = chunks(found.text)
    assert [part.text for part in parts] == typed
    assert not any(part.level or part.item or part.is_bold for part in parts)


def test_bold_beside_chinese_punctuation_stays_bold():
    text = read_word(docx(p(t("「香港」", "<w:b/>"), "表示", t("主席：", "<w:b/>"), "我們"))).text
    assert inline(text).text == "「香港」表示主席：我們"
    assert "<b>香港</b>" in inline(text).html
    assert "<b>主席</b>" in inline(text).html


def test_text_boxes_hidden_text_headers_and_what_cannot_be_read():
    hidden = t("secret", "<w:vanish/>")
    found = read_word(
        docx(
            p("Text.", TEXT_BOX, hidden, "<m:oMath xmlns:m='x'/>"),
            {"word/header1.xml": part("hdr", p("Embargoed until noon"))},
            {"h": ("header", "header1.xml", False)},
        )
    )
    assert found.text == "Text.secret\n\nIn a box."
    said = " ".join(found.notices)
    for words in ("“Embargoed until noon”", "Hidden text", "1 formula could not be read"):
        assert words in said


PICTURE = picture_name(PIXEL, "png")


def test_pictures_are_handed_on_with_their_description():
    document = python_docx.Document()
    document.add_paragraph("Before.")
    document.add_picture(BytesIO(PIXEL))
    shape = document.inline_shapes[0]._inline.docPr
    shape.set("descr", "The harbour [at dusk]")
    found = read_word(saved(document))
    assert [(x.name, x.content_type, x.alt) for x in found.pictures] == [
        (PICTURE, "image/png", "The harbour [at dusk]")
    ]
    assert found.pictures[0].data == PIXEL
    assert found.text == f"Before.\n\n![The harbour at dusk]({PICTURE})"


def test_links_lists_and_tables():
    document = python_docx.Document()
    document.add_paragraph("One", style="List Number")
    document.add_paragraph("Two", style="List Number")
    table = document.add_table(2, 2)
    for row, words in zip(table.rows, (("Year", "Members"), ("2025", "A | B")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    contacts = document.add_table(1, 3)
    for cell, word in zip(
        contacts.rows[0].cells, ("Mei Lam", "2345 6789", "mei@tidewater.example"), strict=True
    ):
        cell.text = word
    assert read_word(saved(document)).text == (
        "1. One\n2. Two\n\n| Year | Members |\n| --- | --- |\n| 2025 | A \\| B |\n\n"
        "Mei Lam\n2345 6789\nmei@tidewater.example"
    )
    linked = '<w:hyperlink r:id="l">' + t("our site") + "</w:hyperlink>"
    found = read_word(
        docx(p("See ", linked, "."), links={"l": ("hyperlink", "https://example.org/a_(b)", True)})
    )
    assert found.text == "See [our site](https://example.org/a_%28b%29)."


def test_a_bookmark_in_a_link_does_not_end_it():
    # So LibreOffice writes a link with which a paragraph begins.
    marked = '<w:bookmarkStart w:id="1" w:name="place"/>'
    linked = f'<w:hyperlink r:id="l">{marked}{t("our site")}{t(" and map")}</w:hyperlink>'
    links = {"l": ("hyperlink", "https://example.org/", True)}
    found = read_word(docx(p(linked, '<w:bookmarkEnd w:id="1"/>', " has both."), links=links))
    assert found.text == "[our site and map](https://example.org/) has both."


# HTML


def test_html_without_what_a_browser_would_do_with_it():
    found = read_html(
        b"""<html><head><title>x</title><style>p{}</style></head><body onload="steal()">
        <nav><a href="/">Home</a></nav><h1>Robots <i>fold</i></h1><script>alert(1)</script>
        <p>One<p>Two <span style="font-weight:700">bold</span><!-- a note -->
        <a href="javascript:alert(1)">click</a> <a href=" https://example.org ">site</a></p>
        <p style="display:none">hidden</p><ul><li>a<li>b</ul>
        <iframe src="https://example.org"></iframe><img src="https://example.org/x.png"></body>"""
    )
    assert found.text == (
        "# Robots *fold*\n\nOne\n\nTwo **bold** [click](#) [site](https://example.org)\n\n- a\n- b"
    )
    assert "Scripts and frames of the page were left out." in found.notices


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "big5hkscs"])
def test_html_in_the_encodings_that_word_saves(encoding):
    head = '<meta http-equiv="Content-Type" content="text/html; charset=big5">'
    page = f"<html><head>{head}</head><body><p>香港數碼港的機械人學會摺傘，啓動新里程。</p></body></html>"
    assert read_html(page.encode(encoding)).text == "香港數碼港的機械人學會摺傘，啓動新里程。"


def test_lists_as_word_saves_them_in_html():
    page = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·"
        "<span>&nbsp;&nbsp;</span></span>Free desks</p><p class=MsoListParagraph "
        "style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.</span>A mentor</p>"
    )
    assert read_html(page.encode()).text == "- Free desks\n2. A mentor"


def test_lines_as_they_were_typed():
    # A text file that was opened in a browser and saved, or a message.
    typed = "Robots fold umbrellas\r\n\r\nHong Kong, 3 March 2026 – The <b>laboratory</b>\r\nopens.\n \n機械人\n"
    shown = (
        "Robots fold umbrellas\n\nHong Kong, 3 March 2026 – The **laboratory**\nopens.\n\n機械人"
    )
    for opening, closing in (
        ("<pre>", "</pre>"),
        ('<div style="white-space: pre-wrap">', "</div>"),
        ("<pre><span>", "</span></pre>"),
    ):
        assert read_html(f"<body>{opening}{typed}{closing}</body>".encode()).text == shown
    in_pieces = "<pre>Robots<i></i> fold\n<b> </b>\numbrellas.<br></pre>"
    assert read_html(in_pieces.encode()).text == "Robots fold\n\numbrellas."
    within = '<pre>One\n<p style="white-space: normal">Two\n\nthree</p></pre>'
    assert read_html(within.encode()).text == "One\n\nTwo three"


# PDF


def test_gaps_beside_chinese_are_no_blanks_of_the_author():
    # Word leaves a quarter of an em there, and PDFium says a blank.
    page = [
        (72, 700, 12, "收入上升"),
        (123, 700, 12, "12.5%"),
        (156, 700, 12, "至二"),
        (72, 684, 12, "○二九年，共 30 間"),
        (250, 684, 12, "Robots"),
        (72, 640, 12, "電話"),
        (300, 640, 12, "2345 6789"),
    ]
    assert read_pdf(pdf([page])).text.split("\n\n") == [
        "收入上升12.5%至二",
        "○二九年，共 30 間 Robots",
        "電話 2345 6789",
    ]


def test_paragraphs_headings_and_furniture_of_a_pdf():
    english = "The umbrella laboratory opens its doors today with entry for everybody who"
    pages = [
        [
            (72, 800, 9, "Tidewater Robotics"),
            (72, 740, 22, "Robots learn to fold"),
            (72, 714, 22, "umbrellas"),
            (72, 680, 12, english),
            (72, 664, 12, "waits in the rain."),
            (72, 640, -12, "What visitors see"),
            (72, 616, 12, "香港，二○二六年三月三日 - 雨傘實驗室今日正式開幕，入場免費，歡迎各界"),
            (72, 600, 12, "人士參觀。"),
            (72, 576, 12, "• A machine"),
            (300, 30, 9, "1"),
        ],
        [
            (72, 800, 9, "Tidewater Robotics"),
            (72, 740, 12, "The exhibition runs until the rain stops."),
            (300, 30, 9, "Page 2 of 2"),
        ],
    ]
    found = read_pdf(pdf(pages))
    assert found.text.split("\n\n") == [
        "# Robots learn to fold umbrellas",
        f"{english} waits in the rain.",
        "**What visitors see**",
        "香港，二○二六年三月三日 - 雨傘實驗室今日正式開幕，入場免費，歡迎各界人士參觀。",
        "- A machine",
        "The exhibition runs until the rain stops.",
    ]
    assert any("“Tidewater Robotics”" in notice for notice in found.notices)


@pytest.mark.skipif(not os.path.exists(CHROMIUM), reason="no Chromium to print with")
def test_a_pdf_that_a_browser_printed_is_exact(tmp_path):
    words = "香港，2025年2月26日 – 數碼港：人工智能、日月長青、𡃁仔、衞生、啓動 “first office”"
    page = written(tmp_path / "page.html", f"<meta charset=utf-8><h1>新里程</h1><p>{words}</p>")
    made = tmp_path / "page.pdf"
    subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--print-to-pdf={made}", page.as_uri()],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    assert read_pdf(made.read_bytes()).text == f"# 新里程\n\n{words}"


# Marks


@given(
    st.lists(
        st.builds(
            Run,
            st.text(alphabet="ab *_[]()<>\\#!`&|-1.\n數港「」：，。 \u00a0", max_size=12),
            st.booleans(),
            st.booleans(),
            st.sampled_from([None, "#", "https://example.org/x", "javascript:x"]),
        ),
        max_size=5,
    )
)
def test_no_character_is_lost_in_marks(runs):
    plain = "".join(run.text for run in runs)
    wanted = "\n".join(line.strip() for line in plain.strip().split("\n")).strip()
    found = inline(marked(runs)).text
    assert found == wanted or "".join(wanted.split()) == found == "###"
