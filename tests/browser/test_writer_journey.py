"""From an empty form to the public site: a release is written, refused, mended, approved and read."""

import re
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.editing import (
    CHINESE,
    ENGLISH,
    OpenPage,
    ReleaseForm,
    saving_by_itself,
    side,
    sign_in,
    watching_edits,
    write,
)
from tests.factories import (
    Snippets,
    make_approver,
    make_draft,
    make_release,
    make_snippets,
    make_writer,
    paragraph,
)

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 900}
HEADLINE = {"en": "Harbour robots learn to swim", "zh_hant": "海港機械人學游泳"}
PARAGRAPH = {
    "en": "Twelve robots have cleaned the harbour since Monday.",
    "zh_hant": "十二台機械人自星期一起清潔海港。",
}
QUOTE = {"en": "“They never tire of plastic.”", "zh_hant": "「它們從不厭倦塑膠。」"}
SIMPLIFIED = {
    "headline": "海港机械人学游泳",
    "paragraph": "十二台机械人自星期一起清洁海港。",
}
CHINESE_MISSING = "The Chinese side is missing: write it, or choose “only in” the other language."


@pytest.fixture
def snippets(site: Any) -> Snippets:
    return make_snippets()


def fill_text(form: ReleaseForm) -> None:
    form.fill("Label", "Press Release", "新聞稿")
    form.fill("Headline", HEADLINE["en"], HEADLINE["zh_hant"])
    form.field("Date of the dateline").fill("2025-02-26")
    form.fill("Place of the dateline", "Hong Kong", "香港")


def test_a_writer_hands_over_and_an_approver_publishes(
    new_page: OpenPage, snippets: Snippets
) -> None:
    make_writer(username="wing")
    make_approver(username="amy")

    # The writer fills both sides, but for the Chinese of one paragraph.
    page = new_page(viewport=DESKTOP)
    sign_in(page, "wing")
    form = ReleaseForm.add(page)
    fill_text(form)
    block = form.add_block("Body", "Paragraph")
    write(side(block.locator(".pair"), ENGLISH), PARAGRAPH["en"])
    quote = form.add_block("Body", "Quote")
    form.choose(quote.get_by_role("button", name="Choose spokesperson"), "Mei Lam")
    for source in (ENGLISH, CHINESE):
        write(quote.locator(f"[data-contentpath={source}] [data-contentpath=text]"), QUOTE[source])
    form.open_tab("People and contacts")
    contacts = form.add_block("After the end mark", "Media contacts")
    side(contacts.locator(".pair"), ENGLISH).get_by_role("textbox").fill("Media enquiries:")
    side(contacts.locator(".pair"), CHINESE).get_by_role("textbox").fill("傳媒查詢：")
    form.choose(contacts.get_by_role("button", name="Choose media contact"), "Kit Wong")

    # A draft may have gaps.
    form.save_draft()
    form.says(f"Page '{HEADLINE['en']}' created.")
    draft = page.url

    # Handing it over with a gap is refused, on the block, in words; nothing is lost.
    form.more("Submit to Approval")
    form.says("The page could not be saved due to validation errors.")
    page.get_by_role("button", name="Go to the first error").click()
    expect(page.get_by_text(CHINESE_MISSING)).to_be_in_viewport()
    block = form.block("Body", "Paragraph")
    expect(side(block, CHINESE).get_by_text(CHINESE_MISSING)).to_be_visible()
    expect(page.get_by_text(CHINESE_MISSING)).to_have_count(1)
    expect(side(block, ENGLISH).get_by_role("textbox")).to_have_text(PARAGRAPH["en"])
    quote = form.block("Body", "Quote")
    expect(quote).to_contain_text("Mei Lam · 林美")
    for source in (ENGLISH, CHINESE):
        expect(quote).to_contain_text(QUOTE[source])
        expect(
            form.field(f"Headline ({'English' if source == ENGLISH else 'Chinese'})")
        ).to_have_value(HEADLINE[source])
    form.open_tab("People and contacts")
    expect(form.block("After the end mark", "Media contacts")).to_contain_text("Kit Wong · 黃傑")

    # The gap is filled; the preview shows the page in the three scripts.
    form.open_tab("Text")
    write(side(block, CHINESE), PARAGRAPH["zh_hant"])
    for mode, lang, headline, words in (
        ("English", "en", HEADLINE["en"], PARAGRAPH["en"]),
        ("繁體中文", "zh-Hant-HK", HEADLINE["zh_hant"], PARAGRAPH["zh_hant"]),
        ("简体中文", "zh-Hans", SIMPLIFIED["headline"], SIMPLIFIED["paragraph"]),
    ):
        preview = form.preview(mode)
        expect(preview.locator(f"html[lang={lang}] h1")).to_have_text(headline)
        expect(preview.get_by_role("paragraph").filter(has_text=words)).to_be_visible()

    form.more("Submit to Approval")
    form.says(f"Page '{HEADLINE['en']}' has been submitted for moderation.")
    reader = new_page()
    reader.goto("/en/releases/")
    expect(reader.get_by_role("heading", name="0 releases")).to_be_visible()

    # The approver finds it waiting, and publishes it.
    page = new_page(viewport=DESKTOP)
    sign_in(page, "amy")
    waiting = page.get_by_role("region", name="Awaiting your review")
    waiting.get_by_role("link", name=HEADLINE["en"]).click()
    page.wait_for_url(draft)
    form = ReleaseForm(page)
    expect(side(form.block("Body", "Paragraph"), CHINESE)).to_contain_text(PARAGRAPH["zh_hant"])
    form.more("Approve and Publish")
    row = page.get_by_role("row").filter(has_text=HEADLINE["zh_hant"])
    expect(row.get_by_role("cell", name="Current page status: live")).to_be_visible()

    # The public reads it in three languages.
    reader.reload()
    reader.get_by_role("link", name=HEADLINE["en"]).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(HEADLINE["en"])
    expect(reader.get_by_text("Press Release", exact=True)).to_be_visible()
    opening = f"Hong Kong, 26 February 2025 – {PARAGRAPH['en']}"
    expect(reader.get_by_role("paragraph").filter(has_text=opening)).to_be_visible()
    expect(reader.get_by_role("blockquote")).to_have_text(QUOTE["en"])
    expect(reader.get_by_role("figure")).to_contain_text("Mei Lam Founder of Tidewater Robotics")
    contact = reader.get_by_role("region", name="Media contacts")
    expect(contact.get_by_role("link", name="(852) 3166 3800")).to_have_attribute(
        "href", "tel:+85231663800"
    )
    switch_to(reader, "繁體中文")
    expect(reader.get_by_role("heading", level=1)).to_have_text(HEADLINE["zh_hant"])
    opening = f"香港，2025年2月26日 -{PARAGRAPH['zh_hant']}"
    expect(reader.get_by_role("paragraph").filter(has_text=words_only(opening))).to_be_visible()
    expect(reader.get_by_role("figure")).to_contain_text("林美 潮汐機械人創辦人")
    switch_to(reader, "简体中文")
    expect(reader.get_by_role("heading", level=1)).to_have_text(SIMPLIFIED["headline"])
    expect(reader.get_by_role("paragraph").filter(has_text=SIMPLIFIED["paragraph"])).to_be_visible()


