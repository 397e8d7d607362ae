"""Paragraphs of a quote, levels of a list, lines, and facts within links come back as they were."""

import pytest

from tests.factories import make_snippets, paragraph

from .word_and_back import WAYS, both_times, refers, release_of

pytestmark = pytest.mark.django_db

every_way = pytest.mark.parametrize("way", WAYS)
SAID = {
    "en": "<p>“We build for the next ten years.</p><p>“And then for <b>the ten after</b>, all of us.</p>"
    "<p>“Come and see.”</p>",
    "zh_hant": "<p>「我們放眼未來十年。</p><p>「以及其後的<b>十年</b>，全體同心。</p><p>「歡迎參觀。」</p>",
}
PRINTED = {
    "en": {"before": "Mei Lam, Founder of Tidewater Robotics, said,"},
    "zh_hant": {"before": "潮汐機械人創辦人林美表示："},
}


def quote(style="plain", person=None, **more):
    sides = {s: {"text": SAID[s], **more.get(s, {})} for s in SAID}
    return ("quote", {**sides, "spokesperson": person, "style": style})


@every_way
@pytest.mark.parametrize("style", ["plain", "pull"])
def test_the_paragraphs_of_a_quote(site, tmp_path, way, style):
    person = make_snippets().spokesperson
    page = release_of(
        quote(style, person, **PRINTED),
        quote(style, person),
        quote(style, None, en={"name": "Kit Wong"}, zh_hant={"name": "黃傑"}),
    )
    before, after, _done = both_times(page, tmp_path, way)
    assert after == before


NESTED = {
    "en": "<ul><li>A hall<ul><li>with <b>seats</b><ol><li>red</li><li>blue</li></ol></li>"
    "<li>and a stage</li></ul></li><li>A lab</li></ul>",
    "zh_hant": "<ul><li>一個禮堂<ul><li>設有<b>座位</b><ol><li>紅色</li><li>藍色</li></ol></li>"
    "<li>及舞台</li></ul></li><li>一間實驗室</li></ul>",
}
NUMBERED = {
    "en": "<p>In this order:</p><ol><li>Come<ul><li>on foot</li></ul></li><li>See<ol><li>all</li></ol>"
    "</li><li>Write<ol><li>a letter</li></ol></li></ol><p>And then go.</p>",
    "zh_hant": "<p>次序如下：</p><ol><li>前來<ul><li>步行</li></ul></li><li>參觀<ol><li>全部</li></ol>"
    "</li><li>寫作<ol><li>一封信</li></ol></li></ol><p>然後離開。</p>",
}


@every_way
def test_the_levels_of_a_list(site, tmp_path, way):
    page = release_of(("paragraph", NESTED), ("paragraph", NUMBERED), ("callout", NESTED))
    before, after, _done = both_times(page, tmp_path, way)
    assert after == before


@every_way
def test_a_fact_within_a_link(fact, tmp_path, way):
    figure = refers(fact, "members")
    link = "https://example.org/join?a=1&amp;b=2"
    page = release_of(
        paragraph(
            f'See <a href="{link}">all {figure} members</a> and <a href="{link}#list">{figure}</a>.',
            f'請看<a href="{link}">全部{figure}名成員</a>及<a href="{link}#list">{figure}</a>。',
        ),
    )
    before, after, _done = both_times(page, tmp_path, way)
    assert after == before


@every_way
def test_lines_of_a_paragraph(site, tmp_path, way):
    page = release_of(
        paragraph(
            "The first line of it,<br/>and a <i>second</i> one.",
            "第一行文字，<br/>以及<i>第二</i>行。",
        )
    )
    before, after, _done = both_times(page, tmp_path, way)
    assert after == before


@every_way
def test_a_quote_that_names_its_speaker_is_not_introduced_once_more(site, tmp_path, way):
    person = make_snippets().spokesperson
    words = {
        "en": f"“Kites are for all of us,” said {person.name_en}, {person.role_en}. “We fly them all year round.”",
        "zh_hant": f"「風箏屬於我們每一個人，」{person.role_zh_hant}{person.name_zh_hant}表示：「我們全年都放風箏。」",
    }
    sides = {source: {"text": f"<p>{text}</p>"} for source, text in words.items()}
    page = release_of(("quote", {**sides, "spokesperson": person, "style": "plain"}))
    before, after, _done = both_times(page, tmp_path, way)
    assert after == before
