"""What an English number counts: the few words behind it, up to the first plural."""

from .numbers import TEENS, TENS, UNITS
from .page import Page, pattern

_STOP = (
    frozenset(
        """
        a an the this that these those and or nor but of in on at by to for from with within without
        into onto upon over under between among amid during since until till after before as than
        per via about across against along around through throughout toward towards near off out
        up down is are was were be been being am has have had having do does did will would shall
        should can could may might must not no it its they them their we us our you your he she
        his her who whom whose which what where when while if because so such also already only
        just both either neither each every all any some including includes include led held made
        set aged ago respectively compared plus minus versus joined took take takes worldwide
        globally locally annually daily here there then now nearly almost
        """.split()
    )
    | UNITS.keys()
    | TEENS.keys()
    | TENS.keys()
)
# Words before a noun that do not tell what is counted.
_EMPTY = frozenset("more additional other new further different such various".split())
_PLURALS = frozenset(
    "people men women children staff personnel youth talent media alumni criteria aircraft".split()
)
_NO_PLURALS = frozenset("overseas communications sports news always perhaps arts sciences".split())
_NO_PLURAL_ENDS = ("ss", "us", "is", "ics", "'s", "’s")

_WORD = r"(?P<word>[a-z][\w&'’-]{0,30}(?:\.\d)?)"
# "(ICT)" between a number and its noun; or what is read or left aside already: "two (2) seats".
_ASIDE = r"(?:°(?:\([\w&.\x20-]{1,20}\)|\0{3,4}))?"
_FIRST = pattern(
    rf"(?:\*\*)?{_ASIDE} (?:\*\*)?(?:of (?:the |our |its |their |all |these |those )?)?{_WORD}"
)
_OF = pattern(rf"(?:\*\*)? of (?:the |our |its |their |all |these |those )?{_WORD}")
_NEXT = pattern(rf"{_ASIDE} (?:and |& |or )?{_WORD}")
_ADJACENT = pattern(rf" {_WORD}")
_JOINED = pattern(r"-(?P<word>year-olds?\b|[a-z]{1,30})")
_REACH = 7  # words
_LENGTH = 3  # words of a noun phrase


def is_plural(word: str) -> bool:
    return word in _PLURALS or (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(_NO_PLURAL_ENDS)
        and word not in _NO_PLURALS
    )


def noun_after(page: Page, end: int) -> str:
    """The counted noun, lower case: at most three words; empty where none follows."""
    if joined := _JOINED.match(page.left, end):
        return joined["word"]
    words: list[str] = []
    found = _FIRST.match(page.left, end)
    while found and len(words) < _REACH and found["word"] not in _STOP:
        words.append(found["word"])
        if is_plural(words[-1]):
            following = _ADJACENT.match(page.left, found.end())
            if following and is_plural(following["word"]) and following["word"] not in _STOP:
                words.append(following["word"])
            return _phrase(words[-_LENGTH:])
        found = _NEXT.match(page.left, found.end())
    return _phrase(words[:2])


def whole_after(page: Page, end: int) -> str:
    """What a share is taken of: "fleet" in "60% of our fleet"."""
    return noun_after(page, end) if _OF.match(page.left, end) else ""


def named_after(page: Page, end: int) -> str:
    """What an ordinal numbers: "anniversary"; at most two words."""
    if joined := _JOINED.match(page.left, end):
        return joined["word"]
    words: list[str] = []
    found = _ADJACENT.match(page.left, end)
    while found and len(words) < 2 and found["word"] not in _STOP and found["word"] != "and":
        words.append(found["word"])
        found = _ADJACENT.match(page.left, found.end())
    return _phrase(words)


def _phrase(words: list[str]) -> str:
    while len(words) > 1 and words[0] in _EMPTY:
        words = words[1:]
    return " ".join(words)
