"""The panel “Languages” answers for the form as it stands, and settling is kept with the revision."""

import json
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page, Revision

from cyberport_cms.newsroom.found import figures_found_in
from cyberport_cms.newsroom.models import Term
from cyberport_cms.newsroom.settling import digest_of
from releases.models import ReleasePage
from tests.factories import (
    make_approver,
    make_factsheet,
    make_release,
    make_standard_page,
    make_user,
    make_writer,
    paragraph,
)
from tests.publishing import form_data, fresh, paragraph_data

pytestmark = pytest.mark.django_db

ENGLISH, CHINESE = "We raised HK$42 million.", "我們籌得4300萬港元。"


@pytest.fixture
def draft(site: Any) -> ReleasePage:
    return make_release(live=False, body=[paragraph(ENGLISH, CHINESE)])


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def compared(client: Any, page: Page, data: dict[str, Any]) -> Any:
    return client.post(reverse("newsroom_findings", args=[page.pk]), data)


def settled_by(page: Any, **kwargs: Any) -> list[dict[str, Any]]:
    """What the script writes into the hidden field, for the first figure of a page."""
    (found,) = figures_found_in(page)
    entry = {"code": found.code, "digest": digest_of(found), "reason": "translator confirmed"}
    return [entry | kwargs]


def wrong(**kwargs: Any) -> dict[str, Any]:
    return form_data([paragraph_data(ENGLISH, CHINESE)], **kwargs)


# What it shows


def test_the_same_number_up_and_down_is_told_as_such(site: Any) -> None:
    page = make_release(live=False, body=[paragraph("Profit went down 0.6%.", "盈利上升0.6%。")])
    (found,) = figures_found_in(page)
    assert found.message == "One side says that it rises, the other that it falls."


def test_the_form_comes_with_what_is_found_and_how_much(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_writer())
    html = client.get(edit_url(draft)).content.decode()
    toggle = html.split('data-side-panel-toggle="languages"')[1].split("</button>")[0]
    assert "1" in toggle.rpartition(">")[2] or ">1<" in toggle.replace(" ", "").replace("\n", "")
    panel = html.split('data-side-panel="languages"')[1]
    assert "<mark>HK$42 million</mark>" in panel
    assert "<mark>4300萬港元</mark>" in panel
    assert "js/findings-panel" in html


@pytest.mark.parametrize("make", ["factsheet", "standard"])
def test_other_pages_in_pairs_have_it(site: Any, client: Any, make: str) -> None:
    page = make_factsheet() if make == "factsheet" else make_standard_page(site.home)
    client.force_login(make_approver())
    assert "data-findings-url" in client.get(edit_url(page)).content.decode()


def test_pages_without_a_body_have_not(site: Any, client: Any) -> None:
    client.force_login(make_approver())
    assert "data-findings-url" not in client.get(edit_url(site.releases)).content.decode()


def test_what_is_typed_is_compared_and_nothing_is_written(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_writer())
    before = list(Revision.objects.values_list("pk", "content"))
    body = [paragraph_data("We have 12 labs.", "我們有13間實驗室。"), paragraph_data()]
    html = compared(client, draft, form_data(body)).content.decode()
    assert "<mark>12" in html
    assert "HK$42 million" not in html
    assert 'data-findings-count="1"' in html
    assert list(Revision.objects.values_list("pk", "content")) == before


def test_what_is_not_valid_yet_is_compared_as_it_is_written(
    draft: ReleasePage, client: Any
) -> None:
    client.force_login(make_writer())
    sides = {"headline_en": "12 labs " + "x" * 600, "headline_zh_hant": "13間實驗室"}
    data = wrong(**sides, dateline_date="soon", release_time="never")
    response = compared(client, draft, data)
    assert response.status_code == 200
    html = response.content.decode()
    assert "Headline" in html
    assert "HK$42 million" in html


def test_a_new_page_is_compared_as_well(site: Any, client: Any) -> None:
    client.force_login(make_writer())
    args = ["releases", "releasepage", site.releases.pk]
    form = client.get(reverse("wagtailadmin_pages:add", args=args)).content.decode()
    url = reverse("newsroom_findings_add", args=args)
    assert url in form
    html = client.post(url, wrong()).content.decode()
    assert "<mark>HK$42 million</mark>" in html
    assert not ReleasePage.objects.exists()


