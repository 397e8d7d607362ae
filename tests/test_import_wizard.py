"""A draft becomes a release in three steps: nothing is lost, and nothing is saved before the last."""

import re
from datetime import timedelta
from io import StringIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from cyberport_cms.bilingual.languages import BY_CODE
from cyberport_cms.newsroom.models import Organisation
from cyberport_cms.newsroom.scheduling import publish_due
from releases.exporting import release_docx, release_docx_bilingual
from releases.importing.texts import cut, sentence_ends, to_html, to_markdown
from releases.importing.wizard import Sheet
from releases.models import (
    Boilerplate,
    MediaContact,
    ReleaseImport,
    ReleaseIndexPage,
    ReleasePage,
    Spokesperson,
)

from .document_files import PIXEL, saved, written
from .factories import (
    make_approver,
    make_body,
    make_closing,
    make_fact_owner,
    make_release,
    make_snippets,
    make_writer,
    paragraph,
)
from .samples import SEEDS, needs_samples

pytestmark = pytest.mark.django_db

UPLOAD = "/admin/releases/import/"
ENGLISH = """Press Release

Campus opens its doors

Hong Kong, 26 February 2025 – The campus opens on Monday with over 40 free desks. It is the first of its kind.

Applications close on Friday, and 12 founders have applied.

Mei Lam, Founder of Tidewater Robotics, said, “We build for the next ten years, and then for ten more.”

###

Media enquiries:
Cyberport
Name: Kit Wong
Tel: (852) 3166 3800
Email: kit.wong@example.org

About Cyberport
Cyberport is home to many companies.
"""
CHINESE = """新聞稿

園區開放

香港，2025年2月26日 - 園區將於星期一開放，提供逾50個免費工作間。這是首個同類園區。

申請於星期五截止，已有12名創辦人申請。

潮汐機械人創辦人林美表示：「我們放眼未來十年，以及其後的十年，努力不懈。」

###

傳媒查詢：
數碼港
姓名：黃傑
電話：(852) 3166 3800
電郵：kit.wong@example.org

關於數碼港
數碼港匯聚眾多企業。
"""


@pytest.fixture
def writer(site, client):
    user = make_writer(username="wing")
    client.force_login(user)
    return user


def paste(client, en=ENGLISH, zh_hant=CHINESE, **more):
    return client.post(UPLOAD, {"en_text": en, "zh_hant_text": zh_hant, **more})


@pytest.fixture
def kept(writer, client):
    paste(client)
    return ReleaseImport.objects.get()


def url(kept):
    return reverse("release_import_review", args=[kept.pk])


def do(client, kept, command, **fields):
    kept.refresh_from_db()
    return client.post(url(kept), {"seen": kept.version, "do": command, **fields})


def sheet(kept):
    kept.refresh_from_db()
    return Sheet.from_json(kept.sheet)


def counts():
    models = (ReleasePage, Organisation, Spokesperson, MediaContact, Boilerplate)
    return [model.objects.count() for model in models]


def html(response):
    return re.sub(r"\s+", " ", response.content.decode())


# Step 1


def test_the_list_of_releases_leads_to_the_import(writer, client):
    assert UPLOAD in html(client.get("/admin/releases/"))
    assert client.get(UPLOAD).status_code == 200


def test_the_page_tree_leads_to_the_import(writer, client):
    index = ReleaseIndexPage.objects.get()
    assert UPLOAD in html(client.get(f"/admin/pages/{index.pk}/"))
    assert html(client.get(f"/admin/pages/{index.get_parent().pk}/")).count(UPLOAD) == 1  # the menu


def test_the_home_page_leads_back_to_what_waits(kept, client):
    assert "Go on with “Campus opens its doors”" in html(client.get("/admin/"))
    client.force_login(make_approver())
    assert "Go on with" not in html(client.get("/admin/"))  # it is somebody else's


def test_who_may_not_write_releases_may_not_import(site, client):
    client.force_login(make_fact_owner())
    assert client.get(UPLOAD).status_code == 302  # to the admin, with a message
    assert paste(client).status_code == 302
    assert not ReleaseImport.objects.exists()


