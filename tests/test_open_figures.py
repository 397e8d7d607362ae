"""Figures that disagree keep a page from the public, unless somebody answers for them by name."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page, Site

from cyberport_cms.newsroom.found import figures_found_in
from cyberport_cms.newsroom.models import NewsroomSettings
from cyberport_cms.newsroom.scheduling import publish_due
from cyberport_cms.newsroom.settings_model import OpenFigures
from cyberport_cms.newsroom.settling import (
    LOG_ACTION,
    digest_of,
    items_of,
    open_figures,
    override_open_figures,
)
from releases.models import ReleasePage
from tests.factories import (
    make_approver,
    make_boilerplate,
    make_closing,
    make_contact,
    make_factsheet,
    make_release,
    make_standard_page,
    make_writer,
    paragraph,
)
from tests.publishing import (
    api,
    approve,
    assert_refused,
    bulk,
    form_data,
    fresh,
    paragraph_data,
    submitted,
)
from tests.responses import messages_of

pytestmark = pytest.mark.django_db

ENGLISH, CHINESE = "We raised HK$42 million.", "我們籌得4300萬港元。"
DISAGREE = "figures of the two languages disagree"
REASON = {"publish_with_open_figures": "1", "reason_of_open_figures": "As agreed."}


def wrong() -> Any:
    return paragraph(ENGLISH, CHINESE)


@pytest.fixture
def draft(site: Any) -> ReleasePage:
    """Complete, but its two languages give different sums."""
    return make_release(live=False, body=[paragraph(), wrong()], release_time=None)


def settle(page: Any) -> None:
    page.settled = [
        {
            "code": found.code,
            "digest": digest_of(found),
            "reason": "translator confirmed",
            "who": "Wing",
            "by": None,
            "when": timezone.now().isoformat(),
        }
        for found in figures_found_in(page)
    ]


def warn_only() -> None:
    NewsroomSettings.objects.create(
        site=Site.objects.get(is_default_site=True), open_figures=OpenFigures.WARN
    )


def publish(client: Any, page: Any, **kwargs: Any) -> Any:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = form_data([paragraph_data(ENGLISH, CHINESE)]) | {"action-publish": "1"} | kwargs
    return client.post(url, data, follow=True)


def logged(page: Page) -> list[Any]:
    return list(log_registry.get_logs_for_instance(page).filter(action=LOG_ACTION))


# What refuses


def test_a_revision_is_refused_and_the_figures_are_named(draft: ReleasePage) -> None:
    with pytest.raises(ValidationError, match=DISAGREE) as refused:
        draft.get_latest_revision().publish()
    (words,) = refused.value.messages
    assert "HK$42 million" in words
    assert "4300萬港元" in words
    assert "block 2" in words
    assert_refused(draft)


def test_saving_as_live_is_refused(draft: ReleasePage) -> None:
    draft.live = True
    with pytest.raises(ValidationError, match=DISAGREE):
        draft.save()
    assert_refused(draft)


def test_the_same_page_as_a_plain_page_is_refused(draft: ReleasePage) -> None:
    plain = Page.objects.get(pk=draft.pk)
    plain.live = True
    with pytest.raises(ValidationError, match=DISAGREE):
        plain.save()
    assert_refused(draft)


def test_scheduling_is_refused_at_once(draft: ReleasePage) -> None:
    draft.release_time = timezone.now() + timedelta(hours=1)
    revision = draft.save_revision(clean=False)
    with pytest.raises(ValidationError, match=DISAGREE):
        revision.publish()
    assert_refused(draft)


def test_bulk_publishing_names_the_figures(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_approver())
    response = client.post(bulk("publish", draft), follow=True)
    (message,) = messages_of(response)
    assert draft.title in message
    assert "HK$42 million" in message
    assert_refused(draft)


def test_the_api_and_the_approval_refuse_in_words(draft: ReleasePage, client: Any) -> None:
    submitted(draft)
    client.force_login(make_approver())
    assert api(client, draft, "publish").status_code == 400
    response = approve(client, draft, follow=True)
    assert any(DISAGREE in message for message in messages_of(response))
    assert_refused(draft)


@pytest.mark.parametrize("make", ["factsheet", "standard"])
def test_other_page_types_are_refused_as_well(site: Any, make: str) -> None:
    sides = {"headline_en": "About our 12 labs", "headline_zh_hant": "我們的13間實驗室"}
    if make == "factsheet":
        page = make_factsheet(live=False, **sides)
    else:
        page = make_standard_page(site.home, live=False, **sides)
    with pytest.raises(ValidationError, match=DISAGREE):
        page.get_latest_revision().publish()


# What does not


def test_drafts_and_one_language_are_not_asked(draft: ReleasePage) -> None:
    draft.save()
    draft.save_revision()
    draft.languages = "en"
    draft.save_revision().publish()
    assert fresh(draft).live


def test_what_a_snippet_says_is_shown_and_keeps_nothing_back(site: Any) -> None:
    about = make_boilerplate(
        text_en="<p>We run 12 labs.</p>", text_zh_hant="<p>設有13間實驗室。</p>"
    )
    page = make_release(live=False, closing=make_closing(make_contact(), about))
    (found,) = figures_found_in(page)
    assert (found.severity, found.words("en")) == ("look", ["12"])
    page.get_latest_revision().publish()
    assert fresh(page).live


def test_a_live_page_with_such_figures_can_still_be_locked(site: Any, client: Any) -> None:
    page = make_release()
    body = [{"type": kind, "value": value} for kind, value in [wrong()]]
    ReleasePage.objects.filter(pk=page.pk).update(body=json.dumps(body))
    assert open_figures(fresh(page))
    client.force_login(make_approver())
    client.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    assert fresh(page).locked


def test_what_is_settled_is_published_and_comes_back_with_another_text(draft: ReleasePage) -> None:
    settle(draft)
    draft.save_revision().publish()
    page = fresh(draft)
    assert page.live
    assert logged(page) == []
    page.body = [paragraph(ENGLISH.replace("42", "41"), CHINESE)]
    with pytest.raises(ValidationError, match="HK\\$41 million"):
        page.save_revision().publish()


def test_a_text_that_stands_twice_is_settled_twice(site: Any) -> None:
    page = make_release(live=False, body=[wrong(), wrong()], release_time=None)
    first, second = items_of(page, figures_found_in(page))
    assert first.digest != second.digest
    page.settled = [
        {
            "code": first.found.code,
            "digest": first.digest,
            "reason": "as agreed",
            "who": "Wing",
            "by": None,
            "when": timezone.now().isoformat(),
        }
    ]
    assert [one.place.index for one in open_figures(page)] == [1]
    override_open_figures(page, "Agreed.")
    assert open_figures(page) == []


def test_what_is_said_of_last_year_opens_again_with_another_dateline(site: Any) -> None:
    sides = ("It opened last year.", "設施於2023年啟用。")
    page = make_release(live=False, body=[paragraph(*sides), wrong()], release_time=None)
    settle(page)
    assert all(not item.is_open for item in items_of(page, figures_found_in(page)))
    page.dateline_date = date(2026, 3, 1)
    opened = [item for item in items_of(page, figures_found_in(page)) if item.is_open]
    assert [item.found.place.index for item in opened if item.found.severity != "note"] == [0]


@pytest.mark.parametrize(
    ("en", "zh_hant", "said"),
    [
        (
            "over HK$2.6 billion",
            "約 26 億港元",
            "English says “over”, Chinese says “about”.",
        ),
        (
            "up to HK$5 million",
            "5百萬港元",
            "English says “up to”, Chinese gives the figure without such a word.",
        ),
        (
            "HK$5 million",
            "近5百萬港元",
            "Chinese says “nearly”, English gives the figure without such a word.",
        ),
        (
            "hundreds of firms",
            "超過100間企業",
            "One side says “hundreds” or the like, the other gives a figure.",
        ),
    ],
)
def test_both_qualifiers_are_named(site: Any, en: str, zh_hant: str, said: str) -> None:
    page = make_release(live=False, body=[paragraph(f"We have {en}.", f"我們有{zh_hant}。")])
    (found,) = figures_found_in(page)
    assert (found.code, found.message) == ("figure.qualifier", said)
    assert found.severity == ("look" if "hundreds" in en else "must")


def test_the_site_may_choose_to_be_warned_only(draft: ReleasePage, client: Any) -> None:
    warn_only()
    client.force_login(make_approver())
    response = publish(client, draft)
    assert fresh(draft).live
    assert any("HK$42 million" in message for message in messages_of(response))
    assert logged(draft) == []


# In somebody's name


def test_an_override_is_kept_with_the_revision_and_logged_once(draft: ReleasePage) -> None:
    found = override_open_figures(draft, "As the company wrote it.", who="import_release --publish")
    assert [one.words("en") for one in found] == [["HK$42 million"]]
    draft.save_revision().publish()
    page = fresh(draft)
    assert page.live
    (entry,) = logged(page)
    assert entry.data["reason"] == "As the company wrote it."
    assert entry.data["who"] == "import_release --publish"
    assert "HK$42 million" in entry.message
    page.summary_en, page.summary_zh_hant = "In short.", "簡言之。"
    page.save_revision().publish()  # the same figures: they are answered for
    assert len(logged(page)) == 1


def test_each_override_is_logged(draft: ReleasePage) -> None:
    override_open_figures(draft, "As agreed.")
    draft.save_revision()
    draft.body = [wrong(), paragraph("We have 12 labs.", "我們有13間實驗室。")]
    override_open_figures(draft, "As counted.")
    draft.save_revision().publish()
    said = {entry.data["reason"]: entry.data["findings"] for entry in logged(draft)}
    assert set(said) == {"As agreed.", "As counted."}
    assert "HK$42 million" in said["As agreed."][0]
    assert "12" in said["As counted."][0]
    fresh(draft).save_revision().publish()
    assert len(logged(draft)) == 2


def test_an_override_of_what_was_mended_since_is_not_logged(draft: ReleasePage) -> None:
    override_open_figures(draft, "As agreed.")
    draft.body = [paragraph()]
    draft.save_revision().publish()
    assert fresh(draft).live
    assert logged(draft) == []


def test_an_override_answers_for_no_other_figures(draft: ReleasePage) -> None:
    override_open_figures(draft, "Agreed.")
    draft.save_revision().publish()
    page = fresh(draft)
    page.body = [wrong(), paragraph("We have 12 labs.", "我們有13間實驗室。")]
    with pytest.raises(ValidationError, match="12"):
        page.save_revision().publish()


def test_an_override_needs_a_reason(draft: ReleasePage) -> None:
    with pytest.raises(ValidationError, match="Write why"):
        override_open_figures(draft, " ")


def test_an_override_of_a_scheduled_release_is_logged_once(draft: ReleasePage) -> None:
    approver = make_approver()
    draft.release_time = timezone.now() + timedelta(hours=1)
    override_open_figures(draft, "Agreed.", user=approver)
    draft.save_revision().publish()
    assert publish_due(timezone.now() + timedelta(hours=2)).refused == {}
    (entry,) = logged(draft)
    assert entry.user == approver


def test_the_form_refuses_until_the_box_is_ticked_with_a_reason(
    draft: ReleasePage, client: Any
) -> None:
    approver = make_approver()
    client.force_login(approver)
    response = publish(client, draft)
    assert DISAGREE in response.content.decode()
    response = publish(client, draft, publish_with_open_figures="1")
    assert "Write why the page is published" in response.content.decode()
    assert_refused(draft)
    publish(client, draft, **REASON)
    page = fresh(draft)
    assert page.live
    (entry,) = logged(page)
    assert (entry.user, entry.data["reason"]) == (approver, "As agreed.")
    (kept,) = page.live_revision.content["settled"]
    assert kept["reason"] == "As agreed."


def test_a_new_page_is_published_with_a_reason_as_well(site: Any, client: Any) -> None:
    client.force_login(make_approver())
    url = reverse("wagtailadmin_pages:add", args=["releases", "releasepage", site.releases.pk])
    data = form_data([paragraph_data(ENGLISH, CHINESE)]) | {"action-publish": "1"}
    assert DISAGREE in client.post(url, data).content.decode()
    assert not ReleasePage.objects.exists()
    data |= REASON
    client.post(url, data)
    page = ReleasePage.objects.get()
    assert page.live
    assert len(logged(page)) == 1


def test_an_approver_approves_in_the_form_with_a_reason(draft: ReleasePage, client: Any) -> None:
    submitted(draft)
    client.force_login(make_approver())
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    approval = {
        "action-workflow-action": "1",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": "{}",
    }
    data = form_data([paragraph_data(ENGLISH, CHINESE)]) | approval
    assert DISAGREE in client.post(url, data).content.decode()
    assert_refused(draft)
    client.post(url, data | REASON)
    assert fresh(draft).live
    assert len(logged(draft)) == 1


def test_submitting_says_what_is_open_and_does_not_refuse(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_writer())
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    data = form_data([paragraph_data(ENGLISH, CHINESE)]) | {"action-submit": "1"}
    response = client.post(url, data, follow=True)
    assert any("HK$42 million" in message for message in messages_of(response))
    assert fresh(draft).workflow_in_progress


def test_a_writer_cannot_publish_with_a_reason(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_writer())
    publish(client, draft, **REASON)
    assert_refused(draft)
    assert not logged(draft)


def test_a_copy_answers_for_itself(draft: ReleasePage) -> None:
    override_open_figures(draft, "Agreed.")
    draft.save_revision().publish()
    copy = fresh(draft).copy(update_attrs={"slug": "a-copy", "title": "A copy"})
    assert copy.settled == []
    with pytest.raises(ValidationError, match=DISAGREE):
        copy.get_latest_revision().publish()
