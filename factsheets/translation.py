"""The translated fields of facts and factsheets, for django-modeltranslation."""

from modeltranslation.translator import TranslationOptions, register

from cyberport_cms.newsroom.translation import BilingualPageTranslation, EntryPageTranslation

from .models import Fact, FactsheetIndexPage, FactsheetPage


@register(Fact)
class FactTranslation(TranslationOptions):
    fields = ("lead_in", "statement", "source_name")


@register(FactsheetPage)
class FactsheetPageTranslation(BilingualPageTranslation):
    fields = ("overview", "footer")


@register(FactsheetIndexPage)
class FactsheetIndexPageTranslation(EntryPageTranslation):
    pass
