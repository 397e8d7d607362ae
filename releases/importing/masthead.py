"""What stands over the text: label, headline, subheadline."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cyberport_cms.bilingual.markdown import Chunk

from .above import LABELLED, cells_of, is_above, is_label, lines_above
from .contact_lines import is_reachable
from .datelines import find_dateline, is_date
from .scripts import compiled
from .sections import contact_heading

KEY_POINTS = compiled(
    r"highlights?|key (?:points|takeaways|facts|messages|figures)|at a glance|in brief|summary|摘要|重點|要點|亮點",
    re.IGNORECASE,
)
_BYLINE = compiled(
    r"(?:[Bb]y|BY)\s+[^\W\d_a-z][\w.’'-]*(?:,?\s+[^\W\d_a-z][\w.’'-]*){1,7}|[文撰]\s*[:：].{2,20}"
)
_WIRE = re.compile(r"-{2}[^\s-].{1,40}[^\s-]-{2}")  # --Some Wire--
_PLACES = compiled(  # who stands where in a picture
    r"[（(](?:[左右前後][一二三四五六七八九十起方]|[左中右圖]|(?:first|second|third|fourth|fifth|\d\w\w) from (?:left|right)|left|right|cent(?:re|er))[）)]"
    r"|^(?:圖為|圖示|圖片說明)|\(from left\)|^from left\b|[（(]左起[）)]",
    re.IGNORECASE,
)
PICTURE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
_WHO = compiled(r"[^，。！？：「」\s]{2,24}(?:團隊|師生|學生|學者|初創|企業|公司|集團|大學|書院)")
_AWARDED = compiled(r"(?:再度?|連續?|首度?|同)?(?:榮膺|榮獲|勇奪|奪得?|獲[頒選評得]|囊括)")
_TOGETHER = re.compile(r"[^，。！？：「」×✕]{2,20}[×✕][^，。！？：「」×✕]{2,20}")
_SPOKEN = re.compile(r"[。！？…][』」]+$|[：:，,]「[^「」]+」$")  # unlike 某館呈獻「某展」
_HAN = re.compile(r"[㐀-鿿]")
_LONGEST_TITLE_ZH = 80
_LONGEST_POINTS = 60  # characters of the line above key points
_LONGEST_CONTACT = 300  # characters
_LONGEST_SUBHEADLINE = 400


@dataclass(frozen=True)
class Masthead:
    label: str
    headline: str
    subheadline: str
    used: int  # how many chunks it takes
    extra: tuple[Chunk, ...]  # what stands there and is none of these: it opens the body
    captions: tuple[Chunk, ...] = ()  # what is said about pictures
    letterhead: tuple[Chunk, ...] = ()  # pictures above all of it
    contacts: tuple[Chunk, ...] = ()  # whom to ask, where that stands above all of it


def read_masthead(chunks: Sequence[Chunk]) -> Masthead:
    """Label, headline and subheadline: what stands before the dateline or the first long text."""
    captions_above = next((n for n, chunk in enumerate(chunks) if not _is_caption(chunk)), 0)
    if captions_above:
        below = read_masthead(chunks[captions_above:])
        above = (*chunks[:captions_above], *below.captions)
        return replace(below, used=captions_above + below.used, captions=above)
    end = next((n for n, chunk in enumerate(chunks) if _opens_text(chunk)), len(chunks))
    if _is_long_subheadline(chunks, end):
        end += 1
    pieces = list(_lines_apart(chunks[:end], "\n".join(chunk.text for chunk in chunks)))
    behind = [*(chunk for chunk, _ in pieces[1:]), *chunks[end : end + 1], None]
    titled = next((n for n, (chunk, _) in enumerate(pieces) if chunk.level == 1), 0)
    reader = _Reader()
    for number, (chunk, is_over) in enumerate(pieces):
        if is_over:
            reader.put_above(chunk)
        else:
            reader.put(chunk, behind[number], is_over_title=number < titled)
    return reader.masthead(end)


@dataclass
class _Reader:
    label: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    extra: list[Chunk] = field(default_factory=list)
    captions: list[Chunk] = field(default_factory=list)
    letterhead: list[Chunk] = field(default_factory=list)
    contacts: list[Chunk] = field(default_factory=list)

    def put_above(self, chunk: Chunk) -> None:
        for cell in cells_of(chunk.text):
            if is_date(cell):
                self.extra.append(replace(chunk, raw=cell))
            else:
                self.label.append(cell.strip())

    def put(self, chunk: Chunk, following: Chunk | None, is_over_title: bool) -> None:
        titles = self.titles
        if chunk.style:
            is_mark = not titles and chunk.style == "picture"
            (self.letterhead if is_mark else self.extra).append(chunk)
        elif not titles and _is_contact(chunk, following, bool(self.contacts)):
            self.contacts.append(chunk)
        elif is_picture(chunk):
            self.captions.append(replace(chunk, raw=PICTURE.sub(r"\1", chunk.raw)))
        elif all(map(is_label, chunk.text.split("\n"))):
            self.label += chunk.text.split("\n")
        elif is_over_title or chunk.item or _is_no_title(chunk, following):
            self.extra.append(chunk)
        elif len(titles) >= 2 or (titles and not all(e.style or _is_date(e) for e in self.extra)):
            self.extra.append(chunk)
        else:
            self._put_titles(chunk)

    def _put_titles(self, chunk: Chunk) -> None:
        found: list[str] = []
        for line in map(str.strip, chunk.text.split("\n")):
            if not (self.titles or found) and (labelled := LABELLED.match(line)):
                self.label.append(labelled["label"] or labelled["label2"])
                line = line[labelled.end() :]
            if is_date(line):
                self.extra.append(replace(chunk, raw=line))
            elif is_label(line):
                self.label.append(line)
            else:
                found.append(line)
        if not self.titles:
            lines = 2 if _is_one_title(found) else 1
            self.titles += [" ".join(found[:lines])] if found else []
            found = found[lines:]
        self.titles += [" ".join(found)] if found else []

    def masthead(self, used: int) -> Masthead:
        headline, subheadline = ([*self.titles, "", ""])[:2]
        extra = sorted(self.extra, key=lambda chunk: chunk.line)
        return Masthead(
            *("\n".join(self.label), headline, subheadline, used, tuple(extra)),
            *(tuple(self.captions), tuple(self.letterhead), tuple(self.contacts)),
        )


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


def _is_one_title(lines: Sequence[str]) -> bool:
    """True where the first two lines are one sentence: who it is, and 榮膺… below; 甲 × 乙, what they
    open below, and a third line under both.
    """
    if len(lines) < 2:
        return False
    is_awarded = bool(_WHO.fullmatch(lines[0]) and _AWARDED.match(lines[1]))
    return is_awarded or (len(lines) > 2 and bool(_TOGETHER.fullmatch(lines[0])))


def _is_caption(chunk: Chunk) -> bool:
    """True for a sentence that says who stands where in a picture."""
    text = chunk.text.strip()
    return len(text) > 30 and bool(_PLACES.search(text))


def _is_long_subheadline(chunks: Sequence[Chunk], number: int) -> bool:
    """True for a sentence between the only title and the dateline."""
    if not 0 < number < len(chunks) - 1 or find_dateline(chunks[number].raw):
        return False
    titles = [c for c in chunks[:number] if not (c.style or is_label(c.text) or is_date(c.text))]
    is_alone = len(titles) == 1 and titles[0].level == 1
    is_followed = find_dateline(chunks[number + 1].raw) is not None
    return is_alone and is_followed and len(chunks[number].text) <= _LONGEST_SUBHEADLINE


def is_byline(text: str) -> bool:
    """True for "By Mei Lam, Some Paper" and for --Some Wire--."""
    return bool(_BYLINE.fullmatch(text.strip()) or _WIRE.fullmatch(text.strip()))


def _is_no_title(chunk: Chunk, following: Chunk | None) -> bool:
    return _is_date(chunk) or _is_body(chunk, following) or is_byline(chunk.text)


def _is_contact(chunk: Chunk, following: Chunk | None, is_within: bool) -> bool:
    """True for whom to ask, where that stands above the headline."""
    text = chunk.text.strip()
    if chunk.level or len(text) > _LONGEST_CONTACT or is_above(text.split("\n")[0], True):
        return False
    if is_reachable(text) or contact_heading(text):
        return True
    return is_within and following is not None and is_reachable(following.text)


def _is_date(chunk: Chunk) -> bool:
    return is_date(chunk.text)


def is_picture(chunk: Chunk) -> bool:
    return not chunk.style and bool(PICTURE.fullmatch(chunk.raw.strip()))


def _is_body(chunk: Chunk, following: Chunk | None) -> bool:
    """True for what already belongs to the key points below it."""
    text = chunk.text.strip()
    if chunk.level == 1 or len(text) > _LONGEST_POINTS:
        return False  # “Acme Highlights Its Kites” is a headline
    opens_list = following is not None and following.item
    return opens_list and (text.endswith((":", "：")) or bool(KEY_POINTS.search(text)))


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
    ends = text.endswith((".", "”", '"', "!", "?", ":", "："))
    return find_dateline(raw) is not None or (ends and len(text) > 80) or len(text) > 400
