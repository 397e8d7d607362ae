"""Photos and documents keep the embargo of the pages that show them."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents.models import Document

from tests.members import chip

from .factories import (
    in_future,
    make_boilerplate,
    make_fact,
    make_photo,
    make_release,
    make_spokesperson,
    make_writer,
    paragraph,
)

pytestmark = pytest.mark.django_db(transaction=True)


def release_with(photo, **kwargs):
    return make_release(
        lead_image=photo, lead_image_alt_en="Harbour", lead_image_alt_zh_hant="海港", **kwargs
    )


def files(photo) -> list[str]:
    return [photo.file.url, photo.get_rendition("width-400|format-webp").url]


def statuses(client, photo) -> set[int]:
    return {client.get(url).status_code for url in files(photo)}


@pytest.mark.parametrize("state", [{"live": False}, {"release_time": in_future(hours=1)}])
def test_a_photo_of_a_hidden_release_is_not_found(site, client, state):
    photo = make_photo()
    release_with(photo, **state)
    assert statuses(client, photo) == {404}


def test_a_photo_that_no_page_shows_is_not_found(site, client):
    assert statuses(client, make_photo()) == {404}


def test_a_photo_of_a_public_release_is_found_and_gone_when_it_is_withdrawn(site, client):
    photo = make_photo()
    release = release_with(photo)
    assert statuses(client, photo) == {200}
    response = client.get(photo.file.url)
    assert b"".join(response.streaming_content) == photo.file.open("rb").read()
    assert response.headers["Cache-Control"] == "public, max-age=300"
    release.unpublish()
    assert statuses(client, photo) == {404}


def test_a_photo_in_a_block_and_one_of_a_spokesperson_follow_their_release(site, client):
    in_block, portrait = make_photo(), make_photo()
    person = make_spokesperson(photo=portrait)
    sides = {side: {"alt": "x", "caption": "y"} for side in ("en", "zh_hant")}
    quote = {
        "spokesperson": person,
        "en": {"text": "<p>“a”</p>"},
        "zh_hant": {"text": "<p>「甲」</p>"},
    }
    body = [paragraph(), ("image", {"image": in_block, **sides}), ("quote", quote)]
    hidden = make_release(live=False, body=body)
    assert statuses(client, in_block) | statuses(client, portrait) == {404}
    hidden.save_revision().publish()
    assert statuses(client, in_block) | statuses(client, portrait) == {200}


def test_a_new_photo_in_the_draft_of_a_public_release_waits_for_it(site, client):
    release = make_release()
    photo = make_photo()
    release.lead_image = photo
    release.lead_image_alt_en, release.lead_image_alt_zh_hant = "Harbour", "海港"
    revision = release.save_revision()
    assert statuses(client, photo) == {404}
    revision.publish()
    assert statuses(client, photo) == {200}


def test_staff_see_every_photo(site, client):
    client.force_login(make_writer())
    photo = make_photo()
    assert statuses(client, photo) == {200}
    assert client.get(photo.file.url).headers["Cache-Control"] == "private"


def test_documents_follow_the_same_rule(site, client):
    document = Document.objects.create(title="Guide", file=ContentFile(b"%PDF-1.4", "guide.pdf"))
    block = ("document", {"document": document, "en": "Guide", "zh_hant": "指南"})
    release = make_release(live=False, body=[paragraph(), block])
    assert client.get(document.url).status_code == 404
    assert client.get(f"/media/{document.file.name}").status_code == 404
    release.save_revision().publish()
    assert client.get(document.url).status_code == 200
    assert client.get(f"/media/{document.file.name}").status_code == 404


def test_a_document_behind_a_fact_in_a_boilerplate_follows_the_release(site, client):
    document = Document.objects.create(title="Count", file=ContentFile(b"%PDF-1.4", "count.pdf"))
    fact = make_fact(source_document=document)
    words = f"<p>{chip(fact, '')}</p>"
    boilerplate = make_boilerplate(text_en=words, text_zh_hant=words)
    closing = [("boilerplate", {"boilerplate": boilerplate})]
    release = make_release(live=False, closing=closing)
    assert client.get(document.url).status_code == 404
    release.save_revision().publish()
    assert client.get(document.url).status_code == 200


def test_many_snippets_that_show_a_document_ask_as_much_as_one(site, client):
    document = Document.objects.create(title="Count", file=ContentFile(b"%PDF-1.4", "count.pdf"))
    fact = make_fact(source_document=document)
    words = f"<p>{chip(fact, '')}</p>"

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(document.url).status_code == 404
        return len(asked)

    make_boilerplate(text_en=words, text_zh_hant=words)
    queries()
    one = queries()
    for _ in range(5):
        make_boilerplate(text_en=words, text_zh_hant=words)
    assert queries() == one


@pytest.mark.parametrize("path", ["../settings.py", "nowhere.jpg", "original_images/../x"])
def test_other_addresses_are_not_found(site, client, path):
    assert client.get(f"/media/{path}").status_code == 404


def test_nginx_sends_what_the_site_allows(site, client, settings):
    settings.MEDIA_ACCEL_PREFIX = "/protected-media/"
    photo = make_photo()
    assert statuses(client, photo) == {404}
    release_with(photo)
    response = client.get(photo.file.url)
    assert response.headers["X-Accel-Redirect"] == f"/protected-media/{photo.file.name}"
    assert response.content == b""
