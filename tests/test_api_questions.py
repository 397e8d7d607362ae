"""What the API can be asked, what it refuses in words, and how it answers."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from .factories import (
    in_future,
    make_body,
    make_closing,
    make_fact,
    make_factsheet,
    make_photo,
    make_release,
    make_snippets,
    make_topic,
    paragraph,
)
from .test_api import get

pytestmark = pytest.mark.django_db


def values(said: Any, name: str) -> list[Any]:
    return [item[name] for item in said["items"]]


def test_lists_are_cut_ordered_and_narrowed(site, client):
    topic = make_topic(slug="fintech")
    for day in range(1, 6):
        make_release(
            slug=f"day-{day}",
            release_time=timezone.make_aware(datetime(2025, 3, day, 0, 30)),
            topics=[topic] if day == 4 else [],
            kind="speech" if day == 2 else "press_release",
            body=[paragraph(en="The zephyr blows", zh_hant="颶風吹襲")] if day > 3 else make_body(),
        )
    questions = {
        "": [5, 4, 3, 2, 1],
        "limit=2": [5, 4],
        "limit=2&offset=3": [2, 1],
        "offset=9": [],
        "order=release_time": [1, 2, 3, 4, 5],
        "order=-id&limit=1": [5],
        "topic=fintech": [4],
        "kind=speech": [2],
        "since=2025-03-04": [5, 4],
        "until=2025-03-02": [2, 1],
        "since=2025-03-02&until=2025-03-02": [2],
        "search=颶風&until=2025-03-04": [4],
        "search=飓风&topic=fintech&kind=press_release&language=zh_hans": [4],
        "search=nothing": [],
    }
    for question, days in questions.items():
        said = get(client, f"releases/?fields=_,slug&{question}")
        assert values(said, "slug") == [f"day-{day}" for day in days], question
    assert get(client, "releases/?limit=1&search=zephyr")["meta"]["total_count"] == 2


def test_factsheets_and_facts_are_narrowed(site, client):
    topic = make_topic(slug="fintech")
    rows = [make_fact(key="one", topic=topic), make_fact(key="two", as_at=date(2026, 1, 1))]
    make_factsheet(slug="first", facts=rows[:1], revision_date=date(2025, 1, 1))
    make_factsheet(slug="second", facts=rows[1:], revision_date=date(2026, 1, 1))
    for question, slugs in {
        "": ["second", "first"],
        "order=revised": ["first", "second"],
        "topic=fintech": ["first"],
        "since=2025-06-01": ["second"],
        "until=2025-06-01&language=zh_hans": ["first"],
    }.items():
        said = get(client, f"factsheets/?fields=_,slug&{question}")
        assert values(said, "slug") == slugs, question
    assert get(client, "factsheets/?search=campus&since=2025-06-01")["meta"]["total_count"] == 1
    for question, keys in {
        "": ["one", "two"],
        "order=-as_at": ["two", "one"],
        "topic=fintech": ["one"],
        "since=2025-06-01": ["two"],
        "search=campus&until=2025-06-01": ["one"],
    }.items():
        assert values(get(client, f"facts/?fields=_,key&{question}"), "key") == keys, question


@pytest.mark.parametrize(
    "question",
    ["limit=21", "limit=-1", "offset=x", "offset=99999999999999999999", "order=random",
     "order=title", "topic=unknown", "kind=unknown", "language=fr", "since=2025-13-01",
     "since=yesterday", "until=0001-01-01", "search=", "search=a%00b", f"search={'a' * 201}",
     "search=a&order=id", "fields=headline(en)", "fields=a b", "topic=%00", "q=campus",
     "type=releases.ReleasePage", "format=api", "child_of=1"],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_in_words(site, client, question):
    response = client.get(f"/api/v2/releases/?{question}")
    assert response.status_code == 400
    assert list(response.json()) == ["message"]
    assert response.json()["message"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_it_can_only_be_read(site, client, method):
    release = make_release(slug="doors")
    for way in ("releases/", f"releases/{release.pk}/"):
        response = getattr(client, method)(f"/api/v2/{way}")
        assert response.status_code == 405
        assert list(response.json()) == ["message"]


def test_whoever_has_it_already_gets_304(site, client):
    release = make_release(slug="doors")
    first = client.get("/api/v2/releases/doors/")
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Content-Type"] == "application/json"
    assert "Set-Cookie" not in first.headers
    assert "Cookie" not in first.headers.get("Vary", "")
    etag = {"if-none-match": first.headers["ETag"]}
    assert client.get("/api/v2/releases/doors/", headers=etag).status_code == 304
    release.headline_en = "Corrected"
    release.save_revision().publish()
    assert client.get("/api/v2/releases/doors/", headers=etag).status_code == 200


def test_what_is_not_there_is_not_there_in_json(site, client):
    for way in ("releases/9/", "releases/99999999999999999999/", "facts/nix/", "nix/", "nix/x/"):
        for headers in ({}, {"accept": "text/html", "accept-language": "zh-hant"}):
            response = client.get(f"/api/v2/{way}", headers=headers)
            assert response.status_code == 404, way
            assert list(response.json()) == ["message"]


def asked(client: Any, way: str) -> int:
    get(client, way)  # what a process asks once
    with CaptureQueriesContext(connection) as queries:
        get(client, way)
    return len(queries)


def test_it_asks_little(site, client):
    snippets = make_snippets()
    rows = [make_fact() for _number in range(12)]
    factsheet = make_factsheet(facts=rows[:2])
    words = {"topics": [snippets.topic], "lead_image_alt_en": "A", "lead_image_alt_zh_hant": "甲"}
    bodies = [("fact", {"fact": row}) for row in rows]
    for number in range(20):
        make_release(
            slug=f"number-{number}",
            lead_image=make_photo(),
            body=[*make_body(snippets.spokesperson), *bodies[: 12 if number == 0 else 1]],
            closing=make_closing(snippets.contact, snippets.boilerplate),
            **words,
        )
    make_release(release_time=in_future())
    assert asked(client, "releases/?limit=3") == asked(client, "releases/?limit=20") <= 3
    assert asked(client, "releases/?search=campus&limit=20") <= 4
    assert asked(client, "releases/number-0/") == asked(client, "releases/number-1/") <= 10
    few = [asked(client, way) for way in ("factsheets/", f"factsheets/{factsheet.pk}/", "facts/")]
    make_factsheet(facts=rows[2:])
    factsheet.sections[0].value["facts"].extend(rows[2:])
    factsheet.save_revision().publish()
    many = [asked(client, way) for way in ("factsheets/", f"factsheets/{factsheet.pk}/", "facts/")]
    assert few == many
    assert max(many) <= 6
