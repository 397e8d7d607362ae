"""Publishing a changed snippet shows first, on one page, what will change and what stays."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, rich_text

from factsheets.models import Fact
from releases.models import MediaContact
from tests.members import chip, counted, make_members
from tests.responses import text_of
from tests.test_where_used import url

from .factories import (
    make_boilerplate,
    make_closing,
    make_contact,
    make_fact_owner,
    make_factsheet,
    make_release,
    make_snippets,
    make_writer,
)

pytestmark = pytest.mark.django_db


def form_of(fact: Fact, value: int, **kwargs: Any) -> dict[str, Any]:
    """The edit form of a fact with another number of members."""
    fact = Fact.objects.get(pk=fact.pk)
    figure = {
        "id": fact.figures.get().pk,
        "name": "members",
        "value": value,
        "day": "",
        "qualifier": "over",
        "unit": "count",
        "unit_name_en": "",
        "unit_name_zh_hant": "",
        "display": "digits",
        "decimals": 0,
        "ORDER": 1,
        "DELETE": "",
    }
    return nested_form_data(
        {
            "languages": fact.languages,
            "lead_in_en": "",
            "lead_in_zh_hant": "",
            "statement_en": rich_text(fact.statement_en),
            "statement_zh_hant": rich_text(fact.statement_zh_hant),
            "change_note": "Annual count",
            "as_at": "2025-03-31",
            "source_name_en": fact.source_name_en,
            "source_name_zh_hant": fact.source_name_zh_hant,
            "figures": {
                "TOTAL_FORMS": 1,
                "INITIAL_FORMS": 1,
                "MIN_NUM_FORMS": 0,
                "MAX_NUM_FORMS": 1000,
                "0": figure,
            },
        }
        | kwargs
    )


def press_publish(client: Any, fact: Fact, value: int, **kwargs: Any) -> Any:
    data = form_of(fact, value, **kwargs) | {"action-publish": "1"}
    response = client.post(url("edit", fact), data, follow=True)
    assert response.status_code == 200
    form = response.context.get("form")
    assert not (form and form.errors), form.errors
    return response


def confirm(client: Any, response: Any) -> Any:
    """Press “Publish” on the page that asks."""
    html = response.content.decode()
    button = re.search(r'name="confirm-publish" value="(\d+)"', html)
    assert button, text_of(response)[-800:]
    data = {
        "confirm-publish": button[1],
        "saved_at": re.search(r'name="saved_at" value="([^"]+)"', html)[1],
    }
    return client.post(response.request["PATH_INFO"], data, follow=True)


def members_of(fact: Fact) -> int:
    return int(Fact.objects.get(pk=fact.pk).figures.get().value)


# The page


def test_the_sentence_before_and_after_in_each_language(owner: Any) -> None:
    fact = make_members()
    make_factsheet(facts=[fact], headline_en="In figures", headline_zh_hant="數字")
    make_release(body=[counted(fact)], headline_en="Doors open")
    make_release(body=[counted(fact)], headline_en="Being written", live=False)
    response = press_publish(owner, fact, 2300)
    html, words = response.content.decode(), text_of(response)
    assert "What will change" in words
    assert "1 page that follows" in words
    for sentence in (
        "Home to over <del>2,100</del> members.",
        "Home to over <ins>2,300</ins> members.",
        "匯聚超過<del>2,100</del>名成員。",
        "匯聚超過<ins>2,300</ins>名成員。",
    ):
        assert sentence in html
    assert "1 new edition" in words
    follows, stays = words.split("Stays as it is", 1)
    assert "In figures" in follows
    assert "Being written" in follows
    assert "Doors open" in stays
    assert "Frozen: says version 1 of 1, published" in stays
    assert members_of(fact) == 2100  # nothing is published yet

    confirm(owner, response)
    assert members_of(fact) == 2300
    assert fact.versions.count() == 2


def test_only_the_published_languages(owner: Any) -> None:
    fact = make_members()
    make_factsheet(facts=[fact], languages="en")
    html = press_publish(owner, fact, 2300).content.decode()
    assert "Home to over <ins>2,300</ins>" in html
    assert "匯聚" not in html.split("<main")[1].split("page-change")[1]


def test_a_sentence_of_a_text_around_a_figure(admin: Any, site: Any) -> None:
    fact = make_members()
    make_factsheet(
        facts=[],
        sections=[
            (
                "section",
                {
                    "en": {
                        "heading": "A",
                        "introduction": f"<p>Unmoved. We count {chip(fact)} heads.</p>",
                    },
                    "zh_hant": {
                        "heading": "甲",
                        "introduction": f"<p>不變。我們有{chip(fact)}人。</p>",
                    },
                    "facts": [make_members(key="other")],
                },
            )
        ],
        overview_en=f"<p>As many as {chip(fact)}.</p>",
        overview_zh_hant=f"<p>多至{chip(fact)}。</p>",
    )
    html = press_publish(admin, fact, 2300).content.decode()
    assert "We count over <del>2,100</del> heads." in html
    assert "我們有超過<ins>2,300</ins>人。" in html
    assert "As many as over <ins>2,300</ins>." in html
    assert "Unmoved" not in html
    assert "不變" not in html


def test_through_a_boilerplate_that_a_draft_shows(admin: Any) -> None:
    fact = make_members()
    boilerplate = make_boilerplate(
        text_en=f"<p>Home to {chip(fact)}.</p>", text_zh_hant=f"<p>匯聚{chip(fact)}。</p>"
    )
    make_release(live=False, closing=make_closing(make_contact(), boilerplate))
    words = text_of(press_publish(admin, fact, 2300))
    assert "Not public, and follow too" in words
    assert "through “About Cyberport" in words
    assert "No published release uses it." in words


def test_other_snippets_ask_too(admin: Any) -> None:
    snippets = make_snippets()
    closing = make_closing(snippets.contact, snippets.boilerplate)
    make_release(closing=closing, headline_en="Stays")
    make_release(closing=closing, headline_en="Follows", live=False)
    forms = [
        (
            snippets.boilerplate,
            {
                "organisation": snippets.organisation.pk,
                "heading_en": "About",
                "heading_zh_hant": "關於",
                "text_en": rich_text("<p>New.</p>"),
                "text_zh_hant": rich_text("<p>新。</p>"),
            },
        ),
        (
            snippets.contact,
            {
                "organisation": snippets.organisation.pk,
                "name_en": "Pat Ho",
                "name_zh_hant": "何柏",
                "phone": "",
                "email": "pat@example.org",
            },
        ),
        (snippets.organisation, {"name_en": "Seaport", "name_zh_hant": "海港", "website": ""}),
    ]
    for thing, data in forms:
        response = admin.post(url("edit", thing), data | {"action-publish": "1"}, follow=True)
        words = text_of(response)
        assert "What will change" in words
        assert "Stays" in words.split("Stays as it is", 1)[1]
        confirm(admin, response)
        assert thing.versions.count() == 2


def test_it_asks_as_much_for_30_pages_as_for_3(admin: Any) -> None:
    fact = make_members()

    def asked(number: int) -> int:
        for _ in range(number):
            make_factsheet(facts=[fact])
            make_release(body=[counted(fact)])
            make_release(body=[counted(fact)], live=False)
        address = press_publish(admin, fact, 2300).request
        address = f"{address['PATH_INFO']}?{address['QUERY_STRING']}"
        admin.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert "Before" in text_of(admin.get(address))
        return len(queries)

    before = asked(1)
    assert asked(9) == before


# When it does not ask


def test_first_publication_and_no_uses_are_published_at_once(owner: Any) -> None:
    fact = make_members()
    press_publish(owner, fact, 2300)
    assert members_of(fact) == 2300

    draft = make_members(key="draft", live=False)
    make_release(live=False, body=[counted(draft)])
    press_publish(owner, draft, 2300)
    assert Fact.objects.get(pk=draft.pk).live


def test_where_only_releases_hold_on_nothing_changes(owner: Any) -> None:
    fact = make_members()
    make_release(body=[counted(fact)])
    press_publish(owner, fact, 2300)
    assert members_of(fact) == 2300


def test_the_same_words_again_are_published_at_once(owner: Any) -> None:
    fact = make_members()
    make_factsheet(facts=[fact])
    data = {"statement_en": rich_text("<p>Home to {members} members.</p>"), "note": "Ask Wing."}
    fact.statement_en = Fact.objects.get(pk=fact.pk).statement_en
    press_publish(owner, fact, 2300)
    response = press_publish(owner, fact, 2100, **data)
    assert "What will change" in text_of(response)  # block keys of the editor are not words
    confirm(owner, response)
    press_publish(owner, fact, 2100, note="Ask Mei.")
    assert Fact.objects.get(pk=fact.pk).note == "Ask Mei."


def test_saving_a_draft_does_not_ask(owner: Any) -> None:
    fact = make_members()
    make_factsheet(facts=[fact])
    response = owner.post(url("edit", fact), form_of(fact, 2300), follow=True)
    assert "What will change" not in text_of(response)
    assert members_of(fact) == 2100


# Back, and in between


def test_back_to_editing_loses_nothing(owner: Any) -> None:
    fact = make_members()
    make_factsheet(facts=[fact])
    response = press_publish(owner, fact, 2300)
    assert (
        f'href="{url("edit", fact)}" class="button button-secondary"' in response.content.decode()
    )
    form = owner.get(url("edit", fact)).context["form"]
    assert form.formsets["figures"].forms[0]["value"].value() == 2300
    assert form["change_note"].value() == "Annual count"
    # Once it is published, the next change needs a reason of its own.
    confirm(owner, press_publish(owner, fact, 2300))
    assert owner.get(url("edit", fact)).context["form"]["change_note"].value() == ""


def test_a_newer_version_is_not_published_unseen(admin: Any, client: Any) -> None:
    fact = make_members()
    make_factsheet(facts=[fact])
    asked = press_publish(admin, fact, 2300)
    later = Fact.objects.get(pk=fact.pk).get_latest_revision_as_object()
    later.note = "By somebody else"
    later.save_revision(user=make_fact_owner(first_name="Wing", last_name="Lau"))
    response = confirm(admin, asked)
    assert members_of(fact) == 2100
    words = text_of(response)
    assert "Wing Lau saved a newer version at" in words
    assert "nothing was published" in words
    address = f"{asked.request['PATH_INFO']}?{asked.request['QUERY_STRING']}"
    assert "saved a newer version" in text_of(admin.get(address, follow=True))


def test_the_same_draft_saved_over_is_a_newer_one(admin: Any) -> None:
    fact = make_members()
    make_factsheet(facts=[fact])
    asked = press_publish(admin, fact, 2300)
    draft = Fact.objects.get(pk=fact.pk)
    later = draft.get_latest_revision_as_object()
    later.save_revision(overwrite_revision=draft.latest_revision, user=draft.latest_revision.user)
    assert "saved a newer version" in text_of(confirm(admin, asked))
    assert members_of(fact) == 2100


def test_twice_is_once(admin: Any) -> None:
    fact = make_members()
    make_factsheet(facts=[fact])
    asked = press_publish(admin, fact, 2300)
    confirm(admin, asked)
    assert "published already" in text_of(confirm(admin, asked))
    assert fact.versions.count() == 2


def test_who_may_not_publish_cannot_confirm(admin: Any, client: Any) -> None:
    contact = make_contact()
    make_release(live=False, closing=make_closing(contact, make_boilerplate()))
    contact.email = "new@example.org"
    revision = contact.save_revision()
    client.force_login(make_writer())
    data = {"confirm-publish": revision.pk}
    assert client.post(url("edit", contact), data).status_code in (302, 403)
    assert MediaContact.objects.get().email == "kit.wong@example.org"


# Later


def test_a_scheduled_publication_shows_it_too(admin: Any) -> None:
    fact = make_members()
    fact.save_revision().publish()
    make_factsheet(facts=[fact])
    moment = timezone.now() + timedelta(days=2)
    at = timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")
    response = press_publish(admin, fact, 2300, go_live_at=at)
    words = text_of(response)
    assert "It is published at" in words
    assert "Schedule the publication" in words
    confirm(admin, response)
    live = Fact.objects.get(pk=fact.pk)
    assert members_of(fact) == 2100
    assert live.scheduled_revision is not None


def test_what_was_never_published_from_a_draft_is_not_scheduled(admin: Any) -> None:
    """Wagtail would take it down until its time comes."""
    fact = make_members()
    make_factsheet(facts=[fact])
    Fact.objects.update(live_revision=None)
    at = timezone.localtime(timezone.now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    response = press_publish(admin, fact, 2300, go_live_at=at)
    assert "publish it once without a time first" in text_of(response)
    assert Fact.objects.get(pk=fact.pk).live


def test_what_pages_show_cannot_be_given_an_expiry(admin: Any) -> None:
    fact = make_members()
    make_factsheet(facts=[fact], headline_en="Uses it")
    at = timezone.localtime(timezone.now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    response = press_publish(admin, fact, 2300, expire_at=at)
    assert "cannot expire while pages show it: “Uses it”" in text_of(response)
    assert members_of(fact) == 2100
    assert Fact.objects.get(pk=fact.pk).get_latest_revision_as_object().expire_at
