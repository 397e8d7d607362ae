"""One source → one draft. Rules that hold for releases, not for certain files."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cyberport_cms.bilingual.languages import SourceLanguage
from cyberport_cms.bilingual.markdown import Chunk, chunks
from cyberport_cms.bilingual.sentences import _
from cyberport_cms.bilingual.sources import Source, SourceError, read_source

from .above import is_named
from .closing import is_website, offers_photos, read_closing, starts_closing
from .continued import joined
from .datelines import date_of, find_dateline, is_date, is_whole, place_of
from .descriptions import described
from .draft import (
    BodyBlock,
    Contacts,
    Dateline,
    Heading,
    Paragraph,
    Quote,
    ReleaseDraft,
    Warning,
)
from .headings import SENTENCE_END, headings, headings_apart
from .layout import with_paragraphs
from .masthead import read_masthead
from .names_above import is_name_above
from .numbering import end_of_list, with_odd_numbers
from .opening import lines_apart
from .parts import (
    for_closing,
    known_parts,
    left_words,
    letterhead,
    list_of,
    read_part,
    read_together,
)
from .quoted import with_quotations
from .quotes import QuoteReader
from .scripts import is_simplified
from .sections import COLONS, about, is_end_mark, is_issued_at, kind_of, mark_and_stamp
from .signed import quote_without_marks, with_signatures

_COMMENT = re.compile(r"<!--(?:(?!-->)[\s\S])*-->")  # of Markdown: a word of its machinery
_NEAR = 60  # characters at the beginning of a text, where it names what it describes
_FIRST_PARAGRAPHS = 12  # a dateline stands in one of them
_SHORTEST_TEXT = 20  # characters


def parse_release(path: Path) -> ReleaseDraft:
    """What is understood of a file. Raises SourceError where it cannot be read or has no headline."""
    return parse_source(read_source(path))


def parse_source(source: Source) -> ReleaseDraft:
    layout = with_paragraphs(source.text)
    found = [layout.in_source(chunk) for chunk in chunks(layout.text)]
    comments = [chunk for chunk in found if _COMMENT.fullmatch(chunk.raw.strip())]
    found = [chunk for chunk in found if not _COMMENT.fullmatch(chunk.raw.strip())]
    found = with_quotations(found)
    parts = lines_apart(known_parts(found, {picture.name for picture in source.pictures}))
    masthead = read_masthead(parts)
    if not masthead.headline:
        raise SourceError(
            _(
                "No headline was found. Write the headline on a line of its own before the first "
                "paragraph, with an empty line after it."
            ),
            source.path,
            parts[0].line if parts else 1,
        )
    rest = [*masthead.extra, *parts[masthead.used :]]
    end = _before_description(rest, _end_of_body(rest), source.text)
    marks = [n for n in range(end, len(rest)) if is_end_mark(rest[n].raw)]
    end_mark, stamp = mark_and_stamp(rest[marks[0]].text) if marks else ("", "")
    dateline, body, dates, opening = _without_dateline(rest[:end])
    if dateline is None:
        dateline, rest = _stamp(rest, end, marks, stamp)
        dateline, body = dateline or _dated(masthead.label), rest[:end]
    elif stamp:
        dates = [*dates, replace(rest[marks[0]], raw=stamp)]
    if dateline and dateline.date is None:  # （香港）, and the date stands at the foot
        below, _left = _stamp(rest, end, marks, stamp)
        dateline = replace(dateline, date=below.date if below else None)
    unused = [*masthead.letterhead, *dates, *comments]
    reader = QuoteReader("\n".join(chunk.text for chunk in body))
    captions = [Paragraph(chunk.inline) for chunk in masthead.captions]
    blocks = (*captions, *read_body(body, source.language, reader, layout.numbers, opening))
    after = [
        replace(chunk, raw=f"{layout.numbers.get(chunk.line, '') if chunk.item else ''}{chunk.raw}")
        for n, chunk in enumerate(rest[end:], start=end)
        if n not in marks[:1]
    ]
    after, foot = _without_hour(after)
    unused += foot
    after, told = for_closing([*masthead.contacts, *after], offers_photos)
    draft = ReleaseDraft(
        path=source.path,
        language=source.language,
        label=masthead.label,
        headline=masthead.headline,
        subheadline=masthead.subheadline,
        dateline=dateline,
        body=blocks,
        end_mark=end_mark,
        closing=tuple(read_closing(after, reader, source.text)),
        pictures=source.pictures,
        unused=left_words(unused),
    )
    said = [Warning("document", notice) for notice in source.notices]
    said += [*letterhead([one for one in unused if not _is_of_dateline(one, dateline)]), *told]
    return replace(draft, warnings=(*said, *_warnings(draft, parts)))


def _end_of_body(parts: Sequence[Chunk]) -> int:
    """Where the text ends: at its mark; where that is missing or stands last, at the contacts."""
    mark = next((n for n, part in enumerate(parts) if is_end_mark(part.raw)), None)
    if mark is not None and any(
        kind_of(part.text) in ("about", "contacts") for part in parts[mark + 1 :]
    ):
        return _before_abouts(parts, mark)
    texts = 0
    limit = len(parts) if mark is None else mark
    before = parts[:limit]
    for number in range(limit):
        if texts >= 1 and not parts[number].style and starts_closing(before, number):
            return number
        texts += len(parts[number].text) > 80 or bool(SENTENCE_END.search(parts[number].text))
    return limit


def _before_abouts(parts: Sequence[Chunk], mark: int) -> int:
    """Where the text ends: before the boilerplates, where they stand above the mark and not below."""
    below_mark = range(mark + 1, len(parts))
    if any(kind_of(parts[n].text) == "about" or is_name_above(parts, n) for n in below_mark):
        return mark
    for number in range(max(mark // 2, 2), mark):
        head, _, below = parts[number].text.strip().partition("\n")
        following = number + (1 if below else 2)
        below = below or (parts[number + 1].text if number + 1 < mark else "")
        if below and is_name_above(parts, number):
            return number
        name = about(head)
        if len(name) > 1 and below.strip().startswith((name, f"The {name}")):
            return number
        is_above_other = following < mark and about(parts[following].text.partition("\n")[0])
        if len(name) > 1 and is_above_other and name in below[:_NEAR]:
            return number  # 關於調查 above 關於 who has made it
    return mark


def _before_description(parts: Sequence[Chunk], end: int, whole: str) -> int:
    """Where the text ends: before the last paragraphs, where they describe who issues it.

    The address of a website may stand below them.
    """
    is_read_on = end > 2 and is_website(parts[end - 1]) and not _described(parts[end - 1], whole)
    start = above = end - is_read_on
    names: list[str] = []  # of one group: Acme Works and Acme Robots, no prize that was told of
    headed = [about(part.text) for part in parts[end:]]
    while start > 2 and (name := _described(parts[start - 1], whole)):
        if any(other and (name in other or other in name) for other in headed):
            break  # told of, and described below its heading
        if names and name.split()[0] != names[-1].split()[0]:
            break
        names.append(name)
        start -= 1
    return start if start < above else end


def _described(part: Chunk, whole: str) -> str:
    return "" if part.style or part.item else described(part.text, whole)


def _without_dateline(
    parts: Sequence[Chunk],
) -> tuple[Dateline | None, list[Chunk], list[Chunk], int]:
    """The dateline, the rest, and the dates above the headline that only say the same again.

    And the line of the source where the text begins right behind the dateline; else 0.
    """
    has_begun = False  # a paragraph of text stands above
    for number, part in enumerate(parts[:_FIRST_PARAGRAPHS]):
        is_text = not (part.item or part.style)
        found = find_dateline(part.raw) if is_text and not is_date(part.text) else None
        if found and has_begun and not is_whole(found[0]):
            found = None  # the day of an event
        is_told = len(part.text) > _SHORTEST_TEXT and bool(SENTENCE_END.search(part.text))
        has_begun = has_begun or (is_text and is_told)
        if found:
            dateline, rest = found
            is_behind = "\n" not in (part.raw.removesuffix(rest)[-1:], rest[:1])
            above = [part for part in parts[:number] if not _is_date(part)]
            opened = [*above, replace(part, raw=rest.lstrip("\n")), *parts[number + 1 :]]
            dates = [part for part in parts[:number] if _is_date(part)]
            if dateline.date is None and dates:  # 2026年3月3日 above （香港訊）
                dateline = replace(dateline, date=date_of(dates[0].text))
            line = part.line if is_behind else 0
            return dateline, [chunk for chunk in opened if chunk.raw.strip()], dates, line
    for number, part in enumerate(parts[:_FIRST_PARAGRAPHS]):
        if _is_date(part):  # over the headline, and nowhere else
            dateline = Dateline(place_of(part.text), date_of(part.text), part.text.strip())
            again = [p for p in parts[number + 1 : _FIRST_PARAGRAPHS] if _says_again(p, dateline)]
            others = [p for n, p in enumerate(parts) if n != number and p not in again]
            return dateline, others, again, 0
    return None, list(parts), [], 0


def _is_of_dateline(part: Chunk, dateline: Dateline | None) -> bool:
    """True for the line from which the date of a dateline is, （香港訊）, that prints none."""
    if dateline is None or not _is_date(part) or date_of(dateline.printed):
        return False
    return date_of(part.text) == dateline.date


def _says_again(part: Chunk, dateline: Dateline) -> bool:
    return _is_date(part) and date_of(part.text) == dateline.date


def _is_date(part: Chunk) -> bool:
    return not part.style and is_date(part.text)


def _stamp(
    parts: list[Chunk], end: int, marks: Sequence[int], stamp: str
) -> tuple[Dateline | None, list[Chunk]]:
    """The date at the foot, and the rest: behind the end mark, below it, or below who signs."""
    if stamp:
        return Dateline(place_of(stamp), date_of(stamp), stamp), parts
    below_mark = marks[0] + 1 if marks else len(parts)
    for number in range(max(end - 1, 1), len(parts)):
        lines = parts[number].raw.split("\n")
        place = next((n for n, line in enumerate(lines) if is_date(line)), -1)
        is_signed = place > 0 and all(is_named(line, True) for line in lines[:place])
        is_last = place == len(lines) - 1 and not lines[place - 1].endswith(COLONS)
        is_alone = (place == 0 and number == below_mark) or (is_last and number >= below_mark)
        if parts[number].style or not (is_signed or is_alone):
            continue
        line = lines.pop(place).strip()
        rest = [replace(parts[number], raw="\n".join(lines))] if lines else []
        below = Dateline(place_of(line), date_of(line), line)
        return below, [*parts[:number], *rest, *parts[number + 1 :]]
    return None, parts


def _without_hour(parts: Sequence[Chunk]) -> tuple[list[Chunk], list[Chunk]]:
    """The parts without the hour of issue at the foot, and that; a date beside it is said again."""
    kept, foot = list[Chunk](), list[Chunk]()
    for part in parts:
        lines = part.raw.split("\n")
        is_stamped = not part.style and any(map(is_issued_at, lines))
        if not is_stamped:
            kept.append(part)
            continue
        chunks = [replace(part, raw=line, line=part.line + n) for n, line in enumerate(lines)]
        of_foot = [is_issued_at(line) or is_date(line) for line in lines]
        foot += [chunk for chunk, is_foot in zip(chunks, of_foot, strict=True) if is_foot]
        others = [line for line, is_foot in zip(lines, of_foot, strict=True) if not is_foot]
        kept += [replace(part, raw="\n".join(others))] if others else []
    return kept, foot


def _dated(text: str) -> Dateline | None:
    """The date in words that stay where they are: from when a release may be used."""
    return Dateline("", day, "") if (day := date_of(text)) else None


def read_body(
    parts: Sequence[Chunk],
    language: SourceLanguage,
    reader: QuoteReader,
    numbers: Mapping[int, str] = {},  # is only read
    opening: int = 0,
) -> Iterator[BodyBlock]:
    """Paragraphs, headings, quotes, lists and the parts that are no prose, in order.

    At the line `opening` a dateline stood.
    """
    parts = list(with_signatures(with_odd_numbers(parts, numbers), numbers))
    parts = list(headings_apart(parts, language, opening))
    return joined(_blocks(parts, language, reader, numbers))


def _blocks(
    parts: Sequence[Chunk],
    language: SourceLanguage,
    reader: QuoteReader,
    numbers: Mapping[int, str],
) -> Iterator[BodyBlock]:
    titles = headings(parts, language)
    position = 0
    while position < len(parts):
        part = parts[position]
        block, taken = read_together(parts, position, reader, numbers)
        if taken:
            yield block
            position += taken
            continue
        if part.style:
            block, taken = read_part(parts, position, reader)
            yield block
            position += taken
            continue
        if part.item:
            end = end_of_list(parts, position, numbers)
            yield list_of(parts[position:end], numbers)
            position = end
            continue
        if signed := quote_without_marks(part):
            yield signed
        elif position in titles:
            bare = part.raw.strip().removeprefix("**").removesuffix("**")
            reader.begins_section()
            yield Heading(replace(part, raw=bare).inline)
        else:
            following = parts[position + 1].text if position + 1 < len(parts) else ""
            yield reader.read(part, following)
        position += 1


def _warnings(draft: ReleaseDraft, parts: Sequence[Chunk]) -> Iterator[Warning]:
    if is_simplified("\n".join(part.text for part in parts)):
        yield Warning(
            "simplified",
            _(
                "This text is in Simplified Chinese. Hand in the Traditional Chinese text: "
                "the Simplified one is made from it."
            ),
        )
    for part in parts:
        for link in part.inline.links:
            if link in ("", "#"):
                yield Warning(
                    "dead_link", _("This link leads nowhere: give its address."), part.line
                )
    if draft.dateline is None:
        yield Warning("no_dateline", _("No place and date were found at the start of the text."))
    elif draft.dateline.date is None:
        yield Warning(
            "no_date",
            _("The date in “%(words)s” could not be read.", words=draft.dateline.printed),
        )
    if not draft.end_mark:
        yield Warning("no_end_mark", _("No end mark (### or - Ends -) was found."))
    if not any(isinstance(part, Contacts) and part.contacts for part in draft.closing):
        yield Warning("no_contacts", _("No media contacts were found."))
    for block in draft.body:
        for spoken in block.spoken if isinstance(block, Quote | Paragraph) else ():
            if not spoken.speaker:
                yield Warning("no_speaker", _("Who says “%(words)s…”?", words=spoken.words[:40]))
