"""What a snippet said, from each of its publications on.

Every publication of a versioned snippet leaves a row that is never changed. Releases pin these rows
(freezing.py), editions list them, and a fact's history is read from them.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import NotRegistered, translator
from wagtail.log_actions import get_active_log_context

from .append_only import append_only
from .snippets import BilingualSnippet

version_published = Signal()
"""Sent when a snippet says something new: `snippet`, `version`, `previous` (a Version or None)."""


class VersionQuerySet(models.QuerySet):
    def of(self, snippet: models.Model) -> Self:
        content_type = ContentType.objects.get_for_model(snippet)
        return self.filter(content_type=content_type, object_id=snippet.pk)

    def newest_of(self, model: type[models.Model], keys: Iterable[int]) -> Self:
        """The newest version of each of these snippets."""
        content_type = ContentType.objects.get_for_model(model)
        same = Version.objects.filter(
            content_type=content_type, object_id=models.OuterRef("object_id")
        )
        return self.filter(
            content_type=content_type,
            object_id__in=list(keys),
            number=models.Subquery(same.order_by("-number").values("number")[:1]),
        )


@append_only
class Version(models.Model):
    """One publication of a snippet; what it said is in the row of the snippet's own version model."""

    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    number = models.PositiveIntegerField(_("version"))
    published_at = models.DateTimeField(_("published"), default=timezone.now)
    # No constraint: people leave, history stays. The name is what is shown.
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
    )
    published_by_name = models.CharField(_("published by"), max_length=255, blank=True)
    change_note = models.TextField(_("why"), blank=True)
    revision_number = models.PositiveBigIntegerField(null=True)  # Wagtail may purge the revision

    objects = VersionQuerySet.as_manager()

    parts: ClassVar[tuple[str, ...]] = ()  # relations that belong to what is said

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "number"], name="one_version_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_type.model} {self.object_id}, version {self.number}"

    @classmethod
    def said_fields(cls) -> list[str]:
        """The columns that say something, under the same names as on the snippet."""
        own = [field.attname for field in cls._meta.local_concrete_fields if not field.primary_key]
        try:
            translated = {str(name) for name in translator.get_options_for_model(cls).fields}
        except NotRegistered:
            translated = set()
        return [name for name in own if name not in translated]  # their two sides are listed

    @property
    def snippet_key(self) -> tuple[type[models.Model], int]:
        return self.snippet_model, self.object_id

    @property
    def snippet_model(self) -> type["VersionedSnippet"]:
        model = ContentType.objects.get_for_id(self.content_type_id).model_class()
        if model is None or not issubclass(model, VersionedSnippet):
            raise TypeError(f"{self.content_type} keeps no versions.")
        return model

    @property
    def typed(self) -> "Version":
        """This version as a row of the snippet's own version model."""
        model = self.snippet_model.version_model
        return self if isinstance(self, model) else getattr(self, model._meta.model_name)

    def as_snippet(self) -> "VersionedSnippet":
        """The snippet as it was: the same kind of object, to be read and never saved."""
        typed = self.typed
        said = {name: getattr(typed, name) for name in typed.said_fields()}
        snippet = self.snippet_model(pk=self.object_id, live=True, **said)
        snippet._state.adding = False
        snippet._state.db = self._state.db
        snippet.version = self
        typed.complete(snippet)
        return snippet

    def complete(self, snippet: "VersionedSnippet") -> None:
        """Give `snippet` what is not in this row (its figures)."""


class VersionedSnippet(BilingualSnippet):
    """A snippet each of whose publications leaves a version."""

    version_model: ClassVar[type[Version]]
    version: Version | None = None  # on the stand-ins that Version.as_snippet() makes

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.version is not None:
            raise TypeError("This is what a snippet said once: it can be read, not saved.")
        super().save(*args, **kwargs)
        if self.live and kwargs.get("update_fields") is None:
            self.note_version()

    def save_and_publish(self, user: Any = None) -> None:
        """Save a new snippet from code as a person would: with a revision, which is published."""
        self.live = False
        self.save()
        self.save_revision(user=user, log_action=True).publish(user=user)
        self.refresh_from_db()

    @property
    def versions(self) -> models.QuerySet:
        """Its publications, oldest first."""
        return self.version_model.objects.of(self).order_by("number")

    @property
    def newest_version(self) -> Version | None:
        return self.versions.last()

    @transaction.atomic
    def note_version(self) -> Version:
        """The version of what is live now: a new one where this is a publication, or says more."""
        # Whoever publishes it at the same moment waits here, so that no number is given twice.
        type(self).objects.select_for_update().values_list("pk").get(pk=self.pk)
        newest = self.newest_version
        revision = self.live_revision_id
        if (
            newest is not None
            and revision in (None, newest.revision_number)
            and not (self.differs_from(newest))
        ):
            return newest
        user = self.published_by()
        version = self.version_model(
            content_type=ContentType.objects.get_for_model(self),
            object_id=self.pk,
            number=newest.number + 1 if newest else 1,
            published_by=user,
            published_by_name=(user.get_full_name() or user.get_username()) if user else "",
            change_note=getattr(self, "change_note", ""),
            revision_number=revision,
            **{name: getattr(self, name) for name in self.version_model.said_fields()},
        )
        version.save(force_insert=True)
        self.save_version_parts(version)
        version_published.send(type(self), snippet=self, version=version, previous=newest)
        return version

    def differs_from(self, version: Version) -> bool:
        """True where the snippet says something else than it said then."""
        names = version.said_fields()
        return any(getattr(self, name) != getattr(version, name) for name in names)

    def save_version_parts(self, version: Version) -> None:
        """Write what a version keeps in rows of its own (figures)."""

    def published_by(self) -> Any:
        """Who is publishing: whoever is at work in the admin, else whoever wrote the revision."""
        context = get_active_log_context()
        if context is not None and context.user is not None:
            return context.user
        return self.live_revision.user if self.live_revision_id else None
