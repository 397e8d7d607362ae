"""The lines above a headline: what it is, for whom, from whom, its number, from when it may be used."""

import re
from collections.abc import Sequence

from .contact_lines import ADDRESS
from .datelines import DATE_EN, DATE_ZH, is_date
from .roles import is_department, is_organisation
from .scripts import compiled

_PAPER_ZH = (  # 新聞稿, 聯合新聞公報, 傳媒採訪通知 …
    r"(?:(?:聯合|企業|最新|即時|重要)?(?:新聞|傳媒|媒體|採訪|記者會|圖片|活動)(?:採訪|訪問|活動)?"
    r"(?:稿|公報|公[佈布]|通告|通知書?|通稿|邀請[函信]?|發[佈布]|聲明|簡報|快訊|消息|速遞|圖片|資料|新聞)"
    r"|即時新聞|聲明|演[辭詞]|致辭)"
)
_NOW_ZH = (  # 供即時發布, 請即發放, 供傳媒即時發表, 立即刊登
    r"(?:敬?請|只?供)?(?:各?(?:傳媒|媒體|新聞界))?(?:請)?(?:即時|立即|即日|即)(?:發[布佈放表稿]|刊登|公[布佈])(?:之用|使用)?"
)
_LABEL = (
    r"(?:(?:press|news|media|photo|joint press)[ -]?(?:release|invitation|statement|alert|advisory|announcement)s?"
    r"|for immediate (?:release|distribution|publication)|immediate release|statement|speech|embargoed[^|\n]*"
    rf"|{_PAPER_ZH}|{_NOW_ZH})"
)
_BETWEEN = r"[\s:：*／/|｜·•,，、\[\]［］〔〕【】()（）<>〈〉《》–—-]"
_LABELS = compiled(
    rf"{_BETWEEN}*{_LABEL}(?:{_BETWEEN}+(?:{_LABEL}|{DATE_EN}|{DATE_ZH})|{_LABEL}|{DATE_ZH})*{_BETWEEN}*",
    re.IGNORECASE,
)
LABELLED = compiled(  # 【新聞稿】標題, Press Release: Headline
    rf"(?!embargoed)(?:[【\[（(〈<［〔]\s*(?P<label>{_LABEL})\s*[】\]）)〉>］〕]|(?P<label2>{_LABEL})\s*[:：|｜])\s*(?=[^\W_]{{2}})",
    re.IGNORECASE,
)
_OF = compiled(  # 某協會新聞稿, 某協會第12號新聞公報
    rf"{_BETWEEN}*(?P<name>[^\n。，：:]{{2,20}}?)(?:第\S{{1,10}}[號期])?{_BETWEEN}*"
    rf"(?:新聞(?:稿|公報|公[佈布])|(?P<other>{_PAPER_ZH})){_BETWEEN}*"
)
_MADE_KNOWN = r"(?:發[布佈放表]|刊登|報道|公開|引用)"
_EMBARGO_ZH = compiled(  # 禁止發布至2026年3月3日上午10時, （3月3日下午三時後方可發布）
    rf"(?=.*\d){_BETWEEN}*(?:(?:本?新聞稿|內容)?(?:禁止|不得|不可|請勿|切勿|暫緩|限時){_MADE_KNOWN}[^。，]{{0,40}}"
    rf"|(?:請於[^。，]{{2,40}}[前後起]|[^。，]{{2,40}}[前後起](?:方|才|始))可?{_MADE_KNOWN}\W*)"
)
_ADDRESSEE = r"(?:主任|編輯|傳媒|媒體|記者|新聞界|採訪部|報章|機構)"
_ADDRESSED = compiled(
    rf"致(?:\s*[:：]\s*|各)[^。，\n]{{0,30}}{_ADDRESSEE}[^。，\n]{{0,20}}"
    r"|致?\s*(?:各|位|大|本地|香港|總|新聞|採訪|編輯|主任|傳媒|媒體|記者|機構|電視台|電台|報章|港聞|財經|文化|科技|版|部|組|台|界"
    r"|先生|女士|同業|朋友|及|與|和|或|[／/、\s])+[:：]|敬啟者\s*[:：]?"
)
_FIELD = compiled(  # 由：, 發稿單位：, 頁數：
    r"(?:由|發[稿布佈出文]{0,2}(?:單位|機構|部門|人|者)|寄件[人者]|發件[人者]|收件[人者]|頁數|from|to|pages?)"
    r"\s*(?:[:：].{1,60}|$)|共\s*\d+\s*頁[^。]{0,20}|香港時間\s*\d[^。]{1,12}",
    re.IGNORECASE,
)
_NUMBER = re.compile(  # PR012/26, 編號：PR012/26, 第12/2026號
    r"(?:(?P<name>(?:No|Ref|Reference|[㐀-鿿]{0,4}[編檔文][號号]|第)(?:[\s.:：]*No)?)[\s.:：]*)?"
    r"(?=\S*\d)[A-Za-z0-9/.#-]{2,20}[號号]?",
    re.IGNORECASE,
)
_REMARK = re.compile(r"[（(【\[［〔][^（）()【】\[\]［］〔〕。]{2,60}[）)】\]］〕]")
_REMARK_BEHIND = compiled(
    rf"(?<=.)(?:(?:{_REMARK.pattern})+|[主協合]辦|呈獻|發[布佈出]|屬校|屬會)$"
)
_LISTED_AS = compiled(r"股[份票]代[號碼]|註冊成立|stock code|incorporated", re.IGNORECASE)
_LATIN = re.compile(r"(?=.*[A-Za-z]{2})[^㐀-鿿\n]{3,90}")
_SPACED = re.compile(r"[㐀-鿿](?:[ \u3000]+[㐀-鿿])+")
_TRAIL = re.compile(
    r"(?:[^\s>›»。](?:[^>›»。\n]{0,20}[^\s>›»。])?\s*[>›»]\s*){2,6}[^>›»。\n]{1,40}"
)  # 主頁 > 新聞 > …
_CELL = re.compile(r"\t+|[ \u3000\u00a0]{2,}|\s*[|｜]\s*")
_PIECE = re.compile(r"[\s\u3000|｜（()）【】\[\]［］〔〕]+")
_LISTED = re.compile(r"[\s\u3000/／、&]+")
_LONGEST_NAME = 40
_LONGEST = 200  # characters: what is longer is no line above a headline


