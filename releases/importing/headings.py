"""Which lines of a text are its headings, and which are the cells of a flattened table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cyberport_cms.bilingual.languages import SourceLanguage
from cyberport_cms.bilingual.markdown import Chunk, inline

from .above import is_label
from .contact_lines import is_reachable
from .datelines import is_date
from .glued import is_titled
from .masthead import KEY_POINTS, is_byline, is_picture
from .scripts import compiled

_SENTENCE_END = re.compile(r"[.!?。！？；;][\"'”’」』）)]*$")
_HEADING_LENGTH = {"en": 140, "zh_hant": 40}
_WORDY = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?://|www\.|@[\w-]+\.|:\s*[a-z\d-]+(?:\.[a-z\d-]+)+$")
_FIELDS = re.compile(r"\w:\s?\w.*\w:\s?\w|\d ?[ap]m\b")  # Dates:3 June Place:Pier, 9:30am - 6pm
_CAPTIONS = compiled(r"(?:圖片|相片|照片)說明")
_DETAIL = re.compile(r"(?!https?:)[㐀-鿿\w／/、 　-]{2,12}\s*[：:]\s*\S")
_KEY_POINTS_ZH = compiled(r"[㐀-鿿]{0,8}(?:摘要|重點|要點|亮點)\s*[:：]?")
_KEY_POINTS_EN = re.compile(  # above a list
    r"(?:[A-Z][\w’'&-]* ){0,3}(?:Highlights|Points|Takeaways|Facts|Features|Benefits|Findings|Figures)\s*:"
)
_ABOVE_DETAILS = re.compile(r"(?=.*[㐀-鿿]{2})[^。，,:：；\d@]{2,14}")
_QUESTION = compiled(
    r"(?:(?:What|Why|How|Who|When|Where|Which)\b[^.!?]{3,60}\?|(?:甚麼|什麼|為何|為甚麼|如何|誰)[^。！？]{2,24}？)$"
)
_LONGEST_ASKED = 100
_ROW = re.compile(r"(?:\s[(+–-]?[$€£¥]?\d(?:[\d,.]*\d)?[%)]{0,2}){2}$")  # of a table: 7,489 5,757
_CELLS = 3  # so many short lines in a row are a table, not headings
_SENTENCE = {"en": 40, "zh_hant": 12}  # characters: what is shorter is a cell
_OWN_LINE = {"en": (70, 90), "zh_hant": (30, 36)}  # a heading at most, the text below at least


def headings_apart(parts: Sequence[Chunk], language: SourceLanguage) -> Iterator[Chunk]:
    """Headings that stand right above their text, without an empty line, become chunks of their own.

    A line that is broken by its width is about as long as the one below; a heading is much shorter.
    """
    longest, least = _OWN_LINE[language]
    whole = "\n".join(part.text for part in parts)
    for part in parts:
        first, _, below = part.raw.partition("\n")
        head = inline(first).text.strip()
        text = inline(below).text.strip()
        line = text.split("\n")[0]
        if _heads_details(part, head, text) and whole.count(head) == 1:
            yield replace(part, raw=first)
            yield replace(part, raw=below, line=part.line + 1)
        elif (
            below.strip()
            and not (part.level or part.item or part.style)
            and len(head) <= min(longest, 0.6 * len(line))
            and (len(line) >= least or bool(_SENTENCE_END.search(line)))
            and _SENTENCE_END.search(text)
            and not is_reachable(line)
            and _is_heading(replace(part, raw=first), replace(part, raw=below), language)
        ):
            yield replace(part, raw=first)
            yield replace(part, raw=below, line=part.line + 1)
        else:
            yield part


def _heads_details(part: Chunk, head: str, below: str) -> bool:
    """True for a short line above a list of details without marks: 展覽資料 above 日期：…, 地點：…

    What the text calls by the same words elsewhere is a name and heads nothing.
    """
    lines = [line.strip() for line in below.split("\n")]
    if part.level or part.item or part.style or len(lines) < 2:
        return False
    if is_reachable(below):
        return False
    is_above = bool(_ABOVE_DETAILS.fullmatch(head)) and all(map(_DETAIL.match, lines))
    return is_above or bool(_KEY_POINTS_ZH.fullmatch(head))


def headings(parts: Sequence[Chunk], language: SourceLanguage) -> set[int]:
    """The places of headings. Many short lines in a row are the cells of a table instead."""
    found: set[int] = set()
    run: list[int] = []
    for number, part in enumerate(parts):
        following = parts[number + 1] if number + 1 < len(parts) else None
        is_plain = not (part.item or part.level or part.style or part.is_bold)
        is_cell = is_plain and len(part.text) < 60
        is_short = _is_heading(part, following, language)
        if is_short and (part.level or part.is_bold):
            found.add(number)
        if is_cell and (is_short or not _SENTENCE_END.search(part.text)):
            run.append(number)
            continue
        found |= _titles(run, parts, language)
        run = []
        if is_short:
            found.add(number)
    return found | _titles(run, parts, language)


def _titles(run: Sequence[int], parts: Sequence[Chunk], language: SourceLanguage) -> set[int]:
    after = parts[run[-1] + 1] if run and run[-1] + 1 < len(parts) else None
    if len(run) < _CELLS:
        return {
            n
            for n in run
            if _is_heading(parts[n], parts[n + 1] if n + 1 < len(parts) else None, language)
        }
    first, last = parts[run[0]].text, parts[run[-1]].text
    title = {run[0]} if KEY_POINTS.search(first) else set()
    is_title = (
        len(last.split()) > 1 or language != "en" or bool(re.search(r"\d", parts[run[-2]].text))
    )
    opens_text = after is not None and (
        after.item
        or len(after.text) > 80
        or (len(after.text) > _SENTENCE[language] and bool(_SENTENCE_END.search(after.text)))
    )
    if is_title and opens_text and not re.search(r"\d", last):
        return title | {run[-1]} if _is_heading(parts[run[-1]], after, language) else title
    return title


def _is_running(text: str) -> bool:
    """True for a long line of small words: a sentence without its full stop."""
    words = text.split()
    return len(words) > 14 and sum(word[:1].isupper() for word in words) < 0.5 * len(words)


def _is_asked(text: str, following: Chunk) -> bool:
    """True for a title that asks or calls: “Is a Kite Worth It?” above a paragraph."""
    is_short = text.endswith(("?", "!")) and len(text) <= _LONGEST_ASKED
    return is_short and is_titled(text) and len(following.text) > len(text)


def _is_heading(part: Chunk, following: Chunk | None, language: SourceLanguage) -> bool:
    text = part.text.strip()
    if part.style:
        return False
    if part.level:
        return bool(text)
    if following is None or len(text) > _HEADING_LENGTH[language] or "\n" in text:
        return False
    if (
        _CAPTIONS.fullmatch(text)
        or _FIELDS.search(text)
        or not _WORDY.search(text)
        or _ADDRESS.search(text)
        or text.startswith(("“", '"'))
    ):
        return False
    if re.match("「[^」]*(?:」$|$)", text):
        return False
    if is_byline(text) or is_label(text) or is_picture(part) or is_date(text):
        return False
    if _ROW.search(text) or len(re.findall(r"\d", text)) > 0.5 * len(text):
        return False
    is_lead_in = text.endswith((":", "：", ",", "，")) and not _KEY_POINTS_ZH.fullmatch(text)
    if is_lead_in and not part.is_bold:
        return following.item and bool(_KEY_POINTS_EN.fullmatch(text))
    if _QUESTION.match(text) or _is_asked(text, following):
        return True
    if not part.is_bold and language == "en" and _is_running(text):
        return False
    return part.is_bold or (not _SENTENCE_END.search(text) and not text[:1].islower())
