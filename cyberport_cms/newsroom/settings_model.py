"""What those who look after the newsroom may choose for the whole site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


class OpenFigures(models.TextChoices):
    """What happens when a page is published whose figures disagree."""

    REFUSE = "refuse", _("Refuse to publish, unless an approver writes why")
    WARN = "warn", _("Publish, with a warning")


@register_setting(icon="tasks")
class NewsroomSettings(BaseSiteSetting):
    open_figures = models.CharField(
        _("figures that disagree"),
        max_length=8,
        choices=OpenFigures.choices,
        default=OpenFigures.REFUSE,
        help_text=_(
            "What happens when a page is published while its English and its Chinese give "
            "different figures, and nobody has settled it."
        ),
    )

    panels = [FieldPanel("open_figures")]

    class Meta:
        verbose_name = _("newsroom settings")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


def refuses_open_figures() -> bool:
    """True unless the site has chosen to be warned only."""
    chosen = NewsroomSettings.objects.filter(site__is_default_site=True).first()
    return chosen is None or chosen.open_figures == OpenFigures.REFUSE
