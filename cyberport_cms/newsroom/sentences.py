"""What the readers and importers say, in the language of whoever reads it.

The one place between bilingual/sentences.py, which knows no Django, and gettext. On the command line
the language is that of the settings.
"""

from typing import Any

from django.utils.translation import gettext, ngettext

from cyberport_cms.bilingual.decoding import SourceError
from cyberport_cms.bilingual.sentences import Sentence

from .reading import joined


def said(words: Any) -> str:
    """A sentence in the language that is active; other words as they are."""
    match words:
        case Sentence():
            values = words.values
            form = (
                ngettext(words.msgid, words.plural, values["count"])
                if words.plural
                else gettext(words.msgid)
            )
            return form % {name: said(v) for name, v in values.items()} if values else form
        case int():
            return f"{words:,}"
        case list() | tuple():
            return joined(map(said, words))
    return str(words)


def in_words(error: SourceError) -> str:
    """A refusal without its path: whoever uploads a file knows which."""
    if error.line and error.line > 1:
        return at_line(error.line, error.message)
    return said(error.message)


def at_line(line: int, words: str) -> str:
    return gettext("Line %(number)d: %(reason)s") % {"number": line, "reason": said(words)}


def with_path(error: SourceError) -> str:
    """A refusal as the command line says it: which file, which line, and what to do."""
    if not error.path:
        return said(error.message)
    place = (
        gettext("%(path)s, line %(number)d") % {"path": error.path, "number": error.line}
        if error.line
        else error.path
    )
    return f"{place}: {said(error.message)}"
