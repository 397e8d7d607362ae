"""Files that people hand in, text or documents: read when certain, refused in words when not."""

import re
from dataclasses import dataclass
from pathlib import Path

from .decoding import SourceError, decoded
from .documents import Document, Picture, RefusedError, kind_of, limits, read_document
from .documents.split import split_languages
from .languages import ENGLISH, SOURCES, TRADITIONAL, SourceLanguage
from .sentences import _

__all__ = ["Source", "SourceError", "check_sides", "detect_language", "read_both", "read_source"]

LARGEST = 2_000_000  # bytes of text; the longest release seen has 20,000

_MISSING = {
    ENGLISH: _(
        "No English text was found. Put both languages into the file, one after the other or in a "
        "table of two columns, English on the left."
    ),
    TRADITIONAL: _(
        "No Chinese text was found. Put both languages into the file, one after the other or in a "
        "table of two columns, English on the left."
    ),
}
_EXPECTED = {
    ENGLISH: _(
        "The English side was expected here, but the text is not English. Check that this is the "
        "right file."
    ),
    TRADITIONAL: _(
        "The Chinese side was expected here, but the text is not Chinese. Check that this is the "
        "right file."
    ),
}
_HAN = re.compile(r"[㐀-鿿]")
# “&amp;lt;” stands in texts about such pages, and stays.
_AMPERSAND = re.compile(r"&amp;(?!#?\w{2,8};)")
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
        text, encoding = _text(data, name)
        notices, pictures = (), ()
    if not text.strip():
        raise SourceError(_("The file is empty. Save the text into it and try again."), name)
    return Source(name, text, detect_language(text), encoding, notices, pictures)


def read_both(path: Path) -> dict[SourceLanguage, Source]:
    """The two sides of one file that holds both languages. Raises SourceError where one is missing.

    They stand one after the other, or in a table of two columns, English on the left.
    """
    name = str(path)
    data, kind = _content(path, name)
    document = _document(data, kind, name) if kind else Document(_text(data, name)[0])
    try:
        sides = document.sides or split_languages(document.text)
    except SourceError as error:
        raise SourceError(error.message, name) from error
    for source in SOURCES:
        if not sides[source].strip():
            raise SourceError(_MISSING[source], name)
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
                    _(
                        "The file is too large (%(size)s MB; at most %(most)s MB). Hand in the text "
                        "of one release, without pictures.",
                        size=f"{size / 1e6:.1f}",
                        most=f"{largest / 1e6:.0f}",
                    ),
                    name,
                )
            return start + file.read(largest), kind
    except RefusedError as error:
        raise SourceError(error.message, name) from error
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            raise SourceError(_("There is no such file. Check the path."), name) from error
        words = _("%(reason)s. Check the path.", reason=error.strerror or error)
        raise SourceError(words, name) from error


def _text(data: bytes, name: str) -> tuple[str, str]:
    """The text of a text file and its encoding; “&amp;”, copied from a page's source, is “&”."""
    text, encoding = decoded(data, name)
    return _AMPERSAND.sub("&", text), encoding


def _document(data: bytes, kind: str, name: str) -> Document:
    try:
        return read_document(data, kind)
    except RefusedError as error:
        raise SourceError(error.message, name) from error


def detect_language(text: str) -> SourceLanguage:
    """Chinese where Chinese characters outnumber Latin words, else English."""
    han, words = len(_HAN.findall(text)), len(_LATIN_WORD.findall(text))
    return TRADITIONAL if han > words else ENGLISH


def check_sides(en: Source | None, zh_hant: Source | None) -> None:
    """Raise SourceError where a side is written in the other language."""
    if en and zh_hant and (en.language, zh_hant.language) == (TRADITIONAL, ENGLISH):
        raise SourceError(
            _(
                "The two languages are swapped: this file is Chinese and %(other)s is English. "
                "Exchange them.",
                other=zh_hant.path,
            ),
            en.path,
            1,
        )
    for source, wanted in ((en, ENGLISH), (zh_hant, TRADITIONAL)):
        if source and source.language != wanted:
            raise SourceError(_EXPECTED[wanted], source.path, 1)
