"""The admin's views of bilingual pages, where Wagtail's own would do something else or fail."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.copy import CopyView
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import CollectWorkflowActionDataView, WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.coreutils import find_available_slug

from .approving import ApprovesWhatWasSeen
from .both_languages import url_of
from .copying import copied_headlines
from .findings import findings_of
from .findings_panel import LanguagesSidePanel, may_publish, reason_in
from .merging_views import MergesOnSave
from .overdue import why_overdue
from .pages import BilingualPage
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


class _SaysWhatIsOpen:
    """A dialog of the workflow: whoever approves reads first what is open and what was settled."""

    template_name = "wagtailadmin/newsroom/workflow_action_modal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.action_name == "approve" and _is_compared(self.object):
            draft = self.object.get_latest_revision_as_object()
            items = items_of(draft, findings_of(draft))
            context |= {"said": in_words(items, with_settled=True), "compare": url_of(draft)}
        return context


class SayingWorkflowDataView(_SaysWhatIsOpen, CollectWorkflowActionDataView):
    """The dialog over the edit form."""


class SayingWorkflowActionView(_SaysWhatIsOpen, ApprovesWhatWasSeen, WorkflowActionView):
    """The dialog of a list, and its “Approve” without one."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        approved = self.action_name == "approve" and not self.is_refused
        if approved and _is_compared(self.object):
            say_what_is_open(request, self.object.get_latest_revision_as_object())
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
        response = self._carry_out(form, overridden)
        if response.status_code == 302:
            say_what_is_open(self.request, page)
        return response

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
        return super().get(request, *args, **kwargs)

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
