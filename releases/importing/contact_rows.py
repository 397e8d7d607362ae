"""People who stand below or behind each other in one layout: where some are told to be people, all are."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from .contact_lines import Token, tokens
from .contact_people import may_be_name_zh
from .roles import is_name_zh, is_office, split_name_zh

_BEHIND = re.compile(  # 仉大文（經理）, 仉大文 經理
    r"(?P<name>[㐀-鿿]{3})(?:\s*[（(](?P<remark>[^（()）]{1,20})[）)]?|\s+(?P<office>\S{2,20}))"
)
_NO_NAME = re.compile(  # 尖沙咀 2123 4567, 截稿後
    r"[後前間時日夜咀灣環角站區線]$|^(?:星期|逢|假期)"
)
_FIRST_NAME = re.compile(  # 何小姐（2123 4567）、Ken（2123 4568）
    r"(?!(?:Tel|Fax|Phone|Mobile|Direct|General|Main|Office|Hotline|Enquir\w+|Whatsapp|Wechat|Email|Media|Press)$)[A-Z][a-z]{1,12}"
)
_NAME = 3  # characters; shorter names may be places: 內地 2123 4567


def names_in_rows(lines: Sequence[str], known: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Words that only their place tells to be a name, however rare: the name, and their office.

    陳大文　2123 4567　a@acme.example above 仉大文　2123 4568　b@acme.example; so where each number
    stands on the line below its name.
    """
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    found = [list(tokens(line, known)) for line in lines]
    for number, row in enumerate(found):
        below = found[number + 1][:1] if number + 1 < len(found) else []
        for words, behind in _each(row, below):
            rows[words.kind, behind].append(words.text)
    return {text: name for texts in rows.values() for text, name in _rare(texts)}


def _each(row: Sequence[Token], below: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """The words right in front of a number or an address, and which of both it is."""
    for words, behind in zip(row, [*row[1:], *below], strict=False):
        is_remark = not words.starts_line and words.printed[:1] in ("（", "(")
        if words.kind == "words" and behind.kind in ("phone", "email") and not is_remark:
            is_next_line = words is row[-1]
            yield words, f"{behind.kind} below" if is_next_line else behind.kind


def _rare(texts: Sequence[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The names of one layout that have no family name that is known; none where no name has one."""
    named = [(text, *_name_and_office(text)) for text in texts]
    if any(is_name_zh(name) for _, name, _ in named):
        for text, name, office in named:
            is_rare = len(name) == _NAME and may_be_name_zh(name) and not is_name_zh(name)
            is_rare = is_rare and not _NO_NAME.search(name)
            is_rare = is_rare or bool(_FIRST_NAME.fullmatch(name))
            if is_rare and (not office or is_office(office)):
                yield text, (name, office)


def _name_and_office(text: str) -> tuple[str, str]:
    if match := _BEHIND.fullmatch(text):
        return match["name"], match["remark"] or match["office"]
    return split_name_zh(text)
