"""One source → one draft. Rules that hold for releases, not for certain files."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cyberport_cms.bilingual.languages import SourceLanguage
from cyberport_cms.bilingual.markdown import Chunk, chunks
from cyberport_cms.bilingual.sources import Source, SourceError, read_source

from .closing import read_closing, starts_closing
from .datelines import date_of, find_dateline, is_date
from .draft import (
    BodyBlock,
    BulletList,
    Contacts,
    Dateline,
    Heading,
    Paragraph,
    Quote,
    ReleaseDraft,
    Warning,
)
from .layout import with_paragraphs
from .masthead import KEY_POINTS, read_masthead
from .quotes import QuoteReader
from .sections import is_end_mark, kind_of

_SENTENCE_END = re.compile(r"[.!?。！？；;][\"'”’」』）)]*$")
_HEADING_LENGTH = {"en": 140, "zh_hant": 40}
_WORDY = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?://|www\.|@[\w-]+\.")
_FIRST_PARAGRAPHS = 12  # a dateline stands in one of them
_CELLS = 3  # so many short lines in a row are a table, not headings


def parse_release(path: Path) -> ReleaseDraft:
    """What is understood of a file. Raises SourceError where it cannot be read or has no headline."""
    return parse_source(read_source(path))


def parse_source(source: Source) -> ReleaseDraft:
    layout = with_paragraphs(source.text)
    parts = [layout.in_source(chunk) for chunk in chunks(layout.text)]
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
    marks = [n for n in range(end, len(rest)) if is_end_mark(rest[n].raw)]
    dateline, body = _without_dateline(rest[:end])
    reader = QuoteReader("\n".join(chunk.text for chunk in body))
    captions = [Paragraph(chunk.inline) for chunk in masthead.captions]
    blocks = (*captions, *read_body(body, source.language, reader, layout.numbers))
    after = [
        replace(chunk, raw=f"{layout.numbers.get(chunk.line, '')}{chunk.raw}")
        for n, chunk in enumerate(rest[end:], start=end)
        if n not in marks[:1]
    ]
    draft = ReleaseDraft(
        path=source.path,
        language=source.language,
        label=masthead.label,
        headline=masthead.headline,
        subheadline=masthead.subheadline,
        dateline=dateline,
        body=blocks,
        end_mark=rest[marks[0]].text.strip() if marks else "",
        closing=tuple(read_closing(after, reader, source.text)),
    )
    said = (Warning("document", notice) for notice in source.notices)
    return replace(draft, warnings=(*said, *_warnings(draft, parts)))


def _end_of_body(parts: Sequence[Chunk]) -> int:
    """Where the text ends: at its mark; where that is missing or stands last, at the contacts."""
    mark = next((n for n, part in enumerate(parts) if is_end_mark(part.raw)), None)
    if mark is not None and any(
        kind_of(part.text) in ("about", "contacts") for part in parts[mark + 1 :]
    ):
        return mark
    texts = 0
    limit = len(parts) if mark is None else mark
    before = parts[:limit]
    for number in range(limit):
        if texts >= 1 and starts_closing(before, number):
            return number
        texts += len(parts[number].text) > 80 or bool(_SENTENCE_END.search(parts[number].text))
    return limit


def _without_dateline(parts: Sequence[Chunk]) -> tuple[Dateline | None, list[Chunk]]:
    for number, part in enumerate(parts[:_FIRST_PARAGRAPHS]):
        if not part.item and (found := find_dateline(part.raw)) and not is_date(part.text):
            dateline, rest = found
            opened = [*parts[:number], replace(part, raw=rest), *parts[number + 1 :]]
            return dateline, [chunk for chunk in opened if chunk.raw.strip()]
    for number, part in enumerate(parts[:_FIRST_PARAGRAPHS]):
        if is_date(part.text):  # over the headline, and nowhere else
            dateline = Dateline("", date_of(part.text), part.text.strip())
            return dateline, [*parts[:number], *parts[number + 1 :]]
    return None, list(parts)


def read_body(
    parts: Sequence[Chunk],
    language: SourceLanguage,
    reader: QuoteReader,
    numbers: Mapping[int, str] = {},  # is only read
) -> Iterator[BodyBlock]:
    """Paragraphs, headings, quotes and lists, in order."""
    headings = _headings(parts, language)
    position = 0
    while position < len(parts):
        part = parts[position]
        if part.item:
            items = []
            while position < len(parts) and parts[position].item:
                items.append(parts[position].inline)
                position += 1
            yield BulletList(tuple(items), numbered=part.line in numbers)
            continue
        if position in headings:
            bare = part.raw.strip().removeprefix("**").removesuffix("**")
            yield Heading(replace(part, raw=bare).inline)
        else:
            yield reader.read(part)
        position += 1


def _headings(parts: Sequence[Chunk], language: SourceLanguage) -> set[int]:
    """The places of headings. Many short lines in a row are the cells of a table instead."""
    found: set[int] = set()
    run: list[int] = []
    for number, part in enumerate(parts):
        following = parts[number + 1] if number + 1 < len(parts) else None
        is_cell = not part.item and not part.level and not part.is_bold and len(part.text) < 60
        is_short = _is_heading(part, following, language)
        if is_short and (part.level or part.is_bold):
            found.add(number)
        if is_cell and (is_short or not _SENTENCE_END.search(part.text)):
            run.append(number)
            continue
        found |= _titles(run, parts, language)
        run = []
        if is_short:
            found.add(number)
    return found | _titles(run, parts, language)


def _titles(run: Sequence[int], parts: Sequence[Chunk], language: SourceLanguage) -> set[int]:
    after = parts[run[-1] + 1] if run and run[-1] + 1 < len(parts) else None
    if len(run) < _CELLS:
        return {
            n
            for n in run
            if _is_heading(parts[n], parts[n + 1] if n + 1 < len(parts) else None, language)
        }
    first, last = parts[run[0]].text, parts[run[-1]].text
    title = {run[0]} if KEY_POINTS.search(first) else set()
    is_title = len(last.split()) > 1 or language != "en"
    opens_text = after is not None and (after.item or len(after.text) > 80)
    if is_title and opens_text and not re.search(r"\d", last):
        return title | {run[-1]} if _is_heading(parts[run[-1]], after, language) else title
    return title


def _is_heading(part: Chunk, following: Chunk | None, language: SourceLanguage) -> bool:
    text = part.text.strip()
    if part.level:
        return bool(text)
    if following is None or len(text) > _HEADING_LENGTH[language] or "\n" in text:
        return False
    if not _WORDY.search(text) or _ADDRESS.search(text) or text.startswith(("“", '"', "「")):
        return False
    if len(re.findall(r"\d", text)) > 0.5 * len(text):
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
        for spoken in block.spoken if isinstance(block, Quote | Paragraph) else ():
            if not spoken.speaker:
                yield Warning("no_speaker", f"Who says “{spoken.words[:40]}…”?")
