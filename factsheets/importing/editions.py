"""The next edition of a factsheet: which of its facts a text is about, and what becomes of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.translation import gettext

from cyberport_cms.bilingual.alignment import Row
from cyberport_cms.bilingual.dates import long_date
from cyberport_cms.bilingual.sentences import _
from cyberport_cms.bilingual.sources import SourceError
from cyberport_cms.newsroom.reading import current_language
from cyberport_cms.newsroom.states import SIDE_NAMES
from cyberport_cms.newsroom.together import publishing_together

from ..models import Fact, FactsheetPage
from .carrying import Carried, carried
from .drafts import Drafts, side_of
from .matching import propose
from .pages import Builder, Import, undated
from .parser import FactDraft


@dataclass(frozen=True)
class Proposal:
    """A fact of a factsheet and the statement of its next edition that seems to be about the same.

    `sure` are those that may be taken unasked. Where the fact would lose something it cannot be the
    same: `reasons` say what.
    """

    fact: Fact
    row: Row[FactDraft]
    draft: FactDraft  # the side by which it was found
    likeness: float
    sure: bool
    carried: Carried

    @property
    def reasons(self) -> list[str]:
        return self.carried.reasons

    @property
    def is_possible(self) -> bool:
        return not self.reasons


def proposals(page: FactsheetPage, drafts: Drafts) -> list[Proposal]:
    """Which facts of `page` stand in the next edition, the likeliest partner of each."""
    language = drafts.language
    facts = [fact for fact in page.for_reading().facts if fact.words(language)]
    rows = [(row, draft) for row in drafts.facts if (draft := side_of(row, language))]
    matches = propose(
        [fact.words(language) for fact in facts], [draft.text for _row, draft in rows], language
    )
    return [
        Proposal(
            facts[match.old],
            *rows[match.new],
            match.likeness,
            match.sure,
            carried(facts[match.old], rows[match.new][0], drafts.of_facts),
        )
        for match in matches
    ]


def refuse_missing_sides(page: FactsheetPage, drafts: Drafts) -> None:
    """Raise SourceError where a language of the factsheet is not handed in."""
    for source in page.sources:
        if source not in drafts.sides:
            raise SourceError(
                _(
                    "“%(slug)s” is published in %(language)s too: hand in its %(language)s text as "
                    "well, or the other language would keep the old figures. On the command line: "
                    "%(option)s.",
                    slug=page.slug,
                    language=str(SIDE_NAMES[source]),
                    option="--lang en PATH --zh-hant PATH",
                )
            )


@transaction.atomic
def import_next_edition(
    page: FactsheetPage,
    drafts: Drafts,
    accepted: Sequence[Proposal],
    *,
    publish: bool = False,
    user: AbstractUser | None = None,
) -> Import:
    """Bring a factsheet up to a new edition: the facts of the accepted proposals change, the other
    statements are new facts, and what the edition no longer says leaves the factsheet.

    A draft, or one edition when it is published. Raises SourceError where a language of the
    factsheet is missing, ValidationError where a fact would lose something.
    """
    refuse_missing_sides(page, drafts)
    builder = Builder(drafts, user, {id(match.draft): match.carried for match in accepted})
    for name, value in builder.columns(page).items():
        setattr(page, name, value)
    builder.warnings += dates_to_look_at(page, drafts)
    with publishing_together():
        for fact in builder.changed:
            revision = fact.save_revision(user=user, log_action=True)
            if publish:
                revision.publish(user=user)
        revision = page.save_revision(user=user, clean=False, log_action=True)
        if publish:
            revision.publish(user=user)
    page.refresh_from_db()
    return Import(page, builder.facts, builder.warnings, builder.matched, builder.changed)


def dates_to_look_at(page: FactsheetPage, drafts: Drafts) -> list[str]:
    """What is odd about the day of the edition: none, or before that of the newest one."""
    if drafts.revised is None:
        return [undated()]
    newest = page.editions.first()
    if newest is None or newest.date <= drafts.revised:
        return []
    language = current_language()
    words = gettext(
        "This edition is dated %(now)s, before edition %(number)d, %(then)s. Look whether both days "
        "are right."
    )
    return [
        words
        % {
            "now": long_date(drafts.revised, language),
            "number": newest.number,
            "then": long_date(newest.date, language),
        }
    ]
