"""The ways to publish: in code, in the form, in bulk, through the API of the admin, by approval."""

import json
from typing import Any

from django.urls import reverse
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from releases.models import ReleasePage
from tests.factories import make_writer


def publish(thing: Any, user: Any = None, **changes: Any) -> None:
    """With these changes."""
    for name, value in changes.items():
        setattr(thing, name, value)
    thing.save_revision(user=user).publish()


def fresh(page: Page) -> Any:
    return type(page).objects.get(pk=page.pk)


def assert_refused(page: Page) -> None:
    assert not fresh(page).live
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def submitted(page: ReleasePage, user: Any = None) -> ReleasePage:
    page.get_workflow().start(page, user or make_writer())
    return page


def approve(client: Any, page: ReleasePage, **kwargs: Any) -> Any:
    task_state = fresh(page).current_workflow_task_state
    args = [page.pk, "approve", task_state.pk]
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=args), **kwargs)


def form_data(body: list[Any], **kwargs: Any) -> dict[str, Any]:
    names = ("label", "headline", "subheadline", "dateline_place", "dateline_printed")
    sides = {
        f"{name}_{side}": ""
        for name in (*names, "end_mark", "lead_image_alt", "summary")
        for side in ("en", "zh_hant")
    }
    shared = {
        "kind": "press_release",
        "languages": "both",
        "dateline_date": "",
        "lead_image": "",
        "release_time": "",
        "slug": "",
        "headline_en": "Doors open",
        "headline_zh_hant": "開放日",
        "body": streamfield(body),
        "closing": streamfield([]),
        "corrections": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(sides | shared | kwargs)


def paragraph_data(en: str = "Hello", zh_hant: str = "你好") -> tuple[str, dict[str, Any]]:
    sides = {
        side: rich_text(f"<p>{words}</p>", features=["bold"])
        for side, words in (("en", en), ("zh_hant", zh_hant))
    }
    return ("paragraph", {**sides, "only_in": ""})


def bulk(action: str, *pages: Page) -> str:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return f"{url}?{'&'.join(f'id={page.pk}' for page in pages)}&next=/admin/releases/"


def api(client: Any, page: Page, action: str, **data: Any) -> Any:
    url = f"/admin/api/main/pages/{page.pk}/action/{action}/"
    return client.post(url, json.dumps(data), content_type="application/json")
