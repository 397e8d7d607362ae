"""Search through Wagtail, on either database: same hits, title first, no query that fails."""

from collections.abc import Callable

import pytest
from django.apps import apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch.utils import parse_query_string
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search.backends import get_search_backend
from wagtail.search.index import SearchField
from wagtail.search.query import (
    MATCH_ALL,
    MATCH_NONE,
    And,
    Boost,
    Fuzzy,
    Not,
    Or,
    Phrase,
    PlainText,
)

pytestmark = pytest.mark.django_db
Image = get_image_model()

TITLES = {
    "ai": "數碼港全力推動人工智能發展成果豐碩",
    "scattered": "人工培育，工智大學與智能產品",
    "simplified": "数码港发布2,100间公司名单",
    "english": "Cyberport welcomes HK$42.1 billion AI budget",
    "said": "What the chairman said of Café Møller",
    "mixed": "Web3.0投資與ＡＩ人才",
    "contact": "Write to media@cyberport.hk, O’Brien’s e-mail",
    "money": "籌得逾421億港元",
}


@pytest.fixture
def pages() -> None:
    """These pages, and no others."""
    root = Page.get_first_root_node()
    root.get_descendants().delete()
    root.refresh_from_db()
    for slug, title in TITLES.items():
        root.add_child(instance=Page(title=title, slug=f"search-{slug}"))


@pytest.fixture
def make_image(tmp_path, settings) -> Callable[..., Image]:
    settings.MEDIA_ROOT = str(tmp_path)

    def make(title: str, description: str = "") -> Image:
        file = get_test_image_file(size=(8, 8))
        return Image.objects.create(title=title, description=description, file=file)

    return make


def slugs(results) -> set[str]:
    return {page.slug.removeprefix("search-") for page in results}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("人工智能", {"ai"}),
        ("工智", {"ai", "scattered"}),
        ("數碼", {"ai", "simplified"}),
        ("数码港", {"ai", "simplified"}),
        ("港元", {"money"}),
        ("发布", {"simplified"}),
        ("發布", {"simplified"}),
        ("港", {"ai", "simplified", "money"}),
        ("豐碩", {"ai"}),
        ("碩", {"ai"}),
        ("智能發展成果", {"ai"}),
        ("ＡＩ", {"english", "mixed"}),
        ("ai", {"english", "mixed"}),
        ("cyber", set()),
        ("2100", {"simplified"}),
        ("2 100", {"simplified"}),
        ("HK$42.1", {"english"}),
        ("421億港元", {"money"}),
        ("數碼港 2,100", {"simplified"}),
        ("Web3.0投資", {"mixed"}),
        ("AI人才", {"mixed"}),
        ("人才 AI", {"mixed"}),
        ('"人才 AI"', set()),
        ("「AI人才」", {"mixed"}),
        ("cafe moller", {"said"}),
        ("media@cyberport.hk", {"contact"}),
        ("cyberport", {"english", "contact"}),
        ("obrien", {"contact"}),
        ("welcoming", set()),  # no stemming on either database
        ("what the", {"said"}),  # no stop words either
        ("none", set()),
        ("", set()),
        ("  ，。!! ", set()),
    ],
)
def test_search_finds_the_same_pages_on_both_databases(pages, query, expected) -> None:
    assert slugs(Page.objects.search(query)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("cyber", {"english", "contact"}),
        ("人工智能", {"ai"}),
        ("数码", {"ai", "simplified"}),
        ("人", {"ai", "scattered", "mixed"}),
        ("數碼港 人", {"ai"}),
        ("cyb bud", set()),
        ("cyberport bud", {"english"}),
        ("42.1", {"english"}),
        ("media@cy", {"contact"}),
    ],
)
def test_autocomplete_finds_what_is_being_typed(pages, query, expected) -> None:
    assert slugs(Page.objects.autocomplete(query)) == expected
    # The admin parses what is typed, and passes query objects on.
    parsed = parse_query_string(query, operator="and", zero_terms=MATCH_ALL)[1]
    assert slugs(Page.objects.autocomplete(parsed)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Phrase("人工智能"), {"ai"}),
        (PlainText("數碼港 投資", operator="or"), {"ai", "simplified", "mixed"}),
        (And([PlainText("數碼港"), Phrase("人工智能")]), {"ai"}),
        (Or([PlainText("港元"), PlainText("投資")]), {"money", "mixed"}),
        (And([PlainText("數碼港"), Not(PlainText("人工智能"))]), {"simplified"}),
        (And([MATCH_ALL, PlainText("投資")]), {"mixed"}),
        (And([PlainText("!!"), PlainText("投資")]), {"mixed"}),
        (Or([MATCH_NONE, PlainText("投資")]), {"mixed"}),
        (Boost(PlainText("投資"), 3), {"mixed"}),
        (Fuzzy("投資"), {"mixed"}),
        (Not(Or([PlainText("港"), PlainText("AI")])), {"scattered", "said", "contact"}),
        (Or([Not(PlainText("港")), PlainText("人工智能")]), set(TITLES) - {"simplified", "money"}),
        (MATCH_ALL, set(TITLES)),
        (MATCH_NONE, set()),
        (Not(MATCH_NONE), set(TITLES)),
    ],
)
def test_query_objects_are_understood_at_any_depth(pages, query, expected) -> None:
    ours = Page.objects.filter(path__startswith=Page.get_first_root_node().path, depth=2)
    assert slugs(ours.search(query)) & set(TITLES) == expected


