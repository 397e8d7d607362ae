"""The API says what anybody may see: no way of asking gets round the one visibility rule."""

import json
from typing import Any

import pytest
from django.utils import timezone

from releases.models import ReleaseIndexPage, ReleasePage

from .factories import (
    in_future,
    make_admin,
    make_body,
    make_fact,
    make_factsheet,
    make_release,
    make_topic,
    paragraph,
)

pytestmark = pytest.mark.django_db
SECRETS = ("Unannounced zephyr", "未宣布的颶風", "未宣布的飓风", "secret")
WORDS = {"headline_en": SECRETS[0], "headline_zh_hant": SECRETS[1], "slug": "secret"}


def hide(state: str, make: Any, **words: Any) -> Any:
    """A page that nobody may see, in one of the states in which that is so."""
    match state:
        case "draft":
            return make(live=False, **words)
        case "embargoed":
            return make(release_time=in_future(hours=2), **words)
        case "live before its time":
            page = make(**words)
            ReleasePage.objects.filter(pk=page.pk).update(release_time=in_future(hours=2))
        case "withdrawn":
            page = make(**words)
            page.unpublish()
        case "restricted":
            page = make(**words)
            page.view_restrictions.create(restriction_type="login")
        case "below what is restricted":
            page = make(**words)
            page.get_parent().view_restrictions.create(restriction_type="login")
    return page


def ways_in(place: str, page: Any, topic: str) -> list[str]:
    """Every form of question that could bring it up."""
    day = timezone.localdate()
    return [
        f"{place}/",
        f"{place}/?limit=20&offset=0",
        f"{place}/?topic={topic}",
        f"{place}/?since=2000-01-01&until={day.replace(year=day.year + 1, day=1)}",
        f"{place}/?language=en",
        f"{place}/?order=id",
        f"{place}/?order=-id",
        f"{place}/?search=zephyr",
        f"{place}/?search=颶風",
        f"{place}/?search=zephyr&topic={topic}&language=zh_hans",
        f"{place}/?fields=*",
        f"{place}/{page.pk}/",
        f"{place}/{page.pk}/?fields=*",
        f"{place}/{page.slug}/",
    ]


RELEASE_STATES = ["draft", "embargoed", "live before its time", "withdrawn", "restricted",
                  "below what is restricted"]  # fmt: skip


@pytest.mark.parametrize("state", RELEASE_STATES)
@pytest.mark.parametrize("signed_in", [False, True])
def test_a_hidden_release_is_reached_by_no_question(site, client, state, signed_in):
    topic = make_topic(slug="fintech")
    hidden = hide(state, make_release, topics=[topic], **WORDS)
    if signed_in:  # staff ask in the admin
        client.force_login(make_admin())
    for way in ways_in("releases", hidden, "fintech"):
        response = client.get(f"/api/v2/{way}")
        text = json.dumps(response.json(), ensure_ascii=False)
        assert not [words for words in SECRETS if words in text], way
        if "items" in response.json():
            assert response.json() == {"meta": {"total_count": 0}, "items": []}, way
        else:
            assert response.status_code == 404, way


@pytest.mark.parametrize("state", ["draft", "withdrawn", "restricted"])
def test_a_hidden_factsheet_hides_its_facts_as_well(site, client, state):
    topic = make_topic(slug="fintech")
    fact = make_fact(
        key="secret-fact",
        statement_en="<p>Unannounced zephyr</p>",
        statement_zh_hant="<p>未宣布的颶風</p>",
        topic=topic,
    )
    hidden = hide(state, make_factsheet, facts=[fact], **WORDS)
    for way in ways_in("factsheets", hidden, "fintech"):
        said = client.get(f"/api/v2/{way}").json()
        assert said.get("meta", {}).get("total_count", 0) == 0, way
        assert "headline" not in said, way
    for way in ("", "?topic=fintech", "?search=zephyr", "?search=颶風", "?since=2000-01-01"):
        said = client.get(f"/api/v2/facts/{way}").json()
        assert said == {"meta": {"total_count": 0}, "items": []}, way
    assert client.get("/api/v2/facts/secret-fact/").status_code == 404


def test_a_fact_on_no_factsheet_is_not_told(site, client):
    make_fact(key="alone")
    make_factsheet(facts=[make_fact(key="shown"), make_fact(key="also-shown")])
    said = client.get("/api/v2/facts/?fields=_,key").json()
    assert said == {
        "meta": {"total_count": 2},
        "items": [{"key": "also-shown"}, {"key": "shown"}],
    }
    assert client.get("/api/v2/facts/alone/").status_code == 404