def switch_to(page: Page, language: str) -> None:
    languages = page.locator("nav.languages")
    languages.get_by_role("link", name=language).click()
    expect(languages.locator("[aria-current]")).to_contain_text(language)


def words_only(text: str) -> re.Pattern[str]:
    """The text, with or without a space where the dateline meets the paragraph."""
    return re.compile(re.escape(text).replace(r"\ \-", r"\s\-\s?"))


def test_an_approver_publishes_directly(new_page: OpenPage, snippets: Snippets) -> None:
    make_approver(username="amy")
    page = new_page(viewport=DESKTOP)
    sign_in(page, "amy")
    form = ReleaseForm.add(page)
    fill_text(form)
    block = form.add_block("Body", "Paragraph").locator(".pair")
    for source in (ENGLISH, CHINESE):
        write(side(block, source), PARAGRAPH[source])
    form.more("Publish")
    form.says(f"Page '{HEADLINE['en']}' created and published.")

    with page.context.expect_page() as opened:
        page.get_by_role("status").get_by_role("link", name="View live").click(
            modifiers=["ControlOrMeta"]
        )
    reader = opened.value
    expect(reader.get_by_role("heading", level=1)).to_have_text(HEADLINE["en"])
    for path, headline in (
        ("en", HEADLINE["en"]),
        ("zh-hant", HEADLINE["zh_hant"]),
        ("zh-hans", SIMPLIFIED["headline"]),
    ):
        page.goto(f"/{path}/")
        expect(page.get_by_role("link", name=headline)).to_be_visible()


