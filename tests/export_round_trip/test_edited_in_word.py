"""Words of a fact that were edited in Word stay words, and the writer is told."""

from decimal import Decimal

import pytest
from docx.oxml.ns import qn

from cyberport_cms.bilingual.languages import BY_CODE
from factsheets.models import Figure
from releases.exporting import for_word, release_docx
from releases.importing.pages import import_release

from .word_and_back import (
    edited,
    of_facts,
    one_side,
    plain,
    refers,
    release_of,
    rewrite,
    said_of,
    several,
)

pytestmark = pytest.mark.django_db


def test_edited_words_of_a_fact_stay_words_and_are_told(fact, tmp_path):
    page = for_word(release_of(*of_facts(fact)))
    data = edited(release_docx(page, BY_CODE["en"]), rewrite("2,300", "2,400"))
    done = import_release(one_side(data, tmp_path), None)
    types = [block.block_type for block in done.page.body]
    assert types == [
        "paragraph",
        "paragraph",
        "callout",
        "callout",
        "callout",
        "table",
        "paragraph",
    ]
    text = str(done.page.body[1].value["en"].source)
    assert "Today over 2,400 members" in text
    assert refers(fact, "floors") in text  # what nobody edited
    assert "#" not in str(plain(done.page.body))
    warnings = said_of(done)
    assert "“over 2,400” stays as words: the fact “members” says “over 2,300”." in warnings, (
        warnings
    )
    assert any("Community:" in warning for warning in warnings)


def test_a_fact_that_says_something_else_by_now_stays_words(fact, tmp_path):
    data = release_docx(for_word(release_of(*of_facts(fact))), BY_CODE["en"])
    fact.figures = [
        Figure(name="members", value=Decimal(2500)),
        Figure(name="floors", value=Decimal(12)),
    ]
    fact.change_note = "Counted"
    fact.save_revision().publish()
    done = import_release(one_side(data, tmp_path), None)
    assert "over 2,300 members" in str(done.page.body[1].value["en"].source)
    assert "says “2,500”" in said_of(done)[0]


def test_a_fact_that_is_not_published_stays_words(fact, tmp_path):
    data = release_docx(for_word(release_of(*of_facts(fact))), BY_CODE["en"])
    fact.unpublish()
    done = import_release(one_side(data, tmp_path), None)
    assert "<embed" not in str(plain(done.page.body))
    assert "no published fact “members” can be chosen" in said_of(done)[0]


def test_a_card_and_a_table_with_more_in_them_are_what_they_say(fact, tmp_path):
    def change(document):
        card = next(p for p in document.paragraphs if p.text.startswith("Community:"))
        card.add_run(" And more.")
        document.tables[0].rows[1].cells[1].paragraphs[0].add_run(" or so")

    page = for_word(release_of(*of_facts(fact)))
    done = import_release(
        one_side(edited(release_docx(page, BY_CODE["en"]), change), tmp_path), None
    )
    types = [block.block_type for block in done.page.body]
    assert types == [
        "paragraph",
        "paragraph",
        "callout",
        "callout",
        "callout",
        "table",
        "paragraph",
    ]
    assert "over 2,300 or so" in str(plain(done.page.body)[5])
    assert "#" not in str(plain(done.page.body))
    assert len(said_of(done)) == 2


def test_bookmarks_of_others_and_moved_paragraphs_join_nothing(site, tmp_path):
    def change(document):
        names = [
            mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))
        ]
        assert names == [
            "_block_3_1",
            "_block_5_1",
            "_block_5_2",
            "_block_5_3",
            "_block_5_4",
            "_block_5_5",
            "_block_5_6",
            "_block_7_1",
        ]
        for number, mark in enumerate(document.element.body.iter(qn("w:bookmarkStart"))):
            mark.set(qn("w:name"), ("_GoBack", "_Ref1", "block_5_1", "_secret_5_1")[number % 4])

    data = edited(release_docx(release_of(several()), BY_CODE["en"]), change)
    done = import_release(one_side(data, tmp_path), None)
    types = [block.block_type for block in done.page.body]
    assert types == [
        "paragraph",
        "paragraph",
        "bullet_list",
        "paragraph",
        "bullet_list",
        "paragraph",
    ]


def test_what_is_typed_below_a_callout_belongs_to_it_and_not_to_a_card(fact, tmp_path):
    def change(document):
        for words in ("Bring a card.", "Community:"):
            above = next(p for p in document.paragraphs if p.text.startswith(words))
            below = document.add_paragraph("And an umbrella.", style="Call-out")
            above._p.addnext(below._p)

    page = for_word(release_of(*of_facts(fact)))
    done = import_release(
        one_side(edited(release_docx(page, BY_CODE["en"]), change), tmp_path), None
    )
    types = [block.block_type for block in done.page.body]
    assert types[2:6] == ["fact", "callout", "callout", "callout"]
    texts = [
        str(block.value["en"].source) for block in done.page.body if block.block_type == "callout"
    ]
    assert texts[0] == "<p>And an umbrella.</p>"
    assert texts[2] == "<p>Bring a card.</p><p>And an umbrella.</p>"
    assert said_of(done) == []
