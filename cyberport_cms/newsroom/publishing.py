"""Refusals in words, for the places where a page cannot be published as it stands."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from .findings_panel import SHOW_FIGURES
from .pages import BilingualPage
from .reading import flowing


def refusal(page: Page, reasons: Iterable[str]) -> str:
    return _("“%(page)s” cannot be published: %(reasons)s") % {
        "page": page.get_admin_display_title(),
        "reasons": flowing(dict.fromkeys(reasons)),
    }


def edit_button(page: Page) -> Any:
    """To the form, where what refuses is mended; figures that disagree are shown at once there."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return messages.button(f"{url}?{SHOW_FIGURES}=1", _("Edit"))


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
