"""The blocks of a factsheet: sections of facts."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructValue

from cyberport_cms.bilingual.languages import SourceLanguage
from cyberport_cms.newsroom.blocks import char, prose
from cyberport_cms.newsroom.choosers import SnippetChooser
from cyberport_cms.newsroom.pairs import PairBlock, SideBlock, chosen_problem
from cyberport_cms.newsroom.reading import current_language


class SectionBlock(PairBlock):
    """A heading, an introduction and facts in order. Facts without a side are refused there."""

    needed = frozenset({"heading"})

    facts = blocks.ListBlock(
        SnippetChooser("factsheets.Fact", required=False, label=_("Fact")),
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
        context["facts"] = [
            fact for fact in value["facts"] if fact and fact.live and fact.has_side(source)
        ]
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


class SectionStreamBlock(blocks.StreamBlock):
    section = SectionBlock()
