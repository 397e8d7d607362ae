"""What a check found: a code with parameters, to be put into words by whoever shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from ..figures.comparison import Severity
from ..languages import ENGLISH, SourceLanguage

__all__ = ["Finding", "Group", "Param", "Severity", "Span"]

Param = str | int
_NOTHING: Mapping[str, Param] = MappingProxyType({})


class Group(StrEnum):
    """What a finding is about: the headings under which a panel shows them."""

    FIGURES = "figures"
    TERMS = "terms"
    CONTACTS = "contacts"
    QUOTES = "quotes"
    STRUCTURE = "structure"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Span:
    """A passage: `text` is `plain_text(side of the block)[start:end]`."""

    block_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Finding:
    """One thing found. It says nothing in any language: `message_id` and `params` do.

    `block_id` is the block to open; the spans name their own, since a figure may have its partner
    in another block. `side` is the side that lacks something or is to be mended, where one is.
    """

    code: str
    severity: Severity
    group: Group
    block_id: str
    params: Mapping[str, Param] = field(default_factory=lambda: _NOTHING)
    en: tuple[Span, ...] = ()
    zh_hant: tuple[Span, ...] = ()
    side: SourceLanguage | None = None

    @property
    def message_id(self) -> str:
        """The name of the sentence: "term.missing.zh_hant", "structure.items"."""
        return f"{self.code}.{self.side}" if self.side else self.code

    @property
    def is_alarm(self) -> bool:
        """Whether an author should see it before anybody else does; False for hints."""
        return self.severity in (Severity.LOOK, Severity.MUST)


def sides(side: SourceLanguage, spans: tuple[Span, ...]) -> dict[str, tuple[Span, ...]]:
    """The spans of one side, as arguments of a Finding."""
    return {"en" if side == ENGLISH else "zh_hant": spans}
