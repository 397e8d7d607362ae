"""Reminders of facts whose review is due: by mail to their owners, once, then weekly.

A reminder is noted before it is sent and forgotten when it could not be: a restart repeats nothing,
and a mail server that is down is tried again.
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.dispatch import receiver
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import ngettext, override
from wagtail.users.models import UserProfile

from cyberport_cms.bilingual.languages import reading_language
from cyberport_cms.newsroom.listing import HONG_KONG
from cyberport_cms.newsroom.scheduling import due_work

from .drift.review import Due, due_facts, words_in
from .models import Fact, Reminder

logger = logging.getLogger(__name__)

WEEK = timedelta(days=7)
PAUSE = 600.0  # seconds between two looks of one scheduler
_PATIENCE = 10.0  # seconds for the mail server: publishing waits behind it


@dataclass
class _Pace:
    """When the scheduler of this process looks next."""

    next_look: float = 0.0

    def is_time(self) -> bool:
        if time.monotonic() < self.next_look:
            return False
        self.next_look = time.monotonic() + PAUSE
        return True


pace = _Pace()


@receiver(due_work)
def remind_sometimes(now: datetime, **kwargs: Any) -> None:
    """In the rounds of the scheduler, which come every few seconds."""
    if pace.is_time():
        send_reminders(localdate(now, HONG_KONG))


def send_reminders(day: date) -> int:
    """Mail every owner for whom it is time; returns how many mails were sent.

    One mail names all facts of a person that are due. It is sent on the day on which one of them
    becomes due, and again a week after the last mail that named it.
    """
    mails = _mails(day)
    if not mails:
        return 0
    connection = get_connection(timeout=_PATIENCE)
    try:
        connection.open()
    except Exception:
        logger.exception("The mail server does not answer: reminders wait.")
        return 0
    try:
        return sum(_send(mail, day, connection) for mail in mails)
    finally:
        connection.close()


@dataclass(frozen=True)
class _Mail:
    """What one person has to look at, and which of it no mail of today has named yet."""

    facts: list[Due]
    to_note: list[Due]


def _mails(day: date) -> list[_Mail]:
    """For each owner for whom it is time, all facts that are due."""
    owned = Fact.objects.filter(owner__is_active=True).exclude(owner__email="")
    due = due_facts(owned.select_related("owner__wagtail_userprofile"), day)
    if not due:
        return []
    rows = Reminder.objects.filter(fact__in=[one.fact.pk for one in due])
    sent = {
        (row["fact"], row["owner"], row["due"]): row["last"]
        for row in rows.values("fact", "owner", "due").annotate(last=Max("sent_on"))
    }
    by_owner: dict[int, list[tuple[Due, date]]] = {}
    for one in due:
        last = sent.get((one.fact.pk, one.fact.owner_id, one.since), date.min)
        by_owner.setdefault(one.fact.owner_id, []).append((one, last))
    return [
        _Mail([one for one, _last in mine], [one for one, last in mine if last < day])
        for mine in by_owner.values()
        if any(day - last >= WEEK for _one, last in mine)
    ]


def _send(mail: _Mail, day: date, connection: Any) -> int:
    owner = mail.facts[0].fact.owner
    reminders = [
        Reminder(fact=one.fact, owner=owner, due=one.since, sent_on=day) for one in mail.to_note
    ]
    try:
        with transaction.atomic():
            reminders = Reminder.objects.bulk_create(reminders)
    except IntegrityError:
        return 0  # another scheduler is at it
    try:
        _message(owner, mail.facts, connection).send()
    except Exception:
        Reminder.objects.filter(pk__in=[one.pk for one in reminders]).delete()
        logger.exception("No reminder reached %s: it is tried again.", owner.get_username())
        return 0
    return 1


def _message(owner: Any, facts: Sequence[Due], connection: Any) -> EmailMultiAlternatives:
    """In the language in which the owner reads the admin."""
    code = UserProfile.get_for_user(owner).get_preferred_language()
    language = reading_language(code)
    with override(code):
        subject = ngettext(
            "%(count)d fact is due for review", "%(count)d facts are due for review", len(facts)
        ) % {"count": len(facts)}
        context = {
            "owner": owner.get_full_name() or owner.get_username(),
            "language": language,
            "rows": [
                {
                    "due": one,
                    "words": words_in(one.fact, language),
                    "url": _absolute(fact_edit_url(one.fact)),
                }
                for one in facts
            ],
            "report_url": _absolute(f"{reverse('drift:report')}?owner=mine"),
        }
        mail = EmailMultiAlternatives(
            subject,
            render_to_string("emails/facts_due.txt", context),
            to=[owner.email],
            headers={"Auto-Submitted": "auto-generated"},
            connection=connection,
        )
        mail.attach_alternative(render_to_string("emails/facts_due.html", context), "text/html")
    return mail


def fact_edit_url(fact: Fact) -> str:
    return reverse(Fact.snippet_viewset.get_url_name("edit"), args=[fact.pk])


def _absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"
