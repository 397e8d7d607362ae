"""The admin's views of bilingual pages, where Wagtail's own would do something else or fail."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.copy import CopyView
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import (
    CollectWorkflowActionDataView,
    ConfirmWorkflowCancellationView,
    WorkflowActionView,
)
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.coreutils import find_available_slug

from . import along_in_words
from .along import SEEN, Draft, drafts_shown_by, marks, publishing_along, seen_in, unknown_to
from .approving import ApprovesWhatWasSeen
from .both_languages import url_of
from .copying import copied_headlines
from .findings import findings_of
from .findings_panel import LanguagesSidePanel, may_publish, reason_in
from .merging_views import MergesOnSave
from .overdue import why_overdue
from .pages import BilingualPage
from .publishing import edit_button, refusal
from .settings_model import refuses_open_figures
from .settling import items_of, open_figures, open_figures_error, override_open_figures
from .still_open import in_words, say_what_is_open


class DraftCopyForm(CopyForm):
    """Asks for nothing that a copy cannot be: it is neither published nor an alias."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)
        page = self.page.specific
        headlines = copied_headlines(page, page.title)
        self.fields["new_title"] = forms.CharField(
            label=_("New headline"),
            max_length=255,
            initial=next(iter(headlines.values()), page.title)[:255],
        )
        self.fields["new_slug"].initial = find_available_slug(page.get_parent(), page.slug)


class DraftCopyView(CopyView):
    """Copies to a new draft, and goes on to edit it."""

    def get_form_class(self) -> type[forms.Form]:
        return DraftCopyForm

    def form_valid(self, form: forms.Form) -> HttpResponse:
        given = form.cleaned_data
        copy = self.page.specific.copy(
            to=given["new_parent_page"] or self.parent_page,
            update_attrs={"title": given["new_title"], "slug": given["new_slug"]},
            user=self.request.user,
        )
        messages.success(
            self.request,
            _("“%(copy)s” is a new draft. Its headline, date and times are yours to set.")
            % {"copy": copy.get_admin_display_title()},
        )
        return redirect("wagtailadmin_pages:edit", copy.pk)


def what_is_open(page: Any, user: Any) -> dict[str, Any]:
    """For a dialog: what is open and settled in the newest draft, and what goes out along with it."""
    draft = page.get_latest_revision_as_object()
    if not _is_compared(draft):
        return {}
    drafts = drafts_shown_by(draft)
    return {
        "said": in_words(items_of(draft, findings_of(draft)), with_settled=True),
        "compare": url_of(draft),
        "along": along_in_words.for_the_publisher(drafts, user),
        "drafts": [(along_in_words.url_of(one), one.snippet) for one in drafts],
        "seen_field": SEEN,
        "seen": marks(drafts),
    }


class _SaysWhatIsOpen:
    """A dialog of the workflow: whoever approves reads first what is open and what was settled."""

    template_name = "wagtailadmin/newsroom/workflow_action_modal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.action_name == "approve":
            context |= what_is_open(self.object, self.request.user)
        return context


class SayingConfirmView(ConfirmWorkflowCancellationView):
    """The question to whoever publishes what waits for approval: it says the same."""

    template_name = "wagtailadmin/newsroom/confirm_publish_modal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | what_is_open(self.object, self.request.user)


class SayingWorkflowDataView(_SaysWhatIsOpen, CollectWorkflowActionDataView):
    """The dialog over the edit form."""


