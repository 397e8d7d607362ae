"""What was refused when its time came: its people are told once, its form and the home page say
why. It stays as it is, scheduled or public, until somebody mends it or decides otherwise."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from wagtail.admin import messages
from wagtail.admin.mail import send_mail
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogFormatter, log
from wagtail.log_actions import registry as log_registry
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail.permissions import policy_registry
from wagtail.users.models import UserProfile

from .listing import printed_time
from .pages import BilingualPage
from .reading import flowing
from .scheduling import kept_after_its_time, models_with_drafts, refused_at_its_time
from .waiting import Waiting, recipients

LOG_ACTION = "newsroom.refused_at_its_time"
KEPT = "newsroom.kept_after_its_time"
_DECISIONS = "wagtail.publish.schedule", "wagtail.publish", "wagtail.workflow.approve"

logger = logging.getLogger(__name__)


def why_overdue(page: BilingualPage) -> str:
    """Why a page is not published although its time has come, in words; empty where nothing is."""
    revision = page.scheduled_revision
    if revision is None or revision.approved_go_live_at > timezone.now():
        return ""
    if not (reasons := _reasons(revision)):
        return ""  # the scheduler publishes it with its next look
    return _in_words(Overdue(page, revision, reasons))


def _reasons(revision: Revision) -> list[str]:
    try:
        revision.as_object().refuse_incomplete()
    except ValidationError as error:
        return list(error.messages)
    return []


@dataclass(frozen=True)
class Overdue:
    """A page or snippet whose time has come, and which is not published, or not taken down."""

    thing: Any  # the row
    revision: Revision | None  # what is not published; None where it is not taken down
    reasons: list[str]

    @property
    def time(self) -> str:
        return printed_time(
            self.revision.approved_go_live_at if self.revision else self.thing.expire_at
        )

    @property
    def title(self) -> str:
        named = self.revision.as_object() if self.revision else self.thing
        return named.get_admin_display_title() if isinstance(named, Page) else str(named)

    @property
    def path(self) -> str:
        if isinstance(self.thing, Page):
            return reverse("wagtailadmin_pages:edit", args=[self.thing.pk])
        return reverse(self.thing.snippet_viewset.get_url_name("edit"), args=[self.thing.pk])

    @property
    def url(self) -> str:
        return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{self.path}"

    def people(self) -> Iterable[Any]:
        """Who wrote it, who scheduled or approved it, and who answers for it."""
        if self.revision and isinstance(self.thing, BilingualPage):
            return recipients(Waiting(self.thing, None, self.revision))
        revision = self.revision or self.thing.live_revision
        keys = {getattr(self.thing, "owner_id", None), revision.user_id if revision else None}
        entries = log_registry.get_logs_for_instance(self.thing).filter(action__in=_DECISIONS)
        if revision is not None:
            keys |= set(entries.filter(revision=revision).values_list("user_id", flat=True))
        people = get_user_model().objects.filter(is_active=True).exclude(email="")
        return people.filter(pk__in=keys - {None}).order_by("pk")


@receiver(refused_at_its_time)
def _tell_of_refused(revision: Revision, reasons: Sequence[str], **kwargs: Any) -> None:
    if (thing := revision.content_object) is not None:
        _tell(Overdue(thing, revision, list(reasons)))


@receiver(kept_after_its_time)
def _tell_of_kept(thing: Any, reasons: Sequence[str], **kwargs: Any) -> None:
    _tell(Overdue(thing.specific if isinstance(thing, Page) else thing, None, list(reasons)))


def _tell(overdue: Overdue) -> None:
    """Every round of the scheduler is refused; only what is new is told."""
    thing, revision = overdue.thing, overdue.revision
    action = LOG_ACTION if revision else KEPT
    told = log_registry.get_logs_for_instance(thing).filter(action=action)
    time = revision.approved_go_live_at if revision else thing.expire_at
    data = {"reasons": overdue.reasons, "time": time.isoformat()}
    if any(
        entry.data["reasons"] == data["reasons"]
        and (entry.revision_id == revision.pk if revision else entry.data["time"] == data["time"])
        for entry in told
    ):
        return
    log(instance=thing, action=action, revision=revision, data=data)
    for user in overdue.people():
        try:
            _write_to(user, overdue)
        except Exception:
            logger.exception("Not told of what is overdue: %s", user.email)


def _write_to(user: Any, overdue: Overdue) -> None:
    with override(settings.LANGUAGE_CODE):
        language = UserProfile.get_for_user(user).get_preferred_language()
    with override(language):
        again = _reasons(overdue.revision) if _can_say_why(overdue) else []
        context = {"user": user, "overdue": overdue, "reasons": again or overdue.reasons}
        not_done = _("Not published: “%(title)s”"), _("Still public: “%(title)s”")
        subject = not_done[overdue.revision is None] % {"title": overdue.title}
        text = render_to_string("emails/overdue.txt", context)
    send_mail(" ".join(subject.split()), text.strip() + "\n", [user.email])


def _can_say_why(overdue: Overdue) -> bool:
    """True where the reasons can be had again, in the language of whoever reads them."""
    return overdue.revision is not None and hasattr(overdue.thing, "refuse_incomplete")


# What the admin shows of it


def overdue_things() -> list[Overdue]:
    """What should have gone out or have been taken down, was refused, and still waits."""
    now = timezone.now()
    late = Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at")
    found = [_not_published(revision) for revision in late.select_related("content_type")]
    for model in models_with_drafts():
        for thing in model._default_manager.filter(live=True, expire_at__lte=now):
            found.append(_not_taken_down(thing.specific if isinstance(thing, Page) else thing))
    return [overdue for overdue in found if overdue]


def _not_published(revision: Revision) -> Overdue | None:
    thing = revision.content_object
    entry = _last_told(thing, LOG_ACTION, revision=revision)
    if entry is None:
        return None
    again = _reasons(revision) if hasattr(thing, "refuse_incomplete") else []
    return Overdue(thing, revision, again or entry.data["reasons"])


def _not_taken_down(thing: Any) -> Overdue | None:
    entry = _last_told(thing, KEPT)
    return Overdue(thing, None, entry.data["reasons"]) if entry else None


def _last_told(thing: Any, action: str, **narrowed: Any) -> Any:
    entries = log_registry.get_logs_for_instance(thing).filter(action=action, **narrowed)
    return entries.order_by("timestamp").last()


class OverduePanel(Component):
    """On the home page of all who may mend it: what should have gone out and has not."""

    name = "overdue"
    order = 50
    template_name = "wagtailadmin/newsroom/overdue_panel.html"

    def render_html(self, parent_context: Any = None) -> str:
        user = parent_context["request"].user
        mine = [overdue for overdue in overdue_things() if _may_edit(user, overdue.thing)]
        return render_to_string(self.template_name, {"overdue": mine}) if mine else ""


def _may_edit(user: Any, thing: Any) -> bool:
    if isinstance(thing, Page):
        return thing.permissions_for_user(user).can_edit()
    return policy_registry.get_by_type(type(thing)).user_has_permission(user, "change")


def home_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(OverduePanel())


def say_why_overdue(request: HttpRequest, instance: Any) -> None:
    """Over the edit form of a snippet, as over that of a page."""
    if request.method != "GET" or not isinstance(instance, DraftStateMixin):
        return
    now, revision = timezone.now(), instance.scheduled_revision
    found = []
    if revision is not None and revision.approved_go_live_at <= now:
        found.append(_not_published(revision))
    rows = type(instance)._default_manager.filter(pk=instance.pk)  # not as the draft has it
    found += [_not_taken_down(row) for row in rows.filter(live=True, expire_at__lte=now)]
    for overdue in filter(None, found):
        messages.error(request, _in_words(overdue))


def _in_words(overdue: Overdue) -> str:
    if overdue.revision:
        words = _(
            "It should have been published on %(time)s and was refused: %(reasons)s Cancel the "
            "scheduled publication, mend or settle this, and publish it."
        )
    else:
        words = _(
            "It should have been taken down on %(time)s, which was refused: %(reasons)s It is "
            "still public. Mend this, and it is taken down within a minute."
        )
    return words % {"time": overdue.time, "reasons": flowing(overdue.reasons)}


def log_actions(actions: Any) -> None:
    @actions.register_action(LOG_ACTION)
    class RefusedAtItsTime(LogFormatter):
        label = gettext_lazy("Refused at its time")

        def format_message(self, entry: Any) -> str:
            return _("Not published at its time: %(reasons)s") % {
                "reasons": " ".join(entry.data.get("reasons", []))
            }

    @actions.register_action(KEPT)
    class KeptAfterItsTime(LogFormatter):
        label = gettext_lazy("Not taken down at its time")

        def format_message(self, entry: Any) -> str:
            return _("Not taken down at its time: %(reasons)s") % {
                "reasons": " ".join(entry.data.get("reasons", []))
            }
