"""What a release says it is, and from when it may be used: 新聞稿, 即時發佈, Press Release."""

import re
from collections.abc import Iterator
from typing import Literal

from .datelines import DATE_EN, DATE_ZH, is_date
from .roles import is_organisation
from .scripts import compiled

Kind = Literal["label", "date", "letterhead"]

_PAPER_ZH = (  # 新聞稿, 聯合新聞公報, 傳媒採訪通知, 業績新聞發佈 …
    r"(?:(?:聯合|企業|最新|即時|重要)?(?:新聞|傳媒|媒體|採訪|記者會|圖片|活動)(?:採訪|訪問|活動|新聞)?"
    r"(?:稿件?|特稿|公報|公[佈布告]|通[告訊]|通知書?|通稿|邀請[函信]?|發[佈布放]|聲明|簡報|快訊|速報|消息|速遞|圖片|資料|新聞)"
    r"|即時新聞|最新消息|聲明|演[辭詞]|致辭|(?:公關|宣傳)稿)"
)
_MADE_KNOWN = r"(?:發[布佈放表]|刊[登載]|報[道導]|公開|引用)"
_MEDIA_ZH = r"(?:各?(?:大|位|家)?(?:傳媒|媒體|新聞界|新聞機構|報章|記者|編輯)(?:朋友|機構)?)"
_NOW_ZH = (  # 供即時發布, 請即發放, 供傳媒即時使用, 立即刊登; 供傳媒使用, 只供傳媒參考
    rf"(?:(?:敬?請|[只僅專可]?供|可供?)?{_MEDIA_ZH}?(?:請|可)?(?:即時|立即|即日|即)(?:可供?)?(?:{_MADE_KNOWN}|發稿|公[布佈]|[採使]用)(?:之用|使用)?"
    rf"|(?:[只僅專謹]?供|敬?請){_MEDIA_ZH}(?:{_MADE_KNOWN}|採[用訪]|使用|參[考閱])(?:之用|使用)?"
    rf"|供(?:發[布佈放表]|刊登|報道)(?:之用)?)"
)
_PAPER_EN = (
    r"(?:(?:joint )?(?:press|news|media|photo)[ -]?(?:release|invitation|statement|alert|advisory|announcement|notice|"
    r"bulletin|information|note|communiqu[eé])s?)"
)
_EMBARGO = (  # Embargoed until 3 June 2026; no embargo that a headline is about
    r"(?:(?:strictly |under |strict )?embargo(?:ed(?!\s+goods)|(?=\s*[:：]|\s+(?:un)?til\b))"
    r"|(?:not )?for (?:release|publication|broadcast|use) (?:before|until|on|at|after|from))[^|｜\n]*"
)
_LABEL = (
    rf"(?:{_PAPER_EN}|for (?:immediate |instant )?(?:release|distribution|publication)(?: immediately)?|immediate release"
    rf"|statement|speech|{_EMBARGO}|{_PAPER_ZH}|{_NOW_ZH})"
)
_MARKS = r"\s:：*／/|｜│·•,，、\[\]［］〔〕【】()（）<>〈〉《》–—―-"
_BETWEEN = rf"[{_MARKS}]"
_WHOLE = rf"(?>{_LABEL})"  # cut up in one way only: 新聞新聞新聞 … is not tried in all of them
_LABELS = compiled(
    rf"{_BETWEEN}*{_WHOLE}(?:{_BETWEEN}+(?:{_WHOLE}|{DATE_EN}|{DATE_ZH})|{_WHOLE}|{DATE_ZH})*{_BETWEEN}*",
    re.IGNORECASE,
)
_BARE_LABEL = compiled(
    rf"(?<![^{_MARKS}])(?:第\S{{1,10}}[號期])?{_WHOLE}(?:{_BETWEEN}*{_WHOLE})*(?![^{_MARKS}])",
    re.IGNORECASE,
)
LABELLED = compiled(  # 【新聞稿】標題, Press Release: Headline
    rf"(?!{_EMBARGO})(?:[【\[（(〈<［〔]\s*(?P<label>{_LABEL})\s*[】\]）)〉>］〕]|(?P<label2>{_LABEL})\s*[:：|｜])\s*(?=[^\W_]{{2}})",
    re.IGNORECASE,
)
_OF = compiled(  # 某協會新聞稿, 某協會第12號新聞公報, 某市場報告新聞發佈
    rf"{_BETWEEN}*(?P<name>[^{_MARKS}。][^\n。，：:]{{1,19}}?)(?:第\S{{1,10}}[號期])?{_BETWEEN}*"
    rf"(?:新聞(?:稿件?|公報|公[佈布]|發[佈布]|通訊)|傳媒(?:稿|通訊)|(?P<other>{_PAPER_ZH})){_BETWEEN}*"
)
_OF_EN = re.compile(rf"(?P<name>[^\n.,:;!?]{{2,60}}?)\s{_PAPER_EN}", re.IGNORECASE)
_EMBARGO_ZH = compiled(  # 禁止發布至2026年3月3日上午10時, （3月3日下午三時後方可發布）
    rf"(?=.*\d){_BETWEEN}*(?:(?:本?新聞稿|內容)?(?:禁止|不得|不可|請勿|切勿|暫緩|限時){_MADE_KNOWN}[^。，]{{0,40}}"
    rf"|(?:請於[^。，]{{2,40}}[前後起]|[^。，]{{2,40}}[前後起](?:方|才|始))可?{_MADE_KNOWN}\W*)"
)
_CATEGORY = compiled(  # of a website: it stands over the title
    r"(?:公司|企業|集團|機構|學校|校園)?(?:新聞|消息|動態|獎項|獎項及榮譽|獎項與榮譽)|(?:company |corporate )?(?:news|awards)",
    re.IGNORECASE,
)
_SPACED = re.compile(r"[㐀-鿿](?:[ \u3000]+[㐀-鿿])+")
_WIDE = re.compile(
    r"\t+|[ \u3000\u00a0]{2,}|\s*[|｜│]\s*|\s+[·•‧・]\s+|(?<=\d[./-]\d\d)[ \u3000](?=[㐀-鿿])"
)
_PIECE = re.compile(r"[^\s|｜（()）【】\[\]［］〔〕]+")
_EDGES = " \t\u3000\u00a0:：/／|｜│·•,，、–—―-"
_IN_FRAME = {"【": "】", "（": "）", "(": ")", "［": "］", "[": "]", "〔": "〕", "〈": "〉", "<": ">", "《": "》", "*": "*"}  # fmt: skip


