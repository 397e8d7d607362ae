"""Both sides have one shape; and the checks as a whole: precise, quick, and never in the way."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import growth
from cyberport_cms.bilingual.checks import Finding, Pair, Person, check, plain_text
from cyberport_cms.newsroom import findings
from cyberport_cms.newsroom.findings import findings_of
from cyberport_cms.newsroom.starting_terms import STARTING_TERMS
from releases.importing.draft import Quote
from releases.importing.pages import import_release, read_sides
from tests.factories import make_release, make_spokesperson
from tests.pairs import pairs_of
from tests.samples import CORPUS, SEEDS, needs_samples

DEMO = Path(__file__).resolve().parents[1] / "demo" / "releases"
LONG = (
    "Cyberport brings companies, investors and researchers together, and helps them to grow. " * 3
)
LONG_ZH = "數碼港匯聚企業、投資者及科研人員，協助他們成長。" * 3


def of_structure(*sides: tuple[str, str], kind: str = "paragraph", only_in=None):
    pairs = [Pair(str(n), kind, *texts, only_in) for n, texts in enumerate(sides)]
    return [(one.message_id, str(one.severity)) for one in check(pairs) if one.group == "structure"]


@pytest.mark.parametrize(
    ("en", "zh_hant", "expected"),
    [
        (LONG, LONG_ZH, []),
        (LONG, "數碼港匯聚企業。", [("structure.short.zh_hant", "look")]),
        ("Cyberport grows.", LONG_ZH, [("structure.short.en", "look")]),
        (LONG, LONG_ZH[: len(LONG_ZH) // 2], [("structure.short.zh_hant", "look")]),
        ("Room to grow", "預留增長空間", []),
        ("Yes.", "好，就這樣辦。", []),  # short texts may differ
        ("<p>Text</p>", "<p></p>", [("structure.missing.zh_hant", "must")]),
        ("", "文字", [("structure.missing.en", "must")]),
        ("", " \n", []),
        ("<ul><li>a</li><li>b</li></ul>", "<ul><li>甲</li><li>乙</li></ul>", []),
        ("<ul><li>a</li><li>b</li></ul>", "<ul><li>甲</li></ul>", [("structure.items.zh_hant", "look")]),
        ("<h3>A</h3><p>b</p>", "<p>甲</p><p>乙</p>", [("structure.headings.zh_hant", "look")]),
        ('<p><a href="/a">one</a></p>', "<p>一項</p>", [("structure.links.zh_hant", "look")]),
        ('<p><a href="/en/">one</a></p>', '<p><a href="/zh-hant/">一項</a></p>', []),
        ('<p><a href="/a"></a>one</p>', "<p>一項</p>", []),  # a link without words
        ("<p>one <b>two</b></p>", "<p>一二</p>", [("structure.bold.zh_hant", "note")]),
        ("<p>one <b>two</b></p>", "<p>一<strong>二</strong></p>", []),
        ("<p><b>one</b>, <b>two</b></p>", "<p><b>一</b>、二</p>", [("structure.bold.zh_hant", "note")]),
        ("<p><b>one</b> <b>two</b></p>", "<p><b>一二</b></p>", []),  # as an editor cuts them
        ("<p><b>one</b><i><b> two</b></i></p>", "<p><b>一二</b></p>", []),
    ],
)  # fmt: skip
def test_what_one_side_lacks_is_reported(en, zh_hant, expected):
    assert of_structure((en, zh_hant)) == expected


def test_what_is_usual_for_a_release_is_learnt_from_it():
    blocks = [(LONG, LONG_ZH)] * 7
    assert of_structure(*blocks) == []
    half = LONG_ZH[: len(LONG_ZH) // 2]
    assert of_structure(*blocks, (LONG, half)) == [("structure.short.zh_hant", "look")]
    assert of_structure(*[(LONG, half)] * 7) == []  # a terse translator


def test_a_heading_in_one_language_is_worth_a_hint_and_other_blocks_are_not():
    both = Pair("a", "paragraph", "Text", "文字")
    for kind, expected in (("heading", ["structure.heading_only"]), ("paragraph", [])):
        assert [one.code for one in check([both, Pair("b", kind, "A", "", "en")])] == expected
    # Of a page in one language it would be said of every heading.
    assert (
        check([Pair("a", "paragraph", "Text", "", "en"), Pair("b", "heading", "A", "", "en")]) == []
    )


def test_the_item_without_partner_is_marked():
    en = "<ul><li>Banks: 10</li><li>Start-ups: 350</li><li>Parks: 12</li></ul>"
    zh_hant = "<ul><li>銀行：10</li><li>園區：12</li></ul>"
    (one,) = [
        one for one in check([Pair("a", "bullet_list", en, zh_hant)]) if one.group == "structure"
    ]
    assert [span.text for span in one.en] == ["Start-ups: 350"]


@pytest.mark.parametrize(
    ("en", "zh_hant", "alone"),
    [
        (
            ("One thing", "Another thing", "A third thing"),
            ("一件事", "又一件事"),
            ["A third thing"],
        ),
        (("Talks", "Visits", "Workshops", "Prizes"), ("講座", "參觀"), ["Workshops", "Prizes"]),
        (("One thing",), ("一件事", "又一件事", "第三件事"), ["又一件事", "第三件事"]),
    ],
)
def test_of_items_like_each_other_the_last_are_left_over(en, zh_hant, alone):
    html = ["".join(f"<li>{item}</li>" for item in items) for items in (en, zh_hant)]
    pair = Pair("a", "bullet_list", f"<ul>{html[0]}</ul>", f"<ul>{html[1]}</ul>")
    (one,) = [one for one in check([pair]) if one.code == "structure.items"]
    assert [span.text for span in (*one.en, *one.zh_hant)] == alone


def test_another_speaker_in_a_paragraph_is_one_finding():
    people = [Person("Chloe Ng", "吳芷晴"), Person("Peter Pang", "彭德謙")]
    english = "“We are glad to welcome every one of them,” said Chloe Ng, director."
    chinese = "彭德謙表示：「我們很高興歡迎每一位參加者的到來。」"
    (one,) = [
        one for one in check([Pair("a", "paragraph", english, chinese)], people=people)
        if one.group == "quotes"
    ]  # fmt: skip
    assert (one.code, str(one.severity)) == ("quote.other_speaker", "must")
    assert dict(one.params) == {"en": "Chloe Ng", "zh_hant": "彭德謙"}
    # Somebody else may be spoken of, where nobody speaks or more people are named.
    both = f"{chinese}吳芷晴亦有出席。"
    for other in (both, "彭德謙主持了儀式。"):
        found = check([Pair("a", "paragraph", english, other)], people=people)
        assert "quote.other_speaker" not in [one.code for one in found]


def test_no_mark_begins_or_ends_with_a_space():
    html = "<p>See <b> these </b> and more</p>"
    found = check([Pair("a", "paragraph", html, "<p>請看 ,更多</p>")])
    words = [span.text for one in found for span in (*one.en, *one.zh_hant)]
    assert "," in words
    assert words == [text.strip() for text in words]


def test_a_translation_that_has_not_begun_is_said_once():
    assert of_structure((LONG, ""), (LONG, ""), ("5 banks", "")) == [
        ("structure.no_side.zh_hant", "must")
    ]
    pairs = [Pair(n, "paragraph", "HK$5 million for 12 banks", "") for n in "ab"]
    place = Pair("place", "dateline_place", "Hong Kong", "香港")  # filled in from the start
    assert [one.code for one in check([place, *pairs])] == ["structure.no_side"]


def test_spans_are_those_of_the_plain_text():
    html = "<p>Tea &amp; <b>milk</b> &lt;x&gt;</p>\n<ul><li><p>salt</p></li><li>oil<br/>bread</li></ul>"
    assert plain_text(html) == "Tea & milk <x>\nsalt\noil\nbread"
    assert plain_text("a  < b & c\n") == "a  < b & c\n"  # no markup: as it is
    (one,) = check(
        [Pair("x", "paragraph", html, "<p>茶及奶</p><ul><li>鹽</li><li>油及麵包</li></ul>")]
    )
    assert (one.code, one.en[0].text) == ("structure.bold", "milk")
    assert plain_text(html)[one.en[0].start : one.en[0].end] == "milk"


# Figures across blocks


def alarms(*sides: tuple[str, str]) -> list[str]:
    pairs = [Pair(str(n), "paragraph", *texts) for n, texts in enumerate(sides)]
    return [one.code for one in check(pairs) if one.group == "figures" and one.is_alarm]


def test_a_figure_that_moved_to_another_block_is_no_discrepancy():
    assert alarms(
        ("It raised HK$42.1 billion for 350 start-ups.", "公司有 350 間。"),
        ("It is large.", "規模甚大，融資421億港元。"),
    ) == []  # fmt: skip


def test_a_qualifier_that_differs_across_blocks_is_one_finding():
    pairs = [
        Pair("a", "paragraph", "It raised over HK$42.1 billion.", "公司積極融資。"),
        Pair("b", "paragraph", "It is large.", "規模甚大，融資約421億港元。"),
    ]
    (one,) = [one for one in check(pairs) if one.group == "figures"]
    assert (one.code, one.en[0].block_id, one.zh_hant[0].block_id) == ("figure.qualifier", "a", "b")
    assert one.zh_hant[0].text == "約421億港元"


def test_a_figure_of_one_block_only_is_reported_where_it_stands():
    assert alarms(("It has 350 start-ups.", "公司眾多。")) == ["figure.only_en"]


# Whole releases


def checked(en: Path, zh_hant: Path) -> list[Finding]:
    a, b = read_sides(en, zh_hant)
    assert a
    assert b
    spoken = zip(
        (one for one in a.body if isinstance(one, Quote)),
        (one for one in b.body if isinstance(one, Quote)),
        strict=False,
    )
    people = [Person(one.speaker, other.speaker) for one, other in spoken]
    return check(pairs_of(a, b), STARTING_TERMS, a.dateline.date if a.dateline else None, people)


SAMPLE = (SEEDS / "release-2025-budget.en.txt", SEEDS / "release-2025-budget.zh-hant.txt")


@needs_samples
def test_of_the_sample_two_discrepancies_and_the_captions_year_are_alarms():
    found = checked(*SAMPLE)
    assert [
        (str(one.severity), one.code, one.params["zh_hant"]) for one in found if one.is_alarm
    ] == [
        ("must", "figure.qualifier", "約 26 億港元"),
        ("must", "figure.qualifier", "20"),
        ("look", "figure.only_zh_hant", "2025-26 年度"),
    ]


@needs_samples
def test_of_the_sample_these_are_the_hints():
    hints = [
        one.message_id for one in checked(*SAMPLE) if not one.is_alarm and one.group != "figures"
    ]
    assert sorted(hints) == [
        "quote.reworded.zh_hant",  # the year again
        "style.apostrophes_mixed.en",
        "style.quotes_mixed.en",
        "style.spaces_mixed.zh_hant",
        "style.thousands_mixed.zh_hant",  # 2000 beside 2,100
        "style.years_mixed.en",  # 2025-2026 beside 2025-26
        "term.elsewhere.en",  # "the Sandbox Pilot Projects" for 低空經濟監管沙盒
        "term.variant.en",  # FTSB for FSTB
    ]


@needs_samples
def test_planted_errors_are_found_and_a_clean_pair_stays_clean():
    names = ("synthetic_3_pearlgroup", "synthetic_4_cleancontrol")
    planted, clean = (checked(CORPUS / f"{n}_en.txt", CORPUS / f"{n}_zh.txt") for n in names)
    assert [one.code for one in planted if one.is_alarm] == [
        "figure.value",  # down 0.6%, up 0.6%
        "figure.unit",
        "figure.value",
        "figure.value",
        "figure.value",
    ]
    assert [one.code for one in clean if one.is_alarm] == []


@pytest.mark.parametrize(
    "zh_hant", sorted(DEMO.glob("*.zh-hant.md")), ids=lambda path: path.name[:20]
)
def test_the_demo_raises_no_false_alarm(zh_hant):
    found = checked(Path(str(zh_hant).replace(".zh-hant.", ".en.")), zh_hant)
    assert [one.code for one in found if one.is_alarm] == []
    assert sum(one.group not in ("figures", "quotes") for one in found) <= 1


@pytest.mark.parametrize("piece", growth.PAIRS)
def test_a_heap_of_one_piece_is_checked(piece):
    text = growth.heap(piece, 12_000)
    for one in check([Pair("a", "paragraph", text, text)], STARTING_TERMS):
        for span in (*one.en, *one.zh_hant):
            assert plain_text(text)[span.start : span.end] == span.text


PIECES = st.sampled_from(
    ["<p>", "</p>", "<b>", "</a>", '<a href="x">', "<li>", "“", "」", "(", "數碼港", "Cyberport", "AISC",
     "約26億", "2025-26", "said", "表示：", "@a.hk", "3166 3841", "Address:", "地址：", "&amp;", "&#0;", "\n",
     "\ud800", "\u00a0", "发", "٣", "²", "十"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join)
KINDS = st.sampled_from(["paragraph", "quote", "caption_quote", "heading", "bullet_list"])


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(KINDS, TEXTS, TEXTS, st.sampled_from([None, "en", "zh_hant"])), max_size=4)
)
def test_it_never_raises_and_spans_are_exact(blocks):
    pairs = [Pair(str(n), *block) for n, block in enumerate(blocks)]
    texts = {(p.block_id, s): plain_text(getattr(p, s)) for p in pairs for s in ("en", "zh_hant")}
    for one in check(pairs, STARTING_TERMS, people=[Person("Mei Lam", "林美")]):
        assert one.block_id in {pair.block_id for pair in pairs}
        for source in ("en", "zh_hant"):
            for span in getattr(one, source):
                assert texts[span.block_id, source][span.start : span.end] == span.text


@needs_samples
@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_mutilated_samples_are_read_all_the_same(random):
    pairs = pairs_of(*read_sides(*SAMPLE))
    mutilated = []
    for pair in random.sample(pairs, 8):
        start = random.randrange(len(pair.en) + 1)
        other = random.choice(pairs)
        mutilated.append(
            Pair(
                pair.block_id,
                other.kind,
                pair.en[start:] + other.en[:start],
                pair.zh_hant[start // 3 :],
            )
        )
    check(mutilated, STARTING_TERMS)


# In words


def test_every_code_is_put_into_words():
    written = "".join(
        path.read_text()
        for path in (Path(findings.__file__).parents[1] / "bilingual/checks").glob("*.py")
    )
    codes = set(re.findall(r'"((?:term|contact|quote|structure|style)\.[a-z_]+)"', written))
    codes |= {f"contact.{name}_only" for name in ("phone", "email", "website")}
    codes |= {f"structure.{name}" for name in ("items", "headings", "links", "bold")}
    assert codes == {code.removesuffix(".one_side") for code in findings.MESSAGES}


def test_a_page_says_in_words_what_is_found(site):
    make_spokesperson(name_en="Mei Lam", name_zh_hant="林美")
    page = make_release(
        live=False,
        headline_en="The AISC opens",
        headline_zh_hant="超算設施啟用",
        body=[
            ("paragraph", {"en": '<p>See <a href="https://a.hk">this</a>, 5 banks.</p>', "zh_hant": "<p>請看,六家銀行。</p>"}),
            ("heading", {"en": "Next", "zh_hant": "", "only_in": "en"}),
        ],
    )  # fmt: skip
    said = {one.code: one for one in findings_of(page)}
    assert "figure.value" in said
    assert said["structure.links"].message == "Links: 1 in English, 0 in Chinese."
    assert str(said["structure.links"].place).endswith("block 1")
    assert said["style.half_width"].words("zh_hant") == [","]
    assert said["structure.heading_only"].place.index == 1


@needs_samples
def test_an_imported_release_has_the_findings_of_its_texts(site):
    page = import_release(*read_sides(*SAMPLE)).page
    found = [(one.severity, one.code) for one in findings_of(page) if one.severity != "note"]
    assert found == [
        ("must", "figure.qualifier"),
        ("must", "figure.qualifier"),
        ("look", "figure.only_zh_hant"),
    ]


def test_the_same_number_of_queries_for_long_pages(site, django_assert_num_queries):
    body = [("paragraph", {"en": "<p>Five banks.</p>", "zh_hant": "<p>五家銀行。</p>"})]
    for page in (make_release(live=False, body=body), make_release(live=False, body=body * 30)):
        shown = page.for_reading()
        with django_assert_num_queries(2):
            findings_of(shown)
