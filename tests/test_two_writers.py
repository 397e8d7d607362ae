"""Two people at one page: saving one side never overwrites what the other has saved."""

import re
from typing import Any

import pytest
from django.contrib.messages import get_messages
from wagtail.models import Page

from tests.factories import (
    make_approver,
    make_fact,
    make_factsheet,
    make_release,
    make_standard_page,
    make_writer,
    paragraph,
)
from tests.two_writers import OpenForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(site: Any) -> Any:
    return make_release(live=False, headline_en="Doors open", headline_zh_hant="開放日")


@pytest.fixture
def wing(site: Any) -> Any:
    return make_writer(username="wing", first_name="Wing", last_name="Chan")


@pytest.fixture
def mei(site: Any) -> Any:
    return make_writer(username="mei", first_name="Mei", last_name="Lam")


def saved(page: Page) -> Any:
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request)) + " ".join(
        str(m) for m in (response.context or {}).get("messages", [])
    )


def texts(page: Page, side: str) -> list[str]:
    return [
        block.value[side].source for block in saved(page).body if block.block_type == "paragraph"
    ]


def test_one_writes_english_while_the_other_writes_chinese(draft: Any, wing: Any, mei: Any):
    english, chinese = OpenForm(wing, draft), OpenForm(mei, draft)
    chinese.write(headline_zh_hant="園區今日開放").write_text(0, "zh_hant", "今天開始。").save()
    english.write(headline_en="Doors open today").write_text(0, "en", "From today on.")
    response = english.save()
    page = saved(draft)
    assert (page.headline_en, page.headline_zh_hant) == ("Doors open today", "園區今日開放")
    assert "From today on." in texts(draft, "en")[0]
    assert "今天開始。" in texts(draft, "zh_hant")[0]
    words = said(response)
    assert "Mei Lam’s changes to the Chinese side were kept" in words
    assert "Headline (Chinese)" in words
    assert "Body, 1: Paragraph, Chinese" in words


def test_nothing_is_said_where_nobody_else_saved(draft: Any, wing: Any):
    response = OpenForm(wing, draft).write(headline_en="Doors open today").save()
    assert saved(draft).headline_en == "Doors open today"
    assert "kept" not in said(response)


def test_a_form_that_was_left_open_untouched_takes_nothing_back(draft: Any, wing: Any, mei: Any):
    idle = OpenForm(wing, draft)
    OpenForm(mei, draft).write(headline_zh_hant="新標題", slug="new-address").write_text(
        0, "en", "Rewritten."
    ).delete(1).add("heading", {"en": "Added", "zh_hant": "新增", "only_in": ""}).save()
    before = saved(draft).serializable_data()
    idle.save()
    after = saved(draft).serializable_data()
    for name in ("headline_zh_hant", "slug", "body", "closing", "topics", "release_time"):
        assert after[name] == before[name], name


def test_the_same_place_comes_back_with_both_texts(draft: Any, wing: Any, mei: Any):
    mine = OpenForm(wing, draft)
    OpenForm(mei, draft).write(headline_en="Doors shut", summary_en="Hers.").save()
    response = mine.write(headline_en="Doors ajar").save()
    assert saved(draft).headline_en == "Doors shut"
    html = response.content.decode()
    assert "Mei Lam changed the same text as you" in said(response) + html
    (question,) = response.context["questions"]
    assert (question.place, question.lang) == ("Headline (English)", "en")
    assert (question.theirs, question.mine) == ("Doors shut", "Doors ajar")
    assert re.search(r"Doors ajar\s*</textarea>", html)


@pytest.mark.parametrize(
    ("answer", "headline"),
    [("mine", "Doors ajar"), ("theirs", "Doors shut"), ("edit", "Doors half open")],
)
def test_a_choice_saves(draft: Any, wing: Any, mei: Any, answer: str, headline: str):
    mine = OpenForm(wing, draft)
    OpenForm(mei, draft).write(headline_en="Doors shut", summary_en="Hers.").save()
    response = mine.write(headline_en="Doors ajar").save()
    (question,) = response.context["questions"]
    mine.read(response)
    if answer == "edit":
        mine.write(headline_en="Doors half open")
    mine.save(**{question.name: answer})
    page = saved(draft)
    assert (page.headline_en, page.summary_en) == (headline, "Hers.")


