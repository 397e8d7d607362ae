"""Copies of bilingual pages: always new drafts, marked as copies in both languages, never aliases."""

from django.utils.translation import gettext as _
from wagtail.actions.copy_page import CopyPageIntegrityError
from wagtail.actions.create_alias import CreatePageAliasIntegrityError
from wagtail.models import Page

from cyberport_cms.bilingual.languages import ENGLISH, SOURCES, TRADITIONAL, suffixed

_MARKED = {ENGLISH: "Copy of {}", TRADITIONAL: "{}（副本）"}
_HEADLINES = {source: suffixed("headline", source) for source in SOURCES}
_MAX_LENGTH = 500


# Never copied as they are: the headlines are marked, the times were those of the original.
EXCLUDED = [
    *("headline", *_HEADLINES.values()),
    *("first_published_at", "last_published_at", "go_live_at", "expire_at", "expired"),
]


def begin_copy(page: Page, target: Page) -> None:
    """Make `target`, not yet saved, a copy of `page` that may be saved; refuse what it cannot be.

    A copy that went live at once would publish yesterday's text again, and an alias would give one
    announcement two addresses.
    """
    if target.alias_of_id:
        raise CreatePageAliasIntegrityError(_("This page cannot have aliases: copy it instead."))
    if target.live:
        raise CopyPageIntegrityError(_("A copy starts as a draft."))
    for source, headline in copied_headlines(page, target.title).items():
        setattr(target, _HEADLINES[source], headline)


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
