"""The abstract bilingual page: one page, both languages, one moment."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cyberport_cms.bilingual.languages import (
    ENGLISH,
    READING_LANGUAGES,
    SOURCES,
    TRADITIONAL,
    ReadingLanguage,
    SourceLanguage,
    suffixed,
)

from .addresses import alternates, default_alternate
from .along import drafts_shown_by, publish_drafts_of
from .completeness import (
    block_messages,
    field_problems,
    is_blank,
    stream_problems,
    unknown_reference,
)
from .copying import EXCLUDED, begin_copy
from .freezing import for_publication, for_reading, pin_what_is_shown
from .inline import says_nothing
from .reading import current_language, plain
from .settling import SettledField, merged, refuse_open_figures, settled_only
from .snippets import PREVIEW_MODES, preview_in
from .states import SOURCES_OF, Languages
from .visibility import VisibleManager

_COMPLETE = {source: suffixed("complete", source) for source in SOURCES}
_HEADLINES = {suffixed("headline", source) for source in SOURCES}
_BOOKKEEPING = frozenset({"locked", "locked_at", "locked_by"})  # says nothing to the public


SLUG_LENGTH = 80  # cut between words
EVERYBODY = object()  # whoever may publish: somebody will


class BilingualPageForm(WagtailAdminPageForm):
    """The edit form: a draft may have gaps, a publication may not."""

    settled = SettledField()  # hidden: the panel “Languages” writes it

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["settled"] = settled_only(self.instance.settled)
        if "slug" in self.fields:
            self.fields["slug"].required = False  # made from the English headline when left empty

    def _post_clean(self) -> None:
        super()._post_clean()
        if (settled := self.cleaned_data.get("settled")) is not None:
            self.instance.settled = merged(settled, self.instance.settled, self.for_user)
        if not self.is_deferred_validation:
            # What may go out along with the page is asked of those who publish: see page_views.py.
            for name, error in self.instance.problems_but_drafts().items():
                if name not in self.errors:
                    self.add_error(name if name in self.fields else None, error)
        elif all(is_blank(getattr(self.instance, name)) for name in _HEADLINES):
            for name in self.fields.keys() & _HEADLINES:
                self.add_error(name, _("A draft needs a headline in one language at least."))


class BilingualPage(Page):
    """A page whose every public text stands in English and in Traditional Chinese.

    `languages` says in which of them it is published. It cannot become or stay live while a side
    is missing: `save()` refuses, whichever path leads there.
    """

    headline = models.CharField(_("headline"), max_length=500, blank=True)
    summary = models.TextField(
        _("summary"),
        blank=True,
        help_text=_("One or two sentences for search engines, lists and shared links."),
    )
    languages = models.CharField(
        _("languages published"),
        max_length=8,
        choices=Languages.choices,
        default=Languages.BOTH,
    )
    # For the listings, of the version that is being worked on: kept by save().
    complete_en = models.BooleanField(_("complete in English"), default=False, editable=False)
    complete_zh_hant = models.BooleanField(_("complete in Chinese"), default=False, editable=False)
    # Findings that somebody answers for, of this very version: see settling.py.
    settled = models.JSONField(_("settled findings"), default=list, blank=True, editable=False)

    objects = VisibleManager()

    base_form_class = BilingualPageForm
    preview_modes = PREVIEW_MODES
    default_preview_mode = PREVIEW_MODES[0][0]

    required_pairs: ClassVar[tuple[str, ...]] = ("headline",)
    paired: ClassVar[tuple[str, ...]] = ("summary",)
    pair_streams: ClassVar[tuple[str, ...]] = ()
    required_streams: ClassVar[tuple[str, ...]] = ()
    brings: ClassVar[tuple[str, ...]] = ()  # what is fetched along with a page that is served
    freezes: ClassVar[bool] = False  # a published page keeps saying what its snippets said then
    permanent: ClassVar[bool] = False  # once published, it is never deleted
    is_restricted: bool | None = None  # where the query asked: see noting_restrictions()
    is_for_reading = False  # True on the copies that for_reading() makes
    exclude_fields_in_copy = [*EXCLUDED, "settled"]

    search_fields = Page.search_fields + [
        index.SearchField("shown_chinese_headline", boost=2),
        index.AutocompleteField("headline_zh_hant"),
        index.SearchField("search_text"),
        index.FilterField("languages"),
    ]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    # Languages

    @property
    def sources(self) -> tuple[SourceLanguage, ...]:
        """The sides that are published."""
        return SOURCES_OF[self.languages]

    def is_in(self, language: ReadingLanguage) -> bool:
        return language.source in self.sources

    @property
    def reading_languages(self) -> list[ReadingLanguage]:
        """The languages in which the public can read this page."""
        return [language for language in READING_LANGUAGES if self.is_in(language)]

    # Titles and addresses

    def set_title_from_headline(self) -> None:
        """Wagtail's own title, which search reads, is a headline that is published: the English one
        where there is one; of a page that has none of these yet, whatever is written."""
        sides = (
            getattr(self, suffixed("headline", source)) for source in (*self.sources, *SOURCES)
        )
        if headline := next((side.strip() for side in sides if side and side.strip()), ""):
            self.title = self.draft_title = headline[:255]

    def slug_words(self) -> str:
        """What the address is made from: never from Chinese, where nothing would be left."""
        words = slugify(getattr(self, suffixed("headline", ENGLISH)) or "")
        return words if len(words) <= SLUG_LENGTH else words[:SLUG_LENGTH].rpartition("-")[0]

    def fallback_slug(self) -> str:
        return slugify(self._meta.model_name.removesuffix("page"))

    def _set_core_field_defaults(self) -> None:
        self.set_title_from_headline()
        if not self.slug and (self.path or getattr(self, "_cached_parent_obj", None)):
            self.slug = self._get_autogenerated_slug(self.slug_words() or self.fallback_slug())
        super()._set_core_field_defaults()

    # Publishing

    def publication_problems(
        self, sources: Iterable[SourceLanguage] | None = None
    ) -> dict[str, ValidationError]:
        """Everything that is missing for publication, keyed by field: in the languages that the
        author chose, or in `sources`. May be asked of `as_published()`, which is not copied again."""
        sources = self.sources if sources is None else tuple(sources)
        problems: dict[str, ValidationError] = dict(
            field_problems(self, sources, self.required_pairs, self.paired)
        )
        shown = self.as_published()
        for column in self._texts_that_say_nothing(shown, sources):
            problems.setdefault(column, unknown_reference())
        for name in self.pair_streams:
            stream = getattr(shown, name)
            if name in self.required_streams and not stream:
                problems[name] = ValidationError(_("Write at least one block."), code="required")
            elif error := stream_problems(stream, sources):
                problems[name] = error
        return problems

    def problems_but_drafts(self, by: Any = EVERYBODY) -> dict[str, ValidationError]:
        """The same where the drafts that the page shows are published along with it: all of them,
        or those that somebody may publish."""
        problems = self.publication_problems()
        drafts = drafts_shown_by(self) if problems else []
        if by is not EVERYBODY:
            drafts = [draft for draft in drafts if draft.may_be_published_by(by)]
        if not drafts:
            return problems
        along = [draft.snippet for draft in drafts]
        return for_publication(self, along).publication_problems()

    def _texts_that_say_nothing(
        self, shown: Self, sources: Iterable[SourceLanguage]
    ) -> Iterator[str]:
        for name in (*self.required_pairs, *self.paired):
            for source in sources:
                if says_nothing(getattr(shown, suffixed(name, source))):
                    yield suffixed(name, source)

    def as_published(self) -> Self:
        """A copy as its readers would see it: what is pinned may have been withdrawn since."""
        return self if self.is_for_reading else for_publication(self)

    def complete_sides(self) -> set[SourceLanguage]:
        """The sides that could be published as they stand, each together with those chosen."""
        shown = self.as_published()
        complete = {source for source in SOURCES if not shown.publication_problems((source,))}
        if complete.issuperset(self.sources):
            # Each side is whole; what is left is that they do not match each other.
            problems = shown.publication_problems()
            lacking = {s for s in self.sources for name in problems if name.endswith(f"_{s}")}
            complete -= lacking or set(self.sources if problems else ())
        return complete

    @transaction.atomic
    def save(self, clean: bool = True, **kwargs: Any) -> None:  # type: ignore[override]
        # Every path to the public ends here: the form, bulk actions, the scheduler, the API, code.
        if self.is_for_reading:
            raise TypeError("This is a copy of a page for its readers: it cannot be saved.")
        fields = kwargs.get("update_fields")
        refuses = clean and self.live and not (fields and _BOOKKEEPING.issuperset(fields))
        if fields is None:
            # A live page with newer changes keeps what was noted when those were saved.
            notes = not (self.live and self.has_unpublished_changes)
        else:
            notes = "latest_revision" in fields
        if refuses:
            shown = self.make_publishable()
        else:
            shown = self.as_published() if notes else self
        if notes:
            self._note_complete_sides(shown)
            if fields is not None:
                kwargs["update_fields"] = [*fields, *_COMPLETE.values()]
        super().save(clean=clean, **kwargs)
        if self.live and self.freezes and fields is None:
            pin_what_is_shown(self)

    def _note_complete_sides(self, shown: "BilingualPage") -> None:
        complete = shown.complete_sides()
        for source, name in _COMPLETE.items():
            setattr(self, name, source in complete)

    def note_complete_sides_of_draft(self) -> None:
        """Look again at the version that is being worked on, and change nothing but the notes."""
        draft = self.get_latest_revision_as_object()
        draft._note_complete_sides(draft.as_published())
        noted = {name: getattr(draft, name) for name in _COMPLETE.values()}
        type(self).objects.filter(pk=self.pk).update(**noted)

    @transaction.atomic
    def make_publishable(self) -> Self:
        """The page as its readers will see it, after the drafts that it shows have been published
        along with it by whoever publishes; a ValidationError in words where it cannot go out."""
        shown = self.as_published()
        if shown.publication_problems() and publish_drafts_of(self):
            shown = self.as_published()
        shown.refuse_incomplete()
        return shown

    def refuse_incomplete(self) -> None:
        """Raise a ValidationError in words when a side is missing, or when figures disagree and
        nobody answers for it."""
        shown = self.as_published()
        if problems := shown.publication_problems():
            raise ValidationError({name: block_messages(error) for name, error in problems.items()})
        refuse_open_figures(shown)

    def with_content_json(self, content: Any) -> "BilingualPage":
        page = super().with_content_json(content)
        page.set_title_from_headline()
        return page

    # Copies

    def copy(self, *args: Any, **kwargs: Any) -> Page:
        """A new draft of what this page says, with a history of its own."""
        return super().copy(*args, **{"keep_live": False, "copy_revisions": False, **kwargs})

    copy.alters_data = True

    def copy_all_child_relations(self, target: Page, *args: Any, **kwargs: Any) -> Any:
        # The one step on the way of every copy, before it is saved: see wagtail/models/copying.py.
        begin_copy(self, target)
        return super().copy_all_child_relations(target, *args, **kwargs)

    # Search

    @property
    def search_text(self) -> str:
        """Everything that a reader can read on this page in any language, for the search index: what
        stands in a side that is not published would be found, and so be known."""
        shown = self.for_reading()
        return "\n".join(shown.side_text(source) for source in self.sources)

    @property
    def shown_chinese_headline(self) -> str:
        """The Chinese headline, where readers can see it."""
        published = TRADITIONAL in self.sources
        return getattr(self, suffixed("headline", TRADITIONAL)) if published else ""

    def for_reading(self) -> Self:
        """A copy that shows what readers see: pinned snippets as they were, facts within texts."""
        return self if self.is_for_reading else for_reading([self])[0]

    def side_text(self, source: SourceLanguage) -> str:
        """Everything that a reader can read on one side of a copy for reading, as plain text."""
        names = (*self.required_pairs, *self.paired)
        parts = [getattr(self, suffixed(name, source)) or "" for name in names]
        for name in self.pair_streams:
            for child in getattr(self, name):
                parts += child.block.side_text(child.value, source)
        return "\n".join(plain(part) for part in parts if part)

    # Serving

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if path_components:
            return super().route(request, path_components)
        if not type(self).objects.released().filter(pk=self.pk).exists():
            raise Http404
        return RouteResult(self)

    def get_view_restrictions(self) -> models.QuerySet:
        if self.is_restricted is False:
            return PageViewRestriction.objects.none()
        # As Wagtail does it, in one query instead of two.
        paths = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        lineage = Page.objects.filter(path__in=paths)
        return PageViewRestriction.objects.filter(
            models.Q(page__in=lineage) | models.Q(page__aliases__in=lineage)
        )

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_in(current_language()):
            return self.serve_other_language(request)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        shown = self.for_reading()
        context = super().get_context(request, *args, **kwargs) | {"page": shown, "self": shown}
        choices = alternates(
            request.get_full_path(), current_language(), published=self.reading_languages
        )
        context["alternates"] = choices
        if not self.is_in(current_language()) and (shown := default_alternate(choices)):
            context["canonical_url"] = shown.absolute_url
        return context

    def serve_other_language(self, request: HttpRequest) -> HttpResponse:
        """Say kindly that this page stands in the other language only."""
        request.is_preview = False
        context = BilingualPage.get_context(self, request)
        return TemplateResponse(request, "pages/other_language.html", context)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return preview_in(mode_name or self.default_preview_mode, super().serve_preview, request)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """`ReleasePage` is shown by templates/pages/release_page.html."""
        name = "".join(
            f"_{letter.lower()}" if letter.isupper() else letter for letter in type(self).__name__
        ).lstrip("_")
        return f"pages/{name}.html"


# Ways round BilingualPage.save()


@receiver(pre_save, sender=Revision)
def _refuse_to_schedule_incomplete(
    instance: Revision, update_fields: Iterable[str] | None = None, **kwargs: Any
) -> None:
    """What is given a time is complete when it is given: nobody looks when the time comes."""
    if instance.approved_go_live_at and "approved_go_live_at" in (
        update_fields or ["approved_go_live_at"]
    ):
        page = instance.as_object()
        if isinstance(page, BilingualPage):
            page.make_publishable()


@receiver(pre_save, sender=Page)
def _refuse_incomplete_base_page(instance: Page, **kwargs: Any) -> None:
    """The same page, fetched as a plain Page, is no way round."""
    if instance.live and not Page.objects.filter(pk=instance.pk, live=True).exists():
        page = instance.specific
        if isinstance(page, BilingualPage):
            page.make_publishable()
