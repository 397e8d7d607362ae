"""The pair blocks that any page body may use.

`QuoteBlock` has its template in `blocks/quote.html`, and so on; a test holds that each block has
a template, a description and a preview.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructValue
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock

from cyberport_cms.bilingual.languages import SourceLanguage

from .choosers import PhotoChooser
from .pairs import PairBlock, SideBlock

# Facts inside text. The editor of one side has it with its language, as "fact-en": `of_side`.
FACT = "fact"
INLINE_FEATURES = ["bold", "italic", "link", "superscript", "subscript", FACT]
PROSE_FEATURES = [*INLINE_FEATURES, "document-link", "ol", "ul"]
FACTLESS_FEATURES = [name for name in PROSE_FEATURES if name != FACT]  # what a fact itself may use


def of_side(features: Iterable[str], lang: str) -> list[str]:
    """The features of the editor of one side, where facts are read in the language of that side."""
    return [f"{FACT}-{lang}" if name == FACT else name for name in features]


def char(label: Any, lang: str, **kwargs: Any) -> blocks.CharBlock:
    """A line of text. Whether it may stay empty is decided on publishing, for both sides at once."""
    block = blocks.CharBlock(required=False, default="", label=label, **kwargs)
    # For spelling checkers and screen readers; on the input, since the label may be in another one.
    block.field.widget.attrs["lang"] = lang
    return block


def prose(
    label: Any, lang: str, features: list[str] = PROSE_FEATURES, **kwargs: Any
) -> blocks.RichTextBlock:
    """Formatted text; see `char` for why it is never required by the block itself."""
    # The editor has no input that could carry the language: what is around it does.
    return blocks.RichTextBlock(
        required=False,
        label=label,
        features=of_side(features, lang),
        form_attrs={"lang": lang},
        **kwargs,
    )


class ProsePairBlock(PairBlock):
    """A pair whose sides are formatted text."""

    features: ClassVar[list[str]] = PROSE_FEATURES

    def side(self, *, label: Any, lang: str) -> blocks.Block:
        return prose(label, lang, self.features)


class ParagraphBlock(ProsePairBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        description = _("Running text with bold, italic, links and lists.")
        template = "blocks/paragraph.html"
        preview_value = {
            "en": "<p>Applications for the <b>spring intake</b> open on Monday.</p>",
            "zh_hant": "<p><b>春季計劃</b>將於星期一開始接受申請。</p>",
        }


class HeadingBlock(PairBlock):
    def side(self, *, label: Any, lang: str) -> blocks.Block:
        return char(label, lang)

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("A heading between paragraphs.")
        template = "blocks/heading.html"
        preview_value = {"en": "What comes next", "zh_hant": "未來路向"}


class BulletListBlock(PairBlock):
    style = blocks.ChoiceBlock(
        choices=[("bullets", _("Bullets")), ("numbers", _("Numbers"))],
        default="bullets",
        search_index=False,
        label=_("Style"),
    )

    def side(self, *, label: Any, lang: str) -> blocks.Block:
        return blocks.ListBlock(
            prose(_("Item"), lang, INLINE_FEATURES),
            label=label,
            min_num=0,
            collapsed=False,
        )

    def side_problems(
        self, value: StructValue, wanted: Iterable[SourceLanguage]
    ) -> dict[str, ValidationError]:
        wanted = tuple(wanted)
        errors = super().side_problems(value, wanted)
        lengths = {source: len(value[source]) for source in wanted}
        if not errors and len(set(lengths.values())) > 1:
            short = min(lengths, key=lengths.__getitem__)
            errors[short] = ValidationError(
                _("This side has %(count)d items, the other has %(other)d: they must match."),
                code="items_differ",
                params={"count": lengths[short], "other": max(lengths.values())},
            )
        return {
            source: error
            if hasattr(error, "non_block_errors")
            else blocks.ListBlockValidationError(non_block_errors=[error])
            for source, error in errors.items()
        }

    class Meta:
        icon = "list-ul"
        label = _("List")
        description = _("Points, item by item, with the same number on both sides.")
        template = "blocks/bullet_list.html"
        preview_value = {
            "en": ["Free desks for six months", "A mentor from industry"],
            "zh_hant": ["免費共用工作間六個月", "業界導師"],
            "style": "bullets",
        }


class TableBlock(PairBlock):
    def side(self, *, label: Any, lang: str) -> blocks.Block:
        cell = char(_("Text"), lang)
        return TypedTableBlock([("text", cell)], required=False, label=label)

    def side_problems(
        self, value: StructValue, wanted: Iterable[SourceLanguage]
    ) -> dict[str, ValidationError]:
        wanted = tuple(wanted)
        errors = super().side_problems(value, wanted)
        shapes = {
            (len(value[s].row_data), len(value[s].columns)) for s in wanted if s not in errors
        }
        if not errors and len(shapes) > 1:
            errors[wanted[-1]] = ValidationError(
                _("The two tables must have the same number of rows and columns."),
                code="shapes_differ",
            )
        return errors

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Figures in rows and columns, with a heading for each column.")
        template = "blocks/table.html"

    def get_preview_value(self) -> StructValue:
        return self.to_python(
            {
                side: {
                    "columns": [{"type": "text", "heading": heading} for heading in headings],
                    "rows": [{"values": list(row)} for row in rows],
                    "caption": caption,
                }
                for side, caption, headings, rows in (
                    ("en", "Community", ("Year", "Members"), (("2024", "2,000"),)),
                    ("zh_hant", "社群", ("年份", "成員"), (("2024", "2,000"),)),
                )
            }
        )


class ImageBlock(PairBlock):
    needed = frozenset({"alt"})

    needed_by_both = {"image": _("Choose an image.")}

    image = PhotoChooser(required=False, label=_("Image"))

    def side(self, *, label: Any, lang: str) -> blocks.Block:
        return SideBlock(
            [
                ("alt", char(_("Description for those who cannot see it"), lang)),
                ("caption", char(_("Caption"), lang)),
                ("credit", char(_("Credit"), lang)),
            ],
            label=label,
        )

    def shows_without_text(self, value: StructValue) -> bool:
        return value["image"] is not None

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("A photo with a caption and a credit in both languages.")
        template = "blocks/image.html"
        preview_value = {
            "en": {"alt": "A photo", "caption": "The opening ceremony.", "credit": "Cyberport"},
            "zh_hant": {"alt": "相片", "caption": "揭幕典禮。", "credit": "數碼港"},
        }


class VideoBlock(PairBlock):
    needed_by_both = {"video": _("Give the video’s address.")}

    video = EmbedBlock(required=False, label=_("Address of the video"))

    def side(self, *, label: Any, lang: str) -> blocks.Block:
        return char(label, lang, help_text=_("Title of the video"))

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A video from YouTube, Vimeo and the like, with a title in both languages.")
        template = "blocks/video.html"
        preview_value = {"en": "A walk through the campus", "zh_hant": "漫步園區"}


class CalloutBlock(ProsePairBlock):
    class Meta:
        icon = "info-circle"
        label = _("Call-out")
        description = _("A short note that stands out from the text.")
        template = "blocks/callout.html"
        preview_value = {
            "en": "<p>Doors open at 2.30pm. Please bring a press card.</p>",
            "zh_hant": "<p>下午二時三十分入場，請攜帶記者證。</p>",
        }


class DocumentBlock(PairBlock):
    needed_by_both = {"document": _("Choose a document.")}

    document = DocumentChooserBlock(required=False, label=_("Document"))

    def side(self, *, label: Any, lang: str) -> blocks.Block:
        return char(label, lang, help_text=_("What the reader downloads"))

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("A file to download, with its name in both languages.")
        template = "blocks/document.html"
        preview_value = {"en": "Programme (PDF)", "zh_hant": "活動程序（PDF）"}


PROSE_BLOCKS = (
    ("paragraph", ParagraphBlock),
    ("heading", HeadingBlock),
    ("bullet_list", BulletListBlock),
    ("table", TableBlock),
    ("image", ImageBlock),
    ("video", VideoBlock),
    ("callout", CalloutBlock),
    ("document", DocumentBlock),
)


class ProseStreamBlock(blocks.StreamBlock):
    """A body of pair blocks without anything that belongs to releases alone."""

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        prose_blocks = [(name, block()) for name, block in PROSE_BLOCKS]
        super().__init__([*prose_blocks, *(local_blocks or [])], **kwargs)
