"""The lines above a headline: what it is, from when it may be used, for whom, from whom, its number."""

import re
from collections.abc import Sequence

from .contact_lines import ADDRESS, is_reachable
from .datelines import is_date, is_span
from .labels import Kind, cells_of, says_what_it_is, sorted_out
from .roles import is_department, is_name, is_organisation
from .scripts import compiled
from .sections import contact_heading
from .titles import is_completed

_ADDRESSEE = r"(?:主任|編輯|傳媒|媒體|記者|新聞界|採訪部|報章|機構)"
_ADDRESSED = compiled(
    rf"致(?:\s*[:：]\s*|各)[^。，\n]{{0,30}}{_ADDRESSEE}[^。，\n]{{0,20}}"
    r"|致?\s*(?:各|位|大|本地|香港|總|新聞|採訪|編輯|主任|傳媒|媒體|記者|機構|電視台|電台|報章|港聞|財經|文化|科技|版|部|組|台|界"
    r"|先生|女士|小姐|同業|朋友|及|與|和|或|[／/、\s])+[:：]|敬啟者\s*[:：]?"
    r"|[^。，\n]{0,20}(?:台|鈞|大)[鑒啟]\s*[:：]?"
)
_FIELD = compiled(  # 由：, 發稿單位：, 頁數：, the lines above an e-mail
    r"(?:由|發[稿布佈出文]{0,2}(?:單位|機構|部門|人|者)|[寄發收][件信][人者]|(?:密件)?副本|抄送|(?:傳送|寄件|發送)(?:日期|時間)|頁數|附件"
    r"|from|to|cc|bcc|sent|date|reply-to|attn|attention|attachments?|pages?)"
    r"\s*(?:[:：].{1,160}|$)|共\s*\d+\s*頁[^。]{0,20}|香港時間\s*\d[^。]{1,12}",
    re.IGNORECASE,
)
SUBJECT = compiled(
    r"(?:主旨|主題|subject)\s*[:：]\s*(?:(?:fwd?|re|轉寄|回覆)\s*[:：]\s*)?", re.IGNORECASE
)
_NUMBER = re.compile(  # PR012/26, PR 012/26, 編號：PR012/26, 第12/2026號, 第六號
    r"(?P<counted>第\s*[一二三四五六七八九十百零〇]{1,5}\s*[號号期])|(?:(?P<name>(?:No|Ref|Reference|Issue|Vol|Release|[㐀-鿿]{0,4}[編檔文][號号]|總?第)(?:[\s.:：]*No)?)[\s.:：]*)?"
    r"(?P<number>(?=[^\n]*\d)(?:[A-Z]{1,6}[ -](?=\d))?[A-Za-z0-9/.#-]{1,20})[號号期]?",
    re.IGNORECASE,
)
_REMARK = re.compile(r"[（(【\[［〔][^（）()【】\[\]［］〔〕。]{2,60}[）)】\]］〕]")
_REMARK_BEHIND = compiled(
    rf"(?<=.)(?:(?:{_REMARK.pattern})+|[主協合]辦|呈獻|發[布佈出]|屬校|屬會|謹[啟識上])$"
)
_ISSUED = compiled(  # no title ends so, unlike 大會
    r"(?:發[布佈出]|謹啟|聯盟|[協學商總公工]會|基金會|委員會|公司|集團|大學|醫院|政府)$"
)
_CODE = compiled(
    r"[^\s：:]{0,12}(?:股[份票]代[號碼]|stock code)\s*[:：]?\s*[\w./、 ]{2,20}", re.IGNORECASE
)
_LISTED_AS = compiled(r"股[份票]代[號碼]|註冊成立|stock code|incorporated", re.IGNORECASE)
_LATIN = re.compile(r"(?=.*[A-Za-z]{2})[^㐀-鿿\n]{3,90}")
_IN_BOTH = re.compile(r"(?P<zh>[㐀-鿿（）]{3,20})\s+[A-Z][A-Za-z&.,’'() -]{3,60}")
_TRAIL = re.compile(
    r"(?:[^\s>›»。](?:[^>›»。\n]{0,20}[^\s>›»。])?\s*[>›»]\s*){2,6}[^>›»。\n]{1,40}"
)  # 主頁 > 新聞 > …
_LISTED = re.compile(r"[\s\u3000/／、&|｜·•]+")
_LISTED_OR_FRAMED = re.compile(r"[\s\u3000/／、&|｜·•【】（）()［］\[\]〔〕]+")
_SEAT = compiled(  # where an office is, its fax: what is printed at the head of its paper
    r"[道街路徑里]\s*\d[\d-]*[A-Z]?\s*號|\d\s*[樓室]|傳\s*真|\d[\w/-]*,?\s+(?:[A-Z][\w’']*\s+){1,4}(?:Road|Street|Avenue)\b"
    r"|\d/F\b|\b(?:Unit|Level|Room) \d|\bF(?:ax|AX|acsimile|ACSIMILE)\b"
)
_SEAT_END = compiled(r"(?:\d\s*[號樓室]|[樓室廈座]|(?:Road|Street|Avenue|Hong Kong|Kowloon))$")
_NUMBERS = compiled(
    r"(?:電\s*話|傳\s*真|電\s*郵|網\s*[址站]|tel|fax|phone|e-?mail|web(?:site)?|www\.|https?:)",
    re.IGNORECASE,
)
_CLAUSE = compiled(r"[「『《]|[舉進發推同可執流步先通飛航遊旅出試印實平現]行$")  # no name ends so
_ROW = re.compile(r"\s*[|｜│]\s*|\s+(?=[㐀-鿿]{2,6}[:：])")
_OF_ROW = re.compile(r"[㐀-鿿]{2,6}[:：]\s*\S[^：:]{0,60}|全文約?\s*[\d,，]{1,6}\s*字")
_MADE_OF = compiled(r"由[^。：]{2,50}(?:組成|主辦|合辦|協辦|發[布佈]|提供)")  # below the sender
_GREETING = compiled(  # 您好！我們謹代表客戶發放以下消息, Dear Editors, Please find attached …
    r"(?:各位.{0,12})?(?:您們?|你們?|大家|早上|下午)好(?:[！!，,。：:]|$)|(?:各位|[親敬]愛的|尊敬的)[^。，：:\n]{0,16}好(?:[！!，,。：:]|$)|(?:早安|午安|早晨)[！!，,。]"
    r"|(?:(?:敬|懇|煩|現)?請|歡迎)(?:您們?|各位)?(?:查收|查閱|參閱|細閱|參考|收閱|見)[^。！]{0,40}(?:新聞稿|消息|稿件|資料|公報|附件)"
    r"|(?:以下|附件|隨函|附檔)[是為乃][^。！]{0,40}(?:新聞稿|消息|稿件|公報)"
    r"|(?:我們|我司|本公司|本人)?(?:(?:謹此?|現|茲|隨函|隨電郵|夾)(?:謹|現)?(?:代表|附上|附|奉上|發上|奉)|[附奉發]上)[^。！]{0,60}(?:新聞稿|消息|稿件|資料|公報)"
    r"|(?:dear|hi|hello)\s[^.!?,:\n]{1,40}[,:]\s*(?:\n|$)|good (?:morning|afternoon|day)(?: [\w ]{1,30})?[,!.]"
    r"|(?:attached )?please (?:find|see)\b|(?:attached|enclosed|below) (?:is|are)\b|kindly find\b|on behalf of our client\b|i (?:hope|am writing)\b",
    re.IGNORECASE,
)
_SENT_WITH = compiled(  # 茲送上新聞稿乙份，敬希惠予刊登。
    r"(?=[^\n]{0,100}(?:新聞稿|稿件|採訪通知|新聞資料))[^\n]{0,120}?(?:[敬懇煩]請|敬希|惠予|分享|謝謝|多謝|多多支持|歡迎採用|誠邀採訪|請(?:予|協助|安排)?(?:查[收閱]|刊登|報道|參閱|採用|發[布佈放]))[^\n]{0,60}[。！!]"
)
_POLITE = compiled(  # at the end of what greets: 謝謝！祝工作愉快！ Thank you.
    r"(?:謝謝|多謝|感謝|有勞)[^。！!]{0,20}[。！!]?|祝[^。！!，]{1,8}[。！!]?|(?:many )?thank(?:s| you)[^\n]{0,40}|(?:best |kind |warm )?regards\W*",
    re.IGNORECASE,
)
_ISSUED_FOR = compiled(  # 下稿代某局發出：, The following is issued on behalf of the bureau:
    r"(?:以?下稿?件?|[本此]稿件?|以下(?:新聞)?(?:稿件?|公報|聲明))[是乃]?代表?[^。，：:]{2,40}(?:發[出佈布放表]|作出)[。：:︰﹕]?"
    r"|the following (?:(?:press |media )?(?:release|statement|announcement) )?is issued (?:on behalf of|for) [^.:]{2,120}[.:]?",
    re.IGNORECASE,
)
_BYLINE = compiled(
    r"(?:[Bb]y|BY)\s+[^\W\d_a-z][\w.’'-]*(?:,?\s+[^\W\d_a-z][\w.’'-]*){1,7}|[文撰]\s*[:：].{2,20}"
)
_WIRE = re.compile(r"-{2}[^\s-].{1,40}[^\s-]-{2}")  # --Some Wire--
_FIRST_NAME = re.compile(r"[A-Z][a-z]{1,12}")
_LONGEST_NAME = 40
_LONGEST_WHO = 20
_LONGEST_GREETING = 600
_LONGEST = 200  # characters: what is longer is no line above a headline


