"""A release that holds every block goes out as Word and comes back the same: docs/authoring.md says what cannot."""

from decimal import Decimal
from io import BytesIO

import docx
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from docx.oxml.ns import qn
from wagtail.documents.models import Document

from cyberport_cms.bilingual.languages import BY_CODE
from cyberport_cms.bilingual.sources import read_both, read_source
from cyberport_cms.newsroom.models import Photo
from factsheets.models import Figure
from releases.exporting import for_word, release_docx, release_docx_bilingual
from releases.importing.pages import import_release
from releases.importing.parser import parse_source
from releases.importing.proposals import StaffMatcher, looking
from releases.importing.unused import unused_by_side
from releases.importing.wizard import Sheet
from releases.models import Boilerplate, ReleaseImport, ReleasePage

from .document_files import saved, written
from .factories import (
    make_boilerplate,
    make_fact,
    make_photo,
    make_release,
    make_snippets,
    make_user,
    make_writer,
    paragraph,
)

pytestmark = pytest.mark.django_db

TABLE = {
    "en": (
        ("", "2024", "2025"),
        ("Members | partners", "1,900", "2,000"),
        ("Floor", "", "3"),
        ("Mail", "", "a@b.example"),
    ),
    "zh_hant": (
        ("", "2024", "2025"),
        ("成員 | 夥伴", "1,900", "2,000"),
        ("樓層", "", "3"),
        ("電郵", "", "a@b.example"),
    ),
}


def table(captions=("The community", "社群")):
    return {
        source: {
            "columns": [{"type": "text", "heading": head} for head in rows[0]],
            "rows": [{"values": list(row)} for row in rows[1:]],
            "caption": caption,
        }
        for (source, rows), caption in zip(TABLE.items(), captions, strict=True)
    } | {"only_in": ""}


@pytest.fixture
def everything(site):
    """A release with each block that Word can carry."""
    things = make_snippets()
    photo, chart = make_photo(size=(1600, 900)), make_photo("Chart", size=(300, 200))
    said = {
        "en": {
            "before": "Mei Lam, Founder of Tidewater Robotics, said,",
            "text": "<p>“We build for the next ten years, and then for the ten after.”</p>",
        },
        "zh_hant": {
            "before": "潮汐機械人創辦人林美表示：",
            "text": "<p>「我們放眼未來十年，以及其後的十年。」</p>",
        },
        "spokesperson": things.spokesperson,
    }
    numbers = {
        "en": ["<p>Apply on line</p>", "<p>Come and see</p>"],
        "zh_hant": ["<p>網上申請</p>", "<p>親臨參觀</p>"],
    }
    page = make_release(
        live=False,
        subheadline_en="Free desks for everybody",
        subheadline_zh_hant="免費工作間",
        label_en="Press Release\nFor Immediate Release",
        label_zh_hant="新聞稿\n即時發佈",
    )
    stream = page.body.stream_block
    page.body = stream.normalize(
        [
            paragraph(
                "The campus opens on Monday, with <b>free desks</b> for its start-ups.",
                "園區將於星期一開放，並為初創提供<b>免費工作間</b>。",
            ),
            ("heading", {"en": "What comes next", "zh_hant": "未來路向"}),
            ("quote", {**said, "style": "plain"}),
            ("bullet_list", {**numbers, "style": "numbers"}),
            paragraph("Then there are more of them, as follows.", "另有更多安排，詳情如下。"),
            ("bullet_list", {**numbers, "style": "bullets"}),
            ("table", stream.child_blocks["table"].to_python(table())),
            (
                "image",
                {
                    "image": photo,
                    "en": {"alt": "The harbour", "caption": "The opening.", "credit": "Cyberport"},
                    "zh_hant": {"alt": "海港", "caption": "揭幕典禮。", "credit": "數碼港"},
                },
            ),
            (
                "callout",
                {
                    "en": "<p>Doors open at 2.30pm.</p><p>Bring <b>a card</b>.</p>",
                    "zh_hant": "<p>下午二時三十分入場。</p><p>請攜帶<b>證件</b>。</p>",
                },
            ),
            ("quote", {**said, "style": "pull"}),
            (
                "image",
                {
                    "image": chart,
                    "en": {"alt": "Two lines that rise", "caption": "", "credit": ""},
                    "zh_hant": {"alt": "兩條上升的線", "caption": "", "credit": ""},
                },
            ),
            ("table", stream.child_blocks["table"].to_python(table(("", "")))),
        ]
    )
    page.closing = page.closing.stream_block.normalize(
        [
            (
                "photo_note",
                {
                    "en": "<p>High-resolution photos can be downloaded here.</p>",
                    "zh_hant": "<p>請按此下載高像素圖片。</p>",
                    "photos": [
                        {
                            "image": make_photo("The founders", size=(900, 1200)),
                            "en": {"caption": "The founders.", "credit": "Cyberport"},
                            "zh_hant": {"caption": "一眾創辦人。", "credit": "數碼港"},
                        },
                        {
                            "image": photo,
                            "en": {"caption": "The opening.", "credit": ""},
                            "zh_hant": {"caption": "揭幕典禮。", "credit": ""},
                        },
                    ],
                },
            ),
            (
                "media_contacts",
                {"en": "Media enquiries:", "zh_hant": "傳媒查詢：", "contacts": [things.contact]},
            ),
            ("boilerplate", {"boilerplate": things.boilerplate}),
            (
                "website",
                {
                    "en": '<p>For more information, please visit <a href="https://www.example.org">'
                    "www.example.org</a></p>",
                    "zh_hant": '<p>詳情請瀏覽 <a href="https://www.example.org">www.example.org</a></p>',
                },
            ),
        ]
    )
    page.save_revision(clean=False)
    return page


