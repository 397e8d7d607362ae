"""Every use of a snippet is listed, live, written or pinned; and what is used stays."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ReferenceIndex

from cyberport_cms.newsroom.uses import uses_of
from factsheets.models import Fact
from releases.models import Boilerplate, MediaContact
from tests.members import change_members, chip, counted, make_members
from tests.responses import queries_of, text_of

from .factories import (
    make_body,
    make_boilerplate,
    make_closing,
    make_contact,
    make_fact_owner,
    make_factsheet,
    make_organisation,
    make_release,
    make_snippets,
    make_spokesperson,
    make_writer,
    paragraph,
)

pytestmark = pytest.mark.django_db


def url(name: str, snippet: Any) -> str:
    return reverse(type(snippet).snippet_viewset.get_url_name(name), args=[snippet.pk])


def said(snippet: Any) -> list[str]:
    """The uses in words."""
    return [str(use) for use in uses_of(snippet)]


# What is listed


def test_a_fact_on_a_factsheet_and_in_a_release(site: Any) -> None:
    fact = make_members()
    factsheet = make_factsheet(facts=[fact], headline_en="In figures")
    release = make_release(body=[paragraph(), counted(fact)], headline_en="Doors open")
    change_members(fact, 2300)
    shown, frozen = uses_of(fact)
    assert (shown.page, shown.block, shown.place) == (factsheet, "Section", "live")
    assert shown.follows
    assert shown.version is None
    assert shown.anchor == factsheet.sections[0].id
    assert (frozen.page, frozen.block, frozen.place) == (release, "Paragraph", "live")
    assert not frozen.follows
    assert (frozen.version.number, frozen.newest) == (1, 2)
    assert frozen.anchor == release.body[1].id
    assert said(fact) == [
        "“In figures” (English, Chinese, Section)",
        "“Doors open” (English, Chinese, Paragraph, version 1)",
    ]


def test_only_the_languages_in_which_it_stands(site: Any) -> None:
    fact = make_members()
    make_release(live=False, body=[paragraph(f"{chip(fact)} members", "成員")])
    make_release(
        body=[("paragraph", {"en": "", "zh_hant": f"<p>{chip(fact)}</p>", "only_in": "zh_hant"})]
    )
    make_factsheet(facts=[fact], languages="en")
    make_factsheet(facts=[], overview_zh_hant=f"<p>{chip(fact)}</p>", live=False)
    assert sorted((use.block, use.sources) for use in uses_of(fact)) == [
        ("Overview", ("zh_hant",)),
        ("Paragraph", ("en",)),
        ("Paragraph", ("zh_hant",)),
        ("Section", ("en",)),
    ]


def test_a_draft_that_was_never_published_is_read_from_its_revisions(site: Any) -> None:
    fact, other = make_members(), make_members(key="other")
    draft = make_release(live=False, body=[counted(fact)])
    # Its row still says the first, its revision the second: the index of references is wrong twice.
    draft.body = [counted(other)]
    draft.headline_en = "A better headline"
    draft.save_revision()
    assert ReferenceIndex.get_references_to(fact).exists()
    assert not ReferenceIndex.get_references_to(other).exists()
    assert uses_of(fact) == []
    (use,) = uses_of(other)
    assert use.place == "draft"
    assert use.follows
    assert use.page.headline_en == "A better headline"


def test_changes_of_a_live_page_that_are_not_published(site: Any) -> None:
    fact, other = make_members(), make_members(key="other")
    page = make_factsheet(facts=[fact])
    page.sections[0].value["facts"].append(other)
    page.save_revision()
    assert [(use.place, use.follows) for use in uses_of(fact)] == [("live", True)]
    assert [(use.place, use.follows) for use in uses_of(other)] == [("draft", True)]


def test_what_waits_for_its_time(site: Any) -> None:
    fact = make_members()
    page = make_release(body=[counted(fact)], release_time=timezone.now() + timezone.timedelta(1))
    assert not page.live
    page.body = [paragraph()]
    page.save_revision()
    assert [use.place for use in uses_of(fact)] == ["draft"]


def test_a_draft_of_a_release_holds_on_to_what_is_published(site: Any) -> None:
    fact = make_members()
    page = make_release(body=[counted(fact)])
    change_members(fact, 2300)
    page.body = [paragraph(), counted(fact)]
    page.save_revision()
    live, draft = uses_of(fact)
    assert (live.place, live.version.number) == ("live", 1)
    assert (draft.place, draft.version.number) == ("draft", 1)


def test_through_a_boilerplate(site: Any) -> None:
    fact = make_members()
    boilerplate = make_boilerplate(text_en=f"<p>Home to {chip(fact)}.</p>")
    assert said(fact) == ["“About Cyberport · 關於數碼港” (English)"]
    release = make_release(closing=make_closing(make_contact(), boilerplate))
    draft = make_release(live=False, closing=make_closing(make_contact(), boilerplate))
    written, frozen = uses_of(fact)
    assert (written.page, written.through, written.sources) == (draft, boilerplate, ("en",))
    assert (frozen.page, frozen.through, frozen.block) == (release, boilerplate, "Boilerplate")
    assert frozen.version.number == 1


def test_a_release_keeps_the_fact_of_the_boilerplate_as_it_was(site: Any) -> None:
    old, new = make_members(), make_members(key="new")
    boilerplate = make_boilerplate(text_en=f"<p>{chip(old)}</p>")
    release = make_release(closing=make_closing(make_contact(), boilerplate))
    boilerplate.text_en = f"<p>{chip(new)}</p>"
    boilerplate.save_revision().publish()
    (use,) = uses_of(old)
    assert (use.page, use.version.number) == (release, 1)
    (use,) = uses_of(new)
    assert (use.page, use.through) == (None, boilerplate)


def test_the_draft_of_a_boilerplate(site: Any) -> None:
    fact = make_members()
    boilerplate = make_boilerplate()
    boilerplate.text_en = f"<p>{chip(fact)}</p>"
    boilerplate.save_revision()
    assert said(fact) == ["“About Cyberport · 關於數碼港” (English, draft)"]


def test_a_draft_of_a_person_that_has_no_revision(site: Any) -> None:
    organisation = make_organisation()
    make_spokesperson(organisation=organisation)
    make_contact(organisation=organisation)
    MediaContact.objects.update(live=False, latest_revision=None)
    assert said(organisation) == [
        "“Mei Lam · 林美” (English, Chinese)",
        "“Kit Wong · 黃傑” (English, Chinese, draft)",
    ]


def test_an_organisation_is_used_through_people_and_texts(site: Any) -> None:
    snippets = make_snippets()
    page = make_release(
        body=make_body(snippets.spokesperson),
        closing=make_closing(snippets.contact, snippets.boilerplate),
    )
    uses = uses_of(snippets.organisation)
    assert {use.page for use in uses} == {page}
    assert {use.through for use in uses} == {
        snippets.spokesperson,
        snippets.contact,
        snippets.boilerplate,
    }
    assert {use.block for use in uses} == {"Quote", "Media contacts", "Boilerplate"}


def test_a_withdrawn_release_still_holds_on(site: Any) -> None:
    fact = make_members()
    page = make_release(body=[counted(fact)])
    page.unpublish()
    (use,) = uses_of(fact)
    assert (use.place, use.follows, use.version.number) == ("draft", False, 1)


def asked_by(snippet: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        uses_of(snippet)
    return len(queries)


def test_30_pages_ask_no_more_than_3(admin: Any) -> None:
    fact = make_members()
    snippets = make_snippets()
    boilerplate = make_boilerplate(
        text_en=f"<p>{chip(fact)}</p>", organisation=snippets.organisation
    )

    def add(number: int) -> None:
        for _ in range(number):
            make_factsheet(facts=[fact])
            for live in (True, False):
                closing = make_closing(snippets.contact, boilerplate)
                make_release(live=live, body=[counted(fact)], closing=closing)

    def asked() -> list[int]:
        pages = []
        for snippet in (fact, snippets.organisation):
            pages.append(queries_of(admin, url("usage", snippet)))
        return [asked_by(fact), asked_by(snippets.organisation), *pages]

    add(1)
    before = asked()
    assert before[0] <= 25
    add(9)
    assert asked() == before


# The page


def test_the_page_lists_what_follows_and_how_far_today_is(admin: Any) -> None:
    fact = make_members()
    factsheet = make_factsheet(facts=[fact], headline_en="In figures", headline_zh_hant="數字")
    make_release(body=[counted(fact)], headline_en="Doors open")
    change_members(fact, 2300)
    response = admin.get(url("usage", fact))
    html, words = response.content.decode(), text_of(response)
    assert "Used in 2 places" in words
    assert "Follows" in words
    assert "Frozen: says version 1 of 2, published" in words
    assert 'lang="zh-Hant-HK">數字</span>' in html
    place = f"#:w:contentpath=sections.{factsheet.sections[0].id}"
    assert f"{reverse('wagtailadmin_pages:edit', args=[factsheet.pk])}{place}" in html
    assert "Home to over <del>2,100</del> members." in html
    assert "Home to over <ins>2,300</ins> members." in html
    assert "匯聚超過<ins>2,300</ins>名成員。" in html


def test_what_reads_the_same_says_so(admin: Any) -> None:
    fact = make_members()
    make_release(body=[counted(fact)])
    fact.save_revision().publish()
    assert "Today’s version reads the same." in text_of(admin.get(url("usage", fact)))


def test_the_phone_of_a_contact_is_part_of_what_it_says(admin: Any) -> None:
    contact = make_contact()
    make_release(closing=make_closing(contact, make_boilerplate()))
    contact.phone = "(852) 2345 6789"
    contact.save_revision().publish()
    html = admin.get(url("usage", contact)).content.decode()
    assert "<del>3166</del>" in html
    assert "<ins>2345</ins>" in html


def test_who_may_not_edit_a_page_reads_of_it_without_a_link(client: Any, site: Any) -> None:
    fact = make_members()
    release = make_release(body=[counted(fact)], headline_en="Doors open")
    client.force_login(make_fact_owner())
    html = client.get(url("usage", fact)).content.decode()
    assert "Doors open" in html
    assert reverse("wagtailadmin_pages:edit", args=[release.pk]) not in html
    client.force_login(make_writer())
    assert client.get(url("usage", fact)).status_code == 200


def test_the_edit_form_says_in_how_many_places(admin: Any) -> None:
    contact = make_contact()
    assert "Used nowhere" in text_of(admin.get(url("edit", contact)))
    make_release(closing=make_closing(contact, make_boilerplate()))
    assert "Used in 1 place" in text_of(admin.get(url("edit", contact)))
    boilerplate = Boilerplate.objects.get()
    boilerplate.organisation = contact.organisation
    boilerplate.save()
    assert "Used in 2 places" in text_of(admin.get(url("edit", contact.organisation)))


# What is used stays


def used_live(fact: Fact) -> Any:
    return make_factsheet(facts=[fact], headline_en="Uses it")


def used_in_a_draft(fact: Fact) -> Any:
    return make_release(live=False, body=[counted(fact)], headline_en="Uses it")


def pinned_only(fact: Fact) -> Any:
    boilerplate = make_boilerplate(text_en=f"<p>{chip(fact)}</p>")
    closing = make_closing(make_contact(), boilerplate)
    page = make_release(closing=closing, headline_en="Uses it")
    boilerplate.text_en = "<p>Other words.</p>"
    boilerplate.save_revision().publish()
    return page


@pytest.mark.parametrize("use", [used_live, used_in_a_draft, pinned_only])
def test_what_is_used_is_not_deleted(admin: Any, use: Any) -> None:
    fact = make_members()
    use(fact)
    for response in (
        admin.get(url("delete", fact)),
        admin.post(url("delete", fact)),
        admin.post(bulk_delete(fact, make_members(key="unused"))),
    ):
        words = text_of(response)
        assert "cannot be deleted" in words
        assert "Uses it" in words
    for delete in (fact.delete, Fact.objects.filter(pk=fact.pk).delete):
        with pytest.raises(ValidationError, match="“Uses it”"), transaction.atomic():
            delete()
    assert Fact.objects.filter(key__in=["members", "unused"]).count() == 2


def bulk_delete(*snippets: Any) -> str:
    meta = snippets[0]._meta
    base = reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, "delete"])
    return f"{base}?" + "&".join(f"id={snippet.pk}" for snippet in snippets)


def test_what_is_not_used_is_deleted(admin: Any) -> None:
    first, second = make_members(), make_members(key="second")
    assert "Are you sure" in text_of(admin.get(url("delete", first)))
    admin.post(url("delete", first))
    admin.post(bulk_delete(second))
    assert not Fact.objects.exists()


@pytest.mark.parametrize("name", ["organisation", "spokesperson", "contact", "boilerplate"])
def test_people_and_texts_are_not_deleted_either(admin: Any, name: str) -> None:
    snippets = make_snippets()
    make_release(
        headline_en="Uses it",
        body=make_body(snippets.spokesperson),
        closing=make_closing(snippets.contact, snippets.boilerplate),
    )
    thing = getattr(snippets, name)
    assert "Uses it" in text_of(admin.post(url("delete", thing)))
    with pytest.raises((ValidationError, ProtectedError)), transaction.atomic():
        thing.delete()


def test_an_organisation_in_the_history_of_others_is_kept_in_words(admin: Any) -> None:
    organisation = make_organisation()
    person = make_spokesperson(organisation=organisation)
    person.delete()
    assert uses_of(organisation) == []
    assert "Earlier versions of other people and texts name it" in text_of(
        admin.post(url("delete", organisation))
    )


def test_what_live_pages_show_is_not_taken_down(admin: Any) -> None:
    fact = make_members()
    used_live(fact)
    for response in (admin.get(url("unpublish", fact)), admin.post(url("unpublish", fact))):
        words = text_of(response)
        assert "cannot be taken down" in words
        assert "Uses it" in words
    for arguments in ({}, {"set_expired": True}):
        with pytest.raises(ValidationError, match="“Uses it”"), transaction.atomic():
            Fact.objects.get(pk=fact.pk).unpublish(**arguments)
    assert Fact.objects.get(pk=fact.pk).live


@pytest.mark.parametrize("use", [used_in_a_draft, pinned_only])
def test_what_no_live_page_follows_may_be_taken_down(admin: Any, use: Any) -> None:
    fact = make_members()
    use(fact)
    admin.post(url("unpublish", fact))
    assert not Fact.objects.get(pk=fact.pk).live
