"""What every public template needs to know about its reader."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from .reading import current_language


def reader(request: HttpRequest) -> dict[str, Any]:
    return {"language": current_language(), "SITE_URL": settings.SITE_URL}
