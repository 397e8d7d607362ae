"""Refusals in words, for the places where a page cannot be published as it stands."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str
from wagtail.models import Page

from .findings_panel import SHOW_FIGURES
from .pages import BilingualPage
from .reading import flowing


def refusal(thing: Any, reasons: Iterable[str]) -> str:
    """Why a page or snippet cannot be published."""
    return _("“%(page)s” cannot be published: %(reasons)s") % {
        "page": get_latest_str(thing),
        "reasons": flowing(dict.fromkeys(reasons)),
    }


def edit_button(thing: Any) -> Any:
    """To the form of a page or snippet, where what refuses is mended; figures of a page that disagree
    are shown at once there."""
    return messages.button(edit_url(thing), _("Edit"))


def edit_url(thing: Any) -> str:
    if isinstance(thing, Page):
        return f"{reverse('wagtailadmin_pages:edit', args=[thing.pk])}?{SHOW_FIGURES}=1"
    return reverse(thing.snippet_viewset.get_url_name("edit"), args=[quote(thing.pk)])


def refusals(pages: Iterable[Page]) -> list[tuple[Page, str]]:
    """Why the latest drafts of some of these pages cannot be published; empty where all can."""
    found = []
    for page in pages:
        draft = page.get_latest_revision_as_object()
        if isinstance(draft, BilingualPage):
            try:
                draft.refuse_incomplete()
            except ValidationError as error:
                found.append((draft, refusal(draft, error.messages)))
    return found
