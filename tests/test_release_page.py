"""What a reader, a search engine and a journalist find on a release."""

import json
import re
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from demo.accounts import ACCOUNTS
from demo.content import RELEASES
from releases.models import Correction, ReleasePage

from .factories import (
    make_boilerplate,
    make_closing,
    make_contact,
    make_photo,
    make_release,
    make_topic,
    paragraph,
)

pytestmark = pytest.mark.django_db


def shown(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_dateline_opens_the_first_paragraph(site, client):
    make_release(slug="r", body=[paragraph(en="Doors <b>open</b>.", zh_hant="開門。")])
    assert (
        '<span class="dateline">Hong Kong, 26 February 2025 –</span> Doors <b>open</b>.'
        in shown(client, "/en/releases/r/")
    )
    assert ">香港，2025年2月26日 -</span> 開門。" in shown(client, "/zh-hant/releases/r/")
    assert ">香港，2025年2月26日 -</span> 开门。" in shown(client, "/zh-hans/releases/r/")


def test_a_dateline_is_printed_as_it_was_printed(site, client):
    make_release(
        slug="r",
        dateline_printed_en="HONG KONG - Feb 26, 2025 -",
        dateline_printed_zh_hant="香港二月二十六日電 ──",
    )
    assert ">HONG KONG - Feb 26, 2025 -</span>" in shown(client, "/en/releases/r/")
    assert ">香港二月二十六日電 ──</span>" in shown(client, "/zh-hant/releases/r/")


def test_a_body_that_opens_otherwise_gets_the_dateline_on_its_own(site, client):
    make_release(slug="r", body=[("heading", {"en": "First", "zh_hant": "首先"}), paragraph()])
    text = shown(client, "/en/releases/r/")
    assert text.index("Hong Kong, 26 February 2025 –") < text.index(">First<")


def test_contacts_can_be_dialled_and_mailed(site, client):
    make_release(slug="r", closing=make_closing(make_contact(), make_boilerplate()))
    text = shown(client, "/en/releases/r/")
    assert 'href="tel:+85231663800"' in text
    assert 'href="mailto:kit.wong@example.org"' in text


def test_quotes_are_quotes(site, client):
    make_release(slug="r")
    text = shown(client, "/zh-hans/releases/r/")
    assert re.search(r"<blockquote[^>]*>\s*<p>「我们放眼未来十年。」</p>", text)
    assert "林美" in text


def test_structured_data_and_sharing(site, client):
    make_release(
        slug="r",
        headline_en='Fun & "games" </script>',
        summary_en="In short.",
        summary_zh_hant="簡而言之。",
        release_time=datetime(2025, 2, 26, 3, 0, tzinfo=UTC),
        lead_image=make_photo(),
        lead_image_alt_en="Harbour",
        lead_image_alt_zh_hant="海港",
    )
    text = shown(client, "/en/releases/r/")
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == 'Fun & "games" </script>'
    assert data["datePublished"] == "2025-02-26T11:00:00+08:00"
    assert data["inLanguage"] == "en"
    assert data["image"][0].startswith("http://127.0.0.1:8000/media/")
    assert '<meta property="og:type" content="article">' in text
    assert '<meta property="og:locale" content="en_HK">' in text
    assert 'property="og:image" content="http://127.0.0.1:8000/media/' in text
    chinese = shown(client, "/zh-hans/releases/r/")
    assert '"inLanguage": "zh-Hans"' in chinese
    assert 'content="简而言之。"' in chinese


def test_the_text_to_copy_is_clean_and_whole(site, client):
    make_release(slug="r", closing=make_closing(make_contact(), make_boilerplate()))
    text = shown(client, "/en/releases/r/")
    copied = re.search(r"<textarea[^>]*>(.*?)</textarea>", text, re.DOTALL)[1]
    assert "<" not in copied
    order = ["Press Release", "Campus opens", "Hong Kong, 26 February 2025 – Applications",
             "What comes next", "“We build", "- Free desks\n- A mentor", "###", "Kit Wong"]  # fmt: skip
    places = [copied.index(words) for words in order]
    assert places == sorted(places)


def test_the_list_by_year_topic_and_kind(site, client):
    topic = make_topic(slug="fintech")
    make_release(headline_en="Old", release_time=datetime(2024, 5, 1, tzinfo=UTC))
    make_release(
        headline_en="New", release_time=datetime(2025, 5, 1, tzinfo=UTC), topics=[topic],
        kind="speech",
    )  # fmt: skip
    for query, wanted in (
        ("year=2024", {"Old"}),
        ("year=2025", {"New"}),
        ("topic=fintech", {"New"}),
        ("kind=speech", {"New"}),
        ("year=2024&topic=fintech", set()),
        ("year=nonsense&kind=nonsense&page=nonsense", {"Old", "New"}),
    ):
        text = shown(client, f"/en/releases/?{query}")
        main = text[text.index("<main") :]
        found = {name for name in ("Old", "New") if re.search(rf">\s*{name}\s*<", main)}
        assert found == wanted, query


def test_the_list_has_pages(site, client):
    for number in range(23):
        make_release(slug=f"r{number}")
    first, second = (shown(client, f"/en/releases/?page={page}") for page in (1, 2))
    slugs = [set(re.findall(r"/en/releases/(r\d+)/", text)) for text in (first, second)]
    assert (len(slugs[0]), len(slugs[1])) == (20, 3)
    assert not slugs[0] & slugs[1]
    assert "page=2" in first


def test_a_correction_is_public_and_dated(site, client):
    page = make_release(slug="r")
    page.corrections.add(Correction(note_en="The number was wrong.", note_zh_hant="數字有誤。"))
    page.save_revision().publish()
    for language, words in (("en", "The number was wrong."), ("zh-hans", "数字有误。")):
        assert words in shown(client, f"/{language}/releases/r/")


@override_settings(DEMO_CONTENT_ALLOWED=False)
def test_production_refuses_demo_content(site):
    with pytest.raises(CommandError, match="do not allow demo content"):
        call_command("load_demo")


def test_demo_content_loads_once_and_is_complete(site, client, settings):
    for words in ("Demo content loaded.", "there already"):
        out = StringIO()
        call_command("load_demo", stdout=out)
        assert words in out.getvalue()
    assert ReleasePage.objects.visible().count() == len(RELEASES)
    years = {d.year for d in ReleasePage.objects.visible().dates("release_time", "year")}
    assert len(years) >= 3
    shown_blocks = {
        block.block_type
        for page in ReleasePage.objects.visible()
        for block in (*page.body, *page.closing)
    }
    stream_blocks = {
        *ReleasePage._meta.get_field("body").stream_block.child_blocks,
        *ReleasePage._meta.get_field("closing").stream_block.child_blocks,
    }
    assert stream_blocks == shown_blocks
    for release in RELEASES:
        for language in ("en", "zh-hant", "zh-hans"):
            assert client.get(f"/{language}/releases/{release.slug}/").status_code == 200
    for account in ACCOUNTS:
        assert client.login(username=account.username, password=account.password)
        assert client.get("/admin/").status_code == 200
