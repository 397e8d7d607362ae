"""axe finds nothing: on any public page in any script, and in what we added to the edit form."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect
from wagtail.documents import get_document_model
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed

from factsheets.models import Figure
from releases.models import Correction, ReleasePage
from tests.browser.editing import OpenPage, ReleaseForm, drawn, sign_in
from tests.browser.looking import findings
from tests.factories import (
    make_boilerplate,
    make_contact,
    make_fact,
    make_factsheet,
    make_organisation,
    make_photo,
    make_release,
    make_snippets,
    make_standard_page,
    make_writer,
    paragraph,
)

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "zh-hant", "zh-hans")
VIDEO = "https://www.youtube.com/watch?v=aaaaaaaaaaa"


def table(*rows: tuple[str, ...], caption: str) -> dict[str, Any]:
    header, *body = rows
    return {
        "columns": [{"type": "text", "heading": heading} for heading in header],
        "rows": [{"values": list(row)} for row in body],
        "caption": caption,
    }


def make_release_with_everything(**kwargs: Any) -> ReleasePage:
    """A release with each block that there is."""
    chosen = make_snippets()
    photo = make_photo()
    document = get_document_model().objects.create(
        title="Programme", file=ContentFile(b"%PDF-1.4", "programme.pdf")
    )
    Embed.objects.create(  # as if the provider had answered before
        url=VIDEO,
        hash=get_embed_hash(VIDEO),
        type="video",
        html='<iframe src="about:blank"></iframe>',
        title="",
        author_name="",
        provider_name="",
        thumbnail_url="",
    )
    spoken = {
        "en": {
            "text": "<p>“We build for the next ten years.”</p>",
            "name": "Mei Lam",
            "role": "Founder",
        },
        "zh_hant": {"text": "<p>「我們放眼未來十年。」</p>", "name": "林美", "role": "創辦人"},
        "style": "plain",
    }
    printed = {
        "en": {"before": "Ms Lam said,", "text": "<p>“Ten years.”</p>", "after": "She added:"},
        "zh_hant": {"before": "林美表示：", "text": "<p>「十年。」</p>", "after": "她補充："},
        "style": "plain",
    }
    captions = {
        "en": {"alt": "A harbour", "caption": "The harbour at dusk.", "credit": "Cyberport"},
        "zh_hant": {"alt": "海港", "caption": "黃昏的海港。", "credit": "數碼港"},
    }
    points = {
        "en": ["<p>Free desks</p>", "<p>A mentor</p>"],
        "zh_hant": ["<p>免費工作間</p>", "<p>業界導師</p>"],
    }
    fact = make_fact(
        statement_en="<p>Home to {members} members.</p>",
        statement_zh_hant="<p>匯聚{members}名成員。</p>",
        figures=[Figure(name="members", value=Decimal(2300), qualifier="over")],
    )
    linked = '<a href="https://www.example.org/">example.org</a>'
    body = [
        paragraph(f"Applications open at {linked}.", f"星期一在{linked}開始接受申請。"),
        ("heading", {"en": "What comes next", "zh_hant": "未來路向"}),
        ("quote", spoken),
        ("quote", printed),
        ("quote", {**spoken, "style": "pull", "spokesperson": chosen.spokesperson}),
        ("bullet_list", {**points, "style": "bullets"}),
        ("bullet_list", {**points, "style": "numbers"}),
        (
            "table",
            {
                "en": table(("Year", "Members"), ("2024", "2,000"), caption="Community"),
                "zh_hant": table(("年份", "成員"), ("2024", "2,000"), caption="社群"),
            },
        ),
        ("image", {"image": photo, **captions}),
        ("video", {"video": VIDEO, "en": "A walk", "zh_hant": "漫步園區"}),
        ("callout", {"en": f"<p>Doors open: {linked}</p>", "zh_hant": f"<p>入場：{linked}</p>"}),
        ("document", {"document": document, "en": "Programme", "zh_hant": "活動程序"}),
        ("fact", {"fact": fact, "figure": "members"}),
        ("figures_table", {"en": "In figures", "zh_hant": "數字", "rows": [{"fact": fact}]}),
        ("paragraph", {"en": "<p>For overseas readers.</p>", "zh_hant": "", "only_in": "en"}),
    ]
    offered = {
        "image": photo,
        "en": {"caption": "A robot dives.", "credit": "Cyberport"},
        "zh_hant": {"caption": "機械人下潛。", "credit": "數碼港"},
    }
    other = make_contact(name_en="Jo Pak", organisation=make_organisation(name_en="Harbour Lane"))
    closing = [
        (
            "photo_note",
            {"en": "<p>Photos:</p>", "zh_hant": "<p>圖片：</p>", "photos": [offered] * 2},
        ),
        ("caption_quote", spoken),
        (
            "media_contacts",
            {
                "en": "Media enquiries:",
                "zh_hant": "傳媒查詢：",
                "contacts": [chosen.contact, other],
            },
        ),
        ("notes_to_editors", {"en": "<p>It began in 2019.</p>", "zh_hant": "<p>始於2019年。</p>"}),
        ("boilerplate", {"boilerplate": chosen.boilerplate}),
        ("boilerplate", {"boilerplate": make_boilerplate(heading_en="About the programme")}),
        ("website", {"en": f"<p>More at {linked}</p>", "zh_hant": f"<p>詳情：{linked}</p>"}),
        ("free_text", {"en": "<p>Figures are provisional.</p>", "zh_hant": "<p>數字為臨時。</p>"}),
    ]
    return make_release(
        **{
            "slug": "everything",
            "subheadline_en": "A second line",
            "subheadline_zh_hant": "副題",
            "summary_en": "One sentence.",
            "summary_zh_hant": "一句話。",
            "lead_image": photo,
            "lead_image_alt_en": "A harbour",
            "lead_image_alt_zh_hant": "海港",
            "body": body,
            "closing": closing,
            "topics": [chosen.topic],
            "corrections": [
                Correction(date=date(2025, 3, 1), note_en="A name.", note_zh_hant="一個名字。")
            ],
        }
        | kwargs
    )


@pytest.fixture
def everything(site: Any) -> ReleasePage:
    """A site with one page of each type, and enough releases for a second page of the list."""
    release = make_release_with_everything()
    for name in ("body", "closing"):
        stream = getattr(release, name)
        forgotten = set(stream.stream_block.child_blocks) - {block.block_type for block in stream}
        assert not forgotten, f"no example in make_release_with_everything(): {forgotten}"
    for language, slug in (("en", "english-only"), ("zh_hant", "chinese-only")):
        make_release(languages=language, slug=slug)
    for _ in range(20):
        make_release()
    # Lead-ins, sources with and without an address.
    make_factsheet(
        slug="figures",
        overview_en="<p>What the campus is.</p>",
        overview_zh_hant="<p>園區簡介。</p>",
        footer_en="Revised in February",
        footer_zh_hant="二月修訂",
        facts=[make_fact(), make_fact(source_url="https://www.example.org/report")],
    )
    make_standard_page(
        site.home,
        slug="about",
        body=[paragraph(), ("heading", {"en": "Contact", "zh_hant": "聯絡"})],
    )
    return release


@pytest.mark.parametrize("language", LANGUAGES)
def test_public_pages(language: str, new_page: OpenPage, everything: ReleasePage) -> None:
    other = "chinese-only" if language == "en" else "english-only"
    paths = {
        "home": "",
        "list of releases": "releases/",
        "list, filtered to nothing": "releases/?year=1999",
        "release": "releases/everything/",
        "in the other language only": f"releases/{other}/",
        "list of factsheets": "factsheets/",
        "factsheet": "factsheets/figures/",
        "standard page": "about/",
        "search": "search/",
        "search results": "search/?q=Campus" if language == "en" else "search/?q=園區",
        "search without results": "search/?q=xylophone",
        "not found": "nothing-here/",
    }
    page = new_page(viewport={"width": 1280, "height": 900})
    found = {}
    for name, path in paths.items():
        page.emulate_media(color_scheme="light")
        response = page.goto(f"/{language}/{path}")
        assert response
        assert response.status == (404 if name == "not found" else 200)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        for details in page.locator("details").all():
            details.evaluate("element => { element.open = true }")
        found[f"{name}, light"] = findings(page)
        page.emulate_media(color_scheme="dark")
        found[f"{name}, dark"] = findings(page)
    assert {where: what for where, what in found.items() if what} == {}


def test_public_pages_on_a_phone(new_page: OpenPage, everything: ReleasePage) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    found = {}
    for path in (
        "en/",
        "zh-hant/releases/",
        "zh-hans/releases/everything/",
        "en/factsheets/figures/",
    ):
        page.goto(f"/{path}")
        found[path] = findings(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    assert {where: what for where, what in found.items() if what} == {}


# The edit form. Ours is what stands in a pair of blocks or fields. Of what axe finds there, what
# Wagtail's own widgets draw is Wagtail's: the rule, where it draws it, and what is wrong with it.
OURS = {"include": [[".struct-block.pair"], [".pair-fields"]]}
WAGTAILS = {
    # Draft.js takes no label for its text area; on any form with a rich text.
    "aria-input-field-name": ".Draftail-Editor *",
    # The cells of a typed table have no label; on any form with such a table.
    "label": ".typed-table-block *",
    # Each nested block is a landmark named by its first words: two that begin alike share a name.
    "landmark-unique": "section.w-panel--nested",
}


def test_what_we_added_to_the_edit_form(new_page: OpenPage, everything: ReleasePage) -> None:
    make_writer(username="wing")
    page = new_page(viewport={"width": 1280, "height": 900})
    sign_in(page, "wing")
    page.goto(f"/admin/pages/{everything.pk}/edit/")
    drawn(page)
    form = ReleaseForm(page)
    found = {}
    excused = set()
    for tab in ("Text", "People and contacts", "Media", "Publishing"):
        form.open_tab(tab)
        for finding in findings(page, OURS):
            theirs = WAGTAILS.get(finding["rule"])
            if theirs and page.locator(finding["where"]).evaluate(
                "(element, selector) => element.matches(selector)", theirs
            ):
                excused.add(finding["rule"])
            else:
                found.setdefault(tab, []).append(finding)
    assert found == {}
    assert excused == set(WAGTAILS), "Wagtail has mended something: take it off the list"


def test_what_we_added_to_the_listing(new_page: OpenPage, everything: ReleasePage) -> None:
    make_writer(username="wing")
    page = new_page(viewport={"width": 1280, "height": 900})
    sign_in(page, "wing")
    page.goto("/admin/releases/")
    expect(page.get_by_role("cell", name="English").first).to_be_visible()
    assert findings(page, {"include": [["#main table"]]}) == []
