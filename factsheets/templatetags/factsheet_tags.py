"""Factsheets on pages that are not factsheets."""

from collections.abc import Iterable
from typing import Any

from django import template

from cyberport_cms.bilingual.languages import LANG_TAG_OF_SOURCE, READER_OF, SourceLanguage
from cyberport_cms.newsroom.differences import differences
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
def figures_read(change: FactChange) -> list[dict[str, Any]]:
    """The figures of one fact that changed, side by side; the reader's own language first."""
    return [
        side
        | {
            "figures": [
                {
                    "before": read_value(pair.before.text, side["reader"]),
                    "after": read_value(pair.after.text, side["reader"]),
                }
                for pair in change.figures[side["source"]]
            ]
        }
        for side in _sides(change.figures)
    ]


@register.filter
def words_read(words: dict[SourceLanguage, tuple[str, str]]) -> list[dict[str, Any]]:
    """Texts then and now, with what differs marked in their sentences; the reader's own language
    first."""
    found = []
    for side in _sides(words):
        before, after = (read_value(text, side["reader"]) for text in words[side["source"]])
        found.append(side | {"passages": differences(before, after, side["source"])})
    return found


@register.filter
def origin_read(words: dict[SourceLanguage, tuple[str, str]]) -> list[dict[str, Any]]:
    """Two names then and now, whole; the reader's own language first."""
    found = []
    for side in _sides(words):
        before, after = (read_value(text, side["reader"]) for text in words[side["source"]])
        found.append(side | {"before": before, "after": after})
    return found


def _sides(said: Iterable[SourceLanguage]) -> list[dict[str, Any]]:
    """Each side that something is said on, and in which language it is read there."""
    mine = current_language()
    return [
        {
            "source": source,
            "reader": mine if source == mine.source else READER_OF[source],
            "lang": "" if source == mine.source else LANG_TAG_OF_SOURCE[source],
        }
        for source in sorted(said, key=lambda source: source != mine.source)
    ]


@register.filter
def figure_text(figure: FigureValue) -> str:
    """A figure in words, in the reader's language: "over 2,300", 「超過2,300」."""
    return figure.text(current_language())
