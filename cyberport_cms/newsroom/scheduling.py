"""Publishing on time: each page in its own transaction, so that one bad page holds back no other."""

import logging
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


@dataclass
class Outcome:
    """What one round did: names of what went live, what was taken down, and why something did not."""

    published: list[str] = field(default_factory=list)
    expired: list[str] = field(default_factory=list)
    refused: dict[str, list[str]] = field(default_factory=dict)


def publish_due(now: datetime | None = None) -> Outcome:
    """Publish every approved revision whose time has come and take down what has expired.

    A revision that may not be published (a side is missing) stays scheduled and is logged as an
    error each round: somebody has to mend it.
    """
    now = now or timezone.now()
    outcome = Outcome()
    due = Revision.objects.filter(approved_go_live_at__lte=now).order_by(
        "approved_go_live_at", "pk"
    )
    for revision in due:
        try:
            with transaction.atomic():
                revision.publish()
        except ValidationError as error:
            outcome.refused[revision.object_str] = error.messages
            logger.error("Not published: %s: %s", revision.object_str, "; ".join(error.messages))
        except Exception:
            outcome.refused[revision.object_str] = ["see the log"]
            logger.exception("Not published: %s", revision.object_str)
        else:
            outcome.published.append(revision.object_str)
    outcome.expired = _take_down_expired(now)
    return outcome


def _take_down_expired(now: datetime) -> list[str]:
    names: list[str] = []
    for model in _models_with_drafts():
        for thing in model._default_manager.filter(live=True, expire_at__lte=now):
            with transaction.atomic():
                thing.unpublish(set_expired=True, log_action=True)
            names.append(str(thing))
    return names


def _models_with_drafts() -> list[type]:
    from django.apps import apps

    snippets = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [Page, *snippets]
