"""A published release is never deleted, whichever way it is asked for; a draft is."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from wagtail.models import Page

from releases.models import ReleasePage
from tests.factories import make_draft, make_release

pytestmark = pytest.mark.django_db


def test_a_published_release_is_not_deleted(admin: Any, site: Any) -> None:
    page = make_release()
    page.unpublish()
    response = admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    (message,) = get_messages(response.wsgi_request)
    assert "has been published and cannot be deleted" in str(message)
    for parent in (site.releases, site.home):
        admin.post(reverse("wagtailadmin_pages:delete", args=[parent.pk]))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = admin.post(f"{bulk}?id={page.pk}", follow=True)
    assert any("cannot be deleted" in str(m) for m in response.context["messages"])
    with transaction.atomic():
        api = admin.post(f"/admin/api/main/pages/{page.pk}/action/delete/")
        transaction.set_rollback(True)  # as the end of a request does
    assert api.status_code == 400
    assert "cannot be deleted" in api.content.decode()
    for delete in (page.delete, Page.objects.filter(pk=page.pk).delete, site.home.delete):
        with pytest.raises(ValidationError), transaction.atomic():
            delete()
    assert ReleasePage.objects.filter(pk=page.pk).exists()


def test_a_draft_is_deleted(admin: Any) -> None:
    first, second = make_draft(), make_draft()
    admin.post(reverse("wagtailadmin_pages:delete", args=[first.pk]))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    admin.post(f"{bulk}?id={second.pk}")
    assert not ReleasePage.objects.exists()
