"""“Frozen content”: what a release holds on to, then and now, and the way to bring it up to date."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cyberport_cms.bilingual.dates import long_date
from cyberport_cms.bilingual.languages import LANG_TAG_OF_SOURCE, SourceLanguage
from cyberport_cms.newsroom.listing import printed_time, written_sides
from cyberport_cms.newsroom.page_views import GapsMayStayEditView
from cyberport_cms.newsroom.reading import current_language, joined
from cyberport_cms.newsroom.states import SIDE_NAMES
from cyberport_cms.newsroom.thawing import Change, bring_up_to_date, held_by
from cyberport_cms.newsroom.versions import Version
from cyberport_cms.newsroom.waiting import changes_since_handed_over

from ..models import ReleasePage
from .correcting import add_to_withdrawn, publish_correction

LOG_ACTION = "releases.bring_up_to_date"
URL_NAME = "releases_frozen"


def frozen_url(page: Page) -> str:
    return reverse(URL_NAME, args=[page.pk])


class CorrectionForm(forms.Form):
    """What readers are told: one note for each language in which the release is published."""

    def __init__(self, *args: Any, page: ReleasePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sources = page.sources
        for source in page.sources:
            self.fields[f"note_{source}"] = forms.CharField(
                label=_("What was corrected (%(language)s)") % {"language": SIDE_NAMES[source]},
                required=page.live,
                error_messages={"required": _("Say to its readers what was corrected.")},
                widget=AdminAutoHeightTextInput(attrs={"lang": LANG_TAG_OF_SOURCE[source]}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if any(self.note.values()):
            for source, words in self.note.items():
                name = f"note_{source}"
                if not words and name not in self.errors:
                    self.add_error(name, _("Say it in every language of the release."))
        return cleaned

    @property
    def note(self) -> dict[SourceLanguage, str]:
        return {s: self.cleaned_data.get(f"note_{s}", "") for s in self.sources}


@dataclass(frozen=True)
class Row:
    """One thing that the release holds on to, as the page shows it."""

    change: Change
    url: str  # of its edit form; empty for those who may not change it
    chosen: bool

    @property
    def value(self) -> str:
        return str(self.change.now.pk)

    @property
    def kind(self) -> str:
        return capfirst(self.change.kind)

    @property
    def then(self) -> str:
        return version_in_words(self.change.then)

    @property
    def now(self) -> str:
        return version_in_words(self.change.now)

    @property
    def is_newest(self) -> bool:
        return self.change.then.pk == self.change.now.pk

    @property
    def languages(self) -> list[dict[str, Any]]:
        return [
            {"name": SIDE_NAMES[source], "differences": found}
            for source, found in self.change.differences.items()
        ]

    @property
    def lost(self) -> str:
        return joined(str(SIDE_NAMES[source]) for source in self.change.lost)


def version_in_words(version: Version) -> str:
    words = _("version %(number)d, published %(time)s")
    return words % {"number": version.number, "time": printed_time(version.published_at)}


class FrozenView(WagtailAdminTemplateMixin, TemplateView):
    """Everything that a release holds on to; what is outdated can be chosen and brought up to date,
    with a correction that tells its readers."""

    template_name = "wagtailadmin/releases/frozen.html"
    page_title = gettext_lazy("Frozen content")
    header_icon = "snippet"

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.page = get_object_or_404(ReleasePage, pk=page_id)
        self.permissions = self.page.permissions_for_user(request.user)
        if not self.permissions.can_edit():
            raise PermissionDenied
        self.form = CorrectionForm(page=self.page)
        return super().dispatch(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        self.form = CorrectionForm(request.POST, page=self.page)
        try:
            with transaction.atomic():
                names = self._bring_up_to_date()
        except ValidationError as error:
            # What was true before is what is true still; the page compares anew.
            self.page = ReleasePage.objects.get(pk=self.page.pk)
            vars(self).pop("changes", None)
            for message in dict.fromkeys(error.messages):
                messages.error(request, message)
            return self.render_to_response(self.get_context_data())
        words = ngettext(
            "Brought up to date: %(names)s.", "Brought up to date: %(names)s.", len(names)
        )
        see = [(self.page.full_url, _("View live"), True)] if self.page.live else []
        edit = (reverse("wagtailadmin_pages:edit", args=[self.page.pk]), _("Edit"), False)
        messages.success(request, words % {"names": joined(names)}, buttons=[*see, edit])
        return redirect(frozen_url(self.page))

    # What is chosen

    def _bring_up_to_date(self) -> list[str]:
        """Do it and return the names of what was brought; a ValidationError says why not."""
        Page.objects.select_for_update().get(pk=self.page.pk)  # one at a time
        self.page = ReleasePage.objects.get(pk=self.page.pk)
        if reason := self.refusal:
            raise ValidationError(reason)
        chosen = self._chosen()
        if not self.form.is_valid():
            raise ValidationError(_("Nothing was changed: the correction is not complete."))
        bring_up_to_date(self.page, [change.now for change in chosen])
        note, user, revision = self.form.note, self.request.user, None
        if self.page.live:
            revision = publish_correction(self.page, note, user)
        elif any(note.values()):
            revision = add_to_withdrawn(self.page, note, user)
        items = [
            {"name": c.name, "from": c.then.number, "to": c.now.number, "version": c.now.pk}
            for c in chosen
        ]
        log(
            instance=self.page,
            action=LOG_ACTION,
            user=user,
            revision=revision,
            data={"items": items, "note": note},
            content_changed=True,
        )
        return [_("“%(name)s”") % {"name": change.name} for change in chosen]

    def _chosen(self) -> list[Change]:
        ticked = set(self.request.POST.getlist("bring"))
        if not ticked:
            raise ValidationError(
                _("Nothing was changed: choose what is to be brought up to date.")
            )
        known = {str(change.now.pk): change for change in self.changes if change.can_be_brought}
        if ticked - known.keys():
            raise ValidationError(
                _(
                    "Nothing was changed: a newer version has been published since you opened this "
                    "page, or a colleague has been here. Look at the comparison again."
                )
            )
        return [change for key, change in known.items() if key in ticked]

    @cached_property
    def changes(self) -> list[Change]:
        return held_by(self.page)

    @property
    def refusal(self) -> str:
        """Why this person cannot bring anything up to date now; empty where they can."""
        if not self.permissions.can_publish():
            return _(
                "Only those who may publish this release can bring it up to date: ask an approver."
            )
        lock = self.page.get_lock()
        if lock is not None and lock.for_user(self.request.user):
            reason = lock.get_message(self.request.user) or _("This release is locked.")
            return format_html("{} {}", reason, _("Until then it keeps what it says."))
        return ""

    # What is shown

    def rows(self) -> list[Row]:
        ticked = set(self.request.POST.getlist("bring"))
        may_change: dict[type, bool] = {}
        rows = []
        for change in self.changes:
            model = type(change.snippet)
            if model not in may_change:
                policy = policy_registry.get_by_type(model)
                may_change[model] = policy.user_has_permission(self.request.user, "change")
            url = ""
            if may_change[model]:
                name = model.snippet_viewset.get_url_name("edit")
                url = reverse(name, args=[quote(change.snippet.pk)])
            rows.append(Row(change, url, chosen=str(change.now.pk) in ticked))
        return rows

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": reverse("releases:index"), "label": _("Releases")},
            {"url": edit, "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [HeaderButton(_("Edit"), url=edit, icon_name="edit")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = self.rows()
        return super().get_context_data(
            release=self.page,
            sides=written_sides(self.page, "headline"),
            outdated=[row for row in rows if row.change.can_be_brought],
            others=[row for row in rows if not row.change.can_be_brought],
            refusal=self.refusal,
            form=self.form,
            today=long_date(timezone.localdate(), current_language()),
            media=self.form.media,
            **kwargs,
        )


# The edit form of a release


class ReleaseEditView(GapsMayStayEditView):
    """Leads to what is frozen, and says what has changed since the release was handed over."""

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        release = self.real_page_record.specific
        if not release.first_published_at or not (held := held_by(release)):
            return []
        count = sum(change.can_be_brought for change in held)
        label = _("Frozen content")
        if count:
            words = ngettext("%(count)d outdated", "%(count)d outdated", count)
            label = _("%(label)s (%(count)s)") % {"label": label, "count": words % {"count": count}}
        return [HeaderButton(label, url=frozen_url(release), icon_name="snippet")]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if note := changed_since_handed_over(self.real_page_record):
            messages.warning(request, note)
        return super().get(request, *args, **kwargs)


def changed_since_handed_over(page: Page) -> SafeString | None:
    """The note over the form of a release that waits; None where all is as it was handed over."""
    if page.first_published_at is not None:
        return None
    waiting, changes = changes_since_handed_over(page)
    if waiting is None or not changes:
        return None
    context = {
        "waiting": waiting,
        "since": printed_time(waiting.since),
        "rows": [Row(change, "", chosen=False) for change in changes],
    }
    return render_to_string("wagtailadmin/releases/changed_since.html", context)


# Hooks


def urls() -> list[Any]:
    return [path("releases/<int:page_id>/frozen/", FrozenView.as_view(), name=URL_NAME)]


def log_actions(actions: Any) -> None:
    @actions.register_action(LOG_ACTION)
    class BroughtUpToDate(LogFormatter):
        label = gettext_lazy("Bring up to date")

        def format_message(self, entry: Any) -> str:
            items = [
                _("“%(name)s” (version %(from)d → %(to)d)") % item
                for item in entry.data.get("items", [])
            ]
            return _("Brought up to date: %(items)s") % {"items": joined(items)}

        def format_comment(self, entry: Any) -> str:
            return " ".join(words for words in entry.data.get("note", {}).values() if words)