def is_notice(line: str) -> bool:
    """True for what is no title: a label, and for whom the release is, from whom, the heads of an
    e-mail, the trail of a website. Names and numbers may stand beside a label.
    """
    line = line.strip()
    if len(line) > _LONGEST or is_date(line):
        return False
    if fields_of(line):
        return True
    cells = cells_of(line)
    if len(cells) == 1:
        return _is_notice_cell(line)
    label = next((n for n, cell in enumerate(cells) if _is_notice_cell(cell)), -1)
    if label >= 0:  # a name behind it may be the title
        is_chinese = bool(re.search("[㐀-鿿]", line))
        names = [n for n, cell in enumerate(cells) if not is_above(cell, True)]
        is_dated = any(map(is_date, cells))
        return all(
            (n < label and is_named(cells[n], is_chinese))
            or _is_named_twice(cells[n])
            or (is_dated and _is_issued(cells[n]))
            for n in names
        )
    return any(map(is_date, cells)) and all(is_above(c, True) or _is_issued(c) for c in cells)


def fields_of(line: str) -> list[str]:
    """The fields of a line that holds nothing else, its date among them: 發布日期：…　發布單位：…"""
    found = _ROW.split(line.strip())
    is_row = len(found) > 1 and any(map(is_date, found))
    return found if is_row and all(is_date(one) or _OF_ROW.fullmatch(one) for one in found) else []


