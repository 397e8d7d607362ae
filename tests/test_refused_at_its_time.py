"""What cannot go out, or cannot be taken down, at its time: its people hear of it once, and see it
on the home page and in its form. Nothing is dropped, nothing goes out half."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from cyberport_cms.newsroom.scheduling import publish_due
from factsheets.models import Fact

from .factories import (
    let_its_time_come,
    make_approver,
    make_fact,
    make_fact_owner,
    make_factsheet,
    make_release,
    make_writer,
)

pytestmark = pytest.mark.django_db

SOON = timedelta(hours=1)


@pytest.fixture
def writer(site: Any) -> Any:
    return make_writer(username="writer")


@pytest.fixture
def approver(site: Any) -> Any:
    return make_approver(username="approver")


def scheduled(thing: Any, writer: Any, approver: Any) -> Any:
    thing.go_live_at = timezone.now() + SOON
    thing.save_revision(user=writer).publish(user=approver)
    mail.outbox.clear()
    return type(thing).objects.get(pk=thing.pk)


def rounds(count: int = 3) -> list[str]:
    """Why it was refused, each round."""
    reasons = [" ".join(words) for _ in range(count) for words in publish_due().refused.values()]
    assert len(reasons) == count
    return reasons


def written_to() -> list[str]:
    return sorted(message.to[0].partition("@")[0] for message in mail.outbox)


def home(client: Any, user: Any) -> str:
    client.force_login(user)
    return client.get(reverse("wagtailadmin_home")).content.decode()


def stays_scheduled(thing: Any) -> bool:
    return Revision.objects.for_instance(thing).filter(approved_go_live_at__isnull=False).exists()


@pytest.fixture
def release(writer: Any, approver: Any) -> Any:
    """A release that names a fact, whose time has come; the fact is not public any more."""
    fact = make_fact()
    chip = f'<embed embedtype="fact" id="{fact.pk}"/>'
    body = [("paragraph", {"en": f"<p>{chip}</p>", "zh_hant": f"<p>{chip}</p>"})]
    page = make_release(body=body, live=False, release_time=timezone.now() + SOON)
    page.save_revision(user=writer).publish(user=approver)
    Fact.objects.filter(pk=fact.pk).update(live=False)  # however it came about
    mail.outbox.clear()
    let_its_time_come(page)
    return page


def test_a_release_without_its_fact(release: Any, writer: Any, approver: Any, client: Any) -> None:
    rounds()
    assert written_to() == ["approver", "writer"]
    assert all(release.headline_en in message.subject for message in mail.outbox)
    release.refresh_from_db()
    assert not release.live
    assert stays_scheduled(release)
    shown = home(client, approver)
    assert "Refused at its time" in shown
    assert reverse("wagtailadmin_pages:edit", args=[release.pk]) in shown
    assert client.get(f"/en/releases/{release.slug}/").status_code == 404


def test_it_goes_out_when_it_is_mended_and_is_no_longer_listed(
    release: Any, approver: Any, client: Any
) -> None:
    rounds(1)
    Fact.objects.update(live=True)
    assert publish_due().refused == {}
    release.refresh_from_db()
    assert release.live
    assert "Refused at its time" not in home(client, approver)


def test_who_may_not_mend_it_is_not_shown_its_name(release: Any, client: Any) -> None:
    rounds(1)
    shown = home(client, make_fact_owner())
    assert release.headline_en not in shown


def test_a_factsheet(site: Any, writer: Any, approver: Any) -> None:
    fact = make_fact()
    page = scheduled(make_factsheet(facts=[fact], live=False), writer, approver)
    Fact.objects.filter(pk=fact.pk).update(live=False)
    let_its_time_come(page)
    rounds()
    assert written_to() == ["approver", "writer"]
    assert stays_scheduled(page)


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_a_snippet(site: Any, approver: Any, client: Any, language: str) -> None:
    owner = make_fact_owner(username="owner", language=language)
    keeper = make_fact_owner(username="keeper")
    fact = make_fact(owner=keeper)
    fact = scheduled(fact, owner, approver)
    let_its_time_come(fact)
    revision = Revision.objects.for_instance(fact).get(approved_go_live_at__isnull=False)
    revision.content["statement_en"] = ""
    revision.save(update_fields=["content"])
    rounds()
    assert written_to() == ["approver", "keeper", "owner"]
    edit = reverse("wagtailsnippets_factsheets_fact:edit", args=[fact.pk])
    assert all(edit in message.body for message in mail.outbox)
    assert edit in home(client, keeper)
    form = client.get(edit).content.decode()
    assert "It should have been published" in form


def test_an_error_of_the_system_is_told_too(
    site: Any, writer: Any, approver: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = scheduled(make_factsheet(facts=[make_fact()], live=False), writer, approver)
    let_its_time_come(page)

    def fails(self: Any, *args: Any, **kwargs: Any) -> None:
        raise RuntimeError("disk")

    monkeypatch.setattr(Revision, "publish", fails)
    rounds()
    assert written_to() == ["approver", "writer"]
    assert "disk" not in mail.outbox[0].body
    assert stays_scheduled(page)


def test_what_is_not_taken_down_at_its_time(site: Any, approver: Any, client: Any) -> None:
    owner = make_fact_owner(username="owner")
    fact = make_fact(owner=owner)
    make_factsheet(facts=[fact])
    Fact.objects.filter(pk=fact.pk).update(expire_at=timezone.now() - timedelta(minutes=5))
    rounds()
    fact.refresh_from_db()
    assert fact.live
    assert written_to() == ["owner"]
    assert "Still public" in mail.outbox[0].subject
    assert "still public" in home(client, owner)
    form = client.get(reverse("wagtailsnippets_factsheets_fact:edit", args=[fact.pk]))
    assert "should have been taken down" in form.content.decode()


def test_one_thing_that_fails_holds_back_no_other(
    site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = make_fact(), make_fact()
    past = timezone.now() - timedelta(minutes=5)
    Fact.objects.update(expire_at=past)
    real = Fact.unpublish

    def fails(self: Fact, *args: Any, **kwargs: Any) -> None:
        if self.pk == first.pk:
            raise RuntimeError("disk")
        real(self, *args, **kwargs)

    monkeypatch.setattr(Fact, "unpublish", fails)
    publish_due()
    assert Fact.objects.get(pk=first.pk).live
    assert not Fact.objects.get(pk=second.pk).live
