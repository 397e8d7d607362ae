"""Who may take the sheet, save drafts from it, and publish."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from factsheets.models import Fact
from tests.bulk_update.sheets import (
    LISTING,
    UPDATE,
    answer,
    make_members,
    members_now,
    taken,
    upload,
)
from tests.factories import (
    make_approver,
    make_user,
    make_writer,
)
from tests.responses import text_of

pytestmark = pytest.mark.django_db


def make_reader_of_facts() -> Any:
    group = Group.objects.create(name="Readers of facts")
    for codename in ("access_admin", "view_fact"):
        group.permissions.add(Permission.objects.get(codename=codename))
    return make_user(group.name)


def test_who_may_only_look_takes_the_sheet_and_no_more(client: Any, site: Any) -> None:
    make_members()
    client.force_login(make_reader_of_facts())
    assert "Update from a spreadsheet" not in text_of(client.get(LISTING))
    assert len(taken(client)) == 1
    assert client.get(UPDATE).status_code == 302
    assert upload(client, "key\nmembers").status_code == 302
    client.force_login(make_user())
    assert client.get(LISTING, {"export": "csv"}).status_code == 302


def test_who_may_not_publish_saves_drafts(client: Any, site: Any) -> None:
    make_members()
    client.force_login(make_writer())
    sheet = taken(client)
    sheet[0]["value"] = "2300"
    shown = upload(client, sheet)
    assert "Publish all" not in text_of(shown)
    assert answer(client, shown).redirect_chain[-1][0] == reverse("wagtailadmin_home")
    assert members_now() == 2200
    answer(client, shown, "draft")
    assert Fact.objects.get(key="members").has_unpublished_changes


def test_an_approver_publishes(client: Any, site: Any) -> None:
    make_members()
    client.force_login(make_approver())
    sheet = taken(client)
    sheet[0]["value"] = "2300"
    answer(client, upload(client, sheet))
    assert members_now() == 2300
