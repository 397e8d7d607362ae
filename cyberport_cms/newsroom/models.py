"""The shared floor: home page, standard page, organisations, topics, photos, glossary."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.search import index

from .blocks import PROSE_FEATURES, ProseStreamBlock
from .fields import PairStreamField
from .pages import BilingualPage
from .panels import PairPanel, page_tabs
from .pins import Pin as Pin
from .settings_model import NewsroomSettings as NewsroomSettings
from .snippets import BilingualSnippet, both_sides
from .terms import Term as Term
from .versions import Version, VersionedSnippet


class Photo(AbstractImage):
    """Every image of the site. Captions, credits and descriptions belong to where it is shown."""

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")


class PhotoRendition(AbstractRendition):
    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class OrganisationDetails(models.Model):
    name = models.CharField(_("name"), max_length=255, blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return both_sides(self, "name")


class OrganisationVersion(OrganisationDetails, Version):
    class Meta:
        pass


class Organisation(OrganisationDetails, VersionedSnippet):
    version_model = OrganisationVersion
    preview_template = "snippets/organisation.html"
    panels = [PairPanel("name"), FieldPanel("website")]
    search_fields = [
        index.SearchField("name_en", boost=2),
        index.SearchField("name_zh_hant", boost=2),
        index.AutocompleteField("name_en"),
        index.AutocompleteField("name_zh_hant"),
    ]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name_en", "name_zh_hant"]


class Topic(BilingualSnippet):
    name = models.CharField(_("name"), max_length=100, blank=True)
    slug = models.SlugField(
        _("address"),
        unique=True,
        help_text=_("Part of the addresses of lists and feeds: it should not change later."),
    )

    preview_template = "snippets/topic.html"
    panels = [PairPanel("name"), FieldPanel("slug")]
    search_fields = [
        index.SearchField("name_en", boost=2),
        index.SearchField("name_zh_hant", boost=2),
        index.AutocompleteField("name_en"),
        index.AutocompleteField("name_zh_hant"),
        index.FilterField("slug"),
    ]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name_en", "name_zh_hant"]


class SimplifiedTerm(models.Model):
    """An exception to the conversion from Traditional to Simplified Chinese."""

    traditional = models.CharField(
        _("Traditional Chinese"),
        max_length=100,
        unique=True,
        validators=[RegexValidator(r"\S", _("Write the term as it stands in Traditional text."))],
    )
    simplified = models.CharField(_("Simplified Chinese"), max_length=100)
    note = models.CharField(_("note for colleagues"), max_length=255, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("traditional"), FieldPanel("simplified")]),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = _("Simplified Chinese exception")
        verbose_name_plural = _("Simplified Chinese exceptions")
        ordering = ["traditional"]

    def __str__(self) -> str:
        return f"{self.traditional} → {self.simplified}"


class StandardPage(BilingualPage):
    """About, accessibility, contact: a headline and a body."""

    body = PairStreamField(ProseStreamBlock(), blank=True, verbose_name=_("body"))

    pair_streams = ("body",)
    required_streams = ("body",)
    subpage_types: list[str] = []
    edit_handler = page_tabs(
        text=[FieldPanel("languages"), PairPanel("headline"), FieldPanel("body")],
        publishing=[PairPanel("summary"), FieldPanel("slug")],
    )

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")


class EntryPage(BilingualPage):
    """A page that leads to others: a headline and an introduction over what it lists."""

    introduction = RichTextField(_("introduction"), blank=True, features=PROSE_FEATURES)

    paired = ("summary", "introduction")
    max_count = 1
    edit_handler = page_tabs(
        text=[PairPanel("headline"), PairPanel("introduction")],
        publishing=[PairPanel("summary"), FieldPanel("slug")],
    )

    class Meta:
        abstract = True


class HomePage(EntryPage):
    """The front page: a welcome, the latest releases and the factsheets."""

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
