"""Every text that is to say what holds today is read, whether live or being written."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from cyberport_cms.newsroom.models import StandardPage
from tests.drift.old_values import (
    changed_members,
    found,
    page_with,
    words,
)
from tests.factories import (
    make_boilerplate,
    make_draft,
    make_factsheet,
    make_release,
    make_standard_page,
    paragraph,
)

pytestmark = pytest.mark.django_db


def test_the_row_says_where_and_what(site: Any) -> None:
    fact = changed_members()
    page = page_with(
        site, "Welcome to the harbour. Today we are home to over 2,100 members & friends."
    )
    (finding,) = found()
    assert finding.fact == fact
    assert (finding.document.model, finding.document.key) == (StandardPage, page.pk)
    assert finding.piece.anchor == page.body[0].id
    assert finding.piece.content_path == f"body.{page.body[0].id}"
    before, after = finding.context
    assert before.endswith("Today we are home to ")
    assert after == " members & friends."
    assert (finding.old_text, finding.new_text) == ("over 2,100", "over 2,300")


def test_every_kind_of_text_is_read(site: Any) -> None:
    changed_members()
    typed, cell = "home to over 2,100 members of the community", "over 2,100 community members"
    table = {
        "columns": [{"type": "text", "heading": "A"}],
        "rows": [{"values": [cell]}],
        "caption": cell,
    }
    make_standard_page(
        site.home,
        summary_en=typed,
        languages="en",
        body=[
            ("heading", {"en": typed, "zh_hant": ""}),
            ("bullet_list", {"en": [f"<p>{typed}</p>"], "zh_hant": [], "style": "bullets"}),
            ("table", {"en": table, "zh_hant": None}),
        ],
    )
    make_factsheet(overview_en=f"<p>{typed}</p>", languages="en")
    make_boilerplate(text_en=f"<p>{typed}</p>")
    labels = sorted(str(finding.piece.label) for finding in found())
    assert labels == ["Heading", "List", "Overview", "Summary", "Table", "Table", "Text"]
    refused = {str(finding.piece.label) for finding in found() if finding.why_not}
    assert refused == {"Heading", "Summary", "Table"}


def test_a_side_that_is_not_published_is_not_read(site: Any) -> None:
    changed_members()
    page_with(site, "Hello.", "園區匯聚逾2,100名成員。", languages="en")
    assert words() == []


def test_an_earlier_boilerplate_may_say_what_held_in_its_time(site: Any) -> None:
    changed_members()
    first = make_boilerplate(text_en="<p>Home to 2,100 members.</p>")
    assert words() == ["2,100"]
    make_boilerplate(organisation=first.organisation, text_en="<p>Home to many members.</p>")
    assert words() == []


def test_releases_may_say_what_held_on_their_day(site: Any) -> None:
    changed_members()
    body = [paragraph("We are home to over 2,100 members.", "我們匯聚逾2,100名成員。")]
    make_release(body=body, dateline_date=timezone.localdate())
    make_release(body=body, dateline_date=date(2025, 2, 26))
    assert words() == []
    late = make_release(body=body, dateline_date=timezone.localdate() + timedelta(days=1))
    assert [finding.document.key for finding in found()] == [late.pk, late.pk]


def test_drafts_are_read_as_they_are_written(site: Any) -> None:
    changed_members()
    draft = make_draft(body=[paragraph("Hello.", "")])
    draft.body = [paragraph("We are home to over 2,100 members.", "")]
    draft.save_revision(clean=False)
    (finding,) = found()
    assert finding.document.is_draft
    assert finding.document.sides[0]["text"] == draft.headline_en


def test_what_is_mended_in_the_draft_waits_for_publication(site: Any) -> None:
    changed_members()
    page = page_with(site, "We are home to over 2,100 members.")
    page.body = [paragraph("We are home to many members.", "園區歡迎各界。")]
    revision = page.save_revision()
    (finding,) = found()
    assert "publish the draft" in finding.why_not
    revision.publish()
    assert words() == []


def test_live_and_draft_are_one_row(site: Any) -> None:
    changed_members()
    page = page_with(site, "We are home to over 2,100 members.")
    page.headline_en = "New headline"
    page.save_revision()
    (finding,) = found()
    assert not finding.document.is_draft
    assert finding.why_not == ""
