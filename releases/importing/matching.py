"""People, organisations, contacts and boilerplates of a draft: known ones are found, others made.

Nothing that exists is reworded here. A side that an existing snippet does not have yet is added
to it; everything else that differs makes a new snippet, and is reported.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q
from django.utils.html import strip_tags

from cyberport_cms.bilingual.languages import SOURCES, SourceLanguage, suffixed
from cyberport_cms.newsroom.inline import Reference, fill
from cyberport_cms.newsroom.models import Organisation

from ..models import Boilerplate, MediaContact, Spokesperson


@dataclass(frozen=True)
class Sides:
    """One thing as it is written on the two sides; empty where a side has nothing."""

    en: str = ""
    zh_hant: str = ""

    def columns(self, name: str) -> dict[str, str]:
        """The columns of a translated field: {"name_en": …, "name_zh_hant": …}."""
        return {suffixed(name, source): getattr(self, source) for source in SOURCES}

    def __bool__(self) -> bool:
        return bool(self.en or self.zh_hant)


@dataclass
class Matcher:
    """Finds snippets and makes the missing ones. `created` and `completed` tell what it did."""

    created: list[Model] = field(default_factory=list)
    completed: list[Model] = field(default_factory=list)

    def organisation(self, name: Sides) -> Organisation:
        """The organisation of that name on either side."""
        found = Organisation.objects.filter(same("name", name)).first()
        return self._kept(found, Organisation, name.columns("name"))

    def contact(
        self, organisation: Organisation, name: Sides, phone: str, email: str
    ) -> MediaContact:
        """The organisation's contact of that email; where there is none, of that name."""
        colleagues = MediaContact.objects.filter(organisation=organisation)
        found = None
        if email:
            found = colleagues.filter(email__iexact=email).first()
        elif name:
            found = colleagues.filter(same("name", name)).first()
        known_as = name if name else Sides(organisation.name_en, organisation.name_zh_hant)
        columns = {**known_as.columns("name"), "phone": phone, "email": email}
        return self._kept(found, MediaContact, columns, organisation=organisation)

    def spokesperson(self, name: Sides, role: Sides) -> Spokesperson:
        """The person of that name in that role; people change roles, and releases do not."""
        people = Spokesperson.objects.filter(same("name", name))
        found = next((person for person in people if _agrees(person, "role", role)), None)
        return self._kept(found, Spokesperson, {**name.columns("name"), **role.columns("role")})

    def decided(self, heading: Sides) -> Boilerplate | None:
        """The boilerplate that a person has chosen instead of the text under that heading."""
        return None

    def boilerplate(self, organisation: Organisation, heading: Sides, text: Sides) -> Boilerplate:
        """The boilerplate that says the same; a reworded one is a boilerplate of its own."""
        candidates = Boilerplate.objects.filter(same("heading", heading))
        found = next((known for known in candidates if _agrees(known, "text", text)), None)
        columns = {**heading.columns("heading"), **text.columns("text")}
        return self._kept(found, Boilerplate, columns, organisation=organisation)

    def _kept(self, found: Any, model: type[Model], columns: dict[str, str], **more: Any) -> Any:
        if found is None:
            thing = model(**columns, **more)
            thing.full_clean()
            thing.save_and_publish()
            self.created.append(thing)
            return thing
        missing = {name: v for name, v in columns.items() if v and not getattr(found, name)}
        if missing:
            for name, value in missing.items():
                setattr(found, name, value)
            found.full_clean()
            found.save()
            found.save_revision().publish()
            self.completed.append(found)
        return found


def same(name: str, sides: Sides) -> Q:
    """Things with the same words on either side."""
    wanted = Q(pk__in=[])
    for source in SOURCES:
        if words := getattr(sides, source):
            wanted |= Q(**{f"{suffixed(name, source)}__iexact": words})
    return wanted


def _agrees(thing: Model, name: str, sides: Sides) -> bool:
    """True where no side says something else; a side that is not written agrees with anything."""
    for source in SOURCES:
        stored, wanted = getattr(thing, suffixed(name, source)) or "", getattr(sides, source)
        if stored and wanted and _plain(stored, source) != _plain(wanted, source):
            return False
    return True


def _plain(html: str, source: SourceLanguage) -> str:
    """The words of a text, those of facts among them."""
    return " ".join(strip_tags(fill(html, _snippet, source)).split())


def _snippet(reference: Reference) -> Any:
    return reference.handler.chosen().filter(pk=reference.key).first()
