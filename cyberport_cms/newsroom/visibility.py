"""What the public may see: one rule, asked by everything that shows a page to anybody.

Pages, lists, feeds, sitemaps, search, related items and alternates all start from
`Model.objects.visible()`; nothing else decides.
"""

from typing import Self

from django.db.models import Q
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cyberport_cms.bilingual.languages import ReadingLanguage

from .states import Languages


class VisibleQuerySet(PageQuerySet):
    def released(self) -> Self:
        """Pages whose time has come. Access restrictions are not considered."""
        return self.live()

    def visible(self, language: ReadingLanguage | None = None) -> Self:
        """Pages that anybody may see now; with a language, only those published in it."""
        queryset = self.released().public()
        if language is not None:
            queryset = queryset.filter(Q(languages=Languages.BOTH) | Q(languages=language.source))
        return queryset


VisibleManager = PageManager.from_queryset(VisibleQuerySet)
