"""Releases on pages that are not releases."""

from django import template

from cyberport_cms.newsroom.reading import current_language

from ..models import ReleasePage

register = template.Library()


@register.simple_tag
def latest_releases(count: int) -> list[ReleasePage]:
    """The newest releases of the reader's language."""
    return list(ReleasePage.objects.visible(current_language()).newest_first().for_list()[:count])
