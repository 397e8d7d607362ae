"""Three versions of a page become one, and no change is lost on the way."""

import copy
import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberport_cms.newsroom.merging import MISSING, Conflict, Merged, is_same, merge, moved, side_of


def block(key: str, en: str = "", zh_hant: str = "", **shared: Any) -> dict[str, Any]:
    return {"type": "paragraph", "id": key, "value": {"en": en, "zh_hant": zh_hant, **shared}}


def body(*blocks: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"body": list(blocks), **fields}


A, B, C, D = (block(key, f"{key} en", f"{key} 中文") for key in "ABCD")


def keys(merged: Merged) -> list[str]:
    return [one["id"] for one in merged.content["body"]]


def with_side(one: dict[str, Any], side: str, text: str) -> dict[str, Any]:
    return {**one, "value": {**one["value"], side: text}}


# Fields


def test_the_two_sides_of_a_field_are_two_places():
    base = {"headline_en": "Doors open", "headline_zh_hant": "開放"}
    mine = {**base, "headline_en": "Doors open today"}
    theirs = {**base, "headline_zh_hant": "今日開放"}
    merged = merge(base, mine, theirs)
    assert merged.content == {"headline_en": "Doors open today", "headline_zh_hant": "今日開放"}
    assert merged.kept == [("headline_zh_hant",)]
    assert not merged.conflicts


def test_the_same_field_changed_by_both_is_a_conflict_and_equal_changes_are_none():
    base = {"headline_en": "Doors"}
    merged = merge(base, {"headline_en": "Doors open"}, {"headline_en": "Doors shut"})
    assert merged.conflicts == [Conflict(("headline_en",), "Doors", "Doors open", "Doors shut")]
    assert not merge(base, {"headline_en": "Gates"}, {"headline_en": "Gates"}).conflicts


@pytest.mark.parametrize(("choice", "kept"), [("mine", "Doors open"), ("theirs", "Doors shut")])
def test_a_choice_decides_a_conflict(choice: Any, kept: str):
    merged = merge(
        {"headline_en": "Doors"},
        {"headline_en": "Doors open"},
        {"headline_en": "Doors shut"},
        choose=lambda conflict: choice,
    )
    assert merged.content == {"headline_en": kept}
    assert not merged.conflicts


def test_what_is_not_known_is_asked():
    merged = merge({}, body(A, headline_en="One"), body(with_side(A, "en", "x"), headline_en="Two"))
    assert {conflict.path for conflict in merged.conflicts} == {
        ("headline_en",),
        ("body", "A", "en"),
    }
    assert not merge({}, body(A), body(A)).conflicts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<p data-block-key="x1">Text</p>', "<p>Text</p>"),
        ("Press Release\r\nFor Immediate Release", "Press Release\nFor Immediate Release "),
        ("2025-02-26T01:30:12.219Z", "2025-02-26T01:30:00Z"),
        ("", None),
        ("", '<p data-block-key="x1"></p>'),
        ({"name": "", "role": None}, {}),
        ([], None),
    ],
)
def test_what_a_form_does_by_itself_is_no_change(one: Any, other: Any):
    assert is_same(one, other)
    assert not merge({"x": one}, {"x": other}, {"x": "theirs"}).conflicts


def test_a_minute_is_a_change():
    assert not is_same("2025-02-26T01:30:00Z", "2025-02-26T01:31:00Z")
    assert not is_same(False, None)


# Blocks


def test_two_sides_of_one_block():
    merged = merge(
        body(A, B),
        body(with_side(A, "en", "mine"), B),
        body(with_side(A, "zh_hant", "她的"), B),
    )
    assert merged.content["body"] == [block("A", "mine", "她的"), B]
    assert merged.kept == [("body", "A", "zh_hant")]
    assert side_of(merged.kept[0]) == "zh_hant"


def test_children_of_one_side_are_places_of_their_own():
    def quote(**side: str) -> dict[str, Any]:
        return block("Q", {"text": "t", "name": "n", **side}, {})  # type: ignore[arg-type]

    merged = merge(body(quote()), body(quote(text="mine")), body(quote(name="theirs")))
    assert merged.content["body"] == [quote(text="mine", name="theirs")]
    clash = merge(body(quote()), body(quote(text="mine")), body(quote(text="theirs")))
    assert [conflict.path for conflict in clash.conflicts] == [("body", "Q", "en", "text")]
    assert side_of(clash.conflicts[0].path) == "en"


def test_what_both_sides_share_is_a_place_of_its_own():
    merged = merge(
        body(block("A", "a", only_in=None)),
        body(block("A", "a b", only_in=None)),
        body(block("A", "a", only_in="en")),
    )
    assert merged.content["body"] == [block("A", "a b", only_in="en")]


