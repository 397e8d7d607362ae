"""Pictures and tables of a draft: kept with the import, blocks of the release, and nothing in between."""

import zlib
from datetime import timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import docx
import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from cyberport_cms.bilingual.documents import Picture, limits
from cyberport_cms.newsroom.models import Photo
from cyberport_cms.newsroom.scheduling import publish_due
from releases.importing.pictures import Checker
from releases.models import ImportedPicture, ReleaseImport, ReleasePage
from tests.document_files import saved, written
from tests.factories import make_approver, make_fact_owner, make_photo, make_writer
from tests.import_wizard.steps import UPLOAD, do, sheet, url

pytestmark = pytest.mark.django_db

ROWS = {
    "en": (("Year", "Members"), ("2024", "1,900"), ("2025", "2,000")),
    "zh_hant": (("年份", "成員"), ("2024", "1,900"), ("2025", "2,000")),
}
WORDS = {
    "en": (
        "Press Release",
        "Doors open",
        "Hong Kong, 26 February 2025 – The campus opens on Monday with free desks for everybody.",
        "The harbour at dusk",
        "Ferries at noon.",
        "Visitors are welcome all day long, and bring an umbrella when it rains.",
    ),
    "zh_hant": (
        "新聞稿",
        "園區開放",
        "香港，2025年2月26日 - 園區將於星期一開放，並為所有人提供免費工作間，歡迎各界參觀。",
        "黃昏的海港",
        "正午的渡輪。",
        "園區全日開放，歡迎各界人士蒞臨參觀，下雨時請自備雨傘。",
    ),
}


def image(color="steelblue", kind="PNG", size=(64, 48)):
    file = BytesIO()
    Image.new("RGB", size, color).save(file, kind)
    return file.getvalue()


