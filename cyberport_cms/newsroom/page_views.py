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
from wagtail.admin.views.pages.copy import CopyView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.coreutils import find_available_slug

from .copying import copied_headlines
from .publishing import refusal


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


class RefusableWorkflowActionView(WorkflowActionView):
    """Approving what cannot be published says why, and the page stays with the approver."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except ValidationError as error:
            messages.error(request, refusal(self.object, error.messages))
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            answer = {"step": "success", "redirect": self.redirect_url}
            return self.render_modal_json(request, answer)
        return redirect(self.redirect_url)


class GapsMayStayEditView(EditView):
    """Sending a page back to its writer does not ask for what is missing in it."""

    @property
    def action_name(self) -> str:
        name = super().action_name
        sent_back = name == "perform_workflow_action" and self.workflow_action == "reject"
        return "save" if sent_back else name


class BilingualPageViewSet(PageViewSet):
    """How staff edit, copy and approve a bilingual page of any type."""

    copy_view_class = DraftCopyView
    edit_view_class = GapsMayStayEditView
    workflow_action_view_class = RefusableWorkflowActionView
