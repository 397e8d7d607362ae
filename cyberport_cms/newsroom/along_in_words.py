"""What is said of drafts that go out along with a page: to whoever hands it over, and to whoever
publishes or approves it."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.utils import quote
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from .along import Draft
from .reading import flowing, joined


def name_of(draft: Draft) -> str:
    kind = capfirst(draft.snippet._meta.verbose_name)
    return _("%(kind)s “%(name)s”") % {"kind": kind, "name": draft.snippet}


def url_of(draft: Draft) -> str:
    """Of its form."""
    name = type(draft.snippet).snippet_viewset.get_url_name("edit")
    return reverse(name, args=[quote(draft.snippet.pk)])


def for_the_writer(drafts: Sequence[Draft]) -> list[str]:
    """What is said to somebody who hands a page over."""
    new = [draft for draft in drafts if draft.goes_along]
    said = []
    if new:
        words = ngettext(
            "Still a draft: %(names)s. Whoever approves this page publishes it along with it.",
            "Still drafts: %(names)s. Whoever approves this page publishes them along with it.",
            len(new),
        )
        said.append(words % {"names": _names(new)})
    return [*said, *_by_themselves([draft for draft in drafts if draft not in new])]


def for_the_publisher(drafts: Sequence[Draft], user: Any) -> list[str]:
    """What is said to somebody who may publish a page, before they do."""
    mine = [draft for draft in drafts if draft.may_be_published_by(user)]
    said = []
    if mine:
        words = ngettext(
            "Still a draft: %(names)s. Publishing or approving this page publishes it, too.",
            "Still drafts: %(names)s. Publishing or approving this page publishes them, too.",
            len(mine),
        )
        said.append(words % {"names": _names(mine)})
    return [*said, *_by_themselves([draft for draft in drafts if draft not in mine])]


def not_looked_at(drafts: Sequence[Draft]) -> str:
    """Why a page does not go out yet."""
    words = ngettext(
        "New or changed since this page was shown to you: %(names)s. Look at it, then publish or approve again.",
        "New or changed since this page was shown to you: %(names)s. Look at them, then publish or approve again.",
        len(drafts),
    )
    return words % {"names": _names(drafts)}


def _by_themselves(drafts: Sequence[Draft]) -> list[str]:
    if not drafts:
        return []
    words = ngettext(
        "Before this page can go out, somebody who may has to publish this draft: %(names)s.",
        "Before this page can go out, somebody who may has to publish these drafts: %(names)s.",
        len(drafts),
    )
    return [words % {"names": _names(drafts)}]


def _names(drafts: Sequence[Draft]) -> str:
    return joined(name_of(draft) for draft in drafts)


def say(request: HttpRequest, words: Sequence[str], drafts: Sequence[Draft]) -> None:
    """A message with a link to each of the drafts; none without words."""
    if words:
        buttons = [messages.button(url_of(draft), str(draft.snippet)) for draft in drafts]
        messages.warning(request, flowing(words), buttons=buttons)


def say_what_went_along(request: HttpRequest, drafts: Sequence[Draft]) -> None:
    """Which of the drafts have been published with the page."""
    if published := [draft for draft in drafts if draft.is_published and draft.goes_along]:
        words = _("Published along with it: %(names)s.") % {"names": _names(published)}
        messages.success(request, words)
