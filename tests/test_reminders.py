"""Owners of facts are reminded by mail: once, then weekly, and never twice."""

import logging
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from cyberport_cms.newsroom.scheduling import publish_due
from factsheets import reminders
from factsheets.drift.review import note_review, today
from factsheets.models import Fact, Reminder
from factsheets.reminders import pace, send_reminders

from .factories import let_its_time_come, make_fact, make_fact_owner, make_release

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _a_fresh_scheduler() -> None:
    pace.next_look = 0.0


@pytest.fixture
def owner(site: Any) -> Any:
    return make_fact_owner(first_name="Ada", last_name="Mok")


def due(owner: Any, day: date = DAY, words: str = "Home to many.", **kwargs: Any) -> Fact:
    sides = {"statement_en": f"<p>{words}</p>", "statement_zh_hant": "<p>匯聚眾多企業。</p>"}
    return make_fact(owner=owner, next_review=day, **sides | kwargs)


def sent_on(*days: int) -> list[int]:
    """How many mails go out on each day, counted from DAY."""
    return [send_reminders(DAY + timedelta(days=number)) for number in days]


def test_once_when_it_is_due_then_weekly(owner: Any) -> None:
    due(owner)
    assert sent_on(-1, 0, 0, 1, 6, 7, 8, 13, 14) == [0, 1, 0, 0, 0, 1, 0, 0, 1]


def test_one_mail_a_person_for_all_their_facts(owner: Any, settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://newsroom.example.org"
    first, second = due(owner, words="First."), due(owner, words="Second & last.")
    other = make_fact_owner()
    due(other, words="Of another.")
    due(owner, DAY + timedelta(days=1), words="Not yet.")
    due(owner, words="Never published.", live=False)
    assert sent_on(0) == [2]
    (message,) = (one for one in mail.outbox if one.to == [owner.email])
    assert message.subject == "2 facts are due for review"
    assert "Dear Ada Mok," in message.body
    for fact in (first, second):
        address = f"https://newsroom.example.org/admin/snippets/factsheets/fact/edit/{fact.pk}/"
        assert address in message.body
    assert "Second & last." in message.body
    assert "Due: 2 March 2026" in message.body
    assert "https://newsroom.example.org/admin/reports/drift/?owner=mine" in message.body
    html = message.alternatives[0][0]
    assert "Second &amp; last." in html
    for words in ("Of another.", "Not yet.", "Never published."):
        assert words not in message.body + html


def test_a_fact_that_becomes_due_later_is_told_at_once(owner: Any) -> None:
    due(owner, words="First.")
    due(owner, DAY + timedelta(days=3), words="Second.")
    assert sent_on(0, 2, 3, 4, 7, 9, 10) == [1, 0, 1, 0, 0, 0, 1]
    assert "First." in mail.outbox[1].body
    assert "Second." in mail.outbox[1].body


def test_nothing_more_after_a_review(owner: Any) -> None:
    fact = due(owner, today() - timedelta(days=30), review_months=6)
    assert send_reminders(today()) == 1
    day = note_review(fact, owner, None)
    assert send_reminders(today() + timedelta(days=7)) == 0
    assert send_reminders(day) == 1


def test_in_the_language_of_the_owner(site: Any) -> None:
    due(make_fact_owner(language="zh-hant"))
    assert sent_on(0) == [1]
    assert "匯聚眾多企業。" in mail.outbox[0].body
    assert "2026年3月2日" in mail.outbox[0].body
    assert 'lang="zh-Hant-HK"' in mail.outbox[0].alternatives[0][0]


def test_who_cannot_be_reached_gets_none(site: Any) -> None:
    due(make_fact_owner(is_active=False))
    nobody = make_fact_owner()
    nobody.email = ""
    nobody.save()
    due(nobody)
    due(None)
    assert sent_on(0) == [0]
    assert not Reminder.objects.exists()


def test_a_new_owner_is_told_at_once(owner: Any) -> None:
    fact = due(owner)
    assert sent_on(0) == [1]
    other = make_fact_owner()
    Fact.objects.filter(pk=fact.pk).update(owner=other)
    assert sent_on(1) == [1]
    assert mail.outbox[1].to == [other.email]


@pytest.mark.parametrize("step", ["open", "send_messages"])
def test_a_mail_server_that_is_down_is_tried_again(
    owner: Any, monkeypatch: Any, caplog: Any, step: str
) -> None:
    def refuse(*args: Any) -> None:
        raise ConnectionRefusedError("nobody listens")

    due(owner)
    with monkeypatch.context() as patch:
        patch.setattr(f"django.core.mail.backends.locmem.EmailBackend.{step}", refuse)
        with caplog.at_level(logging.ERROR):
            assert sent_on(0) == [0]
    assert "nobody listens" in caplog.text
    assert not Reminder.objects.exists()
    assert sent_on(0, 0) == [1, 0]


# The scheduler


def test_the_scheduler_sends_them_and_a_restart_repeats_nothing(
    owner: Any, monkeypatch: Any
) -> None:
    command = "cyberport_cms.newsroom.management.commands.run_scheduler"
    monkeypatch.setattr(f"{command}.close_old_connections", lambda: None)  # the test needs it
    due(owner, timezone.localdate())
    call_command("run_scheduler", "--once")
    pace.next_look = 0.0  # a new process
    call_command("run_scheduler", "--once")
    assert len(mail.outbox) == 1


def test_it_looks_now_and_then(owner: Any, monkeypatch: Any) -> None:
    publish_due()
    due(owner, timezone.localdate())
    publish_due()
    assert mail.outbox == []
    pace.next_look -= reminders.PAUSE
    publish_due()
    assert len(mail.outbox) == 1


def test_trouble_with_reminders_holds_up_no_publication(
    owner: Any, monkeypatch: Any, caplog: Any
) -> None:
    def fail(day: date) -> int:
        raise RuntimeError("out of order")

    monkeypatch.setattr(reminders, "send_reminders", fail)
    page = make_release(live=False, release_time=timezone.now() + timedelta(hours=1))
    page.get_latest_revision().publish()
    let_its_time_come(page)
    assert publish_due().published == [str(page)]
    assert "out of order" in caplog.text


def test_a_round_asks_little(owner: Any, django_assert_max_num_queries: Any) -> None:
    for _number in range(3):
        due(make_fact_owner())
    with django_assert_max_num_queries(25):
        assert sent_on(0) == [3]
    with django_assert_max_num_queries(4):
        assert sent_on(0) == [0]