def test_an_answer_to_an_older_text_is_asked_again(draft: Any, wing: Any, mei: Any):
    mine, hers = OpenForm(wing, draft), OpenForm(mei, draft)
    hers.write(headline_en="Doors shut").save()
    response = mine.write(headline_en="Doors ajar").save()
    (question,) = response.context["questions"]
    OpenForm(mei, draft).write(headline_en="Doors locked").save()
    mine.read(response)
    response = mine.save(**{question.name: "mine"})
    assert saved(draft).headline_en == "Doors locked"
    (question,) = response.context["questions"]
    assert question.theirs == "Doors locked"


def test_a_deleted_block_that_somebody_rewrote_is_asked_for(draft: Any, wing: Any, mei: Any):
    mine = OpenForm(wing, draft)
    OpenForm(mei, draft).write_text(0, "zh_hant", "改寫。").save()
    response = mine.delete(0).save()
    (question,) = response.context["questions"]
    assert question.mine_is_deleted
    assert "改寫。" in question.theirs
    mine.read(response)
    mine.save(**{question.name: "theirs"})
    assert "改寫。" in texts(draft, "zh_hant")[0]


def test_a_rewritten_block_that_somebody_deleted_is_asked_for(draft: Any, wing: Any, mei: Any):
    mine = OpenForm(wing, draft)
    OpenForm(mei, draft).delete(0).save()
    response = mine.write_text(0, "en", "Rewritten.").save()
    (question,) = response.context["questions"]
    assert question.theirs_is_deleted
    mine.read(response)
    mine.save(**{question.name: "mine"})
    assert "Rewritten." in texts(draft, "en")[0]


def test_moves_and_additions_of_both_are_done(draft: Any, wing: Any, mei: Any):
    mine = OpenForm(wing, draft)
    OpenForm(mei, draft).add("heading", {"en": "Hers", "zh_hant": "她的", "only_in": ""}).save()
    mine.move("body", [1, 0, 2, 3]).add("heading", {"en": "Mine", "zh_hant": "我的"}).save()
    kinds = [block.block_type for block in saved(draft).body]
    assert kinds[:2] == ["heading", "paragraph"]
    headings = [b.value["en"] for b in saved(draft).body if b.block_type == "heading"]
    assert {"Hers", "Mine"} <= set(headings)


# Saving by itself


def test_what_saves_itself_is_merged_as_well(draft: Any, wing: Any, mei: Any):
    english, chinese = OpenForm(wing, draft), OpenForm(mei, draft)
    for turn in range(3):
        english.write(headline_en=f"Doors {turn}")
        assert english.save_by_itself()["success"]
        chinese.write(headline_zh_hant=f"開放{turn}")
        assert chinese.save_by_itself()["success"]
    page = saved(draft)
    assert (page.headline_en, page.headline_zh_hant) == ("Doors 2", "開放2")
    assert english.write(headline_en="Doors 3").save_by_itself()["success"]
    page = saved(draft)
    assert (page.headline_en, page.headline_zh_hant) == ("Doors 3", "開放2")
    response = english.save()
    assert saved(draft).headline_zh_hant == "開放2"
    assert "Mei Lam’s changes to the Chinese side were kept" in said(response)


def test_own_saves_are_not_news(draft: Any, wing: Any):
    form = OpenForm(wing, draft)
    for turn in range(3):
        assert form.write(headline_en=f"Doors {turn}").save_by_itself()["success"]
    assert draft.revisions.count() == 2  # one of its own, rewritten
    assert "kept" not in said(form.write(headline_en="Doors 3").save())
    assert saved(draft).headline_en == "Doors 3"


def test_an_answer_that_was_lost_makes_no_conflict_with_oneself(draft: Any, wing: Any):
    form = OpenForm(wing, draft)
    data = dict(form.write(headline_en="Doors 1").data)
    form.save_by_itself()
    form.data = data | {"headline_en": "Doors 2"}  # the answer came too late
    response = form.save()
    assert "questions" not in response.context or not response.context["questions"]
    assert saved(draft).headline_en == "Doors 2"


