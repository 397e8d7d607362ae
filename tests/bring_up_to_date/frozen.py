"""What the tests of bringing up to date share: a release that holds on, and its page of frozen content."""

import html
from typing import Any

from django.urls import reverse

from cyberport_cms.newsroom.pins import Pin
from factsheets.models import Fact
from releases.models import ReleasePage
from tests.factories import (
    Snippets,
    make_body,
    make_closing,
    make_release,
    make_snippets,
)
from tests.members import chip
from tests.publishing import publish

NOTE = {"note_en": "The number of members.", "note_zh_hant": "成員人數。"}


def release_of(fact: Fact, **kwargs: Any) -> tuple[Snippets, ReleasePage]:
    """A release that says the fact in its boilerplate, with a speaker and a contact."""
    snippets = make_snippets()
    publish(
        snippets.boilerplate,
        text_en=f"<p>Home to {chip(fact)} members.</p>",
        text_zh_hant=f"<p>匯聚{chip(fact)}名成員。</p>",
    )
    body = make_body(spokesperson=snippets.spokesperson)
    body[2][1]["en"]["name"] = body[2][1]["zh_hant"]["name"] = ""
    closing = make_closing(snippets.contact, snippets.boilerplate)
    return snippets, make_release(body=body, closing=closing, **kwargs)


def url_of(page: ReleasePage) -> str:
    return reverse("releases_frozen", args=[page.pk])


def shown(client: Any, page: ReleasePage) -> str:
    response = client.get(url_of(page))
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def value_of(thing: Any) -> str:
    return str(thing.newest_version.pk)


def bring(client: Any, page: ReleasePage, *things: Any, **note: str) -> Any:
    data = {"bring": [value_of(thing) for thing in things]} | (note or NOTE)
    return client.post(url_of(page), data, follow=True)


def public(client: Any, page: ReleasePage, language: str = "en") -> str:
    return client.get(f"/{language}/releases/{page.slug}/").content.decode()


def versions_held(page: ReleasePage) -> set[tuple[str, int]]:
    pins = Pin.objects.filter(page=page).select_related("version__content_type")
    return {(pin.version.content_type.model, pin.version.number) for pin in pins}