def test_terms_of_the_house_are_looked_at_too(draft: ReleasePage, client: Any) -> None:
    Term.objects.create(english="Digital Harbour", traditional="數碼港灣")
    client.force_login(make_writer())
    body = [paragraph_data("The Digital Harbour opens.", "港灣開幕。")]
    html = compared(client, draft, form_data(body)).content.decode()
    assert "數碼港灣" in html


def test_what_is_written_is_escaped(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_writer())
    data = wrong(headline_en='12"><script>alert(1)</script>', headline_zh_hant="13間")
    html = compared(client, draft, data).content.decode()
    assert "<script>" not in html


def test_it_answers_only_those_who_may_edit(draft: ReleasePage, client: Any) -> None:
    assert compared(client, draft, wrong()).status_code == 302  # to the sign-in form
    client.force_login(make_user())
    assert compared(client, draft, wrong()).status_code in (302, 403)
    client.force_login(make_writer())
    assert client.get(reverse("newsroom_findings", args=[draft.pk])).status_code == 405


def test_one_language_has_nothing_to_compare(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_writer())
    html = compared(client, draft, wrong(languages="en")).content.decode()
    assert "HK$42 million" not in html


# Settling


def test_settling_is_kept_with_the_revision_with_name_and_time(
    draft: ReleasePage, client: Any
) -> None:
    writer = make_writer(first_name="Wing", last_name="Ho")
    client.force_login(writer)
    forged = settled_by(draft, who="The chairman", when="1999-01-01T00:00:00+00:00", by=0)
    client.post(edit_url(draft), wrong(settled=json.dumps(forged)))
    revision = fresh(draft).get_latest_revision()
    (entry,) = revision.content["settled"]
    assert (entry["who"], entry["by"]) == ("Wing Ho", writer.pk)
    assert not entry["when"].startswith("1999")

    # Another person saves: it is still Wing's; the approver sees it.
    client.force_login(make_approver())
    html = client.get(edit_url(draft)).content.decode()
    assert "“translator confirmed”, Wing Ho" in html
    kept = json.dumps(settled_by(fresh(draft)))
    client.post(edit_url(draft), wrong(settled=kept, headline_en="Another headline"))
    (again,) = fresh(draft).get_latest_revision().content["settled"]
    assert again == entry


def test_a_settled_finding_is_folded_and_comes_back_with_another_text(
    draft: ReleasePage, client: Any
) -> None:
    client.force_login(make_writer())
    settled = json.dumps(settled_by(draft))
    html = compared(client, draft, wrong(settled=settled)).content.decode()
    assert 'data-findings-count="0"' in html
    assert "translator confirmed" in html.split('id="findings-settled"')[1]
    other = form_data([paragraph_data(f"{ENGLISH} Again.", CHINESE)], settled=settled)
    assert 'data-findings-count="1"' in compared(client, draft, other).content.decode()


def test_a_moved_block_stays_settled(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_writer())
    body = [paragraph_data(), paragraph_data(ENGLISH, CHINESE)]
    data = form_data(body, settled=json.dumps(settled_by(draft)))
    assert 'data-findings-count="0"' in compared(client, draft, data).content.decode()


def test_what_is_settled_is_opened_again_by_hand(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_writer())
    client.post(edit_url(draft), wrong(settled=json.dumps(settled_by(draft))))
    assert fresh(draft).get_latest_revision().content["settled"]
    client.post(edit_url(draft), wrong(settled="[]"))
    assert fresh(draft).get_latest_revision().content["settled"] == []


@pytest.mark.parametrize(
    "settled",
    [
        "{",
        "{}",
        '["x"]',
        '[{"code": "figure.value", "digest": "a", "reason": " "}]',
        '[{"code": "override", "digest": "a", "digests": ["a"], "reason": "mine"}]',
        json.dumps([{"code": "figure.value", "digest": "a", "reason": "x" * 501}]),
    ],
)
def test_nonsense_and_forged_overrides_are_refused(
    draft: ReleasePage, client: Any, settled: str
) -> None:
    client.force_login(make_writer())
    revisions = Revision.objects.count()
    response = client.post(edit_url(draft), wrong(settled=settled))
    assert "settled" in response.context["form"].errors
    assert Revision.objects.count() == revisions
    assert compared(client, draft, wrong(settled=settled)).status_code == 200


def test_a_form_without_the_field_changes_nothing_of_it(draft: ReleasePage, client: Any) -> None:
    client.force_login(make_writer())
    client.post(edit_url(draft), wrong(settled=json.dumps(settled_by(draft))))
    client.post(edit_url(draft), wrong())
    assert fresh(draft).get_latest_revision().content["settled"]
