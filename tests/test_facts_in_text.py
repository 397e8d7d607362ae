"""Facts inside text: what is stored, what the editor is given, what the page shows, what is chosen."""

import json
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.models import ReferenceIndex
from wagtail.rich_text import RichText, expand_db_html

from cyberport_cms.newsroom.blocks import FACTLESS_FEATURES, PROSE_FEATURES, of_side, prose
from cyberport_cms.newsroom.reading import read_value
from factsheets.models import Fact, Figure
from factsheets.rich_text import chip
from releases.models import Boilerplate
from tests.factories import (
    make_boilerplate,
    make_fact,
    make_release,
    make_user,
    make_writer,
    paragraph,
)

EN, ZH = of_side(PROSE_FEATURES, "en"), of_side(PROSE_FEATURES, "zh-Hant-HK")
EDITORS = {"en": EN, "zh_hant": ZH}
MEMBERS = {"en": "over 2,300", "zh_hant": "超過2,300", "zh-hans": "超过2,300"}


@pytest.fixture
def fact(site: Any) -> Fact:
    return make_fact(
        statement_en="<p>Home to <b>{members}</b> members &amp; friends.</p>",
        statement_zh_hant="<p>匯聚{members}名成員。</p>",
        figures=[Figure(name="members", value=Decimal(2300), qualifier="over")],
    )


def tag(fact: Any, figure: str = "") -> str:
    key = getattr(fact, "pk", fact)
    return f'<embed embedtype="fact" id="{key}"' + (f' figure="{figure}"' if figure else "") + "/>"


def in_editor(html: str, features: list[str]) -> dict[str, Any]:
    return json.loads(get_rich_text_editor_widget(features=features).format_value(html))


def stored(state: dict[str, Any], features: list[str]) -> str:
    widget = get_rich_text_editor_widget(features=features)
    return widget.value_from_datadict({"text": json.dumps(state)}, {}, "text")


