"""Quotes: who said it, in which role, and the words themselves."""

import re

from cyberport_cms.bilingual.languages import ENGLISH, SourceLanguage
from cyberport_cms.bilingual.markdown import Chunk, Inline, inline

from .draft import Quote

_SAID = (
    r"(?:said|says|say|remarked|commented|added|noted|stated|explained|continued|concluded|"
    r"shared|emphasi[sz]ed|pointed out|told)"
)
_BEFORE_EN = re.compile(rf"^(?P<who>.{{3,250}}?),?\s+{_SAID}\b[^“\"]{{0,40}}[,:：]?\s*$", re.DOTALL)
_AFTER_EN = re.compile(
    rf"^[,\s]*(?:{_SAID}\s+(?P<who>[^.“\"]{{3,200}})|(?P<who2>[^.“\"]{{3,200}}?),?\s+{_SAID})\b\.?",
    re.DOTALL,
)
_SAID_ZH = r"(?:表示|說|指出|指|補充|稱|認為|回應|強調|總結|續說|續指)"
_BEFORE_ZH = re.compile(rf"^(?P<who>.{{2,60}}?){_SAID_ZH}[：:，,]?\s*$", re.DOTALL)
_SPAN = {
    "en": re.compile(r"[“\"].+[”\"]", re.DOTALL),
    "zh_hant": re.compile(r"[「“].+[」”]", re.DOTALL),
}
_OPEN_SPAN = re.compile(r"[“「].+$", re.DOTALL)
_TITLES_ZH = re.compile(r"(先生|女士|小姐|博士|教授|太平紳士|議員|工程師|律師|醫生)$")
_COMPOUND = ("歐陽", "司徒", "上官", "諸葛", "司馬", "皇甫", "尉遲", "令狐", "端木", "夏侯", "公孫")
_ROLE_END_ZH = re.compile(
    r".*(?:主席|總裁|總監|經理|主任|署長|局長|司長|秘書長|秘書|院長|校長|主管|創辦人|負責人|發言人|"
    r"董事|總經理|召集人|代表|會長|理事長|教授|顧問|專員|部長|合夥人|科學家|工程師|委員|店主|東主|統籌|學家|師)"
)
_SMALLEST_SHARE = 0.4  # of a paragraph that the quoted words must take


def read_quote(chunk: Chunk, language: SourceLanguage) -> Quote | None:
    """The quote that a paragraph is; None where it merely contains quotation marks."""
    text = chunk.text
    span = _SPAN[language].search(text) or _OPEN_SPAN.search(text)
    if not span or len(span.group()) < _SMALLEST_SHARE * len(text):
        return None
    before, after = text[: span.start()], text[span.end() :]
    who = _speaker_before(before, language) or (
        _speaker_after(span.group(), after) if language == ENGLISH else None
    )
    if who is None:
        return None
    name, role = who
    return Quote(
        content=_part(chunk, span.start(), span.end()),
        before=before.strip(),
        after=after.strip(),
        speaker=name,
        role=role,
    )


def _part(chunk: Chunk, start: int, end: int) -> Inline:
    """The inline text between two places of the chunk's plain text, with its marks."""
    if chunk.inline.html == chunk.text:
        return inline_of_plain(chunk.text[start:end])
    raw = chunk.raw
    opening, closing = chunk.text[start], chunk.text[end - 1]
    piece = raw[raw.index(opening) : raw.rindex(closing) + 1]
    return (
        inline(piece)
        if inline(piece).text == chunk.text[start:end]
        else inline_of_plain(chunk.text[start:end])
    )


def inline_of_plain(text: str) -> Inline:
    """Plain text as inline content: no character is read as a mark."""
    return inline(re.sub(r"([\\`*_\[\]<>&!])", r"\\\1", text))


def _speaker_before(before: str, language: SourceLanguage) -> tuple[str, str] | None:
    if language == ENGLISH:
        match = _BEFORE_EN.match(before)
        return _name_and_role(match["who"]) if match else None
    match = _BEFORE_ZH.match(before.strip())
    return _name_and_role_zh(match["who"]) if match else None


def _speaker_after(quoted: str, after: str) -> tuple[str, str] | None:
    if match := _AFTER_EN.match(after):
        return _name_and_role(match["who"] or match["who2"])
    # Split by its attribution: “…,” said X, Role of Y. “…”
    middle = re.search(
        rf"[,.!?][”\"]\s*,?\s*{_SAID}\s+(?P<who>[^“\"]{{3,200}}?)\s*[.,:]\s*[“\"]", quoted
    )
    return _name_and_role(middle["who"]) if middle else None


def _name_and_role(who: str) -> tuple[str, str]:
    who = re.sub(r"\s+", " ", who).strip(" ,.")
    who = re.sub(r"^(?:In response|Commenting on [^,]+|Meanwhile|However|Also),\s+", "", who)
    name, _, role = who.partition(",")
    return name.strip(), role.strip()


def _name_and_role_zh(who: str) -> tuple[str, str]:
    """The name is what follows the last word of office: 數碼港主席 + 陳細明."""
    who = who.strip().strip("，,")
    title = _TITLES_ZH.search(who)
    bare = who[: title.start()] if title else who
    if (office := _ROLE_END_ZH.match(bare)) and 2 <= len(bare) - office.end() <= 4:
        return who[office.end() :], who[: office.end()]
    length = 4 if bare[-4:-2] in _COMPOUND else 3
    if len(bare) <= 4:
        return who, ""
    cut = len(bare) - length
    return who[cut:], who[:cut]
