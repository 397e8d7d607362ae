"""What stands over the text: label, headline, subheadline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cyberport_cms.bilingual.markdown import Chunk

from .contact_lines import is_reachable
from .datelines import DATE_EN, DATE_ZH, find_dateline, is_date
from .roles import is_organisation
from .scripts import compiled
from .sections import contact_heading

_LABEL = (
    r"(?:(?:press|news|media|photo|joint press)[ -]?(?:release|invitation|statement|alert|advisory|announcement)s?"
    r"|for immediate (?:release|distribution|publication)|immediate release|statement|speech|embargoed[^|\n]*"
    r"|新聞稿|新聞公報|新聞圖片|新聞發[布佈]|(?:供|請)?(?:傳媒)?即時?發[布佈放表]|傳媒邀請函?|採訪邀請|採訪通知|傳媒通知|聲明|演[辭詞]|致辭|圖片新聞)"
)
_BETWEEN = r"[\s:：*／/|｜·•,，、\[\]［］〔〕【】()（）<>〈〉–—-]"
_LABELS = compiled(
    rf"{_BETWEEN}*{_LABEL}(?:{_BETWEEN}+(?:{_LABEL}|{DATE_EN}|{DATE_ZH})|{_LABEL}|{DATE_ZH})*{_BETWEEN}*",
    re.IGNORECASE,
)
_LABELLED = compiled(  # 【新聞稿】標題, Press Release: Headline
    rf"(?!embargoed)(?:[【\[（(〈<]\s*(?P<label>{_LABEL})\s*[】\]）)〉>]|(?P<label2>{_LABEL})\s*[:：|｜])\s*(?=[^\W_]{{2}})",
    re.IGNORECASE,
)
KEY_POINTS = compiled(
    r"highlights?|key (?:points|takeaways|facts|messages|figures)|at a glance|in brief|summary|摘要|重點|要點|亮點",
    re.IGNORECASE,
)
_ADDRESSED = compiled(
    r"致(?:\s*[:：]\s*|各)[^。，\n]{0,30}(?:主任|編輯|傳媒|媒體|記者|新聞界|採訪部)[^。，\n]{0,20}"
)
_BYLINE = compiled(
    r"(?:[Bb]y|BY)\s+[^\W\d_a-z][\w.’'-]*(?:,?\s+[^\W\d_a-z][\w.’'-]*){1,7}|[文撰]\s*[:：].{2,20}"
)
_WIRE = re.compile(r"-{2}[^\s-].{1,40}[^\s-]-{2}")  # --Some Wire--
_NUMBER = re.compile(
    r"(?:(?:No|Ref|Reference|(?:新聞稿|參考|發稿)?[編檔][號号])\.?\s*[:：]?\s*)?(?=\S*\d)[A-Za-z0-9/.#-]{3,20}",
    re.I,
)  # PR012/26, 編號：PR012/26
_PLACES = compiled(  # who stands where in a picture
    r"[（(](?:[左右前後][一二三四五六七八九十起方]|[左中右圖]|(?:first|second|third|fourth|fifth|\d\w\w) from (?:left|right)|left|right|cent(?:re|er))[）)]"
    r"|^(?:圖為|圖示|圖片說明)|\(from left\)|^from left\b|[（(]左起[）)]",
    re.IGNORECASE,
)
PICTURE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
_SPOKEN = re.compile(r"[。！？…][』」]+$|[：:，,]「[^「」]+」$")  # unlike 某館呈獻「某展」
_LONGEST_TITLE_ZH = 80
_LONGEST_POINTS = 60  # characters of the line above key points
_LONGEST_CONTACT = _LONGEST_SUBHEADLINE = 300  # characters


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
    titled = next((n for n, chunk in enumerate(chunks[:end]) if chunk.level == 1), 0)
    label: list[str] = []
    lines: list[str] = []
    extra: list[Chunk] = []
    captions: list[Chunk] = []
    letterhead: list[Chunk] = []
    special: list[Chunk] = []  # tables, pictures, call-outs
    contacts: list[Chunk] = []
    for number, chunk in enumerate(chunks[:end]):
        if chunk.style:
            is_mark = not lines and chunk.style == "picture"
            (letterhead if is_mark else special).append(chunk)
            continue
        parts = chunk.text.split("\n")
        while not lines and len(parts) > 1 and is_above(parts[0], bool(label)):
            line = parts.pop(0).strip()
            if is_date(line):
                extra.append(replace(chunk, raw=line))
            else:
                label.append(line)
        if not (lines or label) and len(parts) > 1 and _is_sender(parts):
            label += [part.strip() for part in parts]
            continue
        chunk = replace(chunk, raw="\n".join(chunk.raw.split("\n")[-len(parts) :]))
        if not lines and (labelled := _LABELLED.match(parts[0])) and not is_label(parts[0]):
            label.append(labelled["label"] or labelled["label2"])
            parts[0] = parts[0][labelled.end() :]
        following = chunks[number + 1] if number + 1 < len(chunks) else None
        if not lines and _is_contact(chunk, following, bool(contacts)):
            contacts.append(chunk)
        elif not lines and all(_is_label_or_number(p, bool(label)) for p in parts):
            label += [part.strip() for part in parts]
        elif is_picture(chunk):
            captions.append(replace(chunk, raw=PICTURE.sub(r"\1", chunk.raw)))
        elif number < titled or chunk.item or _is_no_title(chunk, following):
            extra.append(chunk)
        elif len(lines) >= 2 or (lines and any(not _is_date(part) for part in extra)):
            extra.append(chunk)
        elif not lines and len(parts) > 1:
            lines += [parts[0].strip(), " ".join(part.strip() for part in parts[1:])]
        else:
            lines.append(" ".join(part.strip() for part in parts))
    headline, subheadline = ([*lines, "", ""])[:2]
    extra = sorted([*extra, *special], key=lambda chunk: chunk.line)
    return Masthead(
        *("\n".join(label), headline, subheadline, end, tuple(extra)),
        *(tuple(captions), tuple(letterhead), tuple(contacts)),
    )


def _is_sender(lines: Sequence[str]) -> bool:
    """True for who sends the release, above its label: “Acme Society” above “Press Release”."""
    names = lines[:-1]
    return is_label(lines[-1]) and all(is_organisation(name) and len(name) < 80 for name in names)


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


def is_label(line: str) -> bool:
    """True for "Press Release", "For Immediate Release: 3 June 2025", 新聞稿, alone or together."""
    return bool(_LABELS.fullmatch(line.strip()) or _ADDRESSED.fullmatch(line.strip()))


def is_above(line: str, is_labelled: bool = False) -> bool:
    """True for what stands above a headline: a label, whom it is for, a date, below them a number."""
    return is_date(line) or _is_label_or_number(line, is_labelled)


def _is_label_or_number(line: str, is_labelled: bool) -> bool:
    return is_label(line) or (is_labelled and _is_number(line))


def is_byline(text: str) -> bool:
    """True for "By Mei Lam, Some Paper" and for --Some Wire--."""
    return bool(_BYLINE.fullmatch(text.strip()) or _WIRE.fullmatch(text.strip()))


def _is_no_title(chunk: Chunk, following: Chunk | None) -> bool:
    return _is_date(chunk) or _is_body(chunk, following) or is_byline(chunk.text)


def _is_number(line: str) -> bool:
    """True for the number that an office gives its release: PR012/26."""
    return bool(_NUMBER.fullmatch(line.strip())) and not is_date(line)


def _is_contact(chunk: Chunk, following: Chunk | None, is_within: bool) -> bool:
    """True for whom to ask, where that stands above the headline."""
    text = chunk.text.strip()
    if chunk.level or len(text) > _LONGEST_CONTACT:
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
    if all(is_label(line) or is_date(line) for line in chunk.text.split("\n")):
        return False
    text = chunk.text.rstrip()
    if text.endswith("：") and len(text) > 40:
        return True
    if text.endswith("」") and not _SPOKEN.search(text):
        return len(text) > _LONGEST_TITLE_ZH or find_dateline(chunk.raw) is not None
    if text.endswith(("。", "」")):
        return len(text) > 30 or find_dateline(chunk.raw) is not None
    ends = text.endswith((".", "”", '"', "!", "?", ":", "："))
    return find_dateline(chunk.raw) is not None or (ends and len(text) > 80) or len(text) > 400
