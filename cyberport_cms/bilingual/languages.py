"""The site's languages: two that are written, three that are read.

English and Traditional Chinese are *source* languages: somebody writes them.
Simplified Chinese is a *reading* language: it is derived from Traditional.
"""

from dataclasses import dataclass
from typing import Literal

SourceLanguage = Literal["en", "zh_hant"]
"""A side of a pair, spelt as it is in field and block names."""

ENGLISH: SourceLanguage = "en"
TRADITIONAL: SourceLanguage = "zh_hant"
SOURCES: tuple[SourceLanguage, ...] = (ENGLISH, TRADITIONAL)


@dataclass(frozen=True)
class ReadingLanguage:
    """A language in which the public reads the site."""

    code: str  # as in addresses and Django's LANGUAGES
    source: SourceLanguage  # the side it is read from
    name: str  # in the language itself
    short_name: str  # for the switcher on a phone
    lang_tag: str  # BCP 47, for `lang` and `hreflang`
    og_locale: str  # for OpenGraph

    @property
    def is_derived(self) -> bool:
        """True where the text is converted from another script, not written."""
        return self.code == "zh-hans"


READING_LANGUAGES: tuple[ReadingLanguage, ...] = (
    ReadingLanguage("en", ENGLISH, "English", "EN", "en", "en_HK"),
    ReadingLanguage("zh-hant", TRADITIONAL, "繁體中文", "繁", "zh-Hant-HK", "zh_HK"),
    ReadingLanguage("zh-hans", TRADITIONAL, "简体中文", "简", "zh-Hans", "zh_CN"),
)
BY_CODE = {language.code: language for language in READING_LANGUAGES}
READER_OF: dict[SourceLanguage, ReadingLanguage] = {
    language.source: language for language in READING_LANGUAGES if not language.is_derived
}
"""Who reads a side as it is written."""
LANG_TAG_OF_SOURCE: dict[SourceLanguage, str] = {ENGLISH: "en", TRADITIONAL: "zh-Hant-HK"}


def reading_language(code: str | None) -> ReadingLanguage:
    """The reading language for a language code; English for a code that is not ours."""
    return BY_CODE.get((code or "").lower(), BY_CODE["en"])


def suffixed(name: str, source: SourceLanguage) -> str:
    """The column that holds one side of a translated field: headline, zh_hant → headline_zh_hant."""
    return f"{name}_{source}"
