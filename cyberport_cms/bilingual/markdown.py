"""Markdown and plain text as newsrooms hand them in: chunks with line numbers, inline marks.

Characters are never rewritten. Only Markdown's own marks and escapes go, and page breaks that a
PDF left inside sentences.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from . import parts

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*$", re.DOTALL)
_ITEM = re.compile(
    r"^[ \t]*(?:[-*＊•‧◦–][ \t\u3000]+|[•●⚫▪■◆►➢✓✔]\s*|\d{1,2}[.)][ \t]+)(?=\S)"
    r"(?!(?:[-*–][ \t]+){0,4}(?:全文|新聞稿)?(?:ends?|完[結畢结毕]?)(?:[-–*＊ \t\u3000]*$|[ \t]*[-–*＊]+[ \t]*(?:香港[ ,，]*)?[\d二][^\n]{2,5}年))",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?:;。！？：；…][\"'”’」』）)\]*]*$")
_ENDED_ZH = re.compile(r"[。！？][」』）)]*\s*$")
_OWN_LINE = re.compile(
    r"@[\w.-]+\W*$|\d{4}[ -]\d{4}\W*$|^\[?https?://\S+$|(?:[:：]\s*|^)www\.\S+$"
)  # ends in an email or a phone, or is an address: no sentence goes on
_SECTION = re.compile(
    r"A(?:bout|BOUT) [A-Z]|(?:Media |Press )?Contacts?\b|關於|有關|[（(【［\[〈《－–—~～＊]\s*(?:全文)?完[結畢]?\s*\W"
    r"|【[^【】\n]{2,40}】\s*$"
)
# A new sentence begins so, and behind these words none can end: a long heading is no broken sentence.
_STARTS = re.compile(
    r"(?:The|An?|In|On|At|As|By|For|From|With|Since|After|Before|During|While|When|To|It|Its|This|These|We|Our) "
)
_UNENDED = re.compile(
    r"(?:[,(/&-]|\b(?:the|an?|of|in|on|at|as|by|for|from|with|to|and|or|its|their))$"
)
_LONG = 100  # characters: a line that long without an end is no heading
_RAISED = re.compile(r"<(sup|sub)>([^<\n]+)</\1>")  # Markdown has no mark of its own for it
_ALIVE = re.compile(rf"https?:|mailto:|tel:|{parts.REFERENCE.pattern}\Z")


@dataclass(frozen=True)
class Inline:
    """One text: `html` with <b>, <i>, <a>, <sup>, <sub>; `text` plain; `links` as written.

    A link to a REFERENCE of parts.py is for the importer: it is no address.
    """

    html: str
    text: str
    links: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text.strip())


@dataclass(frozen=True)
class Chunk:
    """A paragraph, heading or list item of the source, with the line on which it begins."""

    raw: str
    line: int
    level: int = 0  # of a Markdown heading; 0 where it is none
    item: bool = False
    indent: int = 0  # of an item: how many spaces stand before its mark
    style: str = ""  # of a part that is no plain text: a name of parts.py
    mark: str = ""  # what our export has noted about it: a MARK of parts.py

    @property
    def inline(self) -> Inline:
        return inline(self.raw)

    @property
    def text(self) -> str:
        return inline(self.raw).text

    @property
    def is_bold(self) -> bool:
        """True where the whole of it is bold."""
        return bool(re.fullmatch(r"\*\*(?:(?!\*\*).)+\*\*", self.raw.strip(), re.DOTALL))


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    # Text only: no HTML, no images, no code; a newsroom's asterisks and links are marks.
    markdown = MarkdownIt("commonmark", {"html": False}).disable(
        ["image", "backticks", "html_inline", "entity"]
    )
    markdown.inline.ruler.before("link", "raised", _raised)
    return markdown


def _raised(state: StateInline, silent: bool) -> bool:
    """Superscript and subscript: <sup>2</sup>, and nothing else of HTML."""
    found = _RAISED.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        end, state.posMax = state.posMax, found.end(2)
        state.pos = found.start(2)
        state.push("raised_open", found[1], 1)
        state.md.inline.tokenize(state)
        state.push("raised_close", found[1], -1)
        state.posMax = end
    state.pos = found.end()
    return True


@lru_cache(maxsize=4096)
def inline(raw: str) -> Inline:
    """Markdown marks of one text, read. A link to nowhere ("#") keeps its words alone."""
    tokens = _markdown().parseInline(raw.strip())[0].children or []
    html: list[str] = []
    text: list[str] = []
    links: list[str] = []
    dead = False
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                html.append(_escaped(token.content))
                text.append(token.content)
            case "softbreak" | "hardbreak":
                html.append("<br/>" if token.type == "hardbreak" else "\n")
                text.append("\n")
            case "strong_open" | "strong_close" | "em_open" | "em_close":
                html.append(_mark(token))
            case "raised_open" | "raised_close":
                html.append(f"<{'/' if token.nesting < 0 else ''}{token.tag}>")
            case "link_open":
                address = str(token.attrGet("href") or "")
                links.append(address)
                dead = not _ALIVE.match(address)
                html.append("" if dead else f'<a href="{_escaped(address)}">')
            case "link_close":
                html.append("" if dead else "</a>")
            case _:
                html.append(_escaped(token.content))
                text.append(token.content)
    return Inline("".join(html), "".join(text), tuple(links))


def _mark(token: Token) -> str:
    tag = "b" if token.type.startswith("strong") else "i"
    return f"<{tag}>" if token.nesting == 1 else f"</{tag}>"


def _escaped(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
        if any(c in text for c in '&<>"')
        else text
    )


def chunks(source: str) -> list[Chunk]:
    """The paragraphs, headings and list items of a source, page breaks mended."""
    return _without_page_breaks(list(_split(source)))


def _split(source: str) -> Iterator[Chunk]:
    lines: list[str] = []
    start = 0
    every = source.split("\n")
    special = {part.start: part for part in parts.parts(every)}
    behind = 0  # the line after the last of them
    mark = ""  # of the chunk that comes next

    def marked() -> str:
        nonlocal mark
        taken, mark = mark, ""
        return taken

    def paragraph() -> Iterator[Chunk]:
        if any(line.strip() for line in lines):
            raw = "\n".join(line.strip() for line in lines).strip()
            yield Chunk(raw, start, mark=marked())
        lines.clear()

    previous_is_item = False
    for number, line in enumerate(every, start=1):
        if part := special.get(number - 1):
            yield from paragraph()
            previous_is_item = False
            behind = part.end
            if part.kind == "mark":
                mark = part.raw
            else:
                yield Chunk(part.raw, number, style=part.kind, mark=marked())
        elif number <= behind:
            continue
        elif not line.strip():
            yield from paragraph()
            previous_is_item = False
        elif heading := _HEADING.match(line.strip()):
            yield from paragraph()
            yield Chunk(heading.group(2), number, level=len(heading.group(1)), mark=marked())
        elif item := _ITEM.match(line):
            yield from paragraph()
            lines.append(line[item.end() :])
            start = number
            previous_is_item = True
            words, indent = line[item.end() :].strip(), _indent(line)
            yield Chunk(words, number, item=True, indent=indent, mark=marked())
            lines.clear()
        elif previous_is_item and (line[:1].isspace() or not _ENDED_ZH.search(every[number - 2])):
            # The rest of an item that was broken into lines.
            yield Chunk(line.strip(), number, level=-1)
        else:
            if not lines:
                start = number
            lines.append(line)
            previous_is_item = False
    yield from paragraph()


def _indent(line: str) -> int:
    line = line.expandtabs(len(parts.INDENT))
    return len(line) - len(line.lstrip(" "))


def _without_page_breaks(parts: list[Chunk]) -> list[Chunk]:
    mended: list[Chunk] = []
    in_text = False  # a masthead has no sentences to be broken
    for part in parts:
        previous = mended[-1] if mended else None
        if previous and part.level == -1:
            mended[-1] = replace(previous, raw=_glued(previous.raw, part.raw))
        elif previous and _is_broken(previous, part, in_text):
            mended[-1] = replace(previous, raw=_glued(previous.raw, part.raw))
        else:
            mended.append(replace(part, level=max(part.level, 0)))
        in_text = in_text or (len(part.raw) > 60 and bool(_ENDED.search(part.raw)))
    return mended


def _is_broken(before: Chunk, after: Chunk, in_text: bool) -> bool:
    """True where a page break stands between two halves of one sentence."""
    if before.style or after.style or after.mark:
        return False
    if before.level or after.level or after.item or "\n" in before.raw.strip():
        return False
    if before.raw.count("**") % 2 and not before.raw.endswith("**"):  # else a footnote’s sign
        return after.raw.count("**") % 2 == 1
    if _OWN_LINE.search(before.raw) or _SECTION.match(after.raw):
        return False
    if _ENDED.search(before.raw) or re.fullmatch(r"\W*(?:\d{1,2}[.)])?", after.raw):
        return False
    first = after.raw.lstrip("*“\"'‘(")[:1]
    if first.islower() and len(before.raw) > 20:
        return True
    if _is_wide(before.raw[-1:]) and _is_wide(after.raw[:1]):
        return in_text and len(before.raw) > 40
    if _STARTS.match(after.raw) and not _UNENDED.search(before.raw.rstrip()):
        return False
    return (
        in_text
        and len(before.raw) > _LONG
        and (len(after.raw) > _LONG or bool(_ENDED.search(after.raw)))
    )


def _glued(before: str, after: str) -> str:
    near = before.rstrip()[-1:], after.lstrip()[:1]
    joined = near[0] == "/" or (_is_wide(near[0]) and _is_wide(near[1]))
    return f"{before.rstrip()}{'' if joined else ' '}{after.lstrip()}"


def _is_wide(char: str) -> bool:
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
