"""“Import a draft” in the admin: a file or a text, then what was understood of it, then a draft."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from cyberport_cms.bilingual.languages import ENGLISH, SOURCES, TRADITIONAL
from cyberport_cms.bilingual.sources import Source, SourceError
from cyberport_cms.newsroom import along_in_words
from cyberport_cms.newsroom.along import drafts_shown_by
from cyberport_cms.newsroom.listing import printed_time
from cyberport_cms.newsroom.reading import joined
from cyberport_cms.newsroom.sentences import in_words

from ..importing import crossing
from ..importing.pages import Import, import_release
from ..importing.pictures import read_again
from ..importing.proposals import StaffMatcher, chosen_in
from ..importing.wizard import Sheet
from ..models import ImportedPicture, ReleaseImport, ReleaseIndexPage, ReleasePage
from .importing_forms import HandedIn, ImportForm
from .importing_review import PICTURE, Review

IMPORT = "release_import"
REVIEW = "release_import_review"
ICON = "upload"


def may_import(user: Any) -> bool:
    """Who may write a new release."""
    parent = ReleaseIndexPage.objects.first()
    return parent is not None and parent.permissions_for_user(user).can_add_subpage()


def seen_by(user: Any) -> QuerySet[ReleaseImport]:
    """One's own unfinished imports; approvers see those of all."""
    parent = ReleaseIndexPage.objects.first()
    kept = ReleaseImport.objects.kept()
    if parent is not None and parent.permissions_for_user(user).can_publish_subpage():
        return kept
    return kept.filter(owner=user)


def unfinished(kept: QuerySet[ReleaseImport]) -> list[dict[str, Any]]:
    """Kept imports as they are listed: where each goes on, and until when."""
    return [
        {
            "kept": one,
            "url": reverse(REVIEW, args=[one.pk]),
            "until": printed_time(one.expires),
        }
        for one in kept.select_related("owner").defer("text_en", "text_zh_hant")
    ]


def import_buttons(user: Any) -> list[HeaderButton]:
    """For the list of releases."""
    if not may_import(user):
        return []
    return [HeaderButton(gettext("Import a draft"), url=reverse(IMPORT), icon_name=ICON)]


class _ImportView(WagtailAdminTemplateMixin, TemplateView):
    page_title = _("Import a draft")
    header_icon = ICON

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("releases:index"), "label": gettext("Releases")},
            {"url": reverse(IMPORT), "label": gettext("Import a draft")},
        ]


class UploadView(_ImportView):
    """Step 1."""

    template_name = "wagtailadmin/releases/import_upload.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "form": kwargs.get("form") or ImportForm(),
            "url": reverse(IMPORT),
            "unfinished": unfinished(seen_by(self.request.user)),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return redirect(REVIEW, keep(form.handed_in, request.user).pk)


def keep(handed_in: HandedIn, owner: Any) -> ReleaseImport:
    """A new unfinished import."""
    drafts = [handed_in.drafts.get(source) for source in SOURCES]
    sources = handed_in.sources
    kept = ReleaseImport.objects.create(
        owner=owner,
        notices=handed_in.notices,
        unused=handed_in.unused,
        sheet=Sheet.of(*drafts).as_json(),
        **{f"name_{source}": sources[source].path[:255] for source in sources},
        **{f"text_{source}": sources[source].text for source in sources},
    )
    kept.keep(picture for draft in handed_in.drafts.values() for picture in draft.pictures)
    return kept


