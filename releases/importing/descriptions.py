"""A boilerplate without any heading: a paragraph that begins with an organisation and describes it."""

import re

from .roles import is_name_zh
from .scripts import compiled

_NAME = r"(?P<name>[^\W_a-z][\w&.’'®™()-]*(?: [\w&.’'®™()/-]+){0,9}?)"
_FIRM = r"(?P<firm>(?: Co\.)?(?:,? (?:Ltd|Inc|S\.A|Corp|LLC|PLLC)\b\.?))?"  # behind the name
_IS = re.compile(
    rf"^(?:The )?{_NAME}{_FIRM}(?: ?\([^()\n]{{2,80}}\))?(?:, (?!and )[^.\n]{{3,120}},)?"
    r" (?:(?:is|are) (?:an?|the|one|among|committed|dedicated|headquartered|based|home|part|listed)\b|(?:was|were) (?:founded|established|formed|set up)\b)"
)
_FOUNDED = re.compile(
    rf"^(?:Founded|Established) in [^,.\n]{{3,60}}, {_NAME} (?:is|has(?! (?:not only|also|recently|been awarded|won)\b)|currently|now|operates|provides|offers)\b"
)
_DOES = re.compile(  # whatever it does, the last sentence says where to read more
    rf"^(?:The )?{_NAME}(?: ?\([^()\n]{{2,80}}\))? (?:custom |also |proudly )?(?!is |has |was |does |demonstrates )[a-z]+s (?!said\b)[^\n]*"
    r"(?:[Ll]earn more|[Mm]ore information|[Vv]isit|[Ff]ind out more)\b[^\n]{0,160}$"
)
_IS_ZH = compiled(
    r"^(?P<name>(?![本此該這])[^，。：「」（）\s]{2,30}?)\s?(?:[（(][^（）()]{1,60}[）)])?"
    r"(?:是(?!次|日|項)|為(?!了|配合|慶祝|響應|支持|鼓勵|此|期)|乃|成立於|創立於|創校於|始創於|創辦於|創於|於[^，。]{2,14}?(?:成立|創立|創辦|註冊|開業|開幕|啟用|通車|投入服務|上市)"
    r"|自[^，。]{2,14}?(?:成立|起|以來)|[^，。]{0,6}年(?:成立|創立)|以[^，。]{2,14}為(?:基地|總部|家)|座落|專注|營運|致力)"
)
_BEGAN_ZH = compiled(r"[成創設]立|創[辦校]?於|始創|註冊|開業|上市|座落|營運|專注")  # no person does
_LEAST = {True: 24, False: 90}  # characters, with Chinese and without
_SPEECH = re.compile(r"[「“]|\bsaid\b")


def subject_of(text: str) -> str:
    """The name of whatever a paragraph describes in its first words; empty for what describes nothing."""
    patterns = (_IS_ZH,) if re.search(r"[㐀-鿿]", text[:40]) else (_IS, _FOUNDED)
    found = next(filter(None, (pattern.match(text.strip()) for pattern in patterns)), None)
    return found["name"].strip() if found else ""


def described(text: str, whole: str) -> str:
    """The organisation that a paragraph describes, where it is no other; empty for what is none.

    `whole` is the release: its name stands there once more.
    """
    text = text.strip()
    is_zh = bool(re.search(r"[㐀-鿿]", text[:40]))
    if len(text) < _LEAST[is_zh] or _SPEECH.search(text) or text.endswith(":"):
        return ""
    for pattern in (_IS_ZH,) if is_zh else (_IS, _FOUNDED, _DOES):
        if match := pattern.match(text):
            name = match["name"].strip()
            is_name = pattern is not _DOES or " " in name or _is_own(name, text)
            is_person = is_zh and is_name_zh(name) and not _BEGAN_ZH.search(match.group())
            if (
                is_name
                and not is_person
                and _is_called(name, whole, bool(match.groupdict().get("firm")))
            ):
                return name
    return ""


def _is_own(name: str, text: str) -> bool:
    """True where a text of one word’s deeds ends in the website that has this name: acme.example"""
    return bool(re.search(rf"\b{re.escape(name.casefold())}\w*\.\w", text[-160:].casefold()))


def _is_called(name: str, whole: str, is_firm: bool) -> bool:
    """True for the name of an organisation: written with capitals, and printed twice at least.

    Of a firm’s full name (Acme Works Co., Ltd.) that holds for its first word.
    """
    words = [
        word for word in name.split() if word not in ("of", "and", "the", "for", "&", "in", "de")
    ]
    is_written = all(
        word[:1].isupper() or not word[:1].isalpha() or word[:1] > "\u2e80" for word in words
    )
    return (
        len(name) > 2
        and is_written
        and whole.count(name.split()[0] if is_firm else name) > 1
        and name not in ("It", "This", "Our")
    )
