"""The page of one fact: what it says today, where that comes from, and what its figures were."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from cyberport_cms.bilingual.languages import ReadingLanguage
from cyberport_cms.bilingual.plain_text import text_of_html
from cyberport_cms.newsroom.addresses import absolute, alternates, default_alternate
from cyberport_cms.newsroom.reading import current_language, read
from cyberport_cms.newsroom.states import SOURCES_OF

from .models import Fact, FactVersion
from .over_time import FigureOverTime, figures_over_time, words_around
from .seen import seen_facts

_LONGEST_TITLE = 110
_LONGEST_DESCRIPTION = 300


def facts_for_readers() -> QuerySet[Fact]:
    """Published facts with all that their pages need. Whether anybody may see them is not asked
    here: that is for `seen_facts()`."""
    return Fact.objects.filter(live=True).prefetch_related("figures")


def fact_url(fact: Fact, language: ReadingLanguage) -> str:
    with override(language.code):
        return reverse("fact", args=[fact.key])


def fact_title(fact: Fact, language: ReadingLanguage) -> str:
    """The words that open a fact, else the beginning of what it says."""
    if lead_in := read(fact, "lead_in", language).strip(" :：\u3000"):
        return lead_in
    return Truncator(_statement(fact, language)).chars(_LONGEST_TITLE)


def fact_page(request: HttpRequest, key: str) -> HttpResponse:
    """A fact as public pages show it; of what is not public, not even the name."""
    fact = get_object_or_404(
        facts_for_readers().select_related("topic", "source_document"), key=key
    )
    seen = seen_facts(fact)
    languages = seen.languages_of(fact)
    if not languages:
        raise Http404
    language = current_language()
    choices = alternates(request.path, language, published=languages)
    fact = seen.as_seen(fact, language if language in languages else languages[0])
    context: dict[str, Any] = {"fact": fact, "alternates": choices}
    if language not in languages:
        other = default_alternate(choices)
        context["canonical_url"] = other.absolute_url if other else ""
        return TemplateResponse(request, "pages/fact_other_language.html", context)

    title = fact_title(fact, language)
    statement = _statement(fact, language)
    figures = _figures(fact, language)
    context |= {
        "title": title,
        # A statement without a lead-in that is all there is to say stands in the heading.
        "title_says_all": title == statement and "<a" not in read(fact, "statement"),
        "description": _description(fact, language),
        "figures": figures,
        "factsheets": seen.places.of(fact, language),
    }
    context["structured_data"] = _dataset(fact, context, figures) if figures else None
    return TemplateResponse(request, "pages/fact.html", context)


def _statement(fact: Fact, language: ReadingLanguage) -> str:
    return text_of_html(read(fact, "statement", language))


def _description(fact: Fact, language: ReadingLanguage) -> str:
    gap = " " if language.code == "en" else ""
    parts = [read(fact, "lead_in", language), _statement(fact, language)]
    return Truncator(gap.join(part for part in parts if part)).chars(_LONGEST_DESCRIPTION)


def _figures(fact: Fact, language: ReadingLanguage) -> list[tuple[FigureOverTime, str]]:
    """Each of today's figures over time, with the words around it where there are several.

    Of earlier versions, those that were published in the reader's language; of later ones than
    the one that is seen, none.
    """
    versions: list[FactVersion] = [
        version
        for version in fact.versions.prefetch_related("figures")
        if language.source in SOURCES_OF[version.languages]
        and (fact.version is None or version.number <= fact.version.number)
    ]
    today = [figure.name for figure in fact.figures.all()]
    found = {figure.name: figure for figure in figures_over_time(versions, language)}
    return [
        (found[name], words_around(fact, name, language) if len(today) > 1 else "")
        for name in today
        if name in found
    ]


def _dataset(
    fact: Fact, context: dict[str, Any], figures: list[tuple[FigureOverTime, str]]
) -> dict[str, Any]:
    """schema.org: the figures over time as a Dataset in the reader's language."""
    cyberport = {"@type": "Organization", "name": _("Cyberport"), "url": absolute("/")}
    days = [row.point.day for figure, _words in figures for row in figure.line.rows]
    language = current_language()
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": context["title"],
        "description": context["description"],
        "url": absolute(fact_url(fact, language)),
        "inLanguage": language.lang_tag,
        "creator": cyberport,
        "publisher": cyberport,
        "isAccessibleForFree": True,
        "temporalCoverage": f"{min(days).isoformat()}/{max(days).isoformat()}",
        "isBasedOn": fact.source_url,
        "citation": read(fact, "source_name", language),
    }
    if fact.last_published_at:
        data["dateModified"] = localtime(fact.last_published_at).isoformat()
    return {name: value for name, value in data.items() if value}
