"""The blocks that show facts: the sections of a factsheet, and cards and tables for any body."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Media
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.list_block import ListBlockAdapter
from wagtail.blocks.struct_block import StructValue

from cyberport_cms.bilingual.languages import SOURCES, SourceLanguage
from cyberport_cms.newsroom.blocks import char, prose
from cyberport_cms.newsroom.choosers import ShowsParts, SnippetChooser
from cyberport_cms.newsroom.completeness import side_missing
from cyberport_cms.newsroom.pairs import PairBlock, SideBlock, chosen_problem
from cyberport_cms.newsroom.reading import current_language, read, read_value
from cyberport_cms.newsroom.snippets import WHOLE, Parts

from .parts import A_FIGURE, LEAD_IN


class FactChooser(SnippetChooser):
    """A fact chooser that brings the figures along."""

    def chosen(self) -> Any:
        return super().chosen().prefetch_related("figures")


class FactsBlock(blocks.ListBlock):
    """Facts in order; several can be chosen in one dialog."""


class FactsAdapter(ListBlockAdapter):
    js_constructor = "factsheets.FactList"

    def js_args(self, block: FactsBlock) -> list[Any]:
        name, child, child_state, meta = super().js_args(block)
        words = {"addSeveral": _("Add several facts"), "alsoTicked": _("Also ticked")}
        return [name, child, child_state, meta | words]

    @cached_property
    def media(self) -> Media:
        return super().media + Media(js=["js/fact-list.js"])


register(FactsAdapter(), FactsBlock)


class SectionBlock(PairBlock):
    """A heading, an introduction and facts in order. Facts without a side are refused there."""

    needed = frozenset({"heading"})

    facts = FactsBlock(
        FactChooser("factsheets.Fact", required=False, label=_("Fact")),
        label=_("Facts"),
        min_num=0,
    )

    def side(self, *, label: Any, lang: str) -> blocks.Block:
        return SideBlock(
            [
                ("heading", char(_("Heading"), lang)),
                ("introduction", prose(_("Introduction"), lang)),
            ],
            label=label,
        )

    def shared_problems(
        self, value: StructValue, wanted: Iterable[SourceLanguage]
    ) -> dict[str, ValidationError]:
        wanted = tuple(wanted)
        errors = {
            index: problem
            for index, fact in enumerate(value["facts"])
            if (problem := chosen_problem(fact, wanted))
        }
        return {"facts": blocks.ListBlockValidationError(block_errors=errors)} if errors else {}

    def get_context(self, value: StructValue, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        source = current_language().source
        context["facts"] = [fact for fact in shown_facts(value) if fact.has_side(source)]
        return context

    class Meta:
        icon = "list-ul"
        label = _("Section")
        description = _("A heading, an introduction and facts in order.")
        template = "blocks/section.html"
        preview_value = {
            "en": {"heading": "Digital economy", "introduction": "<p>Where the city stands.</p>"},
            "zh_hant": {"heading": "數字經濟", "introduction": "<p>本港現況。</p>"},
        }


def shown_facts(section: StructValue) -> list[Any]:
    """The facts of a section that are published, in order."""
    return [fact for fact in section["facts"] if fact and fact.live]


# Facts in the body of a release


class FactBlock(ShowsParts, PairBlock):
    """One fact as a card: its figure in large, the statement, as-at date and source."""

    fact = FactChooser("factsheets.Fact", required=False, label=_("Fact"))
    figure = blocks.CharBlock(
        required=False,
        label=_("Figure in large"),
        help_text=_("Its name in the fact, for example “members”; empty for none."),
        search_index=False,
    )

    def side(self, *, label: Any, lang: str) -> None:
        return None

    def shared_problems(
        self, value: StructValue, wanted: Iterable[SourceLanguage]
    ) -> dict[str, ValidationError]:
        return _fact_problems(value, wanted)

    def parts_shown(self, raw: Mapping[str, Any]) -> Parts:
        return frozenset((source, raw.get("figure") or WHOLE) for source in SOURCES)

    def side_text(self, value: StructValue, source: SourceLanguage) -> list[str]:
        return [value["fact"].words(source)] if value["fact"] else []

    def get_context(self, value: StructValue, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        return context | {"figure": figure_of(value["fact"], value["figure"])}

    class Meta:
        icon = "circle-check"
        label = _("Fact")
        description = _("A card: the figure in large, the statement, its day and its source.")
        template = "blocks/fact.html"
        label_format = "{fact}"

    def get_preview_value(self) -> StructValue:
        return self.normalize({"fact": _example(), "figure": "members"})


class FigureRowBlock(ShowsParts, PairBlock):
    """A row of a table: what is counted, in both languages, and the figure of a fact."""

    free = frozenset({"label"})

    fact = FactChooser("factsheets.Fact", required=False, label=_("Fact"))
    figure = blocks.CharBlock(
        required=False,
        label=_("Figure"),
        help_text=_("Its name in the fact; empty for its first figure."),
        search_index=False,
    )

    def side(self, *, label: Any, lang: str) -> blocks.Block:
        return char(label, lang, help_text=_("What is counted; empty for the fact's lead-in."))

    def side_problems(
        self, value: StructValue, wanted: Iterable[SourceLanguage]
    ) -> dict[str, ValidationError]:
        fact = value["fact"]
        return {
            source: side_missing(source)
            for source in wanted
            if fact and not value[source] and not fact.said("lead_in", source)
        }

    def shared_problems(
        self, value: StructValue, wanted: Iterable[SourceLanguage]
    ) -> dict[str, ValidationError]:
        problems = _fact_problems(value, wanted)
        if not problems and not figure_of(value["fact"], value["figure"], first=True):
            problems["figure"] = ValidationError(_("This fact has no figures."))
        return problems

    def shows_without_text(self, value: StructValue) -> bool:
        return value["fact"] is not None

    def parts_shown(self, raw: Mapping[str, Any]) -> Parts:
        figures = {(source, raw.get("figure") or A_FIGURE) for source in SOURCES}
        labels = {(source, LEAD_IN) for source in SOURCES if not raw.get(source)}
        return frozenset(figures | labels)

    def row(self, value: StructValue) -> dict[str, Any]:
        """The row in the reader's language."""
        language = current_language()
        fact = value["fact"]
        figure = figure_of(fact, value["figure"], first=True)
        words = read_value(value[language.source]) or (read(fact, "lead_in") if fact else "")
        return {
            "label": words.rstrip(":： "),
            "figure": figure.text(language) if figure else "",
            "fact": fact,
        }

    class Meta:
        icon = "table"
        label = _("Row")
        label_format = "{fact}"