class ReviewView(_ImportView):
    """Step 2: each change is sent to the server and kept; and step 3, which makes the draft."""

    template_name = "wagtailadmin/releases/import_review.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if may_import(request.user) and not seen_by(request.user).filter(pk=kwargs["pk"]).exists():
            if _is_quiet(request):
                return HttpResponse(status=HTTPStatus.GONE)
            messages.error(request, _("This import is not kept any more, or it is not yours."))
            return redirect(IMPORT)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.kept)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_subtitle()}]

    @cached_property
    def kept(self) -> ReleaseImport:
        return get_object_or_404(seen_by(self.request.user), pk=self.kwargs["pk"])

    @property
    def _url(self) -> str:
        return reverse(REVIEW, args=[self.kept.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sheet = Sheet.from_json(self.kept.sheet)
        return super().get_context_data(**kwargs) | {
            "kept": self.kept,
            "review": Review(self.kept, sheet),
            "url": self._url,
            "until": printed_time(self.kept.expires),
        }

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = seen_by(request.user).select_for_update(of=("self",))
        kept = self.kept = get_object_or_404(found, pk=kwargs["pk"])
        command = request.POST.get("do", "keep")
        if command == "discard":
            kept.delete()
            messages.success(request, _("The import is thrown away."))
            return redirect(IMPORT)
        if request.POST.get("seen") != str(kept.version):
            if _is_quiet(request):
                return HttpResponse(status=HTTPStatus.CONFLICT)
            messages.warning(
                request,
                _("This import was changed in another window: here it is as it stands now."),
            )
            return redirect(self._url)
        sheet = Sheet.from_json(kept.sheet)
        sheet.write(request.POST)
        if _is_quiet(request):
            return self._keep_quietly(sheet)
        return self._act(command, sheet)

    def _keep_quietly(self, sheet: Sheet) -> HttpResponse:
        """What was typed is kept; the page is asked for again only where its fields are
        called otherwise now."""
        has_gone = sheet.tidy()
        # A page that is left while it waits for this answer guesses the next version: where its
        # fields are called otherwise now, the guess must be wrong.
        self.kept.version += has_gone
        self._save(sheet)
        return JsonResponse({"seen": self.kept.version, "reload": has_gone})

    def _act(self, command: str, sheet: Sheet) -> HttpResponse:
        place = ""
        if command == "again":
            sheet = self._read_again()
        elif command not in ("keep", "draft"):
            try:
                place = sheet.do(command, crossing.COMMANDS)
            except ValueError:
                messages.error(self.request, _("That cannot be done here."))
        sheet.tidy()
        self._save(sheet)
        if command == "draft":
            return self._make_draft(sheet)
        return redirect(f"{self._url}#{place}" if place else self._url)

    def _save(self, sheet: Sheet) -> None:
        self.kept.sheet = sheet.as_json()
        self.kept.version += 1
        self.kept.save()

    def _read_again(self) -> Sheet:
        kept = self.kept
        sides = ((ENGLISH, kept.text_en), (TRADITIONAL, kept.text_zh_hant))
        names = set(kept.pictures.values_list("name", flat=True))
        return Sheet.of(
            *(
                read_again(Source("", text, source, "text"), names) if text else None
                for source, text in sides
            )
        )

    def _pictures(self, sheet: Sheet) -> QuerySet[ImportedPicture]:
        return self.kept.pictures.filter(name__in=sheet.pictures)

    def _make_draft(self, sheet: Sheet) -> HttpResponse:
        matcher = StaffMatcher(chosen=chosen_in(sheet), user=self.request.user)
        problems: list[str] = []
        try:
            done = import_release(
                *sheet.drafts(),
                rows=sheet.rows(),
                matcher=matcher,
                pictures=[kept.picture for kept in self._pictures(sheet)],
                user=self.request.user,
            )
        except SourceError as error:
            problems = [in_words(error)]
        except ValidationError as error:
            problems = list(_named(error))
        if problems:
            for problem in problems:
                messages.error(self.request, problem)
            return redirect(self._url)
        self.kept.delete()
        _tell(self.request, done)
        return redirect("wagtailadmin_pages:edit", done.page.pk)


def _is_quiet(request: HttpRequest) -> bool:
    """True where the script of the page asks, which shows what is wrong in place."""
    return request.headers.get("x-requested-with") == "XMLHttpRequest"


def _named(error: ValidationError) -> list[str]:
    """Why a draft cannot be made, field by field."""
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    fields = {
        field.name: field.verbose_name
        for field in ReleasePage._meta.get_fields()
        if hasattr(field, "verbose_name")
    }
    return [
        f"{fields.get(name, name)}: {words}"
        for name, reasons in error.message_dict.items()
        for words in reasons
    ]


def _tell(request: HttpRequest, done: Import) -> None:
    title = done.page.get_admin_display_title()
    messages.success(request, _("“%(release)s” is a draft now.") % {"release": title})
    if done.created:
        names = joined(f"{thing._meta.verbose_name} “{thing}”" for thing in done.created)
        messages.info(request, _("New, and yours to look at: %(names)s") % {"names": names})
    drafts = drafts_shown_by(done.page)
    along_in_words.say(request, along_in_words.for_the_writer(drafts), drafts)
    if done.completed:
        names = joined(str(thing) for thing in done.completed)
        messages.info(request, _("Completed by the other language: %(names)s") % {"names": names})


def picture(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """A picture of an unfinished import, for those who see the import."""
    if not may_import(request.user):
        raise PermissionDenied
    found = get_object_or_404(ImportedPicture, kept__in=seen_by(request.user), kept=pk, name=name)
    response = HttpResponse(bytes(found.data), content_type=found.content_type)
    # What it says it is has been looked at; a browser should take it for nothing else.
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


urlpatterns: list[URLPattern] = [
    path("releases/import/<int:pk>/pictures/<str:name>", picture, name=PICTURE),
    path("releases/import/", UploadView.as_view(), name=IMPORT),
    path("releases/import/<int:pk>/", ReviewView.as_view(), name=REVIEW),
]
