"""What the tests of drift share: facts that have changed, pages that type them, and what is found."""

from typing import Any

from cyberport_cms.newsroom.models import StandardPage
from factsheets.drift.findings import Finding, find
from factsheets.models import Fact, Figure
from tests.factories import make_fact, make_standard_page, paragraph
from tests.members import figure, make_members
from tests.publishing import publish


def members(value: int = 2100, **kwargs: Any) -> Fact:
    """With the community that they are members of, which other texts name too."""
    statement = {
        "statement_en": "<p>The campus is home to {members} members of the community.</p>",
        "statement_zh_hant": "<p>園區匯聚{members}名社群成員。</p>",
    }
    return make_members(value, **statement | kwargs)


def change(fact: Fact, *figures: Figure) -> Fact:
    publish(fact, figures=list(figures), change_note="Annual count")
    return Fact.objects.get(pk=fact.pk)


def changed_members(**kwargs: Any) -> Fact:
    return change(members(**kwargs), figure(value=2300))


def changed(en: str, zh_hant: str, before: Figure, after: Figure, **kwargs: Any) -> Fact:
    """A fact of one figure that has changed."""
    fact = make_fact(
        lead_in_en="", lead_in_zh_hant="", statement_en=f"<p>{en}</p>",
        statement_zh_hant=f"<p>{zh_hant}</p>", figures=[before], **kwargs,
    )  # fmt: skip
    return change(fact, after)


def page_with(site: Any, en: str = "", zh_hant: str = "", **kwargs: Any) -> StandardPage:
    """A page of one paragraph, in the languages in which it is given."""
    languages = "both" if en and zh_hant else "en" if en else "zh_hant"
    return make_standard_page(
        site.home, body=[paragraph(en, zh_hant)], **{"languages": languages, **kwargs}
    )


def found() -> list[Finding]:
    return find(Fact.objects.all())


def words() -> list[str]:
    return [finding.words for finding in found()]
