"""Copies of bilingual pages: always new drafts, marked as copies in both languages, never aliases."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.actions.copy_page import CopyPageIntegrityError
from wagtail.actions.create_alias import CreatePageAliasIntegrityError
from wagtail.models import Page

from cyberport_cms.bilingual.languages import ENGLISH, SOURCES, TRADITIONAL, suffixed

_MARKED = {ENGLISH: "Copy of {}", TRADITIONAL: "{}（副本）"}
_HEADLINES = {source: suffixed("headline", source) for source in SOURCES}
_MAX_LENGTH = 500


class CopiedAsDraft:
    """What a copy of a page keeps and what it leaves behind.

    A copy that went live at once would publish yesterday's text again, and an alias would give one
    announcement two addresses: both are refused, whichever way they are asked for.
    """

    exclude_fields_in_copy = [
        "headline",
        *_HEADLINES.values(),
        "go_live_at",
        "expire_at",
        "expired",
    ]

    def copy(self, *args: Any, **kwargs: Any) -> Page:
        """A new draft of what the page says, with a history of its own."""
        return super().copy(*args, **{"keep_live": False, "copy_revisions": False, **kwargs})

    copy.alters_data = True

    def copy_all_child_relations(self, target: Page, *args: Any, **kwargs: Any) -> Any:
        # The one step on the way of every copy, before it is saved: see wagtail/models/copying.py.
        if target.alias_of_id:
            raise CreatePageAliasIntegrityError(
                _("This page cannot have aliases: copy it instead.")
            )
        if target.live:
            raise CopyPageIntegrityError(_("A copy starts as a draft (keep_live must be false)."))
        for source, headline in copied_headlines(self, target.title).items():
            setattr(target, _HEADLINES[source], headline)
        return super().copy_all_child_relations(target, *args, **kwargs)


def copied_headlines(page: Page, title: str) -> dict[str, str]:
    """The headlines of a copy: `title` where the author gave one, else marked as a copy.

    The given title is the English headline; of a page without one, it is the Chinese headline.
    """
    sides = {source: getattr(page, name) for source, name in _HEADLINES.items()}
    written = {source: side for source, side in sides.items() if side}
    marked = {
        source: _MARKED[source].format(side)[:_MAX_LENGTH] for source, side in written.items()
    }
    if title != page.title and written:
        marked[next(iter(written))] = title
    return marked
