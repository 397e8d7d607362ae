"""One source → one draft. Rules that hold for releases, not for certain files."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from cyberport_cms.bilingual.languages import SourceLanguage
from cyberport_cms.bilingual.markdown import Chunk, chunks
from cyberport_cms.bilingual.sources import Source, SourceError, read_source

from .closing import is_end_mark, read_closing, starts_closing
from .draft import (
    BodyBlock,
    BulletList,
    Contacts,
    Heading,
    Paragraph,
    Quote,
    ReleaseDraft,
    Warning,
)
from .masthead import find_dateline, read_masthead
from .quotes import read_quote

_SENTENCE_END = re.compile(r"[.!?。！？；;][\"'”’」』）)]*$")
_HEADING_LENGTH = {"en": 140, "zh_hant": 40}
_ONE_LINE = 1500  # characters: a line that long holds a whole body
_GLUED_ABOUT = re.compile(r"(?<=[a-z])(?=About [A-Z][^\n.]{2,60}$)")  # "…@example.orgAbout X"
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")  # pictures are chosen in the admin
_NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s")


def parse_release(path: Path) -> ReleaseDraft:
    """What is understood of a file. Raises SourceError where it cannot be read or has no headline."""
    return parse_source(read_source(path))


def parse_source(source: Source) -> ReleaseDraft:
    parts = chunks(_with_paragraphs(source.text))
    masthead = read_masthead(parts)
    if not masthead.headline:
        raise SourceError(
            "No headline was found. Write the headline on a line of its own before the first "
            "paragraph, with an empty line after it.",
            source.path,
            parts[0].line if parts else 1,
        )
    rest = [*masthead.extra, *parts[masthead.used :]]
    end = _end_of_body(rest)
    has_mark = end < len(rest) and is_end_mark(rest[end])
    dateline, body_parts = _without_dateline(rest[:end])
    closing = read_closing(rest[end + has_mark :], source.language)
    draft = ReleaseDraft(
        path=source.path,
        language=source.language,
        label=masthead.label,
        headline=masthead.headline,
        subheadline=masthead.subheadline,
        dateline=dateline,
        body=tuple(read_body(body_parts, source.language)),
        end_mark=rest[end].raw.strip() if has_mark else "",
        closing=tuple(closing),
    )
    return replace(draft, warnings=tuple(_warnings(draft, parts)))


def _with_paragraphs(text: str) -> str:
    """The source with the paragraph breaks that its way to us has lost."""
    lines = []
    for line in text.split("\n"):
        if len(line) > _ONE_LINE:
            # A whole body on one line: runs of spaces still mark the paragraphs.
            line = re.sub(r"(?<=\S)[ \u3000]{2,4}(?=\S)", "\n\n", line)
        lines.append(_GLUED_ABOUT.sub("\n\n", line))
    return "\n".join(line for line in lines if not _PICTURE.fullmatch(line.strip()))


def _end_of_body(parts: Sequence[Chunk]) -> int:
    marks = [n for n, part in enumerate(parts) if is_end_mark(part)]
    if marks:
        return marks[0]
    texts = 0
    for number, part in enumerate(parts):
        if texts >= 1 and starts_closing(part):
            return number
        texts += len(part.text) > 80
    return len(parts)


def _without_dateline(parts: Sequence[Chunk]) -> tuple:
    for number, part in enumerate(parts):
        if found := find_dateline(part.raw):
            dateline, rest = found
            opened = [*parts[:number], replace(part, raw=rest), *parts[number + 1 :]]
            return dateline, [chunk for chunk in opened if chunk.raw.strip()]
    return None, list(parts)


def read_body(parts: Sequence[Chunk], language: SourceLanguage) -> Iterator[BodyBlock]:
    """Paragraphs, headings, quotes and lists, in order."""
    position = 0
    while position < len(parts):
        part = parts[position]
        if part.item:
            items = []
            while position < len(parts) and parts[position].item:
                items.append(parts[position].inline)
                position += 1
            yield BulletList(tuple(items), numbered=bool(_NUMBERED.match(part.raw)))
            continue
        following = parts[position + 1] if position + 1 < len(parts) else None
        yield _block(part, following, language)
        position += 1


def _block(part: Chunk, following: Chunk | None, language: SourceLanguage) -> BodyBlock:
    if _is_heading(part, following, language):
        return Heading(
            replace(part, raw=part.raw.strip().removeprefix("**").removesuffix("**")).inline
        )
    return read_quote(part, language) or Paragraph(part.inline)


def _is_heading(part: Chunk, following: Chunk | None, language: SourceLanguage) -> bool:
    text = part.text.strip()
    if part.level:
        return True
    if following is None or len(text) > _HEADING_LENGTH[language] or "\n" in text:
        return False
    if text.endswith((":", "：", ",", "，")) and not part.is_bold:
        return False
    return part.is_bold or (not _SENTENCE_END.search(text) and not text[:1].islower())


def _warnings(draft: ReleaseDraft, parts: Sequence[Chunk]) -> Iterator[Warning]:
    for part in parts:
        for link in part.inline.links:
            if link in ("", "#"):
                yield Warning("dead_link", "This link leads nowhere: give its address.", part.line)
    if draft.dateline is None:
        yield Warning("no_dateline", "No place and date were found at the start of the text.")
    elif draft.dateline.date is None:
        yield Warning("no_date", f"The date in “{draft.dateline.printed}” could not be read.")
    if not draft.end_mark:
        yield Warning("no_end_mark", "No end mark (### or - Ends -) was found.")
    if not any(isinstance(part, Contacts) and part.contacts for part in draft.closing):
        yield Warning("no_contacts", "No media contacts were found.")
    for block in draft.body:
        if isinstance(block, Quote) and not block.speaker:
            yield Warning("no_speaker", f"Who says “{block.words[:40]}…”?")