def says_what_it_is(line: str) -> bool:
    """True for a line that holds labels, with a date at most: 【新聞稿】請即發佈, 某機構新聞稿."""
    line = _squeezed(line)
    if any(form.fullmatch(line) for form in (_LABELS, _EMBARGO_ZH, _CATEGORY)):
        return True
    if english := _OF_EN.fullmatch(line):
        words = english["name"].split()
        return is_organisation(words[-1]) and all(word[0].isupper() for word in words)
    named = _OF.fullmatch(line)
    return named is not None and (not named["other"] or is_organisation(named["name"]))


def cells_of(line: str) -> list[str]:
    """What stands beside each other on one line, far apart: 某會        新聞稿."""
    if _SPACED.fullmatch(line.strip()) and says_what_it_is(line):
        return [line.strip()]
    return [cell.strip() for cell in _WIDE.split(line.strip()) if cell.strip()]


def sorted_out(cell: str) -> list[tuple[Kind, str]]:
    """The label of a cell above the headline, its date, and the rest, in order, as printed."""
    if is_date(cell):
        return [("date", cell)]
    spans = list(_label_spans(cell))
    if not spans:
        return [("label" if says_what_it_is(cell) else "letterhead", cell)]
    found: list[tuple[Kind, str]] = []
    end = 0
    for start, stop in [*spans, (len(cell), len(cell))]:
        if rest := cell[end:start].strip(_EDGES):
            found.append(("date" if is_date(rest) else "letterhead", rest))
        if label := cell[start:stop].strip():
            found.append(("label", label))
        end = stop
    return found


def _label_spans(cell: str) -> Iterator[tuple[int, int]]:
    """Where labels stand in a cell; neighbours are one, and their brackets belong to them."""
    if _squeezed(cell) != cell.strip() or _EMBARGO_ZH.fullmatch(cell):
        return
    found = [match.span() for match in _BARE_LABEL.finditer(cell)]
    found += [piece.span() for piece in _PIECE.finditer(cell) if _EMBARGO_ZH.fullmatch(piece[0])]
    spans: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if spans and not re.search(rf"[^{_MARKS}]", cell[spans[-1][1] : start]):
            start = spans.pop()[0]
        spans.append((start, end))
    for start, end in spans:
        while start and end < len(cell) and _IN_FRAME.get(cell[start - 1]) == cell[end]:
            start, end = start - 1, end + 1
        is_all = not re.search(rf"[^{_MARKS}]", cell[:start] + cell[end:])
        yield (0, len(cell)) if is_all else (start, end)


def _squeezed(line: str) -> str:
    """新 聞 稿 → 新聞稿."""
    line = line.strip()
    return re.sub(r"\s", "", line) if _SPACED.fullmatch(line) else line
