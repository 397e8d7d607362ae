"""What the readers of files say, in the language of whoever reads it.

The readers know no Django: they speak English. Here stands every sentence of theirs, with a
placeholder for what changes in it; one that is missing here is shown in English.
"""

import re
from functools import cache

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from cyberport_cms.bilingual.sources import SourceError

SENTENCES = (
    # bilingual/sources.py and decoding.py
    _("The file is empty. Save the text into it and try again."),
    _(
        "No English text was found. Put both languages into the file, one after the other or in a "
        "table of two columns, English on the left."
    ),
    _(
        "No Chinese text was found. Put both languages into the file, one after the other or in a "
        "table of two columns, English on the left."
    ),
    _(
        "The file is too large (%(size)s MB; at most %(most)s MB). Hand in the text of one "
        "release, without pictures."
    ),
    _(
        "The two languages are swapped: this file is Chinese and %(other)s is English. Exchange "
        "the two paths."
    ),
    _(
        "The English side was expected here, but the text is not English. Check that this is the "
        "right file."
    ),
    _(
        "The Chinese side was expected here, but the text is not Chinese. Check that this is the "
        "right file."
    ),
    _("This is a PDF, not text. Save it as plain text or Markdown in UTF-8."),
    _("This is a Word or ZIP file, not text. Save it as plain text or Markdown in UTF-8."),
    _("This is an old Word file, not text. Save it as plain text or Markdown in UTF-8."),
    _("This is a JPEG picture, not text. Save it as plain text or Markdown in UTF-8."),
    _("This is a PNG picture, not text. Save it as plain text or Markdown in UTF-8."),
    _("This is a GIF picture, not text. Save it as plain text or Markdown in UTF-8."),
    _("This is not a text file. Save it as plain text or Markdown in UTF-8."),
    _("The encoding of the text is not certain. Save the file as UTF-8 and try again."),
    # bilingual/documents: refusals
    _("This is an RTF file. Save it as “Word Document (.docx)” and try again."),
    _(
        "This is a file with macros (.docm), which are not let in. Save it as “Word Document "
        "(.docx)”."
    ),
    _(
        "The name says that this is a Word file (.docx), the content does not: the file is broken "
        "or misnamed. Open it where it was made and save it again."
    ),
    _(
        "The name says that this is a PDF, the content does not: the file is broken or misnamed. "
        "Open it where it was made and save it again."
    ),
    _(
        "Reading it took more time or memory than any release needs: it is broken, or made to do "
        "harm. Copy the text into a new document and save that."
    ),
    _("It is protected by a password. Save it without one and try again."),
    _(
        "This is a file of an old Word, Excel or Outlook. Open it and save it as “Word Document "
        "(.docx)”."
    ),
    _(
        "The two languages stand mixed and cannot be told apart. Put the Chinese text after the "
        "English one, or both into a table of two columns, English on the left."
    ),
    _("It holds more than %(most)s characters. Hand in one release."),
    _("It holds no text. Write the text into it and try again."),
    _(
        "It holds %(count)s parts, more than any text has. Copy the text into a new document and "
        "save that."
    ),
    _("It holds macros, which are not let in. Save it as “Word Document (.docx)”, without macros."),
    _("It may hold macros, which are not let in. Save it as “Word Document (.docx)”."),
    _(
        "It unpacks to %(size)s MB or more, which no text needs. Copy the text into a new document "
        "and save that."
    ),
    _("It has more than %(most)s elements. Copy the text into a new document and save that."),
    _(
        "It has more than %(most)s tags, which no text needs. Copy the text into a new document and "
        "save that."
    ),
    _(
        "Its parts are nested more than %(most)s deep, which no text needs. Copy the text into a "
        "new document and save that."
    ),
    _(
        "It declares a document type or entities of its own, which no Word file does and which may "
        "hide anything. Copy the text into a new document and save that."
    ),
    _(
        "This page defines its own entities, which may hide anything. Open it in a browser, copy "
        "the text into Word and save it as .docx."
    ),
    _(
        "It holds more than %(most)s pictures or %(size)s MB of them. Take the pictures out and "
        "upload them in the admin."
    ),
    _("This PDF is protected by a password. Save it without one and try again."),
    _("This PDF is broken. Make it again from the original, or hand in the Word file."),
    _("This PDF has %(count)s pages; at most %(most)s are read. Hand in the pages of one release."),
    _(
        "This PDF holds no text: it is a scan or a picture. Hand in the file from which it was "
        "made, or have the text recognised first."
    ),
    _(
        "The characters of this PDF cannot be read with certainty: its fonts do not say what they "
        "are. Hand in the Word file, or make the PDF again."
    ),
    # bilingual/documents: what to look at
    _("%(count)s comment was dropped."),
    _("%(count)s comments were dropped."),
    _("Tracked changes were accepted: %(changes)s."),
    _("%(count)s footnote stands in a paragraph of its own, after the text with its number."),
    _("%(count)s footnotes stand in a paragraph of its own, after the text with its number."),
    _("Left out, because it is a page header or footer: “%(line)s”."),
    _("Hidden text was found and is in the text now: look whether it belongs there."),
    _("A text box could not be read: copy its words into the text."),
    _("%(things)s could not be read: add what it says."),
    _("%(count)s picture is linked, not in the file."),
    _("%(count)s pictures are linked, not in the file."),
    _("Scripts and frames of the page were left out."),
    _("A form of the page was left out."),
    _("Only the main part of the page was read, without its menus."),
    _("%(count)s picture is not in the file, only named in it: choose them in the admin."),
    _("%(count)s pictures are not in the file, only named in it: choose them in the admin."),
    _("A table with both languages was read column by column: English, then Chinese."),
    _("%(count)s table stands as lines with | between the cells: make table blocks of them."),
    _("%(count)s tables stand as lines with | between the cells: make table blocks of them."),
    _("%(count)s raised or lowered text stands on the line."),
    _("%(count)s raised or lowered texts stand on the line."),
    _("%(count)s struck-out text was kept: look at it."),
    _("%(count)s struck-out texts were kept: look at it."),
    _(
        "A PDF holds no paragraphs, tables or links: compare the text with the original. The Word "
        "file is always the better one."
    ),
    _("%(count)s picture was left out: choose in the admin."),
    _("%(count)s pictures were left out: choose in the admin."),
    # releases/importing
    _(
        "No headline was found. Write the headline on a line of its own before the first "
        "paragraph, with an empty line after it."
    ),
    _("This link leads nowhere: give its address."),
    _("No place and date were found at the start of the text."),
    _("The date in “%(words)s” could not be read."),
    _("No end mark (### or - Ends -) was found."),
    _("No media contacts were found."),
    _("Who says “%(words)s…”?"),
    _("“%(phone)s” is left out: it cannot be dialled."),
    _("No phone and no email were found for “%(words)s”."),
    _("Stands in Chinese only: “%(words)s…”"),
    _("Stands in English only: “%(words)s…”"),
)
_PLACE = re.compile(r"%\((\w+)\)s")


def said(message: str) -> str:
    """A sentence of a reader, translated."""
    for sentence, pattern in _patterns():
        if found := pattern.fullmatch(message):
            return gettext(sentence) % found.groupdict() if found.groupdict() else gettext(sentence)
    return message


def in_words(error: SourceError) -> str:
    """A refusal without its path: whoever uploads a file knows which."""
    if error.line and error.line > 1:
        return gettext("Line %(number)d: %(reason)s") % {
            "number": error.line,
            "reason": said(error.message),
        }
    return said(error.message)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((sentence, _pattern(sentence)) for sentence in SENTENCES)


def _pattern(sentence: str) -> re.Pattern[str]:
    parts = _PLACE.split(sentence)
    written = (
        f"(?P<{part}>.+?)" if number % 2 else re.escape(part) for number, part in enumerate(parts)
    )
    return re.compile("".join(written), re.DOTALL)
