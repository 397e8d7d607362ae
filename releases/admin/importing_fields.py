"""The inputs of step 2 and their names, and what the comparison of two sides says."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cyberport_cms.bilingual.checks.figures import figure_params
from cyberport_cms.bilingual.figures.comparison import DISAGREEMENTS, Kind, Severity, compare
from cyberport_cms.bilingual.languages import LANG_TAG_OF_SOURCE, SourceLanguage
from cyberport_cms.newsroom.found import FIGURE, figure_words

KIND_NAMES = {
    "paragraph": _("Paragraph"),
    "heading": _("Heading"),
    "quote": _("Quote"),
    "list": _("List"),
    "callout": _("Call-out"),
    "table": _("Table"),
    "image": _("Image"),
    "photo_note": _("Photo note"),
    "caption_quote": _("Quote under a photo"),
    "contacts": _("Media contacts"),
    "notes": _("Notes to editors"),
    "boilerplate": _("Boilerplate"),
    "website": _("Website"),
    "free_text": _("Free text"),
}
HEAD_NAMES = {
    "label": _("Label"),
    "headline": _("Headline"),
    "subheadline": _("Subheadline"),
    "place": _("Place of the dateline"),
    "date": _("Date of the dateline"),
    "printed": _("Dateline as printed"),
    "end_mark": _("End mark"),
}
FIELD_NAMES = {
    "before": _("Before the quote, as printed"),
    "after": _("After the quote, as printed"),
    "speaker": _("Speaker"),
    "role": _("Role"),
    "heading": _("Heading"),
    "organisation": _("Organisation"),
    "name": pgettext_lazy("person", "Name"),
    "phone": _("Phone"),
    "email": _("Email"),
    "details": _("Other details"),
    "alt": _("Description for those who cannot see it"),
    "caption": _("Caption"),
    "credit": _("Credit"),
}
_ALARMS = (Severity.LOOK, Severity.MUST)


@dataclass(frozen=True)
class Field:
    """One input: plain words, or a text of several lines."""

    name: str
    label: Any
    value: str
    source: SourceLanguage
    long: bool = False
    type: str = "text"
    known: str = ""  # what may be chosen in it: the names of Review.known_names

    @property
    def lang(self) -> str:
        return LANG_TAG_OF_SOURCE[self.source]


@dataclass(frozen=True)
class Finding:
    """What the comparison of two sides says of one figure."""

    says: str
    en: str
    zh_hant: str
    must: bool


@dataclass
class Checked:
    """The comparison of one pair, or of all of them."""

    agreed: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)

    def add(self, en: str, zh_hant: str, day: date | None) -> "Checked":
        """The comparison of these two texts alone, which counts here, too."""
        one = Checked()
        for found in compare(en, zh_hant, day).findings:
            if found.kind == Kind.AGREE:
                one.agreed += 1
            if found.severity in _ALARMS:
                words_en, words_zh = (s.text if s else "" for s in (found.en, found.zh_hant))
                says = figure_words(f"{FIGURE}{found.kind}", figure_params(found))
                one.findings.append(
                    Finding(says, words_en, words_zh, found.severity == Severity.MUST)
                )
                group = "disagree" if found.kind in DISAGREEMENTS else str(found.kind)
                one.counts[group] += 1
        self.agreed += one.agreed
        self.counts += one.counts
        return one
