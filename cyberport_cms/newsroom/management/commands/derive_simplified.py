"""`manage.py derive_simplified`: the interface's Simplified Chinese strings; `make messages` calls it."""

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cyberport_cms.bilingual.simplified import simplify

# The time at which a file was made would make every run a change: none in the .po, one for all in
# the .mo, where Babel insists on one.
_MADE_AT = re.compile(rb'^"(POT-Creation-Date|PO-Revision-Date): .*\n', re.MULTILINE)
_ANY_TIME = datetime(2026, 1, 1, tzinfo=UTC)


class Command(BaseCommand):
    help = "Derives locale/zh_Hans from locale/zh_Hant and compiles both."
    requires_system_checks = ()  # it has to work while strings are incomplete

    def handle(self, *args: Any, **options: Any) -> None:
        traditional = _po("zh_Hant")
        if not traditional.exists():
            raise CommandError(f"{traditional} is missing: run make messages, which makes it.")
        with traditional.open("rb") as file:
            catalog = traditional_catalog(read_po(file, locale="zh_Hant"))
        _write(catalog, traditional)
        _write(simplified_catalog(catalog), _po("zh_Hans"))
        missing = sum(1 for message in catalog if message.id and not _is_translated(message))
        self.stdout.write(f"{len(catalog)} strings; {missing} still to translate in {traditional}.")


def traditional_catalog(collected: Catalog) -> Catalog:
    """What makemessages collected, with a proper header, and as many plural forms as Chinese has."""
    note = "# The interface in Traditional Chinese. `make messages` collects, people translate."
    return _rebuilt(collected, "zh_Hant", note, lambda text: text)


def simplified_catalog(traditional: Catalog) -> Catalog:
    """`traditional` in Simplified Chinese. Ids, placeholders and tags are ASCII: they stay as they are."""
    note = "# Derived from locale/zh_Hant by `make messages`: edit the strings there."
    return _rebuilt(traditional, "zh_Hans", note, simplify)


def _rebuilt(source: Catalog, locale: str, note: str, convert: Callable[[str], str]) -> Catalog:
    catalog = Catalog(
        locale=locale,
        header_comment=note,
        project="Cyberport newsroom",
        version="1",
        msgid_bugs_address="see README.md",
        last_translator="see the history of this file",
        language_team="Cyberport newsroom",
        creation_date=_ANY_TIME,
        revision_date=_ANY_TIME,
        fuzzy=False,
    )
    for message in source:
        if not message.id:
            continue  # the header: the new catalog has its own
        strings = message.string
        catalog.add(
            message.id,
            tuple(convert(text) for text in strings[: catalog.num_plurals])
            if isinstance(strings, tuple)
            else convert(str(strings)),
            flags=message.flags,
            auto_comments=message.auto_comments,
            user_comments=message.user_comments,
            context=message.context,
        )
    return catalog


def _is_translated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(strings) and not message.fuzzy


def _po(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def _write(catalog: Catalog, po: Path) -> None:
    """The .po and the .mo beside it. Fuzzy strings are guesses: the .mo leaves them out."""
    written = io.BytesIO()
    write_po(written, catalog, no_location=True, width=0, ignore_obsolete=True)
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_bytes(_MADE_AT.sub(b"", written.getvalue()))
    with po.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)