def _is_notice_cell(cell: str) -> bool:
    if says_what_it_is(cell) or _is_of_mail(cell):
        return True
    found = sorted_out(cell)
    label = next((number for number, (kind, _) in enumerate(found) if kind == "label"), -1)
    return label >= 0 and all(
        kind != "letterhead" or _is_beside_label(words, number < label)
        for number, (kind, words) in enumerate(found)
    )


def _is_beside_label(words: str, is_before: bool) -> bool:
    """True for the number of a release, a remark in brackets; for a Chinese name before the label:
    what stands behind it may be the title.
    """
    if _is_number(words, True) or _REMARK.fullmatch(words):
        return True
    names = [name for name in _LISTED_OR_FRAMED.split(words) if name]
    return is_before and all(map(_is_name, names)) and bool(re.search("[㐀-鿿]", words))


def _is_of_mail(cell: str) -> bool:
    bare = cell.strip("（）()")  # （共1頁）
    return is_span(bare) or any(form.fullmatch(bare) for form in (_ADDRESSED, _FIELD, _TRAIL))


def is_above(line: str, is_labelled: bool = False) -> bool:
    """True for what stands above a headline: a notice, a date, below them a number."""
    return is_date(line) or is_notice_or_number(line, is_labelled)


def is_notice_or_number(line: str, is_labelled: bool) -> bool:
    return is_notice(line) or bool(SUBJECT.match(line.strip())) or _is_number(line, is_labelled)


