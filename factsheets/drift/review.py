"""Facts past review, and “reviewed, still right”."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision
from wagtail.permissions import policy_registry

from cyberport_cms.bilingual.languages import SOURCES, ReadingLanguage
from cyberport_cms.newsroom.listing import HONG_KONG

from ..models import Fact
from ..models.facts import months_later
from ..rich_text import fact_words

REVIEWED = "factsheets.reviewed"


@dataclass(frozen=True)
class Due:
    """A fact whose day of review has come."""

    fact: Fact
    since: date
    days: int  # overdue; none on the day itself

    @property
    def next_review(self) -> date | None:
        """The day that follows from its rhythm; None where somebody has to choose one."""
        months = self.fact.review_months
        return months_later(today(), months) if months else None


def today() -> date:
    return localdate(timezone=HONG_KONG)


def words_in(fact: Fact, language: ReadingLanguage) -> str:
    """What a fact says, in a language of the staff; else in the other one."""
    sides = (fact_words(fact, source) for source in (language.source, *SOURCES))
    return next(filter(None, sides), fact.key)


def due_facts(facts: QuerySet[Fact], day: date | None = None) -> list[Due]:
    """The published facts among these whose review is due, the longest overdue first."""
    day = day or today()
    planned = Q(next_review__lte=day) | Q(next_review=None, review_months__isnull=False)
    candidates: Iterable[Fact] = (
        facts.filter(planned, live=True)
        .select_related("owner", "topic")
        .prefetch_related("figures")
    )
    found = [
        Due(fact, since, (day - since).days)
        for fact in candidates
        if (since := fact.review_due) and since <= day
    ]
    return sorted(found, key=lambda due: (due.since, due.fact.key))


def may_review(user: Any, fact: Fact) -> bool:
    """Its owner says that it is right, or whoever may publish facts."""
    policy = policy_registry.get_by_type(Fact)
    if fact.owner_id == user.pk and policy.user_has_permission(user, "change"):
        return True
    return policy.user_has_permission(user, "publish")


@transaction.atomic
def note_review(fact: Fact, user: Any, day: date | None) -> date:
    """Move the next review on, and note who looked and when. It is no publication: readers see
    nothing new, and no version is made. Raises ValidationError where the day will not do."""
    fact = Fact.objects.select_for_update().get(pk=fact.pk)
    day = day or (months_later(today(), fact.review_months) if fact.review_months else None)
    if day is None:
        raise ValidationError(_("Say when it should be looked at next."))
    if day <= today():
        raise ValidationError(_("The next review is a day to come."))
    before = fact.review_due
    Fact.objects.filter(pk=fact.pk).update(next_review=day)
    # What is being written, or waits for its time, would bring the old day back.
    waiting = Q(pk=fact.latest_revision_id) | Q(approved_go_live_at__isnull=False)
    for revision in Revision.objects.for_instance(fact).filter(waiting):
        content = revision.content | {"next_review": day.isoformat()}
        Revision.objects.filter(pk=revision.pk).update(content=content)
    data = {"due": before.isoformat() if before else None, "next_review": day.isoformat()}
    log(fact, REVIEWED, user=user, data=data)
    return day
