"""`manage.py import_factsheet PATH --lang en [--slug SLUG] [--publish] [--json]`."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cyberport_cms.bilingual.languages import ENGLISH, TRADITIONAL
from cyberport_cms.bilingual.sources import SourceError, check_sides, read_source
from cyberport_cms.newsroom.addresses import absolute, page_url
from factsheets.importing.pages import import_factsheet
from factsheets.importing.parser import parse_factsheet

_SIDES = {"en": ENGLISH, "zh-hant": TRADITIONAL}


class Command(BaseCommand):
    help = "Makes a factsheet and its facts of a file (Markdown or plain text)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--lang", choices=_SIDES, required=True, help="Language of the file.")
        parser.add_argument("--slug", default="", help="The factsheet's address.")
        parser.add_argument("--publish", action="store_true", help="Publish it at once.")
        parser.add_argument("--json", action="store_true", help="Print JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        side = _SIDES[options["lang"]]
        try:
            source = read_source(options["path"])
            check_sides(*(source if side == wanted else None for wanted in _SIDES.values()))
            draft = parse_factsheet(source)
            sides = {name: draft if name == side else None for name in (ENGLISH, TRADITIONAL)}
            done = import_factsheet(**sides, slug=options["slug"], publish=options["publish"])
        except SourceError as error:
            raise CommandError(str(error), returncode=2) from error
        except ValidationError as error:
            reasons = " ".join(error.messages)
            raise CommandError(f"Not published, nothing saved: {reasons}") from error
        page = done.page
        result = {
            "id": page.pk,
            "slug": page.slug,
            "title": page.title,
            "live": page.live,
            "languages": page.languages,
            "revision_date": page.revision_date and page.revision_date.isoformat(),
            "sections": len(page.sections),
            "facts": [fact.key for fact in done.facts],
            "urls": [absolute(page_url(page, language)) for language in page.reading_languages],
            "warnings": done.warnings,
        }
        if options["json"]:
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2))
            return
        self.stdout.write(
            f"{'Published' if page.live else 'Draft'}: {page.title} "
            f"({result['sections']} sections, {len(done.facts)} facts)"
        )
        for line in (*result["urls"], *(f"look at: {warning}" for warning in done.warnings)):
            self.stdout.write(f"  {line}")
