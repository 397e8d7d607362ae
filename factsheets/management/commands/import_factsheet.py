"""`manage.py import_factsheet PATH --lang en [--zh-hant PATH] [--slug SLUG] [--publish] [--json]`: a
new factsheet; with `--into SLUG [--accept-matches]` the next edition of an existing one."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext
from wagtail.models import Page

from cyberport_cms.bilingual.languages import ENGLISH, TRADITIONAL
from cyberport_cms.bilingual.sentences import _
from cyberport_cms.bilingual.sources import SourceError, check_sides, read_source
from cyberport_cms.newsroom.addresses import absolute, page_url
from cyberport_cms.newsroom.listing import printed_time
from cyberport_cms.newsroom.sentences import with_path
from factsheets.bulk.obstacles import name_of
from factsheets.importing.drafts import Drafts
from factsheets.importing.editions import Proposal, import_next_edition, refuse_missing_sides
from factsheets.importing.pages import Import, import_drafts
from factsheets.importing.parser import parse_factsheet
from factsheets.importing.questions import NextEdition
from factsheets.models import FactsheetPage

_SIDES = {"en": ENGLISH, "zh-hant": TRADITIONAL}


def _day(text: str | date | None) -> date | None:
    try:
        return date.fromisoformat(str(text)) if text else None
    except ValueError:
        words = _("--revision-date: “%(text)s” is not a day as 2026-02-20.", text=str(text))
        raise SourceError(words) from None


def _read(options: dict[str, Any]) -> Drafts:
    """The texts that are handed in. Raises SourceError where one is not what it should be."""
    paths = {_SIDES[options["lang"]]: options["path"]}
    if options["zh_hant"]:
        if TRADITIONAL in paths:
            raise SourceError(_("--zh-hant stands beside an English text: give that --lang en."))
        paths[TRADITIONAL] = options["zh_hant"]
    sources = {source: read_source(Path(path)) for source, path in paths.items()}
    check_sides(sources.get(ENGLISH), sources.get(TRADITIONAL))
    drafts = [parse_factsheet(source) for source in sources.values()]
    return Drafts.of(drafts, day=_day(options["revision_date"]), origin=options["source"])


def _edition(page: FactsheetPage, drafts: Drafts) -> NextEdition:
    """As its form shows the factsheet. Raises SourceError where one of its languages is missing."""
    draft = page.get_latest_revision_as_object()
    refuse_missing_sides(draft, drafts)
    return NextEdition(draft, drafts)


# Who runs a command is nobody in particular: what anybody locks or writes is somebody else's.
_NOBODY = AnonymousUser()


def _of_page(page: FactsheetPage) -> list[str]:
    """Why the factsheet cannot change now: nobody is there to look at a colleague's draft of it."""
    if (lock := page.get_lock()) and lock.for_user(_NOBODY):
        return [gettext("The factsheet is locked: it cannot change now.")]
    newest = page.latest_revision
    if not page.live or not page.has_unpublished_changes or newest.user is None:
        return []
    words = gettext(
        "%(user)s has a draft of the factsheet, of %(time)s: publish or discard that first."
    )
    return [words % {"user": name_of(newest.user), "time": printed_time(newest.created_at)}]


def _of_facts(edition: NextEdition, same: list[Proposal]) -> list[str]:
    hindered = edition.hindered(_NOBODY)
    keys = {match.fact.pk: match.fact.key for match in same}
    return [f"{key}: {hindered[pk]}" for pk, key in keys.items() if pk in hindered]


class Command(BaseCommand):
    help = "Makes a factsheet and its facts of a file (Markdown or plain text)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--lang", choices=_SIDES, required=True, help="Language of the file.")
        parser.add_argument(
            "--zh-hant", type=Path, metavar="PATH", help="The Chinese text beside an English one."
        )
        parser.add_argument("--slug", default="", help="The new factsheet's address.")
        parser.add_argument(
            "--into", default="", metavar="SLUG", help="The factsheet whose next edition this is."
        )
        parser.add_argument(
            "--accept-matches",
            action="store_true",
            help="Take every fact that is surely the same, without asking; the others are new.",
        )
        parser.add_argument(
            "--revision-date",
            metavar="YYYY-MM-DD",
            help="The day of the edition, where the text does not carry it.",
        )
        parser.add_argument(
            "--source", default="", help="Name or address of the source. Left out: the file's name."
        )
        parser.add_argument("--publish", action="store_true", help="Publish it at once.")
        parser.add_argument("--json", action="store_true", help="Print JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            drafts = _read(options)
            done = self._next(drafts, options) if options["into"] else self._new(drafts, options)
        except SourceError as error:
            raise CommandError(with_path(error), returncode=2) from error
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
            "matched": [fact.key for fact in done.matched],
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

    def _new(self, drafts: Drafts, options: dict[str, Any]) -> Import:
        return import_drafts(drafts, slug=options["slug"], publish=options["publish"])

    def _next(self, drafts: Drafts, options: dict[str, Any]) -> Import:
        page = FactsheetPage.objects.filter(slug=options["into"]).first()
        if page is None:
            raise SourceError(
                _("There is no factsheet “%(slug)s”: look at --into.", slug=options["into"])
            )
        edition = _edition(page, drafts)
        possible = [match for match in edition.matches if match.is_possible]
        if options["accept_matches"]:
            same = [match for match in possible if match.sure]
        else:
            same = [match for match in possible if self._is_same(match, drafts)]
        with transaction.atomic():
            # Whoever saves the factsheet at the same moment waits here.
            Page.objects.select_for_update().get(pk=page.pk)  # as the form does: its row first
            page = FactsheetPage.objects.get(pk=page.pk)
            if _edition(page, drafts).digest != edition.digest:
                raise ValidationError(
                    gettext("The factsheet or its facts have changed meanwhile: try again.")
                )
            if hindered := [*_of_page(page), *_of_facts(edition, same)]:
                raise ValidationError(hindered)
            done = import_next_edition(edition.page, drafts, same, publish=options["publish"])
        for match in edition.matches:
            words = {"key": match.fact.key, "number": match.draft.line}
            if match.reasons:
                said = gettext("“%(key)s” stays as it is, line %(number)d is a new fact:") % words
                done.warnings.append(f"{said} {' '.join(match.reasons)}")
            elif options["accept_matches"] and not match.sure:
                said = gettext(
                    "“%(key)s” may be what line %(number)d says, but is not taken unasked: leave "
                    "out --accept-matches to answer."
                )
                done.warnings.append(said % words)
        return done

    def _is_same(self, match: Proposal, drafts: Drafts) -> bool:
        """Ask until the answer is yes or no."""
        self.stderr.write(
            f"\n{match.fact.key} ({match.likeness:.0%} alike)\n"
            f"  before: {match.fact.words(drafts.language)}\n"
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
