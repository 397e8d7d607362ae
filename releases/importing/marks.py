"""Quotation marks: where somebody else's words begin and end in a text."""

import re
from dataclasses import dataclass

_MARKS = re.compile(r"[“”„‟\"＂「」『』]|(?:’’|'')(?!\w)")
_TWO_SINGLE = ("’’", "''")  # typed for the one mark that closes
_SINGLE = re.compile(r"[‘’']")
_SAID_NEXT = re.compile(r",?\s+(?:[\w.’'-]+\s+){0,4}(?:said|says|added|adds|explained|noted)\b")
_TERM = re.compile(r"(?<=[㐀-鿿])“[^“”，。！？\n]{1,24}”(?=[㐀-鿿A-Za-z0-9（(])")  # 推出“某某”計劃
_CORNERS = {"「": 1, "『": 1, "」": -1, "』": -1}


@dataclass(frozen=True)
class Span:
    """Words between marks: `start` is the opening mark's place, `end` is behind the closing one."""

    start: int
    end: int
    is_opened: bool = True  # False where the opening mark stands in an earlier paragraph
    is_closed: bool = True  # False where the words run to the end of the paragraph

    def words(self, text: str) -> str:
        end = self.end
        if self.is_closed:
            end -= 2 if text[:end].endswith(_TWO_SINGLE) else 1
        return text[self.start + self.is_opened : end].strip()


def spans(text: str, is_inside: bool = False) -> list[Span]:
    """The outermost quotations of a paragraph, in order. `is_inside`: it begins within one."""
    found = _outermost(text, _MARKS, is_inside)
    if not found and not is_inside and ("‘" in text or "'" in text):
        found = [span for span in _outermost(text, _SINGLE, False) if span.is_closed]
    return found


def has_own(text: str) -> bool:
    """True for prose with quotations of its own: its marks are closed where it has opened them."""
    found = _outermost(text, _MARKS, False)
    closed = sum(len(_MARKS.findall(text[span.start : span.end])) for span in found)
    return (
        bool(found)
        and bool(text[: found[0].start].strip())
        and all(span.is_closed for span in found)
        and closed == len(_MARKS.findall(text))
    )


def _outermost(text: str, marks: re.Pattern[str], is_inside: bool) -> list[Span]:
    found: list[Span] = []
    start = 0 if is_inside else -1
    is_opened = not is_inside
    depth = 1 if is_inside else 0
    is_corner = False
    for match in marks.finditer(text):
        mark, place = match.group(), match.start()
        if depth == 0:
            if _opens(text, place, mark):
                start, depth, is_opened, is_corner = place, 1, True, mark in _CORNERS
            continue
        if not is_opened and depth == 1 and place == _first(text) and _opens(text, place, mark):
            # Each paragraph of a long quotation opens with a mark; only the last one closes.
            start, is_opened, is_corner = place, True, mark in _CORNERS
            continue
        if depth == 1 and mark in _CORNERS and _opens_again(text, start, place):
            continue
        if mark in _CORNERS:
            depth += _CORNERS[mark] if is_corner or not is_opened else 0
        elif is_corner:
            continue
        elif len(mark) == 1 and mark in "‘’'":
            depth -= _closes_single(text, place, mark)
        elif mark in '"“„' and _opens(text, place, mark):
            if text[place - 1 : place] in " (（[—" or (is_opened and _TERM.match(text, place)):
                depth += 1  # marks inside marks
            elif mark == '"' or not text[place + 1 : place + 2].strip():
                depth -= 1  # “…“: the opening mark again, in the closing one's place
        else:
            depth -= 1
        if depth == 0:
            found.append(Span(start, match.end(), is_opened))
    if depth and (is_opened or not is_inside):
        is_closed = depth > 1 and text.rstrip().endswith(("”", '"'))
        end = len(text.rstrip()) if is_closed else len(text)
        found.append(Span(start, end, is_opened, is_closed))
    return found


def _opens_again(text: str, start: int, place: int) -> bool:
    """True where the mark opens one more paragraph of the same quotation, on the next line."""
    return (
        text[place] == text[max(start, 0)]
        and text[place - 1 : place] == "\n"
        and text[max(place - 20, 0) : place].rstrip().endswith(("。", "！", "？", "…"))
    )


def _first(text: str) -> int:
    return len(text) - len(text.lstrip())


def _opens(text: str, place: int, mark: str) -> bool:
    if mark in _CORNERS:
        return _CORNERS[mark] > 0
    if mark in "“„":
        return True
    if mark in _TWO_SINGLE:
        return False
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    free = not before or before.isspace() or before in "([（—–-:：,，/“‘"
    if mark in "‘’'":
        return mark != "’" and free and after.isupper()
    is_announced = bool(re.search(r"[,:，：]\s+$", text[max(0, place - 3) : place]))
    return free and bool(after) and (is_announced or not after.isspace())


def _closes_single(text: str, place: int, mark: str) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if mark == "‘" or after.isalnum():
        return False
    rest = text[place + 1 :]
    return before in ".,!?…" or not rest.strip() or bool(_SAID_NEXT.match(rest))