def plain(stream):
    """What a stream says, without the ids of its blocks."""

    def bare(value):
        if isinstance(value, dict):
            if set(value) == {"type", "value", "id"}:  # an item of a list
                return bare(value["value"])
            return {key: bare(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [bare(inner) for inner in value]
        return "" if value is None else value

    return [(block["type"], bare(block["value"])) for block in stream.get_prep_value()]


def apart(release, path):
    return [
        parse_source(
            read_source(written(path / f"{code}.docx", release_docx(release, BY_CODE[code])))
        )
        for code in ("en", "zh-hant")
    ]


def together(release, path):
    sides = read_both(written(path / "both.docx", release_docx_bilingual(release)))
    return [parse_source(sides[source]) for source in ("en", "zh_hant")]


@pytest.mark.parametrize("ways", [apart, together])
def test_every_block_comes_back_as_it_was(everything, tmp_path, ways):
    photos = Photo.objects.count()
    done = import_release(*ways(everything, tmp_path))
    before, after = plain(everything.body), plain(done.page.body)
    assert [name for name, _ in after] == [name for name, _ in before]
    for one, other in zip(before, after, strict=True):
        assert other == one
    for one, other in zip(plain(everything.closing), plain(done.page.closing), strict=True):
        assert other == one
    assert Photo.objects.count() == photos  # known by their bytes
    assert not [w for w in done.warnings if w.code == "picture_unused"]


# What Word itself has no words for


@pytest.fixture
def fact(site):
    return make_fact(
        key="members",
        lead_in_en="Community:",
        lead_in_zh_hant="社群：",
        statement_en="<p>home to {members} members on {floors} floors</p>",
        statement_zh_hant="<p>匯聚{members}名成員，共{floors}層</p>",
        figures=[
            Figure(name="members", value=Decimal(2300), qualifier="over"),
            Figure(name="floors", value=Decimal(12)),
        ],
    )


@pytest.fixture
def brochure(site):
    return Document.objects.create(title="Brochure", file=ContentFile(b"%PDF", "brochure (1).pdf"))


def release_of(*body, **kwargs):
    stream = make_release(live=False).body.stream_block
    page = make_release(live=False, **kwargs)
    page.body = stream.normalize([paragraph(*OPENING), *body, paragraph(*ENDING)])
    page.save_revision(clean=False)
    return page


OPENING = (
    "The campus opens on Monday for the start-ups of the city.",
    "園區將於星期一開放予全城初創企業使用。",
)
ENDING = ("Applications close at the end of the month.", "計劃將於月底截止申請，請從速報名參加。")


def refers(fact, figure=""):
    part = f' figure="{figure}"' if figure else ""
    return f'<embed embedtype="fact" id="{fact.pk}"{part}/>'


def several():
    return (
        "paragraph",
        {
            "en": "<p>It has two halves.</p><ul><li>A <b>hall</b></li><li>A lab</li></ul>"
            "<p>And then this:</p><ol><li>First</li><li>Second</li></ol>",
            "zh_hant": "<p>園區分為兩部分。</p><ul><li>一個<b>禮堂</b></li><li>一間實驗室</li></ul>"
            "<p>此外還有以下各項：</p><ol><li>第一項</li><li>第二項</li></ol>",
        },
    )


def of_facts(fact):
    row = {"fact": fact, "figure": "", "en": "", "zh_hant": ""}
    own = {"fact": fact, "figure": "floors", "en": "Floors | storeys", "zh_hant": "樓層"}
    return [
        paragraph(
            f"Today {refers(fact, 'members')} members work here, and <b>{refers(fact, 'floors')}</b> "
            f"floors are open: {refers(fact)}.",
            f"現有{refers(fact, 'members')}名成員在此工作，{refers(fact, 'floors')}層已開放：{refers(fact)}。",
        ),
        ("fact", {"fact": fact, "figure": "members"}),
        ("callout", {"en": "<p>Come and see.</p>", "zh_hant": "<p>歡迎參觀。</p>"}),
        ("callout", {"en": "<p>Bring a card.</p>", "zh_hant": "<p>請攜帶證件。</p>"}),
        ("figures_table", {"en": "The campus", "zh_hant": "園區", "rows": [row, own]}),
    ]


def came_back(page, path, ways=None, **kwargs):
    done = import_release(*(ways or apart)(for_word(page), path), **kwargs)
    return plain(page.body), plain(done.page.body), done


def said_of(done):
    return [str(w.message) for w in done.warnings if w.code == "stays_words"]


@pytest.mark.parametrize("ways", [apart, together])
def test_several_paragraphs_and_lists_are_one_block(site, tmp_path, ways):
    callout = {
        "en": "<p>Doors open at two:</p><ul><li>Hall</li><li>Lab</li></ul>",
        "zh_hant": "<p>下午二時入場：</p><ul><li>禮堂</li><li>實驗室</li></ul>",
    }
    alone = {"en": "<ul><li>One point</li></ul>", "zh_hant": "<ul><li>一點說明</li></ul>"}
    items = {"en": ["<p>A list of its own</p>"], "zh_hant": ["<p>另一列表項目</p>"]}
    bullets = ("bullet_list", {**items, "style": "bullets"})
    page = release_of(several(), ("callout", callout), ("paragraph", alone), several(), bullets)
    before, after, _done = came_back(page, tmp_path, ways)
    assert after == before


@pytest.mark.parametrize("ways", [apart, together])
def test_facts_come_back_as_facts(fact, tmp_path, ways):
    before, after, done = came_back(release_of(*of_facts(fact)), tmp_path, ways)
    assert after == before
    assert said_of(done) == []


@pytest.mark.parametrize("ways", [apart, together])
def test_documents_videos_and_raised_letters_come_back(brochure, tmp_path, ways):
    video = "https://www.youtube.com/watch?v=a_b-c"
    page = release_of(
        ("document", {"en": "The brochure", "zh_hant": "小冊子下載", "document": brochure}),
        ("video", {"en": "A walk", "zh_hant": "漫步園區短片", "video": video}),
        paragraph(
            "It saves CO<sub>2</sub> on 40 m<sup>2</sup>, and <b>H<sub>2</sub>O</b> too.",
            "可減少CO<sub>2</sub>排放，面積為40 m<sup>2</sup>。",
        ),
    )
    before, after, done = came_back(page, tmp_path, ways)
    assert after == before
    assert not [w for w in done.warnings if "lowered" in str(w.message)]


@pytest.mark.parametrize("ways", [apart, together])
@pytest.mark.parametrize("is_person", [True, False])
def test_a_quote_without_attribution_has_none_again(site, tmp_path, ways, is_person):
    person = make_snippets().spokesperson
    named = {"en": ("Kit Wong", "Director"), "zh_hant": ("黃傑", "總監")}
    words = {
        "en": "<p>“We build for the next ten years, and then for the ten after.”</p>",
        "zh_hant": "<p>「我們放眼未來十年，以及其後的十年。」</p>",
    }
    sides = {
        source: {"text": text}
        | ({} if is_person else dict(zip(("name", "role"), named[source], strict=True)))
        for source, text in words.items()
    }
    speaker = {"spokesperson": person} if is_person else {}
    quote = ("quote", {**sides, **speaker, "style": "plain"})
    before, after, _done = came_back(release_of(quote), tmp_path, ways)
    assert after == before


# What was edited, and what may not be chosen


def edited(data, change):
    document = docx.Document(BytesIO(data))
    change(document)
    return saved(document)


def one_side(data, path):
    return parse_source(read_source(written(path / "en.docx", data)))


def rewrite(old, new):
    def change(document):
        runs = document.element.body.iter(qn("w:t"))
        for run in [run for run in runs if old in (run.text or "")]:
            run.text = run.text.replace(old, new)

    return change


def test_edited_words_of_a_fact_stay_words_and_are_told(fact, tmp_path):
    page = for_word(release_of(*of_facts(fact)))
    data = edited(release_docx(page, BY_CODE["en"]), rewrite("2,300", "2,400"))
    done = import_release(one_side(data, tmp_path), None)
    types = [block.block_type for block in done.page.body]
    assert types == [
        "paragraph",
        "paragraph",
        "callout",
        "callout",
        "callout",
        "table",
        "paragraph",
    ]
    text = str(done.page.body[1].value["en"].source)
    assert "Today over 2,400 members" in text
    assert refers(fact, "floors") in text  # what nobody edited
    assert "#" not in str(plain(done.page.body))
    warnings = said_of(done)
    assert "“over 2,400” stays as words: the fact “members” says “over 2,300”." in warnings, (
        warnings
    )
    assert any("Community:" in warning for warning in warnings)


def test_a_fact_that_says_something_else_by_now_stays_words(fact, tmp_path):
    data = release_docx(for_word(release_of(*of_facts(fact))), BY_CODE["en"])
    fact.figures = [
        Figure(name="members", value=Decimal(2500)),
        Figure(name="floors", value=Decimal(12)),
    ]
    fact.change_note = "Counted"
    fact.save_revision().publish()
    done = import_release(one_side(data, tmp_path), None)
    assert "over 2,300 members" in str(done.page.body[1].value["en"].source)
    assert "says “2,500”" in said_of(done)[0]


def test_a_fact_that_is_not_published_stays_words(fact, tmp_path):
    data = release_docx(for_word(release_of(*of_facts(fact))), BY_CODE["en"])
    fact.unpublish()
    done = import_release(one_side(data, tmp_path), None)
    assert "<embed" not in str(plain(done.page.body))
    assert "no published fact “members” can be chosen" in said_of(done)[0]


def test_a_card_and_a_table_with_more_in_them_are_what_they_say(fact, tmp_path):
    def change(document):
        card = next(p for p in document.paragraphs if p.text.startswith("Community:"))
        card.add_run(" And more.")
        document.tables[0].rows[1].cells[1].paragraphs[0].add_run(" or so")

    page = for_word(release_of(*of_facts(fact)))
    done = import_release(
        one_side(edited(release_docx(page, BY_CODE["en"]), change), tmp_path), None
    )
    types = [block.block_type for block in done.page.body]
    assert types == [
        "paragraph",
        "paragraph",
        "callout",
        "callout",
        "callout",
        "table",
        "paragraph",
    ]
    assert "over 2,300 or so" in str(plain(done.page.body)[5])
    assert "#" not in str(plain(done.page.body))
    assert len(said_of(done)) == 2


def test_bookmarks_of_others_and_moved_paragraphs_join_nothing(site, tmp_path):
    def change(document):
        names = [
            mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))
        ]
        assert names == [
            "_block_5_1",
            "_block_5_2",
            "_block_5_3",
            "_block_5_4",
            "_block_5_5",
            "_block_5_6",
        ]
        for number, mark in enumerate(document.element.body.iter(qn("w:bookmarkStart"))):
            mark.set(qn("w:name"), ("_GoBack", "_Ref1", "block_5_1", "_secret_5_1")[number % 4])

    data = edited(release_docx(release_of(several()), BY_CODE["en"]), change)
    done = import_release(one_side(data, tmp_path), None)
    types = [block.block_type for block in done.page.body]
    assert types == [
        "paragraph",
        "paragraph",
        "bullet_list",
        "paragraph",
        "bullet_list",
        "paragraph",
    ]


