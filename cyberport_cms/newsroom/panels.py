"""Edit-form panels: both sides of a field in one row, tabs that follow the work."""

import re
from collections.abc import Sequence
from typing import Any

from django.db import models
from django.forms import TextInput, Widget
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.fields import RichTextField

from cyberport_cms.bilingual.languages import LANG_TAG_OF_SOURCE, SOURCES, suffixed

from .blocks import FACT, of_side
from .states import SIDE_NAMES


class OneLineText(AdminAutoHeightTextInput):
    """A line of text that is shown whole, however long; a line break in it becomes a space."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        return re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", value.strip()) if value else value


class SidePanel(FieldPanel):
    """One side of a translated field, labelled with the field and the language."""

    def __init__(self, field_name: str, pair: str, source: str, **kwargs: Any) -> None:
        super().__init__(field_name, **kwargs)
        self.pair = pair
        self.source = source

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "pair": self.pair, "source": self.source}

    def get_form_options(self) -> dict[str, Any]:
        # modeltranslation's columns are of classes for which Wagtail knows no widget.
        options = super().get_form_options()
        tag = LANG_TAG_OF_SOURCE[self.source]
        lang = {"lang": tag}  # on the input: the label may be in another
        match self.db_field:
            case RichTextField(features=[*features]) as field if FACT in features:
                # Through the field: Wagtail's widgets cannot be imported before its models.
                side = RichTextField(editor=field.editor, features=of_side(features, tag))
                widget: Widget = side.formfield().widget
            case RichTextField():
                return options
            case models.TextField():
                widget = AdminAutoHeightTextInput(attrs=lang)
            case models.CharField(max_length=length) if length and length >= 200:
                widget = OneLineText(attrs=lang)
            case _:
                widget = TextInput(attrs=lang)
        options.setdefault("widgets", {})[self.field_name] = widget
        return options

    def on_model_bound(self) -> None:
        super().on_model_bound()
        field = self.model._meta.get_field(self.pair)
        self.heading = format_lazy(
            _("{field} ({side})"), field=capfirst(field.verbose_name), side=SIDE_NAMES[self.source]
        )
        self.help_text = self.help_text or field.help_text
        if isinstance(self.db_field, RichTextField):
            # The editor has no input that could carry the language: what is around it does.
            self.attrs = {**self.attrs, "lang": LANG_TAG_OF_SOURCE[self.source]}


class PairPanel(FieldRowPanel):
    """Both sides of a translated field next to each other, one under the other on a phone."""

    def __init__(self, pair: str, children: Any = None, **kwargs: Any) -> None:
        self.pair = pair
        if children is None:
            children = [SidePanel(suffixed(pair, source), pair, source) for source in SOURCES]
        super().__init__(children, **{"classname": "pair-fields", **kwargs})

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "pair": self.pair}


def page_tabs(
    text: Sequence[Panel],
    publishing: Sequence[Panel],
    people: Sequence[Panel] = (),
    media: Sequence[Panel] = (),
) -> TabbedInterface:
    """The tabs of every page form, in the order of the work."""
    tabs = [
        (_("Text"), text),
        (_("People and contacts"), people),
        (_("Media"), media),
        (_("Publishing"), [*publishing, CommentPanel()]),
    ]
    return TabbedInterface(
        [ObjectList(list(panels), heading=heading) for heading, panels in tabs if panels]
    )
