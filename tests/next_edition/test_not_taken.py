"""What stands against the next edition is told, and nothing is saved of it."""

from datetime import date
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factsheets.models import Fact, FactsheetPage
from tests.factories import make_fact_owner, make_factsheet, make_user, make_writer
from tests.next_edition.city import NOW, answer, make_city, nothing_saved, upload, url
from tests.responses import text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("", "now.md", "The submitted file is empty."),
        ("One line without a section.", "now.md", "No section was found."),
        (NOW, "now.docx", "Save it as Markdown (.md) or as plain text (.txt)."),
        (b"\xff\xf0\x81key", "now.txt", "The encoding of the text is not certain."),
        ("x" * 500_001, "now.txt", "at most 500 KB"),
        (
            "# 城市\n\n## 街道\n\n- 全港設有超過900支智慧燈柱，遍布各區。\n",
            "now.md",
            "the factsheet is not",
        ),
    ],
)
def test_a_text_that_cannot_be_taken(
    client: Any, owner: Any, text: Any, name: str, reason: str
) -> None:
    page = make_city()
    shown = upload(client, page, text, name)
    assert reason in text_of(shown)
    assert "/tmp/" not in text_of(shown)
    assert nothing_saved(page)


def test_a_locked_fact_stops_the_import(client: Any, owner: Any) -> None:
    page = make_city()
    locked = Fact.objects.filter(key="portal")
    locked.update(locked=True, locked_by=make_fact_owner(username="mei"))
    shown = upload(client, page)
    assert "It is locked by mei." in text_of(shown)
    refused = answer(client, page, shown, same_0="yes", same_1="yes")
    assert "portal: It is locked by mei." in text_of(refused)
    assert nothing_saved(page)
    answer(client, page, shown, same_0="yes", same_1="no")
    assert page.editions.count() == 2


def test_a_locked_factsheet_cannot_change(client: Any, owner: Any) -> None:
    page = make_city()
    locked_by = make_fact_owner()
    FactsheetPage.objects.filter(pk=page.pk).update(locked=True, locked_by=locked_by)
    assert "The factsheet is locked" in text_of(upload(client, page))


def test_what_changes_between_look_and_answer_is_asked_again(client: Any, owner: Any) -> None:
    page = make_city()
    shown = upload(client, page)
    fact = Fact.objects.get(key="portal")
    fact.as_at = None
    fact.save_revision(user=owner).publish()
    again = answer(client, page, shown, same_0="yes", same_1="yes")
    assert "have changed since you looked" in text_of(again)
    assert Fact.objects.get(key="lampposts").versions.count() == 1
    answer(client, page, again, same_0="yes", same_1="yes")
    assert Fact.objects.get(key="lampposts").versions.count() == 2


def test_a_fact_whose_sums_would_not_hold_is_told_and_cannot_be_the_same(
    client: Any, owner: Any
) -> None:
    page = make_city()
    Fact.objects.filter(key="portal").update(arithmetic="here + away = all")
    shown = upload(client, page)
    assert "there is no figure “here”" in text_of(shown)
    refused = answer(client, page, shown, same_0="yes", same_1="yes")
    assert "Some questions are not answered" in text_of(refused)
    assert nothing_saved(page)


def test_an_edition_before_the_last_one_is_told(client: Any, owner: Any) -> None:
    page = make_city(revision_date=date(2026, 2, 20))
    shown = upload(client, page)
    assert "The text carries no revision date" in text_of(shown)
    file = {"file": SimpleUploadedFile("now.md", NOW.encode()), "revision_date": "2025-07-01"}
    shown = client.post(url(page), file, follow=True)
    assert "dated 1 July 2025, before edition 1, 20 February 2026" in text_of(shown)


def test_the_text_of_another_page_user_or_day_is_not_taken(
    client: Any, owner: Any, monkeypatch: Any
) -> None:
    page = make_city()
    shown = upload(client, page)
    other = make_factsheet(languages="en")
    assert "not yours" in text_of(answer(client, other, shown))
    client.force_login(make_fact_owner())
    assert "not yours" in text_of(answer(client, page, shown))
    client.force_login(owner)
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 25 * 60 * 60)
    assert "older than a day" in text_of(answer(client, page, shown))
    assert page.editions.count() == 1


def test_who_may_not_change_facts_is_not_asked(client: Any, site: Any) -> None:
    page = make_city()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    owner = make_fact_owner()
    client.force_login(owner)
    assert url(page) in client.get(edit).content.decode()
    assert client.get("/admin/factsheets/4711/next-edition/", follow=True).status_code == 404
    permissions = owner.groups.get().permissions
    permissions.remove(permissions.get(codename="add_fact"))
    assert url(page) not in client.get(edit).content.decode()
    assert client.get(url(page)).status_code == 302
    client.force_login(make_user())
    assert client.get(url(page)).status_code == 302


def test_who_may_not_publish_saves_drafts(client: Any, site: Any) -> None:
    page = make_city()
    client.force_login(make_writer())
    shown = upload(client, page)
    assert 'value="publish"' not in shown.content.decode()
    answer(client, page, shown, same_0="yes", same_1="yes")
    refused = answer(client, page, shown, "draft", same_0="yes", same_1="yes")
    assert "you may not publish facts" in text_of(refused)
    assert nothing_saved(page)
    only_known = "\n".join(line for line in NOW.splitlines() if "libraries" not in line)
    shown = upload(client, page, only_known)
    answer(client, page, shown, "draft", same_0="yes", same_1="yes")
    assert FactsheetPage.objects.get(pk=page.pk).has_unpublished_changes
