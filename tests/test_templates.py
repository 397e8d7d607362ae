"""What a reader sees is what was written, in the order of print."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from cyberport_cms.newsroom.templatetags.newsroom_tags import (
    by_organisation,
    lead_in,
    long_date_time,
    names_itself,
    open_with,
    titled,
    unwrapped,
)
from releases.blocks import MediaContactsBlock, QuoteBlock
from tests.responses import words_in

from .factories import make_contact, make_fact, make_organisation, make_photo, make_release

ROOT = Path(__file__).resolve().parents[1]
PUBLIC = [p for p in sorted((ROOT / "templates").rglob("*.html")) if "wagtailadmin" not in p.parts]


# The dateline and the lead-in open their paragraph


def test_the_dateline_opens_the_first_paragraph():
    html = open_with('<p data-block-key="a1">Cyberport welcomes…</p><p>More.</p>', "香港 & 前海 -")
    assert html == (
        '<p data-block-key="a1"><span class="dateline">香港 &amp; 前海 -</span> '
        "Cyberport welcomes…</p><p>More.</p>"
    )


def test_a_dateline_before_a_list_is_a_paragraph_of_its_own():
    html = open_with("<ul><li><p>One</p></li></ul>", "Hong Kong –")
    assert html.startswith('<p><span class="dateline">Hong Kong –</span></p><ul>')


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", '<p><b class="lead-in">Talent:</b> Two weeks.</p>'),
        ("zh-hant", '<p><b class="lead-in">Talent:</b>Two weeks.</p>'),
    ],
)
def test_a_lead_in_has_a_space_after_it_in_english_only(language, expected):
    with translation.override(language):
        assert lead_in("<p>Two weeks.</p>", "Talent:") == expected


def test_an_item_of_one_paragraph_is_a_line_and_longer_ones_stay():
    assert unwrapped('<p data-block-key="x">A <b>desk</b></p>') == "A <b>desk</b>"
    assert unwrapped("<p>One</p><p>Two</p>") == "<p>One</p><p>Two</p>"


def test_notes_that_bring_their_own_heading_get_no_second_one():
    assert names_itself("<p><b>Notes to Editors:</b> It began in 2019.</p>")
    assert names_itself("<p>編者按：計劃於2019年展開。</p>")
    assert not names_itself("<p>The programme began in 2019.</p>")


def test_a_video_frame_has_one_title():
    html = titled('<iframe src="https://v.example/" title="x" allow="y"></iframe>', 'A "walk"')
    assert html.count("title=") == 1
    assert 'title="A &quot;walk&quot;"' in html


def test_times_are_those_of_hong_kong():
    evening = datetime(2025, 2, 26, 20, 30, tzinfo=UTC)
    with translation.override("zh-hans"):
        assert long_date_time(evening) == "2025年2月27日 04:30"


# Quotes and contacts


def render(block, value, language="en", **context):
    with translation.override(language):
        return block.render(block.normalize(value), context)


@pytest.mark.parametrize(
    ("side", "printed"),
    [
        ({"before": "Ms Lam said,", "after": ""}, "Ms Lam said, “Yes.”"),
        ({"before": "", "after": "said Ms Lam."}, "“Yes.” said Ms Lam."),
        ({"before": "Ms Lam", "after": "she said."}, "Ms Lam “Yes.” she said."),
        ({"before": "", "after": ""}, "“Yes.” Mei Lam Founder"),
    ],
)
def test_a_quote_is_attributed_as_printed(side, printed):
    value = {"en": {"text": "<p>“Yes.”</p>", "name": "Mei Lam", "role": "Founder", **side}}
    html = render(QuoteBlock(), value | {"style": "plain"})
    assert words_in(html) == printed
    assert html.count("<figcaption") == 1
    figure = re.search(r"<figure[^>]*>\s*(.*?)\s*</figure>", html, re.DOTALL)[1]
    assert figure.startswith("<figcaption") or figure.endswith("</figcaption>")


def test_contacts_stand_under_their_organisation_once(site):
    cyberport, agency = make_organisation(), make_organisation(name_en="Agency")
    contacts = [
        make_contact(organisation=cyberport, name_en="Ada Mok"),
        make_contact(organisation=agency, name_en="Jonah Pak"),
        make_contact(organisation=cyberport, name_en="Ben Tsui"),
    ]
    groups = [(org.name_en, [c.name_en for c in who]) for org, who in by_organisation(contacts)]
    assert groups == [("Cyberport", ["Ada Mok", "Ben Tsui"]), ("Agency", ["Jonah Pak"])]

    html = render(MediaContactsBlock(), {"en": "Media enquiries:", "contacts": contacts})
    assert 'href="tel:+85231663800"' in html
    assert 'href="mailto:kit.wong@example.org"' in html
    assert "Tel: (852) 3166 3800" in words_in(html)


# Pages


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "Hong Kong, 26 February 2025 – Applications open on Monday."),
        ("zh-hant", "香港，2025年2月26日 - 星期一開始接受申請。"),
        ("zh-hans", "香港，2025年2月26日 - 星期一开始接受申请。"),
    ],
)
def test_a_release_opens_with_its_dateline_in_the_paragraph(site, client, language, opening):
    page = make_release(
        lead_image=make_photo(), lead_image_alt_en="Towers", lead_image_alt_zh_hant="大樓"
    )
    html = client.get(f"/{language}/releases/{page.slug}/").content.decode()
    paragraphs = [words_in(p) for p in re.findall(r"<p\b[^>]*>.*?</p>", html, re.DOTALL)]
    assert opening in paragraphs


def test_images_say_their_size_and_only_the_lead_loads_at_once(site, client):
    page = make_release(
        lead_image=make_photo(), lead_image_alt_en="Towers", lead_image_alt_zh_hant="大樓"
    )
    for address in ("/en/", "/en/releases/", f"/en/releases/{page.slug}/"):
        for image in re.findall(r"<img\b[^>]*>", client.get(address).content.decode()):
            assert re.search(r'\bwidth="\d+"', image), image
            assert re.search(r'\bheight="\d+"', image), image
            assert "alt=" in image, image
            assert ('loading="lazy"' in image) != ('fetchpriority="high"' in image), image


def test_the_plain_text_has_nothing_of_the_markup_around_it(site, client):
    page = make_release()
    html = client.get(f"/en/releases/{page.slug}/").content.decode()
    shown = re.search(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)[1]
    assert shown == shown.strip()
    assert shown.startswith("Press Release")


def test_a_fact_has_its_anchor_and_its_date(site):
    fact = make_fact(key="data-centres")
    with translation.override("en"):
        html = render_to_string("includes/fact.html", {"fact": fact})
    assert "As at 31 March 2025" in html
    assert "Source: Annual report" in html


@pytest.mark.parametrize("page", ["400.html", "500.html"])
def test_an_error_page_needs_nothing_and_speaks_three_languages(page):
    html = render_to_string(page)
    assert html.count("<h2>") == 2
    for tag in ('lang="en"', 'lang="zh-Hant-HK"', 'lang="zh-Hans"'):
        assert tag in html
    assert "/static/" not in html


# What holds for all templates


@pytest.mark.parametrize("path", PUBLIC, ids=lambda p: str(p.relative_to(ROOT / "templates")))
def test_no_template_touches_a_side_by_its_column(path):
    assert not re.search(r"\.\w+_(en|zh_hant)\b|value\.(en|zh_hant)\b", path.read_text())


def test_the_site_stays_light():
    assert (ROOT / "static/css/site.css").stat().st_size < 28_000
    assert (ROOT / "static/js/site.js").stat().st_size < 4_000
    assert "@font-face" not in (ROOT / "static/css/site.css").read_text()
