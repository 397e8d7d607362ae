"""Facts inside text: stored as a reference, shown with today's words in the editor and on the page.

`<embed embedtype="fact" id="12" figure="members"/>` is one figure of a fact; without `figure` it is
the whole statement.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.contentstate_models import ContentState
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    HandlerState,
    InlineEntityElementHandler,
)
from wagtail.admin.rich_text.editors.draftail.features import Feature
from wagtail.rich_text.feature_registry import FeatureRegistry

from cyberport_cms.bilingual.languages import (
    ENGLISH,
    LANG_TAG_OF_SOURCE,
    SOURCES,
    SourceLanguage,
    suffixed,
)
from cyberport_cms.newsroom.blocks import FACT, of_side
from cyberport_cms.newsroom.inline import SnippetEmbed
from cyberport_cms.newsroom.snippets import WHOLE

from .models import Fact

ENTITY = "FACT"  # in the editor
ICON = "circle-check"
_LONGEST = 300  # letters of a statement in a list


# On the page


class FactEmbedHandler(SnippetEmbed):
    """A reference becomes the words of the published fact, in the language that is read."""

    identifier = "fact"

    @staticmethod
    def get_model() -> type[Model]:
        return Fact

    @classmethod
    def chosen(cls) -> QuerySet[Fact]:
        return Fact.objects.prefetch_related("figures")

    @classmethod
    def part(cls, attrs: Mapping[str, str]) -> str:
        return attrs.get("figure", WHOLE)

    @classmethod
    def html(cls, snippet: Any, attrs: Mapping[str, str], source: SourceLanguage) -> str:
        figure = attrs.get("figure", WHOLE)
        if not snippet.live or not snippet.has_side(source):
            return ""  # the row may hold what nobody has approved
        if figure == WHOLE:
            return snippet.reference_html(WHOLE, source)
        return escape(snippet.reference_text(figure, source))

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple[Any, str, str, str]]:
        if key := _key(attrs):
            yield Fact, str(key), "", ""


def _key(attrs: Mapping[str, str]) -> int:
    """The id of the fact; 0, which no fact has, for what is no number."""
    key = attrs.get("id", "")
    return int(key) if key.isdecimal() else 0


# In the editor


def chip(key: int, figure: str, fact: Fact | None) -> dict[str, Any]:
    """What the editor knows of a reference: its name, and its words or its trouble on each side."""
    sides = {source: _chip_side(figure, fact, source) for source in SOURCES}
    return {"id": key, "figure": figure, "name": _chip_name(figure, fact), "sides": sides}


def fact_words(fact: Fact, source: SourceLanguage) -> str:
    """What a fact says today on one side, shortened for a list."""
    lead_in = getattr(fact, suffixed("lead_in", source))
    statement = fact.reference_text(WHOLE, source)
    between = " " if source == ENGLISH else ""
    return Truncator(between.join(part for part in (lead_in, statement) if part)).chars(_LONGEST)


def _chip_name(figure: str, fact: Fact | None) -> str:
    if fact is None:
        return gettext("Fact")
    words = next(filter(None, (fact_words(fact, source) for source in SOURCES)), fact.key)
    if figure == WHOLE:
        return gettext("Fact: %(fact)s") % {"fact": words}
    return gettext("Figure “%(figure)s” of the fact: %(fact)s") % {"figure": figure, "fact": words}


def _chip_side(figure: str, fact: Fact | None, source: SourceLanguage) -> dict[str, str]:
    problem = ""
    # A line break would be one in the editor, too.
    text = " ".join(fact.reference_text(figure, source).split()) if fact else ""
    if fact is None:
        problem = gettext("This fact no longer exists")
    elif figure != WHOLE and all(figure != other.name for other in fact.figures.all()):
        problem = gettext("This figure no longer exists")
    elif not text and source == ENGLISH:
        problem = gettext("This fact is not written in English")
    elif not text:
        problem = gettext("This fact is not written in Chinese")
    elif not fact.live:
        problem = gettext("This fact is not published")
    return {"text": text or problem, "problem": problem}


class FactElementHandler(InlineEntityElementHandler):
    """Sets today's words of one side into the text of the editor, as one piece."""

    mutability = "IMMUTABLE"

    def __init__(self, source: SourceLanguage) -> None:
        super().__init__(ENTITY)
        self.source = source

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        key = _key(attrs)
        fact = FactEmbedHandler.chosen().filter(pk=key).first()
        data = chip(key, attrs.get("figure", WHOLE), fact)
        return {**data, **data["sides"][self.source]}

    def handle_starttag(
        self, name: str, attrs: Any, state: HandlerState, contentstate: ContentState
    ) -> None:
        super().handle_starttag(name, attrs, state, contentstate)
        entity = contentstate.entity_map[state.current_entity_ranges[-1].key]
        state.current_block.text += entity.data["text"]
        state.leading_whitespace = KEEP_WHITESPACE


def fact_element(props: dict[str, Any]) -> Any:
    """The reference alone: its words are read again whenever it is shown."""
    attrs = {"embedtype": FactEmbedHandler.identifier, "id": str(props["id"])}
    if figure := props.get("figure"):
        attrs["figure"] = figure
    return _in_styles_of(props["children"], DOM.create_element("embed", attrs))


def _in_styles_of(words: Any, element: Any) -> Any:
    """The element in bold, italic … where the chip's words are: they stand around the words."""
    style = getattr(words, "type", "fragment")
    if style == "fragment":
        return element
    inner = words.children[0] if words.children else ""
    return DOM.create_element(style, dict(words.attr or {}), _in_styles_of(inner, element))


class FactFeature(Feature):
    """The button, the command, and the plugin that lets a chip be handled like a letter."""

    def __init__(self, source: SourceLanguage) -> None:
        super().__init__(js=["wagtailadmin/js/chooser-modal.js", "js/fact-editor.js"])
        self.source = source

    @cached_property
    def entity(self) -> dict[str, Any]:
        return {
            "type": ENTITY,
            "icon": ICON,
            "description": _("Fact"),
            "side": self.source,
            "attributes": ["id", "figure", "name", "sides", "text", "problem"],
            "allowlist": {"id": True},
            "chooserUrls": {"factChooser": reverse_lazy("facts_in_text:choose")},
        }

    def construct_options(self, options: dict[str, Any]) -> None:
        # First, as its paste must be asked before that of links, which would make text of chips.
        options.setdefault("entityTypes", []).insert(0, self.entity)
        options.setdefault("plugins", []).append({"type": ENTITY})


def register_facts(features: FeatureRegistry) -> None:
    """Facts in the editor of each side; a field without sides has them in English."""
    features.register_embed_type(FactEmbedHandler)
    names = {source: of_side([FACT], LANG_TAG_OF_SOURCE[source])[0] for source in SOURCES}
    for source, name in [*names.items(), (ENGLISH, FACT)]:
        features.register_editor_plugin("draftail", name, FactFeature(source))
        features.register_converter_rule(
            "contentstate",
            name,
            {
                "from_database_format": {'embed[embedtype="fact"]': FactElementHandler(source)},
                "to_database_format": {"entity_decorators": {ENTITY: fact_element}},
            },
        )
