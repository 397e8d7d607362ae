"""The approver sees both languages next to each other, and what changed since the live version."""

import re
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from cyberport_cms.bilingual.checks import Pair
from cyberport_cms.newsroom.compared_rows import Cell, rows_of
from cyberport_cms.newsroom.differences import Marked, marked
from cyberport_cms.newsroom.found import Mark
from cyberport_cms.newsroom.sides import Place
from tests.factories import (
    make_approver,
    make_boilerplate,
    make_closing,
    make_contact,
    make_fact,
    make_fact_owner,
    make_factsheet,
    make_release,
    make_user,
    make_writer,
    paragraph,
)
from tests.publishing import fresh
from tests.test_open_figures import settle

pytestmark = pytest.mark.django_db


def url_of(page: Any) -> str:
    return reverse("newsroom_both_languages", args=[page.pk])


def rows(page: Any, live: Any = None) -> dict[str, Any]:
    compared = rows_of(page.for_reading(), live.for_reading() if live else None)
    return {row.name: row for row in compared}


def text(cell: Any) -> str:
    signs = {"ins": ("[+", "+]"), "del": ("[-", "-]"), "": ("", "")}
    return "".join(signs[p.tag][0] + p.text + signs[p.tag][1] for p in cell.pieces)


# What is marked


def test_english_is_marked_by_word_and_chinese_by_character() -> None:
    assert marked("Doors open on Monday.", "Doors open on Friday.", "en") == (
        Marked("Doors open on "),
        Marked("Monday", "del"),
        Marked("Friday", "ins"),
        Marked("."),
    )
    assert marked("星期一開放", "星期五開放", "zh_hant") == (
        Marked("星期"),
        Marked("一", "del"),
        Marked("五", "ins"),
        Marked("開放"),
    )
    assert marked(None, "New", "en") == (Marked("New"),)
    assert marked("Gone", "", "en") == (Marked("Gone", "del"),)
    assert marked("", "", "en") == ()


def test_what_is_marked_is_shown_as_text() -> None:
    pieces = marked("a < {x} b", "a > {x} b", "en")
    html = render_to_string("wagtailadmin/newsroom/marked.html", {"pieces": pieces})
    assert html.strip() == "a <del>&lt;</del><ins>&gt;</ins> {x} b"


def test_fields_and_blocks_are_rows_with_both_sides(site: Any) -> None:
    page = make_release(live=False, headline_en="Doors open", headline_zh_hant="開放日")
    found = rows(page)
    assert [text(cell) for cell in found["Headline"].cells] == ["Doors open", "開放日"]
    block = found["Body, 1: Paragraph"]
    assert [text(cell) for cell in block.cells] == [
        "Applications open on Monday.",
        "星期一開始接受申請。",
    ]
    assert [cell.lang for cell in block.cells] == ["en", "zh-Hant-HK"]
    assert not any(row.changed for row in found.values())


def test_what_changed_is_marked_since_the_live_version(site: Any) -> None:
    last = paragraph("In the end.", "最後。")
    body = [paragraph("Once.", "從前。"), paragraph("Then.", "然後。"), paragraph(), last]
    page = make_release(body=body)
    draft, live = fresh(page), fresh(page)
    raw = list(draft.body.raw_data)
    raw[0]["value"]["en"] = "<p>Often.</p>"
    added = {"type": "heading", "value": {"en": "New", "zh_hant": "新"}}
    draft.body = draft.body.stream_block.to_python([raw[3], raw[0], raw[2], added])
    found = rows(draft, live)
    happened = [row.happened for name, row in found.items() if name.startswith("Body")]
    # What was removed stands where it stood: after the first block.
    assert happened == [("Moved",), ("Changed",), ("Removed",), (), ("Added",)]
    changed, new = found["Body, 2: Paragraph"], found["Body, 4: Heading"]
    assert text(changed.cells[0]) == "[-Once-][+Often+]."
    assert text(changed.cells[1]) == "從前。"
    assert text(new.cells[1]) == "[+新+]"
    removed = [row for row in found.values() if row.happened == ("Removed",)]
    assert [text(cell) for cell in removed[0].cells] == ["[-Then.-]", "[-然後。-]"]


