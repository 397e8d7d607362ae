"""Dates and times as newsrooms in Hong Kong print them."""

from datetime import date, datetime

from babel.dates import format_date, format_time

from .languages import ReadingLanguage

_LOCALES = {"en": "en_GB", "zh-hant": "zh_Hant_HK", "zh-hans": "zh_Hans"}


def long_date(day: date, language: ReadingLanguage) -> str:
    """26 February 2025, 2025年2月26日."""
    pattern = "d MMMM y" if language.code == "en" else "y年M月d日"
    return format_date(day, pattern, locale=_LOCALES[language.code])


def long_date_time(moment: datetime, language: ReadingLanguage) -> str:
    """26 February 2025, 10:30 and 2025年2月26日 10:30; `moment` must be in the zone to print."""
    time = format_time(moment, "HH:mm", locale=_LOCALES[language.code])
    gap = ", " if language.code == "en" else " "
    return f"{long_date(moment.date(), language)}{gap}{time}"