def _is_named_twice(cell: str) -> bool:
    """True for an organisation in Chinese and in English, as on its paper: no title is set so."""
    both = _IN_BOTH.fullmatch(cell)
    return both is not None and _is_name(both["zh"])


def _is_issued(cell: str) -> bool:
    """True for 某中心發布, 某協會: who issues a release, beside its date."""
    return bool(_ISSUED.search(cell)) and is_named(cell, True)


def _is_number(line: str, is_labelled: bool) -> bool:
    """True for the number that an office gives its release: PR012/26."""
    found = _NUMBER.fullmatch(line.strip().strip("（）()"))
    if found is None or is_date(line):
        return False
    is_long = bool(found["counted"]) or len(found["number"]) > 1
    return bool(found["name"] or (is_labelled and is_long))


def in_pieces(line: str) -> list[tuple[Kind, str]]:
    """A line above the headline: its label, its date, and what is neither, in order."""
    if not is_notice(line) or SUBJECT.match(line.strip()):
        return [("date" if is_date(line) else "letterhead", line)]
    if fields := fields_of(line):
        return [("date" if is_date(one) else "letterhead", one) for one in fields]
    found: list[tuple[Kind, str]] = []
    for cell in cells_of(line):
        is_of_mail = _is_of_mail(cell) and not is_date(cell)
        found += [("letterhead", cell)] if is_of_mail else sorted_out(cell)
    return [("label", line)] if {kind for kind, _ in found} == {"label"} else found


def is_byline(text: str) -> bool:
    """True for "By Mei Lam, Some Paper" and for --Some Wire--."""
    return bool(_BYLINE.fullmatch(text.strip()) or _WIRE.fullmatch(text.strip()))


def is_issued_for(text: str) -> bool:
    """True for the sentence that says on whose behalf an office issues what follows: it opens the text."""
    return bool(_ISSUED_FOR.fullmatch(text.strip()))


def greets(text: str, is_greeted: bool) -> bool:
    """True for what an e-mail says to its readers before the release begins."""
    lines = text.strip().split("\n")
    first = next((n for n, line in enumerate(lines) if not is_above(line)), len(lines))
    text = "\n".join(lines[first:])
    is_polite = is_greeted and bool(_POLITE.fullmatch(text))
    is_greeting = bool(_GREETING.match(text) or _SENT_WITH.fullmatch(text))
    return len(text) <= _LONGEST_GREETING and (is_polite or is_greeting)


def signs(text: str) -> bool:
    """True for the name of whoever sends an e-mail, below its greeting; for whom, below that."""
    name, _, whose = text.partition("\n")
    if whose and not all(is_named(line, True) for line in whose.split("\n")):
        return False
    return len(name) <= _LONGEST_NAME and (is_name(name) or bool(_FIRST_NAME.fullmatch(name)))


