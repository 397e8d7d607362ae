"""Which version of a snippet a page holds on to."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .versions import Version


class Pin(models.Model):
    """A published release keeps saying what this version said, whatever happens to the snippet."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="pins")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="pins")
    pinned_at = models.DateTimeField(_("pinned"), default=timezone.now)

    class Meta:
        verbose_name = _("pin")
        verbose_name_plural = _("pins")
        constraints = [
            models.UniqueConstraint(fields=["page", "version"], name="one_pin_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.version}"
