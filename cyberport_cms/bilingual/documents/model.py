"""What a reader makes of a document. Plain data, and its form on the way out of the child."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..languages import SourceLanguage


class RefusedError(Exception):
    """A document that is not read: the words say what is wrong and how to mend it."""


@dataclass(frozen=True)
class Picture:
    """A picture that stood in the document; the text shows its place as `![alt](name)`."""

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
        "notices": list(document.notices),
        "pictures": [
            [p.name, p.content_type, p.alt, b64encode(p.data).decode()] for p in document.pictures
        ],
        "sides": dict(document.sides) if document.sides else None,
    }


def unpacked(data: Mapping[str, Any]) -> Document:
    return Document(
        text=data["text"],
        notices=tuple(data["notices"]),
        pictures=tuple(
            Picture(name, content_type, alt, b64decode(content))
            for name, content_type, alt, content in data["pictures"]
        ),
        sides=data["sides"],
    )


def counted(number: int, thing: str, does: str = "", do: str = "") -> str:
    """“1 comment”, “3 comments”; with a verb for one and for many: “1 comment was”."""
    words = f"{number:,} {thing}{'' if number == 1 else 's'}"
    return f"{words} {does if number == 1 else do}" if does else words
