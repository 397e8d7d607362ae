"""What texts show of a fact does not go away under them: no figure, no lead-in, no language."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, Workflow
from wagtail.test.utils.form_data import rich_text

from cyberport_cms.newsroom import in_use
from cyberport_cms.newsroom.scheduling import publish_due
from factsheets.models import Fact, FactsheetPage, Figure
from releases.setup import APPROVAL
from tests.bulk_update.sheets import answer, taken, upload
from tests.members import chip, counted, make_members
from tests.responses import messages_of, text_of
from tests.test_where_used import url

from .factories import (
    in_future,
    let_its_time_come,
    make_approver,
    make_boilerplate,
    make_closing,
    make_contact,
    make_fact,
    make_fact_owner,
    make_factsheet,
    make_release,
    make_writer,
)
from .test_what_changes import confirm, form_of

pytestmark = pytest.mark.django_db

RENAMED = {
    "statement_en": "<p>Home to {people} members.</p>",
    "statement_zh_hant": "<p>匯聚{people}名成員。</p>",
}


def shown(fact: Fact) -> FactsheetPage:
    """A live page with the figure in a sentence."""
    return make_factsheet(
        facts=[],
        headline_en="Uses it",
        overview_en=f"<p>Members: {chip(fact)} in all.</p>",
        overview_zh_hant=f"<p>成員為{chip(fact)}。</p>",
    )


def renamed(fact: Fact) -> Fact:
    """The fact with another name of its figure, everywhere."""
    fact = Fact.objects.get(pk=fact.pk)
    for name, value in RENAMED.items():
        setattr(fact, name, value)
    fact.figures = [Figure(name="people", value=Decimal(2300), qualifier="over")]
    return fact


def overview(client: Any, page: Any, language: str) -> str:
    return text_of(client.get(f"/{language}/factsheets/{page.slug}/"))


def refusal(publish: Callable[[], Any]) -> str:
    with pytest.raises(ValidationError) as refused, transaction.atomic():
        publish()
    return " ".join(refused.value.messages)


# A figure


def renamed_form(fact: Fact, **kwargs: Any) -> dict[str, Any]:
    texts = {name: rich_text(text) for name, text in RENAMED.items()}
    data = form_of(fact, 2300, **texts, **kwargs)
    return data | {"figures-0-name": "people", "action-publish": "1"}


@pytest.mark.parametrize(
    ("language", "words", "use"),
    [
        (
            "en",
            "“Home to over 2,100 members.” cannot lose {members}",
            "“Uses it” (English, Overview)",
        ),
        ("zh-hant", "{members}", "Uses it"),
    ],
)
def test_the_form_refuses_and_names_the_uses(
    client: Any, site: Any, language: str, words: str, use: str
) -> None:
    fact = make_members()
    page = shown(fact)
    client.force_login(make_fact_owner(language=language))
    response = client.post(url("edit", fact), renamed_form(fact))
    refused = " ".join(response.context["form"].non_field_errors())
    assert words in refused
    assert use in refused
    assert not Fact.objects.get(pk=fact.pk).has_unpublished_changes
    assert overview(client, page, "en").count("Members: over 2,100 in all.") == 1
    assert "成員為超過2,100。" in overview(client, page, "zh-hant")


def test_a_draft_of_it_is_saved_and_not_published(owner: Any) -> None:
    fact = make_members()
    shown(fact)
    data = renamed_form(fact)
    del data["action-publish"]
    owner.post(url("edit", fact), data)
    draft = Fact.objects.get(pk=fact.pk).latest_revision
    assert "{people}" in draft.content["statement_en"]
    assert "“Uses it”" in refusal(draft.publish)
    # Somebody who had the question open before the page was published.
    address = f"{url('edit', fact)}?publish={draft.pk}"
    response = confirm(owner, owner.get(address))
    assert "“Uses it” (Chinese, Overview)" in " ".join(messages_of(response))
    assert Fact.objects.get(pk=fact.pk).figures.get().name == "members"


def in_a_draft(fact: Fact) -> None:
    make_release(live=False, body=[counted(fact)], headline_en="Uses it")


def at_a_time(fact: Fact) -> None:
    make_release(body=[counted(fact)], headline_en="Uses it", release_time=in_future())


def through_a_boilerplate(fact: Fact) -> None:
    boilerplate = make_boilerplate(text_zh_hant=f"<p>匯聚{chip(fact)}名成員。</p>")
    closing = make_closing(make_contact(), boilerplate)
    make_release(live=False, closing=closing, headline_en="Uses it")


def in_a_boilerplate_alone(fact: Fact) -> None:
    make_boilerplate(heading_en="Uses it", text_en=f"<p>Home to {chip(fact)}.</p>")


def in_the_draft_of_a_boilerplate(fact: Fact) -> None:
    boilerplate = make_boilerplate(heading_en="Uses it", text_en="<p>Home.</p>")
    boilerplate.text_en = f"<p>Home to {chip(fact)}.</p>"
    boilerplate.save_revision()


def as_a_card(fact: Fact) -> None:
    body = [("fact", {"fact": fact, "figure": "members"})]
    make_release(live=False, body=body, headline_en="Uses it")


def in_a_table(fact: Fact) -> None:
    rows = [{"en": "", "zh_hant": "", "fact": fact, "figure": "members"}]
    table = {"en": "The community", "zh_hant": "社群", "rows": rows}
    make_release(live=False, body=[("figures_table", table)], headline_en="Uses it")


@pytest.mark.parametrize(
    "use",
    [
        shown,
        in_a_draft,
        at_a_time,
        through_a_boilerplate,
        in_a_boilerplate_alone,
        in_the_draft_of_a_boilerplate,
        as_a_card,
        in_a_table,
    ],
)
def test_code_cannot_take_a_figure_away_either(site: Any, use: Callable[[Fact], Any]) -> None:
    fact = make_members(lead_in_en="Members:", lead_in_zh_hant="成員：")
    use(fact)
    words = refusal(renamed(fact).save_revision().publish)
    assert "{members}" in words
    assert "“Uses it" in words
    now = Fact.objects.get(pk=fact.pk)
    assert now.figures.get().name == "members"
    assert now.words("en") == "Members: Home to over 2,100 members."
    assert now.versions.count() == 1


def rename_the_row(fact: Fact) -> None:
    row = Figure.objects.get(fact=fact)
    row.name = "people"
    row.save()


def change_the_number(fact: Fact) -> None:
    row = fact.figures.get()
    row.value = Decimal(9)
    row.save(update_fields=["value"])


def save_the_figures_alone(fact: Fact) -> None:
    fact.figures = [Figure(name="people", value=Decimal(2300))]
    fact.save(update_fields=["figures"])


def commit_the_figures_alone(fact: Fact) -> None:
    fact.figures = []
    fact.figures.commit()


def give_them_to_another_fact(fact: Fact) -> None:
    other = make_fact()
    other.figures = list(fact.figures.all())
    other.statement_en = RENAMED["statement_en"].replace("people", "members")
    other.statement_zh_hant = RENAMED["statement_zh_hant"].replace("people", "members")
    other.save()


@pytest.mark.parametrize(
    "change",
    [
        rename_the_row,
        change_the_number,
        save_the_figures_alone,
        commit_the_figures_alone,
        give_them_to_another_fact,
        lambda fact: fact.figures.get().delete(),
        lambda fact: Figure.objects.filter(fact=fact).delete(),
        lambda fact: Figure.objects.create(fact=fact, name="sites", value=Decimal(9)),
    ],
)
def test_the_figures_of_a_published_fact_change_with_it_alone(
    site: Any, client: Any, change: Callable[[Fact], Any]
) -> None:
    fact = make_members()
    page = shown(fact)
    assert "its figures change with it" in refusal(lambda: change(Fact.objects.get(pk=fact.pk)))
    assert "Members: over 2,100 in all." in overview(client, page, "en")
    assert Fact.objects.get(pk=fact.pk).versions.count() == 1


def test_those_of_a_fact_that_nobody_reads_yet_are_free(site: Any) -> None:
    fact = make_members(live=False)
    rename_the_row(fact)
    Figure.objects.filter(fact=fact).delete()
    assert not Fact.objects.get(pk=fact.pk).figures.exists()


def test_a_published_fact_without_figures_stands_in_the_way_of_nothing(site: Any) -> None:
    make_fact()
    fact = make_members()
    renamed(fact).save_revision().publish()
    assert Fact.objects.get(pk=fact.pk).figures.get().name == "people"


def test_a_fact_that_nothing_shows_is_deleted_with_its_figures(site: Any) -> None:
    fact = make_members()
    fact.delete()
    assert not Figure.objects.exists()


def test_a_frozen_release_does_not_hold_it(site: Any, client: Any) -> None:
    fact = make_members()
    release = make_release(body=[counted(fact)])
    renamed(fact).save_revision().publish()
    assert Fact.objects.get(pk=fact.pk).figures.get().name == "people"
    html = text_of(client.get(f"/en/releases/{release.slug}/"))
    assert "We count over 2,100 members." in html


def test_a_figure_that_nobody_shows_may_go(site: Any) -> None:
    two = {
        "statement_en": "<p>{members} and {sites}.</p>",
        "statement_zh_hant": "<p>{members}及{sites}。</p>",
    }
    figures = [Figure(name=name, value=Decimal(5)) for name in ("members", "sites")]
    fact = make_members(**two, figures=figures)
    shown(fact)
    make_factsheet(facts=[fact])
    fact.statement_en, fact.statement_zh_hant = "<p>{members}.</p>", "<p>{members}。</p>"
    fact.figures = [Figure(name="members", value=Decimal(6))]
    fact.save_revision().publish()
    assert Fact.objects.get(pk=fact.pk).figures.get().value == 6


def test_a_row_without_a_name_needs_some_figure_and_its_label(site: Any) -> None:
    fact = make_members(lead_in_en="Members:", lead_in_zh_hant="成員：")
    rows = [{"en": "", "zh_hant": "成員", "fact": fact, "figure": ""}]
    table = {"en": "The community", "zh_hant": "社群", "rows": rows}
    make_release(live=False, body=[("figures_table", table)])
    renamed(fact).save_revision().publish()  # it shows the first, whatever its name is
    fact = Fact.objects.get(pk=fact.pk)
    fact.lead_in_en = fact.lead_in_zh_hant = ""
    assert "its lead-in" in refusal(fact.save_revision().publish)
    fact = Fact.objects.get(pk=fact.pk)
    fact.statement_en, fact.statement_zh_hant, fact.figures = "<p>Many.</p>", "<p>許多。</p>", []
    assert "its last figure" in refusal(fact.save_revision().publish)


def test_the_clock_refuses_too(site: Any, client: Any) -> None:
    fact, other = make_members(), make_members(key="other")
    shown(other)
    for one in (fact, other):
        draft = renamed(one)
        draft.go_live_at = in_future()
        revision = draft.save_revision()
        if one is other:
            assert "“Uses it”" in refusal(revision.publish)
        else:
            revision.publish()
    page = shown(fact)  # after its change has been given a time
    let_its_time_come(fact)
    (reasons,) = publish_due().refused.values()
    assert "“Uses it” (Chinese, Overview)" in " ".join(reasons)
    assert "Members: over 2,100 in all." in overview(client, page, "en")


def test_approving_it_is_refused_in_words(site: Any, client: Any) -> None:
    fact = make_members()
    draft = renamed(fact)
    draft.save_revision()
    Workflow.objects.get(name=APPROVAL).start(Fact.objects.get(pk=fact.pk), make_writer())
    page = shown(fact)
    client.force_login(make_approver())
    state = Fact.objects.get(pk=fact.pk).current_workflow_task_state
    name = Fact.snippet_viewset.get_url_name("workflow_action")
    response = client.post(reverse(name, args=[fact.pk, "approve", state.pk]), follow=True)
    assert "“Uses it”" in text_of(response) + " ".join(messages_of(response))
    assert "Members: over 2,100 in all." in overview(client, page, "en")


# In a spreadsheet


def test_a_sheet_that_builds_on_a_draft_says_so_before_anything_is_saved(owner: Any) -> None:
    fact = make_members()
    shown(fact)
    user = Fact.objects.get(pk=fact.pk).owner or make_fact_owner()
    owner.force_login(user)
    renamed(fact).save_revision(user=user)
    sheet = taken(owner)
    sheet[0]["value"] = "2400"
    dry_run = upload(owner, sheet)
    assert "cannot lose {members}" in text_of(dry_run)
    answer(owner, dry_run)
    assert Fact.objects.get(pk=fact.pk).figures.get().value == 2100


def test_where_nothing_goes_away_nobody_is_asked(
    owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = [make_members(key=f"members-{number}") for number in range(12)]
    for fact in facts:
        shown(fact)
    sheet = taken(owner)
    for line in sheet:
        line["value"] = "2400"
    dry_run = upload(owner, sheet)
    monkeypatch.setattr(in_use, "uses_of", lambda snippet: pytest.fail("asked for uses"))
    with CaptureQueriesContext(connection) as queries:
        answer(owner, dry_run)
    assert {f.figures.get().value for f in Fact.objects.all()} == {Decimal(2400)}
    # To know what is published: the row and its figures.
    asked = [q["sql"] for q in queries if '"live"' in q["sql"].partition("WHERE")[2]]
    rows = [sql for sql in asked if 'FROM "factsheets_fact"' in sql and "LIMIT 1" in sql]
    assert len(rows) <= len(facts)


# A language


ONLY_ENGLISH = {"languages": "en"}


def test_a_language_that_is_shown_is_not_lost(owner: Any) -> None:
    fact = make_members()
    page = make_factsheet(facts=[fact], headline_en="Uses it")
    data = form_of(fact, 2100, **ONLY_ENGLISH) | {"action-publish": "1"}
    response = owner.post(url("edit", fact), data)
    refused = " ".join(response.context["form"].non_field_errors())
    assert "cannot lose its Chinese side" in refused
    assert "“Uses it” (English, Chinese, Section)" in refused
    assert "匯聚超過2,100名成員。" in overview(owner, page, "zh-hant")


def test_nor_by_code_nor_by_an_empty_text(site: Any) -> None:
    fact = make_members()
    make_factsheet(facts=[fact], headline_en="Uses it")
    fact.languages = "en"
    assert "“Uses it”" in refusal(fact.save)
    boilerplate = make_boilerplate()
    body = [counted(make_members(key="other"))]
    closing = make_closing(make_contact(), boilerplate)
    make_release(body=body, closing=closing, release_time=in_future(), headline_en="Waits")
    boilerplate.text_zh_hant = ""
    assert "“Waits”" in refusal(boilerplate.save_revision().publish)


def test_a_language_that_no_page_shows_may_go(site: Any) -> None:
    fact = make_members()
    make_factsheet(facts=[fact], languages="en")
    make_release(body=[counted(fact)])
    fact.languages, fact.lead_in_zh_hant, fact.source_name_zh_hant = "en", "", ""
    fact.statement_zh_hant = ""
    fact.save_revision().publish()
    assert not Fact.objects.get(pk=fact.pk).has_side("zh_hant")


# What waits


def in_approval(fact: Fact) -> None:
    page = make_release(live=False, body=[counted(fact)], headline_en="Uses it")
    Workflow.objects.get(name=APPROVAL).start(page, make_writer())


@pytest.mark.parametrize("wait", [at_a_time, in_approval])
def test_what_a_waiting_release_shows_is_not_taken_down(
    owner: Any, wait: Callable[[Fact], Any]
) -> None:
    fact = make_members()
    wait(fact)
    for response in (owner.get(url("unpublish", fact)), owner.post(url("unpublish", fact))):
        assert "cannot be taken down" in text_of(response)
        assert "Uses it" in text_of(response)
    assert "“Uses it”" in refusal(fact.unpublish)
    Fact.objects.filter(pk=fact.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert publish_due().refused
    assert Fact.objects.get(pk=fact.pk).live
    fact.languages = "en"
    assert "“Uses it”" in refusal(fact.save)


def test_after_it_has_gone_out_it_may(site: Any) -> None:
    fact = make_members()
    at_a_time(fact)
    (revision,) = Revision.objects.filter(approved_go_live_at__isnull=False)
    let_its_time_come(revision.content_object)
    assert publish_due().refused == {}
    fact.unpublish()
    assert not Fact.objects.get(pk=fact.pk).live


def test_other_facts_are_not_held(site: Any) -> None:
    shown(make_members())
    other = make_fact()
    other.languages = "en"
    other.statement_zh_hant = other.lead_in_zh_hant = other.source_name_zh_hant = ""
    other.save_revision().publish()
    assert not Fact.objects.get(pk=other.pk).has_side("zh_hant")