def test_a_document_that_may_not_be_chosen_is_a_link(brochure, tmp_path):
    page = release_of(
        ("document", {"en": "The brochure", "zh_hant": "小冊子", "document": brochure})
    )
    data = release_docx(page, BY_CODE["en"])
    draft = one_side(data, tmp_path)
    nobody, writer = make_user(), make_writer()
    done = import_release(draft, None, matcher=StaffMatcher(user=nobody), user=nobody)
    assert [block.block_type for block in done.page.body] == ["paragraph"] * 3
    assert f"/documents/{brochure.pk}/" in str(done.page.body[1].value["en"].source)
    done = import_release(draft, None, matcher=StaffMatcher(user=writer), user=writer)
    assert [block.block_type for block in done.page.body][1] == "document"
    brochure.delete()
    done = import_release(draft, None)
    assert [block.block_type for block in done.page.body] == ["paragraph"] * 3


def test_a_boilerplate_with_a_fact_is_found_again(fact, tmp_path):
    text = f"home to {refers(fact, 'members')} members"
    known = make_boilerplate(text_en=f"<p>Cyberport is {text}, and more to come.</p>")
    page = release_of()
    page.closing = page.closing.stream_block.normalize([("boilerplate", {"boilerplate": known})])
    page.save_revision(clean=False)
    _before, _after, done = came_back(page, tmp_path)
    assert Boilerplate.objects.count() == 1
    assert done.page.closing[0].value["boilerplate"] == known


