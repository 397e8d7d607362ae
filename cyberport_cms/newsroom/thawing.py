"""Bringing up to date: a page that froze is made to say, item by item, what is said today.

`held_by()` compares what a page holds on to with today; `bring_up_to_date()` moves what somebody
chose of it. Nothing else moves a pin: publishing again keeps them (freezing.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.search.index import insert_or_update_object

from cyberport_cms.bilingual.languages import LANG_TAG_OF_SOURCE, SOURCES, SourceLanguage
from cyberport_cms.bilingual.plain_text import text_of_html

from .differences import Difference, _line, _referred, differences
from .freezing import (
    Key,
    _by_model,
    followed_keys,
    newest_versions,
    pin_what_is_shown,
    pinned,
)
from .pins import Pin
from .reading import joined
from .states import SIDE_NAMES
from .versions import Version, VersionedSnippet


@dataclass(frozen=True)
class Change:
    """A snippet in two of its versions, with what readers of some languages read differently."""

    snippet: VersionedSnippet  # as it is kept today
    then: Version
    now: Version
    differences: Mapping[SourceLanguage, Sequence[Difference]]  # one entry a language, in order
    lost: tuple[SourceLanguage, ...]  # those of the languages in which it is not written any more

    @property
    def is_outdated(self) -> bool:
        """True where readers would read something else today."""
        return any(self.differences.values())

    @property
    def is_withdrawn(self) -> bool:
        """True where nothing is said today any more."""
        return not self.snippet.live

    @property
    def can_be_brought(self) -> bool:
        return self.is_outdated and not self.is_withdrawn

    @property
    def name(self) -> str:
        """What staff call it, in a line."""
        return Truncator(str(self.snippet)).chars(80)

    @property
    def kind(self) -> str:
        return str(self.snippet._meta.verbose_name)

    @property
    def sides(self) -> list[dict[str, str]]:
        """What it is called, in both languages."""
        name = self.snippet.required_pairs[0]
        sides = ((source, text_of_html(self.snippet.said(name, source))) for source in SOURCES)
        return [{"text": text, "lang": LANG_TAG_OF_SOURCE[s]} for s, text in sides if text]


def held_by(page: Any) -> list[Change]:
    """Everything that a page holds on to, compared with today in the languages in which the page
    is published: what is outdated first. Asks as much for many pins as for few."""
    held = pinned([page]).get(page.pk, {})
    newest = newest_versions(held.keys())
    pairs = [(then, newest.get(key, then)) for key, then in held.items()]
    found = changes_between(pairs, page.sources, held)
    return sorted(found, key=lambda c: (not c.can_be_brought, c.snippet._meta.label, c.name))


def changes_between(
    pairs: Iterable[tuple[Version, Version]],
    sources: Sequence[SourceLanguage],
    held: Mapping[Key, Version] | None = None,
) -> list[Change]:
    """Each of these snippets then and now, in the order given.

    What they refer to reads the same in both: as it is `held`, else as it is today. A fact within
    a boilerplate is a change of its own.
    """
    pairs = list(pairs)
    stand_ins = [(then.as_snippet(), now.as_snippet()) for then, now in pairs]
    every = [snippet for both in stand_ins for snippet in both]
    known = _referred(every)
    known |= {key: version.as_snippet() for key, version in (held or {}).items()}
    for snippet in every:
        _link(snippet, known)
    rows = _rows({now.snippet_key for _then, now in pairs})
    return [
        Change(
            snippet=rows.get(now.snippet_key, after),
            then=then,
            now=now,
            differences={s: _differences(before, after, s, known) for s in sources},
            lost=tuple(s for s in sources if before.has_side(s) and not after.has_side(s)),
        )
        for (then, now), (before, after) in zip(pairs, stand_ins, strict=True)
    ]


def _differences(
    before: VersionedSnippet,
    after: VersionedSnippet,
    source: SourceLanguage,
    known: Mapping[Key, Any],
) -> list[Difference]:
    """Field by field, so that a name does not run into a number."""
    found: list[Difference] = []
    for name in after.version_model.said_fields():
        side = next((s for s in SOURCES if name.endswith(f"_{s}")), None)
        if side in (None, source):
            then, now = (_line(s, name, side, source, known) for s in (before, after))
            found += differences(then, now, source) if then != now else []
    return found


def _link(snippet: VersionedSnippet, known: Mapping[Key, Any]) -> None:
    """Give a stand-in its organisation, so that nobody asks the database for it."""
    for field in followed_keys(type(snippet)):
        if other := known.get((field.related_model, getattr(snippet, field.attname))):
            setattr(snippet, field.name, other)


def _rows(keys: Iterable[Key]) -> dict[Key, VersionedSnippet]:
    """These snippets as they are kept today, with what their names need."""
    rows: dict[Key, VersionedSnippet] = {}
    for model, numbers in _by_model(keys).items():
        found = model.objects.filter(pk__in=numbers)
        if parts := model.version_model.parts:
            found = found.prefetch_related(*parts)  # the same names as on the version
        rows |= {(model, row.pk): row for row in found}
    return rows


@transaction.atomic
def bring_up_to_date(page: Any, versions: Iterable[Version]) -> None:
    """Let a published page hold on to these versions instead of those that it holds.

    `page` is what is published, not a draft of it. Refused, with nothing moved: a version that is
    not its snippet's newest or has lost a language of the page, a snippet that the page does not
    hold or that has been taken down, and whatever would leave a side of a live page without text.
    """
    held = {change.now.snippet_key: change for change in held_by(page)}
    moved = []
    for version in versions:
        change = held.get(version.snippet_key)
        if change is None:
            raise _refusal(_("“%(name)s” is not frozen in this page."), name=version)
        if reason := _why_not(change, version):
            raise reason
        moved.append((change.then, change.now))
    for then, now in moved:
        pins = Pin.objects.filter(page=page, version_id=then.pk)
        pins.update(version_id=now.pk, pinned_at=timezone.now())
    pin_what_is_shown(page)  # a new text may say other facts than the old one
    if page.live:
        page.refuse_incomplete()
    insert_or_update_object(page)


def _why_not(change: Change, version: Version) -> ValidationError | None:
    if change.is_withdrawn:
        return _refusal(
            _("“%(name)s” has been taken down: there is no newer text."), name=change.name
        )
    if change.now.pk != version.pk:
        return _refusal(
            _("A newer version of “%(name)s” has been published meanwhile."), name=change.name
        )
    if change.lost:
        return _refusal(
            _("“%(name)s” is not written in %(languages)s any more: the release needs it."),
            name=change.name,
            languages=joined(str(SIDE_NAMES[source]) for source in change.lost),
        )
    return None


def _refusal(words: str, **params: Any) -> ValidationError:
    return ValidationError(words, params=params)
