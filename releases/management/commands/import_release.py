"""`manage.py import_release --en PATH --zh-hant PATH | --both PATH [--publish] [--json]`."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cyberport_cms.bilingual.sources import SourceError
from cyberport_cms.newsroom.addresses import absolute, page_url
from releases.importing.pages import Import, import_release, read_both_sides, read_sides


class Command(BaseCommand):
    help = (
        "Makes a release of one or two files (Word, Markdown, plain text, HTML or PDF), as a draft "
        "or published."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--en", type=Path, help="The English side.")
        parser.add_argument("--zh-hant", type=Path, help="The Traditional Chinese side.")
        parser.add_argument(
            "--both",
            type=Path,
            help="One file with both: one after the other, or in two columns, English on the left.",
        )
        parser.add_argument("--publish", action="store_true", help="Publish it at once.")
        parser.add_argument("--json", action="store_true", help="Print JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["both"]:
                if options["en"] or options["zh_hant"]:
                    raise SourceError("Give either --both, or --en and --zh-hant.")
                en, zh_hant = read_both_sides(options["both"])
            else:
                en, zh_hant = read_sides(options["en"], options["zh_hant"])
            done = import_release(en, zh_hant, publish=options["publish"])
        except SourceError as error:
            raise CommandError(str(error), returncode=2) from error
        except ValidationError as error:
            reasons = " ".join(error.messages)
            raise CommandError(f"Not published, nothing saved: {reasons}") from error
        result = report(done)
        if options["json"]:
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2))
            return
        self.stdout.write(f"{'Published' if done.page.live else 'Draft'}: {done.page.title}")
        for url in result["urls"]:
            self.stdout.write(f"  {url}")
        for kind in ("created", "completed"):
            for name in result[kind]:
                self.stdout.write(f"  {kind}: {name}")
        for warning in result["warnings"]:
            line = f" (line {warning['line']})" if warning["line"] else ""
            self.stdout.write(f"  look at: {warning['message']}{line}")


def report(done: Import) -> dict[str, Any]:
    page = done.page
    return {
        "id": page.pk,
        "slug": page.slug,
        "title": page.title,
        "live": page.live,
        "languages": page.languages,
        "blocks": len(page.body),
        "urls": [absolute(page_url(page, language)) for language in page.reading_languages],
        "created": [f"{thing._meta.verbose_name}: {thing}" for thing in done.created],
        "completed": [f"{thing._meta.verbose_name}: {thing}" for thing in done.completed],
        "warnings": [
            {"code": warning.code, "message": warning.message, "line": warning.line}
            for warning in done.warnings
        ],
    }
