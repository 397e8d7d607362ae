"""A factsheet in Markdown or plain text → sections of facts. Plain Python: no Django."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cyberport_cms.bilingual.languages import SourceLanguage
from cyberport_cms.bilingual.markdown import Chunk, Inline, chunks, inline
from cyberport_cms.bilingual.parts import without_marks
from cyberport_cms.bilingual.sentences import _
from cyberport_cms.bilingual.sources import Source, SourceError

_SENTENCE_END = re.compile(r"[.!?。！？；;:：][\"'”’」』）)]*$")
_OVERVIEW = re.compile(r"overview|概覽|概要|簡介", re.IGNORECASE)
_FOOTER = re.compile(
    r"^[（(]?\s*(?:revision date|revised|last (?:revised|updated)|修訂日期|更新日期)", re.IGNORECASE
)
_REVISION_EN = re.compile(
    r"(?P<month>[A-Z][a-z]+)\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})|(?P<day2>\d{1,2})\s+(?P<month2>[A-Z][a-z]+)\s+(?P<year2>\d{4})"
)
_REVISION_ZH = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
# "Talent: Human resources …": a few words, a colon, and a sentence that begins.
_RUN_IN = re.compile(
    r"^(?P<heading>[A-Z][^.:：;\n]{2,110}):\s+(?=[A-Z0-9“\"])|^(?P<zh>[㐀-鿿][^。：；\n]{1,30})：(?=\S)"
)
_LEAD_IN = re.compile(
    r"^\*\*(?P<words>(?:(?!\*\*).)+?[:：])\*\*\s*|^\*\*(?P<bare>(?:(?!\*\*).)+)\*\*(?P<colon>\s*[:：])\s*",
    re.DOTALL,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST_HEADING = 90


@dataclass(frozen=True)
class FactDraft:
    """One statement: the bold words that open it, colon included, and the rest with its marks."""

    lead_in: str
    statement: Inline
    line: int

    @property
    def text(self) -> str:
        return f"{self.lead_in} {self.statement.text}".strip()


@dataclass(frozen=True)
class SectionDraft:
    heading: str
    introduction: tuple[Inline, ...]
    facts: tuple[FactDraft, ...]


@dataclass(frozen=True)
class FactsheetDraft:
    """One side of a factsheet. `headline` is empty where the source has none."""

    path: str
    language: SourceLanguage
    headline: str
    overview: tuple[Inline, ...]
    sections: tuple[SectionDraft, ...]
    footer: str
    revision_date: date | None


def parse_factsheet(source: Source) -> FactsheetDraft:
    """What is understood of a source. Raises SourceError where no section is found."""
    parts = chunks(without_marks(source.text))
    body, footer = _without_footer(parts)
    headline, body = _headline(body)
    headed = any(_is_heading(part, body[n + 1 : n + 2]) for n, part in enumerate(body))
    overview, sections = _headed(body) if headed else ((), _run_in(body))
    if not sections:
        raise SourceError(
            _(
                "No section was found. Write each heading on a line of its own, and facts as a "
                "list (“- …”) under it."
            ),
            source.path,
            parts[0].line if parts else 1,
        )
    return FactsheetDraft(
        path=source.path,
        language=source.language,
        headline=headline,
        overview=tuple(overview),
        sections=tuple(sections),
        footer="\n".join(part.text for part in footer),
        revision_date=_revision_date(footer),
    )


def _without_footer(parts: Sequence[Chunk]) -> tuple[list[Chunk], list[Chunk]]:
    for number, part in enumerate(parts):
        if _FOOTER.match(part.text.strip()):
            return list(parts[:number]), list(parts[number:])
    return list(parts), []


def _headline(parts: list[Chunk]) -> tuple[str, list[Chunk]]:
    first = parts[0] if parts else None
    if first and not first.item and _is_short(first):
        return first.text.strip(), parts[1:]
    return "", parts


def _is_short(part: Chunk) -> bool:
    text = part.text.strip()
    return len(text) <= _LONGEST_HEADING and not _SENTENCE_END.search(text)


def _is_heading(part: Chunk, following: Sequence[Chunk]) -> bool:
    return bool(part.level) or (not part.item and bool(following) and _is_short(part))


def _headed(parts: Sequence[Chunk]) -> tuple[list[Inline], list[SectionDraft]]:
    overview: list[Inline] = []
    sections: list[SectionDraft] = []
    in_overview = True  # until the first heading that is not "Overview"
    for number, part in enumerate(parts):
        if _is_heading(part, parts[number + 1 : number + 2]):
            if not _OVERVIEW.fullmatch(part.text.strip()):
                in_overview = False
                sections.append(SectionDraft(part.text.strip(), (), ()))
        elif in_overview:
            overview.append(part.inline)
        elif part.item or sections[-1].facts:
            sections[-1] = _with_fact(sections[-1], part)
        else:
            last = sections[-1]
            sections[-1] = replace(last, introduction=(*last.introduction, part.inline))
    return overview, sections


def _run_in(parts: Sequence[Chunk]) -> list[SectionDraft]:
    """Sections whose headings run into the text; each paragraph and each item is a fact."""
    sections: list[SectionDraft] = []
    for part in parts:
        heading = None if part.item else _RUN_IN.match(part.raw)
        if heading:
            words = inline((heading["heading"] or heading["zh"]).replace("**", "")).text
            sections.append(SectionDraft(words, (), ()))
            part = replace(part, raw=part.raw[heading.end() :])
        elif not sections:
            return []
        sections[-1] = _with_fact(sections[-1], part)
    return sections


def _with_fact(section: SectionDraft, part: Chunk) -> SectionDraft:
    return replace(section, facts=(*section.facts, read_fact(part)))


def read_fact(part: Chunk) -> FactDraft:
    match = _LEAD_IN.match(part.raw)
    if not match:
        return FactDraft("", part.inline, part.line)
    words = match["words"] or f"{match['bare']}{match['colon'].strip()}"
    return FactDraft(inline(words).text, inline(part.raw[match.end() :]), part.line)


def _revision_date(footer: Sequence[Chunk]) -> date | None:
    for part in footer:
        for found in _dates(part.text):
            return found
    return None


def _dates(text: str) -> Iterator[date]:
    if zh := _REVISION_ZH.search(text):
        yield date(*(int(number) for number in zh.groups()))
    elif en := _REVISION_EN.search(text):
        month = (en["month"] or en["month2"])[:3].lower()
        if month in _MONTHS:
            year, day = en["year"] or en["year2"], en["day"] or en["day2"]
            yield date(int(year), _MONTHS.index(month) + 1, int(day))
