"""The child process that reads one document: bytes on stdin, JSON on stdout, then it is gone."""

import json
import resource
import sys
import warnings
from contextlib import suppress

from ..sentences import _
from ..sentences import packed as packed_sentence
from . import limits
from .html import read_html
from .model import Document, RefusedError, packed
from .pdf import read_pdf
from .word import read_word

_READERS = {"word": read_word, "html": read_html, "pdf": read_pdf}
_BROKEN = _(
    "This file is broken, or made by a program that writes it differently. Open it where it was "
    "made and save it again, or copy the text into a new document."
)


def main(kind: str) -> None:
    _limit()
    warnings.simplefilter("ignore")
    data = sys.stdin.buffer.read()
    try:
        answer = packed(_checked(_READERS[kind](data)))
    except RefusedError as error:
        answer = {"refused": packed_sentence(error.message)}
    except MemoryError:
        sys.exit(1)
    except Exception:  # whatever a library makes of a file that nobody foresaw
        answer = {"refused": packed_sentence(_BROKEN)}
    json.dump(answer, sys.stdout)


def _checked(document: Document) -> Document:
    if len(document.text) > limits.CHARACTERS:
        raise RefusedError(
            _(
                "It holds more than %(most)s characters. Hand in one release.",
                most=limits.CHARACTERS,
            )
        )
    if not document.text.strip():
        raise RefusedError(_("It holds no text. Write the text into it and try again."))
    return document


def _limit() -> None:
    """What the readers may take of the machine; they write no file."""
    wanted = (
        (resource.RLIMIT_AS, limits.MEMORY),
        (resource.RLIMIT_CPU, limits.CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in wanted:
        with suppress(ValueError, OSError):  # a stricter limit holds already
            resource.setrlimit(what, (most, most))
    # Readers call themselves for each level, and levels are limited.
    sys.setrecursionlimit(20_000)


if __name__ == "__main__":
    main(sys.argv[1])
