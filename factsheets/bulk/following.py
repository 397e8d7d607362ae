"""What follows when facts are published: editions of factsheets, and releases that stay."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import ReferenceIndex

from cyberport_cms.newsroom.pins import Pin

from ..models import Fact, FactsheetPage


def factsheets_with(facts: Sequence[Fact]) -> QuerySet[FactsheetPage]:
    """The live factsheets that show some of these facts; nothing of their sections is read."""
    kind = ContentType.objects.get_for_model(FactsheetPage)
    rows = ReferenceIndex.get_references_to_in_bulk(facts).filter(content_type=kind)
    keys = {int(number) for number in rows.values_list("object_id", flat=True)}
    pages = FactsheetPage.objects.filter(pk__in=keys, live=True)
    return pages.defer("sections").order_by("title")


def releases_that_stay(facts: Sequence[Fact]) -> int:
    """How many pages keep saying what these facts said."""
    kind = ContentType.objects.get_for_model(Fact)
    pins = Pin.objects.filter(
        version__content_type=kind, version__object_id__in=[fact.pk for fact in facts]
    )
    return pins.values("page").distinct().count()
