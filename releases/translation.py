"""The translated fields of releases, for django-modeltranslation."""

from modeltranslation.translator import TranslationOptions, register

from cyberport_cms.newsroom.translation import BilingualPageTranslation, EntryPageTranslation

from .models import (
    Boilerplate,
    BoilerplateVersion,
    Correction,
    MediaContact,
    MediaContactVersion,
    ReleaseIndexPage,
    ReleasePage,
    Spokesperson,
    SpokespersonVersion,
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


@register((Spokesperson, SpokespersonVersion))
class SpokespersonTranslation(TranslationOptions):
    fields = ("name", "role")


@register((MediaContact, MediaContactVersion))
class MediaContactTranslation(TranslationOptions):
    fields = ("name",)


@register((Boilerplate, BoilerplateVersion))
class BoilerplateTranslation(TranslationOptions):
    fields = ("heading", "text")
