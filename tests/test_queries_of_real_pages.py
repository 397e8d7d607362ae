"""Pages as the demo has them (photos, neighbours, corrections, a menu that is warm) ask little."""

from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Page

from cyberport_cms.newsroom.pins import Pin
from factsheets.models import Fact, FactsheetPage
from releases.models import ReleasePage
from tests.factories import make_boilerplate, make_closing, make_contact
from tests.responses import queries_of

LANGUAGES = ["en", "zh-hant", "zh-hans"]


@pytest.fixture
def demo(db: None, site: Any) -> None:
    call_command("load_demo", verbosity=0)


def with_twelve_pins(page: ReleasePage) -> ReleasePage:
    """Correct the release until it holds twelve."""
    while Pin.objects.filter(page=page).count() < 12:
        page = ReleasePage.objects.get(pk=page.pk)
        for kind, value in make_closing(make_contact(), make_boilerplate()):
            page.closing.append((kind, value))
        page.save_revision().publish()
    return page


def every_public_page_is_found_and_no_other(client: Any) -> None:
    """What is looked up at once is what Wagtail would have found."""
    home = Page.objects.get(depth=2, live=True)
    for page in Page.objects.descendant_of(home).specific():
        path = page.url_path.removeprefix(home.url_path)
        status = client.get(f"/en/{path}").status_code
        assert status == (200 if page.live else 404), path
        assert client.get(f"/en/{path}nothing/").status_code == 404


def test_real_pages_are_found_and_ask_little(demo: None, client: Any) -> None:
    every_public_page_is_found_and_no_other(client)
    release = with_twelve_pins(ReleasePage.objects.get(slug="budget-2025-ai-in-the-lead"))
    assert release.lead_image
    factsheet = FactsheetPage.objects.get(slug="cyberport")
    number = factsheet.editions.first().number
    fact = Fact.objects.get(key="members")
    limits = {
        f"releases/{release.slug}/": 10,
        f"factsheets/{factsheet.slug}/": 8,
        f"factsheets/{factsheet.slug}/editions/{number}/": 8,
        f"factsheets/{factsheet.slug}/editions/{number}/changes/": 9,
        f"factsheets/facts/{fact.key}/": 10,
    }
    found = {
        (language, path): count
        for language in LANGUAGES
        for path, limit in limits.items()
        if (count := queries_of(client, f"/{language}/{path}")) > limit
    }
    assert found == {}
