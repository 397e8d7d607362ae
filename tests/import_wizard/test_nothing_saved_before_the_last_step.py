"""A draft becomes a release in the last step, from the corrected text; until then the import is kept."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cyberport_cms.newsroom.scheduling import publish_due
from releases.models import (
    Boilerplate,
    MediaContact,
    ReleaseImport,
    ReleasePage,
    Spokesperson,
)
from tests.factories import (
    make_approver,
    make_writer,
)
from tests.import_wizard.steps import (
    CHINESE,
    TWO_DESKS,
    UPLOAD,
    counts,
    do,
    html,
    keep_quietly,
    paste,
    sheet,
    url,
)
from tests.samples import SEEDS, needs_samples

pytestmark = pytest.mark.django_db


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
    assert client.post(url(kept), fields, **quiet).json() == {"seen": 3, "reload": True}
    # What another window has changed is not overwritten; what is gone is not asked for.
    assert client.post(url(kept), fields, **quiet).status_code == 409
    do(client, kept, "discard")
    assert client.post(url(kept), fields, **quiet).status_code == 410


PERSON = ("organisation", "name", "phone", "email", "details")


def contacts_of(kept, place=0):
    return [contact["name"] for contact in sheet(kept).closing[place].sides["en"].contacts]


def test_an_emptied_contact_asks_for_a_new_page(writer, client):
    paste(client, en=TWO_DESKS)
    kept = ReleaseImport.objects.get()
    assert contacts_of(kept) == ["Kit Wong", "Ada Ho"]
    first = {f"closing-0-en-0-{name}": "" for name in PERSON}
    answer = keep_quietly(client, kept, **{**first, "closing-0-en-0-phone": "1823"})
    assert answer.json()["reload"] is False
    assert keep_quietly(client, kept, **first).json()["reload"] is True
    assert contacts_of(kept) == ["Ada Ho"]


@pytest.mark.parametrize("command", ["keep", "leave:closing:0:no picture", "draft"])
def test_an_emptied_contact_takes_no_other_along(writer, client, command):
    """What is typed of the next one in the same moment is its own."""
    paste(client, en=TWO_DESKS)
    kept = ReleaseImport.objects.get()
    first = {f"closing-0-en-0-{name}": "" for name in PERSON}
    do(client, kept, command, **first, **{"closing-0-en-1-phone": "(852) 3166 3901"})
    if command == "draft":
        assert MediaContact.objects.get(phone="(852) 3166 3901").name_en == "Ada Ho"
        return
    assert contacts_of(kept) == ["Ada Ho"]
    assert sheet(kept).closing[0].sides["en"].contacts[0]["phone"] == "(852) 3166 3901"


def test_a_section_whose_contacts_are_emptied_is_gone(kept, client):
    names = [f"closing-0-en-{name}" for name in ("heading", *(f"0-{n}" for n in PERSON))]
    assert keep_quietly(client, kept, **dict.fromkeys(names, "")).json()["reload"] is True
    assert sheet(kept).closing[0].sides.keys() == {"zh_hant"}


def test_what_browsers_remember_of_the_form_is_not_filled_in(kept, client):
    """Firefox would put the last page's `seen` and words back, row by row, into a new page."""
    form = f'<form method="post" action="{url(kept)}" id="import-form" autocomplete="off">'
    assert form in html(client.get(url(kept)))


# The last step


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


def test_the_date_of_a_dateline_that_prints_none_is_used(writer, client):
    text = "新聞稿\n2026年3月3日\n\n風箏節周六揭幕\n\n（香港訊）風箏節今日在舊碼頭的天台揭幕，歡迎市民到場參觀。\n\n完\n"
    client.post(UPLOAD, {"zh_hant_text": text})
    response = client.get(url(ReleaseImport.objects.get()))
    assert response.context["review"].unused == []


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
