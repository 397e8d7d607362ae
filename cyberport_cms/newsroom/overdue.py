"""A page that was refused when its time came: its people are told once, its form says why."""

import logging
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from wagtail.admin.mail import send_mail
from wagtail.log_actions import LogFormatter, log
from wagtail.log_actions import registry as log_registry
from wagtail.models import Revision
from wagtail.users.models import UserProfile

from .listing import printed_time
from .pages import BilingualPage
from .reading import flowing
from .scheduling import refused_at_its_time
from .waiting import Waiting, recipients

LOG_ACTION = "newsroom.refused_at_its_time"

logger = logging.getLogger(__name__)


def why_overdue(page: BilingualPage) -> str:
    """Why a page is not published although its time has come, in words; empty where nothing is."""
    revision = page.scheduled_revision
    if revision is None or revision.approved_go_live_at > timezone.now():
        return ""
    if not (reasons := _reasons(revision)):
        return ""  # the scheduler publishes it with its next look
    words = _(
        "It should have been published on %(time)s and was refused: %(reasons)s Cancel the "
        "scheduled publication, mend or settle this, and publish it."
    )
    time = printed_time(revision.approved_go_live_at)
    return words % {"time": time, "reasons": flowing(reasons)}


def _reasons(revision: Revision) -> list[str]:
    try:
        revision.as_object().refuse_incomplete()
    except ValidationError as error:
        return list(error.messages)
    return []


@receiver(refused_at_its_time)
def _tell(revision: Revision, reasons: Sequence[str], **kwargs: Any) -> None:
    """Every round of the scheduler is refused; only what is new is told."""
    page = revision.content_object
    if not isinstance(page, BilingualPage):
        return
    told = log_registry.get_logs_for_instance(page).filter(action=LOG_ACTION, revision=revision)
    if any(entry.data["reasons"] == list(reasons) for entry in told):
        return
    log(instance=page, action=LOG_ACTION, revision=revision, data={"reasons": list(reasons)})
    waiting = Waiting(page, None, revision)
    for user in recipients(waiting):
        try:
            _write_to(user, waiting, reasons)
        except Exception:
            logger.exception("Not told of what was not published: %s", user.email)


def _write_to(user: Any, waiting: Waiting, reasons: Sequence[str]) -> None:
    with override(settings.LANGUAGE_CODE):
        language = UserProfile.get_for_user(user).get_preferred_language()
    with override(language):
        title = waiting.draft.get_admin_display_title()
        context = {
            "user": user,
            "title": title,
            "time": waiting.goes_out,
            "reasons": _reasons(waiting.scheduled) or reasons,
            "url": waiting.url,
        }
        subject = _("Not published: “%(title)s”") % {"title": title}
        text = render_to_string("emails/overdue.txt", context)
    send_mail(subject, text.strip() + "\n", [user.email])


def log_actions(actions: Any) -> None:
    @actions.register_action(LOG_ACTION)
    class RefusedAtItsTime(LogFormatter):
        label = gettext_lazy("Refused at its time")

        def format_message(self, entry: Any) -> str:
            return _("Not published at its time: %(reasons)s") % {
                "reasons": " ".join(entry.data.get("reasons", []))
            }
