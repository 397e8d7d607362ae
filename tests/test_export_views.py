"""Whoever works on a release takes it away as a Word document, in one language or in both."""

from io import BytesIO

import docx
import pytest
from django.urls import reverse

from .factories import (
    make_approver,
    make_closing,
    make_fact_owner,
    make_factsheet,
    make_release,
    make_snippets,
    make_user,
    make_writer,
)

pytestmark = pytest.mark.django_db

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def address(page, which):
    return f"/admin/releases/{page.pk}/word/{which}/"


def words(response):
    document = docx.Document(BytesIO(response.content))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return [p.text for p in document.paragraphs] + [cell.text for cell in cells]


@pytest.fixture
def writer(site, client):
    client.force_login(make_writer())


@pytest.mark.parametrize(
    ("which", "headlines"),
    [
        ("en", ["Doors open"]),
        ("zh-hant", ["園區開放"]),
        ("both", ["Doors open", "園區開放"]),
    ],
)
def test_a_release_as_a_word_document(writer, client, which, headlines):
    page = make_release(headline_en="Doors open", headline_zh_hant="園區開放", slug="doors")
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert address(page, which) in edit.content.decode()
    response = client.get(address(page, which))
    assert response["Content-Type"] == WORD
    ending = {"both": "en.zh-hant"}.get(which, which)
    assert response["Content-Disposition"] == f'attachment; filename="doors.{ending}.docx"'
    assert "private" in response["Cache-Control"]
    text = words(response)
    assert all(headline in text for headline in headlines)


def test_it_is_what_stands_in_the_form(writer, client):
    page = make_release(live=False)
    page.headline_en = "Not published yet"
    page.save_revision()
    assert "Not published yet" in words(client.get(address(page, "en")))


def test_a_published_release_keeps_saying_what_it_said(writer, client):
    things = make_snippets()
    page = make_release(closing=make_closing(things.contact, things.boilerplate))
    things.boilerplate.text_en = "<p>Reworded.</p>"
    things.boilerplate.save_revision().publish()
    text = words(client.get(address(page, "en")))
    assert "Cyberport is home to many companies." in text
    assert "Reworded." not in text


def test_only_the_languages_of_the_release_are_offered(writer, client):
    page = make_release(languages="en")
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert address(page, "en") in edit
    assert address(page, "zh-hant") not in edit
    assert address(page, "both") not in edit


def test_a_factsheet_has_no_such_button(site, client):
    client.force_login(make_approver())
    page = make_factsheet()
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "/word/" not in edit


def test_who_sees_no_releases_in_the_admin_gets_none(site, client):
    page = make_release(live=False)
    for user in (make_user(), make_fact_owner()):
        client.force_login(user)
        response = client.get(address(page, "en"))
        assert response.status_code in (302, 403)
        assert response.get("Content-Type") != WORD
    client.logout()
    assert client.get(address(page, "en")).status_code == 302
