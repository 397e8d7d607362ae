"""`manage.py import_release --en PATH --zh-hant PATH | --both PATH [--publish] [--json]`."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext

from cyberport_cms.bilingual.sentences import _
from cyberport_cms.bilingual.sources import SourceError
from cyberport_cms.newsroom.addresses import absolute, page_url
from cyberport_cms.newsroom.sentences import at_line, said, with_path
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
                    raise SourceError(_("Give either --both, or --en and --zh-hant."))
                en, zh_hant = read_both_sides(options["both"])
            else:
                en, zh_hant = read_sides(options["en"], options["zh_hant"])
            done = import_release(en, zh_hant, publish=options["publish"])
        except SourceError as error:
            raise CommandError(with_path(error), returncode=2) from error
        except ValidationError as error:
            reasons = " ".join(error.messages)
            raise CommandError(
                gettext("Not published, nothing saved: %(reasons)s") % {"reasons": reasons}
            ) from error
        result = report(done)
        if options["json"]:
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2))
            return
        words = gettext("Published: %(title)s") if done.page.live else gettext("Draft: %(title)s")
        self.stdout.write(words % {"title": done.page.title})
        for url in result["urls"]:
            self.stdout.write(f"  {url}")
        for name in result["created"]:
            self._write(gettext("created: %(name)s") % {"name": name})
        for name in result["completed"]:
            self._write(gettext("completed: %(name)s") % {"name": name})
        for warning in done.warnings:
            message, line = warning.message, warning.line
            words = at_line(line, message) if line else said(message)
            self._write(gettext("look at: %(message)s") % {"message": words})

    def _write(self, line: str) -> None:
        self.stdout.write(f"  {line}")


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
