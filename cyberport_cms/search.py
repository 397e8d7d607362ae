"""The public search over releases, factsheets, facts and standard pages."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from cyberport_cms.bilingual.simplified import in_both_scripts
from cyberport_cms.newsroom.models import StandardPage
from cyberport_cms.newsroom.pages import BilingualPage
from cyberport_cms.newsroom.reading import current_language, read, read_value
from factsheets.models import Fact, FactsheetPage
from releases.models import ReleasePage

LONGEST_QUERY = 200
MOST_RESULTS = 200  # of one kind
PAGE_LENGTH = 20
_WORDS = re.compile(r"[㐀-鿿]+|[^\W㐀-鿿]+")  # runs of Han, or of anything else that is a word
_AROUND = 90  # characters of an excerpt before and after the hit


@dataclass(frozen=True)
class Result:
    kind: str  # release, factsheet, fact, page
    title: str
    url: str
    excerpt: SafeString  # escaped, with the hits in <mark>
    date: dt.date | None = None


def search(request: HttpRequest) -> HttpResponse:
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST_QUERY]
    results = list(find(query)) if query else []
    page = Paginator(results, PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {"query": query, "results": page, "count": len(results)}
    return render(request, "pages/search.html", context)


def find(query: str) -> Iterator[Result]:
    """Everything that the reader may see and that holds the query, the best of each kind first."""
    language = current_language()
    marker = _marker(query)
    for page in ReleasePage.objects.visible(language).search(query)[:MOST_RESULTS]:
        yield _page_result("release", page, marker, localtime(page.release_time).date())
    factsheets = FactsheetPage.objects.visible(language)
    for page in factsheets.search(query)[:MOST_RESULTS]:
        yield _page_result("factsheet", page, marker, page.revision_date)
    yield from _facts(query, factsheets, marker)
    for page in StandardPage.objects.visible(language).search(query)[:MOST_RESULTS]:
        yield _page_result("page", page, marker)


def _page_result(
    kind: str, page: BilingualPage, marker: re.Pattern[str], day: dt.date | None = None
) -> Result:
    text = read_value(page.side_text(current_language().source))
    return Result(kind, read(page, "headline"), page.url, _excerpt(text, marker), day)


def _facts(query: str, factsheets: Any, marker: re.Pattern[str]) -> Iterator[Result]:
    source = current_language().source
    places = {fact.pk: page for page in factsheets for fact in page.facts}
    hits = Fact.objects.filter(live=True, pk__in=list(places)).search(query)[:MOST_RESULTS]
    for fact in hits:
        if fact.has_side(source):
            page = places[fact.pk]
            text = read_value(fact.words(source))
            url = f"{page.url}#fact-{fact.key}"
            yield Result("fact", read(page, "headline"), url, _excerpt(text, marker), fact.as_at)


def _marker(query: str) -> re.Pattern[str]:
    """Finds the words of the query in either Chinese script."""
    spelt = {spelling for word in _WORDS.findall(query) for spelling in in_both_scripts(word)}
    words = sorted(spelt, key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in words) or r"(?!)", re.IGNORECASE)


def _excerpt(text: str, marker: re.Pattern[str]) -> SafeString:
    text = " ".join(text.split())
    first = marker.search(text)
    start = max(0, first.start() - _AROUND) if first else 0
    end = min(len(text), (first.end() if first else 0) + 2 * _AROUND)
    if start:  # not in the middle of a Latin word
        start += len(re.match(r"[A-Za-z0-9]*", text[start:]).group())  # type: ignore[union-attr]
    piece = text[start:end]
    parts: list[str] = []
    position = 0
    for hit in marker.finditer(piece):
        parts += [conditional_escape(piece[position : hit.start()])]
        parts += ["<mark>", conditional_escape(hit.group()), "</mark>"]
        position = hit.end()
    parts.append(conditional_escape(piece[position:]))
    return mark_safe(f"{'…' if start else ''}{''.join(parts)}{'…' if end < len(text) else ''}")
