"""A whole release as text: plain for the copy button, HTML for feeds."""

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cyberport_cms.bilingual.plain_text import text_of_html
from cyberport_cms.newsroom.addresses import with_absolute_links
from cyberport_cms.newsroom.reading import read

if TYPE_CHECKING:
    from .models import ReleasePage

_WITHOUT_WORDS = frozenset({"image", "video", "document"})
_SRCSET = re.compile(r'\ssrcset="[^"]*"')


def plain_text(page: "ReleasePage", context: dict[str, Any]) -> str:
    """The words of a release in the reader's language, in the order of print."""
    masthead = [read(page, "label"), read(page, "headline"), read(page, "subheadline")]
    text = [text_of_html(part) for part in _parts(page, context, without=_WITHOUT_WORDS)]
    return "\n\n".join(part for part in (*masthead, *text) if part)


def feed_html(page: "ReleasePage", context: dict[str, Any]) -> SafeString:
    """Body and closing of a release as HTML in which every address is absolute."""
    html = with_absolute_links("\n".join(_parts(page, context)))
    return mark_safe(_SRCSET.sub("", html))


def _parts(
    page: "ReleasePage", context: dict[str, Any], without: Collection[str] = ()
) -> Iterator[str]:
    opening = page.opening_block_id
    if opening is None and page.dateline:
        yield format_html("<p>{}</p>", page.dateline)
    for block in page.body:
        if block.block_type not in without:
            dateline = page.dateline if block.id == opening else ""
            yield block.render({**context, "dateline": dateline})
    if end_mark := read(page, "end_mark"):
        yield format_html("<p>{}</p>", end_mark)
    for block in page.closing:
        if block.block_type not in without:
            yield block.render({**context})