def test_chosen_snippets_are_read_in_both_languages(site: Any) -> None:
    closing = make_closing(make_contact(), make_boilerplate())
    found = rows(make_release(live=False, closing=closing))
    contacts = next(row for name, row in found.items() if "Media contacts" in name)
    assert "Kit Wong" in text(contacts.cells[0])
    assert "黃傑" in text(contacts.cells[1])
    boilerplate = next(row for name, row in found.items() if "Boilerplate" in name)
    assert "數碼港匯聚眾多企業。" in text(boilerplate.cells[1])


def test_a_contact_is_read_as_the_public_sees_it(client: Any, site: Any) -> None:
    contact = make_contact(phone="(852) 2114 4999", email="katy@example.org")
    page = make_release(live=False, closing=make_closing(contact, make_boilerplate()))
    contacts = next(row for name, row in rows(page).items() if "Media contacts" in name)
    english, chinese = ([*text(cell).splitlines()][-4:] for cell in contacts.cells)
    assert english == [
        "Cyberport",
        "Name: Kit Wong",
        "Tel: (852) 2114 4999",
        "Email: katy@example.org",
    ]
    assert chinese == ["數碼港", "姓名：黃傑", "電話：(852) 2114 4999", "電郵：katy@example.org"]
    client.force_login(make_approver())
    html = client.get(url_of(page)).content.decode()
    assert html.count("2114 4999") == html.count("katy@example.org") == 2


def test_a_factsheet_shows_its_facts(site: Any) -> None:
    fact = make_fact(statement_en="<p>Over 2,000 companies.</p>")
    found = rows(make_factsheet(live=False, facts=[fact]))
    section = next(row for name, row in found.items() if name.startswith("Sections, 1"))
    assert "Over 2,000 companies." in text(section.cells[0])


# The page


def test_the_page_says_what_is_what(client: Any, site: Any) -> None:
    page = make_release(headline_en="Doors open", headline_zh_hant="開放日")
    draft = fresh(page)
    draft.headline_en = "Doors open <today>"
    draft.save_revision()
    client.force_login(make_approver())
    html = client.get(url_of(page)).content.decode()
    assert re.search(r'<td role="cell" lang="en">Doors open<ins> &lt;today&gt;</ins>\s*</td>', html)
    assert re.search(r'<td role="cell" lang="zh-Hant-HK">開放日\s*</td>', html)
    assert '<th scope="row" role="rowheader">' in html
    assert html.count('<th scope="col" role="columnheader">') >= 3
    assert "1 place differs from the live version" in html
    for mode in ("en", "zh-hant", "zh-hans"):
        assert f"/view/?mode={mode}" in html
    assert "Simplified" in html or "简体中文" in html


def test_previews_are_of_the_draft_in_each_script(client: Any, site: Any) -> None:
    page = make_release(live=False, headline_zh_hant="數碼港開放")
    client.force_login(make_approver())
    previews = client.get(url_of(page)).context["previews"]
    shown = [client.get(preview["url"]).content.decode() for preview in previews]
    assert [
        words in html
        for words, html in zip(("Campus", "數碼港開放", "数码港开放"), shown, strict=True)
    ] == [True] * 3


def test_findings_stand_in_their_place(client: Any, site: Any) -> None:
    body = [paragraph("Fine.", "好。"), paragraph("Over 42 firms.", "超過43間公司。")]
    page = make_release(live=False, body=body)
    client.force_login(make_approver())
    response = client.get(url_of(page))
    found = {row.name: row.findings for row in response.context["rows"] if row.findings}
    assert list(found) == ["Body, 2: Paragraph"]
    html = response.content.decode()
    assert "Must be mended: Body, 2: Paragraph" in html
    assert '<q lang="zh-Hant-HK">' in html


