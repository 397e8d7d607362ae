"""Pictures that stand in a page as data."""

import re
from base64 import b64decode
from binascii import Error as BadBase64
from urllib.parse import unquote_to_bytes

from ..parts import picture_name
from .model import Picture

_DATA = re.compile(r"data:(image/[\w.+-]{1,40})((?:;[\w=-]{1,40})*),(.*)", re.DOTALL)


def embedded(source: str, alt: str) -> Picture | None:
    """The picture whose data an address is; None for an address of something else."""
    found = _DATA.fullmatch(source)
    if not found:
        return None
    content_type, options, content = found.groups()
    try:
        raw = unquote_to_bytes(content)
        data = b64decode(raw) if "base64" in options else raw
    except (BadBase64, ValueError):
        return None
    extension = {"jpeg": "jpg", "svg+xml": "svg", "x-emf": "emf", "x-wmf": "wmf"}
    kind = content_type.partition("/")[2].lower()
    short = re.sub(r"\W", "", extension.get(kind, kind))[:5] or "bin"
    return Picture(picture_name(data, short), content_type, alt, data)
