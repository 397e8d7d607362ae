"""Approving from a list: what one has seen, and what can be published; else it says why.

A list shows no text: its “Approve” is meant for what was handed over. The edit form shows the newest
version, and looks after what comes in meanwhile by itself (merging_views.py).
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str, get_user_display_name
from wagtail.models import Page, Revision, TaskState

from .listing import printed_time
from .publishing import edit_button, edit_url, refusal


@dataclass(frozen=True)
class Changed:
    """What a colleague has saved of a page or snippet after it was handed over for approval."""

    thing: Any
    handed_over: int  # the number of the version
    newest: Revision

    def __str__(self) -> str:
        words = _(
            "“%(page)s” was not approved: %(user)s changed it on %(time)s, after it was handed over. "
            "Look at what changed, and approve it in its form."
        )
        user = self.newest.user
        return words % {
            "page": get_latest_str(self.thing),
            "user": get_user_display_name(user) if user else _("System"),
            "time": printed_time(self.newest.created_at),
        }

    @property
    def compare_url(self) -> str:
        """Both versions side by side; empty where the later one was saved over the earlier one."""
        if self.newest.pk == self.handed_over:
            return ""
        name = "wagtailadmin_pages:revisions_compare"
        if not isinstance(self.thing, Page):
            name = self.thing.snippet_viewset.get_url_name("revisions_compare")
        return reverse(name, args=[quote(self.thing.pk), self.handed_over, self.newest.pk])

    def say(self, request: HttpRequest) -> None:
        url = self.compare_url
        compare = [messages.button(url, _("See what changed"))] if url else []
        messages.error(request, str(self), buttons=[*compare, edit_button(self.thing)])


def changed_since(thing: Any, handed_over: TaskState | None, user: Any) -> Changed | None:
    """None where the newest version is the one that was handed over, or is `user`'s own."""
    newest = thing.latest_revision
    if handed_over is None or newest is None or newest.user_id == user.pk:
        return None
    if newest.created_at <= handed_over.started_at:  # a version may be saved over: its time tells
        return None
    return Changed(thing, handed_over.revision_id, newest)


class ApprovesWhatWasSeen:
    """A view of Wagtail's for approving from a list. What is refused stays with the approver."""

    template_name = "wagtailadmin/newsroom/workflow_action_modal.html"
    is_refused = False
    error: ValidationError | None = None  # why it cannot be published

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        changed = self._changed(self.object)
        return super().get_context_data(**kwargs) | {
            "changed": changed,
            "edit_url": edit_url(self.object),
        }

    def _changed(self, thing: Any) -> Changed | None:
        if self.action_name != "approve":
            return None
        return changed_since(thing, self.task_state, self.request.user)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                # Whoever saves it at the same moment waits here.
                thing = self.model._base_manager.select_for_update().get(pk=self.object.pk)
                if changed := self._changed(thing):
                    changed.say(request)
                else:
                    return super().post(request, *args, **kwargs)
        except ValidationError as error:
            self.error = error
            words = refusal(self.object, error.messages)
            messages.error(request, words, buttons=[edit_button(self.object)])
        return self.refused(request)

    def refused(self, request: HttpRequest) -> HttpResponse:
        """Back to where one came from; why has been said."""
        self.is_refused = True
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            answer = {"step": "success", "redirect": self.redirect_url}
            return self.render_modal_json(request, answer)
        return redirect(self.redirect_url)
