"""What stands against the next edition is told, and nothing is saved of it."""

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Workflow

from factsheets.models import Fact, FactsheetPage
from releases.setup import APPROVAL
from tests.factories import make_fact_owner, make_factsheet, make_user, make_writer
from tests.next_edition.city import NOW, answer, facts_of, make_city, nothing_saved, upload, url
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


# By the command, which nobody in particular runs


def run(tmp_path: Any, **options: Any) -> dict[str, Any]:
    file, out = tmp_path / "now.md", StringIO()
    file.write_text(NOW)
    wanted = {"lang": "en", "into": "city", "accept_matches": True, "publish": True, "json": True}
    call_command("import_factsheet", file, stdout=out, stderr=StringIO(), **wanted | options)
    return json.loads(out.getvalue())


def lock(page: FactsheetPage) -> None:
    mei = make_fact_owner(username="mei")
    Fact.objects.filter(key="portal").update(locked=True, locked_by=mei)


def draft(page: FactsheetPage) -> None:
    mei = make_fact_owner(username="mei")
    fact = Fact.objects.get(key="portal")
    fact.statement_en = "<p>Being written.</p>"
    fact.save_revision(user=mei)


def hand_over(page: FactsheetPage) -> None:
    fact = Fact.objects.get(key="portal")
    fact.save_revision()
    Workflow.objects.get(name=APPROVAL).start(fact, make_writer())


def lock_page(page: FactsheetPage) -> None:
    FactsheetPage.objects.filter(pk=page.pk).update(locked=True, locked_by=make_fact_owner())


def draft_page(page: FactsheetPage) -> None:
    page.headline_en = "Being written"
    page.save_revision(user=make_fact_owner(username="mei"))


def hand_over_page(page: FactsheetPage) -> None:
    page.get_workflow().start(page, make_writer())


@pytest.mark.parametrize(
    ("hinder", "reason"),
    [
        (lock, "portal: It is locked by mei."),
        (draft, "portal: mei has a draft of it"),
        (hand_over, "portal: It is waiting for approval."),
        (lock_page, "The factsheet is locked"),
        (draft_page, "mei has a draft of the factsheet"),
        (hand_over_page, "The factsheet is locked"),
    ],
)
def test_the_command_looks_at_colleagues_too(
    site: Any, tmp_path: Any, hinder: Any, reason: str
) -> None:
    page = make_city()
    hinder(page)
    page.refresh_from_db()
    with pytest.raises(CommandError, match=reason):
        run(tmp_path)
    assert nothing_saved(page)
    assert Fact.objects.get(key="lampposts").versions.count() == 1


def test_a_lock_on_what_does_not_change_holds_nothing_up(site: Any, tmp_path: Any) -> None:
    page = make_city()
    Fact.objects.filter(key="lanes").update(locked=True, locked_by=make_fact_owner())
    assert run(tmp_path)["edition"] == 2
    assert facts_of(page)[0] == "lampposts"


def test_a_draft_of_the_command_itself_is_built_upon(site: Any, tmp_path: Any) -> None:
    page = make_city()
    drafted = run(tmp_path, publish=False)
    published = run(tmp_path)
    assert published["facts"] == drafted["facts"]  # what was new is not new again
    assert page.editions.count() == 2


def test_what_changes_while_the_command_asks_is_not_overwritten(
    site: Any, tmp_path: Any, monkeypatch: Any
) -> None:
    page = make_city()

    def answer_late() -> str:
        change = Fact.objects.get(key="portal")
        change.as_at = None
        change.save_revision().publish()
        return "y"

    monkeypatch.setattr("builtins.input", answer_late)
    with pytest.raises(CommandError, match="have changed meanwhile"):
        run(tmp_path, accept_matches=False)
    assert Fact.objects.get(key="lampposts").versions.count() == 1
    assert facts_of(page) == ["lampposts", "lanes", "portal"]