def is_label(line: str) -> bool:
    """True for "Press Release", "For Immediate Release: 3 June 2025", 新聞稿, alone or together,
    某機構新聞稿, and for whom it is, from whom, from when it may be used.
    """
    line = line.strip()
    if len(line) > _LONGEST:
        return False
    if _SPACED.fullmatch(line):
        line = re.sub(r"\s", "", line)
    if any(form.fullmatch(line) for form in (_LABELS, _ADDRESSED, _FIELD, _EMBARGO_ZH, _TRAIL)):
        return True
    pieces = [piece for piece in _PIECE.split(line) if piece]
    is_many = 1 < len(pieces) < 6 and any(map(is_label, pieces))
    if is_many and all(is_above(piece, is_labelled=True) for piece in pieces):
        return True
    if len(cells_of(line)) > 1:
        return True
    named = _OF.fullmatch(line)
    return named is not None and (not named["other"] or is_organisation(named["name"]))


def is_above(line: str, is_labelled: bool = False) -> bool:
    """True for what stands above a headline: a label, whom it is for, a date, below them a number."""
    return is_date(line) or is_label_or_number(line, is_labelled)


def is_label_or_number(line: str, is_labelled: bool) -> bool:
    return is_label(line) or _is_number(line, is_labelled)


def _is_number(line: str, is_labelled: bool) -> bool:
    """True for the number that an office gives its release: PR012/26."""
    found = _NUMBER.fullmatch(line.strip().strip("（）()"))
    return found is not None and bool(is_labelled or found["name"]) and not is_date(line)


def cells_of(line: str) -> list[str]:
    """The line; its cells where each of them is a label, a date or a number: 新聞稿    2026年3月3日."""
    cells = [cell.strip() for cell in _CELL.split(line.strip()) if cell.strip()]
    is_dated = len(cells) > 1 and any(map(is_date, cells))
    return cells if is_dated and all(is_above(cell, is_labelled=True) for cell in cells) else [line]


def lines_above(lines: Sequence[tuple[int, str]], whole: str, is_chinese: bool) -> int:
    """How many of the first lines stand above the headline; each comes with the number of its paragraph.

    Who sends the release is told from a title by what is around it: a label below it, or its own
    words elsewhere in the `whole` text, which repeats a name and no title.
    """
    text = next((n for n, (_, line) in enumerate(lines) if line.endswith("。")), len(lines))
    lines = lines[:text]
    count = 0
    names: list[int] = []  # lines behind `count` that only name somebody
    is_sure = is_labelled = False
    for number, (paragraph, line) in enumerate(lines):
        if is_label_or_number(line, is_labelled):
            if not is_chinese and names and (is_labelled or lines[names[0]][0] != paragraph):
                break
            count, names, is_sure, is_labelled = number + 1, [], False, True
        elif is_date(line):
            count = count if names else number + 1
        elif is_named(line, is_chinese):
            names.append(number)
            is_sure = is_sure or (is_chinese and _is_sender(line, whole))
        else:
            return number if is_sure else _with_title(count, lines)
    return _with_title(count, lines)


def _with_title(count: int, lines: Sequence[tuple[int, str]]) -> int:
    """The count; where no title is left below, only the labels that open the text."""
    if all(is_above(line, is_labelled=True) for _, line in lines[count:]):
        title = next((n for n, (_, line) in enumerate(lines) if not is_above(line, n > 0)), count)
        return min(count, title)
    return count


def is_named(line: str, is_chinese: bool) -> bool:
    """True for a line that may only name who sends the release, his company’s number, his address."""
    line = line.strip()
    if len(line) > _LONGEST:
        return False
    if not is_chinese:
        return is_organisation(line) and len(line) < 2 * _LONGEST_NAME
    if any(form.fullmatch(line) for form in (_REMARK, _LATIN, ADDRESS)):
        return True
    line = _REMARK_BEHIND.sub("", line)
    names = [name for name in _LISTED.split(line) if name]
    is_short = len(line) <= _LONGEST_NAME and not re.search(r"[。！？!?：]", line)
    return is_short and all(
        is_organisation(name) or is_department(name) or _LATIN.fullmatch(name) for name in names
    )


def _is_sender(line: str, whole: str) -> bool:
    if _LATIN.fullmatch(line.strip()) or _LISTED_AS.search(line) or line[:1] in "（(":
        return True
    line = _REMARK_BEHIND.sub("", line)
    names = [name for name in _LISTED.split(line.strip()) if re.search(r"[㐀-鿿]{2}", name)]
    return bool(names) and all(whole.count(name) > 1 for name in names)
