"""Correcting a published release beside whatever is being written of it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Revision, TaskState

from cyberport_cms.bilingual.languages import SourceLanguage, suffixed

from ..models import Correction, ReleasePage


@transaction.atomic
def publish_correction(
    page: ReleasePage, note: Mapping[SourceLanguage, str], user: Any
) -> Revision:
    """Add a dated correction to what readers read, and to nothing else of it, and publish it.

    `page` is the live release. A draft with unpublished changes keeps them, and its place in an
    approval, and has the correction from now on as well. Returns the revision that is live.
    """
    is_draft = page.has_unpublished_changes and page.latest_revision_id != page.live_revision_id
    draft = page.latest_revision if is_draft else None
    page.corrections.add(_correction(page, note))
    revision = page.save_revision(user=user, changed=True)
    publish = PublishPageRevisionAction(revision, user=user, log_action=False)
    # As if it was prefetched that nobody is to approve this: the approval of a draft goes on.
    publish.object._current_workflow_states = []
    publish.execute()
    if draft is not None:
        added = Correction.objects.filter(page=page).latest("pk")
        _add_to_draft(draft, added)
    return revision


@transaction.atomic
def add_to_withdrawn(page: ReleasePage, note: Mapping[SourceLanguage, str], user: Any) -> Revision:
    """Add a correction to the version of a withdrawn release that is worked on: its readers see it
    when it is published again."""
    draft = page.get_latest_revision_as_object()
    draft.corrections.add(_correction(draft, note))
    return draft.save_revision(user=user, clean=False)


def _correction(page: ReleasePage, note: Mapping[SourceLanguage, str]) -> Correction:
    words = {suffixed("note", source): text for source, text in note.items()}
    return Correction(sort_order=page.corrections.count(), **words)


def _add_to_draft(revision: Revision, correction: Correction) -> None:
    draft = Revision.objects.get(pk=revision.pk).as_object()
    # Under its own key: publishing the draft later must neither drop it nor add a second one.
    draft.corrections.add(correction)
    newest = draft.save_revision(user=revision.user, clean=False)  # it is still their draft
    TaskState.objects.filter(revision=revision, status=TaskState.STATUS_IN_PROGRESS).update(
        revision=newest
    )