@pytest.mark.parametrize(
    ("fields", "name", "words"),
    [
        ({}, None, "Choose a file, or paste a text."),
        ({"en_text": CHINESE}, "en_text", "The English side was expected here"),
        ({"en_text": "Press Release"}, "en_text", "No headline was found."),
        ({"en_text": ENGLISH, "en_file": SimpleUploadedFile("a.txt", b"A")}, None, "not both"),
        ({"en_text": "x" * 100_001}, "en_text", "too long"),
        ({"en_file": SimpleUploadedFile("a.pdf", b"PK\x03\x04")}, "en_file", "not"),
        (
            {"both_file": SimpleUploadedFile("a.txt", ENGLISH.encode())},
            "both_file",
            "No Chinese text was found.",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field(writer, client, fields, name, words):
    response = client.post(UPLOAD, fields)
    assert response.status_code == 422
    errors = response.context["form"].errors
    assert list(errors) == [name or "__all__"]
    assert words in str(errors)
    assert not ReleaseImport.objects.exists()


def test_two_word_files(writer, client, site):
    things = make_snippets()
    page = make_release(
        body=[paragraph(), *make_body(things.spokesperson)[1:]],
        closing=make_closing(things.contact, things.boilerplate),
    )
    files = {
        "en_file": SimpleUploadedFile("a.docx", release_docx(page, BY_CODE["en"])),
        "zh_hant_file": SimpleUploadedFile("b.docx", release_docx(page, BY_CODE["zh-hant"])),
    }
    response = client.post(UPLOAD, files)
    kept = ReleaseImport.objects.get()
    assert response.url == url(kept)
    assert (kept.name_en, kept.name_zh_hant) == ("a.docx", "b.docx")
    text = html(client.get(url(kept)))
    assert "Known contact:" in text
    assert "The same as the current boilerplate." in text
    assert "Every word of the text stands in the release." in text


def test_one_file_with_both_in_two_columns(writer, client, site):
    things = make_snippets()
    page = make_release(closing=make_closing(things.contact, things.boilerplate))
    file = SimpleUploadedFile("both.docx", release_docx_bilingual(page))
    client.post(UPLOAD, {"both_file": file})
    kept = ReleaseImport.objects.get()
    assert sheet(kept).heads["zh_hant"]["headline"] == page.headline_zh_hant
    assert all(len(pair.sides) == 2 for pair in sheet(kept).body)


def test_what_a_file_with_both_languages_loses_is_said(writer, client):
    text = f"English version\n\n{ENGLISH}\n\n中文版\n\n{CHINESE}"
    client.post(UPLOAD, {"both_file": SimpleUploadedFile("a.txt", text.encode())})
    notices = ReleaseImport.objects.get().notices
    assert "Not used: “English version”" in notices
    assert "Not used: “中文版”" in notices


def test_a_picture_after_the_end_mark_is_listed_as_not_used(writer, client, tmp_path):
    picture = written(tmp_path / "a.png", PIXEL)
    document = docx.Document()
    for line in ENGLISH.split("\n\n"):
        document.add_paragraph(line)
    document.add_picture(str(picture))
    client.post(UPLOAD, {"en_file": SimpleUploadedFile("a.docx", saved(document))})
    kept = ReleaseImport.objects.get()
    assert "is not used. It stands after the end mark." in html(client.get(url(kept)))


# What is kept


def test_nothing_but_the_import_is_saved(writer, client):
    before = counts()
    paste(client)
    kept = ReleaseImport.objects.get()
    client.get(url(kept))
    do(client, kept, "split:body:0:en:1")
    client.get(url(kept))
    assert counts() == before


def test_unfinished_imports_are_listed_for_their_owner_and_for_approvers(kept, client):
    assert "Campus opens its doors" in html(client.get(UPLOAD))
    client.force_login(make_writer())
    assert "Campus opens its doors" not in html(client.get(UPLOAD))
    assert client.get(url(kept)).url == UPLOAD
    assert do(client, kept, "discard").url == UPLOAD
    client.force_login(make_approver())
    assert "Campus opens its doors" in html(client.get(UPLOAD))
    assert client.get(url(kept)).status_code == 200


def test_an_import_is_kept_for_a_day(kept, client):
    now = timezone.now()
    publish_due(now + timedelta(hours=23))
    assert ReleaseImport.objects.exists()
    ReleaseImport.objects.update(changed=now - timedelta(hours=25))
    assert client.get(url(kept)).url == UPLOAD
    publish_due(now)
    assert not ReleaseImport.objects.exists()


def test_a_page_that_is_open_twice_overwrites_nothing(kept, client):
    first = kept.version
    do(client, kept, "split:body:0:en:1")
    before = sheet(kept)
    client.post(url(kept), {"seen": first, "do": "split:body:0:en:1"})
    assert sheet(kept) == before


def test_typing_is_kept_without_a_new_page(kept, client):
    quiet = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
    fields = {"seen": 0, "do": "keep", "en-headline": "A new headline"}
    assert client.post(url(kept), fields, **quiet).json() == {"seen": 1, "reload": False}
    assert sheet(kept).heads["en"]["headline"] == "A new headline"
    fields = {"seen": 1, "do": "keep", "body-1-en-text": ""}
    assert client.post(url(kept), fields, **quiet).json() == {"seen": 2, "reload": True}
    assert client.post(url(kept), fields, **quiet).json() == {"reload": True}


# Step 2


def test_what_was_understood(kept, client):
    response = client.get(url(kept))
    text = html(response)
    review = response.context["review"]
    assert [row.pair.kind for row in review.body] == ["paragraph", "paragraph", "quote"]
    assert [row.pair.kind for row in review.closing] == ["contacts", "boilerplate"]
    assert "New spokesperson: Mei Lam · 林美" in text
    assert "New contact: Kit Wong" in text
    assert "New boilerplate" in text
    assert (
        ">The campus opens on Monday" in response.content.decode()
    )  # without white space before it
    assert "Every word of the text stands in the release." in text


def test_the_figures_are_compared_pair_by_pair_and_in_total(kept, client):
    review = client.get(url(kept)).context["review"]
    assert review.with_findings == [review.body[0]]
    finding = review.body[0].checked.findings[0]
    assert (finding.en, finding.zh_hant) == ("over 40", "逾50")
    assert review.total.counts["disagree"] == 1
    assert review.total.agreed > 0


def test_a_contact_whose_details_differ_says_so(writer, client):
    things = make_snippets()
    things.contact.phone = "(852) 3166 3999"
    things.contact.save()
    paste(client)
    kept = ReleaseImport.objects.get()
    text = html(client.get(url(kept)))
    assert "details differ" in text
    assert "printed “(852) 3166 3800”, kept “(852) 3166 3999”" in text
    assert "<mark>3800</mark>" in text  # the number of the draft stands nowhere


@pytest.mark.parametrize("use_current", [True, False])
def test_a_reworded_boilerplate_is_compared_and_chosen(writer, client, use_current):
    things = make_snippets()
    things.boilerplate.text_en = "<p>Cyberport is home to few companies.</p>"
    things.boilerplate.save()
    paste(client)
    kept = ReleaseImport.objects.get()
    text = html(client.get(url(kept)))
    assert "Differs from the current boilerplate:" in text
    assert "<del>few</del>" in text
    chosen = {"closing-1-known": things.boilerplate.pk if use_current else ""}
    do(client, kept, "keep", **chosen)
    assert ("<mark>many</mark>" in html(client.get(url(kept)))) is use_current
    do(client, kept, "draft")
    page = ReleasePage.objects.get()
    found = next(b for b in page.closing if b.block_type == "boilerplate").value["boilerplate"]
    assert (found.pk == things.boilerplate.pk) is use_current
    assert Boilerplate.objects.count() == (1 if use_current else 2)


def test_a_phone_that_cannot_be_dialled_is_named_and_not_used(kept, client):
    do(client, kept, "keep", **{"closing-0-en-0-phone": "Ext. 12"})
    text = html(client.get(url(kept)))
    assert "“Ext. 12” is left out: it cannot be dialled." in text


def test_what_is_deleted_is_listed_as_not_used(kept, client):
    do(client, kept, "keep", **{"body-1-en-text": ""})
    text = html(client.get(url(kept)))
    assert "<mark>Applications close on Friday, and 12 founders have applied</mark>" in text
    assert sheet(kept).body[1].sides.keys() == {"zh_hant"}
    do(client, kept, "again")
    assert "Every word of the text stands in the release." in html(client.get(url(kept)))


def test_texts_are_moved_split_and_joined(kept, client):
    untouched = sheet(kept)
    response = do(client, kept, "split:body:0:en:1")
    assert response.url.endswith("#body-0-en")
    assert [sorted(pair.sides) for pair in sheet(kept).body][:2] == [["en", "zh_hant"], ["en"]]
    do(client, kept, "split:body:0:zh_hant:1")
    assert sheet(kept).body[1].sides["zh_hant"].texts == ["這是首個同類園區。"]
    do(client, kept, "join:body:0:en")
    do(client, kept, "join:body:0:zh_hant")
    assert sheet(kept) == untouched

    do(client, kept, "move:body:0:en:1")
    assert sheet(kept).body[1].sides["en"].texts == untouched.body[0].sides["en"].texts
    do(client, kept, "move:body:1:en:0")
    assert sheet(kept) == untouched
    do(client, kept, "insert:body:0:zh_hant:0")
    assert [sorted(pair.sides) for pair in sheet(kept).body][:2] == [["zh_hant"], ["en"]]
    do(client, kept, "move:body:0:zh_hant:1")
    assert sheet(kept) == untouched
    assert client.get(url(kept)).status_code == 200


def test_kinds_change_and_keep_every_word(kept, client):
    untouched = sheet(kept)
    for kind in ("heading", "list", "paragraph", "quote"):
        do(client, kept, f"kind:body:2:{kind}")
        assert sheet(kept).body[2].kind == kind
        assert "Every word of the text stands in the release." in html(client.get(url(kept)))
    assert sheet(kept).body[2] == untouched.body[2]


@pytest.mark.parametrize(
    "command",
    [
        *("nonsense", "move", "move:body:99:en:1", "move:body:0:fr:1", "split:body:0:en:99"),
        *("kind:body:0:contacts", "kind:closing:0:heading", "join:body:2:en", "join:closing:0:en"),
        *("as_json:body:0", "move:heads:0:en:1", "split:body:0:en:0", "move:body:x:en:1"),
        *(
            "over:body:9",
            "over:body:0:fr",
            "over:heads:0",
            "carry:body:0:en:x",
            "carry:body:0:fr:0",
        ),
    ],
)
def test_what_is_no_command_changes_nothing(kept, client, command):
    before = sheet(kept)
    response = do(client, kept, command)
    assert response.status_code == 302
    assert sheet(kept) == before
    assert "That cannot be done here." in html(client.get(url(kept)))


def kinds(pairs):
    return [(pair.kind, sorted(pair.sides)) for pair in pairs]


BOTH = ["en", "zh_hant"]


def test_what_stands_after_the_end_mark_is_read_as_that(writer, client, kept):
    """The last rows of the text are boilerplate and contacts: brought over, they are again."""
    untouched = sheet(kept)
    do(client, kept, "over:closing:1:all")
    assert sheet(kept).closing == []
    assert [kind for kind, _ in kinds(sheet(kept).body)][3:] == [
        *("paragraph", "heading", "paragraph"),
    ]
    assert "Every word of the text stands in the release." in html(client.get(url(kept)))
    response = do(client, kept, "over:body:3:all")
    assert response.url.endswith("#closing-0-en")
    assert kinds(sheet(kept).closing) == [("contacts", BOTH), ("boilerplate", BOTH)]
    assert sheet(kept) == untouched


def test_one_row_and_one_language_go_over_the_end_mark(kept, client):
    do(client, kept, "over:body:2")
    assert kinds(sheet(kept).closing)[0] == ("caption_quote", BOTH)
    assert sheet(kept).closing[0].sides["en"].speaker == "Mei Lam"
    response = do(client, kept, "over:closing:0:zh_hant")
    assert response.url.endswith("#body-2-zh_hant")
    assert kinds(sheet(kept).body)[2] == ("quote", ["zh_hant"])
    do(client, kept, "over:closing:0")
    do(client, kept, "move:body:3:en:2")
    assert kinds(sheet(kept).body)[2] == ("quote", BOTH)
    assert "Every word of the text stands in the release." in html(client.get(url(kept)))


def test_a_text_is_dragged_over_the_end_mark(kept, client):
    response = do(client, kept, "carry:body:1:en:1:before")
    assert response.url.endswith("#closing-1-en")
    assert kinds(sheet(kept).closing)[1] == ("free_text", ["en"])
    response = do(client, kept, "carry:body:1:zh_hant:1")
    assert response.url.endswith("#closing-1-zh_hant")
    assert kinds(sheet(kept).closing)[1] == ("free_text", BOTH)
    assert len(sheet(kept).body) == 2
    do(client, kept, "carry:closing:1:en:0")  # nothing is free beside the first: a row of its own
    assert kinds(sheet(kept).body)[:2] == [("paragraph", ["en"]), ("paragraph", BOTH)]
    assert "Every word of the text stands in the release." in html(client.get(url(kept)))


def test_a_boilerplate_and_contacts_are_put_right_in_step_2(kept, client):
    """Contacts read as text, and a boilerplate in three rows, become what they are."""
    untouched = sheet(kept)
    for kind in ("notes", "free_text", "photo_note", "website", "caption_quote", "contacts"):
        do(client, kept, f"kind:closing:0:{kind}")
        assert sheet(kept).closing[0].kind == kind
        assert "Every word of the text stands in the release." in html(client.get(url(kept)))
    assert sheet(kept).closing[0] == untouched.closing[0]
    for kind in ("free_text", "notes", "boilerplate"):
        do(client, kept, f"kind:closing:1:{kind}")
        assert "Every word of the text stands in the release." in html(client.get(url(kept)))
    assert sheet(kept).closing[1] == untouched.closing[1]
    do(client, kept, "over:body:1")
    for source in ("en", "zh_hant"):
        do(client, kept, f"move:closing:0:{source}:3")
    do(client, kept, "join:closing:1:en")
    assert len(sheet(kept).closing[1].sides["en"].texts) == 2


def test_contacts_that_were_corrected_stay_corrected(kept, client):
    do(client, kept, "keep", **{"closing-0-en-0-name": "Kit Wong Jr"})
    do(client, kept, "kind:closing:0:free_text")
    assert "Kit Wong Jr" in sheet(kept).closing[0].sides["en"].texts[0]
    do(client, kept, "kind:closing:0:contacts")
    assert sheet(kept).closing[0].sides["en"].contacts[0]["name"] == "Kit Wong Jr"


# Step 3


def test_the_draft_is_the_corrected_text(kept, client):
    do(client, kept, "move:body:0:en:1")
    fields = {"en-headline": "Doors open", "body-0-zh_hant-text": "**全新**的園區。"}
    response = do(client, kept, "draft", **fields)
    page = ReleasePage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not page.live
    assert page.headline_en == "Doors open"
    assert page.dateline_date.isoformat() == "2025-02-26"
    first = page.body[0].value
    assert str(first["en"]).startswith("<p>Applications close")
    assert str(first["zh_hant"]) == "<p><b>全新</b>的園區。</p>"
    assert not ReleaseImport.objects.exists()
    assert client.get(response.url).status_code == 200


def test_what_a_writer_may_not_publish_is_made_as_a_draft(kept, client):
    do(client, kept, "draft")
    assert [model.objects.get().live for model in (Spokesperson, MediaContact, Boilerplate)] == [
        False
    ] * 3
    page = ReleasePage.objects.get()
    assert "body" in page.publication_problems()


def test_an_approver_publishes_what_is_new(site, client):
    client.force_login(make_approver())
    paste(client)
    do(client, ReleaseImport.objects.get(), "draft")
    assert Boilerplate.objects.get().live
    page = ReleasePage.objects.get()
    assert page.publication_problems() == {}


def test_a_draft_that_cannot_be_made_leaves_everything_as_it_was(kept, client):
    before = counts()
    response = do(client, kept, "draft", **{"closing-0-en-0-email": "no address"})
    assert response.url == url(kept)
    assert counts() == before
    assert ReleaseImport.objects.exists()
    assert "email" in html(client.get(url(kept))).lower()


def test_one_language_is_enough(writer, client):
    client.post(UPLOAD, {"zh_hant_text": CHINESE})
    kept = ReleaseImport.objects.get()
    assert "only in" not in html(client.get(url(kept)))
    do(client, kept, "draft")
    assert ReleasePage.objects.get().languages == "zh_hant"


@needs_samples
def test_real_releases_are_used_word_for_word(writer, client):
    files = {
        f"{source}_file": SimpleUploadedFile(name, (SEEDS / name).read_bytes())
        for source, name in (
            ("en", "release-2025-budget.en.txt"),
            ("zh_hant", "release-2025-budget.zh-hant.txt"),
        )
    }
    client.post(UPLOAD, files)
    kept = ReleaseImport.objects.get()
    response = client.get(url(kept))
    assert response.context["review"].unused == []
    do(client, kept, "draft")
    assert len(ReleasePage.objects.get().body) == 30


# The command line


def test_one_file_with_both_on_the_command_line(site, tmp_path):
    path = written(tmp_path / "both.txt", f"{ENGLISH}\n\n{CHINESE}")
    out = StringIO()
    call_command("import_release", "--both", str(path), stdout=out)
    assert "Draft: Campus opens its doors" in out.getvalue()
    assert ReleasePage.objects.get().headline_zh_hant == "園區開放"


def test_the_command_says_what_a_document_lost(site, tmp_path):
    document = docx.Document()
    for line in ENGLISH.split("\n\n"):
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = "Draft of Monday"
    out = StringIO()
    path = written(tmp_path / "a.docx", saved(document))
    call_command("import_release", "--en", str(path), stdout=out)
    assert "page header or footer: “Draft of Monday”" in out.getvalue()


# Formatted text in plain fields


def test_text_is_cut_and_written_without_losing_a_mark():
    text = 'One <b>bold. <i>Two</i></b> and <a href="https://a.example/?x=1&amp;y">a &amp; b</a>.'
    left, right = cut(text, 9)
    assert left == "One <b>bold.</b>"
    assert right.startswith("<b> <i>Two</i></b> and")
    assert to_html(to_markdown(text)) == text
    assert sentence_ends("Mr Lam said “Go.” Then he went. He", "en") == [17, 31]
    assert sentence_ends("走吧。「好！」走了。", "zh_hant") == [3, 7]
