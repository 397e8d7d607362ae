"""Numbered items: a list counts from 1; what it would number anew keeps its number as a word."""

from cyberport_cms.bilingual.sources import Source
from releases.importing.draft import Boilerplate, BulletList, Heading, Paragraph
from releases.importing.parser import parse_source

TOP = (
    "PRESS RELEASE\n\nA robot folds umbrellas\n\nHong Kong, 3 March 2026 - It was shown today.\n\n"
)


def blocks(body: str) -> list[tuple[str, list[str]]]:
    draft = parse_source(Source("a.txt", f"{TOP}{body}\n\n- End -\n", "en", "utf-8"))
    found = []
    for block in draft.body[1:]:
        match block:
            case BulletList():
                kind = "numbers" if block.numbered else "bullets"
                found.append((kind, [item.text for item in block.items]))
            case Heading():
                found.append(("heading", [block.content.text]))
            case Paragraph():
                found.append(("paragraph", [block.content.text]))
    return found


def test_a_list_that_counts_from_one_is_a_list():
    assert blocks("1. Catch it.\n2. Shake it.\n\n3. Fold it.") == [
        ("numbers", ["Catch it.", "Shake it.", "Fold it."])
    ]


def test_numbers_that_start_anew_are_another_list():
    assert blocks("1. Catch it.\n2. Shake it.\n1. No wind.\n2. No rain.") == [
        ("numbers", ["Catch it.", "Shake it."]),
        ("numbers", ["No wind.", "No rain."]),
    ]


def test_numbers_that_go_on_below_other_text_are_kept_as_words():
    assert blocks("1. No wind.\n2. No rain.\n\nAfter lunch:\n\n3. No snow.\n4. No hail.") == [
        ("numbers", ["No wind.", "No rain."]),
        ("paragraph", ["After lunch:"]),
        ("paragraph", ["3. No snow."]),
        ("paragraph", ["4. No hail."]),
    ]


def test_numbered_lines_above_their_paragraphs_are_headings():
    assert blocks("1. Catch the umbrella\n\nIt does.\n\n2. Shake the umbrella\n\nIt does.") == [
        ("heading", ["1. Catch the umbrella"]),
        ("paragraph", ["It does."]),
        ("heading", ["2. Shake the umbrella"]),
        ("paragraph", ["It does."]),
    ]


def test_bullets_among_numbers_are_a_list_of_their_own():
    assert blocks("1. Catch it.\n- gently\n- by the handle\n2. Shake it.") == [
        ("paragraph", ["1. Catch it."]),
        ("bullets", ["gently", "by the handle"]),
        ("paragraph", ["2. Shake it."]),
    ]


def test_one_point_alone_is_a_list():
    assert blocks("The only rule:\n\n1. No wind.") == [
        ("paragraph", ["The only rule:"]),
        ("numbers", ["No wind."]),
    ]


def test_the_number_of_an_item_is_not_that_of_what_is_glued_behind_it():
    notes = "Notes to editors\n\n1. The shop opens at night.About Acme Works\n\nAcme Works is a maker of kites."
    draft = parse_source(Source("a.txt", f"{TOP}It folds.\n\n- End -\n\n{notes}\n", "en", "utf-8"))
    about = [part for part in draft.closing if isinstance(part, Boilerplate)]
    assert [part.organisation for part in about] == ["Acme Works"]
    assert "1. About" not in str(draft.closing)