def draft(source, pictures=(), alt=True, table=True):
    """A Word draft of one language, with a picture, its caption and a table."""
    label, headline, opening, description, caption, last = WORDS[source]
    document = docx.Document()
    document.add_paragraph(label)
    document.add_heading(headline, 1)
    document.add_paragraph(opening)
    for data in pictures:
        document.add_picture(BytesIO(data))
        shape = document.inline_shapes[-1]._inline.docPr
        shape.set("descr", description if alt else "")
        document.add_paragraph(caption, style="Caption")
    if table:
        made = document.add_table(3, 2)
        for row, words in zip(made.rows, ROWS[source], strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
    document.add_paragraph(last)
    document.add_paragraph("###")
    return saved(document)


def upload(client, en=b"", zh_hant=b""):
    files = {"en_file": en, "zh_hant_file": zh_hant}
    given = {n: SimpleUploadedFile(f"{n}.docx", data) for n, data in files.items() if data}
    response = client.post(UPLOAD, given)
    assert response.status_code == 302, response.context["form"].errors
    return ReleaseImport.objects.get()


def both(*pictures, **more):
    return [draft(source, pictures, **more) for source in ("en", "zh_hant")]


def files_kept():
    try:
        folders = default_storage.listdir("")[0]
    except FileNotFoundError:
        return []
    return [name for folder in folders for name in default_storage.listdir(folder)[1]]


def kinds(page):
    return [block.block_type for block in page.body]


# What becomes of them


def test_two_files_become_one_image_and_one_table(writer, client):
    kept = upload(client, *both(image()))
    assert [pair.kind for pair in sheet(kept).body] == ["paragraph", "image", "table", "paragraph"]
    assert all(len(pair.sides) == 2 for pair in sheet(kept).body)
    do(client, kept, "draft")
    page = ReleasePage.objects.get()
    assert kinds(page) == ["paragraph", "image", "table", "paragraph"]
    photo = Photo.objects.get()
    picture, table = page.body[1].value, page.body[2].value
    assert picture["image"] == photo
    assert photo.file.read() == image()
    assert photo.title == "Ferries at noon."
    assert photo.uploaded_by_user == writer
    assert (picture["en"]["alt"], picture["zh_hant"]["caption"]) == (
        "The harbour at dusk",
        "正午的渡輪。",
    )
    for source, rows in ROWS.items():
        heads = [column["heading"] for column in table[source].columns]
        values = [tuple(row["values"]) for row in table[source].row_data]
        assert (tuple(heads), *values) == rows
    assert not ReleaseImport.objects.exists()
    assert not ImportedPicture.objects.exists()


def test_the_command_does_the_same(site, tmp_path):
    paths = [
        written(tmp_path / f"{name}.docx", data)
        for name, data in zip(("en", "zh"), both(image()), strict=True)
    ]
    call_command("import_release", "--en", *paths[:1], "--zh-hant", *paths[1:], stdout=StringIO())
    page = ReleasePage.objects.get()
    assert kinds(page) == ["paragraph", "image", "table", "paragraph"]
    assert page.body[1].value["image"] == Photo.objects.get()


def test_without_a_description_the_draft_has_a_gap_that_stops_publication(writer, client):
    kept = upload(client, *both(image(), alt=False))
    do(client, kept, "draft")
    page = ReleasePage.objects.get()
    problems = page.publication_problems()
    assert "body" in problems
    client.force_login(make_approver())
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert edit.status_code == 200


def test_different_pictures_are_two_blocks_each_in_its_language(writer, client):
    kept = upload(client, draft("en", [image("red")]), draft("zh_hant", [image("blue")]))
    do(client, kept, "draft")
    images = [
        block.value for block in ReleasePage.objects.get().body if block.block_type == "image"
    ]
    assert [value["only_in"] for value in images] == ["en", "zh_hant"]
    assert Photo.objects.count() == 2


def test_a_picture_that_the_site_has_is_that_photo(writer, client):
    photo = make_photo(size=(80, 60))
    photo.get_file_hash()
    with photo.file.open("rb") as file:
        kept = upload(client, *both(file.read()))
    do(client, kept, "draft")
    assert ReleasePage.objects.get().body[1].value["image"] == photo
    assert Photo.objects.count() == 1


# Nothing is saved, and nothing is shown, before the draft


def test_before_the_draft_there_is_no_photo_and_no_file(writer, client):
    kept = upload(client, *both(image()))
    client.get(url(kept))
    do(client, kept, "keep")
    assert not Photo.objects.exists()
    assert files_kept() == []
    assert ImportedPicture.objects.get().kept == kept


def test_only_who_sees_the_import_sees_its_pictures(writer, client):
    kept = upload(client, *both(image()))
    address = reverse("release_import_picture", args=[kept.pk, kept.pictures.get().name])
    assert address in client.get(url(kept)).content.decode()
    answer = client.get(address)
    assert answer.content == image()
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    assert answer["X-Content-Type-Options"] == "nosniff"
    client.force_login(make_writer())
    assert client.get(address).status_code == 404
    client.force_login(make_fact_owner())
    assert client.get(address).status_code == 302
    client.logout()
    assert client.get(address).status_code == 302


def test_the_photo_of_a_draft_is_not_public(writer, client):
    kept = upload(client, *both(image()))
    do(client, kept, "draft")
    address = Photo.objects.get().file.url
    assert client.get(address).status_code == 200
    client.logout()
    assert client.get(address).status_code == 404


def test_pictures_go_with_their_import(writer, client):
    kept = upload(client, *both(image()))
    do(client, kept, "discard")
    assert not ImportedPicture.objects.exists()
    upload(client, *both(image()))
    ReleaseImport.objects.update(changed=timezone.now() - timedelta(hours=25))
    publish_due()
    assert not ImportedPicture.objects.exists()


def test_a_draft_that_cannot_be_made_leaves_no_file(writer, client, monkeypatch):
    def refused(*args, **kwargs):
        assert files_kept()
        raise ValidationError("Not today.")

    monkeypatch.setattr(ReleasePage, "save_revision", refused)
    kept = upload(client, *both(image()))
    do(client, kept, "draft")
    assert "Not today." in client.get(url(kept)).content.decode()
    assert files_kept() == []
    assert not Photo.objects.exists()
    assert kept.pictures.count() == 1


# What a person does


def test_what_is_typed_stands_in_the_release(writer, client):
    kept = upload(client, *both(image(), alt=False))
    table = "| Year | Members | New |\n| 2024 | 1,900 |\n| 2025 | 2,000 | a \\| b |"
    fields = {
        "body-1-en-0-alt": "Ferries in the harbour",
        "body-1-en-0-credit": "Cyberport",
        "body-2-en-text": table,
        "body-2-en-heading": "The community",
    }
    do(client, kept, "draft", **fields)
    page = ReleasePage.objects.get()
    assert page.body[1].value["en"]["alt"] == "Ferries in the harbour"
    assert page.body[1].value["en"]["credit"] == "Cyberport"
    side = page.body[2].value["en"]
    assert side.caption == "The community"
    assert [row["values"] for row in side.row_data] == [
        ["2024", "1,900", ""],
        ["2025", "2,000", "a | b"],
    ]


def test_a_picture_that_is_left_out_is_listed_and_not_made(writer, client):
    kept = upload(client, *both(image()))
    name = kept.pictures.get().name
    do(client, kept, f"leave:body:1:{name}")
    page = client.get(url(kept)).content.decode()
    assert [pair.kind for pair in sheet(kept).body] == ["paragraph", "table", "paragraph"]
    assert "Left out: the picture “The harbour at dusk”." in page
    assert "<mark>Ferries at noon</mark>" in page
    do(client, kept, "draft")
    assert not Photo.objects.exists()


@pytest.mark.parametrize(
    "command",
    [
        "move:body:1:en:0",
        "move:body:1:en:2",
        "move:body:0:en:1",
        "join:body:0:en",
        "join:body:1:en",
        "kind:body:1:paragraph",
        "over:body:1",
        "leave:body:1:picture-000000000000.png",
    ],
)
def test_no_change_loses_a_picture(writer, client, command):
    kept = upload(client, *both(image()))
    do(client, kept, command)
    found = sheet(kept)
    assert found.pictures == {kept.pictures.get().name}
    for pair in found.body:
        assert "image" not in pair.kinds or pair.kinds == {"image"}
    do(client, kept, "draft")
    assert Photo.objects.count() == 1


def test_reading_the_text_again_brings_the_pictures_back(writer, client):
    kept = upload(client, *both(image(), image("red")))
    before = sheet(kept)
    do(client, kept, f"leave:body:1:{next(iter(before.pictures))}")
    do(client, kept, "again")
    assert sheet(kept).as_json() == before.as_json()


# Bad pictures


def chunk(kind, data):
    body = kind + data
    return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


def bomb(side=20_000):
    """A PNG of 400 megapixels in a few hundred bytes."""
    head = side.to_bytes(4, "big") * 2 + bytes([1, 0, 0, 0, 0])
    packed = zlib.compress(bytes(1000), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


BAD = {
    "a bomb": (bomb(), "pixels"),
    "half a file": (image(size=(600, 400))[:300], "broken"),
    "a bitmap": (image(kind="BMP"), "Not a valid .png image"),
    "no picture": (b"\x89PNG\r\n\x1a\n" + b"nothing", "broken"),
}


@pytest.mark.parametrize(("data", "words"), BAD.values(), ids=list(BAD))
def test_a_bad_picture_is_named_and_the_import_goes_on(writer, client, data, words):
    good = image("green")
    sides = [draft(source, [good], table=False) for source in ("en", "zh_hant")]
    kept = upload(client, *(with_picture(side, data) for side in sides))
    assert not ImportedPicture.objects.exists()
    page = client.get(url(kept)).content.decode()
    assert words in " ".join(kept.unused)
    assert kept.unused[0].startswith("The picture “The harbour at dusk” is not used.")
    assert page.index('id="not-used"') < page.index("The picture “The harbour at dusk”")
    do(client, kept, "draft")
    assert "image" not in kinds(ReleasePage.objects.get())
    assert "Ferries at noon." in str(ReleasePage.objects.get().body)


def with_picture(document, data):
    """The same document with other bytes for its picture."""
    made = BytesIO()
    with ZipFile(BytesIO(document)) as old, ZipFile(made, "w") as new:
        for entry in old.infolist():
            content = data if entry.filename.startswith("word/media/") else old.read(entry)
            new.writestr(entry.filename, content)
    return made.getvalue()


def test_the_command_names_it_too(site, tmp_path):
    out = StringIO()
    path = written(tmp_path / "en.docx", with_picture(draft("en", [image()]), bomb()))
    call_command("import_release", "--en", path, stdout=out)
    assert "The picture “The harbour at dusk” is not used." in out.getvalue()
    assert "image" not in kinds(ReleasePage.objects.get())


def test_the_pixels_of_all_pictures_are_bounded(monkeypatch):
    monkeypatch.setattr(limits, "PICTURES_PIXELS", 100)
    checker = Checker()
    found = [
        checker.problem(Picture(f"{color}.png", "image/png", "", image(color, size=(8, 8))))
        for color in ("red", "blue")
    ]
    assert found == ["", "The pictures of the draft have more than 0 megapixels together."]
