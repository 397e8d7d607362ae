"""`manage.py import_factsheet PATH --lang en [--slug SLUG] [--publish] [--json]`: a new factsheet;
with `--into SLUG [--accept-matches]` the next edition of an existing one."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cyberport_cms.bilingual.languages import ENGLISH, TRADITIONAL
from cyberport_cms.bilingual.sources import SourceError, check_sides, read_source
from cyberport_cms.newsroom.addresses import absolute, page_url
from factsheets.importing.pages import (
    Import,
    Proposal,
    import_factsheet,
    import_next_edition,
    proposals,
)
from factsheets.importing.parser import FactsheetDraft, parse_factsheet
from factsheets.models import FactsheetPage

_SIDES = {"en": ENGLISH, "zh-hant": TRADITIONAL}


class Command(BaseCommand):
    help = "Makes a factsheet and its facts of a file (Markdown or plain text)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--lang", choices=_SIDES, required=True, help="Language of the file.")
        parser.add_argument("--slug", default="", help="The new factsheet's address.")
        parser.add_argument(
            "--into", default="", metavar="SLUG", help="The factsheet whose next edition this is."
        )
        parser.add_argument(
            "--accept-matches",
            action="store_true",
            help="Take every fact that seems to be the same, without asking.",
        )
        parser.add_argument("--publish", action="store_true", help="Publish it at once.")
        parser.add_argument("--json", action="store_true", help="Print JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        side = _SIDES[options["lang"]]
        try:
            source = read_source(options["path"])
            check_sides(*(source if side == wanted else None for wanted in _SIDES.values()))
            draft = parse_factsheet(source)
            done = self._next(draft, options) if options["into"] else self._new(draft, options)
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
            "matched": [fact.key for fact in done.changed],
            "edition": done.page.editions.count() if page.live else None,
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

    def _new(self, draft: FactsheetDraft, options: dict[str, Any]) -> Import:
        sides = {name: draft if name == draft.language else None for name in (ENGLISH, TRADITIONAL)}
        return import_factsheet(**sides, slug=options["slug"], publish=options["publish"])

    def _next(self, draft: FactsheetDraft, options: dict[str, Any]) -> Import:
        page = FactsheetPage.objects.filter(slug=options["into"]).first()
        if page is None:
            raise SourceError(f"There is no factsheet “{options['into']}”: look at --into.")
        matches = proposals(page, draft)
        if not options["accept_matches"]:
            matches = [match for match in matches if self._is_same(match, draft)]
        return import_next_edition(page, draft, matches, publish=options["publish"])

    def _is_same(self, match: Proposal, draft: FactsheetDraft) -> bool:
        """Ask until the answer is yes or no."""
        self.stderr.write(
            f"\n{match.fact.key} ({match.likeness:.0%} alike)\n"
            f"  before: {match.fact.words(draft.language)}\n"
            f"  now:    {match.draft.text}"
        )
        while True:
            self.stderr.write("  The same fact? [y/n] ", ending="")
            try:
                answer = input().strip().lower()
            except EOFError:
                raise CommandError(
                    "Nobody answered, nothing was saved. Answer y or n, or pass --accept-matches."
                ) from None
            if answer in ("y", "yes", "n", "no"):
                return answer.startswith("y")
