"""Statements and the figures in them: “Home to {members} members”."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from cyberport_cms.bilingual.figure_text import figure_text
from cyberport_cms.bilingual.figures.chinese import read_chinese
from cyberport_cms.bilingual.figures.english import read_english
from cyberport_cms.bilingual.languages import (
    ENGLISH,
    READER_OF,
    ReadingLanguage,
    SourceLanguage,
)
from cyberport_cms.bilingual.plain_text import text_of_html
from cyberport_cms.bilingual.quantities import Qualifier
from cyberport_cms.newsroom.states import SIDE_NAMES

from .figures import PLACEHOLDER, FigureValue

# Half-width or full-width, doubled, or with its other half missing.
_BRACES = re.compile(r"[{｛]+[^{}｛｝\n]{0,40}[}｝]+|[{｛]+ ?\w{0,40}|[\w.-]{0,40}[}｝]+", re.ASCII)

_TAG = re.compile(r"<[^>]*>")
_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s*$")
_OPENING = re.compile(r"(?:^|[.!?][\"'”’)]*\s)\s*$")


def placeholders(html: str) -> list[str]:
    """The figures that a statement names, in order."""
    return PLACEHOLDER.findall(html)


def filled(
    html: str,
    figures: Iterable[FigureValue],
    language: ReadingLanguage,
    *,
    after_lead_in: bool = False,
) -> str:
    """A statement with its figures in words. A placeholder without a figure stays as it is."""
    known = {figure.name: figure for figure in figures}
    is_sentence = language.source == ENGLISH and _SENTENCE.search(_TAG.sub("", html))

    def words(found: re.Match[str]) -> str:
        figure = known.get(found[1])
        if figure is None:
            return found[0]
        said = figure.stated(language)
        before = _TAG.sub("", html[: found.start()])
        opens = bool(_OPENING.search(before)) and (before.strip() or not after_lead_in)
        if is_sentence and opens and not figure.written(ENGLISH):
            said = said[:1].upper() + said[1:]  # "Over 900 lampposts stand in town."
        return escape(said)

    return PLACEHOLDER.sub(words, html)


# What readers would see as braces


def braces_in(text: str) -> list[str]:
    """What stands in braces, or beside one."""
    return _BRACES.findall(text)


def stray_braces(html: str) -> list[str]:
    """The braces of a statement that name no figure: readers would see them as they are."""
    named = Counter(placeholders(html))
    stray = []
    for written in braces_in(text_of_html(html)):
        found = PLACEHOLDER.fullmatch(written)
        if found and named[found[1]]:  # not so where a tag stands within: {mem<b>bers</b>}
            named[found[1]] -= 1
        else:
            stray.append(written)
    return list(dict.fromkeys(stray))


def meant(written: str, names: Iterable[str]) -> str:
    """The figure that was probably meant; empty where none comes near."""
    word = "_".join(re.findall(r"[a-z0-9]+", written.casefold()))
    return next(iter(get_close_matches(word, list(names), n=1, cutoff=0.6)), "")


def not_read(written: str, name: str) -> ValidationError:
    """The refusal of a stray brace, with the name that was probably meant."""
    if not name:
        return ValidationError(
            _("“%(written)s” is not read as a figure: in braces stands a name, as in {members}."),
            code="stray_brace",
            params={"written": written},
        )
    return ValidationError(
        _(
            "“%(written)s” is not read as a figure: write {%(name)s}, without spaces or bold type "
            "inside the braces."
        ),
        code="stray_brace",
        params={"written": written, "name": name},
    )


# “over over 2,300”


def said_twice(
    html: str, figures: Iterable[FigureValue], source: SourceLanguage
) -> Iterator[ValidationError]:
    """Figures that bring a qualifier to a place where the words say one already, in the eyes of
    those who compare both languages."""
    known = {figure.name: figure for figure in figures if figure.amount.is_known}
    if not any(known[name].says_a_qualifier for name in placeholders(html) if name in known):
        return
    language, text, places = READER_OF[source], "", []
    pieces = PLACEHOLDER.split(text_of_html(html))  # words and names by turns
    for words, name in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        text += words
        if figure := known.get(name):
            bare = figure_text(replace(figure.amount, qualifier=Qualifier.EXACTLY), language)
            if figure.says_a_qualifier:
                places.append((len(text), len(text) + len(bare), figure))
            text += bare
    read = read_english(text) if source == ENGLISH else read_chinese(text)
    for start, end, figure in places:
        for mention in read:
            touches = mention.start < end and start < mention.end
            if touches and mention.qualifier is not Qualifier.EXACTLY:
                before, after = text[min(mention.start, start) : start], text[end : mention.end]
                yield ValidationError(
                    _(
                        "The %(language)s statement would read “%(words)s”: {%(name)s} brings its "
                        "own qualifier. Take the words beside it out, or set it to “exactly”."
                    ),
                    code="said_twice",
                    params={
                        "language": SIDE_NAMES[source],
                        "words": f"{before}{figure.stated(language)}{after}",
                        "name": figure.name,
                    },
                )
