"""What is still open between the languages of a page, said where somebody submits, publishes or
approves it."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from .both_languages import url_of
from .findings import findings_of
from .reading import flowing
from .settling import Item, findings_in_words, items_of, settled_in_words


def say_what_is_open(request: HttpRequest, page: Any) -> None:
    """A message that names what must be mended, counts what is to be looked at, and tells those
    who publish what was settled, with the reasons; none where nothing was found."""
    permissions = page.permissions_for_user(request.user)
    items = items_of(page, findings_of(page))
    said = in_words(items, with_settled=permissions.can_publish())
    if not said:
        return
    is_grave = any(item.is_open and item.found.severity == "must" for item in items)
    show = messages.warning if is_grave else messages.info
    may_look = permissions.can_edit()
    buttons = [messages.button(url_of(page), _("Compare languages"))] if may_look else []
    show(request, flowing(said), buttons=buttons)


def in_words(items: list[Item], *, with_settled: bool) -> list[str]:
    """A sentence each for what must be mended, what is to be looked at and what is settled."""
    grave = [i.found for i in items if i.is_open and i.found.severity == "must"]
    look = sum(i.is_open and i.found.severity == "look" for i in items)
    settled = [i for i in items if not i.is_open]
    said = []
    if grave:
        words = ngettext(
            "%(count)d finding must be mended: %(findings)s.",
            "%(count)d findings must be mended: %(findings)s.",
            len(grave),
        )
        said.append(words % {"count": len(grave), "findings": findings_in_words(grave)})
    if look:
        words = ngettext(
            "%(count)d finding is to be looked at.",
            "%(count)d findings are to be looked at.",
            look,
        )
        said.append(words % {"count": look})
    if settled and with_settled:
        words = ngettext(
            "%(count)d is settled: %(findings)s.",
            "%(count)d are settled: %(findings)s.",
            len(settled),
        )
        said.append(words % {"count": len(settled), "findings": settled_in_words(settled)})
    return said