def test_the_wizard_keeps_all_of_it(fact, brochure, tmp_path):
    linked = {"en": "The brochure", "zh_hant": "小冊子下載", "document": brochure}
    page = release_of(several(), *of_facts(fact), ("document", linked))
    drafts = apart(for_word(page), tmp_path)
    sheet = Sheet.from_json(Sheet.of(*drafts).as_json())
    builder = looking(sheet)
    seen = [builder.body_block(row)[0] for row in sheet.rows().body]
    assert not {"fact", "figures_table", "document"} & set(seen)  # their words can be counted
    assert [w for w in builder.warnings if w.code == "stays_words"] == []
    sheet.write(
        {f"body-{n}-en-text": pair.sides["en"].field_text for n, pair in enumerate(sheet.body)}
    )
    done = import_release(*sheet.drafts(), rows=sheet.rows())
    assert plain(done.page.body) == plain(page.body)
    place = next(n for n, pair in enumerate(sheet.body) if len(pair.sides["en"].texts) == 4)
    written_ = sheet.body[place].sides["en"].field_text
    assert "- A **hall**\n- A lab\n\nAnd then this:\n\n1. First" in written_
    sheet.write({f"body-{place}-en-text": written_.replace("A lab", "A lab\n- A desk")})
    assert "<li>A lab</li><li>A desk</li></ul>" in sheet.body[place].sides["en"].texts[1]


