"""People and texts that are kept once and chosen in releases."""

from django.core.exceptions import ValidationError
from django.db import models
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from cyberport_cms.bilingual.languages import READER_OF, SOURCES, SourceLanguage, suffixed
from cyberport_cms.bilingual.phones import PhoneError, tel_uri
from cyberport_cms.bilingual.plain_text import text_of_html
from cyberport_cms.newsroom.blocks import PROSE_FEATURES
from cyberport_cms.newsroom.models import Organisation, Photo
from cyberport_cms.newsroom.panels import PairPanel
from cyberport_cms.newsroom.snippets import both_sides
from cyberport_cms.newsroom.versions import Version, VersionedSnippet


def _both_sides(*names: str) -> list[index.BaseField]:
    return [
        field(suffixed(name, source))
        for name in names
        for source in SOURCES
        for field in (index.SearchField, index.AutocompleteField)
    ]


def validate_phone(value: str) -> None:
    try:
        tel_uri(value)
    except PhoneError as error:
        raise ValidationError(
            _("“%(phone)s” cannot be dialled. Write it as (852) 3166 3800 or +852 3166 3800."),
            params={"phone": value},
        ) from error


class SpokespersonDetails(models.Model):
    name = models.CharField(pgettext_lazy("person", "name"), max_length=255, blank=True)
    role = models.CharField(
        _("role"),
        max_length=255,
        blank=True,
        help_text=_("As it follows the name, for example “Chairman of Cyberport”."),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return both_sides(self, "name")


class SpokespersonVersion(SpokespersonDetails, Version):
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        pass


class Spokesperson(SpokespersonDetails, VersionedSnippet):
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="spokespeople",
    )
    photo = models.ForeignKey(
        Photo,
        verbose_name=_("photo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    version_model = SpokespersonVersion
    paired = ("role",)
    preview_template = "snippets/spokesperson.html"
    panels = [
        PairPanel("name"),
        PairPanel("role"),
        FieldRowPanel([FieldPanel("organisation"), FieldPanel("photo")]),
    ]
    search_fields = [*_both_sides("name", "role"), index.FilterField("organisation")]

    class Meta:
        verbose_name = _("spokesperson")
        verbose_name_plural = _("spokespersons")
        ordering = ["name_en", "name_zh_hant"]


class MediaContactDetails(models.Model):
    name = models.CharField(pgettext_lazy("person", "name"), max_length=255, blank=True)
    phone = models.CharField(
        _("phone"),
        max_length=50,
        blank=True,
        validators=[validate_phone],
        help_text=_("As it is printed, for example (852) 3166 3800."),
    )
    email = models.EmailField(_("email"), blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return both_sides(self, "name")


class MediaContactVersion(MediaContactDetails, Version):
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        pass


class MediaContact(MediaContactDetails, VersionedSnippet):
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="contacts",
    )

    version_model = MediaContactVersion
    preview_template = "snippets/media_contact.html"
    panels = [
        FieldPanel("organisation"),
        PairPanel("name"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
    ]
    search_fields = [
        *_both_sides("name"),
        index.SearchField("email"),
        index.AutocompleteField("email"),
        index.SearchField("phone"),
        index.FilterField("organisation"),
    ]

    class Meta:
        verbose_name = _("media contact")
        verbose_name_plural = _("media contacts")
        ordering = ["name_en", "name_zh_hant"]

    def clean(self) -> None:
        super().clean()
        if not (self.phone or self.email):
            raise ValidationError(
                _("Give a phone number or an email address, so that the media can reach them.")
            )

    def has_side(self, source) -> bool:
        return super().has_side(source) and self.organisation.has_side(source)

    def shown(self, source: SourceLanguage) -> str:
        with translation.override(READER_OF[source].code):
            card = render_to_string("includes/contact.html", {"contact": self})
        return "\n".join(filter(None, (self.organisation.said("name", source), text_of_html(card))))

    @property
    def tel(self) -> str:
        """The address that dials the phone; empty where there is none."""
        try:
            return tel_uri(self.phone) if self.phone else ""
        except PhoneError:
            return ""


class BoilerplateText(models.Model):
    heading = models.CharField(_("heading"), max_length=255, blank=True)
    text = RichTextField(_("text"), blank=True, features=PROSE_FEATURES)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return both_sides(self, "heading")


class BoilerplateVersion(BoilerplateText, Version):
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        pass


class Boilerplate(BoilerplateText, VersionedSnippet):
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="boilerplates",
    )

    version_model = BoilerplateVersion
    required_pairs = ("heading", "text")
    preview_template = "snippets/boilerplate.html"
    panels = [FieldPanel("organisation"), PairPanel("heading"), PairPanel("text")]
    search_fields = [*_both_sides("heading", "text"), index.FilterField("organisation")]

    class Meta:
        verbose_name = _("boilerplate")
        verbose_name_plural = _("boilerplates")
        ordering = ["heading_en", "heading_zh_hant"]
