"""What stands over the text: label, headline, subheadline."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cyberport_cms.bilingual.markdown import Chunk
from cyberport_cms.bilingual.parts import TABLE

from .above import (
    SUBJECT,
    fields_of,
    greets,
    in_pieces,
    is_above,
    is_byline,
    is_issued_for,
    is_named,
    is_notice,
    is_paper_head,
    lines_above,
    signs,
)
from .captions import PICTURE, is_caption, is_picture
from .card import card_above
from .contact_headings import OF_EVENT
from .contact_lines import is_reachable
from .datelines import find_dateline, is_date, is_whole
from .labels import LABELLED, cells_of, says_what_it_is
from .scripts import compiled
from .sections import COLONS, contact_heading, is_end_mark
from .titles import headline_lines, is_briefing, is_open, joined, width_of, without_dash, wrapped_at

KEY_POINTS = compiled(
    r"highlights?|key (?:points|takeaways|facts|messages|figures)|at a glance|in brief|summary|摘要|重點|要點|亮點",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"[。！？…][』」]+$|[：:，,]「[^「」]+」$")  # unlike 某館呈獻「某展」
_SAID = re.compile(r"[.,!?…][”\"]$")  # unlike a title that ends with a “Name”
_BETWEEN_DASHES = re.compile(r"– [^–—―─-].{1,120}\S ?[–—―─-]{1,2}")
_FIELD = re.compile(r"[㐀-鿿]{2,6}\s*[：:]\s*\S")
_HAN = re.compile(r"[㐀-鿿]")
_LONGEST_TITLE_ZH = 80
_LONGEST_SENTENCE = 110  # Latin letters of a title that ends with a full stop
_LONGEST_POINTS = 60  # characters of the line above key points
_LONGEST_CONTACT = 300  # characters
_LONGEST_SUBHEADLINE = 400
_LEAST_TITLE = 10  # characters: what is shorter heads the text
_MOST_OF_MAIL = 8  # chunks that may stand before the release in an e-mail


@dataclass(frozen=True)
class Masthead:
    label: str
    headline: str
    subheadline: str
    used: int  # how many chunks it takes
    extra: tuple[Chunk, ...]  # what stands there and is none of these: it opens the body
    captions: tuple[Chunk, ...] = ()  # what is said about pictures
    letterhead: tuple[Chunk, ...] = ()  # pictures above all of it, sender, addressee, number
    contacts: tuple[Chunk, ...] = ()  # whom to ask, where that stands above all of it


def read_masthead(chunks: Sequence[Chunk], has_card: bool = False) -> Masthead:
    """Label, headline and subheadline: what stands before the dateline or the first long text."""
    captions_above = next((n for n, chunk in enumerate(chunks) if not is_caption(chunk)), 0)
    if captions_above:
        below = read_masthead(chunks[captions_above:], has_card)
        above = (*chunks[:captions_above], *below.captions)
        return replace(below, used=captions_above + below.used, captions=above)
    mail = _of_mail(chunks)
    if mail and (below := read_masthead(chunks[mail:], has_card)).headline:
        return _with_mail(chunks[:mail], below)
    start, stop = (0, 0) if has_card else card_above(chunks)
    if stop:
        below = read_masthead([*chunks[:start], *chunks[stop:]], has_card=True)
        if below.headline and below.used >= start:
            card = (*below.contacts, *chunks[start:stop])
            return replace(below, used=stop - start + below.used, contacts=card)
    end = next((n for n, chunk in enumerate(chunks) if _opens_text(chunk)), len(chunks))
    if _is_long_subheadline(chunks, end):
        end += 1
    elif end and any(map(_is_dated_row, chunks[end + 1 : end + 2])):
        end += 2  # a sentence of its own: the row that holds the label is above the text
    masthead = _read(chunks, end)
    if not masthead.headline and _is_sentence_for_title(chunks[end : end + 2]):
        return _read(chunks, end + 1)
    return masthead


def _read(chunks: Sequence[Chunk], end: int) -> Masthead:
    """What the first `end` chunks hold; the text begins behind them."""
    whole = "\n".join(chunk.text for chunk in chunks)
    pieces = list(_lines_apart(chunks[:end], whole))
    behind = [*(chunk for chunk, _ in pieces[1:]), *chunks[end : end + 1], None]
    titled = next((n for n, (chunk, _) in enumerate(pieces) if chunk.level == 1), 0)
    reader = _Reader(whole, wrapped_at(chunk.text for chunk in chunks if not _is_part(chunk)))
    for number, (chunk, is_over) in enumerate(pieces):
        if is_over:
            reader.put_above(chunk)
        else:
            reader.put(chunk, behind[number], is_over_title=number < titled)
    return reader.masthead(end)


def _of_mail(chunks: Sequence[Chunk]) -> int:
    """How many of the first chunks are the e-mail that brings a release: its heads, its greeting."""
    count = 0
    for number, chunk in enumerate(chunks[:_MOST_OF_MAIL]):
        lines = chunk.text.split("\n")
        if _is_part(chunk):
            break
        is_over = all(is_above(line, number > 0) or is_named(line, True) for line in lines)
        is_said = count > 0 and chunk.text.endswith(("。", "."))
        is_signed = 0 < count == number and signs(chunk.text.strip())
        if is_signed or greets(chunk.text, bool(count)):
            count = number + 1
        elif count and _is_label(lines[0]):
            return number
        elif not (is_over or is_said):
            break
    return count


def _with_mail(chunks: Sequence[Chunk], below: Masthead) -> Masthead:
    reader = _Reader()
    for chunk in chunks:
        for number, line in enumerate(chunk.raw.split("\n")):
            reader.put_above(replace(chunk, raw=line, line=chunk.line + number))
    return replace(
        below,
        label="\n".join(filter(None, [*reader.label, below.label])),
        used=len(chunks) + below.used,
        extra=(*reader.extra, *below.extra),
        letterhead=(*reader.letterhead, *below.letterhead),
    )


@dataclass
class _Reader:
    whole: str = ""
    width: int = 0  # of a text that is broken by it
    label: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    extra: list[Chunk] = field(default_factory=list)
    captions: list[Chunk] = field(default_factory=list)
    letterhead: list[Chunk] = field(default_factory=list)
    contacts: list[Chunk] = field(default_factory=list)
    has_pair: bool = False  # two lines right below each other are all the titles so far

    def put_above(self, chunk: Chunk) -> None:
        for kind, words in in_pieces(chunk.text):
            if kind == "label":
                self.label.append(words.strip())
            else:
                piece = chunk if words == chunk.text else replace(chunk, raw=words)
                (self.extra if kind == "date" else self.letterhead).append(piece)

    def put(self, chunk: Chunk, following: Chunk | None, is_over_title: bool) -> None:
        titles = self.titles
        if chunk.style:
            is_mark = not titles and chunk.style == "picture"
            (self.letterhead if is_mark else self.extra).append(chunk)
        elif not titles and _is_contact(chunk, following, bool(self.contacts)):
            self.contacts.append(chunk)
        elif titles and is_caption(chunk):
            self.captions.append(chunk)
        elif is_picture(chunk):
            self.captions.append(replace(chunk, raw=PICTURE.sub(r"\1", chunk.raw)))
        elif _is_notices(chunk.text.split("\n")):
            for number, line in enumerate(chunk.raw.split("\n")):
                self.put_above(replace(chunk, raw=line, line=chunk.line + number))
        elif titles and self._has_dates_only() and _is_between_dashes(chunk, following):
            self._put_titles(replace(chunk, raw=f"– {chunk.raw}", item=False))
        elif len(titles) == 1 and not self.extra and _is_set_off(chunk, following):
            self._put_titles(chunk)
        elif is_over_title or chunk.item or _is_no_title(chunk, following):
            self.extra.append(chunk)
        elif titles and not self._has_dates_only():
            self.extra.append(chunk)
        elif titles and is_issued_for(chunk.text):
            self.extra.append(chunk)
        elif titles and chunk.text.endswith(COLONS) and not is_open(titles[0], chunk.text):
            self.extra.append(chunk)  # 下稿代表某局發出：, Issued on behalf of the bureau:
        elif len(titles) >= 2 and not _is_last_title(chunk, following, self.has_pair):
            self.extra.append(chunk)
        else:
            self._put_titles(chunk)

    def _has_dates_only(self) -> bool:
        return all(one.style or _is_date(one) for one in self.extra)

    def _put_titles(self, chunk: Chunk) -> None:
        lines = [line.strip() for line in chunk.text.split("\n") if line.strip()]
        if not self.titles:
            label, titles = _label_before(lines[0])
            self.label += [label] if label else []
            lines = [*titles, *lines[1:]]
        found: list[str] = []
        for line in lines:
            if is_date(line) or is_notice(line):
                self.put_above(replace(chunk, raw=line))
            elif self.titles + found and is_issued_for(line):
                self.extra.append(replace(chunk, raw=line))
            else:
                found.append(line)
        briefing = [*self.titles, *found][:2]
        if len(self.titles) < 2 and found and is_briefing(briefing):
            self.label.append(self.titles.pop() if self.titles else found.pop(0))
        if not self.titles:
            count = headline_lines(found, self.whole, self.width)
            self.has_pair = count == 1 and len(found) == 2 and bool(_HAN.search(found[0]))
            self.titles += [joined(found[:count], self.width)] if found else []
            found = found[count:]
        elif len(self.titles) == 1 and found and is_open(self.titles[0], found[0]):
            self.titles = [joined([self.titles[0], found.pop(0)], self.width)]
        elif self.has_pair and found and len(self.titles) == 2 and not found[0].endswith("。"):
            self.titles = [joined(self.titles, self.width)]  # an empty line, and the subheadline
        self.titles += map(without_dash, found)

    def masthead(self, used: int) -> Masthead:
        headline, subheadline = " ".join(self.titles[:1]), " ".join(self.titles[1:])
        for number, chunk in enumerate(self.letterhead):
            if not headline and (subject := SUBJECT.match(chunk.text)):  # nothing else says it
                headline = chunk.text[subject.end() :]
                self.letterhead[number] = replace(chunk, raw=subject.group())
        extra = sorted(self.extra, key=lambda chunk: chunk.line)
        return Masthead(
            *("\n".join(self.label), headline, subheadline, used, tuple(extra)),
            *(tuple(self.captions), tuple(self.letterhead), tuple(self.contacts)),
        )


def _label_before(line: str) -> tuple[str, list[str]]:
    """The label that opens a line, and the titles behind it: 【新聞稿】標題, 新聞稿    標題    副題."""
    if labelled := LABELLED.match(line):
        titles = cells_of(line[labelled.end() :])
        is_dated = len(titles) > 1 and is_date(titles[0])
        rest = titles if is_dated else [line[labelled.end() :]]
        return labelled["label"] or labelled["label2"], rest
    cells = cells_of(line)
    if len(cells) > 1 and says_what_it_is(cells[0]) and not is_notice(line):
        return cells[0], cells[1:]
    return "", [line]


def _lines_apart(chunks: Sequence[Chunk], whole: str) -> Iterator[tuple[Chunk, bool]]:
    """The chunks; each line above the headline as one of its own. True for those."""
    lines: list[tuple[int, str]] = []
    for number, chunk in enumerate(chunks):
        if chunk.level or chunk.item:
            break
        if not (chunk.style or _is_contact(chunk, None, False) or is_picture(chunk)):
            lines += [(number, line) for line in chunk.text.split("\n")]
    is_chinese = len(_HAN.findall(whole)) > 0.2 * len(whole)
    count = lines_above(lines, whole, is_chinese)
    for number, chunk in enumerate(chunks):
        over = sum(paragraph == number for paragraph, _ in lines[:count])
        every = list(_bold_apart(chunk.raw))
        for line in range(over):
            yield replace(chunk, raw=every[line], line=chunk.line + line), True
        if below := "\n".join(every[over:]):
            yield replace(chunk, raw=below, line=chunk.line + over), False


def _bold_apart(raw: str) -> Iterator[str]:
    """The lines; each that stands within the bold marks of several lines has marks of its own."""
    is_open = False
    for line in raw.split("\n"):
        before = "**" if is_open else ""
        is_open ^= line.count("**") % 2 == 1
        yield f"{before}{line}{'**' if is_open else ''}"


def _is_long_subheadline(chunks: Sequence[Chunk], number: int) -> bool:
    """True for a sentence between the only title and the dateline."""
    if not 0 < number < len(chunks) - 1 or find_dateline(chunks[number].raw):
        return False
    titles = [c for c in chunks[:number] if not (c.style or is_notice(c.text) or is_date(c.text))]
    is_alone = len(titles) == 1 and titles[0].level == 1
    below = find_dateline(chunks[number + 1].raw)
    is_followed = below is not None and is_whole(below[0])
    return is_alone and is_followed and len(chunks[number].text) <= _LONGEST_SUBHEADLINE


def _is_sentence_for_title(chunks: Sequence[Chunk]) -> bool:
    """True for a sentence on one line above a longer text, where nothing else is a headline."""
    if len(chunks) < 2 or any(map(_is_part, chunks)) or find_dateline(chunks[0].raw):
        return False
    title, text = (chunk.text.strip() for chunk in chunks)
    is_short = width_of(title) <= _LONGEST_SENTENCE and len(title) <= len(text)
    return is_short and "\n" not in title


def _is_dated_row(chunk: Chunk) -> bool:
    """True for 2026年3月3日｜某協會新聞稿: a date with what else stands above a text."""
    text = chunk.text.strip()
    is_row = not _is_part(chunk) and is_notice(text) and ("\n" not in text or fields_of(text) != [])
    return is_row and {"date"} < {kind for kind, _ in in_pieces(text)}


def _is_no_title(chunk: Chunk, following: Chunk | None) -> bool:
    is_text = _is_body(chunk, following) or is_byline(chunk.text)
    return is_text or _is_date(chunk) or _tells_event(chunk.text)


def _tells_event(text: str) -> bool:
    """True for when and where something is on: 時間：… above 地點：…"""
    lines = [line.strip() for line in text.strip().split("\n")]
    return all(map(_FIELD.match, lines)) and any(map(OF_EVENT.match, lines))


def _is_contact(chunk: Chunk, following: Chunk | None, is_within: bool) -> bool:
    """True for whom to ask, where that stands above the headline."""
    text = chunk.text.strip()
    if chunk.level or len(text) > _LONGEST_CONTACT or is_above(text.split("\n")[0], True):
        return False
    if is_paper_head(text):
        return False
    if is_reachable(text) or contact_heading(text):
        return True
    if following is None or _opens_text(following):
        return False
    return is_within and is_reachable(following.text)


def _is_label(line: str) -> bool:
    return is_notice(line) and any(kind == "label" for kind, _ in in_pieces(line))


def _is_part(chunk: Chunk) -> bool:
    return bool(chunk.level or chunk.item or chunk.style)


def _is_last_title(chunk: Chunk, following: Chunk | None, is_below_pair: bool) -> bool:
    """True for one line more right above the dateline or the row that holds the date, where no
    section has begun; below two lines in Chinese, right above the text.
    """
    text = chunk.text.strip()
    is_section = bool(KEY_POINTS.search(text)) or is_end_mark(text)
    if chunk.level or is_section or "\n" in text or text.endswith(COLONS):
        return False
    if following and _is_dated_row(following):
        return True
    if text.endswith(("。", ".")):
        return False
    if is_below_pair and following and len(text) >= _LEAST_TITLE and _opens_text(following):
        return True
    dated = find_dateline(following.raw) if following else None
    return dated is not None and bool(dated[1].strip())


def _is_set_off(chunk: Chunk, following: Chunk | None) -> bool:
    """True for one line behind a dash, no list, right above the dateline."""
    if not chunk.item or following is None or following.item or "\n" in chunk.text:
        return False
    is_above_text = find_dateline(following.raw) is not None
    return is_above_text and len(chunk.text) <= _LONGEST_SUBHEADLINE


def _is_between_dashes(chunk: Chunk, following: Chunk | None) -> bool:
    """True for one line between two dashes, right below a title: – Three lines –, no list."""
    is_alone = following is not None and not following.item and "\n" not in chunk.text
    return chunk.item and is_alone and bool(_BETWEEN_DASHES.fullmatch(f"– {chunk.text}"))


def _is_notices(lines: Sequence[str]) -> bool:
    """True for notices, and the date below one: 發稿單位：某會 above 發稿日期：2026年3月3日."""
    return is_notice(lines[0]) and all(is_notice(line) or is_date(line) for line in lines)


def _is_date(chunk: Chunk) -> bool:
    return is_date(chunk.text)


def _is_body(chunk: Chunk, following: Chunk | None) -> bool:
    """True for what already belongs to the key points below it."""
    text = chunk.text.strip()
    if chunk.level == 1 or len(text) > _LONGEST_POINTS:
        return False  # “Acme Highlights Its Kites” is a headline
    opens_list = following is not None and (following.item or following.style == TABLE)
    return opens_list and (text.endswith(COLONS) or bool(KEY_POINTS.search(text)))


def _opens_text(chunk: Chunk) -> bool:
    if chunk.style or chunk.level or chunk.item or is_picture(chunk):
        return False
    lines = chunk.text.rstrip().split("\n")
    first = next((n for n, line in enumerate(lines) if not is_above(line, n > 0)), len(lines))
    if first == len(lines):
        return False
    text = "\n".join(lines[first:])
    raw = "\n".join(chunk.raw.split("\n")[first:])
    if text.endswith("：") and len(text) > 40:
        return True
    if text.endswith("」") and not _SPOKEN.search(text):
        return len(text) > _LONGEST_TITLE_ZH or find_dateline(raw) is not None
    if text.endswith(("。", "」")):
        return len(text) > 30 or find_dateline(raw) is not None
    ends = text.endswith((".", "!", "?", *COLONS)) or bool(_SAID.search(text))
    return find_dateline(raw) is not None or (ends and len(text) > 80) or len(text) > 400
