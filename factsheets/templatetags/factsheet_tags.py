"""Factsheets on pages that are not factsheets."""

from django import template

from ..models import FactsheetPage, factsheets_for_readers

register = template.Library()


@register.simple_tag
def latest_factsheets(count: int) -> list[FactsheetPage]:
    """The factsheets of the reader's language, newest revision first."""
    return list(factsheets_for_readers()[:count])
