"""What the public may see: one rule, asked by everything that shows a page to anybody.

Pages, lists, feeds, sitemaps, search, related items and alternates all start from
`Model.objects.visible()`; nothing else decides.
"""

from typing import Self

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from cyberport_cms.bilingual.languages import ReadingLanguage

from .states import Languages


def _is_restricted() -> Exists:
    above = PageViewRestriction.objects.filter(
        page__path=Substr(OuterRef("path"), 1, Length("page__path"))
    )
    return Exists(above)


class VisibleQuerySet(PageQuerySet):
    def released(self) -> Self:
        """Pages whose time has come. Access restrictions are not considered."""
        return self.live()

    def unrestricted(self) -> Self:
        """Pages that neither themselves nor through a page above them are kept for some. The same
        as Wagtail's `public()`, which asks the database once more each time."""
        # As a list of keys: the search backend understands no other form of it.
        restricted = Page.objects.filter(_is_restricted()).order_by().values("pk")
        return self.exclude(pk__in=restricted)

    def noting_restrictions(self) -> Self:
        """Each page says in `is_restricted` whether it is kept for some."""
        return self.annotate(is_restricted=_is_restricted())

    def visible(self, language: ReadingLanguage | None = None) -> Self:
        """Pages that anybody may see now; with a language, only those published in it."""
        queryset = self.released().unrestricted()
        if language is not None:
            queryset = queryset.filter(Q(languages=Languages.BOTH) | Q(languages=language.source))
        return queryset


VisibleManager = PageManager.from_queryset(VisibleQuerySet)