def test_a_conflict_is_not_saved_by_itself(draft: Any, wing: Any, mei: Any):
    mine = OpenForm(wing, draft).write(headline_en="Doors ajar")
    OpenForm(mei, draft).write(headline_en="Doors shut").save()
    answer = mine.save_by_itself()
    assert not answer["success"]
    assert "Mei Lam changed the same text" in answer["error_message"]
    assert saved(draft).headline_en == "Doors shut"


def test_a_version_that_was_rewritten_in_place_is_known_as_it_was_opened(
    draft: Any, wing: Any, mei: Any
):
    hers = OpenForm(mei, draft)
    hers.write(headline_zh_hant="一").save_by_itself()
    mine = OpenForm(wing, draft)  # opened with a version that is rewritten after that
    hers.write(headline_zh_hant="二").save_by_itself()
    mine.write(headline_en="Doors ajar").save()
    page = saved(draft)
    assert (page.headline_en, page.headline_zh_hant) == ("Doors ajar", "二")


# Handing over and publishing


PUBLISH = {"action-publish": "1"}
APPROVE = {
    "action-workflow-action": "1",
    "workflow-action-name": "approve",
    "workflow-action-extra-data": "{}",
}
ASKED = "Saved, but not published yet"


def live(page: Page) -> Any:
    return type(page).objects.get(pk=page.pk)


def test_what_came_in_meanwhile_is_shown_before_it_is_published(site: Any, mei: Any):
    release = make_release(headline_en="Doors open", headline_zh_hant="開放日")
    mine = OpenForm(make_approver(), release)
    OpenForm(mei, release).write_text(0, "zh_hant", "今天開始。").save()
    response = mine.write_text(0, "en", "From today on.").save(**PUBLISH)
    assert live(release).body[0].value["en"].source == release.body[0].value["en"].source
    assert "今天開始。" not in live(release).body[0].value["zh_hant"].source
    assert "From today on." in texts(release, "en")[0]
    assert "今天開始。" in texts(release, "zh_hant")[0]
    words = said(response)
    assert "Mei Lam’s changes to the Chinese side were kept: Body, 1: Paragraph, Chinese" in words
    assert ASKED in words
    assert f"/admin/pages/{release.pk}/both-languages/" in words
    mine.read(response)
    assert ASKED not in said(mine.save(**PUBLISH))
    assert "From today on." in live(release).body[0].value["en"].source
    assert "今天開始。" in live(release).body[0].value["zh_hant"].source


def test_who_changed_nothing_is_shown_what_came_in_as_well(site: Any, mei: Any):
    release = make_release(headline_en="Doors open", headline_zh_hant="開放日")
    mine = OpenForm(make_approver(), release)
    OpenForm(mei, release).write(headline_zh_hant="園區今日開放").save()
    assert ASKED in said(mine.save(**PUBLISH))
    assert live(release).headline_zh_hant == "開放日"


def test_what_came_in_while_the_form_saved_itself_is_shown_too(site: Any, mei: Any):
    release = make_release(headline_en="Doors open", headline_zh_hant="開放日")
    mine = OpenForm(make_approver(), release)
    OpenForm(mei, release).write(headline_zh_hant="園區今日開放").save()
    assert mine.write(headline_en="Doors open today").save_by_itself()["success"]
    assert ASKED in said(mine.save(**PUBLISH))
    assert live(release).headline_en == "Doors open"


