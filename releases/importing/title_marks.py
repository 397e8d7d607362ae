"""Headings that are set between dashes or behind a mark: ▍Visiting, ◆ Visiting, — Visiting —.

The mark is layout. It becomes the mark that Markdown has for a heading; no word is taken out.
"""

import re
from collections.abc import Container, Sequence

from .contact_lines import is_reachable
from .scripts import compiled
from .sections import BARS, COLONS, POINTS, is_end_mark, kind_of

Line = tuple[str, int]  # and the line of the source where it stands

_DASHES, _WAVES = "—–－―─", "～~"
_MARKED = re.compile(
    rf"(?P<mark>[{BARS}{POINTS}]|>>|＞＞)(?P=mark)?\s*(?P<title>[^\s{BARS}{POINTS}][^{BARS}{POINTS}]*?)\s*(?P=mark)?"
)
_BETWEEN = re.compile(
    rf"(?P<dash>[{_DASHES}]{{1,2}}|[{_WAVES}]{{1,3}}|[=＝]{{2,20}}|＊{{1,3}}|-{{1,3}}(?=\s))\s*(?P<title>[^\W_].*?)\s*(?P=dash)"
)
_OTHER_ITEM = re.compile(rf"[-*•‧◦·・．✓✔➢{POINTS}]\s*\S|[（(]?\d{{1,2}}[.)）、]")
_WORDY = re.compile(r"[^\W\d_]{2}")
_NUMBERED = re.compile(r"\d{1,2}[.)][ \t]+(?P<title>\S.*)")
_ENDED = re.compile(r"[.!。！；;，,][\"”’」』）)]*$|https?:|www\.")
OF_PICTURE = compiled(r"(?:合影|合照)(?:留念)?$")  # ends what tells who stands in a picture
_WIDE = re.compile(r"[㐀-鿿]")
_LONGEST = {True: 40, False: 100}  # with Chinese and without
_PROSE = {True: 40, False: 80}  # so long is a line of the text: below the first one stand headings
_ENDS_NARROW = re.compile(r"^[^「『]{10,}。$")  # the last line of a paragraph that is broken
_SHORTER = 0.6  # a title is so much shorter than the line right below it


def with_titles(lines: Sequence[Line], kept_whole: Container[int] = ()) -> list[Line]:
    """The lines; those that are marked as headings, as Markdown marks them.

    `kept_whole` are the places of lines that are no prose.
    """
    found = list(lines)
    in_text = False
    for place, (line, number) in enumerate(lines):
        bare = line.strip()
        if is_end_mark(bare):
            break
        if in_text and place not in kept_whole and (title := _title(lines, place)):
            found[place] = f"## {title}", number
        in_text = in_text or len(bare) > _PROSE[bool(_WIDE.search(bare))]
        in_text = in_text or (place > 0 and bool(lines[place - 1][0] and _ENDS_NARROW.search(bare)))
    return found


def is_numbered_title(line: str, below: str) -> bool:
    """True for “2. Tickets” right above its text; an item that runs on is as long as what follows."""
    match = _NUMBERED.fullmatch(line.strip())
    is_wide = bool(_WIDE.search(below))
    if not match or line.rstrip().endswith(COLONS) or _ENDED.search(line):
        return False
    length = len(match["title"])
    if length > _LONGEST[is_wide] or _OTHER_ITEM.match(below):
        return False
    if below.rstrip().endswith(COLONS):
        return length < len(below)  # and a list below that
    return len(below) >= 0.8 * _PROSE[is_wide] and length <= _SHORTER * len(below)


def _title(lines: Sequence[Line], place: int) -> str:
    """The heading that a line holds between its marks; empty where it is none."""
    bare = lines[place][0].strip().strip("*").strip()
    if len(bare) > _LONGEST[False] + 20:
        return ""
    match = _BETWEEN.fullmatch(bare) or _MARKED.fullmatch(bare)
    title = match["title"] if match else ""
    if not title or not (below := _neighbour(lines, place, 1)):
        return ""
    if (
        len(title) > _LONGEST[bool(_WIDE.search(title))]
        or not _WORDY.search(title)
        or _ENDED.search(title)
        or OF_PICTURE.search(title)
        or "。" in title
        or is_reachable(title)
        or kind_of(title)
        or is_end_mark(below)
    ):
        return ""
    return "" if bare[0] in POINTS and _is_item(lines, place, title) else title


def _is_item(lines: Sequence[Line], place: int, title: str) -> bool:
    """True where lines with the same mark stand beside it, or the rest of it on the next line."""
    mark = lines[place][0].strip(" \t\u3000*")[:1]
    beside = (_neighbour(lines, place, step) for step in (-1, 1))
    if any(line.strip("* ").startswith(mark) for line in beside):
        return True
    right_below = lines[place + 1][0].strip()
    is_above_list = bool(_OTHER_ITEM.match(right_below))
    return bool(right_below) and not is_above_list and len(title) > _SHORTER * len(right_below)


def _neighbour(lines: Sequence[Line], place: int, step: int) -> str:
    """The next line that is not empty, on either side."""
    place += step
    while 0 <= place < len(lines):
        if bare := lines[place][0].strip():
            return bare
        place += step
    return ""
