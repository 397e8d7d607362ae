"""The admin shows staff both languages, finds what they look for, and asks few questions of the
database."""

from datetime import datetime
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.menu import admin_menu
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from cyberport_cms.newsroom.listing import HONG_KONG
from releases.models import ReleasePage
from tests.factories import (
    in_future,
    make_admin,
    make_approver,
    make_body,
    make_boilerplate,
    make_closing,
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
    paragraph,
)

pytestmark = pytest.mark.django_db

RELEASES = "/admin/releases/"


@pytest.fixture
def admin(client: Any, site: Any) -> Any:
    client.force_login(make_admin())
    return client


def listed(client: Any, url: str = RELEASES, **query: Any) -> list[str]:
    """The titles in a listing, from the top."""
    response = client.get(url, query)
    return [row.title for row in response.context["object_list"]]


# Columns


def test_the_list_shows_both_headlines_and_what_pr_staff_look_for(admin: Any) -> None:
    make_release(
        headline_en="Doors open",
        headline_zh_hant="開放日",
        kind="media_invitation",
        topics=[make_topic(name_en="Smart city")],
        release_time=datetime(2025, 2, 26, 1, 30, tzinfo=HONG_KONG),
    )
    words = admin.get(RELEASES).content.decode()
    for shown in (
        '<span class="both-sides__side" lang="en">Doors open</span>',
        '<span class="both-sides__side" lang="zh-Hant-HK">開放日</span>',
        "Media invitation",
        "26 February 2025, 01:30",
        "Smart city",
    ):
        assert shown in words


def test_the_time_is_hong_kongs_wherever_the_reader_is(admin: Any) -> None:
    make_release(release_time=datetime(2025, 2, 26, 1, 30, tzinfo=HONG_KONG))
    user = make_admin()
    user.wagtail_userprofile.current_time_zone = "America/New_York"
    user.wagtail_userprofile.save()
    admin.force_login(user)
    assert "26 February 2025, 01:30" in admin.get(RELEASES).content.decode()


def language_words(client: Any) -> list[str]:
    """The text alternatives of the completeness column."""
    html = client.get(RELEASES).content.decode()
    return [part.split('"')[0] for part in html.split('title="') if part.startswith(("Eng", "Chi"))]


def test_completeness_is_said_in_words(admin: Any) -> None:
    make_release(languages="en", headline_zh_hant="", body=[paragraph(zh_hant="")], live=False)
    assert language_words(admin) == ["English: complete", "Chinese: not published"]
    ReleasePage.objects.update(languages="both")
    assert language_words(admin) == ["English: complete", "Chinese: not complete"]


def sides(page: Page) -> tuple[bool, bool]:
    row = type(page).objects.get(pk=page.pk)
    return row.complete_en, row.complete_zh_hant


def test_completeness_follows_the_draft_that_is_worked_on(site: Any) -> None:
    page = make_draft()
    assert sides(page) == (True, False)
    page.headline_zh_hant, page.body = "開放日", make_body()
    page.save_revision()
    assert sides(page) == (True, True)
    page.get_latest_revision().publish()
    assert sides(page) == (True, True)

    page = ReleasePage.objects.get(pk=page.pk)
    page.headline_en = ""
    changed = page.save_revision(clean=False)
    assert sides(page) == (False, True)
    ReleasePage.objects.get(pk=page.pk).save()  # the public version, untouched
    assert sides(page) == (False, True)
    page = changed.as_object()
    page.headline_en = "Back"
    page.save_revision().publish()
    assert sides(page) == (True, True)


def test_sides_that_do_not_match_are_complete_on_neither(site: Any) -> None:
    items = {"en": ["<p>One</p>", "<p>Two</p>"], "zh_hant": ["<p>一</p>"], "style": "bullets"}
    page = make_release(live=False, body=[("bullet_list", items)])
    assert sides(page) == (False, False)
    page.languages = "en"
    page.save()
    assert sides(page) == (True, True)


def test_a_missing_summary_counts_for_its_side(site: Any) -> None:
    page = make_release(live=False, summary_en="In short.")
    assert sides(page) == (True, False)


def test_completing_a_snippet_completes_the_pages_that_use_it(site: Any) -> None:
    contact = make_contact(name_zh_hant="")
    page = make_release(live=False, closing=make_closing(contact, make_boilerplate()))
    assert sides(page) == (True, False)
    contact.name_zh_hant = "黃傑"
    contact.save_revision().publish()
    assert sides(page) == (True, True)
    contact.unpublish()
    assert sides(page) == (False, False)


# Order and filters


def test_newest_release_first_and_what_has_no_time_on_top(admin: Any) -> None:
    make_release(headline_en="Old", release_time=datetime(2024, 5, 1, tzinfo=HONG_KONG))
    make_release(headline_en="New", release_time=datetime(2025, 5, 1, tzinfo=HONG_KONG))
    make_release(headline_en="Being written", live=False, release_time=None)
    assert listed(admin) == ["Being written", "New", "Old"]
    assert listed(admin, ordering="release_time") == ["Being written", "Old", "New"]


