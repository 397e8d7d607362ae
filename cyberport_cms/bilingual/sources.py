"""Files that people hand in, text or documents: read when certain, refused in words when not."""

import re
from dataclasses import dataclass
from pathlib import Path

from .decoding import SourceError, decoded
from .documents import Document, Picture, RefusedError, kind_of, limits, read_document
from .documents.split import split_languages
from .languages import ENGLISH, SOURCES, TRADITIONAL, SourceLanguage

__all__ = ["Source", "SourceError", "check_sides", "detect_language", "read_both", "read_source"]

LARGEST = 2_000_000  # bytes of text; the longest release seen has 20,000

_HAN = re.compile(r"[㐀-鿿]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


@dataclass(frozen=True)
class Source:
    """The text of one file, as Markdown, and the language in which it is written."""

    path: str
    text: str
    language: SourceLanguage
    encoding: str  # of a text file; of a document its kind: "word", "html", "pdf"
    notices: tuple[str, ...] = ()  # what was left out of a document, and what to look at
    pictures: tuple[Picture, ...] = ()


def read_source(path: Path) -> Source:
    """The text of a file. Raises SourceError where it cannot be read with certainty."""
    name = str(path)
    data, kind = _content(path, name)
    if kind:
        document = _document(data, kind, name)
        text, encoding = document.text, kind
        notices, pictures = document.notices, document.pictures
    else:
        text, encoding = decoded(data, name)
        notices, pictures = (), ()
    if not text.strip():
        raise SourceError("The file is empty. Save the text into it and try again.", name)
    return Source(name, text, detect_language(text), encoding, notices, pictures)


def read_both(path: Path) -> dict[SourceLanguage, Source]:
    """The two sides of one file that holds both languages. Raises SourceError where one is missing.

    They stand one after the other, or in a table of two columns, English on the left.
    """
    name = str(path)
    data, kind = _content(path, name)
    document = _document(data, kind, name) if kind else Document(decoded(data, name)[0])
    try:
        sides = document.sides or split_languages(document.text)
    except SourceError as error:
        raise SourceError(error.message, name) from error
    for source, language in ((ENGLISH, "English"), (TRADITIONAL, "Chinese")):
        if not sides[source].strip():
            raise SourceError(
                f"No {language} text was found. Put both languages into the file, one after the "
                "other or in a table of two columns, English on the left.",
                name,
            )
    # What was noticed concerns the file: it is said once.
    notices: dict[SourceLanguage, tuple[str, ...]] = {ENGLISH: document.notices}
    return {
        source: Source(
            name, sides[source], source, kind or "text", notices.get(source, ()), document.pictures
        )
        for source in SOURCES
    }


def _content(path: Path, name: str) -> tuple[bytes, str | None]:
    """The bytes of a file and which document it is; None for text. Nothing too large is read."""
    try:
        with path.open("rb") as file:
            start = file.read(4096)
            size = path.stat().st_size
            kind = kind_of(path.suffix, start)
            largest = {None: LARGEST, "html": limits.LARGEST_HTML}.get(kind, limits.LARGEST)
            if size > largest:
                raise SourceError(
                    f"The file is too large ({size / 1e6:.1f} MB; at most {largest / 1e6:.0f} MB). "
                    "Hand in the text of one release, without pictures.",
                    name,
                )
            return start + file.read(largest), kind
    except RefusedError as error:
        raise SourceError(str(error), name) from error
    except OSError as error:
        reason = "There is no such file" if isinstance(error, FileNotFoundError) else error.strerror
        raise SourceError(f"{reason}. Check the path.", name) from error


def _document(data: bytes, kind: str, name: str) -> Document:
    try:
        return read_document(data, kind)
    except RefusedError as error:
        raise SourceError(str(error), name) from error


def detect_language(text: str) -> SourceLanguage:
    """Chinese where Chinese characters outnumber Latin words, else English."""
    han, words = len(_HAN.findall(text)), len(_LATIN_WORD.findall(text))
    return TRADITIONAL if han > words else ENGLISH


def check_sides(en: Source | None, zh_hant: Source | None) -> None:
    """Raise SourceError where a side is written in the other language."""
    if en and zh_hant and (en.language, zh_hant.language) == (TRADITIONAL, ENGLISH):
        raise SourceError(
            f"The two languages are swapped: this file is Chinese and {zh_hant.path} is English. "
            "Exchange the two paths.",
            en.path,
            1,
        )
    for source, wanted, name in ((en, ENGLISH, "English"), (zh_hant, TRADITIONAL, "Chinese")):
        if source and source.language != wanted:
            raise SourceError(
                f"The {name} side was expected here, but the text is not {name}. "
                "Check that this is the right file.",
                source.path,
                1,
            )
