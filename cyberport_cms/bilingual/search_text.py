"""Text as the search index holds it, and queries in the same shape: English and Chinese alike.

Both databases (SQLite's FTS5, PostgreSQL's text search) take an unbroken run of Chinese for one
word. So the text they are given is cut up here, and what a reader types by the same rules:

- a Latin word or number is one token, lower-case and without accents;
- a run of Chinese becomes its overlapping pairs, and then its last character alone:
  數碼港 → 数码 码港 港. The lone character ends the run, so that a phrase of pairs never
  continues in the next run, and every character begins exactly one token, so that one
  character is found as a prefix;
- script does not matter: each character is folded to Simplified, one by one. OpenCC's phrase rules
  are left out on purpose: they convert a character by its neighbours (乾坤, 乾淨), and a query
  seldom has the same neighbours as the text.

Tokens are made of [a-z0-9] and the common Chinese characters only, which both databases' own
tokenizers leave whole. Every other letter (kana, Cyrillic, rare Chinese) is spelt by its number.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from opencc import OpenCC

MAX_QUERY_LENGTH = 255
"""Characters of a query that are read; the rest is left out."""
MAX_QUERY_TERMS = 32
"""Terms of a query that are searched for; the rest is left out."""
MAX_INDEX_LENGTH = 250_000
"""Characters of index text for one field: what PostgreSQL is sure to hold in one tsvector."""
_MAX_WORD_LENGTH = 64


@dataclass(frozen=True)
class TokenRun:
    """Tokens side by side, in this order; with `prefix`, the last is only a beginning."""

    tokens: tuple[str, ...]
    prefix: bool = False


# A run of Chinese, or of kana, which Hong Kong uses too (優の良品); then a word of anything else.
_CJK = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_PIECE = re.compile(rf"(?P<han>[{_CJK}]+)|(?:(?![{_CJK}])[^\W_])+")
# 2,100 and 2 100 with a hard space are one number; with a plain space, only in a query.
_GROUPED_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)")
_LOOSE_NUMBER = re.compile(r"(?<!\d)[1-9]\d{0,2}(?:[, ]\d{3})+(?!\d)")
_POSSESSIVE = re.compile(r"(?<=[a-z0-9])['’ʼ]s(?![a-z0-9])")
_APOSTROPHE = re.compile(r"(?<=[a-z0-9])['’ʼ](?=[a-z0-9])")
# Words joined by these are one term of a query: e-mail, 42.1, info@cyberport.hk, R&D.
_JOINED = re.compile(r"[-‐‑.@&_+:]+")
_QUOTED = re.compile(r'"([^"]*)"|＂([^＂]*)＂|“([^”]*)”|「([^」]*)」|『([^』]*)』')
# What neither Unicode nor OpenCC takes apart, and Taiwan's 著 for Hong Kong's 着.
_SAME_LETTER = {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "著": "着"}


class _Folding(dict[int, str]):
    """For `str.translate`: each character without accent and script, worked out once."""

    def __init__(self) -> None:
        super().__init__()
        self._variants = OpenCC("hk2t")
        self._script = OpenCC("t2s")

    def __missing__(self, code: int) -> str:
        char = chr(code)
        match unicodedata.category(char):
            case "Cs":
                folded = " "
            case "Cf" | "Mn":  # zero-width space, soft hyphen, combining accent
                folded = ""
            case _ if code < 128:
                folded = char
            case _:
                bare = (c for c in unicodedata.normalize("NFKD", char) if not _is_accent(c))
                folded = unicodedata.normalize("NFKC", "".join(bare))
                folded = self._script.convert(self._variants.convert(folded))
                folded = _SAME_LETTER.get(folded, folded)
        self[code] = folded
        return folded


def _is_accent(char: str) -> bool:
    return unicodedata.category(char) == "Mn"


@lru_cache(maxsize=1)
def _folding() -> _Folding:
    return _Folding()


def _without_separators(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match.group())


def _normalised(text: str) -> str:
    text = _GROUPED_NUMBER.sub(_without_separators, text)
    text = unicodedata.normalize("NFKC", text).casefold().translate(_folding())
    return _APOSTROPHE.sub("", _POSSESSIVE.sub("", text))


def _spelt(letters: str) -> str:
    """`letters` in characters that no tokenizer splits, changes or throws away."""
    if letters.isascii():
        return letters
    return "".join(
        char if char.isascii() or "\u4e00" <= char <= "\u9fa5" else f"u{ord(char):06x}"
        for char in letters
    )


def _pairs(run: str) -> Iterator[str]:
    for first, second in pairwise(run):
        yield _spelt(first + second)


def _tokens(piece: re.Match[str]) -> Iterator[str]:
    """All tokens of a piece, as the index holds them."""
    text = piece.group()
    if piece["han"]:
        yield from _pairs(text)
        yield _spelt(text[-1])
    else:
        yield _spelt(text[:_MAX_WORD_LENGTH])


def _run(pieces: list[re.Match[str]], *, prefix: bool = False) -> TokenRun:
    """The pieces in order. Chinese may go on after the last, a word only if `prefix`."""
    *before, last = pieces
    tokens = [token for piece in before for token in _tokens(piece)]
    if last["han"] and len(last.group()) > 1:
        return TokenRun((*tokens, *_pairs(last.group())))
    return TokenRun((*tokens, *_tokens(last)), prefix=prefix or bool(last["han"]))


def index_text(text: str) -> str:
    """`text` as tokens between spaces, for the index. Very long text is cut at MAX_INDEX_LENGTH."""
    tokens: list[str] = []
    length = 0
    for piece in _PIECE.finditer(_normalised(text)):
        for token in _tokens(piece):
            length += len(token) + 1
            if length > MAX_INDEX_LENGTH:
                return " ".join(tokens)
            tokens.append(token)
    return " ".join(tokens)


def phrase(text: str) -> TokenRun | None:
    """All of `text` as one phrase, in order and without gaps; None where it holds no letter."""
    pieces = list(_PIECE.finditer(_normalised(text[:MAX_QUERY_LENGTH])))
    return _run(pieces) if pieces else None


def query_terms(query: str, *, last_is_prefix: bool = False) -> list[tuple[TokenRun, ...]]:
    """What a reader typed, as terms. Each term is a choice: any one of its runs will do.

    Terms stand between spaces, and where Latin and Chinese meet; text in quotation marks is one.
    A Chinese term matches only texts that hold that very run; a single character matches wherever
    it stands. A number in thousands matches however it is grouped: 2100, 2,100, 2 100.
    With `last_is_prefix` the last term is taken for a word still being typed. Any string will do.
    """
    query = query[:MAX_QUERY_LENGTH]
    terms: list[tuple[TokenRun, ...]] = []
    position = 0
    for quoted in _QUOTED.finditer(query):
        terms += _unquoted_terms(query[position : quoted.start()])
        run = phrase(next(filter(None, quoted.groups()), ""))
        if run:
            terms.append((run,))
        position = quoted.end()
    terms += _unquoted_terms(query[position:], last_is_prefix=last_is_prefix)
    return list(dict.fromkeys(terms))[:MAX_QUERY_TERMS]


def _unquoted_terms(text: str, *, last_is_prefix: bool = False) -> list[tuple[TokenRun, ...]]:
    text = _LOOSE_NUMBER.sub(_without_separators, _normalised(text))
    groups: list[list[re.Match[str]]] = []
    for piece in _PIECE.finditer(text):
        before = groups[-1][-1] if groups else None
        if (
            before
            and not (piece["han"] or before["han"])
            and _JOINED.fullmatch(text, before.end(), piece.start())
        ):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    last = len(groups) - 1
    return [
        _choices(group, prefix=last_is_prefix and place == last)
        for place, group in enumerate(groups)
    ]


def _choices(group: list[re.Match[str]], *, prefix: bool) -> tuple[TokenRun, ...]:
    run = _run(group, prefix=prefix)
    number = run.tokens[0]
    if len(run.tokens) > 1 or not re.fullmatch(r"[1-9][0-9]{3,14}", number):
        return (run,)
    return (run, TokenRun(tuple(f"{int(number):,}".split(",")), run.prefix))