def test_the_words_of_a_finding_are_marked_where_they_stand(client: Any, site: Any) -> None:
    body = [
        paragraph("Over 42 firms, and 42 firms.", "超過42間公司，以及43間公司。"),
        paragraph("數碼港 and more.", "數碼港 ,更多。"),
    ]
    page = make_release(live=False, body=body)
    client.force_login(make_approver())
    response = client.get(url_of(page))
    cells = {row.name: row.cells for row in response.context["rows"] if row.cells}
    marks = [
        [(piece.text, piece.found) for piece in cell.pieces if piece.found]
        for cell in cells["Body, 1: Paragraph"]
    ]
    assert [[(text[:2], kind) for text, kind in found] for found in marks] == [
        [("42", "must")],
        [("43", "must")],
    ]
    assert text(cells["Body, 1: Paragraph"][0]) == "Over 42 firms, and 42 firms."
    html = response.content.decode()
    assert '<mark class="found found--must">43' in html
    # Notes are called notes, and the language stands before the words.
    assert "Note: Body, 2: Paragraph" in html
    assert re.search(r'Chinese: <q lang="zh-Hant-HK">43', html)


def test_words_that_are_new_and_found_are_marked_as_both() -> None:
    pieces = marked("We have 12 labs.", "We have 13 labs.", "en")
    place = Place(
        "body", 0, "a", "Paragraph", Pair("a", "p", "", ""), "We have 13 labs.", "", (16, 0)
    )
    cell = Cell("en", pieces).marking([(Mark(place, 8, 15, "13 labs"), "must")])
    assert cell.pieces == (
        Marked("We have "),
        Marked("12", "del"),
        Marked("13", "ins", "must"),
        Marked(" labs", "", "must"),
        Marked("."),
    )


def test_what_is_settled_is_not_said_to_be_mended(client: Any, site: Any) -> None:
    page = make_release(live=False, body=[paragraph("Over 42 firms.", "超過43間公司。")])
    settle(page)
    page.save_revision()
    client.force_login(make_approver())
    response = client.get(url_of(page))
    (row,) = [row for row in response.context["rows"] if row.findings]
    assert (row.label, [item.label for item in row.findings]) == ("Settled", ["Settled"])
    assert {piece.found for cell in row.cells for piece in cell.pieces} == {"", "settled"}
    html = response.content.decode()
    assert "Settled by Wing: translator confirmed" in html
    assert "<strong>Must be mended:</strong>" not in html


def test_who_may_edit_or_approve_may_look(client: Any, site: Any) -> None:
    page = make_release(live=False)
    for user, status in (
        (make_writer(), 200),
        (make_approver(), 200),
        (make_fact_owner(), 302),
        (make_user(), 302),
    ):
        client.force_login(user)
        assert client.get(url_of(page)).status_code == status, user.groups.all()


def test_the_approver_of_a_page_that_waits_may_look(client: Any, site: Any) -> None:
    page = make_release(live=False)
    page.get_workflow().start(page, make_writer())
    client.force_login(make_approver())
    assert client.get(url_of(page)).status_code == 200


def test_the_form_leads_to_it(client: Any, site: Any) -> None:
    page = make_release(live=False)
    client.force_login(make_approver())
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert url_of(page) in edit
    assert "Compare languages" in edit
    assert client.get(url_of(site.home)).status_code == 200
    assert client.get(reverse("newsroom_both_languages", args=[1])).status_code != 200


def test_it_asks_few_questions(client: Any, site: Any, django_assert_max_num_queries: Any) -> None:
    closing = make_closing(make_contact(), make_boilerplate())
    page = make_release(body=[paragraph() for _number in range(30)], closing=closing)
    client.force_login(make_approver())
    client.get(url_of(page))
    with django_assert_max_num_queries(70):
        client.get(url_of(page))