def test_a_document_comes_back_through_the_admin(fact, brochure, client):
    client.force_login(make_writer())
    said = {
        "en": {
            "text": f"<p>“We are {refers(fact, 'members')} members now, and we want to grow.”</p>"
        },
        "zh_hant": {"text": f"<p>「我們現有{refers(fact, 'members')}名成員，並會不斷壯大。」</p>"},
    }
    quote = ("quote", {**said, "spokesperson": make_snippets().spokesperson, "style": "pull"})
    linked = {"en": "The brochure", "zh_hant": "小冊子下載", "document": brochure}
    page = release_of(several(), *of_facts(fact), ("document", linked), quote)
    word = client.get(reverse("release_word_both", args=[page.pk])).content
    client.post("/admin/releases/import/", {"both_file": SimpleUploadedFile("both.docx", word)})
    kept = ReleaseImport.objects.get()
    address = reverse("release_import_review", args=[kept.pk])
    review = client.get(address).content.decode()
    assert "stays as words" not in review
    sheet = Sheet.from_json(kept.sheet)
    texts = {"en": kept.text_en, "zh_hant": kept.text_zh_hant}
    assert unused_by_side(sheet, looking(sheet), texts) == {"en": [], "zh_hant": []}
    client.post(address, {"seen": kept.version, "do": "again"})  # from the text that is kept
    kept.refresh_from_db()
    client.post(address, {"seen": kept.version, "do": "draft"})
    done = ReleasePage.objects.latest("pk").get_latest_revision_as_object()
    assert plain(done.body) == plain(page.body)


