"""The API: releases, factsheets and facts as data, in every language, from the pins."""

import json
from decimal import Decimal
from typing import Any

import pytest
from rest_framework.utils.encoders import JSONEncoder

from cyberport_cms.api.content import pair
from cyberport_cms.bilingual.languages import READING_LANGUAGES
from factsheets.models import Figure
from tests.members import chip, make_members_phrase

from .factories import (
    make_body,
    make_closing,
    make_factsheet,
    make_photo,
    make_release,
    make_snippets,
    make_topic,
    paragraph,
)
from .test_structure import top_level_blocks

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "zh_hant", "zh_hans"]


def get(client: Any, way: str) -> Any:
    response = client.get(f"/api/v2/{way}")
    assert response.status_code == 200, response.content
    return response.json()


def test_the_door_names_the_lists(site, client):
    doors = get(client, "")
    assert list(doors) == ["releases", "factsheets", "facts"]
    for address in doors.values():
        assert address.startswith("http://127.0.0.1:8000/api/v2/")
        assert client.get(address.removeprefix("http://127.0.0.1:8000")).json()["items"] == []


def test_a_release_in_three_languages(site, client):
    release = make_release(
        headline_en="Doors open",
        headline_zh_hant="開放大門",
        slug="doors",
        topics=[make_topic(slug="fintech", name_en="Fintech", name_zh_hant="金融科技")],
        lead_image=make_photo(),
        lead_image_alt_en="Harbour",
        lead_image_alt_zh_hant="海港",
        kind="statement",
    )
    said = get(client, "releases/doors/")
    assert said == get(client, f"releases/{release.pk}/")
    assert said["headline"] == {
        "en": "Doors open",
        "zh_hant": "開放大門",
        "zh_hans": "开放大门",
    }
    assert said["url"] == {
        name: f"http://127.0.0.1:8000/{name.replace('_', '-')}/releases/doors/"
        for name in LANGUAGES
    }
    assert said["languages"] == LANGUAGES
    assert said["dateline"]["en"].startswith("Hong Kong, 26 February 2025")
    assert said["dateline"]["zh_hant"].startswith("香港，2025年2月26日")
    assert said["topics"][0]["name"]["zh_hans"] == "金融科技"
    assert said["kind"] == "statement"
    assert said["lead_image"]["alt"]["zh_hant"] == "海港"
    assert said["release_time"].endswith("+08:00")
    photo = client.get(said["lead_image"]["url"].removeprefix("http://127.0.0.1:8000"))
    assert photo.status_code == 200
    item = get(client, "releases/")["items"][0]
    assert item["meta"]["detail_url"] == f"http://127.0.0.1:8000/api/v2/releases/{release.pk}/"
    assert {name: said[name] for name in item} == item
    assert "body" not in item
    rss = client.get("/zh-hans/releases/feed/rss/").content.decode()
    assert said["guid"]["zh_hans"] in rss


def test_the_body_and_the_closing_block_by_block(site, client):
    snippets = make_snippets()
    quote = {
        source: {"text": f"<p>{words}</p>", "name": "", "role": ""}
        for source, words in (("en", "“Ten years.”"), ("zh_hant", "「十年。」"))
    }
    image = {
        "image": make_photo(),
        "en": {"alt": "A hall", "caption": "The hall"},
        "zh_hant": {"alt": "禮堂", "caption": "園區禮堂"},
    }
    make_release(
        slug="doors",
        body=[
            *make_body(),
            ("quote", {**quote, "spokesperson": snippets.spokesperson}),
            ("image", image),
        ],
        closing=make_closing(snippets.contact, snippets.boilerplate),
    )
    said = get(client, "releases/doors/")
    paragraph, heading, _quote, points, quote, image = said["body"]
    assert (paragraph["type"], "Applications open" in paragraph["en"]) == ("paragraph", True)
    assert "星期一开始接受申请" in paragraph["zh_hans"]
    assert heading == {"type": "heading", "en": "What comes next", "zh_hant": "未來路向",
                       "zh_hans": "未来路向"}  # fmt: skip
    assert [points["style"], len(points["en"]), len(points["zh_hans"])] == ["bullets", 2, 2]
    assert "Ten years" in quote["en"]["text"]
    assert quote["zh_hant"]["speaker"] == "林美"
    assert quote["zh_hans"]["role"] == "潮汐机械人创办人"
    assert image["image"]["url"].startswith("http://127.0.0.1:8000/media/")
    assert image["zh_hant"]["alt"] == "禮堂"

    contacts, boilerplate = said["closing"]
    assert contacts["zh_hant"] == "傳媒查詢："
    assert contacts["contacts"] == [
        {
            "organisation": {"name": {"en": "Cyberport", "zh_hant": "數碼港", "zh_hans": "数码港"}},
            "name": {"en": "Kit Wong", "zh_hant": "黃傑", "zh_hans": "黄杰"},
            "phone": "(852) 3166 3800",
            "email": "kit.wong@example.org",
        }
    ]
    assert boilerplate["boilerplate"]["heading"]["zh_hans"] == "关于数码港"
    assert "many companies" in boilerplate["boilerplate"]["text"]["en"]


