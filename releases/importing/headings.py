"""Which lines of a text are its headings, and which are the cells of a flattened table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cyberport_cms.bilingual.languages import ENGLISH, SourceLanguage
from cyberport_cms.bilingual.markdown import Chunk

from .above import is_byline, is_notice
from .captions import is_picture
from .contact_headings import OF_EVENT
from .contact_lines import has_address, is_reachable
from .datelines import is_date
from .glued import is_titled
from .masthead import KEY_POINTS
from .numbering import all_or_none
from .roles import is_name, is_office
from .scripts import compiled
from .sections import COLONS, kind_of
from .signed import heads_quotation, signature
from .title_marks import OF_PICTURE
from .titles import width_of

SENTENCE_END = re.compile(
    r"[.!?。！？；;](?:(?:[\"'”’」』）)¹²³⁴-⁹*†‡]|\[\d{1,2}\])*|\s*(?:以?及|和|或|並|and|or))$"
)
_HEADING_LENGTH = {"en": 140, "zh_hant": 40}
_WORDY = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?://|www\.|@[\w-]+\.|:\s*[a-z\d-]+(?:\.[a-z\d-]+)+$")
_FIELDS = compiled(  # Dates:3 June Place:Pier, 9:30am - 6pm, 風箏節活動日期：3月3日
    r"\w:\s?\w.*\w:\s?\w|\d ?[ap]m\b|(?:日期|時間|地點|[售票定]價|費用|價格|名額)\s*[：:]\s*\S"
)
_CAPTIONS = compiled(  # of what stands above or below them: a picture, a table
    r"[圖相照]片?\s*[\d一二三四五六七八九十]{1,2}\s*[:：]?|(?:圖片|相片|照片)說明|[㐀-鿿]{0,4}(?:圖片|相片|照片)(?:雲端|下載|檔案){0,2}(?:連結|網[址頁])|[（(]?單位\s*[:：].{1,16}"
    r"|(?:圖片?|[相照影]片|資料)(?:來源|提供)\s*[:：].{1,40}|[以上下][述列圖]?(?:圖片?|[相照影短]片)[^。]{0,20}由[^。]{2,40}(?:提供|拍攝)|Photos? of (?!the (?:exhibition|year|day|week|month)\b)[^.]{2,60}"
    r"|[（(][^（）()]{6,}[）)]"
)
_DETAIL = re.compile(r"(?!https?:)[㐀-鿿\w／/、 　-]{2,12}\s*[：:]\s*\S")
_LABEL_ALONE = re.compile(r"[㐀-鿿]{2,6}")
_KEY_POINTS_ZH = compiled(r"[㐀-鿿]{0,8}(?:摘要|重點|要點|亮點)\s*[:：]?")
_KEY_POINTS_EN = re.compile(  # above a list
    r"(?:[A-Z][\w’'&-]* ){0,3}(?:Highlights|Points|Takeaways|Facts|Features|Benefits|Findings|Figures)\s*:"
)
_OF_DETAILS = compiled(r"(?:詳情|資料|資訊|一覽|時間表|名單)$")
_FRAMED_DETAILS = compiled(rf"【[^【】]{{1,40}}(?<=..){_OF_DETAILS.pattern[:-1]}】")
_DETAILS_ABOVE_LIST = compiled(rf"[㐀-鿿]{{2,10}}{_OF_DETAILS.pattern[:-1]}\s*[:：]")
_ABOVE_DETAILS = compiled(
    rf"(?=.*[㐀-鿿]{{2}})(?:[^。，,:：；\d@]{{2,14}}|[^。，,:：；@]{{2,26}}(?<=..){_OF_DETAILS.pattern})"
)
_QUESTION = compiled(
    r"(?:(?:What|Why|How|Who|When|Where|Which)\b[^.!?]{3,60}\?|(?:甚麼|什麼|為何|為甚麼|如何|誰)[^。！？]{2,24}？)$"
)
_LONGEST_ASKED = 100
_LEAST_TITLED = 3  # words
_ASKED_ABOVE = re.compile(  # What’s new this season: above a list
    r"(?:What|Why|How|Who|Where)\b[^.!?:,]{3,60}(?<!\b(?:was|are))(?<! (?:is|be))(?<!\bwere):"
)
_CAPITALS = re.compile(r"(?!CONTACT)[A-Z][A-Z\d’'&,/()-]*(?: [A-Z\d’'&,/()-]+)+:")
_TITLE_FIRST = re.compile(  # “Kites for All” brings the wind to the harbour
    r"[“\"](?:[A-Z][\w’'-]* |[a-z]{1,4} |[A-Z][\w’'-]*-[\w’'-]* ){0,6}[A-Z][\w’'-]*[”\"] (?!said\b|says\b)\w+ [^.,!?“”\"]{10,100}$"
)
_NUMBER = re.compile(r"\(?\d{1,3}[.)]")  # of a row, in a cell of its own
_PAGE = compiled(  # the foot of a page, in the middle of what was pasted
    r"第\s*[\d一二三四五六七八九十]+\s*頁(?:[，,／/\s]*共\s*[\d一二三四五六七八九十]+\s*頁)?$|\b[Pp]age \d+(?: of \d+)?$"
)
_ROW_ZH = re.compile(r"\S(?:[\u3000\t]|[ \u00a0]{2})\s*\S")  # cells with room between them
_ROW = re.compile(r"(?:\s[(+–-]?[$€£¥]?\d(?:[\d,.]*\d)?[%)]{0,2}){2}$")  # of a table: 7,489 5,757
_LEADS_IN = compiled(  # what stands before the colon: 他續說, 詳情如下, the mayor said
    r"[，,]|[是為]$|[如以][下上]|[說稱指道]$|表示|指出|強調|補充|認為|包括|[問答]$|\b(?:said|says|told|adds|added|asked|follow\w*|include\w*|below|are|is|to)$"
)
_FEW_WORDS = 30  # Latin letters
_LEAST_BELOW = {"en": 80, "zh_hant": 30}  # characters of a paragraph
_IN_BRACKETS = re.compile(r"\[[^\[\]]{2,}\]|【[^【】]{2,}】|［[^［］]{2,}］")  # no text does
_CELLS = 3  # so many short lines in a row are a table, not headings
_SENTENCE_END_ZH = re.compile(r"[。！？][」』）)]*$")
_MOST_BELOW = 40  # lines that are looked at below what may be a heading
_SENTENCE = {"en": 40, "zh_hant": 12}  # characters: what is shorter is a cell
_NARROW, _LEAST_WIDTH = 0.5, 40  # a heading over lines of so many Latin letters at least
_OWN_LINE = {"en": (70, 90), "zh_hant": (30, 36)}  # a heading at most, the text below at least


def headings_apart(
    parts: Sequence[Chunk], language: SourceLanguage, opening: int = 0
) -> Iterator[Chunk]:
    """Headings that stand right above their text, without an empty line, become chunks of their own.

    A line that is broken by its width is about as long as the one below; a heading is much shorter.
    At the line `opening` a dateline stood: what was behind it is text.
    """
    whole = "\n".join(part.text for part in parts)
    for place, part in enumerate(parts):
        first, _, below = part.raw.partition("\n")
        is_plain = not (part.level or part.item or part.style)
        if is_plain and below.strip() and part.line != opening and not heads_quotation(part):
            top, rest = replace(part, raw=first), replace(part, raw=below, line=part.line + 1)
            is_list = any(later.item for later in parts[place + 1 : place + 2])
            is_of_its_own = _heads_details(top, rest) and whole.count(top.text.strip()) == 1
            is_of_its_own = is_of_its_own or _is_in_brackets(top, rest, language)
            if is_of_its_own or _heads_text(top, rest, is_list, language):
                yield top
                part = rest
        yield from _below_sentences(part, language) if is_plain else (part,)


def _below_sentences(part: Chunk, language: SourceLanguage) -> Iterator[Chunk]:
    """The headings that stand right below the last sentence of a paragraph, as chunks of their own."""
    lines = part.raw.split("\n")
    begun = 0
    for number in range(1, len(lines) - 1) if language != ENGLISH else ():
        if number > begun and _SENTENCE_END_ZH.search(lines[number - 1].strip()):
            raw = "\n".join(lines[number + 1 : number + 1 + _MOST_BELOW])
            top = replace(part, raw=lines[number], line=part.line + number)
            rest = replace(part, raw=raw, line=top.line + 1)
            if signature("\n".join(lines[number:])):
                break  # whose quotation the lines above are
            if _heads_details(top, rest) or _heads_text(top, rest, False, language):
                yield replace(part, raw="\n".join(lines[begun:number]), line=part.line + begun)
                yield top
                begun = number + 1
    yield replace(part, raw="\n".join(lines[begun:]), line=part.line + begun)


def _heads_text(top: Chunk, rest: Chunk, is_list: bool, language: SourceLanguage) -> bool:
    """True for a heading right above its text, or above the line that opens a list."""
    longest, least = _OWN_LINE[language]
    head, text = top.text.strip(), rest.text.strip()
    line, _, more = text.partition("\n")
    taken = len(head) if language == ENGLISH else width_of(head) / 2
    if taken > longest or is_reachable(line) or not _is_heading(top, rest, language):
        return False
    if is_list and not more and line.endswith(COLONS):
        return True
    if len(head) <= _NARROW * len(line) and _is_wrapped(line, more) and SENTENCE_END.search(text):
        return True
    is_ended = len(line) >= least and bool(SENTENCE_END.search(text))
    return len(head) <= 0.6 * len(line) and (is_ended or bool(SENTENCE_END.search(line)))


def _is_wrapped(line: str, more: str) -> bool:
    """True where a line and the one below were broken by a narrow width."""
    width = width_of(line)
    return width >= _LEAST_WIDTH and 0.85 * width <= width_of(more.partition("\n")[0]) <= width + 4


def _heads_details(top: Chunk, rest: Chunk) -> bool:
    """True for a short line above a list of details without marks, 展覽資料 above 日期：…, 地點：…,
    or above the rows of a table.

    What the text calls by the same words elsewhere is a name and heads nothing.
    """
    head, below = top.text.strip(), rest.text.strip()
    lines = [line.strip() for line in below.split("\n")]
    is_told = bool(_OF_DETAILS.search(head)) and kind_of(head) is None
    if is_reachable(below) and (has_address(below) or not (is_told or OF_EVENT.match(lines[0]))):
        return False  # whom to ask; the details of an event may end with a number
    if _KEY_POINTS_ZH.fullmatch(head):
        return True
    if not _ABOVE_DETAILS.fullmatch(head):
        return False
    details = sum(bool(_DETAIL.match(line)) for line in lines)
    if is_told and details > 1 and 2 * details >= len(lines):
        return True  # the name of what is on may stand above them
    if len(lines) > 2 and SENTENCE_END.search(lines[-1]) and not _DETAIL.match(lines[-1]):
        lines.pop()  # what more is to be said of it
    is_row = all(map(_ROW_ZH.search, lines)) and not _ROW_ZH.search(head)
    return is_row or all(map(_DETAIL.match, lines)) or _are_labels_above(lines)


def _is_in_brackets(top: Chunk, rest: Chunk, language: SourceLanguage) -> bool:
    """True for a line within brackets above a text: 【節目資料】."""
    is_framed = language != ENGLISH and _IN_BRACKETS.fullmatch(top.text.strip())
    return bool(is_framed) and _is_heading(top, rest, language)


def _are_labels_above(lines: Sequence[str]) -> bool:
    """True for labels that stand on the line above what they label: 日期 above 2026年3月3日, 地點 …"""
    labels = lines[::2]
    is_event = bool(OF_EVENT.match(f"{labels[0]}："))
    return is_event and len(labels) > 1 and all(map(_LABEL_ALONE.fullmatch, labels))


def headings(parts: Sequence[Chunk], language: SourceLanguage) -> set[int]:
    """The places of headings. Many short lines in a row are the cells of a table instead."""
    found: set[int] = set()
    run: list[int] = []
    for number, part in enumerate(parts):
        following = parts[number + 1] if number + 1 < len(parts) else None
        is_plain = not (part.item or part.level or part.style or part.is_bold)
        is_cell = (
            is_plain
            and len(part.text) < 60
            and "\n" not in part.text.strip()
            and not _leads_in(part.text, language)
        )
        is_cell = is_cell and not _holds_rows(part.text)
        is_numbered = number > 0 and bool(_NUMBER.fullmatch(parts[number - 1].text.strip()))
        is_short = not is_numbered and _is_heading(part, following, language)
        if is_short and (
            part.level or part.is_bold or _FRAMED_DETAILS.fullmatch(part.text.strip())
        ):
            found.add(number)
        is_open = not SENTENCE_END.search(part.text) or _NUMBER.fullmatch(part.text.strip())
        if is_cell and (is_short or is_open):
            run.append(number)
            continue
        found |= _titles(run, parts, language)
        run = []
        if is_short:
            found.add(number)
    found |= _titles(run, parts, language) | _with_colons(parts, language)
    apart = {n for n in found if n and not parts[n].item}
    found |= {n - 1 for n in apart if _heads_headings(parts[n - 1], parts[n], language)}
    return all_or_none(parts, found, _HEADING_LENGTH[language])


def _with_colons(parts: Sequence[Chunk], language: SourceLanguage) -> set[int]:
    """Lines with a colon, each above a paragraph of sentences: two of them are headings, while one
    may only lead in.
    """
    pairs = enumerate(pairwise(parts))
    found = {n for n, (part, below) in pairs if _has_colon_above(part, below, language)}
    return found if len(found) > 1 else set()


def _has_colon_above(part: Chunk, following: Chunk, language: SourceLanguage) -> bool:
    text, below = part.text.strip(), following.text.strip()
    if following.item or following.style:
        return False
    is_text = len(below) > max(2 * len(text), _LEAST_BELOW[language]) and "\n" not in below
    is_text = is_text and bool(SENTENCE_END.search(below)) and below[:1] not in '「“"'
    return is_text and _is_named_with_colon(part, following, language)


def _heads_headings(part: Chunk, following: Chunk, language: SourceLanguage) -> bool:
    """True for a few words with a colon right above a heading: 各界回應："""
    is_short = width_of(part.text.strip()) <= _FEW_WORDS
    return is_short and _is_named_with_colon(part, following, language)


def _is_named_with_colon(part: Chunk, following: Chunk, language: SourceLanguage) -> bool:
    """True for what is a heading but for its colon; not for who speaks, or what leads in."""
    text = part.text.strip()
    name = text.rstrip(":： ")
    if part.item or not text.endswith(COLONS) or _NUMBER.match(text) or len(name) < 3:
        return False
    is_who = is_name(name) or is_office(name) or bool(_LEADS_IN.search(name))
    return not is_who and _is_heading(replace(part, raw=name), following, language)


def _holds_rows(text: str) -> bool:
    """True for a whole table: lines that are rows, right below each other."""
    lines = text.strip().split("\n")
    return len(lines) > 1 and all(_ROW_ZH.search(line.strip()) for line in lines)


def _heads_table(text: str, following: Chunk) -> bool:
    """True for the head of a table whose rows stand below: 時間　內容 above 14:00　登記."""
    if not _ROW_ZH.search(text):
        return False
    return _holds_rows(following.text)


def _leads_in(text: str, language: SourceLanguage) -> bool:
    """True for words that open a list: 調查訪問了六百間企業，結果如下："""
    return text.rstrip().endswith(COLONS) and len(text) > _SENTENCE[language]


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
        or (len(after.text) > _SENTENCE[language] and bool(SENTENCE_END.search(after.text)))
    )
    if is_title and opens_text and not re.search(r"\d", last):
        return title | {run[-1]} if _is_heading(parts[run[-1]], after, language) else title
    return title


def _is_running(text: str) -> bool:
    """True for a long line of small words: a sentence without its full stop."""
    words = text.split()
    return len(words) > 16 and sum(word[:1].isupper() for word in words) < 0.5 * len(words)


def _is_asked(text: str, following: Chunk) -> bool:
    """True for a title that asks or calls: “Is a Kite Worth It?” above a paragraph."""
    is_short = text.endswith(("?", "!")) and len(text) <= _LONGEST_ASKED
    return is_short and is_titled(text) and len(following.text) > len(text)


def _is_title(text: str, following: Chunk) -> bool:
    """True for Words Written with Capitals: above a list or a text; not for “The Mayor Said:”."""
    name = text.rstrip(":：,， ")
    if len(name.split()) < _LEAST_TITLED or "," in text or not text.endswith(":"):
        return False
    is_text = following.item or (len(following.text) > 2 * len(text))
    is_who = is_name(name) or is_office(name) or name.split()[-1].islower()
    return is_titled(name) and is_text and not (is_who or is_reachable(following.text))


def _is_figure(text: str) -> bool:
    """True for what is mostly digits: 1:39.84; not for 2026年預測."""
    return len(re.findall(r"\d", text)) > 0.5 * len(text) and not re.search("[㐀-鿿]{3}", text)


def _is_too_long(text: str, language: SourceLanguage) -> bool:
    """True for what has no room on a line; Latin letters take half a Chinese character."""
    longest = _HEADING_LENGTH[language]
    return len(text) > longest if language == "en" else width_of(text) > 2 * longest


def _is_heading(part: Chunk, following: Chunk | None, language: SourceLanguage) -> bool:
    text = part.text.strip()
    if part.style:
        return False
    if part.level:
        return bool(text)
    if following is None or "\n" in text or _is_too_long(text, language):
        return False
    if (
        _CAPTIONS.fullmatch(text)
        or OF_PICTURE.search(text)
        or _FIELDS.search(text)
        or "。" in text
        or not _WORDY.search(text)
        or _ADDRESS.search(text)
        or (text.startswith(("“", '"')) and not _TITLE_FIRST.match(text))
    ):
        return False
    if re.match("「[^」]*(?:」$|$)", text):
        return False
    if (
        kind_of(text) == "footer"
        or is_byline(text)
        or is_notice(text)
        or is_picture(part)
        or is_date(text)
    ):
        return False
    if (
        text.count("\t") > 1
        or _PAGE.search(text)
        or _ROW.search(text)
        or _is_figure(text)
        or _heads_table(text, following)
    ):
        return False
    is_lead_in = text.endswith((*COLONS, ",", "，")) and not _KEY_POINTS_ZH.fullmatch(text)
    if is_lead_in and not part.is_bold:
        if _CAPITALS.fullmatch(text):
            return True
        above = (_KEY_POINTS_EN, _ASKED_ABOVE, _DETAILS_ABOVE_LIST)
        is_above = following.item and any(form.fullmatch(text) for form in above)
        return is_above or _is_title(text, following)
    if _QUESTION.match(text) or _is_asked(text, following):
        return True
    if not part.is_bold and language == "en" and _is_running(text):
        return False
    return part.is_bold or (not SENTENCE_END.search(text) and not text[:1].islower())
