"""Formatted text as it is edited in a plain field: its HTML, its Markdown, and where it can be cut.

The HTML is what `Inline` holds (<b>, <i>, <a>, <sup>, <sub>, <br/>), or a list of it. Text that nobody
edits keeps its HTML as it is.
"""

import re
from collections.abc import Iterator
from html import escape, unescape

from cyberport_cms.bilingual.documents.marks import Run, marked
from cyberport_cms.bilingual.languages import ENGLISH, SourceLanguage
from cyberport_cms.bilingual.markdown import Inline, inline
from cyberport_cms.bilingual.parts import INDENT, REFERENCE

from .attribution import first_sentence
from .nesting import Item, apart, ends_line, items_of, lists_of

_TOKEN = re.compile(r"<(?P<closing>/?)(?P<tag>\w+)(?P<attributes>[^>]*)>|&[^;\s<]{1,12};|[\s\S]")
_HREF = re.compile(r'href="([^"]*)"')
_BREAK = "<br/>"
_MARKED = re.compile(r"([ ]*)(?:[-*•]|(\d{1,2}[.)]))[ \t]+(?=\S)")
_IN_CELL = re.compile(rf"\[(?P<words>[^\n]*)\]\((?P<to>{REFERENCE.pattern})\)")
_SENTENCE_ZH = re.compile(r"[。！？；][」』”）)]*")
_CLOSING_MARKS = "\"”’')]"


def plain(html: str) -> str:
    """The characters that are read; a line break is one of them."""
    return "".join(_characters(token) for token in _TOKEN.finditer(html))


def inline_of(html: str) -> Inline:
    return Inline(html, plain(html), tuple(unescape(link) for link in _HREF.findall(html)))


def paragraph_html(html: str) -> str:
    return html if items_of(html) else f"<p>{html.strip()}</p>"


def link_in_cell(cell: str) -> tuple[str, str]:
    """The words of a cell, and what they refer to; empty where they refer to nothing."""
    found = _IN_CELL.fullmatch(cell)
    return (found["words"], found["to"]) if found else (cell, "")


def to_markdown(html: str) -> str:
    """What stands in the field: Markdown, in which a new line is a line break of the text."""
    words, lists = apart(html)
    if lists:
        lines = (line for inner in lists for line in _lines(inner, INDENT if words else ""))
        return "\n".join([*([to_markdown(words)] if words else []), *lines])
    runs = []
    tags: list[tuple[str, str]] = []
    # A line that the source merely wrapped is no line break.
    for token in _TOKEN.finditer(html.replace("\n", " ")):
        if token["tag"] and token["tag"] != "br":
            _step(tags, token)
            continue
        names = {name for name, _ in tags}
        link = next((found[1] for _, tag in tags if (found := _HREF.search(tag))), None)
        runs.append(
            Run(
                _characters(token),
                "b" in names,
                "i" in names,
                unescape(link) if link else None,
                next(iter(names & {"sup", "sub"}), ""),
            )
        )
    return marked(runs).strip()


def _lines(html: str, indent: str) -> Iterator[str]:
    """A list, an item a line, as far in as it stands."""
    for number, item in enumerate(items_of(html), start=1):
        words, lists = apart(item)
        mark = f"{number}." if html.startswith("<ol>") else "-"
        yield f"{indent}{mark} {to_markdown(words).replace(chr(10), ' ')}"
        for inner in lists:
            yield from _lines(inner, f"{indent}{INDENT}")


def to_html(markdown: str) -> str:
    return inline(markdown.strip()).html.replace("\n", _BREAK)


def prose_to_html(markdown: str) -> str:
    """The same of a paragraph or of a list, each line of which is an item."""
    lines = markdown.strip("\n").split("\n")
    items = [item for line in lines if (item := _item(line))]
    lists = lists_of(items) if len(items) == len(lines) else []
    return lists[0] if len(lists) == 1 else to_html(markdown)


def item_to_html(markdown: str) -> str:
    """The same of an item: what stands in below it are lists."""
    words, *below = markdown.split("\n")
    items = [_item(line) or Item(to_html(line)) for line in below]
    return f"{to_html(words)}{''.join(lists_of(items))}"


def _item(line: str) -> Item | None:
    found = _MARKED.match(line)
    return Item(to_html(line[found.end() :]), len(found[1]), bool(found[2])) if found else None


def of_plain(text: str) -> str:
    """The HTML of plain text; no character of it is a mark."""
    return escape(text, quote=False)


def joined(parts: list[str], source: SourceLanguage) -> str:
    """Texts one behind the other: with a space between them in English, without in Chinese."""
    return (" " if source == ENGLISH else "").join(part.strip() for part in parts if part.strip())


def cut(html: str, at: int) -> tuple[str, str]:
    """The text before and after its `at`-th character, formatted as it was."""
    tags: list[tuple[str, str]] = []
    count = 0
    for token in _TOKEN.finditer(html):
        if count >= at and not token["closing"]:
            closing = "".join(f"</{name}>" for name, _ in reversed(tags))
            opening = "".join(tag for _, tag in tags)
            start = token.start()
            left, right = f"{html[:start]}{closing}", f"{opening}{html[start:]}"
            return _tidied(left), _tidied(right)
        if token["tag"] and token["tag"] != "br":
            _step(tags, token)
        count += len(_characters(token))
    return html, ""


def sentence_ends(text: str, source: SourceLanguage) -> list[int]:
    """After how many characters each sentence but the last one ends."""
    ends = list(_ends_en(text) if source == ENGLISH else _ends_zh(text))
    return [end for end in ends if end > 0 and text[end:].strip()]


def _ends_zh(text: str) -> Iterator[int]:
    yield from (match.end() for match in _SENTENCE_ZH.finditer(text))


def _ends_en(text: str) -> Iterator[int]:
    begins = 0
    while begins < len(text):
        end = begins + len(first_sentence(text[begins:]))
        while end < len(text) and text[end] in _CLOSING_MARKS:
            end += 1
        if end >= len(text):
            return
        yield end
        begins = end + len(text[end:]) - len(text[end:].lstrip())


def _step(tags: list[tuple[str, str]], token: re.Match[str]) -> None:
    if not token["closing"]:
        tags.append((token["tag"], token.group()))
    elif tags:
        tags.pop()


def _characters(token: re.Match[str]) -> str:
    if token["tag"]:
        return "\n" if token["tag"] == "br" or ends_line(token) else ""
    return unescape(token.group())


def _tidied(html: str) -> str:
    """Without white space at its ends and without tags around nothing."""
    return re.sub(r"<(\w+)[^>]*></\1>", "", html).strip().removesuffix(_BREAK).strip()
