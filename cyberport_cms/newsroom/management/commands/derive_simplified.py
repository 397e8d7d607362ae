"""`manage.py derive_simplified`: the interface's Simplified Chinese strings; `make messages` calls it."""

import io
import re
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cyberport_cms.bilingual.simplified import simplify

# The time at which a file was made would make every run a change.
_MADE_AT = re.compile(rb'^"(POT-Creation-Date|PO-Revision-Date): .*\n', re.MULTILINE)
_HEADER = """\
# Derived from locale/zh_Hant by `make messages`: edit the strings there."""


class Command(BaseCommand):
    help = "Derives locale/zh_Hans from locale/zh_Hant and compiles both."
    requires_system_checks = ()  # it has to work while strings are incomplete

    def handle(self, *args: Any, **options: Any) -> None:
        locale = Path(settings.LOCALE_PATHS[0])
        traditional = locale / "zh_Hant" / "LC_MESSAGES" / "django.po"
        if not traditional.exists():
            raise CommandError(f"{traditional} is missing: run make messages, which makes it.")
        traditional.write_bytes(_MADE_AT.sub(b"", traditional.read_bytes()))
        catalog = _read(traditional, "zh_Hant")
        _compile(catalog, traditional)

        simplified = locale / "zh_Hans" / "LC_MESSAGES" / "django.po"
        simplified.parent.mkdir(parents=True, exist_ok=True)
        derived = simplified_catalog(catalog)
        written = io.BytesIO()
        write_po(written, derived, no_location=True, width=0)
        simplified.write_bytes(_MADE_AT.sub(b"", written.getvalue()))
        _compile(derived, simplified)
        self.stdout.write(f"{len(catalog)} strings in zh_Hant, derived and compiled.")


def simplified_catalog(catalog: Catalog) -> Catalog:
    """`catalog` in Simplified Chinese. Message ids, placeholders and tags are ASCII and stay as they are."""
    derived = Catalog(locale="zh_Hans", header_comment=_HEADER, fuzzy=False)
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


def _read(path: Path, locale: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def _compile(catalog: Catalog, po: Path) -> None:
    """The .mo beside `po`. Fuzzy strings are guesses and are left out, as msgfmt does."""
    with po.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)
