"""Bulk update: facts out as a spreadsheet, and in again with a look at everything that changes."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.contrib.admin.utils import quote
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from cyberport_cms.bilingual.languages import SOURCES
from cyberport_cms.newsroom.listing import HONG_KONG, written_sides

from ..models import Fact
from ..models.figures import Qualifier
from .changes import MOST_CHANGES, Change, Plan, kept, plan_of, save
from .columns import MEANINGS, TEXTS, Problem, Record, RefusedError, one_line
from .following import factsheets_with, releases_that_stay
from .forms import NoteForm, UploadForm
from .obstacles import latest
from .spreadsheet import MOST_LINES, Value, read, write_csv, write_xlsx

UPDATE = "facts_bulk_update"
ICON = "table"

_SALT = "factsheets.bulk"
_DAY = 24 * 60 * 60  # seconds between the upload and the answer

_KINDS = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "csv": ("text/csv; charset=utf-8", write_csv),
}


# Out


def lines_of(facts: Iterable[Fact]) -> Iterator[dict[str, Value]]:
    """One line a figure, one for a fact without figures, as the forms of the facts show them."""
    for fact in facts:
        shown = latest(fact)
        texts = {
            column: one_line(shown.words(source))
            for column, source in zip(TEXTS, SOURCES, strict=True)
        }
        line: dict[str, Value] = {
            "key": fact.key,
            "version": Decimal(fact.latest_revision_id or 0),
            **texts,
            "as_at": shown.as_at,
            "source_name_en": shown.source_name_en,
            "source_name_zh_hant": shown.source_name_zh_hant,
            "source_url": shown.source_url,
        }
        figures = list(shown.figures.all())
        if not figures:
            yield line
        for figure in figures:
            yield line | {
                "figure": figure.name,
                "value": figure.value,
                "day": figure.day,
                "qualifier": figure.qualifier,
                "unit": figure.unit,
            }


class ExportsFacts:
    """A list of facts that can be taken away as a spreadsheet, as it is filtered and sorted."""

    @cached_property
    def header_buttons(self) -> list[Any]:
        buttons = [*super().header_buttons]  # type: ignore[misc]
        if self.user_has_permission("change"):  # type: ignore[attr-defined]
            label = gettext("Update from a spreadsheet")
            # After “Add fact”, whatever its first letter is.
            buttons.append(
                HeaderButton(label, url=reverse(UPDATE), icon_name="upload", priority=1010)
            )
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        labels = {"xlsx": gettext("Spreadsheet (XLSX)"), "csv": gettext("CSV")}
        return [
            *super().header_more_buttons,  # type: ignore[misc]
            *(
                Button(label, url=self.get_export_url(kind), icon_name="download", priority=place)  # type: ignore[attr-defined]
                for place, (kind, label) in enumerate(labels.items(), 90)
            ),
        ]

    def as_spreadsheet(self, found: Iterable[Fact], kind: str) -> HttpResponse:
        keys = [fact.pk for fact in found]  # a search gives no queryset
        facts = Fact.objects.select_related("latest_revision").prefetch_related("figures")
        rows = facts.in_bulk(keys)
        content_type, write = _KINDS[kind]
        content = write(lines_of(rows[key] for key in keys if key in rows))
        day = timezone.localdate(timezone=HONG_KONG)
        return HttpResponse(
            content,
            content_type=content_type,
            headers={"Content-Disposition": f'attachment; filename="facts-{day}.{kind}"'},
        )


# In


class BulkUpdateView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A sheet is handed in, looked at and then taken or not: until then, no fact is touched.

    Between the two answers the lines travel in the form, signed: there is nothing to clear away,
    and nothing that another process would have to know.
    """

    model = Fact
    permission_required = "change"
    template_name = "wagtailadmin/factsheets/bulk_upload.html"
    page_title = _("Update facts from a spreadsheet")
    header_icon = "upload"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": _listing(), "label": capfirst(Fact._meta.verbose_name_plural)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "form": kwargs.get("form") or UploadForm(),
            "meanings": MEANINGS.items(),
            "qualifiers": Qualifier.choices,
            "most_lines": MOST_LINES,
            "most_changes": MOST_CHANGES,
            "listing_url": _listing(),
            "update_url": reverse(UPDATE),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._answer() if "rows" in request.POST else self._upload()

    def _upload(self) -> HttpResponse:
        form = UploadForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self._page(form=form)
        file = form.cleaned_data["file"]
        try:
            records = read(file.read())
        except RefusedError as error:
            return self._page(problems=error.problems, file=file.name)
        return self._dry_run(records, plan_of(records, self.request.user), file.name)

    def _page(self, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))

    def _dry_run(self, records: list[Record], plan: Plan, file: str, **more: Any) -> HttpResponse:
        """All problems, or all changes."""
        if plan.problems:
            return self._page(problems=plan.problems, file=file, **more)
        if not plan.changes:
            return self._page(nothing=plan.unchanged, file=file, **more)
        pages = list(factsheets_with(plan.facts))
        rows = {"user": self.request.user.pk, "file": file, "rows": kept(records, plan)}
        self.template_name = "wagtailadmin/factsheets/bulk_dry_run.html"
        return self._page(
            **{"note_form": NoteForm()} | more,
            plan=plan,
            changes=[_shown(change) for change in plan.changes],
            file=file,
            rows=signing.dumps(rows, salt=_SALT, compress=True),
            factsheets=[written_sides(page, "headline") for page in pages],
            releases=releases_that_stay(plan.facts),
            may_publish=self._may_publish,
        )

    @cached_property
    def _may_publish(self) -> bool:
        return self.user_has_permission("publish")

    def _answer(self) -> HttpResponse:
        """Save exactly what was looked at; anything else is shown again."""
        post, user = self.request.POST, self.request.user
        publish = post.get("action") == "publish"
        if publish and not self._may_publish:
            raise PermissionDenied
        sheet = self._sheet(post["rows"])
        if sheet is None:
            return redirect(UPDATE)
        records = [Record(number, cells) for number, cells in sheet["rows"]]
        form = NoteForm(post)
        with transaction.atomic():
            plan = plan_of(records, user, lock=True)
            same = not plan.problems and plan.digest == post.get("seen")
            if not same or not form.is_valid() or (publish and not plan.publishable):
                more = {"note_form": form, "changed_meanwhile": not same}
                return self._dry_run(records, plan, sheet["file"], **more)
            try:
                editions = save(plan, user, form.cleaned_data["change_note"], publish=publish)
            except ValidationError as error:
                # The transaction of save() is undone; nothing else was written.
                problems = [
                    Problem(None, " ".join(words), key=key)
                    for key, words in error.message_dict.items()
                ]
                return self._page(problems=problems, file=sheet["file"])
        self._tell(plan, len(editions), publish)
        return redirect(_listing())

    def _sheet(self, signed: str) -> dict[str, Any] | None:
        """The lines that were looked at; None, with a message, where they are not to be trusted."""
        words = _("This page is not yours, or it is broken: upload the sheet again.")
        try:
            sheet = signing.loads(signed, salt=_SALT, max_age=_DAY)
        except signing.SignatureExpired:
            words = _("This page is older than a day: upload the sheet again.")
        except signing.BadSignature:
            pass
        else:
            if sheet["user"] == self.request.user.pk:
                return sheet
        messages.error(self.request, words)
        return None

    def _tell(self, plan: Plan, editions: int, publish: bool) -> None:
        count = len(plan.changes)
        if not publish:
            words = ngettext(
                "%(count)d fact is saved as a draft.", "%(count)d facts are saved as drafts.", count
            )
            messages.success(self.request, words % {"count": count})
            return
        words = ngettext("%(count)d fact is published.", "%(count)d facts are published.", count)
        follow = ngettext(
            "%(count)d factsheet has a new edition.",
            "%(count)d factsheets have a new edition.",
            editions,
        )
        said = [words % {"count": count}, *([follow % {"count": editions}] if editions else [])]
        messages.success(self.request, " ".join(said))


def _shown(change: Change) -> dict[str, Any]:
    viewset = Fact.snippet_viewset
    key = [quote(change.fact.pk)]
    return {
        "change": change,
        "edit_url": reverse(viewset.get_url_name("edit"), args=key),
        "usage_url": reverse(viewset.get_url_name("usage"), args=key),
    }


def _listing() -> str:
    return reverse(Fact.snippet_viewset.get_url_name("list"))


urlpatterns: list[URLPattern] = [
    path("facts/bulk-update/", BulkUpdateView.as_view(), name=UPDATE),
]
