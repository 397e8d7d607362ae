"""What search engines and sharing services read in a page's head."""

import json
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from .. import addresses

register = template.Library()
register.filter("absolute", addresses.absolute)

# As Django's json_script does: the text can neither end the element nor open another.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def default_alternate(choices: Iterable[addresses.Alternate]) -> addresses.Alternate | None:
    """The version for readers of any other language."""
    return addresses.default_alternate(choices)


@register.filter
def ld_json(data: dict[str, Any]) -> SafeString:
    """A script element with structured data."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')
