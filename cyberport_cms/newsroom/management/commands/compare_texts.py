"""`manage.py compare_texts EN_PATH ZH_PATH [--json]`: where the figures differ. No database."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cyberport_cms.bilingual.figures.comparison import (
    Comparison,
    Finding,
    Kind,
    Severity,
    compare,
)
from cyberport_cms.bilingual.figures.dateline import find_dateline
from cyberport_cms.bilingual.figures.mentions import Mention
from cyberport_cms.bilingual.sources import Source, SourceError, check_sides, read_source

from ...sentences import with_path

CONTEXT = 40  # characters on either side of a figure


class Command(BaseCommand):
    help = "Compares the figures of an English and a Chinese text. Nothing is saved."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("en", type=Path, help="The English text.")
        parser.add_argument("zh_hant", type=Path, help="The Traditional Chinese text.")
        parser.add_argument("--json", action="store_true", help="Print JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            en, zh_hant = read_source(options["en"]), read_source(options["zh_hant"])
            self._check_languages(en, zh_hant)
        except SourceError as error:
            raise CommandError(with_path(error), returncode=2) from error
        comparison = compare(en.text, zh_hant.text, find_dateline(en.text, zh_hant.text))
        if options["json"]:
            self.stdout.write(json.dumps(as_json(comparison), ensure_ascii=False, indent=2))
            return
        for line in as_lines(comparison):
            self.stdout.write(line)

    def _check_languages(self, en: Source, zh_hant: Source) -> None:
        """Refuse swapped files; say so where a text is short of words to tell its language."""
        try:
            check_sides(en, zh_hant)
        except SourceError as error:
            if en.language != zh_hant.language:
                raise
            self.stderr.write(with_path(error))


def as_json(comparison: Comparison) -> dict[str, Any]:
    """The contract's lists, and `notes` with what differs without harm."""
    en, zh_hant = comparison.en, comparison.zh_hant
    return {
        "agree": [
            {
                "en": one.en.text,
                "zh_hant": one.zh_hant.text,
                "value": _value(one.en.value),
                "unit": str(one.en.unit),
            }
            for one in comparison.agreements
            if one.en and one.zh_hant
        ],
        "disagree": [
            {
                "en": one.en.text,
                "zh_hant": one.zh_hant.text,
                "en_value": _value(one.en.value),
                "zh_hant_value": _value(one.zh_hant.value),
                "unit": str(one.en.unit),
                "reason": str(one.kind),
                "context_en": context(en, one.en),
                "context_zh_hant": context(zh_hant, one.zh_hant),
            }
            for one in comparison.disagreements
            if one.en and one.zh_hant
        ],
        "only_en": [_alone(en, one.en) for one in comparison.only_en if one.en],
        "only_zh_hant": [
            _alone(zh_hant, one.zh_hant) for one in comparison.only_zh_hant if one.zh_hant
        ],
        "notes": [_note(comparison, one) for one in comparison.notes],
    }


def as_lines(comparison: Comparison) -> list[str]:
    """The same for people: what to mend first, what is harmless last."""
    groups = (
        (gettext("The two sides disagree"), comparison.disagreements),
        (gettext("Only in English"), comparison.only_en),
        (gettext("Only in Chinese"), comparison.only_zh_hant),
        (gettext("Notes: differences that do no harm"), comparison.notes),
    )
    agreed = len(comparison.agreements)
    lines = [
        ngettext("%(count)d figure agrees.", "%(count)d figures agree.", agreed) % {"count": agreed}
    ]
    for heading, findings in groups:
        if findings:
            lines += ["", f"{heading} ({len(findings)}):"]
            lines += [line for one in findings for line in _lines(comparison, one)]
    if not comparison.alarms:
        lines.append(gettext("No discrepancy was found."))
    return lines


_OPPOSITE = _("up on one side, down on the other")
_WORDS = {
    Kind.QUALIFIER: _("the same figure, but not equally sure"),
    Kind.VALUE: _("another figure"),
    Kind.UNIT: _("the same number of another unit"),
    Kind.REPEATED: _("said again; the other side says it once"),
    Kind.YEAR: _("the year is said nearby"),
    Kind.RELATIVE: _("the day or year of the release itself"),
    Kind.WEEKDAY: _("the day of the week"),
    Kind.FIRST: _("first"),
    Kind.SMALL_COUNT: _("a small number in words"),
    Kind.PRECISION: _("one side is more precise"),
    Kind.NAME: _("part of a name in the other text"),
}


def _lines(comparison: Comparison, one: Finding) -> list[str]:
    texts = [f"“{mention.text}”" for mention in (one.en, one.zh_hant) if mention]
    said = _OPPOSITE if one.is_opposite else _WORDS.get(one.kind)
    words = f": {said}" if said else ""
    if one.severity == Severity.LOOK:
        words += f" ({gettext('perhaps meant so')})"
    lines = [f"  {' / '.join(texts)}{words}"]
    for mention, source in ((one.en, comparison.en), (one.zh_hant, comparison.zh_hant)):
        if mention:
            lines.append(f"      {context(source, mention)}")
    return lines


def context(text: str, mention: Mention) -> str:
    """The line around a figure, cut at words, without line breaks."""
    start = max(mention.start - CONTEXT, text.rfind("\n", 0, mention.start) + 1)
    line_end = text.find("\n", mention.end)
    end = min(mention.end + CONTEXT, len(text) if line_end < 0 else line_end)
    while start > 0 and start < mention.start and _splits_word(text, start):
        start += 1
    while end < len(text) and end > mention.end and _splits_word(text, end):
        end -= 1
    return text[start:end].strip()


def _splits_word(text: str, position: int) -> bool:
    return all(
        char.isascii() and (char.isalnum() or char in ".,")
        for char in text[position - 1 : position + 1]
    )


def _alone(text: str, mention: Mention) -> dict[str, Any]:
    return {
        "text": mention.text,
        "value": _value(mention.value),
        "unit": str(mention.unit),
        "context": context(text, mention),
    }


def _note(comparison: Comparison, one: Finding) -> dict[str, Any]:
    return {
        "kind": str(one.kind),
        "en": one.en.text if one.en else None,
        "zh_hant": one.zh_hant.text if one.zh_hant else None,
        "context_en": context(comparison.en, one.en) if one.en else None,
        "context_zh_hant": context(comparison.zh_hant, one.zh_hant) if one.zh_hant else None,
    }


def _value(value: Decimal | str) -> int | float | str:
    if isinstance(value, str):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
