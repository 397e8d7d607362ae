"""What a Word document carries beyond its words: read by the importer, and not seen by people.

A link such as `#fact.campus.members` stands under the words of a fact; it leads nowhere in Word.
"""

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from cyberport_cms.bilingual.languages import ENGLISH, ReadingLanguage, SourceLanguage
from cyberport_cms.bilingual.parts import REFERENCE
from factsheets.parts import A_FIGURE

FACT, CARD = "fact", "card"
# Parts of a fact whose names an address cannot have; no figure can be called so.
_NAMES = {A_FIGURE: "first-figure"}
_PARTS = {name: part for part, name in _NAMES.items()}


@dataclass(frozen=True)
class Address:
    """A fact, or a part of it, or the card of it with that figure in large."""

    kind: str
    key: str
    part: str = ""

    def __str__(self) -> str:
        name = _NAMES.get(self.part, self.part)
        return f"#{self.kind}.{self.key}{f'.{name}' if name else ''}"


def within(link: str, to: Address) -> str:
    """The address of a link in which words stand for something: behind its own, a place there."""
    return f"{link}{'&' if '#' in link else ''}{str(to)[1:] if '#' in link else to}"


def address_in(link: str) -> Address | None:
    found = REFERENCE.fullmatch(link)
    part = (found["part"] or "") if found else ""
    return Address(found["kind"], found["key"], _PARTS.get(part, part)) if found else None


def card_html(fact: Any, language: ReadingLanguage) -> str:
    """What the card of a fact says in a document."""
    with translation.override(language.code):
        return render_to_string("includes/fact_line.html", {"fact": fact, "language": language})


def label_of(words: str) -> str:
    """Words that stand before a figure, without the mark that leads to it."""
    return words.rstrip(":： ")


def attribution(name: str, role: str, source: SourceLanguage) -> str:
    """Who says a quote, as a release words it."""
    if source == ENGLISH:
        return f"{name}, {role}, said," if role else f"{name} said,"
    return f"{role}{name}表示："
