"""The blocks that belong to releases: quotes in the body, and what stands after the end mark."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructValue

from cyberport_cms.bilingual.languages import SourceLanguage
from cyberport_cms.newsroom.blocks import (
    INLINE_FEATURES,
    ProsePairBlock,
    ProseStreamBlock,
    char,
    prose,
)
from cyberport_cms.newsroom.choosers import PhotoChooser, SnippetChooser
from cyberport_cms.newsroom.pairs import PairBlock, SideBlock, chosen_problem
from cyberport_cms.newsroom.reading import current_language, read, read_value
from factsheets.blocks import FACT_BLOCKS


class QuoteBlock(PairBlock):
    """Words said by a spokesperson.

    `before` and `after` hold the attribution as printed ("Ms Chan, Director, said,"); where both
    are empty, name and role are shown under the quote.
    """

    needed = frozenset({"text"})
    free = frozenset({"before", "after"})

    spokesperson = SnippetChooser(
        "releases.Spokesperson",
        related=("organisation",),
        required=False,
        label=_("Spokesperson"),
        help_text=_("Or leave empty and write name and role on each side."),
    )
    style = blocks.ChoiceBlock(
        choices=[("plain", _("In the text")), ("pull", _("Pull quote, large"))],
        default="plain",
        search_index=False,
        label=_("Style"),
    )

    def side(self, *, label: Any, lang: str) -> blocks.Block:
        return SideBlock(
            [
                (
                    "before",
                    char(_("Attribution before the quote, as printed"), lang, max_length=500),
                ),
                ("text", prose(_("Quote, with its quotation marks"), lang, INLINE_FEATURES)),
                ("after", char(_("Attribution after the quote, as printed"), lang, max_length=500)),
                ("name", char(pgettext_lazy("person", "Name"), lang)),
                ("role", char(_("Role"), lang)),
            ],
            label=label,
        )

    def shared_problems(
        self, value: StructValue, wanted: Iterable[SourceLanguage]
    ) -> dict[str, ValidationError]:
        wanted = tuple(wanted)
        if value["spokesperson"] is not None:
            problem = chosen_problem(value["spokesperson"], wanted)
            return {"spokesperson": problem} if problem else {}
        if any(not self._is_attributed(value[source]) for source in wanted):
            return {
                "spokesperson": ValidationError(
                    _("Say who speaks: choose a spokesperson, or write the name on each side."),
                    code="no_speaker",
                )
            }
        return {}

    @staticmethod
    def _is_attributed(side: StructValue) -> bool:
        return bool(side["name"] or side["before"] or side["after"])

    def get_context(self, value: StructValue, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context |= speaker_of(value)
        return context

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("What a spokesperson said, with name and role.")
        template = "blocks/quote.html"
        preview_value = {
            "en": {
                "before": "",
                "text": "<p>“We build for the next ten years.”</p>",
                "after": "",
                "name": "Mei Lam",
                "role": "Founder of Tidewater Robotics",
            },
            "zh_hant": {
                "before": "",
                "text": "<p>「我們放眼未來十年。」</p>",
                "after": "",
                "name": "林美",
                "role": "潮汐機械人創辦人",
            },
            "style": "plain",
        }


def speaker_of(value: StructValue) -> dict[str, str]:
    """Name and role of a quote in the reader's language: from the block, else the spokesperson."""
    side = read_value(value[current_language().source])
    person = value["spokesperson"]
    return {
        "speaker_name": side["name"] or (read(person, "name") if person else ""),
        "speaker_role": side["role"] or (read(person, "role") if person else ""),
    }


class BodyStreamBlock(ProseStreamBlock):
    """The body of a release: prose blocks and quotes, which come after headings in the picker."""

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        facts = [(name, block()) for name, block in FACT_BLOCKS]
        super().__init__([("quote", QuoteBlock()), *facts, *(local_blocks or [])], **kwargs)
        self.child_blocks = {
            name: self.child_blocks[name]
            for name in ("paragraph", "heading", "quote", *self.child_blocks)
        }


class HiResPhotoBlock(PairBlock):
    """One photo that the media may download in full size."""

    needed = frozenset({"caption"})

    needed_by_both = {"image": _("Choose a photo.")}

    image = PhotoChooser(required=False, label=_("Photo"))

    def side(self, *, label: Any, lang: str) -> blocks.Block:
        return SideBlock(
            [("caption", char(_("Caption"), lang)), ("credit", char(_("Credit"), lang))],
            label=label,
        )

    class Meta:
        icon = "image"
        label = _("Hi-res photo")
        description = _("A photo to download in full size, with caption and credit.")
        template = "blocks/hi_res_photo.html"
        preview_value = {
            "en": {"caption": "The opening ceremony.", "credit": "Cyberport"},
            "zh_hant": {"caption": "揭幕典禮。", "credit": "數碼港"},
        }


