"""A release of 300 blocks, tables among them, is compared and saved; what is longer is refused in words."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from releases.models import ReleasePage
from tests.factories import make_release, make_writer, paragraph
from tests.publishing import form_data, fresh, paragraph_data

pytestmark = pytest.mark.django_db

BLOCKS = 300


@pytest.fixture
def draft(site: Any, client: Any) -> ReleasePage:
    client.force_login(make_writer())
    return make_release(live=False, body=[paragraph()])


def long_form(blocks: int = BLOCKS) -> dict[str, Any]:
    words = (
        "One of many paragraphs of a very long release. " * 5,
        "這份很長的新聞稿的其中一段。" * 5,
    )
    return form_data([paragraph_data(*words) for _ in range(blocks - 1)] + [paragraph_data("We have 12 labs.", "我們有13間實驗室。")])  # fmt: skip


def test_three_hundred_blocks_are_saved(draft: ReleasePage, client: Any) -> None:
    data = long_form()
    assert len(data) > 1000
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert client.post(url, data).status_code == 302
    assert len(fresh(draft).get_latest_revision_as_object().body) == BLOCKS


def test_three_hundred_blocks_are_compared(draft: ReleasePage, client: Any) -> None:
    response = client.post(reverse("newsroom_findings", args=[draft.pk]), long_form())
    assert response.status_code == 200
    assert "<mark>12</mark>" in response.content.decode()


def test_a_dozen_tables_of_a_hundred_cells_fit_as_well(settings: Any) -> None:
    fields_of_a_block, cells, sides, tables = 7, 10 * 10 + 6 * 20, 2, 25
    assert BLOCKS * fields_of_a_block + tables * sides * cells < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS  # fmt: skip


def test_what_is_longer_still_is_refused_in_words(
    draft: ReleasePage, client: Any, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
    kind = Client(raise_request_exception=False)
    kind.force_login(make_writer())
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    refused = kind.post(url, long_form(20))
    assert refused.status_code == 400
    html = refused.content.decode()
    assert "what you wrote should still stand there" in html
    assert "你寫的內容應仍在表格內" in html
    # The panel has its own sentence ready.
    form = client.get(url).content.decode()
    assert gettext("The page is longer than the site takes in one piece") in form
    assert re.search(r"data-findings-too-long\s+hidden", form)
