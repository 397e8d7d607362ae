"""An old value becomes a reference to its fact with one click, in a draft, or is refused in words."""

from typing import Any

import pytest

from cyberport_cms.newsroom.models import StandardPage
from factsheets.drift.findings import Finding
from factsheets.drift.replacing import Refused, replace
from tests.drift.old_values import changed_members, found, page_with
from tests.factories import (
    make_admin,
    make_boilerplate,
    make_fact_owner,
    make_standard_page,
    make_user,
    make_writer,
    paragraph,
)
from tests.members import chip

pytestmark = pytest.mark.django_db


def replaced(finding: Finding, user: Any = None) -> str:
    """The text of the draft after a click."""
    done = replace(finding.ticket, user or make_admin())
    draft = type(done.thing).objects.get(pk=done.thing.pk).get_latest_revision_as_object()
    return draft.body[0].value[finding.piece.source].source


@pytest.mark.parametrize(
    ("source", "stored", "expected"),
    [
        ("en", "R&amp;D: over 2,100 members of ours", "R&amp;D: {} members of ours"),
        ("en", "<b>R&amp;D</b> over 2,100&nbsp;members", "<b>R&amp;D</b> {}&nbsp;members"),
        ("en", "<b>over 2,100 members</b>, members", "<b>{} members</b>, members"),
        ("en", "members: “2,100”, &lt;b&gt; members", "members: “{}”, &lt;b&gt; members"),
        ("zh_hant", "園區匯聚<b>逾2,100名</b>成員。", "園區匯聚<b>{}名</b>成員。"),
        ("zh_hant", "園區匯聚2,100多名成員。", "園區匯聚{}名成員。"),
    ],
)
def test_the_exact_words_become_a_reference(
    site: Any, source: str, stored: str, expected: str
) -> None:
    fact = changed_members()
    page_with(site, **{source: stored})
    (finding,) = found()
    assert replaced(finding) == f"<p>{expected.format(chip(fact))}</p>"


def test_replacing_saves_a_draft_and_publishes_nothing(site: Any, client: Any) -> None:
    changed_members()
    page = page_with(site, "We are home to over 2,100 members.", "園區匯聚逾2,100名成員。")
    user = make_admin()
    for finding in found():
        replace(finding.ticket, user)
    page = StandardPage.objects.get(pk=page.pk)
    assert page.live
    assert page.has_unpublished_changes
    assert "2,100" in page.body[0].value["en"].source
    assert page.latest_revision.user == user
    draft = page.get_latest_revision_as_object()
    shown = draft.for_reading()
    assert "over 2,300 members" in shown.side_text("en")
    assert "匯聚超過2,300名成員" in shown.side_text("zh_hant")
    page.latest_revision.publish()
    for language, said in (
        ("en", "over 2,300 members"),
        ("zh-hant", "匯聚超過2,300名成員"),
        ("zh-hans", "汇聚超过2,300名成员"),
    ):
        assert said in client.get(f"/{language}/{page.slug}/").content.decode()
    assert found() == []


def test_both_of_two_equal_values_are_replaced_one_by_one(site: Any) -> None:
    changed_members()
    page_with(site, "Over 2,100 members; yes, 2,100 members.")
    first, second = found()
    assert first.opens_sentence
    assert not second.opens_sentence
    once = replaced(second)
    assert once.startswith("<p>Over 2,100 members; yes, <embed")
    with pytest.raises(Refused, match="has changed"):
        replace(first.ticket, make_admin())


def test_a_snippet_is_replaced_in_its_draft(site: Any) -> None:
    fact = changed_members()
    boilerplate = make_boilerplate(text_en="<p>Home to 2,100 members.</p>")
    (finding,) = found()
    replace(finding.ticket, make_admin())
    boilerplate.refresh_from_db()
    assert "2,100" in boilerplate.text_en
    draft = boilerplate.get_latest_revision_as_object()
    assert f'id="{fact.pk}" figure="members"/> members' in draft.text_en


def test_an_item_of_a_list_is_replaced(site: Any) -> None:
    changed_members()
    items = ["<p>Desks</p>", "<p>over 2,100 members</p>"]
    value = {"en": items, "zh_hant": [], "style": "bullets"}
    page = make_standard_page(site.home, languages="en", body=[("bullet_list", value)])
    (finding,) = found()
    replace(finding.ticket, make_admin())
    draft = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.body[0].value["en"][0].source == "<p>Desks</p>"
    assert draft.body[0].value["en"][1].source.startswith("<p><embed")


@pytest.mark.parametrize(
    ("stored", "reason"),
    [
        ("home to over <b>2,100</b> members", "partly bold"),
        ('home to <a href="https://example.org/">over 2,100</a> members', "link"),
    ],
)
def test_what_cannot_be_replaced_is_refused_in_words(site: Any, stored: str, reason: str) -> None:
    changed_members()
    page_with(site, stored)
    (finding,) = found()
    assert reason in finding.why_not
    with pytest.raises(Refused):
        replace(finding.ticket, make_admin())


def test_a_changed_text_a_lock_and_missing_rights_are_refused(site: Any) -> None:
    changed_members()
    page = page_with(site, "We are home to over 2,100 members.")
    (finding,) = found()
    for user in (make_user(), make_fact_owner()):
        with pytest.raises(Refused, match="may not edit"):
            replace(finding.ticket, user)
    page.locked, page.locked_by = True, make_admin()
    page.save()
    with pytest.raises(Refused, match="locked"):
        replace(finding.ticket, make_writer())
    page.locked = False
    page.body = [paragraph("We are home to over 2,100 members!", "園區歡迎各界。")]
    page.save_revision().publish()
    with pytest.raises(Refused, match="has changed"):
        replace(finding.ticket, make_writer())
    with pytest.raises(Refused, match="not from the report"):
        replace("nonsense", make_writer())
    assert "<embed" not in str(StandardPage.objects.get(pk=page.pk).latest_revision.content)


def test_a_fact_that_was_taken_down_replaces_nothing(site: Any) -> None:
    fact = changed_members()
    page_with(site, "We are home to over 2,100 members.")
    (finding,) = found()
    fact.unpublish()
    with pytest.raises(Refused, match="not published"):
        replace(finding.ticket, make_admin())
