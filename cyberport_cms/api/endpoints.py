"""Releases, factsheets and facts: lists and details of what anybody may see, and nothing else."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from wagtail.api import APIField
from wagtail.api.v2.filters import SearchFilter
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet

from cyberport_cms.bilingual.languages import ReadingLanguage
from cyberport_cms.newsroom.addresses import absolute
from cyberport_cms.newsroom.freezing import for_reading
from cyberport_cms.newsroom.pages import BilingualPage
from factsheets.models import Fact, FactsheetPage
from factsheets.shown import Places, places
from factsheets.views import facts_for_readers
from releases.models import ReleasePage

from .fields import FACTS, FACTSHEET, FACTSHEET_DETAIL, RELEASE, RELEASE_DETAIL, Said, Say
from .filters import FACT_FILTERS, FACTSHEET_FILTERS, RELEASE_FILTERS, Narrow, with_revision

LONGEST_SEARCH = 200
FURTHEST_OFFSET = 1_000_000
_IN_EVERY_LIST = frozenset({"limit", "offset", "order", "search", "fields"})


class Pagination(WagtailPagination):
    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        page = super().paginate_queryset(queryset, request, view)  # not asked for yet
        if int(request.GET.get("offset", 0)) > FURTHEST_OFFSET:
            raise BadRequestError(_("“offset” is too large."))
        return page


class OnlyJson(DefaultContentNegotiation):
    """The answer is JSON, whatever a browser says it would like."""

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class Endpoint(BaseAPIViewSet):
    """What all endpoints promise: for everybody, read only, no field that is not named."""

    authentication_classes = ()
    permission_classes = ()
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = OnlyJson
    metadata_class = None
    pagination_class = Pagination
    http_method_names = ("get", "head")

    place: ClassVar[str]  # its name below /api/v2/
    in_lists: ClassVar[dict[str, Say]]
    in_detail: ClassVar[dict[str, Say]] = {}  # and all that stands in lists
    filters: ClassVar[dict[str, Narrow]]
    orders: ClassVar[dict[str, str]]  # as it is asked for: as the database knows it
    default_order: ClassVar[tuple[str, ...]]
    keys: ClassVar[tuple[str, ...]] = ("int:id", "slug:slug")  # of a detail, in its address

    # Fields

    @classmethod
    def get_body_fields(cls, model: Any) -> list[APIField]:
        table = {**cls.in_lists, **cls.in_detail}
        return [APIField(name, serializer=Said(say)) for name, say in table.items()]

    @classmethod
    def get_meta_fields(cls, model: Any) -> list[APIField]:
        return [APIField("detail_url", serializer=Said(cls.detail_address))]

    @classmethod
    def get_listing_default_fields(cls, model: Any) -> list[str]:
        return ["detail_url", *cls.in_lists]

    @classmethod
    def detail_address(cls, thing: Any, _languages: Any) -> str:
        return absolute(reverse(f"api:{cls.place}:detail", args=[cls.key_of(thing)]))

    @staticmethod
    def key_of(thing: Any) -> Any:
        return thing.pk

    def languages_of(self, thing: Any) -> Sequence[ReadingLanguage]:
        """The languages in which anybody can read this."""
        raise NotImplementedError

    # Lists

    def filter_queryset(self, queryset: QuerySet) -> Any:
        asked = self.request.GET
        for name, narrow in self.filters.items():
            if name in asked:
                queryset = narrow(queryset, asked[name])
        queryset = queryset.order_by(*self.order())
        return SearchFilter().filter_queryset(self.request, queryset, self)

    def order(self) -> tuple[str, ...]:
        asked = self.request.GET.get("order")
        if asked is None:
            return self.default_order
        name = asked.removeprefix("-")
        if name not in self.orders:
            names = ", ".join(self.orders)
            raise BadRequestError(_("“order” is one of: %(names)s.") % {"names": names})
        sign = "-" if asked.startswith("-") else ""
        return f"{sign}{self.orders[name]}", f"{sign}pk"

    # What is asked for

    def check_query_parameters(self, queryset: QuerySet | None = None) -> None:
        allowed = _IN_EVERY_LIST.union(self.filters) if self.is_list else {"fields"}
        asked = self.request.GET
        if unknown := sorted(set(asked) - allowed):
            words = {"unknown": ", ".join(unknown), "known": ", ".join(sorted(allowed))}
            raise BadRequestError(_("Unknown here: %(unknown)s. Known: %(known)s.") % words)
        for name in asked:
            if "\0" in asked[name]:
                raise BadRequestError(_("“%(name)s” holds a null character.") % {"name": name})
        if "search" in asked:
            if not 0 < len(asked["search"].strip()) <= LONGEST_SEARCH:
                words = _("“search” has from 1 to %(count)d characters.")
                raise BadRequestError(words % {"count": LONGEST_SEARCH})
            if "order" in asked:
                raise BadRequestError(
                    _("What a search finds comes in its own order: leave “order” out.")
                )

    @property
    def is_list(self) -> bool:
        return self.action == "listing_view"

    # Details

    def detail_view(self, request: Any, **key: Any) -> Response:
        self.check_query_parameters()
        return Response(self.get_serializer(self.get_object()).data)

    def get_object(self) -> Any:
        return self._object

    @cached_property
    def _object(self) -> Any:
        found = self.get_queryset().filter(**self.kwargs).first()
        if found is None:
            raise Http404(_("There is nothing here that anybody may see."))
        return self.as_read(found)

    def as_read(self, thing: Any) -> Any:
        """The thing as its readers see it."""
        return thing

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        detail = cls.as_view({"get": "detail_view"})
        return [
            path("", cls.as_view({"get": "listing_view"}), name="listing"),
            *(path(f"<{key}>/", detail, name="detail") for key in cls.keys),
        ]

    def handle_exception(self, exc: Exception) -> Response:
        response = super().handle_exception(exc)
        if isinstance(exc, APIException):
            response.data = {"message": str(exc.detail)}  # under the name that Wagtail gives it
        return response


class PageEndpoint(Endpoint):
    """Pages, in the languages in which they are published."""

    def languages_of(self, thing: BilingualPage) -> Sequence[ReadingLanguage]:
        return thing.reading_languages

    def as_read(self, thing: BilingualPage) -> BilingualPage:
        return for_reading([thing])[0]


class Releases(PageEndpoint):
    place = "releases"
    model = ReleasePage
    in_lists = RELEASE
    in_detail = RELEASE_DETAIL
    detail_only_fields = list(RELEASE_DETAIL)
    filters = RELEASE_FILTERS
    orders = {"release_time": "release_time", "id": "pk"}
    default_order = ("-release_time", "-pk")

    def get_queryset(self) -> QuerySet[ReleasePage]:
        visible = ReleasePage.objects.visible()
        visible = visible.select_related("lead_image").prefetch_related("topics")
        return visible.defer("body", "closing") if self.is_list else visible


class Factsheets(PageEndpoint):
    place = "factsheets"
    model = FactsheetPage
    in_lists = FACTSHEET
    in_detail = FACTSHEET_DETAIL
    detail_only_fields = list(FACTSHEET_DETAIL)
    filters = FACTSHEET_FILTERS
    orders = {"revised": "revised_on", "id": "pk"}
    default_order = ("-revised_on", "title", "pk")

    def get_queryset(self) -> QuerySet[FactsheetPage]:
        visible = with_revision(FactsheetPage.objects.visible())
        return visible.defer("sections") if self.is_list else visible


class Facts(Endpoint):
    """The facts that a public factsheet shows, as they are today."""

    place = "facts"
    model = Fact
    in_lists = FACTS
    filters = FACT_FILTERS
    orders = {"key": "key", "as_at": "as_at"}
    default_order = ("key",)
    keys = ("slug:key",)

    @cached_property
    def places(self) -> Places:
        return places()

    @cached_property
    def _public(self) -> list[int]:
        shown = Fact.objects.filter(live=True, pk__in=self.places.keys)
        return [fact.pk for fact in shown if self.places.languages_of(fact)]

    def get_queryset(self) -> QuerySet[Fact]:
        return facts_for_readers().filter(pk__in=self._public).select_related("topic")

    def languages_of(self, thing: Fact) -> Sequence[ReadingLanguage]:
        return self.places.languages_of(thing)

    @staticmethod
    def key_of(thing: Fact) -> str:
        return thing.key
