"""What a document of our own export refers to: facts, documents, videos.

A reference is taken up where the words are still what it says, on that side; where they were edited,
words stay words, and a warning tells it. What may not be chosen here is words, or a link.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.html import escape
from wagtail.documents import get_document_model
from wagtail.embeds.blocks import EmbedValue
from wagtail.embeds.finders import get_finders
from wagtail.permissions import policy_registry

from cyberport_cms.bilingual.languages import READER_OF, SourceLanguage
from cyberport_cms.bilingual.parts import LINK, REFERENCE, VIDEO
from cyberport_cms.bilingual.plain_text import text_of_html
from cyberport_cms.bilingual.sentences import _
from factsheets.blocks import figure_of
from factsheets.models import Fact
from factsheets.parts import A_FIGURE, LEAD_IN
from factsheets.rich_text import FactEmbedHandler

from ..carried import CARD, FACT, Address, address_in, card_html, label_of
from .alignment import Row
from .draft import Callout, Paragraph, Table, Warning
from .texts import link_in_cell, plain

_REFERRING = re.compile(r'<a href="(?P<to>#[^"]*)">(?P<words>.*?)</a>', re.DOTALL)
# The same within a link: `within` of carried.py.
_WITHIN = re.compile(
    rf'<a href="(?P<link>https?:[^"]*?)(?:&amp;|(?=#))(?P<to>#?{REFERENCE.pattern[1:]})">'
    r"(?P<words>.*?)</a>",
    re.DOTALL,
)
_MEETING = re.compile(r'(<a href="([^"]*)">(?:(?!</a>).)*)</a><a href="\2">', re.DOTALL)
_LINK = re.compile(r'<a href="(?P<to>[^"]*)">(?P<words>(?:(?!<a ).)*)</a>', re.DOTALL)
_LOOK = re.compile(r"(?:<[bi]>)+(?=[^<]*(?:</[bi]>)+\Z)")  # of all words that refer
_LONGEST = 60  # letters of the words that a warning repeats

Value = tuple[str, dict[str, Any]]


@dataclass
class References:
    """Finds what is referred to, with the rights of its user; nobody's is the command's.

    With `looking` the words stand where the references would, so that they can be counted.
    """

    user: Any = None
    looking: bool = False
    warnings: list[Warning] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._facts: dict[str, Fact | None] = {}

    # Facts in a text

    def taken_up(self, value: Any, source: SourceLanguage) -> Any:
        """A side of a block with facts in place of the words that are theirs."""
        match value:
            case str():
                text = _REFERRING.sub(lambda found: self._in_text(found, source), value)
                return self._within_links(text, source)
            case list():
                return [self.taken_up(item, source) for item in value]
            case dict():
                return {name: self.taken_up(item, source) for name, item in value.items()}
        return value

    def _within_links(self, text: str, source: SourceLanguage) -> str:
        """The same within links, each of which is one again."""
        if not _WITHIN.search(text):
            return text
        text = _WITHIN.sub(
            lambda found: f'<a href="{found["link"]}">{self._in_text(found, source)}</a>', text
        )
        while (joined := _MEETING.sub(r"\1", text)) != text:
            text = joined
        return text

    def _in_text(self, found: re.Match[str], source: SourceLanguage) -> str:
        to, words = address_in(f"#{found['to'].removeprefix('#')}"), found["words"]
        if to is None or not self._says(to, plain(words), source):
            return words
        if self.looking or to.kind != FACT or to.part in (LEAD_IN, A_FIGURE):
            return words
        fact = self._fact(to.key)
        figure = f' figure="{escape(to.part)}"' if to.part else ""
        around = _LOOK.match(words)
        opening = (
            around[0] if around and not _LOOK.match(fact.reference_html(to.part, source)) else ""
        )
        closing = "".join(f"</{tag}>" for tag in reversed(re.findall(r"\w+", opening)))
        return f'{opening}<embed embedtype="{FACT}" id="{fact.pk}"{figure}/>{closing}'

    def _says(self, to: Address, words: str, source: SourceLanguage) -> bool:
        """True where these words are still what they refer to; else a warning tells it."""
        fact = self._fact(to.key)
        said = _words_of(to, fact, source) if fact else ""
        if not said:
            self._warn(
                _(
                    "“%(words)s” stays as words: no published fact “%(fact)s” can be chosen for it.",
                    words=_short(words),
                    fact=to.key,
                )
            )
        elif _spaced(said) != _spaced(words):
            self._warn(
                _(
                    "“%(words)s” stays as words: the fact “%(fact)s” says “%(says)s”.",
                    words=_short(words),
                    fact=to.key,
                    says=_short(said),
                )
            )
            return False
        return bool(said)

    def _fact(self, key: str) -> Any:
        if key not in self._facts:
            self._facts[key] = FactEmbedHandler.chosen().filter(key=key, live=True).first()
        return self._facts[key]

    def _warn(self, message: str) -> None:
        warning = Warning("stays_words", message)
        self.warnings += [] if warning in self.warnings else [warning]

    def _warn_of_edits(self, words: str) -> None:
        self._warn(
            _(
                "“%(words)s” stays as words: it was edited, and is no card or table of facts any more.",
                words=_short(words),
            )
        )

    # Blocks of facts

    def card(self, row: Row[Callout]) -> Value | None:
        """The card of a fact; None for a call-out, or where a side was edited."""
        sides = {source: side.paragraphs for source, side in row.present}
        texts = {source: "\n".join(p.text for p in side) for source, side in sides.items()}
        html = [text.html for side in sides.values() for text in side]
        if not any(_has_card(text) for text in html):
            return None
        to, *others = {address_in(_sole(text)) for text in html}
        if others or to is None:
            self._warn_of_edits(next(iter(texts.values())))
            return None
        said = [self._says(to, text, source) for source, text in texts.items()]
        if not all(said) or self.looking:
            return None
        fact = {"fact": self._fact(to.key), "figure": to.part}
        return "fact", fact

    def figures(self, row: Row[Table]) -> Value | None:
        """A table of figures; None for another table, or where a side was edited."""
        sides = {source: _figures(side) for source, side in row.present}
        first, *others = sides.values()
        if not any(to for side in sides.values() for cells in side for _words, to in cells):
            return None
        if not _is_whole(row) or any(_facts_of(other) != _facts_of(first) for other in others):
            self._warn_of_edits(
                next(words for cells in first or others[0] for words, to in cells if to)
            )
            return None
        said = [
            self._says(to, words, source)
            for source, side in sides.items()
            for labels, figure in side
            for words, to in (labels, figure)
            if to is not None
        ]
        if not all(said) or self.looking:
            return None
        rows: list[dict[str, Any]] = [
            {"fact": self._fact(to.key), "figure": "" if to.part == A_FIGURE else to.part}
            for to in _facts_of(first)
        ]
        for source, side in sides.items():
            for kept, ((label, to), _figure) in zip(rows, side, strict=True):
                kept[source] = "" if to else label
        return "figures_table", {**{s: side.caption for s, side in row.present}, "rows": rows}

    # Documents and videos

    def linked(self, row: Row[Paragraph]) -> Value | None:
        """A document or a video; None for what may not be chosen here, and for any other paragraph."""
        found = {(side.linked, _sole(_only(side))) for _source, side in row.present}
        kind, address = found.pop() if len(found) == 1 else ("", "")
        choose: Callable[[str], Any] | None = {LINK: self._document, VIDEO: _video}.get(kind)
        chosen = choose(address) if choose and address else None
        if chosen is None or self.looking:
            return None
        name = {LINK: "document", VIDEO: "video"}[kind]
        return name, {**{s: side.content.text.strip() for s, side in row.present}, name: chosen}

    def _document(self, address: str) -> Any:
        """The document of the site at that address, if the user may choose it."""
        home = f"{settings.SITE_URL}/"
        try:
            found = resolve(unquote(urlsplit(address).path)) if address.startswith(home) else None
        except Resolver404:
            found = None
        if found is None or found.url_name != "wagtaildocs_serve":
            return None
        model = get_document_model()
        allowed = model.objects.all()
        if self.user is not None:
            policy = policy_registry.get_by_type(model)
            allowed = policy.instances_user_has_permission_for(self.user, "choose")
        key, name = found.args
        document = allowed.filter(pk=key).first()
        return document if document and document.filename == name else None


def _video(address: str) -> EmbedValue | None:
    is_known = any(finder.accept(address) for finder in get_finders())
    return EmbedValue(address) if is_known else None


def _words_of(to: Address, fact: Any, source: SourceLanguage) -> str:
    if not fact.has_side(source):
        return ""
    if to.kind == CARD:
        is_there = not to.part or figure_of(fact, to.part) is not None
        return text_of_html(card_html(fact, READER_OF[source])) if is_there else ""
    if to.part == LEAD_IN:
        return label_of(fact.said("lead_in", source))
    if to.part == A_FIGURE:
        figure = figure_of(fact, "", first=True)
        return figure.text(READER_OF[source]) if figure else ""
    return str(fact.reference_text(to.part, source))


def _figures(table: Table) -> list[list[tuple[str, Address | None]]]:
    """The rows below the head: of each cell its words, and what they refer to."""
    rows = [[link_in_cell(cell) for cell in row] for row in table.rows[1:]]
    return [[(words, address_in(to)) for words, to in row] for row in rows]


def _is_whole(row: Row[Table]) -> bool:
    """True where each line is a label and a figure, as our export writes it, and nothing heads them."""
    return all(
        not any(table.rows[0])
        and all(len(cells) == 2 and cells[1][1] is not None for cells in _figures(table))
        for _source, table in row.present
    )


def _facts_of(rows: Sequence[Any]) -> list[Address]:
    return [cells[-1][1] for cells in rows]


def _only(side: Paragraph) -> str:
    return "" if side.more else side.content.html


def _has_card(html: str) -> bool:
    found = [address_in(link["to"]) for link in _REFERRING.finditer(html)]
    return any(to is not None and to.kind == CARD for to in found)


def _sole(html: str) -> str:
    """The address of the link that is all of a text."""
    found = {link["to"] for link in _LINK.finditer(html)}
    is_all = not plain(_LINK.sub("", html)).strip()
    return unescape(found.pop()) if is_all and len(found) == 1 else ""


def _spaced(words: str) -> str:
    return " ".join(re.sub(r"(?m)^- ", "", words).split())  # with or without the marks of a list


def _short(words: str) -> str:
    words = _spaced(words)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
