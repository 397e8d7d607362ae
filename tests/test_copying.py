"""A copy of a release is a new draft: marked in both languages, without times or corrections."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from wagtail.actions.copy_page import CopyPageAction, CopyPageIntegrityError
from wagtail.actions.create_alias import CreatePageAliasIntegrityError

from releases.models import Correction, ReleasePage
from tests.factories import (
    make_approver,
    make_factsheet,
    make_release,
    make_topic,
    make_writer,
    paragraph,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def original(site: Any) -> ReleasePage:
    page = make_release(
        headline_en="Doors open",
        headline_zh_hant="開放日",
        slug="doors-open",
        topics=[make_topic()],
    )
    page.corrections.add(
        Correction(date=date(2025, 3, 1), note_en="A name.", note_zh_hant="人名。")
    )
    page.save_revision().publish()
    return ReleasePage.objects.get(pk=page.pk)


def copied_in_admin(client: Any, page: ReleasePage, **given: str) -> Any:
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    data = {
        "new_title": "Doors open again",
        "new_slug": "doors-open-again",
        "new_parent_page": page.get_parent().pk,
        # Asked for by a stale form or by hand: not given.
        "publish_copies": "on",
        "alias": "on",
    }
    return client.post(url, data | given)


def assert_sane_draft(copy: ReleasePage, original: ReleasePage) -> None:
    copy = ReleasePage.objects.get(pk=copy.pk)
    for version in (copy, copy.get_latest_revision_as_object()):
        assert not version.live
        assert version.release_time is None
        assert version.go_live_at is None
        assert version.dateline_date is None
        assert version.first_published_at is None
        assert not version.corrections.exists()
        assert version.title == version.headline_en
        assert version.translation_key != original.translation_key
        assert version.alias_of_id is None
        assert [block.block_type for block in version.body] == [
            block.block_type for block in original.body
        ]
        assert list(version.topics.all()) == list(original.topics.all())
    assert copy.draft_title == copy.headline_en
    assert copy.live_revision is None


def test_a_copy_in_the_admin(original: ReleasePage, client: Any) -> None:
    client.force_login(make_approver())
    response = copied_in_admin(client, original)
    copy = ReleasePage.objects.get(slug="doors-open-again")
    assert response.url == reverse("wagtailadmin_pages:edit", args=[copy.pk])
    assert_sane_draft(copy, original)
    assert copy.headline_en == "Doors open again"
    assert copy.headline_zh_hant == "開放日（副本）"
    assert client.get(response.url).status_code == 200


def test_the_copy_form_proposes_marked_words_and_a_free_address(
    original: ReleasePage, client: Any
) -> None:
    client.force_login(make_approver())
    response = client.get(reverse("wagtailadmin_pages:copy", args=[original.pk]))
    form = response.context["form"]
    assert form["new_title"].value() == "Copy of Doors open"
    assert form["new_slug"].value() == "doors-open-1"
    assert not {"publish_copies", "alias"} & form.fields.keys()


def test_a_writer_copies_an_earlier_release(original: ReleasePage, client: Any) -> None:
    writer = make_writer()
    client.force_login(writer)
    copied_in_admin(client, original)
    copy = ReleasePage.objects.get(slug="doors-open-again")
    assert copy.owner == writer
    assert copy.get_latest_revision().user == writer


def test_a_copy_from_code_is_marked_in_both_languages(original: ReleasePage) -> None:
    copy = original.copy(update_attrs={"slug": "second"})
    assert_sane_draft(copy, original)
    assert copy.headline_en == "Copy of Doors open"
    assert copy.headline_zh_hant == "開放日（副本）"
    assert copy.revisions.count() == 1


def test_a_copy_with_wagtails_own_history_is_marked_as_well(original: ReleasePage) -> None:
    copy = CopyPageAction(
        original, update_attrs={"title": "Third", "slug": "third"}, keep_live=False
    ).execute()
    assert_sane_draft(copy, original)
    assert copy.get_latest_revision_as_object().headline_en == "Third"


def test_a_copy_of_a_chinese_release_has_no_english_headline(site: Any, client: Any) -> None:
    page = make_release(
        languages="zh_hant",
        headline_en="",
        label_en="",
        dateline_place_en="",
        end_mark_en="",
        headline_zh_hant="只有中文",
        body=[paragraph(en="")],
    )
    client.force_login(make_approver())
    copied_in_admin(client, page, new_title="另一則")
    copy = ReleasePage.objects.get(slug="doors-open-again")
    assert not copy.headline_en
    assert copy.headline_zh_hant == copy.title == "另一則"


def test_a_copy_that_would_be_live_is_refused(original: ReleasePage) -> None:
    with pytest.raises(CopyPageIntegrityError, match="starts as a draft"):
        CopyPageAction(original, update_attrs={"slug": "live"}, keep_live=True).execute()
    with pytest.raises(CreatePageAliasIntegrityError, match="cannot have aliases"):
        original.create_alias(update_slug="alias")
    assert ReleasePage.objects.count() == 1


def test_factsheets_are_copied_likewise(site: Any) -> None:
    page = make_factsheet(headline_en="In figures", headline_zh_hant="數字")
    copy = page.copy(update_attrs={"slug": "figures-2"})
    assert (copy.title, copy.headline_zh_hant) == ("Copy of In figures", "數字（副本）")
    assert not copy.live
