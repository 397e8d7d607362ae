"""Which reminders were sent: so that nobody is asked twice in a week."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .facts import Fact


class Reminder(models.Model):
    """A mail that told the owner of a fact that its review is due."""

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="reminders")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    due = models.DateField(_("due"))
    sent_on = models.DateField(_("sent"))

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            # Two schedulers at once do not send the same mail twice.
            models.UniqueConstraint(
                fields=["fact", "owner", "due", "sent_on"], name="one_reminder_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.fact_id}: {self.sent_on}"