def test_a_block_in_one_language_is_published_where_the_writer_says_so(
    new_page: OpenPage, site: Any
) -> None:
    heading = ("heading", {"en": "For overseas readers", "zh_hant": ""})
    draft = make_release(
        live=False,
        headline_en=HEADLINE["en"],
        headline_zh_hant=HEADLINE["zh_hant"],
        body=[paragraph(), heading],
    )
    make_approver(username="amy")
    page = new_page(viewport=DESKTOP)
    sign_in(page, "amy")
    page.goto(f"/admin/pages/{draft.pk}/edit/")
    form = ReleaseForm(page)
    form.more("Publish")
    form.says("The page could not be saved due to validation errors.")
    block = form.stream("Body").get_by_role("region", name=re.compile("^Heading"))
    expect(block.get_by_text(CHINESE_MISSING)).to_be_visible()

    block.get_by_role("button", name="Settings").click()
    block.get_by_label("Languages of this block").select_option(label="Only in English")
    form.more("Publish")
    form.says(f"Page '{HEADLINE['en']}' has been published.")
    page.goto("/en/")
    page.get_by_role("link", name=HEADLINE["en"]).click()
    expect(page.get_by_role("heading", name="For overseas readers")).to_be_visible()
    switch_to(page, "繁體中文")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE["zh_hant"])
    expect(page.get_by_text("For overseas readers")).to_have_count(0)


def test_the_sides_stand_beside_each_other_where_there_is_room(
    new_page: OpenPage, site: Any
) -> None:
    draft = make_release(live=False)
    make_writer(username="wing")
    page = new_page(viewport=DESKTOP)
    sign_in(page, "wing")
    page.goto(f"/admin/pages/{draft.pk}/edit/")
    form = ReleaseForm(page)
    pairs = [(form.field("Headline (English)"), form.field("Headline (Chinese)"))]
    for name in ("Paragraph", "Quote"):
        block = form.block("Body", name)
        pairs.append((side(block, ENGLISH), side(block, CHINESE)))
        expect(pairs[-1][1].get_by_role("textbox").first).to_be_visible()
    for pair in pairs:
        comes_to_stand(pair, "Math.abs(a.top - b.top) < 2 && a.right < b.left")
    page.set_viewport_size({"width": 390, "height": 844})
    for pair in pairs:
        comes_to_stand(pair, "a.left === b.left && a.bottom <= b.top && b.right <= 390")


def comes_to_stand(pair: tuple[Locator, Locator], how: str) -> None:
    """Waits: a form that is made narrower takes a moment to settle."""
    pair[0].page.wait_for_function(
        f"(pair) => {{ const [a, b] = pair.map(e => e.getBoundingClientRect()); return {how} }}",
        arg=[side.element_handle() for side in pair],
    )


def test_a_writer_adds_a_photo_from_the_form(
    new_page: OpenPage, snippets: Snippets, tmp_path: Any
) -> None:
    Image.new("RGB", (1600, 900), "seagreen").save(tmp_path / "harbour.jpg")
    make_writer(username="wing")
    page = new_page(viewport=DESKTOP)
    sign_in(page, "wing")
    menu = page.get_by_role("navigation", name="Main menu")
    expect(menu.get_by_role("link", name="Photos")).to_be_visible()
    form = ReleaseForm.add(page)
    form.open_tab("Media")
    page.get_by_role("button", name=re.compile("^Choose ")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    dialog.get_by_label("File").set_input_files(tmp_path / "harbour.jpg")
    expect(dialog.get_by_label("Title")).to_have_value("harbour")
    dialog.get_by_role("button", name="Upload").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("tabpanel").locator(".chooser img")).to_be_visible()
    form.fill("Description of the lead photo", "The harbour at dusk", "黃昏的海港")


def test_what_is_typed_is_saved_by_itself(
    new_page: OpenPage, snippets: Snippets, settings: Any
) -> None:
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 500
    make_draft(headline_en=HEADLINE["en"])
    make_writer(username="wing")
    page = new_page(viewport=DESKTOP)
    sign_in(page, "wing")
    page.goto("/admin/releases/")
    with watching_edits(page):
        page.get_by_role("link", name=HEADLINE["en"]).click()
    form = ReleaseForm(page)
    with saving_by_itself(page, PARAGRAPH["zh_hant"]):
        write(side(form.block("Body", "Paragraph"), CHINESE), PARAGRAPH["zh_hant"])
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.reload()
    expect(side(form.block("Body", "Paragraph"), CHINESE)).to_contain_text(PARAGRAPH["zh_hant"])
