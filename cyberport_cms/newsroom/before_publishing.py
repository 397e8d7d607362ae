"""What will change when a snippet is published, and the question that shows it first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.models import Revision
from wagtail.snippets.side_panels import SnippetStatusSidePanel

from cyberport_cms.bilingual.languages import READER_OF, SourceLanguage
from cyberport_cms.bilingual.plain_text import text_of_html

from .differences import Difference, differences
from .freezing import Key, for_reading, pinned
from .in_use import needed_by_readers, words_of
from .listing import printed_time, written_sides
from .usage_views import breadcrumbs, rows_of, sides_of, used_in_words
from .uses import Use, uses_of
from .versions import VersionedSnippet


@dataclass(frozen=True)
class PageChange:
    """A live page that follows, with what its readers will read instead."""

    page: Any
    differences: list[Difference]

    @property
    def sides(self) -> list[dict[str, str]]:
        """What the page is called, in both languages."""
        return written_sides(self.page, "headline")

    @property
    def has_new_edition(self) -> bool:
        """Factsheets keep editions: a change that readers see makes a new one."""
        return bool(self.differences) and hasattr(type(self.page), "editions")


@dataclass(frozen=True)
class WhatChanges:
    pages: list[PageChange] = field(default_factory=list)
    drafts: list[Use] = field(default_factory=list)  # they follow too, and nobody reads them yet
    frozen: list[Use] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.pages or self.drafts)

    @property
    def editions(self) -> list[PageChange]:
        return [change for change in self.pages if change.has_new_edition]


def what_changes(snippet: VersionedSnippet, uses: Sequence[Use]) -> WhatChanges:
    """What happens where a snippet is used when it is published as it is in `snippet`."""
    following = [use for use in uses if use.shows_today]
    return WhatChanges(
        pages=list(_page_changes(snippet, following)),
        drafts=[use for use in uses if use.follows and not use.shows_today],
        frozen=[use for use in uses if not use.follows],
    )


class _AsPublished:
    """Stands in for a version, where a page is read as it will be."""

    def __init__(self, snippet: VersionedSnippet) -> None:
        self.snippet = snippet

    def as_snippet(self) -> VersionedSnippet:
        return self.snippet


def _page_changes(snippet: VersionedSnippet, uses: Sequence[Use]) -> Iterator[PageChange]:
    pages = list({use.page.pk: use.page for use in uses}.values())
    snippet.live = True
    held: dict[int, dict[Key, Any]] = {page.pk: {} for page in pages} | pinned(pages)
    for use in uses:
        for shown in (snippet, use.through):
            if shown is not None:
                held[use.page.pk][type(shown), shown.pk] = _AsPublished(shown)
    for before, after in zip(for_reading(pages), for_reading(pages, held), strict=True):
        places = [use.path for use in uses if use.page.pk == before.pk]
        yield PageChange(
            before,
            [
                change
                for path in dict.fromkeys(places)
                for source in before.sources
                for change in differences(
                    _text(before, path, source), _text(after, path, source), source
                )
            ],
        )


def _text(page: Any, path: str, source: SourceLanguage) -> str:
    """What readers of one language read in one place of a copy of a page for reading."""
    name, _dot, anchor = path.partition(".")
    if not anchor:
        return text_of_html(getattr(page, name) or "") if name.endswith(f"_{source}") else ""
    language = READER_OF[source]
    with translation.override(language.code):
        # No request: what a page says to one reader in particular is not part of its text.
        context = {"page": page, "language": language}
        return "\n".join(
            text_of_html(str(block.render(context)))
            for block in getattr(page, name)
            if block.id == anchor
        )


# The question


def _waits(draft: VersionedSnippet) -> bool:
    """True where the draft is published later."""
    return bool(draft.go_live_at and draft.go_live_at > timezone.now())


class AsksBeforePublishing:
    """An edit view that shows first what a publication will change where the snippet is used.

    The text is saved as a draft before the question, so that “Back to editing” loses nothing; the
    answer publishes that draft and no other.
    """

    def publish_action(self) -> HttpResponse | None:
        draft = self.new_revision.as_object()
        uses = self._uses_that_change(draft)
        if draft.expire_at and (shown := needed_by_readers(uses)):
            words = _("Saved, but not published: it cannot expire while pages show it: %(uses)s")
            messages.error(self.request, words % {"uses": words_of(shown)})
            return redirect(self.get_edit_url())
        if _waits(draft) and self.live_object.live and not self.live_object.live_revision_id:
            # Wagtail would take it down until then: it knows no version that could stay.
            words = _("Saved, but not scheduled: publish it once without a time first.")
            messages.error(self.request, words)
            return redirect(self.get_edit_url())
        if any(use.follows for use in uses):
            query = urlencode({"publish": self.new_revision.pk})
            return redirect(f"{self.get_edit_url()}?{query}")
        return super().publish_action()

    def _uses_that_change(self, draft: VersionedSnippet) -> list[Use]:
        """The uses, where this is neither the first publication nor says the same again."""
        live, newest = self.live_object, self.live_object.newest_version
        if newest is None and not live.live:
            return []
        if live.live and newest is not None and not draft.differs_from(newest):
            return uses_of(draft) if draft.expire_at else []
        return uses_of(draft)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "publish" in request.GET:
            return self.ask(request.GET["publish"])
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "confirm-publish" in request.POST:
            return self.confirm(request.POST["confirm-publish"], request.POST.get("saved_at"))
        return super().post(request, *args, **kwargs)

    def ask(self, key: str) -> HttpResponse:
        """The one page: what changes, what stays, and then “Publish” or “Back to editing”."""
        revision = self._revision(key)
        if revision is None:
            return redirect(self.get_edit_url())
        draft = revision.as_object()
        changes = what_changes(draft, uses_of(draft))
        title = _("What will change")
        context = {
            "sides": sides_of(draft),
            "changes": changes,
            "drafts": rows_of(draft, changes.drafts, self.request.user),
            "frozen": rows_of(draft, changes.frozen, self.request.user),
            "revision": revision,
            "saved_at": revision.created_at.isoformat(),
            "publication_time": printed_time(draft.go_live_at) if _waits(draft) else "",
            "edit_url": self.get_edit_url(),
            "header_title": f"{title}: {draft}",
            "header_icon": self.header_icon,
            "breadcrumbs_items": [*breadcrumbs(self), {"url": "", "label": title}],
        }
        template = "wagtailadmin/newsroom/what_changes.html"
        return TemplateResponse(self.request, template, context)

    def confirm(self, key: str, saved_at: str | None) -> HttpResponse:
        """Publish the draft that was shown; a newer one has to be looked at first."""
        revision = self._revision(key, saved_at)
        if revision is None:
            return redirect(self.get_edit_url())
        self.action, self.new_revision, self.object = "publish", revision, revision.as_object()
        try:
            with transaction.atomic():
                response = super().publish_action()
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return redirect(self.get_edit_url())
        return response or self.run_after_hook() or self.save_action()

    def _revision(self, key: str, saved_at: str | None = None) -> Revision | None:
        """The draft that somebody wants to publish; None, with a message, where it is not the
        newest any more or may not be published by them."""
        if not self.user_has_permission("publish"):
            raise PermissionDenied
        newest = self.live_object.latest_revision
        if newest is None or self.locked_for_user:
            messages.error(self.request, _("It is locked: nothing was published."))
            return None
        if str(newest.pk) != key or (saved_at and newest.created_at.isoformat() != saved_at):
            words = _(
                "%(user)s saved a newer version at %(time)s: nothing was published. "
                "Here is the newer one; yours is in the history."
            )
            who = newest.user.get_full_name() or newest.user.get_username() if newest.user else "?"
            messages.error(
                self.request, words % {"user": who, "time": printed_time(newest.created_at)}
            )
            return None
        if newest.pk == self.live_object.live_revision_id:
            messages.info(self.request, _("This version is published already."))
            return None
        return newest

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        # The reason of a change that is still to be published is kept.
        note = getattr(self.object, "change_note", "")
        written = self.object.latest_revision_id != self.object.live_revision_id
        if note and written and note != self.live_object.change_note:
            form.initial["change_note"] = note
        return form

    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()
        for panel in panels:
            if isinstance(panel, SnippetStatusSidePanel):
                panel.get_usage_context = self._usage_context  # Wagtail counts rows, not uses
        return panels

    def _usage_context(self) -> dict[str, Any]:
        uses = uses_of(self.live_object)
        return {
            "usage_count": len(uses),
            "usage_url": self.get_usage_url(),
            "usage_url_text": used_in_words(uses),
        }
