"""People and texts: what is kept once and chosen in many releases."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cyberport_cms.newsroom.models import Organisation, SimplifiedTerm, Term, Topic
from cyberport_cms.newsroom.snippet_views import BilingualSnippetViewSet

from ..models import Boilerplate, MediaContact, Spokesperson

_ORGANISATION = Column("organisation", label=_("Organisation"), sort_key="organisation__name_en")


class MediaContactViewSet(BilingualSnippetViewSet):
    model = MediaContact
    icon = "mail"
    also_shown = (
        _ORGANISATION,
        Column("phone", label=_("Phone")),
        Column("email", label=_("Email")),
    )
    related = ("organisation",)
    filtered = ("organisation",)


def both_roles(person: Spokesperson) -> str:
    return " · ".join(role for role in (person.role_en, person.role_zh_hant) if role)


class SpokespersonViewSet(BilingualSnippetViewSet):
    model = Spokesperson
    icon = "user"
    also_shown = (Column("role", label=_("Role"), accessor=both_roles), _ORGANISATION)
    related = ("organisation",)
    filtered = ("organisation",)


class OrganisationViewSet(BilingualSnippetViewSet):
    model = Organisation
    icon = "group"
    also_shown = (Column("website", label=_("Website")),)


class BoilerplateViewSet(BilingualSnippetViewSet):
    model = Boilerplate
    icon = "pilcrow"
    shown = ("heading",)
    also_shown = (_ORGANISATION,)
    related = ("organisation",)
    filtered = ("organisation",)


class TopicViewSet(BilingualSnippetViewSet):
    model = Topic
    icon = "tag"
    also_shown = (Column("slug", label=_("Address"), sort_key="slug"),)


class SimplifiedTermViewSet(SnippetViewSet):
    model = SimplifiedTerm
    icon = "globe"
    list_display = ("traditional", "simplified", "note")
    search_fields = ("traditional", "simplified", "note")


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "openquote"
    menu_label = _("Glossary")
    list_display = (
        "english",
        "short_form",
        "traditional",
        Column("in_simplified", label=_("Simplified Chinese")),
        "note",
    )
    search_fields = ("english", "short_form", "traditional", "simplified", "note")


class PeopleAndTexts(SnippetViewSetGroup):
    items = (
        MediaContactViewSet,
        SpokespersonViewSet,
        OrganisationViewSet,
        BoilerplateViewSet,
        TopicViewSet,
        TermViewSet,
        SimplifiedTermViewSet,
    )
    menu_label = _("People and texts")
    menu_name = "people-and-texts"
    menu_icon = "group"