def test_items_of_a_list_are_told_apart_by_their_ids():
    def items(*texts: str) -> list[Any]:
        return [{"type": "item", "id": t[0], "value": t} for t in texts]

    def bullets(*texts: str) -> dict[str, Any]:
        return body(block("L", items(*texts)))  # type: ignore[arg-type]

    merged = merge(bullets("a", "b"), bullets("a1", "b"), bullets("c", "a", "b2"))
    assert merged.content == bullets("c", "a1", "b2")
    assert not merged.conflicts


def test_cells_of_a_table_merge_while_its_shape_stays():
    def table(*rows: tuple[str, ...], caption: str = "") -> dict[str, Any]:
        columns = [{"type": "text", "heading": "h"} for _cell in rows[0]]
        cells = {"columns": columns, "rows": [{"values": list(r)} for r in rows]}
        return body(block("T", {**cells, "caption": caption}))  # type: ignore[arg-type]

    base = table(("1", "2"), ("3", "4"))
    merged = merge(base, table(("1", "x"), ("3", "4")), table(("1", "2"), ("y", "4")))
    assert merged.content == table(("1", "x"), ("y", "4"))
    grown = table(("1", "2"), ("3", "4"), ("5", "6"))
    clash = merge(base, table(("1", "x"), ("3", "4")), grown)
    assert [conflict.path for conflict in clash.conflicts] == [("body", "T", "en")]
    assert not merge(base, base, grown).conflicts


def test_blocks_added_by_both_are_all_there():
    merged = merge(body(A, B), body(A, C, B), body(A, B, D))
    assert keys(merged) == ["A", "C", "B", "D"]
    assert merged.kept == [("body", "D")]


def test_a_block_deleted_by_one_and_untouched_by_the_other_is_gone():
    assert keys(merge(body(A, B), body(B), body(A, B))) == ["B"]
    assert keys(merge(body(A, B), body(A, B, C), body(B))) == ["B", "C"]
    assert keys(merge(body(A, B), body(B), body(B))) == ["B"]


def test_a_block_deleted_by_one_and_edited_by_the_other_is_a_conflict_and_stays_until_then():
    edited = with_side(A, "en", "rewritten")
    deleted_by_me = merge(body(A, B), body(B), body(edited, B))
    assert deleted_by_me.conflicts == [Conflict(("body", "A"), A, MISSING, edited)]
    assert keys(deleted_by_me) == ["A", "B"]
    deleted_by_them = merge(body(A, B), body(edited, B), body(B))
    assert deleted_by_them.conflicts == [Conflict(("body", "A"), A, edited, MISSING)]
    for choice, left in (("mine", ["B"]), ("theirs", ["A", "B"])):
        decided = merge(body(A, B), body(B), body(edited, B), choose=lambda _c, c=choice: c)
        assert keys(decided) == left


def test_a_move_by_one_and_a_text_by_the_other():
    merged = merge(body(A, B, C), body(C, A, B), body(A, with_side(B, "en", "new"), C))
    assert keys(merged) == ["C", "A", "B"]
    assert merged.content["body"][2]["value"]["en"] == "new"
    assert keys(merge(body(A, B, C), body(A, B, C, D), body(B, C, A))) == ["B", "C", "D", "A"]


def test_moves_of_different_blocks_are_both_done():
    merged = merge(body(A, B, C, D), body(B, C, D, A), body(D, A, B, C))
    assert not merged.conflicts
    assert keys(merged) == ["D", "A", "B", "C"] or keys(merged) == ["B", "C", "D", "A"]


def test_the_same_blocks_moved_to_different_places_are_a_conflict():
    clash = merge(body(A, B, C, D), body(D, A, B, C), body(A, D, B, C))
    assert [conflict.path for conflict in clash.conflicts] == [("body", "order")]
    assert sorted(keys(clash)) == ["A", "B", "C", "D"]


def test_the_fewest_blocks_count_as_moved():
    assert moved(list("ABCD"), list("BCDA")) == {"A"}
    assert moved(list("ABCD"), list("ABCD")) == set()


# Lists of other things


def test_topics_are_chosen_and_dropped_one_by_one():
    merged = merge({"topics": [1, 2]}, {"topics": [2, 3]}, {"topics": [1, 2, 4]})
    assert merged.content == {"topics": [2, 3, 4]}
    assert not merged.conflicts