def lines_above(lines: Sequence[tuple[int, str]], whole: str, is_chinese: bool) -> int:
    """How many of the first lines stand above the headline; each comes with the number of its paragraph.

    Who sends the release is told from a title by what is around it: a label below it, or its own
    words elsewhere in the `whole` text, which repeats a name and no title; in a Chinese draft by its
    Latin letters. A name right above the
    rest of its sentence begins the title.
    """
    text = next((n for n, (_, line) in enumerate(lines) if line.endswith("。")), len(lines))
    lines = lines[:text]
    count = senders = 0  # how many lines; how many with those that surely name a sender
    names: list[int] = []  # lines behind `count` that only name somebody
    is_labelled = False
    for number, (paragraph, line) in enumerate(lines):
        if is_notice_or_number(line, is_labelled):
            is_apart = bool(names) and (is_labelled or lines[names[0]][0] != paragraph)
            if is_apart and not (is_chinese or senders > names[-1]):
                break
            count, senders, names, is_labelled = number + 1, 0, [], True
        elif is_date(line):
            count = count if names else number + 1
        elif is_named(line, is_chinese) or _heads_label(lines[number : number + 2], whole):
            names.append(number)
            senders = number + 1 if _is_sender(line, whole, is_chinese) else senders
        else:
            before = lines[number - 1] if names else (paragraph, "")
            is_title = before[0] == paragraph and is_completed(before[1], line, whole)
            return (senders and max(count, senders - is_title)) or _with_title(count, lines)
    return _with_title(count, lines)


def _heads_label(lines: Sequence[tuple[int, str]], whole: str) -> bool:
    """True for a name of any kind that the text repeats, right above a label."""
    line = lines[0][1].strip()
    is_repeated = len(line) <= _LONGEST_WHO and whole.count(line) > 1
    return is_repeated and len(lines) > 1 and is_notice(lines[1][1]) and not _CLAUSE.search(line)


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
    if is_seat(line):
        return True
    if not is_chinese:
        return is_organisation(line) and len(line) < 2 * _LONGEST_NAME
    if any(form.fullmatch(line) for form in (_REMARK, _LATIN, _CODE, _MADE_OF, ADDRESS)):
        return True
    line = _REMARK_BEHIND.sub("", line)
    names = [name for name in _LISTED.split(line) if re.search("[㐀-鿿]", name)]
    is_short = len(line) <= _LONGEST_NAME and not re.search(r"[。！？!?：]", line)
    return is_short and bool(names) and all(map(_is_name, names))


def _is_name(name: str) -> bool:
    if _CLAUSE.search(name):
        return False
    return is_organisation(name) or is_department(name) or bool(_LATIN.fullmatch(name))


def is_seat(line: str) -> bool:
    """True for where the office is, and its numbers."""
    if _NUMBERS.match(line) and (is_reachable(line) or ADDRESS.search(line)):
        return True
    is_place = bool(_SEAT.search(line)) and not re.search(r"[。，「]", line)
    return is_place and (is_reachable(line) or bool(_SEAT_END.search(line)))


def is_paper_head(text: str) -> bool:
    """True for the name of an office with its address and numbers: the head of its paper.

    Whom to ask stands below a heading, or below the name of a person.
    """
    lines = text.strip().split("\n")
    rest = lines[0][contact_heading(text) :]  # of 公關部, of Public Relations Office
    is_heading = rest != lines[0] and not (rest[:1].isspace() and is_organisation(rest))
    if is_heading or not any(map(_SEAT.search, lines)):
        return False
    is_chinese = bool(re.search("[㐀-鿿]", text))
    return all(is_named(line, is_chinese) for line in lines)


def _is_sender(line: str, whole: str, is_chinese: bool) -> bool:
    line = line.strip()
    if not is_chinese:
        return (is_seat(line) and is_reachable(line)) or whole.lower().count(line.lower()) > 1
    if _LATIN.fullmatch(line) or _LISTED_AS.search(line) or line[:1] in "（(":
        return True
    if is_seat(line):
        return is_reachable(line)
    line = _REMARK_BEHIND.sub("", line)
    names = [name for name in _LISTED.split(line) if re.search(r"[㐀-鿿]{2}", name)]
    return bool(names) and all(whole.count(name) > 1 for name in names)
