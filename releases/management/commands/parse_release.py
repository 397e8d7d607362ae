"""`manage.py parse_release PATH [--json]`: what is understood of a file. No database."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cyberport_cms.bilingual.sources import SourceError
from cyberport_cms.newsroom.sentences import said, with_path
from releases.importing.contract import as_json
from releases.importing.parser import parse_release


class Command(BaseCommand):
    help = (
        "Shows what is understood of a release (Word, Markdown, plain text, HTML or PDF). Nothing "
        "is saved."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--json", action="store_true", help="Print JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            draft = parse_release(options["path"])
        except SourceError as error:
            raise CommandError(with_path(error), returncode=2) from error
        result = as_json(draft)
        if options["json"]:
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2))
            return
        for warning in result["warnings"]:
            warning["message"] = said(warning["message"])
        for name, value in result.items():
            self._print(name, value)

    def _print(self, name: str, value: Any) -> None:
        if value is None or value == []:
            return
        if not isinstance(value, list):
            self.stdout.write(f"{name}: {value}")
            return
        self.stdout.write(f"{name}:")
        for number, item in enumerate(value, start=1):
            self.stdout.write(f"  {number}. {item}")