def test_approving_and_scheduling_wait_as_well(draft: Any, mei: Any):
    draft.get_workflow().start(draft, mei)
    mine, ann = OpenForm(make_approver(), draft), make_approver(username="ann")
    OpenForm(ann, draft).write(headline_zh_hant="園區今日開放").save()
    response = mine.save(**APPROVE)
    assert ASKED in said(response)
    assert not live(draft).live
    assert live(draft).workflow_in_progress
    mine.read(response)
    OpenForm(ann, draft).write(headline_zh_hant="開放").save()
    later = mine.write(release_time="2099-01-01 09:00").save(**PUBLISH)
    assert ASKED in said(later)
    assert not draft.revisions.filter(approved_go_live_at__isnull=False).exists()
    mine.read(later)
    mine.save(**APPROVE)
    assert draft.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_the_same_change_of_both_is_published_at_once(site: Any, mei: Any):
    release = make_release(headline_en="Doors open", headline_zh_hant="開放日")
    mine = OpenForm(make_approver(), release)
    OpenForm(mei, release).write(headline_en="Doors open today").save()
    response = mine.write(headline_en="Doors open today").save(**PUBLISH)
    assert ASKED not in said(response)
    assert live(release).headline_en == "Doors open today"


def test_what_cannot_go_out_with_the_others_changes_is_refused_in_words(site: Any, mei: Any):
    draft = make_release(live=False, headline_en="Doors open", headline_zh_hant="開放日")
    mine = OpenForm(make_approver(), draft)
    OpenForm(mei, draft).write(headline_zh_hant="").save()
    response = mine.write(headline_en="New").save(**{"action-submit": "1"})
    assert response.status_code == 200
    assert "With the changes of Mei Lam this cannot go out yet" in said(response)
    assert not live(draft).workflow_in_progress
    response = mine.save(**PUBLISH)
    assert ASKED in said(response)
    mine.read(response)
    assert "headline_zh_hant" in mine.save(**PUBLISH).context["form"].errors
    assert not live(draft).live


def test_submitting_hands_over_what_was_merged(draft: Any, wing: Any, mei: Any):
    mine = OpenForm(wing, draft)
    OpenForm(mei, draft).write(headline_zh_hant="園區今日開放").save()
    mine.write(headline_en="Doors open today").save(**{"action-submit": "1"})
    page = saved(draft)
    assert (page.headline_en, page.headline_zh_hant) == ("Doors open today", "園區今日開放")
    assert page.workflow_in_progress


# Other pages, other requests


def test_factsheets_and_standard_pages_too(site: Any, wing: Any, mei: Any):
    sheet = make_factsheet(live=False, facts=[make_fact()])
    for page, by_her, by_me in (
        (sheet, "footer_zh_hant", "footer_en"),
        (make_standard_page(site.home, live=False), "summary_zh_hant", "summary_en"),
    ):
        user = make_approver()
        mine = OpenForm(user, page)
        OpenForm(make_approver(), page).write(**{by_her: "她的"}).save()
        mine.write(**{by_me: "Mine"}).save()
        assert (getattr(saved(page), by_her), getattr(saved(page), by_me)) == ("她的", "Mine")


def test_a_request_that_does_not_say_what_it_was_opened_with_saves_as_before(draft: Any, wing: Any):
    form = OpenForm(wing, draft)
    for name in ("merge_base", "loaded_revision_id", "loaded_revision_created_at"):
        form.data.pop(name)
    form.write(headline_en="Doors open today").save()
    assert saved(draft).headline_en == "Doors open today"


def test_a_forged_base_asks_for_everything_and_loses_nothing(draft: Any, wing: Any, mei: Any):
    form = OpenForm(wing, draft)
    OpenForm(mei, draft).write(headline_zh_hant="新標題").save()
    response = form.write(merge_base="forged", headline_en="Doors open today").save()
    assert saved(draft).headline_zh_hant == "新標題"
    assert {question.place for question in response.context["questions"]} == {
        "Headline (English)",
        "Headline (Chinese)",
    }


def test_who_else_is_here_is_shown_and_nobody_is_frightened(draft: Any, wing: Any, mei: Any):
    form = OpenForm(wing, draft)
    assert 'name="revision_created_at"' not in form.html
    assert "w-editing-sessions" in form.html


def test_blocks_without_text_in_a_draft_stay(draft: Any, wing: Any, mei: Any):
    page = make_release(live=False, body=[paragraph(zh_hant="")])
    mine = OpenForm(wing, page)
    OpenForm(mei, page).write_text(0, "zh_hant", "中文。").save()
    mine.write(headline_en="New").save()
    assert "中文。" in texts(page, "zh_hant")[0]
