"""An import that is not finished: a draft text as it was handed in, and what a person made of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cyberport_cms.bilingual import documents
from cyberport_cms.newsroom.scheduling import due_work

KEPT = timedelta(days=1)  # after the last change


class ReleaseImportQuerySet(models.QuerySet):
    def kept(self, now: datetime | None = None) -> Self:
        return self.filter(changed__gt=(now or timezone.now()) - KEPT)

    def expired(self, now: datetime | None = None) -> Self:
        return self.filter(changed__lte=(now or timezone.now()) - KEPT)


class ReleaseImport(models.Model):
    """Kept for a day, so that closing the browser loses nothing; no release comes of it by itself."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    created = models.DateTimeField(_("created"), auto_now_add=True)
    changed = models.DateTimeField(_("changed"), auto_now=True, db_index=True)
    version = models.PositiveIntegerField(
        default=0
    )  # what a page that is open in two tabs has seen
    name_en = models.CharField(max_length=255, blank=True)
    name_zh_hant = models.CharField(max_length=255, blank=True)
    text_en = models.TextField(blank=True)
    text_zh_hant = models.TextField(blank=True)
    notices = models.JSONField(default=list)
    unused = models.JSONField(default=list)  # in words: pictures that cannot be photos
    sheet = models.JSONField(default=dict)  # releases.importing.wizard.Sheet.as_json()

    objects = models.Manager.from_queryset(ReleaseImportQuerySet)()

    class Meta:
        verbose_name = _("unfinished import")
        verbose_name_plural = _("unfinished imports")
        ordering = ["-changed"]
        default_permissions: tuple[str, ...] = ()

    def __str__(self) -> str:
        heads = self.sheet.get("heads", {}).values()
        return next((head["headline"] for head in heads if head["headline"]), "") or self.files

    @property
    def files(self) -> str:
        """What it was read from."""
        return " · ".join(dict.fromkeys(filter(None, (self.name_en, self.name_zh_hant))))

    def keep(self, pictures: Iterable[documents.Picture]) -> None:
        """Pictures that a release may be made with: each once, in whichever file it stands."""
        self.pictures.bulk_create(
            ImportedPicture(
                kept=self, name=p.name, alt=p.alt[:500], content_type=p.content_type, data=p.data
            )
            for p in {picture.name: picture for picture in reversed(list(pictures))}.values()
        )

    @property
    def expires(self) -> datetime:
        return self.changed + KEPT


class ImportedPicture(models.Model):
    """A picture of a draft, in the database: no file, no address, until a release is made of it."""

    kept = models.ForeignKey(ReleaseImport, on_delete=models.CASCADE, related_name="pictures")
    name = models.CharField(max_length=40)  # as the text and the sheet call it
    alt = models.CharField(max_length=500, blank=True)
    content_type = models.CharField(max_length=100)
    data = models.BinaryField()

    class Meta:
        default_permissions: tuple[str, ...] = ()
        constraints = [
            models.UniqueConstraint(fields=["kept", "name"], name="one_picture_of_a_name")
        ]

    def __str__(self) -> str:
        return self.alt or self.name

    @property
    def picture(self) -> documents.Picture:
        return documents.Picture(self.name, self.content_type, self.alt, bytes(self.data))


@receiver(due_work)
def delete_expired(now: datetime, **kwargs: Any) -> None:
    """In the rounds of the scheduler; one by one, for their pictures are large."""
    for kept in ReleaseImport.objects.expired(now):
        kept.delete()
