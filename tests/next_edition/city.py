"""What the tests of the next edition share: a factsheet, its next text, and the page that asks."""

from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from factsheets.models import Fact, FactsheetPage, Figure
from tests.factories import make_fact, make_factsheet

NOW = """# The city at a glance

## Streets and services

- More than 900 smart lampposts now stand in busy streets of every district and count cars.
- Residents use the portal for over 1,300 services.
- Two new libraries opened.
"""

THEN = {
    "lampposts": "Over 400 smart lampposts stand in busy streets and count cars.",
    "lanes": "Bicycle lanes run along the northern shore.",
    "portal": "The portal offers more than 1 100 services to residents.",
}


def make_city(**kwargs: Any) -> FactsheetPage:
    facts = [
        make_fact(
            key=key,
            languages="en",
            lead_in_en="",
            lead_in_zh_hant="",
            statement_en=f"<p>{words}</p>",
            statement_zh_hant="",
            source_name_zh_hant="",
        )
        for key, words in THEN.items()
    ]
    heading = {"en": {"heading": "Streets"}, "zh_hant": {}}
    defaults: dict[str, Any] = {
        "slug": "city",
        "languages": "en",
        "headline_en": "The city at a glance",
        "headline_zh_hant": "",
        "sections": [("section", {**heading, "facts": facts})],
    }
    return make_factsheet(**defaults | kwargs)


def counted(**kwargs: Any) -> Fact:
    """A fact in both languages whose number is written once."""
    defaults: dict[str, Any] = {
        "key": "counted",
        "lead_in_en": "",
        "lead_in_zh_hant": "",
        "statement_en": "<p>{n} smart lampposts stand in busy streets and count cars.</p>",
        "statement_zh_hant": "<p>全港設有{n}支智慧燈柱。</p>",
        "figures": [Figure(name="n", value=Decimal(400), qualifier="over")],
    }
    return make_fact(**defaults | kwargs)


def make_shared(fact: Fact) -> FactsheetPage:
    sections = [("section", {"en": {"heading": "Streets"}, "zh_hant": {}, "facts": [fact]})]
    return make_city(sections=sections)


def url(page: FactsheetPage) -> str:
    return f"/admin/factsheets/{page.pk}/next-edition/"


def upload(client: Any, page: FactsheetPage, text: Any = NOW, name: str = "now.md") -> Any:
    content = text.encode() if isinstance(text, str) else text
    return client.post(url(page), {"file": SimpleUploadedFile(name, content)}, follow=True)


def answer(
    client: Any, page: FactsheetPage, shown: Any, action: str = "publish", **given: Any
) -> Any:
    """Press a button, with the answers that are chosen beforehand unless others are given."""
    chosen = {
        name: field.initial
        for name, field in shown.context["answers"].fields.items()
        if field.initial
    }
    data = {
        "source": shown.context["source"],
        "seen": shown.context["edition"].digest,
        "action": action,
    }
    return client.post(url(page), data | chosen | given, follow=True)


def facts_of(page: FactsheetPage) -> list[str]:
    return [fact.key for fact in FactsheetPage.objects.get(pk=page.pk).facts]


def nothing_saved(page: FactsheetPage) -> bool:
    fresh = FactsheetPage.objects.get(pk=page.pk)
    return (
        Fact.objects.count() == 3
        and fresh.latest_revision_id == page.latest_revision_id
        and fresh.editions.count() == 1
    )
