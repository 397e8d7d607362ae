"""The translated fields of releases, for django-modeltranslation."""

from modeltranslation.translator import TranslationOptions, register

from cyberport_cms.newsroom.translation import BilingualPageTranslation, EntryPageTranslation

from .models import (
    Boilerplate,
    Correction,
    MediaContact,
    ReleaseIndexPage,
    ReleasePage,
    Spokesperson,
)


@register(ReleasePage)
class ReleasePageTranslation(BilingualPageTranslation):
    fields = (
        "label",
        "subheadline",
        "dateline_place",
        "dateline_printed",
        "lead_image_alt",
        "end_mark",
    )


@register(ReleaseIndexPage)
class ReleaseIndexPageTranslation(EntryPageTranslation):
    pass


@register(Correction)
class CorrectionTranslation(TranslationOptions):
    fields = ("note",)


@register(Spokesperson)
class SpokespersonTranslation(TranslationOptions):
    fields = ("name", "role")


@register(MediaContact)
class MediaContactTranslation(TranslationOptions):
    fields = ("name",)


@register(Boilerplate)
class BoilerplateTranslation(TranslationOptions):
    fields = ("heading", "text")
