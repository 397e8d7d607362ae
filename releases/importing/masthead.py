"""What stands over the text: label, headline, subheadline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cyberport_cms.bilingual.markdown import Chunk

from .datelines import DATE_EN, DATE_ZH, find_dateline, is_date

_LABEL = (
    r"(?:(?:press|news|media|photo|joint press)[ -]?(?:release|invitation|statement|alert|advisory|announcement)s?"
    r"|for immediate (?:release|distribution|publication)|immediate release|statement|speech|embargoed[^|\n]*"
    r"|新聞稿|新聞公報|新聞圖片|新聞發[布佈]|即時發[布佈放]|傳媒邀請函?|採訪邀請|採訪通知|傳媒通知|聲明|演[辭詞]|致辭|圖片新聞)"
)
_BETWEEN = r"[\s:：*／/|｜·•,，、\[\]【】()（）<>〈〉–—-]"
_LABELS = re.compile(
    rf"{_BETWEEN}*{_LABEL}(?:{_BETWEEN}+(?:{_LABEL}|{DATE_EN}|{DATE_ZH})|{_LABEL})*{_BETWEEN}*",
    re.IGNORECASE,
)
KEY_POINTS = re.compile(
    r"highlights?|key (?:points|takeaways|facts|messages|figures)|at a glance|in brief|summary|摘要|重點|要點|亮點",
    re.IGNORECASE,
)
PICTURE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")


@dataclass(frozen=True)
class Masthead:
    label: str
    headline: str
    subheadline: str
    used: int  # how many chunks it takes
    extra: tuple[Chunk, ...]  # what stands there and is none of these: it opens the body
    captions: tuple[Chunk, ...] = ()  # what is said about pictures


def read_masthead(chunks: Sequence[Chunk]) -> Masthead:
    """Label, headline and subheadline: what stands before the dateline or the first long text."""
    end = next((n for n, chunk in enumerate(chunks) if _opens_text(chunk)), len(chunks))
    titled = next((n for n, chunk in enumerate(chunks[:end]) if chunk.level == 1), 0)
    label: list[str] = []
    lines: list[str] = []
    extra: list[Chunk] = []
    captions: list[Chunk] = []
    for number, chunk in enumerate(chunks[:end]):
        parts = chunk.text.split("\n")
        while not lines and len(parts) > 1 and (is_label(parts[0]) or is_date(parts[0])):
            line = parts.pop(0).strip()
            if is_label(line):
                label.append(line)
            else:
                extra.append(replace(chunk, raw=line))
        following = chunks[number + 1] if number + 1 < len(chunks) else None
        if not lines and all(is_label(part) for part in parts):
            label += [part.strip() for part in parts]
        elif is_picture(chunk):
            captions.append(replace(chunk, raw=PICTURE.sub(r"\1", chunk.raw)))
        elif number < titled or chunk.item or _is_date(chunk) or _is_body(chunk, following):
            extra.append(chunk)
        elif len(lines) >= 2 or (lines and any(not _is_date(part) for part in extra)):
            extra.append(chunk)
        elif not lines and len(parts) > 1:
            lines += [parts[0].strip(), " ".join(part.strip() for part in parts[1:])]
        else:
            lines.append(" ".join(part.strip() for part in parts))
    headline, subheadline = ([*lines, "", ""])[:2]
    return Masthead("\n".join(label), headline, subheadline, end, tuple(extra), tuple(captions))


def is_label(line: str) -> bool:
    """True for "Press Release", "For Immediate Release: 3 June 2025", 新聞稿, alone or together."""
    return bool(_LABELS.fullmatch(line.strip()))


def _is_date(chunk: Chunk) -> bool:
    return is_date(chunk.text)


def is_picture(chunk: Chunk) -> bool:
    return bool(PICTURE.fullmatch(chunk.raw.strip()))


def _is_body(chunk: Chunk, following: Chunk | None) -> bool:
    """True for what already belongs to the key points below it."""
    text = chunk.text.strip()
    opens_list = following is not None and following.item
    return opens_list and (text.endswith((":", "：")) or bool(KEY_POINTS.search(text)))


def _opens_text(chunk: Chunk) -> bool:
    if chunk.level or chunk.item or is_picture(chunk) or is_date(chunk.text):
        return False
    text = chunk.text.rstrip()
    if text.endswith(("。", "」")):
        return len(text) > 30 or find_dateline(chunk.raw) is not None
    ends = text.endswith((".", "”", '"', "!", "?", ":", "："))
    return find_dateline(chunk.raw) is not None or (ends and len(text) > 80) or len(text) > 400