def test_what_is_typed_below_a_callout_belongs_to_it_and_not_to_a_card(fact, tmp_path):
    def change(document):
        for words in ("Bring a card.", "Community:"):
            above = next(p for p in document.paragraphs if p.text.startswith(words))
            below = document.add_paragraph("And an umbrella.", style="Call-out")
            above._p.addnext(below._p)

    page = for_word(release_of(*of_facts(fact)))
    done = import_release(
        one_side(edited(release_docx(page, BY_CODE["en"]), change), tmp_path), None
    )
    types = [block.block_type for block in done.page.body]
    assert types[2:6] == ["fact", "callout", "callout", "callout"]
    texts = [
        str(block.value["en"].source) for block in done.page.body if block.block_type == "callout"
    ]
    assert texts[0] == "<p>And an umbrella.</p>"
    assert texts[2] == "<p>Bring a card.</p><p>And an umbrella.</p>"
    assert said_of(done) == []


@pytest.mark.parametrize("ways", [apart, together])
def test_a_dateline_opens_a_block_of_several_paragraphs(fact, tmp_path, ways):
    page = release_of()
    opening = {
        "en": f"<p>{OPENING[0]}</p><p>It has {refers(fact, 'floors')} floors.</p>",
        "zh_hant": f"<p>{OPENING[1]}</p><p>園區共有{refers(fact, 'floors')}層。</p>",
    }
    body = [("paragraph", opening), several(), paragraph(*ENDING)]
    page.body = page.body.stream_block.normalize(body)
    page.save_revision(clean=False)
    before, after, done = came_back(page, tmp_path, ways)
    assert after == before
    assert done.page.dateline_date == page.dateline_date


def test_the_command_takes_facts_up(fact, tmp_path, capsys):
    page = for_word(release_of(*of_facts(fact)))
    rewritten = edited(release_docx_bilingual(page), rewrite("2,300", "2,400"))
    file = written(tmp_path / "both.docx", rewritten)
    call_command("import_release", both=file)
    done = ReleasePage.objects.latest("pk").get_latest_revision_as_object()
    assert refers(fact, "floors") in str(done.body[1].value["zh_hant"].source)
    assert "the fact “members” says" in "".join(capsys.readouterr())


def test_the_admin_tells_which_words_are_no_facts_any_more(fact, client):
    client.force_login(make_writer())
    page = release_of(*of_facts(fact))
    word = client.get(reverse("release_word_both", args=[page.pk])).content
    file = SimpleUploadedFile("both.docx", edited(word, rewrite("2,300", "2,400")))
    client.post("/admin/releases/import/", {"both_file": file})
    address = reverse("release_import_review", args=[ReleaseImport.objects.get().pk])
    review = client.get(address).content.decode()
    assert "“over 2,400” stays as words: the fact “members” says “over 2,300”." in review
