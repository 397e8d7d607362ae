"""A draft comes as two files, as one, or pasted: what it loses is said, and no other is taken."""

from io import StringIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from cyberport_cms.bilingual.languages import BY_CODE
from releases.exporting import release_docx, release_docx_bilingual
from releases.models import ReleaseImport, ReleaseIndexPage, ReleasePage
from tests.document_files import PIXEL, notes, p, saved, t, written
from tests.document_files import docx as word
from tests.factories import (
    make_approver,
    make_body,
    make_closing,
    make_fact_owner,
    make_release,
    make_snippets,
    paragraph,
)
from tests.import_wizard.steps import CHINESE, ENGLISH, UPLOAD, html, paste, sheet, url

pytestmark = pytest.mark.django_db


def test_each_of_two_files_says_what_was_left_out_of_it(writer, client):
    def file(name, text):
        mark = '<w:r><w:commentReference w:id="1"/></w:r>'
        body = "".join(p(t(line)) for line in text.splitlines() if line) + p(t("Bye."), mark)
        parts = {"word/comments.xml": notes("comment", ["Check this!"])}
        links = {"c": ("comments", "comments.xml", False)}
        return SimpleUploadedFile(name, word(body, parts, links))

    files = {"en_file": file("en.docx", ENGLISH), "zh_hant_file": file("zh.docx", CHINESE)}
    client.post(UPLOAD, files)
    assert ReleaseImport.objects.get().notices == [
        "English: 1 comment was dropped.",
        "Chinese: 1 comment was dropped.",
    ]


def test_swapped_files_are_to_be_exchanged(writer, client):
    response = paste(client, en=CHINESE, zh_hant=ENGLISH)
    assert "Exchange them." in html(response)
    assert "path" not in response.context["form"].errors.as_text()


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
