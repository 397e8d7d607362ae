"""A published release keeps saying what it said, whatever happens to its snippets."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from wagtail.models import Revision

from cyberport_cms.newsroom.append_only import append_only_models
from cyberport_cms.newsroom.pins import Pin
from cyberport_cms.newsroom.versions import Version
from factsheets.models import FactVersion, Figure, FigureVersion
from tests.members import change_members, chip, counted, make_members_phrase

from .factories import (
    make_body,
    make_boilerplate,
    make_closing,
    make_contact,
    make_release,
    make_snippets,
)

pytestmark = pytest.mark.django_db


def text_of(client, page, language="en") -> str:
    return client.get(f"/{language}/releases/{page.slug}/").content.decode()


def feed_of(client, language="en") -> str:
    return client.get(f"/{language}/releases/feed/rss/").content.decode()


def full_release(**kwargs):
    snippets = make_snippets()
    body = make_body(spokesperson=snippets.spokesperson)
    body[2][1]["en"]["name"] = body[2][1]["zh_hant"]["name"] = ""
    closing = make_closing(snippets.contact, snippets.boilerplate)
    return snippets, make_release(body=body, closing=closing, **kwargs)


def change_everything(snippets) -> None:
    for snippet, changes in (
        (snippets.organisation, {"name_en": "Seaport", "name_zh_hant": "海港"}),
        (snippets.spokesperson, {"role_en": "Retired", "role_zh_hant": "已退休"}),
        (
            snippets.contact,
            {"phone": "(852) 2345 6789", "name_en": "Pat Ho", "name_zh_hant": "何柏"},
        ),
        (snippets.boilerplate, {"text_en": "<p>New words.</p>", "text_zh_hant": "<p>新文字。</p>"}),
    ):
        for name, value in changes.items():
            setattr(snippet, name, value)
        snippet.save_revision().publish()


NEW = {
    "en": ["Seaport", "Retired", "2345 6789", "Pat Ho", "New words."],
    "zh-hant": ["海港", "已退休", "2345 6789", "何柏", "新文字。"],
    "zh-hans": ["海港", "已退休", "2345 6789", "何柏", "新文字。"],
}
OLD = {
    "en": ["Founder of Tidewater", "3166 3800", "Kit Wong", "home to many"],
    "zh-hant": ["潮汐機械人創辦人", "3166 3800", "黃傑", "匯聚眾多企業"],
    "zh-hans": ["潮汐机械人创办人", "3166 3800", "黄杰", "汇聚众多企业"],
}


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_a_published_release_and_its_feed_item_keep_what_they_said(site, client, language):
    snippets, page = full_release()
    change_everything(snippets)
    for text in (text_of(client, page, language), feed_of(client, language)):
        assert [word for word in OLD[language] if word not in text.replace("&lt;", "<")] == []
        assert [word for word in NEW[language] if word in text] == []


def test_the_search_text_is_frozen_too(site):
    snippets, page = full_release()
    change_everything(snippets)
    page = type(page).objects.get(pk=page.pk)
    assert "Founder of Tidewater" not in page.search_text or "Retired" not in page.search_text
    assert "Kit Wong" in page.search_text
    assert "Pat Ho" not in page.search_text
    assert "匯聚眾多企業" in page.search_text


def test_a_draft_follows_until_its_first_publication(site, client, rf):
    snippets, page = full_release(live=False)
    change_everything(snippets)
    draft = page.get_latest_revision_as_object()
    shown = draft.for_reading().side_text("en")
    assert "Pat Ho" in shown
    draft.save_revision().publish()
    assert "Pat Ho" in text_of(client, page)


def test_republishing_keeps_the_pins_and_pins_what_is_new(site, client):
    snippets, page = full_release()
    change_everything(snippets)
    page = type(page).objects.get(pk=page.pk)
    later = make_boilerplate(
        organisation=snippets.organisation,
        heading_en="About the Academy",
        heading_zh_hant="關於學院",
        text_en="<p>The Academy teaches.</p>",
        text_zh_hant="<p>學院授課。</p>",
    )
    page.closing.append(("boilerplate", {"boilerplate": later}))
    page.save_revision().publish()
    text = text_of(client, page)
    assert "Kit Wong" in text
    assert "Pat Ho" not in text
    assert "The Academy teaches." in text
    later.text_en, later.text_zh_hant = "<p>It sings.</p>", "<p>學院唱歌。</p>"
    later.save_revision().publish()
    assert "The Academy teaches." in text_of(client, page)


def test_what_is_no_longer_shown_is_no_longer_pinned(site):
    _snippets, page = full_release()
    assert Pin.objects.filter(page=page).count() == 4
    page.closing = []
    page.save_revision().publish()
    kinds = {pin.version.content_type.model for pin in Pin.objects.filter(page=page)}
    assert kinds == {"spokesperson", "organisation"}


@pytest.mark.parametrize(
    ("language", "then", "now"),
    [
        ("en", "over 2,100", "over 2,300"),
        ("zh-hant", "超過2,100", "超過2,300"),
        ("zh-hans", "超过2,100", "超过2,300"),
    ],
)
def test_a_fact_in_a_text_and_in_its_boilerplate_is_frozen(site, client, language, then, now):
    fact = make_members_phrase()
    boilerplate = make_boilerplate(
        text_en=f"<p>Home to {chip(fact)} members.</p>",
        text_zh_hant=f"<p>匯聚{chip(fact)}名成員。</p>",
    )
    body = [counted(fact)]
    closing = make_closing(make_contact(), boilerplate)
    old = make_release(body=body, closing=closing)
    change_members(fact, 2300)
    new = make_release(body=body, closing=closing)
    assert text_of(client, old, language).count(then) >= 3  # body, boilerplate, plain text
    assert now not in text_of(client, old, language)
    assert text_of(client, new, language).count(now) >= 3
    assert then not in text_of(client, new, language)


def test_a_copy_for_reading_cannot_be_saved(site):
    _snippets, page = full_release()
    with pytest.raises(TypeError):
        page.for_reading().save()
    stand_in = FactVersion.objects.get(pk=make_members_phrase().newest_version.pk).as_snippet()
    with pytest.raises(TypeError):
        stand_in.save()


def test_purging_revisions_leaves_a_release_as_it_was(site, client):
    snippets, page = full_release()
    change_everything(snippets)
    change_everything(snippets)
    before = text_of(client, page)
    call_command("purge_revisions", verbosity=0)
    assert Revision.objects.for_instance(snippets.contact).count() == 1
    assert text_of(client, page) == before


# Versions


def test_each_publication_of_a_fact_leaves_a_version(site):
    fact = make_members_phrase()
    change_members(fact, 2300)
    first, second = fact.versions
    assert (first.number, second.number) == (1, 2)
    assert [v.figures.get().value for v in (first, second)] == [2100, 2300]
    assert second.change_note == "Annual count"
    assert second.as_at == date(2025, 3, 31)


def test_a_draft_leaves_no_version(site):
    fact = make_members_phrase()
    fact.figures = [Figure(name="members", value=Decimal(9999))]
    fact.save_revision()
    assert fact.versions.count() == 1


@pytest.mark.parametrize("action", ["update", "delete"])
def test_the_database_itself_refuses_to_change_history(site, action):
    make_members_phrase()
    assert {"Version", "FactVersion", "FigureVersion"} <= {m.__name__ for m in append_only_models()}
    for model, column in (
        (Version, "change_note"),
        (FactVersion, "statement_en"),
        (FigureVersion, "name"),
    ):
        table = model._meta.db_table
        statement = {
            "update": f"UPDATE {table} SET {column} = 'x'",
            "delete": f"DELETE FROM {table}",
        }
        refused = pytest.raises(DatabaseError, match="append-only")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement[action])
    assert FigureVersion.objects.get().name == "members"


# Queries


def test_a_release_with_twelve_pins_asks_little(site, client):
    closing = []
    for _ in range(4):
        closing += make_closing(make_contact(), make_boilerplate())
    body = make_body(spokesperson=make_snippets().spokesperson)
    page = make_release(body=body, closing=closing)
    assert Pin.objects.filter(page=page).count() >= 12
    text_of(client, page)
    connection.force_debug_cursor = True
    try:
        before = len(connection.queries)
        text_of(client, page)
        asked = connection.queries[before:]
    finally:
        connection.force_debug_cursor = False
    assert len(asked) <= 10, "\n".join(q["sql"][-160:] for q in asked)
