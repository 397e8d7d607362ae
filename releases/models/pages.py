"""The release: one dated announcement in both languages."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self
from urllib.parse import urlencode
from uuid import uuid5

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from cyberport_cms.bilingual.dates import long_date
from cyberport_cms.bilingual.languages import SOURCES, ReadingLanguage, SourceLanguage
from cyberport_cms.newsroom.completeness import field_problems
from cyberport_cms.newsroom.fields import PairStreamField
from cyberport_cms.newsroom.models import EntryPage, Photo, Topic
from cyberport_cms.newsroom.pages import BilingualPage, BilingualPageForm
from cyberport_cms.newsroom.panels import PairPanel, page_tabs
from cyberport_cms.newsroom.reading import current_language, read
from cyberport_cms.newsroom.visibility import VisibleQuerySet

from ..blocks import BodyStreamBlock, ClosingStreamBlock
from ..structured_data import news_article
from ..text import plain_text

PAGE_LENGTH = 20


class Kind(models.TextChoices):
    PRESS_RELEASE = "press_release", _("Press release")
    MEDIA_INVITATION = "media_invitation", _("Media invitation")
    STATEMENT = "statement", _("Statement")
    SPEECH = "speech", _("Speech")
    PHOTO_RELEASE = "photo_release", _("Photo release")


class ReleaseQuerySet(VisibleQuerySet):
    def released(self) -> Self:
        """Live releases whose release time has come."""
        return super().released().filter(release_time__lte=timezone.now())

    def newest_first(self) -> Self:
        return self.order_by("-release_time", "-pk")

    def for_list(self) -> Self:
        """What a list shows, without the long texts."""
        return (
            self.defer("body", "closing")
            .select_related("lead_image")
            .prefetch_related("lead_image__renditions", "topics")
        )


class ReleaseForm(BilingualPageForm):
    def clean_release_time(self) -> datetime | None:
        release_time = self.cleaned_data["release_time"]
        is_public = self.instance.live and self.instance.pk  # a new page is not, whatever it says
        if is_public and not release_time:
            raise ValidationError(_("A published release keeps its release time."))
        if is_public and release_time > timezone.now():
            raise ValidationError(
                _("This release is public: its release time cannot move into the future.")
            )
        return release_time


class ReleasePage(BilingualPage):
    """One dated announcement. It goes live in all its languages at its release time."""

    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind.choices, default=Kind.PRESS_RELEASE
    )
    label = models.TextField(
        _("label"),
        blank=True,
        help_text=_(
            "The lines over the headline, such as “Press Release / For Immediate Release”."
        ),
    )
    subheadline = models.CharField(_("subheadline"), max_length=500, blank=True)
    dateline_place = models.CharField(_("place of the dateline"), max_length=100, blank=True)
    dateline_date = models.DateField(_("date of the dateline"), null=True, blank=True)
    dateline_printed = models.CharField(
        _("dateline as printed"),
        max_length=200,
        blank=True,
        help_text=_("Only where it should differ from “place, date –”."),
    )
    release_time = models.DateTimeField(
        _("release time"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_(
            "Hong Kong time. Publishing before it schedules the release for that minute; "
            "left empty, the release goes out when it is published."
        ),
    )
    topics = ParentalManyToManyField(
        Topic, verbose_name=_("topics"), blank=True, related_name="releases"
    )
    lead_image = models.ForeignKey(
        Photo,
        verbose_name=_("lead photo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    lead_image_alt = models.CharField(
        _("description of the lead photo"),
        max_length=255,
        blank=True,
        help_text=_("For those who cannot see it."),
    )
    body = PairStreamField(BodyStreamBlock(), blank=True, verbose_name=_("body"))
    end_mark = models.CharField(_("end mark"), max_length=40, blank=True, default="###")
    closing = PairStreamField(
        ClosingStreamBlock(), blank=True, verbose_name=_("after the end mark")
    )

    objects = PageManager.from_queryset(ReleaseQuerySet)()

    freezes = True
    permanent = True

    base_form_class = ReleaseForm
    paired = ("summary", "label", "subheadline", "dateline_place", "dateline_printed", "end_mark")
    brings = ("lead_image",)
    pair_streams = ("body", "closing")
    required_streams = ("body",)
    parent_page_types = ["releases.ReleaseIndexPage"]
    subpage_types: list[str] = []
    exclude_fields_in_copy = [
        *BilingualPage.exclude_fields_in_copy,
        "release_time",
        "dateline_date",
        "dateline_printed",
        *(f"dateline_printed_{source}" for source in SOURCES),
        "corrections",
    ]

    edit_handler = page_tabs(
        text=[
            FieldRowPanel([FieldPanel("kind"), FieldPanel("languages")]),
            PairPanel("label"),
            PairPanel("headline"),
            PairPanel("subheadline"),
            MultiFieldPanel(
                [
                    FieldPanel("dateline_date"),
                    PairPanel("dateline_place"),
                    PairPanel("dateline_printed"),
                ],
                heading=_("Dateline"),
            ),
            FieldPanel("body"),
        ],
        people=[PairPanel("end_mark"), FieldPanel("closing")],
        media=[FieldPanel("lead_image"), PairPanel("lead_image_alt")],
        publishing=[
            FieldPanel("release_time"),
            FieldPanel("topics"),
            PairPanel("summary"),
            FieldPanel("slug"),
            InlinePanel("corrections", heading=_("Corrections"), label=_("Correction")),
        ],
    )

    search_fields = [
        *BilingualPage.search_fields,
        index.FilterField("release_time"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")

    # Publishing

    def publication_problems(
        self, sources: Iterable[SourceLanguage] | None = None
    ) -> dict[str, ValidationError]:
        sources = self.sources if sources is None else tuple(sources)
        problems = super().publication_problems(sources)
        if self.lead_image_id:
            problems |= field_problems(self, sources, ("lead_image_alt",))
        return problems

    def save(self, clean: bool = True, **kwargs: Any) -> None:
        if self.live and not self.release_time:
            self.release_time = timezone.now().replace(microsecond=0)
        super().save(clean=clean, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any):
        # One time decides: publishing a release before its release time schedules it.
        waits = self.release_time and self.release_time > timezone.now()
        self.go_live_at = self.release_time if waits else None
        return super().save_revision(*args, **kwargs)

    def fallback_slug(self) -> str:
        day = self.dateline_date or timezone.localdate()
        return f"release-{day:%Y-%m-%d}"

    # Reading

    def guid(self, language: ReadingLanguage) -> str:
        """The permanent, opaque name of this release in one language, for feed readers."""
        return f"urn:uuid:{uuid5(self.translation_key, language.code)}"

    @property
    def dateline(self) -> str:
        """The words that open the first paragraph, in the reader's language; may be empty."""
        if printed := read(self, "dateline_printed"):
            return printed
        language = current_language()
        place = read(self, "dateline_place")
        date = long_date(self.dateline_date, language) if self.dateline_date else ""
        comma = ", " if language.code == "en" else "，"
        words = comma.join(part for part in (place, date) if part)
        dash = " –" if language.code == "en" else " -"
        return f"{words}{dash}" if words else ""

    @property
    def opening_block_id(self) -> str | None:
        """The id of the paragraph that the dateline opens; None where the body opens otherwise."""
        source = current_language().source
        for block in self.body:
            if block.block.stands_in(block.value, source):
                return block.id if block.block_type == "paragraph" else None
        return None

    def side_text(self, source: SourceLanguage) -> str:
        parts = [super().side_text(source)]
        for block in self.closing:
            parts += [chosen.words(source) for chosen in chosen_snippets(block)]
        return "\n".join(parts)

    def _neighbours(self) -> dict[str, "ReleasePage"]:
        """The releases before and after this one that the reader may see, in one query."""
        if not self.release_time:
            return {}
        visible = type(self).objects.visible(current_language()).values("pk")
        newer = visible.filter(release_time__gt=self.release_time).order_by("release_time", "pk")
        older = visible.filter(release_time__lt=self.release_time).newest_first()
        pair = type(self).objects.filter(
            models.Q(pk=models.Subquery(newer[:1])) | models.Q(pk=models.Subquery(older[:1]))
        )
        return {
            "newer" if page.release_time > self.release_time else "older": page
            for page in pair.defer("body", "closing")
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context |= self._neighbours()
        context["plain_text"] = plain_text(context["page"], context)
        context["structured_data"] = news_article(self)
        return context


def chosen_snippets(block: Any) -> list[Any]:
    """The snippets that a closing block shows."""
    match block.block_type:
        case "media_contacts":
            return [contact for contact in block.value["contacts"] if contact]
        case "boilerplate":
            return [block.value["boilerplate"]] if block.value["boilerplate"] else []
        case _:
            return []


class Correction(Orderable):
    """A dated, public explanation of what was changed in a published release."""

    page = ParentalKey(ReleasePage, on_delete=models.CASCADE, related_name="corrections")
    date = models.DateField(_("date"), default=timezone.localdate)
    note = models.TextField(_("what was corrected"), blank=True)

    panels = [FieldPanel("date"), PairPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def clean(self) -> None:
        super().clean()
        sources = self.page.sources if self.page_id else SOURCES
        problems = field_problems(self, sources, (), ("note",))
        if not any(getattr(self, f"note_{source}") for source in SOURCES):
            problems = {f"note_{source}": _("Say what was corrected.") for source in sources}
        if problems:
            raise ValidationError(problems)


class ReleaseIndexPage(EntryPage):
    """All releases, by year, topic and kind."""

    subpage_types = ["releases.ReleasePage"]

    class Meta:
        verbose_name = _("list of releases")
        verbose_name_plural = _("lists of releases")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        visible = ReleasePage.objects.visible(current_language())
        chosen = ReleaseFilter.from_query(request.GET)
        paginator = Paginator(chosen.apply(visible).newest_first().for_list(), PAGE_LENGTH)
        context |= {
            "releases": paginator.get_page(request.GET.get("page")),
            "chosen": chosen,
            "years": [d.year for d in visible.dates("release_time", "year", order="DESC")],
            "topics": Topic.objects.filter(live=True, releases__in=visible).distinct(),
            "kinds": Kind.choices,
        }
        return context


class ReleaseFilter:
    """Year, topic and kind as the reader chose them in the address; nonsense is ignored."""

    def __init__(self, year: int | None = None, topic: str = "", kind: str = "") -> None:
        self.year = year
        self.topic = topic
        self.kind = kind

    @classmethod
    def from_query(cls, query: Any) -> Self:
        year = query.get("year", "")
        kind = query.get("kind", "")
        return cls(
            year=int(year) if year.isdecimal() and 1900 <= int(year) <= 9999 else None,
            topic=query.get("topic", "")[:50],
            kind=kind if kind in Kind.values else "",
        )

    def apply(self, releases: ReleaseQuerySet) -> ReleaseQuerySet:
        if self.year:
            releases = releases.filter(release_time__year=self.year)
        if self.topic:
            releases = releases.filter(topics__slug=self.topic)
        if self.kind:
            releases = releases.filter(kind=self.kind)
        return releases

    @property
    def query(self) -> str:
        """The choice as an address query, for pagination links; empty where nothing is chosen."""
        chosen = {"year": self.year, "topic": self.topic, "kind": self.kind}
        return urlencode({name: value for name, value in chosen.items() if value})

    def __bool__(self) -> bool:
        return bool(self.query)
