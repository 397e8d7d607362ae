"""A list within a list keeps its level in the field in which a draft is corrected."""

import pytest

from releases.importing.cells import Cell, cell_of
from releases.importing.draft import BulletList
from releases.importing.nesting import flat, with_numbers
from releases.importing.texts import inline_of, plain, prose_to_html, to_markdown

NESTED = (
    "<ul><li>A <b>hall</b><ol><li>Seats</li><li>Stage<ul><li>Curtain</li></ul></li></ol></li>"
    "<li>A lab</li></ul>"
)
FIELD = "- A **hall**\n    1. Seats\n    2. Stage\n        - Curtain\n- A lab"


def test_levels_are_how_far_an_item_stands_in():
    assert to_markdown(NESTED) == FIELD
    assert prose_to_html(FIELD) == NESTED


def test_each_item_of_any_level_is_a_line_of_words():
    assert plain(NESTED) == "A hall\nSeats\nStage\nCurtain\nA lab\n"
    assert flat(NESTED) == "A <b>hall</b><br/>Seats<br/>Stage<br/>Curtain<br/>A lab"


@pytest.mark.parametrize("kind", ["paragraph", "callout"])
def test_a_list_with_levels_is_written_again_and_made_a_paragraph(kind):
    items = BulletList(tuple(map(inline_of, ["A hall<ul><li>Seats</li></ul>", "A lab"])))
    cell = cell_of(items)
    assert cell.field_text == "A hall\n    - Seats\nA lab"
    cell.write({"x-text": "A hall\n    - Seats\n    - Stage\nA lab"}, "x")
    assert cell.texts == ["A hall<ul><li>Seats</li><li>Stage</li></ul>", "A lab"]
    cell.become(kind, "en")
    assert cell.texts == ["A hall", "<ul><li>Seats</li><li>Stage</li></ul>", "A lab"]


def test_a_quote_of_several_paragraphs_keeps_them_as_a_paragraph():
    cell = Cell("quote", ["“One.", "“Two.”"], before="Mei Lam said:", after="She left.")
    assert cell.field_text == "“One.\n\n“Two.”"
    assert cell.block().paragraphs == tuple(map(inline_of, cell.texts))
    cell.become("paragraph", "en")
    assert cell.texts == ["Mei Lam said: “One.", "“Two.” She left."]


def test_only_numbered_items_are_words_with_their_number():
    html = "<ol><li>One<ul><li>Dot</li></ul></li><li>Two<ol><li>Below</li></ol></li></ol>"
    assert with_numbers(html) == (
        "<ol><p>1 One<ul><li>Dot</li></ul></p><p>2 Two<ol><p>1 Below</p></ol></p></ol>"
    )
