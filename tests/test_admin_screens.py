"""Staff see the screens of their work in both languages."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.admin.menu import admin_menu
from wagtail.snippets.models import get_snippet_models

from releases.models import ReleasePage
from tests.factories import (
    make_admin,
    make_approver,
    make_contact,
    make_draft,
    make_fact,
    make_fact_owner,
    make_factsheet,
    make_photo,
    make_release,
    make_snippets,
    make_standard_page,
    make_topic,
    make_writer,
)
from tests.responses import messages_of

pytestmark = pytest.mark.django_db


# Snippets


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_every_snippet_has_its_screens_in_both_admin_languages(
    site: Any, client: Any, language: str
) -> None:
    client.force_login(make_admin(language=language))
    snippets = make_snippets()
    things = [*vars(snippets).values(), make_fact()]
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        for name in ("list", "add"):
            assert client.get(reverse(viewset.get_url_name(name))).status_code == 200
    for thing in things:
        viewset = type(thing).snippet_viewset
        for name in ("edit", "history", "usage", "delete"):
            url = reverse(viewset.get_url_name(name), args=[thing.pk])
            assert client.get(url).status_code == 200


def test_snippets_have_drafts_history_and_a_preview_in_three_scripts(site: Any) -> None:
    for model in get_snippet_models():
        if model.__name__ in ("SimplifiedTerm", "Term"):  # no pages show them: they rule at once
            continue
        viewset = model.snippet_viewset
        assert viewset.draftstate_enabled
        assert viewset.revision_enabled
        assert [mode for mode, _name in model().preview_modes] == ["en", "zh-hant", "zh-hans"]


def test_lists_and_choosers_of_snippets_show_both_languages(admin: Any) -> None:
    snippets = make_snippets()
    fact = make_fact()
    for thing, words in ((snippets.contact, ("Kit Wong", "黃傑")), (fact, ("campus", "園區"))):
        viewset = type(thing).snippet_viewset
        chooser = reverse(f"{viewset.get_chooser_admin_url_namespace()}:choose_results")
        for url in (reverse(viewset.get_url_name("list")), chooser):
            page = admin.get(url).content.decode()
            assert all(word in page for word in words)


def test_the_chooser_finds_chinese(admin: Any) -> None:
    contact = make_contact()
    make_contact(name_en="Somebody Else", name_zh_hant="陳大文")
    viewset = type(contact).snippet_viewset
    chooser = reverse(f"{viewset.get_chooser_admin_url_namespace()}:choose_results")
    page = admin.get(chooser, {"q": "黃傑"}).content.decode()
    assert "Kit Wong" in page
    assert "Somebody Else" not in page


def test_facts_are_filtered_by_language_and_topic(admin: Any) -> None:
    topic = make_topic()
    whole = make_fact(topic=topic)
    gap = make_fact(live=False, statement_zh_hant='<p data-block-key="x"></p>')
    url = "/admin/snippets/factsheets/fact/"

    def found(**query: Any) -> set[Any]:
        return set(admin.get(url, query).context["object_list"])

    assert found(completeness="missing_zh_hant") == {gap}
    assert found(completeness="complete") == {whole}
    assert found(topic=topic.pk) == {whole}


# Menu and screens


def menu(client: Any) -> list[str]:
    request = client.get("/admin/").wsgi_request
    return [str(item.label) for item in admin_menu.menu_items_for_request(request)]


def test_the_menu_reads_like_the_work(admin: Any) -> None:
    assert menu(admin)[:10] == [
        "Releases",
        "Import a draft",
        "Factsheets",
        "Facts",
        "People and texts",
        "Photos",
        "Documents",
        "Pages",
        "Reports",
        "Settings",
    ]


def test_each_role_sees_its_work(site: Any, client: Any) -> None:
    client.force_login(make_writer())
    assert {"Releases", "Import a draft", "Factsheets", "Facts"} <= set(menu(client))
    assert "People and texts" in menu(client)
    client.force_login(make_fact_owner())
    assert {"Factsheets", "Facts"} <= set(menu(client))
    assert not {"Releases", "Import a draft"} & set(menu(client))


@pytest.mark.parametrize(
    ("language", "browser", "words"),
    [("zh-hant", "en", "對不起"), ("en", "zh-hant", "Sorry, you do not have permission")],
)
def test_who_may_not_enter_is_told_in_their_own_language(
    site: Any, client: Any, language: str, browser: str, words: str
) -> None:
    client.force_login(make_writer(language=language))
    headers = {"accept-language": browser}
    for url in (reverse("wagtailusers_users:index"), reverse("wagtailadmin_workflows:index")):
        response = client.get(url, follow=True, headers=headers)
        assert words in " ".join(messages_of(response))


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_every_page_form_opens_in_both_admin_languages(
    site: Any, client: Any, language: str
) -> None:
    client.force_login(make_approver(language=language))
    pages = [
        *(site.home, site.releases, site.factsheets),
        *(make_release(), make_draft(), make_factsheet(), make_standard_page(site.home)),
    ]
    for page in pages:
        for name in ("edit", "history", "usage"):
            url = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
            assert client.get(url).status_code == 200
    for model in ("releases/releasepage", "factsheets/factsheetpage"):
        parent = site.releases if "releases" in model else site.factsheets
        assert client.get(f"/admin/pages/add/{model}/{parent.pk}/").status_code == 200
    for url in ("/admin/", "/admin/releases/", "/admin/factsheets/", "/admin/reports/workflow/"):
        assert client.get(url).status_code == 200


def test_each_side_of_the_form_says_its_language(admin: Any) -> None:
    html = admin.get(reverse("wagtailadmin_pages:edit", args=[make_release().pk])).content.decode()
    assert 'lang="zh-Hant-HK"' in html
    assert "Headline (English)" in html


def test_a_pasted_line_break_in_a_headline_becomes_a_space(site: Any) -> None:
    form_class = ReleasePage.get_edit_handler().get_form_class()
    widget = form_class.base_fields["headline_en"].widget
    given = {"headline_en": "Doors\r\n  open  wide\n"}
    assert widget.value_from_datadict(given, {}, "headline_en") == "Doors open  wide"


def test_photos_are_shown(admin: Any) -> None:
    make_photo(title="Harbour at dusk")
    assert "Harbour at dusk" in admin.get("/admin/images/").content.decode()