class SayingWorkflowActionView(_SaysWhatIsOpen, ApprovesWhatWasSeen, WorkflowActionView):
    """The dialog of a list, and its “Approve” without one."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_approved = self.action_name == "approve" and _is_compared(self.object)
        page = self.object.get_latest_revision_as_object() if is_approved else None
        drafts = drafts_shown_by(page) if is_approved else []
        seen = seen_in(request)  # the one-click “Approve” names nothing
        if unknown := unknown_to(request.user, seen, drafts):
            words = refusal(self.object, [along_in_words.not_looked_at(unknown)])
            messages.error(request, words, buttons=[edit_button(self.object)])
            return self.refused(request)
        with publishing_along(request.user, seen):
            response = super().post(request, *args, **kwargs)
        if self.error:
            told = along_in_words.for_the_publisher(drafts, request.user)
            along_in_words.say(request, told, drafts)
        elif is_approved and not self.is_refused:
            along_in_words.say_what_went_along(request, drafts)
            say_what_is_open(request, page)
        return response


class _LanguagesCompared:
    """A form with the panel “Languages”. Figures that disagree are published in a name only."""

    request: HttpRequest
    form: Any

    @property
    def is_publishing(self) -> bool:
        approves = self.action_name == "perform_workflow_action"
        return self.action_name == "publish" or (
            approves and getattr(self, "workflow_action", "") == "approve"
        )

    def form_valid(self, form: Any) -> HttpResponse:
        page = form.instance
        if not _is_compared(page) or self.action_name in ("save", "cancel_workflow"):
            return super().form_valid(form)
        drafts = drafts_shown_by(page)
        if self.is_publishing and (problems := page.problems_but_drafts(self.request.user)):
            for name, error in problems.items():
                form.add_error(name if name in form.fields else None, error)
            told = along_in_words.for_the_publisher(drafts, self.request.user)
            along_in_words.say(self.request, told, drafts)
            return self.form_invalid(form)
        seen = seen_in(self.request)
        if self.is_publishing and (unknown := unknown_to(self.request.user, seen, drafts)):
            words = along_in_words.not_looked_at(unknown)
            form.add_error(None, words)
            along_in_words.say(self.request, [words], unknown)
            return self.form_invalid(form)
        findings = open_figures(page) if self.is_publishing else []
        overridden = False
        if findings and refuses_open_figures():
            try:
                if not may_publish(page, self.request.user):
                    raise open_figures_error(findings)
                if (reason := reason_in(self.request)) is None:
                    raise open_figures_error(findings)
            except ValidationError as error:
                form.add_error(None, error)
                return self.form_invalid(form)
            override_open_figures(page, reason, user=self.request.user)
            overridden = True
        try:
            with (
                transaction.atomic(),
                publishing_along(self.request.user if self.is_publishing else None, seen),
            ):
                response = self._carry_out(form, overridden)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        if response.status_code == 302:
            self._say_what_went_along(drafts)
            say_what_is_open(self.request, page)
        return response

    def _say_what_went_along(self, drafts: list[Draft]) -> None:
        if self.is_publishing:
            along_in_words.say_what_went_along(self.request, drafts)
        else:
            along_in_words.say(self.request, along_in_words.for_the_writer(drafts), drafts)

    def _carry_out(self, form: Any, overridden: bool) -> HttpResponse:
        if not overridden:
            return super().form_valid(form)
        # As Wagtail does it; but an approval keeps the override even where no text has changed.
        self.has_content_changes = True
        return self.action_method()

    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()
        if self.expects_json_response or not _is_compared(self.form.instance):
            return panels
        parent = getattr(self, "parent_page", None)
        compared = LanguagesSidePanel(self.form.instance, self.request, parent)
        return MediaContainer([*panels[:1], compared, *panels[1:]])


def _is_compared(page: Any) -> bool:
    """Pages whose text stands in pairs of blocks: releases, factsheets and standard pages."""
    return isinstance(page, BilingualPage) and bool(page.pair_streams)


class ComparedCreateView(_LanguagesCompared, CreateView):
    """A new page: its languages are compared from the first word on."""


class GapsMayStayEditView(MergesOnSave, _LanguagesCompared, EditView):
    """Sending a page back to its writer does not ask for what is missing in it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if words := why_overdue(self.page):
            messages.error(request, words)
        self._say_what_would_go_along()
        return super().get(request, *args, **kwargs)

    def _say_what_would_go_along(self) -> None:
        """To whoever may publish the page, before they do."""
        if _is_compared(self.page) and self.page_perms.can_publish():
            drafts = drafts_shown_by(self.page)
            told = along_in_words.for_the_publisher(drafts, self.request.user)
            along_in_words.say(self.request, told, drafts)

    @property
    def action_name(self) -> str:
        name = super().action_name
        sent_back = name == "perform_workflow_action" and self.workflow_action == "reject"
        return "save" if sent_back else name


class BilingualPageViewSet(PageViewSet):
    """How staff edit, copy and approve a bilingual page of any type."""

    add_view_class = ComparedCreateView
    copy_view_class = DraftCopyView
    edit_view_class = GapsMayStayEditView
    workflow_action_view_class = SayingWorkflowActionView
    collect_workflow_action_data_view_class = SayingWorkflowDataView
    confirm_workflow_cancellation_view_class = SayingConfirmView
