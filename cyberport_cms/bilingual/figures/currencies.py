"""Which money 元 and $ mean where they name no country."""

import re
from collections.abc import Iterable

from ..quantities import MONEY, Unit
from .likeness import names_currency
from .mentions import Mention

_WORDS = {
    Unit.RMB: re.compile(r"RMB|CNY|yuan|renminbi|人民幣|人民币", re.IGNORECASE),
    Unit.USD: re.compile(r"US\$|USD|US dollar|美元|美金", re.IGNORECASE),
}
_PARAGRAPH = 5000  # characters on either side, at most
_SIMPLIFIED = re.compile("[万亿]")
_AS_A_RULE = 2  # one sum may be a slip


def yuan_is_renminbi(en: Iterable[Mention], zh_hant: Iterable[Mention]) -> bool:
    """Whether 元 alone may mean renminbi: the texts speak of them and of no Hong Kong dollars.

    In English that is "yuan": "RMB" beside 元 alone is a 人民幣 forgotten, but in Simplified Chinese.
    An English "$" is a Hong Kong dollar; 元 need not be one.
    """
    en, money = tuple(en), [one for one in zh_hant if one.unit in MONEY]
    named = [one for one in money if names_currency(one)]
    has_hong_kong_dollars = any(one.unit == Unit.HKD for one in (*en, *named))
    is_simplified = any(_SIMPLIFIED.search(one.text) for one in money)
    speaks_of_renminbi = any(one.unit == Unit.RMB for one in named) or any(
        one.unit == Unit.RMB and (is_simplified or "yuan" in one.text.lower()) for one in en
    )
    return speaks_of_renminbi and not has_hong_kong_dollars


def dollar_is_american(en: Iterable[Mention], zh_hant: Iterable[Mention]) -> bool:
    """Whether "$" alone may mean US dollars: no text knows of Hong Kong dollars, nor of 元 alone.

    Of one sum only it is the country that was forgotten in English; beside US$, too.
    """
    en = tuple(en)
    dollars = [one for one in en if one.unit == Unit.HKD]
    theirs = [one for one in zh_hant if one.unit in (Unit.HKD, Unit.USD)]
    return (
        len(dollars) >= _AS_A_RULE
        and sum(one.unit == Unit.USD for one in theirs) >= _AS_A_RULE
        and not any(one.unit == Unit.HKD for one in theirs)
        and not any(one.unit == Unit.USD for one in en)
        and not any(names_currency(one) for one in dollars)
    )


class Currencies:
    """The money of two texts: 元 and $ are Hong Kong dollars, but where another one is meant."""

    def __init__(
        self, en: str, zh_hant: str, *, yuan_is_renminbi: bool, dollar_is_american: bool
    ) -> None:
        self._en, self._zh_hant = en, zh_hant
        self._yuan_is_renminbi = yuan_is_renminbi
        self._dollar_is_american = dollar_is_american

    def are_understood(self, a: Mention, b: Mention) -> bool:
        """Whether an English and a Chinese sum are of one currency, though only one names it.

        元 alone after 人民幣 in the same paragraph means renminbi; anywhere, in a text which knows
        of no Hong Kong dollars.
        """
        if not {a.unit, b.unit} <= MONEY or (names_currency(a) and names_currency(b)):
            return False
        if a.unit == Unit.RMB and self._yuan_is_renminbi:
            return True
        if b.unit == Unit.USD and self._dollar_is_american:
            return True
        unnamed, text, unit = (
            (b, self._zh_hant, a.unit) if names_currency(a) else (a, self._en, b.unit)
        )
        words = _WORDS.get(unit)
        first, last = max(unnamed.start - _PARAGRAPH, 0), unnamed.end + _PARAGRAPH
        start = text.rfind("\n", first, unnamed.start) + 1 or first
        end = text.find("\n", unnamed.end, last)
        return bool(words and words.search(text, start, end if end >= 0 else last))
