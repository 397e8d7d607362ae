"""A pair: the two language sides of one block, kept together so that they cannot drift apart."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import (
    BlockGroup,
    StructBlockValidationError,
    StructValue,
)

from cyberport_cms.bilingual.languages import (
    ENGLISH,
    LANG_TAG_OF_SOURCE,
    SOURCES,
    TRADITIONAL,
    SourceLanguage,
)

from .completeness import is_blank, side_missing, unknown_reference
from .freezing import followed_keys
from .inline import says_nothing
from .reading import current_language, read_value
from .states import SIDE_NAMES

ONLY_IN = [
    ("", _("Both languages")),
    (ENGLISH, _("Only in English")),
    (TRADITIONAL, _("Only in Chinese")),
]


class _FilledStruct(blocks.StructBlock):
    """A struct whose values always have every child, also when they come from code."""

    def normalize(self, value: Any) -> StructValue:
        if not isinstance(value, self.meta.value_class):
            missing = {n: b.get_default() for n, b in self.child_blocks.items() if n not in value}
            value = {**value, **missing}
        return super().normalize(value)


class SideBlock(_FilledStruct):
    """One side of a pair that holds several texts."""


class PairBlock(_FilledStruct):
    """Base of the blocks of a release: `en` and `zh_hant` side by side, plus what both share.

    A subclass says what a side is (`side()`) and declares the shared children as usual. Its
    template gets `side` in the reader's language and script. A block that is "only in" the other
    language renders to nothing.
    """

    # Of a side's children: those that every published side needs, and those that one language
    # may have without the other. The rest is wanted on all sides once one side has it.
    needed: ClassVar[frozenset[str]] = frozenset()
    free: ClassVar[frozenset[str]] = frozenset()
    # Of what both sides share: the children that publishing needs, and the words that ask for them.
    needed_by_both: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        sides = [
            (source, side)
            for source in SOURCES
            if (side := self.side(label=SIDE_NAMES[source], lang=LANG_TAG_OF_SOURCE[source]))
        ]
        only_in = blocks.ChoiceBlock(
            choices=ONLY_IN,
            required=False,
            search_index=False,
            label=_("Languages of this block"),
            help_text=_("Choose one only where this block has no partner in the other language."),
        )
        super().__init__(
            [*sides, *(local_blocks or []), ("only_in", only_in)],
            **kwargs,
        )

    def side(self, *, label: Any, lang: str) -> blocks.Block | None:
        """A new block for one side, or None where the block holds no text of its own."""
        raise NotImplementedError

    def get_form_layout(self) -> BlockGroup:
        shared = [name for name in self.child_blocks if name not in (*SOURCES, "only_in")]
        sides = [name for name in SOURCES if name in self.child_blocks]
        # A list of contacts, photos or facts follows the words that introduce it.
        lists = [n for n in shared if isinstance(self.child_blocks[n], blocks.ListBlock)]
        first = [name for name in shared if name not in lists]
        return BlockGroup(children=[*first, *sides, *lists], settings=["only_in"])

    @property
    def has_sides(self) -> bool:
        return ENGLISH in self.child_blocks

    # Reading

    def stands_in(self, value: StructValue, source: SourceLanguage) -> bool:
        """True where the block is meant for readers of that side."""
        return not value.get("only_in") or value["only_in"] == source

    def get_context(self, value: StructValue, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        if self.has_sides:
            context["side"] = read_value(value[current_language().source])
        return context

    def render(self, value: StructValue, context: Any = None) -> str:
        source = current_language().source
        if not self.stands_in(value, source):
            return ""
        if self.has_sides and is_blank(value[source]) and not self.shows_without_text(value):
            return ""
        return super().render(value, context)

    def shows_without_text(self, value: StructValue) -> bool:
        """True where what the sides share is worth showing when a side is empty (in a preview)."""
        return False

    def side_text(self, value: StructValue, source: SourceLanguage) -> list[str]:
        """The texts of one side, for the search index and excerpts."""
        if not self.has_sides or not self.stands_in(value, source):
            return []
        return self.child_blocks[source].get_searchable_content(value[source])

    # Completeness

    def problems(
        self, value: StructValue, sources: Iterable[SourceLanguage]
    ) -> ValidationError | None:
        """What is missing for publication in `sources`, as an error that marks the side."""
        wanted = [source for source in sources if self.stands_in(value, source)]
        errors = self.side_problems(value, wanted) if self.has_sides else {}
        only_in = value.get("only_in")
        if only_in and self.has_sides:
            other = next(source for source in SOURCES if source != only_in)
            if other in sources and not is_blank(value[other]):
                errors["only_in"] = ValidationError(
                    _("Text stands on both sides: delete one of them, or choose “Both languages”."),
                    code="only_in",
                )
        errors |= self.shared_problems(value, wanted)
        return StructBlockValidationError(block_errors=errors) if errors else None

    def side_problems(
        self, value: StructValue, wanted: Iterable[SourceLanguage]
    ) -> dict[str, ValidationError]:
        errors: dict[str, ValidationError] = {}
        wanted = tuple(wanted)
        for source in wanted:
            side = value[source]
            if is_blank(side):
                errors[source] = side_missing(source)
            elif says_nothing(side):
                errors[source] = unknown_reference()
            elif isinstance(side, StructValue):
                missing = {
                    name: side_missing(source)
                    for name, child in side.items()
                    if is_blank(child) and self._child_is_wanted(value, name, wanted)
                }
                if missing:
                    errors[source] = StructBlockValidationError(block_errors=missing)
        for source, error in errors.items():
            # A struct shows its errors on its children: mark all that would be asked for.
            if isinstance(value[source], StructValue) and not hasattr(error, "block_errors"):
                errors[source] = StructBlockValidationError(non_block_errors=[error])
        return errors

    def _child_is_wanted(
        self, value: StructValue, name: str, wanted: Iterable[SourceLanguage]
    ) -> bool:
        if name in self.needed:
            return True
        return name not in self.free and any(not is_blank(value[s][name]) for s in wanted)

    def shared_problems(
        self, value: StructValue, wanted: Iterable[SourceLanguage]
    ) -> dict[str, ValidationError]:
        """What is missing in the things both sides share, such as a chosen snippet."""
        return {
            name: ValidationError(request, code="required")
            for name, request in self.needed_by_both.items()
            if not value[name]
        }

    class Meta:
        form_classname = "struct-block pair"
        label_format = "{en} {zh_hant}"  # what a folded block is called


def chosen_problem(chosen: Any, wanted: Iterable[SourceLanguage]) -> ValidationError | None:
    """Why a chosen snippet cannot be published in `wanted`: not chosen, a draft, or a side missing."""
    if chosen is None:
        return ValidationError(_("Choose one."), code="required")
    drafts = [said for said in (chosen, *_said_by(chosen)) if not said.live]
    if drafts:
        return ValidationError(
            _("“%(name)s” is a draft: publish it first."),
            code="chosen_draft",
            params={"name": drafts[0]},
        )
    missing = [source for source in wanted if not chosen.has_side(source)]
    if missing:
        return ValidationError(
            _("“%(name)s” is not written in %(language)s: complete it first."),
            code="chosen_side_missing",
            params={"name": chosen, "language": SIDE_NAMES[missing[0]]},
        )
    if any(
        says_nothing(chosen.said(name, source))
        for name in chosen.required_pairs
        for source in wanted
    ):
        return ValidationError(
            _("“%(name)s” names a fact that is not published: mend it first."),
            code="chosen_says_nothing",
            params={"name": chosen},
        )
    return None


def _said_by(chosen: Any) -> list[Any]:
    """What is read along with a snippet: its organisation."""
    found = (getattr(chosen, field.name) for field in followed_keys(type(chosen)))
    return [snippet for snippet in found if snippet is not None]
