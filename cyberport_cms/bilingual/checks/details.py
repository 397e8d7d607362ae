"""How somebody is reached: the phones, emails and websites of a text, where they stand."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..figures.mentions import Mention
from ..quantities import Unit
from .figures import Mentions
from .findings import Span
from .texts import Side

_EMAIL = re.compile(
    r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}"
)
_WEBSITE = re.compile(
    r"(?<![A-Za-z0-9_@./-])(?:https?://)?(?P<host>(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,10})"
    r"(?P<path>/[^\s<>()（），。、；]{0,200})?(?![A-Za-z0-9_@])"
)
_SITES = re.compile(r"^www\.|\.(?:com|org|net|hk|gov|edu|io|cn|asia|info|example|co)$", re.I)


@dataclass(frozen=True, slots=True)
class Detail:
    """One phone, email or website where it stands; `key` is what makes it the same."""

    key: str
    span: Span


Read = Callable[[Mentions, Side], Iterator[Detail]]


def phones(mentions: Mentions, side: Side) -> Iterator[Detail]:
    for one in mentions.of(side.language):
        if one.unit == Unit.PHONE and isinstance(one.value, str):
            yield Detail(_digits(one), side.span(one.start, one.end))


def _digits(mention: Mention) -> str:
    digits = re.sub(r"\D", "", str(mention.value))
    return digits.removeprefix("852") if len(digits) == 11 else digits


def emails(mentions: Mentions, side: Side) -> Iterator[Detail]:
    for match in _EMAIL.finditer(side.text):
        address = match[0].rstrip(".-")
        start = match.start()
        yield Detail(address.lower(), side.span(start, start + len(address)))


def websites(mentions: Mentions, side: Side) -> Iterator[Detail]:
    for match in _WEBSITE.finditer(side.text):
        host = match["host"].lower()
        if _SITES.search(host) or match[0].lower().startswith("http"):
            # The path may well be that of the other language.
            yield Detail(host.removeprefix("www."), side.span(*match.span("host")))
