"""What a reader makes of a document. Plain data, and its form on the way out of the child."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .. import sentences
from ..languages import SourceLanguage


class RefusedError(Exception):
    """A document that is not read: the words say what is wrong and how to mend it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Picture:
    """A picture that stood in the document; the text shows its place as `![alt](name)`.

    Its name says what is in it: one picture in two files is one picture.
    """

    name: str
    content_type: str
    alt: str
    data: bytes


@dataclass(frozen=True)
class Document:
    """A document as Markdown. `sides` is filled where a table held both languages."""

    text: str
    notices: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    sides: Mapping[SourceLanguage, str] | None = None


def packed(document: Document) -> dict[str, Any]:
    """A document as JSON can hold it."""
    return {
        "text": document.text,
        "notices": sentences.packed(document.notices),
        "pictures": [
            [p.name, p.content_type, p.alt, b64encode(p.data).decode()] for p in document.pictures
        ],
        "sides": dict(document.sides) if document.sides else None,
    }


def unpacked(data: Mapping[str, Any]) -> Document:
    return Document(
        text=data["text"],
        notices=sentences.unpacked(data["notices"]),
        pictures=tuple(
            Picture(name, content_type, alt, b64decode(content))
            for name, content_type, alt, content in data["pictures"]
        ),
        sides=data["sides"],
    )
