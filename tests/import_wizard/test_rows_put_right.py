"""Rows are moved, split, joined and brought over the end mark, and no word is lost."""

import pytest

from releases.importing.texts import cut, sentence_ends, to_html, to_markdown
from releases.models import ReleasePage
from tests.import_wizard.steps import do, html, sheet, url

pytestmark = pytest.mark.django_db

BOTH = ["en", "zh_hant"]


def kinds(pairs):
    return [(pair.kind, sorted(pair.sides)) for pair in pairs]


def test_texts_are_moved_split_and_joined(kept, client):
    untouched = sheet(kept)
    response = do(client, kept, "split:body:0:en:1")
    assert response.url.endswith("#body-0-en")
    assert [sorted(pair.sides) for pair in sheet(kept).body][:2] == [["en", "zh_hant"], ["en"]]
    do(client, kept, "split:body:0:zh_hant:1")
    assert sheet(kept).body[1].sides["zh_hant"].texts == ["這是首個同類園區。"]
    do(client, kept, "join:body:0:en")
    do(client, kept, "join:body:0:zh_hant")
    assert sheet(kept) == untouched

    do(client, kept, "move:body:0:en:1")
    assert sheet(kept).body[1].sides["en"].texts == untouched.body[0].sides["en"].texts
    do(client, kept, "move:body:1:en:0")
    assert sheet(kept) == untouched
    do(client, kept, "insert:body:0:zh_hant:0")
    assert [sorted(pair.sides) for pair in sheet(kept).body][:2] == [["zh_hant"], ["en"]]
    do(client, kept, "move:body:0:zh_hant:1")
    assert sheet(kept) == untouched
    assert client.get(url(kept)).status_code == 200


@pytest.mark.parametrize("number", [1, 2], ids=["paragraph", "quote"])
def test_a_missing_language_is_written_where_it_is_missing(kept, client, number):
    others = len(sheet(kept).body)
    do(client, kept, f"insert:body:{number}:zh_hant:{others}")
    assert sorted(sheet(kept).body[number].sides) == ["en"]
    assert f'name="body-{number}-zh_hant-text"' in html(client.get(url(kept)))

    do(client, kept, "keep", **{f"body-{number}-zh_hant-text": " \r\n"})
    assert sorted(sheet(kept).body[number].sides) == ["en"]
    do(client, kept, "keep", **{f"body-{number}-zh_hant-text": "**已有**12名創辦人申請。"})
    pair = sheet(kept).body[number]
    assert pair.kinds == {pair.sides["en"].kind}
    assert pair.sides["zh_hant"].texts == ["<b>已有</b>12名創辦人申請。"]
    do(client, kept, "draft")
    block = ReleasePage.objects.get().body.get_prep_value()[number]["value"]
    assert "已有" in str(block["zh_hant"])
    assert "only_in" not in block or not block["only_in"]


def test_what_needs_more_than_one_text_is_moved_and_not_written(kept, client):
    contacts = [pair.kind for pair in sheet(kept).closing].index("contacts")
    do(client, kept, f"insert:closing:{contacts}:zh_hant:99")
    before = sheet(kept)
    assert sorted(before.closing[contacts].sides) == ["en"]
    field = f"closing-{contacts}-zh_hant-text"
    assert f'name="{field}"' not in html(client.get(url(kept)))
    do(client, kept, "keep", **{field: "黃傑"})
    assert sheet(kept) == before


def test_kinds_change_and_keep_every_word(kept, client):
    untouched = sheet(kept)
    for kind in ("heading", "list", "paragraph", "quote"):
        do(client, kept, f"kind:body:2:{kind}")
        assert sheet(kept).body[2].kind == kind
        assert "Every word of the text stands in the release." in html(client.get(url(kept)))
    assert sheet(kept).body[2] == untouched.body[2]


@pytest.mark.parametrize(
    "command",
    [
        *("nonsense", "move", "move:body:99:en:1", "move:body:0:fr:1", "split:body:0:en:99"),
        *("kind:body:0:contacts", "kind:closing:0:heading", "join:body:2:en", "join:closing:0:en"),
        *("as_json:body:0", "move:heads:0:en:1", "split:body:0:en:0", "move:body:x:en:1"),
        *(
            "over:body:9",
            "over:body:0:fr",
            "over:heads:0",
            "carry:body:0:en:x",
            "carry:body:0:fr:0",
        ),
    ],
)
def test_what_is_no_command_changes_nothing(kept, client, command):
    before = sheet(kept)
    response = do(client, kept, command)
    assert response.status_code == 302
    assert sheet(kept) == before
    assert "That cannot be done here." in html(client.get(url(kept)))


