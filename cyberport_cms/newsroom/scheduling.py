"""Publishing on time: each page in its own transaction, so that one bad page holds back no other."""

import logging
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Page, Revision

from .together import publishing_together

logger = logging.getLogger(__name__)

refused_at_its_time = Signal()
"""Sent each round for each revision that is not published: `revision`, `reasons` in words."""

kept_after_its_time = Signal()
"""Sent each round for each thing that is not taken down: `thing`, `reasons` in words."""

due_work = Signal()
"""Sent at the end of each round: `now`. What a receiver raises is logged and stops nothing."""


@dataclass
class Outcome:
    """What one round did: names of what went live, what was taken down, and why something did not."""

    published: list[str] = field(default_factory=list)
    expired: list[str] = field(default_factory=list)
    refused: dict[str, list[str]] = field(default_factory=dict)


def publish_due(now: datetime | None = None) -> Outcome:
    """Publish every approved revision whose time has come and take down what has expired.

    A revision that may not be published (a side is missing) stays scheduled, and what may not be
    taken down stays public: it is logged as an error each round and its people are told once
    (overdue.py). What is mended goes with the next round.
    """
    now = now or timezone.now()
    outcome = Outcome()
    with publishing_together():
        _publish_all(now, outcome)
    _take_down_expired(now, outcome)
    due_work.send_robust(publish_due, now=now)
    return outcome


def _publish_all(now: datetime, outcome: Outcome) -> None:
    page_type = ContentType.objects.get_for_model(Page)
    due = Revision.objects.filter(approved_go_live_at__lte=now).order_by(
        # A fact that changes at the minute of the release that announces it changes first.
        "approved_go_live_at",
        models.Case(models.When(base_content_type=page_type, then=1), default=0),
        "pk",
    )
    for revision in due:
        try:
            with transaction.atomic():
                revision.publish()
        except ValidationError as error:
            outcome.refused[revision.object_str] = error.messages
            logger.error("Not published: %s: %s", revision.object_str, "; ".join(error.messages))
            refused_at_its_time.send_robust(publish_due, revision=revision, reasons=error.messages)
        except Exception:
            reasons = [_("The system made an error: its log has more.")]
            outcome.refused[revision.object_str] = reasons
            logger.exception("Not published: %s", revision.object_str)
            refused_at_its_time.send_robust(publish_due, revision=revision, reasons=reasons)
        else:
            outcome.published.append(revision.object_str)


def _take_down_expired(now: datetime, outcome: Outcome) -> None:
    for model in models_with_drafts():
        for thing in model._default_manager.filter(live=True, expire_at__lte=now):
            try:
                with transaction.atomic():
                    thing.unpublish(set_expired=True, log_action=True)
            except ValidationError as error:
                # Live pages show it: it stays, and somebody has to mend it.
                outcome.refused[str(thing)] = error.messages
                logger.error("Not taken down: %s: %s", thing, "; ".join(error.messages))
                kept_after_its_time.send_robust(publish_due, thing=thing, reasons=error.messages)
            except Exception:
                reasons = [_("The system made an error: its log has more.")]
                outcome.refused[str(thing)] = reasons
                logger.exception("Not taken down: %s", thing)
                kept_after_its_time.send_robust(publish_due, thing=thing, reasons=reasons)
            else:
                outcome.expired.append(str(thing))


def models_with_drafts() -> list[type]:
    from django.apps import apps

    snippets = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [Page, *snippets]