@pytest.mark.parametrize(("name", "block"), top_level_blocks(), ids=lambda value: str(value)[:30])
def test_every_block_can_be_said(name, block):
    said = pair(block.get_preview_value(), list(READING_LANGUAGES))
    assert json.loads(json.dumps(said, cls=JSONEncoder)) == said
    assert "only_in" not in said
    if block.has_sides:
        assert set(LANGUAGES) <= set(said)
        assert said["zh_hant"] != said["en"]


def test_a_release_speaks_from_its_pins(site, client):
    snippets = make_snippets()
    fact = make_members_phrase(2100)
    make_release(
        slug="doors",
        body=[
            paragraph(en=f"There are {chip(fact)} of them.", zh_hant=f"共有{chip(fact)}名。"),
            ("fact", {"fact": fact, "figure": "members"}),
            (
                "quote",
                {
                    "en": {"text": "<p>“Ten years.”</p>"},
                    "zh_hant": {"text": "<p>「十年。」</p>"},
                    "spokesperson": snippets.spokesperson,
                },
            ),
        ],
        closing=make_closing(snippets.contact, snippets.boilerplate),
    )
    before = get(client, "releases/doors/")
    assert "There are over 2,100 of them." in before["body"][0]["en"]
    assert "超過2,100" in before["body"][0]["zh_hant"]
    (figure,) = before["body"][1]["fact"]["figures"]
    assert (figure["value"], figure["unit"], figure["qualifier"]) == (2100, "count", "over")

    fact.figures = [Figure(name="members", value=Decimal(2300), qualifier="over")]
    fact.change_note = "Annual count"
    fact.save_revision().publish()
    for snippet, name, words in (
        (snippets.spokesperson, "role_en", "Chair of Tidewater"),
        (snippets.contact, "phone", "(852) 2999 9999"),
        (snippets.boilerplate, "heading_en", "About us now"),
        (snippets.organisation, "name_en", "Another name"),
    ):
        setattr(snippet, name, words)
        snippet.save_revision().publish()
    assert get(client, "releases/doors/") == before


def test_a_factsheet_and_its_facts_are_of_today(site, client):
    fact = make_members_phrase(2100)
    make_factsheet(slug="glance", facts=[fact])
    fact.figures = [Figure(name="members", value=Decimal("42.5"), unit="per_cent")]
    fact.change_note = "Annual count"
    fact.save_revision().publish()

    said = get(client, "factsheets/glance/")
    (section,) = said["sections"]
    assert section["zh_hant"] == {"heading": "社群", "introduction": ""}
    (row,) = section["facts"]
    assert row["figures"][0]["value"] == 42.5
    assert said["revised"] == "2026-02-01"
    assert [edition["number"] for edition in said["editions"]] == [2, 1]
    for edition in said["editions"]:
        for address in edition["url"].values():
            assert client.get(address.removeprefix("http://127.0.0.1:8000")).status_code == 200

    alone = get(client, "facts/members/")
    assert {name: alone[name] for name in row} == row
    assert alone["as_at"] == "2025-03-31"
    assert alone["source"]["name"]["zh_hans"] == "年报"
    assert "42.5" in alone["statement"]["en"]
    assert "{" not in alone["statement"]["en"]
    for address in alone["url"].values():
        assert client.get(address.removeprefix("http://127.0.0.1:8000")).status_code == 200
