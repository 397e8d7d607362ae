"""The translated fields of the newsroom's models, for django-modeltranslation."""

from modeltranslation.translator import TranslationOptions, register

from .models import HomePage, Organisation, OrganisationVersion, StandardPage, Topic


class BilingualPageTranslation(TranslationOptions):
    fields = ("headline", "summary")


@register(StandardPage)
class StandardPageTranslation(BilingualPageTranslation):
    pass


class EntryPageTranslation(BilingualPageTranslation):
    fields = ("introduction",)


@register(HomePage)
class HomePageTranslation(EntryPageTranslation):
    pass


@register((Organisation, OrganisationVersion, Topic))
class NameTranslation(TranslationOptions):
    fields = ("name",)
