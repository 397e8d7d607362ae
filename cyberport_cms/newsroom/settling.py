"""Findings that somebody has settled with a reason, and the gate of figures that disagree.

What is settled is kept in the page's `settled` and travels with its revisions. An entry names a
finding by its code and by a digest of the texts that it was found in: when these change, the
finding is open again. An entry `override` lets the findings that it names pass once it is published.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogFormatter, log
from wagtail.log_actions import registry as log_registry
from wagtail.signals import page_published

from cyberport_cms.bilingual.languages import LANG_TAG_OF_SOURCE, SOURCES

from .found import FIGURE, SEVERITY_WORDS, Found, figures_found_in
from .reading import current_language
from .settings_model import refuses_open_figures
from .states import SIDE_NAMES

OVERRIDE = "override"
LOG_ACTION = "newsroom.publish_with_open_figures"
REASON_LENGTH = 500
_NAMED = 3  # findings in one sentence

Entry = dict[str, Any]


def digest_of(found: Found) -> str:
    """What a finding is known by: the texts that it was found in, what it marks in them, and what
    “last year” in them stands for."""
    marks = (*found.en, *found.zh_hant)
    places = dict.fromkeys([found.place, *(mark.place for mark in marks)])
    # Not where they stand: blocks are moved.
    parts: list[Any] = [(place.en, place.zh_hant) for place in places]
    parts += [(mark.start, mark.end) for mark in found.en]
    parts += ["/", *((mark.start, mark.end) for mark in found.zh_hant)]
    if found.reckoned:
        parts.append(found.reckoned)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Item:
    """A finding, and who settled it, if anybody did."""

    found: Found
    digest: str
    entry: Entry | None

    @property
    def is_open(self) -> bool:
        return self.entry is None

    @property
    def label(self) -> str:
        """How grave it is, or that it is settled."""
        return str(SEVERITY_WORDS[self.found.severity]) if self.is_open else _("Settled")

    @property
    def sides(self) -> list[dict[str, Any]]:
        """The words that are marked, with the language they are in; sides without such words are
        left out."""
        return [
            {"name": SIDE_NAMES[source], "lang": LANG_TAG_OF_SOURCE[source], "words": words}
            for source in SOURCES
            if (words := self.found.words(source))
        ]

    @property
    def settled(self) -> str:
        """Who settled it, and why."""
        if self.entry is None:
            return ""
        return _("Settled by %(who)s: %(reason)s") % {
            "who": self.entry["who"],
            "reason": self.entry["reason"],
        }


def items_of(page: Any, findings: Iterable[Found]) -> list[Item]:
    """Findings with what is settled of them, in the order of the page. A text that stands twice
    is settled twice: the digest of its second copy has a number."""
    settled = {
        (entry["code"], entry["digest"]): entry
        for entry in page.settled
        if entry["code"] != OVERRIDE
    }
    items, copies = [], Counter[tuple[str, str]]()
    for found in findings:
        digest = digest_of(found)
        copies[found.code, digest] += 1
        if (number := copies[found.code, digest]) > 1:
            digest = f"{digest}-{number}"
        items.append(Item(found, digest, settled.get((found.code, digest))))
    return items


# Settling in the form


def settled_only(entries: Iterable[Entry]) -> list[Entry]:
    """What the form may change."""
    return [entry for entry in entries if entry["code"] != OVERRIDE]


def merged(posted: Sequence[Entry], known: Sequence[Entry], user: Any) -> list[Entry]:
    """What is settled after a form was sent: who and when are ours to say, not the form's."""
    before = {(e["code"], e["digest"], e["reason"]): e for e in settled_only(known)}
    entries: dict[tuple[str, str], Entry] = {}
    for one in posted:
        key = (one["code"], one["digest"])
        found = before.get((*key, one["reason"]))
        entries[key] = found or {
            "code": one["code"],
            "digest": one["digest"],
            "reason": one["reason"],
            **_signed(user),
        }
    overrides = [entry for entry in known if entry["code"] == OVERRIDE]
    return [*entries.values(), *overrides]


def _signed(user: Any, who: str = "") -> Entry:
    if user is not None:
        who = who or user.get_full_name() or user.get_username()
    return {"who": who, "by": user.pk if user else None, "when": timezone.now().isoformat()}