def test_rows_merge_by_their_key_and_new_ones_are_all_kept():
    old = {"pk": 7, "note_en": "n", "note_zh_hant": "註", "sort_order": 0}
    new = {"pk": None, "note_en": "later", "note_zh_hant": "稍後", "sort_order": 1}
    merged = merge(
        {"corrections": [old]},
        {"corrections": [{**old, "note_en": "mine"}, new]},
        {"corrections": [{**old, "note_zh_hant": "她的"}, {**new, "note_en": "sooner"}]},
    )
    notes = [row["note_en"] for row in merged.content["corrections"]]
    assert sorted(notes) == ["later", "mine", "sooner"]
    assert merged.content["corrections"][0]["note_zh_hant"] == "她的"
    assert not merged.conflicts


def test_settled_findings_are_settled_whoever_signs():
    one = {"code": "figure.value", "digest": "1", "reason": "r", "who": "Wing"}
    two = {**one, "digest": "2", "who": "Mei"}
    merged = merge({"settled": []}, {"settled": [one]}, {"settled": [{**one, "who": "Mei"}, two]})
    assert merged.content == {"settled": [one, two]}
    assert not merged.conflicts


# Whatever people do

texts = st.sampled_from(["", "a", "b", "甲", "乙"])
PLACES = ("en", "zh_hant", "style")


@st.composite
def blocks_of(draw: Any, names: str) -> dict[str, Any]:
    chosen = draw(st.permutations(draw(st.lists(st.sampled_from(names), unique=True))))
    return {
        "headline_en": draw(texts),
        "headline_zh_hant": draw(texts),
        "topics": sorted(draw(st.sets(st.integers(1, 4)))),
        "body": [block(n, draw(texts), draw(texts), style=draw(texts)) for n in chosen],
    }


contents = blocks_of("ABCDE")


@given(contents, contents)
def test_one_of_two_who_changed_nothing_changes_nothing(base: Any, changed: Any):
    for merged in (merge(base, changed, base), merge(base, base, changed)):
        assert not merged.conflicts
        assert is_same(merged.content, changed)
    assert merge(base, changed, base).content == changed


@given(contents, contents)
def test_equal_changes_are_no_conflict(base: Any, changed: Any):
    merged = merge(base, changed, copy.deepcopy(changed))
    assert (merged.content, merged.conflicts) == (changed, [])


@given(contents, st.data())
def test_two_people_on_two_sides_commute_and_both_are_kept(base: Any, data: Any):
    def edited(side: str) -> Any:
        content = copy.deepcopy(base)
        content[f"headline_{side}"] = data.draw(texts)
        for one in content["body"]:
            one["value"][side] = data.draw(texts)
        return content

    mine, theirs = edited("en"), edited("zh_hant")
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert not one.conflicts
    assert is_same(one.content, other.content)
    for merged, english, chinese in zip(
        one.content["body"], mine["body"], theirs["body"], strict=True
    ):
        assert is_same(merged["value"]["en"], english["value"]["en"])
        assert is_same(merged["value"]["zh_hant"], chinese["value"]["zh_hant"])


@settings(max_examples=300)
@given(contents, contents, contents)
def test_no_change_is_ever_lost(base: Any, mine: Any, theirs: Any):
    merged = merge(base, mine, theirs)
    places = {conflict.path for conflict in merged.conflicts}
    content = {one["id"]: one["value"] for one in merged.content["body"]}
    was, here, there = (
        {one["id"]: one["value"] for one in version["body"]} for version in (base, mine, theirs)
    )
    assert len(content) == len(merged.content["body"])  # nothing stands there twice
    for key in was.keys() | here.keys() | there.keys():
        for writer, place in itertools.product((here, there), PLACES):
            if key not in writer or ("body", key) in places or ("body", key, place) in places:
                continue
            changed = not is_same(writer[key][place], was.get(key, {}).get(place))
            if changed:
                assert is_same(content[key][place], writer[key][place])
        if key in was and (key not in here or key not in there) and ("body", key) not in places:
            assert key not in content  # deleted by one, and not rewritten by the other
    for name in ("headline_en", "headline_zh_hant"):
        for writer in (mine, theirs):
            if not is_same(writer[name], base[name]) and (name,) not in places:
                assert is_same(merged.content[name], writer[name])
    assert set(merged.content["topics"]) == {
        t
        for t in {*base["topics"], *mine["topics"], *theirs["topics"]}
        if (t in mine["topics"] and t in theirs["topics"]) or (t not in base["topics"])
    }


@given(contents, contents, contents)
def test_whatever_is_decided_leaves_nothing_open(base: Any, mine: Any, theirs: Any):
    for choice in ("mine", "theirs"):
        merged = merge(base, mine, theirs, choose=lambda _conflict, c=choice: c)  # type: ignore[misc]
        assert not merged.conflicts
