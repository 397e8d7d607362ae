"""Paragraphs and headings that have lost the break between them: “of growth.Acme …”, “A Good YearIn 2025 …”.

Only the place of the lost break is told; no character is taken out.
"""

import re
from collections.abc import Collection, Set

from .sections import OPENERS

_LONG = 150  # characters: what is shorter holds no two paragraphs
_LONGEST_HEADING = 140
_REST = 60  # characters at least of the text below a heading
_LONGEST_WITHOUT_CAPITALS = 90
_SENTENCES = re.compile(
    r"(?:[a-z]{4}|[ ’'-][a-z]{2,3})[.!?](?P<mark>[”\"]?)(?=[“\"]?[A-Z][a-z’']*,? [A-Za-z\d$(“])"
)
_ITEM = re.compile(r"\s*(?:[-*•‧◦–●▪■◆►➢✓✔]|\d{1,2}[.)])\s")
_ADDRESS = re.compile(r"[@/]|www|\.\S")
_BREAK = re.compile(
    r"(?<=[a-z)?!\d™®])(?=[A-Z][a-z’']|[AI] [a-z])|(?<=[a-z)])(?=(?:19|20)\d\d [a-z])"
)
_NAME_AGAIN = re.compile(  # “Acme - one step aheadAcme is …”
    r"(?P<name>[A-Z][\w&’'.-]{1,30}(?: [A-Z][\w&’'.-]{0,30}){0,4})\b[^\n.!?;]{3,100}?[a-z!?)]"
    r"(?=(?P=name) (?:is|are|was|were|has|provides|offers|[a-z]{3,20}ed)\b)"
)
_SMALL = re.compile(
    r"(?:[a-z]{1,4}|into|with|from|about|your|their|through|between|towards?|\W+)\W*"
)
_PROSE = re.compile(r"[A-Z\d][\w’'-]*,? (?:\S+ ){0,4}?[a-z]{2}")
_WORD = re.compile(r"[A-Za-z]+")


def sentences_apart(line: str) -> str:
    """An empty line wherever a sentence ends and another one begins without a space."""
    if len(line) < _LONG or _ITEM.match(line):
        return line
    pieces = [""]
    place = 0
    for match in _SENTENCES.finditer(line):
        end = match.end()
        if match["mark"] == '"' and line[:end].count('"') % 2:
            end -= 1  # the mark opens what follows
        word = re.search(r"\S*$", line[: match.end() - 1 - len(match["mark"])])
        if word and _ADDRESS.search(word.group()):
            continue
        pieces[-1] += line[place:end]
        pieces.append("")
        place = end
    pieces[-1] += line[place:]
    return "\n\n".join(pieces)


def heading_split(line: str, known: Collection[str], words: Set[str]) -> int:
    """Where the text begins behind a heading that is glued to it; 0 where none is.

    `known` are words of the release that hold capitals inside, `words` those that it is written in.
    """
    if len(line) < _LONG or not (line[0].isupper() or line[0].isdigit()):
        return 0
    if again := _NAME_AGAIN.match(line):
        return again.end()
    for match in _BREAK.finditer(line[: _LONGEST_HEADING + 20]):
        place = match.start()
        head, rest = line[:place], line[place:]
        if len(head) > _LONGEST_HEADING or re.search(r"[.!?;] |[.;]$|[“”\"]", head):
            return 0
        if len(rest) >= _REST and _heads(head, rest, known, words):
            return place
    return 0


def _heads(head: str, rest: str, known: Collection[str], words: Set[str]) -> bool:
    if len(head.split()) < 2:
        return False
    if head[-1] in "?!":
        return is_titled(head)
    opens = bool(re.match(OPENERS, rest)) or rest[0].isdigit()
    before = (re.search(r"[A-Za-z]*$", head) or [""])[0]
    after = (_WORD.match(rest) or [""])[0]
    if f"{before}{after}" in known or not _PROSE.match(rest):
        return False
    if is_titled(head):
        # A name like SoftBank is written of two words as well, but rarely behind so many capitals.
        is_word = before.lower() in words or len(head.split()) > 4
        return opens or not before or (is_word and after.lower() in words)
    # "How we got hereIn 2025": hardly any name is written so
    is_short = len(head) <= _LONGEST_WITHOUT_CAPITALS
    return opens and is_short and len(before) > 2 and before.islower()


def is_titled(text: str) -> bool:
    """True for Words Written with Capitals, the small ones aside."""
    words = text.split()
    capitals = sum(word[:1].isupper() for word in words)
    others = [word for word in words if word[:1].islower()]
    return capitals >= max(2, 0.4 * len(words)) and all(map(_SMALL.fullmatch, others))


def words_of(text: str) -> frozenset[str]:
    """The words of a text that stand by themselves, without their capitals."""
    return frozenset(re.findall(r"(?<![\w@./-])[a-z]+(?![\w@])", text.lower()))
