"""Everything that is found in the two sides of a page, in words, at its place in the edit form."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.apps import apps
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.struct_block import StructValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText

from cyberport_cms.bilingual.checks import Finding, Group, Pair, Person, check, plain_text
from cyberport_cms.bilingual.languages import (
    ENGLISH,
    SOURCES,
    TRADITIONAL,
    SourceLanguage,
    suffixed,
)

from .found import Found, Mark, Place, figures_found_in
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
    "structure.items": _("%(en)s items in English, %(zh_hant)s in Chinese."),
    "structure.headings": _("%(en)s headings in English, %(zh_hant)s in Chinese."),
    "structure.links": _("%(en)s links in English, %(zh_hant)s in Chinese."),
    "structure.bold": _("Words are bold in the %(other)s text only."),
    "style.half_width": _("Half-width punctuation in Chinese, %(count)s times: “%(example)s”."),
    "style.full_width": _("Full-width characters in English, %(count)s times: “%(example)s”."),
    "style.simplified": _(
        "Simplified characters in Traditional text, %(count)s times: “%(example)s”."
    ),
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
    shown = page.for_reading()
    places = {place.key: (place, pair) for place, pair in pairs_of(shown)}
    dateline = getattr(page, "dateline_date", None)
    findings = check(
        [pair for _place, pair in places.values()],
        house_terms(),
        dateline if isinstance(dateline, date) else None,
        speakers(),
    )
    # Figures are settled by the texts of found.py: the same figures are open there and here.
    found = [
        *figures_found_in(shown),
        *(_found(one, places) for one in findings if one.group != Group.FIGURES),
    ]
    order = {key: number for number, key in enumerate(places)}
    return sorted(found, key=lambda one: order.get(one.place.key, len(order)))


def _found(one: Finding, places: Mapping[str, tuple[Place, Pair]]) -> Found:
    return Found(
        code=one.code,
        severity=str(one.severity),
        message=message_of(one),
        place=places[one.block_id][0],
        en=tuple(Mark(places[s.block_id][0], s.start, s.end, s.text) for s in one.en),
        zh_hant=tuple(Mark(places[s.block_id][0], s.start, s.end, s.text) for s in one.zh_hant),
    )


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


# Pages as pairs


def pairs_of(shown: Any) -> Iterator[tuple[Place, Pair]]:
    """Every field and block of a copy for reading that says something, with its markup."""
    only = shown.sources[0] if len(shown.sources) < len(SOURCES) else None
    for name in dict.fromkeys((*shown.required_pairs, *shown.paired)):
        texts = {source: getattr(shown, suffixed(name, source)) or "" for source in SOURCES}
        kind = capfirst(str(shown._meta.get_field(name).verbose_name))
        yield from _placed(name, None, "", name, kind, texts, only)
    for name in shown.pair_streams:
        for index, child in enumerate(getattr(shown, name)):
            texts = {source: _of_block(child.value, source) for source in SOURCES}
            only_in = only or child.value.get("only_in") or None
            label = str(child.block.label)
            yield from _placed(name, index, child.id or "", child.block_type, label, texts, only_in)


def _placed(
    name: str,
    index: int | None,
    block_id: str,
    kind: str,
    label: str,
    texts: Mapping[SourceLanguage, str],
    only_in: SourceLanguage | None,
) -> Iterator[tuple[Place, Pair]]:
    en, zh_hant = (texts[s] if only_in in (None, s) else "" for s in SOURCES)
    place = Place(name, index, block_id, label, plain_text(en), plain_text(zh_hant), only_in)
    if place.en.strip() or place.zh_hant.strip():
        yield place, Pair(place.key, kind, en, zh_hant, only_in)


def _of_block(value: Any, source: SourceLanguage) -> str:
    """One side of a block with its markup: its own texts, and those of the snippets it shows."""
    match value:
        case RichText():
            return value.source
        case str():
            return f"<p>{escape(value)}</p>" if value.strip() else ""
        case TypedTable():
            return _of_table(value, source)
        case ListValue():
            items = [item for item in (_of_block(child, source) for child in value) if item]
            return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""
        case StructValue() if source in value or "only_in" in value:
            # A pair: its side, and what both sides share.
            if value.get("only_in") not in (None, "", source):
                return ""
            own = [_of_block(value[source], source)] if source in value else []
            return "".join([*own, *(_of_shared(value[name], source) for name in _shared(value))])
        case StructValue():
            return "".join(_of_block(child, source) for child in value.values())
        case _:
            return ""


def _shared(value: StructValue) -> list[str]:
    return [name for name in value if name not in (*SOURCES, "only_in")]


def _of_shared(value: Any, source: SourceLanguage) -> str:
    """Snippets and lists of them. Plain choices (a style, the name of a figure) are no text."""
    match value:
        case BilingualSnippet():
            names = dict.fromkeys((*value.required_pairs, *value.paired))
            said = (value.said(name, source) for name in names)
            return "".join(
                text if text.startswith("<") else f"<p>{escape(text)}</p>" for text in said if text
            )
        case ListValue():
            return "".join(
                _of_block(child, source)
                if isinstance(child, StructValue)
                else _of_shared(child, source)
                for child in value
            )
        case _:
            return ""


def _of_table(table: TypedTable, source: SourceLanguage) -> str:
    rows = [[column["heading"] or "" for column in table.columns]]
    cells = ["".join(f"<td>{escape(text)}</td>" for text in row) for row in rows] + [
        "".join(f"<td>{_of_block(cell, source)}</td>" for cell in row["values"])
        for row in table.row_data
    ]
    caption = f"<p>{escape(table.caption)}</p>" if table.caption else ""
    return f"{caption}<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
