"""The translated fields of facts and factsheets, for django-modeltranslation."""

from modeltranslation.translator import TranslationOptions, register

from cyberport_cms.newsroom.translation import BilingualPageTranslation, EntryPageTranslation

from .models import (
    Edition,
    Fact,
    FactsheetIndexPage,
    FactsheetPage,
    FactVersion,
    Figure,
    FigureVersion,
)


@register((Fact, FactVersion))
class FactTranslation(TranslationOptions):
    fields = ("lead_in", "statement", "source_name")


@register((Figure, FigureVersion))
class FigureTranslation(TranslationOptions):
    fields = ("unit_name", "as_written")


@register(FactsheetPage)
class FactsheetPageTranslation(BilingualPageTranslation):
    fields = ("overview", "footer")


@register(Edition)
class EditionTranslation(TranslationOptions):
    fields = ("headline", "summary", "overview", "footer")


@register(FactsheetIndexPage)
class FactsheetIndexPageTranslation(EntryPageTranslation):
    pass
