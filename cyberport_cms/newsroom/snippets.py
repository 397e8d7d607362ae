"""The base of bilingual snippets: what is kept once and chosen in many pages."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

from cyberport_cms.bilingual.languages import (
    ENGLISH,
    READING_LANGUAGES,
    SOURCES,
    TRADITIONAL,
    SourceLanguage,
    suffixed,
)

from .completeness import field_problems, is_blank
from .reading import plain

WHOLE = ""
"""The part of a snippet that is all of it."""

Parts = frozenset[tuple[SourceLanguage, str]]
"""Parts of a snippet by name, each on one side."""

PREVIEW_MODES = [(language.code, language.name) for language in READING_LANGUAGES]


class BilingualSnippet(
    DraftStateMixin, RevisionMixin, PreviewableMixin, index.Indexed, models.Model
):
    """A snippet with translated fields, drafts, revisions, history and a preview in three scripts.

    It may stand in one language while the other is still to be written; a page that needs the
    missing side refuses to be published.
    """

    required_pairs: ClassVar[tuple[str, ...]] = ("name",)
    paired: ClassVar[tuple[str, ...]] = ()
    preview_template: ClassVar[str]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return both_sides(self, self.required_pairs[0])

    def has_side(self, source: SourceLanguage) -> bool:
        """True where everything that a reader of that side needs is written."""
        return not field_problems(self, (source,), self.required_pairs)

    def offers(self) -> Parts:
        """What texts can show of it: each of its sides, or one part of a side."""
        return frozenset((source, WHOLE) for source in SOURCES if self.has_side(source))

    def part_in_words(self, part: str) -> str:
        """A part other than the whole, as staff know it."""
        return part

    def said(self, name: str, source: SourceLanguage) -> str:
        """One side of a field as its readers read it; empty where it is not written."""
        return getattr(self, suffixed(name, source)) or ""

    def words(self, source: SourceLanguage) -> str:
        """Everything that is written on one side, as plain text."""
        names = (*self.paired, *self.required_pairs)
        sides = (self.said(name, source) for name in names)
        return " ".join(plain(side) for side in sides if side)

    def shown(self, source: SourceLanguage) -> str:
        """What readers of one side see of it where it is chosen, in lines."""
        return self.words(source)

    def clean(self) -> None:
        super().clean()
        name = self.required_pairs[0]
        if all(is_blank(getattr(self, suffixed(name, source))) for source in SOURCES):
            raise ValidationError(
                {
                    suffixed(name, ENGLISH): _("Write it in English, in Chinese, or in both."),
                    suffixed(name, TRADITIONAL): _("Write it in English, in Chinese, or in both."),
                }
            )

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return PREVIEW_MODES

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return preview_in(mode_name, super().serve_preview, request)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return self.preview_template


def both_sides(obj: models.Model, name: str) -> str:
    """A translated field in both languages, once where they are the same."""
    sides = [getattr(obj, suffixed(name, source)) for source in SOURCES]
    return " · ".join(dict.fromkeys(side for side in sides if side))


def preview_in(mode_name: str, serve: Any, request: HttpRequest) -> HttpResponse:
    """`serve(request, mode_name)`, rendered whole in the preview mode's language."""
    with translation.override(mode_name):
        request.LANGUAGE_CODE = mode_name
        response = serve(request, mode_name)
        if isinstance(response, TemplateResponse):
            response.render()
    return response
