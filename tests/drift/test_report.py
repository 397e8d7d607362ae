"""The report “Drift”: everything that drifts, with counts, for those whose work it is."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry, Page

from factsheets.drift.boilerplates import frozen_boilerplates, other_boilerplates
from factsheets.drift.outdated import outdated_drafts
from factsheets.drift.review import due_facts, note_review, today
from factsheets.models import Fact, Figure
from releases.models import ReleasePage
from tests.drift.old_values import change, changed_members, found, members, page_with
from tests.factories import (
    make_admin,
    make_boilerplate,
    make_closing,
    make_contact,
    make_draft,
    make_fact,
    make_fact_owner,
    make_organisation,
    make_release,
    make_standard_page,
    make_topic,
    make_user,
    make_writer,
    paragraph,
)
from tests.members import counted

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/drift/"


# Boilerplates and drafts


LONG = (
    "Cyberport is the home of digital technology in Hong Kong and brings together companies, "
    "talent and capital under one roof by the sea, with offices, laboratories and a theatre."
)
LONG_CHINESE = (
    "數碼港是香港數碼科技的旗艦，匯聚企業、人才及資金，並設有辦公室、實驗室和劇場，面向大海。"
)


def test_an_older_boilerplate_in_a_draft_is_listed(site: Any) -> None:
    organisation = make_organisation()
    older = make_boilerplate(organisation=organisation)
    newer = make_boilerplate(organisation=organisation, text_en="<p>New words.</p>")
    make_boilerplate(organisation=make_organisation(name_en="Another"))
    closing = [("boilerplate", {"boilerplate": older})]
    draft = make_draft(closing=closing)
    make_draft(closing=[("boilerplate", {"boilerplate": newer})])
    make_release(closing=closing)  # frozen on purpose
    (row,) = other_boilerplates()
    assert (row.document.key, row.chosen, row.current) == (draft.pk, older, newer)
    assert row.content_path == f"closing.{draft.closing[0].id}"


@pytest.mark.parametrize(
    ("en", "zh_hant", "lang"),
    [
        (LONG, "一段文字。", "en"),
        (LONG.replace("a theatre", "two theatres"), "一段文字。", "en"),
        ("Some text.", LONG_CHINESE.replace("面向大海", "背山面海"), "zh-Hant-HK"),
    ],
)
def test_a_boilerplate_typed_by_hand_is_listed(site: Any, en: str, zh_hant: str, lang: str) -> None:
    boilerplate = make_boilerplate(text_en=f"<p>{LONG}</p>", text_zh_hant=f"<p>{LONG_CHINESE}</p>")
    make_draft(body=[paragraph(en, zh_hant)])
    make_draft(body=[paragraph("Cyberport is by the sea.", "數碼港面向大海。")])
    (row,) = other_boilerplates()
    assert (row.is_typed, row.lang, row.current) == (True, lang, boilerplate)


def test_frozen_boilerplates_are_counted(site: Any) -> None:
    boilerplate = make_boilerplate()
    closing = make_closing(make_contact(), boilerplate)
    make_release(closing=closing), make_release(closing=closing)
    assert frozen_boilerplates() == []
    boilerplate.text_en = "<p>New words.</p>"
    boilerplate.save_revision().publish()
    make_release(closing=closing)
    (row,) = frozen_boilerplates()
    assert (row.boilerplate, row.pages) == (boilerplate, 2)


def test_a_draft_of_a_published_release_says_which_versions_are_old(site: Any) -> None:
    fact = members()
    body = [counted(fact)]
    page = make_release(body=body)
    fact = change(fact, Figure(name="members", value=Decimal(2300), qualifier="over"))
    assert outdated_drafts() == []  # nobody is changing it
    page.headline_en = "Changed"
    page.save_revision()
    (row,) = outdated_drafts()
    assert row.document.key == page.pk
    ((one),) = row.outdated
    assert (one.version.number, one.newest) == (1, 2)
    assert "over 2,100" in str(one.snippet)
    page.body = [paragraph("We count many members.", "我們有很多成員。")]
    page.save_revision()
    assert outdated_drafts() == []


# Review


def test_a_fact_is_due_on_its_day(site: Any) -> None:
    yesterday = today() - timedelta(days=1)
    late = make_fact(next_review=today() - timedelta(days=10))
    now = make_fact(next_review=today())
    make_fact(next_review=today() + timedelta(days=1))
    make_fact(next_review=yesterday, live=False)
    assert [(due.fact, due.days) for due in due_facts(Fact.objects.all())] == [(late, 10), (now, 0)]
    rhythm = make_fact(review_months=6)
    Fact.objects.filter(pk=rhythm.pk).update(last_published_at=timezone.now() - timedelta(days=200))
    assert rhythm in [due.fact for due in due_facts(Fact.objects.all())]


def test_reviewed_moves_the_day_on_and_makes_no_version(site: Any) -> None:
    fact = members(next_review=today(), review_months=1)
    draft = Fact.objects.get(pk=fact.pk)
    draft.note = "In the making"
    draft.save_revision()
    user = make_fact_owner()
    day = note_review(fact, user, None)
    assert day > today() + timedelta(days=27)
    fact = Fact.objects.get(pk=fact.pk)
    assert fact.next_review == day
    assert fact.versions.count() == 1
    entry = ModelLogEntry.objects.get(action="factsheets.reviewed")
    assert (entry.user, entry.data["next_review"]) == (user, day.isoformat())
    # A draft that was begun before does not bring the old day back.
    fact.latest_revision.publish()
    fact = Fact.objects.get(pk=fact.pk)
    assert (fact.note, fact.next_review) == ("In the making", day)


# The report


@pytest.fixture
def owner(site: Any, client: Any) -> Iterator[Any]:
    user = make_fact_owner(first_name="Ada", last_name="Mok")
    client.force_login(user)
    return user


def report(client: Any, **query: Any) -> str:
    return client.get(REPORT, query).content.decode()


def test_an_empty_report_says_so(site: Any, client: Any, owner: Any) -> None:
    assert "Nothing drifts" in report(client)


def test_the_report_shows_everything_with_a_count(site: Any, client: Any) -> None:
    client.force_login(make_admin())
    changed_members(next_review=today() - timedelta(days=3), review_months=12)
    page_with(site, "We are home to over 2,100 members & friends.")
    html = report(client)
    for words in (
        "1 fact due for review",
        "3 days overdue",
        "1 old value in a text",
        "We are home to <mark>over 2,100</mark> members &amp; friends.",
        "<del>over 2,100</del> <ins>over 2,300</ins>",
        "Replace by the fact",
        "next in 12 months",
    ):
        assert words in html


def test_mine_and_a_topic(site: Any, client: Any, owner: Any) -> None:
    topic = make_topic()
    make_fact(next_review=today(), statement_en="<p>Of mine.</p>", owner=owner)
    make_fact(next_review=today(), statement_en="<p>Of others.</p>", topic=topic)
    assert "Of mine." in report(client)
    assert "Of others." in report(client)
    assert "Of mine." in report(client, owner="mine")
    assert "Of others." not in report(client, owner="mine")
    assert "Of mine." not in report(client, topic=topic.pk)
    assert "Of others." in report(client, topic=topic.pk)
    assert report(client, topic="nonsense")


def test_drafts_are_not_quoted_to_those_who_may_not_edit_them(
    site: Any, client: Any, owner: Any
) -> None:
    changed_members()
    make_draft(body=[paragraph("In secret, home to over 2,100 members.", "")])
    html = report(client)
    assert "A draft that you may not edit." in html
    assert "In secret" not in html
    assert "Replace by the fact" not in html


def test_it_is_in_the_menu_for_those_who_may_see_facts(site: Any, client: Any) -> None:
    client.force_login(make_writer())
    assert REPORT in client.get("/admin/").content.decode()
    make_fact(next_review=today())
    assert "Reviewed, still right" not in report(client)
    client.force_login(make_user())
    assert client.get(REPORT).status_code in (302, 403)


def test_a_click_replaces_and_says_so(site: Any, client: Any) -> None:
    client.force_login(make_writer())
    changed_members()
    page = page_with(site, "We are home to over 2,100 members.")
    (finding,) = found()
    url = f"{REPORT}replace/"
    assert client.get(url).status_code == 405
    here = f"{REPORT}?owner=mine"
    response = client.post(url, {"ticket": finding.ticket, "next": here})
    assert response["Location"] == here
    (message,) = (str(m) for m in get_messages(response.wsgi_request))
    assert "is replaced by the fact in the draft" in message
    assert Page.objects.get(pk=page.pk).has_unpublished_changes
    again = client.post(url, {"ticket": finding.ticket, "next": "https://elsewhere.example/"})
    assert again["Location"] == REPORT


def test_reviewed_with_one_click(site: Any, client: Any, owner: Any) -> None:
    fact = make_fact(next_review=today(), review_months=6)
    client.post(f"{REPORT}reviewed/{fact.pk}/")
    assert not due_facts(Fact.objects.all())
    without = make_fact(next_review=today())
    url = f"{REPORT}reviewed/{without.pk}/"
    assert 'type="date"' in client.get(url).content.decode()
    for day in ("", "nonsense", "2020-01-01", "2026-02-31"):
        assert client.post(url, {"day": day}).status_code == 200
        assert due_facts(Fact.objects.all())
    client.post(url, {"day": (today() + timedelta(days=90)).isoformat()})
    assert not due_facts(Fact.objects.all())
    client.force_login(make_writer())
    assert client.post(url).status_code in (302, 403)
    assert Fact.objects.get(pk=without.pk).next_review == today() + timedelta(days=90)


def test_the_edit_form_of_a_due_fact_offers_the_click(site: Any, client: Any, owner: Any) -> None:
    fact = make_fact(next_review=today(), review_months=6)
    url = f"/admin/snippets/factsheets/fact/edit/{fact.pk}/"
    html = client.get(url).content.decode()
    assert f'action="{REPORT}reviewed/{fact.pk}/"' in html
    client.post(f"{REPORT}reviewed/{fact.pk}/", {"next": url})
    assert f'action="{REPORT}reviewed/{fact.pk}/"' not in client.get(url).content.decode()
    history = client.get(f"/admin/snippets/factsheets/fact/history/{fact.pk}/").content.decode()
    assert "Reviewed, still right. Next review:" in history


def test_owners_see_it_on_the_home_page(site: Any, client: Any, owner: Any) -> None:
    changed_members(owner=owner, next_review=today())
    page_with(site, "We are home to over 2,100 members.")
    html = client.get("/admin/").content.decode()
    assert "1 fact is due for review:" in html
    assert "1 text says an old value of them." in html
    client.force_login(make_writer())
    assert "Your facts" not in client.get("/admin/").content.decode()


def test_the_report_is_read_in_chinese(site: Any, client: Any) -> None:
    client.force_login(make_admin(language="zh-hant"))
    changed_members(next_review=today())
    page_with(site, zh_hant="園區匯聚逾2,100名成員。")
    with translation.override("zh-hant"):
        html = report(client)
    assert "園區匯聚<mark>逾2,100</mark>名成員。" in html
    assert "<del>超過2,100</del> <ins>超過2,300</ins>" in html
    assert "園區匯聚超過2,300名社群成員。" in html  # the fact, in the reader's language


def test_the_questions_do_not_grow_with_the_pages(site: Any, client: Any) -> None:
    client.force_login(make_admin())
    changed_members(next_review=today())
    boilerplate = make_boilerplate()
    body = [paragraph("We are home to over 2,100 members.", "匯聚逾2,100名成員。")]

    def add() -> None:
        make_standard_page(site.home, body=body)
        make_draft(body=body, closing=[("boilerplate", {"boilerplate": boilerplate})])
        page = make_release(body=body, closing=[("boilerplate", {"boilerplate": boilerplate})])
        page.headline_en = "Changed"
        page.save_revision()

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            report(client)
        return len(queries)

    add()
    boilerplate.text_en = "<p>New words.</p>"
    boilerplate.save_revision().publish()
    asked()
    before = asked()
    for _number in range(4):
        add()
    boilerplate.text_en = "<p>Newer words.</p>"
    boilerplate.save_revision().publish()
    assert ReleasePage.objects.count() == 10
    assert asked() <= before