def test_filters_ordering_slices_and_counts_still_work(pages) -> None:
    Page.objects.filter(slug="search-ai").update(live=False)
    assert slugs(Page.objects.live().search("數碼港")) == {"simplified"}
    assert Page.objects.search("數碼港").count() == 2
    assert len(Page.objects.search("數碼港")[:1]) == 1
    ordered = Page.objects.order_by("title").search("數碼港", order_by_relevance=False)
    assert [page.slug for page in ordered] == ["search-simplified", "search-ai"]
    scored = Page.objects.search("數碼港").annotate_score("score")
    assert all(page.score is not None for page in scored)


def test_a_changed_page_is_found_by_its_new_words_only(pages) -> None:
    page = Page.objects.get(slug="search-ai")
    page.title = "全新標題"
    page.save()
    assert slugs(Page.objects.search("標題")) == {"ai"}
    assert slugs(Page.objects.search("人工智能")) == set()
    page.delete()
    assert slugs(Page.objects.search("標題")) == set()


class LivePages(PageQuerySet):
    def shown(self) -> "LivePages":
        return self.filter(live=True)


def test_a_queryset_of_ones_own_is_searched(pages) -> None:
    Page.objects.filter(slug="search-ai").update(live=False)
    assert slugs(LivePages(Page).shown().search("數碼港")) == {"simplified"}
    assert slugs(Page.objects.type(Page).specific().search("人工智能")) == {"ai"}


def test_a_page_model_finds_only_its_own_pages(pages) -> None:
    for model in apps.get_models():
        if issubclass(model, Page) and model is not Page:
            assert slugs(model.objects.search("人工智能")) == set()


def test_a_title_hit_comes_first_however_often_others_say_it(make_image) -> None:
    often = make_image("A long afternoon in the garden", "人工智能 AI。" * 20)
    titled = make_image("人工智能 AI 與香港各大學的長期合作及其前景展望研討會現場", "花園")
    for _ in range(5):
        make_image("花園", "garden")
    for query in ("人工智能", "AI", "人工智能 AI", "智"):
        assert list(Image.objects.search(query)) == [titled, often]


def test_a_field_boosted_like_a_title_ranks_as_one(make_image, monkeypatch) -> None:
    fields = [field for field in Image.search_fields if field.field_name != "description"]
    monkeypatch.setattr(Image, "search_fields", [*fields, SearchField("description", boost=2)])
    headline = make_image("English headline", "數碼港")
    other = make_image("Another", "公布")
    assert list(Image.objects.search("數碼港")) == [headline]
    assert list(Image.objects.search("公布", fields=["description"])) == [other]


def test_fields_narrow_a_search(make_image) -> None:
    titled, described = make_image("數碼港", "花園"), make_image("花園", "數碼港")
    assert list(Image.objects.search("數碼港", fields=["title"])) == [titled]
    assert list(Image.objects.search("數碼港", fields=["description"])) == [described]
    assert set(Image.objects.search("數碼港", fields=["title", "description"])) == {
        titled,
        described,
    }
    assert list(Image.objects.autocomplete("數", fields=["title"])) != []


def test_a_phrase_does_not_run_from_one_field_into_the_next(make_image) -> None:
    make_image("Hong", "Kong")
    make_image("人工", "智能")
    assert not Image.objects.search('"Hong Kong"').count()
    assert not Image.objects.search("人工智能").count()
    assert Image.objects.search("Hong Kong").count() == 1


def test_tags_are_found(make_image) -> None:
    image = make_image("花園")
    image.tags.add("數碼港園區")
    image.save()
    assert list(Image.objects.search("园区")) == [image]
    assert list(Image.objects.autocomplete("園")) == [image]


def test_a_very_long_text_can_be_saved_and_found(make_image, monkeypatch) -> None:
    different = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(150_000))
    for text in (different, " ".join(f"word{n}" for n in range(100_000))):
        monkeypatch.setattr(Image, "text", f"數碼港 {text}", raising=False)
        monkeypatch.setattr(Image, "search_fields", [SearchField("text")])
        image = make_image("長文")
        assert image in Image.objects.search("數碼港")


ODD = [
    '"',
    "'",
    "''",
    '"""',
    "\\",
    "%",
    "%s",
    "%(a)s",
    "*",
    "(",
    ")",
    "AND",
    "OR NOT",
    "NEAR(a b)",
    "^a",
]
ODD += [
    "a:*",
    "!a",
    "<->",
    "a & | b",
    "title:x",
    "{title}: a",
    "-",
    "\x00",
    "a\x00b",
    "🎉",
    "👩‍👩‍👧",
    "\ud800",
]
ODD += [
    "數\ud83d碼",
    "數" * 10_000,
    "a " * 10_000,
    "((((" * 500,
    "u000000",
    "92e1c",
    "\u202e",
    "ﷺ" * 300,
    "0,000",
]


@pytest.mark.parametrize("query", ODD)
def test_no_odd_query_fails(pages, query) -> None:
    _run_every_way(query)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=40))
def test_no_query_fails(db, query) -> None:
    _run_every_way(query)


def _run_every_way(query: str) -> None:
    backend = get_search_backend()
    parsed = parse_query_string(query, zero_terms=MATCH_ALL)[1]
    for typed in (query, Phrase(query), PlainText(query, operator="or"), Fuzzy(query), parsed):
        list(backend.search(typed, Page)[:5])
        list(backend.autocomplete(typed, Page)[:5])
        list(
            backend.search(typed, Page.objects.live(), fields=["title"], order_by_relevance=False)[
                :5
            ]
        )
