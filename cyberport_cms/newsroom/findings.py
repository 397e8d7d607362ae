"""Everything that is found in the two sides of a page, in words, at its place in the edit form."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from cyberport_cms.bilingual.checks import Finding, Person, check
from cyberport_cms.bilingual.languages import ENGLISH, SOURCES, TRADITIONAL, suffixed

from .found import FIGURE, Found, dateline_of, figure_words, figures_compared, found_at, pairs_in
from .sides import places_of
from .snippets import BilingualSnippet
from .states import SIDE_NAMES
from .terms import house_terms

# `language` is the side to be mended, `other` its partner. Figures have their words in found.py.
MESSAGES: dict[str, Any] = {
    "term.missing": _(
        "“%(found)s” has no partner in the %(language)s text: the glossary has “%(wanted)s”."
    ),
    "term.elsewhere": _(
        "“%(found)s” stands here; the %(language)s text says “%(wanted)s” in other blocks only."
    ),
    "term.variant": _("The house writes “%(wanted)s”, not “%(found)s”."),
    "contact.phone": _("The phone numbers differ: %(en)s and %(zh_hant)s."),
    "contact.phone_only": _("The phone number %(en)s%(zh_hant)s is missing in %(language)s."),
    "contact.email": _("The email addresses differ: %(en)s and %(zh_hant)s."),
    "contact.email_only": _("The email address %(en)s%(zh_hant)s is missing in %(language)s."),
    "contact.website": _("The web addresses differ: %(en)s and %(zh_hant)s."),
    "contact.website_only": _("The web address %(en)s%(zh_hant)s is missing in %(language)s."),
    "contact.address": _("The numbers of the address differ: “%(en)s” and “%(zh_hant)s”."),
    "contact.exchanged": _(
        "“%(detail)s” stands with %(en)s in English, with %(zh_hant)s in Chinese."
    ),
    "contact.phone_order": _(
        "The phone numbers stand in another order in Chinese: look whose they are."
    ),
    "contact.email_order": _(
        "The email addresses stand in another order in Chinese: look whose they are."
    ),
    "quote.speaker": _(
        "%(name)s speaks here, but “%(wanted)s” is nowhere in the %(language)s text."
    ),
    "quote.other_speaker": _("In English %(en)s speaks, in Chinese %(zh_hant)s."),
    "quote.missing": _("Somebody is quoted here, but not in the %(language)s text: “%(words)s…”"),
    "quote.reworded": _("The caption quote is worded otherwise than the quote that it repeats."),
    "quote.reworded.one_side": _(
        "The caption quote differs from the quote that it repeats in the %(language)s text only."
    ),
    "structure.no_side": _("Nothing is written in %(language)s yet."),
    "structure.missing": _("The %(language)s side is missing."),
    "structure.heading_only": _("This heading has no partner in %(language)s."),
    "structure.short": _(
        "The %(language)s text is much shorter than usual for its partner: %(per_cent)s%% of it."
    ),
    "structure.items": _("List items: %(en)s in English, %(zh_hant)s in Chinese."),
    "structure.headings": _("Headings: %(en)s in English, %(zh_hant)s in Chinese."),
    "structure.links": _("Links: %(en)s in English, %(zh_hant)s in Chinese."),
    "structure.bold": _("Bold passages: %(en)s in English, %(zh_hant)s in Chinese."),
    "style.half_width": _("Half-width punctuation in Chinese: “%(example)s” (%(count)s)."),
    "style.full_width": _("Full-width characters in English: “%(example)s” (%(count)s)."),
    "style.simplified": _("Simplified characters in Traditional text: “%(example)s” (%(count)s)."),
    "style.quotes_mixed": _(
        "Two kinds of quotation marks in the %(language)s text: %(example)s (%(count)s) and "
        "%(usual_example)s (%(usual)s)."
    ),
    "style.apostrophes_mixed": _(
        "Straight and curly apostrophes in one text: %(example)s (%(count)s) and "
        "%(usual_example)s (%(usual)s)."
    ),
    "style.spaces_mixed": _(
        "Chinese and Latin with and without a space between them: “%(example)s” (%(count)s) and "
        "“%(usual_example)s” (%(usual)s)."
    ),
    "style.thousands_mixed": _(
        "Thousands with and without a comma in the %(language)s text: “%(example)s” beside "
        "“%(usual_example)s”."
    ),
    "style.years_mixed": _(
        "Financial years in two ways in the %(language)s text: “%(example)s” beside "
        "“%(usual_example)s”."
    ),
}


def message_of(finding: Finding) -> str:
    """What was found, in the words of whoever is reading."""
    if finding.code.startswith(FIGURE):
        return figure_words(finding.code, finding.params)
    params: dict[str, Any] = dict(finding.params)
    code = finding.code
    if finding.side:
        other = TRADITIONAL if finding.side == ENGLISH else ENGLISH
        params |= {"language": SIDE_NAMES[finding.side], "other": SIDE_NAMES[other]}
        if f"{code}.one_side" in MESSAGES:
            code = f"{code}.one_side"
    return str(MESSAGES[code]) % params


def findings_of(page: Any) -> list[Found]:
    """Everything that an author should look at in a page, in the order of the form.

    Of a page in one language, its house style alone. Three queries, however long the page is,
    beside those of its copy for reading.
    """
    places, day = places_of(page), dateline_of(page)
    pairs = pairs_in(places)
    terms = house_terms()
    figures = figures_compared(pairs, day, terms)  # the very findings that decide on publication
    return [
        found_at(one, message_of(one), places)
        for one in check(pairs, terms, day, speakers(), figures)
    ]


def speakers() -> list[Person]:
    """Everybody who may be quoted: the snippets that have a name and a role."""
    people: list[Person] = []
    for model in apps.get_models():
        if (
            issubclass(model, BilingualSnippet)
            and "name" in model.required_pairs
            and "role" in model.paired
        ):
            names = model._default_manager.values_list(*(suffixed("name", s) for s in SOURCES))
            people += [Person(en or "", zh_hant or "") for en, zh_hant in names.order_by("pk")]
    return people
