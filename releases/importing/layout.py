"""Gives a text back the paragraph breaks that its way to us has lost.

Only white space is put in, never a word taken out: text boxes glued together, a whole body on one
line, a heading that runs on into its text, an end mark behind the last sentence.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cached_property

from cyberport_cms.bilingual.markdown import Chunk
from cyberport_cms.bilingual.parts import parts

from .captions import PICTURE
from .contact_lines import capitals_inside, is_reachable
from .datelines import find_dateline, is_date
from .glued import heading_split, sentences_apart, words_of
from .scripts import compiled
from .sections import about_split, contact_heading, is_end_mark, kind_of
from .signed import signature
from .title_marks import is_numbered_title, with_titles

_ONE_LINE = 1500  # characters: a line that long holds a whole body
_SHORT_LINE = 400  # … and one this long does, where it is most of the text
_UNWRAPPED = {False: 160, True: 70}  # a line longer than this was not broken by its width
_RUN = re.compile(r"(?<=\S)[ \u00a0\u3000]{2,12}(?=\S)")
_BEHIND_SENTENCE = re.compile(r"(?<=[.!?。！？”」])[ \u00a0]{3,12}(?=\S)")
_HEADING_RUN = re.compile(r"^(\s*[A-Z][^.!?:;\n]{9,100}\S)[ \u00a0]{3,12}(?=[A-Z][^\n]{150})", re.M)
_BULLET_RUN = re.compile(r"(?<=[:：.;；])[ \u00a0]{2,8}(?=[*•‧◦]\s)")
_RULE = re.compile(r"[-‐‑–—―─━═＿_*=~＊＝～※\s]{3,}")
_HASHES = re.compile(r"#(?: #){2}\s*|#{3}[^#\n]{1,20}#{3}\s*")  # marks, no headings
_END_BEHIND = compiled(
    r"(?<=[.!?。！？”\"」’)）])\s*((?:[-‐‑–—－~～＊]+\s*(?:the\s+)?(?:ends?|完)\s*[-‐‑–—－~～＊]+|[（(〈《【［\[]\s*(?:(?:全文)?完|ends?)\s*[）)〉》】］\]]|[#＃]{3}|(?<=\s)ENDS?)\s*)$",
    re.IGNORECASE,
)
_END_GLUED = re.compile(r"(?<=\w)(?=\./\.\s*$)")
_GLUED_SECTION = compiled(
    r"(?<=[^\s/@#(“\"'*_\[])(?=(?:About [A-Z][\w&]|The issuer is solely responsible for|發[布佈]者對本公告的?內容|Hashtag: ?#|View (?:the )?original|"
    r"(?:Media|Press) (?:[Ee]nquir|[Ii]nquir|[Cc]ontact|[Rr]elations)|Forward-[Ll]ooking Statements?[A-Z:]|Disclaimer ?:))"
    r"|(?<=[.!?”])\s(?=(?:ABOUT [A-Z]{2}|The issuer is solely responsible for|Hashtag: ?#))"
    r"|(?<=[。」])(?=(?:關於[^。，]{2,20}$|(?:傳媒|媒體|新聞界)(?:查詢|聯絡)|(?:新聞稿?|業務)?聯[絡繫]人\s*[:：]))"
)
_ABOUT_WITHIN = re.compile(  # … for more. About Acme Works Acme Works is …
    r"(?<=[.!?”\"a-z]) (?=About (?P<name>[A-Z][\w&’'.-]{1,30}(?: [A-Z&][\w&’'.-]{0,30}){0,4}) (?P=name) (?:is|are|was|has|offers|provides)\b)"
)
_ASKING_WITHIN = re.compile(  # the last sentence of a body: For more, please contact: Mei Lam …
    r"(?<=[.!?”\"]) (?=(?:For|To) (?:[\w,’'-]+ ){2,16}contact: [^\n]{10,200}$)"
)
_GLUED_HEADING = compiled(
    r"^(\s*(?:Forward[- ‑][Ll]ooking Statements?|Disclaimer|Safe Harbou?r(?: Statement)?|Risk Warning|Important Notice|"
    r"Notes? to [Ee]ditors?|免責聲明|編輯垂注)\s*[:：]?)\s*(?=[A-Z㐀-鿿])"
)
_PICTURE_BEHIND = re.compile(r"(?<=\S)[ \t]*(?=!\[\]\([^)\s]*\)\s*$)")
_CAPITALS_GLUED = re.compile(  # HOW TO TAKE PART:Send a postcard …
    r"^(\s*(?!CONTACT|CLICK|ABOUT)(?=[A-Z’'&,/ -]*[A-Z] )[A-Z][A-Z’'&,/ -]{6,80}[A-Z]:)(?=[A-Z][A-Za-z][^\n]{60})"
)
_PICTURE_BEFORE = re.compile(r"^(\s*!\[\]\([^)\s]*\))(?=\S)")
_MAILBOX_BEHIND = re.compile(
    r"(?<=[\w/])(?=\[[^\]\n]{3,80}\]\(mailto:)"
)  # https://acme.example/[info@…
_LINKS_BEHIND = re.compile(
    r"((?<=#)\w+[ \u00a0]?|\))(?=\[https?://)"
)  # #kites[https://kites.example](…)
_INLINE_ITEM = re.compile(r"\s+(?=(?:[-–•‧]|\*)\s+[^\W\d_a-z])")
_INLINE_BULLET = re.compile(r"(?<=\S)\s*(?=[•‧●▪]\s*\S)")
_QUOTATION = re.compile(r"「.{16,}」|“.{40,}”")
_WIDE = compiled(r"[㐀-鿿]")
_ZERO_WIDTH = re.compile("[\u200b\ufeff]")
_EDGE = " \t\u00a0\u3000\u200b\ufeff#*>"  # white space, and what Markdown sets before a text


@dataclass(frozen=True)
class Layout:
    """The text with an empty line wherever a paragraph ends, and where its lines come from."""

    text: str
    origins: tuple[int, ...]  # of each line, the line of the source, from 1

    @cached_property
    def numbers(self) -> dict[int, str]:
        """The numbers of numbered items, escaped, by their lines in the source."""
        found: dict[int, str] = {}
        for line, origin in zip(self.text.split("\n"), self.origins, strict=True):
            if number := re.match(r"\s*(\d{1,2})([.)])\s+(?=\S)", line):
                found.setdefault(origin, f"{number[1]}\\{number[2]} ")
        return found

    def in_source(self, chunk: Chunk) -> Chunk:
        """The chunk of this text with the line that it has in the source."""
        return replace(chunk, line=self.origins[min(chunk.line, len(self.origins)) - 1])


def with_paragraphs(text: str) -> Layout:
    """Reads the paragraphs of a text; puts white space in, takes no word out."""
    text = text.replace("\u2028", " ").replace("\u2029", " ").replace("\v", " ")
    text = "\n".join(map(_without_zero_width, text.split("\n")))
    total = len(text)
    known, words = capitals_inside(text), words_of(text)
    apart: list[tuple[str, int]] = []
    lines = text.split("\n")
    kept_whole: list[int] = []  # the lines of the result that are a table, a picture …
    whole = {number: part for part in parts(lines) for number in range(part.start, part.end)}
    for number, line in enumerate(lines, start=1):
        if found := whole.get(number - 1):
            apart += [("", number)] if number - 1 == found.start else []
            kept_whole.append(len(apart))
            apart.append((line, number))
            apart += [("", number)] if number == found.end else []
            continue
        broken = _HEADING_RUN.sub(r"\1\n\n", _without_runs(_dateline_apart(line), total))
        for part in broken.split("\n"):
            for piece in _sections_apart(part, known, words).split("\n"):
                if (kept := _without_marks(piece)) is not None:
                    apart.append((kept, number))
    is_whole = frozenset(kept_whole)
    spaced = list(_spaced(with_titles(apart, is_whole), is_whole))
    return Layout("\n".join(line for line, _ in spaced), tuple(number for _, number in spaced))


def _without_zero_width(line: str) -> str:
    """The line; a space of no width at its edges goes, as all other white space does there."""
    bare = line.strip(_EDGE)
    if bare and _ZERO_WIDTH.search(line):
        start = line.index(bare)
        above, below = line[:start], line[start + len(bare) :]
        return f"{_ZERO_WIDTH.sub('', above)}{bare}{_ZERO_WIDTH.sub('', below)}"
    return line if _ZERO_WIDTH.sub("", line).strip() else ""


def _without_runs(line: str, total: int) -> str:
    """Runs of spaces still mark the paragraphs of a body that stands on one line."""
    line = _BULLET_RUN.sub("\n\n", line)
    runs = [match.group() for match in _RUN.finditer(line)]
    if len(line) < _SHORT_LINE and len(_BEHIND_SENTENCE.findall(line)) < 2:
        return line
    if not runs:
        return line
    wide = sum(len(run) > 2 for run in runs)
    is_most = len(line) > 0.5 * total or len(_BEHIND_SENTENCE.findall(line)) > 1
    if len(line) <= _ONE_LINE and (not is_most or len(runs) < 2):
        return line
    narrow = len(runs) - wide
    sentences = len(re.findall(r"[^\W\d_A-Z][.!?] [A-Z“\"]", line))
    is_typist = narrow > wide and narrow > 3 and sentences < narrow / 4
    if is_typist and not wide:
        return line  # two spaces behind each full stop, as typists learnt it
    least = 3 if is_typist else 2
    broken = _RUN.sub(lambda run: "\n\n" if len(run.group()) >= least else run.group(), line)
    return "\n\n".join(_items_apart(part) for part in broken.split("\n\n"))


def _dateline_apart(line: str) -> str:
    """A dateline behind a run of spaces opens the text: what stands before it is the subheadline."""
    for run in _RUN.finditer(line[:_SHORT_LINE]):
        if len(run.group()) > 2 and not find_dateline(line.lstrip()):
            found = find_dateline(line[run.end() :])
            if found and found[0].date and found[0].place:
                return f"{line[: run.start()]}\n\n{line[run.end() :]}"
    return line


def _items_apart(part: str) -> str:
    """A list that stands in one paragraph: each item on a line of its own."""
    if re.match(r"[-–•‧*]\s", part) and len(_INLINE_ITEM.findall(part)) >= 1:
        return _INLINE_ITEM.sub("\n", part)
    return part


def _sections_apart(line: str, known: Collection[str], words: Set[str]) -> str:
    """Sections that are glued to what stands before them, and headings to their text."""
    line = _PICTURE_BEFORE.sub(r"\1\n\n", _PICTURE_BEHIND.sub("\n\n", line))
    line = _LINKS_BEHIND.sub(r"\1\n\n", line)
    line = _MAILBOX_BEHIND.sub(" ", sentences_apart(line))
    line = _ABOUT_WITHIN.sub("\n\n", _GLUED_SECTION.sub("\n\n", line))
    line = "\n".join(map(_asking_apart, line.split("\n")))
    line = _END_GLUED.sub("\n\n", _END_BEHIND.sub(r"\n\n\1", line))
    if len(re.findall(r"[•‧●▪]\s*\S", line)) >= 3:
        line = _INLINE_BULLET.sub("\n", line)
    pieces = []
    for piece in _CAPITALS_GLUED.sub(r"\1\n\n", line).split("\n"):
        piece = _GLUED_HEADING.sub(r"\1\n\n", piece)
        opened = piece.lstrip(" *#")
        if place := about_split(opened[:400]):
            place += len(piece) - len(opened)
            if "**" not in piece[:place] or piece[:place].count("**") % 2 == 0:
                piece = f"{piece[:place].rstrip()}\n\n{piece[place:]}"
        elif place := heading_split(piece.lstrip(), known, words):
            place += len(piece) - len(piece.lstrip())
            piece = f"{piece[:place]}\n\n{piece[place:]}"
        pieces.append(piece)
    return "\n".join(pieces)


def _asking_apart(line: str) -> str:
    """The line; whom to contact, where that ends a long text, as a paragraph of its own."""
    found = _ASKING_WITHIN.search(line) if len(line) > _SHORT_LINE else None
    tail = line[found.end() :] if found else ""
    is_asking = contact_heading(tail) and is_reachable(tail)
    return _ASKING_WITHIN.sub("\n\n", line) if is_asking else line


def _without_marks(line: str) -> str | None:
    """The line; None for one without any words: a rule, or a picture that nothing is said about."""
    bare = line.strip()
    if picture := PICTURE.fullmatch(bare):
        return line if picture.group(1).strip() else None
    if bare and _RULE.fullmatch(bare):
        return ""
    is_dated_mark = bare.startswith("##") and is_date(bare.lstrip("# "))  # ## 5 November 2026
    return f"\\{bare}" if is_dated_mark or _HASHES.fullmatch(bare) else line


def _spaced(
    lines: Iterable[tuple[str, int]], kept_whole: frozenset[int] = frozenset()
) -> Iterator[tuple[str, int]]:
    """Empty lines around end marks, datelines and section headings, and between unbroken lines."""
    above = before = ""
    for place, (line, number) in enumerate(lines):
        bare = line.strip()
        is_below = bool(before and bare) and place not in kept_whole
        if is_below and (_is_apart(before, bare) or _is_signed(above, before)):
            yield "", number
        yield line, number
        above, before = before, bare


def _is_signed(above: str, line: str) -> bool:
    """True for the line that says whose quotation stands above it: what follows is text again."""
    return bool(_QUOTATION.fullmatch(above)) and signature(line) is not None


def _is_apart(before: str, line: str) -> bool:
    if is_end_mark(before) or is_end_mark(line) or PICTURE.fullmatch(line):
        return True
    if re.match(r"(?:[-*•‧◦–●▪■◆►➢✓✔]|\d{1,2}[.)])[ \t]", line):
        return False
    if is_numbered_title(before, line):
        return True
    width = _UNWRAPPED[bool(_WIDE.search(before[:40]))]
    if len(before) > width and re.search(r"[.!?:。！？：”\"」）)]$", before):
        return True
    if before.endswith("。") and _QUOTATION.fullmatch(line):
        return True
    if is_date(before) and line.endswith((".", "。")):
        return True  # no empty line stands between title, date and text
    if len(line) > 60 and len(before) < width and find_dateline(line) is not None:
        return not before.endswith((",", "，"))
    return (
        len(line) < 150
        and kind_of(line) in ("about", "notes", "contacts")
        and not re.match(r"for\b", before, re.I)
    )
