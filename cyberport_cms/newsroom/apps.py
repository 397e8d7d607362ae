from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "cyberport_cms.newsroom"
    label = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        # These connect their signal receivers and hooks.
        autodiscover_modules(
            "dependents", "in_use", "overdue", "permanence", "reminders", "waiting"
        )
