"""Refusals in words, for the places where a page cannot be published as it stands."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from cyberport_cms.bilingual.languages import ENGLISH

from .pages import BilingualPage
from .reading import current_language


def refusal(page: Page, reasons: Iterable[str]) -> str:
    gap = " " if current_language().source == ENGLISH else ""  # after 「。」 stands no space
    return _("“%(page)s” cannot be published: %(reasons)s") % {
        "page": page.get_admin_display_title(),
        "reasons": gap.join(dict.fromkeys(reasons)),
    }


def refusals(pages: Iterable[Page]) -> list[str]:
    """Why the latest drafts of some of these pages cannot be published; empty where all can."""
    words = []
    for page in pages:
        draft = page.get_latest_revision_as_object()
        if isinstance(draft, BilingualPage):
            try:
                draft.refuse_incomplete()
            except ValidationError as error:
                words.append(refusal(draft, error.messages))
    return words
