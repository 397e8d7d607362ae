"""What stands over the text: label, headline, subheadline; and the dateline that opens it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cyberport_cms.bilingual.markdown import Chunk, inline

from .draft import Dateline

_LABEL = re.compile(
    r"(press|news|media|photo)[ -]?(release|invitation|statement|alert|advisory)"
    r"|for immediate release|immediate release|statement|speech|embargoed.*"
    r"|新聞稿|新聞公報|新聞圖片|即時發[布佈]|傳媒邀請|採訪邀請|採訪通知|聲明|演[辭詞]|致辭|圖片新聞",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DASH = r"[-–—－─]{1,2}"
_WIRE = r"(?:\s*(?:\([^()]{2,40}\)|/[^/]{2,40}/|\[[^\]]{2,60}\]\([^)]*\)))?"
_ENGLISH = re.compile(
    rf"^(?P<place>[^\W\d_][^\d\n]{{1,80}}?)\s*(?:[,，]|\s{_DASH})\s*"
    rf"(?:\[[^\]]{{2,60}}\]\([^)]*\)\s*{_DASH}\s*)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?|"
    rf"{_MONTH.replace('month', 'month2')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?)"
    rf"\s+(?P<year>\d{{4}}){_WIRE}(?P<bold>\*\*)?\s*(?:{_DASH}{_WIRE}\s*{_DASH}|{_DASH})\s*",
    re.IGNORECASE,
)
_DIGIT = "〇○零一二三四五六七八九十0-9０-９"
_CHINESE = re.compile(
    rf"^[（(【]?(?P<place>[㐀-鿿、／/]{{2,20}}?)(?:訊)?\s*(?:[，,]|\s*{_DASH})?\s*[（(]?"
    rf"(?P<year>[{_DIGIT}]{{4}})\s*年\s*(?P<month>[{_DIGIT}]{{1,3}})\s*月\s*(?P<day>[{_DIGIT}]{{1,3}})\s*日"
    rf"[）)】]?(?P<bold>\*\*)?\s*{_DASH}\s*"
)


@dataclass(frozen=True)
class Masthead:
    label: str
    headline: str
    subheadline: str
    used: int  # how many chunks it takes
    extra: tuple[Chunk, ...]  # what stands there and is none of these: it opens the body


def find_dateline(raw: str) -> tuple[Dateline, str] | None:
    """The dateline that opens a paragraph, and the rest of the paragraph; None without one."""
    bold = raw.startswith("**")
    opened = raw[2:] if bold else raw
    match = _ENGLISH.match(opened) or _CHINESE.match(opened)
    if not match:
        return None
    found = match.groupdict()
    rest = opened[match.end() :]
    if bold and not found.get("bold"):
        rest = f"**{rest}"  # the bold runs on into the text
    printed = inline(match.group().replace("**", "")).text.strip()
    return Dateline(found["place"].strip(" *"), _date(found), printed), rest


def _date(found: dict[str, str | None]) -> date | None:
    month = (found.get("month") or found.get("month2") or "").lower()
    try:
        return date(
            _number(found["year"] or ""),
            _MONTHS.get(month) or _number(month),
            _number(found.get("day") or found.get("day2") or ""),
        )
    except ValueError:
        return None


def _number(digits: str) -> int:
    """A year, month or day in Latin or Chinese digits: 2025, 二○二五, 十二, 廿六 is not printed."""
    digits = digits.translate(
        str.maketrans(
            "〇○零一二三四五六七八九０１２３４５６７８９", "000" + "123456789" + "0123456789"
        )
    )
    if "十" in digits:
        tens, _, ones = digits.partition("十")
        return int(tens or 1) * 10 + int(ones or 0)
    return int(digits)


def read_masthead(chunks: Sequence[Chunk]) -> Masthead:
    """Label, headline and subheadline: what stands before the dateline or the first long text."""
    end = next((n for n, chunk in enumerate(chunks) if _opens_text(chunk)), len(chunks))
    label: list[str] = []
    lines: list[str] = []
    extra: list[Chunk] = []
    for chunk in chunks[:end]:
        parts = chunk.text.split("\n")
        if not lines and all(_LABEL.fullmatch(part.strip(" :：*／/")) for part in parts):
            label += [part.strip() for part in parts]
        elif chunk.item or extra or len(lines) >= 2 or chunk.raw.startswith("!["):
            extra.append(chunk)
        elif not lines and len(parts) > 1:
            lines += [parts[0].strip(), " ".join(part.strip() for part in parts[1:])]
        else:
            lines.append(" ".join(part.strip() for part in parts))
    headline, subheadline = ([*lines, "", ""])[:2]
    return Masthead("\n".join(label), headline, subheadline, end, (*extra, *()))


def _opens_text(chunk: Chunk) -> bool:
    if chunk.level or chunk.item:
        return False
    ends = chunk.text.rstrip().endswith((".", "。", "”", "」", "!", "?"))
    return find_dateline(chunk.raw) is not None or (ends and len(chunk.text) > 80)
