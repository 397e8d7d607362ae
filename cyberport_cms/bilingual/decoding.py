"""Bytes that people hand in → text: decoded when certain, refused in words when not."""

import re
from dataclasses import dataclass

from .sentences import _

_HAN = re.compile(r"[㐀-鿿]")
# The most frequent characters of written Chinese in both scripts: a wrong decoding has few of them.
_FREQUENT = frozenset(
    "的一是不了在人有我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得於于着著下自之年"
    "過过發发後后作里用道行所然家種种事成方多經经么去法學学如都同現现當当沒没動动面起看定天分還还進进好小部其些主樣样理心本前開开但因只從从想實实日月"
    "及將将與与港香數数碼码公司業业務务科技創创新展政府企金融資资訊讯社區区市場场合計计劃划提供支持"
)
# What Notepad in English writes beyond ASCII: “ ” ‘ ’ – — … • ™ £ © ® °, é and è, a hard space. Chinese
# encodings pair these bytes with others, so a text that holds only them is no Chinese one.
_WINDOWS_ENGLISH = frozenset("“”‘’–—…•™£©®°éè\xa0".encode("cp1252")) | frozenset(range(0x80))
_BINARY_MARKS = {
    b"%PDF": _("This is a PDF, not text. Save it as plain text or Markdown in UTF-8."),
    b"PK\x03\x04": _(
        "This is a Word or ZIP file, not text. Save it as plain text or Markdown in UTF-8."
    ),
    b"\xd0\xcf\x11\xe0": _(
        "This is an old Word file, not text. Save it as plain text or Markdown in UTF-8."
    ),
    b"\xff\xd8\xff": _(
        "This is a JPEG picture, not text. Save it as plain text or Markdown in UTF-8."
    ),
    b"\x89PNG": _("This is a PNG picture, not text. Save it as plain text or Markdown in UTF-8."),
    b"GIF8": _("This is a GIF picture, not text. Save it as plain text or Markdown in UTF-8."),
}


@dataclass
class SourceError(Exception):
    """A file that cannot be used: says which, where, and what to do about it.

    `message` is a sentence of sentences.py; newsroom/sentences.py says it in other languages.
    """

    message: str
    path: str = ""
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.path}, line {self.line}" if self.line else self.path
        return f"{place}: {self.message}" if place else self.message


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """The text of a file and its encoding. Raises SourceError where neither is certain."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            try:
                return _clean(data.decode(encoding), name), encoding
            except UnicodeDecodeError as error:
                raise _undecodable(data, error.start, name) from error
    for mark, words in _BINARY_MARKS.items():
        if data.startswith(mark):
            raise SourceError(words, name, 1)
    try:
        return _clean(data.decode("utf-8"), name), "utf-8"
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise _binary(data.index(b"\0"), data, name) from error
        return _legacy(data, error.start, name)


def _clean(text: str, name: str) -> str:
    bad = re.search(r"[\x00-\x08\x0e-\x1f]", text)
    if bad:
        raise SourceError(
            _("This is not a text file. Save it as plain text or Markdown in UTF-8."),
            name,
            text.count("\n", 0, bad.start()) + 1,
        )
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")


def _legacy(data: bytes, position: int, name: str) -> tuple[str, str]:
    """Big5 or GB18030, when exactly one of them gives ordinary Chinese; else Windows-1252 in English."""
    plausible = []
    for encoding in ("big5hkscs", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_chinese(text):
            plausible.append((text, encoding))
    if len(plausible) == 1:
        return _clean(plausible[0][0], name), plausible[0][1]
    if not plausible and _WINDOWS_ENGLISH.issuperset(data):
        return _clean(data.decode("cp1252"), name), "cp1252"
    raise _undecodable(data, position, name)


def _reads_as_chinese(text: str) -> bool:
    han = _HAN.findall(text)
    foreign = sum(1 for c in text if ord(c) > 0x2FFF and not _HAN.match(c) and not _is_mark(c))
    return (
        len(han) >= 10
        and sum(c in _FREQUENT for c in han) >= 0.2 * len(han)
        and foreign <= 0.02 * len(han)
    )


def _is_mark(char: str) -> bool:
    return "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef"


def _binary(position: int, data: bytes, name: str) -> SourceError:
    return SourceError(
        _("This is not a text file. Save it as plain text or Markdown in UTF-8."),
        name,
        data.count(b"\n", 0, position) + 1,
    )


def _undecodable(data: bytes, position: int, name: str) -> SourceError:
    return SourceError(
        _("The encoding of the text is not certain. Save the file as UTF-8 and try again."),
        name,
        data.count(b"\n", 0, position) + 1,
    )