class PhotoNoteBlock(ProsePairBlock):
    """The line that offers the photos, and the photos."""

    photos = blocks.ListBlock(HiResPhotoBlock(), label=_("Photos"), min_num=0, default=[])

    features = INLINE_FEATURES

    def shared_problems(
        self, value: StructValue, wanted: Iterable[SourceLanguage]
    ) -> dict[str, ValidationError]:
        wanted = tuple(wanted)
        errors = {
            index: problem
            for index, photo in enumerate(value["photos"].bound_blocks)
            if (problem := photo.block.problems(photo.value, wanted))
        }
        return {"photos": blocks.ListBlockValidationError(block_errors=errors)} if errors else {}

    class Meta:
        icon = "download"
        label = _("Photo note")
        description = _("Offers photos in full size, each with caption and credit.")
        template = "blocks/photo_note.html"
        preview_value = {
            "en": "<p>Photos in full size:</p>",
            "zh_hant": "<p>高像素新聞圖片：</p>",
        }


class CaptionQuoteBlock(QuoteBlock):
    """The quote repeated after the end mark, often reworded: a text of its own."""

    class Meta:
        icon = "openquote"
        label = _("Caption quote")
        description = _("The quote under the photo. It may differ from the one in the text.")
        template = "blocks/caption_quote.html"


class MediaContactsBlock(PairBlock):
    """The people whom journalists may call."""

    contacts = blocks.ListBlock(
        SnippetChooser("releases.MediaContact", related=("organisation",), required=False),
        label=_("Contacts"),
        min_num=0,
    )

    def side(self, *, label: Any, lang: str) -> blocks.Block:
        return char(
            label,
            lang,
            help_text=_("The line above the contacts, such as “Media enquiries:”."),
        )

    def shared_problems(
        self, value: StructValue, wanted: Iterable[SourceLanguage]
    ) -> dict[str, ValidationError]:
        wanted = tuple(wanted)
        if not value["contacts"]:
            none_chosen = ValidationError(_("Choose at least one contact."), code="required")
            return {"contacts": blocks.ListBlockValidationError(non_block_errors=[none_chosen])}
        errors = {
            index: problem
            for index, contact in enumerate(value["contacts"])
            if (problem := chosen_problem(contact, wanted))
        }
        return {"contacts": blocks.ListBlockValidationError(block_errors=errors)} if errors else {}

    def shows_without_text(self, value: StructValue) -> bool:
        return bool(value["contacts"])

    class Meta:
        icon = "group"
        label = _("Media contacts")
        description = _("Names, phones and emails, of one or several organisations.")
        template = "blocks/media_contacts.html"
        preview_value = {"en": "Media enquiries:", "zh_hant": "傳媒查詢："}


class NotesToEditorsBlock(ProsePairBlock):
    class Meta:
        icon = "clipboard-list"
        label = _("Notes to editors")
        description = _("Background for the media after the end mark.")
        template = "blocks/notes_to_editors.html"
        preview_value = {
            "en": "<p>The programme began in 2019.</p>",
            "zh_hant": "<p>計劃於2019年展開。</p>",
        }


class BoilerplateBlock(PairBlock):
    """An “About X” text, kept once as a snippet."""

    boilerplate = SnippetChooser(
        "releases.Boilerplate", related=("organisation",), required=False, label=_("Boilerplate")
    )

    def side(self, *, label: Any, lang: str) -> None:
        return None

    def shared_problems(
        self, value: StructValue, wanted: Iterable[SourceLanguage]
    ) -> dict[str, ValidationError]:
        problem = chosen_problem(value["boilerplate"], wanted)
        return {"boilerplate": problem} if problem else {}

    class Meta:
        icon = "info-circle"
        label = _("Boilerplate")
        description = _("“About Cyberport” and the like, chosen from the boilerplates.")
        template = "blocks/boilerplate.html"
        label_format = "{boilerplate}"

    def get_preview_value(self) -> StructValue:
        example = self.child_blocks["boilerplate"].target_model(
            heading_en="About the programme",
            heading_zh_hant="關於計劃",
            text_en="<p>The programme has backed founders since 2019.</p>",
            text_zh_hant="<p>計劃自2019年起支持創業者。</p>",
        )
        return self.normalize({"boilerplate": example})


class WebsiteBlock(ProsePairBlock):
    features = INLINE_FEATURES

    class Meta:
        icon = "link"
        label = _("Website")
        description = _("The line that leads to a website.")
        template = "blocks/website.html"
        preview_value = {
            "en": "<p>More at www.example.org</p>",
            "zh_hant": "<p>詳情請瀏覽 www.example.org</p>",
        }


class FreeTextBlock(ProsePairBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Free text")
        description = _("Anything else that stands after the end mark.")
        template = "blocks/free_text.html"
        preview_value = {
            "en": "<p>Figures are provisional.</p>",
            "zh_hant": "<p>數字為臨時數字。</p>",
        }


class ClosingStreamBlock(blocks.StreamBlock):
    """What stands after the end mark, in the order of print."""

    photo_note = PhotoNoteBlock()
    caption_quote = CaptionQuoteBlock()
    media_contacts = MediaContactsBlock()
    notes_to_editors = NotesToEditorsBlock()
    boilerplate = BoilerplateBlock()
    website = WebsiteBlock()
    free_text = FreeTextBlock()
