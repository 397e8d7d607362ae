"""What public templates say: `{{ page|read:"headline" }}`, dates, and the order of print."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page as PaginatorPage
from django.template.defaultfilters import stringfilter
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import is_aware, localtime

from cyberport_cms.bilingual import dates
from cyberport_cms.bilingual.languages import READING_LANGUAGES, ReadingLanguage

from .. import reading
from ..completeness import is_blank

register = template.Library()

_NAMES_ITSELF = re.compile(r"^\s*(notes?\b|編輯|編者|编辑|编者|備註|备注|註|注)", re.IGNORECASE)


@register.filter
def read(obj: Any, name: str) -> str:
    """A translated field in the reader's language and script."""
    return reading.read(obj, name) if obj else ""


@register.filter
def long_date(day: date | None) -> str:
    """26 February 2025, 2025年2月26日; a moment gives its day in Hong Kong."""
    if not day:
        return ""
    if isinstance(day, datetime):
        day = _in_hong_kong(day).date()
    return dates.long_date(day, reading.current_language())


@register.filter
def long_date_time(moment: datetime | None) -> str:
    """26 February 2025, 10:30 in Hong Kong."""
    if not moment:
        return ""
    return dates.long_date_time(_in_hong_kong(moment), reading.current_language())


@register.filter
def iso(moment: date | None) -> str:
    """For `<time datetime>`."""
    if isinstance(moment, datetime):
        moment = _in_hong_kong(moment)
    return moment.isoformat() if moment else ""


def _in_hong_kong(moment: datetime) -> datetime:
    return localtime(moment) if is_aware(moment) else moment


# Streams


@register.filter
def standing(stream: Any, block_type: str) -> list[Any]:
    """The blocks of a type that a reader of this language sees, in order."""
    source = reading.current_language().source
    return [
        block
        for block in stream
        if block.block_type == block_type
        and block.block.stands_in(block.value, source)
        and not (block.block.has_sides and is_blank(block.value[source]))
    ]


@register.filter
def contents(sections: Any) -> list[dict[str, str]]:
    """Anchor and heading of each section that a reader of this language sees."""
    source = reading.current_language().source
    entries = (
        {
            "anchor": heading_id(block.id),
            "heading": reading.read_value(block.value[source]["heading"]),
        }
        for block in standing(sections, "section")
    )
    return [entry for entry in entries if entry["heading"].strip()]


@register.filter
def heading_id(block_id: str | None) -> str:
    """The anchor of a block: never made from text, which is translated."""
    return f"h-{str(block_id)[:8]}" if block_id else ""


@register.filter
def open_with(html: str, dateline: str) -> SafeString:
    """`html` with the dateline at the beginning of its first paragraph, as it is printed."""
    if not dateline:
        return mark_safe(html)
    return _opened(html, format_html('<span class="dateline">{}</span> ', dateline))


@register.filter
def lead_in(html: str, words: str) -> SafeString:
    """`html` with bold words at the beginning of its first paragraph."""
    if not words:
        return mark_safe(html)
    gap = " " if reading.current_language().code == "en" else ""
    return _opened(html, format_html('<b class="lead-in">{}</b>{}', words, gap))


def _opened(html: Any, opening: SafeString) -> SafeString:
    html = str(html)
    paragraph = re.match(r"\s*<p\b[^>]*>", html)
    if not paragraph:
        return mark_safe(f"<p>{opening.strip()}</p>{html}")
    end = paragraph.end()
    return mark_safe(f"{html[:end]}{opening}{html[end:]}")


@register.filter
def unwrapped(html: Any) -> SafeString:
    """Rich text of one paragraph without its `<p>`, for an item of a list."""
    return mark_safe(reading.unwrapped(str(html)))


@register.filter
def headline_in(page: Any, language: ReadingLanguage) -> str:
    """The headline in another language than the reader's; its element needs that `lang`."""
    return reading.read(page, "headline", language)


@register.filter
def names_itself(side: Any) -> bool:
    """True where notes to editors begin with their own heading, which must not stand twice."""
    return bool(_NAMES_ITSELF.match(template.defaultfilters.striptags(str(side))))


@register.filter
def titled(html: str, title: str) -> SafeString:
    """An embed whose frame has a title, so that a screen reader can announce it."""
    html = re.sub(r"(<iframe\b[^>]*?)\s+title=\"[^\"]*\"", r"\1", str(html))
    attribute = format_html('<iframe title="{}" loading="lazy" ', title)
    return mark_safe(re.sub(r"<iframe\s", lambda _: attribute, html, count=1))


# Contacts


@register.filter
def by_organisation(contacts: Iterable[Any]) -> Iterator[tuple[Any, list[Any]]]:
    """Contacts under their organisation, in the order in which the organisations first appear."""
    groups: dict[int, tuple[Any, list[Any]]] = {}
    for contact in contacts:
        if contact is not None:
            group = groups.setdefault(contact.organisation_id, (contact.organisation, []))
            group[1].append(contact)
    return iter(groups.values())


@register.filter
def phone_link(contact: Any) -> SafeString:
    """The printed number, to be dialled by a click where it can be dialled."""
    if not contact.tel:
        return conditional_escape(contact.phone)
    return format_html('<a href="{}">{}</a>', contact.tel, contact.phone)


@register.filter
@stringfilter
def email_link(email: str) -> SafeString:
    return format_html('<a href="mailto:{0}">{0}</a>', email)


# Lists


@register.filter
def page_numbers(page: PaginatorPage) -> Iterator[int | str]:
    """1 2 … 8 9 10 … 19 20"""
    return page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)


@register.simple_tag
def reader_language() -> ReadingLanguage:
    """The language of this response, where no context processor says it (previews in the admin)."""
    return reading.current_language()


@register.simple_tag
def reading_languages() -> tuple[ReadingLanguage, ...]:
    """All languages of the site, for pages that have no address in them (404)."""
    return READING_LANGUAGES
