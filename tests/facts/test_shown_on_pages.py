"""Pages show a fact in each script, and never one that says nothing."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from factsheets.models import Fact
from tests.factories import (
    make_boilerplate,
    make_factsheet,
    make_release,
    make_standard_page,
    paragraph,
)
from tests.facts.unsaved import fact, published
from tests.members import chip, figure

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("trouble", ["unknown", "draft", "no such figure", "one language"])
def test_a_text_with_a_fact_that_says_nothing_is_refused(site, trouble):
    saved = published(fact(figure()))
    named, name = saved, "members"
    match trouble:
        case "unknown":
            named = Fact(pk=987_654)
        case "draft":
            draft = fact(figure())
            draft.key, draft.live = "other", False
            draft.save()
            named = draft
        case "no such figure":
            name = "onsite"
        case "one language":
            saved.languages, saved.statement_zh_hant = "en", ""
            saved.save_revision().publish()
    words = f"We are {chip(named, name)} now."
    with pytest.raises(ValidationError, match="A fact in this text"):
        make_release(body=[paragraph(words, words)])


def test_a_withdrawn_fact_leaves_no_hole(site, client):
    saved = published(fact(figure()))
    words = f"We are {chip(saved)} now."
    page = make_standard_page(site.home, body=[paragraph(words, words)])
    Fact.objects.filter(pk=saved.pk).update(live=False)  # past every door
    text = client.get(f"/en/{page.slug}/").content.decode()
    assert "We are over 2,100 now." in text


@pytest.mark.parametrize(
    ("language", "large", "caption"),
    [
        ("en", "over 2,100", "The community"),
        ("zh-hant", "超過2,100", "社群"),
        ("zh-hans", "超过2,100", "社群"),
    ],
)
def test_fact_blocks_show_figures_in_each_script(site, client, language, large, caption):
    saved = published(
        fact(figure(), as_at=date(2025, 3, 31), lead_in_en="Members:", lead_in_zh_hant="成員：")
    )
    body = [
        ("fact", {"fact": saved, "figure": "members"}),
        (
            "figures_table",
            {"en": "The community", "zh_hant": "社群", "rows": [{"fact": saved, "figure": ""}]},
        ),
    ]
    page = make_release(body=body)
    text = client.get(f"/{language}/releases/{page.slug}/").content.decode()
    card, table = text.split('class="figures-table"')
    assert f'<p class="fact-figure" aria-hidden="true">{large}</p>' in card
    assert f"<caption>{caption}</caption>" in table
    assert f"<td>{large}</td>" in table
    assert large in page.search_text or language == "zh-hans"


def test_the_same_fact_may_stand_in_several_factsheets(site, client):
    saved = published(fact(figure()))
    for slug in ("one", "two"):
        make_factsheet(slug=slug, facts=[saved])
        assert "over 2,100" in client.get(f"/en/factsheets/{slug}/").content.decode()


def test_a_boilerplate_that_names_an_unpublished_fact_is_refused(site):
    hidden = fact(figure())
    hidden.live = False
    hidden.save()
    words = f"<p>Home to {chip(hidden)} members.</p>"
    boilerplate = make_boilerplate(text_en=words, text_zh_hant=words)
    with pytest.raises(ValidationError, match="names a fact that is not published"):
        make_release(closing=[("boilerplate", {"boilerplate": boilerplate})])
