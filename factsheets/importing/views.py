"""“Import next edition” in the admin: a file, then every proposal of what it means, then the import."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cyberport_cms.bilingual.languages import LANG_TAG_OF_SOURCE
from cyberport_cms.bilingual.sources import Source, SourceError
from cyberport_cms.newsroom.listing import printed_time
from cyberport_cms.newsroom.reading import joined
from cyberport_cms.newsroom.sentences import in_words
from cyberport_cms.newsroom.states import SIDE_NAMES

from ..bulk.obstacles import name_of
from ..models import Fact, FactsheetPage
from .drafts import Drafts
from .editions import import_next_edition, refuse_missing_sides
from .pages import Import
from .parser import parse_factsheet
from .questions import AnswersForm, FileForm, NextEdition

NEXT_EDITION = "factsheet_next_edition"
ICON = "upload"

_SALT = "factsheets.next_edition"
_DAY = 24 * 60 * 60  # seconds between the upload and the answer


def may_import(user: Any, page: Any) -> bool:
    """Who may edit the factsheet, and change facts and write new ones."""
    policy = policy_registry.get_by_type(Fact)
    facts = all(policy.user_has_permission(user, action) for action in ("add", "change"))
    return facts and page.permissions_for_user(user).can_edit()


def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> list[Any]:
    """For Wagtail's hook: the way from a factsheet to the import of its next edition."""
    if page.specific_class is not FactsheetPage or not may_import(user, page):
        return []
    url = reverse(NEXT_EDITION, args=[page.pk])
    return [Button(gettext("Import next edition"), url=url, icon_name=ICON, priority=25)]


@dataclass(frozen=True)
class HandedIn:
    """What travels from the upload to the answers."""

    sources: list[Source]
    day: date | None
    origin: str


