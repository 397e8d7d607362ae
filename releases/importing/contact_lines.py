"""One printed line of a contact → its phone numbers, addresses and words, glued or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from .contact_numbers import BARE, LABELLED, OWN_EXTENSION
from .contact_people import glued_firm, glued_to_mailbox, is_mixed_name
from .scripts import compiled

Kind = Literal["words", "phone", "mobile", "email", "more"]

_STARTS = (
    r"(?-i:(?<![A-Za-z])|(?<=[a-z)])(?=[A-Z]))"  # a label: a word of its own, or glued behind one
)
_PHONE_LABEL = (
    r"(?:contact\s+(?:number|no)|(?:contact\s+)?(?:tel(?:ephone)?|phone)(?:\s*/\s*whatsapp)?|ph|(?:direct|general|main)\s+line|direct|switchboard|landline|office|"
    r"(?:(?-i:[A-Z]{2})|[台臺]灣|香港|澳門|[內内]地|中[國国])(?=\s?[:：]\s?[+＋])|"  # where one rings: TW: +886 …
    r"(?:24[- ]hours?\s+)?(?:(?:media|press)\s+)?(?:enquir(?:y|ies)\s+)?hotline|(?-i:[TPDO]|[tpd](?=\s?[:：]))|"
    r"(?:(?:24|二十四)\s?小時)?(?:傳媒|媒體|新聞|採訪|聯絡|查詢){0,3}(?:電\s*話(?:號碼)?|直線(?:電話)?|熱線(?:電話)?|總機|總線)|(?<![㐀-鿿])辦公室?)"
)
_OTHER_LABEL = r"(?:toll[- ]free|mobile|mob|cell(?:phone)?|whatsapp|wechat|fax|facsimile|(?-i:[MFCW]|[mfcw](?=\s?[:：]))|手\s*機|手\s*提(?:電話)?|[流行]動電話|傳\s*真)"
_NO = (
    r"(?:\s*[/／&及]\s*(?:whatsapp|wechat|微信|手機|手提|電話|mobile|tel))?"
    r"\.?(?:\s*(?:no|number)\.?)?(?:\s*[（(][^（）()\d\n]{1,12}[）)])?\s*[:：﹕]?\s*"
)
_ON_WEB = r"(?!www\.|https?:)"  # an address of the web, glued to one of a mailbox
_AMERICAN = r"[2-9]\d\d[.-][2-9]\d\d[.-]\d{4}"  # a number, glued to a mailbox
_EMAIL = (
    rf"(?-i:(?!{_AMERICAN})[A-Za-z0-9](?:(?!{_AMERICAN})[\w.+‑-]){{0,80}}@[\w-]{{1,80}}(?:\.(?:{_ON_WEB}[a-z0-9-])+)*"
    rf"\.(?:(?:{_ON_WEB}[a-z]){{2,}}|[A-Z]{{2,}}(?![a-z])))"
)
_NEXT_NUMBER = r"[+＋]\d{1,3}[ (-]?\d|\d{4} \d{4}(?!\d)"  # glued to an address of the web
_TOKEN = compiled(
    rf"{_STARTS}(?:(?:contact\s+)?e-?mail\w?(?:\s+address)?|(?-i:E|e(?=\s?[:：]))|電\s*郵(?:地址)?|電子?郵[箱件址]?|郵箱)\s*[:：﹕]?\s*[<＜]?(?P<email>{_EMAIL})[>＞]?"
    rf"|[<＜]?(?P<email2>{_EMAIL})[>＞]?"
    rf"|{_STARTS}{_OTHER_LABEL}{_NO}(?P<mobile>{LABELLED})"
    rf"|{_STARTS}{_PHONE_LABEL}{_NO}(?P<phone>{LABELLED})"
    rf"|(?P<bare>{BARE})"
    rf"|(?P<extension>{OWN_EXTENSION})"
    rf"|(?P<link>(?:https?://|www\.)(?:(?!{_NEXT_NUMBER}|(?<=[^/]/){_EMAIL})[^\s<>()（）「」，。|｜㐀-鿿]){{3,300}})",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()（）「」，。]{2,300}[^\s<>()（）「」，。.,;]")
_EMPTY_LABEL = compiled(
    r"(?:^|(?<=[\s|｜,，;；/]))(?:e-?mail(?:\s+address)?|tel(?:ephone)?|phone|mobile|fax|website|web|電郵|電話|手機|傳真|網址|(?-i:[TEMFW]))"
    r"\s*(?:[:：﹕]|$)",
    re.IGNORECASE,
)
# "please contact Mei at … or …": the words that only join a name to a number
_JOINING = compiled(
    r"^(?:[\s,，、;；.。|｜/／·•・‧●■◆▪○◎★&:：()（）[\]-]|(?:please|kindly|contact(?!\s+(?:person|name)\b)|(?-i:the)|call|email|e-mail|write to|at|on(?!\s+behalf)|or|via|by|and|to|through|reach)\b|"
    r"請|歡迎|致電|聯絡(?!人)|聯繫(?!人)|或(?:者)?|與|及|和|電郵至?|發電郵至?|查詢)+|"
    r"(?:[\s,，、;；。|｜/／·•&:：([（-]|(?<!\bLtd)(?<!\bInc)(?<!\bCo)(?<!\bCorp)(?<!\bEsq)(?<!\b[JS]r)(?<!\.[A-Z])\.|(?-i:\b(?:please|contact|call|email|e-mail|at|on|or|via|by|and|to|through))|"
    r"請|致電|聯絡|聯繫|或(?:者)?|與|及|電郵至?|發電郵至?|查詢)+$",
    re.IGNORECASE,
)
_ASKING = compiled(  # "Members of the media can contact …", "… should be sent to …"
    r"^(?:[^.!?]{0,80}?\b(?:please|kindly|can|may|should|to)\s+"
    r"(?:contact|call|e-?mail|reach(?:\s+out\s+to)?|be\s+(?:directed|addressed|sent|made)\s+to)"
    r"|reach\s+out\s+to)\s+(?=\S)"
    r"|^如[有欲需](?:(?!聯[絡繫]|與)[^。]){0,60}致電至?$|^如[有欲需][^。，,]{0,12}[，,]\s*",
    re.IGNORECASE,
)
_GLUE = re.compile(
    r"(?<=[a-z][a-z.)])(?=[A-Z][a-z]|[A-Z]{2,}(?![a-z]))|(?<=[A-Z])(?=[A-Z][a-z]+[ ,/])|(?<=[a-z]\))(?=[A-Z])"
    r"|(?<=[a-z.])(?=\d{1,5} [A-Z][a-z])"  # a house
)
_CAMEL = re.compile(r"^(?:Mc|Mac|De|Di|Le|La|Van|Du|O’|O')$")
_IS_GLUED = compiled(
    r"[a-z)\d](?:Tel|Phone|Mobile|Fax|E-?mail)\b|[a-z)][TEM]\s?[:：]|@[\w.-]+\.[a-z]{2,}(?:[A-Z][a-z]|\d)|\d(?:E-?mail|Tel)|[a-z)\d](?:電話|電郵)|[a-z.)][+＋]\d|[a-z.)][(（][2-9]\d\d[)）] ?\d|(?<!\d)\d{5}[a-z]{2,40}@"
)
_NEXT = re.compile(r"\s*[/／、]\s*")  # between two numbers of one label
_HAN_NAME = re.compile(r"[㐀-鿿] ?[㐀-鿿]{1,2}(?=\s|$)")
_APART = re.compile(r"\s*[|｜;；\t]\s*|\s{3,}|\s+[-–—•·‧∙・]\s+")


@dataclass(frozen=True)
class Token:
    kind: Kind
    text: str
    printed: str = ""  # with its label
    starts_line: bool = False


def tokens(line: str, known: frozenset[str] = frozenset()) -> Iterator[Token]:
    """What a line holds, in order. `known` are words of the release that hold capitals inside."""
    is_glued = bool(_IS_GLUED.search(line))
    place = 0
    other: Token | None = None  # 手機：9123 4567 / 9123 4568: it is of its kind, too
    for match in _TOKEN.finditer(line):
        found = {name: value for name, value in match.groupdict().items() if value}
        name, value = next(iter(found.items()))
        before = line[place : match.start()]
        if name.startswith("email"):
            head = glued_firm(value) or _glued_name(before, value)
            head = head or glued_to_mailbox(before, value)
            before, value = before + head, value[len(head) :]
        yield from _words(before, is_glued, known, place == 0)
        place = match.end()
        kind: Kind = "email" if name.startswith("email") else "phone"
        if name in ("mobile", "link", "extension"):
            kind = "mobile" if name == "mobile" else "more"
        token = Token(kind, _closed(value.strip()), match.group().strip(), match.start() == 0)
        if other and name == "bare" and _NEXT.fullmatch(before):
            token = replace(
                other, text=token.text, printed=other.printed.replace(other.text, token.text)
            )
        other = token if token.kind == "mobile" else None
        yield token
    yield from _words(line[place:], is_glued, known, place == 0)


def _closed(number: str) -> str:
    """A number without the bracket that encloses more than it."""
    return number.lstrip("(（") if not re.search("[)）]", number) else number


def _glued_name(before: str, address: str) -> str:
    """The family name in "Mei Lammei.lam@acme.example": the address begins with the first name."""
    first = re.search(r"([A-Z][a-z]+) $", before)
    place = address.split("@")[0].find(first[1].lower(), 1) if first else -1
    return address[:place] if place > 0 and re.fullmatch("[A-Z][a-z]*", address[:place]) else ""


def is_reachable(text: str) -> bool:
    """True where a text holds an email address or a phone number."""
    return any(match.lastgroup not in ("link", "extension") for match in _TOKEN.finditer(text))


def has_address(text: str) -> bool:
    return bool(re.search(_EMAIL, text))


def _words(text: str, is_glued: bool, known: frozenset[str], starts: bool) -> Iterator[Token]:
    text = _EMPTY_LABEL.sub(" ", text)
    *sentences, text = re.split(r"(?<=。)(?=.)", text)
    for sentence in sentences:
        yield Token("words", sentence.strip(), sentence.strip(), starts)
    for part in _parts(_ASKING.sub("", text.lstrip())):
        for piece in _unglued(part, known) if is_glued else [part]:
            bare = _JOINING.sub("", piece).strip(" ,，;；|｜·•")
            if len(re.findall("[(（]", bare)) != len(re.findall("[)）]", bare)):
                bare = bare.strip("()（）")
            if bare:
                yield Token("words", bare, piece.strip(), starts)


def _parts(text: str) -> Iterator[str]:
    """What stands far apart; the name in Latin letters and in Chinese of one person stays whole."""
    place = 0
    for gap in _APART.finditer(text):
        words = text[place : gap.start()].split()
        behind = _HAN_NAME.match(text, gap.end())
        is_name = behind is not None and is_mixed_name(" ".join([*words[-2:], behind.group()]))
        if not is_name:
            yield text[place : gap.start()]
            place = gap.end()
    yield text[place:]


def _unglued(text: str, known: frozenset[str]) -> list[str]:
    """Words that stand glued together, apart: "LimitedFlora Chiu" → "Limited", "Flora Chiu"."""
    pieces = [""]
    place = 0
    for match in _GLUE.finditer(text):
        word = re.search(r"[\w&.-]*$", text[place : match.start()])
        before = word.group() if word else ""
        after = re.match(r"[\w&-]*", text[match.start() :])
        whole = f"{before}{after.group() if after else ''}"
        pieces[-1] += text[place : match.start()]
        place = match.start()
        # "DoeFortyTwo": of several capitals inside a word, the first one is where it was glued
        is_second = len(pieces) > 1 and bool(re.fullmatch("[A-Z][a-z]+", pieces[-1]))
        if not (_CAMEL.match(before) or whole in known or is_second):
            pieces.append("")
    pieces[-1] += text[place:]
    return pieces


def capitals_inside(text: str) -> frozenset[str]:
    """Words that are written with capitals inside, twice at least: InvestHK, LeafIoT."""
    found = re.findall(r"(?<![\w@.])[A-Za-z]*[a-z][A-Z][A-Za-z]*(?![\w@])", text)
    return (
        frozenset(word for word in found if found.count(word) > 1)
        if len(found) < 500
        else frozenset()
    )
