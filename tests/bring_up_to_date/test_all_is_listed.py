"""Everything that a release holds on to is listed, then and now, and it asks little."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cyberport_cms.newsroom.pins import Pin
from cyberport_cms.newsroom.thawing import bring_up_to_date, held_by
from factsheets.models import Fact
from releases.models import Correction, ReleasePage
from tests.bring_up_to_date.frozen import bring, public, release_of, shown, url_of, versions_held
from tests.factories import (
    make_approver,
    make_body,
    make_boilerplate,
    make_closing,
    make_contact,
    make_fact,
    make_organisation,
    make_release,
    make_spokesperson,
)
from tests.members import change_members, make_members_phrase
from tests.publishing import publish
from tests.responses import queries_of

pytestmark = pytest.mark.django_db


def test_every_pin_is_listed_then_and_now(full: Any, fact: Fact, client: Any) -> None:
    snippets, page = full
    change_members(fact, 2300)
    publish(snippets.organisation, name_en="Seaport", name_zh_hant="海港")
    publish(snippets.contact, phone="(852) 2345 6789")
    client.force_login(make_approver())
    words = shown(client, page)
    assert "3 items are outdated" in words
    assert "2 items need nothing" in words
    for kind in ("Organisation", "Spokesperson", "Media contact", "Boilerplate", "Fact"):
        assert f'<span class="frozen-item__kind">{kind}</span>' in words
    for passage in (
        "home to over <del>2,100</del> members",
        "home to over <ins>2,300</ins> members",
        "匯聚超過<del>2,100</del>名成員",
        "匯聚超過<ins>2,300</ins>名成員",
        "<del>Cyberport</del>",
        "<ins>Seaport</ins>",
        "<del>數碼</del>港",
        "<ins>海</ins>港",
        "Why: Annual count",
    ):
        assert passage in words
    assert words.count('name="bring"') == 3
    assert "Here: version 1, published" in words
    assert "Today: version 2, published" in words


def test_a_fact_in_a_boilerplate_is_an_item_of_its_own(full: Any, fact: Fact) -> None:
    snippets, page = full
    change_members(fact, 2300)
    outdated = [change for change in held_by(page) if change.is_outdated]
    assert [change.snippet for change in outdated] == [fact]
    publish(snippets.boilerplate, heading_en="Who we are", heading_zh_hant="我們是誰")
    by_kind = {change.kind: change for change in held_by(page)}
    boilerplate = by_kind["boilerplate"].differences["en"]
    words = "".join(piece.text for d in boilerplate for piece in (*d.before, *d.after))
    assert "Who we are" in words
    assert "2,300" not in words


def test_what_reads_the_same_is_not_outdated(full: Any, client: Any) -> None:
    snippets, page = full
    publish(snippets.contact)
    assert not any(change.is_outdated for change in held_by(page))
    client.force_login(make_approver())
    words = shown(client, page)
    assert "Today’s version reads the same." in words
    assert 'name="bring"' not in words


def test_what_was_taken_down_keeps_what_it_says(full: Any, client: Any) -> None:
    snippets, page = full
    publish(snippets.contact, phone="(852) 2345 6789")
    snippets.contact.unpublish()
    client.force_login(make_approver())
    assert "Taken down since" in shown(client, page)
    with pytest.raises(ValidationError, match="has been taken down"):
        bring_up_to_date(page, [snippets.contact.newest_version])
    assert ("mediacontact", 1) in versions_held(page)


def test_in_a_release_of_one_language_only_that_one_counts(site: Any, client: Any) -> None:
    fact = make_members_phrase()
    _snippets, page = release_of(
        fact, languages="en", headline_zh_hant="", label_zh_hant="", dateline_place_zh_hant=""
    )
    publish(fact, statement_zh_hant="<p>有{members}名成員</p>")
    assert not any(change.is_outdated for change in held_by(page))
    change_members(fact, 2300)
    client.force_login(make_approver())
    words = shown(client, page)
    assert "<ins>2,300</ins>" in words
    assert 'name="note_en"' in words
    assert 'name="note_zh_hant"' not in words
    bring(client, page, fact, note_en="The number of members.")
    assert "over 2,300" in public(client, page)
    assert Correction.objects.get().note_zh_hant in ("", None)


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_the_edit_form_leads_there_and_counts(
    full: Any, fact: Fact, client: Any, language: str
) -> None:
    _snippets, page = full
    client.force_login(make_approver(language=language))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert url_of(page) in client.get(edit).content.decode()
    if language == "en":
        assert "outdated" not in client.get(edit).content.decode()
    change_members(fact, 2300)
    if language == "en":
        assert "Frozen content (1 outdated)" in client.get(edit).content.decode()
    assert "2,300" in shown(client, page)


def test_a_draft_holds_nothing(site: Any, client: Any) -> None:
    page = make_release(live=False)
    client.force_login(make_approver())
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert url_of(page) not in client.get(edit).content.decode()
    assert "This release holds on to nothing" in shown(client, page)


# Queries


def outdated_release(number: int) -> ReleasePage:
    """With `number` of each of its snippets but the organisation, all of them outdated."""
    organisation = make_organisation()
    body, closing, everything = make_body(), [], [organisation]
    for _ in range(number):
        fact = make_fact()
        chip = f'<embed embedtype="fact" id="{fact.pk}"/>'
        text = {"text_en": f"<p>Has {chip}.</p>", "text_zh_hant": f"<p>有{chip}。</p>"}
        contact = make_contact(organisation=organisation)
        boilerplate = make_boilerplate(organisation=organisation, **text)
        person = make_spokesperson(organisation=organisation)
        body.append(make_body(spokesperson=person)[2])
        closing += make_closing(contact, boilerplate)
        everything += [contact, boilerplate, person, fact]
    page = make_release(body=body, closing=closing)
    for thing in everything:
        side = "statement_en" if isinstance(thing, Fact) else f"{thing.required_pairs[0]}_en"
        publish(thing, **{side: "<p>Something else</p>" if "statement" in side else "Otherwise"})
    return page


def test_many_pins_ask_as_much_as_few(site: Any, client: Any) -> None:
    few, many = outdated_release(1), outdated_release(8)
    assert Pin.objects.filter(page=many).count() > 30
    client.force_login(make_approver())
    assert queries_of(client, url_of(few)) == queries_of(client, url_of(many))
    edit = [reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in (few, many)]
    assert queries_of(client, edit[0]) == queries_of(client, edit[1])
