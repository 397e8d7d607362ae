"""Facts and their own pages."""

from typing import Any

from django import template
from django.template.context import Context

from cyberport_cms.bilingual.languages import ReadingLanguage
from cyberport_cms.newsroom.reading import current_language

from ..models import Fact, FactsheetPage
from ..shown import anybody_may_see
from ..views import fact_title, fact_url

register = template.Library()


@register.simple_tag(takes_context=True)
def fact_history_url(context: Context, fact: Fact) -> str:
    """The address of a fact's own page, on a factsheet that anybody may see; empty elsewhere, where
    there may be no page that answers: in previews, and for a fact as it once was (editions)."""
    page: Any = context.get("page")
    request = context.get("request")
    if not isinstance(page, FactsheetPage) or request is None or fact.version is not None:
        return ""
    if getattr(request, "is_preview", False) or not anybody_may_see(request, page):
        return ""
    return fact_url(fact, current_language())


@register.filter
def fact_title_in(fact: Fact, language: ReadingLanguage) -> str:
    """What a fact is called in another language than the reader's; its element needs that `lang`."""
    return fact_title(fact, language)