class SettledField(forms.JSONField):
    """The hidden field in which settling waits until the form is saved."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> list[Entry] | None:
        """Entries with code, digest and reason; None where the form had no such field."""
        value = super().to_python(value)
        if value is None:
            return None
        if not isinstance(value, list) or not all(map(_is_entry, value)):
            raise ValidationError(_("What was settled could not be read: reload the page."))
        return [
            {"code": e["code"], "digest": e["digest"], "reason": e["reason"].strip()} for e in value
        ]

    def has_changed(self, initial: Any, data: Any) -> bool:
        if data in (None, ""):
            return False
        try:
            posted = self.to_python(data) or []
        except ValidationError:
            return True
        return _names(posted) != _names(initial or [])


def _is_entry(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    parts = [value.get(name) for name in ("code", "digest", "reason")]
    if value.get("code") == OVERRIDE:
        return False
    return all(
        isinstance(part, str) and part.strip() and len(part) <= REASON_LENGTH for part in parts
    )


def _names(entries: Iterable[Entry]) -> set[tuple[str, str, str]]:
    return {(entry["code"], entry["digest"], entry["reason"]) for entry in entries}


# The gate


def open_figures(page: Any) -> list[Found]:
    """The figures that disagree and that nobody has settled or overridden."""
    return [item.found for item in unsettled_figures(page) if item.digest not in _overridden(page)]


def unsettled_figures(page: Any) -> list[Item]:
    """The figures that disagree and that nobody has settled."""
    items = items_of(page, figures_found_in(page))
    return [item for item in items if item.is_open and item.found.is_open_figure]


def _overridden(page: Any) -> set[str]:
    return {d for e in page.settled if e["code"] == OVERRIDE for d in e["digests"]}


def findings_in_words(findings: Sequence[Found]) -> str:
    """The first findings, and how many more there are: figures with the words of both sides,
    others as the panel says them."""
    return _first([_in_words(found) for found in findings])


def settled_in_words(items: Sequence[Item]) -> str:
    """The first settled findings with the reasons and who gave them, and how many more there are."""
    words = _("%(place)s: “%(reason)s” (%(who)s)")
    return _first([words % {"place": i.found.place, **(i.entry or {})} for i in items])


def _first(sentences: Sequence[str]) -> str:
    mark = "; " if current_language().code == "en" else "；"
    named = mark.join(sentences[:_NAMED])
    if (more := len(sentences) - _NAMED) > 0:
        rest = ngettext("and %(count)d more", "and %(count)d more", more)
        named = f"{named}{mark}{rest % {'count': more}}"
    return named


def _in_words(found: Found) -> str:
    if not found.code.startswith(FIGURE):
        message = found.message.rstrip(".。")
        return _("%(place)s: %(finding)s") % {"place": found.place, "finding": message}
    sides = [", ".join(found.words(source)) or "—" for source in ("en", "zh_hant")]
    return _("%(place)s: “%(en)s” / “%(zh_hant)s”") % {
        "place": found.place,
        "en": sides[0],
        "zh_hant": sides[1],
    }


def open_figures_error(findings: Sequence[Found]) -> ValidationError:
    """The refusal of figures that disagree."""
    return ValidationError(
        _(
            "The figures of the two languages disagree: %(findings)s. Mend them or settle them "
            "in the panel “Languages”, or let an approver publish them with a reason."
        )
        % {"findings": findings_in_words(findings)},
        code="open_figures",
    )


def refuse_open_figures(page: Any) -> None:
    """Raise a ValidationError in words when figures disagree that nobody answers for."""
    findings = open_figures(page)
    if findings and refuses_open_figures():
        raise ValidationError({NON_FIELD_ERRORS: [open_figures_error(findings)]})


def override_open_figures(
    page: Any, reason: str, *, user: Any = None, who: str = ""
) -> list[Found]:
    """Let the figures of a page pass that disagree now, in somebody's name; returns them.

    Call it before the revision is saved that is to be published: it is kept there, and logged when
    that revision is published. Another disagreement, or a change of these texts, is refused again.
    """
    if not reason.strip():
        raise ValidationError(_("Write why the page is published although figures disagree."))
    items = [item for item in unsettled_figures(page) if item.digest not in _overridden(page)]
    if items:
        entry = {
            "code": OVERRIDE,
            "digest": "",
            "digests": [item.digest for item in items],
            "reason": reason.strip()[:REASON_LENGTH],
            **_signed(user, who),
        }
        page.settled = [*page.settled, entry]
    return [item.found for item in items]


@receiver(page_published)
def _log_override(instance: Any, revision: Any = None, **kwargs: Any) -> None:
    """Each override is logged once, with the first publication that it lets pass, by whichever
    path that is published."""
    overrides = [e for e in getattr(instance, "settled", []) if e["code"] == OVERRIDE]
    if not overrides:
        return
    known = log_registry.get_logs_for_instance(instance).filter(action=LOG_ACTION)
    logged = {one.data.get("when") for one in known}
    figures = unsettled_figures(instance)
    for entry in overrides:
        covered = [item.found for item in figures if item.digest in entry["digests"]]
        if entry["when"] in logged or not covered:
            continue
        log(
            instance=instance,
            action=LOG_ACTION,
            user=get_user_model().objects.filter(pk=entry["by"]).first(),
            revision=revision,
            data={
                "reason": entry["reason"],
                "who": entry["who"],
                "when": entry["when"],
                "language": current_language().code,
                "findings": [_in_words(found) for found in covered],
            },
        )


def log_actions(actions: Any) -> None:
    @actions.register_action(LOG_ACTION)
    class PublishedWithOpenFigures(LogFormatter):
        label = gettext_lazy("Publish although figures disagree")

        def format_message(self, entry: Any) -> str:
            return _("Published although figures disagree: %(findings)s") % {
                "findings": "; ".join(entry.data.get("findings", []))
            }

        def format_comment(self, entry: Any) -> str:
            return _("%(who)s: %(reason)s") % {
                "who": entry.data.get("who", ""),
                "reason": entry.data.get("reason", ""),
            }
