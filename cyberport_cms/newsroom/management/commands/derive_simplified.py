"""`manage.py derive_simplified`: the interface's Simplified Chinese strings; `make messages` calls it."""

import io
import re
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cyberport_cms.bilingual.simplified import simplify

# The time at which a file was made would make every run a change.
_MADE_AT = re.compile(rb'^"(POT-Creation-Date|PO-Revision-Date): .*\n', re.MULTILINE)


class Command(BaseCommand):
    help = "Derives locale/zh_Hans from locale/zh_Hant and compiles both."
    requires_system_checks = ()  # it has to work while strings are incomplete

    def handle(self, *args: Any, **options: Any) -> None:
        traditional = _po("zh_Hant")
        if not traditional.exists():
            raise CommandError(f"{traditional} is missing: run make messages, which makes it.")
        with traditional.open("rb") as file:
            catalog = read_po(file, locale="zh_Hant")
        catalog.header_comment = "# The interface in Traditional Chinese: `make messages` collects, people translate."
        _write(catalog, traditional)
        _write(simplified_catalog(catalog), _po("zh_Hans"))
        missing = sum(1 for message in catalog if message.id and not _is_translated(message))
        self.stdout.write(f"{len(catalog)} strings; {missing} still to translate in {traditional}.")


def simplified_catalog(catalog: Catalog) -> Catalog:
    """`catalog` in Simplified Chinese. Message ids, placeholders and tags are ASCII and stay as they are."""
    derived = Catalog(locale="zh_Hans", fuzzy=False)
    derived.header_comment = "# Derived from locale/zh_Hant by `make messages`: edit the strings there."
    for message in catalog:
        if not message.id:
            continue  # the header: it has its own
        strings = message.string
        derived.add(
            message.id,
            tuple(map(simplify, strings)) if isinstance(strings, tuple) else simplify(strings),
            flags=message.flags,
            auto_comments=message.auto_comments,
            user_comments=message.user_comments,
            context=message.context,
        )
    return derived


def _is_translated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(strings) and not message.fuzzy


def _po(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def _write(catalog: Catalog, po: Path) -> None:
    """The .po and the .mo beside it. Fuzzy strings are guesses: the .mo leaves them out."""
    catalog.fuzzy = False
    catalog.project, catalog.version = "Cyberport newsroom", ""
    written = io.BytesIO()
    write_po(written, catalog, no_location=True, width=0, ignore_obsolete=True)
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_bytes(_MADE_AT.sub(b"", written.getvalue()))
    with po.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)
