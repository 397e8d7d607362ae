"""The public search over releases, factsheets, facts and standard pages."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from wagtail.search.backends import get_search_backend

from cyberport_cms.bilingual.simplified import in_both_scripts
from cyberport_cms.newsroom.freezing import for_reading
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


@dataclass(frozen=True)
class Hit:
    kind: str
    page: BilingualPage
    fact: Fact | None = None


def search(request: HttpRequest) -> HttpResponse:
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST_QUERY]
    hits = list(find(query)) if query else []
    page = Paginator(hits, PAGE_LENGTH).get_page(request.GET.get("page"))
    page.object_list = results(page.object_list, query)
    context = {"query": query, "results": page, "count": len(hits)}
    return render(request, "pages/search.html", context)


def find(query: str) -> Iterator[Hit]:
    """Everything that the reader may see and that holds the query, the best of each kind first."""
    language = current_language()
    for page in ReleasePage.objects.visible(language).search(query)[:MOST_RESULTS]:
        yield Hit("release", page)
    factsheets = FactsheetPage.objects.visible(language)
    for page in factsheets.search(query)[:MOST_RESULTS]:
        yield Hit("factsheet", page)
    yield from _facts(query, factsheets)
    for page in StandardPage.objects.visible(language).search(query)[:MOST_RESULTS]:
        yield Hit("page", page)


def _facts(query: str, factsheets: Any) -> Iterator[Hit]:
    source = current_language().source
    places = {fact.pk: page for page in for_reading(list(factsheets)) for fact in page.facts}
    facts = Fact.objects.filter(live=True).prefetch_related("figures")
    for fact in get_search_backend().search(query, facts)[:MOST_RESULTS]:
        if fact.pk in places and fact.has_side(source):
            yield Hit("fact", places[fact.pk], fact)


def results(hits: Sequence[Hit], query: str) -> list[Result]:
    """What the reader sees of each hit."""
    marker = _marker(query)
    shown: dict[str, list[Any]] = {}
    for hit in hits:
        if not hit.fact:
            shown.setdefault(hit.kind, []).append(hit.page)
    pages = {page.pk: page for kind in shown.values() for page in for_reading(kind)}
    return [_result(hit, pages, marker) for hit in hits]


def _result(hit: Hit, shown: dict[int, Any], marker: re.Pattern[str]) -> Result:
    source = current_language().source
    words = hit.fact.words(source) if hit.fact else shown[hit.page.pk].side_text(source)
    anchor = f"#fact-{hit.fact.key}" if hit.fact else ""
    return Result(
        kind=hit.kind,
        title=read(hit.page, "headline"),
        url=f"{hit.page.url}{anchor}",
        excerpt=_excerpt(read_value(words), marker),
        date=_date(hit),
    )


def _date(hit: Hit) -> dt.date | None:
    match hit:
        case Hit(fact=Fact() as fact):
            return fact.as_at
        case Hit(page=ReleasePage() as release):
            return localtime(release.release_time).date()
        case Hit(page=FactsheetPage() as factsheet):
            return factsheet.revised
        case _:
            return None


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
