"""What Word itself has no words for comes back: facts, documents, videos, blocks of several paragraphs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from cyberport_cms.bilingual.languages import BY_CODE
from releases.exporting import for_word, release_docx, release_docx_bilingual
from releases.importing.pages import import_release
from releases.importing.proposals import StaffMatcher, looking
from releases.importing.unused import unused_by_side
from releases.importing.wizard import Sheet
from releases.models import Boilerplate, ReleaseImport, ReleasePage
from tests.document_files import written
from tests.factories import (
    make_boilerplate,
    make_snippets,
    make_user,
    make_writer,
    paragraph,
)

from .word_and_back import (
    ENDING,
    OPENING,
    apart,
    came_back,
    edited,
    of_facts,
    one_side,
    plain,
    refers,
    release_of,
    rewrite,
    said_of,
    several,
    together,
)

pytestmark = pytest.mark.django_db


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
