"""What an import would find and make, told before anything is saved; and the import that staff do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import F, Model
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from cyberport_cms.bilingual.languages import SOURCES, suffixed
from cyberport_cms.bilingual.sources import SourceError
from cyberport_cms.newsroom.models import Organisation
from cyberport_cms.newsroom.states import SIDE_NAMES
from cyberport_cms.newsroom.usage_views import edit_url

from ..models import Boilerplate, MediaContact
from .alignment import Row
from .builder import Builder, contact_rows
from .draft import Contact
from .matching import Matcher, Sides, same
from .references import References
from .wizard import Sheet


@dataclass
class Deciding(Matcher):
    """Keeps to the boilerplates that a person has chosen, by their heading in the draft."""

    chosen: Mapping[Sides, int] = field(default_factory=dict)

    def decided(self, heading: Sides) -> Boilerplate | None:
        key = self.chosen.get(heading)
        return Boilerplate.objects.filter(pk=key).first() if key else None


@dataclass
class Looker(Deciding):
    """Finds what there is and saves nothing: what is missing is returned as an object without a key."""

    def contact(
        self, organisation: Organisation, name: Sides, phone: str, email: str
    ) -> MediaContact:
        if organisation.pk:
            return super().contact(organisation, name, phone, email)
        return MediaContact(
            **name.columns("name"), phone=phone, email=email, organisation=organisation
        )

    def _kept(self, found: Any, model: type[Model], columns: dict[str, str], **more: Any) -> Any:
        return model(**columns, **more) if found is None else found


@dataclass
class StaffMatcher(Deciding):
    """Makes what is missing with the rights of its user: who may not publish it, makes a draft.

    Drafts go out along with the release, by somebody who may publish them: newsroom/along.py.
    """

    user: AbstractUser | None = None

    def _kept(self, found: Any, model: type[Model], columns: dict[str, str], **more: Any) -> Any:
        if found is None:
            return self._new(model(**columns, **more))
        if any(value and not getattr(found, name) for name, value in columns.items()):
            self._complete(found, columns)
        return found

    def _new(self, thing: Any) -> Any:
        self._refuse(thing, "add")
        thing.full_clean()
        if self._may(thing, "publish"):
            thing.save_and_publish(user=self.user)
        else:
            thing.live = False
            thing.save()
            thing.save_revision(user=self.user, log_action=True)
        self.created.append(thing)
        return thing

    def _complete(self, found: Any, columns: dict[str, str]) -> None:
        draft = found.get_latest_revision_as_object()  # a colleague may be at work on it
        missing = {name: v for name, v in columns.items() if v and not getattr(draft, name)}
        if not missing:
            return
        self._refuse(found, "change")
        is_drafted = found.has_unpublished_changes
        for name, value in missing.items():
            setattr(draft, name, value)
        draft.full_clean()
        revision = draft.save_revision(user=self.user, log_action=True)
        if self._may(found, "publish") and not is_drafted:
            revision.publish(user=self.user)
        self.completed.append(found)

    def _may(self, thing: Any, action: str) -> bool:
        return bool(policy_registry.get_by_type(type(thing)).user_has_permission(self.user, action))

    def _refuse(self, thing: Any, action: str) -> None:
        if not self._may(thing, action):
            raise SourceError(
                _("You may not add or change this: %(kind)s “%(name)s”. Ask a colleague who may.")
                % {"kind": thing._meta.verbose_name, "name": thing}
            )


def chosen_in(sheet: Sheet) -> dict[Sides, int]:
    """The boilerplates that are chosen on a sheet."""
    return {
        Sides(*(pair.sides[s].heading if s in pair.sides else "" for s in SOURCES)): pair.known
        for pair in sheet.closing
        if pair.known
    }


def looking(sheet: Sheet, *, decided: bool = True) -> Builder:
    """A builder of the page that the sheet would become, which saves nothing."""
    matcher = Looker(chosen=chosen_in(sheet) if decided else {})
    return Builder(*sheet.drafts(), sheet.rows(), matcher, references=References(looking=True))


@dataclass(frozen=True)
class Proposal:
    """A snippet that is known already, or would be made; with what differs from the print."""

    thing: Any
    notes: Sequence[str] = ()

    @property
    def is_known(self) -> bool:
        return bool(self.thing.pk)

    @property
    def edit_url(self) -> str:
        return edit_url(self.thing)


def proposed_contacts(builder: Builder, row: Row[Any]) -> list[Proposal]:
    found = []
    for pair in contact_rows(row):
        thing = builder.contact(pair)
        if thing is not None:
            found.append(Proposal(thing, list(_differing(pair, thing)) if thing.pk else []))
    return found


def _differing(pair: Row[Contact], kept: MediaContact) -> list[str]:
    """Where the print says something else than the contact, which stays as it is."""
    notes = []
    for source in SOURCES:
        side: Contact | None = getattr(pair, source)
        if side is None:
            continue
        name = getattr(kept, suffixed("name", source)) or ""
        told = (
            (_("Name"), side.name, name),
            (_("Phone"), side.phone, kept.phone),
            (_("Email"), side.email, kept.email),
        )
        for label, printed, stored in told:
            if printed and stored and _key(printed) != _key(stored):
                notes.append(
                    _("%(label)s: printed “%(printed)s”, kept “%(stored)s”")
                    % {"label": label, "printed": printed, "stored": stored}
                )
            elif printed and not stored:
                notes.append(
                    _("%(label)s (%(language)s): “%(printed)s” is added")
                    % {"label": label, "language": SIDE_NAMES[source], "printed": printed}
                )
    return list(dict.fromkeys(notes))


def _key(text: str) -> str:
    digits = "".join(char for char in text if char.isdigit())
    return digits[-8:] if len(digits) >= 8 and "@" not in text else text.casefold().strip()


def current_boilerplate(heading: Sides, organisation: Organisation) -> Boilerplate | None:
    """The newest published one under that heading; failing that, of that organisation."""
    live = Boilerplate.objects.filter(live=True).order_by(
        F("last_published_at").desc(nulls_last=True), "-pk"
    )
    found = live.filter(same("heading", heading)).first()
    if found is None and organisation.pk:
        found = live.filter(organisation=organisation).first()
    return found