class FiguresTableBlock(PairBlock):
    """Figures of several facts in a table with a caption."""

    rows = blocks.ListBlock(FigureRowBlock(), label=_("Rows"), min_num=0)

    def side(self, *, label: Any, lang: str) -> blocks.Block:
        return char(label, lang, help_text=_("Caption of the table"))

    def shared_problems(
        self, value: StructValue, wanted: Iterable[SourceLanguage]
    ) -> dict[str, ValidationError]:
        wanted = tuple(wanted)
        if not value["rows"]:
            none = ValidationError(_("Add at least one row."), code="required")
            return {"rows": blocks.ListBlockValidationError(non_block_errors=[none])}
        errors = {
            index: problem
            for index, row in enumerate(value["rows"].bound_blocks)
            if (problem := row.block.problems(row.value, wanted))
        }
        return {"rows": blocks.ListBlockValidationError(block_errors=errors)} if errors else {}

    def side_text(self, value: StructValue, source: SourceLanguage) -> list[str]:
        facts = [row["fact"].words(source) for row in value["rows"] if row["fact"]]
        return [*super().side_text(value, source), *facts]

    def get_context(self, value: StructValue, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        source = current_language().source
        block = value["rows"].list_block.child_block
        context["rows"] = [
            block.row(row) for row in value["rows"] if block.stands_in(row, source) and row["fact"]
        ]
        return context

    class Meta:
        icon = "table"
        label = _("Table of figures")
        description = _("Figures of several facts in rows, each with its day.")
        template = "blocks/figures_table.html"

    def get_preview_value(self) -> StructValue:
        row = {"en": "Members", "zh_hant": "成員", "fact": _example(), "figure": "members"}
        return self.normalize({"en": "The community", "zh_hant": "社群", "rows": [row]})


FACT_BLOCKS = (("fact", FactBlock), ("figures_table", FiguresTableBlock))


def figure_of(fact: Any, name: str, *, first: bool = False) -> Any:
    """The figure of that name; without a name, the first one where `first`, else none."""
    figures = list(fact.figures.all()) if fact else []
    if name or not first:
        figures = [figure for figure in figures if figure.name == name]
    return figures[0] if figures else None


def _fact_problems(
    value: StructValue, wanted: Iterable[SourceLanguage]
) -> dict[str, ValidationError]:
    if problem := chosen_problem(value["fact"], wanted):
        return {"fact": problem}
    if value["figure"] and not figure_of(value["fact"], value["figure"]):
        names = ", ".join(figure.name for figure in value["fact"].figures.all())
        return {
            "figure": ValidationError(
                _("This fact has no figure “%(name)s”. It has: %(names)s."),
                code="no_figure",
                params={"name": value["figure"], "names": names or "–"},
            )
        }
    return {}


def _example() -> Any:
    """A fact that is nowhere stored, for the picker."""
    fact = FactChooser("factsheets.Fact").target_model(
        statement_en="<p>Home to {members} members</p>",
        statement_zh_hant="<p>匯聚{members}名成員</p>",
        live=True,
    )
    fact.figures = [
        fact._meta.get_field("figures").related_model(name="members", value=Decimal(2300))
    ]
    return fact


class SectionStreamBlock(blocks.StreamBlock):
    section = SectionBlock()