class NextEditionView(WagtailAdminTemplateMixin, TemplateView):
    """A file is handed in, each proposal is answered, then the edition is saved or published.

    Between the two steps the text travels in the form, signed: nothing is saved before.
    """

    template_name = "wagtailadmin/factsheets/next_edition_upload.html"
    page_title = _("Import next edition")
    header_icon = ICON

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.live_page = get_object_or_404(FactsheetPage, pk=kwargs["pk"])
        if not may_import(request.user, self.live_page):
            raise PermissionDenied
        if self._permissions.page_locked():
            messages.error(request, _("The factsheet is locked: it cannot change now."))
            return redirect(self._edit_url)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def _permissions(self) -> Any:
        return self.live_page.permissions_for_user(self.request.user)

    @cached_property
    def _may_publish(self) -> bool:
        policy = policy_registry.get_by_type(Fact)
        facts = policy.user_has_permission(self.request.user, "publish")
        return facts and self._permissions.can_publish()

    @property
    def _edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.live_page.pk])

    def get_page_subtitle(self) -> str:
        return self.live_page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("factsheets:index"), "label": gettext("Factsheets")},
            {"url": self._edit_url, "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.live_page
        language = page.sources[0]
        return super().get_context_data(**kwargs) | {
            "form": kwargs.get("form") or FileForm(page),
            "edit_url": self._edit_url,
            "url": reverse(NEXT_EDITION, args=[page.pk]),
            "one_language": len(page.sources) == 1,
            "language_name": SIDE_NAMES[language],
            "lang": LANG_TAG_OF_SOURCE[language],
            "unpublished": self._unpublished(),
        }

    def _unpublished(self) -> str:
        """Who wrote what is not published yet, and when."""
        page = self.live_page
        if not page.live or not page.has_unpublished_changes:
            return ""
        return gettext(
            "The factsheet has changes that are not published, of %(user)s at %(time)s. The next "
            "edition builds on them, and is published with them."
        ) % {
            "user": name_of(page.latest_revision.user),
            "time": printed_time(page.latest_revision.created_at),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._answer() if "source" in request.POST else self._upload()

    def _page(self, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))

    def _upload(self) -> HttpResponse:
        form = FileForm(self.live_page, self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self._page(form=form)
        handed_in = HandedIn(
            form.sources, form.cleaned_data["revision_date"], form.cleaned_data["origin"]
        )
        try:
            edition = self._edition(handed_in)
        except SourceError as error:
            form.add_error("file", in_words(error))
            return self._page(form=form)
        return self._ask(handed_in, edition, AnswersForm(edition.matches))

    def _edition(self, handed_in: HandedIn) -> NextEdition:
        """Raises SourceError where the texts are not those of a next edition of this factsheet."""
        page = self.live_page.get_latest_revision_as_object()
        by_language = {source.language: source for source in handed_in.sources}
        if len(by_language) < len(handed_in.sources):
            raise SourceError(_("Both files are in one language: hand in one of each."))
        drafts = Drafts.of(
            [parse_factsheet(source) for source in by_language.values()],
            day=handed_in.day,
            origin=handed_in.origin,
        )
        for language in drafts.sides:
            if language not in page.sources:
                words = gettext(
                    "The text is in %(text)s, the factsheet is not: look whether this is the right "
                    "file."
                )
                raise SourceError(words % {"text": SIDE_NAMES[language]})
        refuse_missing_sides(page, drafts)
        return NextEdition(page, drafts)

    def _ask(
        self, handed_in: HandedIn, edition: NextEdition, form: AnswersForm, **more: Any
    ) -> HttpResponse:
        self.template_name = "wagtailadmin/factsheets/next_edition_proposals.html"
        content = {
            "user": self.request.user.pk,
            "page": self.live_page.pk,
            "sources": [[s.path, s.text, s.language, s.encoding] for s in handed_in.sources],
            "day": handed_in.day and handed_in.day.isoformat(),
            "origin": handed_in.origin,
        }
        return self._page(
            **more,
            answers=form,
            edition=edition,
            questions=edition.questions(form, self.request.user),
            leaving=[fact.words(edition.drafts.language) for fact in edition.leaving],
            file=joined(source.path for source in handed_in.sources),
            source=signing.dumps(content, salt=_SALT, compress=True),
            may_publish=self._may_publish,
        )

    def _answer(self) -> HttpResponse:
        post = self.request.POST
        publish = post.get("action") == "publish"
        if publish and not self._may_publish:
            raise PermissionDenied
        handed_in = self._handed_in(post["source"])
        if handed_in is None:
            return redirect(NEXT_EDITION, self.live_page.pk)
        with transaction.atomic():
            Page.objects.select_for_update().get(
                pk=self.live_page.pk
            )  # as the form does: its row first
            page = FactsheetPage.objects.get(pk=self.live_page.pk)
            self.live_page = page
            try:
                edition = self._edition(handed_in)
            except SourceError as error:  # the factsheet has changed its languages since
                messages.error(self.request, in_words(error))
                return redirect(NEXT_EDITION, page.pk)
            if edition.digest != post.get("seen"):
                form = AnswersForm(edition.matches)  # other questions: the answers are not theirs
                return self._ask(handed_in, edition, form, changed_meanwhile=True)
            form = AnswersForm(edition.matches, post)
            problems = self._problems(edition, form)
            if not problems:
                try:
                    done = import_next_edition(
                        edition.page,
                        edition.drafts,
                        form.accepted(edition.matches),
                        publish=publish,
                        user=self.request.user,
                    )
                except SourceError as error:
                    problems = [in_words(error)]
                except ValidationError as error:
                    problems = list(error.messages)
                except PublishPermissionError:
                    problems = [
                        gettext(
                            "New facts are published at once, although no page shows them yet, and "
                            "you may not publish facts: ask a fact owner."
                        )
                    ]
            if problems:
                return self._ask(handed_in, edition, form, problems=problems)
        self._tell(done, edition, publish)
        return redirect(self._edit_url)

    def _handed_in(self, signed: str) -> HandedIn | None:
        """What was uploaded; None, with a message, where it is not to be trusted."""
        words = _("This page is not yours, or it is broken: upload the file again.")
        try:
            content = signing.loads(signed, salt=_SALT, max_age=_DAY)
        except signing.SignatureExpired:
            words = _("This page is older than a day: upload the file again.")
        except signing.BadSignature:
            pass
        else:
            if (content["user"], content["page"]) == (self.request.user.pk, self.live_page.pk):
                day = content["day"] and date.fromisoformat(content["day"])
                sources = [Source(*source) for source in content["sources"]]
                return HandedIn(sources, day, content["origin"])
        messages.error(self.request, words)
        return None

    def _problems(self, edition: NextEdition, form: AnswersForm) -> list[str]:
        if not form.is_valid():
            return [gettext("Some questions are not answered: see below.")]
        hindered = edition.hindered(self.request.user)
        return [
            f"{match.fact.key}: {hindered[match.fact.pk]}"
            for match in form.accepted(edition.matches)
            if match.fact.pk in hindered
        ]

    def _tell(self, done: Import, edition: NextEdition, publish: bool) -> None:
        counts = {
            "changed": len(done.changed),
            "new": len(done.facts) - len(done.matched),
            "left": len(edition.leaving) + len(edition.matches) - len(done.matched),
        }
        words = _(
            "The next edition is saved as a draft that nobody reads yet. Facts that change: "
            "%(changed)d; new: %(new)d; leaving: %(left)d."
        )
        if publish:
            words = _(
                "The next edition is published. Facts that changed: %(changed)d; new: %(new)d; "
                "gone: %(left)d."
            )
        messages.success(self.request, words % counts)
        for warning in done.warnings:
            messages.warning(self.request, warning)


urlpatterns: list[URLPattern] = [
    path("factsheets/<int:pk>/next-edition/", NextEditionView.as_view(), name=NEXT_EDITION),
]