def test_changes_that_are_not_published_are_not_told(site, client):
    release = make_release(headline_en="As published", slug="changing")
    release.headline_en, release.slug = SECRETS[0], "secret"
    release.body = [paragraph(en=SECRETS[0], zh_hant=SECRETS[1])]
    release.save_revision()
    fact = make_fact(key="members", statement_en="<p>As published</p>")
    make_factsheet(facts=[fact])
    fact.statement_en = f"<p>{SECRETS[0]}</p>"
    fact.save_revision()

    ways = ["releases/", "releases/changing/", "facts/members/", "factsheets/?fields=*"]
    for way in ways:
        text = json.dumps(client.get(f"/api/v2/{way}").json(), ensure_ascii=False)
        assert not [words for words in SECRETS if words in text], way
    for place in ("releases", "facts"):
        said = client.get(f"/api/v2/{place}/?search=zephyr").json()
        assert said["meta"]["total_count"] == 0
    assert client.get("/api/v2/releases/secret/").status_code == 404
    assert client.get("/api/v2/releases/changing/").json()["headline"]["en"] == "As published"


def test_the_other_side_of_a_release_in_one_language_is_not_told(site, client):
    topic = make_topic(slug="fintech")
    make_release(
        languages="en",
        slug="english",
        headline_zh_hant=SECRETS[1],
        summary_zh_hant=SECRETS[1],
        body=[paragraph(zh_hant=SECRETS[1]), *make_body()],
        topics=[topic],
    )
    for way in ("releases/", "releases/english/", "releases/?fields=*"):
        said = client.get(f"/api/v2/{way}").json()
        text = json.dumps(said, ensure_ascii=False)
        assert not [words for words in ("颶風", "飓风", "zh_hant", "zh_hans") if words in text], way
    assert said["items"][0]["languages"] == ["en"]
    assert client.get("/api/v2/releases/?language=en").json()["meta"]["total_count"] == 1
    for language in ("zh_hant", "zh_hans"):
        said = client.get(f"/api/v2/releases/?language={language}").json()
        assert said["meta"]["total_count"] == 0


def test_a_block_that_stands_in_one_language_is_told_in_that_one(site, client):
    only = ("paragraph", {"en": "<p>For English readers</p>", "zh_hant": "", "only_in": "en"})
    make_release(slug="both", body=[only, paragraph()])
    body = client.get("/api/v2/releases/both/").json()["body"]
    assert body[0] == {"type": "paragraph", "en": body[0]["en"]}
    assert "For English readers" in body[0]["en"]
    assert set(body[1]) == {"type", "en", "zh_hant", "zh_hans"}


INTERNAL = ["owner", "locked_by", "settled", "latest_revision", "live_revision", "draft_title",
            "go_live_at", "title", "path", "url_path", "complete_en", "headline_zh_hant", "pins",
            "view_restrictions", "search_text", "note", "change_note", "arithmetic"]  # fmt: skip


@pytest.mark.parametrize("name", INTERNAL)
@pytest.mark.parametrize("place", ["releases", "factsheets", "facts"])
def test_no_field_but_those_that_are_promised(site, client, place, name):
    make_release(slug="one")
    make_factsheet(slug="one", facts=[make_fact(key="one")])
    for way in (f"{place}/?fields={name}", f"{place}/one/?fields={name}"):
        assert client.get(f"/api/v2/{way}").status_code == 400
    response = client.get(f"/api/v2/{place}/?{name}=1")
    assert response.status_code == 400
    assert name in response.json()["message"]


@pytest.mark.parametrize("place", ["releases", "factsheets", "facts"])
def test_nothing_of_the_house_is_told(site, client, place):
    """No people who work here, no address of the admin, no notes for colleagues."""
    author = make_admin(username="hush-author", first_name="Hush", last_name="Author")
    fact = make_fact(
        key="one", owner=author, note="hush note", change_note="hush why", next_review="2030-01-01"
    )
    make_release(slug="one", owner=author)
    make_factsheet(slug="one", owner=author, facts=[fact])
    for way in (f"{place}/?fields=*", f"{place}/one/?fields=*"):
        text = json.dumps(client.get(f"/api/v2/{way}").json())
        assert "hush" not in text.lower(), way
        assert "admin" not in text, way
        assert "2030-01-01" not in text, way


def test_a_topic_that_is_a_draft_is_not_told(site, client):
    make_release(slug="one", topics=[make_topic(slug="hush", live=False)])
    assert client.get("/api/v2/releases/one/").json()["topics"] == []
    assert client.get("/api/v2/releases/?topic=hush").status_code == 400


def test_only_what_is_named_is_there(site, client):
    index = ReleaseIndexPage.objects.get()
    for way in ("pages/", "images/", "documents/", f"releases/{index.pk}/", "users/"):
        response = client.get(f"/api/v2/{way}")
        assert response.status_code == 404, way
        assert response.headers["Content-Type"] == "application/json"