def test_what_stands_after_the_end_mark_is_read_as_that(writer, client, kept):
    """The last rows of the text are boilerplate and contacts: brought over, they are again."""
    untouched = sheet(kept)
    do(client, kept, "over:closing:1:all")
    assert sheet(kept).closing == []
    assert [kind for kind, _ in kinds(sheet(kept).body)][3:] == [
        *("paragraph", "heading", "paragraph"),
    ]
    assert "Every word of the text stands in the release." in html(client.get(url(kept)))
    response = do(client, kept, "over:body:3:all")
    assert response.url.endswith("#closing-0-en")
    assert kinds(sheet(kept).closing) == [("contacts", BOTH), ("boilerplate", BOTH)]
    assert sheet(kept) == untouched


def test_one_row_and_one_language_go_over_the_end_mark(kept, client):
    do(client, kept, "over:body:2")
    assert kinds(sheet(kept).closing)[0] == ("caption_quote", BOTH)
    assert sheet(kept).closing[0].sides["en"].speaker == "Mei Lam"
    response = do(client, kept, "over:closing:0:zh_hant")
    assert response.url.endswith("#body-2-zh_hant")
    assert kinds(sheet(kept).body)[2] == ("quote", ["zh_hant"])
    do(client, kept, "over:closing:0")
    do(client, kept, "move:body:3:en:2")
    assert kinds(sheet(kept).body)[2] == ("quote", BOTH)
    assert "Every word of the text stands in the release." in html(client.get(url(kept)))


def test_a_text_is_dragged_over_the_end_mark(kept, client):
    response = do(client, kept, "carry:body:1:en:1:before")
    assert response.url.endswith("#closing-1-en")
    assert kinds(sheet(kept).closing)[1] == ("free_text", ["en"])
    response = do(client, kept, "carry:body:1:zh_hant:1")
    assert response.url.endswith("#closing-1-zh_hant")
    assert kinds(sheet(kept).closing)[1] == ("free_text", BOTH)
    assert len(sheet(kept).body) == 2
    do(client, kept, "carry:closing:1:en:0")  # nothing is free beside the first: a row of its own
    assert kinds(sheet(kept).body)[:2] == [("paragraph", ["en"]), ("paragraph", BOTH)]
    assert "Every word of the text stands in the release." in html(client.get(url(kept)))


def test_a_boilerplate_and_contacts_are_put_right_in_step_2(kept, client):
    """Contacts read as text, and a boilerplate in three rows, become what they are."""
    untouched = sheet(kept)
    for kind in ("notes", "free_text", "photo_note", "website", "caption_quote", "contacts"):
        do(client, kept, f"kind:closing:0:{kind}")
        assert sheet(kept).closing[0].kind == kind
        assert "Every word of the text stands in the release." in html(client.get(url(kept)))
    assert sheet(kept).closing[0] == untouched.closing[0]
    for kind in ("free_text", "notes", "boilerplate"):
        do(client, kept, f"kind:closing:1:{kind}")
        assert "Every word of the text stands in the release." in html(client.get(url(kept)))
    assert sheet(kept).closing[1] == untouched.closing[1]
    do(client, kept, "over:body:1")
    for source in ("en", "zh_hant"):
        do(client, kept, f"move:closing:0:{source}:3")
    do(client, kept, "join:closing:1:en")
    assert len(sheet(kept).closing[1].sides["en"].texts) == 2


def test_contacts_that_were_corrected_stay_corrected(kept, client):
    do(client, kept, "keep", **{"closing-0-en-0-name": "Kit Wong Jr"})
    do(client, kept, "kind:closing:0:free_text")
    assert "Kit Wong Jr" in sheet(kept).closing[0].sides["en"].texts[0]
    do(client, kept, "kind:closing:0:contacts")
    assert sheet(kept).closing[0].sides["en"].contacts[0]["name"] == "Kit Wong Jr"


def test_text_is_cut_and_written_without_losing_a_mark():
    text = 'One <b>bold. <i>Two</i></b> and <a href="https://a.example/?x=1&amp;y">a &amp; b</a>.'
    left, right = cut(text, 9)
    assert left == "One <b>bold.</b>"
    assert right.startswith("<b> <i>Two</i></b> and")
    assert to_html(to_markdown(text)) == text
    assert sentence_ends("Mr Lam said “Go.” Then he went. He", "en") == [17, 31]
    assert sentence_ends("走吧。「好！」走了。", "zh_hant") == [3, 7]
