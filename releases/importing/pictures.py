"""Pictures of a draft → photos of the site: looked at when the draft is read, made with the release."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha1
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.models import Collection as MediaCollection
from wagtail.permissions import policy_registry

from cyberport_cms.bilingual.documents import Picture, limits
from cyberport_cms.bilingual.markdown import Inline
from cyberport_cms.bilingual.parts import PLACED
from cyberport_cms.bilingual.sentences import _ as sentence
from cyberport_cms.bilingual.sources import Source, SourceError
from cyberport_cms.newsroom.models import Photo, PhotoRendition

from ..word import PICTURE_SPECS
from . import draft as drafts
from .draft import BodyBlock, PhotoNote, ReleaseDraft, Warning
from .parser import parse_source
from .texts import of_plain

_MOST_ALIKE = 50  # renditions of one size that are compared byte by byte


class _PictureField(WagtailImageField):
    """As Wagtail's, with fewer pixels: a draft brings many pictures at once."""

    def __init__(self) -> None:
        super().__init__()
        self.max_image_pixels = limits.PICTURE_PIXELS


@dataclass
class Checker:
    """Says of each picture why it cannot be a photo. What it takes is bounded by limits.py."""

    pixels: int = 0  # of all so far
    known: dict[str, str] = field(default_factory=dict)

    def problem(self, picture: Picture) -> str:
        """In words; empty for a picture that is good."""
        if picture.name not in self.known:
            self.known[picture.name] = self._problem(picture)
        return self.known[picture.name]

    def _problem(self, picture: Picture) -> str:
        try:
            file = _PictureField().clean(SimpleUploadedFile(picture.name, picture.data))
            width, height = file.image.get_size()
            self.pixels += width * height
            if self.pixels > limits.PICTURES_PIXELS:
                return _(
                    "The pictures of the draft have more than %(most)d megapixels together."
                ) % {"most": limits.PICTURES_PIXELS // limits.MB}
            # The head of a file may be good, and the rest of it missing.
            with Image.open(BytesIO(picture.data)) as image:
                image.draft("RGB", (width // 8, height // 8))
                image.load()
        except ValidationError as error:
            return " ".join(error.messages)
        except Exception:  # whatever a decoder makes of bytes from outside
            return _("It is broken.")
        return ""


def usable(draft: ReleaseDraft, checker: Checker | None = None) -> ReleaseDraft:
    """The draft with the pictures that can be photos; of the others its warnings say why not."""
    checker = checker or Checker()
    shown = set(_names(draft))
    pictures = {p.name: p for p in draft.pictures if p.name in shown}
    bad = {name: words for name, p in pictures.items() if (words := checker.problem(p))}
    warnings = [
        Warning(
            "picture_unused",
            sentence(
                "The picture “%(name)s” is not used. %(reason)s",
                name=_called(draft, name),
                reason=words,
            ),
        )
        for name, words in bad.items()
    ]
    body = [block for found in draft.body for block in _without(found, bad)]
    closing = [
        replace(part, pictures=tuple(p for p in part.pictures if p.name not in bad))
        if isinstance(part, PhotoNote)
        else part
        for part in draft.closing
    ]
    return replace(
        draft,
        body=tuple(body),
        closing=tuple(closing),
        pictures=tuple(p for name, p in pictures.items() if name not in bad),
        warnings=(*draft.warnings, *warnings),
    )


def read_again(source: Source, kept: Collection[str]) -> ReleaseDraft:
    """The draft of a text whose pictures were looked at before: those in `kept` were good."""
    names = {found["name"] for found in PLACED.finditer(source.text)}
    pictures = tuple(Picture(name, "", "", b"") for name in names)
    checker = Checker(known={name: "" if name in kept else _("It is broken.") for name in names})
    return usable(parse_source(replace(source, pictures=pictures)), checker)


def _names(draft: ReleaseDraft) -> Iterable[str]:
    for block in draft.body:
        if isinstance(block, drafts.Picture):
            yield block.name
    for part in draft.closing:
        if isinstance(part, PhotoNote):
            yield from (picture.name for picture in part.pictures)


def _called(draft: ReleaseDraft, name: str) -> str:
    return next((p.alt for p in draft.pictures if p.name == name and p.alt), name)


def _without(block: BodyBlock, bad: Mapping[str, str]) -> list[BodyBlock]:
    """Of a picture that cannot be used, the words below it stay."""
    if not isinstance(block, drafts.Picture) or block.name not in bad:
        return [block]
    words = " ".join(part for part in (block.caption, block.credit) if part)
    return [drafts.Paragraph(Inline(of_plain(words), words))] if words else []


@dataclass
class Photos:
    """The photos of a release that is being made. Without pictures it makes none."""

    pictures: Iterable[Picture] = ()
    user: Any = None
    created: list[Photo] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._data = {picture.name: picture.data for picture in self.pictures}
        self._found: dict[str, Photo | None] = {}

    def photo(self, name: str, title: str) -> Photo | None:
        """The photo of that picture: the one that is kept already, else a new one of that title."""
        if name not in self._found:
            data = self._data.get(name)
            made = self._known(data) or self._new(name, title, data) if data else None
            self._found[name] = made
        return self._found[name]

    def forget(self) -> None:
        """Files of photos that were not made after all: no transaction takes them back."""
        for photo in self.created:
            photo.file.storage.delete(photo.file.name)

    def _known(self, data: bytes) -> Photo | None:
        """The photo of which these are the bytes, or that our own export wrote with them."""
        allowed = Photo.objects.order_by("-pk")
        if self.user is not None:
            policy = policy_registry.get_by_type(Photo)
            allowed = allowed.filter(
                pk__in=policy.instances_user_has_permission_for(self.user, "choose").values("pk")
            )
        hashed = sha1(data, usedforsecurity=False).hexdigest()
        if found := allowed.filter(file_hash=hashed).first():
            return found
        with Image.open(BytesIO(data)) as image:
            width, height = image.size
        alike = PhotoRendition.objects.filter(
            filter_spec__in=PICTURE_SPECS, width=width, height=height, image__in=allowed
        ).order_by("-pk")
        for rendition in alike[:_MOST_ALIKE]:
            try:
                with rendition.file.open("rb") as file:
                    if rendition.file.size == len(data) and file.read() == data:
                        return allowed.get(pk=rendition.image_id)
            except OSError:
                continue  # a rendition is only a cache
        return None

    def _new(self, name: str, title: str, data: bytes) -> Photo:
        if words := Checker().problem(Picture(name, "", "", data)):
            raise SourceError(words)
        photo = Photo(
            title=title[:255] or name,
            file=ContentFile(data, name),
            collection=self._collection(title or name),
            uploaded_by_user=self.user,
        )
        photo._set_image_file_metadata()  # size and hash, as Wagtail's own form does it
        photo.save()
        self.created.append(photo)
        return photo

    def _collection(self, title: str) -> MediaCollection:
        """The first that its user may add photos to. Embargoes hold in all: newsroom/media.py."""
        if self.user is None:
            return MediaCollection.get_first_root_node()
        policy = policy_registry.get_by_type(Photo)
        open_to = policy.collections_user_has_permission_for(self.user, "add").order_by("path")
        if (collection := open_to.first()) is None:
            raise SourceError(
                _("You may not add or change this: %(kind)s “%(name)s”. Ask a colleague who may.")
                % {"kind": Photo._meta.verbose_name, "name": title}
            )
        return collection
