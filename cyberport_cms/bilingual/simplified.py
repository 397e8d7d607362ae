"""Traditional Chinese to Simplified, for text that people read.

OpenCC's `hk2s` keeps Hong Kong's terms (程式 stays 程式) and changes the script only.
Where it is wrong for a name or a house term, a glossary entry decides.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from opencc import OpenCC

# What stands between tags is text; tags, comments and the content of code stay as they are.
_NOT_TEXT = re.compile(
    r"(<!--.*?-->|<(code|pre|script|style|kbd|samp)\b.*?</\2\s*>|<[^>]*>)",
    re.DOTALL | re.IGNORECASE,
)
_READ_ATTRIBUTE = re.compile(r'(\s(?:alt|title|aria-label)=")([^"]*)(")')


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("hk2s")


@lru_cache(maxsize=1)
def _to_traditional() -> OpenCC:
    return OpenCC("s2hk")


def simplify(text: str, glossary: Mapping[str, str] | None = None) -> str:
    """`text` in Simplified Chinese. `glossary` maps Traditional terms to the wanted Simplified ones.

    Longer glossary terms win over shorter ones. Text without Chinese comes back as it is.
    """
    if text.isascii():
        return text
    if not glossary:
        return _converter().convert(text)
    terms = re.compile("|".join(re.escape(t) for t in sorted(glossary, key=len, reverse=True)))
    parts: list[str] = []
    position = 0
    for match in terms.finditer(text):
        parts += [_converter().convert(text[position : match.start()]), glossary[match.group()]]
        position = match.end()
    parts.append(_converter().convert(text[position:]))
    return "".join(parts)


def in_both_scripts(text: str) -> set[str]:
    """`text` as it is, in Simplified and in Traditional Chinese: what a marker of hits looks for."""
    return {text, _converter().convert(text), _to_traditional().convert(text)}


def simplify_html(html: str, glossary: Mapping[str, str] | None = None) -> str:
    """`html` with its text, and the attributes that people read, in Simplified Chinese.

    Addresses, class names, ids and the content of code, scripts and styles are not touched.
    """
    if html.isascii():
        return html
    parts: list[str] = []
    position = 0
    for match in _NOT_TEXT.finditer(html):
        parts.append(simplify(html[position : match.start()], glossary))
        markup = match.group()
        if not match.group(2):
            markup = _READ_ATTRIBUTE.sub(
                lambda m: m.group(1) + simplify(m.group(2), glossary) + m.group(3), markup
            )
        parts.append(markup)
        position = match.end()
    parts.append(simplify(html[position:], glossary))
    return "".join(parts)
