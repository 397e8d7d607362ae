"""Simplified Chinese is derived from Traditional, in one place, and only where people read."""

import pytest
from django.utils import translation
from wagtail.rich_text import RichText

from cyberport_cms.bilingual.simplified import simplify, simplify_html
from cyberport_cms.newsroom.models import Organisation, SimplifiedTerm
from cyberport_cms.newsroom.reading import read, read_value
from releases.blocks import QuoteBlock


def test_script_changes_and_terms_of_hong_kong_stay():
    assert simplify("數碼港發布程式") == "数码港发布程式"


def test_glossary_decides_and_the_longer_term_wins():
    glossary = {"著": "着", "顯著": "显著"}
    assert simplify("顯著改善，藉著合作", glossary) == "显著改善，藉着合作"


def test_latin_text_is_left_alone():
    assert simplify("Cyberport’s 3,000 petaFLOPS") == "Cyberport’s 3,000 petaFLOPS"


def test_addresses_code_and_machine_attributes_are_not_text():
    html = '<p class="數碼"><a href="/數碼/?q=發布">發布</a> <code>發布</code></p>'
    assert (
        simplify_html(html)
        == '<p class="數碼"><a href="/數碼/?q=發布">发布</a> <code>發布</code></p>'
    )


def test_attributes_that_are_read_aloud_are_text():
    assert simplify_html('<img src="/數.jpg" alt="數碼港">') == '<img src="/數.jpg" alt="数码港">'


@pytest.mark.django_db
def test_staff_can_add_an_exception_and_it_holds_at_once():
    organisation = Organisation(name_en="Kai", name_zh_hant="啟著")
    with translation.override("zh-hans"):
        assert read(organisation, "name") == "启著"
        term = SimplifiedTerm.objects.create(traditional="啟著", simplified="启着")
        assert read(organisation, "name") == "启着"
        term.delete()
        assert read(organisation, "name") == "启著"


@pytest.mark.django_db
def test_each_reader_gets_the_side_of_the_language():
    organisation = Organisation(name_en="Digital", name_zh_hant="數碼")
    readings = {}
    for code in ("en", "zh-hant", "zh-hans"):
        with translation.override(code):
            readings[code] = read(organisation, "name")
    assert readings == {"en": "Digital", "zh-hant": "數碼", "zh-hans": "数码"}


@pytest.mark.django_db
def test_a_missing_side_is_empty_and_never_the_other_language():
    with translation.override("zh-hant"):
        assert read(Organisation(name_en="Digital"), "name") == ""


@pytest.mark.django_db
def test_every_text_of_a_block_is_converted():
    side = QuoteBlock().normalize({"zh_hant": {"text": "<p>「發展」</p>", "name": "陳細明"}})[
        "zh_hant"
    ]
    with translation.override("zh-hans"):
        converted = read_value(side)
    assert converted["text"].source == "<p>「发展」</p>"
    assert converted["name"] == "陈细明"
    assert isinstance(converted["text"], RichText)
