"""Nothing published disappears: what was public is corrected or withdrawn, not deleted."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model, Q
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from .pages import BilingualPage

_NAMED = 5  # more names would not help


def kept_for_good(pages: Iterable[Page]) -> list[Page]:
    """The pages among these, and below them, that have been public and are permanent."""
    return [
        found
        for page in pages
        for found in Page.objects.descendant_of(page, inclusive=True)
        .filter(Q(live=True) | Q(first_published_at__isnull=False))
        .specific()
        if isinstance(found, BilingualPage) and found.permanent
    ]


@receiver(pre_delete)
def _keep_what_was_public(instance: Model, **kwargs: Any) -> None:
    if not isinstance(instance, BilingualPage) or not instance.permanent:
        return
    if instance.live or instance.first_published_at:
        raise ValidationError(
            {
                NON_FIELD_ERRORS: _("“%(page)s” has been published and cannot be deleted.")
                % {"page": instance}
            }
        )


@hooks.register("before_delete_page")
def refuse_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refuse(request, [page], reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_bulk_action")
def refuse_bulk_delete(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    if action_type != "delete" or not all(isinstance(page, Page) for page in objects):
        return None
    return _refuse(request, objects, action.next_url)


def _refuse(request: HttpRequest, pages: list[Page], back: str) -> HttpResponse | None:
    """Back with a message where one of the pages is, or holds, one that has been public."""
    kept = kept_for_good(pages)
    for page in kept[:_NAMED]:
        messages.error(
            request,
            _(
                "“%(page)s” has been published and cannot be deleted. "
                "Correct it, or unpublish it with an explanation."
            )
            % {"page": page.get_admin_display_title()},
        )
    return redirect(back) if kept else None
