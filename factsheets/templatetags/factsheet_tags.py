"""Factsheets on pages that are not factsheets."""

from django import template

from cyberport_cms.newsroom.reading import current_language, read_value

from ..changes import FactChange
from ..models import FactsheetPage, factsheets_for_readers
from ..models.figures import FigureValue

register = template.Library()


@register.simple_tag
def latest_factsheets(count: int) -> list[FactsheetPage]:
    """The factsheets of the reader's language, newest revision first."""
    return list(factsheets_for_readers()[:count])


@register.filter
def figures_read(change: FactChange) -> list[dict[str, str]]:
    """The figures of one fact that changed, as a reader of this language reads them."""
    figures = change.figures.get(current_language().source, [])
    return [
        {"before": read_value(pair.before.text), "after": read_value(pair.after.text)}
        for pair in figures
    ]


@register.filter
def figure_text(figure: FigureValue) -> str:
    """A figure in words, in the reader's language: "over 2,300", 「超過2,300」."""
    return figure.text(current_language())
