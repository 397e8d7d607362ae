"""Old values of facts, typed by hand in texts that should say today's."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from hashlib import sha256
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db.models import QuerySet
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from cyberport_cms.bilingual.figures.changes import READERS
from cyberport_cms.bilingual.languages import LANG_TAG_OF_SOURCE, SourceLanguage
from cyberport_cms.newsroom.listing import HONG_KONG

from ..models import Fact
from .documents import Document, documents
from .nearby import sentences
from .old_values import Index, Match, OldValue, old_values
from .pieces import Piece
from .written import context

SALT = "factsheets.drift"


@dataclass(frozen=True)
class Finding:
    """An old value of a fact in one place of a text."""

    old: OldValue
    document: Document
    piece: Piece
    start: int  # in the words of the piece
    end: int
    in_draft: bool  # the draft says it, too: there it can be replaced
    number: int  # among equal ones in the same text

    @property
    def fact(self) -> Fact:
        return self.old.fact

    @property
    def words(self) -> str:
        return self.piece.written.text[self.start : self.end]

    @property
    def context(self) -> tuple[str, str]:
        return context(self.piece.written.text, self.start, self.end, self.piece.source)

    @property
    def lang(self) -> str:
        return LANG_TAG_OF_SOURCE[self.piece.source]

    @property
    def old_text(self) -> str:
        return self.old.old_text(self.piece.source)

    @property
    def new_text(self) -> str:
        return self.old.new_text(self.piece.source)

    @property
    def key(self) -> tuple[Any, ...]:
        """The same place, whether it is live or in the draft."""
        here = self.document
        return here.model, here.key, self.piece.path, id(self.old), self.number

    @property
    def why_not(self) -> str:
        """Why it cannot be replaced with one click, in words; empty where it can."""
        if self.document.has_draft and not self.in_draft:
            return _("The draft does not say it any more: publish the draft.")
        if not self.piece.takes_facts:
            return _("A line without formatting has no place for a fact: mend it by hand.")
        written = self.piece.written
        if any(written.linked[self.start : self.end]):
            return _("The words are a link, which cannot hold a fact: mend it by hand.")
        start, end = written.source_span(self.start, self.end)
        if "<" in self.piece.stored[start:end]:
            return _("The words are partly bold or otherwise formatted: mend it by hand.")
        if not self.new_text:
            return _("The fact is not written in this language.")
        return ""

    @property
    def opens_sentence(self) -> bool:
        """True where a capital would be lost: "Over 2,100 members …"."""
        return self.words[:1].isupper() and self.new_text[:1].islower()

    @property
    def ticket(self) -> str:
        """All that “replace by the fact” has to know, signed."""
        return signing.dumps(
            {
                "type": ContentType.objects.get_for_model(self.document.model).pk,
                "key": self.document.key,
                "path": self.piece.path,
                "source": self.piece.source,
                "span": (self.start, self.end),
                "digest": digest(self.piece.stored),
                "fact": self.fact.pk,
                "figure": self.old.name,
            },
            salt=SALT,
            compress=True,
        )


def digest(stored: str) -> str:
    return sha256(stored.encode()).hexdigest()


def find(facts: QuerySet[Fact]) -> list[Finding]:
    """Every old value of these facts in what follows, in drafts and in later releases.

    The questions asked of the database are as many for one page as for a thousand.
    """
    olds = old_values(facts)
    if not olds:
        return []
    earliest = min(old.changed_on for old in olds)
    since = make_aware(datetime.combine(earliest, time.min), HONG_KONG)
    return find_in(documents(since), olds)


def find_in(read: Iterable[Document], olds: Sequence[OldValue]) -> list[Finding]:
    index = Index(olds)
    found = [finding for document in read for finding in _findings(document, index)]
    drafts = {finding.key: finding for finding in found if finding.document.is_draft}
    rows = []
    for finding in found:
        if not finding.document.is_draft and finding.key in drafts:
            # One row: what stands there is public, what can be replaced is in the draft.
            finding = _both(finding, drafts.pop(finding.key))
        elif finding.document.is_draft and finding.key not in drafts:
            continue
        rows.append(finding)
    return sorted(rows, key=lambda finding: (finding.fact.pk, finding.document.is_draft))


def _both(live: Finding, draft: Finding) -> Finding:
    return Finding(live.old, live.document, draft.piece, draft.start, draft.end, True, live.number)


def _findings(document: Document, index: Index) -> Iterator[Finding]:
    for piece in document.pieces():
        olds = _still_wrong(index.among(piece.stored, piece.source), document)
        if not olds:
            continue
        best: dict[int, tuple[Match, OldValue]] = {}
        text = piece.written.text
        for start, end in sentences(text, piece.source):
            # Reading the figures of a text takes long: of these sentences only.
            if here := [o for o in index.among(text[start:end], piece.source) if o in olds]:
                for match, old in _matches(text[start:end], piece.source, here):
                    place = start + match.start
                    if place not in best or best[place][0].likeness < match.likeness:
                        best[place] = replace(match, start=place, end=start + match.end), old
        seen: dict[int, int] = {}
        for _start, (match, old) in sorted(best.items()):
            number = seen[id(old)] = seen.get(id(old), -1) + 1
            in_draft = document.is_draft or not document.has_draft
            yield Finding(old, document, piece, match.start, match.end, in_draft, number)


def _still_wrong(olds: list[OldValue], document: Document) -> list[OldValue]:
    """Those that had changed on the document's day, where it has one."""
    if document.day is None:
        return olds
    return [old for old in olds if old.changed_on < document.day]


def _matches(
    sentence: str, source: SourceLanguage, olds: Iterable[OldValue]
) -> Iterator[tuple[Match, OldValue]]:
    mentions = READERS[source](sentence)
    for old in olds:
        for match in old.matches(sentence, mentions, source):
            yield match, old
