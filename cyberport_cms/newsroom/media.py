"""Photos and documents keep the embargo of the pages that show them.

A file is handed out when a page that anybody may see shows it, or to staff. Everything else is
not found, whoever guesses its address.
"""

from collections import defaultdict
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.static import serve
from wagtail.models import Page, ReferenceIndex

from .models import Photo, PhotoRendition

_FRESH_SECONDS = 300  # how long a cache may show a photo after its release was withdrawn
# A page shows a file itself, through a snippet that it chooses, or through a fact in that snippet.
_HOPS = 3


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """The file of a photo or of one of its renditions, if this visitor may see it."""
    photo = _photo_of(path)
    if photo is None or not may_see(request, photo):
        raise Http404
    response = _file(request, path)
    response["Cache-Control"] = f"public, max-age={_FRESH_SECONDS}"
    if _is_staff(request):
        response["Cache-Control"] = "private"
    return response


def may_see(request: HttpRequest, thing: Model) -> bool:
    """True where this visitor may see a page that shows `thing` (a photo or a document)."""
    if _is_staff(request):
        return True
    pages = Page.objects.filter(pk__in=_pages_that_show(thing)).specific()
    return any(_is_open(request, page) for page in pages)


def _is_staff(request: HttpRequest) -> bool:
    return request.user.has_perm("wagtailadmin.access_admin")


def _is_open(request: HttpRequest, page: Page) -> bool:
    if not type(page).objects.released().filter(pk=page.pk).exists():
        return False
    return all(limit.accept_request(request) for limit in page.get_view_restrictions())


def _pages_that_show(thing: Model) -> set[int]:
    page_type = ContentType.objects.get_for_model(Page).pk
    looked_for = {ContentType.objects.get_for_model(thing).pk: {str(thing.pk)}}
    pages: set[int] = set()
    for _ in range(_HOPS):
        if not looked_for:
            break
        refers = Q()
        for content_type, keys in looked_for.items():
            refers |= Q(to_content_type=content_type, to_object_id__in=keys)
        found: dict[int, set[str]] = defaultdict(set)
        for content_type, key in ReferenceIndex.objects.filter(refers).values_list(
            "base_content_type", "object_id"
        ):
            found[content_type].add(key)
        pages |= set(map(int, found.pop(page_type, ())))
        looked_for = found
    return pages


def _photo_of(path: str) -> Photo | None:
    if photo := Photo.objects.filter(file=path).first():
        return photo
    rendition = PhotoRendition.objects.filter(file=path).select_related("image").first()
    return rendition.image if rendition else None


def _file(request: HttpRequest, path: str) -> HttpResponseBase:
    if prefix := settings.MEDIA_ACCEL_PREFIX:
        # nginx sends the file: deploy/nginx.conf
        response = HttpResponse(content_type="")
        response["X-Accel-Redirect"] = f"{prefix}{Path(path).as_posix()}"
        return response
    return serve(request, path, document_root=settings.MEDIA_ROOT)
