"""What is said about a picture, where nothing but a text is left of it."""

import re

from cyberport_cms.bilingual.markdown import Chunk

from .scripts import compiled

_PLACES = compiled(  # who stands where in a picture
    r"[（(](?:[左右前後][一二三四五六七八九十起方]|[左中右圖]|(?:first|second|third|fourth|fifth|\d\w\w) from (?:left|right)|left|right|cent(?:re|er))[）)]"
    r"|^(?:圖為|圖示|圖片說明)|\(from left\)|^from left\b|[（(](?:[由從])?左(?:起|至右)[）)：:為為是]",
    re.IGNORECASE,
)
_CAPTIONED = compiled(  # Photo caption: …, Photo 1: …, 圖一：…, 圖片說明：…
    r"(?:photo|picture|image)s?(?: captions?|(?: captions?)? \d{1,2})\s*[:：]\s*\S"
    r"|(?:(?:圖片?|[相照]片)(?:說明|[\s（(]*[\d一二三四五六七八九十]{1,2}[）)]?))\s*[:：]\s*\S",
    re.IGNORECASE,
)
PICTURE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
_LEAST_SENTENCE = 30  # characters


def is_caption(chunk: Chunk) -> bool:
    """True for a line that is called a caption, or a sentence that says who stands where in a picture."""
    text = chunk.text.strip()
    return bool(_CAPTIONED.match(text)) or (
        len(text) > _LEAST_SENTENCE and bool(_PLACES.search(text))
    )


def is_picture(chunk: Chunk) -> bool:
    return not chunk.style and bool(PICTURE.fullmatch(chunk.raw.strip()))
