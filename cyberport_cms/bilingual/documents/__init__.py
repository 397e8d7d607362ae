"""Draft documents → Markdown: Word, HTML and text PDF, by kept readers in a child process.

A reader works in memory on bytes from outside. What it may take is bounded by the process in which
it runs, not by trust in three libraries: see docs/decisions/0004-document-readers.md.
"""

import json
import subprocess
import sys
from pathlib import Path

from ..sentences import _
from ..sentences import unpacked as unpacked_sentence
from . import limits
from .model import Document, Picture, RefusedError, unpacked

__all__ = ["Document", "Picture", "RefusedError", "kind_of", "read_document"]

_ROOT = Path(__file__).resolve().parents[3]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMES = {".docx": "word", ".docm": "word", ".doc": "word", ".pdf": "pdf"}
_MISNAMED = {
    "word": _(
        "The name says that this is a Word file (.docx), the content does not: the file is broken "
        "or misnamed. Open it where it was made and save it again."
    ),
    "pdf": _(
        "The name says that this is a PDF, the content does not: the file is broken or misnamed. "
        "Open it where it was made and save it again."
    ),
}


def kind_of(suffix: str, start: bytes) -> str | None:
    """Which reader a file is for, by its first bytes; None for text. Raises RefusedError for others."""
    suffix = suffix.lower()
    if start.startswith(b"PK"):
        kind: str | None = "word"
    elif b"%PDF-" in start[:1024]:
        kind = "pdf"
    elif start.startswith(_OLE):
        kind = "ole"
    elif start.startswith(b"{\\rtf"):
        raise RefusedError(
            _("This is an RTF file. Save it as “Word Document (.docx)” and try again.")
        )
    elif suffix in (".html", ".htm", ".xhtml") or start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()[
        :14
    ].startswith((b"<!doctype html", b"<html")):
        kind = "html"
    else:
        kind = None
    expected = _NAMES.get(suffix)
    if suffix == ".docm":
        raise RefusedError(
            _(
                "This is a file with macros (.docm), which are not let in. Save it as “Word "
                "Document (.docx)”."
            )
        )
    if expected and kind != expected and kind not in ("ole", "html") and start.strip():
        raise RefusedError(_MISNAMED[expected])
    return kind


def read_document(data: bytes, kind: str) -> Document:
    """What a document says. Raises RefusedError in words, in bounded time and memory."""
    if kind == "ole":
        raise RefusedError(_old_or_locked(data))
    command = [sys.executable, "-X", "utf8", "-m", f"{__name__}.child", kind]
    try:
        # No environment: the child has no use for the site's secrets.
        child = subprocess.run(  # noqa: S603  # our own module, with one of three words
            command, input=data, capture_output=True, cwd=_ROOT, env={}, timeout=limits.SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError(_TOO_MUCH) from error
    if child.returncode:
        raise RefusedError(_TOO_MUCH)
    answer = json.loads(child.stdout)
    if "refused" in answer:
        raise RefusedError(unpacked_sentence(answer["refused"]))
    return unpacked(answer)


_TOO_MUCH = _(
    "Reading it took more time or memory than any release needs: it is broken, or made to do harm. "
    "Copy the text into a new document and save that."
)


def _old_or_locked(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _("It is protected by a password. Save it without one and try again.")
    return _(
        "This is a file of an old Word, Excel or Outlook. Open it and save it as “Word Document "
        "(.docx)”."
    )
