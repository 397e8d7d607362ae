"""Drafts → one page with aligned pairs, in one transaction; nothing half-saved."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Model

from cyberport_cms.bilingual import documents
from cyberport_cms.bilingual.languages import ENGLISH, TRADITIONAL
from cyberport_cms.bilingual.sentences import _
from cyberport_cms.bilingual.sources import SourceError, check_sides, read_both, read_source
from cyberport_cms.newsroom.settling import findings_in_words, override_open_figures

from ..models import ReleaseIndexPage, ReleasePage
from .alignment import Rows
from .builder import Builder
from .draft import ReleaseDraft, Warning
from .matching import Matcher
from .parser import parse_source
from .pictures import Photos, usable
from .references import References


@dataclass
class Import:
    """What an import did: the page, what to look at, which snippets are new or were completed."""

    page: ReleasePage
    warnings: list[Warning] = field(default_factory=list)
    created: list[Model] = field(default_factory=list)
    completed: list[Model] = field(default_factory=list)


def read_sides(
    en: Path | None, zh_hant: Path | None
) -> tuple[ReleaseDraft | None, ReleaseDraft | None]:
    """The drafts of one or both files. Raises SourceError before anything is touched."""
    sources = [read_source(path) if path else None for path in (en, zh_hant)]
    check_sides(*sources)
    drafts = [usable(parse_source(source)) if source else None for source in sources]
    return drafts[0], drafts[1]


def read_both_sides(path: Path) -> tuple[ReleaseDraft, ReleaseDraft]:
    """The drafts of one file that holds both languages. Raises SourceError."""
    sides = read_both(path)
    return usable(parse_source(sides[ENGLISH])), usable(parse_source(sides[TRADITIONAL]))


_AS_PRINTED = "as in the printed documents"
_IMPORTER = "import_release --publish"


def import_release(
    en: ReleaseDraft | None,
    zh_hant: ReleaseDraft | None,
    *,
    rows: Rows | None = None,
    matcher: Matcher | None = None,
    pictures: Iterable[documents.Picture] | None = None,
    publish: bool = False,
    user: AbstractUser | None = None,
    **fields: Any,
) -> Import:
    """A new release of the drafts. `fields` are set on the page before it is saved.

    `rows` say what stands beside what, where a person has decided it; `matcher` finds and makes the
    snippets; `pictures` are those that came with the drafts.

    Published only when asked; then a side that is missing raises ValidationError and nothing is
    kept. The release time is the dateline's morning unless `fields` say otherwise.
    """
    if not (en or zh_hant):
        raise SourceError(_("Give at least one file."))
    parent = ReleaseIndexPage.objects.first()
    if parent is None:
        raise SourceError(
            _("The site has no list of releases yet: run “manage.py setup_site” first.")
        )
    if pictures is None:
        pictures = [picture for draft in (en, zh_hant) if draft for picture in draft.pictures]
    photos = Photos(pictures, user)
    builder = Builder(en, zh_hant, rows, matcher, photos, References(user))
    try:
        with transaction.atomic():
            return _saved(builder, parent, publish, user, fields)
    except BaseException:
        photos.forget()
        raise


def _saved(
    builder: Builder,
    parent: ReleaseIndexPage,
    publish: bool,
    user: AbstractUser | None,
    fields: dict[str, Any],
) -> Import:
    page = builder.page(fields)
    parent.add_child(instance=page)
    topics = fields.get("topics")
    if topics:
        page.topics.set(topics)
        page.save()
    if publish:
        # Whoever publishes an import answers for it as printed; what disagrees is told and logged.
        open_figures = override_open_figures(page, _AS_PRINTED, user=user, who=_IMPORTER)
        builder.warnings += [
            Warning(
                "open_figure",
                _("The two languages disagree: %(figures)s.", figures=findings_in_words([found])),
            )
            for found in open_figures
        ]
    revision = page.save_revision(user=user, clean=False, log_action=True)
    if publish:
        revision.publish(user=user)
        page.refresh_from_db()
    created = [*builder.matcher.created, *builder.photos.created]
    return Import(page, builder.warnings, created, builder.matcher.completed)