def chips(state: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """What the editor shows of each chip, and what it knows of it."""
    found = []
    for block in state["blocks"]:
        for part in block["entityRanges"]:
            words = block["text"][part["offset"] : part["offset"] + part["length"]]
            found.append((words, state["entityMap"][str(part["key"])]["data"]))
    return found


# On the page


def test_the_reference_index_sees_them(fact: Fact) -> None:
    other = make_fact()
    body = [paragraph(f"We are {tag(fact, 'members')}.", tag(other))]
    release = make_release(live=False, body=body)
    boilerplate = make_boilerplate(text_zh_hant=f"<p>{tag(fact)}</p>")
    found = ReferenceIndex.get_references_to(fact)
    assert {(row.base_content_type.model, row.object_id) for row in found} == {
        ("page", str(release.pk)),
        ("boilerplate", str(boilerplate.pk)),
    }
    assert ReferenceIndex.get_references_to(other).count() == 1


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_the_page_shows_todays_words_in_the_language_that_is_read(
    fact: Fact, language: str
) -> None:
    value = RichText(f"<p>{tag(fact, 'members')}|{tag(fact)}</p>")
    with translation.override(language):
        html = str(read_value(value))
    expected = {
        "en": "<p>over 2,300|Home to <b>over 2,300</b> members &amp; friends.</p>",
        "zh-hant": "<p>超過2,300|匯聚超過2,300名成員。</p>",
        "zh-hans": "<p>超过2,300|汇聚超过2,300名成员。</p>",
    }
    assert expected[language] in html


def test_a_change_of_the_fact_is_a_change_of_the_page(fact: Fact) -> None:
    html = f"<p>{tag(fact, 'members')}</p>"
    assert expand_db_html(html) == "<p>over 2,300</p>"
    fact.figures.update(value=Decimal(2400))
    assert expand_db_html(html) == "<p>over 2,400</p>"


def test_many_facts_in_one_text_are_two_queries(fact: Fact) -> None:
    facts = [fact, make_fact(), make_fact()]
    html = "".join(f"<p>{tag(one)}{tag(one)}</p>" for one in facts)
    with CaptureQueriesContext(connection) as queries:
        expand_db_html(html)
    assert len(queries) == 2


@pytest.mark.parametrize("trouble", ["unknown", "draft", "figure", "nonsense", "unwritten"])
def test_what_has_no_words_is_empty_and_logged(
    fact: Fact, caplog: pytest.LogCaptureFixture, trouble: str
) -> None:
    reference = {
        "unknown": tag(10**6),
        "draft": tag(make_fact(live=False)),
        "figure": tag(fact, "visitors"),
        "nonsense": '<embed embedtype="fact" id="one"/>',
        "unwritten": tag(
            make_fact(statement_en="", languages="zh_hant", lead_in_en="", source_name_en="")
        ),
    }[trouble]
    assert expand_db_html(f"<p>a{reference}b</p>") == "<p>ab</p>"
    errors = [record for record in caplog.records if record.levelname == "ERROR"]
    assert len(errors) == 1


# In the editor


@pytest.mark.parametrize("side", ["en", "zh_hant"])
def test_each_side_shows_its_own_words_and_stores_the_reference(fact: Fact, side: Any) -> None:
    html = f"<p data-block-key='a1'>A {tag(fact, 'members')} b, {tag(fact)}</p>".replace("'", '"')
    state = in_editor(html, EDITORS[side])
    figure, whole = chips(state)
    assert figure[0] == MEMBERS[side] == figure[1]["text"]
    assert whole[0] == fact.reference_text("", side)
    assert state["blocks"][0]["text"] == f"A {figure[0]} b, {whole[0]}"
    assert {entity["mutability"] for entity in state["entityMap"].values()} == {"IMMUTABLE"}
    assert figure[1]["sides"]["zh_hant"]["text"] == MEMBERS["zh_hant"]
    assert stored(state, EDITORS[side]) == html


@pytest.mark.parametrize(
    "html",
    [
        "<p>{0}</p>",
        "<p>{0}{1}</p>",
        "<p>{0} {1}</p>",
        "<p>匯聚{0}名</p>",
        "<p>a <b>b {0} c</b> {1}</p>",
        "<p><b><i>{0}</i></b></p>",
        "<p>x<b>{0}</b>{1}y</p>",
        "<ul><li>{0} a</li><li>{1}</li></ul>",
        '<p><a href="https://example.org/">here</a>{0}</p>',
    ],
)
def test_what_is_stored_comes_back_as_it_was(fact: Fact, html: str) -> None:
    html = html.format(tag(fact, "members"), tag(fact))
    for features in (EN, ZH):
        state = in_editor(html, features)
        for number, block in enumerate(state["blocks"]):
            block["key"] = f"k{number}"
        again = stored(state, features)
        for number in range(len(state["blocks"])):
            again = again.replace(f' data-block-key="k{number}"', "")
        # Bold is stored in pieces around a chip, as around a link.
        assert again.replace("</b><b>", "") == html


def test_a_fact_that_is_gone_says_so_and_keeps_its_reference(fact: Fact) -> None:
    html = f'<p data-block-key="a1">A {tag(fact, "members")} b {tag(fact)}.</p>'
    fact.delete()
    for features in (EN, ZH):
        state = in_editor(html, features)
        assert [words for words, _ in chips(state)] == ["This fact no longer exists"] * 2
        assert all(data["problem"] for _, data in chips(state))
        assert stored(state, features) == html


def test_trouble_is_told_in_words_of_each_side(fact: Fact) -> None:
    draft = make_fact(live=False)
    english = make_fact(
        statement_zh_hant="", languages="en", lead_in_zh_hant="", source_name_zh_hant=""
    )
    state = in_editor(f"<p>{tag(fact, 'gone')}{tag(draft)}{tag(english)}</p>", ZH)
    assert [data["problem"] for _, data in chips(state)] == [
        "This figure no longer exists",
        "This fact is not published",
        "This fact is not written in Chinese",
    ]
    assert chips(state)[1][0] == draft.reference_text("", "zh_hant")
    assert chip(english.pk, "", english)["sides"]["en"]["problem"] == ""
    with translation.override("zh-hant"):
        assert in_editor(f"<p>{tag(draft)}</p>", ZH)


def test_every_text_pair_offers_facts_but_a_fact_does_not(site: Any) -> None:
    def offered(widget: Any) -> list[str]:
        found = [one for one in widget.options.get("entityTypes", []) if one["type"] == "FACT"]
        return [one["side"] for one in found]

    assert offered(prose("", "en").field.widget) == ["en"]
    assert offered(prose("", "zh-Hant-HK").field.widget) == ["zh_hant"]
    form = Boilerplate.snippet_viewset.get_edit_handler().get_form_class()
    assert offered(form.base_fields["text_en"].widget) == ["en"]
    assert offered(form.base_fields["text_zh_hant"].widget) == ["zh_hant"]
    assert offered(get_rich_text_editor_widget(features=FACTLESS_FEATURES)) == []


# The dialog


@pytest.fixture
def writer(client: Client, site: Any) -> Client:
    client.force_login(make_writer())
    return client


def html_of(response: Any) -> str:
    assert response.status_code == 200
    return json.loads(response.content)["html"]


def test_the_dialog_lists_facts_with_todays_words(writer: Client, fact: Fact) -> None:
    draft = make_fact(statement_en="<p>Not yet.</p>", live=False)
    html = html_of(writer.get(reverse("facts_in_text:choose")))
    assert "Community: Home to over 2,300 members &amp; friends." in html
    assert "社群：匯聚超過2,300名成員。" in html
    assert reverse("facts_in_text:figures", args=[fact.pk]) in html
    assert "Not yet." in html
    assert reverse("facts_in_text:figures", args=[draft.pk]) not in html


@pytest.mark.parametrize("words", ["friends", "成員"])
def test_facts_are_found_in_both_languages(writer: Client, fact: Fact, words: str) -> None:
    other = make_fact()
    html = writer.get(reverse("facts_in_text:choose_results"), {"q": words}).content.decode()
    assert reverse("facts_in_text:figures", args=[fact.pk]) in html
    assert reverse("facts_in_text:figures", args=[other.pk]) not in html


def test_the_list_costs_the_same_however_long(writer: Client, fact: Fact) -> None:
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            writer.get(reverse("facts_in_text:choose_results"))
        counts.append(len(queries))
        for _ in range(5):
            make_fact(
                statement_en="<p>{members}</p>",
                statement_zh_hant="<p>{members}</p>",
                figures=[Figure(name="members", value=Decimal(1))],
            )
    assert counts[0] == counts[1]


def test_then_the_whole_statement_or_a_figure_is_chosen(writer: Client, fact: Fact) -> None:
    html = html_of(writer.get(reverse("facts_in_text:figures", args=[fact.pk])))
    chosen = reverse("facts_in_text:chosen", args=[fact.pk])
    assert f'href="{chosen}"' in html
    assert f'href="{chosen}?figure=members"' in html
    assert "Whole statement" in html
    assert "over 2,300" in html
    assert "超過2,300" in html
    answer = writer.get(chosen, {"figure": "members"}).json()
    assert answer["step"] == "chosen"
    assert answer["result"] == chip(fact.pk, "members", fact)
    assert answer["result"]["sides"]["en"] == {"text": "over 2,300", "problem": ""}


def test_a_fact_without_figures_is_chosen_whole_at_once(writer: Client, site: Any) -> None:
    fact = make_fact()
    answer = writer.get(reverse("facts_in_text:figures", args=[fact.pk])).json()
    assert (answer["step"], answer["result"]["figure"]) == ("chosen", "")


def test_a_draft_cannot_be_chosen(writer: Client, site: Any) -> None:
    draft = make_fact(live=False)
    for name in ("figures", "chosen"):
        address = reverse(f"facts_in_text:{name}", args=[draft.pk])
        assert writer.get(address, follow=True).status_code == 404


def test_only_staff_may_look(client: Client, fact: Fact) -> None:
    client.force_login(make_user())
    for name, args in (("choose", []), ("figures", [fact.pk]), ("chosen", [fact.pk])):
        assert client.get(reverse(f"facts_in_text:{name}", args=args)).status_code in (302, 403)
