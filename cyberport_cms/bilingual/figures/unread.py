"""Numbers of a text that were read as no figure: of names ("Release 4"), of words (八卡列車)."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from ..quantities import MONEY, Qualifier, Unit
from .chinese.numerals import digit_by_digit, small_number
from .chinese.page import fold
from .chinese.units import has_measure_word
from .english.multiples import VAGUE
from .english.numbers import TEENS, UNITS
from .english.ordinals import ORDINALS
from .mentions import Mention
from .page import Span
from .places import Figure

_DIGITS = re.compile(
    r"(?<![A-Za-z0-9.,/:-])[0-9]{1,6}(?:\.[0-9]{1,2})?(?![A-Za-z0-9/:-]|[.,][0-9])"
)
_OF_POWER = re.compile(
    r"(?<![A-Za-z0-9.,/:-])(?P<n>[0-9]{1,6}(?:\.[0-9]{1,2})?)(?P<letter>[VWA])\b"
)
_POWER = {"V": ("伏", "volt"), "W": ("瓦", "watt"), "A": ("安", "amp")}
_OF_A_NAME = re.compile("[一二三四五六七八九十]{1,3}(?=[號号樓楼期座])")  # 八號信號
# Of aircraft and their like, with their letters: 737MAX, Su-35.
_OF_A_CODE = re.compile(
    r"(?<![A-Za-z0-9.,/:$-])[0-9]{3,4}(?=[A-Z])|(?<=[A-Za-z]-)(?<!(?i:COVID)-)[0-9]{2,4}(?![0-9.,%])"
)
_NAME_GOES_ON = re.compile(r"[\x20-]?[A-Z]")  # of 737 Max
_FLOOR = re.compile(
    rf"\b(?:(?P<digits>[0-9]{{1,3}})(?:/?F\b|(?:st|nd|rd|th) floors?\b)|(?P<word>{'|'.join(ORDINALS)}) floors?\b)",
    re.IGNORECASE,
)
_ON_FLOOR = frozenset("由從从在至到於于")
_CHARACTERS = re.compile("[一二三四五六七八九十百千]{1,4}")
_VAGUE = re.compile("成千上[萬万百]|成百上千|千千[萬万][萬万]")
_NONE = re.compile(
    r"\b(?:no|none|nil|zero)\b|[沒没未]有|零(?![售件食用])|[並并均暫暂][無无]|[無无]新增",
    re.IGNORECASE,
)
_NUMERALS = "一二三四五六七八九十百千萬万億亿零〇○"
_SHORT_YEAR = re.compile(
    rf"(?<![{_NUMERALS}第])[一二三四五六七八九零〇○][一二三四五六七八九零〇○](?=[㐀-鿿])(?![{_NUMERALS}成折])"
)
_BORN = re.compile(
    "(?<![0-9一二三四五六七八九十])(?P<tens>[1-9]0|[一二三四五六七八九]十)(?=(?:[、及和][1-9]0){0,3}[後后](?![期天年]))"
)
_HOW_MANY = {Decimal(100), Decimal(1000), Decimal(10_000)}
_WORD_BEFORE = re.compile(r"\b(?P<word>[A-Z][A-Za-z]{0,30})\x20\Z", re.ASCII)
_NAME = re.compile(r"\b([A-Z][A-Za-z]{0,30})\x20([0-9]{1,4}(?:\.[0-9]{1,2})?)(?![0-9%])", re.ASCII)
# 港島、九龍及新界三個區域: how many were listed, which need not be said.
_LISTED = re.compile(
    r"(?P<list>[^，。；：！？、\n]{1,24}(?:、[^，。；：！？、\n]{1,24}){1,9})[，]?[這这等]?\Z"
)
_LAST_LISTED = re.compile("[及和與与]")
_GOES_ON = re.compile(r"[a-z]+(?:\s+\S+){3}")  # a sentence, up to the first that is listed
_LONGEST_LIST = 120  # characters
_SENTENCE = re.compile(r"[;:!?()]|\.(?=\s)")
_AND = re.compile(r",?\s+(?:and|or|&|as\s+well\s+as)\s+")
_TENS_OF_YEARS = re.compile("[二三四五六七八九](?=旬)")  # 八旬老人: in their eighties
# Said without a figure: "over the decades", "hundreds more", "up by tens of millions".
_MANY = VAGUE | {
    "dozens": 10,
    "scores": 10,
    "decades": 10,
    "double digits": 10,
    "trillions": 10**12,
}
_SAID_MANY = re.compile(
    r"\b(?:" + "|".join(sorted(_MANY, key=len, reverse=True)).replace(" ", r"\s+") + r")\b",
    re.IGNORECASE,
)
_COUNTED = MONEY | {Unit.COUNT}
_SCALE_ALONE = re.compile("[百千萬万億亿]{2,3}")  # 百萬人: millions
_EXACT = re.compile("[0-9一二兩两三四五六七八九]")  # 超過100家, 逾一百家
_YEARS = ("年", "載", "载")
# Halfway; "half by us, half by them" without a word that makes it a share.
_HALFWAY = re.compile(
    r"\b(?:half|mid)-?\s?way\b|(?<!first )(?<!second )(?<!latter )\bhalf(?!-|\s(?:past|term|time|board|an?|hour|day|year)\b)\b",
    re.IGNORECASE,
)
_HALF = 50  # per cent
# "Over the past year", 一年內: twelve months, of which neither language makes a figure.
_A_YEAR = re.compile(
    r"\b(?:an?|one|the (?:past|last|next|coming|previous)|(?:each|every|per|whole|full)) year\b(?! (?:ago|earlier|older)|-old)"
    "|(?<![0-9一二三四五六七八九十百千零○〇第])一年(?![級级度半多前後后生])",
    re.IGNORECASE,
)
_WORDS = {**UNITS, **TEENS}
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)


def _is_as_vague(mention: Mention, words: str, number: Decimal) -> bool:
    """Whether a figure says no more than "hundreds" does: 數百家, but not 超過100家 or 逾100%."""
    if mention.value != number:
        return False
    if words == "double digits":
        return mention.unit == Unit.PER_CENT
    if mention.unit not in _COUNTED or (words == "decades" and not mention.noun.startswith(_YEARS)):
        return False
    return not words.isascii() or not _EXACT.search(mention.text)  # 八旬 may be "over 80"


class _Unread(NamedTuple):
    """What stands unread in a paragraph."""

    numbers: set[Decimal]
    codes: set[Decimal]  # part of a name: 737MAX
    power: set[tuple[Decimal, str]]  # with the letter of its unit: 24V
    many: set[tuple[str, Decimal]]  # the words, and that it is at least so many
    floors: set[Decimal]
    has_half: bool  # says "half" or "halfway"


class Unread:
    """The numbers of one side that are part of none of its mentions."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        other_text: str,
        paragraphs: Mapping[int, Span],
    ) -> None:
        """`other_text` is that of the figures that are asked for; `paragraphs` stand by row."""
        self._text, self._mentions, self._other_text = text, mentions, other_text
        self._paragraphs = paragraphs
        self._rows: dict[int, _Unread] = {}
        self._years: dict[int, bool] = {}
        self._lists: dict[int, set[int]] = {}
        self._said: dict[tuple[int, re.Pattern[str]], bool] = {}

    @cached_property
    def _covered(self) -> set[int]:
        return {i for mention in self._mentions for i in range(mention.start, mention.end)}

    @cached_property
    def names(self) -> frozenset[str]:
        """The numbers of the whole text; seldom asked for."""
        end = len(self._text)
        return frozenset(
            {found.group() for found in self._free(_DIGITS, 0, end)}
            | {str(small_number(one.group())) for one in self._free(_OF_A_NAME, 0, end)}
        )

    def has(self, figure: Figure) -> bool:
        """Whether the number of a figure stands unread in the paragraph beside it."""
        mention = figure.mention
        if not isinstance(mention.value, Decimal) or mention.high is not None:
            return False
        is_vague = mention.qualifier == Qualifier.OVER or bool(_SCALE_ALONE.fullmatch(mention.text))
        if mention.value in _HOW_MANY and is_vague and self._is_vague:
            return True
        if figure.row not in self._rows:
            self._rows[figure.row] = self._read(*self._paragraph(figure.row))
        unread = self._rows[figure.row]
        return (
            mention.value in unread.numbers
            or (mention.value in unread.codes and self._may_be_code(mention))
            or (mention.value in unread.floors and self._may_be_floor(mention))
            or any(
                (mention.value, letter) in unread.power and mention.noun.startswith(nouns)
                for letter, nouns in _POWER.items()
            )
            or (is_vague and any(_is_as_vague(mention, *many) for many in unread.many))
            or (unread.has_half and mention.value == _HALF and mention.unit == Unit.PER_CENT)
        )

    def _may_be_code(self, mention: Mention) -> bool:
        """Whether a number counts nothing: 太陽17飛彈, 737 Max; but not 19家企業."""
        if mention.unit not in (Unit.COUNT, Unit.ORDINAL):
            return False
        if mention.noun.isascii():
            goes_on = _NAME_GOES_ON.match(self._other_text, mention.end)
            return not mention.noun or goes_on is not None
        return not has_measure_word(fold(mention.noun), 0)

    def has_name(self, mention: Mention) -> bool:
        """Whether a number belongs to a name that stands here as well: Expo Asia 2026."""
        before = _WORD_BEFORE.search(self._other_text, max(mention.start - 32, 0), mention.start)
        return before is not None and (before["word"], mention.text) in self._named

    @cached_property
    def _named(self) -> frozenset[tuple[str, ...]]:
        return frozenset(found.groups() for found in _NAME.finditer(self._text))

    def counts_list(self, figure: Figure) -> bool:
        """Whether a Chinese number says how many were listed just before it, here as well: A、B及C三地."""
        mention = figure.mention
        if mention.unit != Unit.COUNT or mention.text.isascii() or len(mention.text) > 1:
            return False
        start = mention.start
        found = _LISTED.search(self._other_text, max(start - _LONGEST_LIST, 0), start)
        if not found:
            return False
        *_, last = listed = found["list"].split("、")
        number = len(listed) + bool(_LAST_LISTED.search(last))
        return mention.value == number and number in self._listed(figure.row)

    def _listed(self, row: int) -> set[int]:
        """Of how many each English list in the paragraph may be: "On Monday, we met A, B and C"."""
        if row not in self._lists:
            self._lists[row] = {
                len(items) - first + 1
                for sentence in _SENTENCE.split(self._text[slice(*self._paragraph(row))])
                for part in _AND.split(sentence)[:-1]
                for items in [part.split(", ")]
                for first, item in enumerate(items)
                if not first or _GOES_ON.match(item)
            }
        return self._lists[row]

    def _may_be_floor(self, mention: Mention) -> bool:
        """Whether what counts storeys may name a floor: 由2層至6層, but not 樓高6層."""
        before = self._other_text[max(mention.start - 2, 0) : mention.start].rstrip()[-1:]
        return mention.noun.startswith(("層", "层")) and before in _ON_FLOOR

    def has_short(self, year: Mention) -> bool:
        """Whether the last two digits of a year stand here alone: 九七 is 1997, 90後 of the 1990s."""
        return str(year.value)[2:] in self._short_years

    @cached_property
    def _short_years(self) -> frozenset[str]:
        found = self._free(_SHORT_YEAR, 0, len(self._text))
        born = self._free(_BORN, 0, len(self._text))
        return frozenset(digit_by_digit(fold(one.group())) for one in found) | {
            f"{small_number(one['tens'])}s" for one in born
        }

    @cached_property
    def _is_vague(self) -> bool:
        return _VAGUE.search(self._text) is not None

    def says(self, row: int, words: re.Pattern[str]) -> bool:
        """Whether the paragraph of this row has these words, asked once for all its figures."""
        asked = row, words
        if asked not in self._said:
            self._said[asked] = words.search(self._text, *self._paragraph(row)) is not None
        return self._said[asked]

    def says_a_year(self, row: int) -> bool:
        """Whether the paragraph of this row says a year that is part of no figure."""
        if row not in self._years:
            self._years[row] = bool(self._free(_A_YEAR, *self._paragraph(row)))
        return self._years[row]

    def _paragraph(self, row: int) -> Span:
        return self._paragraphs.get(row, (0, 0))

    def _read(self, start: int, end: int) -> _Unread:
        """What stands unread there; digits alone in a paragraph are of an address or a name."""
        numbers = {Decimal(_WORDS[one.group().lower()]) for one in self._free(_WORD, start, end)}
        numbers |= {
            Decimal(small_number(one.group())) for one in self._free(_CHARACTERS, start, end)
        }
        if any(start <= mention.start < end for mention in self._mentions):
            numbers |= {Decimal(one.group()) for one in self._free(_DIGITS, start, end)}
        codes = {Decimal(one.group()) for one in self._free(_OF_A_CODE, start, end)}
        power = {(Decimal(one["n"]), one["letter"]) for one in self._free(_OF_POWER, start, end)}
        if any(self._free(_NONE, start, end)):
            numbers.add(Decimal(0))
        many = {
            (words := " ".join(one.group().lower().split()), Decimal(_MANY[words]))
            for one in self._free(_SAID_MANY, start, end)
            if one.start() - 2 not in self._covered  # "three decades"
        }
        many |= {
            (one.group(), Decimal(10 * small_number(one.group())))
            for one in self._free(_TENS_OF_YEARS, start, end)
        }
        floors = {
            Decimal(one["digits"] or ORDINALS[one["word"].lower()])
            for one in self._free(_FLOOR, start, end)
        }
        return _Unread(numbers, codes, power, many, floors, bool(self._free(_HALFWAY, start, end)))

    def _free(self, pattern: re.Pattern[str], start: int, end: int) -> list[re.Match[str]]:
        found = pattern.finditer(self._text, start, end)
        return [one for one in found if one.start() not in self._covered]