@pytest.fixture
def releases(admin: Any) -> Any:
    """Five releases that differ in everything that can be filtered."""
    city, health = make_topic(), make_topic()
    make_release(
        headline_en="A",
        topics=[city, health],
        release_time=datetime(2025, 1, 1, 0, 30, tzinfo=HONG_KONG),
    )
    make_release(
        headline_en="B",
        topics=[health],
        kind="speech",
        release_time=datetime(2024, 12, 31, 23, 30, tzinfo=HONG_KONG),
    )
    make_draft(headline_en="C")
    make_release(headline_en="D", release_time=in_future())
    page = make_release(
        headline_en="E",
        languages="en",
        headline_zh_hant="",
        label_zh_hant="",
        dateline_place_zh_hant="",
        end_mark_zh_hant="",
        body=[paragraph(zh_hant="")],
    )
    page.headline_en = "E"
    page.save_revision()
    make_release(headline_en="F", live=False).get_workflow().start(
        ReleasePage.objects.get(headline_en="F"), make_writer()
    )
    return city, health


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"kind": "speech"}, "B"),
        ({"year": "2025"}, "A"),
        ({"year": ["2024", "2025"]}, "AB"),
        ({"status": "draft"}, "CF"),
        ({"status": "scheduled"}, "D"),
        ({"status": "live"}, "ABE"),
        ({"status": "changed"}, "E"),
        ({"status": "waiting"}, "F"),
        ({"languages": "en"}, "E"),
        ({"completeness": "missing_zh_hant"}, "C"),
        ({"completeness": "missing_en"}, ""),
        ({"completeness": "complete"}, "ABDEF"),
        ({"kind": "press_release", "status": "live"}, "AE"),
        ({"q": "開放"}, "ABDF"),
        ({"q": "開放", "status": "live"}, "AB"),
        ({"q": "開放", "ordering": "-release_time", "kind": "press_release"}, "ADF"),
    ],
)
def test_filters(releases: Any, admin: Any, query: dict[str, Any], found: str) -> None:
    assert "".join(sorted(listed(admin, **query))) == found


def test_filter_by_topic_lists_each_release_once(releases: Any, admin: Any) -> None:
    city, health = releases
    assert listed(admin, topic=city.pk) == ["A"]
    assert sorted(listed(admin, topic=[city.pk, health.pk])) == ["A", "B"]


def test_a_filter_without_hits_says_so(releases: Any, admin: Any) -> None:
    response = admin.get(RELEASES, {"kind": "statement"})
    assert "No releases match your query" in response.content.decode()


# Queries


def queries_of(client: Any, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_the_list_of_releases_asks_as_much_for_30_rows_as_for_3(admin: Any, site: Any) -> None:
    def add(number: int) -> None:
        snippets = make_snippets()
        for _ in range(number):
            make_release(
                topics=[snippets.topic],
                body=make_body(snippets.spokesperson),
                closing=make_closing(snippets.contact, snippets.boilerplate),
            )

    add(3)
    explorer = reverse("wagtailadmin_explore", args=[site.releases.pk])
    before = [queries_of(admin, url) for url in (RELEASES, explorer)]
    add(27)
    assert [queries_of(admin, url) for url in (RELEASES, explorer)] == before


@pytest.mark.parametrize("url", ["/admin/factsheets/", "/admin/snippets/factsheets/fact/"])
def test_the_lists_of_factsheets_and_facts_likewise(admin: Any, url: str) -> None:
    topic = make_topic()
    for _ in range(3):
        make_factsheet(facts=[make_fact(topic=topic)])
    before = queries_of(admin, url)
    for _ in range(27):
        make_factsheet(facts=[make_fact(topic=topic)])
    assert queries_of(admin, url) == before


def test_the_list_reads_no_body(admin: Any) -> None:
    make_release()
    admin.get(RELEASES)
    with CaptureQueriesContext(connection) as queries:
        admin.get(RELEASES)
    rows = [q["sql"] for q in queries if "release_time" in q["sql"] and "LIMIT" in q["sql"]]
    assert rows
    assert not any('"releases_releasepage"."body"' in sql for sql in rows)


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
    for url in ("/admin/", RELEASES, "/admin/factsheets/", "/admin/reports/workflow/"):
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


def test_the_list_is_exported(admin: Any) -> None:
    make_release(headline_zh_hant="開放日")
    response = admin.get(RELEASES, {"export": "csv"})
    assert "開放日" in b"".join(response.streaming_content).decode()


def test_photos_are_shown(admin: Any) -> None:
    make_photo(title="Harbour at dusk")
    assert "Harbour at dusk" in admin.get("/admin/images/").content.decode()


# Nothing published disappears


def test_a_published_release_is_not_deleted(admin: Any, site: Any) -> None:
    page = make_release()
    page.unpublish()
    response = admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    (message,) = get_messages(response.wsgi_request)
    assert "has been published and cannot be deleted" in str(message)
    for parent in (site.releases, site.home):
        admin.post(reverse("wagtailadmin_pages:delete", args=[parent.pk]))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = admin.post(f"{bulk}?id={page.pk}", follow=True)
    assert any("cannot be deleted" in str(m) for m in response.context["messages"])
    with transaction.atomic():
        api = admin.post(f"/admin/api/main/pages/{page.pk}/action/delete/")
        transaction.set_rollback(True)  # as the end of a request does
    assert api.status_code == 400
    assert "cannot be deleted" in api.content.decode()
    for delete in (page.delete, Page.objects.filter(pk=page.pk).delete, site.home.delete):
        with pytest.raises(ValidationError), transaction.atomic():
            delete()
    assert ReleasePage.objects.filter(pk=page.pk).exists()


def test_a_draft_is_deleted(admin: Any) -> None:
    first, second = make_draft(), make_draft()
    admin.post(reverse("wagtailadmin_pages:delete", args=[first.pk]))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    admin.post(f"{bulk}?id={second.pk}")
    assert not ReleasePage.objects.exists()
