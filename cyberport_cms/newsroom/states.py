"""Choices that several parts share, with the sets that matter beside them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cyberport_cms.bilingual.languages import ENGLISH, SOURCES, TRADITIONAL, SourceLanguage


class Languages(models.TextChoices):
    """The languages in which a page is published: chosen by its author, never by accident."""

    BOTH = "both", _("English and Chinese")
    ENGLISH = ENGLISH, _("English only")
    CHINESE = TRADITIONAL, _("Chinese only")


SOURCES_OF: dict[str, tuple[SourceLanguage, ...]] = {
    Languages.BOTH: SOURCES,
    Languages.ENGLISH: (ENGLISH,),
    Languages.CHINESE: (TRADITIONAL,),
}

SIDE_NAMES = {ENGLISH: _("English"), TRADITIONAL: _("Chinese")}
